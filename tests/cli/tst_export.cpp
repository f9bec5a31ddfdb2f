// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"
#include "toolrun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::comparable;
using clitest::ProgramRun;
using clitest::runAlone;
using clitest::runHere;
using clitest::urlOf;

namespace {

/// The practice server, and what it was told on each connection.
class Listener {
public:
    explicit Listener(practice::Options options)
        : m_server(std::move(options)), m_lines(&m_server, &practice::Server::lineReceived)
    {
        m_port = m_server.listen().value();
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const practice::Server &server() const { return m_server; }

    /// What came since the last call.
    [[nodiscard]] QByteArrayList taken()
    {
        QByteArrayList lines;
        for (const QList<QVariant> &each : m_lines)
            lines.append(each.at(1).toByteArray());
        m_lines.clear();
        return lines;
    }

private:
    practice::Server m_server;
    QSignalSpy m_lines;
    quint16 m_port = 0;
};

} // namespace

/// `export`: each command is run, and the server is told the same as in the session.
class TestExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCommand_doesWhatTheSessionDid_data();
    void aCommand_doesWhatTheSessionDid();
    void whatAToolCannotDo_isSaid_data();
    void whatAToolCannotDo_isSaid();
    void noSecret_isWritten_data();
    void noSecret_isWritten();
    void aSecretInTheMessage_isRefused_data();
    void aSecretInTheMessage_isRefused();
    void namesAndPasswords_meanNothingElse_data();
    void namesAndPasswords_meanNothingElse();
    void json_saysTheSame();
    void aProfile_isExportedWithoutASession_data();
    void aProfile_isExportedWithoutASession();
    void wrongUse_is64_data();
    void wrongUse_is64();

private:
    [[nodiscard]] QByteArray saved(QByteArrayList arguments, quint16 port, const QByteArray &scheme = "smtp")
    {
        for (QByteArray &each : arguments)
            each.replace("URL", urlOf(port, scheme));
        QProcessEnvironment environment = clitest::bareEnvironment();
        environment.insert(u"PASSWORD"_s, u"wonderland"_s);
        const QByteArray file = m_folder.filePath(u"s.mscope"_s).toUtf8();
        m_live = runHere(arguments + QByteArrayList{"--save", file}, {}, environment);
        return file;
    }

    /// The path of a profile that says \p text.
    [[nodiscard]] QByteArray profile(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"profile.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no profile");
        return file.fileName().toUtf8();
    }

    QTemporaryDir m_folder;
    ProgramRun m_live;
};

void TestExport::aCommand_doesWhatTheSessionDid_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArrayList>("session");
    QTest::addColumn<bool>("isLmtp");
    const QByteArrayList message{"send",      "URL",
                                 "--helo",    "client.example",
                                 "--from",    "it's@a.example",
                                 "--to",      "bob@practice.example",
                                 "--to",      "alice@practice.example",
                                 "--size",    "none",
                                 "--text",    "100% of it's\n.dots\n..",
                                 "--subject", "$HOME `id` \\n"};
    const QByteArrayList clear{"--security", "none"};
    const QByteArrayList encrypted{"--security", "starttls", "--tls-policy", "report"};
    const QByteArrayList login{"--user", "alice", "--password-from", "env:PASSWORD", "--mechanism"};
    for (const QByteArray tool : {"swaks", "curl", "perl", "mailscope"}) {
        QTest::addRow("%s, a message", tool.constData()) << tool << message + clear << false;
        QTest::addRow("%s, encrypted", tool.constData()) << tool << message + encrypted << false;
        QTest::addRow("%s, PLAIN", tool.constData())
            << tool << message + encrypted + login + QByteArrayList{"PLAIN"} << false;
    }
    QTest::newRow("openssl, encrypted") << "openssl"_ba << message + encrypted << false;
    const QByteArrayList null{
        "send", "URL", "--helo", "client.example", "--from", "<>", "--to", "bob@practice.example", "--size", "none"};
    for (const QByteArray tool : {"swaks", "curl", "perl", "mailscope"})
        QTest::addRow("%s, the null sender", tool.constData()) << tool << null + clear << false;
    for (const QByteArray tool : {"swaks", "mailscope"}) // Net::LMTP is no package of Debian
        QTest::addRow("%s, LMTP", tool.constData()) << tool << message + clear << true;
    const QByteArrayList probe{"probe", "URL", "--helo", "client.example"};
    for (const QByteArray tool : {"swaks", "perl", "mailscope"}) {
        QTest::addRow("%s, a probe", tool.constData()) << tool << probe + clear << false;
        QTest::addRow("%s, an encrypted probe", tool.constData()) << tool << probe + encrypted << false;
    }
    const QByteArrayList vrfy{"vrfy", "URL", "--helo", "client.example", "alice"};
    for (const QByteArray tool : {"curl", "perl", "mailscope"})
        QTest::addRow("%s, VRFY", tool.constData()) << tool << vrfy + clear << false;
    QTest::newRow("perl, VRFY twice") << "perl"_ba << vrfy + QByteArrayList{"nobody"} + clear << false;
    QTest::newRow("mailscope, VRFY twice") << "mailscope"_ba << vrfy + QByteArrayList{"nobody"} + clear << false;
    const QByteArrayList dsn = null + QByteArrayList{"--notify", "never", "--ret", "hdrs"} + clear;
    QTest::newRow("perl, parameters") << "perl"_ba << dsn << false;
    QTest::newRow("mailscope, parameters") << "mailscope"_ba << dsn << false;
}

void TestExport::aCommand_doesWhatTheSessionDid()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArrayList, session);
    QFETCH(const bool, isLmtp);
    practice::Options options;
    options.protocol = isLmtp ? practice::Protocol::Lmtp : practice::Protocol::Smtp;
    Listener listener(options);
    const QByteArray file = saved(session, listener.port(), isLmtp ? "lmtp" : "smtp");
    QVERIFY2(m_live.code <= 2, m_live.text().constData());
    const QByteArrayList wanted = listener.taken();
    const ProgramRun made = runHere({"export", file, "--as", tool});
    QVERIFY2(made.code == 0, made.text().constData());
    QVERIFY2(!made.out.contains("wonderland"), made.out.constData());
    const QByteArray printed = runAlone(made.out, tool, MAILSCOPE_CLI);
    const QByteArray seen = made.out + "\n" + printed;
    QVERIFY2(QTest::qWaitFor([&listener] { return listener.server().connectionCount() == 0; }), seen.constData());
    const QByteArrayList got = listener.taken();
    const QByteArray both = "wanted:\n" + wanted.join('\n') + "\ngot:\n" + got.join('\n') + '\n' + seen;
    QVERIFY2(comparable(got, tool) == comparable(wanted, tool), both.constData());
    const auto &messages = listener.server().messages();
    QVERIFY2(messages.size() % 2 == 0, both.constData());
    if (!messages.isEmpty())
        QCOMPARE(messages.last().content, messages.first().content);
}

void TestExport::whatAToolCannotDo_isSaid_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArrayList>("session");
    QTest::addColumn<bool>("isSaid");
    const QByteArrayList vrfy{"vrfy", "URL", "--security", "none", "alice"};
    const QByteArrayList login{"auth",   "URL",    "--security", "starttls",        "--tls-policy",
                               "report", "--user", "alice",      "--password-from", "env:PASSWORD"};
    const QByteArrayList message{"send", "URL", "--security", "none", "--size", "none", "--to", "bob@practice.example"};
    QTest::newRow("swaks, VRFY") << "swaks"_ba << vrfy << true;
    QTest::newRow("perl, VRFY") << "perl"_ba << vrfy << false;
    QTest::newRow("mailscope, VRFY") << "mailscope"_ba << vrfy << false;
    QTest::newRow("swaks, SCRAM") << "swaks"_ba << login + QByteArrayList{"--mechanism", "SCRAM-SHA-256"} << true;
    QTest::newRow("openssl, SCRAM") << "openssl"_ba << login + QByteArrayList{"--mechanism", "SCRAM-SHA-256"} << true;
    QTest::newRow("openssl in clear") << "openssl"_ba << vrfy << true;
    QTest::newRow("swaks, parameters") << "swaks"_ba << message + QByteArrayList{"--notify", "never"} << true;
    QTest::newRow("curl, parameters") << "curl"_ba << message + QByteArrayList{"--notify", "never"} << true;
    QTest::newRow("mailscope, parameters") << "mailscope"_ba << message + QByteArrayList{"--notify", "never"} << false;
}

void TestExport::whatAToolCannotDo_isSaid()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArrayList, session);
    QFETCH(const bool, isSaid);
    Listener listener(practice::Options{});
    const QByteArray file = saved(session, listener.port());
    const ProgramRun text = runHere({"export", file, "--as", tool});
    const ProgramRun json = runHere({"export", file, "--as", tool, "--json"});
    QCOMPARE(json.code, 0);
    const QJsonArray sentences = json.document().value("inexpressible"_L1).toArray();
    QVERIFY2(sentences.isEmpty() != isSaid, json.out.constData());
    for (const auto &each : sentences)
        QVERIFY2(text.out.contains("# " + each.toString().toUtf8()), text.out.constData());
}

void TestExport::noSecret_isWritten_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArray>("shell");
    for (const QByteArray tool : {"swaks", "curl", "perl", "mailscope"})
        QTest::addRow("%s", tool.constData()) << tool << "posix"_ba;
    for (const QByteArray tool : {"swaks", "curl", "perl", "mailscope"})
        QTest::addRow("%s, PowerShell", tool.constData()) << tool << "powershell"_ba;
}

void TestExport::noSecret_isWritten()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArray, shell);
    Listener listener(practice::Options{});
    const QByteArray file = saved({"auth", "URL", "--security", "starttls", "--tls-policy", "report", "--user", "alice",
                                   "--password-from", "env:PASSWORD", "--mechanism", "PLAIN", "--show-secrets"},
                                  listener.port());
    QVERIFY2(m_live.code == 0, m_live.text().constData());
    const ProgramRun made = runHere({"export", file, "--as", tool, "--shell", shell});
    QVERIFY2(made.code == 0, made.text().constData());
    QVERIFY2(made.out.contains("MAILSCOPE_PASSWORD"), made.out.constData());
    QVERIFY2(!made.out.contains("wonderland"), made.out.constData());
    QVERIFY2(!made.out.contains("\0alice\0wonderland"_ba.toBase64()), made.out.constData());
    QVERIFY2(!made.out.contains("PASSWORD ") || !made.out.contains("env:PASSWORD"), made.out.constData());
}

void TestExport::aSecretInTheMessage_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as it is") << QByteArray("the password is wonderland");
    QTest::newRow("in base64") << QByteArray("the password is ") + QByteArray("wonderland").toBase64();
    QTest::newRow("where the message is written in base64") << QByteArray("gr\xc3\xbc\xc3\x9f wonderland");
}

void TestExport::aSecretInTheMessage_isRefused()
{
    QFETCH(const QByteArray, text);
    Listener listener(practice::Options{});
    const QByteArray message = m_folder.filePath(u"m.eml"_s).toUtf8();
    QFile file(QString::fromUtf8(message));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Subject: x\r\n\r\n" + text + "\r\n") > 0);
    file.close();
    const QByteArray session = saved({"send", "URL", "--security", "starttls", "--tls-policy", "report", "--user",
                                      "alice", "--password-from", "env:PASSWORD", "--mechanism", "PLAIN",
                                      "--show-secrets", "--to", "bob@practice.example", "--data", message},
                                     listener.port());
    QVERIFY2(m_live.code == 0, m_live.text().constData());
    for (const QByteArray tool : {"swaks", "curl", "perl", "openssl", "mailscope"}) {
        const ProgramRun made = runHere({"export", session, "--as", tool});
        QVERIFY2(made.code == 64, (tool + made.text()).constData());
        QCOMPARE(made.out, QByteArray());
    }
}

void TestExport::namesAndPasswords_meanNothingElse_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    for (const char *tool : {"curl", "swaks", "perl", "mailscope"}) {
        const auto row = [tool](const char *name, const char *user, const char *password) {
            QTest::addRow("%s, %s", name, tool) << QByteArray(tool) << QByteArray(user) << QByteArray(password);
        };
        row("quotation marks", "al\"i'ce", "won\"der'land");
        row("backslashes", "al\\ice\\n", "won\\der\\");
        row("of a shell", "a$(touch PWN)`touch PWN`", "$(touch PWN);`touch PWN`&|<>*?");
        row("of printf", "%s%n%%", "%s%n%%\\x41");
    }
}

/// The server is told the name and the password as they are, and nothing else is done.
void TestExport::namesAndPasswords_meanNothingElse()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, password);
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = {"PLAIN"};
    options.users = {{user, {}, password, practice::Standing::Known, {}}};
    Listener listener(options);
    const QJsonObject login{{u"user"_s, QString::fromUtf8(user)},
                            {u"passwordFrom"_s, u"env:X"_s},
                            {u"mechanisms"_s, QJsonArray{u"PLAIN"_s}},
                            {u"allowPlaintext"_s, true}};
    const QJsonObject plan{{u"targets"_s, QJsonArray{QString::fromLatin1(urlOf(listener.port()))}},
                           {u"security"_s, u"none"_s},
                           {u"login"_s, login}};
    const ProgramRun made = runHere({"export", "--profile", profile(QJsonDocument(plan).toJson()), "--as", tool});
    QVERIFY2(made.code == 0, made.text().constData());
    const QByteArray printed = runAlone(made.out, tool, MAILSCOPE_CLI, password);
    QVERIFY2(QTest::qWaitFor([&listener] { return listener.server().connectionCount() == 0; }), printed.constData());
    const QByteArray wanted = (QByteArray(1, '\0') + user + '\0' + password).toBase64();
    const QByteArray heard = listener.taken().join('\n');
    QVERIFY2(heard.contains(wanted), (made.out + '\n' + printed + '\n' + heard).constData());
}

void TestExport::json_saysTheSame()
{
    Listener listener(practice::Options{});
    const QByteArray file = saved({"probe", "URL", "--security", "none", "--helo", "it's.example"}, listener.port());
    const ProgramRun text = runHere({"export", "--as", "swaks", "--shell", "powershell", file});
    const QJsonObject document =
        runHere({"export", "--json", "--as", "swaks", "--shell", "powershell", file}).document();
    QCOMPARE(document.value("tool"_L1).toString(), u"swaks"_s);
    QVERIFY(document.value("secretFrom"_L1).isNull());
    const QByteArray command = document.value("command"_L1).toString().toUtf8();
    QVERIFY2(command.contains("'it''s.example'"), command.constData());
    QVERIFY2(text.out.endsWith(command), text.out.constData());
}

void TestExport::aProfile_isExportedWithoutASession_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArray>("contained"); ///< in what is written, if the sign ahead is no "!"
    const auto row = [](const char *name, const QByteArray &json, const QByteArray &tool, const QByteArray &contained) {
        QTest::newRow(name) << json << tool << contained;
    };
    const QByteArray host = R"({"targets": ["smtp://mx.example"]})";
    row("where encryption is offered, swaks", host, "swaks", "--tls-optional");
    row("where encryption is offered, curl", host, "curl", "--ssl --request NOOP");
    row("where encryption is offered, mailscope", host, "mailscope", "--security opportunistic");
    row("where encryption is offered, perl", host, "perl", "# Net::SMTP does not ask whether STARTTLS is offered");
    row("where encryption is offered, openssl", host, "openssl", "# openssl does not ask whether STARTTLS is offered");
    row("a name for EHLO that is not known", host, "openssl", "EHLO localhost");
    const QByteArray login =
        R"({"targets": ["smtp://mx.example"], "login": {"user": "al ice", "passwordFrom": "env:SECRET"}})";
    row("no password in clear, swaks", login, "swaks", "--tls --");
    row("no password in clear, curl", login, "curl", "--ssl-reqd");
    row("no password in clear, mailscope", login, "mailscope", "--security starttls");
    row("the user is quoted", login, "swaks", "--auth-user 'al ice'");
    row("the plan's source of the password is not named", login, "mailscope", "!SECRET");
    row("no encryption", R"({"targets": ["smtp://mx.example"], "security": "none"})", "swaks", "!--tls");
    row("from the first byte", R"({"targets": ["smtps://mx.example"]})", "curl", "smtps://mx.example:465");
    row("LMTP", R"({"targets": ["lmtp://mx.example"], "security": "none"})", "swaks", "--protocol LMTP");
    const QByteArray mail =
        R"({"targets": ["smtp://mx.example"], "security": "none", "mail": {"from": "a@b", "to": ["c@d", "e@f"]}})";
    row("a message", mail, "swaks", "--from 'a@b' --to 'c@d,e@f' --pipeline --data '@message.eml'");
    row("a message that is not known", mail, "curl", "# The message itself is not known: put yours into message.eml.");
    row("a message that is not known, perl", mail, "perl", "open my $file, '<:raw', 'message.eml'");
    row("a message that is not known, openssl", mail, "openssl", "# The message itself is not known, so none is sent.");
    row("an envelope alone", R"({"targets": ["smtp://mx.example"], "mail": {"to": ["c@d"]}, "stopAfter": "rcpt"})",
        "swaks", "--quit-after RCPT");
    row("a value like an option, swaks",
        R"({"targets": ["smtp://mx.example"], "security": "none", "mail": {"from": "a@b", "to": ["--output-file=x"]}})",
        "swaks", "# The value “--output-file=x” would be taken for an option");
    row("a value like an option, not written",
        R"({"targets": ["smtp://mx.example"], "security": "none", "mail": {"from": "a@b", "to": ["--output-file=x"]}})",
        "swaks", "!'--output");
    const QByteArray dropped =
        R"({"targets": ["smtp://mx.example"], "security": "none", "mail": {"to": ["c@d"]}, "dropAfter": "rcpt"})";
    row("a connection that is cut, swaks", dropped, "swaks", "--quit-after RCPT");
    row("a connection that is cut, mailscope", dropped, "mailscope", "--drop-after rcpt");
    const QByteArray proxied = R"({"targets": ["smtp://mx.example"], "proxy": "socks5://proxy.example:1080"})";
    for (const char *tool : {"curl", "openssl", "perl", "mailscope"})
        QTest::addRow("a proxy, %s", tool)
            << proxied << QByteArray(tool) << QByteArray("# The setting proxy is not part of this command.");
    row("settings of TLS", R"({"targets": ["smtp://mx.example"], "tls": {"expectedName": "a.example", "sni": ""}})",
        "mailscope", "--sni none --tls-name a.example");
    row("the first line of a script", host, "perl", "#!/usr/bin/perl\n# ");
    row("no sender", R"({"targets": ["smtp://mx.example"], "mail": {"to": ["c@d"]}})", "curl",
        "# The plan names no sender: this sends from nobody (<>).");
    row("a question", R"({"targets": ["smtp://mx.example"], "tasks": [{"verb": "vrfy", "argument": "it's"}]})",
        "mailscope", "mailscope-cli vrfy smtp://mx.example:25 'it'\\''s'");
}

void TestExport::aProfile_isExportedWithoutASession()
{
    QFETCH(const QByteArray, profile);
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArray, contained);
    const ProgramRun run = runHere({"export", "--profile", this->profile(profile), "--as", tool});
    QVERIFY2(run.code == 0, run.text().constData());
    const bool isMissing = contained.startsWith('!');
    const QByteArray written = QByteArray(run.out).replace(" \\\n   ", "");
    QVERIFY2(written.contains(contained.sliced(isMissing ? 1 : 0)) != isMissing, run.out.constData());
}

void TestExport::wrongUse_is64_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("no file") << QByteArrayList{"--as", "curl"};
    QTest::newRow("no tool") << QByteArrayList{"FILE"};
    QTest::newRow("another tool") << QByteArrayList{"FILE", "--as", "telnet"};
    QTest::newRow("another shell") << QByteArrayList{"FILE", "--as", "curl", "--shell", "cmd"};
    QTest::newRow("an empty tool") << QByteArrayList{"FILE", "--as", ""};
    QTest::newRow("no session") << QByteArrayList{"/dev/null", "--as", "curl"};
    QTest::newRow("no such file") << QByteArrayList{"/nonexistent", "--as", "curl"};
    QTest::newRow("a folder") << QByteArrayList{"/", "--as", "curl"};
    QTest::newRow("two files") << QByteArrayList{"FILE", "FILE", "--as", "curl"};
    QTest::newRow("a profile that is missing") << QByteArrayList{"--profile", "/nonexistent", "--as", "curl"};
    QTest::newRow("a profile that is none") << QByteArrayList{"--profile", "FILE", "--as", "curl"};
    QTest::newRow("a profile without a server") << QByteArrayList{"--profile", "EMPTY", "--as", "curl"};
    QTest::newRow("a profile and a session") << QByteArrayList{"--profile", "EMPTY", "FILE", "--as", "curl"};
    QTest::newRow("an option of another command") << QByteArrayList{"FILE", "--as", "curl", "--helo", "a"};
}

void TestExport::wrongUse_is64()
{
    QFETCH(QByteArrayList, arguments);
    Listener listener(practice::Options{});
    const QByteArray file = saved({"probe", "URL", "--security", "none"}, listener.port());
    const QByteArray empty = profile("{}");
    for (QByteArray &each : arguments)
        each.replace("FILE", file).replace("EMPTY", empty);
    const ProgramRun run = runHere(QByteArrayList{"export"} + arguments);
    QCOMPARE(run.code, 64);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(!run.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
