// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionreader.h"

#include "format/eventjson.h"
#include "format/plainevent.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
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
constexpr auto FormatFamily = "session/"_L1;
constexpr qsizetype LongestHeader = 64 * 1024;
constexpr qsizetype LongestLine = 64 * 1024 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::SessionFile)
};

SessionFileError unreadable(const QString &path, const QString &reason)
{
    return {Kind::Unreadable, 0, Words::tr("%1 cannot be read: %2.").arg(path, reason)};
}

/// Whether the header says that the file holds secrets.
std::expected<bool, SessionFileError> readHeader(QByteArrayView line)
{
    const QJsonObject header = QJsonDocument::fromJson(line.toByteArray()).object();
    const QString found = header.value(FormatKey).toString();
    if (!found.startsWith(FormatFamily))
        return std::unexpected(SessionFileError{Kind::NotASession, 1, Words::tr("This is no session of Mailscope.")});
    if (found != Format) {
        const QString text = Words::tr("This session was saved by a later version of Mailscope (%1).").arg(found);
        return std::unexpected(SessionFileError{Kind::WrongVersion, 1, text});
    }
    return header.value(SecretsKey).toBool();
}

/// Events are numbered from 1 without gaps, time never runs backwards, the first is Began, and none follows Finished.
QString whyItDoesNotFit(const Transcript &transcript, const Event &event)
{
    const qsizetype size = transcript.size();
    if (event.sequence != size + 1)
        return Words::tr("event %1 stands where event %2 is due").arg(event.sequence).arg(size + 1);
    if (size == 0)
        return std::holds_alternative<Began>(event.payload)
            ? QString()
            : Words::tr("the session does not begin with its first event");
    if (event.elapsed < transcript.elapsedAt(size - 1))
        return Words::tr("time runs backwards");
    if (transcript.kindAt(size - 1) == EventKind::Finished)
        return Words::tr("an event follows the end of the session");
    return {};
}

std::expected<Event, QString> parseEvent(QByteArrayView line)
{
    if (auto event = readPlainEvent(line))
        return std::move(*event);
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()));
    if (!document.isObject())
        return std::unexpected(Words::tr("it is no JSON object"));
    return eventFromJson(document.object()).transform_error([](const EventError &error) { return error.text; });
}

bool endsWithFinished(const Transcript &transcript)
{
    return !transcript.isEmpty() && transcript.kindAt(transcript.size() - 1) == EventKind::Finished;
}
} // namespace

SessionReader::SessionReader(Storage storage)
{
    m_session.transcript.setStorage(std::move(storage));
}

Done SessionReader::open(const QString &path)
{
    if (path.isEmpty())
        return std::unexpected(SessionFileError{Kind::Unreadable, 0, Words::tr("The name of the file is missing.")});
    m_file.setFileName(path);
    // It is read in large portions: a buffer of Qt's would be one copy more.
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::unexpected(unreadable(path, m_file.errorString()));
    return open(m_file);
}

Done SessionReader::open(QIODevice &file)
{
    m_lines.emplace(file);
    m_bytesInAll = file.isSequential() ? -1 : file.size();
    const auto line = m_lines->next(LongestHeader);
    if (!line && m_file.error() != QFile::NoError)
        return std::unexpected(unreadable(m_file.fileName(), m_file.errorString()));
    const auto secrets = readHeader(line ? line->bytes : QByteArrayView());
    if (!secrets)
        return std::unexpected(secrets.error());
    m_session.holdsSecrets = *secrets;
    return {};
}

bool SessionReader::read(qsizetype events, std::chrono::milliseconds time)
{
    constexpr qsizetype LooksAtTheClock = 64;
    const QDeadlineTimer deadline(time);
    for (qsizetype left = events; left > 0; --left) {
        if (!readLine())
            return false;
        if (left % LooksAtTheClock == 0 && deadline.hasExpired())
            return true;
    }
    return true;
}

void SessionReader::readAll()
{
    while (readLine()) { }
}

bool SessionReader::readLine()
{
    if (m_error || !m_lines)
        return false;
    const auto line = m_lines->next(LongestLine);
    if (!line)
        return finish();
    ++m_line;
    if (line->tooLong)
        return fail(Words::tr("it is too long"));
    const auto event = parseEvent(line->bytes);
    const QString misfit = event ? whyItDoesNotFit(m_session.transcript, *event) : event.error();
    if (misfit.isEmpty()) {
        m_session.transcript.append(*event);
        return true;
    }
    // Half a line at the end is what a program leaves that was killed while it wrote.
    if (line->whole || endsWithFinished(m_session.transcript))
        return fail(misfit);
    return true;
}

bool SessionReader::finish()
{
    if (m_file.error() != QFile::NoError)
        m_error = unreadable(m_file.fileName(), m_file.errorString());
    m_session.cutOff = !endsWithFinished(m_session.transcript);
    return false;
}

bool SessionReader::fail(const QString &text)
{
    m_error = SessionFileError{Kind::Damaged, m_line, Words::tr("Line %1 is damaged: %2.").arg(m_line).arg(text)};
    return false;
}

std::expected<LoadedSession, SessionFileError> SessionReader::take()
{
    if (m_error)
        return std::unexpected(*m_error);
    return std::exchange(m_session, {});
}

} // namespace mailscope::format
