// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a mail server what it offers and whether it knows somebody:
//   ask-server smtp://mail.example.org alice
#include <format/display.h>
#include <report/report.h>
#include <session/session.h>

#include <QCoreApplication>
#include <QTextStream>

using namespace mailscope;

namespace {

/// Everything that happens is an event, and a live view shows each as it comes. Whatever a server says may go to a
/// terminal by way of visibleText() only.
void show(QTextStream &out, const transcript::Event &event)
{
    if (const auto *sent = std::get_if<transcript::Sent>(&event.payload)) {
        transcript::Redacted line = sent->data;
        line.bytes.chop(line.bytes.endsWith("\r\n") ? 2 : 0);
        out << "C: " << format::visibleText(line) << '\n';
    } else if (const auto *received = std::get_if<transcript::Received>(&event.payload)) {
        out << "S: " << format::visibleText(received->data) << '\n';
    } else if (std::holds_alternative<transcript::TlsSecured>(event.payload)) {
        out << "-- encrypted from here on\n";
    }
    out.flush();
}

/// In the end the transcript is folded into a report: what was learned, and what is wrong.
void show(QTextStream &out, const report::Report &report)
{
    if (const report::Hello *hello = report.newestHello()) {
        for (const wire::Capability &capability : hello->capabilities.all())
            out << "offers " << format::visibleText(capability.line) << '\n';
    }
    for (const report::Answer &answer : report.answers) {
        for (const QByteArray &address : answer.addresses)
            out << "knows " << format::visibleText(address) << '\n';
    }
    for (const report::Finding &finding : report.findings)
        out << "finding " << finding.id << '\n';
    if (report.issue)
        out << "stopped: " << issueText(*report.issue) << '\n';
    out << "verdict " << verdictName(report.verdict) << '\n';
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const QStringList words = application.arguments();
    const auto targets = plan::parseTargets(words.value(1));
    if (words.size() != 3 || !targets) {
        out << (targets ? QStringLiteral("Usage: ask-server TARGET NAME") : targets.error().text) << '\n';
        return 64;
    }

    // A plan says what is wanted, as data. Time limits, TLS and the rest have defaults that do.
    plan::Plan plan;
    plan.targets = *targets;
    plan.tasks = {{Phase::Vrfy, words.at(2).toUtf8()}};

    // A session carries it out. It never blocks, and finished() comes exactly once, whatever happens.
    session::Session session(plan);
    QObject::connect(&session, &session::Session::eventRecorded, &application,
                     [&out](const transcript::Event &event) { show(out, event); });
    QObject::connect(
        &session, &session::Session::finished, &application,
        [&](Verdict verdict) {
            show(out, report::fold(session.transcript()));
            QCoreApplication::exit(exitCode(verdict));
        },
        Qt::QueuedConnection); // it may come before exec()
    session.run();
    return QCoreApplication::exec();
}
