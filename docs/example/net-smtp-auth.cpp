// SPDX-License-Identifier: GPL-3.0-or-later
// The synopsis and the example of Net::SMTP_auth, line for line, and auth($sasl) of Net::SMTP beside it:
//   net-smtp-auth mailhost user password [own]
#include <report/report.h>
#include <session/payloadpipe.h>
#include <session/session.h>
#include <stage/authstage.h>
#include <stage/quitstage.h>
#include <stage/transactionstage.h>

#include <QCoreApplication>
#include <QTextStream>

using namespace mailscope;

namespace {

/// What $sasl is to auth($sasl): a mechanism of the caller's own. This one is PLAIN (RFC 4616), for the sake of an example.
class OwnPlain final : public sasl::Mechanism {
public:
    explicit OwnPlain(sasl::Credentials who) : m_who(std::move(who)) { }

    QByteArray name() const override { return "PLAIN"; }
    bool clientBegins() const override { return true; }
    bool exposesSecret() const override { return true; }

    std::expected<std::optional<sasl::Answer>, sasl::SaslFailure> initialResponse() override
    {
        const QByteArray password = m_who.password.view().toByteArray();
        sasl::Response response;
        response.bytes = '\0' + m_who.user.toUtf8() + '\0' + password;
        response.secrets = {password}; // no event will show it
        m_isComplete = true;
        return response;
    }

    std::expected<sasl::Answer, sasl::SaslFailure> respond(QByteArrayView /*challenge*/) override
    {
        return std::unexpected(sasl::SaslFailure::UnexpectedChallenge);
    }

    bool isComplete() const override { return m_isComplete; }
    sasl::Explanation explain(QByteArrayView /*challenge*/) const override { return {}; }

private:
    sasl::Credentials m_who;
    bool m_isComplete = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const QStringList words = application.arguments();
    const auto targets = plan::parseTargets(words.value(1));
    if (words.size() < 4 || !targets) {
        out << "Usage: net-smtp-auth TARGET USER PASSWORD [own]\n";
        return 64;
    }
    // A real program takes the password from where no list of processes shows it.
    const sasl::Credentials who{words.at(2), {}, Secret(words.at(3).toUtf8())};

    // $smtp = Net::SMTP_auth->new('mailhost', Timeout => 60);
    plan::Plan plan;
    plan.targets = *targets;
    plan.patience = Patience(std::chrono::seconds(60));
    session::Session smtp(plan);

    // print $smtp->auth_types, "\n";
    QObject::connect(&smtp, &session::Session::stageFinished, &application, [&](Phase phase) {
        if (phase == Phase::Auth)
            out << smtp.authTypes() << '\n';
    });

    // $smtp->auth('CRAM-MD5', 'user', 'password');   or   $smtp->auth($sasl);
    if (words.value(4) == QStringLiteral("own"))
        smtp.perform(std::make_unique<stage::AuthStage>("PLAIN", std::make_unique<OwnPlain>(who), who.user,
                                                        stage::AuthSettings{}));
    else
        smtp.perform(stage::makeAuthStage("CRAM-MD5", who));

    // $smtp->mail($ENV{USER});
    // $smtp->to('postmaster');
    // $smtp->data();
    session::PayloadPipe message;
    smtp.perform(stage::makeTransactionStage({qgetenv("USER"), {}, {{"postmaster", {}}}}, message.takeSource()));

    // $smtp->datasend("To: postmaster\n");
    // $smtp->datasend("\n");
    // $smtp->datasend("A simple test message\n");
    // $smtp->dataend();
    message.write("To: postmaster\n");
    message.write("\n");
    message.write("A simple test message\n");
    message.end();

    // $smtp->quit;
    smtp.perform(std::make_unique<stage::QuitStage>());

    QObject::connect(
        &smtp, &session::Session::finished, &application,
        [&](Verdict verdict) {
            out << "verdict " << verdictName(verdict) << '\n';
            out.flush();
            QCoreApplication::exit(exitCode(verdict));
        },
        Qt::QueuedConnection);
    smtp.greet();
    return QCoreApplication::exec();
}
