// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/display.h"
#include "format/hiddenbytes.h"
#include "format/secretnotice.h"
#include "format/writers.h"
#include "plan/plannames.h"
#include "plan/script.h"
#include "transcript/recordedplan.h"
#include "wire/dotstuffer.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

/// A line of the client whose secrets nobody knows any more: they match whatever is sent in their place.
plan::ClientLine clientLine(const Redacted &data)
{
    plan::ClientLine line{data.bytes};
    for (const Mask &mask : data.masks) {
        const qsizetype at = qBound(qsizetype(0), mask.at, data.bytes.size());
        if (at == line.bytes.size())
            line.bytes += "\r\n"; // what was sent in pieces was a line in the end
        if (line.gaps.isEmpty() || line.gaps.constLast() < at)
            line.gaps.append(at);
    }
    return line;
}

/// Writes the events of a session as steps, one after the other.
class StepWriter {
public:
    explicit StepWriter(ExportSink &sink) : m_sink(sink) { }

    void step(const plan::Step &step) { m_sink.write(plan::toText(step) + '\n'); }
    void remark(const QString &text) { step(plan::CommentLine{' ' + text.toUtf8()}); }
    void setting(const QByteArray &key, const QByteArray &value = {}) { step(plan::Setting{key, value}); }
    void expectation(const QByteArray &kind, QLatin1StringView value)
    {
        step(plan::Expectation{kind, QByteArray(value.data(), value.size())});
    }

    void write(const Event &event)
    {
        std::visit([this](const auto &payload) { tell(payload); }, event.payload);
    }

private:
    void tell(const auto & /*silent*/) { }

    void tell(const Sent &sent) { step(clientLine(sent.data)); }

    /// In pieces, since the pattern of a line has a greatest length.
    void tell(const Received &received)
    {
        constexpr qsizetype Longest = 8 * 1024;
        QByteArray bytes = withStars(received.data);
        if (received.end == wire::LineEnd::CrLf)
            bytes += "\r\n";
        else if (received.end == wire::LineEnd::Lf)
            bytes += '\n';
        for (qsizetype at = 0; at < bytes.size(); at += Longest)
            step(plan::ServerLine::sending(QByteArrayView(bytes).sliced(at, qMin(Longest, bytes.size() - at))));
    }

    /// As it went over the wire: by DATA its dots doubled, and a lone one behind it.
    void tell(const PayloadSent &payload)
    {
        const QByteArray head = withStars(payload.head);
        const QByteArray wire = payload.isChunk ? head : wire::DotStuffer().next(head);
        const bool isWhole = payload.head.masks.isEmpty() && payload.head.bytes.size() == payload.bytes;
        if (!isWhole)
            remark(Words::tr("The message had %1 bytes, and not all of them were recorded: nobody can play this part.")
                       .arg(payload.bytes));
        for (qsizetype at = 0; at < wire.size();) {
            const qsizetype end = wire.indexOf('\n', at);
            const qsizetype next = end < 0 ? wire.size() : end + 1;
            step(plan::ClientLine{wire.sliced(at, next - at)});
            at = next;
        }
        if (payload.complete && !payload.isChunk)
            step(plan::ClientLine{".\r\n"});
    }

    void tell(const TlsStarted & /*started*/) { m_isShakingHands = true; }
    void tell(const TlsObjected & /*objected*/) { shakeHands(); }
    void tell(const TlsSecured & /*secured*/) { shakeHands(); }

    /// Once, and only when it came so far: a server that did not answer has nothing to play.
    void shakeHands()
    {
        if (std::exchange(m_isShakingHands, false))
            step(plan::HandshakeStep{});
    }

    /// A server that hung up or refused in the middle of the handshake: the rest of the session tells of no other end.
    void tell(const StageEnded &ended)
    {
        const bool failed =
            ended.issue && (ended.issue->id == Issue::TlsLost || ended.issue->id == Issue::TlsHandshakeFailed);
        if (failed && std::exchange(m_isShakingHands, false))
            step(plan::CloseStep{});
    }

    void tell(const Closed &closed)
    {
        using Manner = plan::CloseStep::Manner;
        if (closed.byServer)
            step(plan::CloseStep{closed.detail.isEmpty() ? Manner::Orderly : Manner::Reset});
    }

    ExportSink &m_sink;
    bool m_isShakingHands = false;
};

/// What the client was to do, as far as a script can say it.
void writeSettings(StepWriter &out, const report::Report &report, const plan::Plan &plan)
{
    const auto pairs = [&out](const QByteArray &key, const QList<plan::KeyValue> &all) {
        for (const plan::KeyValue &each : all)
            out.setting(key, visibleText(QByteArrayView(each.first + '=' + each.second)).toUtf8());
    };
    if (!report.target.url.isEmpty())
        out.setting("target", visibleText(report.target.url).toUtf8());
    if (!report.target.security.isEmpty())
        out.setting("security", report.target.security.toLatin1());
    if (plan.greet != plan::Greet::Auto)
        out.setting("greet", plan::greetName(plan.greet).toString().toLatin1());
    if (plan.tlsPolicy)
        out.setting("tls-policy", plan::tlsPolicyName(*plan.tlsPolicy).toString().toLatin1());
    if (plan.force)
        out.setting("force");
    pairs("xclient", plan.xclient);
    pairs("xforward", plan.xforward);
    if (plan.xclientBeforeStartTls)
        out.setting("xclient-before-starttls");
    if (plan.stopAfter)
        out.setting("stop-after", phaseName(*plan.stopAfter).toString().toLatin1());
    if (plan.dropAfter)
        out.setting("drop-after", phaseName(*plan.dropAfter).toString().toLatin1());
}
} // namespace

void writeScript(const Exported &session, ExportSink &sink)
{
    StepWriter out(sink);
    const report::Report &report = session.report;
    if (session.holdsSecrets)
        out.remark(secretNotice());
    const QString url = visibleText(report.target.url);
    out.remark(
        report.startedAt.isValid()
            ? Words::tr("Made from a session with %1, %2.").arg(url, report.startedAt.toUTC().toString(Qt::ISODate))
            : Words::tr("Made from a session with %1.").arg(url));
    writeSettings(out, report, recordedPlan(session.transcript));
    for (qsizetype index = 0; index < session.transcript.size() && !sink.hasFailed(); ++index) {
        if (session.wants(index + 1))
            out.write(session.transcript.at(index));
    }
    if (session.extent != Extent::Everything || !report.finished)
        return;
    out.expectation("verdict", verdictName(report.verdict));
    if (report.issue)
        out.expectation("issue", issueName(report.issue->id));
}

} // namespace mailscope::format
