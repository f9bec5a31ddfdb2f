// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace mailscope::practice {

/// Bits of NegotiateFlags ([MS-NLMP] 2.2.2.5) that matter here.
namespace ntlmflag {
inline constexpr quint32 Unicode = 0x00000001;
inline constexpr quint32 Oem = 0x00000002;
inline constexpr quint32 RequestTarget = 0x00000004;
inline constexpr quint32 Sign = 0x00000010;
inline constexpr quint32 Seal = 0x00000020;
inline constexpr quint32 Ntlm = 0x00000200;
inline constexpr quint32 AlwaysSign = 0x00008000;
inline constexpr quint32 TargetIsServer = 0x00020000;
inline constexpr quint32 ExtendedSessionSecurity = 0x00080000;
inline constexpr quint32 TargetInformation = 0x00800000;
inline constexpr quint32 Version = 0x02000000;
inline constexpr quint32 Bits128 = 0x20000000;
inline constexpr quint32 KeyExchange = 0x40000000;
inline constexpr quint32 Bits56 = 0x80000000;
} // namespace ntlmflag

/// The flags of a client's NEGOTIATE_MESSAGE ([MS-NLMP] 2.2.1.1); nothing when it is none.
[[nodiscard]] std::optional<quint32> parseNtlmNegotiate(QByteArrayView message);

/// What the server says of itself.
struct NtlmTarget {
    QString netBiosName;
    QString dnsName;
    qint64 time = 0; ///< Tenths of microseconds since 1601.
};

/// The server's CHALLENGE_MESSAGE ([MS-NLMP] 2.2.1.2) to a client with these flags. \p challenge has 8 bytes.
[[nodiscard]] QByteArray ntlmChallenge(quint32 clientFlags, const QByteArray &challenge, const NtlmTarget &target);

/// The client's AUTHENTICATE_MESSAGE ([MS-NLMP] 2.2.1.3).
struct NtlmAuthenticate {
    static constexpr qsizetype integrityOffset = 72; ///< Where the MIC stands, if there is one.

    quint32 flags = 0;
    QByteArray lmResponse;
    QByteArray ntResponse;
    QString domain;
    QString user;
    QByteArray sessionKey; ///< Encrypted; empty without key exchange.

    /// Nothing when it is none, or when a field lies outside of it.
    [[nodiscard]] static std::optional<NtlmAuthenticate> parse(QByteArrayView message);
};

/// What stands behind the proof in an NTLMv2 response ([MS-NLMP] 2.2.2.7).
struct NtlmClientChallenge {
    bool hasIntegrity = false; ///< The message has a MIC.
    QByteArray channelBinding; ///< An MD5 digest; empty when the client binds to nothing.

    /// Nothing when it is not well formed.
    [[nodiscard]] static std::optional<NtlmClientChallenge> parse(QByteArrayView bytes);
};

} // namespace mailscope::practice
