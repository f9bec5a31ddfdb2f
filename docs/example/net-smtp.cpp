// SPDX-License-Identifier: GPL-3.0-or-later
// The synopsis and the examples of Net::SMTP, line for line:
//   net-smtp mailhost[,another…]
#include <format/display.h>
#include <report/report.h>
#include <session/payloadpipe.h>
#include <session/session.h>
#include <stage/quitstage.h>
#include <stage/transactionstage.h>

#include <QCoreApplication>
#include <QTextStream>

using namespace mailscope;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);

    // my $smtp = Net::SMTP->new(['mailhost', 'another'], Timeout => 60);
    const auto targets = plan::parseTargets(application.arguments().value(1));
    if (!targets) {
        out << targets.error().text << '\n';
        return 64;
    }
    plan::Plan plan;
    plan.targets = *targets;
    plan.patience = Patience(std::chrono::seconds(60));
    session::Session smtp(plan);

    // print $smtp->host, $smtp->domain, "\n";
    QObject::connect(&smtp, &session::Session::stageFinished, &application, [&](Phase phase) {
        const report::Report report = report::fold(smtp.transcript());
        if (phase == Phase::Greeting && report.greeting && report.greeting->domain)
            out << smtp.target().url() << ' ' << format::visibleText(*report.greeting->domain) << '\n';
    });

    // $smtp->mail($ENV{USER});
    wire::Envelope envelope;
    envelope.from = qgetenv("USER");

    // if ($smtp->to('postmaster')) {
    envelope.recipients = {{"postmaster", {}}};

    //     $smtp->data();
    session::PayloadPipe message;
    smtp.perform(stage::makeTransactionStage(envelope, message.takeSource()));

    //     $smtp->datasend("To: postmaster\n");
    //     $smtp->datasend("\n");
    //     $smtp->datasend("A simple test message\n");
    // A long message waits for message.wanted() whenever write() returns false.
    message.write("To: postmaster\n");
    message.write("\n");
    message.write("A simple test message\n");

    //     $smtp->dataend();
    message.end();

    // } else { print "Error: ", $smtp->message(); }
    QObject::connect(
        &smtp, &session::Session::finished, &application,
        [&](Verdict verdict) {
            const report::Report report = report::fold(smtp.transcript());
            if (report.issue) // with the server's own words, where it had any
                out << "Error: " << issueText(*report.issue) << ": "
                    << format::visibleText(QStringView(report.issue->detail)) << '\n';
            out.flush();
            QCoreApplication::exit(exitCode(verdict));
        },
        Qt::QueuedConnection);

    // $smtp->quit;
    smtp.perform(std::make_unique<stage::QuitStage>());

    smtp.greet(); // and all of it happens, one after the other
    return QCoreApplication::exec();
}
