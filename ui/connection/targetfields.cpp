// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/targetfields.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using plan::Plan;
using plan::Protocol;
using plan::Security;
using plan::Target;
using Field = FieldObjection::Field;

constexpr auto ExchangerMark = "mx:"_L1;
constexpr std::array PlainPorts{quint16(25), quint16(587)};
constexpr quint16 TlsPort = 465;
constexpr quint16 LmtpPort = 24;

std::unexpected<FieldObjection> object(Field field, const QString &text)
{
    return std::unexpected(FieldObjection{field, text});
}

bool isProgram(const QString &text)
{
    return text.startsWith("smtp+pipe:"_L1, Qt::CaseInsensitive)
        || text.startsWith("lmtp+pipe:"_L1, Qt::CaseInsensitive);
}

bool isExchangers(const QString &text)
{
    return text.startsWith(ExchangerMark, Qt::CaseInsensitive);
}

bool hasPort(const Target &target)
{
    return target.kind == Target::Kind::Host || target.kind == Target::Kind::Mx;
}

bool hasScheme(const QString &text)
{
    return text.contains("://"_L1) || text.contains("+unix:"_L1, Qt::CaseInsensitive) || isProgram(text);
}

std::expected<Target, QString> readOne(const QString &text)
{
    const bool exchangers = isExchangers(text);
    auto target = Target::parse(exchangers ? text.sliced(ExchangerMark.size()) : text);
    if (!target)
        return std::unexpected(target.error().text);
    if (exchangers)
        target->kind = Target::Kind::Mx;
    return *target;
}

std::expected<QList<Target>, QString> readAll(const QString &text)
{
    const QStringList parts = isProgram(text) ? QStringList{text} : text.split(u',');
    QList<Target> targets;
    for (const QString &part : parts) {
        const auto target = readOne(part.trimmed());
        if (!target)
            return std::unexpected(target.error());
        targets.append(*target);
    }
    return targets;
}

/// The first target as it was, so that what the bar does not show stays.
Target baseOf(const Plan &plan, const QString &host)
{
    Target base = plan.targets.isEmpty() ? Target() : plan.targets.first();
    if (base.host != host) {
        base.user.clear();
        base.mechanism.clear();
    }
    return base;
}

/// Port and address have fields of their own, so that nothing but the address can be meant.
QString inBrackets(const QString &place)
{
    const bool isBareAddress = place.count(u':') > 1 && !place.startsWith(u'[');
    return isBareAddress ? u'[' + place + u']' : place;
}

/// URLs say all of it; only what was chosen beside them since overrules them.
std::expected<Plan, FieldObjection> withPlaces(Plan plan, const QString &places, const TargetFields &fields)
{
    const TargetFields before = TargetReader::fieldsOf(plan);
    if (places != before.place) {
        auto read = TargetReader::withText(std::move(plan), places);
        if (!read)
            return read;
        plan = *std::move(read);
    }
    for (Target &target : plan.targets) {
        if (fields.protocol != before.protocol)
            target.protocol = fields.protocol;
        if (fields.security != before.security)
            target.security = fields.security;
    }
    if (fields.security != before.security)
        plan.security.reset();
    return plan;
}

} // namespace

quint16 TargetReader::usualPort(Protocol protocol, Security security)
{
    if (protocol == Protocol::Lmtp)
        return LmtpPort;
    return security == Security::Tls ? TlsPort : PlainPorts.front();
}

bool TargetReader::isUsualPort(quint16 port, Protocol protocol, Security security)
{
    if (protocol == Protocol::Smtp && security != Security::Tls)
        return std::ranges::find(PlainPorts, port) != PlainPorts.end();
    return port == usualPort(protocol, security);
}

TargetFields TargetReader::fieldsOf(const Plan &plan)
{
    TargetFields fields;
    if (plan.targets.isEmpty()) {
        fields.security = plan.security.value_or(fields.security);
        return fields;
    }
    const Target &first = plan.targets.first();
    fields.protocol = first.protocol;
    fields.security = plan.securityOf(first);
    if (plan.targets.size() > 1 || !hasPort(first)) {
        QStringList urls;
        for (const Target &target : plan.targets)
            urls.append(target.url());
        fields.place = urls.join(", "_L1);
        return fields;
    }
    fields.exchangers = first.kind == Target::Kind::Mx;
    fields.place = first.host;
    fields.port = QString::number(first.port);
    return fields;
}

std::expected<Plan, FieldObjection> TargetReader::withFields(Plan plan, const TargetFields &fields)
{
    const QString place = fields.place.trimmed();
    if (place.isEmpty()) {
        plan.targets.clear();
        plan.security = fields.security == Security::Opportunistic ? std::nullopt : std::optional(fields.security);
        return plan;
    }
    if (holdsPassword(place))
        return object(Field::Place, passwordObjection());
    if (saysMore(place))
        return withPlaces(std::move(plan), place, fields);
    const auto host = Target::parse(inBrackets(place));
    if (!host)
        return object(Field::Place, host.error().text);
    Target target = baseOf(plan, host->host);
    target.kind = fields.exchangers ? Target::Kind::Mx : Target::Kind::Host;
    target.protocol = fields.protocol;
    target.host = host->host;
    target.path.clear();
    bool isNumber = true;
    const uint port = fields.port.trimmed().isEmpty() ? usualPort(fields.protocol, fields.security)
                                                      : fields.port.trimmed().toUInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        return object(Field::Port, tr("A port is a number from 1 to 65535."));
    target.port = static_cast<quint16>(port);
    target.security = fields.security;
    plan.targets = {target};
    plan.security.reset();
    return plan;
}

bool TargetReader::saysMore(const QString &text)
{
    const QString place = text.trimmed();
    const bool portBehindName = place.count(u':') == 1 || place.contains("]:"_L1);
    return hasScheme(place) || isExchangers(place) || place.contains(u',') || place.contains(u'@') || portBehindName;
}

std::expected<Plan, FieldObjection> TargetReader::withText(Plan plan, const QString &text)
{
    const QString written = text.trimmed();
    if (holdsPassword(written))
        return object(Field::Place, passwordObjection());
    auto targets = readAll(written);
    if (!targets)
        return object(Field::Place, targets.error());
    // A bare host:port says nothing of protocol and encryption: what was chosen stays.
    const TargetFields before = fieldsOf(plan);
    if (!hasScheme(written)) {
        for (Target &target : *targets) {
            target.protocol = before.protocol;
            target.security = before.security;
        }
    }
    plan.targets = *targets;
    plan.security.reset();
    return plan;
}

bool TargetReader::holdsPassword(const QString &text)
{
    if (isProgram(text.trimmed()))
        return false;
    return std::ranges::any_of(text.split(u','), [](const QString &part) {
        const qsizetype scheme = part.indexOf("://"_L1);
        const QString rest = scheme < 0 ? part : part.sliced(scheme + 3);
        const qsizetype at = rest.lastIndexOf(u'@');
        return at > 0 && rest.first(at).contains(u':');
    });
}

QString TargetReader::passwordObjection()
{
    return tr("A password does not belong here: it was not kept. It is asked for when you sign in.");
}

QString TargetReader::shortText(const Target &target)
{
    if (target.kind == Target::Kind::Mx)
        return ExchangerMark + target.host;
    const bool plain = target.kind == Target::Kind::Host && target.protocol == Protocol::Smtp && target.port == 25
        && target.security == Security::Opportunistic && !target.host.contains(u':');
    return plain ? target.host : target.url();
}

} // namespace mailscope::ui
