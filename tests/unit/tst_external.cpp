// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/registry.h"
#include "unit/mechanismtalk.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

/// EXTERNAL and ANONYMOUS, which prove nothing by themselves and have one message each.
class TestExternal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void external_saysForWhomItActs_data();
    void external_saysForWhomItActs();
    void external_withANul_isNotSent();
    void anonymous_leavesATrace_data();
    void anonymous_leavesATrace();
    void anonymous_refusesWhatIsNoTrace_data();
    void anonymous_refusesWhatIsNoTrace();
    void nameThatIsThePassword_isSecret_data();
    void nameThatIsThePassword_isSecret();
    void both_speakOnce_data();
    void both_speakOnce();
    void both_refuseToBeAsked_data();
    void both_refuseToBeAsked();
};

void TestExternal::external_saysForWhomItActs_data()
{
    QTest::addColumn<QString>("authorizationId");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("RFC 4422, A.4: for oneself") << QString() << QByteArray();
    QTest::newRow("RFC 4422, A.4: for another") << u"fred@example.com"_s << QByteArray("fred@example.com");
    QTest::newRow("UTF-8") << u"Jürgen"_s << QByteArray("J\xc3\xbcrgen");
    QTest::newRow("long") << QString(200, u'x') << QByteArray(200, 'x');
}

void TestExternal::external_saysForWhomItActs()
{
    QFETCH(const QString, authorizationId);
    QFETCH(const QByteArray, message);
    const auto mechanism = makeMechanism("EXTERNAL", {u"nobody-asks"_s, authorizationId, {}});
    QVERIFY(mechanism->clientBegins());
    QVERIFY(!mechanism->exposesSecret());
    QVERIFY(!mechanism->isComplete());
    const auto response = begun(*mechanism);
    QCOMPARE(response.value().bytes, message);
    QVERIFY(!response->isSecret());
    QCOMPARE(response->explanation.fields.value("authorizationId"_L1).toString(), authorizationId);
    QVERIFY(mechanism->isComplete());
}

void TestExternal::external_withANul_isNotSent()
{
    const auto mechanism = makeMechanism("EXTERNAL", {{}, QString(1, QChar::Null), {}});
    QCOMPARE(failureOf(begun(*mechanism)), QByteArray("unsendable-credentials"));
    QVERIFY(!mechanism->isComplete());
}

void TestExternal::anonymous_leavesATrace_data()
{
    QTest::addColumn<QString>("trace");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("RFC 4505, 4") << u"sirhc"_s << QByteArray::fromBase64("c2lyaGM=");
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("an address") << u"alice@example.com"_s << QByteArray("alice@example.com");
    QTest::newRow("an address, longer than a word may be")
        << QString(300, u'x') + u"@e"_s << QByteArray(300, 'x') + "@e";
    QTest::newRow("the longest word, of characters of four bytes")
        << u"\U0001F600"_s.repeated(255) << QByteArray("\xf0\x9f\x98\x80").repeated(255);
    QTest::newRow("blanks") << u"a b"_s << QByteArray("a b");
    QTest::newRow("a quoted @") << u"\"a@b\"@c"_s << QByteArray("\"a@b\"@c");
}

void TestExternal::anonymous_leavesATrace()
{
    QFETCH(const QString, trace);
    const auto mechanism = makeMechanism("ANONYMOUS", {trace, {}, {}});
    QVERIFY(mechanism->clientBegins());
    QVERIFY(!mechanism->exposesSecret());
    const auto response = begun(*mechanism);
    QVERIFY(response);
    QTEST(response->bytes, "message");
    QCOMPARE(response->explanation.fields.value("trace"_L1).toString(), trace);
    QVERIFY(mechanism->isComplete());
}

void TestExternal::anonymous_refusesWhatIsNoTrace_data()
{
    QTest::addColumn<QString>("trace");
    QTest::newRow("too long") << QString(256, u'x');
    QTest::newRow("NUL") << QString(1, QChar::Null);
    QTest::newRow("a line end") << u"a\r\nb"_s;
    QTest::newRow("a C1 control") << u"a\u0085b"_s;
    QTest::newRow("private use") << u"\ue000"_s;
    QTest::newRow("half a character") << QString(QChar(u'\xd800'));
    QTest::newRow("no character") << u"\ufffe"_s;
    QTest::newRow("a line separator") << u"a\u2028b"_s;
    QTest::newRow("no local part") << u"@example.com"_s;
    QTest::newRow("no domain") << u"alice@"_s;
    QTest::newRow("an @ alone") << u"@"_s;
}

void TestExternal::anonymous_refusesWhatIsNoTrace()
{
    QFETCH(const QString, trace);
    const auto mechanism = makeMechanism("ANONYMOUS", {trace, {}, {}});
    QCOMPARE(failureOf(begun(*mechanism)), QByteArray("unsendable-credentials"));
    QVERIFY(!mechanism->isComplete());
}

void TestExternal::nameThatIsThePassword_isSecret_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("EXTERNAL") << QByteArray("EXTERNAL");
    QTest::newRow("ANONYMOUS") << QByteArray("ANONYMOUS");
}

void TestExternal::nameThatIsThePassword_isSecret()
{
    QFETCH(const QByteArray, name);
    const auto response = begun(*makeMechanism(name, {u"wonderland"_s, u"wonderland"_s, Secret("wonderland")}));
    QCOMPARE(response.value().secrets, QList<QByteArray>{"wonderland"});
    QVERIFY(response->explanation.fields.isEmpty());
    QCOMPARE(response->explanation.hidden.size(), 1);
}

void TestExternal::both_speakOnce_data()
{
    nameThatIsThePassword_isSecret_data();
}

void TestExternal::both_speakOnce()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = makeMechanism(name, {u"alice"_s, u"bob"_s, {}});
    QVERIFY(answered(*mechanism, {}));
    QVERIFY(mechanism->isComplete());
    QCOMPARE(failureOf(answered(*mechanism, {})), QByteArray("unexpected-challenge"));
}

void TestExternal::both_refuseToBeAsked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("challenge");
    for (const char *name : {"EXTERNAL", "ANONYMOUS"}) {
        QTest::addRow("%s, a text", name) << QByteArray(name) << QByteArray("Who are you?");
        QTest::addRow("%s, a NUL", name) << QByteArray(name) << QByteArray(1, '\0');
        QTest::addRow("%s, a lot", name) << QByteArray(name) << QByteArray(100'000, 'x');
    }
}

void TestExternal::both_refuseToBeAsked()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, challenge);
    const auto mechanism = makeMechanism(name, {u"alice"_s, u"bob"_s, {}});
    QCOMPARE(mechanism->explain(challenge).fields.value("text"_L1), QString::fromUtf8(challenge));
    QCOMPARE(failureOf(answered(*mechanism, challenge)), QByteArray("unexpected-challenge"));
    QVERIFY(!mechanism->isComplete());
}

QTEST_GUILESS_MAIN(TestExternal)
#include "tst_external.moc"
