// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace mailscope::practice {

// What NTLM computes ([MS-NLMP] 3.3).

/// NTOWFv1: of the password.
[[nodiscard]] QByteArray ntHash(const QString &password);

/// NTOWFv2: of the hash of the password and who it belongs to.
[[nodiscard]] QByteArray ntlmV2Key(QByteArrayView hash, const QString &user, const QString &domain);

/// NTProofStr: the first 16 bytes of an NTLMv2 response; \p clientChallenge is the rest of it.
[[nodiscard]] QByteArray ntlmV2Proof(const QByteArray &key, const QByteArray &serverChallenge,
                                     const QByteArray &clientChallenge);

/// The 24 bytes of an NTLMv1 response. Empty when OpenSSL has no DES.
[[nodiscard]] QByteArray ntlmV1Response(const QByteArray &hash, const QByteArray &challenge);

/// The challenge in whose place NTLM2 session computes that (3.3.1, with extended session security).
[[nodiscard]] QByteArray ntlmSessionChallenge(const QByteArray &serverChallenge, const QByteArray &lmResponse);

/// RC4: encrypts, and decrypts.
[[nodiscard]] QByteArray rc4(QByteArrayView key, QByteArray bytes);

/// The digest of a channel binding (RFC 4121 4.1.1.2): of a gss_channel_bindings_struct without addresses.
[[nodiscard]] QByteArray channelBindingDigest(const QByteArray &applicationData);

} // namespace mailscope::practice
