// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates.h"
#include "net/referencename.h"
#include "net/tlschannel.h"
#include "sasl/primitives.h"
#include "session/channelwatch.h"
#include "session/tlsserver.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;

class TestCertificateDetails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aHandshake_worksBehindMd4();
    void details_areReadFromTheCertificate();
    void aSubjectOutsideAscii_isReadable();
    void theKey_isNamedWithItsSize_data();
    void theKey_isNamedWithItsSize();
    void names_speakFor_data();
    void names_speakFor();
    void namesAreAsciiInDns_data();
    void namesAreAsciiInDns();
    void objections_haveStableIds_data();
    void objections_haveStableIds();
    void anObjection_isToldOnceForEachCertificate();
    void anObjection_knowsItsPlaceInTheChain();
    void weakness_isJudgedByUs_data();
    void weakness_isJudgedByUs();
    void aWeakness_isNotToldTwice();
    void noChain_isNoCertificate();
    void aPin_isComparedWithTheFirstOnly();
    void aPin_settlesWhoseCertificateItIs_data();
    void aPin_settlesWhoseCertificateItIs();
    void aPinnedWeakKey_staysWeak();
    void withoutANameToCheck_nobodyIsVerified();
    void theGroup_isNamedWhereQtTells();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    QByteArray openssl(const QStringList &arguments);
    QSslCertificate made(const QString &name, const QStringList &arguments);

    QTemporaryDir m_folder;
};

QByteArray TestCertificateDetails::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning() << arguments << process.readAllStandardError();
    return process.readAllStandardOutput();
}

QSslCertificate TestCertificateDetails::made(const QString &name, const QStringList &arguments)
{
    openssl(QStringList{u"req"_s, u"-x509"_s, u"-nodes"_s, u"-keyout"_s, name + ".key"_L1, u"-out"_s, name + ".pem"_L1,
                        u"-utf8"_s}
            + arguments);
    QFile pem(file(name + ".pem"_L1));
    return pem.open(QIODevice::ReadOnly) ? QSslCertificate(pem.readAll(), QSsl::Pem) : QSslCertificate();
}

void TestCertificateDetails::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void TestCertificateDetails::aHandshake_worksBehindMd4()
{
    // The first thing of this process: QCA loads the legacy provider before Qt has used TLS at all.
    QCOMPARE(sasl::hash(sasl::Digest::Md4, "abc").toHex(), QByteArray("a448017aaf21d8525fc10ae87aa6729d"));
    QVERIFY(!made(u"first"_s, {u"-newkey"_s, u"rsa:2048"_s, u"-subj"_s, u"/CN=first"_s}).isNull());
    TlsServer server({u"-cert"_s, file(u"first.pem"_s), u"-key"_s, file(u"first.key"_s)});
    QVERIFY2(server.port() != 0, server.output().constData());
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(server.endpoint());
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QVERIFY(channel.startTls({}));
    QTRY_VERIFY2(watch.details, watch.issue ? qPrintable(watch.issue->detail) : "");
    QCOMPARE(sasl::hash(sasl::Digest::Md4, "abc").toHex(), QByteArray("a448017aaf21d8525fc10ae87aa6729d"));
}

void TestCertificateDetails::details_areReadFromTheCertificate()
{
    const QSslCertificate certificate = made(
        u"full"_s,
        {u"-newkey"_s, u"rsa:2048"_s, u"-sha256"_s, u"-subj"_s, u"/C=DE/O=Example, Inc./CN=mx.example"_s,
         u"-not_before"_s, u"20260102030405Z"_s, u"-not_after"_s, u"20360102030405Z"_s, u"-addext"_s,
         u"subjectAltName=DNS:mx.example,DNS:*.example,IP:192.0.2.1,IP:2001:db8::1,email:postmaster@example,URI:https://example/"_s});
    const CertificateDetails details = certificateDetails(certificate);
    QCOMPARE(details.subject, u"CN=mx.example,O=Example\\, Inc.,C=DE"_s);
    QCOMPARE(details.issuer, details.subject);
    QCOMPARE(details.notBefore, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC));
    QCOMPARE(details.notAfter, QDateTime(QDate(2036, 1, 2), QTime(3, 4, 5), QTimeZone::UTC));
    QCOMPARE(details.sans,
             QStringList({u"DNS:mx.example"_s, u"DNS:*.example"_s, u"IP:192.0.2.1"_s, u"IP:2001:db8::1"_s,
                          u"email:postmaster@example"_s, u"URI:https://example/"_s}));
    QCOMPARE(details.keyType, u"RSA"_s);
    QCOMPARE(details.keyBits, 2048);
    QCOMPARE(details.signature, u"sha256WithRSAEncryption"_s);
    QCOMPARE(details.pem, certificate.toPem());
    // The same from another program.
    const QByteArray fingerprint =
        openssl({u"x509"_s, u"-in"_s, u"full.pem"_s, u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s});
    QCOMPARE(details.sha256, fingerprint.mid(fingerprint.indexOf('=') + 1).trimmed().replace(':', "").toLower());
    openssl({u"x509"_s, u"-in"_s, u"full.pem"_s, u"-noout"_s, u"-pubkey"_s, u"-out"_s, u"full.pub"_s});
    openssl({u"pkey"_s, u"-pubin"_s, u"-in"_s, u"full.pub"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"full.spki"_s});
    QFile spki(file(u"full.spki"_s));
    QVERIFY(spki.open(QIODevice::ReadOnly));
    QCOMPARE(details.spkiSha256, QCryptographicHash::hash(spki.readAll(), QCryptographicHash::Sha256).toHex());
}

void TestCertificateDetails::aSubjectOutsideAscii_isReadable()
{
    const CertificateDetails details =
        certificateDetails(made(u"utf8"_s, {u"-newkey"_s, u"rsa:2048"_s, u"-subj"_s, u"/CN=Käse ☃"_s}));
    QCOMPARE(details.subject, u"CN=Käse ☃"_s);
    QCOMPARE(details.sans, QStringList{});
}

void TestCertificateDetails::theKey_isNamedWithItsSize_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("signature");
    QTest::addRow("RSA") << QStringList{u"rsa:3072"_s} << u"RSA"_s << 3072 << u"sha256WithRSAEncryption"_s;
    QTest::addRow("RSA-PSS") << QStringList{u"rsa-pss"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:2048"_s} << u"RSA-PSS"_s
                             << 2048 << u"rsassaPss"_s;
    QTest::addRow("P-256") << QStringList{u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s} << u"EC"_s << 256
                           << u"ecdsa-with-SHA256"_s;
    QTest::addRow("P-384") << QStringList{u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-384"_s, u"-sha384"_s} << u"EC"_s
                           << 384 << u"ecdsa-with-SHA384"_s;
    QTest::addRow("Ed25519") << QStringList{u"ed25519"_s} << u"Ed25519"_s << 256 << u"ED25519"_s;
    QTest::addRow("Ed448") << QStringList{u"ed448"_s} << u"Ed448"_s << 456 << u"ED448"_s;
}

void TestCertificateDetails::theKey_isNamedWithItsSize()
{
    QFETCH(QStringList, options);
    QFETCH(QString, type);
    QFETCH(int, bits);
    QFETCH(QString, signature);
    const CertificateDetails details =
        certificateDetails(made(u"key"_s, QStringList{u"-subj"_s, u"/CN=key"_s, u"-newkey"_s} + options));
    QCOMPARE(details.keyType, type);
    QVERIFY2(std::abs(details.keyBits - bits) <= 8, QByteArray::number(details.keyBits).constData());
    QCOMPARE(details.signature, signature);
}

void TestCertificateDetails::names_speakFor_data()
{
    QTest::addColumn<QStringList>("sans");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("speaks");
    const auto row = [](const char *what, const QStringList &sans, const QString &name, bool speaks) {
        QTest::addRow("%s", what) << sans << name << speaks;
    };
    row("equal", {u"DNS:mx.example"_s}, u"mx.example"_s, true);
    row("in another case", {u"DNS:MX.example"_s}, u"mx.EXAMPLE"_s, true);
    row("with a final dot", {u"DNS:mx.example"_s}, u"mx.example."_s, true);
    row("the second of two", {u"DNS:a.example"_s, u"DNS:mx.example"_s}, u"mx.example"_s, true);
    row("wildcard", {u"DNS:*.mail.example"_s}, u"mx.mail.example"_s, true);
    row("U-label", {u"DNS:xn--bcher-kva.example"_s}, u"bücher.example"_s, true);
    row("wildcard for an A-label", {u"DNS:*.mail.example"_s}, u"bücher.mail.example"_s, true);
    row("IPv4", {u"IP:192.0.2.1"_s}, u"192.0.2.1"_s, true);
    row("IPv6", {u"IP:2001:db8::1"_s}, u"2001:DB8:0::1"_s, true);
    row("IPv6 in brackets", {u"IP:2001:db8::1"_s}, u"[2001:db8::1]"_s, true);

    row("nothing", {}, u"mx.example"_s, false);
    row("another name", {u"DNS:mx.example"_s}, u"my.example"_s, false);
    row("a longer name", {u"DNS:example"_s}, u"mx.example"_s, false);
    row("a shorter name", {u"DNS:mx.example"_s}, u"example"_s, false);
    row("wildcard for no label", {u"DNS:*.mail.example"_s}, u"mail.example"_s, false);
    row("wildcard for two labels", {u"DNS:*.mail.example"_s}, u"a.b.mail.example"_s, false);
    row("wildcard for an empty label", {u"DNS:*.mail.example"_s}, u".mail.example"_s, false);
    row("wildcard for the names of one domain", {u"DNS:*.example"_s}, u"mx.example"_s, true);
    row("wildcard for the domain itself", {u"DNS:*.example"_s}, u"example"_s, false);
    row("wildcard below the domain's names", {u"DNS:*.example"_s}, u"a.mx.example"_s, false);
    row("wildcard ahead of nothing", {u"DNS:*."_s}, u"mx."_s, false);
    row("wildcard alone", {u"DNS:*"_s}, u"mx"_s, false);
    row("wildcard within a label", {u"DNS:m*.mail.example"_s}, u"mx.mail.example"_s, false);
    row("wildcard in the second label", {u"DNS:mx.*.example"_s}, u"mx.mail.example"_s, false);
    row("two wildcards", {u"DNS:*.*.example"_s}, u"mx.mail.example"_s, false);
    row("wildcard for an address", {u"DNS:*.0.2.1"_s}, u"192.0.2.1"_s, false);
    row("the literal wildcard", {u"DNS:*.mail.example"_s}, u"*.other.example"_s, false);
    row("an address as DNS name", {u"DNS:192.0.2.1"_s}, u"192.0.2.1"_s, false);
    row("a name as address", {u"IP:192.0.2.1"_s}, u"mx.example"_s, false);
    row("another address", {u"IP:192.0.2.1"_s}, u"192.0.2.2"_s, false);
    row("IPv4 for mapped IPv6", {u"IP:192.0.2.1"_s}, u"::ffff:192.0.2.1"_s, false);
    row("a name with a NUL", {QString(u"DNS:mx.example\0.evil.test"_s)}, u"mx.example"_s, false);
    row("the name in an e-mail address", {u"email:a@mx.example"_s}, u"mx.example"_s, false);
    row("the name in a URI", {u"URI:https://mx.example/"_s}, u"mx.example"_s, false);
    row("an empty name", {u"DNS:"_s}, u""_s, false);
    row("no host name", {u"DNS:mx.example"_s}, u"mx example"_s, false);
}

void TestCertificateDetails::names_speakFor()
{
    QFETCH(QStringList, sans);
    QFETCH(QString, name);
    QFETCH(bool, speaks);
    CertificateDetails certificate;
    certificate.sans = sans;
    certificate.subject = u"CN="_s + name; // never looked at
    QCOMPARE(speaksFor(certificate, name), speaks);
}

void TestCertificateDetails::namesAreAsciiInDns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("ascii");
    QTest::addRow("ASCII") << u"MX.Example."_s << u"mx.example"_s;
    QTest::addRow("U-labels") << u"Bücher.example"_s << u"xn--bcher-kva.example"_s;
    QTest::addRow("empty") << QString() << QString();
    QTest::addRow("no name") << u"a b"_s << QString();
}

void TestCertificateDetails::namesAreAsciiInDns()
{
    QFETCH(QString, name);
    QTEST(asciiName(name), "ascii");
}

namespace {

CertificateDetails plain(const QByteArray &fingerprint)
{
    CertificateDetails details;
    details.subject = u"CN=a"_s;
    details.issuer = u"CN=b"_s;
    details.keyType = u"RSA"_s;
    details.keyBits = 2048;
    details.signature = u"sha256WithRSAEncryption"_s;
    details.sha256 = fingerprint;
    return details;
}

QByteArrayList ids(const QList<TlsObjection> &objections)
{
    QByteArrayList list;
    for (const TlsObjection &each : objections)
        list += each.id;
    return list;
}

/// Objections to a certificate that bears the name that it must bear.
QByteArrayList objectionsTo(const QList<QSslError> &errors, CertificateDetails details)
{
    details.sans = {u"DNS:mx.example"_s};
    TlsSettings settings;
    settings.expectedName = u"mx.example"_s;
    return ids(tlsObjections(errors, {details}, settings));
}

} // namespace

void TestCertificateDetails::objections_haveStableIds_data()
{
    QTest::addColumn<QSslError::SslError>("error");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](QSslError::SslError error, const QByteArrayList &expected) {
        QTest::addRow("%d", static_cast<int>(error)) << error << expected;
    };
    row(QSslError::NoError, {});
    row(QSslError::HostNameMismatch, {}); // Qt's opinion about names does not count
    row(QSslError::CertificateExpired, {"expired"});
    row(QSslError::CertificateNotYetValid, {"not-yet-valid"});
    row(QSslError::SelfSignedCertificate, {"self-signed"});
    row(QSslError::SelfSignedCertificateInChain, {"unknown-issuer"});
    row(QSslError::UnableToGetIssuerCertificate, {"unknown-issuer"});
    row(QSslError::UnableToGetLocalIssuerCertificate, {"unknown-issuer"});
    row(QSslError::UnableToVerifyFirstCertificate, {"unknown-issuer"});
    row(QSslError::CertificateUntrusted, {"unknown-issuer"});
    row(QSslError::CertificateRevoked, {"revoked"});
    row(QSslError::CertificateBlacklisted, {"revoked"});
    row(QSslError::InvalidPurpose, {"wrong-purpose"});
    row(QSslError::CertificateRejected, {"wrong-purpose"});
    row(QSslError::InvalidCaCertificate, {"chain-invalid"});
    row(QSslError::PathLengthExceeded, {"chain-invalid"});
    row(QSslError::CertificateSignatureFailed, {"chain-invalid"});
    row(QSslError::InvalidNotAfterField, {"chain-invalid"});
    row(QSslError::NoPeerCertificate, {"no-certificate"});
    row(QSslError::UnspecifiedError, {"other"});
    row(QSslError::NoSslSupport, {"other"});
}

void TestCertificateDetails::objections_haveStableIds()
{
    QFETCH(QSslError::SslError, error);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(objectionsTo({QSslError(error)}, plain("00")), expected);
}

void TestCertificateDetails::anObjection_isToldOnceForEachCertificate()
{
    const QList<QSslError> errors{QSslError(QSslError::UnableToGetLocalIssuerCertificate),
                                  QSslError(QSslError::UnableToVerifyFirstCertificate),
                                  QSslError(QSslError::CertificateExpired)};
    QCOMPARE(objectionsTo(errors, plain("00")), QByteArrayList({"unknown-issuer", "expired"}));
}

void TestCertificateDetails::anObjection_knowsItsPlaceInTheChain()
{
    const QSslCertificate second = made(u"second"_s, {u"-newkey"_s, u"rsa:2048"_s, u"-subj"_s, u"/CN=second"_s});
    const QList<CertificateDetails> chain{plain("00"), certificateDetails(second)};
    TlsSettings settings;
    settings.expectedName = u"mx.example"_s;
    const QList<TlsObjection> found =
        tlsObjections({QSslError(QSslError::CertificateExpired, second)}, chain, settings);
    QCOMPARE(ids(found), QByteArrayList({"name-mismatch", "expired"}));
    QCOMPARE(found.constFirst().depth, 0);
    QCOMPARE(found.constLast().depth, 1);
    QVERIFY2(found.constFirst().text.contains("CN=a"_L1), "a common name that does not count is to be said");
}

void TestCertificateDetails::weakness_isJudgedByUs_data()
{
    QTest::addColumn<QString>("keyType");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("signature");
    QTest::addColumn<bool>("selfSigned");
    QTest::addColumn<QByteArrayList>("expected");
    const QString good = u"sha256WithRSAEncryption"_s;
    QTest::addRow("RSA 2048") << u"RSA"_s << 2048 << good << false << QByteArrayList{};
    QTest::addRow("P-256") << u"EC"_s << 256 << u"ecdsa-with-SHA256"_s << false << QByteArrayList{};
    QTest::addRow("Ed25519") << u"Ed25519"_s << 256 << u"ED25519"_s << false << QByteArrayList{};
    QTest::addRow("self-signed with SHA-1")
        << u"RSA"_s << 2048 << u"sha1WithRSAEncryption"_s << true << QByteArrayList{};
    QTest::addRow("RSA 2047") << u"RSA"_s << 2047 << good << false << QByteArrayList{"weak-key"};
    QTest::addRow("RSA 1024, self-signed") << u"RSA"_s << 1024 << good << true << QByteArrayList{"weak-key"};
    QTest::addRow("RSA-PSS 1024") << u"RSA-PSS"_s << 1024 << u"rsassaPss"_s << false << QByteArrayList{"weak-key"};
    QTest::addRow("P-192") << u"EC"_s << 192 << u"ecdsa-with-SHA256"_s << false << QByteArrayList{"weak-key"};
    QTest::addRow("SHA-1") << u"RSA"_s << 2048 << u"sha1WithRSAEncryption"_s << false
                           << QByteArrayList{"weak-signature"};
    QTest::addRow("ECDSA with SHA-1") << u"EC"_s << 256 << u"ecdsa-with-SHA1"_s << false
                                      << QByteArrayList{"weak-signature"};
    QTest::addRow("MD5") << u"RSA"_s << 2048 << u"md5WithRSAEncryption"_s << false << QByteArrayList{"weak-signature"};
    QTest::addRow("both") << u"RSA"_s << 512 << u"md5WithRSAEncryption"_s << false
                          << QByteArrayList{"weak-key", "weak-signature"};
}

void TestCertificateDetails::weakness_isJudgedByUs()
{
    QFETCH(QString, keyType);
    QFETCH(int, bits);
    QFETCH(QString, signature);
    QFETCH(bool, selfSigned);
    QFETCH(QByteArrayList, expected);
    CertificateDetails details = plain("00");
    details.keyType = keyType;
    details.keyBits = bits;
    details.signature = signature;
    if (selfSigned)
        details.issuer = details.subject;
    QCOMPARE(objectionsTo({}, details), expected);
}

void TestCertificateDetails::aWeakness_isNotToldTwice()
{
    CertificateDetails details = plain("00");
    details.keyBits = 1024;
    QCOMPARE(objectionsTo({QSslError(QSslError::UnspecifiedError)}, details), QByteArrayList{"weak-key"});
}

void TestCertificateDetails::noChain_isNoCertificate()
{
    TlsSettings settings;
    settings.expectedName = u"mx.example"_s;
    settings.pinnedSha256 = {""};
    QCOMPARE(ids(tlsObjections({}, {}, settings)), QByteArrayList{"no-certificate"});
}

void TestCertificateDetails::aPin_isComparedWithTheFirstOnly()
{
    TlsSettings settings;
    settings.expectedName = u"mx.example"_s;
    settings.pinnedSha256 = {"AA:BB"};
    QCOMPARE(ids(tlsObjections({}, {plain("aabb")}, settings)), QByteArrayList{});
    QCOMPARE(ids(tlsObjections({}, {plain("ccdd"), plain("aabb")}, settings)), QByteArrayList{"name-mismatch"});
}

void TestCertificateDetails::aPin_settlesWhoseCertificateItIs_data()
{
    using E = QSslError;
    QTest::addColumn<QList<QSslError>>("errors");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QList<QSslError> &errors, const QByteArrayList &expected) {
        QTest::newRow(name) << errors << expected;
    };
    row("self-signed", {E(E::SelfSignedCertificate)}, {});
    row("of an unknown authority", {E(E::UnableToGetLocalIssuerCertificate)}, {});
    row("a chain that does not hold", {E(E::CertificateSignatureFailed)}, {});
    row("for another purpose", {E(E::InvalidPurpose)}, {});
    row("expired", {E(E::CertificateExpired)}, {"expired"});
    row("not valid yet", {E(E::CertificateNotYetValid)}, {"not-yet-valid"});
    row("revoked", {E(E::CertificateRevoked)}, {"revoked"});
    row("expired and self-signed", {E(E::SelfSignedCertificate), E(E::CertificateExpired)}, {"expired"});
}

void TestCertificateDetails::aPin_settlesWhoseCertificateItIs()
{
    QFETCH(QList<QSslError>, errors);
    TlsSettings settings;
    settings.expectedName = u"mx.example"_s;
    settings.pinnedSha256 = {"AA:BB"};
    QTEST(ids(tlsObjections(errors, {plain("aabb")}, settings)), "expected");
}

void TestCertificateDetails::aPinnedWeakKey_staysWeak()
{
    CertificateDetails weak = plain("aabb");
    weak.keyBits = 1024;
    weak.signature = u"md5WithRSAEncryption"_s;
    CertificateDetails authority = plain("ccdd");
    authority.keyBits = 1024;
    TlsSettings settings;
    settings.pinnedSha256 = {"aabb"};
    QCOMPARE(ids(tlsObjections({}, {weak, authority}, settings)), QByteArrayList{"weak-key"});
}

void TestCertificateDetails::withoutANameToCheck_nobodyIsVerified()
{
    TlsSettings settings;
    QCOMPARE(ids(tlsObjections({}, {plain("aabb")}, settings)), QByteArrayList{"name-unchecked"});
    settings.pinnedSha256 = {"AA:BB"};
    QCOMPARE(ids(tlsObjections({}, {plain("aabb")}, settings)), QByteArrayList{});
}

void TestCertificateDetails::theGroup_isNamedWhereQtTells()
{
    openssl({u"ecparam"_s, u"-name"_s, u"prime256v1"_s, u"-genkey"_s, u"-noout"_s, u"-out"_s, u"ec.key"_s});
    openssl({u"ec"_s, u"-in"_s, u"ec.key"_s, u"-pubout"_s, u"-out"_s, u"ec.pub"_s});
    QFile pem(file(u"ec.pub"_s));
    QVERIFY(pem.open(QIODevice::ReadOnly));
    const QSslKey key(pem.readAll(), QSsl::Ec, QSsl::Pem, QSsl::PublicKey);
    QVERIFY(!key.isNull());
    QCOMPARE(groupName(key), u"prime256v1"_s);
    QCOMPARE(groupName(QSslKey()), std::nullopt);
}

QTEST_GUILESS_MAIN(TestCertificateDetails)
#include "tst_certificatedetails.moc"
