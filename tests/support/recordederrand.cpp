// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/recordederrand.h"

#include "wire/pathargument.h"

namespace mailscope::test {
namespace {

/// Follows the lines of a client.
class Follower {
public:
    explicit Follower(Scenario &scenario) : m_scenario(scenario) { }

    void follow()
    {
        for (const plan::ScriptLine &line : m_scenario.script.lines) {
            if (const auto *client = std::get_if<plan::ClientLine>(&line.step))
                take(*client);
            else if (const auto *server = std::get_if<plan::ServerLine>(&line.step))
                takeReply(server->bytes());
        }
        m_scenario.errand.settings.allowUnencrypted = true;
        m_scenario.errand.settings.allowUntrusted = true;
    }

private:
    enum class State { Commands, DataAsked, Message };

    void take(const plan::ClientLine &line)
    {
        if (m_state == State::DataAsked)
            m_state = State::Message;
        if (m_state == State::Message)
            takeContent(line.bytes);
        else
            takeCommand(line, line.bytes.trimmed());
        m_isAnswered = false;
    }

    void takeReply(const QByteArray &reply)
    {
        m_isAnswered = true;
        m_isRefused = m_isRefused || reply.startsWith('4') || reply.startsWith('5');
    }

    void takeContent(QByteArray bytes)
    {
        if (bytes == ".\r\n") {
            m_state = State::Commands;
            m_hasMessage = true;
            return;
        }
        if (bytes.startsWith('.'))
            bytes.remove(0, 1);
        if (!m_hasMessage) // those behind the first are the same
            m_scenario.errand.message += bytes;
    }

    void takeCommand(const plan::ClientLine &line, const QByteArray &text)
    {
        const qsizetype blank = text.indexOf(' ');
        const QByteArray verb = text.left(blank < 0 ? text.size() : blank).toUpper();
        const QByteArray argument = blank < 0 ? QByteArray() : text.mid(blank + 1);
        if (verb == "EHLO" || verb == "LHLO" || verb == "HELO")
            takeHello(argument);
        else if (verb == "AUTH")
            takeLogin(argument, !line.gaps.isEmpty());
        else if (verb == "MAIL" && ++m_messages == 1)
            takeSender(argument);
        else if (verb == "RCPT" && m_messages == 1)
            takeRecipient(argument);
        else if (verb == "DATA")
            takeData();
        else if (verb == "VRFY" || verb == "EXPN" || verb == "ETRN" || verb == "HELP" || verb == "NOOP")
            m_scenario.plan.tasks.append({*phaseFromName(verb.toLower()), argument});
        else if (m_isLoggedIn && line.gaps.isEmpty() && verb != "QUIT" && verb != "*")
            m_scenario.errand.logins.last().user = QByteArray::fromBase64(text); // what is no secret stands there
        m_scenario.errand.messages = std::max(m_messages, 1);
    }

    void takeHello(const QByteArray &name)
    {
        m_scenario.plan.helloName = name;
        m_scenario.errand.helloAgain = std::exchange(m_isLoggedIn, false) || m_scenario.errand.helloAgain;
    }

    void takeLogin(const QByteArray &argument, bool hasResponse)
    {
        using InitialResponse = stage::AuthSettings::InitialResponse;
        m_isLoggedIn = true;
        m_scenario.errand.logins.append({argument.split(' ').constFirst(), "somebody", "a password"});
        m_scenario.errand.settings.initialResponse = hasResponse ? InitialResponse::Always : InitialResponse::Never;
    }

    void takeSender(const QByteArray &argument)
    {
        m_isRefused = false;
        const auto path = wire::PathArgument::of(argument);
        m_scenario.errand.delivery.envelope.from = path.address;
        m_scenario.errand.delivery.envelope.fromParameters = path.parameters;
        m_scenario.errand.delivery.pipelining = stage::Delivery::Pipelining::Never;
    }

    void takeRecipient(const QByteArray &argument)
    {
        const auto path = wire::PathArgument::of(argument);
        m_scenario.errand.delivery.envelope.recipients.append({path.address, path.parameters});
        if (!m_isAnswered)
            m_scenario.errand.delivery.pipelining = stage::Delivery::Pipelining::Always;
    }

    void takeData()
    {
        m_state = State::DataAsked;
        m_scenario.errand.delivery.envelope.skipsRefused = m_isRefused;
    }

    Scenario &m_scenario;
    State m_state = State::Commands;
    bool m_isAnswered = false;
    bool m_isRefused = false; ///< something was, since the sender was named
    bool m_isLoggedIn = false;
    bool m_hasMessage = false;
    int m_messages = 0;
};

} // namespace

void takeErrandFromScript(Scenario &scenario)
{
    Follower(scenario).follow();
}

} // namespace mailscope::test
