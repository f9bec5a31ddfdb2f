// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/authstage.h"

#include "unit/stageprobe.h"

#include <QJsonDocument>
#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;
using namespace Qt::StringLiterals;
using InitialResponse = AuthSettings::InitialResponse;

namespace {
sasl::Credentials alice(const QByteArray &password = "wonderland")
{
    return {u"alice"_s, {}, Secret(password)};
}

/// Encrypted and offering both mechanisms.
Context safe()
{
    Context given = offering({"AUTH PLAIN LOGIN"});
    given.encrypted = true;
    return given;
}

QByteArray challenge(const QByteArray &text)
{
    return "334 " + text.toBase64();
}

QByteArray recorded(const std::vector<transcript::Payload> &payloads)
{
    QByteArray text;
    for (const transcript::Payload &each : payloads) {
        if (const auto *granted = std::get_if<transcript::PermissionGranted>(&each))
            text += " granted:" + granted->permission;
        else if (const auto *step = std::get_if<transcript::AuthStep>(&each))
            text += ' ' + step->step.value("from"_L1).toString().toUtf8() + ':'
                + step->step.value("name"_L1).toString().toUtf8();
    }
    return text.trimmed();
}
} // namespace

/// What the AUTH stage sends, when it refuses to, and how it judges what it hears.
class TestAuthStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secret_leavesOnlyWhereItMay_data();
    void secret_leavesOnlyWhereItMay();
    void initialResponse_goesWhereItBelongs_data();
    void initialResponse_goesWhereItBelongs();
    void a512ByteLine_isTheLongest();
    void aLoginThatSucceeded_isNotRepeated();
    void steps_areRecordedInOrder();
    void reply_isJudged_data();
    void reply_isJudged();
    void the33rdChallenge_isCancelled();
    void anEndlessResponse_isNotSent();
    void whatIsSecret_isMarked();
    void theSecret_isLookedForFromTheCommandOn_data();
    void theSecret_isLookedForFromTheCommandOn();
    void aMechanismOfTheCaller_isUsedAlike();
};

void TestAuthStage::secret_leavesOnlyWhereItMay_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<bool>("allowUnencrypted");
    QTest::addColumn<bool>("allowUntrusted");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<QByteArray>("events");
    const auto row = [](const char *where, bool unencrypted, bool untrusted, const char *outcome, const char *events) {
        QTest::addRow("%s%s%s", where, unencrypted ? ", unencrypted allowed" : "",
                      untrusted ? ", untrusted allowed" : "")
            << QByteArray(where) << unencrypted << untrusted << QByteArray(outcome) << QByteArray(events);
    };
    const char *sent = "continues > AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=";
    row("trusted", false, false, sent, "client:start");
    row("trusted", true, true, sent, "client:start");
    row("clear", false, false, "failed auth-plaintext-forbidden", "client:start");
    row("clear", false, true, "failed auth-plaintext-forbidden", "client:start");
    row("clear", true, false, sent, "client:start granted:unencrypted-login");
    row("untrusted", false, false, "failed auth-untrusted", "client:start");
    row("untrusted", true, false, "failed auth-untrusted", "client:start");
    row("untrusted", false, true, sent, "client:start granted:untrusted-login");
    row("local", false, false, sent, "client:start");
    row("local", true, true, sent, "client:start");
    row("local untrusted", false, false, sent, "client:start");
    row("not offered", true, true, "failed auth-not-offered", "client:start");
    row("no hello", true, true, "failed auth-not-offered", "client:start");
    row("forced in clear", false, false, "failed auth-plaintext-forbidden", "client:start");
    row("forced", false, false, sent, "client:start");
}

void TestAuthStage::secret_leavesOnlyWhereItMay()
{
    QFETCH(const QByteArray, where);
    QFETCH(const bool, allowUnencrypted);
    QFETCH(const bool, allowUntrusted);
    Context given = safe();
    given.encrypted = !where.contains("clear") && where != "local";
    given.trusted = !where.contains("untrusted");
    given.local = where.startsWith("local");
    given.force = where.startsWith("forced");
    if (given.force || where == "no hello")
        given.capabilities.reset();
    if (where == "not offered")
        given.capabilities = offering({"AUTH LOGIN CRAM-MD5"}).capabilities;
    AuthSettings settings;
    settings.allowUnencrypted = allowUnencrypted;
    settings.allowUntrusted = allowUntrusted;
    const auto stage = makeAuthStage("plain", alice(), settings);
    const Step step = stage->begin(given);
    QTEST(written(step), "outcome");
    QTEST(recorded(step.recordedAhead()), "events");
}

void TestAuthStage::initialResponse_goesWhereItBelongs_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<int>("when");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const char *mechanism, InitialResponse when, const char *line) {
        QTest::newRow(name) << QByteArray(mechanism) << int(when) << QByteArray(line);
    };
    row("PLAIN, automatic", "PLAIN", InitialResponse::Auto, "AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=");
    row("PLAIN, always", "PLAIN", InitialResponse::Always, "AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=");
    row("PLAIN, never", "PLAIN", InitialResponse::Never, "AUTH PLAIN");
    row("LOGIN, automatic", "LOGIN", InitialResponse::Auto, "AUTH LOGIN");
    row("LOGIN, always", "LOGIN", InitialResponse::Always, "AUTH LOGIN YWxpY2U=");
    row("LOGIN, never", "LOGIN", InitialResponse::Never, "AUTH LOGIN");
}

void TestAuthStage::initialResponse_goesWhereItBelongs()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const int, when);
    AuthSettings settings;
    settings.initialResponse = InitialResponse(when);
    const auto stage = makeAuthStage(mechanism, alice(), settings);
    QCOMPARE(stage->name(), Phase::Auth);
    const Step step = stage->begin(safe());
    QCOMPARE(step.commands().size(), 1);
    QFETCH(const QByteArray, line);
    QCOMPARE(step.commands().front().wire, line + "\r\n");
}

void TestAuthStage::a512ByteLine_isTheLongest()
{
    // "AUTH PLAIN " and CRLF leave 499 bytes, so 124 groups of base64: 372 bytes with two NUL and "alice".
    const auto first = [](qsizetype length) {
        return makeAuthStage("PLAIN", alice(QByteArray(length, 'x')))->begin(safe()).commands().front().wire;
    };
    QCOMPARE(first(365).size(), 509);
    QCOMPARE(first(366), QByteArray("AUTH PLAIN\r\n"));
    AuthSettings always;
    always.initialResponse = InitialResponse::Always;
    const auto stage = makeAuthStage("PLAIN", alice(QByteArray(366, 'x')), always);
    QCOMPARE(stage->begin(safe()).commands().front().wire.size(), 513);
}

void TestAuthStage::aLoginThatSucceeded_isNotRepeated()
{
    Context given = safe();
    given.authenticated = true;
    QCOMPARE(written(makeAuthStage("PLAIN", alice())->begin(given)), QByteArray("skipped already-authenticated"));
    given.force = true;
    QVERIFY(written(makeAuthStage("PLAIN", alice())->begin(given)).startsWith("continues"));
}

void TestAuthStage::steps_areRecordedInOrder()
{
    const auto stage = makeAuthStage("LOGIN", alice());
    QCOMPARE(recorded(stage->begin(safe()).recordedBehind()), QByteArray());
    const Step user = stage->onReply(safe(), answer(challenge("Who?")));
    QCOMPARE(written(user), QByteArray("continues > YWxpY2U="));
    QCOMPARE(recorded(user.recordedAhead()), QByteArray("server:prompt"));
    QCOMPARE(recorded(user.recordedBehind()), QByteArray("client:user"));
    const auto &prompt = std::get<transcript::AuthStep>(user.recordedAhead().front());
    QCOMPARE(prompt.mechanism, QByteArray("LOGIN"));
    QCOMPARE(prompt.step.value("fields"_L1)["text"_L1].toString(), u"Who?"_s);
    const Step password = stage->onReply(safe(), answer(challenge("And?")));
    QCOMPARE(recorded(password.recordedBehind()), QByteArray("client:password"));
    const auto &secret = std::get<transcript::AuthStep>(password.recordedBehind().front());
    QCOMPARE(secret.step.value("hidden"_L1).toArray().first().toString(), u"password"_s);
    QVERIFY(!QJsonDocument(secret.step).toJson().contains("wonderland"));
    QCOMPARE(written(stage->onReply(safe(), answer("235 welcome"))), QByteArray("done"));
}

void TestAuthStage::reply_isJudged_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<bool>("drops");
    const auto row = [](const char *reply, const char *outcome, bool drops = false) {
        QTest::newRow(reply) << QByteArray(reply) << QByteArray(outcome) << drops;
    };
    row("235 welcome", "done");
    row("535 5.7.8 wrong", "failed auth-failed");
    row("534 5.7.9 too weak", "failed auth-failed");
    row("538 5.7.11 encrypt", "failed auth-failed");
    row("530 5.7.0 STARTTLS first", "failed auth-failed");
    row("503 5.5.1 twice", "failed auth-failed");
    row("501 5.5.2 no base64", "failed auth-failed");
    row("454 4.7.0 later", "failed auth-failed");
    row("432 4.7.12 transition", "failed auth-failed");
    row("504 5.5.4 unknown", "failed auth-not-offered");
    row("502 5.5.1 not here", "failed auth-not-offered");
    row("500 what", "failed auth-not-offered");
    row("250 ok", "failed unexpected-reply");
    row("220 ready", "failed unexpected-reply");
    row("354 go", "failed unexpected-reply", true);
    row("350 go", "failed unexpected-reply", true);
    row("150 wait", "failed unexpected-reply");
    row("635 what", "failed unexpected-reply");
    row("334 ", "continues > *");
    row("334 ?", "continues > *");
    row("334-AAAA\n334 AAAA", "continues > *");
}

void TestAuthStage::reply_isJudged()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const bool, drops);
    const auto stage = makeAuthStage("PLAIN", alice());
    QVERIFY(stage->begin(safe()).outcome() == Step::Outcome::Continues);
    const Step step = stage->onReply(safe(), answer(reply));
    QTEST(written(step), "outcome");
    QCOMPARE(step.drops(), drops);
}

namespace {
/// A mechanism of a caller's own: it answers whatever it is asked, at length.
class Talkative final : public sasl::Mechanism {
public:
    explicit Talkative(qsizetype length) : m_length(length) { }
    [[nodiscard]] QByteArray name() const override { return "X-TALK"; }
    [[nodiscard]] bool clientBegins() const override { return false; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<sasl::Answer>, sasl::SaslFailure> initialResponse() override
    {
        return sasl::Response{};
    }
    [[nodiscard]] std::expected<sasl::Answer, sasl::SaslFailure> respond(QByteArrayView /*challenge*/) override
    {
        return sasl::Response{QByteArray(m_length, 'x'), {}, {}};
    }
    [[nodiscard]] bool isComplete() const override { return true; }
    [[nodiscard]] sasl::Explanation explain(QByteArrayView /*challenge*/) const override { return {}; }

private:
    qsizetype m_length;
};

AuthStage talkative(qsizetype length, InitialResponse when = InitialResponse::Auto)
{
    AuthSettings settings;
    settings.initialResponse = when;
    return {"X-TALK", std::make_unique<Talkative>(length), u"alice"_s, settings};
}

Context offeringTalk()
{
    return offering({"AUTH X-TALK"});
}
} // namespace

void TestAuthStage::the33rdChallenge_isCancelled()
{
    AuthStage stage = talkative(1);
    QCOMPARE(written(stage.begin(offeringTalk())), QByteArray("continues > AUTH X-TALK"));
    for (int count = 1; count <= AuthStage::MostChallenges; ++count)
        QCOMPARE(written(stage.onReply(offeringTalk(), answer(challenge("more")))), QByteArray("continues > eA=="));
    QCOMPARE(written(stage.onReply(offeringTalk(), answer(challenge("more")))), QByteArray("continues > *"));
    QCOMPARE(written(stage.onReply(offeringTalk(), answer("501 cancelled"))),
             QByteArray("failed auth-challenge-invalid"));
}

void TestAuthStage::anEndlessResponse_isNotSent()
{
    // 12288 bytes with CRLF hold 3071 groups of base64.
    AuthStage longest = talkative(qsizetype(3071) * 3);
    QVERIFY(written(longest.begin(offeringTalk())).startsWith("continues"));
    QCOMPARE(longest.onReply(offeringTalk(), answer("334 ")).commands().front().wire.size(), 12286);
    AuthStage longer = talkative(qsizetype(3071) * 3 + 1);
    QVERIFY(written(longer.begin(offeringTalk())).startsWith("continues"));
    QCOMPARE(written(longer.onReply(offeringTalk(), answer("334 "))), QByteArray("continues > *"));
    QCOMPARE(written(longer.onReply(offeringTalk(), answer("501 cancelled"))),
             QByteArray("failed auth-credentials-unusable"));
}

void TestAuthStage::whatIsSecret_isMarked()
{
    const auto plain = makeAuthStage("PLAIN", alice());
    const wire::Command line = plain->begin(safe()).commands().front();
    QCOMPARE(line.secretRanges, (QList<wire::ByteRange>{{11, line.wire.size() - 13}}));
    QCOMPARE(line.secrets, QList<QByteArray>{"wonderland"});
    const auto login = makeAuthStage("LOGIN", alice());
    QVERIFY(login->begin(safe()).commands().front().secretRanges.isEmpty());
    QVERIFY(login->onReply(safe(), answer("334 ")).commands().front().secretRanges.isEmpty());
    const wire::Command password = login->onReply(safe(), answer("334 ")).commands().front();
    QCOMPARE(password.secretRanges, (QList<wire::ByteRange>{{0, password.wire.size() - 2}}));
}

void TestAuthStage::theSecret_isLookedForFromTheCommandOn_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<InitialResponse>("initialResponse");
    QTest::newRow("nothing with the command") << QByteArray("LOGIN") << InitialResponse::Auto;
    QTest::newRow("the secret itself") << QByteArray("PLAIN") << InitialResponse::Auto;
    QTest::newRow("the secret itself, later") << QByteArray("PLAIN") << InitialResponse::Never;
    QTest::newRow("a message without the secret") << QByteArray("SCRAM-SHA-256") << InitialResponse::Auto;
    QTest::newRow("a binary one") << QByteArray("NTLM") << InitialResponse::Always;
    QTest::newRow("a challenge comes first") << QByteArray("CRAM-MD5") << InitialResponse::Auto;
}

/// The server may know the password, and say it before it was sent.
void TestAuthStage::theSecret_isLookedForFromTheCommandOn()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const InitialResponse, initialResponse);
    Context context = safe();
    context.force = true; // whether it is offered makes no difference
    const auto stage = makeAuthStage(mechanism, alice(), {.initialResponse = initialResponse});
    const wire::Command command = stage->begin(context).commands().front();
    QVERIFY(command.wire.startsWith("AUTH " + mechanism));
    QCOMPARE(command.secrets, QList<QByteArray>{"wonderland"});
}

void TestAuthStage::aMechanismOfTheCaller_isUsedAlike()
{
    // It exposes nothing, so it may go in clear; an empty initial response is an equals sign.
    AuthStage stage = talkative(1, InitialResponse::Always);
    QCOMPARE(written(stage.begin(offeringTalk())), QByteArray("continues > AUTH X-TALK ="));
    QCOMPARE(written(stage.onReply(offeringTalk(), answer("235 welcome"))), QByteArray("done"));
}

QTEST_GUILESS_MAIN(TestAuthStage)
#include "tst_authstage.moc"
