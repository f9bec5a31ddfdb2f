// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxyhandshake.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::net;

namespace {
using Kind = mailscope::plan::Proxy::Kind;
using enum mailscope::plan::Proxy::Kind;

ProxyAccess proxy(Kind kind, bool login)
{
    const QHostAddress address(u"192.0.2.8"_s);
    return login ? ProxyAccess{kind, address, 1080, u"joe"_s, Secret("pass word")}
                 : ProxyAccess{kind, address, 1080, {}, {}};
}

/// "> bytes in hex or text" for what is sent, "opened" or "failed: why".
QByteArray written(const ProxyHandshake::Turn &turn, Kind kind)
{
    if (const auto *waits = std::get_if<ProxyHandshake::Waits>(&turn)) {
        if (waits->send.isEmpty())
            return {};
        return "> " + (kind == Socks5 ? waits->send.toHex() : waits->send) + '\n';
    }
    if (const auto *failed = std::get_if<ProxyHandshake::Failed>(&turn))
        return "failed: " + failed->why.toUtf8() + '\n';
    return "opened\n";
}

/// Everything that the client says to \p answers, never taking more than is wanted; what is left stands at the end.
QByteArray talk(Kind kind, bool login, const QString &host, QByteArray answers)
{
    ProxyHandshake handshake(proxy(kind, login), host, 25);
    QByteArray text = written(handshake.opening(), kind);
    while (!answers.isEmpty() && !text.contains("failed") && !text.contains("opened")) {
        const qsizetype size = std::min(handshake.wanted(), answers.size());
        text += written(handshake.receive(answers.first(size)), kind);
        answers.remove(0, size);
    }
    return text + answers;
}
} // namespace

class TestProxyHandshake : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void socks5_data();
    void socks5();
    void connect_data();
    void connect();
    void anAnswerWithoutEnd_isGivenUp();
    void whatIsTooLong_isNotSent();
};

void TestProxyHandshake::socks5_data()
{
    QTest::addColumn<bool>("login");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("answers"); // hex
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, bool login, const QString &host, const char *answers,
                        const QByteArray &expected) {
        QTest::newRow(name) << login << host << QByteArray(answers) << expected;
    };
    const QByteArray name = "> 05010003026d780019\n";
    row("a name", false, u"mx"_s, "0500 05000001 7f000001 0019", "> 050100\n" + name + "opened\n");
    row("the greeting behind it stays", false, u"mx"_s, "0500 05000001 7f000001 0019 323230",
        "> 050100\n" + name + "opened\n220");
    row("bound to a name", false, u"mx"_s, "0500 05000003 026d78 0019 32", "> 050100\n" + name + "opened\n2");
    row("bound to an IPv6 address", false, u"mx"_s, "0500 05000004 00000000000000000000000000000001 0019",
        "> 050100\n" + name + "opened\n");
    row("an IPv4 address", false, u"192.0.2.1"_s, "0500", "> 050100\n> 05010001c00002010019\n");
    row("an IPv6 address", false, u"2001:db8::1"_s, "0500",
        "> 050100\n> 0501000420010db80000000000000000000000010019\n");
    row("a password", true, u"mx"_s, "0502 0100", "> 05020002\n> 01036a6f65097061737320776f7264\n" + name);
    row("a password that is not asked for", true, u"mx"_s, "0500", "> 05020002\n" + name);

    const QByteArray asked = "> 050100\n" + name + "failed: ";
    row("a wrong password", true, u"mx"_s, "0502 0101",
        "> 05020002\n> 01036a6f65097061737320776f7264\nfailed: The proxy refused the user or the password.\n");
    row("a password is missing", false, u"mx"_s, "0502",
        "> 050100\nfailed: The proxy asks for a user and a password.\n");
    row("no way to log in", false, u"mx"_s, "05ff", "> 050100\nfailed: The proxy asks for a user and a password.\n");
    row("another way to log in", true, u"mx"_s, "05ff",
        "> 05020002\nfailed: The proxy wants a login of another kind than a password.\n");
    row("failed", false, u"mx"_s, "0500 05010001 00", asked + "The proxy failed to connect.\n");
    row("not allowed", false, u"mx"_s, "0500 05020001 00", asked + "The proxy does not allow this connection.\n");
    row("no network", false, u"mx"_s, "0500 05030001 00",
        asked + "The proxy cannot reach the network of the server.\n");
    row("no host", false, u"mx"_s, "0500 05040001 00", asked + "The proxy cannot reach the server.\n");
    row("refused", false, u"mx"_s, "0500 05050001 00", asked + "The server refused the connection of the proxy.\n");
    row("an unknown code", false, u"mx"_s, "0500 05630001 00", asked + "The proxy refused with the code 99.\n");
    row("SOCKS4", false, u"mx"_s, "005a", "> 050100\nfailed: The proxy does not speak SOCKS5.\n");
    row("SMTP", false, u"mx"_s, "3232", "> 050100\nfailed: The proxy does not speak SOCKS5.\n");
    row("half an answer", false, u"mx"_s, "0500 050000", "> 050100\n" + name);
}

void TestProxyHandshake::socks5()
{
    QFETCH(bool, login);
    QFETCH(QString, host);
    QFETCH(QByteArray, answers);
    QTEST(talk(Socks5, login, host, QByteArray::fromHex(answers)), "expected");
}

void TestProxyHandshake::connect_data()
{
    QTest::addColumn<bool>("login");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, bool login, const QString &host, const char *answers,
                        const QByteArray &expected) {
        QTest::newRow(name) << login << host << QByteArray(answers) << expected;
    };
    const QByteArray request = "> CONNECT mx:25 HTTP/1.1\r\nHost: mx:25\r\n\r\n\n";
    row("opened", false, u"mx"_s, "HTTP/1.1 200 Go\r\n\r\n", request + "opened\n");
    row("the greeting behind it stays", false, u"mx"_s, "HTTP/1.0 200\r\nVia: x\r\n\r\n220 mx",
        request + "opened\n220 mx");
    row("something ahead", false, u"mx"_s, "HTTP/1.1 100 Wait\r\n\r\nHTTP/1.1 200 Go\r\n\r\n", request + "opened\n");
    row("odd line ends", false, u"mx"_s, "HTTP/1.1 200 Go\r\nA: \r\r\n\r\n2", request + "opened\n2");
    row("an IPv6 address", false, u"2001:db8::1"_s, "",
        "> CONNECT [2001:db8::1]:25 HTTP/1.1\r\nHost: [2001:db8::1]:25\r\n\r\n\n");
    row("a password", true, u"mx"_s, "",
        "> CONNECT mx:25 HTTP/1.1\r\nHost: mx:25\r\nProxy-Authorization: Basic am9lOnBhc3Mgd29yZA==\r\n\r\n\n");

    row("not allowed", false, u"mx"_s, "HTTP/1.1 403 Not this port\r\n\r\n",
        request + "failed: The proxy refused: 403 Not this port.\n");
    row("unreachable", false, u"mx"_s, "HTTP/1.1 502 Bad Gateway\r\n\r\n",
        request + "failed: The proxy refused: 502 Bad Gateway.\n");
    row("a password is missing", false, u"mx"_s, "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=x\r\n\r\n",
        request + "failed: The proxy asks for a user and a password.\n");
    row("another way to log in", false, u"mx"_s, "HTTP/1.1 407 Who\r\nProxy-Authenticate: Negotiate\r\n\r\n",
        request + "failed: The proxy wants a login of another kind than a password.\n");
    row("SMTP", false, u"mx"_s, "220 mx\r\n\r\n", request + "failed: The proxy does not speak HTTP.\nmx\r\n\r\n");
    row("half an answer", false, u"mx"_s, "HTTP/1.1 200 Go\r\n", request);
}

void TestProxyHandshake::connect()
{
    QFETCH(bool, login);
    QFETCH(QString, host);
    QFETCH(QByteArray, answers);
    QTEST(talk(Http, login, host, answers), "expected");
}

void TestProxyHandshake::anAnswerWithoutEnd_isGivenUp()
{
    const QByteArray answer = "HTTP/1.1 200 Go\r\nX: " + QByteArray(ProxyHandshake::AnswerLimit, 'x');
    QVERIFY(talk(Http, false, u"mx"_s, answer).contains("failed: The answer of the proxy has no end."));
}

void TestProxyHandshake::whatIsTooLong_isNotSent()
{
    ProxyHandshake host(proxy(Socks5, false), QString(256, u'a'), 25);
    QVERIFY(std::holds_alternative<ProxyHandshake::Failed>(host.opening()));
    ProxyAccess known = proxy(Socks5, true);
    known.password = Secret(QByteArray(256, 'a'));
    ProxyHandshake login(known, u"mx"_s, 25);
    QVERIFY(std::holds_alternative<ProxyHandshake::Failed>(login.opening()));
}

QTEST_GUILESS_MAIN(TestProxyHandshake)
#include "tst_proxyhandshake.moc"
