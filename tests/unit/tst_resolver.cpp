// SPDX-License-Identifier: GPL-3.0-or-later
#include "resolverfixture.h"

#include <QElapsedTimer>

#include <memory>

using namespace mailscope::net;
using namespace std::chrono_literals;

class TestResolver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bothFamilies_areFound();
    void family_isHonoured();
    void dotAtTheEnd_isAccepted();
    void internationalName_isAskedInAscii();
    void aliasChain_isFollowedAndTold();
    void circleOfAliases_isNotFound();
    void twoHundredAddresses_comeOverTcp();
    void truncatedAnswer_isAskedAgainOverTcp();
    void lateAnswer_isTaken();
    void serverOnIpv6_isAsked();
    void searchDomain_completesASingleLabel();
    void dotAtTheEnd_keepsSearchDomainsAway();
    void hostsFile_comesBeforeTheServer();
    void localhost_needsNoServer_data();
    void localhost_needsNoServer();
    void systemsOwnFiles_areReadOtherwise();
    void literal_answersWithoutDns_data();
    void literal_answersWithoutDns();
    void literalOfTheOtherFamily_hasNoData();
    void badName_isNeverAsked();
    void failure_isToldByKind_data();
    void failure_isToldByKind();
    void otherFamilyOnly_isNoData();
    void familyThatStaysSilent_leavesTheOther();
    void closedPort_isNoServer();
    void noSuchConfiguration_failsInOrder();
    void silentServer_isGivenUpAtTheLimit();
    void withoutLimit_theLookupEndsAllTheSame();
    void cancel_isAtOnceAndToldOnce();
    void cancelAfterTheAnswer_changesNothing();
    void secondLookup_cancelsTheFirst();
    void destroyedInItsOwnSlot_isSafe();
    void destroyedAtAnyPoint_isSafeAndSilent();

private:
    std::unique_ptr<ResolverFixture> m_fixture;
};

void TestResolver::init()
{
    m_fixture = std::make_unique<ResolverFixture>();
    QVERIFY(m_fixture->start());
    FakeDns &dns = m_fixture->dns;
    dns.addAddress("host.example", "192.0.2.1");
    dns.addAddress("host.example", "2001:db8::1");
    dns.addAddress("four.example", "192.0.2.4");
    dns.add("empty.example", FakeDns::Txt, QByteArray("\1x", 2));
}

void TestResolver::cleanup()
{
    m_fixture.reset();
}

void TestResolver::bothFamilies_areFound()
{
    const auto result = m_fixture->host("Host.example");
    QVERIFY(result && result->has_value());
    const HostAnswer &answer = result->value();
    QCOMPARE(answer.name, QByteArray("Host.example"));
    QCOMPARE(answer.canonicalName.toLower(), QByteArray("host.example"));
    QCOMPARE(answer.aliases, QList<QByteArray>());
    QCOMPARE(answer.addresses.size(), 2);
    QVERIFY(answer.addresses.contains(QHostAddress(QStringLiteral("192.0.2.1"))));
    QVERIFY(answer.addresses.contains(QHostAddress(QStringLiteral("2001:db8::1"))));
    QCOMPARE(answer.source, HostAnswer::Source::Dns);
    QCOMPARE(answer.servers, QStringList(QStringLiteral("127.0.0.1:%1").arg(m_fixture->dns.port())));
    QVERIFY(answer.took > 0ns && answer.took < 10s);
}

void TestResolver::family_isHonoured()
{
    QCOMPARE(ResolverFixture::texts(m_fixture->host("host.example", AddressFamily::IPv4)),
             QList<QByteArray>{"192.0.2.1"});
    QCOMPARE(m_fixture->dns.count("host.example", FakeDns::Aaaa), 0);
    QCOMPARE(ResolverFixture::texts(m_fixture->host("host.example", AddressFamily::IPv6)),
             QList<QByteArray>{"2001:db8::1"});
    QCOMPARE(m_fixture->dns.count("host.example", FakeDns::A), 1);
}

void TestResolver::dotAtTheEnd_isAccepted()
{
    const auto result = m_fixture->host("host.example.");
    QVERIFY(result && result->has_value());
    QCOMPARE(result->value().name, QByteArray("host.example"));
    QCOMPARE(result->value().canonicalName, QByteArray("host.example"));
}

void TestResolver::internationalName_isAskedInAscii()
{
    m_fixture->dns.addAddress("xn--bcher-kva.example", "192.0.2.9");
    const auto result = m_fixture->host("b\xc3\xbc"
                                        "cher.example");
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"192.0.2.9"});
    QCOMPARE(result->value().name, QByteArray("xn--bcher-kva.example"));
}

void TestResolver::aliasChain_isFollowedAndTold()
{
    m_fixture->dns.addCname("one.example", "two.example");
    m_fixture->dns.addCname("two.example", "three.example");
    m_fixture->dns.addCname("three.example", "host.example");
    const auto result = m_fixture->host("one.example");
    QVERIFY(result && result->has_value());
    QCOMPARE(result->value().addresses.size(), 2);
    QCOMPARE(result->value().canonicalName, QByteArray("host.example"));
    QCOMPARE(result->value().aliases, (QList<QByteArray>{"one.example", "two.example", "three.example"}));
}

void TestResolver::circleOfAliases_isNotFound()
{
    m_fixture->dns.addCname("one.example", "two.example");
    m_fixture->dns.addCname("two.example", "one.example");
    QCOMPARE(ResolverFixture::kind(m_fixture->host("one.example")), LookupFailure::NoData);
}

void TestResolver::twoHundredAddresses_comeOverTcp()
{
    for (int number = 0; number < 200; ++number)
        m_fixture->dns.addAddress("many.example", "198.51.100." + QByteArray::number(number));
    const auto result = m_fixture->host("many.example", AddressFamily::IPv4);
    QVERIFY(result && result->has_value());
    QCOMPARE(result->value().addresses.size(), 200);
    QVERIFY(m_fixture->dns.questions().contains(FakeDns::Question{"many.example", FakeDns::A, true}));
}

void TestResolver::truncatedAnswer_isAskedAgainOverTcp()
{
    m_fixture->dns.behave(Behaviour::Truncated);
    QCOMPARE(ResolverFixture::texts(m_fixture->host("four.example", AddressFamily::IPv4)),
             QList<QByteArray>{"192.0.2.4"});
    const FakeDns::Question first{"four.example", FakeDns::A, false};
    const FakeDns::Question second{"four.example", FakeDns::A, true};
    QCOMPARE(m_fixture->dns.questions(), (QList{first, second}));
}

void TestResolver::lateAnswer_isTaken()
{
    m_fixture->dns.setDelay(150ms);
    const auto result = m_fixture->host("four.example", AddressFamily::IPv4);
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"192.0.2.4"});
    QVERIFY(result->value().took >= 140ms);
}

void TestResolver::serverOnIpv6_isAsked()
{
    ResolverFixture other;
    QVERIFY(other.start(QHostAddress::LocalHostIPv6));
    other.dns.addAddress("host.example", "192.0.2.66");
    const auto result = other.host("host.example", AddressFamily::IPv4);
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"192.0.2.66"});
    QCOMPARE(result->value().servers, QStringList(QStringLiteral("[::1]:%1").arg(other.dns.port())));
}

void TestResolver::searchDomain_completesASingleLabel()
{
    QVERIFY(m_fixture->write("resolv.conf", "search wrong.example example\n"));
    const auto result = m_fixture->host("four", AddressFamily::IPv4);
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"192.0.2.4"});
    QCOMPARE(result->value().name, QByteArray("four"));
    QCOMPARE(result->value().canonicalName, QByteArray("four.example"));
    QCOMPARE(m_fixture->dns.count("four.wrong.example"), 1);
}

void TestResolver::dotAtTheEnd_keepsSearchDomainsAway()
{
    QVERIFY(m_fixture->write("resolv.conf", "search example\n"));
    QCOMPARE(ResolverFixture::kind(m_fixture->host("four.")), LookupFailure::NotFound);
    QCOMPARE(m_fixture->dns.count("four.example"), 0);
}

void TestResolver::hostsFile_comesBeforeTheServer()
{
    QVERIFY(m_fixture->write("hosts", "192.0.2.77 host.example nickname\n2001:db8::77 host.example\n"));
    const auto result = m_fixture->host("host.example", AddressFamily::IPv4);
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"192.0.2.77"});
    QCOMPARE(result->value().source, HostAnswer::Source::Local);
    QCOMPARE(result->value().servers, QStringList());
    QCOMPARE(ResolverFixture::texts(m_fixture->host("nickname", AddressFamily::IPv4)), QList<QByteArray>{"192.0.2.77"});
    QCOMPARE(m_fixture->dns.questions().size(), 0);
}

void TestResolver::localhost_needsNoServer_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("localhost");
    QTest::newRow("upper case") << QByteArray("LOCALHOST");
    QTest::newRow("dot at the end") << QByteArray("localhost.");
    QTest::newRow("below") << QByteArray("mail.localhost");
}

void TestResolver::localhost_needsNoServer()
{
    QFETCH(QByteArray, name);
    const auto result = m_fixture->host(name);
    QVERIFY(result && result->has_value());
    for (const QHostAddress &address : result->value().addresses)
        QVERIFY(address.isLoopback());
    QCOMPARE(result->value().source, HostAnswer::Source::Local);
    QCOMPARE(ResolverFixture::texts(m_fixture->host(name, AddressFamily::IPv4)), QList<QByteArray>{"127.0.0.1"});
    QCOMPARE(ResolverFixture::texts(m_fixture->host(name, AddressFamily::IPv6)), QList<QByteArray>{"::1"});
    QCOMPARE(m_fixture->dns.questions().size(), 0);
}

void TestResolver::systemsOwnFiles_areReadOtherwise()
{
    const auto result = ResolverFixture::host("localhost", AddressFamily::IPv4, ResolverOptions());
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"127.0.0.1"});
}

void TestResolver::literal_answersWithoutDns_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray("192.0.2.1");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QByteArray("2001:db8::1");
    QTest::newRow("brackets") << QByteArray("[2001:db8::1]") << QByteArray("2001:db8::1");
}

void TestResolver::literal_answersWithoutDns()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, address);
    const auto result = m_fixture->host(name);
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{address});
    QCOMPARE(result->value().source, HostAnswer::Source::Literal);
    QVERIFY(result->value().took < 1s);
    QCOMPARE(m_fixture->dns.questions().size(), 0);
}

void TestResolver::literalOfTheOtherFamily_hasNoData()
{
    QCOMPARE(ResolverFixture::kind(m_fixture->host("192.0.2.1", AddressFamily::IPv6)), LookupFailure::NoData);
    QCOMPARE(ResolverFixture::kind(m_fixture->host("::1", AddressFamily::IPv4)), LookupFailure::NoData);
    QVERIFY(m_fixture->host("192.0.2.1", AddressFamily::IPv4)->has_value());
    QVERIFY(m_fixture->host("::1", AddressFamily::IPv6)->has_value());
}

void TestResolver::badName_isNeverAsked()
{
    const auto result = m_fixture->host(QByteArray(64, 'a') + ".example");
    QCOMPARE(ResolverFixture::kind(result), LookupFailure::BadName);
    QCOMPARE(result->error().detail, QByteArray("label of more than 63 bytes"));
    QCOMPARE(result->error().name, QByteArray(64, 'a') + ".example");
    QCOMPARE(result->error().servers, QStringList());
    QCOMPARE(m_fixture->host(QByteArray(100'000, 'a'))->error().name.size(), 256);
    QCOMPARE(m_fixture->dns.questions().size(), 0);
}

void TestResolver::failure_isToldByKind_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<LookupFailure::Kind>("kind");
    QTest::newRow("no such name") << QByteArray("nobody.example") << Behaviour::Answer << LookupFailure::NotFound;
    QTest::newRow("name without address") << QByteArray("empty.example") << Behaviour::Answer << LookupFailure::NoData;
    QTest::newRow("name of others") << QByteArray("example") << Behaviour::Answer << LookupFailure::NoData;
    QTest::newRow("NXDOMAIN") << QByteArray("host.example") << Behaviour::NameError << LookupFailure::NotFound;
    QTest::newRow("SERVFAIL") << QByteArray("host.example") << Behaviour::ServerFailure << LookupFailure::ServerFailure;
    QTest::newRow("NOTIMP") << QByteArray("host.example") << Behaviour::NotImplemented << LookupFailure::ServerFailure;
    QTest::newRow("REFUSED") << QByteArray("host.example") << Behaviour::Refused << LookupFailure::Refused;
    QTest::newRow("garbage") << QByteArray("host.example") << Behaviour::Garbage << LookupFailure::BadAnswer;
    QTest::newRow("cut short") << QByteArray("host.example") << Behaviour::CutShort << LookupFailure::BadAnswer;
    QTest::newRow("pointer loop") << QByteArray("host.example") << Behaviour::PointerLoop << LookupFailure::BadAnswer;
    QTest::newRow("silence") << QByteArray("host.example") << Behaviour::Silent << LookupFailure::Timeout;
    QTest::newRow("wrong id") << QByteArray("host.example") << Behaviour::WrongId << LookupFailure::Timeout;
    QTest::newRow("another question") << QByteArray("host.example") << Behaviour::WrongQuestion
                                      << LookupFailure::Timeout;
    QTest::newRow("onion") << QByteArray("mail.onion") << Behaviour::Answer << LookupFailure::NotFound;
}

void TestResolver::failure_isToldByKind()
{
    QFETCH(QByteArray, name);
    QFETCH(Behaviour, behaviour);
    QFETCH(LookupFailure::Kind, kind);
    m_fixture->dns.behave(behaviour);
    const auto limit = kind == LookupFailure::Timeout ? 300ms : 10'000ms;
    const auto result = ResolverFixture::host(name, AddressFamily::Any, m_fixture->options(limit));
    QVERIFY(result && !result->has_value());
    QCOMPARE(toByteArray(result->error().kind), toByteArray(kind));
    QCOMPARE(result->error().name, name);
    QVERIFY(!result->error().detail.isEmpty());
    QCOMPARE(result->error().servers, QStringList(QStringLiteral("127.0.0.1:%1").arg(m_fixture->dns.port())));
    QVERIFY(result->error().took < 5s);
}

void TestResolver::otherFamilyOnly_isNoData()
{
    QCOMPARE(ResolverFixture::kind(m_fixture->host("four.example", AddressFamily::IPv6)), LookupFailure::NoData);
}

void TestResolver::familyThatStaysSilent_leavesTheOther()
{
    m_fixture->dns.behave(Behaviour::Silent, "host.example", FakeDns::Aaaa);
    const auto result = ResolverFixture::host("host.example", AddressFamily::Any, m_fixture->options(1500ms));
    QCOMPARE(ResolverFixture::texts(result), QList<QByteArray>{"192.0.2.1"});
}

void TestResolver::closedPort_isNoServer()
{
    const ResolverOptions options = m_fixture->options();
    m_fixture->dns.stop();
    const auto result = ResolverFixture::host("host.example", AddressFamily::Any, options);
    QCOMPARE(ResolverFixture::kind(result), LookupFailure::NoServer);
    QVERIFY(result->error().took < 5s);
}

void TestResolver::noSuchConfiguration_failsInOrder()
{
    ResolverOptions options = m_fixture->options();
    options.resolvConf = m_fixture->path("missing/resolv.conf");
    options.hostsFile = m_fixture->path("missing/hosts");
    QVERIFY(ResolverFixture::host("host.example", AddressFamily::Any, options)->has_value());
}

void TestResolver::silentServer_isGivenUpAtTheLimit()
{
    m_fixture->dns.behave(Behaviour::Silent);
    const auto result = ResolverFixture::host("host.example", AddressFamily::Any, m_fixture->options(50ms));
    QCOMPARE(ResolverFixture::kind(result), LookupFailure::Timeout);
    QVERIFY(result->error().took >= 50ms);
    QVERIFY(result->error().took < 1s);
}

void TestResolver::withoutLimit_theLookupEndsAllTheSame()
{
    QVERIFY(m_fixture->write("resolv.conf", "options timeout:1 attempts:1\n"));
    m_fixture->dns.behave(Behaviour::Silent);
    const auto result = ResolverFixture::host("host.example", AddressFamily::IPv4, m_fixture->options(0ms));
    QCOMPARE(ResolverFixture::kind(result), LookupFailure::Timeout);
}

void TestResolver::cancel_isAtOnceAndToldOnce()
{
    m_fixture->dns.behave(Behaviour::Silent);
    Resolver resolver;
    QSignalSpy answers(&resolver, &Resolver::hostResolved);
    QSignalSpy asked(&m_fixture->dns, &FakeDns::asked);
    resolver.lookUpHost("host.example", AddressFamily::IPv4, m_fixture->options());
    QVERIFY(asked.wait());
    QVERIFY(resolver.isRunning());
    resolver.cancel();
    resolver.cancel();
    QVERIFY(!resolver.isRunning());
    QVERIFY(answers.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), 1);
    const auto result = answers.first().first().value<HostResult>();
    QCOMPARE(result.error().kind, LookupFailure::Cancelled);
    QCOMPARE(result.error().name, QByteArray("host.example"));
}

void TestResolver::cancelAfterTheAnswer_changesNothing()
{
    Resolver resolver;
    QSignalSpy answers(&resolver, &Resolver::hostResolved);
    resolver.cancel();
    resolver.lookUpHost("192.0.2.1", AddressFamily::Any, {});
    QVERIFY(!resolver.isRunning());
    QVERIFY(answers.isEmpty());
    resolver.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), 1);
    QVERIFY(answers.first().first().value<HostResult>().has_value());
}

void TestResolver::secondLookup_cancelsTheFirst()
{
    m_fixture->dns.behave(Behaviour::Silent, "host.example");
    Resolver resolver;
    QSignalSpy answers(&resolver, &Resolver::hostResolved);
    resolver.lookUpHost("host.example", AddressFamily::IPv4, m_fixture->options());
    resolver.lookUpHost("four.example", AddressFamily::IPv4, m_fixture->options());
    QVERIFY(QTest::qWaitFor([&] { return answers.size() == 2; }));
    QCOMPARE(answers[0].first().value<HostResult>().error().kind, LookupFailure::Cancelled);
    QCOMPARE(ResolverFixture::texts(answers[1].first().value<HostResult>()), QList<QByteArray>{"192.0.2.4"});
}

void TestResolver::destroyedInItsOwnSlot_isSafe()
{
    for (const QByteArray &name : {QByteArray("host.example"), QByteArray("192.0.2.1"), QByteArray("nobody.example")}) {
        auto *resolver = new Resolver;
        bool told = false;
        connect(resolver, &Resolver::hostResolved, this, [&] {
            told = true;
            delete resolver;
        });
        resolver->lookUpHost(name, AddressFamily::Any, m_fixture->options());
        QVERIFY(QTest::qWaitFor([&] { return told; }));
    }
}

void TestResolver::destroyedAtAnyPoint_isSafeAndSilent()
{
    m_fixture->dns.behave(Behaviour::Truncated);
    bool told = false;
    for (int turns = 0; !told; ++turns) {
        QVERIFY(turns < 200);
        auto resolver = std::make_unique<Resolver>();
        connect(resolver.get(), &Resolver::hostResolved, this, [&] { told = true; });
        resolver->lookUpHost("host.example", AddressFamily::Any, m_fixture->options());
        for (int turn = 0; turn < turns && !told; ++turn)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        resolver.reset();
        const bool before = told;
        QCoreApplication::processEvents();
        QCOMPARE(told, before);
    }
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
