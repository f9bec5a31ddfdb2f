// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/loginpreparation.h"

#include "cli/commandline.h"
#include "cli/netrc.h"
#include "cli/secretsource.h"
#include "sasl/choice.h"
#include "sasl/registry.h"
#include "session/systemhelper.h"

#include <QFile>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;

constexpr qsizetype LongestNetrc = 1024 * 1024;

/// The login of each target, and that of the plan where there is none (--mx).
QList<plan::Login> loginsOf(const plan::Plan &plan)
{
    QList<plan::Login> logins;
    for (const plan::Target &target : plan.targets)
        logins += plan.loginOf(target);
    return logins.isEmpty() ? QList{plan.login} : logins;
}

bool isWanted(const plan::Plan &plan)
{
    return std::ranges::any_of(loginsOf(plan), &plan::Login::isWanted);
}

bool mayNeedPassword(const plan::Login &login)
{
    const auto needs = [](const QByteArray &mechanism) {
        const sasl::Traits *const traits = sasl::traitsOf(mechanism);
        return traits == nullptr || traits->need == sasl::Traits::Need::Password;
    };
    return login.mechanisms.isEmpty() ? !login.user.isEmpty() : std::ranges::any_of(login.mechanisms, needs);
}

Error unknownMechanism(const plan::Plan &plan)
{
    const QList<QByteArray> known = session::SystemHelper::mechanisms();
    for (const plan::Login &login : loginsOf(plan)) {
        for (const QByteArray &mechanism : login.mechanisms) {
            if (known.contains(mechanism))
                continue;
            const QString name = QString::fromLatin1(mechanism);
            if (sasl::mechanismNames().contains(mechanism))
                return u"This machine lacks what %1 takes: the program mailscope-sasl-helper, or Cyrus SASL's plugin "
                       u"for "
                       "Kerberos (on Debian libsasl2-modules-gssapi-mit)."_s.arg(name);
            return u"This program has no mechanism %1: it knows %2."_s.arg(name, QString::fromLatin1(known.join(", ")));
        }
    }
    return {};
}

/// The one host that all targets name: a password of netrc belongs to a host.
std::expected<QByteArray, QString> hostOf(const plan::Plan &plan)
{
    QStringList hosts;
    for (const plan::Target &target : plan.targets)
        hosts += target.host.toLower();
    hosts.removeDuplicates();
    if (hosts.size() != 1 || hosts.first().isEmpty())
        return std::unexpected(u"netrc needs one target with the name of a host."_s);
    return hosts.first().toUtf8();
}

Error takeFromNetrc(plan::Plan &plan, const Console &console, session::Secrets &secrets)
{
    const auto host = hostOf(plan);
    if (!host)
        return host.error();
    QFile file(netrcPath(console.environment));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return u"The netrc file %1 cannot be read: %2."_s.arg(file.fileName(), file.errorString());
    warnOfReaders(file, console);
    const QByteArray user = loginsOf(plan).first().user.toUtf8();
    QByteArray text = file.read(LongestNetrc + 1);
    const auto wiped = qScopeGuard([&text] { wipe(text.data(), static_cast<std::size_t>(text.size())); });
    if (text.size() > LongestNetrc) // the end of a password could be missing
        return u"The netrc file %1 is too long to be one."_s.arg(file.fileName());
    auto entry = findInNetrc(text, *host, user);
    if (!entry && entry.error() == NetrcFailure::OpenQuote)
        return u"A quoted word of the netrc file %1 does not end in its line."_s.arg(file.fileName());
    if (!entry)
        return u"%1 holds no password of %2 at %3."_s.arg(
            file.fileName(), user.isEmpty() ? u"anybody"_s : QString::fromUtf8(user), QString::fromUtf8(*host));
    if (user.isEmpty())
        plan.login.user = QString::fromUtf8(entry->login);
    secrets.password = Secret(entry->password);
    wipe(entry->password.data(), static_cast<std::size_t>(entry->password.size()));
    return {};
}

Error fetch(const QString &source, const QString &purpose, const Console &console, Secret &secret)
{
    auto fetched = fetchSecret(source, purpose, console);
    if (!fetched)
        return fetched.error();
    if (fetched->isEmpty())
        return u"The %1 is empty."_s.arg(purpose.toLower());
    secret = *std::move(fetched);
    return {};
}

Error fetchPassword(plan::Plan &plan, const Console &console, session::Secrets &secrets)
{
    plan::Login &login = plan.login;
    if (login.passwordFrom == "netrc"_L1)
        return takeFromNetrc(plan, console, secrets);
    if (!isWanted(plan))
        return {};
    const bool hasOther = !login.tokenFrom.isEmpty() || !plan.tls.certificateFile.isEmpty();
    if (login.passwordFrom.isEmpty() && (hasOther || std::ranges::none_of(loginsOf(plan), mayNeedPassword)))
        return {};
    if (login.passwordFrom.isEmpty())
        login.passwordFrom = u"prompt"_s;
    return fetch(login.passwordFrom, u"Password"_s, console, secrets.password);
}

} // namespace

std::optional<QString> prepareLogin(Request &request, const Console &console, session::Secrets &secrets)
{
    plan::Plan &plan = request.plan;
    if (Error error = unknownMechanism(plan))
        return error;
    if (Error error = fetchPassword(plan, console, secrets))
        return error;
    if (isWanted(plan) && !plan.login.tokenFrom.isEmpty())
        return fetch(plan.login.tokenFrom, u"Token"_s, console, secrets.token);
    return {};
}

} // namespace mailscope::cli
