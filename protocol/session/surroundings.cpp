// SPDX-License-Identifier: GPL-3.0-or-later
// Mailing: what a message has of this machine.
#include "session/mailing.h"

#include <QDateTime>
#include <QSysInfo>
#include <QUuid>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mailscope::session {
namespace {

QString userName()
{
    const passwd *const entry = ::getpwuid(::getuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : u"postmaster"_s;
}

} // namespace

Mailing::Surroundings Mailing::Surroundings::here()
{
    const QString host = QSysInfo::machineHostName();
    Surroundings made;
    made.userAddress = userName() + u'@' + host;
    made.domain = host.toUtf8();
    made.novelty = [] {
        const QDateTime now = QDateTime::currentDateTime();
        return message::Novelty{
            now.toOffsetFromUtc(now.offsetFromUtc()), QUuid::createUuid().toByteArray(QUuid::Id128), {}, 1};
    };
    return made;
}

} // namespace mailscope::session
