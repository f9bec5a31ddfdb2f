// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scramlogin.h"

#include "practice/identity.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace mailscope::practice {
namespace {

constexpr QByteArrayView endPointBinding = "tls-server-end-point";

QByteArray exclusiveOr(QByteArray one, const QByteArray &other)
{
    for (qsizetype at = 0; at < one.size(); ++at)
        one[at] = static_cast<char>(one[at] ^ other[at]);
    return one;
}

} // namespace

ScramLogin::ScramLogin(const LoginContext &context, QCryptographicHash::Algorithm hash, bool isBound)
    : m_context(context), m_hash(hash), m_isBound(isBound)
{ }

LoginStep ScramLogin::next(const QByteArray &response)
{
    return (this->*m_listener)(response);
}

LoginStep ScramLogin::fail(const QByteArray &error)
{
    m_listener = &ScramLogin::onErrorRead;
    return Challenge{"e=" + error};
}

LoginStep ScramLogin::onFirst(const QByteArray &message)
{
    const auto first = ScramFirst::parse(message);
    if (!first)
        return fail(first.error());
    m_first = *first;

    constexpr qsizetype nonceLength = 18;
    m_nonce = (m_context.fault(Fault::Kind::Nonce) ? QByteArray() : m_first.nonce) + m_context.nonce(nonceLength);
    const QByteArray &fixedSalt = m_context.options().fixedLogin.salt;
    m_salt = fixedSalt.isEmpty() ? m_context.keys.saltFor(prepared(m_first.user).toCaseFolded().toUtf8()) : fixedSalt;
    const Fault *const iterations = m_context.fault(Fault::Kind::Iterations);
    m_iterations = iterations ? iterations->size : m_context.options().scramIterations;
    m_serverFirst = "r=" + m_nonce + ",s=" + m_salt.toBase64() + ",i=" + QByteArray::number(m_iterations);
    m_listener = &ScramLogin::onFinal;
    return Challenge{m_serverFirst};
}

QByteArray ScramLogin::objectionToFirst() const
{
    const bool binds = m_first.flag == 'p';
    if (m_isBound && !binds)
        return "server-does-support-channel-binding";
    if (!m_isBound && binds)
        return "channel-binding-not-supported";
    if (binds && m_first.bindingType != endPointBinding)
        return "unsupported-channel-binding-type";
    // It says that nothing was offered that binds: somebody on the way took that out (RFC 5802 section 6).
    const auto isBinding = [](const QByteArray &name) { return name.endsWith("-PLUS"); };
    if (m_first.flag == 'y' && std::ranges::any_of(offeredMechanisms(m_context.conversation), isBinding))
        return "server-does-support-channel-binding";
    return isSelf(m_first.authorization, m_first.user) ? QByteArray() : QByteArray("other-error");
}

QByteArray ScramLogin::objection(const ScramFinal &final) const
{
    if (const QByteArray error = objectionToFirst(); !error.isEmpty())
        return error;
    const QByteArray binding = m_first.flag == 'p' ? m_context.conversation.tls.endPoint : QByteArray();
    if (final.binding != m_first.header + binding)
        return "channel-bindings-dont-match";
    return final.nonce == m_nonce ? QByteArray() : QByteArray("other-error");
}

LoginStep ScramLogin::onFinal(const QByteArray &message)
{
    const auto final = ScramFinal::parse(message);
    if (!final)
        return fail(final.error());
    if (const QByteArray error = objection(*final); !error.isEmpty())
        return fail(error);
    const User *const user = userNamed(m_context.options().users, m_first.user);
    if (user == nullptr || user->password.isEmpty())
        return fail("invalid-proof");
    m_final = *final;
    m_recipe = {m_hash, prepared(user->password).toUtf8(), m_salt, m_iterations};
    return resume();
}

LoginStep ScramLogin::resume()
{
    if (!m_context.keys.advance(m_recipe))
        return Busy{};
    const auto key = m_context.keys.keyFor(m_recipe);
    return key ? onProof(*key) : fail("no-resources");
}

LoginStep ScramLogin::onProof(const ScramKey &key)
{
    const QByteArray everything = m_first.bare + ',' + m_serverFirst + ',' + m_final.withoutProof;
    const QByteArray clientSignature = QMessageAuthenticationCode::hash(everything, key.storedKey, m_hash);
    if (m_final.proof.size() != clientSignature.size()
        || QCryptographicHash::hash(exclusiveOr(clientSignature, m_final.proof), m_hash) != key.storedKey)
        return fail("invalid-proof");
    if (const Fault *const error = m_context.fault(Fault::Kind::Error))
        return fail(error->bytes);

    QByteArray signature = QMessageAuthenticationCode::hash(everything, key.serverKey, m_hash);
    if (m_context.fault(Fault::Kind::Signature))
        signature.back() = static_cast<char>(~signature.back());
    m_listener = &ScramLogin::onSignatureRead;
    return Challenge{"v=" + signature.toBase64()};
}

LoginStep ScramLogin::onSignatureRead(const QByteArray &message)
{
    if (!message.isEmpty())
        return Malformed{};
    return Accepted{userNamed(m_context.options().users, m_first.user)->name};
}

LoginStep ScramLogin::onErrorRead(const QByteArray & /*message*/)
{
    return Denied{};
}

} // namespace mailscope::practice
