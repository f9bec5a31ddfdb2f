// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/registry.h"
#include "session/dialogue.h"
#include "stage/authstage.h"

#include "unit/scrampeer.h"
#include "unit/stageprobe.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::session;
using namespace stageprobe;
using namespace Qt::StringLiterals;

namespace {
const QByteArray Nonce = "fyko+d2lbbFgONRv9qkxdawL";

sasl::Fresh fresh()
{
    return {QByteArray::fromBase64(Nonce), {}};
}

std::unique_ptr<stage::AuthStage> scram(int mostIterations = 10'000'000)
{
    sasl::Preferences preferences;
    preferences.mostIterations = mostIterations;
    auto make = [](const sasl::Circumstances &circumstances) -> std::unique_ptr<sasl::Mechanism> {
        return sasl::makeMechanism("SCRAM-SHA-256", {u"user"_s, {}, Secret(QByteArrayView("pencil"))}, circumstances);
    };
    return std::make_unique<stage::AuthStage>("SCRAM-SHA-256", make, u"user"_s, stage::AuthSettings(), preferences);
}

QByteArray challenge(const QByteArray &text)
{
    return "334 " + text.toBase64();
}

QByteArray firstLine()
{
    return "AUTH SCRAM-SHA-256 " + ("n,,n=user,r=" + Nonce).toBase64();
}

/// `send LINE`, `compute N`, `close`, `drop` and `finish VERDICT` of \p actions; the rest is of no interest here.
QByteArray written(const Actions &actions)
{
    QByteArray text;
    for (const Action &each : actions) {
        if (const auto *send = std::get_if<Send>(&each)) {
            for (const Send::Numbered &command : send->commands)
                text += " send " + QByteArray(command.command.wire).trimmed();
        } else if (const auto *compute = std::get_if<Compute>(&each)) {
            text += " compute " + QByteArray::number(compute->id);
        } else if (const auto *finish = std::get_if<Finish>(&each)) {
            text += " finish " + (finish->issue ? QByteArray(issueName(finish->issue->id).data()) : QByteArray("ok"));
        }
    }
    return text.trimmed();
}

/// A dialogue in which the server has asked for the proof, and the client computes it.
class Talk {
public:
    Talk()
    {
        stage::Recipe recipe;
        recipe.push_back(scram());
        (void)m_dialogue.perform(std::move(recipe));
        m_first = written(m_dialogue.handle(Opened{plan::Protocol::Smtp, "client.example"}));
        m_asked = replied(challenge(m_peer.first(Nonce + "x")));
    }

    [[nodiscard]] Actions handle(Input input) { return m_dialogue.handle(std::move(input)); }
    [[nodiscard]] QByteArray replied(const QByteArray &reply)
    {
        return written(m_dialogue.handle(Replied{answer(reply).reply, {}}));
    }
    [[nodiscard]] QByteArray computed(int id) { return written(handle(Computed{id, Secret(m_peer.salted())})); }
    [[nodiscard]] QByteArray stop() { return written(m_dialogue.stop()); }
    [[nodiscard]] bool waits() const { return m_dialogue.waitsForWork(1); }
    [[nodiscard]] QByteArray first() const { return m_first; }
    [[nodiscard]] QByteArray asked() const { return m_asked; }

private:
    static Dialogue::Settings settings()
    {
        Dialogue::Settings settings;
        settings.force = true; // hello is of no interest
        settings.fresh = fresh;
        return settings;
    }

    ScramPeer m_peer;
    Dialogue m_dialogue{settings()};
    QByteArray m_first;
    QByteArray m_asked;
};

/// A mechanism that needs work before it can say anything, as one with a ticket does.
class Slow final : public sasl::Mechanism {
public:
    [[nodiscard]] QByteArray name() const override { return "X-SLOW"; }
    [[nodiscard]] bool clientBegins() const override { return true; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<sasl::Answer>, sasl::SaslFailure> initialResponse() override
    {
        return sasl::Work(sasl::Derivation{});
    }
    [[nodiscard]] std::expected<sasl::Answer, sasl::SaslFailure> respond(QByteArrayView /*challenge*/) override
    {
        return sasl::Work(sasl::Derivation{});
    }
    [[nodiscard]] std::expected<sasl::Answer, sasl::SaslFailure> resume(const sasl::WorkResult &result) override
    {
        if (!result)
            return std::unexpected(result.error().failure);
        return sasl::Response{"done", {}, {}};
    }
    [[nodiscard]] bool isComplete() const override { return true; }
    [[nodiscard]] sasl::Explanation explain(QByteArrayView /*challenge*/) const override { return {}; }
};
} // namespace

/// Mechanisms that need work: what the stage and the dialogue make of it, at every point where it can be given up.
class TestAuthWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProof_isComputedBesideTheDialogue();
    void workAheadOfTheCommand_delaysIt();
    void workAheadOfTheCommand_leavesNothingToUndo();
    void workThatFails_endsTheAttempt_data();
    void workThatFails_endsTheAttempt();
    void tooMuchWork_isNeverBegun();
    void stopping_takesTheExchangeBack();
    void aStaleResult_isIgnored_data();
    void aStaleResult_isIgnored();
    void aFarewellInBetween_endsWithTheConnection();
    void aLostConnection_endsTheWork();
    void cancelling_endsTheWork();
    void aLimit_endsTheWork();
};

void TestAuthWork::aProof_isComputedBesideTheDialogue()
{
    Talk talk;
    QCOMPARE(talk.first(), "send " + firstLine());
    QCOMPARE(talk.asked(), QByteArray("compute 1"));
    QVERIFY(talk.waits());
    const QByteArray sent = talk.computed(1);
    QVERIFY(QByteArray::fromBase64(sent.sliced(5)).startsWith("c=biws,r=" + Nonce + "x,p="));
    QVERIFY(!talk.waits());
}

void TestAuthWork::workAheadOfTheCommand_delaysIt()
{
    stage::AuthStage stage("X-SLOW", std::make_unique<Slow>(), {}, {});
    const stage::Context context = offering({"AUTH X-SLOW"});
    const stage::Step begin = stage.begin(context);
    QVERIFY(begin.work());
    QVERIFY(begin.commands().empty());
    QCOMPARE(stageprobe::written(stage.onComputed(context, Secret())), QByteArray("continues > AUTH X-SLOW ZG9uZQ=="));
    QVERIFY(stage.onReply(context, answer("334 ")).work());
    QCOMPARE(stageprobe::written(stage.onComputed(context, Secret())), QByteArray("continues > ZG9uZQ=="));
    QCOMPARE(stageprobe::written(stage.onReply(context, answer("235 welcome"))), QByteArray("done"));
}

void TestAuthWork::workAheadOfTheCommand_leavesNothingToUndo()
{
    stage::AuthStage stage("X-SLOW", std::make_unique<Slow>(), {}, {});
    const stage::Context context = offering({"AUTH X-SLOW"});
    QVERIFY(stage.begin(context).work());
    QVERIFY(stage.undo().empty()); // the server knows of nothing
    QVERIFY(stage.onComputed(context, Secret()).outcome() == stage::Step::Outcome::Continues);
    QVERIFY(stage.undo().empty()); // it owes a reply
    QVERIFY(stage.onReply(context, answer("334 ")).work());
    QCOMPARE(stage.undo().size(), 1); // it waits for us
    QCOMPARE(stage.undo().front().wire, QByteArray("*\r\n"));
}

void TestAuthWork::workThatFails_endsTheAttempt_data()
{
    QTest::addColumn<bool>("asked");
    QTest::newRow("ahead of the command") << false;
    QTest::newRow("behind a challenge") << true;
}

void TestAuthWork::workThatFails_endsTheAttempt()
{
    QFETCH(const bool, asked);
    stage::AuthStage stage("X-SLOW", std::make_unique<Slow>(), {}, {});
    const stage::Context context = offering({"AUTH X-SLOW"});
    QVERIFY(stage.begin(context).work());
    if (asked) {
        QVERIFY(!stage.onComputed(context, Secret()).commands().empty());
        QVERIFY(stage.onReply(context, answer("334 ")).work());
    }
    stage::Step step = stage.onComputed(context, std::unexpected(u"no ticket"_s));
    if (asked) {
        QCOMPARE(stageprobe::written(step), QByteArray("continues > *"));
        step = stage.onReply(context, answer("501 cancelled"));
    }
    QCOMPARE(stageprobe::written(step), QByteArray("failed auth-work-failed"));
}

void TestAuthWork::tooMuchWork_isNeverBegun()
{
    const auto stage = scram(4095);
    const stage::Context context = offering({"AUTH SCRAM-SHA-256"});
    QVERIFY(!stage->begin(context).commands().empty());
    const stage::Step step = stage->onReply(context, answer(challenge(ScramPeer().first(Nonce + "x"))));
    QVERIFY(!step.work());
    QCOMPARE(stageprobe::written(step), QByteArray("continues > *"));
    QCOMPARE(stageprobe::written(stage->onReply(context, answer("501 cancelled"))),
             QByteArray("failed auth-too-much-work"));
}

void TestAuthWork::stopping_takesTheExchangeBack()
{
    Talk talk;
    QCOMPARE(talk.stop(), QByteArray("send *"));
    QVERIFY(!talk.waits());
    QCOMPARE(talk.computed(1), QByteArray());
    QCOMPARE(talk.replied("501 cancelled"), QByteArray());
}

void TestAuthWork::aStaleResult_isIgnored_data()
{
    QTest::addColumn<int>("id");
    for (const int id : {0, 2, -1, 1000})
        QTest::addRow("%d", id) << id;
}

void TestAuthWork::aStaleResult_isIgnored()
{
    QFETCH(const int, id);
    Talk talk;
    QCOMPARE(talk.computed(id), QByteArray());
    QVERIFY(talk.waits());
    QVERIFY(talk.computed(1).startsWith("send "));
    QCOMPARE(talk.computed(1), QByteArray()); // it comes once
}

void TestAuthWork::aFarewellInBetween_endsWithTheConnection()
{
    Talk talk;
    QVERIFY(!talk.replied("421 4.3.2 closing").contains("send"));
    (void)talk.handle(Lost{Issue::ConnectionLost, {}});
    QVERIFY(!talk.waits());
    QCOMPARE(talk.computed(1), QByteArray());
}

void TestAuthWork::aLostConnection_endsTheWork()
{
    Talk talk;
    QCOMPARE(written(talk.handle(Lost{Issue::ConnectionLost, {}})), QByteArray("finish connection-lost"));
    QVERIFY(!talk.waits());
    QCOMPARE(talk.computed(1), QByteArray());
}

void TestAuthWork::cancelling_endsTheWork()
{
    Talk talk;
    QCOMPARE(written(talk.handle(Cancelled{})), QByteArray("finish cancelled"));
    QVERIFY(!talk.waits());
    QCOMPARE(talk.computed(1), QByteArray());
}

void TestAuthWork::aLimit_endsTheWork()
{
    Talk talk;
    (void)talk.handle(Expired{});
    (void)talk.handle(Lost{Issue::ConnectionLost, {}});
    QVERIFY(!talk.waits());
    QCOMPARE(talk.computed(1), QByteArray());
}

QTEST_GUILESS_MAIN(TestAuthWork)
#include "tst_authwork.moc"
