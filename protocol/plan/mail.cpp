// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/mail.h"

#include "plan/mailreader.h"
#include "plan/profilefields.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

constexpr std::array VerbNames{"mail"_L1, "send"_L1, "soml"_L1, "saml"_L1};
constexpr std::array ChoiceNames{"auto"_L1, "always"_L1, "never"_L1}; // of International and of Pipelining
constexpr std::array RoleNames{"to"_L1, "cc"_L1, "bcc"_L1};

template <typename Value, std::size_t Count>
QLatin1StringView nameIn(const std::array<QLatin1StringView, Count> &names, Value value)
{
    return names.at(static_cast<std::size_t>(value));
}

template <typename Value, const auto &Names>
std::optional<Value> valueIn(QStringView name)
{
    const auto found = std::ranges::find_if(Names, [name](QLatin1StringView each) { return each == name; });
    return found == Names.end() ? std::nullopt : std::optional(static_cast<Value>(found - Names.begin()));
}

QString escaped(const QByteArray &bytes)
{
    return QString::fromUtf8(withEscapes(bytes));
}

QJsonArray toJsonArray(const QList<QByteArray> &texts)
{
    QJsonArray array;
    for (const QByteArray &each : texts)
        array.append(escaped(each));
    return array;
}

QJsonValue toJsonValue(const Mail::Recipient &recipient)
{
    if (recipient.role == Mail::Role::To && recipient.parameters.isEmpty())
        return escaped(recipient.address);
    ProfileWriter out;
    out.text("address"_L1, escaped(recipient.address));
    if (recipient.role != Mail::Role::To)
        out.text("role"_L1, nameIn(RoleNames, recipient.role));
    out.list("parameters"_L1, toJsonArray(recipient.parameters));
    return out.json;
}

QJsonObject toJsonObject(const Mail::Content &content)
{
    ProfileWriter out;
    out.text("file"_L1, content.file);
    if (content.raw)
        out.json.insert("raw"_L1, escaped(*content.raw));
    out.text("template"_L1, content.readyMade);
    const auto optional = [&out](QLatin1StringView key, const std::optional<QString> &text) {
        if (text)
            out.json.insert(key, *text);
    };
    optional("subject"_L1, content.subject);
    optional("text"_L1, content.text);
    optional("html"_L1, content.html);
    out.list("attachments"_L1, QJsonArray::fromStringList(content.attachments));
    out.list("inlineImages"_L1, QJsonArray::fromStringList(content.inlineImages));
    out.list("header"_L1, QJsonArray::fromStringList(content.header));
    out.text("messageId"_L1, content.messageId);
    out.text("date"_L1, content.date);
    return out.json;
}

QJsonObject toJsonObject(const Mail::Dkim &dkim)
{
    ProfileWriter out;
    out.text("keyFile"_L1, dkim.keyFile);
    out.text("domain"_L1, escaped(dkim.domain));
    out.text("selector"_L1, escaped(dkim.selector));
    return out.json;
}

using MaybeError = ProfileReader::MaybeError;

/// An address or a parameter: one line of bytes.
MaybeError readWord(const QJsonValue &json, const QString &key, QByteArray &word)
{
    const std::optional<QByteArray> bytes = unescaped(json.toString());
    if (!json.isString() || !bytes)
        return Plan::Error{key, Words::tr("Here belongs a text, and every escape in it must be one.")};
    if (!isOneLine(*bytes))
        return Plan::Error{key, NotOneLine};
    word = *bytes;
    return std::nullopt;
}

MaybeError readRecipient(const QJsonValue &json, const QString &key, Mail::Recipient &recipient)
{
    if (!json.isObject())
        return readWord(json, key, recipient.address);
    ProfileReader in(json.toObject(), key + u'.');
    in.adopt(readWord(in.text("address"_L1).value_or(QString()), in.keyOf("address"_L1), recipient.address));
    recipient.role = in.choice("role"_L1, valueIn<Mail::Role, RoleNames>, u"to, cc or bcc"_s).value_or(recipient.role);
    readList<QByteArray>(in, "parameters"_L1, recipient.parameters, readWord);
    return in.finish();
}

MaybeError readText(const QJsonValue &json, const QString &key, QString &text)
{
    if (!json.isString() || !isOneLine(json.toString().toUtf8()))
        return Plan::Error{key, Words::tr("Here belongs a text of one line.")};
    text = json.toString();
    return std::nullopt;
}

/// One that may have several lines.
std::optional<QString> readLines(ProfileReader &in, QLatin1StringView key)
{
    const QJsonValue value = in.value(key);
    if (!value.isUndefined() && !value.isString())
        in.fail(key, Words::tr("Here belongs a text."));
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

MaybeError readContent(const QJsonObject &json, Mail::Content &content)
{
    ProfileReader in(json, u"mail.content."_s);
    in.text("file"_L1, content.file);
    if (const std::optional<QString> raw = in.text("raw"_L1)) {
        content.raw = unescaped(*raw);
        if (!content.raw)
            in.fail("raw"_L1, Words::tr("Every escape in it must be one."));
    }
    in.text("template"_L1, content.readyMade);
    content.subject = in.text("subject"_L1);
    content.text = readLines(in, "text"_L1);
    content.html = readLines(in, "html"_L1);
    readList<QString>(in, "attachments"_L1, content.attachments, readText);
    readList<QString>(in, "inlineImages"_L1, content.inlineImages, readText);
    readList<QString>(in, "header"_L1, content.header, readText);
    in.text("messageId"_L1, content.messageId);
    in.text("date"_L1, content.date);
    return in.finish();
}

MaybeError readDkim(const QJsonObject &json, std::optional<Mail::Dkim> &dkim)
{
    if (json.isEmpty())
        return std::nullopt;
    ProfileReader in(json, u"mail.dkim."_s);
    Mail::Dkim read;
    in.text("keyFile"_L1, read.keyFile);
    in.adopt(readWord(in.text("domain"_L1).value_or(QString()), in.keyOf("domain"_L1), read.domain));
    in.adopt(readWord(in.text("selector"_L1).value_or(QString()), in.keyOf("selector"_L1), read.selector));
    if (read.keyFile.isEmpty() || read.domain.isEmpty() || read.selector.isEmpty())
        in.fail("keyFile"_L1, Words::tr("A signature needs a keyFile, a domain and a selector."));
    dkim = read;
    return in.finish();
}

} // namespace

QJsonObject Mail::toJson() const
{
    ProfileWriter out;
    if (from)
        out.json.insert("from"_L1, escaped(*from));
    QJsonArray to;
    for (const Recipient &each : recipients)
        to.append(toJsonValue(each));
    out.list("to"_L1, to);
    out.list("parameters"_L1, toJsonArray(parameters));
    if (verb != wire::Envelope::Verb::Mail)
        out.text("verb"_L1, nameIn(VerbNames, verb));
    if (size == Size::None)
        out.flag("withoutSize"_L1, true);
    if (international != International::Auto)
        out.text("smtputf8"_L1, nameIn(ChoiceNames, international));
    out.flag("skipBad"_L1, skipsRefused);
    out.flag("prdr"_L1, repliesForEach);
    if (pipelining != Pipelining::Auto)
        out.text("pipelining"_L1, nameIn(ChoiceNames, pipelining));
    if (chunkSize > 0)
        out.json.insert("chunkSize"_L1, chunkSize);
    out.flag("rawBytes"_L1, rawBytes);
    out.object("content"_L1, toJsonObject(content));
    if (dkim)
        out.object("dkim"_L1, toJsonObject(*dkim));
    const auto number = [&out](QLatin1StringView key, int value, int usual) {
        if (value != usual)
            out.json.insert(key, value);
    };
    number("count"_L1, count, 1);
    number("connections"_L1, connections, 1);
    number("messagesPerConnection"_L1, messagesPerConnection, 0);
    return out.json;
}

MaybeError readMail(const QJsonObject &json, Mail &mail)
{
    ProfileReader in(json, u"mail."_s);
    if (const std::optional<QString> from = in.text("from"_L1))
        in.adopt(readWord(*from, in.keyOf("from"_L1), mail.from.emplace()));
    readList<Mail::Recipient>(in, "to"_L1, mail.recipients, readRecipient);
    readList<QByteArray>(in, "parameters"_L1, mail.parameters, readWord);
    mail.verb = in.choice("verb"_L1, valueIn<wire::Envelope::Verb, VerbNames>, u"mail, send, soml or saml"_s)
                    .value_or(mail.verb);
    bool withoutSize = false;
    in.flag("withoutSize"_L1, withoutSize);
    if (withoutSize)
        mail.size = Mail::Size::None;
    mail.international = in.choice("smtputf8"_L1, valueIn<Mail::International, ChoiceNames>, u"auto, always or never"_s)
                             .value_or(mail.international);
    in.flag("skipBad"_L1, mail.skipsRefused);
    in.flag("prdr"_L1, mail.repliesForEach);
    mail.pipelining = in.choice("pipelining"_L1, valueIn<Mail::Pipelining, ChoiceNames>, u"auto, always or never"_s)
                          .value_or(mail.pipelining);
    int chunk = int(mail.chunkSize);
    in.number("chunkSize"_L1, 0, std::numeric_limits<int>::max(), chunk);
    mail.chunkSize = chunk;
    in.flag("rawBytes"_L1, mail.rawBytes);
    in.adopt(readContent(in.object("content"_L1), mail.content));
    in.adopt(readDkim(in.object("dkim"_L1), mail.dkim));
    in.number("count"_L1, 1, Mail::MostMessages, mail.count);
    in.number("connections"_L1, 1, Mail::MostConnections, mail.connections);
    in.number("messagesPerConnection"_L1, 0, Mail::MostMessages, mail.messagesPerConnection);
    return in.finish();
}

} // namespace mailscope::plan
