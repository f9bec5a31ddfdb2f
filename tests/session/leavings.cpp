// SPDX-License-Identifier: GPL-3.0-or-later
#include "leavings.h"

#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "format/textlog.h"
#include "format/textreport.h"
#include "report/report.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/quitstage.h"

#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mailscope::test {

plan::Plan planFor(quint16 port, plan::Security security)
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port;
    plan.targets = {target};
    plan.security = security;
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    return plan;
}

/// What a session leaves behind in memory, by what it is.
QList<std::pair<QString, QByteArray>> leavingsOf(const transcript::Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    QList<std::pair<QString, QByteArray>> leavings{
        {u"session file"_s, format::writeSession(transcript)},
        {u"JSON report"_s, QJsonDocument(format::jsonReport(report)).toJson(QJsonDocument::Compact)},
        {u"text report"_s, format::textReport(report, {true, 300}).toUtf8()},
    };
    format::TextLog plain({false, 300});
    format::TextLog verbose({true, 300}, true);
    QByteArray logs;
    QByteArray bytes;
    for (const transcript::Event &event : transcript) {
        logs += plain.lines(event).toUtf8() + verbose.lines(event).toUtf8();
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            bytes += sent->data.bytes + '\n';
        if (const auto *received = std::get_if<transcript::Received>(&event.payload))
            bytes += received->data.bytes + '\n';
        if (const auto *step = std::get_if<transcript::AuthStep>(&event.payload))
            bytes += QJsonDocument(step->step).toJson() + '\n';
    }
    leavings.append({u"text log"_s, logs});
    leavings.append({u"events"_s, bytes});
    return leavings;
}

QString leakIn(const transcript::Transcript &transcript, const SecretScan &scan)
{
    for (const auto &[what, bytes] : leavingsOf(transcript)) {
        if (const QString leak = scan.leakIn(bytes); !leak.isEmpty())
            return what + u" holds "_s + leak;
    }
    return {};
}

transcript::Transcript logIn(const plan::Plan &plan, std::unique_ptr<stage::Stage> login, const QString &folder)
{
    session::Session session(plan);
    format::SessionJournal journal;
    if (!journal.open(QDir(folder).filePath(u"journal"_s), false))
        qWarning("the journal cannot be written");
    QObject::connect(&session, &session::Session::eventRecorded, &session, [&](const transcript::Event &event) {
        if (!journal.append(event))
            qWarning("the journal cannot be written");
    });
    QSignalSpy finished(&session, &session::Session::finished);
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    recipe.push_back(std::move(login));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    session.perform(std::move(recipe));
    session.open();
    if (finished.isEmpty() && !finished.wait(60'000))
        qWarning("the session did not finish");
    if (!format::saveSession(QDir(folder).filePath(u"session"_s), session.transcript()))
        qWarning("the session cannot be saved");
    return session.transcript();
}

} // namespace mailscope::test
