// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/writer.h"

#include "format/privatefile.h"
#include "format/recordedsecrets.h"
#include "format/writers.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using Done = std::expected<void, ExportError>;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

constexpr std::array Table{
    Writer{"text"_L1, ".txt"_L1, writeText},        Writer{"markdown"_L1, ".md"_L1, writeMarkdown},
    Writer{"html"_L1, ".html"_L1, writeHtml},       Writer{"json"_L1, ".json"_L1, writeJson},
    Writer{"csv"_L1, ".csv"_L1, writeCsv},          Writer{"script"_L1, ".smtp"_L1, writeScript},
    Writer{"pcapng"_L1, ".pcapng"_L1, writePcapng},
};

QList<qint64> sortedOnce(QList<qint64> sequences)
{
    std::ranges::sort(sequences);
    const auto twice = std::ranges::unique(sequences);
    sequences.erase(twice.begin(), twice.end());
    return sequences;
}

SecretCheck checkFor(const Exported &session, const QList<QByteArray> &secrets)
{
    SecretCheck check;
    if (session.holdsSecrets)
        return check;
    for (const QByteArray &secret : secrets + recordedSecrets(session.transcript))
        check.remember(secret);
    return check;
}
} // namespace

Exported Exported::everything(const transcript::Transcript &transcript, const report::Report &report)
{
    Exported session{transcript, report};
    session.holdsSecrets = saysThatItHoldsSecrets(transcript);
    return session;
}

Exported Exported::selection(const transcript::Transcript &transcript, const report::Report &report,
                             QList<qint64> events)
{
    Exported session = everything(transcript, report);
    session.extent = Extent::Selection;
    session.events = sortedOnce(std::move(events));
    return session;
}

Exported Exported::findings(const transcript::Transcript &transcript, const report::Report &report)
{
    QList<qint64> evidence = report.issue ? report.issue->evidence : QList<qint64>();
    for (const report::Finding &finding : report.findings)
        evidence += finding.evidence;
    Exported session = selection(transcript, report, evidence);
    session.extent = Extent::Findings;
    return session;
}

bool Exported::wants(qint64 sequence) const
{
    return extent == Extent::Everything || std::ranges::binary_search(events, sequence);
}

bool Exported::wantsAnyOf(const QList<qint64> &sequences) const
{
    return std::ranges::any_of(sequences, [this](qint64 sequence) { return wants(sequence); });
}

std::span<const Writer> writers()
{
    return Table;
}

const Writer *writerNamed(QStringView name)
{
    const auto *const found = std::ranges::find_if(Table, [name](const Writer &writer) { return name == writer.name; });
    return found == Table.end() ? nullptr : found;
}

const Writer *writerForFile(QStringView path)
{
    const auto *const found =
        std::ranges::find_if(Table, [path](const Writer &writer) { return path.endsWith(writer.suffix); });
    return found == Table.end() ? nullptr : found;
}

QString writerNames(const QString &separator)
{
    QStringList names;
    for (const Writer &writer : Table)
        names.append(writer.name);
    return names.join(separator);
}

Done write(const Writer &writer, const Exported &session, ExportSink::Put put, const QList<QByteArray> &secrets)
{
    ExportSink sink(std::move(put), checkFor(session, secrets));
    writer.write(session, sink);
    switch (sink.finish()) {
    case ExportSink::Failure::None:
        return {};
    case ExportSink::Failure::Unwritable:
        return std::unexpected(ExportError{ExportError::Kind::Unwritable, {}});
    case ExportSink::Failure::Secret:
        break;
    }
    return std::unexpected(ExportError{
        ExportError::Kind::HoldsSecrets,
        Words::tr("This session holds a secret although it says that it holds none, so it is not exported.")});
}

Done writeFile(const QString &path, const Writer &writer, const Exported &session, const QList<QByteArray> &secrets,
               const GoesOn &goesOn)
{
    PrivateFile file(path);
    const auto unwritable = [&file, &path] {
        return std::unexpected(ExportError{ExportError::Kind::Unwritable,
                                           Words::tr("%1 cannot be written: %2.").arg(path, file.trouble())});
    };
    if (!file.open())
        return unwritable();
    qint64 size = 0;
    const auto put = [&](QByteArrayView bytes) {
        size += bytes.size();
        return file.write(bytes) && (!goesOn || goesOn(size));
    };
    const auto done = write(writer, session, put, secrets);
    if (!done && done.error().kind == ExportError::Kind::HoldsSecrets)
        return done;
    if (!done || !file.commit())
        return unwritable();
    return {};
}

std::expected<QByteArray, ExportError> written(const Writer &writer, const Exported &session)
{
    QByteArray all;
    const auto put = [&all](QByteArrayView bytes) {
        all += bytes;
        return true;
    };
    return write(writer, session, put).transform([&all] { return all; });
}

} // namespace mailscope::format
