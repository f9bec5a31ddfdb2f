// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace mailscope::sasl {

/// The bits of NEGOTIATE (MS-NLMP section 2.2.2.5) that mean something to us.
enum NtlmFlag : quint32 {
    NtlmUnicode = 0x1,
    NtlmOem = 0x2,
    NtlmRequestTarget = 0x4,
    NtlmNtlm = 0x200,
    NtlmAlwaysSign = 0x8000,
    NtlmExtendedSessionSecurity = 0x80000,
    NtlmTargetInfo = 0x800000,
    NtlmVersion = 0x2000000,
};

/// The names of \p flags, without NTLMSSP_ at their front; what has no name stands last, in hexadecimal.
[[nodiscard]] QJsonArray ntlmFlagNames(quint32 flags);

/// One pair of the target information (MS-NLMP section 2.2.2.1).
struct NtlmPair {
    enum Id : quint16 { End = 0, Flags = 6, Timestamp = 7, TargetName = 9, ChannelBindings = 10 };

    quint16 id = End;
    QByteArray value;

    friend bool operator==(const NtlmPair &, const NtlmPair &) = default;
};

/// The bit of the pair Flags that says that the client's message holds a MIC.
inline constexpr quint32 NtlmHasMic = 0x2;

/// CHALLENGE_MESSAGE (MS-NLMP section 2.2.1.2), which the documents of others call type 2.
struct NtlmChallenge {
    quint32 flags = 0;
    QByteArray serverChallenge; ///< 8 bytes
    QString targetName;         ///< the server's domain, or the server
    QByteArray version;         ///< 8 bytes, or nothing
    QList<NtlmPair> targetInfo; ///< as it came, without its end

    /// Nothing for what is cut, points beyond its own end or into its own head, or has pairs of a length that cannot be.
    [[nodiscard]] static std::optional<NtlmChallenge> read(QByteArrayView message);

    [[nodiscard]] std::optional<quint64>
    timestamp() const;                       ///< tenths of a microsecond since 1601, MS-DTYP section 2.3.3
    [[nodiscard]] quint32 pairFlags() const; ///< of the pair Flags, 0 without one
    [[nodiscard]] bool asksForMic() const;   ///< by the pair Flags, or by its timestamp (section 3.1.5.1.2)

    /// All of it, decoded.
    [[nodiscard]] QJsonObject fields() const;
};

/// \p pairs and their end, as they stand in a message. No value may be longer than 65535 bytes.
[[nodiscard]] QByteArray ntlmTargetInfo(const QList<NtlmPair> &pairs);

[[nodiscard]] quint64 ntlmTime(const QDateTime &time);
[[nodiscard]] QDateTime timeOfNtlm(quint64 time); ///< UTC

/// \p text in UTF-16, the low byte first.
[[nodiscard]] QByteArray utf16Of(QStringView text);

} // namespace mailscope::sasl
