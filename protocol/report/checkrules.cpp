// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks of a server showed (docs/checks.md): a finding for each kind of note that they leave.
#include "report/rule.h"

#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
/// Where the server said what a note is about: the last line before it.
qint64 evidenceOf(const transcript::Transcript &transcript, qsizetype note)
{
    for (qsizetype at = note; at > 0; --at) {
        if (transcript.kindAt(at) == transcript::EventKind::Received)
            return transcript.row(at).sequence;
    }
    return transcript.row(note).sequence;
}

/// Calls \p look for each note and its place. Kinds are told without making an event: a session may have a million.
void forEachNote(const transcript::Transcript &transcript, auto look)
{
    for (qsizetype at = 0; at < transcript.size(); ++at) {
        if (transcript.kindAt(at) == transcript::EventKind::Noted)
            look(std::get<transcript::Noted>(transcript.row(at).event->payload), at);
    }
}

/// All notes with the id \p Id, their texts joined.
template <const char *Id>
std::optional<Observation> noted(const Facts &facts)
{
    Observation observation;
    QStringList texts;
    forEachNote(facts.transcript, [&](const transcript::Noted &note, qsizetype at) {
        if (note.id != Id)
            return;
        texts.append(note.text);
        observation.evidence.append(evidenceOf(facts.transcript, at));
    });
    observation.detail = texts.join(u"; ");
    return observation;
}

constexpr char MailInClear[] = "mail-accepted-in-clear";   // NOLINT(modernize-avoid-c-arrays): template arguments
constexpr char AuthInClear[] = "auth-accepted-in-clear";   // NOLINT(modernize-avoid-c-arrays)
constexpr char TlsEnforced[] = "tls-enforced";             // NOLINT(modernize-avoid-c-arrays)
constexpr char RelayAccepted[] = "relay-accepted";         // NOLINT(modernize-avoid-c-arrays)
constexpr char RelayTrick[] = "relay-trick-accepted";      // NOLINT(modernize-avoid-c-arrays)
constexpr char RelayUnclear[] = "relay-unclear";           // NOLINT(modernize-avoid-c-arrays)
constexpr char RelayRefused[] = "relay-refused";           // NOLINT(modernize-avoid-c-arrays)
constexpr char PostmasterNo[] = "postmaster-refused";      // NOLINT(modernize-avoid-c-arrays)
constexpr char PostmasterYes[] = "postmaster-accepted";    // NOLINT(modernize-avoid-c-arrays)
constexpr char AbuseRefused[] = "abuse-refused";           // NOLINT(modernize-avoid-c-arrays)
constexpr char Smuggling[] = "smuggling-possible";         // NOLINT(modernize-avoid-c-arrays)
constexpr char Withstood[] = "smuggling-withstood";        // NOLINT(modernize-avoid-c-arrays)
constexpr char Injected[] = "injected-command-run";        // NOLINT(modernize-avoid-c-arrays)
constexpr char NotInjected[] = "injected-command-ignored"; // NOLINT(modernize-avoid-c-arrays)
constexpr char FewRecipients[] = "recipients-few";         // NOLINT(modernize-avoid-c-arrays)
constexpr char SizeIgnored[] = "size-not-enforced";        // NOLINT(modernize-avoid-c-arrays)
constexpr char ShortLine[] = "command-line-short";         // NOLINT(modernize-avoid-c-arrays)
constexpr char Limits[] = "limits-found";                  // NOLINT(modernize-avoid-c-arrays)

/// Between servers nobody may insist on encryption (RFC 3207 section 4); whoever submits mail should have to.
std::optional<Observation> takesMailInClear(const Facts &facts)
{
    std::optional<Observation> observation = noted<MailInClear>(facts);
    if (observation && facts.needsTls())
        observation->severity = Severity::Warn;
    return observation;
}

/// Checks that were announced and have no end: what they did not find may be there.
std::optional<Observation> isUnfinished(const Facts &facts)
{
    static constexpr QByteArrayView Begins = "check-";
    static constexpr QByteArrayView Ends = "-done";
    QStringList names;
    QList<qint64> evidence;
    forEachNote(facts.transcript, [&](const transcript::Noted &note, qsizetype at) {
        if (!note.id.startsWith(Begins))
            return;
        const QString name = QString::fromLatin1(note.id.sliced(Begins.size()));
        if (!note.id.endsWith(Ends)) {
            names.append(name);
            evidence.append(at + 1);
        } else if (const qsizetype begun = names.indexOf(name.chopped(Ends.size())); begun >= 0) {
            names.removeAt(begun);
            evidence.removeAt(begun);
        }
    });
    return Observation{evidence, names.join(u", ")};
}

constexpr std::array Rules{
    Rule{"check-unfinished"_L1, Severity::Warn, ""_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A check did not come to its end (%1): what it has not found may be there all the same. See "
                           "why the session went wrong, and ask again."),
         isUnfinished},
    Rule{"auth-accepted-in-clear"_L1, Severity::Fail, "RFC 4954, 4; RFC 8314, 3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server asks for a password before the connection is encrypted (%1). Let it refuse AUTH "
                           "there with 530 or 538."),
         noted<AuthInClear>},
    Rule{"mail-accepted-in-clear"_L1, Severity::Info, "RFC 3207, 4; RFC 8314, 3"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server takes mail before the connection is encrypted (%1). Between servers it must; where "
             "users hand in their mail, let it ask for STARTTLS first."),
         takesMailInClear},
    Rule{"tls-enforced"_L1, Severity::Info, "RFC 3207, 4; RFC 8314, 3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The server insists on encryption (%1)."), noted<TlsEnforced>},
    Rule{"relay-accepted"_L1, Severity::Fail, "RFC 5321, 7.8"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server takes mail from strangers for others (%1), unless the recipient is one of its own or it knows "
             "this machine. Let it relay for those only who have logged in or whose addresses it knows: an open relay "
             "is found within days and blocked everywhere."),
         noted<RelayAccepted>},
    Rule{
        "relay-trick-accepted"_L1, Severity::Warn, "RFC 5321, 7.8; RFC 5321, 3.3"_L1,
        QT_TRANSLATE_NOOP(
            "mailscope::Finding",
            "The server accepts a path that hides a recipient elsewhere (%1). It may relay it, or take it for somebody "
            "of its own; its log tells which. Let it refuse such paths."),
        noted<RelayTrick>},
    Rule{"relay-unclear"_L1, Severity::Info, "RFC 5321, 7.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server accepts whoever is named there, so these paths say nothing about relaying (%1). "
                           "Its log tells where they would have gone."),
         noted<RelayUnclear>},
    Rule{"relay-refused"_L1, Severity::Info, "RFC 5321, 7.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The server refuses to relay for strangers (%1)."),
         noted<RelayRefused>},
    Rule{"postmaster-refused"_L1, Severity::Fail, "RFC 5321, 4.5.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server refuses mail for postmaster (%1), whom every server must have. Give the name a "
                           "mailbox that is read."),
         noted<PostmasterNo>},
    Rule{"abuse-refused"_L1, Severity::Warn, "RFC 2142, 2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server refuses mail for abuse (%1), so nobody can report what goes out from there."),
         noted<AbuseRefused>},
    Rule{"postmaster-accepted"_L1, Severity::Info, "RFC 5321, 4.5.1; RFC 2142, 2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The server takes mail for those who look after it (%1)."),
         noted<PostmasterYes>},
    Rule{"smuggling-possible"_L1, Severity::Fail, "RFC 5321, 4.1.1.4; CVE-2023-51764"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server takes bytes inside a message for its end and carries out what follows (%1): whoever gets such "
             "a "
             "message through another server can send in the name of everybody there. Update the server, and let it "
             "refuse bare line ends."),
         noted<Smuggling>},
    Rule{"smuggling-withstood"_L1, Severity::Info, "RFC 5321, 4.1.1.4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The server was not taken in by a wrong end of data (%1)."),
         noted<Withstood>},
    Rule{"injected-command-run"_L1, Severity::Fail, "RFC 3207, 6; CVE-2011-0411"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server carries out on the encrypted connection what came in clear behind STARTTLS (%1): somebody on "
             "the way can put commands into the session of a user. Update the server."),
         noted<Injected>},
    Rule{"injected-command-ignored"_L1, Severity::Info, "RFC 3207, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server forgets what came in clear behind STARTTLS, as it must (%1)."),
         noted<NotInjected>},
    Rule{"recipients-few"_L1, Severity::Warn, "RFC 5321, 4.5.3.1.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server takes fewer recipients for a message than the 100 that it must (%1). Raise the "
                           "limit."),
         noted<FewRecipients>},
    Rule{
        "size-not-enforced"_L1, Severity::Warn, "RFC 1870, 6.1"_L1,
        QT_TRANSLATE_NOOP("mailscope::Finding",
                          "The server accepts a declared size beyond the one that it offers (%1), so a message that is "
                          "too large is refused only after it was sent, if at all."),
        noted<SizeIgnored>},
    Rule{"command-line-short"_L1, Severity::Warn, "RFC 5321, 4.5.3.1.4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server does not take commands of 512 octets, as it must (%1). Raise the limit."),
         noted<ShortLine>},
    Rule{"limits-found"_L1, Severity::Info, "RFC 5321, 4.5.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "These limits of the server were found: %1."), noted<Limits>},
};
} // namespace

std::span<const Rule> checkRules()
{
    return Rules;
}

} // namespace mailscope::report
