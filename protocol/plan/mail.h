// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/envelope.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope::plan {

/// A message, or many of the same kind, as data: who gets it, what stands in it, and how it is handed over.
struct Mail {
    /// Where the header of a composed message names a recipient.
    enum class Role { To, Cc, Bcc };
    struct Recipient {
        QByteArray address; ///< as it stands between the angle brackets
        Role role = Role::To;
        QList<QByteArray> parameters; ///< of RCPT, as they are sent

        friend bool operator==(const Recipient &, const Recipient &) = default;
    };
    enum class Size {
        Auto, ///< declared where SIZE is offered
        None,
        Given, ///< the parameters say it
    };
    enum class International { Auto, Always, Never };
    enum class Pipelining {
        Auto, ///< where it is offered
        Always,
        Never,
    };

    /// What is sent: a file, bytes as they stand here, a ready-made message, or one that is composed of the rest.
    struct Content {
        QString file;                  ///< an .eml; "-" for standard input
        std::optional<QByteArray> raw; ///< the whole message; not beside a file
        QString readyMade;             ///< the name of one, such as "gtube"
        std::optional<QString> subject;
        std::optional<QString> text;
        std::optional<QString> html;
        QStringList attachments;  ///< files
        QStringList inlineImages; ///< files
        QStringList header;       ///< "Name: value"
        QString messageId;        ///< empty: a new one for each message
        QString date;             ///< as it stands in the header; empty: the time of sending

        friend bool operator==(const Content &, const Content &) = default;
    };
    /// A signature (RFC 6376). The key's password is never kept.
    struct Dkim {
        QString keyFile;
        QByteArray domain;
        QByteArray selector;

        friend bool operator==(const Dkim &, const Dkim &) = default;
    };

    static constexpr qsizetype DefaultChunk = 256 * 1024;
    static constexpr int MostMessages = 10'000'000;
    static constexpr int MostConnections = 10'000;

    std::optional<QByteArray> from; ///< empty for the null sender; nothing: the user of this machine
    QList<Recipient> recipients;
    QList<QByteArray> parameters; ///< of MAIL, as they are sent
    wire::Envelope::Verb verb = wire::Envelope::Verb::Mail;
    Size size = Size::Auto;
    International international = International::Auto;
    bool skipsRefused = false;
    bool repliesForEach = false; ///< PRDR
    Pipelining pipelining = Pipelining::Auto;
    qsizetype chunkSize = 0; ///< of BDAT; 0: DATA
    bool rawBytes = false;   ///< no line end is repaired, no dot doubled
    Content content;
    std::optional<Dkim> dkim;
    int count = 1;
    int connections = 1;           ///< at a time
    int messagesPerConnection = 0; ///< 0: all of its share

    [[nodiscard]] bool isWanted() const { return !recipients.isEmpty(); }

    /// What differs from the default; keys as in docs/profile.md.
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const Mail &, const Mail &) = default;
};

} // namespace mailscope::plan
