// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"

#include "format/eventjson.h"
#include "format/privatefile.h"
#include "format/recordedsecrets.h"
#include "format/sessionreader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

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

/// A portion of events at a time, so that a long session is never held twice.
bool writeEvents(PrivateFile &file, const Transcript &transcript)
{
    constexpr qsizetype Portion = 256 * 1024;
    QByteArray bytes = sessionHeader(saysThatItHoldsSecrets(transcript));
    for (const Event &event : transcript) {
        appendEventLine(bytes, event);
        if (bytes.size() < Portion)
            continue;
        if (!file.write(bytes))
            return false;
        bytes.resize(0); // keeps the memory
    }
    return file.write(bytes);
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
    PrivateFile file(path);
    if (!file.open() || !writeEvents(file, transcript) || !file.commit())
        return failure(Kind::Unwritable, 0, Words::tr("%1 cannot be written: %2.").arg(path, file.trouble()));
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
    if (!isDevice(path))
        QFile::remove(path); // others may have it open, and its permissions are not ours
    m_file.setFileName(path);
    const bool opened = isDevice(path) ? m_file.open(QIODevice::WriteOnly)
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
    if (m_file.write(bytes) != bytes.size() || !m_file.flush())
        return failure(Kind::Unwritable, 0,
                       Words::tr("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
    return {};
}

} // namespace mailscope::format
