// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"

#include "format/eventjson.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;
using Kind = SessionFileError::Kind;
using Done = std::expected<void, SessionFileError>;

namespace {
constexpr auto FormatKey = "mailscope"_L1;
constexpr auto SecretsKey = "secrets"_L1;
constexpr auto Format = "session/1"_L1;
constexpr auto FormatFamily = "session/"_L1;
constexpr qsizetype LongestHeader = 4096;
constexpr qsizetype LongestLine = 64 * 1024 * 1024;
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

QString say(const char *text)
{
    return QCoreApplication::translate("mailscope::SessionFile", text);
}

std::unexpected<SessionFileError> failure(Kind kind, int line, const QString &text)
{
    return std::unexpected(SessionFileError{kind, line, text});
}

std::unexpected<SessionFileError> damaged(int line, const QString &text)
{
    return failure(Kind::Damaged, line, say("Line %1 is damaged: %2.").arg(line).arg(text));
}

/// A line of the file without its line end, and whether that was there.
struct FileLine {
    QByteArray bytes;
    bool whole = false;
    bool tooLong = false;
};

/// Stops reading soon behind \p longest bytes: what is no session may have no end at all.
FileLine takeLine(QIODevice &file, qsizetype longest)
{
    constexpr qsizetype Portion = 64 * 1024;
    FileLine line;
    while (!line.whole && !line.tooLong) {
        const QByteArray portion = file.readLine(Portion);
        if (portion.isEmpty())
            break;
        line.bytes += portion;
        line.whole = portion.endsWith('\n');
        line.tooLong = line.bytes.size() > longest;
    }
    if (line.whole)
        line.bytes.chop(1);
    return line;
}

std::expected<bool, SessionFileError> readHeader(const QByteArray &line)
{
    const QJsonObject header = QJsonDocument::fromJson(line).object();
    const QString found = header.value(FormatKey).toString();
    if (!found.startsWith(FormatFamily))
        return failure(Kind::NotASession, 1, say("This is no session of Mailscope."));
    if (found != Format)
        return failure(Kind::WrongVersion, 1,
                       say("This session was saved by a later version of Mailscope (%1).").arg(found));
    return header.value(SecretsKey).toBool();
}

/// Events are numbered from 1 without gaps, time never runs backwards, the first is Began, and none follows Finished.
QString whyItDoesNotFit(const Transcript &transcript, const Event &event)
{
    if (event.sequence != transcript.size() + 1)
        return say("event %1 stands where event %2 is due").arg(event.sequence).arg(transcript.size() + 1);
    if (transcript.isEmpty())
        return std::holds_alternative<Began>(event.payload) ? QString()
                                                            : say("the session does not begin with its first event");
    const Event &before = transcript.at(transcript.size() - 1);
    if (event.elapsed < before.elapsed)
        return say("time runs backwards");
    if (std::holds_alternative<Finished>(before.payload))
        return say("an event follows the end of the session");
    return {};
}

std::expected<Event, QString> readEvent(const QByteArray &line, const Transcript &transcript)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parseError);
    if (!document.isObject())
        return std::unexpected(say("it is no JSON object"));
    auto event = eventFromJson(document.object());
    if (!event)
        return std::unexpected(event.error().text);
    if (const QString misfit = whyItDoesNotFit(transcript, *event); !misfit.isEmpty())
        return std::unexpected(misfit);
    return std::move(*event);
}

bool endsWithFinished(const Transcript &transcript)
{
    return !transcript.isEmpty() && std::holds_alternative<Finished>(transcript.at(transcript.size() - 1).payload);
}

bool recordsSecrets(const Transcript &transcript)
{
    return std::ranges::any_of(
        transcript, [](const Event &event) { return std::holds_alternative<SecretsRecorded>(event.payload); });
}

/// A path such as /dev/stdout must not be replaced by a file.
bool isSpecial(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir();
}

template <typename File>
Done writeAll(File &file, const QByteArray &bytes)
{
    if (file.write(bytes) != bytes.size() || !file.flush())
        return failure(Kind::Unwritable, 0, say("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

template <typename File>
Done openFor(File &file, QIODevice::OpenMode mode)
{
    if (!file.open(mode))
        return failure(Kind::Unwritable, 0, say("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

Done saveToDevice(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return openFor(file, QIODevice::WriteOnly).and_then([&] { return writeAll(file, bytes); });
}
} // namespace

QByteArray sessionHeader(bool holdsSecrets)
{
    return QJsonDocument(QJsonObject{{FormatKey, Format}, {SecretsKey, holdsSecrets}}).toJson(QJsonDocument::Compact)
        + '\n';
}

QByteArray writeSession(const Transcript &transcript)
{
    QByteArray bytes = sessionHeader(recordsSecrets(transcript));
    for (const Event &event : transcript)
        bytes += eventLine(event);
    return bytes;
}

std::expected<LoadedSession, SessionFileError> readSession(QByteArrayView bytes)
{
    QBuffer buffer;
    buffer.setData(bytes.toByteArray());
    buffer.open(QIODevice::ReadOnly);
    return readSession(buffer);
}

std::expected<LoadedSession, SessionFileError> readSession(QIODevice &file)
{
    const auto secrets = readHeader(takeLine(file, LongestHeader).bytes);
    if (!secrets)
        return std::unexpected(secrets.error());
    LoadedSession session;
    session.holdsSecrets = *secrets;
    for (int number = 2;; ++number) {
        const FileLine line = takeLine(file, LongestLine);
        if (line.bytes.isEmpty() && !line.whole)
            break;
        if (line.tooLong)
            return damaged(number, say("it is too long"));
        auto event = readEvent(line.bytes, session.transcript);
        if (event) {
            session.transcript.append(std::move(*event));
            continue;
        }
        if (line.whole || endsWithFinished(session.transcript))
            return damaged(number, event.error());
    }
    session.cutOff = !endsWithFinished(session.transcript);
    return session;
}

Done saveSession(const QString &path, const Transcript &transcript)
{
    const QByteArray bytes = writeSession(transcript);
    if (isSpecial(path))
        return saveToDevice(path, bytes);
    QSaveFile file(path);
    if (auto opened = openFor(file, QIODevice::WriteOnly); !opened)
        return opened;
    // Before the first byte is in it.
    file.setPermissions(OwnerOnly);
    if (auto written = writeAll(file, bytes); !written)
        return written;
    if (!file.commit())
        return failure(Kind::Unwritable, 0, say("%1 cannot be written: %2.").arg(path, file.errorString()));
    return {};
}

std::expected<LoadedSession, SessionFileError> loadSession(const QString &path)
{
    if (path.isEmpty())
        return failure(Kind::Unreadable, 0, say("The name of the file is missing."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Kind::Unreadable, 0, say("%1 cannot be read: %2.").arg(path, file.errorString()));
    auto session = readSession(file);
    if (file.error() != QFile::NoError)
        return failure(Kind::Unreadable, 0, say("%1 cannot be read: %2.").arg(path, file.errorString()));
    return session;
}

Done SessionJournal::open(const QString &path, bool holdsSecrets)
{
    if (!isSpecial(path))
        QFile::remove(path); // others may have it open, and its permissions are not ours
    m_file.setFileName(path);
    const bool opened = isSpecial(path) ? m_file.open(QIODevice::WriteOnly)
                                        : m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly);
    if (!opened)
        return failure(Kind::Unwritable, 0, say("%1 cannot be written: %2.").arg(path, m_file.errorString()));
    return write(sessionHeader(holdsSecrets));
}

Done SessionJournal::append(const Event &event)
{
    return write(eventLine(event));
}

Done SessionJournal::write(const QByteArray &bytes)
{
    return writeAll(m_file, bytes);
}

} // namespace mailscope::format
