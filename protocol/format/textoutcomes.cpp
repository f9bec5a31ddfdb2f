// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/textoutcomes.h"

#include "format/display.h"
#include "format/texttable.h"
#include "report/loginhints.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using Ink = TextStyle::Ink;
using Recipient = RecipientOutcome::Verdict;

namespace {
QString say(const char *text)
{
    return QCoreApplication::translate("mailscope::TextReport", text);
}

QString heading(const TextStyle &style, const QString &text)
{
    return u'\n' + style.paint(Ink::Bold, text) + u'\n';
}

/// "535 5.7.8 words of the server", in one line.
QString replyText(std::optional<int> code, const std::optional<wire::EnhancedCode> &enhanced,
                  const std::optional<QByteArray> &text)
{
    QStringList parts{codesOf(code, enhanced),
                      visibleText(QByteArrayView(text.value_or(QByteArray()))).replace(u"␊"_s, u" / "_s)};
    parts.removeAll(QString());
    return parts.join(u' ');
}

// ---- the login

QString whenText(const QByteArray &when)
{
    return when == "clear" ? say("in clear") : when == "tls" ? say("over TLS") : say("behind STARTTLS");
}

/// The issue only where it says more than that the server refused.
QString whyText(const AuthAttempt &attempt)
{
    QStringList parts{replyText(attempt.code, attempt.enhanced, attempt.text)};
    if (attempt.reason && *attempt.reason != "auth-failed")
        parts.prepend(visibleText(QByteArrayView(*attempt.reason)));
    parts.removeAll(QString());
    return parts.isEmpty() ? say("no reply") : parts.join(u": ");
}

QString verdictText(const AuthAttempt &attempt)
{
    if (attempt.ok)
        return u"✓ "_s + say("logged in");
    return u"✗ "_s + (attempt.code ? say("refused") : say("not tried"));
}

// ---- the recipients

struct Look {
    QString text;
    Ink ink;
};

Look lookOf(Recipient verdict)
{
    switch (verdict) {
    case Recipient::Accepted:
        return {u"✓ "_s + say("accepted"), Ink::Good};
    case Recipient::Deferred:
        return {u"! "_s + say("deferred"), Ink::Warning};
    case Recipient::Rejected:
        return {u"✗ "_s + say("rejected"), Ink::Bad};
    case Recipient::Unknown:
        break;
    }
    return {u"? "_s + say("not known"), Ink::Dim};
}

QString addressText(const QByteArray &address)
{
    return u'<' + visibleText(QByteArrayView(address)) + u'>';
}
} // namespace

QString loginOutcome(const Report &report, const TextStyle &style)
{
    if (!report.auth)
        return {};
    TextTable table(style);
    for (const AuthAttempt &attempt : report.auth->attempts) {
        table.addRow({visibleText(QByteArrayView(attempt.mechanism)),
                      attempt.user ? visibleText(QStringView(*attempt.user)) : u"-"_s, whenText(attempt.when),
                      verdictText(attempt), whyText(attempt)},
                     attempt.ok ? Ink::Good : Ink::Bad);
    }
    return heading(style, say("Login")) + table.text();
}

QString recipientOutcome(const Report &report, const TextStyle &style)
{
    if (!report.transaction || report.transaction->recipients.isEmpty())
        return {};
    TextTable table(style);
    for (const RecipientOutcome &each : report.transaction->recipients) {
        QStringList said{replyText(each.code, each.enhanced, each.text),
                         replyText(each.finalCode, each.finalEnhanced, each.finalText)};
        said.removeAll(QString());
        const Look look = lookOf(each.verdict);
        table.addRow({addressText(each.address), look.text, said.isEmpty() ? say("no reply") : said.join(u"; ")},
                     look.ink);
    }
    const QString from = addressText(report.transaction->from);
    return heading(style, say("Recipients of the message from %1").arg(from)) + table.text();
}

} // namespace mailscope::format
