// SPDX-License-Identifier: GPL-3.0-or-later
// The synopsis of Net::LMTP, line for line, with what it never had: the answer for each recipient.
//   net-lmtp lmtp://mailhost:24 recipient…
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
    const auto targets = plan::parseTargets(application.arguments().value(1));
    if (!targets) {
        out << targets.error().text << '\n';
        return 64;
    }

    // $lmtp = Net::LMTP->new('mailhost', 7025);
    plan::Plan plan;
    plan.targets = *targets;
    session::Session lmtp(plan);

    // $lmtp->mail('<>');
    // $lmtp->recipient(@recipients, { SkipBad => 1 });
    wire::Envelope envelope;
    for (const QString &recipient : application.arguments().sliced(2))
        envelope.recipients.append({recipient.toUtf8(), {}});
    envelope.skipsRefused = true;

    // $lmtp->data(); $lmtp->datasend(…); $lmtp->dataend();   here as bdat and bdatlast
    session::PayloadPipe message;
    stage::Delivery delivery;
    delivery.envelope = envelope;
    delivery.payload = std::make_shared<wire::Payload>(message.takeSource());
    delivery.chunkSize = plan::Mail::DefaultChunk;
    lmtp.perform(std::make_unique<stage::TransactionStage>(std::move(delivery)));
    message.write("Subject: test\n\n");
    message.endChunk();
    message.write("A simple test message\n");
    message.end();

    // $lmtp->quit;
    lmtp.perform(std::make_unique<stage::QuitStage>());

    QObject::connect(
        &lmtp, &session::Session::finished, &application,
        [&](Verdict verdict) {
            const report::Report report = report::fold(lmtp.transcript());
            if (report.transaction) {
                for (const report::RecipientOutcome &each : report.transaction->recipients)
                    out << format::visibleText(each.address) << ' ' << each.finalCode.value_or(each.code.value_or(0))
                        << '\n';
            }
            out.flush();
            QCoreApplication::exit(exitCode(verdict));
        },
        Qt::QueuedConnection);
    lmtp.greet();
    return QCoreApplication::exec();
}
