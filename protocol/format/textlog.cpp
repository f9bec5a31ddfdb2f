// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/textlog.h"

#include "format/authsteptext.h"
#include "format/display.h"
#include "format/eventnote.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;
using Ink = TextStyle::Ink;

namespace {
QString say(const char *text)
{
    return QCoreApplication::translate("mailscope::TextLog", text);
}

/// The colour of a line by its first digit; a line that is no reply is as bad as a refusal.
Ink inkOf(const Received &received)
{
    if (received.unused)
        return Ink::Bad;
    switch (received.data.bytes.isEmpty() ? '0' : received.data.bytes.front()) {
    case '2':
    case '3':
        return Ink::Received;
    case '4':
        return Ink::Warning;
    default:
        return received.continuesPrevious ? Ink::Received : Ink::Bad;
    }
}

QString paintPieces(const TextStyle &style, Ink ink, const QList<VisiblePiece> &pieces)
{
    QString text;
    for (const VisiblePiece &piece : pieces)
        text += style.paint(piece.kind == VisiblePiece::Kind::Text ? ink : Ink::Dim, piece.text);
    return text;
}

Redacted withoutLineEnd(Redacted data)
{
    if (data.bytes.endsWith("\r\n"))
        data.bytes.chop(2);
    return data;
}
} // namespace

QString TextLog::lines(const Event &event)
{
    if (std::holds_alternative<TlsSecured>(event.payload))
        m_encrypted = true;
    if (std::holds_alternative<Closed>(event.payload))
        m_encrypted = false;
    if (const auto *sent = std::get_if<Sent>(&event.payload))
        return tell(event, *sent);
    if (const auto *received = std::get_if<Received>(&event.payload))
        return tell(event, *received);
    if (const auto *payload = std::get_if<PayloadSent>(&event.payload))
        return tell(event, *payload);
    if (const auto *step = std::get_if<AuthStep>(&event.payload))
        return tell(event, *step);
    return note(event);
}

QString TextLog::entry(const Event &event, const QString &sign, const QString &text) const
{
    const double seconds = std::chrono::duration<double>(event.elapsed).count();
    const QString time = m_style.paint(Ink::Dim, u"%1"_s.arg(seconds, 9, 'f', 3));
    // The lock is two columns wide.
    return time + (m_encrypted ? u" 🔒 "_s : u"    "_s) + sign + u' ' + text + u'\n';
}

QString TextLog::note(const Event &event) const
{
    const std::optional<EventNote> note = eventNote(event);
    if (!note || (note->isMinor && !m_verbose))
        return {};
    return entry(event, m_style.paint(Ink::Dim, u"·"_s), m_style.paint(note->ink, note->text));
}

QString TextLog::tell(const Event &event, const Sent &sent) const
{
    return entry(event, m_style.paint(Ink::Sent, u"→"_s),
                 paintPieces(m_style, Ink::Sent, visiblePieces(withoutLineEnd(sent.data))));
}

QString TextLog::tell(const Event &event, const Received &received) const
{
    const Ink ink = inkOf(received);
    QString text = paintPieces(m_style, ink, visiblePieces(received.data));
    if (received.end == wire::LineEnd::Lf)
        text += m_style.paint(Ink::Dim, u"␊"_s);
    if (received.end == wire::LineEnd::None)
        text += m_style.paint(Ink::Dim, u"…"_s);
    if (received.unused)
        text += u' ' + m_style.paint(Ink::Bad, say("(not used)"));
    return entry(event, m_style.paint(ink, u"←"_s), text);
}

QString TextLog::tell(const Event &event, const PayloadSent &sent) const
{
    return entry(event, m_style.paint(Ink::Sent, u"→"_s),
                 m_style.paint(Ink::Dim, say("[message of %1 bytes]").arg(sent.bytes)));
}

/// Decoded steps are what a login is watched for; that one begins, its AUTH command says too.
QString TextLog::tell(const Event &event, const AuthStep &step) const
{
    if (!isMessageOfLogin(step))
        return note(event);
    const QStringList lines = authStepLines(step);
    QString text = entry(event, m_style.paint(Ink::Dim, u"·"_s), m_style.paint(Ink::Dim, lines.constFirst()));
    for (const QString &line : lines.sliced(1))
        text += entry(event, u" "_s, m_style.paint(Ink::Dim, line));
    return text;
}

} // namespace mailscope::format
