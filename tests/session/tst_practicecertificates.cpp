// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/certificates.h"
#include "practice/server.h"
#include "rawclient.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace mailscope::practice;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
};

/// Runs openssl while the server in this process goes on. An openssl that cannot be started fails the test by its exit code.
Outcome openssl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    if (!process.waitForStarted(5000))
        return {};
    process.write(input);
    process.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000)) {
        process.kill();
        process.waitForFinished(1000);
        return {};
    }
    return {process.exitCode(), process.readAll()};
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace

/// The practice certificates, judged by OpenSSL's own programs and by QSslSocket.
class TestPracticeCertificates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openssl_judgesEachKind_data();
    void openssl_judgesEachKind();
    void aHandshake_isJudgedAlike_data();
    void aHandshake_isJudgedAlike();
    void theAuthority_isOneAndStays();
    void theDetails_areRight();
    void tlsVersions_areKept_data();
    void tlsVersions_areKept();
};

void TestPracticeCertificates::openssl_judgesEachKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("good") << int(CertificateKind::Good) << QByteArray();
    QTest::newRow("expiring") << int(CertificateKind::Expiring) << QByteArray();
    QTest::newRow("expired") << int(CertificateKind::Expired) << QByteArray("certificate has expired");
    QTest::newRow("not yet valid") << int(CertificateKind::NotYetValid) << QByteArray("certificate is not yet valid");
    QTest::newRow("wrong name") << int(CertificateKind::WrongName) << QByteArray("hostname mismatch");
    QTest::newRow("self-signed") << int(CertificateKind::SelfSigned) << QByteArray("self-signed certificate");
}

void TestPracticeCertificates::openssl_judgesEachKind()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, complaint);
    const auto credentials = Certificates::make(CertificateKind(kind), "practice.example");
    QVERIFY2(credentials, credentials ? "" : qPrintable(credentials.error()));
    const QTemporaryDir folder;
    const QString authority = written(folder, u"ca.pem"_s, Certificates::authorityPem());
    const QString leaf = written(folder, u"leaf.pem"_s, credentials->certificate);
    const QString key = written(folder, u"key.pem"_s, credentials->key);
    const Outcome verified = openssl({u"verify"_s, u"-x509_strict"_s, u"-purpose"_s, u"sslserver"_s,
                                      u"-verify_hostname"_s, u"practice.example"_s, u"-CAfile"_s, authority, leaf});
    QVERIFY2(verified.exitCode == (complaint.isEmpty() ? 0 : 2), verified.output.constData());
    QVERIFY2(verified.output.contains(complaint), verified.output.constData());
    QCOMPARE(verified.output.count("error "), complaint.isEmpty() ? 0 : verified.output.count("error "));
    // The key belongs to the certificate.
    const Outcome fromKey = openssl({u"pkey"_s, u"-in"_s, key, u"-pubout"_s});
    const Outcome fromLeaf = openssl({u"x509"_s, u"-in"_s, leaf, u"-noout"_s, u"-pubkey"_s});
    QCOMPARE(fromKey.exitCode, 0);
    QCOMPARE(fromKey.output, fromLeaf.output);
}

void TestPracticeCertificates::aHandshake_isJudgedAlike_data()
{
    openssl_judgesEachKind_data();
}

void TestPracticeCertificates::aHandshake_isJudgedAlike()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, complaint);
    Options options;
    options.certificate = CertificateKind(kind);
    Server server(options);
    const auto port = server.listen();
    QVERIFY2(port, port ? "" : qPrintable(port.error()));
    const QTemporaryDir folder;
    const QString authority = written(folder, u"ca.pem"_s, Server::certificateAuthorityPem());
    const Outcome outcome =
        openssl({u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(*port), u"-starttls"_s, u"smtp"_s, u"-name"_s,
                 u"c.example"_s, u"-CAfile"_s, authority, u"-verify_hostname"_s, u"practice.example"_s,
                 u"-verify_return_error"_s, u"-quiet"_s, u"-crlf"_s},
                "QUIT\n");
    const bool isGood = complaint.isEmpty();
    QVERIFY2((outcome.exitCode == 0) == isGood, outcome.output.constData());
    QVERIFY2(isGood ? outcome.output.contains("221 2.0.0") : outcome.output.toLower().contains(complaint),
             outcome.output.constData());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestPracticeCertificates::theAuthority_isOneAndStays()
{
    const QByteArray pem = Server::certificateAuthorityPem();
    QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----\n"));
    QCOMPARE(Server::certificateAuthorityPem(), pem);
    QCOMPARE(Certificates::make(CertificateKind::Good, "a.example")->authority, pem);
    QVERIFY(Certificates::make(CertificateKind::SelfSigned, "a.example")->authority.isEmpty());
    QVERIFY(!pem.contains("PRIVATE"));
    const QTemporaryDir folder;
    const Outcome text = openssl({u"x509"_s, u"-noout"_s, u"-text"_s, u"-in"_s, written(folder, u"ca.pem"_s, pem)});
    QCOMPARE(text.exitCode, 0);
    for (const char *part : {"CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign", "2048 bit", "sha256WithRSAEncryption"})
        QVERIFY2(text.output.contains(part), text.output.constData());
}

void TestPracticeCertificates::theDetails_areRight()
{
    const auto credentials = Certificates::make(CertificateKind::Good, "mx.example");
    const QSslCertificate certificate(credentials->certificate);
    QVERIFY(!certificate.isNull());
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList{u"mx.example"_s});
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.count(QSsl::DnsEntry), 2);
    QVERIFY(names.contains(QSsl::DnsEntry, u"mx.example"_s));
    QVERIFY(names.contains(QSsl::DnsEntry, u"localhost"_s));
    QVERIFY(names.contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
    QCOMPARE(certificate.publicKey().length(), 2048);
    QVERIFY(certificate.effectiveDate() < QDateTime::currentDateTimeUtc());
    const auto daysLeft = QDateTime::currentDateTimeUtc().daysTo(
        QSslCertificate(Certificates::make(CertificateKind::Expiring, "mx.example")->certificate).expiryDate());
    QCOMPARE(daysLeft, 5);
    // Two certificates of one authority never share a serial number.
    QVERIFY(certificate.serialNumber()
            != QSslCertificate(Certificates::make(CertificateKind::Good, "mx.example")->certificate).serialNumber());
}

void TestPracticeCertificates::tlsVersions_areKept_data()
{
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("got");
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QTest::newRow("1.3 of both") << int(QSsl::TlsV1_2) << int(QSsl::TlsV1_3) << u"-tls1_3"_s << QByteArray("TLSv1.3");
    QTest::newRow("1.2 of both") << int(QSsl::TlsV1_2) << int(QSsl::TlsV1_3) << u"-tls1_2"_s << QByteArray("TLSv1.2");
    QTest::newRow("1.2 at most") << int(QSsl::TlsV1_2) << int(QSsl::TlsV1_2) << u"-tls1_3"_s << QByteArray();
    QTest::newRow("1.3 at least") << int(QSsl::TlsV1_3) << int(QSsl::TlsV1_3) << u"-tls1_2"_s << QByteArray();
    QTest::newRow("1.0 not by default") << int(QSsl::TlsV1_2) << int(QSsl::TlsV1_3) << u"-tls1"_s << QByteArray();
    QTest::newRow("1.0 when allowed") << int(QSsl::TlsV1_0) << int(QSsl::TlsV1_0) << u"-tls1"_s << QByteArray("TLSv1,");
    QTest::newRow("1.1 when allowed") << int(QSsl::TlsV1_0) << int(QSsl::TlsV1_3) << u"-tls1_1"_s
                                      << QByteArray("TLSv1.1");
    QT_WARNING_POP
}

void TestPracticeCertificates::tlsVersions_areKept()
{
    QFETCH(int, minimum);
    QFETCH(int, maximum);
    QFETCH(QString, asked);
    QFETCH(QByteArray, got);
    Options options;
    options.implicitTls = true;
    options.tlsMinimum = QSsl::SslProtocol(minimum);
    options.tlsMaximum = QSsl::SslProtocol(maximum);
    Server server(options);
    const auto port = server.listen();
    QVERIFY(port);
    const Outcome outcome = openssl({u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(*port), asked, u"-cipher"_s,
                                     u"DEFAULT:@SECLEVEL=0"_s, u"-crlf"_s},
                                    "QUIT\n");
    QVERIFY2(got.isEmpty() ? outcome.exitCode != 0
                           : outcome.output.contains("New, " + got) || outcome.output.contains("Protocol: " + got)
                     || outcome.output.contains("New, TLSv1.0"),
             outcome.output.constData());
    QTRY_COMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestPracticeCertificates)
#include "tst_practicecertificates.moc"
