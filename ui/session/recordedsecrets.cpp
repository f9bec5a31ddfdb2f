// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recordedsecrets.h"

#include "transcript/textredaction.h"

namespace mailscope::ui {

using transcript::EventKind;
using transcript::Redacted;
using transcript::Redaction;

namespace {
bool isAuthLogin(QByteArrayView line)
{
    return line.size() >= 11 && qstrnicmp(line.data(), 11, "AUTH LOGIN ", 11) == 0;
}

/// Whether a challenge of LOGIN asks for the name: "Username:", "User Name" and the like.
bool asksForName(QByteArrayView reply)
{
    return reply.size() > 4 && QByteArray::fromBase64(reply.sliced(4).toByteArray()).toLower().startsWith("user");
}

/// Hides a line up to its end; giving up a login is no secret.
void hideWhole(wire::Command &command)
{
    const QByteArrayView text = QByteArrayView(command.wire).trimmed();
    if (!text.isEmpty() && text != "*")
        command.secretRanges = {{text.data() - command.wire.constData(), text.size()}};
}
} // namespace

void RecordedSecrets::take(const transcript::TranscriptRow &row)
{
    if (row.kind == EventKind::SecretsRecorded && !m_from) {
        m_from = row.sequence;
        m_byHand.replied(m_lastCode, false);
    } else if (row.kind == EventKind::Received) {
        takeReply(row);
    } else if (row.kind == EventKind::Sent) {
        if (m_from && row.phase != Phase::Payload)
            takeSent(row);
        m_lastCode = 0;
        m_asksForName = false;
    }
}

void RecordedSecrets::takeReply(const transcript::TranscriptRow &row)
{
    if (row.unused || row.continuesPrevious || row.replyGoesOn || row.code == 0)
        return;
    m_lastCode = row.code;
    m_asksForName = row.code == 334 && asksForName(row.bytes);
    if (m_from)
        m_byHand.replied(row.code, row.answers && *row.answers < m_lastLogin);
}

void RecordedSecrets::takeSent(const transcript::TranscriptRow &row)
{
    QList<wire::ByteRange> ranges;
    qsizetype at = 0;
    for (wire::Command &command : m_byHand.commandsOf(row.bytes.toByteArray())) {
        m_byHand.hideAnswer(command, false);
        // What a login sends is an answer also where its challenge is not in sight.
        if (row.phase == Phase::Auth && command.phase != Phase::Auth && command.secretRanges.isEmpty())
            hideWhole(command);
        for (const wire::ByteRange &range : std::as_const(command.secretRanges)) {
            ranges.append({at + range.at, range.length});
            if (!m_asksForName && !isAuthLogin(command.wire))
                remember(QByteArrayView(command.wire).sliced(range.at, range.length));
        }
        at += command.wire.size();
    }
    m_byHand.sent();
    if (!ranges.isEmpty()) {
        m_ranges.insert(row.sequence, ranges);
        m_lastLogin = row.sequence;
    } else if (row.phase == Phase::Auth) {
        m_lastLogin = row.sequence;
    }
}

void RecordedSecrets::remember(QByteArrayView secret)
{
    const QByteArray encoded = secret.trimmed().toByteArray();
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    const QList<QByteArray> parts = decoded ? (*decoded).split('\0') : QList<QByteArray>();
    if (parts.size() != 3) {
        m_redaction.remember(secret);
        return;
    }
    // PLAIN (RFC 4616): two names that may be seen, and the password.
    m_redaction.rememberAsItIs(encoded);
    m_redaction.rememberAsItIs(*decoded);
    m_redaction.rememberAsItIs(parts.constLast());
}

transcript::Event RecordedSecrets::hidden(transcript::Event event) const
{
    if (!m_from || event.sequence <= *m_from)
        return event;
    if (auto *sent = std::get_if<transcript::Sent>(&event.payload)) {
        const auto ranges = m_ranges.constFind(event.sequence);
        if (sent->data.masks.isEmpty())
            sent->data = ranges != m_ranges.cend() ? Redaction::cut(sent->data.bytes, *ranges)
                                                   : m_redaction.search(sent->data.bytes);
    } else if (auto *received = std::get_if<transcript::Received>(&event.payload)) {
        received->data = this->received(*received);
    } else if (auto *payload = std::get_if<transcript::PayloadSent>(&event.payload)) {
        if (payload->head.masks.isEmpty())
            payload->head = m_redaction.search(payload->head.bytes);
    } else {
        transcript::redactTexts(event.payload, m_redaction);
    }
    return event;
}

Redacted RecordedSecrets::received(const transcript::Received &received) const
{
    if (m_redaction.remembersNothing() || !received.data.masks.isEmpty())
        return received.data;
    // A secret could straddle the place where an over-long line was cut: such pieces are hidden whole.
    if (received.end == wire::LineEnd::Cut || received.continuesPrevious)
        return Redaction::cut(received.data.bytes, {{0, received.data.bytes.size()}});
    return m_redaction.search(received.data.bytes);
}

} // namespace mailscope::ui
