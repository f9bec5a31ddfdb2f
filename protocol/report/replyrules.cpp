// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/exchangefacts.h"
#include "report/rule.h"

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;
using wire::Anomaly;

namespace {
/// Looks through all exchanges; the evidence is that of every one that \p isWrong is true of.
template <typename Predicate>
Observation wherever(const Facts &facts, Predicate isWrong)
{
    Observation observation;
    for (const Exchange &exchange : facts.report.exchanges) {
        if (isWrong(exchange))
            observation.evidence.append(exchange.evidence());
    }
    return observation;
}

template <Anomaly anomaly>
std::optional<Observation> hasAnomaly(const Facts &facts)
{
    return wherever(
        facts, [](const Exchange &exchange) { return exchange.reply && exchange.reply->anomalies.contains(anomaly); });
}

template <Exchange::State state>
std::optional<Observation> isInState(const Facts &facts)
{
    return wherever(facts, [](const Exchange &exchange) { return exchange.state == state; });
}

/// A server may say 421 at any time (RFC 5321 section 3.8).
std::optional<Observation> isUnsolicited(const Facts &facts)
{
    return wherever(facts, [](const Exchange &exchange) {
        return exchange.state == Exchange::State::Answered && !exchange.phase && exchange.code() != 421;
    });
}

/// The greeting and the answer to a hello bear no enhanced code (RFC 2034 section 4).
bool mayBearEnhancedCode(const Exchange &exchange)
{
    const QByteArray verb = verbOf(exchange);
    const bool isHello = verb == "EHLO" || verb == "HELO" || verb == "LHLO";
    return exchange.reply && exchange.phase != Phase::Greeting && !isHello && !exchange.reply->isIntermediate();
}

bool offersEnhancedCodes(const Report &report)
{
    for (const std::optional<Hello> *hello : {&report.clear, &report.encrypted, &report.authenticated}) {
        if (*hello && (*hello)->capabilities.has("ENHANCEDSTATUSCODES"))
            return true;
    }
    return false;
}

/// The enhanced code at the front of \p line, whatever its class.
std::optional<wire::EnhancedCode> codeOf(const QByteArray &line)
{
    return wire::EnhancedCode::parse(firstWord(line));
}

bool beginsWithEnhancedCode(const Exchange &exchange)
{
    const auto &reply = exchange.reply;
    return reply && std::ranges::any_of(reply->lines, [](const QByteArray &line) { return codeOf(line).has_value(); });
}

bool contradictsItself(const Exchange &exchange)
{
    return exchange.reply && std::ranges::any_of(exchange.reply->lines, [&exchange](const QByteArray &line) {
               const auto code = codeOf(line);
               return code && code->statusClass != exchange.reply->code / 100;
           });
}

std::optional<Observation> lacksEnhancedCodes(const Facts &facts)
{
    if (!offersEnhancedCodes(facts.report))
        return std::nullopt;
    return wherever(facts, [](const Exchange &exchange) {
        return mayBearEnhancedCode(exchange) && exchange.phase && !beginsWithEnhancedCode(exchange);
    });
}

std::optional<Observation> hasMismatchedEnhancedCode(const Facts &facts)
{
    return wherever(
        facts, [](const Exchange &exchange) { return mayBearEnhancedCode(exchange) && contradictsItself(exchange); });
}

constexpr std::array Table{
    Rule{"malformed-reply"_L1, Severity::Fail, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A line is no SMTP reply: it does not begin with a three-digit code. The port may speak "
                           "another protocol, or the server is broken."),
         isInState<Exchange::State::Malformed>},
    Rule{"reply-too-long"_L1, Severity::Fail, "RFC 5321, 4.5.3.1.5"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "A reply went on beyond every sensible limit and was given up. The server is broken or hostile."),
         isInState<Exchange::State::TooLong>},
    Rule{"unsolicited-reply"_L1, Severity::Fail, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server sent a reply that no command had asked for. Clients then take later replies for "
                           "the wrong commands; the server must be mended."),
         isUnsolicited},
    Rule{"code-changes"_L1, Severity::Fail, "RFC 5321, 4.2.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The code changes inside one reply of several lines. Clients disagree about which one "
                           "counts; every line must bear the same."),
         hasAnomaly<Anomaly::CodeChanges>},
    Rule{"line-without-code"_L1, Severity::Fail, "RFC 5321, 4.2.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A line inside a reply has no code. Every line of a reply must begin with it; often a line "
                           "break stands in a configured text."),
         hasAnomaly<Anomaly::LineWithoutCode>},
    Rule{"unknown-separator"_L1, Severity::Fail, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "Behind the code of a reply stands neither a space nor a hyphen, so clients cannot tell "
                           "whether it goes on."),
         hasAnomaly<Anomaly::UnknownSeparator>},
    Rule{"code-out-of-range"_L1, Severity::Warn, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "A reply has a code outside of what SMTP defines: the first digit is 2 to 5, the second 0 to 5."),
         hasAnomaly<Anomaly::CodeOutOfRange>},
    Rule{"bare-line-feed"_L1, Severity::Warn, "RFC 5321, 2.3.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A line ends with a line feed alone. SMTP wants carriage return and line feed; strict "
                           "clients hang or break off."),
         hasAnomaly<Anomaly::BareLineFeed>},
    Rule{"bare-carriage-return"_L1, Severity::Warn, "RFC 5321, 2.3.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "A carriage return stands inside a line, where it may not."),
         hasAnomaly<Anomaly::BareCarriageReturn>},
    Rule{"nul-in-reply"_L1, Severity::Warn, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A NUL octet stands in a reply. Many clients see only what stands before it."),
         hasAnomaly<Anomaly::Nul>},
    Rule{"control-characters"_L1, Severity::Warn, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "Control characters stand in a reply. They can garble a terminal or a log; look for a "
                           "configured text that holds them."),
         hasAnomaly<Anomaly::ControlCharacter>},
    Rule{
        "eight-bit-reply"_L1, Severity::Warn, "RFC 5321, 4.2"_L1,
        QT_TRANSLATE_NOOP("mailscope::Finding",
                          "Octets that are neither ASCII nor UTF-8 stand in a reply. Write configured texts in ASCII."),
        hasAnomaly<Anomaly::EightBit>},
    Rule{"line-too-long"_L1, Severity::Warn, "RFC 5321, 4.5.3.1.5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A line of a reply is longer than 512 octets. Clients may cut it; use several lines."),
         hasAnomaly<Anomaly::LineTooLong>},
    Rule{"enhanced-codes-missing"_L1, Severity::Warn, "RFC 2034, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server offers ENHANCEDSTATUSCODES, yet some of its replies bear none. Each reply but "
                           "the greeting and the hello should."),
         lacksEnhancedCodes},
    Rule{"enhanced-code-mismatch"_L1, Severity::Warn, "RFC 2034, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The class of an enhanced status code contradicts the reply code before it, so programs "
                           "cannot tell success from failure."),
         hasMismatchedEnhancedCode},
};
} // namespace

std::span<const Rule> replyRules()
{
    return Table;
}

} // namespace mailscope::report
