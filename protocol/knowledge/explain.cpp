// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explain.h"

#include "knowledge/explaincode.h"
#include "knowledge/explainname.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {

QList<Explanation> explain(QStringView term)
{
    const QString simplified = term.toString().simplified();
    QList<Explanation> found = explainCode(simplified);
    if (found.isEmpty())
        found = explainName(simplified);
    if (found.isEmpty())
        found.append(unknownName(simplified));
    return found;
}

QString kindName(Explanation::Kind kind)
{
    using enum Explanation::Kind;
    const auto translated = [](const char *text) { return QCoreApplication::translate("mailscope::knowledge", text); };
    switch (kind) {
    case Reply:
        return translated("reply code");
    case ReplyClass:
        return translated("class of reply codes");
    case Enhanced:
        return translated("enhanced status code");
    case EnhancedSubject:
        return translated("subject of enhanced status codes");
    case Keyword:
        return translated("EHLO keyword");
    case Parameter:
        return translated("parameter of MAIL or RCPT");
    case Limit:
        return translated("limit of the server");
    case Mechanism:
        return translated("login mechanism");
    case Refusal:
        return translated("why a login is refused");
    case Unknown:
        break;
    }
    return translated("unknown");
}

} // namespace mailscope::knowledge
