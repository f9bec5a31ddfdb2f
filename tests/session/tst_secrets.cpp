// SPDX-License-Identifier: GPL-3.0-or-later
#include "leavings.h"
#include "practice/certificates.h"
#include "practice/login.h"
#include "practice/server.h"
#include "report/report.h"
#include "sasl/choice.h"
#include "sasl/registry.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/authstage.h"
#include "stage/quitstage.h"
#include "support/echoingrelay.h"

#include <QDir>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::leakIn;
using test::leavingsOf;
using test::planFor;
using test::SecretScan;

namespace {
/// Secrets that look different in every encoding and resemble nothing that a server says.
const QByteArray RightPassword = "q7#Vz/K w\xc3\xb6+9%pL2x&Yt?Gm";
const QByteArray WrongPassword = "N4~dR]h@ 8\xc3\xa4=Ue%3bZ^kS|cX";
const QByteArray RightToken = "ya29.Ht7-Qx_2vB~Lk9/pWz4+RnC8sJ==";
const QByteArray WrongToken = "eyJhbGciOi.Zt6-Mx_5rD~Fg2/yKq1+=";

practice::Options served()
{
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = practice::loginMechanisms();
    for (practice::User &user : options.users) {
        if (user.name == "alice") {
            user.password = RightPassword;
            user.token = RightToken;
        }
    }
    return options;
}

bool exposesNothing(const QByteArray &mechanism)
{
    return mechanism == "ANONYMOUS" || mechanism == "EXTERNAL";
}

/// All of this program's but those of the system, which tst_ticketsecrets has.
QList<QByteArray> mechanisms()
{
    QList<QByteArray> names = sasl::mechanismNames();
    names.removeIf([](const QByteArray &name) { return sasl::traitsOf(name)->need == sasl::Traits::Need::Ticket; });
    return names;
}

/// What somebody in the middle shows as a certificate.
QSslConfiguration impostorsTls()
{
    const auto made = practice::Certificates::make(practice::CertificateKind::SelfSigned, "127.0.0.1");
    QSslConfiguration configuration;
    if (made) {
        configuration.setLocalCertificate(QSslCertificate(made->certificate));
        configuration.setPrivateKey(QSslKey(made->key, QSsl::Rsa));
    }
    return configuration;
}
} // namespace

/// No secret, and nothing that was made of one, stands anywhere outside of the wire.
class TestSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLogin_leavesNoSecret_data();
    void aLogin_leavesNoSecret();
    void everyMechanism_isServedHere();
    void anEchoingServer_makesNoLeak_data();
    void anEchoingServer_makesNoLeak();
    void aShortSecret_isCutFromWhatIsSent();
    void theScan_findsEveryForm_data();
    void theScan_findsEveryForm();
    void theScan_findsNothingInInnocence_data();
    void theScan_findsNothingInInnocence();
    void theScan_readsFiles();
    void derivedSecrets_areRead_data();
    void derivedSecrets_areRead();

private:
    /// Logs in and writes everything that a session writes below the folder of this test.
    [[nodiscard]] transcript::Transcript logIn(quint16 port, plan::Security security, const QByteArray &mechanism,
                                               bool right) const
    {
        auto stage = stage::makeAuthStage(
            mechanism,
            {u"alice"_s, {}, Secret(right ? RightPassword : WrongPassword), Secret(right ? RightToken : WrongToken)});
        return test::logIn(planFor(port, security), std::move(stage), m_folder.path());
    }
    QTemporaryDir m_folder;
    const QSslConfiguration m_tls = impostorsTls();
};

void TestSecrets::aLogin_leavesNoSecret_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("right");
    for (const QByteArray &mechanism : mechanisms()) {
        QTest::addRow("%s, right secret", mechanism.constData()) << mechanism << true;
        QTest::addRow("%s, wrong secret", mechanism.constData()) << mechanism << false;
    }
}

void TestSecrets::aLogin_leavesNoSecret()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const bool, right);
    practice::Server server(served());
    const transcript::Transcript transcript =
        logIn(server.listen().value(), plan::Security::StartTls, mechanism, right);
    const auto derived = test::derivedSecrets(joined(server.log(), 1, practice::LogEntry::Kind::Received));
    QCOMPARE(derived.isEmpty(), exposesNothing(mechanism));
    if (!exposesNothing(mechanism))
        QCOMPARE(report::fold(transcript).auth.value().ok, right);

    SecretScan scan;
    scan.add(u"password"_s, right ? RightPassword : WrongPassword);
    scan.add(u"token"_s, right ? RightToken : WrongToken);
    for (const test::DerivedSecret &secret : derived)
        scan.add(secret.what, secret.bytes);
    QCOMPARE(leakIn(transcript, scan), QString());
    QCOMPARE(scan.leakBelow(m_folder.path()), QString());
}

void TestSecrets::everyMechanism_isServedHere()
{
    const QList<QByteArray> served = practice::loginMechanisms();
    for (const QByteArray &mechanism : mechanisms())
        QVERIFY2(served.contains(mechanism), mechanism.constData());
}

void TestSecrets::anEchoingServer_makesNoLeak_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<int>("piece");
    QTest::addColumn<int>("filler");
    for (const QByteArray &mechanism : mechanisms()) {
        if (exposesNothing(mechanism))
            continue;
        for (const int piece : {0, 1, 7, 61})
            QTest::addRow("%s, pieces of %d", mechanism.constData(), piece) << mechanism << piece << 0;
        for (const int filler : {65'500, 65'511, 65'519}) // where a line is cut
            QTest::addRow("%s, behind %d", mechanism.constData(), filler) << mechanism << 0 << filler;
    }
}

/// Somebody in the middle says everything back that the client said; with -PLUS, which needs TLS, over TLS.
void TestSecrets::anEchoingServer_makesNoLeak()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const int, piece);
    QFETCH(const int, filler);
    const bool isEncrypted = practice::needsTls(mechanism);
    practice::Options options = served();
    options.implicitTls = isEncrypted;
    practice::Server server(options);
    test::EchoingRelay relay;
    QVERIFY(isEncrypted ? relay.startTls(server.listen().value(), m_tls) : relay.start(server.listen().value()));
    relay.setPiece(piece);
    relay.setFiller(QByteArray(filler, '.'));
    const transcript::Transcript transcript =
        logIn(relay.port(), isEncrypted ? plan::Security::Tls : plan::Security::None, mechanism, true);
    const auto derived = test::derivedSecrets(relay.sent());
    QCOMPARE(relay.echoes(), 1);
    QVERIFY(!derived.isEmpty());

    SecretScan scan;
    scan.add(u"password"_s, RightPassword);
    scan.add(u"token"_s, RightToken);
    for (const test::DerivedSecret &secret : derived)
        scan.add(secret.what, secret.bytes);
    QCOMPARE(leakIn(transcript, scan), QString());
    QCOMPARE(scan.leakBelow(m_folder.path()), QString());
}

void TestSecrets::aShortSecret_isCutFromWhatIsSent()
{
    practice::Options made = served();
    for (practice::User &user : made.users) {
        if (user.name == "alice")
            user.password = "k#9q";
    }
    practice::Server server(made);
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    recipe.push_back(stage::makeAuthStage("LOGIN", {u"alice"_s, {}, Secret(QByteArrayView("k#9q"))}));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    session.perform(std::move(recipe));
    session.open();
    QVERIFY(!finished.isEmpty() || finished.wait(20'000));
    QVERIFY(report::fold(session.transcript()).auth.value().ok);
    for (const auto &[what, bytes] : leavingsOf(session.transcript()))
        QVERIFY2(!bytes.contains("k#9q") && !bytes.contains(QByteArray("k#9q").toBase64()), qPrintable(what));
}

void TestSecrets::theScan_findsEveryForm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray secret = RightPassword;
    QByteArray backwards = secret;
    std::ranges::reverse(backwards);
    QTest::newRow("as it is") << "x" + secret + "y";
    QTest::newRow("eight bytes of it") << "x" + secret.mid(5, 8) + "y";
    QTest::newRow("backwards") << "x" + backwards.mid(3, 8);
    QTest::newRow("hex") << "x" + secret.toHex();
    QTest::newRow("upper hex") << "x" + secret.toHex().toUpper();
    QTest::newRow("a piece of hex") << secret.toHex().mid(2, 16);
    QTest::newRow("URL-encoded") << "x=" + secret.toPercentEncoding();
    QTest::newRow("in JSON") << R"({"a":")" + QByteArray(secret).replace('/', "\\/") + "\"}";
    QTest::newRow("UTF-16") << QByteArray("q\0007\0#\0V\0z\0/\0K\0 \0", 16);
    for (qsizetype lead = 0; lead < 3; ++lead)
        QTest::addRow("base64 behind %d", int(lead)) << (QByteArray(lead, 'a') + secret + "more").toBase64();
    QTest::newRow("base64 for URLs") << secret.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("a piece of base64") << secret.toBase64().mid(4, 12);
}

void TestSecrets::theScan_findsEveryForm()
{
    QFETCH(const QByteArray, bytes);
    SecretScan scan;
    scan.add(u"it"_s, RightPassword);
    QVERIFY(scan.leakIn(bytes).startsWith(u"it"_s));
}

void TestSecrets::theScan_findsNothingInInnocence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another secret") << WrongPassword + WrongPassword.toBase64() + WrongPassword.toHex();
    QTest::newRow("seven bytes of it") << "x" + RightPassword.mid(5, 7) + "y";
    QTest::newRow("two halves") << RightPassword.left(7) + "[9 bytes hidden]" + RightPassword.right(7);
    QTest::newRow("the user") << QByteArray("alice YWxpY2U= 616c696365");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("a backslash at the end") << QByteArray("a\\");
}

void TestSecrets::theScan_findsNothingInInnocence()
{
    QFETCH(const QByteArray, bytes);
    SecretScan scan;
    scan.add(u"it"_s, RightPassword);
    scan.add(u"nothing"_s, {});
    QCOMPARE(scan.leakIn(bytes), QString());
}

void TestSecrets::theScan_readsFiles()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"a/.b"_s));
    SecretScan scan;
    scan.add(u"it"_s, RightPassword);
    QCOMPARE(scan.leakBelow(folder.path()), QString());
    QFile file(folder.filePath(u"a/.b/.c"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, 'x') + RightPassword.toBase64());
    file.close();
    QVERIFY(scan.leakBelow(folder.path()).contains(u".c holds it, in base64"_s));
}

void TestSecrets::derivedSecrets_areRead_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QList<QByteArray>>("secrets");
    const auto row = [](const char *name, const QByteArray &sent, const QList<QByteArray> &secrets) {
        QTest::newRow(name) << sent << secrets;
    };
    row("PLAIN", "EHLO x\r\nAUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\nQUIT\r\n", {"tanstaaftanstaaf"});
    row("LOGIN", "AUTH LOGIN\r\ndGlt\r\ndGFuc3RhYWZ0YW5zdGFhZg==\r\n", {"tanstaaftanstaaf"});
    row("CRAM-MD5", "AUTH CRAM-MD5\r\ndGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\r\n",
        {"b913a602c7eda7a495b4e6e7334d3890"});
    row("SCRAM",
        "AUTH SCRAM-SHA-1 " + QByteArray("n,,n=user,r=x").toBase64() + "\r\n"
            + QByteArray("c=biws,r=xy,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=").toBase64() + "\r\n",
        {"v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", QByteArray::fromBase64("v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")});
    row("token", "AUTH XOAUTH2 " + QByteArray("user=a\1auth=Bearer abc\1\1").toBase64() + "\r\n", {"abc"});
    row("no login", "EHLO x\r\nMAIL FROM:<a@b>\r\nQUIT\r\n", {});
    row("cancelled", "AUTH LOGIN\r\n*\r\nNOOP\r\n", {});
    row("nothing", "", {});
}

void TestSecrets::derivedSecrets_areRead()
{
    QFETCH(const QByteArray, sent);
    QList<QByteArray> found;
    for (const test::DerivedSecret &secret : test::derivedSecrets(sent))
        found.append(secret.bytes);
    QTEST(found, "secrets");
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
