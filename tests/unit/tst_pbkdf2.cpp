// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/pbkdf2.h"

#include <QElapsedTimer>
#include <QPasswordDigestor>
#include <QRandomGenerator>
#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace std::chrono_literals;

namespace {
QByteArray derived(const Derivation &derivation, std::chrono::milliseconds slice = 1h)
{
    Pbkdf2 pbkdf2(derivation);
    while (!pbkdf2.advance(slice)) { }
    return pbkdf2.key().view().toByteArray();
}

QByteArray randomBytes(QRandomGenerator &random, int shortest, int longest)
{
    QByteArray bytes(random.bounded(shortest, longest + 1), Qt::Uninitialized);
    for (char &each : bytes)
        each = char(random.bounded(256));
    return bytes;
}
} // namespace

/// The resumable PBKDF2, with Qt's own that cannot be interrupted as its oracle.
class TestPbkdf2 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void key_isThatOfTheRfcs_data();
    void key_isThatOfTheRfcs();
    void anyInput_givesWhatQtGives();
    void slices_changeNothing();
    void aSlice_endsInTime_data();
    void aSlice_endsInTime();
    void noIteration_isOne();
};

void TestPbkdf2::key_isThatOfTheRfcs_data()
{
    QTest::addColumn<Digest>("digest");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<int>("iterations");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Digest digest, const char *password, const char *salt, int iterations,
                        const char *expected) {
        QTest::newRow(name) << digest << QByteArray(password) << QByteArray(salt) << iterations << QByteArray(expected);
    };
    row("RFC 6070: once", Digest::Sha1, "password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6");
    row("RFC 6070: twice", Digest::Sha1, "password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
    row("RFC 6070: 4096 times", Digest::Sha1, "password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1");
    row("RFC 7914, 11: once", Digest::Sha256, "passwd", "salt", 1,
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
    row("RFC 7914, 11: 80000 times", Digest::Sha256, "Password", "NaCl", 80000,
        "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56");
}

void TestPbkdf2::key_isThatOfTheRfcs()
{
    QFETCH(const Digest, digest);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, salt);
    QFETCH(const int, iterations);
    QFETCH(const QByteArray, expected);
    QCOMPARE(derived({digest, Secret(password), salt, iterations}).toHex(), expected);
}

void TestPbkdf2::anyInput_givesWhatQtGives()
{
    constexpr std::array Pairs{
        std::pair{Digest::Sha1, QCryptographicHash::Sha1},     std::pair{Digest::Sha224, QCryptographicHash::Sha224},
        std::pair{Digest::Sha256, QCryptographicHash::Sha256}, std::pair{Digest::Sha384, QCryptographicHash::Sha384},
        std::pair{Digest::Sha512, QCryptographicHash::Sha512},
    };
    QRandomGenerator random(20260102);
    for (int round = 0; round < 100; ++round) {
        const auto &[ours, theirs] = Pairs.at(std::size_t(round) % Pairs.size());
        const QByteArray password = randomBytes(random, 1, 200);
        const QByteArray salt = randomBytes(random, 1, 100);
        const int iterations = 1 + random.bounded(1000);
        const auto expected =
            QPasswordDigestor::deriveKeyPbkdf2(theirs, password, salt, iterations, quint64(digestSize(ours)));
        QCOMPARE(derived({ours, Secret(password), salt, iterations}), expected);
    }
}

void TestPbkdf2::slices_changeNothing()
{
    const Derivation derivation{Digest::Sha256, Secret(QByteArrayView("pencil")), "salt", 20'000};
    const QByteArray whole = derived(derivation);
    QCOMPARE(derived(derivation, 1ms), whole);
    Pbkdf2 twice(derivation);
    while (!twice.advance(1ms)) { }
    QVERIFY(twice.advance(1ms)); // nothing is done twice
    QCOMPARE(twice.key().view(), QByteArrayView(whole));
}

void TestPbkdf2::aSlice_endsInTime_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("a short password") << QByteArray("pencil");
    QTest::newRow("a password of 4 MiB") << QByteArray(4 * 1024 * 1024, 'p'); // once, not in each iteration
}

void TestPbkdf2::aSlice_endsInTime()
{
    QFETCH(const QByteArray, password);
    Pbkdf2 endless({Digest::Sha512, Secret(password), "salt", 2'000'000'000});
    QElapsedTimer timer;
    timer.start();
    for (int slice = 0; slice < 10; ++slice)
        QVERIFY(!endless.advance(5ms));
    QVERIFY(timer.elapsed() >= 50);
    QCOMPARE_LT(timer.elapsed(), 1000); // a bound that a busy machine keeps too
}

void TestPbkdf2::noIteration_isOne()
{
    const Secret password(QByteArrayView("pencil"));
    const QByteArray once = derived({Digest::Sha1, password, "salt", 1});
    QCOMPARE(derived({Digest::Sha1, password, "salt", 0}), once);
    QCOMPARE(derived({Digest::Sha1, password, "salt", -7}), once);
}

QTEST_GUILESS_MAIN(TestPbkdf2)
#include "tst_pbkdf2.moc"
