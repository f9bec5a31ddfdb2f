// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/digestmd5login.h"

#include "practice/identity.h"

#include <QString>

#include <algorithm>

namespace mailscope::practice {
namespace {

bool isLatin1(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() <= 0xff; });
}

/// In which bytes a text is hashed: those of ISO 8859-1 where they suffice, else UTF-8 (RFC 2831 2.1.2.1).
QByteArray hashed(const QString &text)
{
    return isLatin1(text) ? text.toLatin1() : text.toUtf8();
}

} // namespace

LoginStep DigestMd5Login::begin(const std::optional<QByteArray> &initialResponse)
{
    if (initialResponse)
        return OutOfTurn{};
    constexpr qsizetype nonceLength = 18;
    m_nonce = m_context.nonce(nonceLength);
    return Challenge{"realm=\"" + m_context.options().hostName + "\",nonce=\"" + m_nonce
                     + "\",qop=\"auth\",algorithm=md5-sess,charset=utf-8"};
}

LoginStep DigestMd5Login::next(const QByteArray &response)
{
    if (m_user.isEmpty())
        return onResponse(response);
    return response.isEmpty() ? LoginStep(Accepted{m_user}) : LoginStep(Malformed{});
}

bool DigestMd5Login::isWellFormed(const Directives &directives) const
{
    const QByteArray service = m_context.conversation.isLmtp() ? "lmtp/" : "smtp/";
    const QByteArray uri = directives.value("digest-uri");
    const QByteArray response = directives.value("response");
    constexpr qsizetype responseLength = 32;
    const bool isUtf8 = directives.contains("charset");
    return !directives.value("username").isEmpty() && !directives.value("cnonce").isEmpty()
        && directives.value("nonce") == m_nonce && directives.value("nc") == "00000001"
        && directives.value("qop", "auth") == "auth" && uri.startsWith(service) && uri.size() > service.size()
        && response.size() == responseLength && QByteArray::fromHex(response).toHex() == response
        && (!isUtf8 || directives.value("charset") == "utf-8")
        && (!isUtf8 || std::ranges::all_of(directives, [](const QByteArray &value) { return value.isValidUtf8(); }));
}

std::optional<DigestInput> DigestMd5Login::inputFrom(const Directives &directives, const User &user)
{
    const bool isUtf8 = directives.contains("charset");
    const auto text = [&](const QByteArray &name) {
        const QByteArray value = directives.value(name);
        return isUtf8 ? hashed(QString::fromUtf8(value)) : value;
    };
    const QString password = prepared(user.password);
    if (!isUtf8 && !isLatin1(password))
        return std::nullopt;
    return DigestInput{.user = text("username"),
                       .realm = text("realm"),
                       .password = hashed(password),
                       .nonce = directives.value("nonce"),
                       .clientNonce = directives.value("cnonce"),
                       .count = directives.value("nc"),
                       .uri = directives.value("digest-uri"),
                       .authorization = directives.value("authzid")};
}

LoginStep DigestMd5Login::onResponse(const QByteArray &response)
{
    constexpr qsizetype longestResponse = 4095; // RFC 2831 2.1.2
    const auto directives = parseDirectives(response);
    if (response.size() > longestResponse || !directives || !isWellFormed(*directives))
        return Malformed{};
    const QByteArray given = directives->value("username");
    const QByteArray name = directives->contains("charset") ? given : QString::fromLatin1(given).toUtf8();
    const User *const user = userNamed(m_context.options().users, name);
    const bool isOurRealm = directives->value("realm", m_context.options().hostName) == m_context.options().hostName;
    if (user == nullptr || user->password.isEmpty() || !isOurRealm || !isSelf(directives->value("authzid"), name))
        return Denied{};
    const auto input = inputFrom(*directives, *user);
    if (!input || digestResponse(*input) != directives->value("response"))
        return Denied{};

    m_user = user->name;
    QByteArray proof = digestProof(*input);
    if (m_context.fault(Fault::Kind::Rspauth))
        proof.back() = proof.back() == '0' ? '1' : '0';
    return Challenge{"rspauth=" + proof};
}

} // namespace mailscope::practice
