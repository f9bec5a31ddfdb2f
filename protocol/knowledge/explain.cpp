// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explain.h"

#include "knowledge/explaincode.h"
#include "knowledge/explainname.h"
#include "knowledge/words.h"

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
    switch (kind) {
    case Reply:
        return Words::tr("reply code");
    case ReplyClass:
        return Words::tr("class of reply codes");
    case Enhanced:
        return Words::tr("enhanced status code");
    case EnhancedSubject:
        return Words::tr("subject of enhanced status codes");
    case Keyword:
        return Words::tr("EHLO keyword");
    case Parameter:
        return Words::tr("parameter of MAIL or RCPT");
    case Limit:
        return Words::tr("limit of the server");
    case Mechanism:
        return Words::tr("login mechanism");
    case Refusal:
        return Words::tr("why a login is refused");
    case Unknown:
        break;
    }
    return Words::tr("unknown");
}

} // namespace mailscope::knowledge
