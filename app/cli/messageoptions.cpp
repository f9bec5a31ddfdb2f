// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendoptions.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using namespace commands;
using plan::Mail;
using Content = plan::Mail::Content;

constexpr QLatin1StringView Group = "Message"_L1;

template <QString Content::*Member>
Error setText(Request &request, const QString &value)
{
    request.plan.mail.content.*Member = value;
    return {};
}

template <std::optional<QString> Content::*Member>
Error setPart(Request &request, const QString &value)
{
    request.plan.mail.content.*Member = value;
    return {};
}

template <QStringList Content::*Member>
Error addText(Request &request, const QString &value)
{
    (request.plan.mail.content.*Member).append(value);
    return {};
}

Error addHeader(Request &request, const QString &value)
{
    const qsizetype colon = value.indexOf(u':');
    if (colon < 1 || value.contains(u'\r') || value.contains(u'\n') || value.contains(u'\0'))
        return u"“%1” is no line of a header: write 'Name: value'."_s.arg(value);
    request.plan.mail.content.header.append(value);
    return {};
}

Error setRawBytes(Request &request, const QString &)
{
    request.plan.mail.rawBytes = true;
    return {};
}

Mail::Dkim &dkimOf(Request &request)
{
    if (!request.plan.mail.dkim)
        request.plan.mail.dkim.emplace();
    return *request.plan.mail.dkim;
}

Error setDkimKey(Request &request, const QString &value)
{
    dkimOf(request).keyFile = value;
    return {};
}

template <QByteArray Mail::Dkim::*Member>
Error setDkimName(Request &request, const QString &value)
{
    dkimOf(request).*Member = value.toUtf8();
    return value.contains(u' ') || value.contains(u';') ? u"“%1” is no name in DNS."_s.arg(value) : Error();
}

constexpr auto File = Completion::File;
constexpr auto Nothing = Completion::Nothing;

constexpr std::array Table{
    Option{
        "--data"_L1, "FILE|-"_L1, Send, Group,
        "sends this message (.eml), - for standard input, which is sent while it is read; line ends that are no CRLF are repaired, and that is said"_L1,
        false, File, setText<&Content::file>},
    Option{"--template"_L1, "gtube|eicar|8bit|longline|utf8|bare-lf"_L1, Send, Group, "sends a ready-made message"_L1,
           false, Completion::Choices, setText<&Content::readyMade>},
    Option{"--subject"_L1, "TEXT"_L1, Send, Group, "composes a message with this subject"_L1, false, Nothing,
           setPart<&Content::subject>},
    Option{"--text"_L1, "TEXT"_L1, Send, Group, "its text"_L1, false, Nothing, setPart<&Content::text>},
    Option{"--html"_L1, "TEXT"_L1, Send, Group, "the same text as HTML"_L1, false, Nothing, setPart<&Content::html>},
    Option{"--attach"_L1, "FILE"_L1, Send, Group, "a file to go with it; may be repeated"_L1, true, File,
           addText<&Content::attachments>},
    Option{"--inline"_L1, "FILE"_L1, Send, Group,
           "an image that the HTML shows, as cid:NAME of the file; may be repeated"_L1, true, File,
           addText<&Content::inlineImages>},
    Option{"--header"_L1, "'N: V'"_L1, Send, Group, "a line of the header; may be repeated"_L1, true, Nothing,
           addHeader},
    Option{"--message-id"_L1, "ID"_L1, Send, Group, "its Message-ID"_L1, false, Nothing, setText<&Content::messageId>},
    Option{"--date"_L1, "DATE"_L1, Send, Group, "its Date, as it is to stand there"_L1, false, Nothing,
           setText<&Content::date>},
    Option{
        "--raw-bytes"_L1, ""_L1, Send, Group,
        "sends every byte as it is: no line end is repaired and no dot doubled, so that a line that is a dot ends it"_L1,
        false, Nothing, setRawBytes},
    Option{"--dkim-key"_L1, "FILE"_L1, Send, Group, "signs with this private key (PEM, RSA or Ed25519)"_L1, false, File,
           setDkimKey},
    Option{"--dkim-domain"_L1, "DOMAIN"_L1, Send, Group, "the domain that signs"_L1, false, Nothing,
           setDkimName<&Mail::Dkim::domain>},
    Option{"--dkim-selector"_L1, "NAME"_L1, Send, Group, "the name of the key in that domain"_L1, false, Nothing,
           setDkimName<&Mail::Dkim::selector>},
};

} // namespace

std::span<const Option> messageOptions()
{
    return Table;
}

} // namespace mailscope::cli
