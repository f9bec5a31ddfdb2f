// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/servertest.h"

#include "interop/opensslclient.h"
#include "interop/rawclient.h"

#include <QTest>

#include <csignal>

using namespace mailscope::support;

namespace mailscope::interop {

void ServerTest::initTestCase()
{
    m_everything.certificate = m_certificates.files(CertificateCase::Good);
    QVERIFY2(m_everything.certificate, m_certificates.error().constData());
    m_everything.mechanisms = {"PLAIN", "LOGIN"};
    m_everything.extraKeywords = true;
    m_server = make(m_everything);
    QVERIFY2(m_server->start(), m_server->diagnosis().constData());
}

void ServerTest::cleanupTestCase()
{
    finish();
    m_server.reset();
}

void ServerTest::addConfigurations() const
{
    QTest::addColumn<ServerOptions>("options");

    QTest::newRow("everything") << m_everything;
    QTest::newRow("as little as possible") << ServerOptions{.verify = false, .queueStart = false};
    for (const Configuration &configuration : configurations())
        QTest::newRow(configuration.name) << configuration.options;
}

void ServerTest::hello_offersExactlyWhatIsConfigured_data()
{
    addConfigurations();
}

void ServerTest::hello_offersExactlyWhatIsConfigured()
{
    QFETCH(const ServerOptions, options);
    const std::unique_ptr<RealServer> server = make(options);
    QVERIFY2(server->start(), server->diagnosis().constData());

    RawClient client = RawClient::tcp(server->port());
    const QByteArrayList greeted = client.reply();
    QCOMPARE(greeted.size(), 1);
    QVERIFY2(greeted.constFirst().startsWith("220 mx.example.test " + greeting()), greeted.constFirst().constData());
    QCOMPARE(client.keywords(hello()), server->keywords(RealServer::Encryption::Clear));
    QCOMPARE(client.startTls(), options.certificate.has_value());
    if (options.certificate)
        QCOMPARE(client.keywords(hello()), server->keywords(RealServer::Encryption::Encrypted));
}

void ServerTest::questions_areAnsweredAsConfigured_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArrayList>("reply");

    for (const Question &question : questions())
        QTest::newRow(question.name) << question.line << question.reply;
}

void ServerTest::questions_areAnsweredAsConfigured()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArrayList, reply);

    RawClient client = RawClient::tcp(m_server->port());
    QVERIFY(!client.reply().isEmpty());
    QVERIFY(!client.keywords(hello()).isEmpty());
    QCOMPARE(client.ask(line), reply);
}

void ServerTest::startTls_showsTheCertificateThatWasGiven_data()
{
    QTest::addColumn<CertificateCase>("certificate");
    QTest::addColumn<int>("verifyCode"); // X509_V_ERR_…

    QTest::newRow("good") << CertificateCase::Good << 0;
    QTest::newRow("expired") << CertificateCase::Expired << 10;
    QTest::newRow("not yet valid") << CertificateCase::NotYetValid << 9;
    QTest::newRow("wrong name") << CertificateCase::WrongName << 62;
    QTest::newRow("self-signed") << CertificateCase::SelfSigned << 18;
    QTest::newRow("unknown authority") << CertificateCase::UnknownAuthority
                                       << 21; // "unable to verify the first certificate"
}

void ServerTest::startTls_showsTheCertificateThatWasGiven()
{
    QFETCH(const CertificateCase, certificate);
    QFETCH(const int, verifyCode);
    const std::unique_ptr<RealServer> server = make({.certificate = m_certificates.files(certificate)});
    QVERIFY2(server->start(), server->diagnosis().constData());

    const OpenSslVerdict verdict =
        askOpenSsl(server->port(), protocol(), m_certificates.authority(), server->options().hostName);
    QVERIFY2(verdict.verifyCode == verifyCode, verdict.output.constData());
}

void ServerTest::aStoppedServer_leavesNoProcessAndNoPort()
{
    const std::unique_ptr<RealServer> server = make({});
    QVERIFY2(server->start(), server->diagnosis().constData());
    const auto first = static_cast<pid_t>(server->processId());
    QVERIFY(first > 0);

    server->stop();

    QCOMPARE(::kill(first, 0), -1);
    QCOMPARE(server->processId(), 0);
    QVERIFY(RawClient::tcp(server->port()).reply().isEmpty());
}

} // namespace mailscope::interop
