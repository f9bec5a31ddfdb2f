// SPDX-License-Identifier: GPL-3.0-or-later
#include "channelwatch.h"
#include "net/openssl.h"
#include "net/processchannel.h"
#include "net/tlschannel.h"
#include "net/tlsconfiguration.h"
#include "sasl/primitives.h"
#include "support/certificates.h"
#include "support/testproxy.h"
#include "tlsserver.h"

#include <QFile>
#include <QPointer>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;
using support::CertificateCase;
using support::CertificateFiles;

namespace {

QString text(const QByteArray &path)
{
    return QFile::decodeName(path);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArrayList ids(const TlsDetails &details)
{
    QByteArrayList list;
    for (const TlsObjection &objection : details.objections)
        list += objection.id;
    return list;
}

/// Runs the openssl command in \p folder.
bool openssl(const QString &folder, const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"openssl"_s, QProcess::splitCommand(arguments));
    return process.waitForFinished() && process.exitCode() == 0;
}

} // namespace

class TestTlsChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aHandshake_tellsWhatWasAgreed_data();
    void aHandshake_tellsWhatWasAgreed();
    void objections_areToldAndEndNothing_data();
    void objections_areToldAndEndNothing();
    void aPinnedCertificate_needsNoNameButMayExpire_data();
    void aPinnedCertificate_needsNoNameButMayExpire();
    void theServerName_isASettingOfItsOwn_data();
    void theServerName_isASettingOfItsOwn();
    void whatDoesNotFitTogether_failsTheHandshake_data();
    void whatDoesNotFitTogether_failsTheHandshake();
    void aClientCertificate_isShown_data();
    void aClientCertificate_isShown();
    void aMissingClientCertificate_isAFailedHandshake_data();
    void aMissingClientCertificate_isAFailedHandshake();
    void settingsThatCannotBeUsed_areRefusedAtOnce_data();
    void settingsThatCannotBeUsed_areRefusedAtOnce();
    void twoHandshakes_areNeverResumed();

    void destructionInSecured_isSafe_data();
    void destructionInSecured_isSafe();

    void encryptedBytes_goBothWays_andTheEndIsTold();
    void tls_worksOverASocketPair();
    void tls_worksThroughAProxy();
    void aFloodInTls_fillsOnlyTheReadBuffer();
    void tlsAndMd4_liveInOneProcess();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] CertificateFiles made(CertificateCase which)
    {
        return m_certificates.files(which).value_or(CertificateFiles{});
    }
    [[nodiscard]] QStringList identity(CertificateCase which);
    [[nodiscard]] TlsSettings settings();
    void connectTo(TlsServer &server, TlsChannel &channel, ChannelWatch &watch, const TlsSettings &settings);

    support::Certificates m_certificates{"mx.example.test"};
    QTemporaryDir m_folder;
};

void TestTlsChannel::initTestCase()
{
    QVERIFY2(made(CertificateCase::Good).certificate.size() > 0, m_certificates.error().constData());
    const QString folder = m_folder.path();
    QVERIFY(openssl(folder,
                    u"req -x509 -newkey rsa:1024 -nodes -sha256 -keyout weak.key -out weak.pem -days 9 -subj /CN=weak "
                    "-addext subjectAltName=DNS:mx.example.test"_s));
    QVERIFY(
        openssl(folder,
                u"req -x509 -newkey rsa:2048 -nodes -keyout bare.key -out bare.pem -days 9 -subj /CN=mx.example.test "
                "-addext basicConstraints=critical,CA:FALSE"_s));
    // root, intermediate, leaf; the leaf alone is an incomplete chain
    QVERIFY(
        openssl(folder,
                u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 9 "
                "-subj /CN=Root"_s));
    QVERIFY(openssl(
        folder,
        u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout middle.key -out middle.pem -days 9 "
        "-subj /CN=Middle -CA root.pem -CAkey root.key -addext basicConstraints=critical,CA:TRUE"_s));
    QVERIFY(
        openssl(folder,
                u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout leaf.key -out leaf.pem -days 9 "
                "-subj /CN=Leaf -CA middle.pem -CAkey middle.key -addext basicConstraints=critical,CA:FALSE "
                "-addext subjectAltName=DNS:mx.example.test"_s));
    QVERIFY(
        openssl(folder,
                u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout old.key -out old.pem -days 9 "
                "-sha1 -subj /CN=Old -CA root.pem -CAkey root.key -addext basicConstraints=critical,CA:FALSE "
                "-addext subjectAltName=DNS:mx.example.test"_s));
    QVERIFY(openssl(folder, u"rsa -in bare.key -aes128 -passout pass:open -out locked.key"_s));
    QFile text(file(u"text.pem"_s));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no PEM\n") > 0);
}

QStringList TestTlsChannel::identity(CertificateCase which)
{
    const CertificateFiles files = made(which);
    return {u"-cert"_s, text(files.certificate), u"-key"_s, text(files.key)};
}

TlsSettings TestTlsChannel::settings()
{
    TlsSettings settings;
    settings.expectedName = u"mx.example.test"_s;
    settings.caFile = text(m_certificates.authority());
    return settings;
}

/// Opens, and starts TLS at once when open.
void TestTlsChannel::connectTo(TlsServer &server, TlsChannel &channel, ChannelWatch &watch, const TlsSettings &settings)
{
    QVERIFY2(server.port() != 0, server.output().constData());
    channel.open(server.endpoint());
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    const auto started = channel.startTls(settings);
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    QCOMPARE(watch.told, QStringList{u"opened"_s});
}

void TestTlsChannel::aHandshake_tellsWhatWasAgreed_data()
{
    QTest::addColumn<QString>("serverOption");
    QTest::addColumn<QString>("minimum");
    QTest::addColumn<QString>("maximum");
    QTest::addColumn<QString>("ciphers");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("cipher");
    QTest::addRow("1.3 by default") << u""_s << u""_s << u""_s << u""_s << u"TLSv1.3"_s << u""_s;
    QTest::addRow("1.2 only server") << u"-tls1_2"_s << u""_s << u""_s << u""_s << u"TLSv1.2"_s << u""_s;
    QTest::addRow("1.3 only server") << u"-tls1_3"_s << u""_s << u""_s << u""_s << u"TLSv1.3"_s << u""_s;
    QTest::addRow("at most 1.2") << u""_s << u""_s << u"1.2"_s << u""_s << u"TLSv1.2"_s << u""_s;
    QTest::addRow("1.1 asked for") << u"-tls1_1"_s << u"1.0"_s << u"1.1"_s << u""_s << u"TLSv1.1"_s << u""_s;
    QTest::addRow("1.0 by maximum alone") << u"-tls1"_s << u""_s << u"1.0"_s << u""_s << u"TLSv1"_s << u""_s;
    QTest::addRow("one cipher of 1.2") << u"-tls1_2"_s << u""_s << u""_s << u"ECDHE+AES128:!SHA1"_s << u"TLSv1.2"_s
                                       << u"AES128"_s;
    QTest::addRow("one suite of 1.3") << u""_s << u""_s << u""_s << u"TLS_CHACHA20_POLY1305_SHA256"_s << u"TLSv1.3"_s
                                      << u"TLS_CHACHA20_POLY1305_SHA256"_s;
    QTest::addRow("both in one list") << u"-tls1_2"_s << u""_s << u""_s
                                      << u"TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES256-GCM-SHA384"_s << u"TLSv1.2"_s
                                      << u"ECDHE-ECDSA-AES256-GCM-SHA384"_s;
}

void TestTlsChannel::aHandshake_tellsWhatWasAgreed()
{
    QFETCH(QString, serverOption);
    QFETCH(QString, minimum);
    QFETCH(QString, maximum);
    QFETCH(QString, ciphers);
    QFETCH(QString, protocol);
    QFETCH(QString, cipher);
    QStringList arguments = identity(CertificateCase::Good) + QStringList{u"-cipher"_s, u"ALL:@SECLEVEL=0"_s};
    if (!serverOption.isEmpty())
        arguments += serverOption;
    TlsServer server(arguments);
    TlsSettings wanted = settings();
    wanted.minimumVersion = minimum;
    wanted.maximumVersion = maximum;
    wanted.ciphers = ciphers;
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, wanted);
    QTRY_VERIFY2(watch.details || watch.issue, server.output().constData());
    QVERIFY2(watch.details, watch.issue ? qPrintable(watch.issue->detail) : "");
    QVERIFY(channel.isEncrypted());
    QCOMPARE(watch.details->protocol, protocol);
    QVERIFY2(watch.details->cipher.contains(cipher) && !watch.details->cipher.isEmpty(),
             qPrintable(watch.details->cipher));
    QCOMPARE(ids(*watch.details), QByteArrayList{});
    QVERIFY(watch.details->verified);
    QCOMPARE(watch.details->expectedName, u"mx.example.test"_s);
    QCOMPARE(watch.details->sni, u"mx.example.test"_s);
    QCOMPARE(watch.details->chain.size(), 1);
    const CertificateDetails &own = watch.details->chain.constFirst();
    const QSslCertificate expected(contents(text(made(CertificateCase::Good).certificate)), QSsl::Pem);
    QCOMPARE(own.sha256, expected.digest(QCryptographicHash::Sha256).toHex());
    QVERIFY(own.sans.contains(u"DNS:mx.example.test"_s) && own.sans.contains(u"IP:127.0.0.1"_s));
}

void TestTlsChannel::objections_areToldAndEndNothing_data()
{
    QTest::addColumn<QStringList>("identity");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArrayList>("expected");
    const auto own = [this](const QString &name) {
        return QStringList{u"-cert"_s,   file(name + ".pem"_L1), u"-key"_s, file(name + ".key"_L1),
                           u"-cipher"_s, u"ALL:@SECLEVEL=0"_s};
    };
    const QString authority = text(m_certificates.authority());
    const QString mx = u"mx.example.test"_s;
    QTest::addRow("good") << identity(CertificateCase::Good) << authority << mx << QByteArrayList{};
    QTest::addRow("good, by address") << identity(CertificateCase::Good) << authority << u"127.0.0.1"_s
                                      << QByteArrayList{};
    QTest::addRow("good, no name expected")
        << identity(CertificateCase::WrongName) << authority << QString() << QByteArrayList{"name-unchecked"};
    QTest::addRow("complete chain") << (own(u"leaf"_s) + QStringList{u"-cert_chain"_s, file(u"middle.pem"_s)})
                                    << file(u"root.pem"_s) << mx << QByteArrayList{};
    QTest::addRow("expired") << identity(CertificateCase::Expired) << authority << mx << QByteArrayList{"expired"};
    QTest::addRow("not yet valid") << identity(CertificateCase::NotYetValid) << authority << mx
                                   << QByteArrayList{"not-yet-valid"};
    QTest::addRow("wrong name") << identity(CertificateCase::WrongName) << authority << mx
                                << QByteArrayList{"name-mismatch"};
    QTest::addRow("wrong address") << identity(CertificateCase::Good) << authority << u"127.0.0.2"_s
                                   << QByteArrayList{"name-mismatch"};
    QTest::addRow("self-signed") << identity(CertificateCase::SelfSigned) << authority << mx
                                 << QByteArrayList{"self-signed"};
    QTest::addRow("unknown authority") << identity(CertificateCase::UnknownAuthority) << authority << mx
                                       << QByteArrayList{"unknown-issuer"};
    QTest::addRow("the system knows it not")
        << identity(CertificateCase::Good) << QString() << mx << QByteArrayList{"unknown-issuer"};
    QTest::addRow("incomplete chain") << own(u"leaf"_s) << file(u"root.pem"_s) << mx
                                      << QByteArrayList{"unknown-issuer"};
    QTest::addRow("no alternative name") << own(u"bare"_s) << file(u"bare.pem"_s) << mx
                                         << QByteArrayList{"name-mismatch"};
    QTest::addRow("weak key") << own(u"weak"_s) << file(u"weak.pem"_s) << mx << QByteArrayList{"weak-key"};
    QTest::addRow("weak signature") << own(u"old"_s) << file(u"root.pem"_s) << mx << QByteArrayList{"weak-signature"};
    QTest::addRow("two faults") << identity(CertificateCase::Expired) << authority << u"other.test"_s
                                << QByteArrayList{"expired", "name-mismatch"};
}

void TestTlsChannel::objections_areToldAndEndNothing()
{
    QFETCH(QStringList, identity);
    QFETCH(QString, authority);
    QFETCH(QString, name);
    QFETCH(QByteArrayList, expected);
    for (const TlsPolicy policy : {TlsPolicy::Report, TlsPolicy::Require}) {
        TlsServer server(identity);
        TlsSettings wanted;
        wanted.policy = policy;
        wanted.caFile = authority;
        wanted.expectedName = name;
        TlsChannel channel;
        ChannelWatch watch(channel);
        connectTo(server, channel, watch, wanted);
        QTRY_VERIFY2(watch.details || watch.issue, server.output().constData());
        QVERIFY2(watch.details, watch.issue ? qPrintable(watch.issue->detail) : "");
        const auto words = [&] {
            return watch.details->objections.isEmpty() ? QString() : watch.details->objections.last().text;
        };
        QVERIFY2(ids(*watch.details) == expected,
                 qPrintable(QString::fromLatin1(ids(*watch.details).join(' ')) + words()));
        QCOMPARE(watch.details->verified, expected.isEmpty());
        QVERIFY(std::ranges::none_of(watch.details->objections,
                                     [](const TlsObjection &each) { return each.text.isEmpty(); }));
        QVERIFY2(!watch.hasEnded(), watch.issue ? qPrintable(watch.issue->detail) : server.output().constData());
        QCOMPARE(watch.told, QStringList({u"opened"_s, u"secured"_s}));
    }
}

void TestTlsChannel::aPinnedCertificate_needsNoNameButMayExpire_data()
{
    QTest::addColumn<bool>("matches");
    QTest::addRow("its own fingerprint") << true;
    QTest::addRow("another fingerprint") << false;
}

void TestTlsChannel::aPinnedCertificate_needsNoNameButMayExpire()
{
    QFETCH(bool, matches);
    TlsServer server(identity(CertificateCase::Expired));
    const QSslCertificate certificate(contents(text(made(CertificateCase::Expired).certificate)), QSsl::Pem);
    const QByteArray pin = certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper();
    TlsSettings wanted = settings();
    wanted.expectedName = u"other.test"_s;
    wanted.pinnedSha256 = {matches ? pin : QByteArray(64, '0')};
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, wanted);
    QTRY_VERIFY(watch.details);
    QVERIFY(!watch.details->verified);
    QCOMPARE(ids(*watch.details), matches ? QByteArrayList{"expired"} : QByteArrayList({"expired", "name-mismatch"}));
}

void TestTlsChannel::theServerName_isASettingOfItsOwn_data()
{
    QTest::addColumn<QString>("expectedName");
    QTest::addColumn<std::optional<QString>>("sni");
    QTest::addColumn<QString>("sent");
    const std::optional<QString> nothing;
    QTest::addRow("the expected name") << u"mx.example.test"_s << nothing << u"mx.example.test"_s;
    QTest::addRow("another name") << u"mx.example.test"_s << std::optional(u"sni.example"_s) << u"sni.example"_s;
    QTest::addRow("as A-labels") << u"mx.example.test"_s << std::optional(u"bücher.example"_s)
                                 << u"xn--bcher-kva.example"_s;
    QTest::addRow("none") << u"mx.example.test"_s << std::optional(QString(u""_s)) << QString();
    QTest::addRow("no address") << u"127.0.0.1"_s << nothing << QString();
    QTest::addRow("no name at all") << QString() << nothing << QString();
}

void TestTlsChannel::theServerName_isASettingOfItsOwn()
{
    QFETCH(QString, expectedName);
    QFETCH(std::optional<QString>, sni);
    QFETCH(QString, sent);
    // Without -servername the server does not say what it was asked for; a name that never fits makes it tell.
    TlsServer server(identity(CertificateCase::Good)
                     + QStringList{u"-servername"_s, u"nobody.test"_s, u"-tlsextdebug"_s}
                     + QStringList{u"-cert2"_s, text(made(CertificateCase::Good).certificate), u"-key2"_s,
                                   text(made(CertificateCase::Good).key)});
    TlsSettings wanted = settings();
    wanted.expectedName = expectedName;
    wanted.sni = sni;
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, wanted);
    QTRY_VERIFY(watch.details);
    QCOMPARE(watch.details->sni, sent);
    QCOMPARE(ids(*watch.details), expectedName.isEmpty() ? QByteArrayList{"name-unchecked"} : QByteArrayList{});
    if (sent.isEmpty())
        QVERIFY(!server.output().contains("\"server name\" (id=0)"));
    else
        QTRY_VERIFY2(server.output().contains("Hostname in TLS extension: \"" + sent.toLatin1() + '"'),
                     server.output().constData());
}

void TestTlsChannel::whatDoesNotFitTogether_failsTheHandshake_data()
{
    QTest::addColumn<QStringList>("serverOptions");
    QTest::addColumn<QString>("minimum");
    QTest::addColumn<QString>("maximum");
    QTest::addColumn<QString>("ciphers");
    QTest::addRow("server too old") << QStringList{u"-tls1_2"_s} << u"1.3"_s << u""_s << u""_s;
    QTest::addRow("server too new") << QStringList{u"-tls1_3"_s} << u""_s << u"1.2"_s << u""_s;
    QTest::addRow("1.0 is off by default")
        << QStringList{u"-tls1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s} << u""_s << u""_s << u""_s;
    QTest::addRow("no shared cipher") << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"AES256-GCM-SHA384"_s} << u""_s
                                      << u""_s << u"ECDHE-RSA-CHACHA20-POLY1305"_s;
    QTest::addRow("no shared suite") << QStringList{u"-tls1_3"_s, u"-ciphersuites"_s, u"TLS_AES_256_GCM_SHA384"_s}
                                     << u""_s << u""_s << u"TLS_AES_128_GCM_SHA256"_s;
}

void TestTlsChannel::whatDoesNotFitTogether_failsTheHandshake()
{
    QFETCH(QStringList, serverOptions);
    QFETCH(QString, minimum);
    QFETCH(QString, maximum);
    QFETCH(QString, ciphers);
    TlsServer server(identity(CertificateCase::Good) + serverOptions);
    TlsSettings wanted = settings();
    wanted.minimumVersion = minimum;
    wanted.maximumVersion = maximum;
    wanted.ciphers = ciphers;
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, wanted);
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), Issue::TlsHandshakeFailed);
    QVERIFY2(watch.issue->detail.contains("alert"_L1) || watch.issue->detail.contains("version"_L1),
             qPrintable(watch.issue->detail));
}

void TestTlsChannel::aClientCertificate_isShown_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("password");
    QTest::addRow("key in the clear") << u"bare.key"_s << QByteArray();
    QTest::addRow("key behind a password") << u"locked.key"_s << QByteArray("open");
}

void TestTlsChannel::aClientCertificate_isShown()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, password);
    TlsServer server(identity(CertificateCase::Good)
                     + QStringList{u"-Verify"_s, u"1"_s, u"-CAfile"_s, file(u"bare.pem"_s)});
    TlsSettings wanted = settings();
    wanted.certificateFile = file(u"bare.pem"_s);
    wanted.keyFile = file(key);
    wanted.keyPassword = Secret(password);
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, wanted);
    QTRY_VERIFY(watch.details);
    channel.write("EHLO client\n");
    QTRY_VERIFY2(server.output().contains("EHLO client"), server.output().constData());
    QVERIFY2(server.output().contains("Client certificate"), server.output().constData());
}

void TestTlsChannel::aMissingClientCertificate_isAFailedHandshake_data()
{
    QTest::addColumn<QString>("version");
    QTest::addRow("TLS 1.2: inside the handshake") << u"-tls1_2"_s;
    QTest::addRow("TLS 1.3: behind our side of it") << u"-tls1_3"_s;
}

void TestTlsChannel::aMissingClientCertificate_isAFailedHandshake()
{
    QFETCH(QString, version);
    TlsServer server(identity(CertificateCase::Good) + QStringList{u"-Verify"_s, u"1"_s, version});
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, settings());
    QTRY_VERIFY(watch.hasEnded());
    QCOMPARE(watch.issueId(), Issue::TlsHandshakeFailed);
    QVERIFY2(watch.issue->detail.contains("alert"_L1), qPrintable(watch.issue->detail));
}

void TestTlsChannel::settingsThatCannotBeUsed_areRefusedAtOnce_data()
{
    QTest::addColumn<TlsSettings>("wrong");
    const auto row = [](const char *name, const std::function<void(TlsSettings &)> &spoil) {
        TlsSettings wrong;
        spoil(wrong);
        QTest::addRow("%s", name) << wrong;
    };
    row("missing authority file", [this](TlsSettings &wrong) { wrong.caFile = file(u"missing.pem"_s); });
    row("authority file without PEM", [this](TlsSettings &wrong) { wrong.caFile = file(u"text.pem"_s); });
    row("missing authority folder", [this](TlsSettings &wrong) { wrong.caPath = file(u"missing"_s); });
    row("missing certificate file", [this](TlsSettings &wrong) { wrong.certificateFile = file(u"missing.pem"_s); });
    row("certificate file without PEM", [this](TlsSettings &wrong) { wrong.certificateFile = file(u"text.pem"_s); });
    row("certificate without key", [this](TlsSettings &wrong) { wrong.certificateFile = file(u"bare.pem"_s); });
    row("missing key file", [this](TlsSettings &wrong) {
        wrong.certificateFile = file(u"bare.pem"_s);
        wrong.keyFile = file(u"missing.key"_s);
    });
    row("key file without PEM", [this](TlsSettings &wrong) {
        wrong.certificateFile = file(u"bare.pem"_s);
        wrong.keyFile = file(u"text.pem"_s);
    });
    row("key of another certificate", [this](TlsSettings &wrong) {
        wrong.certificateFile = file(u"bare.pem"_s);
        wrong.keyFile = file(u"weak.key"_s);
    });
    row("key without certificate", [this](TlsSettings &wrong) { wrong.keyFile = file(u"bare.key"_s); });
    row("no password", [this](TlsSettings &wrong) {
        wrong.certificateFile = file(u"bare.pem"_s);
        wrong.keyFile = file(u"locked.key"_s);
    });
    row("wrong password", [this](TlsSettings &wrong) {
        wrong.certificateFile = file(u"bare.pem"_s);
        wrong.keyFile = file(u"locked.key"_s);
        wrong.keyPassword = Secret("shut");
    });
    row("unknown version", [](TlsSettings &wrong) { wrong.minimumVersion = u"1.4"_s; });
    row("version in words", [](TlsSettings &wrong) { wrong.maximumVersion = u"TLSv1.2"_s; });
    row("no version left", [](TlsSettings &wrong) {
        wrong.minimumVersion = u"1.3"_s;
        wrong.maximumVersion = u"1.2"_s;
    });
    row("unknown cipher", [](TlsSettings &wrong) { wrong.ciphers = u"NO-SUCH-CIPHER"_s; });
    row("unknown suite", [](TlsSettings &wrong) { wrong.ciphers = u"TLS_NO_SUCH_SUITE"_s; });
    row("unknown suite beside a known cipher",
        [](TlsSettings &wrong) { wrong.ciphers = u"AES256-GCM-SHA384:TLS_NO_SUCH_SUITE"_s; });
    row("no cipher at all", [](TlsSettings &wrong) { wrong.ciphers = u" , "_s; });
}

void TestTlsChannel::settingsThatCannotBeUsed_areRefusedAtOnce()
{
    QFETCH(TlsSettings, wrong);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Endpoint endpoint;
    endpoint.address = silent.serverAddress();
    endpoint.port = silent.serverPort();
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    const auto started = channel.startTls(wrong);
    QVERIFY(!started);
    QCOMPARE(started.error().id, Issue::TlsSettings);
    QVERIFY(!started.error().detail.isEmpty());
    QVERIFY(!started.error().detail.contains("shut"_L1));
    QTRY_VERIFY(silent.hasPendingConnections());
    QTcpSocket *const server = silent.nextPendingConnection();
    channel.write("QUIT\r\n"); // the channel goes on in the clear
    QTRY_COMPARE(server->bytesAvailable(), 6);
    QCOMPARE(server->readAll(), "QUIT\r\n");
    QCOMPARE(watch.told, QStringList{u"opened"_s});
}

void TestTlsChannel::twoHandshakes_areNeverResumed()
{
    TlsServer server(identity(CertificateCase::Good));
    TlsChannel channel;
    for (int round = 0; round < 2; ++round) {
        ChannelWatch watch(channel);
        connectTo(server, channel, watch, settings());
        QTRY_VERIFY(watch.details);
        channel.close();
        QTRY_COMPARE(watch.told.last(), u"closed"_s);
    }
    QTRY_COMPARE(server.output().count("CIPHER is"), 2);
    QVERIFY(!server.output().contains("Reused session-id"));
}

void TestTlsChannel::destructionInSecured_isSafe_data()
{
    QTest::addColumn<QString>("slot");
    for (const char *slot : {"secured", "received", "flushed", "closed"})
        QTest::addRow("%s", slot) << QString::fromLatin1(slot);
}

void TestTlsChannel::destructionInSecured_isSafe()
{
    QFETCH(QString, slot);
    TlsServer server(identity(CertificateCase::Good) + QStringList{u"-rev"_s});
    QPointer<TlsChannel> channel(new TlsChannel);
    const auto destroyIn = [&](const QString &name) {
        if (slot == name)
            delete channel.data();
    };
    connect(channel, &Channel::opened, this, [&] { QVERIFY(channel->startTls(settings())); });
    connect(channel, &Channel::secured, this, [&] {
        channel->write("abc\n");
        destroyIn(u"secured"_s);
    });
    connect(channel, &Channel::bytesFlushed, this, [&] {
        if (channel->isEncrypted())
            destroyIn(u"flushed"_s);
    });
    connect(channel, &Channel::received, this, [&] {
        channel->close();
        destroyIn(u"received"_s);
    });
    connect(channel, &Channel::closed, this, [&] { destroyIn(u"closed"_s); });
    QVERIFY2(server.port() != 0, server.output().constData());
    channel->open(server.endpoint());
    QTRY_VERIFY(!channel);
}

void TestTlsChannel::encryptedBytes_goBothWays_andTheEndIsTold()
{
    TlsServer server(identity(CertificateCase::Good));
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, settings());
    QTRY_VERIFY(watch.details);
    server.type("220 within TLS\n");
    QTRY_COMPARE(watch.bytes, "220 within TLS\n");
    channel.write("EHLO client\n");
    QTRY_VERIFY(server.output().contains("EHLO client"));
    QVERIFY(watch.flushes > 0);
    server.type("Q\n"); // s_server's command to end the connection
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"secured"_s, u"closed"_s}));
}

void TestTlsChannel::tls_worksOverASocketPair()
{
    // The program is a relay to a TLS server: the stream is a Unix socket pair.
    TlsServer server(identity(CertificateCase::Good) + QStringList{u"-rev"_s});
    QVERIFY2(server.port() != 0, server.output().constData());
    ProcessChannel channel;
    ChannelWatch watch(channel);
    Endpoint endpoint;
    endpoint.kind = Endpoint::Kind::Process;
    endpoint.path = u"exec perl -MIO::Socket::INET -MIO::Select -e '"
                    "$s = IO::Socket::INET->new(PeerAddr => \"127.0.0.1\", PeerPort => %1) or die; $w = "
                    "IO::Select->new($s, \\*STDIN);"
                    "while (1) { for ($w->can_read) { sysread($_, $b, 65536) or exit;"
                    " syswrite($_ == $s ? \\*STDOUT : $s, $b) } }'"_s.arg(server.port());
    channel.open(endpoint);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QVERIFY(channel.startTls(settings()));
    QTRY_VERIFY2(watch.details, watch.issue ? qPrintable(watch.issue->detail) : "");
    QVERIFY(watch.details->verified);
    channel.write("abc\n");
    QTRY_COMPARE(watch.bytes, "cba\n");
}

void TestTlsChannel::tls_worksThroughAProxy()
{
    TlsServer server(identity(CertificateCase::Good) + QStringList{u"-rev"_s});
    QVERIFY2(server.port() != 0, server.output().constData());
    support::TestProxy proxy(support::TestProxy::Protocol::Socks5, server.port());
    Endpoint endpoint;
    endpoint.host = u"mx.example.test"_s;
    endpoint.port = 25;
    endpoint.proxy = ProxyAccess{.address = QHostAddress(QHostAddress::LocalHost), .port = proxy.port()};
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QVERIFY(channel.startTls(settings()));
    QTRY_VERIFY2(watch.details, watch.issue ? qPrintable(watch.issue->detail) : "");
    QVERIFY(watch.details->verified);
    channel.write("abc\n");
    QTRY_COMPARE(watch.bytes, "cba\n");
}

void TestTlsChannel::aFloodInTls_fillsOnlyTheReadBuffer()
{
    QFile big(file(u"big"_s));
    constexpr qint64 Size = 20'000'000;
    QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(Size));
    TlsServer server(identity(CertificateCase::Good) + QStringList{u"-WWW"_s}, m_folder.path());
    TlsChannel channel;
    ChannelWatch watch(channel);
    connectTo(server, channel, watch, settings());
    QTRY_VERIFY(watch.details);
    watch.takes = false;
    channel.write("GET /big HTTP/1.0\r\n\r\n");
    QTRY_VERIFY(channel.bytesToTake() >= SocketChannel::ReadBufferSize);
    QVERIFY2(channel.bytesToTake() <= 3 * SocketChannel::ReadBufferSize,
             QByteArray::number(channel.bytesToTake()).constData());
    watch.takes = true;
    watch.bytes = channel.take();
    QTRY_VERIFY_WITH_TIMEOUT(watch.hasEnded(), 60'000);
    QVERIFY2(watch.bytes.size() > Size, watch.bytes.left(200).constData());
}

void TestTlsChannel::tlsAndMd4_liveInOneProcess()
{
    // QCA's plugin loads OpenSSL's legacy provider; neither may take the other's algorithms away, in any order.
    TlsServer server(identity(CertificateCase::Good));
    const auto handshakes = [&] {
        TlsChannel channel;
        ChannelWatch watch(channel);
        connectTo(server, channel, watch, settings());
        return QTest::qWaitFor([&] { return watch.details.has_value(); });
    };
    const auto digests = [] {
        return sasl::hash(sasl::Digest::Md4, "abc").toHex() == "a448017aaf21d8525fc10ae87aa6729d"
            && sasl::hash(sasl::Digest::Sha256, "abc").toHex().startsWith("ba7816bf");
    };
    QVERIFY(handshakes());
    QVERIFY(digests());
    QVERIFY(handshakes());
    QVERIFY(digests());
}

QTEST_GUILESS_MAIN(TestTlsChannel)
#include "tst_tlschannel.moc"
