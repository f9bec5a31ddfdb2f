// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/headerfield.h"
#include "message/mimepart.h"

#include <QDateTime>

#include <expected>
#include <optional>

namespace mailscope::message {

/// What a message is to be composed of.
struct Draft {
    QString from; ///< mailboxes as they stand in a header: "Bob <b@example.org>"; empty for the null sender
    QStringList to;
    QStringList cc;
    std::optional<QString> subject;
    std::optional<QString> text;
    std::optional<QString> html;
    QStringList attachments;          ///< paths of files
    QStringList inlineImages;         ///< paths of files; the HTML shows them as cid:NAME, with the name of the file
    QList<HeaderField> header;        ///< one that is made otherwise takes the place of that, also of a MIME field
    QString messageId;                ///< with or without its angle brackets; empty: made of the id below
    QString date;                     ///< as it stands; empty: the time below
    std::optional<QString> readyMade; ///< the name of a ReadyMade in place of texts and files
    HeaderForm headerForm = HeaderForm::EncodedWords;
    bool mayBeEightBit = false; ///< texts stand as they are where their lines allow it: 8BITMIME must be offered
};

/// What is new in each message.
struct Novelty {
    QDateTime time;    ///< local time with its offset
    QByteArray id;     ///< unique: letters and digits
    QByteArray domain; ///< behind the "@" of a Message-ID
    int number = 1;    ///< of the message, counted from 1
};

/// A message that is ready to be sent.
struct Composed {
    Pieces pieces;
    QByteArray header; ///< a part of the first piece
    bool hasUtf8Header = false;
    bool isEightBit = false;
    bool keepsLineEnds = false; ///< they must not be repaired
};

/// Writes \p draft as a message: RFC 5322 and MIME, tokens replaced (Tokens), lines of at most 998 bytes. The content is ASCII (format=flowed,
/// quoted-printable, base64) unless the draft says otherwise or it is a ready-made message that is about bytes beyond it. Why it
/// cannot be, for people: a file that cannot be read, a line end or a line too long in a header, a name that no field can have, an
/// unknown ready-made message.
[[nodiscard]] std::expected<Composed, QString> compose(const Draft &draft, const Novelty &novelty);

} // namespace mailscope::message
