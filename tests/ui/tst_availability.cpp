// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/action.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using ui::Action;
using ui::Availability;
using ui::SessionFacts;

namespace {

SessionFacts ready(const QList<QByteArray> &lines)
{
    wire::Reply reply;
    reply.code = 250;
    reply.lines = lines;
    SessionFacts facts;
    facts.hasTarget = true;
    facts.isLive = true;
    facts.capabilities.emplace(wire::Capabilities::Verb::Ehlo, reply);
    return facts;
}

} // namespace

class TestAvailability : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAHost_nothingCanBeDone();
    void withoutAConnection_onlyADiagnosis();
    void whileOpening_nothingCanBeDone();
    void beforeHello_onlyHelloAndQuit();
    void whatIsNotOffered_isNamed_data();
    void whatIsNotOffered_isNamed();
    void whatIsOffered_canBeDone();
    void aSecondStartTls_isNotPossible();
    void aSecondLogin_isNotPossible();
    void rulesCanBeBroken_onlyOnAnOpenConnection();
};

void TestAvailability::withoutAHost_nothingCanBeDone()
{
    for (const Action action : ui::AllActions)
        QVERIFY(!Availability::objection(action, {}).isEmpty());
}

void TestAvailability::withoutAConnection_onlyADiagnosis()
{
    SessionFacts facts;
    facts.hasTarget = true;
    for (const Action action : ui::AllActions)
        QCOMPARE(Availability::objection(action, facts).isEmpty(), action == Action::Diagnose);
}

void TestAvailability::whileOpening_nothingCanBeDone()
{
    SessionFacts facts = ready({"mx.example", "STARTTLS"});
    facts.isOpening = true;
    for (const Action action : ui::AllActions) {
        if (action != Action::Diagnose)
            QCOMPARE(Availability::objection(action, facts), u"Wait until the connection is ready."_s);
    }
}

void TestAvailability::beforeHello_onlyHelloAndQuit()
{
    SessionFacts facts;
    facts.hasTarget = true;
    facts.isLive = true;
    QCOMPARE(Availability::objection(Action::Ehlo, facts), QString());
    QCOMPARE(Availability::objection(Action::Quit, facts), QString());
    QCOMPARE(Availability::objection(Action::Vrfy, facts), u"Say EHLO first."_s);
    facts.protocol = plan::Protocol::Lmtp;
    QCOMPARE(Availability::objection(Action::StartTls, facts), u"Say LHLO first."_s);
}

void TestAvailability::whatIsNotOffered_isNamed_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<QString>("words");
    QTest::newRow("STARTTLS") << Action::StartTls << u"The server does not offer STARTTLS."_s;
    QTest::newRow("AUTH") << Action::Auth << u"The server does not offer AUTH."_s;
    QTest::newRow("ETRN") << Action::Etrn << u"The server does not offer ETRN."_s;
}

void TestAvailability::whatIsNotOffered_isNamed()
{
    QFETCH(Action, action);
    QFETCH(QString, words);
    QCOMPARE(Availability::objection(action, ready({"mx.example", "SIZE"})), words);
}

void TestAvailability::whatIsOffered_canBeDone()
{
    const SessionFacts facts = ready({"mx.example", "STARTTLS", "auth PLAIN", "ETRN"});
    for (const Action action : ui::AllActions)
        QCOMPARE(Availability::objection(action, facts), QString());
}

void TestAvailability::aSecondStartTls_isNotPossible()
{
    SessionFacts facts = ready({"mx.example", "STARTTLS"});
    facts.isEncrypted = true;
    QVERIFY(!Availability::objection(Action::StartTls, facts).isEmpty());
    QVERIFY(!Availability::canBeForced(Action::StartTls, facts));
}

void TestAvailability::aSecondLogin_isNotPossible()
{
    SessionFacts facts = ready({"mx.example", "AUTH PLAIN"});
    facts.isLoggedIn = true;
    QVERIFY(!Availability::objection(Action::Auth, facts).isEmpty());
    QVERIFY(Availability::canBeForced(Action::Auth, facts));
}

void TestAvailability::rulesCanBeBroken_onlyOnAnOpenConnection()
{
    SessionFacts facts;
    facts.hasTarget = true;
    QVERIFY(!Availability::canBeForced(Action::Vrfy, facts));
    facts.isLive = true;
    facts.isOpening = true;
    QVERIFY(!Availability::canBeForced(Action::Vrfy, facts));
    facts.isOpening = false;
    QVERIFY(Availability::canBeForced(Action::Vrfy, facts));
}

QTEST_GUILESS_MAIN(TestAvailability)
#include "tst_availability.moc"
