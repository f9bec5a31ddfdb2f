// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "cli/fileoptions.h"
#include "cli/loginoptions.h"
#include "cli/optionvalues.h"
#include "cli/sendoptions.h"
#include "cli/serveroptions.h"
#include "plan/plannames.h"
#include "plan/proxytext.h"

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using namespace commands;

constexpr CommandSet Recording = Connecting | Demo; ///< commands that make a session
constexpr CommandSet Printing = Recording | Show;   ///< commands that print one

constexpr QLatin1StringView Connection = "Connection"_L1;
constexpr QLatin1StringView Encryption = "TLS"_L1;
constexpr QLatin1StringView Conversation = "Conversation"_L1;
constexpr QLatin1StringView OutputGroup = "Output"_L1;
constexpr QLatin1StringView Server = "Practice server"_L1;
constexpr QLatin1StringView General = "General"_L1;

template <QString plan::Plan::*Member>
Error setPlanText(Request &request, const QString &value)
{
    request.plan.*Member = value;
    return {};
}

template <QString TlsSettings::*Member>
Error setTlsText(Request &request, const QString &value)
{
    request.plan.tls.*Member = value;
    return {};
}

template <QString TlsSettings::*Member>
Error setTlsVersion(Request &request, const QString &value)
{
    if (!plan::isTlsVersion(value))
        return u"“%1” is no version of TLS: use 1.0, 1.1, 1.2 or 1.3."_s.arg(value);
    request.plan.tls.*Member = value;
    return {};
}

template <QString Request::*Member>
Error setText(Request &request, const QString &value)
{
    request.*Member = value;
    return {};
}

template <bool Request::*Member>
Error setFlag(Request &request, const QString &)
{
    request.*Member = true;
    return {};
}

template <std::optional<Phase> plan::Plan::*Member>
Error setPhase(Request &request, const QString &value)
{
    const std::optional<Phase> phase = phaseFromName(value.toUtf8());
    if (!phase)
        return u"“%1” is no phase: use %2."_s.arg(value, phaseNames());
    request.plan.*Member = phase;
    return {};
}

template <QList<plan::KeyValue> plan::Plan::*Member>
Error addPair(Request &request, const QString &value)
{
    const std::optional<plan::KeyValue> pair = plan::keyValueFrom(value);
    if (!pair)
        return u"“%1” is no attribute: write NAME=VALUE."_s.arg(value);
    (request.plan.*Member).append(*pair);
    return {};
}

template <plan::Family Value>
Error setFamily(Request &request, const QString &)
{
    request.plan.family = Value;
    return {};
}

Error setSecurity(Request &request, const QString &value)
{
    request.plan.security = plan::securityFromName(value);
    return request.plan.security ? Error()
                                 : u"“%1” is not possible: use none, opportunistic, starttls or tls."_s.arg(value);
}

Error setGreet(Request &request, const QString &value)
{
    const std::optional<plan::Greet> greet = plan::greetFromName(value);
    request.plan.greet = greet.value_or(request.plan.greet);
    return greet ? Error() : u"“%1” is not possible: use ehlo, helo, lhlo, auto or none."_s.arg(value);
}

Error setTlsPolicy(Request &request, const QString &value)
{
    request.plan.tlsPolicy = plan::tlsPolicyFromName(value);
    return request.plan.tlsPolicy ? Error() : u"“%1” is not possible: use require or report."_s.arg(value);
}

Error setHelo(Request &request, const QString &value)
{
    request.plan.helloName = value.toUtf8();
    return isWord(value) ? Error() : u"A name for EHLO holds no blanks and no control characters, and is not empty."_s;
}

Error setSni(Request &request, const QString &value)
{
    request.plan.tls.sni = value == "none"_L1 ? QString() : value;
    return isWord(value) ? Error() : u"A name for SNI holds no blanks and no control characters; none sends no name."_s;
}

Error setBind(Request &request, const QString &value)
{
    if (plan::parseAddressAndPort(value, request.plan.bindAddress, request.plan.bindPort))
        return {};
    return u"“%1” is no address to bind to: write a numeric one, such as 192.0.2.7, 192.0.2.7:4711 or [2001:db8::7]:4711."_s
        .arg(value);
}

Error setDns(Request &request, const QString &value)
{
    if (plan::parseAddressAndPort(value, request.plan.dnsServer, request.plan.dnsPort) && request.plan.dnsPort != 0)
        return {};
    return u"“%1” is no DNS server: write its numeric address, such as 192.0.2.53 or [2001:db8::53]:5353."_s.arg(value);
}

Error setTimeout(Request &request, const QString &value)
{
    const std::optional<Patience::Limit> limit = limitFrom(value);
    if (!limit)
        return u"“%1” is no time limit: give seconds, such as 5 or 0.5; 0 waits without end."_s.arg(value);
    request.everywhere = *limit;
    request.hasTimeout = true;
    return {};
}

Error addTimeouts(Request &request, const QString &value)
{
    request.timeouts += value.split(u',');
    Patience unused;
    return applyTimeouts(request.timeouts, unused);
}

Error setProxy(Request &request, const QString &value)
{
    const std::expected<plan::Proxy, QString> proxy = plan::parseProxy(value);
    if (!proxy)
        return proxy.error();
    request.plan.proxy = *proxy;
    return {};
}

Error setProxyHeader(Request &request, const QString &value)
{
    const std::expected<plan::ProxyHeader, QString> header = plan::parseProxyHeader(value);
    if (!header)
        return header.error();
    request.plan.proxyHeader = *header;
    return {};
}

Error setMx(Request &request, const QString &value)
{
    const std::expected<plan::Target, plan::TargetError> domain = plan::Target::parse(value);
    if (!domain || domain->host.isEmpty() || value.contains(u':') || value.contains(u'@')
        || !QHostAddress(domain->host).isNull())
        return u"“%1” is no domain: --mx takes a mail domain such as example.org."_s.arg(value);
    request.mxDomain = domain->host;
    return {};
}

template <bool plan::Plan::*Member>
Error setPlanFlag(Request &request, const QString &)
{
    request.plan.*Member = true;
    return {};
}

template <Format Value>
Error setFormat(Request &request, const QString &)
{
    if (request.format != Format::Text && request.format != Value)
        return u"--json and --jsonl exclude each other."_s;
    request.format = Value;
    return {};
}

Error setFailOn(Request &request, const QString &value)
{
    if (value != "warn"_L1 && value != "fail"_L1)
        return u"“%1” is not possible: use warn or fail."_s.arg(value);
    request.failOn = value == "warn"_L1 ? report::Severity::Warn : report::Severity::Fail;
    return {};
}

Error setReport(Request &request, const QString &value)
{
    if (!value.endsWith(".html"_L1) && !value.endsWith(".md"_L1) && !value.endsWith(".json"_L1))
        return u"The name of a report's file says what it is to be: it must end in .html, .md or .json."_s;
    request.reportPath = value;
    return {};
}

Error checkedSource(QString plan::Plan::*member, Request &request, const QString &value)
{
    if (Error error = wrongSecretSource(value))
        return error;
    request.plan.*member = value;
    return {};
}

Error setKeyPasswordFrom(Request &request, const QString &value)
{
    return checkedSource(&plan::Plan::keyPasswordFrom, request, value);
}

Error setProxyPasswordFrom(Request &request, const QString &value)
{
    return checkedSource(&plan::Plan::proxyPasswordFrom, request, value);
}

constexpr auto Choices = Completion::Choices;
constexpr auto File = Completion::File;
constexpr auto Folder = Completion::Folder;
constexpr auto Nothing = Completion::Nothing;

constexpr std::array Table{
    Option{"--security"_L1, "none|opportunistic|starttls|tls"_L1, Connecting, Connection,
           "how the connection is encrypted, whatever the target says"_L1, false, Choices, setSecurity},
    Option{
        "--mx"_L1, "DOMAIN"_L1, Probe | Auth | Send | Verify, Connection,
        "in place of a target: visits every mail exchanger of the domain, in order of preference; send takes the first that can be reached"_L1,
        false, Nothing, setMx},
    Option{"-4"_L1, ""_L1, Connecting, Connection, "uses IPv4 only"_L1, false, Nothing, setFamily<plan::Family::IPv4>},
    Option{"-6"_L1, ""_L1, Connecting, Connection, "uses IPv6 only"_L1, false, Nothing, setFamily<plan::Family::IPv6>},
    Option{"--bind"_L1, "ADDR[:PORT]"_L1, Connecting, Connection, "connects from this address"_L1, false, Nothing,
           setBind},
    Option{"--dns"_L1, "ADDR[:PORT]"_L1, Connecting, Connection, "asks this DNS server instead of the system's"_L1,
           false, Nothing, setDns},
    Option{"--timeout"_L1, "SECONDS"_L1, Connecting, Connection,
           "the limit of each wait: 30 unless given, 0 for none"_L1, false, Nothing, setTimeout},
    Option{"--timeouts"_L1, "PHASE=SECONDS,..."_L1, Connecting, Connection,
           "one limit for each phase, such as connect=5,greeting=60; rfc5321 stands for the standard's own"_L1, true,
           Nothing, addTimeouts},
    Option{"--proxy"_L1, "URL"_L1, Connecting, Connection, "goes through socks5://HOST:PORT or http://HOST:PORT"_L1,
           false, Nothing, setProxy},
    Option{"--proxy-password-from"_L1, "SOURCE"_L1, Connecting, Connection,
           "the proxy's password, from prompt, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD"_L1, false,
           Nothing, setProxyPasswordFrom},
    Option{
        "--proxy-protocol"_L1, "v1|v2[:FIELDS]"_L1, Connecting, Connection,
        "sends a PROXY header first; FIELDS are src=ADDR:PORT, dst=ADDR:PORT, local, authority=, alpn=, tls=, cipher=, cn="_L1,
        false, Nothing, setProxyHeader},

    Option{"--tls-policy"_L1, "require|report"_L1, Connecting, Encryption,
           "require stops at an invalid certificate; report goes on and says so"_L1, false, Choices, setTlsPolicy},
    Option{"--ca"_L1, "FILE"_L1, Connecting, Encryption, "trusts these certificates (PEM) instead of the system's"_L1,
           false, File, setTlsText<&TlsSettings::caFile>},
    Option{"--ca-path"_L1, "DIR"_L1, Connecting, Encryption,
           "trusts the certificates of this folder (as c_rehash makes it)"_L1, false, Folder,
           setTlsText<&TlsSettings::caPath>},
    Option{"--tls-name"_L1, "NAME"_L1, Connecting, Encryption, "the name that the certificate must bear"_L1, false,
           Nothing, setTlsText<&TlsSettings::expectedName>},
    Option{"--sni"_L1, "NAME|none"_L1, Connecting, Encryption, "the name sent in the handshake"_L1, false, Nothing,
           setSni},
    Option{"--tls-min"_L1, "1.0|1.1|1.2|1.3"_L1, Connecting, Encryption, "the oldest version of TLS"_L1, false, Choices,
           setTlsVersion<&TlsSettings::minimumVersion>},
    Option{"--tls-max"_L1, "1.0|1.1|1.2|1.3"_L1, Connecting, Encryption, "the newest version of TLS"_L1, false, Choices,
           setTlsVersion<&TlsSettings::maximumVersion>},
    Option{"--ciphers"_L1, "LIST"_L1, Connecting, Encryption,
           "cipher suites in OpenSSL's syntax, TLS 1.3 suites among them"_L1, false, Nothing,
           setTlsText<&TlsSettings::ciphers>},
    Option{"--cert"_L1, "FILE"_L1, Connecting, Encryption, "the client's certificate (PEM)"_L1, false, File,
           setTlsText<&TlsSettings::certificateFile>},
    Option{"--key"_L1, "FILE"_L1, Connecting, Encryption, "its private key (PEM); needed unless --cert holds it"_L1,
           false, File, setTlsText<&TlsSettings::keyFile>},
    Option{"--key-password-from"_L1, "SOURCE"_L1, Connecting, Encryption,
           "the key's password, from prompt, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD"_L1, false,
           Nothing, setKeyPasswordFrom},
    Option{"--save-chain"_L1, "FILE"_L1, Recording, Encryption, "writes the server's certificates there (PEM)"_L1,
           false, File, setText<&Request::chainPath>},

    Option{"--helo"_L1, "NAME"_L1, Connecting, Conversation, "the name said in EHLO, HELO or LHLO"_L1, false, Nothing,
           setHelo},
    Option{"--greet"_L1, "ehlo|helo|lhlo|auto|none"_L1, Connecting, Conversation, "how to say hello"_L1, false, Choices,
           setGreet},
    Option{"--force"_L1, ""_L1, Connecting, Conversation, "sends what the server does not offer"_L1, false, Nothing,
           setPlanFlag<&plan::Plan::force>},
    Option{"--xclient"_L1, "NAME=VALUE"_L1, Connecting, Conversation, "an attribute for XCLIENT; may be repeated"_L1,
           true, Nothing, addPair<&plan::Plan::xclient>},
    Option{"--xforward"_L1, "NAME=VALUE"_L1, Connecting, Conversation, "an attribute for XFORWARD; may be repeated"_L1,
           true, Nothing, addPair<&plan::Plan::xforward>},
    Option{"--xclient-before-starttls"_L1, ""_L1, Connecting, Conversation,
           "sends XCLIENT before the connection is encrypted"_L1, false, Nothing,
           setPlanFlag<&plan::Plan::xclientBeforeStartTls>},
    Option{"--stop-after"_L1, "PHASE"_L1, Connecting, Conversation, "says QUIT behind that phase"_L1, false, Nothing,
           setPhase<&plan::Plan::stopAfter>},
    Option{"--drop-after"_L1, "PHASE"_L1, Connecting, Conversation, "cuts the connection behind that phase"_L1, false,
           Nothing, setPhase<&plan::Plan::dropAfter>},

    Option{"--json"_L1, ""_L1, Printing | Explain | Diff | Export, OutputGroup,
           "prints exactly one JSON document and nothing else"_L1, false, Nothing, setFormat<Format::Json>},
    Option{"--jsonl"_L1, ""_L1, Recording, OutputGroup, "prints one event a line as JSON, live"_L1, false, Nothing,
           setFormat<Format::JsonLines>},
    Option{"--save"_L1, "FILE"_L1, Recording, OutputGroup, "writes the session there, for show"_L1, false, File,
           setText<&Request::savePath>},
    Option{"--report"_L1, "FILE.html|.md|.json"_L1, Printing, OutputGroup,
           "writes the report there: a page, Markdown or JSON, by its ending"_L1, false, File, setReport},
    Option{"--fail-on"_L1, "warn|fail"_L1, Recording, OutputGroup, "findings of this weight make the exit code 1"_L1,
           false, Choices, setFailOn},
    Option{"--quiet"_L1, ""_L1, Printing | Serve | Diff, OutputGroup,
           "prints less: the outcome, not the conversation"_L1, false, Nothing, setFlag<&Request::quiet>},
    Option{"--verbose"_L1, ""_L1, Printing | Serve, OutputGroup, "prints more: times, stages and what was tried"_L1,
           false, Nothing, setFlag<&Request::verbose>},
    Option{"--show-secrets"_L1, ""_L1, Recording, OutputGroup,
           "does not hide passwords in the record; asks on a terminal"_L1, false, Nothing,
           setFlag<&Request::showSecrets>},

    Option{"--protocol"_L1, "smtp|lmtp"_L1, Serve, Server, "what the server speaks"_L1, false, Choices, setProtocol},
    Option{"--listen"_L1, "WHERE"_L1, Serve, Server,
           "ADDR:PORT, unix:PATH or stdio; 127.0.0.1 and a free port unless given"_L1, false, Nothing,
           setText<&Request::listen>},
    Option{"--host-name"_L1, "NAME"_L1, Serve, Server, "how the server calls itself"_L1, false, Nothing, setServerName},
    Option{"--certificate"_L1, "good|expired|wrong-name|self-signed|not-yet-valid|expiring"_L1, Serve, Server,
           "the certificate it shows"_L1, false, Choices, setCertificate},
    Option{"--implicit-tls"_L1, ""_L1, Serve, Server, "speaks TLS from the first byte"_L1, false, Nothing,
           setImplicitTls},
    Option{"--auth-in-clear"_L1, ""_L1, Serve, Server, "offers AUTH without TLS too"_L1, false, Nothing,
           setAuthInClear},
    Option{"--mechanisms"_L1, "LIST"_L1, Serve, Server,
           "offers these mechanisms of AUTH, such as SCRAM-SHA-256,PLAIN; all but ANONYMOUS unless given"_L1, false,
           Nothing, setMechanisms},
    Option{"--old-ntlm"_L1, ""_L1, Serve, Server, "takes NTLMv1 and NTLM2 session too"_L1, false, Nothing, setOldNtlm},
    Option{"--with"_L1, "KEYWORD"_L1, Serve, Server, "offers this too, such as xclient; may be repeated"_L1, true,
           Nothing, addFeature},
    Option{"--without"_L1, "KEYWORD"_L1, Serve, Server, "does not offer this, such as starttls; may be repeated"_L1,
           true, Nothing, removeFeature},
    Option{"--fault"_L1, "STEP:KIND[=ARGUMENT]"_L1, Serve, Server,
           "misbehaves at a step, such as ehlo:close; may be repeated"_L1, true, Nothing, addFault},
    Option{"--show-messages"_L1, ""_L1, Serve, Server, "prints every message that arrives, line by line"_L1, false,
           Nothing, setFlag<&Request::showsMessages>},
    Option{"--script"_L1, "FILE"_L1, Serve, Server,
           "plays the server's side of a file of steps, whatever the client says"_L1, false, File,
           setText<&Request::scriptPath>},
    Option{"--ca-out"_L1, "FILE"_L1, Serve, Server, "writes the certificate there that a client must trust"_L1, false,
           File, setText<&Request::authorityPath>},
    Option{"--client-certificate-out"_L1, "FILE"_L1, Serve, Server,
           "writes a certificate and its key there with which alice logs in by EXTERNAL"_L1, false, File,
           setText<&Request::clientCertificatePath>},

    Option{"--profile"_L1, "FILE"_L1, Connecting | Export, General, "begins with the settings of this file (JSON)"_L1,
           false, File, setText<&Request::profilePath>},
    Option{"--help"_L1, ""_L1, All, General, "prints this help"_L1, false, Nothing, setFlag<&Request::wantsHelp>},
    Option{"--version"_L1, ""_L1, All, General, "prints the version"_L1, false, Nothing,
           setFlag<&Request::wantsVersion>},
};

/// The options to log in and to send stand ahead of those for the output.
std::vector<Option> wholeTable()
{
    std::vector<Option> whole(Table.begin(), Table.end());
    const auto output = std::ranges::find(whole, OutputGroup, &Option::group);
    std::vector<Option> between;
    for (const std::span<const Option> each : {loginOptions(), envelopeOptions(), messageOptions(), fileOptions()})
        between.insert(between.end(), each.begin(), each.end());
    whole.insert(output, between.begin(), between.end());
    return whole;
}

} // namespace

std::span<const Option> optionTable()
{
    static const std::vector<Option> Whole = wholeTable();
    return Whole;
}

const Option *optionNamed(QStringView name)
{
    if (name == "-h"_L1)
        name = u"--help";
    const std::span<const Option> all = optionTable();
    const auto found = std::ranges::find_if(all, [name](const Option &option) { return option.name == name; });
    return found == all.end() ? nullptr : &*found;
}

QList<const Option *> optionsOf(CommandSet command)
{
    QList<const Option *> options;
    for (const Option &option : optionTable()) {
        if ((option.commands & command) != 0)
            options.append(&option);
    }
    return options;
}

} // namespace mailscope::cli
