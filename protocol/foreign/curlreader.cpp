// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/optionreading.h"
#include "plan/proxytext.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::foreign {
namespace {

using Value = ForeignOption::Value;
using Reading = OptionReading;
using plan::Security;
using Word = CommandWord;

/// The first colon ends the name; what stands behind it is the password.
void setUser(Reading &reading, const Word &word)
{
    const qsizetype colon = word.bytes.indexOf(':');
    reading.made.plan.login.user = QString::fromUtf8(colon < 0 ? word.bytes : word.bytes.first(colon));
    if (colon < 0)
        return;
    Word secret{.bytes = word.bytes.sliced(colon + 1), .position = word.position};
    // "alice:$NAME" names a variable as well.
    const QByteArray name = secret.bytes.startsWith('$') ? secret.bytes.sliced(1) : QByteArray();
    const bool isName =
        !name.isEmpty() && word.mayExpand && plan::isSecretReference(u"env:"_s + QString::fromLatin1(name));
    if (isName)
        secret.variable = name;
    if (!secret.bytes.isEmpty())
        reading.secret(&plan::Login::passwordFrom, secret);
}

void setUrl(Reading &reading, const Word &word)
{
    if (!reading.host.isEmpty()) {
        reading.remark(QCoreApplication::translate("mailscope", "More than one URL: only the first counts."));
        return;
    }
    QString address = textOf(word);
    if (!address.contains("://"_L1))
        address.prepend("smtp://"_L1);
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "smtp"_L1 && url.scheme() != "smtps"_L1)) {
        reading.fault = QCoreApplication::translate("mailscope", "The URL is none of smtp:// and smtps://.");
        return;
    }
    reading.host = url.host();
    if (url.port() >= 0)
        reading.port = QString::number(url.port());
    if (url.scheme() == "smtps"_L1) {
        reading.scheme = u"smtps"_s;
        reading.security = Security::Tls;
    }
    if (url.path().size() > 1)
        reading.made.plan.helloName = url.path().sliced(1).toUtf8();
    const QString user = url.userName(QUrl::FullyDecoded);
    if (!user.isEmpty())
        reading.made.plan.login.user = user.section(u';', 0, 0);
    if (!url.password().isEmpty())
        reading.secret(&plan::Login::passwordFrom, {.bytes = "hidden"_ba, .position = word.position});
}

template <Security Wanted>
void setSecurity(Reading &reading, const Word &)
{
    if (reading.security != Security::Tls)
        reading.security = Wanted;
}

void setLoginOptions(Reading &reading, const Word &word)
{
    const QByteArray options = word.bytes.toUpper();
    if (!options.startsWith("AUTH="))
        return reading.cannot("--login-options");
    if (options.sliced(5) != "*")
        setMechanisms(reading, options.sliced(5));
}

void setFrom(Reading &reading, const Word &word)
{
    QByteArray address = word.bytes.trimmed();
    if (address.startsWith('<') && address.endsWith('>') && address.size() > 1)
        address = address.sliced(1, address.size() - 2);
    reading.made.plan.mail.from = address;
}

void setProxy(Reading &reading, const Word &word)
{
    QString url = textOf(word);
    url.replace("socks5h://"_L1, "socks5://"_L1);
    if (const auto proxy = plan::parseProxy(url))
        reading.made.plan.proxy = *proxy;
    else
        reading.cannot("--proxy");
}

void setRequest(Reading &reading, const Word &word)
{
    const qsizetype blank = word.bytes.indexOf(' ');
    const QByteArray verb = (blank < 0 ? word.bytes : word.bytes.first(blank)).toLower();
    const QByteArray argument = blank < 0 ? QByteArray() : word.bytes.sliced(blank + 1);
    constexpr std::array Known{Phase::Vrfy, Phase::Expn, Phase::Etrn, Phase::Help, Phase::Noop, Phase::Rset};
    for (const Phase phase : Known) {
        if (phaseName(phase) == verb)
            return reading.made.plan.tasks.append({phase, argument});
    }
    reading.cannot("--request");
}

void setCertificate(Reading &reading, const Word &word)
{
    const qsizetype colon = word.bytes.indexOf(':');
    reading.made.plan.tls.certificateFile = QString::fromUtf8(colon < 0 ? word.bytes : word.bytes.first(colon));
    if (colon >= 0)
        reading.remark(QCoreApplication::translate("mailscope", "The password of the key is not kept."));
}

void addCiphers(Reading &reading, const Word &word)
{
    QString &ciphers = reading.made.plan.tls.ciphers;
    ciphers += (ciphers.isEmpty() ? QString() : u":"_s) + textOf(word);
}

void setLimit(Reading &reading, const Word &word)
{
    if (!setTimeLimit(reading.made.plan, word.bytes))
        reading.cannot("--connect-timeout");
}

void setLocalPort(Reading &reading, const Word &word)
{
    bool isNumber = false;
    reading.made.plan.bindPort = word.bytes.toUShort(&isNumber);
    if (!isNumber)
        reading.cannot("--local-port");
}

void dropSecret(Reading &reading, const Word &)
{
    reading.remark(QCoreApplication::translate("mailscope", "The password of the key or of the proxy is not kept."));
}

constexpr std::array Options{
    ForeignOption{"url", Value::Wanted, setUrl},
    ForeignOption{"mail-from", Value::Wanted, setFrom},
    ForeignOption{"mail-rcpt", Value::Wanted, APPLYING(addRecipient(reading, word.bytes, plan::Mail::Role::To))},
    ForeignOption{"mail-rcpt-allowfails", Value::None, APPLYING(reading.made.plan.mail.skipsRefused = true)},
    ForeignOption{"mail-auth", Value::Wanted, APPLYING(reading.made.plan.mail.parameters.append("AUTH=" + word.bytes))},
    ForeignOption{"upload-file T", Value::Wanted,
                  APPLYING(reading.made.plan.mail.content.file = word.bytes == "." ? u"-"_s : textOf(word))},
    ForeignOption{"user u", Value::Wanted, setUser},
    ForeignOption{"login-options", Value::Wanted, setLoginOptions},
    ForeignOption{"oauth2-bearer", Value::Wanted, APPLYING(reading.secret(&plan::Login::tokenFrom, word))},
    ForeignOption{"sasl-ir", Value::None, nullptr},
    ForeignOption{"sasl-authzid", Value::Wanted, APPLYING(reading.made.plan.login.authorizationId = textOf(word))},
    ForeignOption{"service-name", Value::Wanted, APPLYING(reading.made.plan.login.serviceName = textOf(word))},
    ForeignOption{"ssl", Value::None, setSecurity<Security::Opportunistic>},
    ForeignOption{"ssl-reqd", Value::None, setSecurity<Security::StartTls>},
    ForeignOption{"insecure k", Value::None, APPLYING(reading.made.plan.tlsPolicy = TlsPolicy::Report)},
    ForeignOption{"cacert", Value::Wanted, APPLYING(reading.made.plan.tls.caFile = textOf(word))},
    ForeignOption{"capath", Value::Wanted, APPLYING(reading.made.plan.tls.caPath = textOf(word))},
    ForeignOption{"cert E", Value::Wanted, setCertificate},
    ForeignOption{"key", Value::Wanted, APPLYING(reading.made.plan.tls.keyFile = textOf(word))},
    ForeignOption{"pass proxy-user U", Value::Wanted, dropSecret},
    ForeignOption{"tlsv1.0 tlsv1 1", Value::None, APPLYING(reading.made.plan.tls.minimumVersion = u"1.0"_s)},
    ForeignOption{"tlsv1.1", Value::None, APPLYING(reading.made.plan.tls.minimumVersion = u"1.1"_s)},
    ForeignOption{"tlsv1.2", Value::None, APPLYING(reading.made.plan.tls.minimumVersion = u"1.2"_s)},
    ForeignOption{"tlsv1.3", Value::None, APPLYING(reading.made.plan.tls.minimumVersion = u"1.3"_s)},
    ForeignOption{"tls-max", Value::Wanted, APPLYING(reading.made.plan.tls.maximumVersion = textOf(word))},
    ForeignOption{"ciphers tls13-ciphers", Value::Wanted, addCiphers},
    ForeignOption{"connect-timeout", Value::Wanted, setLimit},
    ForeignOption{"ipv4 4", Value::None, APPLYING(reading.made.plan.family = plan::Family::IPv4)},
    ForeignOption{"ipv6 6", Value::None, APPLYING(reading.made.plan.family = plan::Family::IPv6)},
    ForeignOption{"interface", Value::Wanted, APPLYING(setBinding(reading, word.bytes))},
    ForeignOption{"local-port", Value::Wanted, setLocalPort},
    ForeignOption{"proxy x", Value::Wanted, setProxy},
    ForeignOption{"proxytunnel p crlf", Value::None, nullptr},
    ForeignOption{"request X", Value::Wanted, setRequest},
    // Only how curl prints.
    ForeignOption{"disable q verbose v silent s show-error S no-progress-meter progress-bar include i", Value::None,
                  nullptr},
    ForeignOption{"output o max-time m", Value::Wanted, APPLYING(reading.cannot("--output, --max-time"))},
};

/// A recipient without a message is asked about (VRFY), or is the argument of the command that was named.
void sortRecipients(plan::Plan &plan)
{
    if (!plan.mail.content.file.isEmpty())
        return;
    const QList<plan::Mail::Recipient> recipients = std::exchange(plan.mail.recipients, {});
    if (recipients.isEmpty())
        return;
    if (plan.tasks.isEmpty())
        plan.tasks.append({Phase::Vrfy, recipients.first().address});
    else if (plan.tasks.first().argument.isEmpty())
        plan.tasks.first().argument = recipients.first().address;
}

} // namespace

OptionReading readCurl(std::span<const CommandWord> words)
{
    Reading reading;
    reading.made.plan.tlsPolicy = TlsPolicy::Require;
    readOptions(reading, words, {.options = Options, .hasShortOptions = true, .operand = setUrl});
    sortRecipients(reading.made.plan);
    return reading;
}

} // namespace mailscope::foreign
