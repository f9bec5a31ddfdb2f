// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/certificates.h"
#include "practice/server.h"
#include "rawclient.h"
#include "unit/scramclient.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::practice;
using mailscope::practice::test::ScramClient;

namespace {

/// Which certificate a client shows.
enum class Shown { None, Issued, OfAStranger, OfAServer };

Credentials credentialsFor(Shown shown)
{
    switch (shown) {
    case Shown::Issued:
        return Certificates::makeForClient("alice").value();
    case Shown::OfAStranger:
        return Certificates::make(CertificateKind::SelfSigned, "alice").value();
    case Shown::OfAServer:
        return Certificates::make(CertificateKind::Good, "alice").value();
    case Shown::None:
        break;
    }
    return {};
}

/// A client whose connection is encrypted, and what the server offers it.
struct Visit {
    RawClient client;
    QByteArray offers;

    bool begin(quint16 port, Shown shown, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        const Credentials credentials = credentialsFor(shown);
        client.socket().setLocalCertificate(QSslCertificate(credentials.certificate));
        client.socket().setPrivateKey(QSslKey(credentials.key, QSsl::Rsa));
        client.socket().setProtocol(protocol);
        if (!client.connectTo(port) || !client.reply().startsWith("220 "))
            return false;
        client.say("EHLO c.example");
        if (!client.say("STARTTLS").startsWith("220 ") || !client.startTls())
            return false;
        offers = client.say("EHLO c.example");
        return offers.startsWith("250-");
    }
};

QByteArray challengeIn(const QByteArray &reply)
{
    return reply.startsWith("334 ") ? QByteArray::fromBase64(reply.sliced(4).chopped(2)) : reply;
}

} // namespace

/// What logins bind to, over real TLS: the client's certificate, and the server's.
class TestClientCertificate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void external_takesWhatThePracticeAuthorityIssued_data();
    void external_takesWhatThePracticeAuthorityIssued();
    void withoutExternal_noCertificateIsAskedFor();
    void scramPlus_bindsToTheServersCertificate_data();
    void scramPlus_bindsToTheServersCertificate();
    void aSessionThatIsResumed_isServed_data();
    void aSessionThatIsResumed_isServed();
};

void TestClientCertificate::external_takesWhatThePracticeAuthorityIssued_data()
{
    QTest::addColumn<Shown>("shown");
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::addColumn<QByteArray>("initialResponse");
    QTest::addColumn<QByteArray>("reply");
    const QByteArray good = "235 2.7.0 Logged in\r\n";
    const QByteArray wrong = "535 5.7.8 User or password is wrong\r\n";
    QTest::newRow("issued") << Shown::Issued << QSsl::TlsV1_3 << QByteArray("=") << good;
    QTest::newRow("issued, TLS 1.2") << Shown::Issued << QSsl::TlsV1_2 << QByteArray("=") << good;
    QTest::newRow("issued, and says who") << Shown::Issued << QSsl::TlsV1_3 << QByteArray("YWxpY2U=") << good;
    QTest::newRow("issued, and says somebody else") << Shown::Issued << QSsl::TlsV1_3 << QByteArray("Ym9i") << wrong;
    QTest::newRow("none") << Shown::None << QSsl::TlsV1_3 << QByteArray("YWxpY2U=") << wrong;
    QTest::newRow("none, TLS 1.2") << Shown::None << QSsl::TlsV1_2 << QByteArray("=") << wrong;
    QTest::newRow("signed by itself") << Shown::OfAStranger << QSsl::TlsV1_3 << QByteArray("=") << wrong;
    QTest::newRow("signed by itself, TLS 1.2") << Shown::OfAStranger << QSsl::TlsV1_2 << QByteArray("=") << wrong;
    QTest::newRow("a server's") << Shown::OfAServer << QSsl::TlsV1_3 << QByteArray("=") << wrong;
}

void TestClientCertificate::external_takesWhatThePracticeAuthorityIssued()
{
    QFETCH(const Shown, shown);
    QFETCH(const QSsl::SslProtocol, protocol);
    QFETCH(const QByteArray, initialResponse);
    QFETCH(const QByteArray, reply);
    Server server{Options()};
    Visit visit;
    QVERIFY(visit.begin(server.listen().value(), shown, protocol));
    QCOMPARE(visit.offers.contains(" EXTERNAL "), shown == Shown::Issued);
    QCOMPARE(visit.client.say("AUTH EXTERNAL " + initialResponse), reply);
}

void TestClientCertificate::withoutExternal_noCertificateIsAskedFor()
{
    Options options;
    options.mechanisms.removeAll("EXTERNAL");
    Server server(options);
    Visit visit;
    QVERIFY(visit.begin(server.listen().value(), Shown::Issued));
    QVERIFY(!visit.offers.contains("EXTERNAL"));
    QCOMPARE(visit.client.say("AUTH EXTERNAL ="), QByteArray("504 5.5.4 Mechanism EXTERNAL is not known\r\n"));
}

void TestClientCertificate::scramPlus_bindsToTheServersCertificate_data()
{
    QTest::addColumn<CertificateKind>("kind");
    QTest::newRow("signed by the authority") << CertificateKind::Good;
    QTest::newRow("signed by itself") << CertificateKind::SelfSigned;
}

void TestClientCertificate::scramPlus_bindsToTheServersCertificate()
{
    QFETCH(const CertificateKind, kind);
    Options options;
    options.certificate = kind;
    Server server(options);
    Visit visit;
    QVERIFY(visit.begin(server.listen().value(), Shown::None));
    ScramClient scram{.hash = QCryptographicHash::Sha256, .user = "alice", .password = "wonderland"};
    scram.header = "p=tls-server-end-point,,";
    // The certificate is signed with SHA-256, so this is RFC 5929 4.1.
    scram.binding = visit.client.socket().peerCertificate().digest(QCryptographicHash::Sha256);
    const QByteArray asked = challengeIn(visit.client.say("AUTH SCRAM-SHA-256-PLUS " + scram.first().toBase64()));
    QVERIFY2(asked.startsWith("r=" + scram.nonce), asked.constData());
    QCOMPARE(challengeIn(visit.client.say(scram.final(asked).toBase64())), scram.verifier(asked));
    QCOMPARE(visit.client.say(""), QByteArray("235 2.7.0 Logged in\r\n"));
}

void TestClientCertificate::aSessionThatIsResumed_isServed_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("TLS 1.2") << u"-tls1_2"_s;
    QTest::newRow("TLS 1.3") << u"-tls1_3"_s;
}

void TestClientCertificate::aSessionThatIsResumed_isServed()
{
    QFETCH(const QString, version);
    Options options;
    options.implicitTls = true;
    Server server(options);
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s,
                  {u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(server.listen().value()), version,
                   u"-reconnect"_s, u"-crlf"_s});
    openssl.write("QUIT\n");
    openssl.closeWriteChannel();
    QVERIFY(QTest::qWaitFor([&openssl] { return openssl.state() == QProcess::NotRunning; }, RawClient::patience));
    const QByteArray output = openssl.readAll();
    QVERIFY2(openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0, output.constData());
    // The first connection and five more.
    QCOMPARE(output.count("\nNew, ") + output.count("\nReused, "), 6);
}

QTEST_GUILESS_MAIN(TestClientCertificate)
#include "tst_clientcertificate.moc"
