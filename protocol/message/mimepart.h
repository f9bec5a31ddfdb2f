// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace mailscope::message {

/// A file as base64 in lines of 76 bytes.
struct EncodedFile {
    QString path;
    qint64 size = 0; ///< of the file, when the message was composed

    /// How many bytes it makes.
    [[nodiscard]] qint64 encodedSize() const;

    friend bool operator==(const EncodedFile &, const EncodedFile &) = default;
};

/// A message in pieces: what was composed, and files that are read while it is sent.
using Pieces = QList<std::variant<QByteArray, EncodedFile>>;

[[nodiscard]] qint64 sizeOf(const Pieces &pieces);

/// The pieces one after another, never held whole. A file that has changed its size meanwhile is an error: the size of the message was
/// declared.
[[nodiscard]] std::unique_ptr<wire::PayloadSource> makeSource(Pieces pieces);

/// A text of \p type, such as "text/plain; charset=utf-8", with the transfer encoding that it needs: 7bit, 8bit if it \p mayBeEightBit,
/// otherwise quoted-printable or base64, whichever is shorter. \p lines have CRLF line ends.
[[nodiscard]] QByteArray textPart(const QByteArray &type, const QByteArray &lines, bool mayBeEightBit = false);

/// \p parts one after another in a multipart of \p subtype, such as "mixed"; begins with its header.
[[nodiscard]] Pieces multipart(const QByteArray &subtype, const QByteArray &boundary, const QList<Pieces> &parts,
                               const QByteArray &parameters = {});

/// A file of its own, "attachment" or "inline"; one that is inline is called \p contentId.
[[nodiscard]] Pieces filePart(const EncodedFile &file, const QByteArray &disposition, const QByteArray &contentId = {});

} // namespace mailscope::message
