// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/ntlmmessages.h"
#include "unit/ntlmtalk.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace ntlmmessages;
using namespace Qt::StringLiterals;
using Form = Preferences::Ntlm;

/// NTLM with servers that say what they may not, and with users who cannot be sent.
class TestNtlmFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void badChallenge_isRefused_data();
    void badChallenge_isRefused();
    void challengeCutAnywhere_isRefused();
    void challengeAheadOfUs_isRefused();
    void thirdChallenge_isRefused();
    void wordsInThePlaceOfAnEmptyChallenge_areKnown();
    void missingCredentials_areNotSent_data();
    void missingCredentials_areNotSent();
    void hugeNames_areNotSent();
    void hugeTargetInformation_isRefused();
    void oem_withoutTheCharacters_isNotSent();
    void falseBinding_withoutABinding_isNotTried();
};

void TestNtlmFaults::badChallenge_isRefused_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("failure");
    const auto row = [](const char *name, Form form, const QByteArray &challenge, const char *failure) {
        QTest::newRow(name) << static_cast<int>(form) << challenge << QByteArray(failure);
    };
    row("nothing", Form::V2, {}, "malformed-challenge");
    row("a text", Form::V2, "NTLM supported", "malformed-challenge");
    row("pairs without an end", Form::V2, Challenge{.targetInfo = pair(1, wide("x"))}.bytes(), "malformed-challenge");
    row("no character set", Form::V2, Challenge{.flags = 0x8200}.bytes(), "unsupported-challenge");
    row("a session without extended security", Form::Session, Challenge{.flags = 0x8201}.bytes(),
        "unsupported-challenge");
    row("its own message", Form::V1, QByteArray("NTLMSSP\0\1\0\0\0", 12) + QByteArray(40, '\0'), "malformed-challenge");
}

void TestNtlmFaults::badChallenge_isRefused()
{
    QFETCH(const int, form);
    QFETCH(const QByteArray, challenge);
    const auto mechanism = negotiated(circumstances(static_cast<Form>(form)));
    QTEST(failureOf(answered(*mechanism, challenge)), "failure");
    QVERIFY(!mechanism->isComplete());
}

void TestNtlmFaults::challengeCutAnywhere_isRefused()
{
    const QByteArray whole = Challenge().bytes();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QCOMPARE(failureOf(answered(*negotiated(), whole.first(length))), QByteArray("malformed-challenge"));
}

void TestNtlmFaults::challengeAheadOfUs_isRefused()
{
    const auto mechanism = makeMechanism("NTLM", credentials(), circumstances());
    QCOMPARE(mechanism->explain("Tell me:").fields.value("text"_L1), u"Tell me:"_s);
    QCOMPARE(failureOf(answered(*mechanism, Challenge().bytes())), QByteArray("unexpected-challenge"));
}

void TestNtlmFaults::thirdChallenge_isRefused()
{
    const auto mechanism = negotiated();
    QVERIFY(answered(*mechanism, Challenge().bytes()));
    QCOMPARE(failureOf(answered(*mechanism, Challenge().bytes())), QByteArray("unexpected-challenge"));
    QCOMPARE(failureOf(answered(*mechanism, {})), QByteArray("unexpected-challenge"));
}

void TestNtlmFaults::wordsInThePlaceOfAnEmptyChallenge_areKnown()
{
    const auto mechanism = makeMechanism("NTLM", credentials(), circumstances());
    QVERIFY(mechanism->isInvitation("NTLM supported"));
    QVERIFY(mechanism->isInvitation("ntlm supported"));
    for (const char *text : {"", "NTLM", "NTLM supported.", " ntlm supported", "GSSAPI supported"})
        QVERIFY2(!mechanism->isInvitation(text), text);
}

void TestNtlmFaults::missingCredentials_areNotSent_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("no user") << QString() << QByteArray("p");
    QTest::newRow("a domain alone") << u"CORP\\"_s << QByteArray("p");
    QTest::newRow("no password") << u"alice"_s << QByteArray();
}

void TestNtlmFaults::missingCredentials_areNotSent()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    const auto mechanism = makeMechanism("NTLM", credentials(user, password), circumstances());
    QCOMPARE(failureOf(begun(*mechanism)), QByteArray("missing-credentials"));
}

void TestNtlmFaults::hugeNames_areNotSent()
{
    const auto mechanism = negotiated(circumstances(), credentials(QString(40'000, u'x')));
    QCOMPARE(failureOf(answered(*mechanism, Challenge().bytes())), QByteArray("unsendable-credentials"));
}

void TestNtlmFaults::hugeTargetInformation_isRefused()
{
    const QByteArray info = pair(99, QByteArray(65'527, 'x')) + low(0, 4);
    QCOMPARE(info.size(), 65'535);
    QCOMPARE(failureOf(answered(*negotiated(), Challenge{.targetInfo = info}.bytes())),
             QByteArray("unsupported-challenge"));
}

void TestNtlmFaults::oem_withoutTheCharacters_isNotSent()
{
    const auto mechanism = negotiated(circumstances(), credentials(u"柴"_s));
    QCOMPARE(failureOf(answered(*mechanism, Challenge{.flags = 0x888206, .target = "S"}.bytes())),
             QByteArray("unsendable-credentials"));
    QVERIFY(!mechanism->isComplete());
}

void TestNtlmFaults::falseBinding_withoutABinding_isNotTried()
{
    Circumstances told = circumstances();
    told.preferences.falsifyBinding = true;
    QCOMPARE(failureOf(begun(*makeMechanism("NTLM", credentials(), told))), QByteArray("binding-unavailable"));
}

QTEST_GUILESS_MAIN(TestNtlmFaults)
#include "tst_ntlmfaults.moc"
