// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"
#include "wire/envelope.h"
#include "wire/payload.h"

#include <expected>
#include <functional>
#include <memory>
#include <optional>

namespace mailscope::stage {

/// One message, its envelope, and how both are handed over.
struct Delivery {
    enum class Pipelining {
        IfOffered, ///< RFC 2920: commands go out ahead of the replies to those before them
        Always,    ///< without having been offered it
        Never,
    };
    enum class International {
        IfNeeded, ///< SMTPUTF8 (RFC 6531) is asked for when the addresses or the header need it
        Always,
        Never,
    };

    wire::Envelope envelope;
    std::shared_ptr<wire::Payload> payload;
    Pipelining pipelining = Pipelining::IfOffered;
    International international = International::IfNeeded;
    qsizetype chunkSize = 0;    ///< bytes of a BDAT chunk (RFC 3030); 0: by DATA
    std::optional<qint64> size; ///< declared when SIZE is offered (RFC 1870) and no parameter says it already
    bool isEightBit = false;    ///< the content has bytes beyond ASCII: BODY=8BITMIME is added where that is offered
    bool isStreamed = false;    ///< only its beginning is known: neither how long it is nor whether such bytes follow
    bool hasUtf8Header = false; ///< the header cannot be sent without SMTPUTF8
    bool showsBlindCopies = false; ///< the header names those of Bcc (RFC 5322 section 3.6.3) to everybody who gets it
    bool wantsRepliesForEach = false; ///< PRDR: a reply for each recipient over SMTP too
};

/// The envelope as it goes to this server, and what is worth saying about it.
struct ChosenEnvelope {
    wire::Envelope envelope;
    QList<Step::Note> notes;
    bool repliesForEach = false; ///< PRDR was asked for
};

/// Decides which parameters go along, given what the server offered. One that it did not offer is never left out silently: it is
/// Issue::NotOffered unless Context::force is set. So is SMTPUTF8 when there is no way without it; a domain has one, its A-labels
/// (RFC 5890). Where no hello was said nobody knows what is offered, and all is sent as it was asked for.
/// Issue::InvalidArgument for what cannot be sent at all.
[[nodiscard]] std::expected<ChosenEnvelope, Issue> chooseEnvelope(const Delivery &delivery, const Context &context);

/// Whether commands go out ahead of replies.
[[nodiscard]] bool pipelines(const Delivery &delivery, const Context &context);

} // namespace mailscope::stage
