// SPDX-License-Identifier: GPL-3.0-or-later
#include "logintalks.h"

#include "conversation.h"

#include <QJsonObject>

using namespace mailscope;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;

namespace {
AuthStep clientStep(const QByteArray &mechanism, const QString &name, const QJsonObject &fields = {})
{
    return {mechanism, {{u"from"_s, u"client"_s}, {u"name"_s, name}, {u"fields"_s, fields}}};
}

/// A session up to the first message of \p mechanism.
Conversation logsIn(const QByteArray &mechanism)
{
    Conversation talk;
    talk.opens({"AUTH " + mechanism}).event(StageBegan{Phase::Auth}).event(clientStep(mechanism, u"start"_s));
    return talk.client("AUTH " + mechanism, Phase::Auth);
}
} // namespace

Transcript bindingChecked(const QByteArray &binding, const QByteArray &reply, const QByteArray &then)
{
    const QByteArray mechanism = "SCRAM-SHA-256-PLUS";
    Conversation talk = logsIn(mechanism);
    talk.server(reply).event(clientStep(mechanism, u"end"_s, {{u"binding"_s, QString::fromLatin1(binding)}}));
    if (!then.isEmpty())
        talk.event(clientStep(mechanism, u"start"_s)).client("AUTH " + mechanism, Phase::Auth).server(then);
    return talk.event(StageEnded{Phase::Auth, StageStatus::Ok, {}, {}}).transcript();
}

Transcript claimRefused(const QByteArray &reply)
{
    const QByteArray mechanism = "SCRAM-SHA-256";
    return logsIn(mechanism)
        .server("535 no")
        .event(clientStep(mechanism, u"end"_s, {{u"claim"_s, u"refused"_s}}))
        .event(clientStep(mechanism, u"start"_s))
        .client("AUTH " + mechanism, Phase::Auth)
        .server(reply)
        .event(clientStep(mechanism, u"end"_s))
        .event(StageEnded{Phase::Auth, StageStatus::Ok, {}, {}})
        .transcript();
}

Transcript lostIn(const QByteArray &mechanism)
{
    return logsIn(mechanism)
        .event(StageEnded{Phase::Auth, StageStatus::Failed, Issue{Issue::ConnectionLost, {}, {}, {}}, {}})
        .transcript();
}
