// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/display.h"
#include "format/eventnames.h"
#include "format/exporttext.h"
#include "format/ledger.h"
#include "format/writers.h"

#include <QStringList>

#include <array>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using Recipient = RecipientOutcome::Verdict;
using Moment = std::optional<Nanoseconds>;

namespace {
/// The columns, which are part of the contract: names and order stay, new ones go behind.
enum Column {
    Record,
    Sequence,
    PhaseName,
    Encrypted,
    Command,
    Code,
    Enhanced,
    Text,
    StartMs,
    FirstByteMs,
    CompleteMs,
    DurationMs,
    Address,
    FinalCode,
    FinalEnhanced,
    FinalText,
    Outcome,
    ColumnCount,
};

constexpr std::array<QLatin1StringView, ColumnCount> Names{
    "record"_L1,   "sequence"_L1,  "phase"_L1,         "encrypted"_L1,   "command"_L1,    "code"_L1,
    "enhanced"_L1, "text"_L1,      "startMs"_L1,       "firstByteMs"_L1, "completeMs"_L1, "durationMs"_L1,
    "address"_L1,  "finalCode"_L1, "finalEnhanced"_L1, "finalText"_L1,   "outcome"_L1,
};

QStringList emptyRow(QLatin1StringView record)
{
    QStringList row(ColumnCount);
    row[Record] = record;
    return row;
}

QString milliseconds(Nanoseconds duration)
{
    return QString::number(static_cast<double>(duration.count()) / 1e6, 'f', 3);
}

QString milliseconds(const Moment &moment)
{
    return moment ? milliseconds(*moment) : QString();
}

QString number(const std::optional<int> &code)
{
    return code ? QString::number(*code) : QString();
}

QString enhancedText(const std::optional<wire::EnhancedCode> &code)
{
    return code ? QString::fromLatin1(code->toByteArray()) : QString();
}

QString textOf(const std::optional<QByteArray> &text)
{
    QStringList lines;
    for (const QByteArray &line : text.value_or(QByteArray()).split('\n'))
        lines.append(visibleText(QByteArrayView(line)));
    return lines.join(u'\n');
}

QStringList stageRow(const StageOutcome &stage)
{
    QStringList row = emptyRow("stage"_L1);
    row[Sequence] = stage.evidence.isEmpty() ? QString() : QString::number(stage.evidence.constFirst());
    row[PhaseName] = phaseName(stage.phase);
    row[Text] = visibleText(QByteArrayView(stage.reason));
    row[StartMs] = milliseconds(stage.start);
    row[DurationMs] = milliseconds(stage.duration);
    row[Outcome] = nameOf(stage.status);
    return row;
}

QStringList exchangeRow(const Exchange &exchange)
{
    QStringList row = emptyRow("exchange"_L1);
    row[Sequence] = QString::number(exchange.sequence);
    row[PhaseName] = exchange.phase ? QString(phaseName(*exchange.phase)) : QString();
    row[Encrypted] = exchange.encrypted ? u"yes"_s : u"no"_s;
    row[Command] = textOf(exchange.command);
    row[Code] = exchange.reply ? QString::number(exchange.reply->code) : QString();
    row[Enhanced] = exchange.reply ? enhancedText(exchange.reply->enhanced) : QString();
    row[Text] = textOf(exchange.lines.join('\n'));
    row[StartMs] = milliseconds(exchange.sentAt);
    row[FirstByteMs] = milliseconds(exchange.firstByteAt);
    row[CompleteMs] = milliseconds(exchange.completeAt);
    if (exchange.sentAt && exchange.completeAt)
        row[DurationMs] = milliseconds(*exchange.completeAt - *exchange.sentAt);
    return row;
}

QLatin1StringView nameOf(Recipient verdict)
{
    switch (verdict) {
    case Recipient::Accepted:
        return "accepted"_L1;
    case Recipient::Deferred:
        return "deferred"_L1;
    case Recipient::Rejected:
        return "rejected"_L1;
    case Recipient::Unknown:
        break;
    }
    return "unknown"_L1;
}

QStringList recipientRow(const RecipientOutcome &recipient)
{
    QStringList row = emptyRow("recipient"_L1);
    row[Address] = textOf(recipient.address);
    row[Code] = number(recipient.code);
    row[Enhanced] = enhancedText(recipient.enhanced);
    row[Text] = textOf(recipient.text);
    row[FinalCode] = number(recipient.finalCode);
    row[FinalEnhanced] = enhancedText(recipient.finalEnhanced);
    row[FinalText] = textOf(recipient.finalText);
    row[Outcome] = nameOf(recipient.verdict);
    row[DurationMs] = milliseconds(recipient.waited);
    return row;
}

QStringList header(bool holdsSecrets)
{
    QStringList names(Names.begin(), Names.end());
    if (holdsSecrets)
        names.append(u"holdsSecrets"_s);
    return names;
}
} // namespace

QByteArray recipientsAsCsv(const TransactionOutcome &transaction)
{
    QByteArray table = csvLine(header(false));
    for (const RecipientOutcome &recipient : transaction.recipients)
        table += csvLine(recipientRow(recipient));
    return table;
}

void writeCsv(const Exported &session, ExportSink &sink)
{
    const auto write = [&](QStringList row) {
        if (session.holdsSecrets)
            row.append(u"yes"_s);
        sink.write(csvLine(row));
    };
    sink.write(csvLine(header(session.holdsSecrets)));
    for (const StageOutcome &stage : session.report.stages) {
        if (session.wantsAnyOf(stage.evidence))
            write(stageRow(stage));
    }
    for (const Exchange &exchange : session.report.exchanges) {
        if (session.wants(exchange.sequence) || session.wantsAnyOf(exchange.received))
            write(exchangeRow(exchange));
    }
    if (!session.report.transaction || session.extent != Extent::Everything)
        return;
    for (const RecipientOutcome &recipient : session.report.transaction->recipients)
        write(recipientRow(recipient));
}

} // namespace mailscope::format
