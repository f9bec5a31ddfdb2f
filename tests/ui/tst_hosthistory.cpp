// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testservices.h"
#include "ui/connection/hosthistory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::ui;

class TestHostHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastPlace_standsFirstAndOnce();
    void theOldest_isForgotten();
    void whatIsNoPlace_isNotKept_data();
    void whatIsNoPlace_isNotKept();
    void settingsThatSomebodyWrote_areNotTrusted();
};

void TestHostHistory::theLastPlace_standsFirstAndOnce()
{
    TestServices services;
    HostHistory history(services.settings());
    QVERIFY(history.places().isEmpty());
    for (const QString &place : {u"a.example"_s, u"b.example"_s, u"a.example"_s})
        history.add(place);
    QCOMPARE(history.places(), (QStringList{u"a.example"_s, u"b.example"_s}));
    QCOMPARE(HostHistory(services.settings()).places(), history.places());
}

void TestHostHistory::theOldest_isForgotten()
{
    TestServices services;
    HostHistory history(services.settings());
    for (int number = 0; number < HostHistory::Longest + 3; ++number)
        history.add(u"host%1.example"_s.arg(number));
    QCOMPARE(history.places().size(), HostHistory::Longest);
    QCOMPARE(history.places().first(), u"host52.example"_s);
    QVERIFY(!history.places().contains(u"host0.example"_s));
}

void TestHostHistory::whatIsNoPlace_isNotKept_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"  "_s;
    QTest::newRow("line end") << u"a\nb"_s;
    QTest::newRow("password") << u"smtp://bob:secret@mx.example"_s;
    QTest::newRow("far too long") << QString(4096, u'a');
}

void TestHostHistory::whatIsNoPlace_isNotKept()
{
    QFETCH(QString, place);
    TestServices services;
    HostHistory history(services.settings());
    history.add(place);
    QVERIFY(history.places().isEmpty());
}

void TestHostHistory::settingsThatSomebodyWrote_areNotTrusted()
{
    TestServices services;
    services.settings().setValue(u"connection/history"_s,
                                 QStringList{u"a.example"_s, u"a.example"_s, u"x\ny"_s, QString(), u"u:p@b.example"_s});
    QCOMPARE(HostHistory(services.settings()).places(), QStringList{u"a.example"_s});
    services.settings().setValue(u"connection/history"_s, 7);
    QVERIFY(HostHistory(services.settings()).places().isEmpty());
}

QTEST_GUILESS_MAIN(TestHostHistory)
#include "tst_hosthistory.moc"
