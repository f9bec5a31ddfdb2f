// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/reportsections.h"

#include "format/display.h"
#include "report/loginhints.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using Ink = TextStyle::Ink;
using Recipient = RecipientOutcome::Verdict;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::TextReport)
};

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
    return when == "clear" ? Words::tr("in clear")
        : when == "tls"    ? Words::tr("over TLS")
                           : Words::tr("behind STARTTLS");
}

/// The issue only where it says more than that the server refused.
QString whyText(const AuthAttempt &attempt)
{
    QStringList parts{replyText(attempt.code, attempt.enhanced, attempt.text)};
    if (attempt.reason && *attempt.reason != "auth-failed")
        parts.prepend(visibleText(QByteArrayView(*attempt.reason)));
    parts.removeAll(QString());
    return parts.isEmpty() ? Words::tr("no reply") : parts.join(u": ");
}

QString verdictText(const AuthAttempt &attempt)
{
    if (attempt.ok)
        return u"✓ "_s + Words::tr("logged in");
    return u"✗ "_s + (attempt.code ? Words::tr("refused") : Words::tr("not tried"));
}

// ---- the recipients

struct Look {
    QString text;
    Ink ink;
};

Look lookOf(const RecipientOutcome &recipient, bool isNotSent)
{
    switch (recipient.verdict) {
    case Recipient::Accepted:
        return {u"✓ "_s + Words::tr("accepted"), Ink::Good};
    case Recipient::Deferred:
        return {u"! "_s + Words::tr("deferred"), Ink::Warning};
    case Recipient::Rejected:
        return {u"✗ "_s + Words::tr("rejected"), Ink::Bad};
    case Recipient::Unknown:
        break;
    }
    return isNotSent ? Look{u"– "_s + Words::tr("not sent"), Ink::Dim}
                     : Look{u"? "_s + Words::tr("not known"), Ink::Dim};
}

QString addressText(const QByteArray &address)
{
    return u'<' + visibleText(QByteArrayView(address)) + u'>';
}
} // namespace

ReportSection loginOutcomeSection(const Report &report)
{
    ReportSection section{Words::tr("Login"), {}};
    for (const AuthAttempt &attempt : report.auth ? report.auth->attempts : QList<AuthAttempt>()) {
        const QString user = attempt.user ? visibleText(QStringView(*attempt.user)) : u"-"_s;
        section.rows.append({{{visibleText(QByteArrayView(attempt.mechanism)), true},
                              {user, true},
                              {whenText(attempt.when), false},
                              {verdictText(attempt), false},
                              {whyText(attempt), true}},
                             attempt.ok ? Ink::Good : Ink::Bad});
    }
    return section;
}

ReportSection recipientSection(const Report &report)
{
    if (!report.transaction)
        return {};
    ReportSection section{Words::tr("Recipients of the message from %1").arg(addressText(report.transaction->from)),
                          {}};
    for (const RecipientOutcome &each : report.transaction->recipients) {
        QStringList said{replyText(each.code, each.enhanced, each.text),
                         replyText(each.finalCode, each.finalEnhanced, each.finalText)};
        said.removeAll(QString());
        const Look look = lookOf(each, report.finished && !report.transaction->isHandedOver);
        section.rows.append({{{addressText(each.address), true},
                              {look.text, false},
                              {said.isEmpty() ? Words::tr("no reply") : said.join(u"; "), true}},
                             look.ink});
    }
    return section;
}

/// Of one message its recipients tell everything.
ReportSection totalsSection(const Report &report)
{
    if (!report.totals || report.totals->messages < 2)
        return {};
    const Totals &totals = *report.totals;
    const double seconds = std::chrono::duration<double>(totals.duration).count();
    ReportSection section{Words::tr("All messages"), {}};
    const auto row = [&section](const QString &name, const QString &value) {
        section.rows.append({{{name, true}, {value, true}}, {}});
    };
    row(Words::tr("messages"), QString::number(totals.messages));
    row(Words::tr("accepted"), QString::number(totals.accepted));
    row(Words::tr("refused"), QString::number(totals.refused));
    if (totals.unknown > 0)
        row(Words::tr("not known"), QString::number(totals.unknown));
    row(Words::tr("bytes"), QString::number(totals.bytes));
    row(Words::tr("seconds"), QString::number(seconds, 'f', 3));
    if (seconds > 0)
        row(Words::tr("messages a second"), QString::number(double(totals.messages) / seconds, 'f', 0));
    return section;
}

QList<ReportSection> reportSections(const Report &report)
{
    QList<ReportSection> sections{connectionSection(report),   offerSection(report),  loginSection(report),
                                  loginOutcomeSection(report), answerSection(report), recipientSection(report),
                                  totalsSection(report)};
    sections.removeIf([](const ReportSection &section) { return section.rows.isEmpty(); });
    return sections;
}

} // namespace mailscope::format
