// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

/// `send --check` against the practice server, good and bad: what is found, what is not claimed, and how it ends.
class TestChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServer_isFoundToBeWhatItIs_data();
    void aServer_isFoundToBeWhatItIs();
    void aHostileServer_isNeverCalledSafe_data();
    void aHostileServer_isNeverCalledSafe();
    void aSilentServer_isGivenUpSoon();
    void everyCheck_isOneReport();
    void aSavedSession_tellsTheSame();
    void whatWillBeDone_isSaidFirst();
    void noSecret_isSentByTheCheckForEncryption();
    void findings_failOnRequest();
    void whatIsMissing_isAUsageError_data();
    void whatIsMissing_isAUsageError();

private:
    static constexpr auto Stranger = "a@strangers.example";
    static constexpr auto Bob = "bob@practice.example";
    static constexpr auto Elsewhere = "b@elsewhere.example";

    [[nodiscard]] static practice::Options serverWith(const QByteArrayList &faults)
    {
        practice::Options options;
        for (const QByteArray &fault : faults)
            options.faults.push_back(practice::Fault::parse(fault).value());
        return options;
    }
    [[nodiscard]] static QByteArrayList findingsOf(const ProgramRun &run)
    {
        QByteArrayList ids;
        for (const auto &each : run.document().value("findings"_L1).toArray())
            ids.append(each.toObject().value("id"_L1).toString().toUtf8());
        return ids;
    }
    [[nodiscard]] static ProgramRun check(practice::Server &server, const QByteArray &checks, const QByteArray &to,
                                          const QByteArrayList &more = {})
    {
        return runHere(QByteArrayList{"send", urlOf(server.listen().value()), "--json", "--security", "none",
                                      "--timeout", "2", "--check", checks, "--from", Stranger, "--to", to}
                       + more);
    }
    static void verify(const ProgramRun &run, int code, const QByteArrayList &present, const QByteArrayList &absent)
    {
        QVERIFY2(run.code == code, run.text().constData());
        QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
        const QByteArrayList found = findingsOf(run);
        for (const QByteArray &id : present)
            QVERIFY2(found.contains(id), (id + " is missing in " + found.join(' ') + '\n' + run.text()).constData());
        for (const QByteArray &id : absent)
            QVERIFY2(!found.contains(id), (id + " is among " + found.join(' ')).constData());
    }

    QTemporaryDir m_folder;
};

void TestChecks::aServer_isFoundToBeWhatItIs_data()
{
    QTest::addColumn<QByteArray>("checks");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArrayList>("faults");
    QTest::addColumn<QByteArrayList>("present");
    QTest::addColumn<QByteArrayList>("absent");
    const auto row = [](const char *name, const char *checks, const char *to, QByteArrayList faults,
                        QByteArrayList present, QByteArrayList absent) {
        QTest::newRow(name) << QByteArray(checks) << QByteArray(to) << std::move(faults) << std::move(present)
                            << (std::move(absent) << "check-unfinished" << "unsolicited-reply");
    };
    row("takes mail in clear", "tls-enforced", Bob, {}, {"mail-accepted-in-clear"},
        {"tls-enforced", "auth-accepted-in-clear"});
    row("insists on encryption", "tls-enforced", Bob, {"mail:refuse=530 5.7.0 Must issue a STARTTLS command first"},
        {"tls-enforced"}, {"mail-accepted-in-clear", "auth-accepted-in-clear"});
    row("asks for passwords in clear", "tls-enforced", Bob, {"auth:replace=334 \\r\\n"}, {"auth-accepted-in-clear"},
        {"tls-enforced"});
    row("relays nothing", "relay", Elsewhere, {}, {"relay-refused"},
        {"relay-accepted", "relay-trick-accepted", "relay-unclear"});
    row("relays everything", "relay", Elsewhere, {"rcpt:replace=250 2.1.5 ok\\r\\n"},
        {"relay-accepted", "relay-unclear"}, {"relay-trick-accepted", "relay-refused"});
    row("falls for the percent hack", "relay", Elsewhere, {"rcpt[5]:replace=250 2.1.5 ok\\r\\n"},
        {"relay-trick-accepted", "relay-refused"}, {"relay-unclear"});
    row("has a postmaster, and nobody for abuse", "postmaster", Bob, {}, {"postmaster-accepted", "abuse-refused"},
        {"postmaster-refused"});
    row("has no postmaster", "postmaster", Bob, {"rcpt:refuse=550 5.1.1 unknown"}, {"postmaster-refused"},
        {"postmaster-accepted"});
    row("knows the end of data", "smuggling", Bob, {}, {"smuggling-withstood"}, {"smuggling-possible"});
    row("takes a line feed for an end", "smuggling", Bob, {"data:end=\\n.\\n"},
        {"smuggling-possible", "smuggling-withstood"}, {});
    row("takes a NUL for nothing", "smuggling", Bob, {"data:end=\\r\\n\\0.\\r\\n"},
        {"smuggling-possible", "smuggling-withstood"}, {});
    row("forgets what came in clear", "injection", Bob, {}, {"injected-command-ignored"}, {"injected-command-run"});
    row("carries out what came in clear", "injection", Bob, {"starttls:keep"}, {"injected-command-run"},
        {"injected-command-ignored"});
    row("has limits", "limits", Bob, {}, {"limits-found"},
        {"recipients-few", "size-not-enforced", "command-line-short"});
    row("takes few recipients", "limits", Bob, {"rcpt[3]:refuse=452 4.5.3 too many"},
        {"recipients-few", "limits-found"}, {"size-not-enforced"});
    row("does not mean its size", "limits", Bob, {"mail[2]:replace=250 ok\\r\\n"}, {"size-not-enforced"}, {});
    row("takes short commands only", "limits", Bob, {"noop[2]:refuse=500 5.5.2 line too long"}, {"command-line-short"},
        {});
}

void TestChecks::aServer_isFoundToBeWhatItIs()
{
    QFETCH(const QByteArray, checks);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArrayList, faults);
    QFETCH(const QByteArrayList, present);
    QFETCH(const QByteArrayList, absent);
    practice::Server server(serverWith(faults));
    verify(check(server, checks, to), 0, present, absent);
}

void TestChecks::aHostileServer_isNeverCalledSafe_data()
{
    QTest::addColumn<QByteArray>("checks");
    QTest::addColumn<QByteArrayList>("faults");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArrayList>("absent");
    const QByteArrayList safe{"tls-enforced", "relay-refused", "postmaster-accepted", "smuggling-withstood",
                              "injected-command-ignored"};
    const auto row = [&safe](const char *name, const char *checks, QByteArrayList faults, int code) {
        QTest::newRow(name) << QByteArray(checks) << std::move(faults) << code << safe;
    };
    row("no greeting", "relay", {"greeting:silence"}, 3);
    row("a busy greeting", "relay,postmaster", {"greeting:refuse=421 4.3.2 busy"}, 1);
    row("no hello", "tls-enforced", {"ehlo:silence"}, 3);
    row("no answer to MAIL", "tls-enforced", {"mail:silence"}, 3);
    row("421 to MAIL", "relay", {"mail:refuse=421 4.3.2 bye"}, 1);
    row("421 to RCPT", "postmaster", {"rcpt:refuse=421 4.3.2 bye"}, 1);
    row("closes at RCPT", "relay", {"rcpt[3]:close"}, 3);
    row("garbage for RCPT", "relay", {"rcpt[2]:garble"}, 6);
    row("put off", "postmaster", {"rcpt:refuse=450 4.2.0 later"}, 1);
    row("RSET refused", "relay", {"rset:refuse=502 no"}, 1);
    row("no answer to the message", "smuggling", {"payload:silence"}, 3);
    row("two answers to the message", "smuggling", {"payload:inject=250 twice\\r\\n"}, 6);
    row("closes behind the message", "smuggling", {"payload:close=after"}, 3);
    row("421 to the message", "smuggling", {"payload:refuse=421 4.3.2 bye"}, 1);
    row("the recipient is refused", "smuggling", {"rcpt:refuse=550 5.1.1 no"}, 1);
    row("DATA is refused", "smuggling", {"data:refuse=451 4.3.0 no"}, 1);
    row("no STARTTLS", "injection", {"starttls:refuse=454 4.7.0 no"}, 4);
    row("a handshake without an end", "injection", {"tls:silence"}, 4);
    row("closes behind the handshake", "injection", {"quit:close"}, 3);
    row("silent behind the handshake", "injection", {"quit:silence"}, 3);
    row("a second reply to STARTTLS", "injection", {"starttls:inject=250 ok\\r\\n"}, 6);
    row("nobody to count", "limits", {"rcpt:refuse=550 5.1.1 no"}, 1);
}

void TestChecks::aHostileServer_isNeverCalledSafe()
{
    QFETCH(const QByteArray, checks);
    QFETCH(const QByteArrayList, faults);
    QFETCH(const int, code);
    QFETCH(const QByteArrayList, absent);
    practice::Server server(serverWith(faults));
    verify(check(server, checks, Bob, {"--timeout", "0.4"}), code, {"check-unfinished"}, absent);
}

/// The control shows that the other twelve messages would fare no better.
void TestChecks::aSilentServer_isGivenUpSoon()
{
    practice::Server server(serverWith({"payload:silence"}));
    QElapsedTimer clock;
    clock.start();
    const ProgramRun run = check(server, "smuggling", Bob, {"--timeout", "0.4"});
    QVERIFY2(run.code == 3, run.text().constData());
    QCOMPARE_LT(clock.elapsed(), 4000);
}

void TestChecks::everyCheck_isOneReport()
{
    practice::Server server(practice::Options{});
    const ProgramRun run = check(server, "tls-enforced,relay,postmaster,smuggling,injection,limits", Bob);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run.document().value("schema"_L1).toString(), u"mailscope.report/1"_s);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
    // Bob is no stranger here, and so every pattern that names him as he is gets through.
    QVERIFY(findingsOf(run).contains("relay-accepted"));
    QVERIFY(!findingsOf(run).contains("check-unfinished"));
    QVERIFY(run.document().value("transaction"_L1).isNull());
}

void TestChecks::aSavedSession_tellsTheSame()
{
    practice::Server server(serverWith({"data:end=\\n.\\n"}));
    const QByteArray path = m_folder.filePath(u"checks.mscope"_s).toUtf8();
    const ProgramRun live = check(server, "smuggling,injection", Bob, {"--save", path});
    QVERIFY2(live.code == 0, live.text().constData());
    const ProgramRun shown = runHere({"show", "--json", path});
    QVERIFY2(shown.code == 0, shown.text().constData());
    QCOMPARE(findingsOf(shown), findingsOf(live));
    QCOMPARE(shown.document().value("findings"_L1), live.document().value("findings"_L1));
    QCOMPARE(shown.document().value("exchanges"_L1), live.document().value("exchanges"_L1));
}

void TestChecks::whatWillBeDone_isSaidFirst()
{
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"send", urlOf(server.listen().value()), "--check", "tls-enforced"});
    QVERIFY2(run.code == 0, run.text().constData());
    const qsizetype said = run.out.indexOf("Check tls-enforced: Asks for MAIL and AUTH before STARTTLS");
    QVERIFY2(said >= 0, run.text().constData());
    QCOMPARE_LT(said, run.out.indexOf("MAIL FROM"));
}

void TestChecks::noSecret_isSentByTheCheckForEncryption()
{
    practice::Server server(serverWith({"auth:replace=334 \\r\\n"}));
    QByteArrayList lines;
    connect(&server, &practice::Server::lineReceived, this,
            [&lines](int, const QByteArray &line, bool) { lines.append(line); });
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"PW"_s, u"wonderland"_s);
    const ProgramRun run = runHere({"send", urlOf(server.listen().value()), "--json", "--check", "tls-enforced",
                                    "--user", "alice", "--password-from", "env:PW"},
                                   {}, environment);
    verify(run, 0, {"auth-accepted-in-clear"}, {"tls-enforced"});
    QVERIFY(lines.contains("AUTH PLAIN"));
    for (const QByteArray &line : lines)
        QVERIFY2(!line.startsWith("AUTH") || line == "AUTH PLAIN", line.constData());
}

void TestChecks::findings_failOnRequest()
{
    practice::Server server(serverWith({"starttls:keep"}));
    QCOMPARE(check(server, "injection", Bob, {"--fail-on", "fail"}).code, 1);
}

void TestChecks::whatIsMissing_isAUsageError_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, QByteArrayList options, const char *said) {
        QTest::newRow(name) << std::move(options) << QByteArray(said);
    };
    row("no such check", {"--check", "spam"}, "“spam” is no check: use tls-enforced, relay");
    row("an empty name", {"--check", "relay,"}, "is no check");
    row("relay without a sender", {"--check", "relay", "--to", Elsewhere}, "The check relay needs --from and --to.");
    row("relay without a recipient", {"--check", "relay", "--from", Stranger},
        "The check relay needs --from and --to.");
    row("relay without a domain", {"--check", "relay", "--from", Stranger, "--to", "bob"},
        "needs a recipient with a domain");
    row("smuggling alone", {"--check", "smuggling"}, "The check smuggling needs --from and --to.");
    row("limits alone", {"--check", "tls-enforced,limits"}, "The check limits needs --to.");
    row("a message of one's own", {"--check", "injection", "--subject", "x"}, "--check sends no message of yours");
    row("many messages", {"--check", "injection", "--count", "2"}, "--check sends no message of yours");
}

void TestChecks::whatIsMissing_isAUsageError()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const QByteArray, said);
    const ProgramRun run = runHere(QByteArrayList{"send", urlOf(clitest::closedPort())} + options);
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains(said), run.text().constData());
    QCOMPARE(run.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
