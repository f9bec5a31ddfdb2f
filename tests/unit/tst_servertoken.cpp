// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace mailscope::practice;
using namespace mailscope::practice::test;

namespace {

const QByteArray bearerError =
    R"({"status":"invalid_token","scope":"mail","openid-configuration":"https://practice.example/.well-known/openid-configuration"})";
const QByteArray googleError = R"({"status":"401","schemes":"bearer","scope":"https://practice.example/"})";

Options tokenOptions()
{
    Options options = loginOptions("user@practice.example", "pencil");
    options.mechanisms.append("ANONYMOUS");
    return options;
}

QByteArray keywordLine(Talk &talk)
{
    const QByteArray hello = talk.say("EHLO c.example");
    const qsizetype at = hello.indexOf("250-AUTH ");
    return at < 0 ? QByteArray() : hello.sliced(at + 4, hello.indexOf("\r\n", at) - at - 4);
}

} // namespace

/// The practice server's side of OAUTHBEARER, XOAUTH2, EXTERNAL and ANONYMOUS, and what it offers, without a socket.
class TestServerToken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aToken_isTaken_data();
    void aToken_isTaken();
    void aTokenThatIsWrong_isToldInJson_data();
    void aTokenThatIsWrong_isToldInJson();
    void anErrorInJson_isAcknowledgedAsTheMechanismSays_data();
    void anErrorInJson_isAcknowledgedAsTheMechanismSays();
    void aMessageThatBreaksTheRules_isRefused_data();
    void aMessageThatBreaksTheRules_isRefused();
    void external_takesWhomTheCertificateNames_data();
    void external_takesWhomTheCertificateNames();
    void anonymous_takesATrace_data();
    void anonymous_takesATrace();
    void whatIsOffered_dependsOnTheConnection();
    void whatIsNotOffered_isNotTaken_data();
    void whatIsNotOffered_isNotTaken();
};

void TestServerToken::aToken_isTaken_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &mechanism, const QByteArray &message) {
        QTest::newRow(name) << mechanism << message;
    };
    row("RFC 7628 section 4.1", "OAUTHBEARER",
        "n,a=user@practice.example,\x01host=practice.example\x01port=587\x01"
        "auth=Bearer the-token\x01\x01");
    row("without a name", "OAUTHBEARER",
        "n,,\x01"
        "auth=Bearer the-token\x01\x01");
    row("could bind", "OAUTHBEARER",
        "y,,\x01"
        "auth=bearer the-token\x01\x01");
    row("XOAUTH2", "XOAUTH2",
        "user=user@practice.example\x01"
        "auth=Bearer the-token\x01\x01");
    row("XOAUTH2 in capitals", "XOAUTH2",
        "user=USER@practice.example\x01"
        "auth=BEARER the-token\x01\x01");
}

void TestServerToken::aToken_isTaken()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, message);
    const auto talk = Talk::begun(tokenOptions());
    QCOMPARE(talk->logIn(mechanism, message), loggedIn);
    QCOMPARE(talk->dialogue.conversation().user, QByteArray("user@practice.example"));
    const auto later = Talk::begun(tokenOptions());
    QCOMPARE(later->say("AUTH " + mechanism), QByteArray("334 \r\n"));
    QCOMPARE(later->answer(message), loggedIn);
}

void TestServerToken::aTokenThatIsWrong_isToldInJson_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &mechanism, const QByteArray &message,
                        const QByteArray &error) { QTest::newRow(name) << mechanism << message << error; };
    row("another token", "OAUTHBEARER",
        "n,,\x01"
        "auth=Bearer another\x01\x01",
        bearerError);
    row("no token", "OAUTHBEARER",
        "n,,\x01"
        "auth=Bearer \x01\x01",
        bearerError);
    row("another scheme", "OAUTHBEARER",
        "n,,\x01"
        "auth=Basic the-token\x01\x01",
        bearerError);
    row("for somebody else", "OAUTHBEARER",
        "n,a=bob,\x01"
        "auth=Bearer the-token\x01\x01",
        bearerError);
    row("nothing about a login", "OAUTHBEARER", "n,,\x01host=practice.example\x01\x01",
        QByteArray(bearerError).replace("invalid_token", "invalid_request"));
    row("XOAUTH2, another token", "XOAUTH2",
        "user=user@practice.example\x01"
        "auth=Bearer another\x01\x01",
        googleError);
    row("XOAUTH2, somebody else", "XOAUTH2",
        "user=bob\x01"
        "auth=Bearer the-token\x01\x01",
        googleError);
    row("XOAUTH2, no token", "XOAUTH2",
        "user=user@practice.example\x01"
        "auth=Bearer \x01\x01",
        googleError);
}

void TestServerToken::aTokenThatIsWrong_isToldInJson()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, error);
    const auto talk = Talk::begun(tokenOptions());
    QCOMPARE(talk->logIn(mechanism, message), error);
    QVERIFY(QJsonDocument::fromJson(error).object().contains(u"status"));
    QCOMPARE(talk->answer("\x01"), wrong);
}

void TestServerToken::anErrorInJson_isAcknowledgedAsTheMechanismSays_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("OAUTHBEARER, %x01") << QByteArray("OAUTHBEARER") << QByteArray("\x01") << wrong;
    QTest::newRow("OAUTHBEARER, nothing") << QByteArray("OAUTHBEARER") << QByteArray() << ruleBroken;
    QTest::newRow("OAUTHBEARER, again") << QByteArray("OAUTHBEARER") << QByteArray("n,,\x01\x01") << ruleBroken;
    QTest::newRow("XOAUTH2, nothing") << QByteArray("XOAUTH2") << QByteArray() << wrong;
    QTest::newRow("XOAUTH2, %x01") << QByteArray("XOAUTH2") << QByteArray("\x01") << wrong;
    QTest::newRow("XOAUTH2, words") << QByteArray("XOAUTH2") << QByteArray("sorry") << ruleBroken;
}

void TestServerToken::anErrorInJson_isAcknowledgedAsTheMechanismSays()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, answer);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::begun(tokenOptions());
    const QByteArray start = mechanism == "XOAUTH2" ? "user=user" : "n,,";
    QVERIFY(talk->logIn(mechanism, start + "\x01" + "auth=Bearer another\x01\x01").startsWith('{'));
    QCOMPARE(talk->answer(answer), reply);
}

void TestServerToken::aMessageThatBreaksTheRules_isRefused_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const QByteArray &mechanism, const char *name, const QByteArray &message) {
        QTest::addRow("%s, %s", mechanism.constData(), name) << mechanism << message;
    };
    const QByteArray auth = "\x01"
                            "auth=Bearer the-token\x01\x01";
    for (const char *mechanism : {"OAUTHBEARER", "XOAUTH2"}) {
        row(mechanism, "nothing", "");
        row(mechanism, "separators alone", "\x01\x01");
        row(mechanism, "no end",
            "n,,user=a\x01"
            "auth=Bearer the-token\x01");
        row(mechanism, "no separator", "n,,user=a auth=Bearer the-token");
        row(mechanism, "no pair", "n,,\x01user\x01\x01");
        row(mechanism, "a pair without a key", "n,,\x01=x\x01\x01");
        row(mechanism, "a key twice", "n,,\x01user=a\x01user=b" + auth);
    }
    row("OAUTHBEARER", "no header", "auth=Bearer the-token\x01\x01");
    row("OAUTHBEARER", "binds", "p=tls-unique,," + auth);
    row("OAUTHBEARER", "a header that does not end", "n,a=user" + auth);
    row("OAUTHBEARER", "a name without its letter", "n,user," + auth);
    row("OAUTHBEARER", "an empty name", "n,a=," + auth);
    row("OAUTHBEARER", "no separator behind the header", "n,,auth=Bearer the-token\x01\x01");
    row("OAUTHBEARER", "in the form of XOAUTH2", "user=user" + auth);
    row("XOAUTH2", "no user", "auth=Bearer the-token\x01\x01");
    row("XOAUTH2", "an empty user", "user=" + auth);
    row("XOAUTH2", "no token", "user=user\x01\x01");
    row("XOAUTH2", "in the form of OAUTHBEARER", "n,a=user," + auth);
}

void TestServerToken::aMessageThatBreaksTheRules_isRefused()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, message);
    const auto talk = Talk::begun(tokenOptions());
    QCOMPARE(talk->logIn(mechanism, message), ruleBroken);
}

void TestServerToken::external_takesWhomTheCertificateNames_data()
{
    QTest::addColumn<QByteArray>("certificateName");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, const QByteArray &certificateName, const QByteArray &message,
                        const QByteArray &reply) { QTest::newRow(name) << certificateName << message << reply; };
    row("says nothing", "alice", "", loggedIn);
    row("says who", "alice", "alice", loggedIn);
    row("in another case", "Alice", "ALICE", loggedIn);
    row("somebody else", "alice", "bob", wrong);
    row("somebody unknown", "mallory", "", wrong);
    row("no certificate", "", "alice", wrong);
    row("no certificate and no name", "", "", wrong);
    row("a NUL", "alice", QByteArray("alice\0", 6), ruleBroken);
    row("no UTF-8", "alice", "\xff", ruleBroken);
}

void TestServerToken::external_takesWhomTheCertificateNames()
{
    QFETCH(const QByteArray, certificateName);
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::encrypted({}, {"end point", certificateName});
    QCOMPARE(talk->logIn("EXTERNAL", message), reply);
    const auto later = Talk::encrypted({}, {"end point", certificateName});
    QCOMPARE(later->say("AUTH EXTERNAL"), QByteArray("334 \r\n"));
    QCOMPARE(later->answer(message), reply);
}

void TestServerToken::anonymous_takesATrace_data()
{
    QTest::addColumn<QByteArray>("trace");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("RFC 4505 section 3") << QByteArray("sirhc") << loggedIn;
    QTest::newRow("nothing") << QByteArray() << loggedIn;
    QTest::newRow("UTF-8") << QByteArray("\xd0\xb6").repeated(255) << loggedIn;
    QTest::newRow("one character too many") << QByteArray(256, 'x') << ruleBroken;
    QTest::newRow("no UTF-8") << QByteArray("\xff") << ruleBroken;
    QTest::newRow("a line end") << QByteArray("a\r\nb") << ruleBroken;
    QTest::newRow("a NUL") << QByteArray("a\0b", 3) << ruleBroken;
}

void TestServerToken::anonymous_takesATrace()
{
    QFETCH(const QByteArray, trace);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::begun(tokenOptions());
    QCOMPARE(talk->logIn("ANONYMOUS", trace), reply);
}

void TestServerToken::whatIsOffered_dependsOnTheConnection()
{
    Options options;
    options.mechanisms = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "EXTERNAL", "PLAIN"};
    QCOMPARE(keywordLine(*Talk::begun(options)), QByteArray());
    QCOMPARE(keywordLine(*Talk::encrypted(options)), QByteArray("AUTH SCRAM-SHA-1 PLAIN"));
    QCOMPARE(keywordLine(*Talk::encrypted(options, {"end point", {}})),
             QByteArray("AUTH SCRAM-SHA-1-PLUS SCRAM-SHA-1 PLAIN"));
    QCOMPARE(keywordLine(*Talk::encrypted(options, {"end point", "alice"})),
             QByteArray("AUTH SCRAM-SHA-1-PLUS SCRAM-SHA-1 EXTERNAL PLAIN"));
    options.authInClear = true;
    QCOMPARE(keywordLine(*Talk::begun(options)), QByteArray("AUTH SCRAM-SHA-1 PLAIN"));
    options.mechanisms = {"EXTERNAL"};
    QCOMPARE(keywordLine(*Talk::begun(options)), QByteArray());
    const QList<QByteArray> known = loginMechanisms();
    for (const QByteArray &mechanism : Options::defaultMechanisms())
        QVERIFY(known.contains(mechanism));
    QVERIFY(!Options::defaultMechanisms().contains("ANONYMOUS"));
    QCOMPARE(known.size(), Options::defaultMechanisms().size() + 1);
}

void TestServerToken::whatIsNotOffered_isNotTaken_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("not in the list") << QByteArray("AUTH PLAIN")
                                     << QByteArray("504 5.5.4 Mechanism PLAIN is not known\r\n");
    QTest::newRow("not known at all") << QByteArray("AUTH FOO =")
                                      << QByteArray("504 5.5.4 Mechanism FOO is not known\r\n");
    QTest::newRow("ANONYMOUS") << QByteArray("AUTH ANONYMOUS =")
                               << QByteArray("504 5.5.4 Mechanism ANONYMOUS is not known\r\n");
    QTest::newRow("EXTERNAL in clear") << QByteArray("AUTH EXTERNAL =")
                                       << QByteArray("538 5.7.11 EXTERNAL is possible with encryption only\r\n");
    QTest::newRow("PLUS in clear") << QByteArray("auth scram-sha-1-plus")
                                   << QByteArray("538 5.7.11 SCRAM-SHA-1-PLUS is possible with encryption only\r\n");
    QTest::newRow("an initial response that is no base64")
        << QByteArray("AUTH SCRAM-SHA-1 biw") << QByteArray("501 5.5.2 The initial response is no base64\r\n");
    QTest::newRow("two blanks") << QByteArray("AUTH SCRAM-SHA-1  =")
                                << QByteArray("501 5.5.2 The initial response is no base64\r\n");
}

void TestServerToken::whatIsNotOffered_isNotTaken()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, reply);
    Options options;
    options.authInClear = true;
    options.mechanisms = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "EXTERNAL"};
    const auto talk = Talk::begun(options);
    QCOMPARE(talk->say(line), reply);
}

QTEST_GUILESS_MAIN(TestServerToken)
#include "tst_servertoken.moc"
