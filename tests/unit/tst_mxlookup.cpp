// SPDX-License-Identifier: GPL-3.0-or-later
#include "resolverfixture.h"

#include <QSet>

#include <algorithm>
#include <memory>

using namespace mailscope::net;
using namespace std::chrono_literals;

class TestMxLookup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void records_comeByPreference();
    void equalPreferences_areShuffled();
    void twoHundredRecords_comeOverTcp();
    void aliasOfADomain_isFollowed();
    void exchangeThatIsAnAlias_isFlagged();
    void exchangeThatIsAnAddress_isFlagged();
    void exchangesNeedNotBeChecked();
    void silenceAboutExchanges_leavesThemUnknown();
    void failureAboutExchanges_leavesThemUnknown();
    void nullMx_isRecognised();
    void nullMxBesideOthers_isLeftOut();
    void domainWithoutMx_isItsOwnHost();
    void localhost_isItsOwnHostWithoutDns();
    void searchDomains_areNotTried();
    void internationalDomain_isAskedInAscii();
    void failure_isToldByKind_data();
    void failure_isToldByKind();
    void failureOfMx_neverFallsBackToTheAddress();
    void failureOfTheAddress_isNoAbsence();
    void recordsOfOthers_areIgnored();
    void badDomain_isNeverAsked_data();
    void badDomain_isNeverAsked();
    void silentServer_isGivenUpAtTheLimit();
    void cancel_isToldOnce();
    void hostLookupInPlaceOfIt_cancelsIt();
    void destroyedAtAnyPoint_isSafeAndSilent();

private:
    static QList<QByteArray> hosts(const std::optional<MxResult> &result);
    std::unique_ptr<ResolverFixture> m_fixture;
};

void TestMxLookup::init()
{
    m_fixture = std::make_unique<ResolverFixture>();
    QVERIFY(m_fixture->start());
    FakeDns &dns = m_fixture->dns;
    dns.addMx("several.example", 20, "second.example");
    dns.addMx("several.example", 10, "first.example");
    dns.addMx("several.example", 30, "third.example");
    dns.addAddress("first.example", "192.0.2.1");
    dns.addAddress("second.example", "192.0.2.2");
    dns.addMx("one.example", 10, "first.example");
    dns.addAddress("host.example", "192.0.2.3");
    dns.add("empty.example", FakeDns::Txt, QByteArray("\1x", 2));
}

void TestMxLookup::cleanup()
{
    m_fixture.reset();
}

QList<QByteArray> TestMxLookup::hosts(const std::optional<MxResult> &result)
{
    QList<QByteArray> hosts;
    if (result && result->has_value()) {
        for (const MxRecord &record : (*result)->records)
            hosts.append(record.exchange);
    }
    return hosts;
}

void TestMxLookup::records_comeByPreference()
{
    const auto result = m_fixture->mx("Several.example.");
    QVERIFY(result && result->has_value());
    QCOMPARE(hosts(result), (QList<QByteArray>{"first.example", "second.example", "third.example"}));
    const MxAnswer &answer = result->value();
    QCOMPARE(answer.domain, QByteArray("Several.example"));
    QCOMPARE(answer.canonicalName.toLower(), QByteArray("several.example"));
    QCOMPARE(answer.records[0], (MxRecord{10, "first.example", false, MxRecord::Alias::No}));
    // A host that does not exist is no alias either.
    QCOMPARE(answer.records[2], (MxRecord{30, "third.example", false, MxRecord::Alias::No}));
    QVERIFY(!answer.nullMx && !answer.nullMxIgnored && !answer.implicit);
    QCOMPARE(answer.servers, QStringList(QStringLiteral("127.0.0.1:%1").arg(m_fixture->dns.port())));
    QVERIFY(answer.took > 0ns);
}

void TestMxLookup::equalPreferences_areShuffled()
{
    for (const char *name : {"a.example", "b.example", "c.example"})
        m_fixture->dns.addMx("equal.example", 10, name);
    m_fixture->dns.addMx("equal.example", 5, "before.example");
    ResolverOptions options = m_fixture->options();
    options.checkExchanges = false;
    QSet<QList<QByteArray>> orders;
    for (quint32 seed = 0; seed < 30; ++seed) {
        const QList<QByteArray> order = hosts(ResolverFixture::mx("equal.example", options, seed));
        QCOMPARE(order.size(), 4);
        QCOMPARE(order.first(), QByteArray("before.example"));
        QCOMPARE(order, hosts(ResolverFixture::mx("equal.example", options, seed)));
        orders.insert(order);
    }
    QVERIFY(orders.size() > 3);
}

void TestMxLookup::twoHundredRecords_comeOverTcp()
{
    for (quint16 number = 0; number < 200; ++number)
        m_fixture->dns.addMx("many.example", number, "host" + QByteArray::number(number) + ".example");
    const auto result = m_fixture->mx("many.example");
    QCOMPARE(hosts(result).size(), 200);
    QCOMPARE(hosts(result).last(), QByteArray("host199.example"));
    QVERIFY(m_fixture->dns.questions().contains(FakeDns::Question{"many.example", FakeDns::Mx, true}));
    QVERIFY(std::ranges::all_of(result->value().records,
                                [](const MxRecord &record) { return record.alias == MxRecord::Alias::No; }));
}

void TestMxLookup::aliasOfADomain_isFollowed()
{
    m_fixture->dns.addCname("alias.example", "one.example");
    const auto result = m_fixture->mx("alias.example");
    QCOMPARE(hosts(result), QList<QByteArray>{"first.example"});
    QCOMPARE(result->value().domain, QByteArray("alias.example"));
    QCOMPARE(result->value().canonicalName, QByteArray("one.example"));
}

void TestMxLookup::exchangeThatIsAnAlias_isFlagged()
{
    m_fixture->dns.addMx("flagged.example", 10, "first.example");
    m_fixture->dns.addMx("flagged.example", 20, "alias.example");
    m_fixture->dns.addCname("alias.example", "first.example");
    const auto result = m_fixture->mx("flagged.example");
    QCOMPARE(hosts(result), (QList<QByteArray>{"first.example", "alias.example"}));
    QCOMPARE(result->value().records[0].alias, MxRecord::Alias::No);
    QCOMPARE(result->value().records[1].alias, MxRecord::Alias::Yes);
}

void TestMxLookup::exchangeThatIsAnAddress_isFlagged()
{
    m_fixture->dns.addMx("flagged.example", 10, "192.0.2.1");
    m_fixture->dns.addMx("flagged.example", 20, "first.example");
    const auto result = m_fixture->mx("flagged.example");
    QCOMPARE(hosts(result), (QList<QByteArray>{"192.0.2.1", "first.example"}));
    QVERIFY(result->value().records[0].isAddress);
    QCOMPARE(result->value().records[0].alias, MxRecord::Alias::Unknown);
    QVERIFY(!result->value().records[1].isAddress);
    QCOMPARE(m_fixture->dns.count("192.0.2.1"), 0);
}

void TestMxLookup::exchangesNeedNotBeChecked()
{
    ResolverOptions options = m_fixture->options();
    options.checkExchanges = false;
    const auto result = ResolverFixture::mx("one.example", options);
    QCOMPARE(result->value().records.first().alias, MxRecord::Alias::Unknown);
    QCOMPARE(m_fixture->dns.questions().size(), 1);
}

void TestMxLookup::silenceAboutExchanges_leavesThemUnknown()
{
    m_fixture->dns.behave(Behaviour::Silent, "second.example");
    ResolverOptions options = m_fixture->options();
    options.exchangeLimit = 500ms;
    const auto result = ResolverFixture::mx("several.example", options);
    QCOMPARE(hosts(result).size(), 3);
    QCOMPARE(result->value().records[0].alias, MxRecord::Alias::No);
    QCOMPARE(result->value().records[1].alias, MxRecord::Alias::Unknown);
    QVERIFY(result->value().took < 8s);
}

void TestMxLookup::failureAboutExchanges_leavesThemUnknown()
{
    m_fixture->dns.behave(Behaviour::ServerFailure, "first.example");
    m_fixture->dns.behave(Behaviour::Refused, "third.example");
    const auto result = m_fixture->mx("several.example");
    QCOMPARE(hosts(result).size(), 3);
    QCOMPARE(result->value().records[0].alias, MxRecord::Alias::Unknown);
    QCOMPARE(result->value().records[1].alias, MxRecord::Alias::No);
    QCOMPARE(result->value().records[2].alias, MxRecord::Alias::Unknown);
}

void TestMxLookup::nullMx_isRecognised()
{
    m_fixture->dns.addMx("null.example", 0, "");
    m_fixture->dns.addAddress("null.example", "192.0.2.5");
    const auto result = m_fixture->mx("null.example");
    QVERIFY(result && result->has_value());
    QVERIFY(result->value().nullMx);
    QVERIFY(result->value().records.isEmpty());
    QVERIFY(!result->value().implicit);
    QVERIFY(!result->value().nullMxIgnored);
    QCOMPARE(m_fixture->dns.questions().size(), 1);
}

void TestMxLookup::nullMxBesideOthers_isLeftOut()
{
    m_fixture->dns.addMx("mixed.example", 0, "");
    m_fixture->dns.addMx("mixed.example", 10, "first.example");
    const auto result = m_fixture->mx("mixed.example");
    QCOMPARE(hosts(result), QList<QByteArray>{"first.example"});
    QVERIFY(!result->value().nullMx);
    QVERIFY(result->value().nullMxIgnored);
}

void TestMxLookup::domainWithoutMx_isItsOwnHost()
{
    const auto result = m_fixture->mx("host.example");
    QVERIFY(result && result->has_value());
    QVERIFY(result->value().implicit);
    QCOMPARE(result->value().records, (QList<MxRecord>{MxRecord{0, "host.example"}}));
    QVERIFY(!result->value().nullMx);
}

void TestMxLookup::localhost_isItsOwnHostWithoutDns()
{
    const auto result = m_fixture->mx("localhost");
    QVERIFY(result && result->has_value());
    QVERIFY(result->value().implicit);
    QCOMPARE(hosts(result), QList<QByteArray>{"localhost"});
    QCOMPARE(m_fixture->dns.questions().size(), 0);
}

void TestMxLookup::searchDomains_areNotTried()
{
    QVERIFY(m_fixture->write("resolv.conf", "search example\n"));
    QCOMPARE(ResolverFixture::kind(m_fixture->mx("several")), LookupFailure::NotFound);
    QCOMPARE(ResolverFixture::kind(m_fixture->mx("host")), LookupFailure::NotFound);
    QCOMPARE(m_fixture->dns.count("several.example"), 0);
    QCOMPARE(m_fixture->dns.count("host.example"), 0);
}

void TestMxLookup::internationalDomain_isAskedInAscii()
{
    m_fixture->dns.addMx("xn--bcher-kva.example", 10, "first.example");
    const auto result = m_fixture->mx("b\xc3\xbc"
                                      "cher.example");
    QCOMPARE(hosts(result), QList<QByteArray>{"first.example"});
    QCOMPARE(result->value().domain, QByteArray("xn--bcher-kva.example"));
}

void TestMxLookup::failure_isToldByKind_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<LookupFailure::Kind>("kind");
    QTest::newRow("no such domain") << QByteArray("nobody.example") << Behaviour::Answer << LookupFailure::NotFound;
    QTest::newRow("neither MX nor address")
        << QByteArray("empty.example") << Behaviour::Answer << LookupFailure::NoData;
    QTest::newRow("NXDOMAIN") << QByteArray("one.example") << Behaviour::NameError << LookupFailure::NotFound;
    QTest::newRow("SERVFAIL") << QByteArray("one.example") << Behaviour::ServerFailure << LookupFailure::ServerFailure;
    QTest::newRow("NOTIMP") << QByteArray("one.example") << Behaviour::NotImplemented << LookupFailure::ServerFailure;
    QTest::newRow("REFUSED") << QByteArray("one.example") << Behaviour::Refused << LookupFailure::Refused;
    QTest::newRow("garbage") << QByteArray("one.example") << Behaviour::Garbage << LookupFailure::BadAnswer;
    QTest::newRow("cut short") << QByteArray("one.example") << Behaviour::CutShort << LookupFailure::BadAnswer;
    QTest::newRow("pointer loop") << QByteArray("one.example") << Behaviour::PointerLoop << LookupFailure::BadAnswer;
    QTest::newRow("wrong id") << QByteArray("one.example") << Behaviour::WrongId << LookupFailure::Timeout;
    QTest::newRow("another question") << QByteArray("one.example") << Behaviour::WrongQuestion
                                      << LookupFailure::Timeout;
}

void TestMxLookup::failure_isToldByKind()
{
    QFETCH(QByteArray, domain);
    QFETCH(Behaviour, behaviour);
    QFETCH(LookupFailure::Kind, kind);
    m_fixture->dns.behave(behaviour);
    const auto limit = kind == LookupFailure::Timeout ? 300ms : 10'000ms;
    const auto result = ResolverFixture::mx(domain, m_fixture->options(limit));
    QVERIFY(result && !result->has_value());
    QCOMPARE(toByteArray(result->error().kind), toByteArray(kind));
    QCOMPARE(result->error().name, domain);
    QVERIFY(!result->error().detail.isEmpty());
    QVERIFY(!result->error().servers.isEmpty());
}

void TestMxLookup::failureOfMx_neverFallsBackToTheAddress()
{
    m_fixture->dns.behave(Behaviour::ServerFailure, "host.example", FakeDns::Mx);
    QCOMPARE(ResolverFixture::kind(m_fixture->mx("host.example")), LookupFailure::ServerFailure);
    QCOMPARE(m_fixture->dns.count("host.example", FakeDns::A), 0);
}

void TestMxLookup::failureOfTheAddress_isNoAbsence()
{
    m_fixture->dns.behave(Behaviour::ServerFailure, "empty.example", FakeDns::A);
    m_fixture->dns.behave(Behaviour::ServerFailure, "empty.example", FakeDns::Aaaa);
    QCOMPARE(ResolverFixture::kind(m_fixture->mx("empty.example")), LookupFailure::ServerFailure);
}

void TestMxLookup::recordsOfOthers_areIgnored()
{
    // An alias whose target has no MX, and an MX of somebody else in the same answer.
    m_fixture->dns.addCname("alias.example", "host.example");
    const auto result = m_fixture->mx("alias.example");
    QVERIFY(result && result->has_value());
    QVERIFY(result->value().implicit);
    QCOMPARE(hosts(result), QList<QByteArray>{"alias.example"});
    QCOMPARE(result->value().canonicalName, QByteArray("host.example"));
}

void TestMxLookup::badDomain_isNeverAsked_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("root") << QByteArray(".");
    QTest::newRow("address") << QByteArray("192.0.2.1");
    QTest::newRow("address literal") << QByteArray("[2001:db8::1]");
    QTest::newRow("mailbox") << QByteArray("user@one.example");
    QTest::newRow("long label") << QByteArray(64, 'x') + ".example";
    QTest::newRow("two dots") << QByteArray("one..example");
}

void TestMxLookup::badDomain_isNeverAsked()
{
    QFETCH(QByteArray, domain);
    const auto result = m_fixture->mx(domain);
    QCOMPARE(ResolverFixture::kind(result), LookupFailure::BadName);
    QCOMPARE(result->error().name, domain);
    QCOMPARE(m_fixture->dns.questions().size(), 0);
}

void TestMxLookup::silentServer_isGivenUpAtTheLimit()
{
    m_fixture->dns.behave(Behaviour::Silent);
    const auto result = ResolverFixture::mx("one.example", m_fixture->options(50ms));
    QCOMPARE(ResolverFixture::kind(result), LookupFailure::Timeout);
    QVERIFY(result->error().took >= 50ms);
    QVERIFY(result->error().took < 1s);
}

void TestMxLookup::cancel_isToldOnce()
{
    m_fixture->dns.behave(Behaviour::Silent);
    Resolver resolver;
    QSignalSpy answers(&resolver, &Resolver::mxResolved);
    resolver.lookUpMx("one.example", m_fixture->options());
    resolver.cancel();
    QVERIFY(answers.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.first().first().value<MxResult>().error().kind, LookupFailure::Cancelled);
}

void TestMxLookup::hostLookupInPlaceOfIt_cancelsIt()
{
    Resolver resolver;
    QSignalSpy exchanges(&resolver, &Resolver::mxResolved);
    QSignalSpy addresses(&resolver, &Resolver::hostResolved);
    resolver.lookUpMx("one.example", m_fixture->options());
    resolver.lookUpHost("host.example", AddressFamily::IPv4, m_fixture->options());
    QVERIFY(addresses.wait());
    QVERIFY(addresses.first().first().value<HostResult>().has_value());
    QCOMPARE(exchanges.size(), 1);
    QCOMPARE(exchanges.first().first().value<MxResult>().error().kind, LookupFailure::Cancelled);
}

void TestMxLookup::destroyedAtAnyPoint_isSafeAndSilent()
{
    m_fixture->dns.behave(Behaviour::Truncated, "several.example");
    bool told = false;
    for (int turns = 0; !told; ++turns) {
        QVERIFY(turns < 200);
        auto resolver = std::make_unique<Resolver>();
        connect(resolver.get(), &Resolver::mxResolved, this, [&] { told = true; });
        resolver->lookUpMx("several.example", m_fixture->options());
        for (int turn = 0; turn < turns && !told; ++turn)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        resolver.reset();
        const bool before = told;
        QCoreApplication::processEvents();
        QCOMPARE(told, before);
    }
}

QTEST_GUILESS_MAIN(TestMxLookup)
#include "tst_mxlookup.moc"
