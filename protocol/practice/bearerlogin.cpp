// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/bearerlogin.h"

#include "practice/identity.h"

#include <algorithm>

namespace mailscope::practice {
namespace {

constexpr QByteArrayView separator = "\x01";

/// `key=value` pairs, each ended by \x01, and one more \x01 behind them (RFC 7628 3.1). Nothing when they are not well formed.
std::optional<QMap<QByteArray, QByteArray>> parsePairs(const QByteArray &text)
{
    QList<QByteArray> pieces = text.split(separator[0]);
    if (pieces.size() < 3 || !pieces.takeLast().isEmpty() || !pieces.takeLast().isEmpty())
        return std::nullopt;
    QMap<QByteArray, QByteArray> pairs;
    for (const QByteArray &piece : std::as_const(pieces)) {
        const qsizetype equals = piece.indexOf('=');
        const QByteArray key = piece.first(std::max<qsizetype>(0, equals));
        if (key.isEmpty() || pairs.contains(key))
            return std::nullopt;
        pairs.insert(key, piece.sliced(equals + 1));
    }
    return pairs;
}

/// The token in `auth=Bearer TOKEN`; empty when it is none.
QByteArray tokenIn(const QByteArray &authorization)
{
    constexpr QByteArrayView scheme = "bearer ";
    const bool isBearer = authorization.first(std::min(authorization.size(), scheme.size())).toLower() == scheme;
    return isBearer ? authorization.sliced(scheme.size()) : QByteArray();
}

const User *userWithToken(const QList<User> &users, const QByteArray &token)
{
    const auto found = std::ranges::find(users, token, &User::token);
    return token.isEmpty() || found == users.end() ? nullptr : &*found;
}

/// `gs2-header`: `n,` or `y,`, `a=` and whom to act for or nothing, and a comma. Nothing when it is none.
struct BearerHeader {
    qsizetype length = 0;
    QByteArray authorization;
};

std::optional<BearerHeader> parseHeader(const QByteArray &message)
{
    const qsizetype end = message.indexOf(',', 2);
    const QByteArray name = message.mid(2, std::max<qsizetype>(0, end - 2));
    const bool isHeader = end > 0 && (message.startsWith("n,") || message.startsWith("y,"))
        && (name.isEmpty() || (name.startsWith("a=") && name.size() > 2));
    if (!isHeader || !name.isValidUtf8())
        return std::nullopt;
    QByteArray authorization = name.mid(2);
    return BearerHeader{end + 1, authorization.replace("=2C", ",").replace("=3D", "=")};
}

} // namespace

LoginStep OAuthBearerLogin::next(const QByteArray &response)
{
    // Only this single byte acknowledges an error (RFC 7628 3.2.3).
    if (m_hasFailed)
        return response == separator ? LoginStep(Denied{}) : LoginStep(Malformed{});
    const auto header = parseHeader(response);
    const QByteArray behind = header ? response.sliced(header->length) : QByteArray();
    const auto pairs = behind.startsWith(separator) ? parsePairs(behind.sliced(1)) : std::nullopt;
    if (!pairs)
        return Malformed{};
    const User *const user = userWithToken(m_context.options().users, tokenIn(pairs->value("auth")));
    if (user != nullptr && isSelf(header->authorization, user->name))
        return Accepted{user->name};
    m_hasFailed = true;
    const QByteArray status = pairs->contains("auth") ? "invalid_token" : "invalid_request";
    return Challenge{R"({"status":")" + status + R"(","scope":"mail","openid-configuration":"https://)"
                     + m_context.options().hostName + R"(/.well-known/openid-configuration"})"};
}

LoginStep XOAuth2Login::next(const QByteArray &response)
{
    // Google's page has an empty answer here; many clients say what OAUTHBEARER wants.
    if (m_hasFailed)
        return response.isEmpty() || response == separator ? LoginStep(Denied{}) : LoginStep(Malformed{});
    const auto pairs = parsePairs(response);
    if (!pairs || pairs->value("user").isEmpty() || !pairs->contains("auth"))
        return Malformed{};
    const User *const user = userWithToken(m_context.options().users, tokenIn(pairs->value("auth")));
    if (user != nullptr && isSelf(pairs->value("user"), user->name))
        return Accepted{user->name};
    m_hasFailed = true;
    return Challenge{R"({"status":"401","schemes":"bearer","scope":"https://)" + m_context.options().hostName
                     + R"(/"})"};
}

} // namespace mailscope::practice
