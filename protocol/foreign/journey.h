// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "report/report.h"
#include "transcript/transcript.h"

#include <optional>

namespace mailscope::foreign {

/// What a session did, or is to do, as another program would be told to do it.
struct Journey {
    plan::Target target;
    plan::Plan plan; ///< as it stands in the file, or as it was given
    bool isLmtp = false;
    bool isEncrypted = false; ///< by STARTTLS or from the first byte
    bool usesStartTls = false;
    bool encryptsIfOffered = false; ///< it was never tried, and going on in clear would do
    QByteArray helloName;
    QByteArray helloVerb; ///< EHLO, HELO, LHLO; empty: none was said
    QByteArray mechanism; ///< of the login; empty: none was tried
    QString user;
    bool isBearer = false;   ///< the secret is a token
    QList<plan::Task> tasks; ///< VRFY, EXPN, ETRN, HELP, NOOP and RSET, in order
    bool hasEnvelope = false;
    QByteArray verb = "MAIL";
    QByteArray from;
    QList<QByteArray> fromParameters;
    struct Recipient {
        QByteArray address;
        QList<QByteArray> parameters;
    };
    QList<Recipient> recipients;
    bool sendsMessage = false; ///< DATA or BDAT was sent
    bool usesChunks = false;
    bool isPipelined = false;
    std::optional<QByteArray> message; ///< nothing when it was not recorded whole, or never sent
    int messages = 0;
    QList<QByteArray> otherCommands; ///< that none of these tells of

    /// Reads it out of \p transcript and \p report. A sentence when the session never connected to anything.
    [[nodiscard]] static std::expected<Journey, QString> of(const transcript::Transcript &transcript,
                                                            const report::Report &report);
    /// What \p plan asks for. The message is not known before it is sent. A sentence when the plan names no server.
    [[nodiscard]] static std::expected<Journey, QString> of(const plan::Plan &plan);

    [[nodiscard]] bool needsSecret() const
    {
        return !mechanism.isEmpty() && mechanism != "EXTERNAL" && mechanism != "ANONYMOUS";
    }
    [[nodiscard]] bool isTls() const { return isEncrypted && !usesStartTls; }
};

} // namespace mailscope::foreign
