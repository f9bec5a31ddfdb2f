// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/environment.h"

#include "format/display.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

/// Both ends of the connection that was made last; empty without one.
QString endsOf(const transcript::Transcript &transcript)
{
    for (qsizetype index = transcript.size() - 1; index >= 0; --index) {
        if (transcript.kindAt(index) != transcript::EventKind::Connected)
            continue;
        const auto connected = std::get<transcript::Connected>(transcript.at(index).payload);
        if (!connected.localEnd.isEmpty() && !connected.remoteEnd.isEmpty())
            return visibleText(u"%1 → %2"_s.arg(connected.localEnd, connected.remoteEnd));
    }
    return {};
}

QString targetText(const transcript::TargetDescription &target)
{
    return visibleText(u"%1 (%2, %3)"_s.arg(target.url, target.protocol, target.security));
}
} // namespace

QList<ReportRow> environmentRows(const Exported &session)
{
    const report::Report &report = session.report;
    QList<ReportRow> rows;
    const auto add = [&rows](const QString &label, const QString &text, bool foreign) {
        if (!text.isEmpty())
            rows.append({{{label, false}, {text, foreign}}, TextStyle::Ink::Dim});
    };
    add(Words::tr("Target"), targetText(report.target), true);
    add(Words::tr("Connection"), endsOf(session.transcript), true);
    if (report.startedAt.isValid())
        add(Words::tr("Began"), report.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) + u" UTC"_s, false);
    add(Words::tr("Took"), millisecondsText(report.duration), false);
    add(Words::tr("Events"), QString::number(report.events), false);
    add(Words::tr("Recorded by"), u"Mailscope "_s + visibleText(report.version), false);
    add(Words::tr("File"), visibleText(session.fileName), true);
    add(Words::tr("SHA-256 of the file"), QString::fromLatin1(session.digest), true);
    return rows;
}

} // namespace mailscope::format
