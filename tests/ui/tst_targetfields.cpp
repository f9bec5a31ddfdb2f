// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/targetfields.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::ui;
using plan::Plan;
using plan::Protocol;
using plan::Security;

Q_DECLARE_METATYPE(mailscope::ui::TargetFields)

class TestTargetFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void texts_areTakenApart_data();
    void texts_areTakenApart();
    void whatIsNoTarget_isRefusedInWords_data();
    void whatIsNoTarget_isRefusedInWords();
    void ports_areRefusedUnlessTheyAreSome_data();
    void ports_areRefusedUnlessTheyAreSome();
    void passwords_areSeen_data();
    void passwords_areSeen();
    void anEmptyPort_isTheUsualOne();
    void aBareAddress_needsNoBrackets();
    void hostAndPort_keepWhatWasChosen();
    void theUserOfAUrl_staysWithItsHost();
    void anEmptyPlace_isNoTarget();
    void aSocket_keepsItsSecurity();
    void aList_keepsWhatItsUrlsSay();
    void theSecurityOfThePlan_isShownAndReplaced();
    void whatIsShort_readsBack_data();
    void whatIsShort_readsBack();
};

namespace {

Plan planFor(const QString &text)
{
    return TargetReader::withText(Plan(), text).value_or(Plan());
}

} // namespace

void TestTargetFields::texts_areTakenApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TargetFields>("fields");
    using F = TargetFields;
    QTest::newRow("smtps") << u"smtps://mx.example:4650"_s
                           << F{Protocol::Smtp, false, u"mx.example"_s, u"4650"_s, Security::Tls};
    QTest::newRow("smtps without port") << u" smtps://mx.example "_s
                                        << F{Protocol::Smtp, false, u"mx.example"_s, u"465"_s, Security::Tls};
    QTest::newRow("submission") << u"submission://mx.example"_s
                                << F{Protocol::Smtp, false, u"mx.example"_s, u"587"_s, Security::StartTls};
    QTest::newRow("lmtp") << u"LMTP://mx.example"_s
                          << F{Protocol::Lmtp, false, u"mx.example"_s, u"24"_s, Security::Opportunistic};
    QTest::newRow("host and port") << u"mx.example:2525"_s
                                   << F{Protocol::Smtp, false, u"mx.example"_s, u"2525"_s, Security::Opportunistic};
    QTest::newRow("address and port") << u"[2001:db8::1]:26"_s
                                      << F{Protocol::Smtp, false, u"2001:db8::1"_s, u"26"_s, Security::Opportunistic};
    QTest::newRow("socket") << u"lmtp+unix:///run/x"_s
                            << F{Protocol::Lmtp, false, u"lmtp+unix:///run/x"_s, {}, Security::None};
    QTest::newRow("program") << u"smtp+pipe:/usr/sbin/exim -bs, really"_s
                             << F{Protocol::Smtp, false, u"smtp+pipe:/usr/sbin/exim -bs, really"_s, {}, Security::None};
    QTest::newRow("exchangers") << u"mx:example.org"_s
                                << F{Protocol::Smtp, true, u"example.org"_s, u"25"_s, Security::Opportunistic};
    QTest::newRow("list")
        << u"a.example,b.example:26"_s
        << F{Protocol::Smtp, false, u"smtp://a.example:25, smtp://b.example:26"_s, {}, Security::Opportunistic};
}

void TestTargetFields::texts_areTakenApart()
{
    QFETCH(QString, text);
    QFETCH(TargetFields, fields);
    const auto plan = TargetReader::withText(Plan(), text);
    QVERIFY(plan);
    QCOMPARE(TargetReader::fieldsOf(*plan), fields);
    const auto again = TargetReader::withFields(*plan, fields);
    QVERIFY(again);
    QCOMPARE(*again, *plan);
}

void TestTargetFields::whatIsNoTarget_isRefusedInWords_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"http://mx.example", "smtp://", "smtp://mx.example/path", "mx.example:0", "mx.example:70000", "mx example:25",
          "lmtp+unix:run/x", "smtp+pipe:", "[2001:db8::1", "a.example,,b.example", "mx:", "@mx.example",
          "smtp://-mx.example", "mx_\u0001.example:25"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestTargetFields::whatIsNoTarget_isRefusedInWords()
{
    QFETCH(QString, text);
    const auto plan = TargetReader::withText(Plan(), text);
    QVERIFY(!plan);
    QCOMPARE(plan.error().field, FieldObjection::Field::Place);
    QVERIFY(plan.error().text.endsWith(u'.'));
}

void TestTargetFields::ports_areRefusedUnlessTheyAreSome_data()
{
    QTest::addColumn<QString>("port");
    for (const char *port : {"0", "65536", "-1", "25a", "smtp", "2 5", "0x19", "1e3", "99999999999999999999"})
        QTest::newRow(port) << QString::fromUtf8(port);
}

void TestTargetFields::ports_areRefusedUnlessTheyAreSome()
{
    QFETCH(QString, port);
    TargetFields fields;
    fields.place = u"mx.example"_s;
    fields.port = port;
    const auto plan = TargetReader::withFields(Plan(), fields);
    QVERIFY(!plan);
    QCOMPARE(plan.error().field, FieldObjection::Field::Port);
}

void TestTargetFields::passwords_areSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("seen");
    QTest::newRow("URL") << u"smtp://bob:secret@mx.example"_s << true;
    QTest::newRow("as it is typed") << u"smtp://bob:secret@"_s << true;
    QTest::newRow("without scheme") << u"bob:secret@mx.example"_s << true;
    QTest::newRow("with an at sign") << u"smtp://bob:sec@ret@mx.example"_s << true;
    QTest::newRow("with a slash") << u"smtp://bob:se/cret@mx.example"_s << true;
    QTest::newRow("second of a list") << u"a.example,smtps://bob:secret@b.example"_s << true;
    QTest::newRow("unknown scheme") << u"https://bob:secret@mx.example"_s << true;
    QTest::newRow("user alone") << u"smtp://bob@mx.example:25"_s << false;
    QTest::newRow("port alone") << u"mx.example:25"_s << false;
    QTest::newRow("address") << u"[2001:db8::1]:25"_s << false;
    QTest::newRow("command of a program") << u"smtp+pipe:ssh bob@host nc -U /run/a:b"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestTargetFields::passwords_areSeen()
{
    QFETCH(QString, text);
    QFETCH(bool, seen);
    QCOMPARE(TargetReader::holdsPassword(text), seen);
    if (!seen)
        return;
    const auto plan = TargetReader::withText(Plan(), text);
    QVERIFY(!plan);
    QVERIFY(!plan.error().text.contains("sec"_L1) || !plan.error().text.contains("ret"_L1));
    TargetFields fields;
    fields.place = text;
    QVERIFY(!TargetReader::withFields(Plan(), fields));
}

void TestTargetFields::anEmptyPort_isTheUsualOne()
{
    QCOMPARE(TargetReader::usualPort(Protocol::Smtp, Security::Opportunistic), 25);
    QCOMPARE(TargetReader::usualPort(Protocol::Smtp, Security::Tls), 465);
    QCOMPARE(TargetReader::usualPort(Protocol::Lmtp, Security::Tls), 24);
    QVERIFY(TargetReader::isUsualPort(587, Protocol::Smtp, Security::None));
    QVERIFY(!TargetReader::isUsualPort(587, Protocol::Smtp, Security::Tls));
    QVERIFY(!TargetReader::isUsualPort(25, Protocol::Lmtp, Security::None));
    TargetFields fields;
    fields.place = u"mx.example"_s;
    fields.security = Security::Tls;
    const auto plan = TargetReader::withFields(Plan(), fields);
    QVERIFY(plan);
    QCOMPARE(plan->targets.first().port, 465);
}

void TestTargetFields::aBareAddress_needsNoBrackets()
{
    TargetFields fields;
    fields.place = u"2001:db8::1"_s;
    const auto plan = TargetReader::withFields(Plan(), fields);
    QVERIFY(plan);
    QCOMPARE(plan->targets.first().host, u"2001:db8::1"_s);
    QVERIFY(!TargetReader::saysMore(fields.place));
    fields.place = u"2001:db8::zz"_s;
    QVERIFY(!TargetReader::withFields(Plan(), fields));
}

void TestTargetFields::hostAndPort_keepWhatWasChosen()
{
    const auto plan = TargetReader::withText(planFor(u"lmtp://old.example"_s), u"new.example:2424"_s);
    QVERIFY(plan);
    QCOMPARE(plan->targets.first().protocol, Protocol::Lmtp);
    QCOMPARE(plan->targets.first().port, 2424);
}

void TestTargetFields::theUserOfAUrl_staysWithItsHost()
{
    const Plan plan = planFor(u"smtp://bob;auth=PLAIN@mx.example"_s);
    TargetFields fields = TargetReader::fieldsOf(plan);
    fields.port = u"26"_s;
    QCOMPARE(TargetReader::withFields(plan, fields)->targets.first().user, u"bob"_s);
    fields.place = u"other.example"_s;
    QCOMPARE(TargetReader::withFields(plan, fields)->targets.first().user, QString());
    QCOMPARE(TargetReader::withFields(plan, fields)->targets.first().mechanism, QString());
}

void TestTargetFields::anEmptyPlace_isNoTarget()
{
    TargetFields fields;
    fields.port = u"no port"_s;
    fields.security = Security::StartTls;
    const auto plan = TargetReader::withFields(planFor(u"mx.example"_s), fields);
    QVERIFY(plan);
    QVERIFY(plan->targets.isEmpty());
    QCOMPARE(TargetReader::fieldsOf(*plan).security, Security::StartTls);
}

void TestTargetFields::aSocket_keepsItsSecurity()
{
    Plan plan = planFor(u"lmtp+unix:///run/x"_s);
    TargetFields fields = TargetReader::fieldsOf(plan);
    fields.security = Security::StartTls;
    plan = *TargetReader::withFields(plan, fields);
    QCOMPARE(plan.targets.first().security, Security::StartTls);
    QCOMPARE(*TargetReader::withFields(plan, TargetReader::fieldsOf(plan)), plan);
    fields.protocol = Protocol::Smtp;
    QCOMPARE(TargetReader::fieldsOf(*TargetReader::withFields(plan, fields)).place, u"smtp+unix:///run/x"_s);
}

void TestTargetFields::aList_keepsWhatItsUrlsSay()
{
    const Plan plan = planFor(u"smtps://a.example,lmtp://b.example"_s);
    QCOMPARE(plan.targets.size(), 2);
    TargetFields fields = TargetReader::fieldsOf(plan);
    QCOMPARE(*TargetReader::withFields(plan, fields), plan);
    fields.security = Security::None;
    const Plan changed = *TargetReader::withFields(plan, fields);
    QCOMPARE(changed.targets.at(0).security, Security::None);
    QCOMPARE(changed.targets.at(1).security, Security::None);
    QCOMPARE(changed.targets.at(1).protocol, Protocol::Lmtp);
}

void TestTargetFields::theSecurityOfThePlan_isShownAndReplaced()
{
    Plan plan = planFor(u"mx.example:25"_s);
    plan.security = Security::Tls;
    TargetFields fields = TargetReader::fieldsOf(plan);
    QCOMPARE(fields.security, Security::Tls);
    fields.security = Security::None;
    plan = *TargetReader::withFields(plan, fields);
    QCOMPARE(plan.security, std::nullopt);
    QCOMPARE(plan.targets.first().security, Security::None);
}

void TestTargetFields::whatIsShort_readsBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shortText");
    QTest::newRow("host") << u"smtp://mx.example:25"_s << u"mx.example"_s;
    QTest::newRow("user") << u"smtp://bob@mx.example"_s << u"mx.example"_s;
    QTest::newRow("port") << u"mx.example:26"_s << u"smtp://mx.example:26"_s;
    QTest::newRow("tls") << u"smtps://mx.example"_s << u"smtps://mx.example:465"_s;
    QTest::newRow("domain") << u"mx:example.org"_s << u"mx:example.org"_s;
    QTest::newRow("address") << u"[2001:db8::1]:25"_s << u"smtp://[2001:db8::1]:25"_s;
    QTest::newRow("socket") << u"lmtp+unix:///run/x"_s << u"lmtp+unix:///run/x"_s;
}

void TestTargetFields::whatIsShort_readsBack()
{
    QFETCH(QString, text);
    QFETCH(QString, shortText);
    const Plan plan = planFor(text);
    QCOMPARE(TargetReader::shortText(plan.targets.first()), shortText);
    QCOMPARE(planFor(shortText).targets.first().url(), plan.targets.first().url());
}

QTEST_GUILESS_MAIN(TestTargetFields)
#include "tst_targetfields.moc"
