// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loginpreview.h"

#include "format/authsteptext.h"
#include "format/display.h"
#include "transcript/redaction.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

struct Row {
    const char *prefix; ///< of the names of mechanisms
    bool clientBegins;
    const char *text;
};

/// The first whose prefix fits.
constexpr std::array Rows{
    Row{"SCRAM-", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "The nonce is another one in each attempt. The server then names a salt and a number of "
                          "iterations, and gets a proof made of them and "
                          "the password. It has to prove in turn that it knows the password. The password itself is "
                          "never sent.")},
    Row{"DIGEST-MD5", false,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "The server then sends a nonce, and gets the user name and a digest made of the nonce and "
                          "the password. It has to prove in turn that it knows the password. The password itself is "
                          "never sent.")},
    Row{"CRAM-MD5", false,
        QT_TRANSLATE_NOOP(
            "mailscope::ui::LoginPreview",
            "The server then sends a challenge, and gets the user name and a digest made of the challenge "
            "and the password. The password itself is never sent.")},
    Row{"NTLM", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "The server then tells its domain and a challenge, and gets the user name and a digest made "
                          "of the challenge and the password. The password itself is never sent.")},
    Row{"LOGIN", false,
        QT_TRANSLATE_NOOP(
            "mailscope::ui::LoginPreview",
            "The server asks for the user name and for the password, and gets each as it is, in base64.")},
    Row{"PLAIN", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "That is everything: user name and password as they are, in base64.")},
    Row{"XOAUTH2", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "That is everything: user name and token as they are, in base64.")},
    Row{"OAUTHBEARER", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "That is everything: user name and token as they are, in base64.")},
    Row{"EXTERNAL", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "That is everything: the certificate that the client showed in the handshake is the proof.")},
    Row{"ANONYMOUS", true,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview", "That is everything: a name that proves nothing.")},
    Row{"GS", false,
        QT_TRANSLATE_NOOP("mailscope::ui::LoginPreview",
                          "The system then shows a Kerberos ticket. No password is sent.")},
};

bool hasMessage(const stage::Step &first)
{
    return !first.commands().empty() && first.commands().front().wire.count(' ') > 1;
}

} // namespace

QString LoginPreview::line(const stage::Step &first)
{
    if (first.commands().empty())
        return {};
    const wire::Command &command = first.commands().front();
    transcript::Redacted shown = transcript::Redaction::cut(command.wire, command.secretRanges);
    if (shown.bytes.endsWith("\r\n"))
        shown.bytes.chop(2);
    return format::visibleText(shown);
}

QString LoginPreview::content(const stage::Step &first)
{
    if (!hasMessage(first))
        return {};
    for (const auto *payloads : {&first.recordedBehind(), &first.recordedAhead()}) {
        for (const transcript::Payload &payload : *payloads) {
            const auto *const step = std::get_if<transcript::AuthStep>(&payload);
            if (step != nullptr && format::isMessageOfLogin(*step))
                return format::authStepLines(*step).join(u'\n');
        }
    }
    return {};
}

QString LoginPreview::behind(const QByteArray &mechanism, bool hasInitialResponse)
{
    for (const Row &row : Rows) {
        if (!mechanism.startsWith(row.prefix))
            continue;
        const QString text = tr(row.text);
        return hasInitialResponse || !row.clientBegins ? text
                                                       : tr("It goes once the server has asked for it.") + u' ' + text;
    }
    return {};
}

} // namespace mailscope::ui
