// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/textlog.h"

#include "format/display.h"

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

QString placeOf(const Connecting &connecting)
{
    const QString address = visibleText(connecting.address);
    return connecting.port > 0 ? say("%1 port %2").arg(address).arg(connecting.port) : address;
}

QString reasonOf(Issue::Id id, const QString &detail)
{
    return visibleText(detail.isEmpty() ? issueText({id, {}, {}, {}}) : detail);
}
} // namespace

QString TextLog::lines(const Event &event)
{
    return std::visit([this, &event](const auto &payload) { return tell(event, payload); }, event.payload);
}

QString TextLog::entry(const Event &event, const QString &sign, const QString &text) const
{
    const double seconds = std::chrono::duration<double>(event.elapsed).count();
    const QString time = m_style.paint(Ink::Dim, u"%1"_s.arg(seconds, 9, 'f', 3));
    // The lock is two columns wide.
    return time + (m_encrypted ? u" 🔒 "_s : u"    "_s) + sign + u' ' + text + u'\n';
}

QString TextLog::note(const Event &event, const QString &text, Ink ink) const
{
    return entry(event, m_style.paint(Ink::Dim, u"·"_s), m_style.paint(ink, text));
}

QString TextLog::tell(const Event &event, const Began &began)
{
    QStringList urls;
    for (const TargetDescription &target : began.targets)
        urls.append(visibleText(target.url));
    return note(event, say("Mailscope %1 to %2").arg(visibleText(began.version), urls.join(u", ")), Ink::Dim);
}

QString TextLog::tell(const Event &event, const Resolved &resolved)
{
    const QString name = visibleText(resolved.name);
    if (!resolved.error.isEmpty())
        return note(event, say("look-up of %1 failed: %2").arg(name, visibleText(resolved.error)), Ink::Bad);
    const QString answers = visibleText(resolved.answers.join(u", "));
    if (resolved.answers.size() == 1 && answers == name)
        return {};
    return note(event, say("%1 is %2").arg(name, answers), Ink::Dim);
}

QString TextLog::tell(const Event &event, const Connecting &connecting)
{
    return note(event, say("connecting to %1").arg(placeOf(connecting)), Ink::Dim);
}

QString TextLog::tell(const Event &event, const ConnectFailed &failed)
{
    return note(event, say("no connection: %1").arg(reasonOf(failed.reason, failed.detail)), Ink::Bad);
}

QString TextLog::tell(const Event &event, const Connected &connected)
{
    if (connected.localEnd.isEmpty() || connected.remoteEnd.isEmpty())
        return note(event, say("connected"), Ink::Dim);
    return note(event,
                say("connected from %1 to %2").arg(visibleText(connected.localEnd), visibleText(connected.remoteEnd)),
                Ink::Dim);
}

QString TextLog::tell(const Event &event, const ProxyOpened &opened)
{
    return note(event, say("through the %1 proxy %2").arg(visibleText(opened.kind), visibleText(opened.proxy)),
                Ink::Dim);
}

QString TextLog::tell(const Event &event, const Sent &sent)
{
    return entry(event, m_style.paint(Ink::Sent, u"→"_s),
                 paintPieces(m_style, Ink::Sent, visiblePieces(withoutLineEnd(sent.data))));
}

QString TextLog::tell(const Event &event, const Received &received)
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

QString TextLog::tell(const Event &event, const PayloadSent &sent)
{
    return entry(event, m_style.paint(Ink::Sent, u"→"_s),
                 m_style.paint(Ink::Dim, say("[message of %1 bytes]").arg(sent.bytes)));
}

QString TextLog::tell(const Event &event, const TlsStarted &started)
{
    if (!m_verbose)
        return {};
    const QString name = visibleText(started.expectedName);
    return note(event,
                name.isEmpty() ? say("TLS handshake") : say("TLS handshake, the certificate must bear %1").arg(name),
                Ink::Dim);
}

QString TextLog::tell(const Event &event, const TlsSecured &secured)
{
    m_encrypted = true;
    QStringList parts{visibleText(secured.details.protocol), visibleText(secured.details.cipher)};
    if (secured.details.group)
        parts.append(visibleText(*secured.details.group));
    parts.append(secured.details.verified ? say("certificate verified") : say("certificate not verified"));
    return note(event, say("encrypted: %1").arg(parts.join(u", ")),
                secured.details.verified ? Ink::Good : Ink::Warning);
}

QString TextLog::tell(const Event &event, const TlsObjected &objected)
{
    return note(event, say("certificate: %1").arg(visibleText(objected.objection.text)), Ink::Warning);
}

QString TextLog::tell(const Event &event, const StageBegan &began)
{
    return m_verbose ? note(event, say("stage %1 begins").arg(phaseName(began.phase)), Ink::Dim) : QString();
}

QString TextLog::tell(const Event &event, const StageEnded &ended)
{
    const QLatin1StringView name = phaseName(ended.phase);
    if (ended.issue)
        return note(event, say("%1: %2").arg(name, visibleText(issueText(*ended.issue))), Ink::Bad);
    if (!m_verbose)
        return {};
    if (ended.status == StageStatus::Skipped)
        return note(event, say("stage %1 skipped: %2").arg(name, visibleText(QByteArrayView(ended.reason))), Ink::Dim);
    return note(event, say("stage %1 ends").arg(name), Ink::Dim);
}

QString TextLog::tell(const Event &event, const AuthStep &step)
{
    return m_verbose ? note(event, say("%1 step").arg(visibleText(QByteArrayView(step.mechanism))), Ink::Dim)
                     : QString();
}

QString TextLog::tell(const Event &event, const PermissionGranted &granted)
{
    return note(event, say("allowed by the user: %1").arg(visibleText(QByteArrayView(granted.permission))),
                Ink::Warning);
}

QString TextLog::tell(const Event &event, const Expired &expired)
{
    const double seconds = std::chrono::duration<double>(expired.limit).count();
    return note(event, say("time limit of %1 s for %2 reached").arg(QString::number(seconds), phaseName(expired.phase)),
                Ink::Bad);
}

QString TextLog::tell(const Event &event, const transcript::Cancelled &)
{
    return note(event, say("cancelled"), Ink::Warning);
}

QString TextLog::tell(const Event &event, const Closed &closed)
{
    QString text = closed.byServer ? say("the server closed the connection") : say("connection closed");
    if (!closed.detail.isEmpty())
        text += u": "_s + visibleText(closed.detail);
    m_encrypted = false;
    return note(event, text, Ink::Dim);
}

QString TextLog::tell(const Event &event, const Noted &noted)
{
    return note(event, visibleText(noted.text.isEmpty() ? QString::fromUtf8(noted.id) : noted.text), Ink::Plain);
}

QString TextLog::tell(const Event &event, const SecretsRecorded &)
{
    return note(event, say("secrets are recorded from here on"), Ink::Warning);
}

QString TextLog::tell(const Event &event, const Finished &finished)
{
    return note(event, say("finished: %1").arg(verdictName(finished.verdict)),
                finished.verdict == Verdict::Ok ? Ink::Good : Ink::Bad);
}

} // namespace mailscope::format
