// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/plansummary.h"

#include "format/display.h"

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QString shown(const QString &text)
{
    return format::visibleText(QStringView(text));
}

QString joined(const QByteArrayList &names)
{
    return format::visibleText(names.join(", "));
}

} // namespace

QString PlanSummary::security(plan::Security security)
{
    switch (security) {
    case plan::Security::None:
        return tr("none");
    case plan::Security::Opportunistic:
        return tr("STARTTLS if it is offered");
    case plan::Security::StartTls:
        return tr("STARTTLS, required");
    case plan::Security::Tls:
        break;
    }
    return tr("TLS from the first byte");
}

QString PlanSummary::login(const plan::Login &login)
{
    QString text = login.user.isEmpty() ? tr("somebody") : shown(login.user);
    if (!login.mechanisms.isEmpty())
        text += u", "_s + joined(login.mechanisms);
    const QString source = login.tokenFrom.isEmpty() ? login.passwordFrom : login.tokenFrom;
    if (source == "prompt"_L1)
        text += u", "_s + tr("the password is asked for");
    else if (!source.isEmpty())
        text += u", "_s + tr("the secret comes from %1").arg(shown(source));
    return text;
}

QString PlanSummary::message(const plan::Mail &mail)
{
    QByteArrayList recipients;
    for (const plan::Mail::Recipient &recipient : mail.recipients)
        recipients += recipient.address;
    QString from = tr("the user of this machine");
    if (mail.from)
        from = mail.from->isEmpty() ? u"<>"_s : format::visibleText(*mail.from);
    return tr("from %1 to %2").arg(from, joined(recipients));
}

QList<PlanSummary::Row> PlanSummary::rows(const plan::Plan &plan)
{
    QList<Row> rows;
    for (const plan::Target &target : plan.targets) {
        rows.append({tr("Connects to"), shown(target.url())});
        rows.append({tr("Encryption"), security(plan.securityOf(target))});
    }
    if (!plan.helloName.isEmpty())
        rows.append({tr("Calls itself"), format::visibleText(plan.helloName)});
    if (plan.proxy)
        rows.append({tr("By way of"), tr("a proxy")});
    if (plan.login.isWanted())
        rows.append({tr("Signs in as"), login(plan.login)});
    if (plan.mail.isWanted())
        rows.append({tr("Sends"), message(plan.mail)});
    for (const plan::Task &task : plan.tasks)
        rows.append({tr("Asks"), QString(phaseName(task.phase)).toUpper() + u' ' + format::visibleText(task.argument)});
    return rows;
}

} // namespace mailscope::ui
