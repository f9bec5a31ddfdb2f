// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"
#include "practice/digestmessage.h"

#include <QTest>

using namespace mailscope::practice;
using namespace mailscope::practice::test;

namespace {

const QByteArray outOfTurn = "501 5.7.0 The server speaks first in this mechanism\r\n";

Options cramOptions()
{
    Options options = loginOptions("tim", "tanstaaftanstaaf", {"1896.697170952", {}});
    options.hostName = "postoffice.reston.mci.net";
    return options;
}

/// As in the examples of RFC 2831 section 4, but for the service.
Options digestOptions()
{
    Options options = loginOptions("chris", "secret", {"OA6MG9tEQGm2hh", {}});
    options.hostName = "elwood.innosoft.com";
    return options;
}

DigestInput publishedInput()
{
    return {.user = "chris",
            .realm = "elwood.innosoft.com",
            .password = "secret",
            .nonce = "OA6MG9tEQGm2hh",
            .clientNonce = "OA6MHXh6VqTrRk",
            .count = "00000001",
            .uri = "smtp/elwood.innosoft.com",
            .authorization = {}};
}

/// A right response; \p replaced and \p by change its text before it is sent, not what was hashed.
QByteArray response(const DigestInput &input, const QByteArray &replaced = {}, const QByteArray &by = {})
{
    QByteArray text = "charset=utf-8,username=\"" + input.user + "\",realm=\"" + input.realm + "\",nonce=\""
        + input.nonce + "\",nc=" + input.count + ",cnonce=\"" + input.clientNonce + "\",digest-uri=\"" + input.uri
        + "\",response=" + digestResponse(input) + ",qop=auth";
    return replaced.isEmpty() ? text : text.replace(replaced, by);
}

} // namespace

/// The practice server's side of CRAM-MD5 and DIGEST-MD5, without a socket.
class TestServerDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cramMd5_playsThePublishedExchange();
    void cramMd5_refusesWhatIsWrong_data();
    void cramMd5_refusesWhatIsWrong();
    void whoSpeaksOutOfTurn_isRefused_data();
    void whoSpeaksOutOfTurn_isRefused();
    void published_digestsAreComputed_data();
    void published_digestsAreComputed();
    void digestMd5_provesBothSides();
    void digestMd5_refusesWhatIsWrong_data();
    void digestMd5_refusesWhatIsWrong();
    void digestMd5_hashesInLatin1WhereThatSuffices_data();
    void digestMd5_hashesInLatin1WhereThatSuffices();
    void digestMd5_wantsAnEmptyAnswerToItsProof();
    void everyPrefix_isRefused();
    void directives_areReadAsWritten_data();
    void directives_areReadAsWritten();
    void brokenDirectives_areRefused_data();
    void brokenDirectives_areRefused();
};

void TestServerDigest::cramMd5_playsThePublishedExchange()
{
    const auto talk = Talk::begun(cramOptions());
    QCOMPARE(talk->say("AUTH CRAM-MD5"),
             QByteArray("334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n"));
    QCOMPARE(talk->say("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw"), loggedIn);
    QCOMPARE(talk->dialogue.conversation().user, QByteArray("tim"));
}

void TestServerDigest::cramMd5_refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &reply) {
        QTest::newRow(name) << text << reply;
    };
    row("another digest", "tim b913a602c7eda7a495b4e6e7334d3891", wrong);
    row("somebody unknown", "tom b913a602c7eda7a495b4e6e7334d3890", wrong);
    row("a name with a blank", "tim b b913a602c7eda7a495b4e6e7334d3890", wrong);
    row("nothing", "", ruleBroken);
    row("a name alone", "tim", ruleBroken);
    row("a digest alone", "b913a602c7eda7a495b4e6e7334d3890", ruleBroken);
    row("no name", " b913a602c7eda7a495b4e6e7334d3890", ruleBroken);
    row("in capitals", "tim B913A602C7EDA7A495B4E6E7334D3890", ruleBroken);
    row("one digit short", "tim b913a602c7eda7a495b4e6e7334d389", ruleBroken);
    row("one digit long", "tim b913a602c7eda7a495b4e6e7334d38900", ruleBroken);
    row("no hexadecimal", "tim g913a602c7eda7a495b4e6e7334d3890", ruleBroken);
    row("a tab between", "tim\tb913a602c7eda7a495b4e6e7334d3890", ruleBroken);
}

void TestServerDigest::cramMd5_refusesWhatIsWrong()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::begun(cramOptions());
    talk->say("AUTH CRAM-MD5");
    QCOMPARE(talk->answer(response), reply);
    QVERIFY(talk->dialogue.conversation().user.isEmpty());
}

void TestServerDigest::whoSpeaksOutOfTurn_isRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"AUTH CRAM-MD5 =", "AUTH CRAM-MD5 dGlt", "AUTH DIGEST-MD5 =", "AUTH DIGEST-MD5 dGlt"})
        QTest::newRow(line) << QByteArray(line);
}

void TestServerDigest::whoSpeaksOutOfTurn_isRefused()
{
    QFETCH(const QByteArray, line);
    const auto talk = Talk::begun(cramOptions());
    QCOMPARE(talk->say(line), outOfTurn);
    QVERIFY(talk->say("AUTH CRAM-MD5").startsWith("334 "));
}

void TestServerDigest::published_digestsAreComputed_data()
{
    QTest::addColumn<DigestInput>("input");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("proof");
    DigestInput input = publishedInput();
    input.uri = "imap/elwood.innosoft.com";
    QTest::newRow("RFC 2831 section 4, IMAP")
        << input << QByteArray("d388dad90d4bbd760a152321f2143af7") << QByteArray("ea40f60335c427b5527b84dbabcdfffd");
    input.uri = "acap/elwood.innosoft.com";
    input.nonce = "OA9BSXrbuRhWay";
    input.clientNonce = "OA9BSuZWMSpW8m";
    QTest::newRow("RFC 2831 section 4, ACAP")
        << input << QByteArray("6084c6db3fede7352c551284490fd0fc") << QByteArray("2f0b3d7c3c2e486600ef710726aa2eae");
}

void TestServerDigest::published_digestsAreComputed()
{
    QFETCH(const DigestInput, input);
    QFETCH(const QByteArray, expected);
    QFETCH(const QByteArray, proof);
    QCOMPARE(digestResponse(input), expected);
    QCOMPARE(digestProof(input), proof);
}

void TestServerDigest::digestMd5_provesBothSides()
{
    const auto talk = Talk::begun(digestOptions());
    QCOMPARE(Talk::decoded(talk->say("AUTH DIGEST-MD5")),
             QByteArray("realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",qop=\"auth\",algorithm=md5-sess,"
                        "charset=utf-8"));
    QCOMPARE(talk->answer(response(publishedInput())), "rspauth=" + digestProof(publishedInput()));
    QCOMPARE(talk->say(""), loggedIn);
}

void TestServerDigest::digestMd5_refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("replaced");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, const QByteArray &replaced, const QByteArray &by,
                        const QByteArray &reply = ruleBroken) { QTest::newRow(name) << replaced << by << reply; };
    row("somebody unknown", "\"chris\"", "\"mallory\"", wrong);
    row("somebody else's realm", "realm=\"elwood", "realm=\"jake", wrong);
    row("no realm, though it was hashed", "realm=\"elwood.innosoft.com\",", "", wrong);
    row("another client nonce", "OA6MHXh6VqTrRk", "OA6MHXh6VqTrRl", wrong);
    row("another host than was hashed", "smtp/elwood", "smtp/jake", wrong);
    row("for somebody else", ",qop=auth", ",qop=auth,authzid=\"bob\"", wrong);
    row("for oneself, though it was not hashed", ",qop=auth", ",qop=auth,authzid=\"chris\"", wrong);
    row("another nonce", "OA6MG9tEQGm2hh", "OA6MG9tEQGm2hi");
    row("no user", "username=\"chris\",", "");
    row("an empty user", "\"chris\"", "\"\"");
    row("no nonce", "nonce=\"OA6MG9tEQGm2hh\",", "");
    row("no client nonce", "cnonce=\"OA6MHXh6VqTrRk\",", "");
    row("no count", "nc=00000001,", "");
    row("a count of two", "nc=00000001", "nc=00000002");
    row("a short count", "nc=00000001", "nc=1");
    row("integrity protection", "qop=auth", "qop=auth-int");
    row("another service", "smtp/elwood", "imap/elwood");
    row("no host", "smtp/elwood.innosoft.com", "smtp/");
    row("no uri", "digest-uri=\"smtp/elwood.innosoft.com\",", "");
    row("no response", "response=", "answer=");
    row("a short response", "response=", "response=0");
    row("another character set", "charset=utf-8", "charset=latin1");
    row("a name that is no UTF-8", "\"chris\"", "\"chr\xefs\"");
    row("a directive twice", ",qop=auth", ",qop=auth,qop=auth");
    row("far too long", ",qop=auth", ",qop=auth,x=\"" + QByteArray(4096, 'x') + '"');
}

void TestServerDigest::digestMd5_refusesWhatIsWrong()
{
    QFETCH(const QByteArray, replaced);
    QFETCH(const QByteArray, by);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::begun(digestOptions());
    talk->say("AUTH DIGEST-MD5");
    const QByteArray changed = response(publishedInput(), replaced, by);
    QVERIFY(changed != response(publishedInput()));
    QCOMPARE(talk->answer(changed), reply);
    QVERIFY(talk->dialogue.conversation().user.isEmpty());
}

void TestServerDigest::digestMd5_hashesInLatin1WhereThatSuffices_data()
{
    QTest::addColumn<QByteArray>("user"); // UTF-8
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<DigestInput>("input");
    QTest::addColumn<QByteArray>("sent"); // the name on the wire
    QTest::addColumn<bool>("isUtf8");
    DigestInput input = publishedInput();
    input.user = "j\xfcrgen";
    input.password = "gr\xfc\xdf";
    QTest::newRow("German") << QByteArray("j\xc3\xbcrgen") << QByteArray("gr\xc3\xbc\xc3\x9f") << input
                            << QByteArray("j\xc3\xbcrgen") << true;
    QTest::newRow("German without a character set")
        << QByteArray("j\xc3\xbcrgen") << QByteArray("gr\xc3\xbc\xc3\x9f") << input << QByteArray("j\xfcrgen") << false;
    input.user = "\xd1\x8f";
    input.password = "\xd0\xb6";
    QTest::newRow("Russian") << QByteArray("\xd1\x8f") << QByteArray("\xd0\xb6") << input << QByteArray("\xd1\x8f")
                             << true;
}

void TestServerDigest::digestMd5_hashesInLatin1WhereThatSuffices()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, password);
    QFETCH(const DigestInput, input);
    QFETCH(const QByteArray, sent);
    QFETCH(const bool, isUtf8);
    Options options = digestOptions();
    options.users = {User{user, {}, password, Standing::Known, {}}};
    const auto talk = Talk::begun(options);
    talk->say("AUTH DIGEST-MD5");
    QByteArray text = response(input).replace("username=\"" + input.user, "username=\"" + sent);
    if (!isUtf8)
        text.remove(0, QByteArrayView("charset=utf-8,").size());
    QCOMPARE(talk->answer(text), "rspauth=" + digestProof(input));
    QCOMPARE(talk->say(""), loggedIn);
}

void TestServerDigest::digestMd5_wantsAnEmptyAnswerToItsProof()
{
    const auto talk = Talk::begun(digestOptions());
    talk->say("AUTH DIGEST-MD5");
    QVERIFY(talk->answer(response(publishedInput())).startsWith("rspauth="));
    QCOMPARE(talk->answer("thanks"), ruleBroken);
    QVERIFY(talk->dialogue.conversation().user.isEmpty());
}

void TestServerDigest::everyPrefix_isRefused()
{
    const QByteArray whole = response(publishedInput());
    // Without ",qop=auth", which may be missing, it is whole as well.
    for (qsizetype length = 0; length < whole.indexOf(",qop=auth"); ++length) {
        const auto talk = Talk::begun(digestOptions());
        talk->say("AUTH DIGEST-MD5");
        QCOMPARE(talk->answer(whole.first(length)), ruleBroken);
    }
}

void TestServerDigest::directives_areReadAsWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Directives>("expected");
    const auto row = [](const QByteArray &text, const Directives &expected) {
        QTest::newRow(text.constData()) << text << expected;
    };
    row("", {});
    row("a=b", {{"a", "b"}});
    row("A=B", {{"a", "B"}});
    row("a=\"\"", {{"a", ""}});
    row("a=\"x,y=z\",b=c", {{"a", "x,y=z"}, {"b", "c"}});
    row("a=\"q\\\"uo\\\\te\"", {{"a", "q\"uo\\te"}});
    row(" a = b ,, c=\"d\" , ", {{"a", "b"}, {"c", "d"}});
}

void TestServerDigest::directives_areReadAsWritten()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Directives, expected);
    QCOMPARE(parseDirectives(text).value(), expected);
}

void TestServerDigest::brokenDirectives_areRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"a", "a=", "=b", "a=b c=d", "a=b;c=d", "a=\"b", "a=\"b\\", "a=\"b\"c", "a=b,a=c",
                             "a=b,A=c", "a=\xc3\xbc", "a==b", "\"a\"=b", "a=b,c"})
        QTest::newRow(text) << QByteArray(text);
}

void TestServerDigest::brokenDirectives_areRefused()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseDirectives(text));
}

QTEST_GUILESS_MAIN(TestServerDigest)
#include "tst_serverdigest.moc"
