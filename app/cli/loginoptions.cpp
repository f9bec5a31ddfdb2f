// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/loginoptions.h"

#include "cli/optionvalues.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using namespace commands;
using plan::Login;

constexpr QLatin1StringView Group = "Login"_L1;

Error wrongText(const QString &value)
{
    const bool isOneLine =
        std::ranges::none_of(value, [](QChar each) { return each == u'\r' || each == u'\n' || each == u'\0'; });
    return isOneLine ? Error() : u"A line end or NUL cannot stand here."_s;
}

template <QString Login::*Member>
Error setText(Request &request, const QString &value)
{
    request.plan.login.*Member = value;
    return wrongText(value);
}

template <bool Login::*Member, bool Value>
Error setFlag(Request &request, const QString &)
{
    request.plan.login.*Member = Value;
    return {};
}

template <QString Login::*Member>
Error setSource(Request &request, const QString &value)
{
    if (Error error = wrongSecretSource(value, Member == &Login::passwordFrom ? Netrc::Possible : Netrc::Impossible))
        return error;
    request.plan.login.*Member = value;
    return {};
}

Error setMechanisms(Request &request, const QString &value)
{
    QList<QByteArray> mechanisms;
    for (const QString &name : value.split(u',')) {
        const std::optional<QByteArray> mechanism = plan::mechanismFromName(name.trimmed());
        if (!mechanism)
            return u"“%1” is no name of a mechanism: write such as SCRAM-SHA-256,PLAIN."_s.arg(name);
        mechanisms += *mechanism;
    }
    request.plan.login.mechanisms = mechanisms;
    return {};
}

Error setNtlm(Request &request, const QString &value)
{
    const std::optional<Login::Ntlm> ntlm = plan::ntlmFromName(value);
    request.plan.login.ntlm = ntlm.value_or(request.plan.login.ntlm);
    return ntlm ? Error() : u"“%1” is not possible: use v2, session or v1."_s.arg(value);
}

Error setInitialResponse(Request &request, const QString &value)
{
    const std::optional<Login::InitialResponse> when = plan::initialResponseFromName(value);
    request.plan.login.initialResponse = when.value_or(request.plan.login.initialResponse);
    return when ? Error() : u"“%1” is not possible: use auto, always or never."_s.arg(value);
}

Error setMaxFailures(Request &request, const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < 1 || number > Login::MostFailures || value.startsWith(u'+'))
        return u"“%1” is not possible: give a number from 1 to %2."_s.arg(value).arg(Login::MostFailures);
    request.plan.login.maxFailures = number;
    return {};
}

Error setAll(Request &request, const QString &)
{
    request.wantsMatrix = true;
    return {};
}

constexpr auto Choices = Completion::Choices;
constexpr auto Nothing = Completion::Nothing;

constexpr std::array Table{
    Option{"--user"_L1, "NAME"_L1, Connecting, Group, "logs in as this user"_L1, false, Nothing, setText<&Login::user>},
    Option{"--authzid"_L1, "NAME"_L1, Connecting, Group, "acts for this user, once logged in"_L1, false, Nothing,
           setText<&Login::authorizationId>},
    Option{"--password-from"_L1, "SOURCE"_L1, Connecting, Group,
           "the password, from prompt, env:NAME, file:PATH, fd:N, keychain:NAME, command:CMD or netrc"_L1, false,
           Nothing, setSource<&Login::passwordFrom>},
    Option{"--token-from"_L1, "SOURCE"_L1, Connecting, Group,
           "an OAuth 2.0 token, from prompt, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD"_L1, false,
           Nothing, setSource<&Login::tokenFrom>},
    Option{"--mechanism"_L1, "M[,M...]"_L1, Connecting, Group,
           "these mechanisms in this order, in place of the strongest that can be used"_L1, false, Nothing,
           setMechanisms},
    Option{
        "--all"_L1, ""_L1, Auth, Group,
        "tries each mechanism that is offered, before TLS where allowed, after STARTTLS and with TLS from the first byte"_L1,
        false, Nothing, setAll},
    Option{"--auth-optional"_L1, ""_L1, Connecting, Group, "goes on when the server offers no login"_L1, false, Nothing,
           setFlag<&Login::optional, true>},
    Option{"--max-failures"_L1, "N"_L1, Connecting, Group,
           "stops after so many refused logins, so that nobody is locked out: 2 unless given"_L1, false, Nothing,
           setMaxFailures},
    Option{"--allow-plaintext-auth"_L1, ""_L1, Connecting, Group,
           "lets a password or token cross the network unencrypted"_L1, false, Nothing,
           setFlag<&Login::allowPlaintext, true>},
    Option{"--initial-response"_L1, "auto|always|never"_L1, Connecting, Group,
           "whether the first response goes with the AUTH command"_L1, false, Choices, setInitialResponse},
    Option{"--realm"_L1, "NAME"_L1, Connecting, Group, "the realm, for DIGEST-MD5"_L1, false, Nothing,
           setText<&Login::realm>},
    Option{"--service-name"_L1, "NAME"_L1, Connecting, Group,
           "the name of the service, for DIGEST-MD5 and Kerberos; smtp unless given"_L1, false, Nothing,
           setText<&Login::serviceName>},
    Option{"--service-host"_L1, "HOST"_L1, Connecting, Group,
           "the host of the service, for DIGEST-MD5 and Kerberos; that of the target unless given"_L1, false, Nothing,
           setText<&Login::serviceHost>},
    Option{"--ntlm"_L1, "v2|session|v1"_L1, Connecting, Group, "the form of NTLM; v2 unless given"_L1, false, Choices,
           setNtlm},
    Option{"--no-saslprep"_L1, ""_L1, Connecting, Group, "sends name and password as they were typed"_L1, false,
           Nothing, setFlag<&Login::prepare, false>},
    Option{"--check-channel-binding"_L1, ""_L1, Connecting, Group,
           "first logs in with a wrong channel binding, which the server must refuse"_L1, false, Nothing,
           setFlag<&Login::checkChannelBinding, true>},
};

} // namespace

std::span<const Option> loginOptions()
{
    return Table;
}

} // namespace mailscope::cli
