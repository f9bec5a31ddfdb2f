// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/exchangefacts.h"
#include "report/rule.h"

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::seconds SlowConnection{5};
constexpr std::chrono::seconds SlowGreeting{5};
constexpr std::chrono::seconds VerySlowGreeting{30};

QString seconds(Nanoseconds duration)
{
    return QString::number(std::chrono::duration<double>(duration).count(), 'f', 1);
}

std::optional<Observation> connectionIsSlow(const Facts &facts)
{
    for (const AddressAttempt &attempt : facts.report.addresses) {
        const Nanoseconds time = attempt.connectTime.value_or(Nanoseconds(0));
        if (attempt.connected && time > SlowConnection)
            return Observation{attempt.evidence, seconds(time)};
    }
    return std::nullopt;
}

/// An address of \p family failed while another, whichever it is, worked.
std::optional<Observation> familyFails(const Facts &facts, QLatin1StringView family)
{
    const QList<AddressAttempt> &attempts = facts.report.addresses;
    if (std::ranges::none_of(attempts, &AddressAttempt::connected))
        return std::nullopt;
    Observation observation;
    QStringList addresses;
    for (const AddressAttempt &attempt : attempts) {
        if (attempt.family != family || !attempt.failure)
            continue;
        observation.evidence.append(attempt.evidence);
        addresses.append(attempt.address);
    }
    observation.detail = addresses.join(u", ");
    return observation;
}

std::optional<Observation> greetingIsSlow(const Facts &facts)
{
    const std::optional<Greeting> &greeting = facts.report.greeting;
    if (!greeting || greeting->time <= SlowGreeting)
        return std::nullopt;
    return Observation{greeting->evidence, seconds(greeting->time),
                       greeting->time > VerySlowGreeting ? Severity::Warn : Severity::Info};
}

std::optional<Observation> greetingHasNoDomain(const Facts &facts)
{
    const std::optional<Greeting> &greeting = facts.report.greeting;
    if (!greeting || greeting->code != 220 || greeting->domain)
        return std::nullopt;
    return Observation{greeting->evidence};
}

std::optional<Observation> serverCloses(const Facts &facts)
{
    Observation observation;
    for (const Exchange &exchange : facts.report.exchanges) {
        if (exchange.code() == 421)
            observation.evidence.append(exchange.evidence());
    }
    return observation;
}

std::optional<Observation> quitHasNoReply(const Facts &facts)
{
    if (!facts.report.finished)
        return std::nullopt;
    for (const Exchange &exchange : facts.report.exchanges) {
        if (exchange.phase == Phase::Quit && exchange.command && exchange.state == Exchange::State::Waiting)
            return Observation{exchange.evidence()};
    }
    return std::nullopt;
}

std::optional<Observation> quitIsAnsweredOddly(const Facts &facts)
{
    for (const Exchange &exchange : facts.report.exchanges) {
        const bool odd = exchange.reply && exchange.code() != 221 && exchange.code() != 421;
        if (exchange.phase == Phase::Quit && exchange.command && odd)
            return Observation{exchange.evidence(), QString::number(exchange.code())};
    }
    return std::nullopt;
}

constexpr std::array Table{
    Rule{"connect-slow"_L1, Severity::Warn, ""_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The connection took %1 seconds to open. Senders with short limits give up; look at the "
                           "load of the server and the way to it."),
         connectionIsSlow},
    Rule{"ipv6-address-failed"_L1, Severity::Warn, "RFC 5321, 5.1"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "An IPv6 address of the server cannot be reached while another address can: %1. Senders that try it first "
             "lose time. Mend it or take it out of the DNS, unless this network has no IPv6."),
         [](const Facts &facts) { return familyFails(facts, "ipv6"_L1); }},
    Rule{"ipv4-address-failed"_L1, Severity::Warn, "RFC 5321, 5.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "An IPv4 address of the server cannot be reached while another address can: %1. Senders "
                           "that try it first lose time. Mend it or take it out of the DNS."),
         [](const Facts &facts) { return familyFails(facts, "ipv4"_L1); }},
    Rule{"greeting-slow"_L1, Severity::Info, "RFC 5321, 4.5.3.2.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The greeting came only after %1 seconds. It may be a deliberate delay against spam or a "
                           "slow look-up of the client's name; senders may wait five minutes but not all do."),
         greetingIsSlow},
    Rule{"greeting-without-domain"_L1, Severity::Warn, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The greeting does not begin with the name of the server. Set the server's full host name "
                           "in its greeting."),
         greetingHasNoDomain},
    Rule{"service-closing"_L1, Severity::Warn, "RFC 5321, 3.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server ended the session with a 421: it shuts down, is overloaded, or waited too long. "
                           "Its log says which."),
         serverCloses},
    Rule{"quit-without-reply"_L1, Severity::Warn, "RFC 5321, 4.1.1.10"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "QUIT got no reply: the server must answer 221 before it closes the connection."),
         quitHasNoReply},
    Rule{
        "quit-unexpected-reply"_L1, Severity::Warn, "RFC 5321, 4.1.1.10"_L1,
        QT_TRANSLATE_NOOP("mailscope::Finding",
                          "QUIT was answered with %1, and the server must answer 221. Mend the server: a client cannot "
                          "tell from another code that the session is over."),
        quitIsAnsweredOddly},
};
} // namespace

std::span<const Rule> connectionRules()
{
    return Table;
}

} // namespace mailscope::report
