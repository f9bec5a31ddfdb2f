// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr std::array Table{
    Command{
        .name = "probe"_L1,
        .synopsis = "TARGET"_L1,
        .summary = "diagnoses a server: what it offers and what is wrong"_L1,
        .description =
            "Looks the name up, connects, reads the greeting, says EHLO, uses STARTTLS where it can, says EHLO again "
            "and "
            "QUIT. Then it prints what the server offers, in clear and encrypted, and every finding. Findings alone "
            "leave the exit code at 0, unless --fail-on says otherwise."_L1,
        .bit = commands::Probe,
        .operands = Command::Operands::Target,
        .perform = probe},
    Command{
        .name = "auth"_L1,
        .synopsis = "TARGET"_L1,
        .summary = "logs in, and says step by step how that went"_L1,
        .description =
            "Logs in with the strongest mechanism that can be used, or with those of --mechanism in their order, and "
            "decodes every step. With --all it tries each mechanism that is offered, each on a connection of its own, "
            "and prints a table: it says first how many attempts it will make, and stops after as many refused logins "
            "as --max-failures says. A password is asked for unless --password-from says where it is."_L1,
        .bit = commands::Auth,
        .operands = Command::Operands::Target,
        .perform = auth},
    Command{
        .name = "send"_L1,
        .synopsis = "TARGET --to ADDR"_L1,
        .summary = "sends a message, and says what became of it for each recipient"_L1,
        .description =
            "Goes through the whole transaction, from MAIL to the last reply, with a row for each recipient. The "
            "message is a file (--data), a ready-made one (--template), or composed of --subject, --text, --html and "
            "files; without any of them it is a short test. In what is composed %DATE%, %MESSAGE_ID%, %FROM%, %TO% "
            "and %N% are replaced. What the server does not offer is not sent unless --force says so. A message is "
            "never completed by accident: whatever goes wrong inside it ends the connection."_L1,
        .bit = commands::Send,
        .operands = Command::Operands::Target,
        .perform = send},
    Command{
        .name = "vrfy"_L1,
        .synopsis = "TARGET ADDRESS..."_L1,
        .summary = "asks whether addresses exist (VRFY)"_L1,
        .description =
            "Sends VRFY for each address and decodes the answer. A 252 means that the server will not say: it is no "
            "error, and the exit code is 0."_L1,
        .bit = commands::Vrfy,
        .operands = Command::Operands::TargetAndOne,
        .perform = vrfy},
    Command{.name = "expn"_L1,
            .synopsis = "TARGET LIST..."_L1,
            .summary = "asks who is on a mailing list (EXPN)"_L1,
            .description = "Sends EXPN for each list and prints its members, one a line."_L1,
            .bit = commands::Expn,
            .operands = Command::Operands::TargetAndOne,
            .perform = expn},
    Command{.name = "etrn"_L1,
            .synopsis = "TARGET NAME..."_L1,
            .summary = "asks the server to deliver what it holds for a host (ETRN)"_L1,
            .description = "Sends ETRN for each name: a domain, @domain with all below it, or #queue."_L1,
            .bit = commands::Etrn,
            .operands = Command::Operands::TargetAndOne,
            .perform = etrn},
    Command{.name = "help"_L1,
            .synopsis = "TARGET [TOPIC]"_L1,
            .summary = "asks the server for its own help (HELP)"_L1,
            .description =
                "Sends HELP, with a topic if one is given. For help on this program: mailscope-cli --help."_L1,
            .bit = commands::Help,
            .operands = Command::Operands::TargetAndOptional,
            .perform = help},
    Command{
        .name = "session"_L1,
        .synopsis = "TARGET"_L1,
        .summary = "an interactive prompt on a live session"_L1,
        .description =
            "Connects, says hello, and then sends what you type: verbs such as vrfy alice, or any line behind \"C:\" "
            "or "
            "raw. The Tab key completes what the server offers; .help lists the commands that begin with a dot. When "
            "standard input is no terminal, steps are read from it, one a line."_L1,
        .bit = commands::Session,
        .operands = Command::Operands::Target,
        .perform = interactiveSession},
    Command{.name = "run"_L1,
            .synopsis = "FILE [TARGET]"_L1,
            .summary = "plays a file of steps and checks the expected replies"_L1,
            .description =
                "Each line is a step: a verb, C: and S: lines, W: milliseconds, X, or = and an expectation. The exit "
                "code is 0 "
                "only if everything that is expected holds, and 7 when something does not. A target may stand in the "
                "file as \"@ target URL\"; - reads the steps from standard input."_L1,
            .bit = commands::Run,
            .operands = Command::Operands::FileAndTarget,
            .perform = runFile},
    Command{
        .name = "show"_L1,
        .synopsis = "FILE"_L1,
        .summary = "prints a saved session"_L1,
        .description =
            "Prints a session that --save has written. A file that was cut off shows its whole events, and that is said."_L1,
        .bit = commands::Show,
        .operands = Command::Operands::File,
        .perform = show},
    Command{
        .name = "diff"_L1,
        .synopsis = "FILE FILE"_L1,
        .summary = "compares two saved sessions"_L1,
        .description =
            "Lays two sessions that --save has written side by side, exchange by exchange, and sums up what differs: "
            "capabilities, encryption, certificate, codes and texts. What changes from one session to the next "
            "without meaning anything (dates, addresses, ids, challenges) is not compared, and that is said; times "
            "are told only. The exit code is 0 when nothing differs, else 7."_L1,
        .bit = commands::Diff,
        .operands = Command::Operands::TwoFiles,
        .perform = diff},
    Command{
        .name = "replay"_L1,
        .synopsis = "FILE TARGET"_L1,
        .summary = "plays the client's side of a saved session against another server, and compares"_L1,
        .description =
            "Sends what the session in the file sent, in the same batches, and compares what the server says with "
            "what stands in the file, as diff does; both are judged by their replies alone. STARTTLS is done, a "
            "login is done anew with --user and --password-from. The exit code is 0 when nothing differs, and 7 when "
            "something does, unless the connection, the encryption or the login failed."_L1,
        .bit = commands::Replay,
        .operands = Command::Operands::FileAndTarget,
        .perform = replay},
    Command{
        .name = "export"_L1,
        .synopsis = "[FILE] --as TOOL"_L1,
        .summary = "a saved session, or a profile, as a command of another program"_L1,
        .description =
            "Writes what a saved session did, or what --profile in its place asks for, as a command line of swaks, "
            "curl, openssl or this program, or as a Perl "
            "script with Net::SMTP or Net::LMTP. A password or token is taken from the environment variable "
            "MAILSCOPE_PASSWORD and stands in no argument. What the other program cannot do is said in comments."_L1,
        .bit = commands::Export,
        .operands = Command::Operands::FileOrProfile,
        .perform = exportAs},
    Command{
        .name = "import"_L1,
        .synopsis = "COMMAND-LINE|-"_L1,
        .summary = "a command line of swaks, curl or msmtp as a profile"_L1,
        .description =
            "Reads a command line, in one word or from standard input, and prints what it asks for as a profile, which "
            "--profile takes. What was not understood is said on standard error. A password in the line is not kept. "
            "Nothing of the line is carried out."_L1,
        .bit = commands::Import,
        .operands = Command::Operands::CommandLine,
        .perform = importCommand},
    Command{
        .name = "explain"_L1,
        .synopsis = "CODE|KEYWORD|MECHANISM..."_L1,
        .summary = "says what a code, keyword or mechanism means, offline"_L1,
        .description =
            "Takes reply codes (550), enhanced codes (5.7.8), keywords of EHLO (CHUNKING), parameters and SASL mechanisms."_L1,
        .bit = commands::Explain,
        .operands = Command::Operands::OneOrMore,
        .perform = explain},
    Command{.name = "serve"_L1,
            .synopsis = ""_L1,
            .summary = "the practice server: SMTP or LMTP on loopback, with faults on demand"_L1,
            .description =
                "Prints where it listens and serves until it is ended; a place that is taken is exit code 3. It never "
                "relays: what it takes stays in memory. Fault steps and kinds are listed in the manual page."_L1,
            .bit = commands::Serve,
            .operands = Command::Operands::None,
            .perform = serve},
    Command{.name = "demo"_L1,
            .synopsis = ""_L1,
            .summary = "the tour: the practice server and a full diagnosis of it"_L1,
            .description =
                "Starts the practice server in this process and diagnoses it. Nothing leaves this machine."_L1,
            .bit = commands::Demo,
            .operands = Command::Operands::None,
            .perform = demo},
};

} // namespace

std::span<const Command> commandTable()
{
    return Table;
}

const Command *commandNamed(QStringView name)
{
    const auto found = std::ranges::find_if(Table, [name](const Command &command) { return command.name == name; });
    return found == Table.end() ? nullptr : &*found;
}

} // namespace mailscope::cli
