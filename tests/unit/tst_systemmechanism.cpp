// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/gsstoken.h"
#include "sasl/registry.h"
#include "unit/mechanismtalk.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
Circumstances server()
{
    Circumstances circumstances;
    circumstances.host = u"mx.example"_s;
    return circumstances;
}

std::unique_ptr<Mechanism> make(const QByteArray &name, const Circumstances &circumstances = server(),
                                const QString &authorizationId = {})
{
    return makeMechanism(name, {u"alice"_s, authorizationId, {}}, circumstances);
}

/// The step that \p answer asks for; fails the test where it is none.
SystemStep stepIn(const std::expected<Answer, SaslFailure> &answer)
{
    const Work *const work = answer ? std::get_if<Work>(&*answer) : nullptr;
    const SystemStep *const step = work ? std::get_if<SystemStep>(work) : nullptr;
    if (!step)
        qWarning("no step of the system's mechanism was asked for");
    return step ? *step : SystemStep{{}, {}, {}, {}, {}, std::make_shared<SystemExchange>()};
}

void allNames()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"GSSAPI", "GS2-KRB5", "GSS-SPNEGO"})
        QTest::newRow(name) << QByteArray(name);
}
} // namespace

/// The mechanisms of the system as whoever drives them sees them; what the system says is given by hand.
class TestSystemMechanism : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstStep_isWork_data() { allNames(); }
    void firstStep_isWork();
    void emptyChallenge_beginsAsWell_data() { allNames(); }
    void emptyChallenge_beginsAsWell();
    void stepsOfOneAttempt_shareTheirExchange();
    void service_isThatOfTheConnectionOrPreferred();
    void tokens_areSecret();
    void emptyToken_isNot();
    void workThatFailed_endsIt();
    void noHost_noTicket_data() { allNames(); }
    void noHost_noTicket();
    void namesWithANul_areNotSent();
    void challengeAheadOfUs_isRefused_data() { allNames(); }
    void challengeAheadOfUs_isRefused();
    void challengeBehindTheEnd_isRefused();
    void tokens_areTold_data();
    void tokens_areTold();
    void tokensCutAnywhere_areSafe();
};

void TestSystemMechanism::firstStep_isWork()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = make(name.toLower(), server(), u"bob"_s);
    QCOMPARE(mechanism->name(), name);
    QVERIFY(mechanism->clientBegins());
    QVERIFY(!mechanism->exposesSecret());
    const auto first = mechanism->initialResponse();
    QVERIFY(first && *first);
    const SystemStep step = stepIn(**first);
    QCOMPARE(step.mechanism, name);
    QCOMPARE(step.service, QByteArray("smtp"));
    QCOMPARE(step.host, u"mx.example"_s);
    QCOMPARE(step.authorizationId, u"bob"_s);
    QVERIFY(!step.challenge);
    QVERIFY(step.exchange);
    QVERIFY(!mechanism->isComplete());
}

void TestSystemMechanism::emptyChallenge_beginsAsWell()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = make(name);
    QVERIFY(!stepIn(mechanism->respond({})).challenge);
}

void TestSystemMechanism::stepsOfOneAttempt_shareTheirExchange()
{
    const auto mechanism = make("GSSAPI");
    const SystemStep first = stepIn(mechanism->respond({}));
    QVERIFY(mechanism->resume(Secret("token")));
    const SystemStep second = stepIn(mechanism->respond("challenge"));
    QCOMPARE(second.challenge, std::optional(QByteArray("challenge")));
    QCOMPARE(second.exchange, first.exchange);
    QVERIFY(stepIn(make("GSSAPI")->respond({})).exchange != first.exchange);
    QVERIFY(!mechanism->isComplete());
    second.exchange->isComplete = true; // as whoever carries it out says
    QVERIFY(mechanism->resume(Secret("last")));
    QVERIFY(mechanism->isComplete());
}

void TestSystemMechanism::service_isThatOfTheConnectionOrPreferred()
{
    Circumstances told = server();
    told.service = "lmtp";
    QCOMPARE(stepIn(make("GSSAPI", told)->respond({})).service, QByteArray("lmtp"));
    told.preferences.serviceName = u"mail"_s;
    told.preferences.serviceHost = u"real.example"_s;
    const SystemStep step = stepIn(make("GSSAPI", told)->respond({}));
    QCOMPARE(step.service, QByteArray("mail"));
    QCOMPARE(step.host, u"real.example"_s);
}

void TestSystemMechanism::tokens_areSecret()
{
    const auto mechanism = make("GSSAPI", server(), u"bob"_s);
    QVERIFY(mechanism->initialResponse());
    const auto answer = mechanism->resume(Secret("\x60\x0b\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02"));
    QVERIFY(answer);
    const auto &response = std::get<Response>(*answer);
    QCOMPARE(response.secrets, QList<QByteArray>{response.bytes});
    QCOMPARE(response.explanation.name, QByteArray("initial-token"));
    QCOMPARE(response.explanation.hidden, QList<QByteArray>{"token"});
    QCOMPARE(response.explanation.fields,
             (QJsonObject{{u"size"_s, 13},
                          {u"mechanism"_s, u"Kerberos 5"_s},
                          {u"service"_s, u"smtp"_s},
                          {u"host"_s, u"mx.example"_s},
                          {u"authorizationId"_s, u"bob"_s}}));
    const Explanation explained = mechanism->explain("\x05\x04 sealed");
    QCOMPARE(explained.fields.value("kind"_L1), u"Wrap"_s);
    QCOMPARE(explained.hidden, QList<QByteArray>{"token"});
}

void TestSystemMechanism::emptyToken_isNot()
{
    const auto mechanism = make("GSSAPI");
    QVERIFY(mechanism->initialResponse());
    QVERIFY(mechanism->resume(Secret("first")));
    QVERIFY(mechanism->explain({}).hidden.isEmpty());
    QVERIFY(mechanism->respond("challenge"));
    const auto answer = mechanism->resume(Secret());
    QVERIFY(answer);
    QVERIFY(!std::get<Response>(*answer).isSecret());
    QVERIFY(std::get<Response>(*answer).explanation.hidden.isEmpty());
}

void TestSystemMechanism::workThatFailed_endsIt()
{
    const auto mechanism = make("GSSAPI");
    QVERIFY(mechanism->initialResponse());
    QCOMPARE(failureOf(mechanism->resume(std::unexpected(u"no ticket"_s))), QByteArray("work-failed"));
    const WorkFailure unproven(u"no proof"_s, SaslFailure::WrongProof);
    QCOMPARE(failureOf(make("GSSAPI")->resume(std::unexpected(unproven))), QByteArray("wrong-proof"));
    QVERIFY(!mechanism->isComplete());
}

void TestSystemMechanism::noHost_noTicket()
{
    QFETCH(const QByteArray, name);
    QCOMPARE(failureOf(make(name, {})->initialResponse()), QByteArray("missing-credentials"));
    Circumstances told;
    told.preferences.serviceHost = u"real.example"_s;
    QVERIFY(make(name, told)->initialResponse());
}

void TestSystemMechanism::namesWithANul_areNotSent()
{
    const QString broken = QString(1, QChar::Null);
    Circumstances host = server();
    host.preferences.serviceHost = broken;
    Circumstances service = server();
    service.preferences.serviceName = broken;
    for (const auto &mechanism : {make("GSSAPI", host), make("GSSAPI", service), make("GSSAPI", server(), broken)})
        QCOMPARE(failureOf(mechanism->initialResponse()), QByteArray("unsendable-credentials"));
}

void TestSystemMechanism::challengeAheadOfUs_isRefused()
{
    QFETCH(const QByteArray, name);
    const auto mechanism = make(name);
    QCOMPARE(mechanism->explain("Tell me:").fields.value("text"_L1), u"Tell me:"_s);
    QCOMPARE(failureOf(mechanism->respond("Tell me:")), QByteArray("unexpected-challenge"));
}

void TestSystemMechanism::challengeBehindTheEnd_isRefused()
{
    const auto mechanism = make("GSSAPI");
    stepIn(mechanism->respond({})).exchange->isComplete = true;
    QVERIFY(mechanism->resume(Secret("all")));
    QCOMPARE(failureOf(mechanism->respond("more")), QByteArray("unexpected-challenge"));
    QCOMPARE(failureOf(mechanism->respond({})), QByteArray("unexpected-challenge"));
}

void TestSystemMechanism::tokens_areTold_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("kind");
    const QString none;
    QTest::newRow("nothing") << QByteArray() << none << none;
    QTest::newRow("a text") << QByteArray("Tell me:") << none << none;
    QTest::newRow("Kerberos, the first") << QByteArray::fromHex("600f06092a864886f71201020201006e00") << u"Kerberos 5"_s
                                         << u"AP-REQ"_s;
    QTest::newRow("Kerberos, the answer")
        << QByteArray::fromHex("600f06092a864886f71201020202006f00") << u"Kerberos 5"_s << u"AP-REP"_s;
    QTest::newRow("Kerberos, an error") << QByteArray::fromHex("600f06092a864886f71201020203007e00") << u"Kerberos 5"_s
                                        << u"KRB-ERROR"_s;
    QTest::newRow("bare, as behind a GS2 header") << QByteArray("n,a=bob,\x01\0\x6e\0", 12) << none << u"AP-REQ"_s;
    QTest::newRow("sealed") << QByteArray::fromHex("050401ff000c000000000000") << none << u"Wrap"_s;
    QTest::newRow("SPNEGO, the first") << QByteArray::fromHex("600a06062b0601050502a000") << u"SPNEGO"_s
                                       << u"NegTokenInit"_s;
    QTest::newRow("SPNEGO, the answer") << QByteArray::fromHex("a1023000") << none << u"NegTokenResp"_s;
    QTest::newRow("another mechanism") << QByteArray::fromHex("60040602550a") << u"2.5.10"_s << none;
    QTest::newRow("an identifier without an end") << QByteArray::fromHex("6006060488888888") << none << none;
    QTest::newRow("a huge arc") << QByteArray::fromHex("600a0608888888888888887f") << none << none;
    QTest::newRow("a long form of the length")
        << QByteArray::fromHex("60810f06092a864886f71201020201006e00") << u"Kerberos 5"_s << u"AP-REQ"_s;
    QTest::newRow("a length beyond the end") << QByteArray::fromHex("60ff06092a864886f712010202") << none << none;
    QTest::newRow("a length of five bytes") << QByteArray::fromHex("6085000000000d06092a8648") << none << none;
    QTest::newRow("an indefinite length") << QByteArray::fromHex("608006092a864886f7120102020000") << none << none;
}

void TestSystemMechanism::tokens_areTold()
{
    QFETCH(const QByteArray, token);
    const QJsonObject fields = gssTokenFields(token);
    QTEST(fields.value("mechanism"_L1).toString(), "mechanism");
    QTEST(fields.value("kind"_L1).toString(), "kind");
    QCOMPARE(fields.contains("gs2Header"_L1), token.startsWith("n,"));
}

void TestSystemMechanism::tokensCutAnywhere_areSafe()
{
    const QByteArray token = QByteArray::fromHex("600f06092a864886f71201020201006e00");
    for (qsizetype length = 0; length < token.size(); ++length) {
        const QJsonObject fields = gssTokenFields(token.first(length));
        QCOMPARE(fields.value("size"_L1).toInteger(), length);
        QVERIFY(!fields.contains("mechanism"_L1));
    }
}

QTEST_GUILESS_MAIN(TestSystemMechanism)
#include "tst_systemmechanism.moc"
