// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/linedetail.h"

#include "format/display.h"
#include "format/eventnames.h"
#include "format/eventnote.h"
#include "ui/transcript/meaning.h"
#include "ui/transcript/rowtext.h"

#include <QLocale>

#include <algorithm>

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using transcript::Direction;

namespace {
constexpr QStringView Separator = u" · ";

QString milliseconds(std::chrono::nanoseconds time)
{
    const double number = std::chrono::duration<double, std::milli>(time).count();
    if (number >= 1000)
        return LineExplainer::tr("%1 s").arg(QLocale().toString(number / 1000, 'f', 3));
    return LineExplainer::tr("%1 ms").arg(QLocale().toString(number, 'f', number < 10 ? 1 : 0));
}

QByteArrayView withoutLineEnd(QByteArrayView bytes)
{
    return bytes.endsWith("\r\n") ? bytes.chopped(2) : bytes;
}

/// What stands behind code and separator.
QByteArrayView replyText(QByteArrayView bytes)
{
    return bytes.size() > 4 ? bytes.sliced(4) : QByteArrayView();
}

bool isHello(std::optional<Phase> phase)
{
    return phase == Phase::Hello || phase == Phase::HelloTls || phase == Phase::HelloAuth;
}

transcript::Redacted withLineEnd(transcript::Redacted data, wire::LineEnd end)
{
    if (end == wire::LineEnd::CrLf)
        data.bytes += "\r\n";
    if (end == wire::LineEnd::Lf)
        data.bytes += '\n';
    return data;
}
} // namespace

LineDetail LineExplainer::explain(quint32 line, const QList<report::Finding> &findings) const
{
    LineDetail detail;
    const transcript::Event event = m_lines.shown(m_transcript, line, m_isRevealed);
    if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
        explainSent(detail, line, *sent);
    else if (const auto *payload = std::get_if<transcript::PayloadSent>(&event.payload))
        explainPayload(detail, line, *payload);
    else if (const auto *received = std::get_if<transcript::Received>(&event.payload))
        explainReceived(detail, line, *received);
    else
        explainNote(detail, event);
    for (const report::Finding &finding : findings) {
        if (finding.evidence.contains(event.sequence))
            detail.paragraphs.append(Meaning::ofFinding(finding));
    }
    return detail;
}

QString LineExplainer::commandText(quint32 line) const
{
    constexpr qsizetype enough = 60;
    const QString text = RowText::of(m_transcript, m_lines, line, false).plain();
    return text.size() > enough ? text.first(enough) + u'…' : text;
}

QString LineExplainer::contextOfCommand(quint32 line) const
{
    QStringList parts;
    if (m_lines.at(line).phase >= 0)
        parts.append(tr("stage %1").arg(phaseName(static_cast<Phase>(m_lines.at(line).phase))));
    // The reply is looked for nearby: in a pipeline others stand between.
    constexpr quint32 near = 2000;
    for (quint32 other = line + 1; other < std::min(m_lines.size(), line + near); ++other) {
        if (m_lines.at(other).exchange != line)
            continue;
        parts.append(tr("answered after %1").arg(milliseconds(m_lines.waited(other))));
        break;
    }
    parts.append(tr("line %1").arg(m_lines.at(line).sequence()));
    return parts.join(Separator);
}

QString LineExplainer::contextOfReply(quint32 line, const transcript::Received &received) const
{
    const Line &facts = m_lines.at(line);
    QStringList parts;
    if (facts.exchange != facts.head && m_lines.at(facts.exchange).direction() == Direction::Out)
        parts.append(tr("reply to %1").arg(commandText(facts.exchange)));
    else if (received.phase == Phase::Greeting)
        parts.append(tr("greeting of the server"));
    else
        parts.append(tr("nobody asked for it"));
    parts.append(milliseconds(m_lines.waited(line)));
    if (m_lines.at(facts.head).length > 1)
        parts.append(tr("part %1 of %2").arg(line - facts.head + 1).arg(m_lines.at(facts.head).length));
    parts.append(tr("line %1").arg(facts.sequence()));
    return parts.join(Separator);
}

LineExplainer::Paragraphs LineExplainer::secrets(quint32 line, const transcript::Redacted &shown) const
{
    if (shown.masks.isEmpty())
        return {};
    const auto recorded = RowText::bytes(m_transcript.at(m_lines.at(line).event));
    const bool isRecorded = recorded && recorded->masks.isEmpty();
    qsizetype hidden = 0;
    for (const transcript::Mask &mask : shown.masks)
        hidden += mask.length;
    return {{tr("%n byte(s) are hidden.", nullptr, int(hidden)),
             isRecorded ? tr("They were recorded, and can be revealed for 30 seconds.")
                        : tr("They were not recorded, so nobody can show them."),
             {}}};
}

void LineExplainer::explainSent(LineDetail &detail, quint32 line, const transcript::Sent &sent) const
{
    const bool answersChallenge = sent.phase == Phase::Auth && !sent.data.bytes.toUpper().startsWith("AUTH");
    detail.heading = answersChallenge ? tr("Answer to a challenge") : commandText(line);
    detail.context = contextOfCommand(line);
    if (!answersChallenge)
        detail.paragraphs = Meaning::ofCommand(withoutLineEnd(sent.data.bytes));
    if (!sent.awaitsReply)
        detail.paragraphs.append({tr("No reply is due to it."), {}, {}});
    detail.paragraphs.append(secrets(line, sent.data));
    detail.hex = HexDump::lines(sent.data, shownBytes, m_bytesInALine);
}

void LineExplainer::explainPayload(LineDetail &detail, quint32 line, const transcript::PayloadSent &sent) const
{
    detail.heading = tr("Message of %1 bytes").arg(QLocale().toString(qlonglong(sent.bytes)));
    detail.context = contextOfCommand(line);
    detail.paragraphs.append({{}, tr("SHA-256: %1").arg(QString::fromLatin1(sent.sha256)), {}});
    detail.paragraphs.append(secrets(line, sent.head));
    detail.hex = HexDump::lines(sent.head, shownBytes, m_bytesInALine);
}

LineExplainer::Paragraphs LineExplainer::wireOddities(const transcript::Received &received, const Line &line)
{
    Paragraphs odd;
    if (received.unused)
        odd.append({tr("These bytes were never looked at as a reply."), {}, {}});
    else if (line.isMalformed)
        odd.append({tr("This is no reply."), tr("A reply begins with three digits."), u"RFC 5321, 4.2"_s});
    if (received.end == wire::LineEnd::Lf)
        odd.append({tr("The line ends with LF alone."), tr("Only CR LF may end a line."), u"RFC 5321, 2.3.8"_s});
    if (received.end == wire::LineEnd::Cut || received.continuesPrevious)
        odd.append({tr("This is a piece of an over-long line."), {}, u"RFC 5321, 4.5.3.1.5"_s});
    if (received.end == wire::LineEnd::None)
        odd.append({tr("The connection ended inside this line."), {}, {}});
    return odd;
}

void LineExplainer::explainReceived(LineDetail &detail, quint32 line, const transcript::Received &received) const
{
    const Line &facts = m_lines.at(line);
    const QByteArrayView text = replyText(received.data.bytes);
    const bool hasCode = facts.code > 0 && !received.continuesPrevious && !received.unused;
    detail.heading = hasCode ? QString::number(facts.code) : tr("Bytes of the server");
    if (hasCode) {
        if (const auto enhanced = wire::EnhancedCode::atStartOf(text, facts.code))
            detail.heading += u' ' + QString::fromLatin1(enhanced->toByteArray());
    }
    detail.context = contextOfReply(line, received);
    const bool isOffer = hasCode && facts.code == 250 && isHello(received.phase) && line != facts.head;
    if (isOffer) {
        detail.paragraphs = Meaning::ofKeyword(text);
    } else if (hasCode) {
        detail.paragraphs = Meaning::ofCode(facts.code, received.phase);
        detail.paragraphs.append(Meaning::ofEnhancedCode(text, facts.code));
    }
    // A challenge in which a secret was found is no whole one any more.
    if (hasCode && facts.code == 334 && received.data.masks.isEmpty())
        detail.paragraphs.append(Meaning::ofChallenge(text));
    detail.paragraphs.append(wireOddities(received, facts));
    detail.paragraphs.append(secrets(line, received.data));
    detail.hex = HexDump::lines(withLineEnd(received.data, received.end), shownBytes, m_bytesInALine);
}

void LineExplainer::explainNote(LineDetail &detail, const transcript::Event &event) const
{
    const auto note = format::eventNote(event);
    detail.heading = note ? note->text : QString(format::eventKindName(event.payload.index()));
    if (!detail.heading.isEmpty())
        detail.heading[0] = detail.heading.at(0).toUpper();
    detail.context = tr("line %1").arg(event.sequence);
    if (const auto *secured = std::get_if<transcript::TlsSecured>(&event.payload))
        detail.paragraphs = Meaning::ofTls(secured->details);
    if (const auto *ended = std::get_if<transcript::StageEnded>(&event.payload); ended && ended->issue)
        detail.paragraphs.append(Meaning::ofIssue(*ended->issue));
    if (const auto *finished = std::get_if<transcript::Finished>(&event.payload); finished && finished->issue)
        detail.paragraphs.append(Meaning::ofIssue(*finished->issue));
    if (const auto *resolved = std::get_if<transcript::Resolved>(&event.payload);
        resolved && !resolved->servers.isEmpty())
        detail.paragraphs.append({{}, tr("Asked: %1").arg(format::visibleText(resolved->servers.join(u", "))), {}});
}

} // namespace mailscope::ui
