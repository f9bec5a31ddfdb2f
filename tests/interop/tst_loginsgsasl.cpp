// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"
#include "sasl/registry.h"
#include "support/loginpeer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;
using support::LoginPeer;

namespace {

/// What SASLprep leaves as it is, quoting and commas and several scripts among it. No letters of ISO 8859-1 beyond ASCII: text of
/// nothing else is hashed in that by DIGEST-MD5 (RFC 2831 section 2.1.2.1), of which GNU SASL knows nothing.
QString randomText(QRandomGenerator &random, int longest)
{
    static const QString letters = u"abcxyzABCXYZ0189 ,=\"\\'/@+-_.%&<>;:!?#(){}[]łžőşабвгдежЯαβγδωΩ日本語中文한국어"_s;
    QString text;
    while (text.trimmed().isEmpty()) {
        text.clear();
        for (qsizetype left = random.bounded(1, longest + 1); left > 0; --left)
            text += letters.at(random.bounded(letters.size()));
    }
    return text.trimmed();
}

} // namespace

/// GNU SASL as a server, with people whom chance made.
class TestLoginsGsasl : public interop::LoginTest {
    Q_OBJECT

    static constexpr int People = 12;

    [[nodiscard]] Servers make(support::ServerOptions options) override;
    [[nodiscard]] QList<interop::Desk> desks() const override { return {{.name = "GNU SASL", .server = &server()}}; }

private Q_SLOTS:
    void whoever_canLogInByTheOwnPasswordOnly_data();
    void whoever_canLogInByTheOwnPasswordOnly();

private:
    QMap<QByteArray, QByteArray> m_people;
};

interop::LoginTest::Servers TestLoginsGsasl::make(support::ServerOptions options)
{
    options.mechanisms = {"CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"};
    QRandomGenerator random(20'240'229); // the same people each time
    QMap<QByteArray, LoginPeer::Scram> scram;
    while (m_people.size() < People) {
        // GNU SASL and we do not agree on what a quoted pair in the name of DIGEST-MD5 means.
        const QByteArray user = randomText(random, 24).remove(u'"').remove(u'\\').toUtf8();
        if (user.isEmpty())
            continue;
        m_people.insert(user, randomText(random, 40).toUtf8());
        QByteArray salt(random.bounded(1, 65), '\0');
        for (char &byte : salt)
            byte = static_cast<char>(random.bounded(256));
        scram.insert(user, {salt, random.bounded(1, 20'000)});
    }
    options.passwords.insert(m_people);
    Servers servers;
    servers.push_back(std::make_unique<LoginPeer>(LoginPeer::Backend::Gsasl, options, scram));
    return servers;
}

void TestLoginsGsasl::whoever_canLogInByTheOwnPasswordOnly_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("user");
    for (const QByteArray &mechanism : server().options().mechanisms) {
        for (int number = 0; const QByteArray &user : m_people.keys())
            QTest::addRow("%s, %d", mechanism.constData(), ++number) << mechanism << user;
    }
}

void TestLoginsGsasl::whoever_canLogInByTheOwnPasswordOnly()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, user);
    const QByteArray password = m_people.value(user);
    const bool isKnown = sasl::mechanismNames().contains(mechanism); // to the client
    const auto verdictFor = [&](const QByteArray &secret) {
        return verdictOf(logIn(server().port(), mechanism, {QString::fromUtf8(user), {}, Secret(secret)}));
    };
    QVERIFY2(verdictFor(password) == (isKnown ? "logged in" : "auth-mechanism-unknown"),
             (user + " by " + password).constData());
    QCOMPARE(verdictFor(password + '.'), isKnown ? "refused 535" : "auth-mechanism-unknown");
}

QTEST_GUILESS_MAIN(TestLoginsGsasl)
#include "tst_loginsgsasl.moc"
