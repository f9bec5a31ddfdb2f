// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan.h"
#include "plan/proxytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::plan;

class TestPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshPlan_isAnEmptyObject();
    void everyValue_survivesTheProfileFile();
    void aKeyPassword_isNeverWritten();
    void aLoginIsWanted_whenSomebodyIsNamed_data();
    void aLoginIsWanted_whenSomebodyIsNamed();
    void theTarget_overrulesTheLogin();
    void theTlsPolicy_isStrictWhereASecretIsSent();
    void secretReferences_areToldFromSecrets_data();
    void secretReferences_areToldFromSecrets();
    void targetsUnlikeTheirUrl_surviveToo_data();
    void targetsUnlikeTheirUrl_surviveToo();
    void noLimit_isWrittenAsZero();
    void bytesThatAreNoText_surviveToo();
    void aWrongProfile_namesItsKey_data();
    void aWrongProfile_namesItsKey();
    void theFirstWrongKey_isTheOneNamed();

    void proxies_readBack_data();
    void proxies_readBack();
    void whatIsNoProxy_isRefused_data();
    void whatIsNoProxy_isRefused();
    void proxyHeaders_readBack_data();
    void proxyHeaders_readBack();
    void whatIsNoProxyHeader_isRefused_data();
    void whatIsNoProxyHeader_isRefused();
    void addressesAndPorts_areRead_data();
    void addressesAndPorts_areRead();
    void whatIsNoAddress_changesNothing_data();
    void whatIsNoAddress_changesNothing();
};

namespace {

Plan fullPlan()
{
    Plan plan;
    plan.targets = *parseTargets(u"smtp://bob;auth=PLAIN@mx.example:2525,lmtp+unix:///run/lmtp"_s);
    plan.security = Security::StartTls;
    plan.helloName = "client.example";
    plan.greet = Greet::Ehlo;
    plan.family = Family::IPv6;
    plan.bindAddress = QHostAddress(u"2001:db8::2"_s);
    plan.bindPort = 4711;
    plan.dnsServer = QHostAddress(u"192.0.2.53"_s);
    plan.dnsPort = 5353;
    plan.patience.setLimit(Phase::Connect, std::chrono::milliseconds(2500));
    plan.patience.setLimit(Phase::Greeting, std::nullopt);
    plan.patience.setFinalReply(std::chrono::minutes(1));
    plan.tlsPolicy = TlsPolicy::Require;
    plan.tls.expectedName = u"mx.example"_s;
    plan.tls.sni = QString();
    plan.tls.caFile = u"/etc/ca.pem"_s;
    plan.tls.caPath = u"/etc/certs"_s;
    plan.tls.certificateFile = u"client.pem"_s;
    plan.tls.keyFile = u"client.key"_s;
    plan.tls.minimumVersion = u"1.2"_s;
    plan.tls.maximumVersion = u"1.3"_s;
    plan.tls.ciphers = u"ECDHE+AESGCM:TLS_AES_128_GCM_SHA256"_s;
    plan.tls.pinnedSha256 = {QByteArray(64, 'a')};
    plan.keyPasswordFrom = u"env:KEY"_s;
    plan.force = true;
    plan.proxy = Proxy{Proxy::Kind::Http, u"proxy.example"_s, 3128, u"bob"_s};
    plan.proxyPasswordFrom = u"file:/run/secret"_s;
    plan.proxyHeader = *parseProxyHeader(u"v2:src=192.0.2.1:1,dst=192.0.2.2:25,authority=mx.example,tls=TLSv1.3"_s);
    plan.xclient = {{"ADDR", "192.0.2.9"}, {"NAME", "[UNAVAILABLE]"}};
    plan.xforward = {{"HELO", "a=b"}};
    plan.xclientBeforeStartTls = true;
    plan.login.user = u"alice"_s;
    plan.login.authorizationId = u"bob"_s;
    plan.login.realm = u"example"_s;
    plan.login.mechanisms = {"SCRAM-SHA-256", "PLAIN"};
    plan.login.passwordFrom = u"keychain:work"_s;
    plan.login.tokenFrom = u"command:oauth token"_s;
    plan.login.optional = true;
    plan.login.initialResponse = Login::InitialResponse::Never;
    plan.login.prepare = false;
    plan.login.ntlm = Login::Ntlm::V1;
    plan.login.serviceName = u"mail"_s;
    plan.login.serviceHost = u"mx.example"_s;
    plan.login.maxFailures = 7;
    plan.login.allowPlaintext = true;
    plan.login.checkChannelBinding = true;
    plan.login.mostIterations = 600'000;
    plan.tasks = {{Phase::Vrfy, "alice"}, {Phase::Noop, {}}};
    plan.stopAfter = Phase::HelloTls;
    plan.dropAfter = Phase::Vrfy;
    return plan;
}

std::expected<Plan, Plan::Error> throughText(const Plan &plan)
{
    return Plan::fromJson(QJsonDocument::fromJson(QJsonDocument(plan.toJson()).toJson()).object());
}

} // namespace

void TestPlan::aFreshPlan_isAnEmptyObject()
{
    QVERIFY(Plan().toJson().isEmpty());
    const auto read = Plan::fromJson({});
    QVERIFY(read);
    QVERIFY(*read == Plan());
}

void TestPlan::everyValue_survivesTheProfileFile()
{
    const Plan plan = fullPlan();
    const auto read = throughText(plan);
    QVERIFY2(read, read ? "" : qPrintable(read.error().key + u": "_s + read.error().text));
    QCOMPARE(read->toJson(), plan.toJson());
    QVERIFY(*read == plan);
}

void TestPlan::aLoginIsWanted_whenSomebodyIsNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("nothing") << QByteArray("{}") << false;
    QTest::newRow("a password alone") << QByteArray(R"({"passwordFrom":"prompt"})") << false;
    QTest::newRow("manners alone") << QByteArray(R"({"optional":true,"realm":"x"})") << false;
    QTest::newRow("a user") << QByteArray(R"({"user":"alice"})") << true;
    QTest::newRow("a token") << QByteArray(R"({"tokenFrom":"env:T"})") << true;
    QTest::newRow("a mechanism") << QByteArray(R"({"mechanisms":["external"]})") << true;
}

void TestPlan::aLoginIsWanted_whenSomebodyIsNamed()
{
    QFETCH(const QByteArray, json);
    const auto plan = Plan::fromJson({{u"login"_s, QJsonDocument::fromJson(json).object()}});
    QVERIFY(plan);
    QTEST(plan->login.isWanted(), "wanted");
}

void TestPlan::theTarget_overrulesTheLogin()
{
    Plan plan = fullPlan();
    const Login own = plan.loginOf(plan.targets.at(0));
    QCOMPARE(own.user, u"bob"_s);
    QCOMPARE(own.mechanisms, QList<QByteArray>{"PLAIN"});
    QCOMPARE(own.passwordFrom, plan.login.passwordFrom);
    QVERIFY(plan.loginOf(plan.targets.at(1)) == plan.login);
}

void TestPlan::theTlsPolicy_isStrictWhereASecretIsSent()
{
    Plan plan;
    QCOMPARE(plan.effectiveTlsPolicy(true), TlsPolicy::Require);
    QCOMPARE(plan.effectiveTlsPolicy(false), TlsPolicy::Report);
    plan.tlsPolicy = TlsPolicy::Report;
    QCOMPARE(plan.effectiveTlsPolicy(true), TlsPolicy::Report);
    plan.tlsPolicy = TlsPolicy::Require;
    QCOMPARE(plan.effectiveTlsPolicy(false), TlsPolicy::Require);
}

void TestPlan::secretReferences_areToldFromSecrets_data()
{
    QTest::addColumn<bool>("good");
    for (const char *text : {"prompt", "netrc", "env:A", "file:/a b", "fd:0", "keychain:work", "command:a:b"})
        QTest::newRow(text) << true;
    for (const char *text :
         {"", "s3cret", "prompt:", "prompt:x", "env", "env:", "ENV:A", "fd:", "fd:-1", "fd:x", "netrc:x"})
        QTest::newRow(text) << false;
}

void TestPlan::secretReferences_areToldFromSecrets()
{
    QFETCH(const bool, good);
    QCOMPARE(isSecretReference(QString::fromLatin1(QTest::currentDataTag())), good);
}

void TestPlan::aKeyPassword_isNeverWritten()
{
    Plan plan = fullPlan();
    plan.tls.keyPassword = Secret("s3cret");
    QVERIFY(!QJsonDocument(plan.toJson()).toJson().contains("s3cret"));
}

void TestPlan::targetsUnlikeTheirUrl_surviveToo_data()
{
    QTest::addColumn<Target>("target");
    Target mx;
    mx.kind = Target::Kind::Mx;
    mx.host = u"example.org"_s;
    QTest::newRow("the exchangers of a domain") << mx;
    Target plain = *Target::parse(u"smtps://mx.example"_s);
    plain.security = Security::None;
    QTest::newRow("no encryption on port 465") << plain;
    Target lmtp = *Target::parse(u"lmtp://mx.example"_s);
    lmtp.security = Security::Tls;
    QTest::newRow("LMTP inside TLS") << lmtp;
    Target socket = *Target::parse(u"lmtp+unix:///run/lmtp"_s);
    socket.security = Security::StartTls;
    QTest::newRow("STARTTLS on a socket") << socket;
    Target user = *Target::parse(u"mx.example"_s);
    user.user = u"j\u00f6rg@x"_s;
    QTest::newRow("a user") << user;
}

void TestPlan::targetsUnlikeTheirUrl_surviveToo()
{
    QFETCH(const Target, target);
    Plan plan;
    plan.targets = {target};
    const auto read = throughText(plan);
    QVERIFY2(read, read ? "" : qPrintable(read.error().key + u": "_s + read.error().text));
    QVERIFY(*read == plan);
}

void TestPlan::noLimit_isWrittenAsZero()
{
    Plan plan;
    plan.patience = Patience(std::nullopt);
    QCOMPARE(plan.toJson().value("timeouts"_L1).toObject().value("connect"_L1), QJsonValue(0.0));
    const auto read = throughText(plan);
    QVERIFY(read);
    QVERIFY(!read->patience.limit(Phase::Connect));
    QVERIFY(*read == plan);
}

void TestPlan::bytesThatAreNoText_surviveToo()
{
    Plan plan;
    plan.helloName = "a\x01\xff\\\x1b";
    plan.tasks = {{Phase::Raw, "NOOP\r\nNOOP\r\n"}};
    plan.xclient = {{"NAME", "\xc3\xa9\xff="}};
    const auto read = throughText(plan);
    QVERIFY(read);
    QVERIFY(*read == plan);
}

void TestPlan::aWrongProfile_namesItsKey_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *json, const char *key) {
        QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(key);
    };
    row(R"({"helo":1})", "helo");
    row(R"({"helo":"\\q"})", "helo");
    row(R"({"helo":"a\\"})", "helo");
    row(R"({"hello":"x"})", "hello");
    row(R"({"targets":"mx"})", "targets");
    row(R"({"targets":[1]})", "targets[0]");
    row(R"({"targets":["mx","a:0"]})", "targets[1]");
    row(R"({"targets":["smtp://a:b@c"]})", "targets[0]");
    row(R"({"targets":[{}]})", "targets[0]");
    row(R"({"targets":[{"url":"mx","mx":"y"}]})", "targets[0]");
    row(R"({"targets":[{"url":"mx:0"}]})", "targets[0].url");
    row(R"({"targets":[{"mx":"a b"}]})", "targets[0].mx");
    row(R"({"targets":[{"mx":"a","port":0}]})", "targets[0].port");
    row(R"({"targets":[{"mx":"a","port":2.5}]})", "targets[0].port");
    row(R"({"targets":[{"url":"a","protocol":"imap"}]})", "targets[0].protocol");
    row(R"({"targets":[{"url":"a","security":"ssl"}]})", "targets[0].security");
    row(R"({"targets":[{"url":"a","password":"x"}]})", "targets[0].password");
    row(R"({"login":"alice"})", "login");
    row(R"({"login":{"password":"s3cret"}})", "login.password");
    row(R"({"login":{"passwordFrom":"s3cret"}})", "login.passwordFrom");
    row(R"({"login":{"passwordFrom":"env:"}})", "login.passwordFrom");
    row(R"({"login":{"tokenFrom":"fd:x"}})", "login.tokenFrom");
    row(R"({"login":{"user":1}})", "login.user");
    row(R"({"login":{"user":"a\nb"}})", "login.user");
    row(R"({"login":{"mechanisms":"PLAIN"}})", "login.mechanisms");
    row(R"({"login":{"mechanisms":["PLAIN","a b"]}})", "login.mechanisms[1]");
    row(R"({"login":{"mechanisms":[""]}})", "login.mechanisms[0]");
    row(R"({"login":{"mechanisms":[7]}})", "login.mechanisms[0]");
    row(R"({"login":{"mechanisms":["A23456789012345678901"]}})", "login.mechanisms[0]");
    row(R"({"login":{"initialResponse":"sometimes"}})", "login.initialResponse");
    row(R"({"login":{"ntlm":"v3"}})", "login.ntlm");
    row(R"({"login":{"maxFailures":0}})", "login.maxFailures");
    row(R"({"login":{"maxFailures":101}})", "login.maxFailures");
    row(R"({"login":{"maxFailures":1.5}})", "login.maxFailures");
    row(R"({"login":{"mostIterations":-1}})", "login.mostIterations");
    row(R"({"login":{"optional":"yes"}})", "login.optional");
    row(R"({"login":{"allowPlaintext":1}})", "login.allowPlaintext");
    row(R"({"security":"ssl"})", "security");
    row(R"({"security":null})", "security");
    row(R"({"greet":"hi"})", "greet");
    row(R"({"family":"ipv5"})", "family");
    row(R"({"bind":"localhost"})", "bind");
    row(R"({"bindPort":70000})", "bindPort");
    row(R"({"dns":"1.2.3.4:x"})", "dns");
    row(R"({"timeouts":5})", "timeouts");
    row(R"({"timeouts":{"conect":5}})", "timeouts.conect");
    row(R"({"timeouts":{"connect":-1}})", "timeouts.connect");
    row(R"({"timeouts":{"connect":"5"}})", "timeouts.connect");
    row(R"({"timeouts":{"connect":1e300}})", "timeouts.connect");
    row(R"({"tlsPolicy":"maybe"})", "tlsPolicy");
    row(R"({"tls":[]})", "tls");
    row(R"({"tls":{"minimumVersion":"1.4"}})", "tls.minimumVersion");
    row(R"({"tls":{"maximumVersion":"TLSv1.2"}})", "tls.maximumVersion");
    row(R"({"tls":{"keyPassword":"x"}})", "tls.keyPassword");
    row(R"({"tls":{"pinnedSha256":["ab"]}})", "tls.pinnedSha256");
    row(R"({"tls":{"pinnedSha256":[7]}})", "tls.pinnedSha256");
    row(R"({"force":"yes"})", "force");
    row(R"({"proxy":"ftp://x"})", "proxy");
    row(R"({"proxyProtocol":"v3"})", "proxyProtocol");
    row(R"({"xclient":["ADDR"]})", "xclient[0]");
    row(R"({"xclient":["=x"]})", "xclient[0]");
    row(R"({"xforward":[{}]})", "xforward[0]");
    row(R"({"tasks":["vrfy"]})", "tasks[0]");
    row(R"({"tasks":[{"argument":"x"}]})", "tasks[0].verb");
    row(R"({"tasks":[{"verb":"mail"}]})", "tasks[0].verb");
    row(R"({"tasks":[{"verb":"vrfy","argument":"\\x"}]})", "tasks[0].argument");
    row(R"({"tasks":[{"verb":"vrfy","argument":" "}]})", "tasks[0].argument");
    row(R"({"helo":"a\\x00b"})", "helo");
    row(R"({"tasks":[{"verb":"vrfy","argument":"x","more":1}]})", "tasks[0].more");
    row(R"({"stopAfter":"lunch"})", "stopAfter");
    row(R"({"dropAfter":7})", "dropAfter");
}

void TestPlan::aWrongProfile_namesItsKey()
{
    QFETCH(const QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    const auto read = Plan::fromJson(document.object());
    QVERIFY(!read);
    QTEST(read.error().key, "key");
    QVERIFY(read.error().text.endsWith(u'.'));
}

void TestPlan::theFirstWrongKey_isTheOneNamed()
{
    const auto read = Plan::fromJson({{u"security"_s, u"ssl"_s}, {u"greet"_s, u"hi"_s}, {u"more"_s, 1}});
    QVERIFY(!read);
    QCOMPARE(read.error().key, u"security"_s);
}

void TestPlan::proxies_readBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("written");
    QTest::newRow("SOCKS5") << u"socks5://127.0.0.1"_s << u"127.0.0.1"_s << 1080 << u"socks5://127.0.0.1:1080"_s;
    QTest::newRow("HTTP") << u"http://proxy.example/"_s << u"proxy.example"_s << 8080 << u"http://proxy.example:8080"_s;
    QTest::newRow("user") << u"socks5://bob@h:9"_s << u"h"_s << 9 << u"socks5://bob@h:9"_s;
    QTest::newRow("IPv6") << u"socks5://[::1]:9"_s << u"::1"_s << 9 << u"socks5://[::1]:9"_s;
}

void TestPlan::proxies_readBack()
{
    QFETCH(const QString, text);
    const auto proxy = parseProxy(text);
    QVERIFY2(proxy, proxy ? "" : qPrintable(proxy.error()));
    QTEST(proxy->host, "host");
    QTEST(int(proxy->port), "port");
    QTEST(toText(*proxy), "written");
    QVERIFY(parseProxy(toText(*proxy)) == proxy);
}

void TestPlan::whatIsNoProxy_isRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "proxy", "socks4://h", "socks5://", "socks5://h:0", "socks5://h:70000", "socks5://h:x", "http://h/path",
          "http://h?x", "https://h", "socks5://bob:s3cret@h", "socks5://:s3cret@h", "socks5://h#x"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPlan::whatIsNoProxy_isRefused()
{
    QFETCH(const QString, text);
    const auto proxy = parseProxy(text);
    QVERIFY(!proxy);
    QVERIFY(!proxy.error().contains("s3cret"_L1));
}

void TestPlan::proxyHeaders_readBack_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"v1", "v2", "v1:local", "v1:src=192.0.2.1:1,dst=192.0.2.2:25",
                             "v2:local,src=[2001:db8::1]:1,dst=[2001:db8::2]:25",
                             "v2:authority=mx.example,alpn=smtp,tls=TLSv1.3,cipher=TLS_AES_128_GCM_SHA256,cn=a%2Cb%25"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPlan::proxyHeaders_readBack()
{
    QFETCH(const QString, text);
    const auto header = parseProxyHeader(text);
    QVERIFY2(header, header ? "" : qPrintable(header.error()));
    QCOMPARE(toText(*header), text);
}

void TestPlan::whatIsNoProxyHeader_isRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "1", "v3", "V1", "v1:", "v2:,", "v2:remote", "v2:source=1.2.3.4:5", "v1:src=192.0.2.1:1",
          "v1:src=192.0.2.1:1,dst=[::1]:2", "v1:src=host:1,dst=host:2", "v1:src=192.0.2.1:65536,dst=192.0.2.2:1",
          "v1:authority=mx", "v2:authority=", "v2:cipher=X", "v2:cn=X", "v2:alpn"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("too long") << u"v2:cn=%1,tls=TLSv1.3"_s.arg(QString(1025, u'x'));
}

void TestPlan::whatIsNoProxyHeader_isRefused()
{
    QFETCH(const QString, text);
    const auto header = parseProxyHeader(text);
    QVERIFY(!header);
    QVERIFY(header.error().endsWith(u'.'));
}

void TestPlan::addressesAndPorts_areRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << u"192.0.2.1"_s << u"192.0.2.1"_s << 53;
    QTest::newRow("IPv4 and port") << u"192.0.2.1:54"_s << u"192.0.2.1"_s << 54;
    QTest::newRow("IPv6 bare") << u"2001:db8::1"_s << u"2001:db8::1"_s << 53;
    QTest::newRow("IPv6 in brackets") << u"[2001:db8::1]"_s << u"2001:db8::1"_s << 53;
    QTest::newRow("IPv6 and port") << u"[2001:db8::1]:54"_s << u"2001:db8::1"_s << 54;
    QTest::newRow("port 0") << u"192.0.2.1:0"_s << u"192.0.2.1"_s << 0;
}

void TestPlan::addressesAndPorts_areRead()
{
    QFETCH(const QString, text);
    QHostAddress address;
    quint16 port = 53;
    QVERIFY(parseAddressAndPort(text, address, port));
    QTEST(address.toString(), "address");
    QTEST(int(port), "port");
    quint16 again = 53;
    QVERIFY(parseAddressAndPort(addressAndPortText(address, port, 53), address, again));
    QCOMPARE(again, port);
}

void TestPlan::whatIsNoAddress_changesNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "localhost", "1", "192.0.2", "192.0.2.256", "192.0.2.1:", "192.0.2.1:x", "192.0.2.1:65536",
          "192.0.2.1:-1", "[::1", "[::1]x", "[::1]:", "::1]:5", "[192.0.2.1]:5", ":53", "[]:5"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPlan::whatIsNoAddress_changesNothing()
{
    QFETCH(const QString, text);
    QHostAddress address;
    quint16 port = 7;
    QVERIFY(!parseAddressAndPort(text, address, port));
    QVERIFY(address.isNull());
    QCOMPARE(port, quint16(7));
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
