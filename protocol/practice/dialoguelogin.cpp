// SPDX-License-Identifier: GPL-3.0-or-later
// ServerDialogue: AUTH (RFC 4954).
#include "practice/base64.h"
#include "practice/serverdialogue.h"

#include <algorithm>
#include <utility>

namespace mailscope::practice {
namespace {

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

constexpr int mostFailedLogins = 20;

/// The fault "extra": a question that no mechanism has, ahead of the success that was earned already.
class OneMoreQuestion final : public Login {
public:
    explicit OneMoreQuestion(Accepted accepted) : m_accepted(std::move(accepted)) { }
    LoginStep begin(const std::optional<QByteArray> & /*initialResponse*/) override { return Challenge{"one more"}; }
    LoginStep next(const QByteArray & /*response*/) override { return m_accepted; }

private:
    Accepted m_accepted;
};

/// The fault of this kind that holds at the challenge with this number; null for none.
const Fault *faultAt(const std::vector<Fault> &faults, Fault::Kind kind, int challenge)
{
    const auto found =
        std::ranges::find_if(faults, [&](const Fault &fault) { return fault.kind == kind && fault.size == challenge; });
    return found == faults.end() ? nullptr : &*found;
}

} // namespace

std::optional<Reply> ServerDialogue::authRefusal(const Command &command) const
{
    if (m_conversation.hello.isEmpty() || !m_conversation.isExtended)
        return badSequence("An extended hello comes first");
    if (m_conversation.transaction)
        return badSequence("Not inside a mail transaction");
    if (!m_conversation.user.isEmpty())
        return badSequence("Logged in already");
    if (command.argument.isEmpty())
        return badArgument("Syntax: AUTH mechanism [initial-response]");
    if (!m_conversation.encrypted && !m_options.authInClear)
        return Reply(538, "5.7.11", "Only with encryption; STARTTLS comes first");
    return std::nullopt;
}

void ServerDialogue::handleAuth(const Command &command)
{
    beginStep("auth");
    if (isRefused()) {
        deliver({});
        return;
    }
    if (const auto refusal = authRefusal(command)) {
        respond(*refusal);
        return;
    }
    const qsizetype blank = command.argument.indexOf(' ');
    const QByteArray mechanism = (blank < 0 ? command.argument : command.argument.first(blank)).toUpper();
    if (!m_options.mechanisms.contains(mechanism)) {
        respond(Reply(504, "5.5.4", "Mechanism " + echoed(mechanism) + " is not known"));
        return;
    }
    if (!m_conversation.encrypted && needsTls(mechanism)) {
        respond(Reply(538, "5.7.11", echoed(mechanism) + " is possible with encryption only"));
        return;
    }
    std::optional<QByteArray> initialResponse;
    if (blank >= 0) {
        const QByteArray text = command.argument.sliced(blank + 1);
        initialResponse = text == "=" ? std::optional(QByteArray()) : fromBase64(text);
        if (!initialResponse || text.isEmpty()) {
            respond(Reply(501, "5.5.2", "The initial response is no base64"));
            return;
        }
    }
    m_loginFaults = m_counter.at("login");
    m_challenges = 0;
    m_asksOnceMore = std::ranges::find(m_loginFaults, Fault::Kind::Extra, &Fault::kind) != m_loginFaults.end();
    m_login = makeLogin(mechanism, {m_conversation, m_keys, m_loginFaults});
    handleLoginStep(m_login->begin(initialResponse));
}

void ServerDialogue::handleResponse(const QByteArray &line)
{
    m_phase = Phase::Command;
    beginStep("response");
    if (isRefused()) {
        m_login.reset();
        deliver({});
        return;
    }
    if (line == "*") {
        if (std::ranges::contains(m_loginFaults, Fault::Kind::Welcome, &Fault::kind)) {
            acceptLogin("nobody");
            return;
        }
        m_login.reset();
        respond(Reply(501, "5.7.0", "Cancelled"));
        return;
    }
    const auto response = fromBase64(line);
    if (!response) {
        m_login.reset();
        respond(Reply(501, "5.5.2", "The response is no base64"));
        return;
    }
    handleLoginStep(m_login->next(*response));
}

void ServerDialogue::handleLoginStep(LoginStep step)
{
    if (const auto *const accepted = std::get_if<Accepted>(&step); accepted && std::exchange(m_asksOnceMore, false)) {
        m_login = std::make_unique<OneMoreQuestion>(*accepted);
        step = m_login->begin({});
    }
    std::visit(
        Overloaded{
            [this](const Challenge &sent) { challenge(sent.bytes); },
            [this](const Accepted &accepted) { acceptLogin(accepted.user); },
            [this](const Denied &) { denyLogin(); },
            [this](const Malformed &) {
                endLogin(Reply(501, "5.5.2", "The response breaks the rules of the mechanism"));
            },
            [this](const Busy &) {
                m_phase = Phase::Computing;
                m_actions.append(Compute{});
            },
            [this](const OutOfTurn &) { endLogin(Reply(501, "5.7.0", "The server speaks first in this mechanism")); },
        },
        step);
}

void ServerDialogue::challenge(const QByteArray &bytes)
{
    ++m_challenges;
    if (faultAt(m_loginFaults, Fault::Kind::Early, m_challenges)) {
        acceptLogin("nobody");
        return;
    }
    const Fault *const fault = faultAt(m_loginFaults, Fault::Kind::Challenge, m_challenges);
    m_phase = Phase::LoginResponse;
    if (fault != nullptr && fault->bytes == "text")
        respond(Reply(334, {}, "This is no base64!"));
    else
        respond(Reply(334, {}, (fault != nullptr ? QByteArray("\xff\x00\x80noise\x1b", 9) : bytes).toBase64()));
}

void ServerDialogue::acceptLogin(const QByteArray &user)
{
    m_conversation.user = user;
    endLogin(Reply(235, "2.7.0", "Logged in"));
}

void ServerDialogue::denyLogin()
{
    if (++m_conversation.failedLogins < mostFailedLogins) {
        endLogin(Reply(535, "5.7.8", "User or password is wrong"));
        return;
    }
    endLogin(Reply(421, "4.7.0", "Too many failed logins"));
    if (m_phase != Phase::Ended)
        end();
}

void ServerDialogue::endLogin(const Reply &reply)
{
    m_login.reset();
    respond(reply);
}

} // namespace mailscope::practice
