// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/ntlmcrypto.h"
#include "unit/ntlmmessages.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace ntlmmessages;
using namespace Qt::StringLiterals;

namespace {
const QByteArray ServerChallenge = QByteArray::fromHex("0123456789abcdef");
const QByteArray ClientChallenge(8, '\xaa');
} // namespace

/// What NTLM computes, against MS-NLMP section 4.2 and an implementation that is none of ours.
class TestNtlmCrypto : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void des_addsTheParity_data();
    void des_addsTheParity();
    void hashes_areThoseOfTheDocument();
    void bindingHash_isThatOfGss();
    void longSecrets_areHashed_data();
    void longSecrets_areHashed();
};

void TestNtlmCrypto::des_addsTheParity_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("encrypted");
    // The constants of LMOWFv1 for "PASSWORD" (MS-NLMP section 4.2.2.1.1), and a key of zeros.
    QTest::newRow("first half") << QByteArray("PASSWOR") << QByteArray("KGS!@#$%") << QByteArray("e52cac67419a9a22");
    QTest::newRow("second half") << QByteArray("D\0\0\0\0\0\0", 7) << QByteArray("KGS!@#$%")
                                 << QByteArray("4a3b108f3fa6cb6d");
    QTest::newRow("no key at all") << QByteArray(7, '\0') << QByteArray("KGS!@#$%") << QByteArray("aad3b435b51404ee");
}

void TestNtlmCrypto::des_addsTheParity()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, block);
    QVERIFY(ntlmIsAvailable());
    QTEST(desEncrypted(key, block).toHex(), "encrypted");
}

void TestNtlmCrypto::hashes_areThoseOfTheDocument()
{
    QVERIFY(ntlmIsAvailable());
    QCOMPARE(ntlmHash(Secret("Password")).view().toByteArray().toHex(), QByteArray("a4f49c406510bdcab6824ee7c30fd852"));
    QCOMPARE(ntlmV2Hash({u"User"_s, u"Domain"_s, Secret("Password")}).view().toByteArray().toHex(),
             QByteArray("0c868a403bfd7a93a3001ef22ef02e3f"));
    const NtlmProof proof = ntlmV2Proof({u"User"_s, u"Domain"_s, Secret("Password")},
                                        {ServerChallenge, ClientChallenge}, 0, Challenge().targetInfo);
    QCOMPARE(proof.ntResponse.first(16).toHex(), QByteArray("68cd0ab851e51c96aabc927bebef6a1c"));
    QCOMPARE(proof.sessionKey.view().toByteArray().toHex(), QByteArray("8de40ccadbc14a82f15cb0ad0de95ca3"));
}

void TestNtlmCrypto::bindingHash_isThatOfGss()
{
    // Computed by pyspnego, which packs the structure itself.
    QCOMPARE(ntlmBindingHash(QByteArray(32, '\x5a')).toHex(), QByteArray("86e996ec5e117d96509dc7630fa8077f"));
}

void TestNtlmCrypto::longSecrets_areHashed_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("hashed");
    // Computed by pyspnego.
    QTest::newRow("200 characters") << QString(200, u'x') << QByteArray("33564215584c7572e7ba233025d30554");
    QTest::newRow("beyond ASCII") << u"Schlüssel"_s << QByteArray("ff9e6c5122ea4c4fb32310855790dece");
    QTest::newRow("beyond the first plane") << u"\U0001F511key"_s << QByteArray("08636ad2dbbe22210305db7278de577f");
}

void TestNtlmCrypto::longSecrets_areHashed()
{
    QFETCH(const QString, password);
    QTEST(ntlmHash(Secret::fromText(password)).view().toByteArray().toHex(), "hashed");
}

QTEST_GUILESS_MAIN(TestNtlmCrypto)
#include "tst_ntlmcrypto.moc"
