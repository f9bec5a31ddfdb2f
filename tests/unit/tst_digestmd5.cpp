// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/digestmd5.h"

#include "unit/mechanismtalk.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
const QByteArray Challenge =
    R"(realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",qop="auth",algorithm=md5-sess,charset=utf-8)";
const QByteArray Proof = "rspauth=ea40f60335c427b5527b84dbabcdfffd";

Circumstances imap()
{
    Circumstances circumstances;
    circumstances.host = u"mx.example"_s;
    circumstances.preferences.serviceName = u"imap"_s;
    circumstances.preferences.serviceHost = u"elwood.innosoft.com"_s;
    return circumstances;
}

/// The user of the RFC's example.
DigestMd5 chris(const Circumstances &circumstances = imap())
{
    return {{u"chris"_s, {}, Secret(QByteArrayView("secret"))}, circumstances, "OA6MHXh6VqTrRk"};
}

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

/// RFC 2831 section 2.1.2.1 once more, from what was sent and what is \p identity: user, realm and password, as they are digested.
QByteArray expectedResponse(const QByteArray &identity, const QList<Directive> &sent)
{
    const auto value = [&](const char *name) { return valuesOf(sent, name).value(0); };
    const QByteArray authzid = value("authzid");
    const QByteArray a1 = md5(identity) + ':' + value("nonce") + ':' + value("cnonce")
        + (authzid.isEmpty() ? QByteArray() : ':' + authzid);
    const QByteArray a2 = "AUTHENTICATE:" + value("digest-uri");
    return md5(md5(a1).toHex() + ':' + value("nonce") + ':' + value("nc") + ':' + value("cnonce")
               + ":auth:" + md5(a2).toHex())
        .toHex();
}
} // namespace

/// DIGEST-MD5, against the vectors of its document and against servers that break it.
class TestDigestMd5 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conversation_isThatOfTheDocuments_data();
    void conversation_isThatOfTheDocuments();
    void charset_saysHowNamesAreSentAndDigested_data();
    void charset_saysHowNamesAreSentAndDigested();
    void realm_isTheWishedOneElseTheFirst_data();
    void realm_isTheWishedOneElseTheFirst();
    void uri_namesServiceAndHost_data();
    void uri_namesServiceAndHost();
    void authzid_isPartOfTheDigest();
    void aBadChallenge_isRefused_data();
    void aBadChallenge_isRefused();
    void aChallengeAtTheLimit_isAnswered();
    void eachPrefixOfTheChallenge_isAnsweredOrRefused();
    void aBadProof_isNoProof_data();
    void aBadProof_isNoProof();
    void aThirdChallenge_isOneTooMany();
    void unusableCredentials_areNotSent_data();
    void unusableCredentials_areNotSent();
    void cnonce_isMadeOfWhatIsFresh();
    void challenge_isExplained_data();
    void challenge_isExplained();
    void steps_areExplainedWithoutTheSecret();
};

void TestDigestMd5::conversation_isThatOfTheDocuments_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QByteArray>("cnonce");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("proof");
    QTest::newRow("RFC 2831, 4: IMAP")
        << u"chris"_s << u"imap/elwood.innosoft.com"_s << QByteArray("OA6MHXh6VqTrRk") << Challenge
        << QByteArray(
               R"(charset=utf-8,username="chris",realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",nc=00000001,)"
               R"(cnonce="OA6MHXh6VqTrRk",digest-uri="imap/elwood.innosoft.com",)"
               R"(response=d388dad90d4bbd760a152321f2143af7,qop=auth)")
        << Proof;
    QTest::newRow("RFC 2831, 4: ACAP")
        << u"chris"_s << u"acap/elwood.innosoft.com"_s << QByteArray("OA9BSuZWMSpW8m")
        << QByteArray(
               R"(realm="elwood.innosoft.com",nonce="OA9BSXrbuRhWay",qop="auth",algorithm=md5-sess,charset=utf-8)")
        << QByteArray(
               R"(charset=utf-8,username="chris",realm="elwood.innosoft.com",nonce="OA9BSXrbuRhWay",nc=00000001,)"
               R"(cnonce="OA9BSuZWMSpW8m",digest-uri="acap/elwood.innosoft.com",)"
               R"(response=6084c6db3fede7352c551284490fd0fc,qop=auth)")
        << QByteArray("rspauth=2f0b3d7c3c2e486600ef710726aa2eae");
    QTest::newRow("quotes in names")
        << u"us\"er"_s << u"smtp/127.0.0.1"_s << QByteArray("34333231353332313633323137333231")
        << QByteArray(
               R"(realm="cu\"rl",nonce="5300d17a1d695bd411e4cdf96f9548c23ced6175",qop="auth",algorithm=md5-sess)")
        << QByteArray(
               R"(username="us\"er",realm="cu\"rl",nonce="5300d17a1d695bd411e4cdf96f9548c23ced6175",nc=00000001,)"
               R"(cnonce="34333231353332313633323137333231",digest-uri="smtp/127.0.0.1",)"
               R"(response=53d3347e1b559d23be78934ae4a78488,qop=auth)")
        << QByteArray("rspauth=10e46a05e3ac0781486c2a4eb09cf1cb");
}

void TestDigestMd5::conversation_isThatOfTheDocuments()
{
    QFETCH(const QString, user);
    QFETCH(const QString, uri);
    QFETCH(const QByteArray, cnonce);
    QFETCH(const QByteArray, challenge);
    QFETCH(const QByteArray, proof);
    Circumstances circumstances;
    circumstances.preferences.serviceName = uri.section(u'/', 0, 0);
    circumstances.preferences.serviceHost = uri.section(u'/', 1);
    DigestMd5 mechanism({user, {}, Secret(QByteArrayView("secret"))}, circumstances, cnonce);
    QVERIFY(!mechanism.initialResponse().value());
    const auto response = answered(mechanism, challenge);
    QTEST(response.value().bytes, "response");
    QVERIFY(response->isSecret());
    QVERIFY(!mechanism.isComplete()); // a success that comes now proves nothing
    QCOMPARE(answered(mechanism, proof).value().bytes, QByteArray());
    QVERIFY(mechanism.isComplete());
}

void TestDigestMd5::charset_saysHowNamesAreSentAndDigested_data()
{
    QTest::addColumn<bool>("utf8");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("digested");
    QTest::addColumn<QByteArray>("otherwise");
    const auto row = [](const char *name, bool utf8, const QString &user, const char *password, const char *sent,
                        const char *digested, const char *otherwise) {
        QTest::newRow(name) << utf8 << user << QByteArray(password) << QByteArray(sent) << QByteArray(digested)
                            << QByteArray(otherwise);
    };
    row("UTF-8 that fits ISO 8859-1", true, u"Jürgen"_s, "Schl\xc3\xbcssel", "J\xc3\xbcrgen",
        "J\xfcrgen:r:Schl\xfcssel", "J\xc3\xbcrgen:r:Schl\xc3\xbcssel");
    row("UTF-8 that does not", true, u"Łukasz"_s, "\xe2\x82\xac", "\xc5\x81ukasz", "\xc5\x81ukasz:r:\xe2\x82\xac", "");
    row("only the name does", true, u"Jürgen"_s, "\xe2\x82\xac", "J\xc3\xbcrgen", "J\xfcrgen:r:\xe2\x82\xac",
        "J\xc3\xbcrgen:r:\xe2\x82\xac");
    row("only the password does", true, u"Łukasz"_s, "Schl\xc3\xbcssel", "\xc5\x81ukasz",
        "\xc5\x81ukasz:r:Schl\xfcssel", "\xc5\x81ukasz:r:Schl\xc3\xbcssel");
    row("a password that is no UTF-8", true, u"chris"_s, "\xff", "chris", "chris:r:\xff", "");
    row("ASCII", true, u"chris"_s, "secret", "chris", "chris:r:secret", "");
    row("no charset", false, u"Jürgen"_s, "Schl\xc3\xbcssel", "J\xfcrgen", "J\xfcrgen:r:Schl\xfcssel",
        "J\xfcrgen:r:Schl\xfcssel");
}

void TestDigestMd5::charset_saysHowNamesAreSentAndDigested()
{
    QFETCH(const bool, utf8);
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, digested);
    DigestMd5 mechanism({user, {}, Secret(password)}, imap(), "cnonce");
    const QByteArray challenge = R"(realm="r",nonce="n",algorithm=md5-sess)";
    const QByteArray response = answered(mechanism, challenge + (utf8 ? ",charset=utf-8" : "")).value().bytes;
    const auto sent = directivesIn(response);
    QVERIFY(sent);
    QTEST(valuesOf(*sent, "username").value(0), "sent");
    QCOMPARE(valuesOf(*sent, "charset").value(0), utf8 ? QByteArray("utf-8") : QByteArray());
    QCOMPARE(valuesOf(*sent, "response").value(0), expectedResponse(digested, *sent));

    QFETCH(const QByteArray, otherwise);
    const Credentials credentials{user, {}, Secret(password)};
    QCOMPARE(digestsTwoWays(credentials), !otherwise.isEmpty());
    Circumstances circumstances = imap();
    circumstances.preferences.digestInLatin1 = false;
    DigestMd5 other(credentials, circumstances, "cnonce");
    const auto again = directivesIn(answered(other, challenge + (utf8 ? ",charset=utf-8" : "")).value().bytes);
    QVERIFY(again);
    QCOMPARE(valuesOf(*again, "response").value(0),
             expectedResponse(otherwise.isEmpty() ? digested : otherwise, *again));
}

void TestDigestMd5::realm_isTheWishedOneElseTheFirst_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QString>("wished");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QList<QByteArray>>("remarks");
    QTest::newRow("one") << QByteArray(R"(realm="a",)") << QString() << QByteArray("a") << QList<QByteArray>();
    QTest::newRow("two") << QByteArray(R"(realm="a",realm="b",)") << QString() << QByteArray("a")
                         << QList<QByteArray>();
    QTest::newRow("the second by choice")
        << QByteArray(R"(realm="a",realm="b",)") << u"b"_s << QByteArray("b") << QList<QByteArray>();
    QTest::newRow("one that is not offered")
        << QByteArray(R"(realm="a",)") << u"c"_s << QByteArray("c") << QList<QByteArray>{"realm-not-offered"};
    QTest::newRow("by choice, where none is offered")
        << QByteArray() << u"c"_s << QByteArray("c") << QList<QByteArray>{"realm-not-offered"};
    QTest::newRow("none") << QByteArray() << QString() << QByteArray("(none)") << QList<QByteArray>();
    QTest::newRow("an empty one") << QByteArray(R"(realm="",)") << QString() << QByteArray() << QList<QByteArray>();
}

void TestDigestMd5::realm_isTheWishedOneElseTheFirst()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const QString, wished);
    QFETCH(const QByteArray, sent);
    Circumstances circumstances = imap();
    circumstances.preferences.realm = wished;
    DigestMd5 mechanism = chris(circumstances);
    const auto response = answered(mechanism, offered + R"(nonce="n",algorithm=md5-sess,charset=utf-8)");
    const auto directives = directivesIn(response.value().bytes);
    QCOMPARE(valuesOf(*directives, "realm").value(0, "(none)"), sent);
    const QByteArray digested = sent == "(none)" ? QByteArray() : sent;
    QCOMPARE(valuesOf(*directives, "response").value(0),
             expectedResponse("chris:" + digested + ":secret", *directives));
    QTEST(response->explanation.remarks, "remarks");
}

void TestDigestMd5::uri_namesServiceAndHost_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("wishedService");
    QTest::addColumn<QString>("wishedHost");
    QTest::addColumn<QByteArray>("uri");
    QTest::newRow("SMTP") << QByteArray("smtp") << u"mx.example"_s << QString() << QString()
                          << QByteArray("smtp/mx.example");
    QTest::newRow("LMTP") << QByteArray("lmtp") << u"mx.example"_s << QString() << QString()
                          << QByteArray("lmtp/mx.example");
    QTest::newRow("a socket") << QByteArray("lmtp") << QString() << QString() << QString()
                              << QByteArray("lmtp/localhost");
    QTest::newRow("another host") << QByteArray("smtp") << u"192.0.2.1"_s << QString() << u"mx.example"_s
                                  << QByteArray("smtp/mx.example");
    QTest::newRow("another service") << QByteArray("smtp") << u"mx.example"_s << u"imap"_s << QString()
                                     << QByteArray("imap/mx.example");
}

void TestDigestMd5::uri_namesServiceAndHost()
{
    QFETCH(const QByteArray, service);
    QFETCH(const QString, host);
    QFETCH(const QString, wishedService);
    QFETCH(const QString, wishedHost);
    Circumstances circumstances;
    circumstances.service = service;
    circumstances.host = host;
    circumstances.preferences.serviceName = wishedService;
    circumstances.preferences.serviceHost = wishedHost;
    DigestMd5 mechanism = chris(circumstances);
    const auto directives = directivesIn(answered(mechanism, Challenge).value().bytes);
    QTEST(valuesOf(*directives, "digest-uri").value(0), "uri");
}

void TestDigestMd5::authzid_isPartOfTheDigest()
{
    DigestMd5 mechanism({u"chris"_s, u"böb"_s, Secret(QByteArrayView("secret"))}, imap(), "cnonce");
    const auto directives = directivesIn(answered(mechanism, Challenge).value().bytes);
    QCOMPARE(valuesOf(*directives, "authzid").value(0),
             QByteArray("b\xc3\xb6"
                        "b"));
    QCOMPARE(valuesOf(*directives, "response").value(0),
             expectedResponse("chris:elwood.innosoft.com:secret", *directives));
}

void TestDigestMd5::aBadChallenge_isRefused_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("failure");
    const auto malformed = [](const char *name, const QByteArray &challenge) {
        QTest::newRow(name) << challenge << QByteArray("malformed-challenge");
    };
    const auto unsupported = [](const char *name, const QByteArray &challenge) {
        QTest::newRow(name) << challenge << QByteArray("unsupported-challenge");
    };
    malformed("nothing", "");
    malformed("no directive", "Password:");
    malformed("NUL", QByteArray(1, '\0'));
    malformed("no nonce", R"(realm="r",algorithm=md5-sess)");
    malformed("an empty nonce", R"(nonce="",algorithm=md5-sess)");
    malformed("two nonces", R"(nonce="a",nonce="b",algorithm=md5-sess)");
    malformed("no algorithm", R"(nonce="a")");
    malformed("two algorithms", R"(nonce="a",algorithm=md5-sess,algorithm=md5-sess)");
    malformed("two qop", R"(nonce="a",algorithm=md5-sess,qop="auth",qop="auth")");
    malformed("two charsets", R"(nonce="a",algorithm=md5-sess,charset=utf-8,charset=utf-8)");
    malformed("stale twice", R"(nonce="a",algorithm=md5-sess,stale=true,stale=true)");
    malformed("maxbuf twice", R"(nonce="a",algorithm=md5-sess,maxbuf=1,maxbuf=2)");
    malformed("an open quote", R"(nonce="a,algorithm=md5-sess)");
    malformed("no comma", R"(nonce="a" algorithm=md5-sess)");
    malformed("2048 bytes", Challenge + ",x=" + QByteArray(2048 - Challenge.size() - 3, 'x'));
    malformed("endless", Challenge + ",x=" + QByteArray(100'000, 'x'));
    malformed("the proof ahead of anything", Proof);
    unsupported("another algorithm", R"(nonce="a",algorithm=md5)");
    unsupported("a newer algorithm", R"(nonce="a",algorithm=SHA-256-sess)");
    unsupported("another charset", R"(nonce="a",algorithm=md5-sess,charset=iso-8859-1)");
    unsupported("only integrity", R"(nonce="a",algorithm=md5-sess,qop="auth-int")");
    unsupported("only confidentiality", R"(nonce="a",algorithm=md5-sess,qop="auth-int,auth-conf",cipher="rc4")");
    unsupported("an empty qop", R"(nonce="a",algorithm=md5-sess,qop="")");
}

void TestDigestMd5::aBadChallenge_isRefused()
{
    QFETCH(const QByteArray, challenge);
    DigestMd5 mechanism = chris();
    (void)mechanism.explain(challenge);
    QTEST(failureOf(answered(mechanism, challenge)), "failure");
    QVERIFY(!mechanism.isComplete());
}

void TestDigestMd5::aChallengeAtTheLimit_isAnswered()
{
    DigestMd5 mechanism = chris();
    const QByteArray longest = Challenge + ",x=" + QByteArray(2047 - Challenge.size() - 3, 'x');
    QCOMPARE(longest.size(), DigestMd5::LongestChallenge);
    QVERIFY(answered(mechanism, longest));
}

void TestDigestMd5::eachPrefixOfTheChallenge_isAnsweredOrRefused()
{
    for (qsizetype length = 0; length < Challenge.size(); ++length) {
        const QByteArray prefix = Challenge.first(length);
        DigestMd5 mechanism = chris();
        (void)mechanism.explain(prefix);
        const bool isWhole = directivesIn(prefix) && prefix.contains("md5-sess")
            && (!prefix.contains("charset") || prefix.endsWith("utf-8"));
        QCOMPARE(answered(mechanism, prefix).has_value(), isWhole);
    }
}

void TestDigestMd5::aBadProof_isNoProof_data()
{
    QTest::addColumn<QByteArray>("proof");
    QTest::addColumn<QByteArray>("failure");
    const auto row = [](const char *name, const QByteArray &proof, const char *failure) {
        QTest::newRow(name) << proof << QByteArray(failure);
    };
    for (qsizetype length = 0; length <= Proof.indexOf('='); ++length)
        row(qPrintable(u"%1 bytes of it"_s.arg(length)), Proof.first(length), "malformed-challenge");
    row("no value", "rspauth=", "malformed-challenge");
    for (qsizetype length = Proof.indexOf('=') + 2; length < Proof.size(); ++length)
        row(qPrintable(u"%1 bytes of it"_s.arg(length)), Proof.first(length), "wrong-proof");
    row("the last digit", Proof.chopped(1) + 'e', "wrong-proof");
    row("one digit more", Proof + '0', "wrong-proof");
    row("in upper case", "rspauth=" + Proof.sliced(8).toUpper(), "wrong-proof");
    row("our own response", "rspauth=d388dad90d4bbd760a152321f2143af7", "wrong-proof");
    row("zeros", "rspauth=" + QByteArray(32, '0'), "wrong-proof");
    row("an empty string", "rspauth=\"\"", "wrong-proof");
    row("twice", Proof + ',' + Proof, "malformed-challenge");
    row("the challenge again", Challenge, "malformed-challenge");
    row("a stale nonce", Challenge + ",stale=true", "malformed-challenge");
    row("too long", Proof + ",x=" + QByteArray(3000, 'x'), "malformed-challenge");
}

void TestDigestMd5::aBadProof_isNoProof()
{
    QFETCH(const QByteArray, proof);
    DigestMd5 mechanism = chris();
    QVERIFY(answered(mechanism, Challenge));
    QVERIFY(!mechanism.explain(proof).derived.value("serverProven"_L1).toBool());
    QTEST(failureOf(answered(mechanism, proof)), "failure");
    QVERIFY(!mechanism.isComplete());
}

void TestDigestMd5::aThirdChallenge_isOneTooMany()
{
    DigestMd5 mechanism = chris();
    QVERIFY(answered(mechanism, Challenge));
    QVERIFY(answered(mechanism, Proof + ",later=ignored"));
    QCOMPARE(failureOf(answered(mechanism, {})), QByteArray("unexpected-challenge"));
}

void TestDigestMd5::unusableCredentials_areNotSent_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("failure");
    QTest::newRow("no user") << QString() << QByteArray("p") << QByteArray("missing-credentials");
    QTest::newRow("no password") << u"u"_s << QByteArray() << QByteArray("missing-credentials");
    QTest::newRow("a name beyond ISO 8859-1") << u"Łukasz"_s << QByteArray("p") << QByteArray("unsendable-credentials");
    QTest::newRow("a password beyond it")
        << u"u"_s << QByteArray("\xe2\x82\xac") << QByteArray("unsendable-credentials");
}

void TestDigestMd5::unusableCredentials_areNotSent()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    DigestMd5 mechanism({user, {}, Secret(password)}, imap());
    QTEST(failureOf(answered(mechanism, R"(nonce="n",algorithm=md5-sess)")), "failure");
}

void TestDigestMd5::cnonce_isMadeOfWhatIsFresh()
{
    Circumstances circumstances = imap();
    circumstances.fresh.random = QByteArray(32, '\xab');
    DigestMd5 mechanism({u"chris"_s, {}, Secret(QByteArrayView("secret"))}, circumstances);
    const auto directives = directivesIn(answered(mechanism, Challenge).value().bytes);
    QCOMPARE(valuesOf(*directives, "cnonce").value(0).size(), 43);
    QCOMPARE(QByteArray::fromBase64(valuesOf(*directives, "cnonce").value(0)), circumstances.fresh.random);
}

void TestDigestMd5::challenge_isExplained_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QList<QByteArray>>("remarks");
    QTest::newRow("good") << Challenge << QList<QByteArray>();
    QTest::newRow("stale") << Challenge + ",stale=TRUE" << QList<QByteArray>{"stale"};
    QTest::newRow("not stale") << Challenge + ",stale=false" << QList<QByteArray>();
    QTest::newRow("no charset") << QByteArray(R"(nonce="n",algorithm=md5-sess)")
                                << QList<QByteArray>{"charset-missing"};
    QTest::newRow("too long") << Challenge + ",x=" + QByteArray(3000, 'x') << QList<QByteArray>{"too-long"};
    QTest::newRow("nonsense") << QByteArray("Password:") << QList<QByteArray>{"malformed"};
}

void TestDigestMd5::challenge_isExplained()
{
    QFETCH(const QByteArray, challenge);
    QTEST(chris().explain(challenge).remarks, "remarks");
}

void TestDigestMd5::steps_areExplainedWithoutTheSecret()
{
    DigestMd5 mechanism = chris();
    const Explanation challenge = mechanism.explain(Challenge + R"(,realm="b",maxbuf=65536)");
    QCOMPARE(challenge.fields.value("realm"_L1).toArray(), (QJsonArray{u"elwood.innosoft.com"_s, u"b"_s}));
    QCOMPARE(challenge.fields.value("maxbuf"_L1).toString(), u"65536"_s);
    const Explanation response = answered(mechanism, Challenge).value().explanation;
    QCOMPARE(response.hidden, QList<QByteArray>{"response"});
    QCOMPARE(response.fields.value("username"_L1).toString(), u"chris"_s);
    QCOMPARE(response.fields.value("digest-uri"_L1).toString(), u"imap/elwood.innosoft.com"_s);
    QVERIFY(!response.fields.contains("response"_L1));
    QVERIFY(mechanism.explain(Proof).derived.value("serverProven"_L1).toBool());
    DigestMd5 telling({u"my secret"_s, {}, Secret(QByteArrayView("secret"))}, imap());
    QCOMPARE(answered(telling, Challenge).value().explanation.hidden, (QList<QByteArray>{"response", "username"}));
}

QTEST_GUILESS_MAIN(TestDigestMd5)
#include "tst_digestmd5.moc"
