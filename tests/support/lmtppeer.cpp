// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/lmtppeer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace mailscope::support {

QByteArrayList LmtpPeer::keywords(Encryption encryption) const
{
    Q_UNUSED(encryption)
    return {"SIZE 33554432", "8BITMIME", "HELP"};
}

QByteArrayList LmtpPeer::configure()
{
    QJsonObject quotas;
    for (const QByteArray &user : options().users)
        quotas.insert(QString::fromUtf8(user), options().quotas.value(user));
    write("quotas.json", QJsonDocument(quotas).toJson());
    return {"/usr/bin/env",     "LC_ALL=C.UTF-8",         "python3", provide("lmtppeer.py"), QByteArray::number(port()),
            options().hostName, folder() + "/quotas.json"};
}

} // namespace mailscope::support
