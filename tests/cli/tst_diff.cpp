// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

/// `diff` and `replay`, on sessions that the practice server had.
class TestDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoSessions_differInWhatTheyDifferIn_data();
    void twoSessions_differInWhatTheyDifferIn();
    void theExample_isWhatTheCommandPrints();
    void whatIsIgnored_differsNot();
    void filesThatCannotBeRead_are64_data();
    void filesThatCannotBeRead_are64();
    void aReplay_differsInNothing_data();
    void aReplay_differsInNothing();
    void aReplayOfAnotherServer_saysWhatDiffers();
    void aRefusal_keepsBackWhatNeedsIt_data();
    void aRefusal_keepsBackWhatNeedsIt();
    void whatCannotBeReplayed_isSaid_data();
    void whatCannotBeReplayed_isSaid();
    void aReplayThatIsBrokenOff_saysSo();

private:
    /// Runs \p arguments with "URL" replaced, and keeps the session as \p name.
    [[nodiscard]] QByteArray saved(const QByteArray &name, QByteArrayList arguments, practice::Server &server)
    {
        const QByteArray file = path(name);
        for (QByteArray &each : arguments)
            each.replace("URL", urlOf(server.listen().value_or(m_port)));
        (void)runHere(arguments + QByteArrayList{"--save", file});
        return file;
    }
    [[nodiscard]] QByteArray path(const QByteArray &name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toUtf8();
    }
    [[nodiscard]] static QStringList areasOf(const ProgramRun &run)
    {
        QStringList areas;
        const QJsonArray differences = run.document().value("differences"_L1).toArray();
        for (const auto &each : differences)
            areas += each.toObject().value("area"_L1).toString();
        areas.removeDuplicates();
        return areas;
    }

    QTemporaryDir m_folder;
    quint16 m_port = 0;
};

void TestDiff::twoSessions_differInWhatTheyDifferIn_data()
{
    QTest::addColumn<QByteArrayList>("left");
    QTest::addColumn<QByteArrayList>("right");
    QTest::addColumn<QStringList>("areas");
    const QByteArrayList clear{"probe", "URL", "--security", "none"};
    const QByteArrayList encrypted{"probe", "URL", "--security", "starttls"};
    QTest::newRow("nothing") << clear << clear << QStringList();
    QTest::newRow("ids are not compared")
        << QByteArrayList{"send", "URL", "--security", "none", "--to", "bob@practice.example", "--message-id", "<1@a>"}
        << QByteArrayList{"send", "URL", "--security", "none", "--to", "bob@practice.example", "--message-id", "<2@a>"}
        << QStringList();
    QTest::newRow("clear and encrypted") << clear << encrypted
                                         << QStringList{u"capabilities"_s, u"encryption"_s, u"certificate"_s,
                                                        u"exchanges"_s};
    QTest::newRow("codes") << QByteArrayList{"vrfy", "URL", "--security", "none", "alice"}
                           << QByteArrayList{"vrfy", "URL", "--security", "none", "nobody"}
                           << QStringList{u"verdict"_s, u"codes"_s};
    QTest::newRow("texts") << QByteArrayList{"vrfy", "URL", "--security", "none", "alice"}
                           << QByteArrayList{"vrfy", "URL", "--security", "none", "bob"} << QStringList{u"texts"_s};
    const auto to = [](const char *address) {
        return QByteArrayList{"send", "URL", "--security", "none", "--from", "a@b.example", "--to", address};
    };
    QTest::newRow("addresses are no ids")
        << to("joe1@practice.example") << to("joe2@practice.example") << QStringList{u"texts"_s};
    QTest::newRow("one more") << QByteArrayList{"vrfy", "URL", "--security", "none", "alice"}
                              << QByteArrayList{"vrfy", "URL", "--security", "none", "alice", "alice"}
                              << QStringList{u"exchanges"_s};
}

void TestDiff::twoSessions_differInWhatTheyDifferIn()
{
    QFETCH(const QByteArrayList, left);
    QFETCH(const QByteArrayList, right);
    QFETCH(const QStringList, areas);
    practice::Server server(practice::Options{});
    m_port = server.listen().value();
    const QByteArray first = saved("left.mscope", left, server);
    const QByteArray second = saved("right.mscope", right, server);
    const ProgramRun run = runHere({"diff", "--json", first, second});
    QVERIFY2(run.code == (areas.isEmpty() ? 0 : 7), run.text().constData());
    QCOMPARE(areasOf(run), areas);
    QCOMPARE(run.document().value("schema"_L1).toString(), u"mailscope.comparison/1"_s);
    QCOMPARE(run.document().value("exitCode"_L1).toInt(), run.code);
    const ProgramRun text = runHere({"diff", first, second});
    QCOMPARE(text.code, run.code);
    QVERIFY2(text.out.contains(areas.isEmpty() ? "Nothing differs." : "Differences:"), text.text().constData());
    QVERIFY2(text.out.contains("Time: "), text.text().constData());
}

void TestDiff::theExample_isWhatTheCommandPrints()
{
    QFile page(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/compare.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    const QByteArray begin = "<!-- example -->\n```text\n";
    const qsizetype from = text.indexOf(begin) + begin.size();
    const QByteArray example = text.mid(from, text.indexOf("```\n<!-- /example -->") - from);
    const QByteArray folder = MAILSCOPE_SOURCE_DIR "/docs/exports/";
    const ProgramRun run = runHere({"diff", folder + "session.mscope", folder + "later.mscope"});
    QCOMPARE(run.out, example);
    QCOMPARE(run.code, 7);
}

void TestDiff::whatIsIgnored_differsNot()
{
    practice::Server server(practice::Options{});
    m_port = server.listen().value();
    const QByteArray first = saved("left.mscope", {"vrfy", "URL", "--security", "none", "alice"}, server);
    const QByteArray second = saved("right.mscope", {"vrfy", "URL", "--security", "none", "bob"}, server);
    QCOMPARE(runHere({"diff", "--ignore", "codes,certificate", first, second}).code, 7);
    QCOMPARE(runHere({"diff", "--ignore", "texts", first, second}).code, 0);
    const ProgramRun wrong = runHere({"diff", "--ignore", "colours", first, second});
    QCOMPARE(wrong.code, 64);
    QVERIFY(wrong.err.contains("colours"));
}

void TestDiff::filesThatCannotBeRead_are64_data()
{
    QTest::addColumn<QByteArrayList>("files");
    QTest::newRow("none") << QByteArrayList{};
    QTest::newRow("one") << QByteArrayList{"/dev/null"};
    QTest::newRow("three") << QByteArrayList{"a", "b", "c"};
    QTest::newRow("missing") << QByteArrayList{"/nonexistent", "/nonexistent"};
    QTest::newRow("empty") << QByteArrayList{"/dev/null", "/dev/null"};
    QTest::newRow("a folder") << QByteArrayList{"/", "/"};
    QTest::newRow("an empty name") << QByteArrayList{"", ""};
}

void TestDiff::filesThatCannotBeRead_are64()
{
    QFETCH(const QByteArrayList, files);
    const ProgramRun run = runHere(QByteArrayList{"diff"} + files);
    QCOMPARE(run.code, 64);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(!run.err.isEmpty());
}

void TestDiff::aReplay_differsInNothing_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArrayList>("options");
    const QByteArray bob = "bob@practice.example";
    const auto row = [](const char *name, QByteArrayList arguments, QByteArrayList options = {}) {
        QTest::newRow(name) << std::move(arguments) << std::move(options);
    };
    row("probe", {"probe", "URL", "--security", "none"});
    row("encrypted", {"probe", "URL", "--security", "starttls"});
    row("vrfy", {"vrfy", "URL", "--security", "none", "alice", "nobody", "carol"});
    row("a message", {"send", "URL", "--security", "none", "--to", bob, "--text", ".dot"});
    row("without pipelining", {"send", "URL", "--security", "none", "--to", bob, "--no-pipelining"});
    row("by BDAT", {"send", "URL", "--security", "none", "--to", bob, "--transfer", "bdat:100"});
    row("a refused recipient", {"send", "URL", "--security", "none", "--to", "nobody@practice.example"});
    row("many messages", {"send", "URL", "--security", "none", "--to", bob, "--count", "5"});
    row("a login",
        {"auth", "URL", "--security", "starttls", "--user", "alice", "--password-from", "env:P", "--mechanism",
         "SCRAM-SHA-256"},
        {"--user", "alice", "--password-from", "env:P"});
    row("at its pace", {"vrfy", "URL", "--security", "none", "alice"}, {"--paced"});
}

void TestDiff::aReplay_differsInNothing()
{
    QFETCH(QByteArrayList, arguments);
    QFETCH(const QByteArrayList, options);
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    arguments.replace(arguments.indexOf("URL"), url);
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"P"_s, u"wonderland"_s);
    const QByteArray file = path("session.mscope");
    const ProgramRun first =
        runHere(arguments + QByteArrayList{"--save", file, "--tls-policy", "report"}, {}, environment);
    QVERIFY2(QFile::exists(QString::fromUtf8(file)), first.text().constData());
    const ProgramRun run =
        runHere(QByteArrayList{"replay", "--json", "--tls-policy", "report", file, url} + options, {}, environment);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(areasOf(run), QStringList());
}

void TestDiff::aReplayOfAnotherServer_saysWhatDiffers()
{
    practice::Server server(practice::Options{});
    m_port = server.listen().value();
    const QByteArray file = saved("session.mscope", {"vrfy", "URL", "--security", "none", "alice"}, server);
    practice::Options options;
    options.enabled.erase(practice::Feature::Vrfy);
    practice::Server other(options);
    const ProgramRun run = runHere({"replay", "--json", file, urlOf(other.listen().value())});
    QVERIFY2(run.code == 7, run.text().constData());
    QCOMPARE(areasOf(run), (QStringList{u"verdict"_s, u"capabilities"_s, u"codes"_s}));
}

/// What follows a step that the other server refuses is sent no more where it would mean something else.
void TestDiff::aRefusal_keepsBackWhatNeedsIt_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("never");
    QTest::newRow("DATA refused") << QByteArrayList{"send",
                                                    "URL",
                                                    "--security",
                                                    "none",
                                                    "--to",
                                                    "bob@practice.example",
                                                    "--no-pipelining",
                                                    "--text",
                                                    "VRFY alice"}
                                  << QByteArray("data:refuse=554 no") << QByteArray("alice");
    QTest::newRow("STARTTLS refused") << QByteArrayList{"vrfy",         "URL",    "--security", "starttls",
                                                        "--tls-policy", "report", "alice"}
                                      << QByteArray("starttls:refuse=454 no") << QByteArray("VRFY");
}

void TestDiff::aRefusal_keepsBackWhatNeedsIt()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, never);
    practice::Server server(practice::Options{});
    m_port = server.listen().value();
    const QByteArray file = saved("session.mscope", arguments, server);
    practice::Options options;
    options.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server other(options);
    QByteArrayList lines;
    connect(&other, &practice::Server::lineReceived, this,
            [&lines](int /*connection*/, const QByteArray &line, bool /*isSecret*/) { lines += line; });
    const ProgramRun run = runHere({"replay", "--json", file, urlOf(other.listen().value())});
    QVERIFY2(run.code == 7, run.text().constData());
    QVERIFY2(!lines.join('\n').contains(never), lines.join('\n').constData());
}

void TestDiff::whatCannotBeReplayed_isSaid_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("a login without a password")
        << QByteArrayList{"auth", "URL", "--user", "alice", "--password-from", "env:P", "--tls-policy", "report"}
        << QByteArray("give --user and --password-from");
    QTest::newRow("a message that was not recorded whole") << QByteArrayList{"send",       "URL",
                                                                             "--security", "none",
                                                                             "--to",       "bob@practice.example",
                                                                             "--text",     QByteArray(5000, 'x')}
                                                           << QByteArray("was not recorded whole");
    QTest::newRow("nothing was sent") << QByteArrayList{"probe", "smtp://127.0.0.1:1"} << QByteArray("sent nothing");
}

void TestDiff::whatCannotBeReplayed_isSaid()
{
    QFETCH(QByteArrayList, arguments);
    QFETCH(const QByteArray, said);
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    if (const qsizetype at = arguments.indexOf("URL"); at >= 0)
        arguments.replace(at, url);
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"P"_s, u"wonderland"_s);
    const QByteArray file = path("session.mscope");
    (void)runHere(arguments + QByteArrayList{"--save", file}, {}, environment);
    const ProgramRun run = runHere({"replay", file, url});
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains(said), run.text().constData());
}

void TestDiff::aReplayThatIsBrokenOff_saysSo()
{
    practice::Server server(practice::Options{});
    m_port = server.listen().value();
    const QByteArray file = saved("session.mscope", {"vrfy", "URL", "--security", "none", "alice"}, server);
    const ProgramRun run = runHere({"replay", "--json", file, urlOf(clitest::closedPort())});
    QVERIFY2(run.code == 3, run.text().constData());
    QVERIFY(areasOf(run).contains("exchanges"_L1));
    QCOMPARE(runHere({"replay", file}).code, 64);
    QCOMPARE(runHere({"replay", "--jsonl", file, "smtp://127.0.0.1:1"}).code, 64);
}

QTEST_GUILESS_MAIN(TestDiff)

#include "tst_diff.moc"
