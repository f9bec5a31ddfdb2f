// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

namespace {
const QByteArray Password = "Pa/ss w\xc3\xb6rd%+1";

practice::Options options()
{
    practice::Options options;
    options.authInClear = true;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.password = Password;
    }
    return options;
}

QProcessEnvironment environmentWith(const QByteArray &password)
{
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"SECRET"_s, QString::fromUtf8(password));
    return environment;
}

QJsonObject authOf(const ProgramRun &run)
{
    return run.document().value("auth"_L1).toObject();
}

QByteArrayList attemptsOf(const ProgramRun &run)
{
    QByteArrayList lines;
    for (const QJsonValue &each : authOf(run).value("attempts"_L1).toArray()) {
        const QString code = each["code"_L1].isDouble() ? QString::number(each["code"_L1].toInt()) : u"-"_s;
        lines.append(u"%1 %2 %3 %4"_s
                         .arg(each["mechanism"_L1].toString(), each["when"_L1].toString(), code,
                              each["reason"_L1].toString(u"-"_s))
                         .toUtf8());
    }
    return lines;
}

bool holdsSecret(const QByteArray &bytes)
{
    const QList<QByteArray> forms{Password,
                                  Password.toHex(),
                                  Password.toHex().toUpper(),
                                  Password.toBase64(),
                                  Password.toPercentEncoding(),
                                  QByteArray("\0alice\0", 7).append(Password).toBase64()};
    return std::ranges::any_of(forms, [&bytes](const QByteArray &form) { return bytes.contains(form); });
}
} // namespace

/// The command `auth`, and the options to log in of every command that connects.
class TestAuth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exitCodes_tellWhatHappened_data();
    void exitCodes_tellWhatHappened();
    void everyConnectingCommand_logsIn_data();
    void everyConnectingCommand_logsIn();
    void secrets_comeFromTheirSources_data();
    void secrets_comeFromTheirSources();
    void netrc_suppliesTheUserToo();
    void netrc_belongsToOneHost();
    void variablesAndFiles_sayHowToLogIn();
    void theMatrix_isOneReport();
    void theMatrix_tookAsLongAsAllItsConnections();
    void theMatrix_isAGridForPeople();
    void theMatrix_tellsWhatItsAttemptsShowed();
    void theMatrix_endsAtAnImpostor();
    void theMatrix_endsAsItShould_data();
    void theMatrix_endsAsItShould();
    void theChoice_isTold();
    void aFileOfSteps_logsIn();
    void thePassword_isNowhere_data();
    void thePassword_isNowhere();
};

void TestAuth::exitCodes_tellWhatHappened_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArrayList>("attempts");
    const auto row = [](const char *name, QByteArrayList arguments, const QByteArray &password, const char *fault,
                        int code, QByteArrayList attempts) {
        QTest::newRow(name) << std::move(arguments) << password << QByteArray(fault) << code << std::move(attempts);
    };
    row("good", {"--mechanism", "PLAIN"}, Password, "", 0, {"PLAIN clear 235 -"});
    row("good, LOGIN", {"--mechanism=login"}, Password, "", 0, {"LOGIN clear 235 -"});
    row("wrong", {"--mechanism", "PLAIN"}, "x", "", 5, {"PLAIN clear 535 auth-failed"});
    row("wrong twice", {"--mechanism", "PLAIN,LOGIN"}, "x", "", 5,
        {"PLAIN clear 535 auth-failed", "LOGIN clear 535 auth-failed"});
    row("the guard", {"--mechanism", "PLAIN,LOGIN", "--max-failures", "1"}, "x", "", 5,
        {"PLAIN clear 535 auth-failed"});
    row("another follows", {"--mechanism", "LOGIN,PLAIN"}, Password, "auth:refuse=504 5.5.4 what", 5,
        {"LOGIN clear 504 auth-not-offered", "PLAIN clear 504 auth-not-offered"});
    row("for somebody else", {"--mechanism", "PLAIN", "--authzid", "bob"}, Password, "", 5,
        {"PLAIN clear 535 auth-failed"});
    row("lost", {"--mechanism", "PLAIN"}, Password, "auth:close", 3, {"PLAIN clear - connection-lost"});
    row("421", {"--mechanism", "PLAIN"}, Password, "auth:refuse=421 4.3.2 bye", 1, {"PLAIN clear 421 service-closing"});
    row("garbage", {"--mechanism", "PLAIN"}, Password, "auth:garble", 6, {"PLAIN clear - malformed-reply"});
    row("no base64", {"--mechanism", "LOGIN"}, Password, "auth:replace=334 Name:\\r\\n", 5, {});
    row("welcomed though it was given up", {"--mechanism", "LOGIN"}, Password, "login:challenge=text login:welcome", 6,
        {"LOGIN clear 235 unexpected-reply"});
    row("an impostor that welcomes who gives up", {"--mechanism", "SCRAM-SHA-256,PLAIN"}, Password,
        "login:nonce login:welcome", 5, {"SCRAM-SHA-256 clear 235 auth-server-unproven"});
}

void TestAuth::exitCodes_tellWhatHappened()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, fault);
    practice::Options given = options();
    if (fault.startsWith("login:")) { // of these there may be several
        for (const QByteArray &each : fault.split(' '))
            given.faults.push_back(practice::Fault::parse(each).value());
    } else if (!fault.isEmpty())
        given.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server server(given);
    const ProgramRun run = runHere(QByteArrayList{"auth", urlOf(server.listen().value()), "--security", "none",
                                                  "--json", "--user", "alice", "--password-from", "env:SECRET"}
                                       + arguments,
                                   {}, environmentWith(password));
    QFETCH(const int, code);
    QVERIFY2(run.code == code, run.text().constData());
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
    QCOMPARE(authOf(run).value("ok"_L1).toBool(), code == 0);
    QCOMPARE(authOf(run).value("user"_L1), u"alice"_s);
    QFETCH(const QByteArrayList, attempts);
    if (!attempts.isEmpty())
        QCOMPARE(attemptsOf(run), attempts);
    QVERIFY(!holdsSecret(run.out + run.err));
}

void TestAuth::everyConnectingCommand_logsIn_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::newRow("probe") << QByteArrayList{"probe", ""};
    QTest::newRow("vrfy") << QByteArrayList{"vrfy", "", "bob"};
    QTest::newRow("help") << QByteArrayList{"help", ""};
}

void TestAuth::everyConnectingCommand_logsIn()
{
    QFETCH(QByteArrayList, command);
    practice::Server server(options());
    command[1] = "smtp://alice@127.0.0.1:" + QByteArray::number(server.listen().value());
    const QByteArrayList login{"--security=none", "--password-from=env:SECRET", "--mechanism=PLAIN", "--json"};
    const ProgramRun good = runHere(command + login, {}, environmentWith(Password));
    QVERIFY2(good.code == 0, good.text().constData());
    QCOMPARE(attemptsOf(good), QByteArrayList{"PLAIN clear 235 -"});
    QVERIFY(good.document().value("capabilities"_L1).toObject().value("authenticated"_L1).isObject());
    const ProgramRun bad = runHere(command + login, {}, environmentWith("x"));
    QVERIFY2(bad.code == 5, bad.text().constData());
    QVERIFY(bad.document().value("answers"_L1).toArray().isEmpty());
}

void TestAuth::secrets_comeFromTheirSources_data()
{
    QTest::addColumn<QByteArray>("source");
    for (const char *source : {"env:SECRET", "file:FOLDER/secret", "command:cat FOLDER/secret", "netrc"})
        QTest::newRow(source) << QByteArray(source);
}

void TestAuth::secrets_comeFromTheirSources()
{
    QFETCH(QByteArray, source);
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner) || file.write(text) != text.size())
            qFatal("No file");
    };
    write(u"secret"_s, Password + "\n");
    write(u".netrc"_s,
          "machine 127.0.0.1 login bob password x machine 127.0.0.1 login alice password \"" + Password + "\"");
    QProcessEnvironment environment = environmentWith(Password);
    environment.insert(u"HOME"_s, folder.path());
    practice::Server server(options());
    const ProgramRun run =
        runHere({"auth", urlOf(server.listen().value()), "--security=none", "--user=alice", "--mechanism=PLAIN",
                 "--password-from=" + source.replace("FOLDER", folder.path().toUtf8())},
                {}, environment);
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY(run.err.isEmpty());
    QVERIFY(!holdsSecret(run.out));
}

void TestAuth::netrc_suppliesTheUserToo()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"netrc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine 127.0.0.1 login alice password \"" + Password + '"');
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadOther));
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"NETRC"_s, file.fileName());
    practice::Server server(options());
    const ProgramRun run = runHere({"auth", urlOf(server.listen().value()), "--security=none", "--json",
                                    "--password-from=netrc", "--mechanism=LOGIN"},
                                   {}, environment);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(authOf(run).value("user"_L1), u"alice"_s);
    QVERIFY(run.err.contains("chmod 600"));
    QVERIFY(!holdsSecret(run.out + run.err));
}

void TestAuth::netrc_belongsToOneHost()
{
    for (const char *target : {"127.0.0.1:1,127.0.0.2:1", "smtp+unix:///run/smtp", "127.0.0.1:1"}) {
        const ProgramRun run = runHere({"auth", target, "--user=alice", "--password-from=netrc"});
        QVERIFY2(run.code == 64, run.text().constData());
        QVERIFY(run.err.contains("netrc"));
    }
}

void TestAuth::variablesAndFiles_sayHowToLogIn()
{
    const QTemporaryDir folder;
    QDir(folder.path()).mkpath(u"mailscope"_s);
    QFile file(folder.filePath(u"mailscope/cli.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("user = alice\npassword-from = env:SECRET\nmechanism = LOGIN\n");
    file.close();
    QProcessEnvironment environment = environmentWith(Password);
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    practice::Server server(options());
    const QByteArray url = urlOf(server.listen().value());
    const ProgramRun configured = runHere({"auth", url, "--security=none", "--json"}, {}, environment);
    QVERIFY2(configured.code == 0, configured.text().constData());
    QCOMPARE(attemptsOf(configured), QByteArrayList{"LOGIN clear 235 -"});
    environment.insert(u"MAILSCOPE_MECHANISM"_s, u"PLAIN"_s);
    QCOMPARE(attemptsOf(runHere({"auth", url, "--security=none", "--json"}, {}, environment)),
             QByteArrayList{"PLAIN clear 235 -"});
    const ProgramRun wrong = runHere({"auth", url, "--security=none", "--json", "--user=bob"}, {}, environment);
    QCOMPARE(wrong.code, 5);
    QCOMPARE(authOf(wrong).value("user"_L1), u"bob"_s);
}

void TestAuth::theMatrix_isOneReport()
{
    practice::Server server(options());
    practice::Options encrypted = options();
    encrypted.implicitTls = true;
    practice::Server tlsServer(encrypted);
    const QByteArray targets = urlOf(server.listen().value()) + ',' + urlOf(tlsServer.listen().value(), "smtps");
    const ProgramRun run = runHere({"auth", "--all", targets, "--user=alice", "--password-from=env:SECRET", "--json",
                                    "--mechanism=PLAIN,LOGIN", "--tls-policy=report"},
                                   {}, environmentWith(Password));
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
    QByteArrayList attempts = attemptsOf(run);
    std::ranges::sort(attempts);
    QCOMPARE(attempts,
             QByteArrayList({"LOGIN clear 235 -", "LOGIN starttls 235 -", "LOGIN tls 235 -", "PLAIN clear 235 -",
                             "PLAIN starttls 235 -", "PLAIN tls 235 -"}));
    QVERIFY(run.document().value("capabilities"_L1).toObject().value("tls"_L1).isObject());
    QVERIFY(!holdsSecret(run.out + run.err));
}

void TestAuth::theMatrix_tookAsLongAsAllItsConnections()
{
    practice::Options given = options();
    given.faults.push_back(practice::Fault::parse("greeting:delay=20ms").value());
    practice::Server server(given);
    QElapsedTimer outside;
    outside.start();
    const ProgramRun run = runHere({"auth", "--all", urlOf(server.listen().value()), "--user=alice", "--json",
                                    "--password-from=env:SECRET", "--mechanism=PLAIN,LOGIN", "--security=none"},
                                   {}, environmentWith(Password));
    QVERIFY2(run.code == 0, run.text().constData());
    const double duration = run.document().value("durationMs"_L1).toDouble();
    QVERIFY2(duration >= 60, run.out.constData()); // three connections, each greeted late
    QVERIFY2(duration <= static_cast<double>(outside.elapsed()) + 1, run.out.constData());
}

void TestAuth::theMatrix_isAGridForPeople()
{
    practice::Server server(options());
    const ProgramRun run = runHere({"auth", "--all", urlOf(server.listen().value()), "--user=alice",
                                    "--password-from=env:SECRET", "--mechanism=PLAIN,LOGIN", "--tls-policy=report"},
                                   {}, environmentWith(Password));
    QVERIFY2(run.code == 0, run.text().constData());
    for (const char *part : {"Will make 4 attempts", "stop after 2 refused", "before TLS", "after STARTTLS", "PLAIN",
                             "LOGIN", "235 accepted", "ok"})
        QVERIFY2(run.out.contains(part), run.text().constData());
    QVERIFY(!run.out.contains("EHLO"));
    QVERIFY(run.out.indexOf("Will make") < run.out.indexOf("235 accepted"));
}

void TestAuth::theMatrix_tellsWhatItsAttemptsShowed()
{
    practice::Server server(options());
    const QByteArray url = urlOf(server.listen().value());
    const auto logIn = [&url](const QByteArrayList &arguments) {
        return runHere(QByteArrayList{"auth", url, "--user=alice", "--json", "--password-from=env:SECRET",
                                      "--mechanism=PLAIN", "--security=none"}
                           + arguments,
                       {}, environmentWith("wrong"));
    };
    const ProgramRun one = logIn({});
    const ProgramRun all = logIn({"--all"});
    QVERIFY2(one.code == 5 && all.code == 5, all.text().constData());
    const auto idsOf = [](const ProgramRun &run) {
        QSet<QString> ids;
        for (const QJsonValue &finding : run.document().value("findings"_L1).toArray())
            ids.insert(finding["id"_L1].toString());
        return ids;
    };
    QCOMPARE(idsOf(all), idsOf(one));
    QVERIFY2(all.out.contains("PLAIN, before TLS: "), all.out.constData());
    QCOMPARE(clitest::schemaViolation(all.document()), QByteArray());
}

void TestAuth::theMatrix_endsAtAnImpostor()
{
    practice::Options given = options();
    given.faults.push_back(practice::Fault::parse("login:signature").value());
    practice::Server server(given);
    const ProgramRun run =
        runHere({"auth", "--all", urlOf(server.listen().value()), "--user=alice", "--json",
                 "--password-from=env:SECRET", "--mechanism=CRAM-MD5,SCRAM-SHA-256,PLAIN", "--security=none"},
                {}, environmentWith(Password));
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(run.document().value("issue"_L1)["id"_L1].toString(), u"auth-server-unproven"_s);
    QVERIFY2(run.out.contains("\"server-unproven\""), run.out.constData());
}

void TestAuth::theMatrix_endsAsItShould_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &password, QByteArrayList arguments, const char *fault,
                        int code) {
        QTest::newRow(name) << password << std::move(arguments) << QByteArray(fault) << code;
    };
    row("all", Password, {}, "", 0);
    row("none", "x", {}, "", 5);
    row("some", Password, {"--max-failures=9"}, "response:refuse=535 5.7.8 no", 2);
    row("not offered", Password, {}, "ehlo:replace=250 practice.example\\r\\n", 5);
    row("nobody there", Password, {}, "greeting:close", 3);
    row("refused at the door", Password, {}, "greeting:refuse=554 no", 1);
}

void TestAuth::theMatrix_endsAsItShould()
{
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const QByteArray, fault);
    practice::Options given = options();
    if (!fault.isEmpty())
        given.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server server(given);
    const ProgramRun run =
        runHere(QByteArrayList{"auth", "--all", urlOf(server.listen().value()), "--user=alice", "--json",
                               "--password-from=env:SECRET", "--mechanism=PLAIN,LOGIN", "--security=none"}
                    + arguments,
                {}, environmentWith(password));
    QFETCH(const int, code);
    QVERIFY2(run.code == code, run.text().constData());
    QCOMPARE(run.document().value("exitCode"_L1).toInt(), code);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestAuth::theChoice_isTold()
{
    practice::Server server(options());
    const ProgramRun run = runHere(
        {"auth", urlOf(server.listen().value()), "--security=none", "--user=alice", "--password-from=env:SECRET"}, {},
        environmentWith(Password));
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY2(run.out.contains("usable") && run.out.contains("because"), run.text().constData());
}

void TestAuth::aFileOfSteps_logsIn()
{
    practice::Server server(options());
    const QByteArray url = urlOf(server.listen().value());
    const QByteArray steps =
        "@ user alice\n@ password-from env:SECRET\nehlo me\nauth PLAIN\nS: 235 *\nvrfy bob\nS: 250\n";
    const ProgramRun good = runHere({"run", "-", url, "--security=none", "--json"}, steps, environmentWith(Password));
    QVERIFY2(good.code == 0, good.text().constData());
    QVERIFY(!holdsSecret(good.out + good.err));
    const ProgramRun bad = runHere({"run", "-", url, "--security=none", "--json"}, steps, environmentWith("x"));
    QVERIFY2(bad.code == 7, bad.text().constData());
    const ProgramRun typed =
        runHere({"session", url, "--security=none", "--user=alice", "--json", "--password-from=env:SECRET"}, "auth\n",
                environmentWith(Password));
    QVERIFY2(typed.code == 0, typed.text().constData());
    QVERIFY(authOf(typed).value("ok"_L1).toBool());
}

void TestAuth::thePassword_isNowhere_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("text") << QByteArrayList{};
    QTest::newRow("verbose") << QByteArrayList{"--verbose"};
    QTest::newRow("JSON") << QByteArrayList{"--json"};
    QTest::newRow("events") << QByteArrayList{"--jsonl"};
    QTest::newRow("matrix") << QByteArrayList{"--all", "--verbose"};
    QTest::newRow("matrix of events") << QByteArrayList{"--all", "--jsonl"};
}

void TestAuth::thePassword_isNowhere()
{
    QFETCH(const QByteArrayList, arguments);
    for (const QByteArray &echo : {Password, Password.toBase64(), Password.toHex(), Password.toPercentEncoding()}) {
        practice::Options given = options();
        given.faults.push_back(practice::Fault::parse("auth:refuse=535 5.7.8 not " + echo).value());
        practice::Server server(given);
        QTemporaryDir folder;
        QByteArrayList all{"auth",
                           urlOf(server.listen().value()),
                           "--security=none",
                           "--user=alice",
                           "--password-from=env:SECRET",
                           "--mechanism=PLAIN",
                           "--report=" + folder.filePath(u"r.json"_s).toUtf8()};
        if (!arguments.contains("--all"))
            all += "--save=" + folder.filePath(u"s.jsonl"_s).toUtf8();
        const ProgramRun run = runHere(all + arguments, {}, environmentWith(Password));
        QVERIFY2(run.code == 5, run.text().constData());
        QVERIFY(!holdsSecret(run.out + run.err));
        for (const char *name : {"r.json", "s.jsonl"}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            if (file.open(QIODevice::ReadOnly))
                QVERIFY(!holdsSecret(file.readAll()));
        }
    }
}

QTEST_GUILESS_MAIN(TestAuth)
#include "tst_auth.moc"
