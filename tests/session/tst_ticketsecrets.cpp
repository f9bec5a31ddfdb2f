// SPDX-License-Identifier: GPL-3.0-or-later
#include "leavings.h"
#include "net/openssl.h"
#include "report/report.h"
#include "stage/authstage.h"
#include "support/echoingrelay.h"
#include "support/keyserver.h"
#include "support/ticketserver.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

#include <algorithm>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::SecretScan;

namespace {
/// The end of a token, which is made with keys that nobody but client and server know. Before it stand names and numbers that are told
/// to people, and that both sides say.
QByteArray sealedPartOf(const QByteArray &token)
{
    constexpr qsizetype Authenticator = 100;
    constexpr qsizetype Checksum = 12; // of a Wrap token (RFC 4121, 4.2.4)
    return token.last(std::min(token.size(), token.size() > 2 * Authenticator ? Authenticator : Checksum));
}
} // namespace

/// No token of Kerberos stands anywhere outside of the wire, whoever says it.
class TestTicketSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTicket_leavesNoSecret_data();
    void aTicket_leavesNoSecret();
    void aServerThatIsNotMeant_makesNoLeak_data() { aTicket_leavesNoSecret_data(); }
    void aServerThatIsNotMeant_makesNoLeak();
    void anEchoingServer_makesNoLeak_data();
    void anEchoingServer_makesNoLeak();

private:
    [[nodiscard]] transcript::Transcript logIn(quint16 port, const QByteArray &mechanism,
                                               stage::AuthSettings settings = {}) const
    {
        sasl::Preferences preferences;
        preferences.serviceHost = u"localhost"_s;
        return test::logIn(test::planFor(port, plan::Security::None),
                           stage::makeAuthStage(mechanism, {u"alice"_s, {}, {}}, settings, preferences),
                           m_folder.path());
    }
    [[nodiscard]] QString leak(const transcript::Transcript &transcript, const QByteArray &sent) const;

    QTemporaryDir m_folder;
    support::KeyServer m_keyServer;
    support::TicketServer m_server;
};

void TestTicketSecrets::initTestCase()
{
    QVERIFY(net::ensureDefaultProvider());
    static const QCA::Initializer initializer;
    QVERIFY2(m_keyServer.start("alice", "smtp/localhost"), m_keyServer.diagnosis().constData());
}

/// The first piece of a token in \p sent that anybody could find; a word when there was no token.
QString TestTicketSecrets::leak(const transcript::Transcript &transcript, const QByteArray &sent) const
{
    SecretScan scan;
    for (const test::DerivedSecret &secret : test::derivedSecrets(sent))
        scan.add(secret.what, sealedPartOf(secret.bytes));
    if (scan.isEmpty())
        return u"no token was sent"_s;
    const QString found = test::leakIn(transcript, scan);
    return found.isEmpty() ? scan.leakBelow(m_folder.path()) : found;
}

void TestTicketSecrets::aTicket_leavesNoSecret_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *name : {"GSSAPI", "GS2-KRB5", "GSS-SPNEGO"})
        QTest::newRow(name) << QByteArray(name);
}

void TestTicketSecrets::aTicket_leavesNoSecret()
{
    QFETCH(const QByteArray, mechanism);
    const qsizetype before = m_server.received().size();
    const transcript::Transcript transcript = logIn(m_server.port(), mechanism);
    QVERIFY(report::fold(transcript).auth.value().ok);
    QCOMPARE(leak(transcript, m_server.received().sliced(before)), QString());
}

void TestTicketSecrets::aServerThatIsNotMeant_makesNoLeak()
{
    QFETCH(const QByteArray, mechanism);
    const qsizetype before = m_server.received().size();
    m_server.falsify(1);
    const transcript::Transcript transcript = logIn(m_server.port(), mechanism);
    m_server.falsify(0);
    QVERIFY(!report::fold(transcript).auth.value().ok);
    QCOMPARE(leak(transcript, m_server.received().sliced(before)), QString());
}

void TestTicketSecrets::anEchoingServer_makesNoLeak_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<int>("piece");
    QTest::addColumn<int>("filler");
    for (const char *name : {"GSSAPI", "GS2-KRB5", "GSS-SPNEGO"}) {
        for (const int piece : {0, 1, 7, 61})
            QTest::addRow("%s, pieces of %d", name, piece) << QByteArray(name) << piece << 0;
        for (const int filler : {65'100, 65'500, 65'519}) // where a line is cut
            QTest::addRow("%s, behind %d", name, filler) << QByteArray(name) << 0 << filler;
    }
}

void TestTicketSecrets::anEchoingServer_makesNoLeak()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const int, piece);
    QFETCH(const int, filler);
    test::EchoingRelay relay;
    QVERIFY(relay.start(m_server.port()));
    relay.setPiece(piece);
    relay.setFiller(QByteArray(filler, '.'));
    const transcript::Transcript transcript = logIn(relay.port(), mechanism);
    QCOMPARE(relay.echoes(), 1);
    QCOMPARE(leak(transcript, relay.sent()), QString());
}

QTEST_GUILESS_MAIN(TestTicketSecrets)
#include "tst_ticketsecrets.moc"
