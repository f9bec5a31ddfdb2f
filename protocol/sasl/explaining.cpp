// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/explaining.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

void show(Explanation &explanation, const QString &field, const QString &name, const Credentials &credentials)
{
    if (name.isEmpty())
        return;
    if (credentials.isToldBy(name))
        explanation.hidden.append(field.toLatin1());
    else
        explanation.fields.insert(field, name);
    if (credentials.authorizationPrepared && name == credentials.authorizationId
        && !explanation.remarks.contains("authzid-prepared"))
        explanation.remarks.append("authzid-prepared");
}

Explanation undecoded(QByteArrayView challenge, QLatin1StringView reference, const QList<QByteArray> &remarks)
{
    return {"challenge", {{u"text"_s, QString::fromUtf8(challenge)}}, {}, reference, {}, remarks};
}

} // namespace mailscope::sasl
