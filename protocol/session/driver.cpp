// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/driver.h"

#include "session/recipe.h"

#include <QHostAddress>
#include <QRandomGenerator>
#include <QSysInfo>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace mailscope::session {

using namespace Qt::StringLiterals;

namespace {
sasl::Fresh freshFromSystem()
{
    std::array<quint64, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), std::ssize(words));
    const auto bytes = std::bit_cast<std::array<char, sizeof(words)>>(words);
    return {QByteArray(bytes.data(), std::ssize(bytes)), QDateTime::currentDateTimeUtc()};
}

/// The dialogue begins with an open connection: what is to end behind the proxy ends there.
std::optional<Phase> openedBehind(const plan::Plan &plan, std::optional<Phase> phase)
{
    return plan.proxy && phase == Phase::Proxy ? Phase::Connect : phase;
}

/// A password or token would be sent.
bool sendsSecret(const plan::Plan &plan, const Secrets &secrets)
{
    const bool hasSecret = plan.login.sendsSecret() || !secrets.password.isEmpty() || !secrets.token.isEmpty();
    return hasSecret && std::ranges::any_of(plan.targets, [&plan](const plan::Target &target) {
               return plan.loginOf(target).isWanted();
           });
}

std::optional<TlsPolicy> policyOf(const plan::Plan &plan, const Secrets &secrets)
{
    return sendsSecret(plan, secrets) ? plan.effectiveTlsPolicy(true) : plan.tlsPolicy;
}

Dialogue::Settings settingsOf(const plan::Plan &plan, const Secrets &secrets)
{
    return {plan.force,
            policyOf(plan, secrets),
            plan.patience,
            openedBehind(plan, plan.stopAfter),
            openedBehind(plan, plan.dropAfter),
            freshFromSystem};
}

QList<transcript::TargetDescription> describe(const plan::Plan &plan)
{
    QList<transcript::TargetDescription> described;
    for (const plan::Target &target : plan.targets) {
        const bool overTcp = target.kind == plan::Target::Kind::Host || target.kind == plan::Target::Kind::Mx;
        described.append({target.url(), target.host, overTcp ? target.port : 0,
                          QString(plan::protocolName(target.protocol)),
                          QString(plan::securityName(plan.securityOf(target)))});
    }
    return described;
}

/// Nobody injected anything: there is no TLS on this port.
Issue plainTextPort()
{
    return {Issue::TlsHandshakeFailed, {}, {}, QStringLiteral("the server speaks plain text here")};
}

/// An address literal (RFC 5321 section 4.1.3) of an end such as "127.0.0.1:2525" or "[::1]:2525".
QByteArray addressLiteral(const QString &end)
{
    const QHostAddress address(end.left(end.lastIndexOf(u':')).remove(u'[').remove(u']'));
    if (address.isNull())
        return "localhost";
    const bool isIPv6 = address.protocol() == QHostAddress::IPv6Protocol;
    return (isIPv6 ? "[IPv6:" : "[") + address.toString().section(u'%', 0, 0).toLatin1() + ']';
}
} // namespace

Driver::Driver(Session *session, plan::Plan plan, Secrets secrets, ChannelFactory factory)
    : m_session(session), m_plan(std::move(plan)), m_secrets(std::move(secrets)),
      m_recorder([this] { return m_clock.durationElapsed(); }, [this](const transcript::Event &event) { tell(event); }),
      m_dialogue(settingsOf(m_plan, m_secrets)), m_factory(std::move(factory))
{
    // Whoever answers may know them, from an earlier connection or for good, and say them ahead of the login.
    m_recorder.rememberSecret(m_secrets.password.view());
    m_recorder.rememberSecret(m_secrets.token.view());
    m_recorder.rememberSecret(m_secrets.proxyPassword.view());
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Driver::onExpired);
}

Driver::~Driver()
{
    releaseChannel();
}

void Driver::open(Manner manner)
{
    if (m_opening || m_dialogue.isOver())
        return;
    m_manner = manner;
    m_opening = new Opening(m_plan, m_secrets.proxyPassword, m_recorder, m_factory, this);
    if (m_exchanges)
        m_opening->useExchanges(*m_exchanges);
    connect(m_opening, &Opening::opened, this, &Driver::onOpened);
    connect(m_opening, &Opening::failed, this, &Driver::onNotOpened);
    connect(m_opening, &Opening::stopped, this, [this] { onNotOpened({}); });
    begin();
    if (!isDone() && !m_dialogue.isOver())
        m_opening->start();
}

/// Began is the first event, whatever else comes first.
void Driver::begin()
{
    if (!transcript().isEmpty())
        return;
    m_clock.restart();
    m_recorder.record(transcript::Began{QStringLiteral(MAILSCOPE_VERSION), QDateTime::currentDateTimeUtc(),
                                        describe(m_plan), m_plan.toJson()});
}

void Driver::recordSecrets()
{
    if (m_dialogue.isOver())
        return;
    begin();
    m_recorder.recordSecrets();
}

plan::Target Driver::target() const
{
    return m_opening ? m_opening->target() : m_plan.targets.value(0);
}

sasl::Choice Driver::loginChoice() const
{
    return loginStage(m_plan, target(), m_secrets, {}, m_mechanisms)->choice(m_dialogue.context());
}

void Driver::logIn(const QList<QByteArray> &mechanisms)
{
    perform(loginRecipe(m_plan, target(), m_secrets, mechanisms, m_mechanisms));
}

bool Driver::sendNow(const QByteArray &bytes)
{
    Actions actions = m_dialogue.sendNow(bytes);
    const bool sent = !actions.empty();
    carryOut(std::move(actions));
    return sent;
}

void Driver::stop()
{
    if (!m_channel)
        cancel(); // nothing but the opening can be running
    else
        carryOut(m_dialogue.stop());
}

void Driver::cancel()
{
    if (m_dialogue.isOver())
        return;
    begin();
    if (m_opening)
        m_opening->cancel();
    // What was still to be done is left undone; what has happened is still recorded.
    std::erase_if(m_actions, [](const Action &action) { return !std::holds_alternative<Note>(action); });
    carryOut(m_dialogue.handle(Cancelled{}));
}

void Driver::detach()
{
    m_session = nullptr;
    m_actions.clear();
    m_timer.stop();
    if (m_opening)
        m_opening->cancel();
    releaseChannel();
    deleteLater();
}

std::optional<Phase> Driver::runningPhase() const
{
    if (m_finished || !m_opening)
        return std::nullopt;
    return m_channel ? m_dialogue.runningPhase() : m_opening->runningPhase();
}

void Driver::performPlan()
{
    if (m_manner == Manner::ByHand)
        return;
    if (m_manner == Manner::Greeting) {
        carryOut(m_dialogue.performFirst(loggedInRecipe(m_plan, m_opening->target(), m_secrets, m_mechanisms)));
        return;
    }
    stage::Recipe errand = m_errand ? m_errand() : stage::Recipe();
    carryOut(m_dialogue.perform(recipe(m_plan, m_opening->target(), m_secrets, std::move(errand), m_mechanisms)));
}

void Driver::onOpened()
{
    takeChannel();
    performPlan();
    if (!isDone())
        carryOut(m_dialogue.handle(
            Opened{m_opening->target().protocol, helloName(), isLocal(), m_opening->host(), m_opening->target().port}));
}

void Driver::takeChannel()
{
    m_channel = m_opening->takeChannel();
    m_channel->tellFlushes(false);
    connect(m_channel.get(), &net::Channel::received, this, &Driver::onReceived);
    connect(m_channel.get(), &net::Channel::bytesFlushed, this, &Driver::onFlushed);
    connect(m_channel.get(), &net::Channel::secured, this, &Driver::onSecured);
    connect(m_channel.get(), &net::Channel::closed, this, &Driver::onChannelClosed);
    connect(m_channel.get(), &net::Channel::failed, this, &Driver::onChannelFailed);
}

void Driver::onNotOpened(std::optional<Issue> issue)
{
    performPlan();
    if (!isDone())
        carryOut(m_dialogue.handle(NotOpened{std::move(issue)}));
}

QByteArray Driver::helloName() const
{
    if (!m_plan.helloName.isEmpty())
        return m_plan.helloName;
    const QByteArray host = QSysInfo::machineHostName().toUtf8();
    return host.contains('.') ? host : addressLiteral(m_channel->localEnd());
}

TlsSettings Driver::tlsSettings() const
{
    TlsSettings settings = m_plan.tls;
    settings.policy = m_plan.effectiveTlsPolicy(sendsSecret(m_plan, m_secrets));
    settings.keyPassword = m_secrets.keyPassword;
    if (settings.expectedName.isEmpty())
        settings.expectedName = m_opening->host();
    return settings;
}

void Driver::onSecured(const TlsDetails &details)
{
    m_recorder.record(transcript::TlsSecured{details});
    for (const TlsObjection &objection : details.objections) {
        if (!isDone())
            m_recorder.record(transcript::TlsObjected{objection});
    }
    if (!isDone())
        carryOut(m_dialogue.handle(Secured{details}));
}

void Driver::onChannelFailed(const Issue &issue)
{
    if (m_channel && m_channel->bytesToTake() > 0)
        onReceived(); // what came before the end is never discarded
    if (isDone())
        return;
    drainUnused();
    if (isDone())
        return;
    Issue told = issue;
    if (issue.id == Issue::PlaintextInHandshake && m_dialogue.runningPhase() == Phase::Tls)
        told = plainTextPort();
    const bool inHandshake = issueVerdict(issue.id) == Verdict::Tls || issue.id == Issue::PlaintextInHandshake;
    if (inHandshake && !m_dialogue.isReading())
        carryOut(m_dialogue.handle(SecureFailed{told}));
    else
        carryOut(m_dialogue.handle(Lost{issue.id, issue.detail}));
}

void Driver::onChannelClosed()
{
    onReceived();
    if (isDone())
        return;
    drainUnused();
    if (!isDone())
        carryOut(m_dialogue.handle(Lost{}));
}

void Driver::onExpired()
{
    carryOut(m_dialogue.handle(Expired{waitsForPayload()}));
}

void Driver::carryOut(Actions actions)
{
    std::ranges::move(actions, std::back_inserter(m_actions));
    if (m_carryingOut)
        return; // a slot asked for more while something was carried out: it follows in order
    m_carryingOut = true;
    while (!m_actions.empty() && !isDone()) {
        Action action = std::move(m_actions.front());
        m_actions.pop_front();
        carryOutOne(action);
    }
    m_carryingOut = false;
    if (!m_dialogue.isWorking())
        abandonWork(); // nobody waits for it any more
    if (!isDone())
        tellIdle();
}

void Driver::carryOutOne(Action &action)
{
    std::visit([this](const auto &each) { act(each); }, action);
}

void Driver::act(const Send &send)
{
    QByteArray batch;
    for (const Send::Numbered &each : send.commands)
        batch += each.command.wire;
    if (m_channel && send.asksAnew)
        takeEarlyReplies();
    if (!m_channel || isDone() || m_dialogue.isOver())
        return;
    m_channel->write(batch);
    // Recorded once it is true: whoever is told of the first may cancel, and the rest has been sent all the same.
    for (const Send::Numbered &each : send.commands) {
        const qint64 event = m_recorder.recordSent(each.command);
        if (each.command.awaitsReply)
            m_sentEvents[each.number] = event;
    }
}

void Driver::act(const Upgrade & /*upgrade*/)
{
    const TlsSettings settings = tlsSettings();
    m_recorder.record(
        transcript::TlsStarted{settings.expectedName, settings.sni.value_or(settings.expectedName), settings.policy});
    if (isDone() || !m_channel || m_dialogue.isOver())
        return;
    if (m_splitter.pendingBytes() > 0 || m_parser.isInsideReply() || m_channel->bytesToTake() > 0) {
        const bool asked = m_dialogue.runningPhase() == Phase::StartTls;
        carryOut(
            m_dialogue.handle(SecureFailed{asked ? Issue{Issue::BytesBehindStartTls, {}, {}, {}} : plainTextPort()}));
        return;
    }
    if (const auto started = m_channel->startTls(settings); !started)
        carryOut(m_dialogue.handle(SecureFailed{started.error()}));
}

void Driver::act(const Compute &compute)
{
    abandonWork();
    m_computation = Computation::begin(compute.work);
    connect(m_computation.get(), &Computation::done, this, [this, id = compute.id](const sasl::WorkResult &result) {
        m_computation.release()->deleteLater(); // it is inside its signal
        carryOut(m_dialogue.handle(Computed{id, result}));
    });
}

void Driver::act(const Arm &arm)
{
    if (arm.limit)
        m_timer.start(*arm.limit);
    else
        m_timer.stop();
}

void Driver::act(const Close &close)
{
    if (!m_channel)
        return;
    if (close.orderly) {
        m_channel->close();
        return;
    }
    drainUnused();
    releaseChannel();
}

void Driver::act(const Note &note)
{
    m_recorder.record(note.payload);
}

void Driver::act(const Finish &finish)
{
    m_timer.stop();
    releaseChannel();
    m_actions.clear();
    transcript::Finished end{finish.verdict, finish.issue};
    if (m_lastWord && m_session)
        end = m_lastWord(end);
    m_recorder.record(end);
    m_finished = true;
    if (m_session)
        Q_EMIT m_session->finished(end.verdict);
}

void Driver::tell(const transcript::Event &event)
{
    if (!m_session)
        return;
    Q_EMIT m_session->eventRecorded(event);
    const auto *ended = std::get_if<transcript::StageEnded>(&event.payload);
    if (m_session && ended)
        Q_EMIT m_session->stageFinished(ended->phase, ended->status);
}

void Driver::tellIdle()
{
    const bool idle = m_dialogue.isIdle();
    const bool wasIdle = std::exchange(m_wasIdle, idle); // before the signal: its slots may give us more to do
    if (idle && !wasIdle)
        Q_EMIT m_session->idle();
}

void Driver::releaseChannel()
{
    m_transfer.reset();
    m_awaitedChunk.reset();
    abandonWork();
    if (!m_channel)
        return;
    m_channel->disconnect(this);
    m_channel->abort();
    m_channel.release()->deleteLater(); // it may be inside one of its own signals
}

void Driver::abandonWork()
{
    if (!m_computation)
        return;
    m_computation->disconnect(this);
    m_computation.release()->deleteLater();
}

} // namespace mailscope::session
