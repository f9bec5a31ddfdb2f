// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/tokens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::message {

using namespace Qt::StringLiterals;

QString Tokens::replacedIn(const QString &text) const
{
    const std::array all{
        std::pair{u"%DATE%"_s, date}, std::pair{u"%MESSAGE_ID%"_s, messageId},      std::pair{u"%FROM%"_s, from},
        std::pair{u"%TO%"_s, to},     std::pair{u"%N%"_s, QString::number(number)}, std::pair{u"%%"_s, u"%"_s}};
    QString replaced;
    for (qsizetype at = 0; at < text.size();) {
        const auto *const token = std::ranges::find_if(
            all, [rest = QStringView(text).sliced(at)](const auto &each) { return rest.startsWith(each.first); });
        replaced += token == all.end() ? QString(text.at(at)) : token->second;
        at += token == all.end() ? 1 : token->first.size();
    }
    return replaced;
}

} // namespace mailscope::message
