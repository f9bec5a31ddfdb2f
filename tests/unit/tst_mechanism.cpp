// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/registry.h"
#include "unit/mechanismtalk.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
Credentials credentials(const char *user, const char *password, const char *authorizationId = "")
{
    return {QString::fromUtf8(user), QString::fromUtf8(authorizationId), Secret(QByteArrayView(password))};
}
} // namespace

/// The client's mechanisms, against the vectors of their documents and against servers that ask nonsense.
class TestMechanism : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void registry_knowsItsNamesInAnyCase();
    void registry_knowsNothingElse_data();
    void registry_knowsNothingElse();
    void plain_saysWhatTheRfcSays_data();
    void plain_saysWhatTheRfcSays();
    void plain_answersAnEmptyChallengeAlike();
    void plain_refusesToBeAsked_data();
    void plain_refusesToBeAsked();
    void plain_speaksOnce();
    void whomTheClientActsFor_isPrepared_data();
    void whomTheClientActsFor_isPrepared();
    void whomTheClientActsFor_isNotSentUnprepared_data();
    void whomTheClientActsFor_isNotSentUnprepared();
    void namesAndPasswords_goAsTheyWereTyped_data();
    void namesAndPasswords_goAsTheyWereTyped();
    void unusableCredentials_areNotSent_data();
    void unusableCredentials_areNotSent();
    void login_answersAnyTwoQuestions_data();
    void login_answersAnyTwoQuestions();
    void login_withAnInitialResponse_answersOneMore();
    void login_isCompleteOnlyBehindThePassword();
    void explanations_holdNoSecret();
    void aPasswordWithANul_goesThroughLogin();
    void secret_isWhatItWasMadeOf();
};

void TestMechanism::registry_knowsItsNamesInAnyCase()
{
    // The better ones first.
    const QList<QByteArray> some{
        "SCRAM-SHA-512-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-512", "SCRAM-SHA-256",
        "SCRAM-SHA-1",        "DIGEST-MD5",         "CRAM-MD5",         "PLAIN",         "LOGIN"};
    QList<QByteArray> found = mechanismNames();
    found.removeIf([&some](const QByteArray &each) { return !some.contains(each); });
    QCOMPARE(found, some);
    for (const QByteArray &name : mechanismNames())
        QCOMPARE(makeMechanism(name.toLower(), credentials("u", "p"))->name(), name);
    for (const char *name : {"PLAIN", "plain", "Plain", "LOGIN", "login"}) {
        const auto mechanism = makeMechanism(name, credentials("u", "p"));
        QVERIFY(mechanism);
        QCOMPARE(mechanism->name(), QByteArray(name).toUpper());
        QVERIFY(mechanism->exposesSecret());
    }
}

void TestMechanism::registry_knowsNothingElse_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", "PLAI", "PLAINX", " PLAIN", "PLAIN ", "CRAM-MD", "SCRAM-SHA-2", "SCRAM-SHA3-512",
                             "XOAUTH", "OAUTHBEARER2", "*"})
        QTest::addRow("'%s'", name) << QByteArray(name);
}

void TestMechanism::registry_knowsNothingElse()
{
    QFETCH(const QByteArray, name);
    QVERIFY(!makeMechanism(name, credentials("u", "p")));
}

void TestMechanism::plain_saysWhatTheRfcSays_data()
{
    QTest::addColumn<QString>("authorizationId");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *as, const char *user, const char *password, QByteArray message) {
        QTest::newRow(name) << QString::fromUtf8(as) << QString::fromUtf8(user) << QByteArray(password) << message;
    };
    row("RFC 4616, 4: alone", "", "tim", "tanstaaftanstaaf", QByteArray("\0tim\0tanstaaftanstaaf", 21));
    row("RFC 4616, 4: for another", "Ursel", "Kurt", "xipj3plmq", QByteArray("Ursel\0Kurt\0xipj3plmq", 20));
    row("RFC 4954, 4.1", "test", "test", "1234", QByteArray::fromBase64("dGVzdAB0ZXN0ADEyMzQ="));
    row("UTF-8", "", "Jürgen", "Schlüssel", QByteArray("\0J\xc3\xbcrgen\0Schl\xc3\xbcssel", 19));
}

void TestMechanism::plain_saysWhatTheRfcSays()
{
    QFETCH(const QString, authorizationId);
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    const auto mechanism = makeMechanism("PLAIN", {user, authorizationId, Secret(password)});
    QVERIFY(mechanism->clientBegins());
    QVERIFY(!mechanism->isComplete());
    const auto response = begun(*mechanism);
    QVERIFY(response);
    QTEST(response->bytes, "message");
    QCOMPARE(response->secrets, QList<QByteArray>{password});
    QVERIFY(response->isSecret());
    QVERIFY(mechanism->isComplete());
}

void TestMechanism::plain_answersAnEmptyChallengeAlike()
{
    const auto mechanism = makeMechanism("PLAIN", credentials("tim", "tanstaaftanstaaf"));
    QCOMPARE(answered(*mechanism, {}).value().bytes, QByteArray("\0tim\0tanstaaftanstaaf", 21));
}

void TestMechanism::plain_refusesToBeAsked_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("a prompt") << QByteArray("Password:");
    QTest::newRow("a blank") << QByteArray(" ");
    QTest::newRow("a NUL") << QByteArray(1, '\0');
    QTest::newRow("a lot") << QByteArray(100'000, 'x');
}

void TestMechanism::plain_refusesToBeAsked()
{
    QFETCH(const QByteArray, challenge);
    const auto mechanism = makeMechanism("PLAIN", credentials("tim", "secret"));
    QCOMPARE(failureOf(answered(*mechanism, challenge)), QByteArray("unexpected-challenge"));
    QVERIFY(!mechanism->isComplete());
}

void TestMechanism::plain_speaksOnce()
{
    const auto mechanism = makeMechanism("PLAIN", credentials("tim", "secret"));
    QVERIFY(begun(*mechanism));
    QCOMPARE(failureOf(answered(*mechanism, {})), QByteArray("unexpected-challenge"));
}

namespace {
/// What SASLprep makes "IX" of: a soft hyphen, which nobody sees, and a Roman numeral.
const QString Typed = u"I\u00adX"_s;
const QString Numeral = u"\u2168"_s;

/// The first message of the mechanism \p name that says whom it acts for, and what is told of it.
std::expected<Response, SaslFailure> firstOf(const QByteArray &name, const Credentials &credentials, bool prepare)
{
    Circumstances circumstances;
    circumstances.host = u"mx.example"_s;
    circumstances.serverEndPoint = "digest";
    circumstances.fresh.random = QByteArray(32, 'r');
    circumstances.preferences.prepare = prepare;
    const auto mechanism = makeMechanism(name, credentials, circumstances);
    if (name == "DIGEST-MD5")
        return answered(*mechanism, "nonce=\"x\",algorithm=md5-sess,charset=utf-8");
    auto first = mechanism->initialResponse();
    if (!first)
        return std::unexpected(first.error());
    if (std::holds_alternative<Work>(**first)) { // of the system, which says nothing but a token
        const QString told = std::get<SystemStep>(std::get<Work>(**first)).authorizationId;
        auto said = finished(*mechanism, mechanism->resume(Secret("token")));
        said->bytes = told.toUtf8();
        return said;
    }
    return finished(*mechanism, **std::move(first));
}

QList<QByteArray> thoseThatActForOthers()
{
    QList<QByteArray> names = mechanismNames();
    names.removeIf([](const QByteArray &name) {
        return QList<QByteArray>{"LOGIN", "CRAM-MD5", "NTLM", "XOAUTH2", "ANONYMOUS"}.contains(name);
    });
    return names;
}
} // namespace

void TestMechanism::whomTheClientActsFor_isPrepared_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray &name : thoseThatActForOthers())
        QTest::newRow(name.constData()) << name;
}

/// RFC 4954 section 4, for every mechanism.
void TestMechanism::whomTheClientActsFor_isPrepared()
{
    QFETCH(const QByteArray, name);
    const auto to = [](const QString &actsFor) {
        return Credentials{u"user"_s, actsFor, Secret("pencil"), Secret("token")};
    };
    for (const QString &typed : {Typed, Numeral}) {
        const auto made = firstOf(name, to(typed), true);
        QVERIFY(made);
        QVERIFY2(made->bytes.contains("IX"), made->bytes.constData());
        QCOMPARE(made->explanation.remarks, QList<QByteArray>{"authzid-prepared"});
        const auto raw = firstOf(name, to(typed), false);
        QVERIFY(raw && raw->bytes.contains(typed.toUtf8()));
        QVERIFY(raw->explanation.remarks.isEmpty());
    }
    const auto same = firstOf(name, to(u"IX"_s), true);
    QVERIFY(same && same->bytes.contains("IX") && same->explanation.remarks.isEmpty());
    QVERIFY(firstOf(name, to({}), true)->explanation.remarks.isEmpty());
}

void TestMechanism::whomTheClientActsFor_isNotSentUnprepared_data()
{
    whomTheClientActsFor_isPrepared_data();
}

void TestMechanism::whomTheClientActsFor_isNotSentUnprepared()
{
    QFETCH(const QByteArray, name);
    for (const QString &actsFor : {u"a\u0007"_s, u"\ue000"_s, u"\u00ad"_s, u"\u0627x"_s}) {
        const Credentials credentials{u"user"_s, actsFor, Secret("pencil"), Secret("token")};
        QCOMPARE(failureOf(firstOf(name, credentials, true)), QByteArray("unsendable-credentials"));
        const auto mechanism = makeMechanism(name, credentials);
        QCOMPARE(mechanism->name(), name);
        QCOMPARE(failureOf(mechanism->respond({})), QByteArray("unsendable-credentials"));
        QVERIFY(!mechanism->isComplete());
        QCOMPARE(failureOf(firstOf(name, credentials, false)), QByteArray("none"));
    }
}

void TestMechanism::namesAndPasswords_goAsTheyWereTyped_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("PLAIN") << QByteArray("PLAIN") << QByteArray();
    QTest::newRow("LOGIN") << QByteArray("LOGIN") << QByteArray("User:");
    QTest::newRow("CRAM-MD5") << QByteArray("CRAM-MD5") << QByteArray("<1@x>");
    QTest::newRow("DIGEST-MD5") << QByteArray("DIGEST-MD5")
                                << QByteArray("nonce=\"x\",algorithm=md5-sess,charset=utf-8");
    QTest::newRow("XOAUTH2") << QByteArray("XOAUTH2") << QByteArray();
}

/// The server prepares them where it has to (RFC 4616, 2), or nobody does (RFC 2195, RFC 2831).
void TestMechanism::namesAndPasswords_goAsTheyWereTyped()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, challenge);
    const auto mechanism = makeMechanism(name, {Typed, {}, Secret::fromText(Typed), Secret("token")});
    const auto said = answered(*mechanism, challenge);
    QVERIFY(said && said->bytes.contains(Typed.toUtf8()));
    QVERIFY(said->explanation.remarks.isEmpty());
    if (name == "PLAIN")
        QVERIFY(said->bytes.endsWith('\0' + Typed.toUtf8()));
}

void TestMechanism::unusableCredentials_areNotSent_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("failure");
    QTest::newRow("PLAIN, no user") << QByteArray("PLAIN") << QByteArray() << QByteArray("p")
                                    << QByteArray("missing-credentials");
    QTest::newRow("PLAIN, no password") << QByteArray("PLAIN") << QByteArray("u") << QByteArray()
                                        << QByteArray("missing-credentials");
    QTest::newRow("PLAIN, NUL in the user")
        << QByteArray("PLAIN") << QByteArray("a\0b", 3) << QByteArray("p") << QByteArray("unsendable-credentials");
    QTest::newRow("PLAIN, NUL in the password")
        << QByteArray("PLAIN") << QByteArray("u") << QByteArray("a\0b", 3) << QByteArray("unsendable-credentials");
    QTest::newRow("LOGIN, no user") << QByteArray("LOGIN") << QByteArray() << QByteArray("p")
                                    << QByteArray("missing-credentials");
    QTest::newRow("LOGIN, no password") << QByteArray("LOGIN") << QByteArray("u") << QByteArray()
                                        << QByteArray("missing-credentials");
}

void TestMechanism::unusableCredentials_areNotSent()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, failure);
    const auto made = [&] { return makeMechanism(mechanism, {QString::fromUtf8(user), {}, Secret(password)}); };
    QCOMPARE(failureOf(begun(*made())), failure);
    QCOMPARE(failureOf(answered(*made(), {})), failure);
}

void TestMechanism::login_answersAnyTwoQuestions_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("usual") << QByteArray("Username:") << QByteArray("Password:");
    QTest::newRow("with NUL") << QByteArray("User Name\0", 10) << QByteArray("Password\0", 9);
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("the wrong way round") << QByteArray("Password:") << QByteArray("Username:");
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe") << QByteArray("\x80");
    QTest::newRow("long") << QByteArray(9000, 'u') << QByteArray(9000, 'p');
}

void TestMechanism::login_answersAnyTwoQuestions()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    const auto mechanism = makeMechanism("LOGIN", credentials("alice", "wonderland"));
    QVERIFY(!mechanism->clientBegins());
    const auto user = answered(*mechanism, first);
    QCOMPARE(user.value().bytes, QByteArray("alice"));
    QVERIFY(!user->isSecret());
    const auto password = answered(*mechanism, second);
    QCOMPARE(password.value().bytes, QByteArray("wonderland"));
    QVERIFY(password->isSecret());
    QCOMPARE(failureOf(answered(*mechanism, "Shoe size:")), QByteArray("unexpected-challenge"));
}

void TestMechanism::login_withAnInitialResponse_answersOneMore()
{
    const auto mechanism = makeMechanism("LOGIN", credentials("alice", "wonderland"));
    QCOMPARE(begun(*mechanism).value().bytes, QByteArray("alice"));
    QCOMPARE(answered(*mechanism, "Password:").value().bytes, QByteArray("wonderland"));
    QCOMPARE(failureOf(answered(*mechanism, {})), QByteArray("unexpected-challenge"));
}

void TestMechanism::login_isCompleteOnlyBehindThePassword()
{
    const auto mechanism = makeMechanism("LOGIN", credentials("alice", "wonderland"));
    QVERIFY(!mechanism->isComplete());
    QVERIFY(answered(*mechanism, "Username:"));
    QVERIFY(!mechanism->isComplete());
    QVERIFY(answered(*mechanism, "Password:"));
    QVERIFY(mechanism->isComplete());
}

void TestMechanism::explanations_holdNoSecret()
{
    for (const char *name : {"PLAIN", "LOGIN"}) {
        const auto mechanism = makeMechanism(name, credentials("alice", "wonderland", "bob"));
        const auto explained = mechanism->explain("Tell me:");
        QCOMPARE(explained.fields.value(u"text"_s).toString(), u"Tell me:"_s);
        for (int round = 0; round < 2; ++round) {
            const auto response = answered(*mechanism, {});
            if (!response)
                break;
            for (const QJsonValueConstRef value : response->explanation.fields)
                QVERIFY(!value.toString().contains("wonderland"_L1));
            QCOMPARE(response->explanation.hidden.isEmpty(), !response->isSecret());
            QVERIFY(!response->explanation.reference.isEmpty());
        }
    }
}

void TestMechanism::aPasswordWithANul_goesThroughLogin()
{
    const auto mechanism = makeMechanism("LOGIN", {u"alice"_s, {}, Secret(QByteArrayView("a\0b", 3))});
    QVERIFY(answered(*mechanism, {}));
    QCOMPARE(answered(*mechanism, {}).value().bytes, QByteArray("a\0b", 3));
}

void TestMechanism::secret_isWhatItWasMadeOf()
{
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret::fromText(QString()).isEmpty());
    QCOMPARE(Secret::fromText(u"Schlüssel").view(), QByteArrayView("Schl\xc3\xbcssel"));
    QCOMPARE(Secret(QByteArrayView("a\0b", 3)).size(), 3);
    Secret one(QByteArrayView("wonderland"));
    const Secret copy = one;
    const Secret moved = std::move(one);
    QCOMPARE(copy.view(), QByteArrayView("wonderland"));
    QCOMPARE(moved.view(), QByteArrayView("wonderland"));
    QByteArray wiped = "wonderland";
    wipe(wiped.data(), 6);
    QCOMPARE(wiped, QByteArray(6, '\0') + "land");
}

QTEST_GUILESS_MAIN(TestMechanism)
#include "tst_mechanism.moc"
