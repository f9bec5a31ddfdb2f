// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/issue.h"
#include "wire/envelope.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <expected>
#include <optional>

namespace mailscope::wire {

/// A part of a byte string: \p length bytes from offset \p at.
struct ByteRange {
    qsizetype at = 0;
    qsizetype length = 0;

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// One command as it goes over the wire.
///
/// The factories write canonical lines that end in CRLF, and refuse an argument that holds CR, LF or NUL with
/// Issue::InvalidArgument, so that no argument can smuggle a second command. raw() is the deliberate exception.
struct Command {
    Phase phase = Phase::Raw;
    QByteArray wire;               ///< every byte that is sent
    QList<ByteRange> secretRanges; ///< parts of wire that no transcript may show
    bool awaitsReply = true;       ///< false for bytes that the server does not answer (a PROXY header)
    // NOLINTNEXTLINE(readability-redundant-member-init): GCC warns where it is left out without one.
    QList<QByteArray> secrets{}; ///< what the secret ranges hide, decoded; empty: it must be worked out from them

    using Made = std::expected<Command, Issue>;

    [[nodiscard]] static Made ehlo(QByteArrayView name);
    [[nodiscard]] static Made helo(QByteArrayView name);
    [[nodiscard]] static Made lhlo(QByteArrayView name); ///< RFC 2033 section 4.1
    [[nodiscard]] static Command startTls();             ///< RFC 3207
    [[nodiscard]] static Made vrfy(QByteArrayView argument);
    [[nodiscard]] static Made expn(QByteArrayView argument);
    [[nodiscard]] static Made etrn(QByteArrayView argument); ///< RFC 1985
    [[nodiscard]] static Made help(QByteArrayView topic = {});
    [[nodiscard]] static Made noop(QByteArrayView argument = {});
    [[nodiscard]] static Command rset();

    /// AUTH (RFC 4954 section 4) with \p initialResponse before base64, `=` when that is empty. \p secrets are the values in it
    /// that nobody may see; without one it is sent in the open.
    [[nodiscard]] static Made auth(QByteArrayView mechanism, const std::optional<QByteArray> &initialResponse = {},
                                   const QList<QByteArray> &secrets = {});
    /// The answer to a challenge, \p response before base64.
    [[nodiscard]] static Command authResponse(QByteArrayView response, const QList<QByteArray> &secrets = {});
    /// The line that gives an AUTH exchange up.
    [[nodiscard]] static Command authCancel();

    /// MAIL with \p reversePath as it stands between the angle brackets, empty for none, and ready-made parameters. Or one of its
    /// kin (RFC 821 section 3.4).
    [[nodiscard]] static Made mail(QByteArrayView reversePath, const QList<QByteArray> &parameters = {},
                                   Envelope::Verb verb = Envelope::Verb::Mail);
    [[nodiscard]] static Made rcpt(QByteArrayView forwardPath, const QList<QByteArray> &parameters = {});
    [[nodiscard]] static Command data();
    /// The line that ends DATA: here, of a message without content that nobody is to get.
    [[nodiscard]] static Command loneDot();
    /// BDAT (RFC 3030 section 2): \p size bytes follow at once, and what answers both is said to answer them.
    [[nodiscard]] static Command bdat(qsizetype size, bool isLast);

    [[nodiscard]] static Command quit();

    /// Any line of a known verb; \p line has no line end. Marks the initial response of an AUTH line as secret.
    [[nodiscard]] static Made line(QByteArrayView line);

    /// Exactly \p bytes, whatever they are, with the phase of the verb they begin with (Raw for an unknown one).
    /// Marks as secret the initial response of every AUTH line, and the lines behind it that are no commands.
    [[nodiscard]] static Command raw(const QByteArray &bytes);

    friend bool operator==(const Command &, const Command &) = default;
};

/// Where the initial response stands in \p line when that is an AUTH command (RFC 4954 section 4); length 0 when none.
[[nodiscard]] ByteRange initialResponseRange(QByteArrayView line);

} // namespace mailscope::wire
