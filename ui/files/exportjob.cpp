// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/exportjob.h"

#include "format/recordedsecrets.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// A longer file is not read for its digest while somebody waits.
constexpr qint64 LongestForDigest = 64 * 1024 * 1024;

transcript::Transcript beginningOf(const transcript::Transcript &transcript, qsizetype events)
{
    transcript::Transcript beginning;
    for (qsizetype index = 0; index < std::min(events, transcript.size()); ++index)
        beginning.append(transcript.at(index));
    return beginning;
}

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool isRead = QFileInfo(path).isFile() && file.size() <= LongestForDigest && file.open(QIODevice::ReadOnly)
        && hash.addData(&file);
    return isRead ? hash.result().toHex() : QByteArray();
}

} // namespace

ExportJob::ExportJob(TakenSession session)
    : writer(&format::writers().front()), m_session(std::move(session)),
      m_holdsSecrets(format::saysThatItHoldsSecrets(m_session.transcript))
{ }

const transcript::Transcript &ExportJob::source() const
{
    return withSecrets ? m_session.transcript : m_session.withoutSecrets;
}

format::Exported ExportJob::exported(const transcript::Transcript &transcript, const report::Report &report) const
{
    format::Exported exported = [&] {
        switch (extent) {
        case format::Extent::Selection:
            return format::Exported::selection(transcript, report, m_session.selection);
        case format::Extent::Findings:
            return format::Exported::findings(transcript, report);
        case format::Extent::Everything:
            break;
        }
        return format::Exported::everything(transcript, report);
    }();
    exported.holdsSecrets = withSecrets && m_holdsSecrets;
    if (!m_session.file.isEmpty()) {
        exported.fileName = QFileInfo(m_session.file).fileName();
        exported.digest = digestOf(m_session.file);
    }
    return exported;
}

/// Whatever the window took out must not be in an export that says nothing of secrets.
QList<QByteArray> ExportJob::forbidden() const
{
    return m_holdsSecrets && !withSecrets ? format::recordedSecrets(m_session.transcript) : QList<QByteArray>();
}

std::expected<ExportJob::Preview, QString> ExportJob::preview() const
{
    Preview preview;
    // Lines that somebody selected may stand anywhere; otherwise the beginning is enough to see what it will be like.
    const bool isLong = extent != format::Extent::Selection && source().size() > PreviewedEvents;
    const transcript::Transcript shown = isLong ? beginningOf(source(), PreviewedEvents) : source();
    const report::Report report = report::fold(shown);
    preview.isWhole = !isLong;
    const auto put = [&preview](QByteArrayView bytes) {
        preview.bytes += bytes.first(std::min(bytes.size(), PreviewedBytes - preview.bytes.size()));
        preview.isWhole = preview.isWhole && preview.bytes.size() < PreviewedBytes;
        return preview.bytes.size() < PreviewedBytes;
    };
    const auto done = format::write(*writer, exported(shown, report), put, forbidden());
    if (!done && done.error().kind == format::ExportError::Kind::HoldsSecrets)
        return std::unexpected(done.error().text);
    return preview;
}

std::expected<QByteArray, QString> ExportJob::bytes(const format::GoesOn &goesOn) const
{
    const report::Report report = report::fold(source());
    QByteArray all;
    const auto put = [&](QByteArrayView bytes) {
        all += bytes;
        return !goesOn || goesOn(all.size());
    };
    if (const auto done = format::write(*writer, exported(source(), report), put, forbidden()); !done)
        return std::unexpected(done.error().text);
    return all;
}

std::expected<void, QString> ExportJob::save(const QString &path, const format::GoesOn &goesOn) const
{
    const report::Report report = report::fold(source());
    const auto done = format::writeFile(path, *writer, exported(source(), report), forbidden(), goesOn);
    if (done)
        return {};
    if (done.error().kind == format::ExportError::Kind::HoldsSecrets)
        return std::unexpected(done.error().text);
    return std::unexpected(tr("%1 Nothing was kept: choose another place, or make room there.").arg(done.error().text));
}

QString ExportJob::suggestedName() const
{
    static const QRegularExpression unwanted(u"[/\\\\:*?\"<>|\\x00-\\x1f]+"_s);
    QString name = m_session.name;
    if (name.endsWith(".mscope"_L1))
        name.chop(7);
    name.replace(unwanted, u"-"_s);
    return name.left(100) + writer->suffix;
}

} // namespace mailscope::ui
