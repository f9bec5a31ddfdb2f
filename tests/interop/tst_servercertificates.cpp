// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QDateTime>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>

using namespace mailscope::support;

class TestServerCertificates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCase_isWhatItIsCalled_data();
    void eachCase_isWhatItIsCalled();
    void theKey_belongsToTheCertificate();
    void aSecondCall_yieldsTheSameFiles();
    void theAuthority_standsForTheGoodOneOnly();

private:
    [[nodiscard]] QSslCertificate read(CertificateCase which);

    Certificates m_certificates;
};

QSslCertificate TestServerCertificates::read(CertificateCase which)
{
    const std::optional<CertificateFiles> files = m_certificates.files(which);
    return files ? QSslCertificate::fromPath(QFile::decodeName(files->certificate)).value(0) : QSslCertificate();
}

void TestServerCertificates::eachCase_isWhatItIsCalled_data()
{
    QTest::addColumn<CertificateCase>("which");
    QTest::addColumn<bool>("begun");
    QTest::addColumn<bool>("ended");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("issuer");

    const QString own = QStringLiteral("mx.example.test");
    const QString authority = QStringLiteral("Mailscope test authority");
    QTest::newRow("good") << CertificateCase::Good << true << false << own << authority;
    QTest::newRow("expired") << CertificateCase::Expired << true << true << own << authority;
    QTest::newRow("not yet valid") << CertificateCase::NotYetValid << false << false << own << authority;
    QTest::newRow("wrong name") << CertificateCase::WrongName << true << false
                                << QStringLiteral("elsewhere.example.test") << authority;
    QTest::newRow("self-signed") << CertificateCase::SelfSigned << true << false << own << own;
    QTest::newRow("unknown authority") << CertificateCase::UnknownAuthority << true << false << own
                                       << QStringLiteral("Mailscope test stranger");
}

void TestServerCertificates::eachCase_isWhatItIsCalled()
{
    QFETCH(const CertificateCase, which);
    QFETCH(const bool, begun);
    QFETCH(const bool, ended);
    QFETCH(const QString, name);
    QFETCH(const QString, issuer);

    const QSslCertificate certificate = read(which);

    QVERIFY2(!certificate.isNull(), m_certificates.error().constData());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(certificate.effectiveDate() <= now, begun);
    QCOMPARE(certificate.expiryDate() <= now, ended);
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList{name});
    QCOMPARE(certificate.subjectAlternativeNames().values(QSsl::DnsEntry).contains(name), true);
    QCOMPARE(certificate.issuerInfo(QSslCertificate::CommonName), QStringList{issuer});
}

void TestServerCertificates::theKey_belongsToTheCertificate()
{
    const std::optional<CertificateFiles> files = m_certificates.files(CertificateCase::Good);
    QVERIFY2(files, m_certificates.error().constData());
    QFile file(QFile::decodeName(files->key));
    QVERIFY(file.open(QIODevice::ReadOnly));

    const QSslKey key(&file, QSsl::Ec);

    QVERIFY(!key.isNull());
    QCOMPARE(key.length(), 256);
    QCOMPARE(read(CertificateCase::Good).publicKey().length(), 256);
}

void TestServerCertificates::aSecondCall_yieldsTheSameFiles()
{
    const QByteArray first = m_certificates.fingerprint(CertificateCase::Good);

    QCOMPARE(first.size(), 64);
    QCOMPARE(m_certificates.fingerprint(CertificateCase::Good), first);
    QVERIFY(m_certificates.fingerprint(CertificateCase::WrongName) != first);
}

void TestServerCertificates::theAuthority_standsForTheGoodOneOnly()
{
    const QSslCertificate authority = QSslCertificate::fromPath(QFile::decodeName(m_certificates.authority())).value(0);

    QVERIFY(!authority.isNull());
    QVERIFY(authority.isSelfSigned());
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificate(authority);
    QSslConfiguration::setDefaultConfiguration(trusting);
    QVERIFY(QSslCertificate::verify({read(CertificateCase::Good)}, QStringLiteral("mx.example.test")).isEmpty());
    QVERIFY(!QSslCertificate::verify({read(CertificateCase::WrongName)}, QStringLiteral("mx.example.test")).isEmpty());
    QVERIFY(!QSslCertificate::verify({read(CertificateCase::UnknownAuthority)}).isEmpty());
    QVERIFY(!QSslCertificate::verify({read(CertificateCase::SelfSigned)}).isEmpty());
}

QTEST_GUILESS_MAIN(TestServerCertificates)
#include "tst_servercertificates.moc"
