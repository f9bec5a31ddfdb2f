// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"

#include "format/eventjson.h"
#include "format/recordedsecrets.h"
#include "format/sessionreader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <utility>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;
using Kind = SessionFileError::Kind;
using Done = std::expected<void, SessionFileError>;

namespace {
constexpr auto FormatKey = "mailscope"_L1;
constexpr auto SecretsKey = "secrets"_L1;
constexpr auto Format = "session/1"_L1;
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::SessionFile)
};

std::unexpected<SessionFileError> failure(Kind kind, int line, const QString &text)
{
    return std::unexpected(SessionFileError{kind, line, text});
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
        return failure(Kind::Unwritable, 0,
                       Words::tr("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

template <typename File>
Done openFor(File &file, QIODevice::OpenMode mode)
{
    if (!file.open(mode))
        return failure(Kind::Unwritable, 0,
                       Words::tr("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

/// A portion of events at a time, so that a long session is never held twice.
template <typename File>
Done writeEvents(File &file, const Transcript &transcript)
{
    constexpr qsizetype Portion = 256 * 1024;
    QByteArray bytes = sessionHeader(saysThatItHoldsSecrets(transcript));
    for (const Event &event : transcript) {
        appendEventLine(bytes, event);
        if (bytes.size() < Portion)
            continue;
        if (auto written = writeAll(file, bytes); !written)
            return written;
        bytes.resize(0); // keeps the memory
    }
    return writeAll(file, bytes);
}

Done saveToDevice(const QString &path, const Transcript &transcript)
{
    QFile file(path);
    return openFor(file, QIODevice::WriteOnly).and_then([&] { return writeEvents(file, transcript); });
}
} // namespace

QByteArray sessionHeader(bool holdsSecrets)
{
    return QJsonDocument(QJsonObject{{FormatKey, Format}, {SecretsKey, holdsSecrets}}).toJson(QJsonDocument::Compact)
        + '\n';
}

QByteArray writeSession(const Transcript &transcript)
{
    QByteArray bytes = sessionHeader(saysThatItHoldsSecrets(transcript));
    for (const Event &event : transcript)
        appendEventLine(bytes, event);
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
    SessionReader reader;
    if (auto opened = reader.open(file); !opened)
        return std::unexpected(opened.error());
    reader.readAll();
    return reader.take();
}

Done saveSession(const QString &path, const Transcript &transcript)
{
    if (isSpecial(path))
        return saveToDevice(path, transcript);
    QSaveFile file(path);
    if (auto opened = openFor(file, QIODevice::WriteOnly); !opened)
        return opened;
    // Before the first byte is in it.
    file.setPermissions(OwnerOnly);
    if (auto written = writeEvents(file, transcript); !written)
        return written;
    if (!file.commit())
        return failure(Kind::Unwritable, 0, Words::tr("%1 cannot be written: %2.").arg(path, file.errorString()));
    return {};
}

std::expected<LoadedSession, SessionFileError> loadSession(const QString &path, Storage storage)
{
    SessionReader reader(std::move(storage));
    if (auto opened = reader.open(path); !opened)
        return std::unexpected(opened.error());
    reader.readAll();
    return reader.take();
}

Done SessionJournal::open(const QString &path, bool holdsSecrets)
{
    if (!isSpecial(path))
        QFile::remove(path); // others may have it open, and its permissions are not ours
    m_file.setFileName(path);
    const bool opened = isSpecial(path) ? m_file.open(QIODevice::WriteOnly)
                                        : m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly);
    if (!opened)
        return failure(Kind::Unwritable, 0, Words::tr("%1 cannot be written: %2.").arg(path, m_file.errorString()));
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
