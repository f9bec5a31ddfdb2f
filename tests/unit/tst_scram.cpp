// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/scramtalk.h"

#include <QRandomGenerator>
#include <QTest>

using namespace scramtalk;

namespace {
using Hash = QCryptographicHash;

constexpr std::array Digests{
    std::pair{"SCRAM-SHA-1", Hash::Sha1},     std::pair{"SCRAM-SHA-224", Hash::Sha224},
    std::pair{"SCRAM-SHA-256", Hash::Sha256}, std::pair{"SCRAM-SHA-384", Hash::Sha384},
    std::pair{"SCRAM-SHA-512", Hash::Sha512},
};

const QByteArray EndPoint = QByteArray::fromHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

Circumstances bound(QList<QByteArray> offered = {"SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"})
{
    Circumstances circumstances = withNonce("fyko+d2lbbFgONRv9qkxdawL");
    circumstances.encrypted = true;
    circumstances.serverEndPoint = EndPoint;
    circumstances.offered = std::move(offered);
    return circumstances;
}

} // namespace

/// SCRAM with every digest, with channel binding and without, against documents and a peer made by Qt.
class TestScram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conversation_isThatOfTheRfcs_data();
    void conversation_isThatOfTheRfcs();
    void anyPeer_isConvinced_data();
    void anyPeer_isConvinced();
    void header_saysWhatIsBound_data();
    void header_saysWhatIsBound();
    void aBinding_isNotClaimedByChoice();
    void binding_isPartOfTheProof();
    void aFalsifiedBinding_isWrongInOneByte();
    void withoutABinding_plusSaysNothing();
    void names_areEscaped_data();
    void names_areEscaped();
    void credentials_arePrepared_data();
    void credentials_arePrepared();
    void unusableCredentials_areNotSent_data();
    void unusableCredentials_areNotSent();
    void steps_areExplainedWithoutTheSecret();
    void aUserThatTellsThePassword_isHidden();
};

void TestScram::conversation_isThatOfTheRfcs_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("serverFirst");
    QTest::addColumn<QByteArray>("clientFinal");
    QTest::addColumn<QByteArray>("serverFinal");
    QTest::newRow("RFC 5802, 5") << QByteArray("SCRAM-SHA-1") << QByteArray("fyko+d2lbbFgONRv9qkxdawL")
                                 << QByteArray("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096")
                                 << QByteArray("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,"
                                               "p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")
                                 << QByteArray("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    QTest::newRow("RFC 7677, 3")
        << QByteArray("SCRAM-SHA-256") << QByteArray("rOprNGfwEbeRWgbNEkqO")
        << QByteArray("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")
        << QByteArray("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                      "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
        << QByteArray("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
}

void TestScram::conversation_isThatOfTheRfcs()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, nonce);
    QFETCH(const QByteArray, serverFirst);
    QFETCH(const QByteArray, serverFinal);
    for (const bool withCommand : {true, false}) {
        const auto client = makeMechanism(mechanism, user(), withNonce(nonce));
        QVERIFY(client->clientBegins() && !client->exposesSecret());
        const auto first = withCommand ? begun(*client) : answered(*client, {});
        QCOMPARE(first.value().bytes, "n,,n=user,r=" + nonce);
        QVERIFY(!first->isSecret());
        const auto final = answered(*client, serverFirst);
        QTEST(final.value().bytes, "clientFinal");
        QVERIFY(final->isSecret());
        QVERIFY(!client->isComplete()); // a success that comes now proves nothing
        QCOMPARE(answered(*client, serverFinal).value().bytes, QByteArray());
        QVERIFY(client->isComplete());
    }
}

void TestScram::anyPeer_isConvinced_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<Hash::Algorithm>("digest");
    for (const auto &[name, digest] : Digests) {
        QTest::newRow(name) << QByteArray(name) << digest;
        QTest::addRow("%s-PLUS", name) << QByteArray(name) + "-PLUS" << digest;
    }
}

void TestScram::anyPeer_isConvinced()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const Hash::Algorithm, digest);
    QRandomGenerator random(20260103);
    const QList<QByteArray> passwords{"p", "Schl\xc3\xbcssel", QByteArray(200, 'p'), "with,comma=and",
                                      "\xf0\x90\x90\x80"};
    for (const QByteArray &password : passwords) {
        QByteArray salt(1 + random.bounded(40), Qt::Uninitialized);
        std::ranges::generate(salt, [&] { return char(random.bounded(256)); });
        const ScramPeer peer{digest, password, salt, 1 + random.bounded(300)};
        const Talk talk = talkTo(peer, mechanism, {u"Jürgen"_s, u"böb"_s, Secret(password)}, bound());
        QCOMPARE(talk.mechanism->name(), mechanism);
        const QByteArray message = talk.authMessage(peer);
        QCOMPARE(QByteArray::fromBase64(valueIn(talk.final, 'p')), peer.proof(message));
        QVERIFY(answered(*talk.mechanism, peer.verifier(message)));
        QVERIFY(talk.mechanism->isComplete());
    }
}

void TestScram::header_saysWhatIsBound_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("canBind");
    QTest::addColumn<QList<QByteArray>>("offered");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QList<QByteArray>>("remarks");
    const QList<QByteArray> plain{"PLAIN", "SCRAM-SHA-256"};
    const QList<QByteArray> plus{"SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"};
    const QList<QByteArray> unused{"binding-not-used"};
    const auto row = [](const char *name, const char *mechanism, bool canBind, const QList<QByteArray> &offered,
                        const char *header, const QList<QByteArray> &remarks = {}) {
        QTest::newRow(name) << QByteArray(mechanism) << canBind << offered << QByteArray(header) << remarks;
    };
    row("bound", "SCRAM-SHA-256-PLUS", true, plus, "p=tls-server-end-point,,");
    row("bound though it is not offered", "SCRAM-SHA-256-PLUS", true, plain, "p=tls-server-end-point,,");
    row("it could be bound, but the server cannot", "SCRAM-SHA-256", true, plain, "y,,");
    row("another -PLUS is none of SCRAM", "SCRAM-SHA-256", true, {"GS2-KRB5-PLUS", "SCRAM-SHA-256"}, "y,,");
    row("neither can", "SCRAM-SHA-256", false, plain, "n,,");
    row("both can, and it is not wanted", "SCRAM-SHA-256", true, plus, "n,,", unused);
    row("both can, with another digest", "SCRAM-SHA-512", true, plus, "n,,", unused);
    row("only the server can", "SCRAM-SHA-256", false, plus, "n,,", unused);
}

void TestScram::header_saysWhatIsBound()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const bool, canBind);
    QFETCH(const QList<QByteArray>, offered);
    QFETCH(const QByteArray, header);
    Circumstances circumstances = bound(offered);
    if (!canBind)
        circumstances.serverEndPoint.reset();
    const auto client = makeMechanism(mechanism, user(), circumstances);
    const auto first = begun(*client);
    QCOMPARE(first.value().bytes, header + "n=user,r=fyko+d2lbbFgONRv9qkxdawL");
    QCOMPARE(first->explanation.fields.value("gs2-cbind-flag"_L1).toString().toLatin1(), header.chopped(2));
    QTEST(first->explanation.remarks, "remarks");
}

void TestScram::aBinding_isNotClaimedByChoice()
{
    Circumstances circumstances = bound({"SCRAM-SHA-256"});
    QVERIFY(begun(*makeMechanism("SCRAM-SHA-256", user(), circumstances))->bytes.startsWith("y,,"));
    circumstances.preferences.claimBinding = false;
    QVERIFY(begun(*makeMechanism("SCRAM-SHA-256", user(), circumstances))->bytes.startsWith("n,,"));
    QVERIFY(begun(*makeMechanism("SCRAM-SHA-256-PLUS", user(), circumstances))
                ->bytes.startsWith("p=tls-server-end-point,"));
}

void TestScram::binding_isPartOfTheProof()
{
    const ScramPeer peer;
    const Talk talk = talkTo(peer, "SCRAM-SHA-256-PLUS", user(), bound());
    QCOMPARE(QByteArray::fromBase64(valueIn(talk.final, 'c')), "p=tls-server-end-point,," + EndPoint);
    const Talk unbound = talkTo(peer, "SCRAM-SHA-256", user(), bound({"SCRAM-SHA-256"}));
    QCOMPARE(QByteArray::fromBase64(valueIn(unbound.final, 'c')), QByteArray("y,,"));
    QVERIFY(valueIn(talk.final, 'p') != valueIn(unbound.final, 'p'));
}

void TestScram::aFalsifiedBinding_isWrongInOneByte()
{
    Circumstances circumstances = bound();
    circumstances.preferences.falsifyBinding = true;
    const ScramPeer peer;
    const auto client = makeMechanism("SCRAM-SHA-256-PLUS", user(), circumstances);
    const QByteArray first = begun(*client).value().bytes;
    QVERIFY(first.startsWith("p=tls-server-end-point,,"));
    const QByteArray serverFirst = peer.first("fyko+d2lbbFgONRv9qkxdawLx");
    const auto final = answered(*client, serverFirst);
    QCOMPARE(final.value().explanation.remarks, QList<QByteArray>{"binding-falsified"});
    QByteArray expected = EndPoint;
    expected.front() = char(~expected.front());
    QCOMPARE(QByteArray::fromBase64(valueIn(final->bytes, 'c')), "p=tls-server-end-point,," + expected);
    // The proof is right for what was sent: a server that does not compare lets it pass.
    const QByteArray message = peer.authMessage(first, serverFirst, final->bytes);
    QCOMPARE(QByteArray::fromBase64(valueIn(final->bytes, 'p')), peer.proof(message));
    QVERIFY(answered(*client, peer.verifier(message)));
    // There is nothing to falsify without a binding.
    const Talk unbound = talkTo(peer, "SCRAM-SHA-256", user(), circumstances);
    QCOMPARE(QByteArray::fromBase64(valueIn(unbound.final, 'c')), QByteArray("n,,"));
}

void TestScram::withoutABinding_plusSaysNothing()
{
    for (const auto &[name, digest] : Digests) {
        const auto client = makeMechanism(QByteArray(name) + "-PLUS", user());
        QCOMPARE(failureOf(begun(*client)), QByteArray("binding-unavailable"));
    }
}

void TestScram::names_areEscaped_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("authorizationId");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("plain") << u"user"_s << QString() << QByteArray("n,,n=user,r=");
    QTest::newRow("for another") << u"user"_s << u"bob"_s << QByteArray("n,a=bob,n=user,r=");
    QTest::newRow("a comma") << u"a,b"_s << u"c,d"_s << QByteArray("n,a=c=2Cd,n=a=2Cb,r=");
    QTest::newRow("an equals sign") << u"a=b"_s << u"c=d"_s << QByteArray("n,a=c=3Dd,n=a=3Db,r=");
    QTest::newRow("what looks escaped") << u"=2C"_s << QString() << QByteArray("n,,n==3D2C,r=");
    QTest::newRow("UTF-8") << u"Jürgen"_s << u"Łukasz"_s << QByteArray("n,a=\xc5\x81ukasz,n=J\xc3\xbcrgen,r=");
    QTest::newRow("200 characters") << QString(200, u'u') << QString() << "n,,n=" + QByteArray(200, 'u') + ",r=";
}

void TestScram::names_areEscaped()
{
    QFETCH(const QString, user);
    QFETCH(const QString, authorizationId);
    QFETCH(const QByteArray, message);
    const auto client = makeMechanism("SCRAM-SHA-1", {user, authorizationId, Secret(QByteArrayView("pencil"))},
                                      withNonce("fyko+d2lbbFgONRv9qkxdawL"));
    const auto first = begun(*client);
    QCOMPARE(first.value().bytes, message + "fyko+d2lbbFgONRv9qkxdawL");
    QCOMPARE(first->explanation.fields.value("username"_L1).toString(), user);
    QCOMPARE(first->explanation.fields.value("authzid"_L1).toString(), authorizationId);
}

void TestScram::credentials_arePrepared_data()
{
    QTest::addColumn<bool>("prepare");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("used");
    QTest::addColumn<QList<QByteArray>>("remarks");
    const auto row = [](const char *name, bool prepare, const QString &user, const char *password, const char *sent,
                        const char *used, const QList<QByteArray> &remarks) {
        QTest::newRow(name) << prepare << user << QByteArray(password) << QByteArray(sent) << QByteArray(used)
                            << remarks;
    };
    row("nothing to do", true, u"user"_s, "pencil", "user", "pencil", {});
    row("a soft hyphen", true, u"I\u00adX"_s, "pencil", "IX", "pencil", {"user-prepared"});
    row("a Roman numeral", true, u"user"_s, "\xe2\x85\xa8", "user", "IX", {"password-prepared"});
    row("both", true, u"\uff41"_s, "\xc2\xaa", "a", "a", {"user-prepared", "password-prepared"});
    row("not wanted", false, u"I\u00adX"_s, "\xe2\x85\xa8", "I\xc2\xadX", "\xe2\x85\xa8", {});
    row("what is prohibited, not wanted", false, u"a\u0007"_s, "b\x07", "a\x07", "b\x07", {});
    row("no UTF-8, not wanted", false, u"user"_s, "\xff", "user", "\xff", {});
    row("an unassigned code point in the name", true, u"\u0221"_s, "pencil", "\xc8\xa1", "pencil", {});
}

void TestScram::credentials_arePrepared()
{
    QFETCH(const bool, prepare);
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, used);
    Circumstances circumstances = withNonce("fyko+d2lbbFgONRv9qkxdawL");
    circumstances.preferences.prepare = prepare;
    const auto client = makeMechanism("SCRAM-SHA-256", {user, {}, Secret(password)}, circumstances);
    const auto first = begun(*client);
    QCOMPARE(valueIn(first.value().bytes, 'n'), sent);
    const ScramPeer peer{Hash::Sha256, used};
    const QByteArray serverFirst = peer.first("fyko+d2lbbFgONRv9qkxdawLx");
    const auto final = answered(*client, serverFirst);
    const QByteArray message = peer.authMessage(first->bytes, serverFirst, final.value().bytes);
    QCOMPARE(QByteArray::fromBase64(valueIn(final->bytes, 'p')), peer.proof(message));
    QVERIFY(final->secrets.contains(password) && final->secrets.contains(used));
    QTEST(first->explanation.remarks + final->explanation.remarks, "remarks");
}

void TestScram::unusableCredentials_areNotSent_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("prepare");
    QTest::addColumn<QByteArray>("failure");
    const auto row = [](const char *name, const QString &user, const QByteArray &password, bool prepare,
                        const char *failure) {
        QTest::newRow(name) << user << password << prepare << QByteArray(failure);
    };
    row("no user", {}, "p", true, "missing-credentials");
    row("no password", u"u"_s, {}, true, "missing-credentials");
    row("a user that is taken out whole", u"\u00ad"_s, "p", true, "missing-credentials");
    row("a password that is taken out whole", u"u"_s, "\xc2\xad", true, "missing-credentials");
    row("a control in the user", u"a\tb"_s, "p", true, "unsendable-credentials");
    row("a control in the password", u"u"_s, "a\tb", true, "unsendable-credentials");
    row("an unassigned code point in the password", u"u"_s, "\xc8\xa1", true, "unsendable-credentials");
    row("a password that is no UTF-8", u"u"_s, "\xff", true, "unsendable-credentials");
    row("a NUL in the user", QString(QChar(u'\0')), "p", true, "unsendable-credentials");
    row("a NUL in the user, as typed", u"a"_s + QChar(u'\0'), "p", false, "unsendable-credentials");
    row("no user, as typed", {}, "p", false, "missing-credentials");
}

void TestScram::unusableCredentials_areNotSent()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const bool, prepare);
    QFETCH(const QByteArray, failure);
    Circumstances circumstances;
    circumstances.preferences.prepare = prepare;
    const auto made = [&] { return makeMechanism("SCRAM-SHA-256", {user, {}, Secret(password)}, circumstances); };
    QCOMPARE(failureOf(begun(*made())), failure);
    QCOMPARE(failureOf(answered(*made(), {})), failure);
}

void TestScram::steps_areExplainedWithoutTheSecret()
{
    const ScramPeer peer{Hash::Sha256, "pencil", "0123456789abcdef", 4096};
    const auto client = makeMechanism("SCRAM-SHA-256-PLUS", user(), bound());
    const QByteArray first = begun(*client).value().bytes;
    const QByteArray serverFirst = peer.first("fyko+d2lbbFgONRv9qkxdawLx") + ",x=later";
    const Explanation challenge = client->explain(serverFirst);
    QCOMPARE(challenge.name, QByteArray("server-first-message"));
    QCOMPARE(challenge.fields.value("iteration-count"_L1).toInt(), 4096);
    QCOMPARE(challenge.fields.value("salt"_L1).toString().toLatin1(), peer.salt.toHex());
    QCOMPARE(challenge.fields.value("extensions"_L1)[0].toString(), u"x=later"_s);
    QVERIFY(challenge.derived.value("nonce-extends-ours"_L1).toBool());
    const auto final = answered(*client, serverFirst);
    const Explanation &explained = final.value().explanation;
    QCOMPARE(explained.hidden, QList<QByteArray>{"proof"});
    QCOMPARE(explained.derived.value("channel-binding"_L1).toString(), u"tls-server-end-point"_s);
    QCOMPARE(explained.derived.value("cbind-data"_L1).toString().toLatin1(), EndPoint.toHex());
    const QByteArray verifier = peer.verifier(peer.authMessage(first, serverFirst, final->bytes));
    QVERIFY(client->explain(verifier).derived.value("serverProven"_L1).toBool());
    QCOMPARE(client->explain("v=AAAA").derived.value("serverProven"_L1), QJsonValue(false));
    QCOMPARE(client->explain("nonsense").name, QByteArray("challenge"));
}

void TestScram::aUserThatTellsThePassword_isHidden()
{
    for (const Credentials &each : {Credentials{u"my pencil"_s, {}, Secret(QByteArrayView("pencil"))},
                                    Credentials{u"user"_s, u"pencil"_s, Secret(QByteArrayView("pencil"))}}) {
        const auto client = makeMechanism("SCRAM-SHA-256", each, withNonce("fyko+d2lbbFgONRv9qkxdawL"));
        const auto first = begun(*client);
        QVERIFY(first.value().isSecret());
        QCOMPARE(first->explanation.hidden.size(), 1);
        const auto final = answered(*client, "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=1");
        QVERIFY(!final.value().explanation.derived.value("gs2-header"_L1).toString().contains("pencil"_L1));
    }
}

QTEST_GUILESS_MAIN(TestScram)
#include "tst_scram.moc"
