// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/scriptedchannel.h"
#include "report/report.h"
#include "session/session.h"
#include "stage/commandstage.h"
#include "stage/quitstage.h"
#include "stage/transactionstage.h"
#include "support/scenario.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;
using net::ScriptedChannel;

namespace {
/// A mechanism as a caller brings it: says what it was told to say, one answer after another.
class Told final : public sasl::Mechanism {
public:
    using Answers = QList<std::expected<QByteArray, sasl::SaslFailure>>;

    Told(QByteArray name, Answers answers, bool exposesSecret)
        : m_name(std::move(name)), m_answers(std::move(answers)), m_exposesSecret(exposesSecret)
    { }

    QByteArray name() const override { return m_name; }
    bool clientBegins() const override { return false; }
    bool exposesSecret() const override { return m_exposesSecret; }
    std::expected<std::optional<sasl::Answer>, sasl::SaslFailure> initialResponse() override { return std::nullopt; }
    std::expected<sasl::Answer, sasl::SaslFailure> respond(QByteArrayView challenge) override
    {
        m_challenges.append(challenge.toByteArray());
        if (m_answers.isEmpty())
            return std::unexpected(sasl::SaslFailure::UnexpectedChallenge);
        return m_answers.takeFirst().transform(
            [](const QByteArray &bytes) -> sasl::Answer { return sasl::Response{bytes, {bytes}, {}}; });
    }
    bool isComplete() const override { return m_answers.isEmpty(); }
    sasl::Explanation explain(QByteArrayView) const override { return {}; }

private:
    QByteArray m_name;
    Answers m_answers;
    bool m_exposesSecret;
    QList<QByteArray> m_challenges;
};

stage::MechanismMaker maker(const Told::Answers &answers, bool exposesSecret = false)
{
    return [answers, exposesSecret](const sasl::Circumstances &) {
        return std::make_unique<Told>("X-OWN", answers, exposesSecret);
    };
}

std::unique_ptr<stage::Stage> vrfy()
{
    return std::make_unique<stage::CommandStage>(wire::Command::vrfy("alice"));
}
} // namespace

/// What a program does with a session by hand: greets, brings its own mechanism, and asks for the last reply.
class TestGreet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_session.reset(); }

    void itStops_whereHandsTakeOver();
    void whatWasQueuedBefore_followsIt();
    void whatWasQueuedBefore_isNotDoneWhenItFails_data();
    void whatWasQueuedBefore_isNotDoneWhenItFails();
    void withoutAConnection_itIsOver();
    void hosts_areTriedInTurn();

    void ownMechanism_logsIn();
    void ownMechanism_endsAsAnyOther_data();
    void ownMechanism_endsAsAnyOther();
    void ownMechanism_tellsNoSecretUnencrypted();
    void ownMechanism_thatCannotBeMadeIsNone();

    void lastReply_isTheLastComplete();
    void lastReply_hidesSecrets();

private:
    void make();
    void begin();
    void converse(const QByteArray &client, const QByteArray &server);
    [[nodiscard]] report::Report outcome() const { return report::fold(m_session->transcript()); }

    plan::Plan m_plan;
    session::Secrets m_secrets;
    int m_refusals = 0; ///< connections that are refused before one is made
    QPointer<ScriptedChannel> m_channel;
    std::unique_ptr<session::Session> m_session;
};

void TestGreet::init()
{
    m_plan = plan::Plan();
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    m_plan.targets = {target};
    m_plan.security = plan::Security::None;
    m_plan.helloName = "client.example";
    m_plan.patience = Patience(std::chrono::seconds(60));
    m_secrets = session::Secrets();
    m_refusals = 0;
}

void TestGreet::make()
{
    m_session = std::make_unique<session::Session>(m_plan, m_secrets, [this](net::Endpoint::Kind) {
        auto channel = std::make_unique<ScriptedChannel>();
        if (m_refusals-- > 0)
            channel->refuse({Issue::ConnectRefused, {}, {}, {}});
        m_channel = channel.get();
        return channel;
    });
}

void TestGreet::begin()
{
    if (!m_session)
        make();
    m_session->greet();
    QTRY_VERIFY(m_channel && m_channel->isOpen());
    m_channel->serverSends("220 mx.example ESMTP\r\n");
}

void TestGreet::converse(const QByteArray &client, const QByteArray &server)
{
    QByteArray written;
    QTRY_COMPARE(written += m_channel->takeWritten(), client);
    m_channel->serverSends(server);
}

void TestGreet::itStops_whereHandsTakeOver()
{
    make();
    QSignalSpy idle(m_session.get(), &session::Session::idle);
    begin();
    converse("EHLO client.example\r\n", "250 mx.example\r\n");
    QTRY_COMPARE(idle.size(), 1);
    m_session->greet(); // once is enough
    m_session->run();
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_session->perform(vrfy());
    converse("VRFY alice\r\n", "250 alice@mx.example\r\n");
    QTRY_COMPARE(idle.size(), 2);
}

void TestGreet::whatWasQueuedBefore_followsIt()
{
    make();
    m_session->perform(vrfy());
    m_session->perform(std::make_unique<stage::QuitStage>());
    begin();
    converse("EHLO client.example\r\n", "250 mx.example\r\n");
    converse("VRFY alice\r\n", "250 alice@mx.example\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(outcome().verdict, Verdict::Ok);
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestGreet::whatWasQueuedBefore_isNotDoneWhenItFails_data()
{
    QTest::addColumn<plan::Security>("security");
    QTest::addColumn<QList<QByteArray>>("lines"); // what the client says, and what is said to it
    using Lines = QList<QByteArray>;
    QTest::newRow("hello refused") << plan::Security::None
                                   << Lines{"EHLO client.example\r\n", "550 no\r\n", "HELO client.example\r\n",
                                            "550 no\r\n"};
    QTest::newRow("no STARTTLS") << plan::Security::StartTls << Lines{"EHLO client.example\r\n", "250 mx.example\r\n"};
    QTest::newRow("STARTTLS refused") << plan::Security::StartTls
                                      << Lines{"EHLO client.example\r\n", "250-mx.example\r\n250 STARTTLS\r\n",
                                               "STARTTLS\r\n", "454 not now\r\n"};
    QTest::newRow("no login") << plan::Security::None << Lines{"EHLO client.example\r\n", "250 mx.example\r\n"};
}

void TestGreet::whatWasQueuedBefore_isNotDoneWhenItFails()
{
    QFETCH(const plan::Security, security);
    QFETCH(const QList<QByteArray>, lines);
    m_plan.security = security;
    if (security == plan::Security::None)
        m_plan.login.user = u"alice"_s;
    make();
    m_session->perform(
        stage::makeTransactionStage({"a@b", {}, {{"c@d", {}}}}, std::make_unique<wire::BytesSource>("secret\r\n")));
    m_session->perform(vrfy());
    m_session->perform(std::make_unique<stage::QuitStage>());
    begin();
    for (qsizetype each = 0; each < lines.size(); each += 2)
        converse(lines.at(each), lines.at(each + 1));
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QVERIFY(outcome().verdict != Verdict::Ok);
}

void TestGreet::withoutAConnection_itIsOver()
{
    m_refusals = 1;
    make();
    QSignalSpy finished(m_session.get(), &session::Session::finished);
    m_session->perform(vrfy());
    m_session->greet();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outcome().verdict, Verdict::Network);
    QVERIFY(!m_session->lastReply());
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestGreet::hosts_areTriedInTurn()
{
    plan::Target second = m_plan.targets.constFirst();
    second.port = 2525;
    m_plan.targets.append(second);
    m_refusals = 1;
    make();
    QCOMPARE(m_session->target(), m_plan.targets.constFirst());
    begin();
    converse("EHLO client.example\r\n", "250 mx.example\r\n");
    QTRY_VERIFY(m_session->isIdle());
    QCOMPARE(m_session->target(), second);
}

void TestGreet::ownMechanism_logsIn()
{
    m_plan.login.mechanisms = {"X-OWN"};
    make();
    m_session->addMechanism("X-OWN", maker({QByteArray("first"), QByteArray("second")}));
    begin();
    converse("EHLO client.example\r\n", "250-mx.example\r\n250 AUTH PLAIN X-OWN\r\n");
    converse("AUTH X-OWN\r\n", "334 \r\n");
    converse(QByteArray("first").toBase64() + "\r\n", "334 " + QByteArray("more").toBase64() + "\r\n");
    converse(QByteArray("second").toBase64() + "\r\n", "235 welcome\r\n");
    converse("EHLO client.example\r\n", "250 mx.example\r\n");
    QTRY_VERIFY(m_session->isIdle());
    QVERIFY(outcome().auth.value().ok);
    QCOMPARE(outcome().auth->mechanism, std::optional<QByteArray>("X-OWN"));
    for (const transcript::Event &event : m_session->transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            QVERIFY(!sent->data.bytes.contains(QByteArray("first").toBase64()));
    }
}

void TestGreet::ownMechanism_endsAsAnyOther_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<Issue::Id>("issue");
    using Lines = QList<QByteArray>;
    const QByteArray first = QByteArray("first").toBase64() + "\r\n";
    const QByteArray second = QByteArray("second").toBase64() + "\r\n";
    QTest::newRow("refused at once") << Lines{"535 no\r\n"} << Issue::AuthFailed;
    QTest::newRow("refused later") << Lines{"334 \r\n", first, "535 no\r\n"} << Issue::AuthFailed;
    QTest::newRow("let in before it was done") << Lines{"334 \r\n", first, "235 welcome\r\n"} << Issue::UnexpectedReply;
    QTest::newRow("a challenge that is no base64")
        << Lines{"334 ?!\r\n", "*\r\n", "501 ok\r\n"} << Issue::AuthChallengeInvalid;
    QTest::newRow("a failure of its own")
        << Lines{"334 \r\n", first, "334 \r\n", second, "334 \r\n", "*\r\n", "501 ok\r\n"} << Issue::AuthServerUnproven;
    QTest::newRow("unknown to the server") << Lines{"504 what\r\n"} << Issue::AuthNotOffered;
}

void TestGreet::ownMechanism_endsAsAnyOther()
{
    QFETCH(const QList<QByteArray>, lines);
    m_plan.login.mechanisms = {"X-OWN"};
    make();
    m_session->addMechanism(
        "X-OWN", maker({QByteArray("first"), QByteArray("second"), std::unexpected(sasl::SaslFailure::WrongProof)}));
    begin();
    converse("EHLO client.example\r\n", "250-mx.example\r\n250 AUTH PLAIN X-OWN\r\n");
    converse("AUTH X-OWN\r\n", lines.constFirst());
    for (qsizetype each = 1; each < lines.size(); each += 2)
        converse(lines.at(each), lines.at(each + 1));
    QTRY_VERIFY(m_session->isIdle() || m_session->isFinished());
    QCoreApplication::processEvents();
    QCOMPARE(m_channel ? m_channel->takeWritten() : QByteArray(), QByteArray());
    QVERIFY(!outcome().auth.value().ok);
    const auto ended = std::ranges::find_if(m_session->transcript(), [](const transcript::Event &event) {
        const auto *stage = std::get_if<transcript::StageEnded>(&event.payload);
        return stage != nullptr && stage->phase == Phase::Auth;
    });
    QVERIFY(ended != m_session->transcript().end());
    const transcript::Event event = *ended;
    QTEST(std::get<transcript::StageEnded>(event.payload).issue.value().id, "issue");
}

void TestGreet::ownMechanism_tellsNoSecretUnencrypted()
{
    m_plan.login.mechanisms = {"X-OWN"};
    make();
    m_session->addMechanism("X-OWN", maker({QByteArray("password")}, true));
    m_session->perform(std::make_unique<stage::QuitStage>());
    begin();
    converse("EHLO client.example\r\n", "250-mx.example\r\n250 AUTH X-OWN\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(outcome().issue.value().id, Issue::AuthPlaintextForbidden);
}

void TestGreet::ownMechanism_thatCannotBeMadeIsNone()
{
    m_plan.login.mechanisms = {"X-OWN"};
    make();
    m_session->addMechanism("X-OWN", [](const sasl::Circumstances &) { return nullptr; });
    m_session->perform(std::make_unique<stage::QuitStage>());
    begin();
    converse("EHLO client.example\r\n", "250-mx.example\r\n250 AUTH X-OWN\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(outcome().issue.value().id, Issue::AuthMechanismUnknown);
}

void TestGreet::lastReply_isTheLastComplete()
{
    make();
    QVERIFY(!m_session->lastReply());
    begin();
    QTRY_VERIFY(m_session->lastReply());
    QCOMPARE(m_session->lastReply()->code, 220);
    converse("EHLO client.example\r\n", "250-mx.example\r\n250-SIZE\r\n"); // and nothing more for now
    QTRY_VERIFY(m_session->transcript().size() > 0);
    QCoreApplication::processEvents();
    QCOMPARE(m_session->lastReply()->code, 220);
    m_channel->serverSends("250 HELP\r\n");
    QTRY_COMPARE(m_session->lastReply()->code, 250);
    QCOMPARE(m_session->lastReply()->lines, (QList<QByteArray>{"mx.example", "SIZE", "HELP"}));
    m_session->perform(vrfy());
    converse("VRFY alice\r\n", "550 5.1.1 nobody\r\n421 closing\r\n");
    QTRY_COMPARE(m_session->lastReply()->code, 421);
    m_channel->serverSends("rubbish\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(m_session->lastReply()->code, 421);
}

void TestGreet::lastReply_hidesSecrets()
{
    m_plan.login.mechanisms = {"X-OWN"};
    make();
    m_session->addMechanism("X-OWN", maker({QByteArray("wonderland")}));
    begin();
    converse("EHLO client.example\r\n", "250-mx.example\r\n250 AUTH X-OWN\r\n");
    converse("AUTH X-OWN\r\n", "334 \r\n");
    converse(QByteArray("wonderland").toBase64() + "\r\n", "535 wonderland is wrong\r\n");
    QTRY_COMPARE(m_session->lastReply()->code, 535);
    QVERIFY(!m_session->lastReply()->text().contains("wonderland"));
}

QTEST_GUILESS_MAIN(TestGreet)
#include "tst_greet.moc"
