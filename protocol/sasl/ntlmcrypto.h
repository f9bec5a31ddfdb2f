// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QByteArray>
#include <QString>

namespace mailscope::sasl {

/// What proves that the client knows the password: the fields of AUTHENTICATE_MESSAGE, and the key that comes of them.
struct NtlmProof {
    QByteArray ntResponse;
    QByteArray lmResponse;
    Secret sessionKey; ///< SessionBaseKey of NTLMv2; empty for the older forms, where nobody needs it
};

/// What both sides put into a proof, 8 bytes each.
struct NtlmChallenges {
    QByteArrayView server;
    QByteArrayView client;
};

/// Who proves it. User and domain as they stand in the message.
struct NtlmIdentity {
    QString user;
    QString domain;
    Secret password;
};

/// This machine has what NTLM is made of: MD4 and DES need OpenSSL's legacy provider. Without it all below is empty.
[[nodiscard]] bool ntlmIsAvailable();

/// NTOWFv1 (MS-NLMP section 3.3.1): whoever knows it can log in with NTLM as if it were the password.
[[nodiscard]] Secret ntlmHash(const Secret &password);

/// NTOWFv2 (section 3.3.2).
[[nodiscard]] Secret ntlmV2Hash(const NtlmIdentity &identity);

/// NTLMv2 (section 3.3.2) at \p time, tenths of a microsecond since 1601, with the client's \p targetInfo and its end.
[[nodiscard]] NtlmProof ntlmV2Proof(const NtlmIdentity &identity, const NtlmChallenges &challenges, quint64 time,
                                    QByteArrayView targetInfo);

/// NTLMv1 with extended session security (section 3.3.1), which others call NTLM2 session.
[[nodiscard]] NtlmProof ntlmSessionProof(const Secret &password, const NtlmChallenges &challenges);

/// NTLMv1 (section 3.3.1), with the NT response in both places: the LM one would give most of the password away.
[[nodiscard]] NtlmProof ntlmV1Proof(const Secret &password, QByteArrayView serverChallenge);

/// The value of MsvAvChannelBindings (section 2.2.2.1): MD5 of a gss_channel_bindings_struct (RFC 2744 section 3.11) that holds
/// nothing but \p serverEndPoint, the digest of the server's certificate, as RFC 5929 names it.
[[nodiscard]] QByteArray ntlmBindingHash(QByteArrayView serverEndPoint);

/// DES of one block of 8 bytes with a key of 7, to each of whose bytes the odd parity is added (section 6, DES).
[[nodiscard]] QByteArray desEncrypted(QByteArrayView key, QByteArrayView block);

} // namespace mailscope::sasl
