// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/mimepart.h"

#include "message/flowedtext.h"
#include "message/headerfield.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>
#include <utility>

namespace mailscope::message {

namespace {
constexpr qsizetype BytesOfLine = 57; ///< 76 of base64

/// \p bytes in lines of 76 bytes.
QByteArray base64Lines(const QByteArray &bytes)
{
    QByteArray lines;
    for (qsizetype at = 0; at < bytes.size(); at += BytesOfLine)
        lines += bytes.mid(at, BytesOfLine).toBase64() + "\r\n";
    return lines;
}

class PiecesSource final : public wire::PayloadSource {
public:
    explicit PiecesSource(Pieces pieces) : m_pieces(std::move(pieces)) { }

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        while (m_ready.isEmpty() && m_next < m_pieces.size()) {
            if (const auto failure = fill())
                return std::unexpected(*failure);
        }
        const QByteArray piece = m_ready.first(std::min(most, m_ready.size()));
        m_ready.remove(0, piece.size());
        return piece;
    }

private:
    [[nodiscard]] std::optional<QString> fill()
    {
        if (const auto *bytes = std::get_if<QByteArray>(&m_pieces.at(m_next))) {
            m_ready = *bytes;
            ++m_next;
            return std::nullopt;
        }
        return fillFrom(std::get<EncodedFile>(m_pieces.at(m_next)));
    }

    [[nodiscard]] std::optional<QString> fillFrom(const EncodedFile &file)
    {
        constexpr qsizetype Lines = 1024;
        if (!m_file.isOpen()) {
            m_file.setFileName(file.path);
            m_read = 0;
            if (!m_file.open(QIODevice::ReadOnly))
                return m_file.errorString();
        }
        const QByteArray bytes = m_file.read(Lines * BytesOfLine);
        if (bytes.isEmpty() && m_file.error() != QFileDevice::NoError)
            return m_file.errorString();
        m_read += bytes.size();
        const bool isAtEnd = bytes.isEmpty() || m_file.atEnd();
        if (m_read > file.size || (isAtEnd && m_read != file.size))
            return QCoreApplication::translate("mailscope", "the file %1 was changed while it was sent").arg(file.path);
        m_ready += base64Lines(bytes);
        if (isAtEnd) {
            m_file.close();
            ++m_next;
        }
        return std::nullopt;
    }

    Pieces m_pieces;
    qsizetype m_next = 0;
    QByteArray m_ready;
    QFile m_file;
    qint64 m_read = 0;
};

/// Needs no transfer encoding where bytes beyond ASCII may pass (RFC 2045 section 2.8).
bool isEightBit(const QByteArray &lines)
{
    const QByteArray rest = QByteArray(lines).replace("\r\n", "");
    return hasLegalLines(lines) && !rest.contains('\0') && !rest.contains('\r') && !rest.contains('\n');
}

bool isSevenBit(const QByteArray &lines)
{
    return isEightBit(lines)
        && std::ranges::all_of(lines, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}
} // namespace

qint64 EncodedFile::encodedSize() const
{
    const qint64 lines = (size + BytesOfLine - 1) / BytesOfLine;
    return (size + 2) / 3 * 4 + 2 * lines;
}

qint64 sizeOf(const Pieces &pieces)
{
    qint64 size = 0;
    for (const auto &each : pieces) {
        const auto *file = std::get_if<EncodedFile>(&each);
        size += file != nullptr ? file->encodedSize() : std::get<QByteArray>(each).size();
    }
    return size;
}

std::unique_ptr<wire::PayloadSource> makeSource(Pieces pieces)
{
    return std::make_unique<PiecesSource>(std::move(pieces));
}

QByteArray textPart(const QByteArray &type, const QByteArray &lines, bool mayBeEightBit)
{
    const QByteArray header = "Content-Type: " + type + "\r\nContent-Transfer-Encoding: ";
    if (isSevenBit(lines))
        return header + "7bit\r\n\r\n" + lines;
    if (mayBeEightBit && isEightBit(lines))
        return header + "8bit\r\n\r\n" + lines;
    const QByteArray printable = toQuotedPrintable(lines);
    const QByteArray base64 = base64Lines(lines);
    return printable.size() <= base64.size() ? header + "quoted-printable\r\n\r\n" + printable
                                             : header + "base64\r\n\r\n" + base64;
}

Pieces multipart(const QByteArray &subtype, const QByteArray &boundary, const QList<Pieces> &parts,
                 const QByteArray &parameters)
{
    Pieces whole{QByteArray("Content-Type: multipart/" + subtype + ";\r\n boundary=\"" + boundary + '"' + parameters
                            + "\r\n\r\n")};
    for (const Pieces &each : parts)
        whole << QByteArray("--" + boundary + "\r\n") << each << QByteArray("\r\n");
    return whole << QByteArray("--" + boundary + "--\r\n");
}

Pieces filePart(const EncodedFile &file, const QByteArray &disposition, const QByteArray &contentId)
{
    const QString name = QFileInfo(file.path).fileName();
    QByteArray type = QMimeDatabase().mimeTypeForFile(file.path, QMimeDatabase::MatchExtension).name().toLatin1();
    // A message or multipart may not be encoded (RFC 2045 section 6.4).
    if (type.isEmpty() || type.startsWith("message/") || type.startsWith("multipart/"))
        type = "application/octet-stream";
    QByteArray header = "Content-Type: " + type + mimeParameter("name", name)
        + "\r\nContent-Disposition: " + disposition + mimeParameter("filename", name) + "\r\n";
    if (!contentId.isEmpty())
        header += "Content-ID: <" + contentId + ">\r\n";
    return {header + "Content-Transfer-Encoding: base64\r\n\r\n", file};
}

} // namespace mailscope::message
