// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/redaction.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mailscope::transcript;
using mailscope::wire::ByteRange;

namespace {
/// The bytes with "{12}" in the place of twelve hidden ones.
QByteArray written(const Redacted &redacted)
{
    QByteArray text;
    qsizetype copied = 0;
    for (const Mask &mask : redacted.masks) {
        text += redacted.bytes.mid(copied, mask.at - copied) + '{' + QByteArray::number(mask.length) + '}';
        copied = mask.at;
    }
    return text + redacted.bytes.mid(copied);
}

Redaction remembering(const QByteArray &secret)
{
    Redaction redaction;
    redaction.remember(secret);
    return redaction;
}

/// Every way in which \p secret could still be read in \p bytes.
bool showsAnyForm(const QByteArray &bytes, const QByteArray &secret)
{
    const QByteArray lower = bytes.toLower();
    if (lower.contains(secret.toLower()) || lower.contains(secret.toHex())
        || QByteArray::fromPercentEncoding(bytes).contains(secret))
        return true;
    for (qsizetype offset = 0; offset < 4 && offset < bytes.size(); ++offset) {
        if (QByteArray::fromBase64(bytes.mid(offset)).contains(secret))
            return true;
    }
    return false;
}
} // namespace

class TestRedaction : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ranges_areCutOut_data();
    void ranges_areCutOut();
    void everyForm_isHidden_data();
    void everyForm_isHidden();
    void base64_isHiddenAtEachAlignment();
    void whatIsNoSecret_isShown_data();
    void whatIsNoSecret_isShown();
    void aShortSecret_isNotSearched_data();
    void aShortSecret_isNotSearched();
    void theLongestSecret_isHidden();
    void thePartsOfAResponse_areHiddenThemselves_data();
    void thePartsOfAResponse_areHiddenThemselves();
    void cutting_putsNoSecretTogether_data();
    void cutting_putsNoSecretTogether();
    void severalSecrets_areHidden();
    void masks_addUpToWhatWasThere();
    void randomSecrets_areNeverShown();
};

void TestRedaction::ranges_areCutOut_data()
{
    QTest::addColumn<QList<ByteRange>>("ranges");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QList<ByteRange> &ranges, const char *expected) {
        QTest::newRow(name) << ranges << QByteArray(expected);
    };
    row("none", {}, "0123456789");
    row("in the middle", {{3, 2}}, "012{2}56789");
    row("at the start", {{0, 2}}, "{2}23456789");
    row("at the end", {{8, 2}}, "01234567{2}");
    row("everything", {{0, 10}}, "{10}");
    row("nothing long", {{4, 0}}, "0123456789");
    row("two", {{1, 1}, {5, 2}}, "0{1}234{2}789");
    row("in the wrong order", {{5, 2}, {1, 1}}, "0{1}234{2}789");
    row("overlapping", {{1, 4}, {3, 4}}, "0{6}789");
    row("touching", {{1, 2}, {3, 2}}, "0{4}56789");
    row("one inside another", {{1, 8}, {3, 2}}, "0{8}9");
    row("the same twice", {{3, 2}, {3, 2}}, "012{2}56789");
}

void TestRedaction::ranges_areCutOut()
{
    QFETCH(const QList<ByteRange>, ranges);
    QTEST(written(Redaction::cut("0123456789", ranges)), "expected");
}

void TestRedaction::everyForm_isHidden_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *secret, const char *line, const char *expected) {
        QTest::newRow(name) << QByteArray(secret) << QByteArray(line) << QByteArray(expected);
    };
    row("as it is", "hunter22", "535 bad password hunter22!", "535 bad password {8}!");
    row("alone", "hunter22", "hunter22", "{8}");
    row("in capitals", "hunter22", "535 HUNTER22", "535 {8}");
    row("twice", "hunter22", "535 hunter22 hunter22.", "535 {8} {8}.");
    row("twice without a gap", "hunter22", "535 hunter22hunter22", "535 {16}");
    row("overlapping itself", "abcabcabc", "535 abcabcabcabc", "535 {12}");
    row("hex in lower case", "hunter22", "535 68756e7465723232", "535 {16}");
    row("hex in capitals", "hunter22", "535 68756E7465723232.", "535 {16}.");
    row("hex inside longer hex", "hunter22", "535 ff68756e7465723232ff", "535 ff{16}ff");
    row("URL-encoded", "p\xc3\xa4ss w/d", "535 p%C3%A4ss%20w%2Fd", "535 {17}");
    row("URL-encoded in lower case", "p\xc3\xa4ss w/d", "535 p%c3%a4ss%20w%2fd", "535 {17}");
    row("URL-encoded where it need not be", "hunter22", "535 %68%75%6E%74%65%72%32%32", "535 {24}");
    row("URL-encoded here and there", "hunter22", "535 h%75nter2%32.", "535 {12}.");
    row("URL-encoded as forms do", "pass word", "535 pass+word", "535 {9}");
    row("some signs left as they are", "pa!ss*wd", "535 u=pa!ss%2Awd&x", "535 u={10}&x");
    row("a percent sign in it", "100%41zz", "535 100%41zz", "535 {8}");
    row("base64", "hunter22", "535 aHVudGVyMjI=", "535 {12}");
    row("base64 without padding", "hunter22", "535 aHVudGVyMjI", "535 {11}");
    row("base64 in front of a full stop", "hunter22", "535 aHVudGVyMjI=.", "535 {12}.");
    row("base64 of the URL alphabet", "\xff\xfe\xfd\xfc\xfb\xfa", "535 __79_Pv6", "535 {8}");
    row("base64, its padding URL-encoded", "hunter22", "535 aHVudGVyMjI%3D", "535 {14}");
    row("base64, a plus URL-encoded", "\xfb\xef\xbe\xfb\xef\xbe", "535 %2B%2B%2B%2B%2B%2B%2B%2B", "535 {24}");
    row("base64 inside a name and value", "hunter22", "535 response=aHVudGVyMjI=", "535 response={12}");
    row("base64 behind letters and a slash", "hunter22", "535 a/aHVudGVyMjI=", "535 {14}");
    row("a blank in it", "pass word", "535 pass word.", "535 {9}.");
    row("bytes of all kinds", "\x01\x02\xff\xfe\x7f\x10", "535 \x01\x02\xff\xfe\x7f\x10", "535 {6}");
}

void TestRedaction::everyForm_isHidden()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, line);
    const Redacted redacted = remembering(secret).search(line);
    QTEST(written(redacted), "expected");
    QVERIFY(!showsAnyForm(redacted.bytes, secret));
}

void TestRedaction::base64_isHiddenAtEachAlignment()
{
    const QByteArray secret = "tanstaaftanstaaf";
    const Redaction redaction = remembering(secret);
    for (int before = 0; before < 8; ++before) {
        for (int behind = 0; behind < 4; ++behind) {
            const QByteArray plain = QByteArray(before, '\0') + secret + QByteArray(behind, 'x');
            for (const auto options :
                 {QByteArray::Base64Options(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals}) {
                const QByteArray encoded = plain.toBase64(options);
                QCOMPARE(written(redaction.search("334 " + encoded + " x")),
                         "334 {" + QByteArray::number(encoded.size()) + "} x");
                // Characters ahead of it that belong to the alphabet shift what is decoded.
                for (const char *prefix : {"a", "ab", "abc", "abcd"})
                    QVERIFY(!showsAnyForm(redaction.search(prefix + encoded).bytes, secret));
            }
        }
    }
}

void TestRedaction::whatIsNoSecret_isShown_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a greeting") << QByteArray("220 mx.example ESMTP");
    QTest::newRow("part of it") << QByteArray("535 hunter2");
    QTest::newRow("part of its hex") << QByteArray("535 68756e74657232");
    QTest::newRow("a blank inside") << QByteArray("535 hunter 22");
    QTest::newRow("base64 of something else") << QByteArray("334 VXNlcm5hbWU6");
    QTest::newRow("a long run of base64") << QByteArray("250 ") + QByteArray("eW91IHNoYWxsIG5vdA").repeated(20);
    QTest::newRow("percent signs") << QByteArray("250 100% %zz %4 %");
    QTest::newRow("control bytes") << QByteArray("250 \0\x1b\xff", 7);
}

void TestRedaction::whatIsNoSecret_isShown()
{
    QFETCH(const QByteArray, line);
    QCOMPARE(remembering("hunter22").search(line), (Redacted{line, {}}));
    QCOMPARE(Redaction().search(line), (Redacted{line, {}}));
}

void TestRedaction::aShortSecret_isNotSearched_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("searched");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("empty response") << QByteArray("=") << false;
    QTest::newRow("five bytes") << QByteArray("abc:5") << false;
    QTest::newRow("five bytes in base64") << QByteArray("abc:5").toBase64() << true; // the base64 is longer
    QTest::newRow("six bytes") << QByteArray("abc:56") << true;
}

void TestRedaction::aShortSecret_isNotSearched()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const bool, searched);
    const Redaction redaction = remembering(secret);
    QCOMPARE(redaction.remembersNothing(), !searched);
    QCOMPARE(redaction.search("535 " + secret).masks.isEmpty(), !searched);
    QVERIFY(redaction.search("535 abc:5").masks.isEmpty());
}

void TestRedaction::theLongestSecret_isHidden()
{
    QByteArray secret;
    QRandomGenerator random(7);
    while (secret.size() < 20'000)
        secret += char(random.bounded(33, 127));
    const Redaction redaction = remembering(secret);
    QCOMPARE(redaction.search("535 " + secret.toBase64()).bytes, QByteArray("535 "));
    QCOMPARE(redaction.search("535 " + secret).bytes, QByteArray("535 "));
}

void TestRedaction::thePartsOfAResponse_areHiddenThemselves_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &response, const char *line, const char *expected) {
        QTest::newRow(name) << response << QByteArray(line) << QByteArray(expected);
    };
    const QByteArray plain = QByteArray("\0alice-1\0hunter22", 17).toBase64();
    row("the password of PLAIN", plain, "535 hunter22", "535 {8}");
    row("the password of PLAIN in base64", plain, "535 aHVudGVyMjI=", "535 {12}");
    row("the password of PLAIN in hex", plain, "535 68756e7465723232", "535 {16}");
    row("the response itself", plain, QByteArray("334 " + plain).constData(),
        ("334 {" + QByteArray::number(plain.size()) + '}').constData());
    row("a blank behind the response", plain + ' ', "535 hunter22", "535 {8}");
    row("a TAB ahead of the response", '\t' + plain, "535 hunter22", "535 {8}");
    row("the password of LOGIN", QByteArray("hunter22").toBase64(), "535 hunter22", "535 {8}");
    row("the token of XOAUTH2", QByteArray("user=a@b.example\1auth=Bearer ya29.token\1\1").toBase64(),
        "535 ya29.token is no good", "535 {10} is no good");
    row("the token of OAUTHBEARER", QByteArray("n,a=a@b,\1host=mx\1port=587\1auth=Bearer ya29.token\1\1").toBase64(),
        "535 bad ya29.token", "535 bad {10}");
    row("no base64 at all", "user:hunter22", "535 user:hunter22", "535 {13}");
}

void TestRedaction::thePartsOfAResponse_areHiddenThemselves()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArray, line);
    QTEST(written(remembering(response).search(line)), "expected");
}

void TestRedaction::cutting_putsNoSecretTogether_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("one inside another") << QByteArray("hunthunter22er22");
    QTest::newRow("twice inside another") << QByteArray("huhunter22nterhunter2222");
    QTest::newRow("in hex") << QByteArray("68756e74hunter2265723232");
    QTest::newRow("in base64") << QByteArray("aHVudG%68unter22VyMjI=");
}

void TestRedaction::cutting_putsNoSecretTogether()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!showsAnyForm(remembering("hunter22").search(line).bytes, "hunter22"));
}

void TestRedaction::severalSecrets_areHidden()
{
    Redaction redaction;
    QVERIFY(redaction.remembersNothing());
    redaction.remember("first-secret");
    redaction.remember("second-secret");
    redaction.remember("secret-and-more");
    redaction.remember("first-secret");
    QVERIFY(!redaction.remembersNothing());
    QCOMPARE(written(redaction.search("a first-secret b SECOND-SECRET c")), QByteArray("a {12} b {13} c"));
    QCOMPARE(written(redaction.search("first-secret-and-more")), QByteArray("{21}"));
}

void TestRedaction::masks_addUpToWhatWasThere()
{
    const QByteArray line = "535 hunter22 and aHVudGVyMjI= and 68756e7465723232.";
    const Redacted redacted = remembering("hunter22").search(line);
    qsizetype length = redacted.bytes.size();
    qsizetype last = 0;
    for (const Mask &mask : redacted.masks) {
        QVERIFY(mask.at >= last);
        QVERIFY(mask.at <= redacted.bytes.size());
        length += mask.length;
        last = mask.at;
    }
    QCOMPARE(redacted.masks.size(), 3);
    QCOMPARE(length, line.size());
}

void TestRedaction::randomSecrets_areNeverShown()
{
    QRandomGenerator random(6);
    const auto randomBytes = [&random](int least, int most) {
        QByteArray bytes;
        for (int length = random.bounded(least, most); length > 0; --length)
            bytes += char(random.bounded(256));
        return bytes;
    };
    for (int round = 0; round < 1500; ++round) {
        const QByteArray secret = randomBytes(6, 30);
        const QByteArray inner = randomBytes(0, 5) + secret + randomBytes(0, 5);
        const QByteArray line = randomBytes(0, 5) + secret + '.' + inner.toBase64() + '.' + secret.toHex().toUpper()
            + '.' + secret.toPercentEncoding() + randomBytes(0, 5);
        const QByteArray shown = remembering(secret).search(line).bytes;
        QVERIFY2(!showsAnyForm(shown, secret), (secret.toHex() + " in " + line.toHex()).constData());
    }
}

QTEST_GUILESS_MAIN(TestRedaction)

#include "tst_redaction.moc"
