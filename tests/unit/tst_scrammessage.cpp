// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/scrammessage.h"

#include "unit/scramtalk.h"

#include <QTest>

using namespace scramtalk;

/// What SCRAM makes of servers that break the grammar, cheat, ask for too much or refuse.
class TestScramMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBadFirstMessage_isRefused_data();
    void aBadFirstMessage_isRefused();
    void eachPrefixOfTheFirstMessage_isAnsweredOrRefused();
    void iterations_areCounted_data();
    void iterations_areCounted();
    void aBadLastMessage_isNoProof_data();
    void aBadLastMessage_isNoProof();
    void aServersError_isExplainedAndAnswered_data();
    void aServersError_isExplainedAndAnswered();
    void anExtraStep_isRefused();
    void workThatFailed_endsIt();
};

void TestScramMessage::aBadFirstMessage_isRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("failure");
    const auto row = [](const char *message, const char *failure) {
        QTest::newRow(message) << QByteArray(message) << QByteArray(failure);
    };
    const auto malformed = [&row](const char *message) { row(message, "malformed-challenge"); };
    malformed("");
    malformed("Password:");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,i=4096");
    malformed("s=QSXCR+Q6sek8bf92,i=4096");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,i=4096,s=QSXCR+Q6sek8bf92");
    malformed("s=QSXCR+Q6sek8bf92,r=fyko+d2lbbFgONRv9qkxdawLx,i=4096");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf9,i=4096");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXC*+Q6sek8bf92,i=4096");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=0");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=04096");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=-1");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096x");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i= 4096");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096,");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096,extension");
    malformed("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096,1=x");
    malformed(",r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096");
    malformed("r=,s=QSXCR+Q6sek8bf92,i=4096");
    malformed("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    row("m=must,r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096", "unsupported-challenge");
    row("m=,r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096", "unsupported-challenge");
    row("r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096", "nonce-mismatch");
    row("r=fyko+d2lbbFgONRv9qkxdaw,s=QSXCR+Q6sek8bf92,i=4096", "nonce-mismatch");
    row("r=xfyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096", "nonce-mismatch");
    row("r=FYKO+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096", "nonce-mismatch");
    row("r=anything,s=QSXCR+Q6sek8bf92,i=4096", "nonce-mismatch");
}

void TestScramMessage::aBadFirstMessage_isRefused()
{
    QFETCH(const QByteArray, message);
    const auto client = makeMechanism("SCRAM-SHA-1", user(), withNonce("fyko+d2lbbFgONRv9qkxdawL"));
    QVERIFY(begun(*client));
    (void)client->explain(message);
    QTEST(failureOf(answered(*client, message)), "failure");
    QVERIFY(!client->isComplete());
}

void TestScramMessage::eachPrefixOfTheFirstMessage_isAnsweredOrRefused()
{
    const QByteArray whole = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096,x=later";
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const QByteArray prefix = whole.first(length);
        const auto client = makeMechanism("SCRAM-SHA-1", user(), withNonce("fyko+d2lbbFgONRv9qkxdawL"));
        QVERIFY(begun(*client));
        (void)client->explain(prefix);
        const qsizetype count = prefix.indexOf(",i=");
        const bool isWhole = count >= 0 && prefix.size() > count + 3 && !prefix.endsWith(',') && !prefix.endsWith('x');
        QCOMPARE(answered(*client, prefix).has_value(), isWhole);
        QVERIFY(!client->isComplete());
    }
}

void TestScramMessage::iterations_areCounted_data()
{
    QTest::addColumn<QByteArray>("iterations");
    QTest::addColumn<int>("most");
    QTest::addColumn<bool>("isWork");
    QTest::addColumn<QList<QByteArray>>("remarks");
    const auto row = [](const char *iterations, int most, bool isWork, const QList<QByteArray> &remarks) {
        QTest::addRow("%s of %d", iterations, most) << QByteArray(iterations) << most << isWork << remarks;
    };
    row("1", 10'000'000, true, {"iterations-low"});
    row("4095", 10'000'000, true, {"iterations-low"});
    row("4096", 10'000'000, true, {});
    row("10000000", 10'000'000, true, {});
    row("10000001", 10'000'000, false, {"iterations-high"});
    row("100000000", 10'000'000, false, {"iterations-high"});
    row("100000000", 100'000'000, true, {});
    row("2147483647", 2'147'483'647, true, {});
    row("2147483648", 2'147'483'647, false, {"iterations-high"});
    row("9223372036854775808", 2'147'483'647, false, {"iterations-high"});
    row("99999999999999999999999999", 2'147'483'647, false, {"iterations-high"});
    row("5", 4, false, {"iterations-low", "iterations-high"});
}

void TestScramMessage::iterations_areCounted()
{
    QFETCH(const QByteArray, iterations);
    QFETCH(const int, most);
    QFETCH(const bool, isWork);
    Circumstances circumstances = withNonce("fyko+d2lbbFgONRv9qkxdawL");
    circumstances.preferences.mostIterations = most;
    const auto client = makeMechanism("SCRAM-SHA-1", user(), circumstances);
    QVERIFY(begun(*client));
    const QByteArray message = "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=" + iterations;
    QTEST(client->explain(message).remarks, "remarks");
    const auto answer = client->respond(message); // the work itself is not done
    QCOMPARE(answer && std::holds_alternative<Work>(*answer), isWork);
    if (isWork)
        QCOMPARE(std::get<Derivation>(std::get<Work>(*answer)).iterations, iterations.toInt());
    else
        QCOMPARE(failureOf(answer), QByteArray("too-much-work"));
}

void TestScramMessage::aBadLastMessage_isNoProof_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("failure");
    const QByteArray good = "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=";
    for (qsizetype length = 0; length < good.size(); ++length) {
        const bool isBase64 = length > 2 && (length - 2) % 4 == 0;
        QTest::addRow("%lld bytes of it", qlonglong(length))
            << good.first(length) << QByteArray(isBase64 ? "wrong-proof" : "malformed-challenge");
    }
    const auto row = [](const char *name, const QByteArray &message, const char *failure) {
        QTest::newRow(name) << message << QByteArray(failure);
    };
    row("another signature", "v=rmF9pqV8S7suAoZWja4dJRkFsKA=", "wrong-proof");
    row("zeros", "v=" + QByteArray(20, '\0').toBase64(), "wrong-proof");
    row("a byte more", "v=" + (QByteArray::fromBase64(good.sliced(2)) + 'x').toBase64(), "wrong-proof");
    row("our own proof", "v=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "wrong-proof");
    row("in upper case", good.toUpper(), "malformed-challenge");
    row("no base64", "v=rmF9pqV8S7su*oZWja4dJRkFsKQ=", "malformed-challenge");
    row("a blank", good + ' ', "malformed-challenge");
    row("the signature alone", good.sliced(2), "malformed-challenge");
    row("behind something", "x=y," + good, "malformed-challenge");
    row("an error without a name", "e=", "malformed-challenge");
    row("the first message again", "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
        "malformed-challenge");
    row("NUL", good + QByteArray(",x=\0", 4), "malformed-challenge");
    row("endless", QByteArray(100'000, 'v'), "malformed-challenge");
}

void TestScramMessage::aBadLastMessage_isNoProof()
{
    QFETCH(const QByteArray, message);
    const auto client = makeMechanism("SCRAM-SHA-1", user(), withNonce("fyko+d2lbbFgONRv9qkxdawL"));
    QVERIFY(begun(*client));
    QVERIFY(answered(*client, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"));
    QVERIFY(!client->explain(message).derived.value("serverProven"_L1).toBool());
    QTEST(failureOf(answered(*client, message)), "failure");
    QVERIFY(!client->isComplete());
}

void TestScramMessage::aServersError_isExplainedAndAnswered_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<bool>("isKnown");
    for (const char *error :
         {"invalid-encoding", "extensions-not-supported-by-server", "invalid-proof", "channel-bindings-dont-match",
          "server-does-support-channel-binding", "channel-binding-not-supported", "unsupported-channel-binding-type",
          "unknown-user", "invalid-username-encoding", "no-resources", "other-error"})
        QTest::newRow(error) << QByteArray(error) << true;
    for (const char *error : {"x", "INVALID-PROOF", "invalid-proof ", "\xff"})
        QTest::newRow(error) << QByteArray(error) << false;
}

void TestScramMessage::aServersError_isExplainedAndAnswered()
{
    QFETCH(const QByteArray, error);
    QFETCH(const bool, isKnown);
    for (const bool isEarly : {false, true}) {
        const auto client = makeMechanism("SCRAM-SHA-1", user(), withNonce("fyko+d2lbbFgONRv9qkxdawL"));
        QVERIFY(begun(*client));
        if (!isEarly)
            QVERIFY(answered(*client, "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=1"));
        const Explanation explained = client->explain("e=" + error);
        QCOMPARE(explained.fields.value("server-error"_L1).toString(), QString::fromUtf8(error));
        QCOMPARE(explained.remarks, QList<QByteArray>{"server-error"});
        QCOMPARE(!explained.derived.value("meaning"_L1).toString().isEmpty(), isKnown);
        QCOMPARE(answered(*client, "e=" + error).value().bytes, QByteArray());
        QVERIFY(!client->isComplete()); // whatever the server says now, nobody is logged in
        QCOMPARE(failureOf(answered(*client, {})), QByteArray("unexpected-challenge"));
    }
}

void TestScramMessage::anExtraStep_isRefused()
{
    const ScramPeer peer;
    const Talk talk = talkTo(peer);
    QVERIFY(answered(*talk.mechanism, peer.verifier(talk.authMessage(peer)) + ",x=ignored"));
    QVERIFY(talk.mechanism->isComplete());
    QCOMPARE(failureOf(answered(*talk.mechanism, {})), QByteArray("unexpected-challenge"));
    const auto begins = makeMechanism("SCRAM-SHA-256", user());
    QCOMPARE(failureOf(answered(*begins, "anything")), QByteArray("unexpected-challenge"));
}

void TestScramMessage::workThatFailed_endsIt()
{
    const auto client = makeMechanism("SCRAM-SHA-1", user(), withNonce("fyko+d2lbbFgONRv9qkxdawL"));
    QCOMPARE(failureOf(client->resume(Secret(QByteArrayView("key")))), QByteArray("work-failed")); // nobody asked
    QVERIFY(begun(*client));
    QVERIFY(client->respond("r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096"));
    QCOMPARE(failureOf(client->respond({})), QByteArray("unexpected-challenge")); // it is not done yet
    QCOMPARE(failureOf(client->resume(std::unexpected(u"no memory"_s))), QByteArray("work-failed"));
    QCOMPARE(failureOf(client->resume(Secret())), QByteArray("work-failed"));
}

QTEST_GUILESS_MAIN(TestScramMessage)
#include "tst_scrammessage.moc"
