// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/netrc.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::cli;

class TestNetrc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void entries_areFound_data();
    void entries_areFound();
    void anOpenQuote_isNoPassword_data();
    void anOpenQuote_isNoPassword();
    void thePath_isThatOfTheUser();
};

void TestNetrc::entries_areFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("found"); // "login/password" or nothing
    const auto row = [](const char *name, const char *text, const char *user, const char *found) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(user) << QByteArray(found);
    };
    row("one line", "machine mx.example login alice password s3cret", "", "alice/s3cret");
    row("several lines", "machine mx.example\n\tlogin alice\r\n\tpassword s3cret\n", "", "alice/s3cret");
    row("the first", "machine mx.example login a password 1 machine mx.example login b password 2", "", "a/1");
    row("the user's", "machine mx.example login a password 1 machine mx.example login b password 2", "b", "b/2");
    row("another case", "machine MX.Example login a password 1", "", "a/1");
    row("the root's dot", "machine mx.example. login a password 1", "", "a/1");
    row("two dots", "machine mx.example.. login a password 1", "", "");
    row("no host but the root", "machine . login a password 1", "", "");
    row("a byte order mark", "\xef\xbb\xbfmachine mx.example login a password 1", "", "a/1");
    row("half a byte order mark", "\xef\xbbmachine mx.example login a password 1", "", "");
    row("nothing but a byte order mark", "\xef\xbb\xbf", "", "");
    row("default", "machine other login x password 9 default login a password 1", "", "a/1");
    row("ahead of default", "machine mx.example login a password 1 default login b password 2", "", "a/1");
    row("account", "machine mx.example account default login a password 1", "", "a/1");
    row("quoted", R"(machine mx.example login "a b" password "x\"y\\z")", "", R"(a b/x"y\z)");
    row("a macro",
        "machine other login x password 9\nmacdef init\nmachine mx.example login z password 8\n\n"
        "machine mx.example login a password 1",
        "", "a/1");
    row("a comment", "# machine mx.example login z password 8\nmachine mx.example login a password 1", "", "a/1");
    row("no user named", "machine mx.example password 1", "", "/1");
    row("nothing", "", "", "");
    row("another host", "machine mx.example.org login a password 1", "", "");
    row("below it", "machine a.mx.example login a password 1", "", "");
    row("another user", "machine mx.example login a password 1", "b", "");
    row("another case of the user", "machine mx.example login a password 1", "A", "");
    row("no password", "machine mx.example login a", "", "");
    row("cut off", "machine mx.example login a password", "", "");
    row("cut off at the name", "machine", "", "");
    row("of another", "machine mx.example login a machine other password 1", "", "");
    row("an endless macro", "macdef init\nmachine mx.example login a password 1", "", "");
    row("a macro with CRLF",
        "macdef init\r\nmachine mx.example login z password 8\r\n \r\n\r\nmachine mx.example login a password 1", "",
        "a/1");
    row("an empty macro", "macdef init\n\nmachine mx.example login a password 1", "", "a/1");
    row("escapes", R"(machine mx.example login a password "1\n2\r3\t4\5")", "", "a/1\n2\r3\t45");
    row("an open quote behind it", "machine mx.example login a password 1 machine other password \"2", "", "a/1");
}

void TestNetrc::entries_areFound()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, user);
    const auto entry = findInNetrc(text, "mx.example", user);
    QTEST(entry ? entry->login + '/' + entry->password : QByteArray(), "found");
    QVERIFY(entry || entry.error() == NetrcFailure::NoEntry);
}

void TestNetrc::anOpenQuote_isNoPassword_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("at the end") << QByteArray("machine mx.example login a password \"1");
    QTest::newRow("with a line end") << QByteArray("machine mx.example login a password \"1\n");
    QTest::newRow("ahead of others") << QByteArray(
        "machine mx.example login a password \"1\nmachine other login b password \"2\"\n");
    QTest::newRow("behind a backslash") << QByteArray("machine mx.example login a password \"1\\");
    QTest::newRow("its end escaped") << QByteArray("machine mx.example login a password \"1\\\"");
    QTest::newRow("of another host") << QByteArray("machine other password \"1\nmachine mx.example login a password 2");
}

/// The password would be whatever follows, and perhaps that of another server.
void TestNetrc::anOpenQuote_isNoPassword()
{
    QFETCH(const QByteArray, text);
    const auto entry = findInNetrc(text, "mx.example", {});
    QVERIFY(!entry);
    QCOMPARE(entry.error(), NetrcFailure::OpenQuote);
}

void TestNetrc::thePath_isThatOfTheUser()
{
    QProcessEnvironment environment;
    QCOMPARE(netrcPath(environment), QString());
    environment.insert(u"HOME"_s, u"/home/alice"_s);
    QCOMPARE(netrcPath(environment), u"/home/alice/.netrc"_s);
    environment.insert(u"NETRC"_s, u"/run/netrc"_s);
    QCOMPARE(netrcPath(environment), u"/run/netrc"_s);
}

QTEST_GUILESS_MAIN(TestNetrc)
#include "tst_netrc.moc"
