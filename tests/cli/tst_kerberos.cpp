// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/openssl.h"
#include "programrun.h"
#include "support/keyserver.h"
#include "support/ticketserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>
#include <QtCrypto>

using namespace mailscope;
using namespace Qt::StringLiterals;
using clitest::ProgramRun;
using clitest::runHere;

/// The command `auth` with tickets of Kerberos: with a key server, without one, and with one that never answers.
class TestKerberos : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTicket_logsIn_data();
    void aTicket_logsIn();
    void noTicket_is5();
    void aSilentKeyServer_is5();
    void behindASilentKeyServer_theNextMechanismFollows();
    void aServerThatIsNotMeant_is5AndTheEnd_data();
    void aServerThatIsNotMeant_is5AndTheEnd();

private:
    [[nodiscard]] ProgramRun logIn(const QByteArray &mechanisms, const QByteArrayList &options = {}) const
    {
        return runHere(QByteArrayList{"auth", clitest::urlOf(m_server.port()), "--mechanism", mechanisms,
                                      "--service-host", "localhost", "--json"}
                       + options);
    }
    [[nodiscard]] static QStringList reasonsOf(const ProgramRun &run);

    support::TicketServer m_server;
};

void TestKerberos::initTestCase()
{
    QVERIFY(net::ensureDefaultProvider());
    static const QCA::Initializer initializer;
}

/// Of each attempt its mechanism and why it failed.
QStringList TestKerberos::reasonsOf(const ProgramRun &run)
{
    QStringList reasons;
    for (const QJsonValue &each : run.document().value("auth"_L1)["attempts"_L1].toArray())
        reasons.append(each["mechanism"_L1].toString() + u' ' + each["reason"_L1].toString(u"-"_s));
    return reasons;
}

void TestKerberos::aTicket_logsIn_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *name : {"GSSAPI", "GS2-KRB5", "GSS-SPNEGO"})
        QTest::newRow(name) << QByteArray(name);
}

void TestKerberos::aTicket_logsIn()
{
    QFETCH(const QByteArray, mechanism);
    support::KeyServer keyServer;
    QVERIFY2(keyServer.start("alice", "smtp/localhost"), keyServer.diagnosis().constData());
    const ProgramRun run = logIn(mechanism);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(reasonsOf(run), QStringList{QString::fromLatin1(mechanism) + u" -"_s});
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestKerberos::noTicket_is5()
{
    const support::SilentKeyServer keyServer; // nobody asks it, for there is nothing to ask with
    const support::KerberosEnvironment realm(keyServer.port());
    const ProgramRun run = logIn("GSSAPI");
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(reasonsOf(run), QStringList{u"GSSAPI auth-work-failed"_s});
    QVERIFY2(run.out.contains("ticket"), run.out.constData());
}

namespace {
/// A user whose key stands in a file, and a key server that says nothing to that.
class SilentRealm {
public:
    SilentRealm() : m_realm(m_keyServer.port())
    {
        m_realm.write(u"user.keys"_s, support::KerberosEnvironment::keyTable("alice"));
        m_realm.set("KRB5_CLIENT_KTNAME", m_realm.path(u"user.keys"_s).toUtf8());
    }
    [[nodiscard]] bool wasAsked() { return m_keyServer.wasAsked(); }

private:
    support::SilentKeyServer m_keyServer;
    support::KerberosEnvironment m_realm;
};
} // namespace

/// Not 3: the server answers, and another login may succeed. Kerberos would wait for half a minute.
void TestKerberos::aSilentKeyServer_is5()
{
    SilentRealm realm;
    const qsizetype before = m_server.received().size();
    QElapsedTimer timer;
    timer.start();
    const ProgramRun run = logIn("GSSAPI", {"--timeouts", "auth=1"});
    QVERIFY2(run.code == 5, run.text().constData());
    QVERIFY(realm.wasAsked());
    QVERIFY2(timer.elapsed() < 10'000, "nobody held it to the limit");
    QCOMPARE(reasonsOf(run), QStringList{u"GSSAPI auth-work-failed"_s});
    QCOMPARE(run.document().value("issue"_L1)["id"_L1].toString(), u"auth-work-failed"_s);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
    QVERIFY(!m_server.received().sliced(before).contains("AUTH")); // there was nothing to say
}

void TestKerberos::behindASilentKeyServer_theNextMechanismFollows()
{
    SilentRealm realm;
    const ProgramRun run = logIn("GSSAPI,GS2-KRB5", {"--timeouts", "auth=1"});
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(reasonsOf(run), (QStringList{u"GSSAPI auth-work-failed"_s, u"GS2-KRB5 auth-work-failed"_s}));
}

void TestKerberos::aServerThatIsNotMeant_is5AndTheEnd_data()
{
    QTest::addColumn<QByteArray>("mechanisms");
    QTest::addColumn<int>("challenge");
    QTest::newRow("the answer to the ticket") << QByteArray("GSSAPI,GS2-KRB5") << 1;
    QTest::newRow("what is sealed behind it") << QByteArray("GSSAPI,GS2-KRB5") << 2;
    QTest::newRow("GS2") << QByteArray("GS2-KRB5,GSSAPI") << 1;
}

void TestKerberos::aServerThatIsNotMeant_is5AndTheEnd()
{
    QFETCH(const QByteArray, mechanisms);
    QFETCH(const int, challenge);
    support::KeyServer keyServer;
    QVERIFY2(keyServer.start("alice", "smtp/localhost"), keyServer.diagnosis().constData());
    m_server.falsify(challenge);
    const ProgramRun run = logIn(mechanisms);
    m_server.falsify(0);
    QVERIFY2(run.code == 5, run.text().constData());
    QCOMPARE(reasonsOf(run),
             QStringList{QString::fromLatin1(mechanisms.split(',').constFirst()) + u" auth-server-unproven"_s});
    QVERIFY2(run.out.contains("\"server-unproven\""), run.out.constData());
}

QTEST_GUILESS_MAIN(TestKerberos)
#include "tst_kerberos.moc"
