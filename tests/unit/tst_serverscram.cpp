// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"
#include "practice/scramkeys.h"
#include "scramclient.h"

#include <QTest>

using namespace mailscope::practice;
using namespace mailscope::practice::test;

namespace {

const TlsFacts encryptedFacts{QByteArray(32, 'E'), {}};
const FixedLogin publishedFirst{"3rfcNHYJY1ZVvWVs7j", QByteArray::fromBase64("QSXCR+Q6sek8bf92")};
const QByteArray serverFirst = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";

Options publishedOptions()
{
    return loginOptions("user", "pencil", publishedFirst);
}

} // namespace

/// The practice server's side of SCRAM, without a socket.
class TestServerScram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedExchanges_arePlayedToTheByte_data();
    void publishedExchanges_arePlayedToTheByte();
    void everyHash_provesBothSides_data();
    void everyHash_provesBothSides();
    void aFirstMessageThatBreaksTheRules_isToldWhy_data();
    void aFirstMessageThatBreaksTheRules_isToldWhy();
    void aFinalMessageThatIsWrong_isToldWhy_data();
    void aFinalMessageThatIsWrong_isToldWhy();
    void channelBinding_isHeldToItsRules_data();
    void channelBinding_isHeldToItsRules();
    void everyPrefix_isRefused();
    void whoIsUnknown_isToldTheSameAsAWrongPassword();
    void actingForSomebodyElse_isRefused_data();
    void actingForSomebodyElse_isRefused();
    void namesAndPasswords_areComparedPrepared();
    void anAnswerToTheSignature_mustBeEmpty();
    void withoutAnInitialResponse_theFirstMessageIsAskedFor();
    void eachLogin_hasANonceOfItsOwnAndOneSalt();
    void keys_areMadeForSensibleWorkOnly();
    void whileAKeyIsMade_whatComesWaits();
    void whileAKeyIsMade_theServerCanStop();
};

void TestServerScram::publishedExchanges_arePlayedToTheByte_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<FixedLogin>("fixed");
    QTest::addColumn<QList<QByteArray>>("lines"); // client and server in turn
    QTest::newRow("RFC 5802 section 5")
        << QByteArray("SCRAM-SHA-1") << publishedFirst
        << QList<QByteArray>{"n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL", serverFirst,
                             "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                             "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="};
    QTest::newRow("RFC 7677 section 3")
        << QByteArray("SCRAM-SHA-256")
        << FixedLogin{"%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ==")}
        << QList<QByteArray>{"n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
                             "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                             "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+"
                             "Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                             "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="};
}

void TestServerScram::publishedExchanges_arePlayedToTheByte()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const FixedLogin, fixed);
    QFETCH(const QList<QByteArray>, lines);
    const auto talk = Talk::begun(loginOptions("user", "pencil", fixed));
    QCOMPARE(talk->logIn(mechanism, lines[0]), lines[1]);
    QCOMPARE(talk->answer(lines[2]), lines[3]);
    QCOMPARE(talk->answer({}), loggedIn);
    QCOMPARE(talk->dialogue.conversation().user, QByteArray("user"));
}

void TestServerScram::everyHash_provesBothSides_data()
{
    QTest::addColumn<int>("hash");
    QTest::addColumn<bool>("isBound");
    for (const bool isBound : {false, true}) {
        const char *suffix = isBound ? "-PLUS" : "";
        QTest::addRow("SCRAM-SHA-1%s", suffix) << int(QCryptographicHash::Sha1) << isBound;
        QTest::addRow("SCRAM-SHA-224%s", suffix) << int(QCryptographicHash::Sha224) << isBound;
        QTest::addRow("SCRAM-SHA-256%s", suffix) << int(QCryptographicHash::Sha256) << isBound;
        QTest::addRow("SCRAM-SHA-384%s", suffix) << int(QCryptographicHash::Sha384) << isBound;
        QTest::addRow("SCRAM-SHA-512%s", suffix) << int(QCryptographicHash::Sha512) << isBound;
    }
}

void TestServerScram::everyHash_provesBothSides()
{
    QFETCH(const int, hash);
    QFETCH(const bool, isBound);
    const QByteArray mechanism = QTest::currentDataTag();
    ScramClient client{.hash = QCryptographicHash::Algorithm(hash)};
    client.header = isBound ? "p=tls-server-end-point,," : "n,,";
    client.binding = isBound ? encryptedFacts.endPoint : QByteArray();
    const auto talk = Talk::encrypted(loginOptions("user", "pencil"), encryptedFacts);
    const QByteArray asked = talk->logIn(mechanism, client.first());
    QVERIFY2(asked.startsWith("r=" + client.nonce) && asked.endsWith(",i=4096"), asked.constData());
    QCOMPARE(talk->answer(client.final(asked)), client.verifier(asked));
    QCOMPARE(talk->answer({}), loggedIn);

    client.password = "Pencil";
    const auto other = Talk::encrypted(loginOptions("user", "pencil"), encryptedFacts);
    QCOMPARE(other->answer(client.final(other->logIn(mechanism, client.first()))), QByteArray("e=invalid-proof"));
    QCOMPARE(other->answer({}), wrong);
}

void TestServerScram::aFirstMessageThatBreaksTheRules_isToldWhy_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &message, const QByteArray &error = "invalid-encoding") {
        QTest::newRow(name) << message << error;
    };
    row("nothing", "");
    row("no GS2 header", "n=user,r=abc");
    row("no flag", ",,n=user,r=abc");
    row("unknown flag", "x,,n=user,r=abc");
    row("flag with a tail", "nn,,n=user,r=abc");
    row("binding without a name", "p=,,n=user,r=abc");
    row("binding with a blank", "p=tls unique,,n=user,r=abc");
    row("no authorization field", "n,n=user,r=abc");
    row("authorization without its letter", "n,bob,n=user,r=abc");
    row("no user", "n,,r=abc");
    row("no nonce", "n,,n=user");
    row("empty nonce", "n,,n=user,r=");
    row("nonce with a blank", "n,,n=user,r=a bc");
    row("nonce that is no ASCII", "n,,n=user,r=a\xc3\xbc");
    row("nonce before the user", "n,,r=abc,n=user");
    row("an extension without a value", "n,,n=user,r=abc,x=");
    row("an extension without a letter", "n,,n=user,r=abc,1=x");
    row("a comma at the end", "n,,n=user,r=abc,");
    row("a mandatory extension", "n,,m=now,n=user,r=abc", "extensions-not-supported");
    row("a mandatory extension at the end", "n,,n=user,r=abc,m=now", "extensions-not-supported");
    row("an equals sign in the name", "n,,n=us=er,r=abc", "invalid-username-encoding");
    row("a code in lower case", "n,,n=us=2cer,r=abc", "invalid-username-encoding");
    row("a code cut off", "n,,n=user=2,r=abc", "invalid-username-encoding");
    row("a name that is no UTF-8", "n,,n=\xff\xfe,r=abc", "invalid-username-encoding");
    row("a NUL in the name", QByteArray("n,,n=us\0er,r=abc", 16), "invalid-username-encoding");
    row("an authorization that is no name", "n,a=b=ob,n=user,r=abc", "invalid-username-encoding");
}

void TestServerScram::aFirstMessageThatBreaksTheRules_isToldWhy()
{
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, error);
    const auto talk = Talk::begun(publishedOptions());
    QCOMPARE(talk->logIn("SCRAM-SHA-1", message), "e=" + error);
    QCOMPARE(talk->answer({}), wrong);
    QVERIFY(talk->dialogue.conversation().user.isEmpty());
}

void TestServerScram::aFinalMessageThatIsWrong_isToldWhy_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("error");
    const QByteArray nonce = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
    const QByteArray proof = "p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=";
    const auto row = [](const char *name, const QByteArray &message, const QByteArray &error = "invalid-encoding") {
        QTest::newRow(name) << message << error;
    };
    row("nothing", "");
    row("no proof", "c=biws," + nonce);
    row("no binding", nonce + ',' + proof);
    row("no nonce", "c=biws," + proof);
    row("proof in the middle", "c=biws," + proof + ',' + nonce);
    row("binding is no base64", "c=biw," + nonce + ',' + proof);
    row("proof is no base64", "c=biws," + nonce + ",p=v0X8!");
    row("an empty proof", "c=biws," + nonce + ",p=");
    row("another attribute behind the proof", "c=biws," + nonce + ',' + proof + ",x=y");
    row("a mandatory extension", "c=biws," + nonce + ",m=x," + proof, "extensions-not-supported");
    row("another header", "c=eSws," + nonce + ',' + proof, "channel-bindings-dont-match");
    row("binding data out of nowhere", "c=biwseA==," + nonce + ',' + proof, "channel-bindings-dont-match");
    row("the client's nonce alone", "c=biws,r=fyko+d2lbbFgONRv9qkxdawL," + proof, "other-error");
    row("a longer nonce", "c=biws," + nonce + "x," + proof, "other-error");
    row("a proof too short", "c=biws," + nonce + ",p=v0X8", "invalid-proof");
    row("a proof too long", "c=biws," + nonce + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Tsx", "invalid-proof");
    row("another proof", "c=biws," + nonce + ",p=w0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "invalid-proof");
    row("an extension that is not in the proof", "c=biws," + nonce + ",x=y," + proof, "invalid-proof");
}

void TestServerScram::aFinalMessageThatIsWrong_isToldWhy()
{
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, error);
    const auto talk = Talk::begun(publishedOptions());
    QCOMPARE(talk->logIn("SCRAM-SHA-1", ScramClient().first()), serverFirst);
    QCOMPARE(talk->answer(message), "e=" + error);
    QCOMPARE(talk->answer({}), wrong);
    // The session lives.
    QCOMPARE(talk->logIn("SCRAM-SHA-1", ScramClient().first()), serverFirst);
}

void TestServerScram::channelBinding_isHeldToItsRules_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("binding");
    QTest::addColumn<bool>("offersPlus");
    QTest::addColumn<QByteArray>("error"); // empty: it succeeds
    const QByteArray good = encryptedFacts.endPoint;
    const QByteArray endPoint = "p=tls-server-end-point,,";
    const auto row = [](const char *name, const QByteArray &mechanism, const QByteArray &header,
                        const QByteArray &binding, bool offersPlus, const QByteArray &error) {
        QTest::newRow(name) << mechanism << header << binding << offersPlus << error;
    };
    row("bound", "SCRAM-SHA-256-PLUS", endPoint, good, true, "");
    row("bound, and for oneself", "SCRAM-SHA-256-PLUS", "p=tls-server-end-point,a=user,", good, true, "");
    row("cannot bind", "SCRAM-SHA-256", "n,,", "", true, "");
    row("could bind, and nothing was offered", "SCRAM-SHA-256", "y,,", "", false, "");
    row("could bind, and did not see the offer", "SCRAM-SHA-256", "y,,", "", true,
        "server-does-support-channel-binding");
    row("PLUS that cannot bind", "SCRAM-SHA-256-PLUS", "n,,", "", true, "server-does-support-channel-binding");
    row("PLUS that saw no offer", "SCRAM-SHA-256-PLUS", "y,,", "", true, "server-does-support-channel-binding");
    row("binds without PLUS", "SCRAM-SHA-256", endPoint, good, true, "channel-binding-not-supported");
    row("another certificate", "SCRAM-SHA-256-PLUS", endPoint, QByteArray(32, 'F'), true,
        "channel-bindings-dont-match");
    row("no data", "SCRAM-SHA-256-PLUS", endPoint, "", true, "channel-bindings-dont-match");
    row("data and a tail", "SCRAM-SHA-256-PLUS", endPoint, good + 'x', true, "channel-bindings-dont-match");
    row("tls-unique", "SCRAM-SHA-256-PLUS", "p=tls-unique,,", good, true, "unsupported-channel-binding-type");
    row("tls-exporter", "SCRAM-SHA-256-PLUS", "p=tls-exporter,,", good, true, "unsupported-channel-binding-type");
    row("in capitals", "SCRAM-SHA-256-PLUS", "p=TLS-SERVER-END-POINT,,", good, true,
        "unsupported-channel-binding-type");
}

void TestServerScram::channelBinding_isHeldToItsRules()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, binding);
    QFETCH(const bool, offersPlus);
    QFETCH(const QByteArray, error);
    Options options = loginOptions("user", "pencil");
    if (!offersPlus)
        options.mechanisms = {"SCRAM-SHA-256", "PLAIN"};
    const auto talk = Talk::encrypted(options, encryptedFacts);
    const ScramClient client{.hash = QCryptographicHash::Sha256, .header = header, .binding = binding};
    const QByteArray asked = talk->logIn(mechanism, client.first());
    QVERIFY2(asked.startsWith("r="), asked.constData());
    const QByteArray outcome = talk->answer(client.final(asked));
    QCOMPARE(outcome, error.isEmpty() ? client.verifier(asked) : "e=" + error);
    QCOMPARE(talk->answer({}), error.isEmpty() ? loggedIn : wrong);
}

void TestServerScram::everyPrefix_isRefused()
{
    const QByteArray first = ScramClient().first();
    for (qsizetype length = 0; length < first.size(); ++length) {
        const auto talk = Talk::begun(publishedOptions());
        const QByteArray said = talk->logIn("SCRAM-SHA-1", first.first(length));
        // A shorter nonce is a nonce.
        QVERIFY2(said.startsWith("e=") || (length > 11 && said.startsWith("r=")), said.constData());
    }
    const QByteArray final = ScramClient().final(serverFirst);
    for (qsizetype length = 0; length < final.size(); ++length) {
        const auto talk = Talk::begun(publishedOptions());
        QCOMPARE(talk->logIn("SCRAM-SHA-1", first), serverFirst);
        QVERIFY(talk->answer(final.first(length)).startsWith("e="));
        QCOMPARE(talk->answer({}), wrong);
    }
}

void TestServerScram::whoIsUnknown_isToldTheSameAsAWrongPassword()
{
    const ScramClient client{.user = "mallory"};
    const auto talk = Talk::begun(loginOptions("user", "pencil"));
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QVERIFY(asked.startsWith("r=" + client.nonce));
    QCOMPARE(talk->answer(client.final(asked)), QByteArray("e=invalid-proof"));
    QCOMPARE(talk->answer({}), wrong);
    // The same salt each time, as somebody would have who exists.
    QCOMPARE(talk->logIn("SCRAM-SHA-1", client.first()).split(',')[1], asked.split(',')[1]);
}

void TestServerScram::actingForSomebodyElse_isRefused_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("oneself") << QByteArray("user") << loggedIn;
    QTest::newRow("oneself in capitals") << QByteArray("USER") << loggedIn;
    QTest::newRow("somebody else") << QByteArray("bob") << wrong;
    QTest::newRow("a name with a comma") << QByteArray("us=2Cer") << wrong;
}

void TestServerScram::actingForSomebodyElse_isRefused()
{
    QFETCH(const QByteArray, authorization);
    QFETCH(const QByteArray, reply);
    const ScramClient client{.header = "n,a=" + authorization + ','};
    const auto talk = Talk::begun(publishedOptions());
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QCOMPARE(talk->answer(client.final(asked)), reply == wrong ? QByteArray("e=other-error") : client.verifier(asked));
    QCOMPARE(talk->answer({}), reply);
}

void TestServerScram::namesAndPasswords_areComparedPrepared()
{
    // A decomposed ü in the user's file, a ligature in the password: both sides come to the same.
    const auto talk = Talk::begun(loginOptions("ju\xcc\x88rgen,x", "\xef\xac\x81sch"));
    const ScramClient client{.user = "J\xc3\xbcrgen=2Cx", .password = "fisch"};
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QCOMPARE(talk->answer(client.final(asked)), client.verifier(asked));
    QCOMPARE(talk->answer({}), loggedIn);
}

void TestServerScram::anAnswerToTheSignature_mustBeEmpty()
{
    const auto talk = Talk::begun(publishedOptions());
    QCOMPARE(talk->logIn("SCRAM-SHA-1", ScramClient().first()), serverFirst);
    QVERIFY(talk->answer(ScramClient().final(serverFirst)).startsWith("v="));
    QCOMPARE(talk->answer("thanks"), ruleBroken);
    QVERIFY(talk->dialogue.conversation().user.isEmpty());
}

void TestServerScram::withoutAnInitialResponse_theFirstMessageIsAskedFor()
{
    const auto talk = Talk::begun(publishedOptions());
    QCOMPARE(talk->say("AUTH SCRAM-SHA-1"), QByteArray("334 \r\n"));
    QCOMPARE(talk->answer(ScramClient().first()), serverFirst);
    QCOMPARE(talk->say("*"), QByteArray("501 5.7.0 Cancelled\r\n"));
}

void TestServerScram::eachLogin_hasANonceOfItsOwnAndOneSalt()
{
    const auto talk = Talk::begun(loginOptions("user", "pencil"));
    const QList<QByteArray> one = talk->logIn("SCRAM-SHA-1", ScramClient().first()).split(',');
    talk->say("*");
    const QList<QByteArray> other = talk->logIn("SCRAM-SHA-1", ScramClient{.user = "USER"}.first()).split(',');
    QVERIFY(one[0] != other[0]);
    QVERIFY(one[0].size() >= 26 + 24);
    QCOMPARE(one[1], other[1]);
    // A nonce as long as a client likes comes back whole.
    talk->say("*");
    const ScramClient wordy{.nonce = QByteArray(2000, 'n')};
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", wordy.first());
    QCOMPARE(talk->answer(wordy.final(asked)), wordy.verifier(asked));
}

void TestServerScram::keys_areMadeForSensibleWorkOnly()
{
    ScramKeys keys;
    const ScramRecipe recipe{QCryptographicHash::Sha256, "pencil", "salt", 600'000};
    QVERIFY(!keys.keyFor(recipe));
    int pieces = 1;
    while (!keys.advance(recipe))
        ++pieces;
    QCOMPARE(pieces, 60);
    const auto made = keys.keyFor(recipe);
    QVERIFY(made);
    QCOMPARE(made->storedKey.size(), 32);
    // It is kept.
    QVERIFY(keys.advance(recipe));
    QCOMPARE(keys.keyFor(recipe)->serverKey, made->serverKey);
    ScramRecipe other = recipe;
    other.salt = "another";
    other.iterations = 1;
    QVERIFY(keys.advance(other));
    QVERIFY(keys.keyFor(other)->storedKey != made->storedKey);
    for (const qint64 iterations : {qint64(0), qint64(-1), ScramKeys::mostIterations + 1, qint64(100'000'000)}) {
        other.iterations = iterations;
        QVERIFY(keys.advance(other));
        QVERIFY(!keys.keyFor(other));
    }
}

void TestServerScram::whileAKeyIsMade_whatComesWaits()
{
    Options options = publishedOptions();
    options.scramIterations = 25'000;
    const auto talk = Talk::begun(options);
    const ScramClient client;
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    ServerDialogue &dialogue = talk->dialogue;
    QCOMPARE(dialogue.received(client.final(asked).toBase64() + "\r\n"), Actions{Compute{}});
    QCOMPARE(dialogue.received("\r\nNO"), Actions());
    QCOMPARE(dialogue.computed(), Actions{Compute{}});
    QCOMPARE(dialogue.received("OP\r\n"), Actions());
    QCOMPARE(onTheWire(dialogue.computed()),
             "334 " + client.verifier(asked).toBase64() + "\r\n" + loggedIn + "250 2.0.0 Nothing done\r\n");
    QCOMPARE(dialogue.computed(), Actions());
}

void TestServerScram::whileAKeyIsMade_theServerCanStop()
{
    Options options = publishedOptions();
    options.scramIterations = 25'000;
    const auto talk = Talk::begun(options);
    const ScramClient client;
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QCOMPARE(talk->dialogue.received(client.final(asked).toBase64() + "\r\n"), Actions{Compute{}});
    QVERIFY(onTheWire(talk->dialogue.shutDown()).startsWith("421 "));
    QCOMPARE(talk->dialogue.computed(), Actions());
}

QTEST_GUILESS_MAIN(TestServerScram)
#include "tst_serverscram.moc"
