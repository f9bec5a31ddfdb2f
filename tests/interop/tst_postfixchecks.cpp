// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/commandline.h"
#include "support/postfix.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;

namespace {
/// Postfix for which this machine is a stranger, and with more lines of main.cf.
class StrangersPostfix final : public support::Postfix {
public:
    StrangersPostfix(support::ServerOptions options, QByteArrayList lines)
        : Postfix(std::move(options)), m_lines(std::move(lines))
    { }

protected:
    QByteArrayList configure() override
    {
        const QByteArrayList command = Postfix::configure();
        QFile file(QString::fromLocal8Bit(folder() + "/postfix/main.cf"));
        if (!file.open(QIODevice::Append))
            qFatal("main.cf cannot be written");
        file.write(("\nmynetworks = 192.0.2.1\nsmtpd_error_sleep_time = 0\n" + m_lines.join('\n') + '\n').constData());
        return command;
    }

private:
    QByteArrayList m_lines;
};
} // namespace

/// Each check against a real Postfix, configured well and badly.
class TestPostfixChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void postfix_isFoundToBeAsConfigured_data();
    void postfix_isFoundToBeAsConfigured();

private:
    support::Certificates m_certificates;
};

void TestPostfixChecks::postfix_isFoundToBeAsConfigured_data()
{
    QTest::addColumn<QByteArray>("checks");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QByteArrayList>("present");
    QTest::addColumn<QByteArrayList>("absent");
    const auto row = [](const char *name, const char *checks, const char *to, QByteArrayList lines,
                        QByteArrayList present, QByteArrayList absent) {
        QTest::newRow(name) << QByteArray(checks) << QByteArray(to) << std::move(lines) << std::move(present)
                            << std::move(absent);
    };
    const char *const alice = "alice@mx.example.test";
    row("as it comes", "tls-enforced,postmaster,injection,limits", alice, {},
        {"mail-accepted-in-clear", "postmaster-accepted", "injected-command-ignored", "limits-found"},
        {"tls-enforced", "auth-accepted-in-clear", "injected-command-run", "recipients-few", "size-not-enforced",
         "command-line-short"});
    row("encryption enforced", "tls-enforced", alice, {"smtpd_tls_security_level = encrypt"}, {"tls-enforced"},
        {"mail-accepted-in-clear"});
    row("few recipients", "limits", alice, {"smtpd_recipient_limit = 20"}, {"recipients-few"}, {"size-not-enforced"});
    row("closed to strangers", "relay", "b@elsewhere.example", {}, {"relay-refused"},
        {"relay-accepted", "relay-trick-accepted"});
    row("open to all", "relay", "b@elsewhere.example", {"mynetworks = 127.0.0.0/8"}, {"relay-accepted"}, {});
    row("bare line feeds are forbidden", "smuggling", alice,
        {"smtpd_forbid_bare_newline = yes", "smtpd_forbid_bare_newline_exclusions ="}, {"smuggling-withstood"},
        {"smuggling-possible"});
    row("bare line feeds are refused", "smuggling", alice,
        {"smtpd_forbid_bare_newline = reject", "smtpd_forbid_bare_newline_exclusions ="}, {"smuggling-withstood"},
        {"smuggling-possible"});
    row("bare line feeds are line ends", "smuggling", alice, {"smtpd_forbid_bare_newline = no"}, {"smuggling-possible"},
        {});
}

void TestPostfixChecks::postfix_isFoundToBeAsConfigured()
{
    QFETCH(const QByteArray, checks);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArrayList, lines);
    QFETCH(QByteArrayList, present);
    QFETCH(QByteArrayList, absent);
    const auto certificate = m_certificates.files(support::CertificateCase::Good);
    QVERIFY2(certificate, m_certificates.error().constData());
    StrangersPostfix server({.certificate = certificate}, lines);
    QVERIFY2(server.start(), server.diagnosis().constData());
    const interop::CommandLineRun run =
        interop::runCommandLine({"send", "smtp://127.0.0.1:" + QByteArray::number(server.port()), "--json", "--check",
                                 checks, "--from", "a@strangers.example", "--to", to});
    QVERIFY2(run.exitCode == 0, run.text().constData());
    QByteArrayList found;
    for (const auto &each : run.report().value("findings"_L1).toArray())
        found.append(each.toObject().value("id"_L1).toString().toUtf8());
    for (const QByteArray &id : std::as_const(present))
        QVERIFY2(found.contains(id), (id + " is missing in " + found.join(' ') + '\n' + run.text()).constData());
    absent << "check-unfinished";
    for (const QByteArray &id : std::as_const(absent))
        QVERIFY2(!found.contains(id), (id + " is among " + found.join(' ') + '\n' + run.text()).constData());
    QCOMPARE(interop::schemaViolations({run.output}), QByteArray());
}

QTEST_GUILESS_MAIN(TestPostfixChecks)
#include "tst_postfixchecks.moc"
