// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/oautherror.h"
#include "sasl/registry.h"
#include "unit/mechanismtalk.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView Token = "mF_9.B5f-4.1JqM";

Credentials credentials(const QString &user, QByteArrayView token = Token, const QString &authorizationId = {})
{
    return {user, authorizationId, {}, Secret(token)};
}

Circumstances server(const QString &host, quint16 port)
{
    Circumstances circumstances;
    circumstances.host = host;
    circumstances.port = port;
    return circumstances;
}

/// A fresh attempt that has shown its token.
std::unique_ptr<Mechanism> shown(const QByteArray &name)
{
    auto mechanism = makeMechanism(name, credentials(u"alice"_s), server(u"mx.example"_s, 587));
    return begun(*mechanism) ? std::move(mechanism) : nullptr;
}

void bothNames()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("XOAUTH2") << QByteArray("XOAUTH2");
    QTest::newRow("OAUTHBEARER") << QByteArray("OAUTHBEARER");
}
} // namespace

/// XOAUTH2 and OAUTHBEARER, which differ in little: what they send, and what they make of the server's error.
class TestOAuth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void xoauth2_saysWhatItsDocumentSays();
    void oauthBearer_saysWhatTheRfcSays_data();
    void oauthBearer_saysWhatTheRfcSays();
    void token_isTheOnlySecret_data() { bothNames(); }
    void token_isTheOnlySecret();
    void userThatHoldsTheToken_isHidden_data() { bothNames(); }
    void userThatHoldsTheToken_isHidden();
    void longAndForeignNames_goAsTheyAre_data() { bothNames(); }
    void longAndForeignNames_goAsTheyAre();
    void unusableCredentials_areNotSent_data();
    void unusableCredentials_areNotSent();
    void firstChallenge_mustBeEmpty_data() { bothNames(); }
    void firstChallenge_mustBeEmpty();
    void error_isReadAndAcknowledgedOnce_data();
    void error_isReadAndAcknowledgedOnce();
    void error_keepsWhatIsOfUse_data();
    void error_keepsWhatIsOfUse();
    void error_thatIsNone_isShownAsText_data();
    void error_thatIsNone_isShownAsText();
    void error_cutAnywhere_isSafe();
    void error_partsAreCut();
};

void TestOAuth::xoauth2_saysWhatItsDocumentSays()
{
    const auto mechanism = makeMechanism(
        "xoauth2", credentials(u"someuser@example.com"_s, "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"));
    QVERIFY(mechanism->clientBegins());
    QVERIFY(mechanism->exposesSecret());
    QVERIFY(!mechanism->isComplete());
    QCOMPARE(
        begun(*mechanism).value().bytes.toBase64(),
        QByteArray("dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1sem"
                   "RHRXVZMjl0Q2cBAQ=="));
    QVERIFY(mechanism->isComplete());
}

void TestOAuth::oauthBearer_saysWhatTheRfcSays_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("authorizationId");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *user, const char *as, const char *host, int port,
                        QByteArray message) {
        QTest::newRow(name) << QString::fromUtf8(user) << QString::fromUtf8(as) << QString::fromUtf8(host) << port
                            << message.replace('|', '\x01');
    };
    row("host and port", "user", "", "127.0.0.1", 25, "n,a=user,|host=127.0.0.1|port=25|auth=Bearer mF_9.B5f-4.1JqM||");
    row("RFC 7628, 4.1", "user@example.com", "", "server.example.com", 143,
        "n,a=user@example.com,|host=server.example.com|port=143|auth=Bearer mF_9.B5f-4.1JqM||");
    row("no host", "user", "", "", 0, "n,a=user,|auth=Bearer mF_9.B5f-4.1JqM||");
    row("no user", "", "", "", 0, "n,,|auth=Bearer mF_9.B5f-4.1JqM||");
    row("for another", "alice", "bob", "", 0, "n,a=bob,|auth=Bearer mF_9.B5f-4.1JqM||");
    row("a name that is prepared", "a\xc2\xad\xe2\x85\xa8", "", "", 0, "n,a=aIX,|auth=Bearer mF_9.B5f-4.1JqM||");
    row("characters of the header", "a=b,c", "", "", 0, "n,a=a=3Db=2Cc,|auth=Bearer mF_9.B5f-4.1JqM||");
    row("an address", "user", "", "::1", 2525, "n,a=user,|host=::1|port=2525|auth=Bearer mF_9.B5f-4.1JqM||");
}

void TestOAuth::oauthBearer_saysWhatTheRfcSays()
{
    QFETCH(const QString, user);
    QFETCH(const QString, authorizationId);
    QFETCH(const QString, host);
    QFETCH(const int, port);
    const auto mechanism = makeMechanism("OAUTHBEARER", credentials(user, Token, authorizationId),
                                         server(host, static_cast<quint16>(port)));
    QTEST(begun(*mechanism).value().bytes, "message");
    QVERIFY(mechanism->isComplete());
}

void TestOAuth::token_isTheOnlySecret()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = makeMechanism(name, credentials(u"alice"_s));
    const auto response = answered(*mechanism, {}); // as after an AUTH without it
    QCOMPARE(response.value().secrets, QList<QByteArray>{Token.toByteArray()});
    QCOMPARE(response->explanation.hidden, QList<QByteArray>{"token"});
    QCOMPARE(response->explanation.fields.value("user"_L1), u"alice"_s);
    QVERIFY(!response->explanation.reference.isEmpty());
}

void TestOAuth::userThatHoldsTheToken_isHidden()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = makeMechanism(name, credentials(u"alice:mF_9.B5f-4.1JqM"_s));
    const auto response = begun(*mechanism);
    QCOMPARE(response.value().explanation.hidden, (QList<QByteArray>{"token", "user"}));
    QVERIFY(!response->explanation.fields.contains("user"_L1));
}

void TestOAuth::longAndForeignNames_goAsTheyAre()
{
    QFETCH(const QByteArray, name);
    const QString user = u"Jürgen.柴"_s + QString(200, u'x');
    const QByteArray token(5000, 't');
    const auto response = begun(*makeMechanism(name, credentials(user, token)));
    QVERIFY(response.value().bytes.contains(user.toUtf8()));
    QVERIFY(response->bytes.contains("auth=Bearer " + token + "\x01\x01"));
}

void TestOAuth::unusableCredentials_areNotSent_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("failure");
    for (const char *name : {"XOAUTH2", "OAUTHBEARER"}) {
        const auto row = [name](const char *what, const QString &user, const QByteArray &token, const char *failure) {
            QTest::addRow("%s, %s", name, what) << QByteArray(name) << user << token << QByteArray(failure);
        };
        row("no token", u"alice"_s, {}, "missing-credentials");
        row("a token with a line end", u"alice"_s, "token\n", "unsendable-credentials");
        row("a token with a blank", u"alice"_s, "tok en", "unsendable-credentials");
        row("a token with a separator", u"alice"_s, "tok\x01", "unsendable-credentials");
        row("a token with a NUL", u"alice"_s, QByteArray("tok\0", 4), "unsendable-credentials");
        row("a token beyond ASCII", u"alice"_s, "tök", "unsendable-credentials");
        row("a user with a separator", u"al\u0001ice"_s, "token", "unsendable-credentials");
        row("a user with a NUL", QString(1, QChar::Null), "token", "unsendable-credentials");
    }
    QTest::newRow("XOAUTH2, no user") << QByteArray("XOAUTH2") << QString() << QByteArray("token")
                                      << QByteArray("missing-credentials");
}

void TestOAuth::unusableCredentials_areNotSent()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, user);
    QFETCH(const QByteArray, token);
    const auto mechanism = makeMechanism(name, credentials(user, token));
    QTEST(failureOf(begun(*mechanism)), "failure");
    QVERIFY(!mechanism->isComplete());
}

void TestOAuth::firstChallenge_mustBeEmpty()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = makeMechanism(name, credentials(u"alice"_s));
    QCOMPARE(mechanism->explain("Token?").fields.value("text"_L1), u"Token?"_s);
    QCOMPARE(failureOf(answered(*mechanism, "Token?")), QByteArray("unexpected-challenge"));
    QVERIFY(!mechanism->isComplete());
}

void TestOAuth::error_isReadAndAcknowledgedOnce_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("acknowledgement");
    QTest::newRow("XOAUTH2") << QByteArray("XOAUTH2") << QByteArray("");
    QTest::newRow("OAUTHBEARER") << QByteArray("OAUTHBEARER") << QByteArray("AQ==");
}

void TestOAuth::error_isReadAndAcknowledgedOnce()
{
    QFETCH(const QByteArray, name);
    constexpr QByteArrayView Error =
        R"({"status":"invalid_token","schemes":"bearer mac","scope":"https://mail.example/"})";
    const auto mechanism = shown(name);
    QVERIFY(mechanism);
    const Explanation explained = mechanism->explain(Error);
    QCOMPARE(explained.name, QByteArray("error"));
    QCOMPARE(explained.fields,
             (QJsonObject{{u"status"_s, u"invalid_token"_s},
                          {u"schemes"_s, u"bearer mac"_s},
                          {u"scope"_s, u"https://mail.example/"_s}}));
    QCOMPARE(explained.remarks, QList<QByteArray>{"server-error"});
    const auto response = answered(*mechanism, Error);
    QTEST(response.value().bytes.toBase64(), "acknowledgement");
    QVERIFY(!response->isSecret());
    QVERIFY2(!mechanism->isComplete(), "a success behind an error is none");
    QCOMPARE(failureOf(answered(*mechanism, Error)), QByteArray("unexpected-challenge"));
    QVERIFY(!mechanism->isComplete());
}

void TestOAuth::error_keepsWhatIsOfUse_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QJsonObject>("error");
    QTest::newRow("a number as status") << QByteArray(R"({"status":401})") << QJsonObject{{u"status"_s, u"401"_s}};
    QTest::newRow("white space") << QByteArray("\r\n{ \"scope\" : \"a b\" }\r\n")
                                 << QJsonObject{{u"scope"_s, u"a b"_s}};
    QTest::newRow("unknown parts") << QByteArray(R"({"status":"x","token":"y","a":{"b":[1]}})")
                                   << QJsonObject{{u"status"_s, u"x"_s}};
    QTest::newRow("parts of another kind")
        << QByteArray(R"({"status":"x","scope":[1],"schemes":null})") << QJsonObject{{u"status"_s, u"x"_s}};
    QTest::newRow("configuration") << QByteArray(R"({"openid-configuration":"https://e.example/"})")
                                   << QJsonObject{{u"openid-configuration"_s, u"https://e.example/"_s}};
    QTest::newRow("escapes") << QByteArray(R"({"status":"\u001b[2J\u202e"})")
                             << QJsonObject{{u"status"_s, u"\u001b[2J\u202e"_s}};
}

void TestOAuth::error_keepsWhatIsOfUse()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QJsonObject, error);
    QCOMPARE(oauthError(json), std::optional(error));
}

void TestOAuth::error_thatIsNone_isShownAsText_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a text") << QByteArray("invalid_token");
    QTest::newRow("an array") << QByteArray(R"(["status"])");
    QTest::newRow("a string") << QByteArray(R"("status")");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("an empty status") << QByteArray(R"({"status":""})");
    QTest::newRow("cut") << QByteArray(R"({"status":"invalid)");
    QTest::newRow("more behind it") << QByteArray(R"({"status":"x"} or so)");
    QTest::newRow("no UTF-8") << QByteArray("{\"status\":\"\xff\"}");
    QTest::newRow("nested without end") << QByteArray(100'000, '{');
    QTest::newRow("arrays without end") << "{\"status\":" + QByteArray(100'000, '[');
    QTest::newRow("NUL") << QByteArray("\0{}", 3);
}

void TestOAuth::error_thatIsNone_isShownAsText()
{
    QFETCH(const QByteArray, challenge);
    for (const char *name : {"XOAUTH2", "OAUTHBEARER"}) {
        const auto mechanism = shown(name);
        QVERIFY(mechanism);
        const Explanation explained = mechanism->explain(challenge);
        QCOMPARE(explained.fields.value("text"_L1), QString::fromUtf8(challenge));
        QCOMPARE(explained.remarks, (QList<QByteArray>{"server-error", "malformed-error"}));
        QVERIFY(answered(*mechanism, challenge)); // so that the server goes on to its reply, which says more
        QVERIFY(!mechanism->isComplete());
    }
}

void TestOAuth::error_cutAnywhere_isSafe()
{
    constexpr QByteArrayView Error = R"({"status":"invalid_token","scope":"a\u00e4"})";
    for (qsizetype length = 0; length < Error.size(); ++length)
        QVERIFY2(!oauthError(Error.first(length)), QByteArray::number(length).constData());
    QVERIFY(oauthError(Error));
}

void TestOAuth::error_partsAreCut()
{
    const auto error = oauthError("{\"status\":\"" + QByteArray(50'000, 's') + "\"}");
    QCOMPARE(error.value().value("status"_L1).toString().size(), LongestOAuthPart);
}

QTEST_GUILESS_MAIN(TestOAuth)
#include "tst_oauth.moc"
