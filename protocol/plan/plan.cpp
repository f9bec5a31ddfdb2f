// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan.h"

#include "plan/escapes.h"
#include "plan/plannames.h"
#include "plan/profilefields.h"
#include "plan/proxytext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

QString escaped(const QByteArray &bytes)
{
    return QString::fromUtf8(withEscapes(bytes));
}

bool isImpliedByUrl(const Target &target)
{
    const std::expected<Target, TargetError> read = Target::parse(target.url());
    return read && *read == target;
}

QJsonValue toJsonValue(const Target &target)
{
    if (isImpliedByUrl(target))
        return target.url();
    ProfileWriter out;
    if (target.kind == Target::Kind::Mx)
        out.text("mx"_L1, target.host);
    else
        out.text("url"_L1, target.url());
    out.text("protocol"_L1, protocolName(target.protocol));
    out.text("security"_L1, securityName(target.security));
    if (target.kind == Target::Kind::Mx)
        out.json.insert("port"_L1, target.port);
    out.text("user"_L1, target.user);
    out.text("mechanism"_L1, target.mechanism);
    return out.json;
}

/// 0 stands for no limit, as on the command line.
QJsonValue seconds(const Patience::Limit &limit)
{
    return limit ? static_cast<double>(limit->count()) / 1000.0 : 0.0;
}

QJsonObject toJsonObject(const Patience &patience)
{
    const Patience usual;
    QJsonObject json;
    for (int index = 0; index < PhaseCount; ++index) {
        const auto phase = static_cast<Phase>(index);
        if (patience.limit(phase) != usual.limit(phase))
            json.insert(phaseName(phase), seconds(patience.limit(phase)));
    }
    if (patience.finalReply() != usual.finalReply())
        json.insert("final"_L1, seconds(patience.finalReply()));
    return json;
}

QJsonObject toJsonObject(const TlsSettings &tls)
{
    ProfileWriter out;
    out.text("expectedName"_L1, tls.expectedName);
    if (tls.sni)
        out.json.insert("sni"_L1, *tls.sni);
    out.text("caFile"_L1, tls.caFile);
    out.text("caPath"_L1, tls.caPath);
    out.text("certificateFile"_L1, tls.certificateFile);
    out.text("keyFile"_L1, tls.keyFile);
    out.text("minimumVersion"_L1, tls.minimumVersion);
    out.text("maximumVersion"_L1, tls.maximumVersion);
    out.text("ciphers"_L1, tls.ciphers);
    QJsonArray pinned;
    for (const QByteArray &fingerprint : tls.pinnedSha256)
        pinned.append(QString::fromLatin1(fingerprint));
    out.list("pinnedSha256"_L1, pinned);
    return out.json;
}

QJsonArray toJsonArray(const QList<KeyValue> &pairs)
{
    QJsonArray json;
    for (const auto &[name, value] : pairs)
        json.append(escaped(name + '=' + value));
    return json;
}

QJsonArray toJsonArray(const QList<Task> &tasks)
{
    QJsonArray json;
    for (const Task &task : tasks) {
        ProfileWriter out;
        out.text("verb"_L1, phaseName(task.phase));
        out.text("argument"_L1, escaped(task.argument));
        json.append(out.json);
    }
    return json;
}

QString phaseText(const std::optional<Phase> &phase)
{
    return phase ? QString(phaseName(*phase)) : QString();
}

void writeNetwork(ProfileWriter &out, const Plan &plan)
{
    if (plan.family != Family::Any)
        out.text("family"_L1, familyName(plan.family));
    if (!plan.bindAddress.isNull())
        out.text("bind"_L1, addressAndPortText(plan.bindAddress, plan.bindPort));
    else if (plan.bindPort != 0)
        out.json.insert("bindPort"_L1, plan.bindPort);
    if (!plan.dnsServer.isNull())
        out.text("dns"_L1, addressAndPortText(plan.dnsServer, plan.dnsPort, 53));
    if (plan.proxy)
        out.text("proxy"_L1, toText(*plan.proxy));
    out.text("proxyPasswordFrom"_L1, plan.proxyPasswordFrom);
    if (plan.proxyHeader)
        out.text("proxyProtocol"_L1, toText(*plan.proxyHeader));
}

} // namespace

Login Plan::loginOf(const Target &target) const
{
    Login wanted = login;
    if (!target.user.isEmpty())
        wanted.user = target.user;
    if (!target.mechanism.isEmpty())
        wanted.mechanisms = {target.mechanism.toLatin1()};
    return wanted;
}

bool Plan::staysHere() const
{
    return !proxy && std::ranges::all_of(targets, &Target::isThisMachine);
}

TlsPolicy Plan::effectiveTlsPolicy(bool sendsSecret) const
{
    return tlsPolicy.value_or(sendsSecret ? TlsPolicy::Require : TlsPolicy::Report);
}

QJsonObject Plan::toJson() const
{
    ProfileWriter out;
    QJsonArray places;
    for (const Target &target : targets)
        places.append(toJsonValue(target));
    out.list("targets"_L1, places);
    if (security)
        out.text("security"_L1, securityName(*security));
    out.text("helo"_L1, escaped(helloName));
    if (greet != Greet::Auto)
        out.text("greet"_L1, greetName(greet));
    writeNetwork(out, *this);
    out.object("timeouts"_L1, toJsonObject(patience));
    if (tlsPolicy)
        out.text("tlsPolicy"_L1, tlsPolicyName(*tlsPolicy));
    out.object("tls"_L1, toJsonObject(tls));
    out.text("keyPasswordFrom"_L1, keyPasswordFrom);
    out.flag("force"_L1, force);
    out.list("xclient"_L1, toJsonArray(xclient));
    out.list("xforward"_L1, toJsonArray(xforward));
    out.flag("xclientBeforeStartTls"_L1, xclientBeforeStartTls);
    out.object("login"_L1, login.toJson());
    out.list("tasks"_L1, toJsonArray(tasks));
    out.object("mail"_L1, mail.toJson());
    out.text("stopAfter"_L1, phaseText(stopAfter));
    out.text("dropAfter"_L1, phaseText(dropAfter));
    return out.json;
}

} // namespace mailscope::plan
