// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/escapes.h"
#include "plan/mailreader.h"
#include "plan/plan.h"
#include "plan/plannames.h"
#include "plan/profilefields.h"
#include "plan/proxytext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

using Error = Plan::Error;
using Reader = ProfileReader;
using MaybeError = ProfileReader::MaybeError;

std::optional<Phase> readPhase(QStringView name)
{
    return phaseFromName(name.toUtf8());
}

MaybeError readTargetObject(const QJsonObject &json, const QString &key, Target &target)
{
    Reader in(json, key + u'.');
    const std::optional<QString> url = in.text("url"_L1);
    const std::optional<QString> domain = in.text("mx"_L1);
    if (url.has_value() == domain.has_value())
        return Error{key, Words::tr("A target has either a url or an mx.")};
    const std::expected<Target, TargetError> read = Target::parse(url.value_or(domain.value_or(QString())));
    if (!read)
        return Error{key + (url ? u".url"_s : u".mx"_s), read.error().text};
    target = *read;
    if (domain) {
        target.kind = Target::Kind::Mx;
        target.port = in.port("port"_L1).value_or(target.port);
    }
    if (const std::optional<QString> protocol = in.text("protocol"_L1)) {
        if (*protocol != "smtp"_L1 && *protocol != "lmtp"_L1)
            in.fail("protocol"_L1, Words::tr("The protocol is smtp or lmtp."));
        target.protocol = *protocol == "lmtp"_L1 ? Protocol::Lmtp : Protocol::Smtp;
    }
    target.security =
        in.choice("security"_L1, securityFromName, u"none, opportunistic, starttls or tls"_s).value_or(target.security);
    in.text("user"_L1, target.user);
    in.text("mechanism"_L1, target.mechanism);
    return in.finish();
}

MaybeError readTarget(const QJsonValue &json, const QString &key, Target &target)
{
    if (json.isObject())
        return readTargetObject(json.toObject(), key, target);
    if (!json.isString())
        return Error{key, Words::tr("A target is a URL or an object.")};
    const std::expected<Target, TargetError> read = Target::parse(json.toString());
    if (!read)
        return Error{key, read.error().text};
    target = *read;
    return std::nullopt;
}

bool needsArgument(std::optional<Phase> phase)
{
    return phase == Phase::Vrfy || phase == Phase::Expn || phase == Phase::Etrn;
}

MaybeError readTask(const QJsonValue &json, const QString &key, Task &task)
{
    if (!json.isObject())
        return Error{key, Words::tr("A task is an object with verb and argument.")};
    Reader in(json.toObject(), key + u'.');
    const QString choices = u"vrfy, expn, etrn, help, noop, rset or raw"_s;
    const std::optional<Phase> phase = in.choice<Phase>("verb"_L1, readPhase, choices);
    if (!phase || !isTaskPhase(*phase))
        in.fail("verb"_L1, Words::tr("A task's verb is %1.").arg(choices));
    const std::optional<QByteArray> argument = unescaped(in.text("argument"_L1).value_or(QString()));
    if (!argument)
        in.fail("argument"_L1, Words::tr("An escape in it cannot be understood."));
    else if (phase != Phase::Raw && !isOneLine(*argument))
        in.fail("argument"_L1, NotOneLine);
    else if (needsArgument(phase) && argument->trimmed().isEmpty())
        in.fail("argument"_L1, Words::tr("This verb means nothing without an argument."));
    task = Task{phase.value_or(Phase::Noop), argument.value_or(QByteArray())};
    return in.finish();
}

MaybeError readPair(const QJsonValue &json, const QString &key, KeyValue &pair)
{
    const QByteArray bytes = unescaped(json.toString()).value_or(QByteArray());
    const qsizetype equals = bytes.indexOf('=');
    if (equals < 1)
        return Error{key, Words::tr("Here belongs a text NAME=VALUE.")};
    if (!isOneLine(bytes))
        return Error{key, NotOneLine};
    pair = {bytes.first(equals).toUpper(), bytes.sliced(equals + 1)};
    return std::nullopt;
}

MaybeError readTimeouts(const QJsonObject &json, Patience &patience)
{
    constexpr double Longest = 24.0 * 3600.0 * 365.0;
    for (auto each = json.begin(); each != json.end(); ++each) {
        const std::optional<Phase> phase = readPhase(each.key());
        const QString key = "timeouts."_L1 + each.key();
        if (!phase && each.key() != "final"_L1)
            return Error{key, Words::tr("There is no such phase.")};
        const double seconds = each.value().toDouble(-1);
        if (seconds < 0 || seconds > Longest)
            return Error{key, Words::tr("A time limit is a number of seconds; 0 means none.")};
        const auto milliseconds = std::chrono::milliseconds(std::llround(seconds * 1000.0));
        const Patience::Limit limit = seconds > 0 ? Patience::Limit(milliseconds) : std::nullopt;
        if (phase)
            patience.setLimit(*phase, limit);
        else
            patience.setFinalReply(limit);
    }
    return std::nullopt;
}

MaybeError readTls(const QJsonObject &json, TlsSettings &tls)
{
    Reader in(json, u"tls."_s);
    in.text("expectedName"_L1, tls.expectedName);
    tls.sni = in.text("sni"_L1);
    in.text("caFile"_L1, tls.caFile);
    in.text("caPath"_L1, tls.caPath);
    in.text("certificateFile"_L1, tls.certificateFile);
    in.text("keyFile"_L1, tls.keyFile);
    in.text("minimumVersion"_L1, tls.minimumVersion);
    in.text("maximumVersion"_L1, tls.maximumVersion);
    in.text("ciphers"_L1, tls.ciphers);
    if (!tls.minimumVersion.isEmpty() && !isTlsVersion(tls.minimumVersion))
        in.fail("minimumVersion"_L1, Words::tr("A version of TLS is 1.0, 1.1, 1.2 or 1.3."));
    if (!tls.maximumVersion.isEmpty() && !isTlsVersion(tls.maximumVersion))
        in.fail("maximumVersion"_L1, Words::tr("A version of TLS is 1.0, 1.1, 1.2 or 1.3."));
    const QJsonArray pinned = in.list("pinnedSha256"_L1);
    for (const auto &value : pinned) {
        const QByteArray hex = value.toString().toLatin1().toLower();
        if (hex.size() != 64 || QByteArray::fromHex(hex).toHex() != hex)
            in.fail("pinnedSha256"_L1, Words::tr("A fingerprint is 64 hexadecimal digits."));
        tls.pinnedSha256.append(hex);
    }
    return in.finish();
}

void readSource(Reader &in, QLatin1StringView key, QString &value)
{
    in.text(key, value);
    // The text is not repeated: somebody may have written the secret itself here.
    if (!value.isEmpty() && !isSecretReference(value))
        in.fail(
            key,
            Words::tr(
                "A secret is a reference: prompt, netrc, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD."));
}

MaybeError readMechanism(const QJsonValue &json, const QString &key, QByteArray &mechanism)
{
    const std::optional<QByteArray> name = mechanismFromName(json.toString());
    if (!name)
        return Error{key, Words::tr("Here belongs the name of a mechanism, such as SCRAM-SHA-256.")};
    mechanism = *name;
    return std::nullopt;
}

MaybeError readLogin(const QJsonObject &json, Login &login)
{
    Reader in(json, u"login."_s);
    in.text("user"_L1, login.user);
    in.text("authorizationId"_L1, login.authorizationId);
    in.text("realm"_L1, login.realm);
    readList<QByteArray>(in, "mechanisms"_L1, login.mechanisms, readMechanism);
    readSource(in, "passwordFrom"_L1, login.passwordFrom);
    readSource(in, "tokenFrom"_L1, login.tokenFrom);
    in.flag("optional"_L1, login.optional);
    login.initialResponse = in.choice("initialResponse"_L1, initialResponseFromName, u"auto, always or never"_s)
                                .value_or(login.initialResponse);
    in.flag("prepare"_L1, login.prepare);
    login.ntlm = in.choice("ntlm"_L1, ntlmFromName, u"v2, session or v1"_s).value_or(login.ntlm);
    in.text("serviceName"_L1, login.serviceName);
    in.text("serviceHost"_L1, login.serviceHost);
    in.number("maxFailures"_L1, 1, Login::MostFailures, login.maxFailures);
    in.flag("allowPlaintext"_L1, login.allowPlaintext);
    in.flag("checkChannelBinding"_L1, login.checkChannelBinding);
    in.number("mostIterations"_L1, 1, std::numeric_limits<int>::max(), login.mostIterations);
    return in.finish();
}

void readNetwork(Reader &in, Plan &plan)
{
    plan.family = in.choice("family"_L1, familyFromName, u"any, ipv4 or ipv6"_s).value_or(plan.family);
    if (const auto bind = in.text("bind"_L1); bind && !parseAddressAndPort(*bind, plan.bindAddress, plan.bindPort))
        in.fail("bind"_L1, Words::tr("Here belongs a numeric address, with or without a port."));
    plan.bindPort = in.port("bindPort"_L1).value_or(plan.bindPort);
    if (const auto dns = in.text("dns"_L1); dns && !parseAddressAndPort(*dns, plan.dnsServer, plan.dnsPort))
        in.fail("dns"_L1, Words::tr("Here belongs a numeric address, with or without a port."));
    if (const std::optional<QString> text = in.text("proxy"_L1)) {
        const std::expected<Proxy, QString> proxy = parseProxy(*text);
        if (proxy)
            plan.proxy = *proxy;
        else
            in.fail("proxy"_L1, proxy.error());
    }
    in.text("proxyPasswordFrom"_L1, plan.proxyPasswordFrom);
    if (const std::optional<QString> text = in.text("proxyProtocol"_L1)) {
        const std::expected<ProxyHeader, QString> header = parseProxyHeader(*text);
        if (header)
            plan.proxyHeader = *header;
        else
            in.fail("proxyProtocol"_L1, header.error());
    }
}

void readHello(Reader &in, Plan &plan)
{
    const std::optional<QByteArray> name = unescaped(in.text("helo"_L1).value_or(QString()));
    if (!name)
        in.fail("helo"_L1, Words::tr("An escape in it cannot be understood."));
    else if (!isOneLine(*name))
        in.fail("helo"_L1, NotOneLine);
    plan.helloName = name.value_or(QByteArray());
    plan.greet = in.choice("greet"_L1, greetFromName, u"ehlo, helo, lhlo, auto or none"_s).value_or(plan.greet);
}

} // namespace

std::expected<Plan, Plan::Error> Plan::fromJson(const QJsonObject &json)
{
    Plan plan;
    Reader in(json, QString());
    readList<Target>(in, "targets"_L1, plan.targets, readTarget);
    plan.security = in.choice("security"_L1, securityFromName, u"none, opportunistic, starttls or tls"_s);
    readHello(in, plan);
    readNetwork(in, plan);
    in.adopt(readTimeouts(in.object("timeouts"_L1), plan.patience));
    plan.tlsPolicy = in.choice("tlsPolicy"_L1, tlsPolicyFromName, u"require or report"_s);
    in.adopt(readTls(in.object("tls"_L1), plan.tls));
    in.text("keyPasswordFrom"_L1, plan.keyPasswordFrom);
    in.flag("force"_L1, plan.force);
    readList<KeyValue>(in, "xclient"_L1, plan.xclient, readPair);
    readList<KeyValue>(in, "xforward"_L1, plan.xforward, readPair);
    in.flag("xclientBeforeStartTls"_L1, plan.xclientBeforeStartTls);
    in.adopt(readLogin(in.object("login"_L1), plan.login));
    readList<Task>(in, "tasks"_L1, plan.tasks, readTask);
    in.adopt(readMail(in.object("mail"_L1), plan.mail));
    plan.stopAfter = in.choice<Phase>("stopAfter"_L1, readPhase, u"the name of a phase"_s);
    plan.dropAfter = in.choice<Phase>("dropAfter"_L1, readPhase, u"the name of a phase"_s);
    if (const MaybeError error = in.finish())
        return std::unexpected(*error);
    return plan;
}

} // namespace mailscope::plan
