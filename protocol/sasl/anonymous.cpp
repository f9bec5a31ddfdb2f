// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/anonymous.h"

#include "sasl/explaining.h"

#include <algorithm>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype LongestToken = 255;

/// Prohibited in a trace (RFC 4505 section 3): controls, private use, what is no character, and what has no meaning yet.
bool isProhibited(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QChar::isNonCharacter(character);
    }
}

/// `[ email / token ]` of RFC 4505 section 2. Of an address no more is asked than that something stands on both sides of its last @.
bool isTrace(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    if (!text.isValidUtf16() || std::ranges::any_of(characters, isProhibited))
        return false;
    if (const qsizetype at = text.lastIndexOf(u'@'); at >= 0)
        return at > 0 && at < text.size() - 1;
    return characters.size() <= LongestToken;
}
} // namespace

std::expected<std::optional<Answer>, SaslFailure> Anonymous::initialResponse()
{
    return message();
}

std::expected<Answer, SaslFailure> Anonymous::respond(QByteArrayView challenge)
{
    if (m_answered || !challenge.isEmpty())
        return std::unexpected(SaslFailure::UnexpectedChallenge);
    return message();
}

std::expected<Response, SaslFailure> Anonymous::message()
{
    if (!isTrace(m_credentials.user))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    m_answered = true;
    const QByteArray trace = m_credentials.user.toUtf8();
    Explanation explanation{"message", {}, {}, "RFC 4505, 2"_L1};
    show(explanation, u"trace"_s, m_credentials.user, m_credentials);
    const QList<QByteArray> secrets = explanation.hidden.isEmpty() ? QList<QByteArray>() : QList{trace};
    return Response{trace, secrets, std::move(explanation)};
}

Explanation Anonymous::explain(QByteArrayView challenge) const
{
    return undecoded(challenge, "RFC 4954, 4"_L1);
}

} // namespace mailscope::sasl
