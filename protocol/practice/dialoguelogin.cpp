// SPDX-License-Identifier: GPL-3.0-or-later
// ServerDialogue: AUTH (RFC 4954).
#include "practice/serverdialogue.h"

#include <utility>

namespace mailscope::practice {
namespace {

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

constexpr int mostFailedLogins = 20;

/// Strict: padding and alphabet as RFC 4648 wants them, nothing between.
std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(result.decoded) : std::nullopt;
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
    m_login = makeLogin(mechanism, m_options.users);
    if (!m_login) {
        respond(Reply(504, "5.5.4", "Mechanism " + echoed(mechanism) + " is not known"));
        return;
    }
    std::optional<QByteArray> initialResponse;
    if (blank >= 0) {
        const QByteArray text = command.argument.sliced(blank + 1);
        initialResponse = text == "=" ? std::optional(QByteArray()) : fromBase64(text);
        if (!initialResponse || text.isEmpty()) {
            m_login.reset();
            respond(Reply(501, "5.5.2", "The initial response is no base64"));
            return;
        }
    }
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
    const auto finish = [this](const Reply &reply) {
        m_login.reset();
        respond(reply);
    };
    std::visit(
        Overloaded{
            [this](const Challenge &challenge) {
                m_phase = Phase::LoginResponse;
                respond(Reply(334, {}, challenge.bytes.toBase64()));
            },
            [&](const Accepted &accepted) {
                m_conversation.user = accepted.user;
                finish(Reply(235, "2.7.0", "Logged in"));
            },
            [&](const Denied &) {
                if (++m_conversation.failedLogins < mostFailedLogins) {
                    finish(Reply(535, "5.7.8", "User or password is wrong"));
                    return;
                }
                finish(Reply(421, "4.7.0", "Too many failed logins"));
                if (m_phase != Phase::Ended)
                    end();
            },
            [&](const Malformed &) { finish(Reply(501, "5.5.2", "The response breaks the rules of the mechanism")); },
        },
        step);
}

} // namespace mailscope::practice
