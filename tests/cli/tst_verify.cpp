// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

class TestVerify : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_areDecoded_data();
    void answers_areDecoded();
    void aListOfMembers_isPrinted();
    void arguments_cannotSmuggleCommands();
    void lmtp_worksToo();
};

void TestVerify::answers_areDecoded_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<int>>("replies");
    const auto row = [](const char *name, QByteArrayList command, const char *fault, int code, QList<int> replies) {
        QTest::newRow(name) << std::move(command) << QByteArray(fault) << code << std::move(replies);
    };
    row("known", {"vrfy", "", "alice"}, "", 0, {250});
    row("cannot verify", {"vrfy", "", "carol"}, "", 0, {252});
    row("unknown", {"vrfy", "", "nobody"}, "", 1, {550});
    row("moved", {"vrfy", "", "dave"}, "", 1, {551});
    row("some", {"vrfy", "", "alice", "nobody"}, "", 2, {250, 550});
    row("none", {"vrfy", "", "nobody", "noone"}, "", 1, {550, 550});
    row("a list", {"expn", "", "staff"}, "", 0, {250});
    row("no list", {"expn", "", "nothing"}, "", 1, {550});
    row("queue", {"etrn", "", "practice.example"}, "", 0, {250});
    row("queue refused", {"etrn", "", "practice.example"}, "etrn:refuse=458 not now", 1, {458});
    row("help", {"help", ""}, "", 0, {214});
    row("help on a topic", {"help", "", "VRFY"}, "", 0, {214});
    row("help refused", {"help", ""}, "help:refuse=502 no", 1, {502});
    row("lost", {"vrfy", "", "alice"}, "vrfy:close", 3, {});
    row("421", {"vrfy", "", "alice", "bob"}, "vrfy:refuse=421 bye", 1, {});
    row("garbage", {"vrfy", "", "alice"}, "vrfy:garble", 6, {});
    row("silence", {"vrfy", "--timeouts=vrfy=0.2", "", "alice"}, "vrfy:silence", 3, {});
}

void TestVerify::answers_areDecoded()
{
    QFETCH(QByteArrayList, command);
    QFETCH(const QByteArray, fault);
    QFETCH(const int, code);
    QFETCH(const QList<int>, replies);
    practice::Options options;
    if (!fault.isEmpty())
        options.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server server(options);
    command.replace(command.indexOf(""), urlOf(server.listen().value()));
    const ProgramRun run = runHere(QByteArrayList{command.first(), "--json", "--security", "none"} + command.sliced(1));
    QVERIFY2(run.code == code, run.text().constData());
    const QJsonArray answers = run.document().value("answers"_L1).toArray();
    for (qsizetype index = 0; index < replies.size(); ++index)
        QCOMPARE(answers.at(index).toObject().value("code"_L1).toInt(), replies.at(index));
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestVerify::aListOfMembers_isPrinted()
{
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"expn", "--security", "none", urlOf(server.listen().value()), "staff"});
    QVERIFY2(run.code == 0, run.text().constData());
    for (const char *member : {"alice@practice.example", "bob@practice.example", "carol@practice.example"})
        QVERIFY2(run.out.contains(member), run.text().constData());
}

void TestVerify::arguments_cannotSmuggleCommands()
{
    for (const char *argument : {"alice\r\nNOOP", "alice\nNOOP", "\r", ""}) {
        const ProgramRun run = runHere({"vrfy", "127.0.0.1:1", argument});
        QCOMPARE(run.code, 64);
        QVERIFY(run.out.isEmpty());
    }
}

void TestVerify::lmtp_worksToo()
{
    practice::Options options;
    options.protocol = practice::Protocol::Lmtp;
    practice::Server server(options);
    const ProgramRun run = runHere({"vrfy", "--security", "none", urlOf(server.listen().value(), "lmtp"), "alice"});
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY2(run.out.contains("→ LHLO"), run.text().constData());
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
