// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/command.h"
#include "practice/messagestore.h"
#include "practice/options.h"
#include "practice/reply.h"

#include <QMap>

#include <optional>
#include <utility>

namespace mailscope::practice {

/// The mail transaction between MAIL and its end.
struct Transaction {
    Path reversePath;
    QList<PathParameter> parameters;
    QList<Recipient> recipients;
    QList<MissedRecipient> missed;
    bool isInternational = false;   ///< SMTPUTF8 was given.
    bool isBinary = false;          ///< BODY=BINARYMIME: BDAT only.
    bool wantsReplyForEach = false; ///< PRDR was given: a final reply for each recipient, over SMTP too.
    bool hasChunks = false;         ///< BDAT has begun.
    QByteArray content;
    bool isTooBig = false;
};

/// What the server knows of its own TLS connection.
struct TlsFacts {
    QByteArray endPoint; ///< The channel binding tls-server-end-point (RFC 5929 section 4) of the certificate shown.
    QByteArray
        clientName; ///< The common name in the client's certificate; empty unless the practice authority issued it.
};

/// What one connection knows of its client.
struct Conversation {
    /// \p from is where the connection comes from, for people. \p settings must outlive the conversation.
    Conversation(const Options &settings, int number, QByteArray from)
        : options(settings), connection(number), peer(std::move(from))
    { }

    const Options &options;
    int connection;
    QByteArray peer;                        ///< Where the connection comes from, for people.
    QMap<QByteArray, QByteArray> client;    ///< What XCLIENT said.
    QMap<QByteArray, QByteArray> forwarded; ///< What XFORWARD said.
    bool encrypted = false;
    TlsFacts tls;            ///< Empty unless encrypted.
    QByteArray hello;        ///< Empty before the first hello.
    bool isExtended = false; ///< EHLO or LHLO.
    QByteArray user;         ///< Empty before a login.
    int failedLogins = 0;
    std::optional<Transaction> transaction;

    [[nodiscard]] bool isLmtp() const { return options.protocol == Protocol::Lmtp; }

    /// Who the client is taken for: its address, or what XCLIENT put in its place.
    [[nodiscard]] QByteArray clientText() const;

    /// As after the connection was opened; what XCLIENT said and whether it is encrypted stay.
    void forget();
};

/// What the dialogue does once a reply is on its way.
enum class Effect { None, BeginTls, End, ReadMessage, NewGreeting };

struct Answer {
    Reply reply;
    Effect effect = Effect::None;

    Answer(Reply given, Effect then = Effect::None)
        : reply(std::move(given)), effect(then) { } // NOLINT(google-explicit-constructor)
};

/// The reply to a command that cannot come here.
[[nodiscard]] Reply badSequence(QByteArray text);

/// The reply to an argument that is not well formed.
[[nodiscard]] Reply badArgument(QByteArray text);

/// The reply to a verb that is not known, or is switched off.
[[nodiscard]] Reply notImplemented(QByteArrayView verb);

/// 220 and who speaks.
[[nodiscard]] Reply greeting(const Conversation &conversation);

/// The address that RCPT names; empty for any other command and for what is no address.
[[nodiscard]] QByteArray recipientNamed(const Command &command);

/// Whether a mailbox in \p domain is one of this server's own.
[[nodiscard]] bool isLocalDomain(const Options &options, QByteArrayView domain);

/// Who has this local part; null for nobody. Compared without regard to case.
[[nodiscard]] const User *findUser(const Options &options, QByteArrayView localPart);

// One function for each verb. They change the conversation and say what to answer.
[[nodiscard]] Answer answerHello(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerStartTls(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerXClient(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerXForward(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerVrfy(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerExpn(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerEtrn(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerHelp(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerNoop(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerRset(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerQuit(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerMail(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerRcpt(Conversation &conversation, const Command &command);
[[nodiscard]] Answer answerData(Conversation &conversation, const Command &command);

} // namespace mailscope::practice
