// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/ntlmlogin.h"

#include "practice/identity.h"
#include "practice/ntlmdigest.h"
#include "practice/randombytes.h"

#include <QDateTime>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

constexpr qsizetype challengeLength = 8;
constexpr qsizetype proofLength = 16;
constexpr qsizetype oldResponseLength = 24;

/// Tenths of microseconds since 1601.
qint64 fileTimeNow()
{
    constexpr qint64 secondsTo1970 = 11'644'473'600;
    return (QDateTime::currentMSecsSinceEpoch() + secondsTo1970 * 1000) * 10'000;
}

} // namespace

LoginStep NtlmLogin::next(const QByteArray &response)
{
    return m_challenge.isEmpty() ? onNegotiate(response) : onAuthenticate(response);
}

LoginStep NtlmLogin::onNegotiate(const QByteArray &message)
{
    const auto flags = parseNtlmNegotiate(message);
    if (!flags)
        return Malformed{};
    const QByteArray &fixed = m_context.options().fixedLogin.nonce;
    m_challenge = fixed.size() == challengeLength ? fixed : randomBytes(challengeLength);
    m_negotiateMessage = message;
    m_challengeMessage = ntlmChallenge(*flags, m_challenge,
                                       {u"PRACTICE"_s, QString::fromUtf8(m_context.options().hostName), fileTimeNow()});
    return Challenge{m_challengeMessage};
}

LoginStep NtlmLogin::onAuthenticate(const QByteArray &message)
{
    const auto sent = NtlmAuthenticate::parse(message);
    if (!sent)
        return Malformed{};
    const User *const user = userNamed(m_context.options().users, sent->user.toUtf8());
    if (user == nullptr || user->password.isEmpty())
        return Denied{};
    const bool isRight = sent->ntResponse.size() == oldResponseLength ? isOldResponseRight(*sent, *user)
                                                                      : isResponseRight(*sent, *user, message);
    return isRight ? LoginStep(Accepted{user->name}) : LoginStep(Denied{});
}

bool NtlmLogin::isOldResponseRight(const NtlmAuthenticate &sent, const User &user) const
{
    const bool isSession =
        (sent.flags & ntlmflag::ExtendedSessionSecurity) != 0 && sent.lmResponse.size() == oldResponseLength;
    const QByteArray challenge = isSession ? ntlmSessionChallenge(m_challenge, sent.lmResponse) : m_challenge;
    return m_context.options().oldNtlm
        && ntlmV1Response(ntHash(QString::fromUtf8(user.password)), challenge) == sent.ntResponse;
}

bool NtlmLogin::isResponseRight(const NtlmAuthenticate &sent, const User &user, const QByteArray &message) const
{
    const QByteArray clientChallenge = sent.ntResponse.mid(proofLength);
    const auto challenge = NtlmClientChallenge::parse(clientChallenge);
    if (!challenge)
        return false;
    const QByteArray key = ntlmV2Key(ntHash(QString::fromUtf8(user.password)), sent.user, sent.domain);
    const QByteArray proof = ntlmV2Proof(key, m_challenge, clientChallenge);
    const QByteArray sessionKey = QMessageAuthenticationCode::hash(proof, key, QCryptographicHash::Md5);
    return sent.ntResponse.startsWith(proof) && isBindingRight(challenge->channelBinding)
        && (!challenge->hasIntegrity || isIntegrityRight(sent, sessionKey, message));
}

bool NtlmLogin::isBindingRight(const QByteArray &digest) const
{
    const QByteArray &endPoint = m_context.conversation.tls.endPoint;
    return digest.isEmpty()
        || (!endPoint.isEmpty() && digest == channelBindingDigest("tls-server-end-point:" + endPoint));
}

bool NtlmLogin::isIntegrityRight(const NtlmAuthenticate &sent, const QByteArray &sessionKey,
                                 const QByteArray &message) const
{
    constexpr qsizetype length = 16;
    if (message.size() < NtlmAuthenticate::integrityOffset + length)
        return false;
    const bool exchangesKey = (sent.flags & ntlmflag::KeyExchange) != 0 && sent.sessionKey.size() == length;
    const QByteArray exportedKey = exchangesKey ? rc4(sessionKey, sent.sessionKey) : sessionKey;
    QByteArray zeroed = message;
    zeroed.replace(NtlmAuthenticate::integrityOffset, length, QByteArray(length, '\0'));
    const QByteArray expected = QMessageAuthenticationCode::hash(m_negotiateMessage + m_challengeMessage + zeroed,
                                                                 exportedKey, QCryptographicHash::Md5);
    return message.sliced(NtlmAuthenticate::integrityOffset, length) == expected;
}

} // namespace mailscope::practice
