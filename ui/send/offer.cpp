// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/offer.h"

#include "format/display.h"
#include "wire/parameters.h"

namespace mailscope::ui {

bool Offer::lacks(QByteArrayView extension) const
{
    return capabilities && !extension.isEmpty() && !capabilities->has(extension);
}

QString Offer::remark(const QString &what, QByteArrayView extension) const
{
    if (!lacks(extension))
        return {};
    const QString keyword = QString::fromLatin1(extension);
    return isForced ? tr("⚠ %1 is sent although the server does not offer %2.").arg(what, keyword)
                    : tr("⚠ %1 needs %2, which the server does not offer.").arg(what, keyword);
}

QStringList Offer::remarks(const QList<QByteArray> &parameters) const
{
    QStringList found;
    for (const QByteArray &each : parameters) {
        const auto parameter = wire::Parameter::parse(each);
        if (parameter && lacks(parameter->extension()))
            found.append(remark(format::visibleText(each), parameter->extension()));
    }
    return found;
}

} // namespace mailscope::ui
