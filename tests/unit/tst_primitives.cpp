// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/primitives.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QTest>

using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
struct Pair {
    Digest ours;
    QCryptographicHash::Algorithm theirs;
};

constexpr std::array Pairs{
    Pair{Digest::Md4, QCryptographicHash::Md4},       Pair{Digest::Md5, QCryptographicHash::Md5},
    Pair{Digest::Sha1, QCryptographicHash::Sha1},     Pair{Digest::Sha224, QCryptographicHash::Sha224},
    Pair{Digest::Sha256, QCryptographicHash::Sha256}, Pair{Digest::Sha384, QCryptographicHash::Sha384},
    Pair{Digest::Sha512, QCryptographicHash::Sha512},
};

QByteArray randomBytes(QRandomGenerator &random, int longest)
{
    QByteArray bytes(random.bounded(longest + 1), Qt::Uninitialized);
    for (char &each : bytes)
        each = char(random.bounded(256));
    return bytes;
}
} // namespace

/// Digests and HMAC by QCA, against their documents and against Qt's own.
class TestPrimitives : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digests_areThoseOfTheirDocuments_data();
    void digests_areThoseOfTheirDocuments();
    void hmac_isThatOfItsDocument_data();
    void hmac_isThatOfItsDocument();
    void anyInput_givesWhatQtGives();
    void hmacWithMd4_isEmpty();
    void anEmptyKey_isNotTheKeyOfBefore();
    void equality_isThatOfBytes_data();
    void equality_isThatOfBytes();
};

void TestPrimitives::digests_areThoseOfTheirDocuments_data()
{
    QTest::addColumn<Digest>("digest");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Digest digest, const char *text, const char *expected) {
        QTest::newRow(name) << digest << QByteArray(text) << QByteArray(expected);
    };
    row("RFC 1320, A.5: nothing", Digest::Md4, "", "31d6cfe0d16ae931b73c59d7e0c089c0");
    row("RFC 1320, A.5: abc", Digest::Md4, "abc", "a448017aaf21d8525fc10ae87aa6729d");
    row("RFC 1321, A.5: nothing", Digest::Md5, "", "d41d8cd98f00b204e9800998ecf8427e");
    row("RFC 1321, A.5: abc", Digest::Md5, "abc", "900150983cd24fb0d6963f7d28e17f72");
    row("FIPS 180: SHA-1 of abc", Digest::Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
    row("FIPS 180: SHA-224 of abc", Digest::Sha224, "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
    row("FIPS 180: SHA-256 of abc", Digest::Sha256, "abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    row("FIPS 180: SHA-384 of abc", Digest::Sha384, "abc",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    row("FIPS 180: SHA-512 of abc", Digest::Sha512, "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

void TestPrimitives::digests_areThoseOfTheirDocuments()
{
    QFETCH(const Digest, digest);
    QFETCH(const QByteArray, text);
    QVERIFY(isAvailable(digest));
    QTEST(hash(digest, text).toHex(), "expected");
}

void TestPrimitives::hmac_isThatOfItsDocument_data()
{
    QTest::addColumn<Digest>("digest");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Digest digest, const QByteArray &key, const char *text,
                        const char *expected) {
        QTest::newRow(name) << digest << key << QByteArray(text) << QByteArray(expected);
    };
    row("RFC 2202, 2: case 1", Digest::Md5, QByteArray(16, '\x0b'), "Hi There", "9294727a3638bb1c13f48ef8158bfc9d");
    row("RFC 2202, 2: case 2", Digest::Md5, "Jefe", "what do ya want for nothing?", "750c783e6ab0b503eaa86e310a5db738");
    row("RFC 2202, 2: a long key", Digest::Md5, QByteArray(80, '\xaa'),
        "Test Using Larger Than Block-Size Key - Hash Key First", "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
    row("RFC 2202, 3: case 2", Digest::Sha1, "Jefe", "what do ya want for nothing?",
        "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    row("RFC 4231, 4.3: SHA-224", Digest::Sha224, "Jefe", "what do ya want for nothing?",
        "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44");
    row("RFC 4231, 4.3: SHA-256", Digest::Sha256, "Jefe", "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    row("RFC 4231, 4.3: SHA-384", Digest::Sha384, "Jefe", "what do ya want for nothing?",
        "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649");
    row("RFC 4231, 4.3: SHA-512", Digest::Sha512, "Jefe", "what do ya want for nothing?",
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
}

void TestPrimitives::hmac_isThatOfItsDocument()
{
    QFETCH(const Digest, digest);
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, text);
    QTEST(hmac(digest, key, text).toHex(), "expected");
}

void TestPrimitives::anyInput_givesWhatQtGives()
{
    QRandomGenerator random(20260101);
    for (int round = 0; round < 200; ++round) {
        const QByteArray key = randomBytes(random, 300);
        const QByteArray data = randomBytes(random, 2000);
        for (const Pair &each : Pairs) {
            QCOMPARE(hash(each.ours, data), QCryptographicHash::hash(data, each.theirs));
            QCOMPARE(digestSize(each.ours), QCryptographicHash::hashLength(each.theirs));
            if (each.ours != Digest::Md4)
                QCOMPARE(hmac(each.ours, key, data), QMessageAuthenticationCode::hash(data, key, each.theirs));
        }
    }
}

void TestPrimitives::hmacWithMd4_isEmpty()
{
    QCOMPARE(hmac(Digest::Md4, "key", "data"), QByteArray());
    QCOMPARE(KeyedDigest(Digest::Md4, "key").of("data"), QByteArray());
}

void TestPrimitives::anEmptyKey_isNotTheKeyOfBefore()
{
    for (const Pair &each : Pairs) {
        if (each.ours == Digest::Md4)
            continue;
        KeyedDigest keyed(each.ours, "a key");
        KeyedDigest empty(each.ours, {});
        const QByteArray expected = QMessageAuthenticationCode::hash("data", QByteArray(), each.theirs);
        QCOMPARE(keyed.of("data"), hmac(each.ours, "a key", "data"));
        QCOMPARE(empty.of("data"), expected);
        QCOMPARE(empty.of("data"), expected); // and once more
        QCOMPARE(empty.of({}), QMessageAuthenticationCode::hash(QByteArray(), QByteArray(), each.theirs));
    }
}

void TestPrimitives::equality_isThatOfBytes_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("equal");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << true;
    QTest::newRow("the same") << QByteArray("abc") << QByteArray("abc") << true;
    QTest::newRow("the first differs") << QByteArray("xbc") << QByteArray("abc") << false;
    QTest::newRow("the last differs") << QByteArray("abx") << QByteArray("abc") << false;
    QTest::newRow("a prefix") << QByteArray("ab") << QByteArray("abc") << false;
    QTest::newRow("longer by a NUL") << QByteArray("abc\0", 4) << QByteArray("abc") << false;
    QTest::newRow("nothing and something") << QByteArray() << QByteArray("a") << false;
}

void TestPrimitives::equality_isThatOfBytes()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QTEST(isEqualInConstantTime(one, other), "equal");
}

QTEST_GUILESS_MAIN(TestPrimitives)
#include "tst_primitives.moc"
