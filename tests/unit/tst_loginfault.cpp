// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"
#include "practice/digestmessage.h"
#include "scramclient.h"

#include <QTest>

using namespace mailscope::practice;
using namespace mailscope::practice::test;

namespace {

const QByteArray noBase64 = "334 This is no base64!\r\n";
const QByteArray noise("\xff\x00\x80noise\x1b", 9);
const QByteArray simple = QByteArray("\0user\0pencil", 12);

Options faulty(std::initializer_list<const char *> faults)
{
    Options options = loginOptions("user", "pencil", {"nonce", "salt"});
    options.faults = with(faults).faults;
    return options;
}

} // namespace

/// A practice server whose side of a login goes wrong on demand, without a socket.
class TestLoginFault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signature_isWrongAndTheLoginSucceeds();
    void rspauth_isWrongAndTheLoginSucceeds();
    void nonce_doesNotExtendTheClients();
    void iterations_areAskedFor_data();
    void iterations_areAskedFor();
    void error_standsInPlaceOfTheSignature_data();
    void error_standsInPlaceOfTheSignature();
    void extra_asksOnceMore_data();
    void extra_asksOnceMore();
    void extra_comesBeforeASuccessOnly();
    void challenge_isNoneInItsPlace();
    void early_saysSuccessInPlaceOfAChallenge_data();
    void early_saysSuccessInPlaceOfAChallenge();
    void welcome_answersWhoGivesUp();
    void whatAMechanismDoesNotHave_staysAsItIs();
    void anOccurrence_isAWholeLogin();
    void everyStep_isNotALogin();
};

void TestLoginFault::signature_isWrongAndTheLoginSucceeds()
{
    const auto talk = Talk::begun(faulty({"login:signature"}));
    const ScramClient client;
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    const QByteArray said = talk->answer(client.final(asked));
    QVERIFY(said.startsWith("v="));
    QCOMPARE(said.size(), client.verifier(asked).size());
    QVERIFY(said != client.verifier(asked));
    QCOMPARE(talk->answer({}), loggedIn);
}

void TestLoginFault::rspauth_isWrongAndTheLoginSucceeds()
{
    const auto talk = Talk::begun(faulty({"login:rspauth"}));
    const DigestInput input{.user = "user",
                            .realm = "practice.example",
                            .password = "pencil",
                            .nonce = "nonce",
                            .clientNonce = "c",
                            .count = "00000001",
                            .uri = "smtp/localhost",
                            .authorization = {}};
    talk->say("AUTH DIGEST-MD5");
    const QByteArray said =
        talk->answer("username=\"user\",realm=\"practice.example\",nonce=\"nonce\",nc=00000001,cnonce=\"c\",digest-uri="
                     "\"smtp/localhost\",response="
                     + digestResponse(input));
    QVERIFY2(said.startsWith("rspauth="), said.constData());
    QCOMPARE(said.size(), 40);
    QVERIFY(said != "rspauth=" + digestProof(input));
    QCOMPARE(talk->say(""), loggedIn);
}

void TestLoginFault::nonce_doesNotExtendTheClients()
{
    const auto talk = Talk::begun(faulty({"login:nonce"}));
    const ScramClient client;
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QCOMPARE(asked, QByteArray("r=nonce,s=c2FsdA==,i=4096"));
    // Who does not notice gets in.
    QCOMPARE(talk->answer(client.final(asked)), client.verifier(asked));
    QCOMPARE(talk->answer({}), loggedIn);
}

void TestLoginFault::iterations_areAskedFor_data()
{
    QTest::addColumn<QByteArray>("iterations");
    QTest::addColumn<bool>("areComputed");
    QTest::newRow("none") << QByteArray("0") << false;
    QTest::newRow("one") << QByteArray("1") << true;
    QTest::newRow("as many as are wise") << QByteArray("600000") << true;
    QTest::newRow("one too many") << QByteArray("1000001") << false;
    QTest::newRow("huge") << QByteArray("100000000") << false;
    QTest::newRow("beyond 32 bits") << QByteArray("9999999999999") << false;
}

void TestLoginFault::iterations_areAskedFor()
{
    QFETCH(const QByteArray, iterations);
    QFETCH(const bool, areComputed);
    const auto talk = Talk::begun(faulty({("login:iterations=" + iterations).constData()}));
    ScramClient client;
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QVERIFY2(asked.endsWith(",i=" + iterations), asked.constData());
    if (!areComputed) {
        const QByteArray unproven = client.withoutProof(asked) + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=";
        QCOMPARE(talk->answer(unproven), QByteArray("e=no-resources"));
        QCOMPARE(talk->answer({}), wrong);
        return;
    }
    QCOMPARE(talk->answer(client.final(asked)), client.verifier(asked));
    QCOMPARE(talk->answer({}), loggedIn);
}

void TestLoginFault::error_standsInPlaceOfTheSignature_data()
{
    QTest::addColumn<QByteArray>("error");
    for (const char *error : {"other-error", "no-resources", "unknown-user", "made-up=\\xff"})
        QTest::newRow(error) << QByteArray(error);
}

void TestLoginFault::error_standsInPlaceOfTheSignature()
{
    QFETCH(const QByteArray, error);
    const auto talk = Talk::begun(faulty({("login:error=" + error).constData()}));
    const ScramClient client;
    const QByteArray asked = talk->logIn("SCRAM-SHA-1", client.first());
    QCOMPARE(talk->answer(client.final(asked)), "e=" + QByteArray(error).replace("\\xff", "\xff"));
    QCOMPARE(talk->answer({}), wrong);
    QVERIFY(talk->dialogue.conversation().user.isEmpty());
}

void TestLoginFault::extra_asksOnceMore_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("nothing") << QByteArray("") << loggedIn;
    QTest::newRow("words") << QByteArray("bW9yZQ==") << loggedIn;
    QTest::newRow("given up") << QByteArray("*") << QByteArray("501 5.7.0 Cancelled\r\n");
    QTest::newRow("no base64") << QByteArray("more") + '!' << QByteArray("501 5.5.2 The response is no base64\r\n");
}

void TestLoginFault::extra_asksOnceMore()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::begun(faulty({"login:extra"}));
    QCOMPARE(talk->logIn("PLAIN", simple), QByteArray("one more"));
    QCOMPARE(talk->say(answer), reply);
    QCOMPARE(talk->dialogue.conversation().user.isEmpty(), reply != loggedIn);
    const auto other = Talk::begun(faulty({"login:extra"}));
    const ScramClient client;
    const QByteArray asked = other->logIn("SCRAM-SHA-1", client.first());
    QCOMPARE(other->answer(client.final(asked)), client.verifier(asked));
    QCOMPARE(other->answer({}), QByteArray("one more"));
    QCOMPARE(other->say(answer), reply);
}

void TestLoginFault::extra_comesBeforeASuccessOnly()
{
    const auto talk = Talk::begun(faulty({"login:extra"}));
    QCOMPARE(talk->logIn("PLAIN", QByteArray("\0user\0no", 8)), wrong);
    QCOMPARE(talk->logIn("PLAIN", "no"), ruleBroken);
}

void TestLoginFault::challenge_isNoneInItsPlace()
{
    auto talk = Talk::begun(faulty({"login:challenge=text"}));
    QCOMPARE(talk->say("AUTH LOGIN"), noBase64);
    QCOMPARE(talk->answer("user"), QByteArray("Password:"));
    QCOMPARE(talk->answer("pencil"), loggedIn);
    talk = Talk::begun(faulty({"login:challenge=text,2"}));
    QCOMPARE(talk->say("AUTH LOGIN"), QByteArray("334 VXNlcm5hbWU6\r\n"));
    QCOMPARE(talk->say("dXNlcg=="), noBase64);
    talk = Talk::begun(faulty({"login:challenge=noise"}));
    QCOMPARE(Talk::decoded(talk->say("AUTH CRAM-MD5")), noise);
    talk = Talk::begun(faulty({"login:challenge=noise,2", "login:challenge=text"}));
    QCOMPARE(talk->say("AUTH SCRAM-SHA-1"), noBase64);
    QCOMPARE(talk->answer(ScramClient().first()), noise);
    QCOMPARE(talk->say("*"), QByteArray("501 5.7.0 Cancelled\r\n"));
}

void TestLoginFault::early_saysSuccessInPlaceOfAChallenge_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QList<QByteArray>>("responses"); // the last one is answered with 235
    const ScramClient client;
    const QByteArray asked = "r=fyko+d2lbbFgONRv9qkxdawLnonce,s=c2FsdA==,i=4096";
    QTest::newRow("before the server's first message") << QByteArray("login:early") << QList{client.first()};
    QTest::newRow("in place of its signature")
        << QByteArray("login:early=2") << QList{client.first(), client.final(asked)};
    QTest::newRow("whatever the client proves")
        << QByteArray("login:early=2") << QList{client.first(), QByteArray("x")};
}

void TestLoginFault::early_saysSuccessInPlaceOfAChallenge()
{
    QFETCH(const QByteArray, fault);
    QFETCH(QList<QByteArray>, responses);
    const auto talk = Talk::begun(faulty({fault.constData()}));
    QByteArray said = talk->logIn("SCRAM-SHA-1", responses.takeFirst());
    for (const QByteArray &response : std::as_const(responses)) {
        QVERIFY(said.startsWith("r="));
        said = talk->answer(response);
    }
    QCOMPARE(said, loggedIn);
    // The server holds it to be so.
    QVERIFY(talk->say("AUTH PLAIN").startsWith("503 "));
}

void TestLoginFault::welcome_answersWhoGivesUp()
{
    const auto talk = Talk::begun(faulty({"login[2]:welcome"}));
    talk->say("AUTH LOGIN");
    QCOMPARE(talk->say("*"), QByteArray("501 5.7.0 Cancelled\r\n"));
    talk->say("AUTH LOGIN");
    QCOMPARE(talk->say("*"), loggedIn);
    QVERIFY(talk->say("AUTH PLAIN").startsWith("503 ")); // the server holds it to be so
    const auto other = Talk::begun(faulty({"login:welcome"}));
    QCOMPARE(other->logIn("PLAIN", QByteArray("\0user\0no", 8)), wrong);
    QVERIFY(other->dialogue.conversation().user.isEmpty());
}

void TestLoginFault::whatAMechanismDoesNotHave_staysAsItIs()
{
    const auto talk = Talk::begun(faulty({"login:signature", "login:rspauth", "login:nonce", "login:iterations=1",
                                          "login:error=x", "login:early=9", "login:challenge=text,9"}));
    QCOMPARE(talk->say("AUTH LOGIN"), QByteArray("334 VXNlcm5hbWU6\r\n"));
    QCOMPARE(talk->answer("user"), QByteArray("Password:"));
    QCOMPARE(talk->answer("pencil"), loggedIn);
}

void TestLoginFault::anOccurrence_isAWholeLogin()
{
    const auto talk = Talk::begun(faulty({"login[2]:nonce"}));
    const ScramClient client;
    for (const bool isFaulty : {false, true, false}) {
        QCOMPARE(talk->logIn("SCRAM-SHA-1", client.first()).startsWith("r=nonce"), isFaulty);
        talk->say("*");
        // What does not begin is no login.
        talk->say("AUTH FOO");
        talk->say("AUTH SCRAM-SHA-1 !");
    }
}

void TestLoginFault::everyStep_isNotALogin()
{
    // Greeting, EHLO, AUTH and the response are four steps with a reply.
    const auto talk = Talk::begun(faulty({"*[4]:replace=four\\r\\n"}));
    QCOMPARE(talk->say("AUTH LOGIN"), QByteArray("334 VXNlcm5hbWU6\r\n"));
    QCOMPARE(talk->answer("user"), QByteArray("four\r\n"));
}

QTEST_GUILESS_MAIN(TestLoginFault)
#include "tst_loginfault.moc"
