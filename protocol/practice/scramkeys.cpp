// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scramkeys.h"

#include "practice/randombytes.h"

#include <QMessageAuthenticationCode>

namespace mailscope::practice {

using Hash = QCryptographicHash;

ScramKeys::ScramKeys() : m_seed(randomBytes(Hash::hashLength(Hash::Sha256))) { }

QByteArray ScramKeys::saltFor(QByteArrayView user) const
{
    constexpr qsizetype saltLength = 16;
    return QMessageAuthenticationCode::hash(user, m_seed, Hash::Sha256).first(saltLength);
}

bool ScramKeys::advance(const ScramRecipe &recipe)
{
    if (recipe.iterations < 1 || recipe.iterations > mostIterations || m_made.contains(recipe))
        return true;
    const auto work = m_unfinished.try_emplace(recipe, recipe).first;
    if (!work->second.advance(iterationsAtOnce))
        return false;
    if (const QByteArray salted = work->second.result(); !salted.isEmpty()) {
        const QByteArray clientKey = QMessageAuthenticationCode::hash("Client Key", salted, recipe.hash);
        m_made.emplace(recipe,
                       ScramKey{Hash::hash(clientKey, recipe.hash),
                                QMessageAuthenticationCode::hash("Server Key", salted, recipe.hash)});
    }
    m_unfinished.erase(work);
    return true;
}

std::optional<ScramKey> ScramKeys::keyFor(const ScramRecipe &recipe) const
{
    const auto made = m_made.find(recipe);
    return made == m_made.end() ? std::nullopt : std::optional(made->second);
}

} // namespace mailscope::practice
