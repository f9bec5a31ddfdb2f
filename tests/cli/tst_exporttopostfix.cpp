// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"
#include "support/certificates.h"
#include "support/postfix.h"
#include "toolrun.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;

namespace {

/// Postfix, which logs every command.
class LoggingPostfix final : public support::Postfix {
public:
    using Postfix::Postfix;

    /// The commands of all connections since the last call. Waits until each of them has ended.
    [[nodiscard]] QByteArrayList taken()
    {
        static const QRegularExpression Command(u"smtpd\\[\\d+\\]: < \\S+\\[127\\.0\\.0\\.1\\]: (.*)"_s);
        const auto isOver = [this] {
            const QByteArray log = diagnosis().sliced(m_read);
            return log.count(": connect from") > 0 && log.count(": connect from") == log.count(": disconnect from");
        };
        if (!QTest::qWaitFor(isOver, 20'000))
            return {"the connection did not end"};
        QByteArrayList commands;
        const QByteArray log = diagnosis();
        for (const auto &match : Command.globalMatch(QString::fromUtf8(log.sliced(m_read))))
            commands.append(match.captured(1).toUtf8());
        m_read = log.size();
        return commands;
    }

protected:
    [[nodiscard]] QByteArrayList loginConfiguration() const override
    {
        return Postfix::loginConfiguration() + QByteArrayList{"debug_peer_list = 127.0.0.1", "debug_peer_level = 2"};
    }

private:
    qsizetype m_read = 0;
};

} // namespace

/// `export`: what is exported is run against a real server, which is told the same as in the session.
class TestExportToPostfix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aCommand_doesWhatTheSessionDid_data();
    void aCommand_doesWhatTheSessionDid();

private:
    [[nodiscard]] std::unique_ptr<LoggingPostfix> postfix(const QMap<QByteArray, QByteArray> &passwords);

    support::Certificates m_certificates;
    std::unique_ptr<LoggingPostfix> m_open;    ///< takes messages from anybody
    std::unique_ptr<LoggingPostfix> m_guarded; ///< and this from alice
    QTemporaryDir m_folder;
};

std::unique_ptr<LoggingPostfix> TestExportToPostfix::postfix(const QMap<QByteArray, QByteArray> &passwords)
{
    auto server = std::make_unique<LoggingPostfix>(
        support::ServerOptions{.certificate = m_certificates.files(support::CertificateCase::Good),
                               .mechanisms = {"PLAIN", "LOGIN"},
                               .passwords = passwords});
    return server->start() ? std::move(server) : nullptr;
}

void TestExportToPostfix::initTestCase()
{
    m_open = postfix({});
    m_guarded = postfix({{"alice", "wonderland"}});
    QVERIFY(m_open && m_guarded);
    (void)m_open->taken(); // the connections that found out that it was there
    (void)m_guarded->taken();
}

void TestExportToPostfix::aCommand_doesWhatTheSessionDid_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArrayList>("login");
    for (const QByteArray tool : {"swaks", "curl", "openssl", "perl", "mailscope"})
        QTest::addRow("%s, a message", tool.constData()) << tool << QByteArrayList();
    const QByteArrayList login{"--user", "alice", "--password-from", "env:PASSWORD", "--mechanism", "PLAIN"};
    for (const QByteArray tool : {"swaks", "curl", "perl", "mailscope"})
        QTest::addRow("%s, logged in", tool.constData()) << tool << login;
}

void TestExportToPostfix::aCommand_doesWhatTheSessionDid()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArrayList, login);
    LoggingPostfix &server = login.isEmpty() ? *m_open : *m_guarded;
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"PASSWORD"_s, u"wonderland"_s);
    const QByteArray file = m_folder.filePath(u"session.mscope"_s).toUtf8();
    const QByteArrayList session{"send",         clitest::urlOf(server.port()),
                                 "--security",   "starttls",
                                 "--tls-policy", "require",
                                 "--ca",         m_certificates.authority(),
                                 "--helo",       "client.example",
                                 "--from",       "bob@example.org",
                                 "--to",         "alice@mx.example.test",
                                 "--to",         "bob@mx.example.test",
                                 "--size",       "none",
                                 "--subject",    "It's",
                                 "--text",       ".dots\n100%",
                                 "--save",       file};
    const ProgramRun live = runHere(session + login, {}, environment);
    QVERIFY2(live.code == 0, live.text().constData());
    const QByteArrayList wanted = server.taken();
    QVERIFY2(wanted.contains("DATA"), wanted.join('\n').constData());
    const ProgramRun made = runHere({"export", file, "--as", tool});
    QVERIFY2(made.code == 0, made.text().constData());
    const QByteArray printed = clitest::runAlone(made.out, tool, MAILSCOPE_CLI);
    const QByteArrayList got = server.taken();
    const QByteArray all = "wanted:\n" + wanted.join('\n') + "\ngot:\n" + got.join('\n') + '\n' + made.out + printed;
    QVERIFY2(clitest::comparable(got, tool) == clitest::comparable(wanted, tool), all.constData());
}

QTEST_GUILESS_MAIN(TestExportToPostfix)
#include "tst_exporttopostfix.moc"
