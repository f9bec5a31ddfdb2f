// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interactiveshell.h"

#include "cli/configuration.h"
#include "cli/preparation.h"
#include "cli/scriptfile.h"
#include "cli/sessionrun.h"
#include "format/display.h"
#include "format/sessionfile.h"
#include "format/textreport.h"
#include "format/texttable.h"
#include "knowledge/explain.h"
#include "knowledge/knowledge.h"
#include "play/greeter.h"
#include "session/recipe.h"
#include "session/verbs.h"
#include "stage/quitstage.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {

InteractiveShell::InteractiveShell(session::Session &session, LineEditor &editor, Output &output,
                                   format::TextStyle style, QObject *parent)
    : QObject(parent), m_session(session), m_editor(editor), m_output(output), m_style(style)
{
    connect(&session, &session::Session::eventRecorded, this, &InteractiveShell::onEvent);
    connect(&session, &session::Session::idle, this, &InteractiveShell::showPrompt);
    connect(&editor, &LineEditor::lineEntered, this, &InteractiveShell::onLine);
    connect(&editor, &LineEditor::ended, this, &InteractiveShell::onEnded);
}

void InteractiveShell::begin()
{
    m_begun = true;
}

void InteractiveShell::onEvent(const transcript::Event &event)
{
    m_login.onEvent(event);
    const auto *received = std::get_if<transcript::Received>(&event.payload);
    if (!received || received->unused || received->data.bytes.size() < 3)
        return;
    const QByteArray &bytes = received->data.bytes;
    if (bytes.size() == 3 || bytes.at(3) != '-')
        m_lastCode = bytes.first(3).toInt();
}

void InteractiveShell::showPrompt()
{
    if (!m_begun || m_session.isFinished())
        return;
    const QString state = m_lastCode == 354 ? u"message"_s : m_lastCode == 334 ? u"login"_s : u"smtp"_s;
    m_editor.hideLine(m_lastCode == 334);
    m_editor.setPrompt(state + (m_session.isEncrypted() ? u" (TLS)> "_s : u"> "_s));
}

void InteractiveShell::onLine(const QByteArray &line)
{
    const TypedLine typed = readTyped(line, m_lastCode);
    const bool isSecret = typed.isSecret || m_login.isOpen(m_session.isIdle()) || m_login.completesAuth(typed.bytes);
    if (!isSecret && m_lastCode != 354)
        m_editor.remember(line);
    take(typed);
}

void InteractiveShell::take(const TypedLine &typed)
{
    switch (typed.kind) {
    case TypedLine::Kind::Nothing:
        return;
    case TypedLine::Kind::Wrong:
        tell(typed.text + u'.');
        return;
    case TypedLine::Kind::DotCommand:
        perform(typed);
        return;
    case TypedLine::Kind::Step:
        takeStep(typed.step);
        return;
    }
}

void InteractiveShell::takeStep(const plan::Step &step)
{
    if (session::isClientStep(step)) {
        if (const auto taken = session::perform(m_session, step); !taken)
            tell(taken.error());
        return;
    }
    if (std::holds_alternative<plan::CloseStep>(step)) {
        m_session.cancel();
        return;
    }
    if (const auto *expectation = std::get_if<plan::Expectation>(&step)) {
        const play::Judgement judgement = play::judge(*expectation, m_session);
        tell(judgement.holds ? u"That holds."_s : judgement.text + u'.');
        return;
    }
    tell(u"This step has a meaning only in a file of steps: see .load."_s);
}

void InteractiveShell::onEnded()
{
    quit();
}

void InteractiveShell::quit()
{
    if (std::exchange(m_quitting, true) || m_session.runningPhase() == Phase::Connect
        || m_session.runningPhase() == Phase::Resolve) {
        m_session.cancel();
        return;
    }
    m_session.stop();
    m_session.perform(std::make_unique<stage::QuitStage>());
}

void InteractiveShell::tell(const QString &sentence)
{
    m_output.line(format::visibleText(sentence)); // it may quote what was typed or read
}

void InteractiveShell::perform(const TypedLine &command)
{
    const QString argument = QString::fromLocal8Bit(command.rest);
    if (command.word == ".help")
        showHelp();
    else if (command.word == ".offers")
        showOffers();
    else if (command.word == ".explain")
        explain(command.rest);
    else if (command.word == ".report")
        m_output.write(format::textReport(report::fold(m_session.transcript()), m_style));
    else if (command.word == ".timing")
        showTiming();
    else if (command.word == ".load")
        load(argument);
    else if (command.word == ".save")
        save(argument);
    else if (command.word == ".stop")
        m_session.stop();
    else if (command.word == ".quit" || command.word == ".exit")
        quit();
    else
        tell(u"There is no command %1; .help lists all."_s.arg(QString::fromUtf8(command.word)));
}

void InteractiveShell::showHelp()
{
    format::TextTable table(m_style);
    for (const DotCommand &command : dotCommands())
        table.addRow({u"%1 %2"_s.arg(command.name, command.argument).trimmed(), command.help});
    m_output.write(table.text());
    tell(u"Verbs, such as vrfy alice, and lines behind C: are steps; every other line goes to the server as it is."_s);
}

void InteractiveShell::showOffers()
{
    const std::optional<wire::Capabilities> &offers = m_session.capabilities();
    if (!offers) {
        tell(u"The server has not said what it offers: ehlo asks."_s);
        return;
    }
    format::TextTable table(m_style);
    for (const wire::Capability &each : offers->all()) {
        const QString meaning = knowledge::Knowledge::shared().keywordMeaning(each.keyword, each.params);
        table.addRow({format::visibleText(each.line), meaning.isNull() ? u"unknown"_s : meaning});
    }
    m_output.write(table.text());
}

void InteractiveShell::showTiming()
{
    const report::Report report = report::fold(m_session.transcript());
    format::TextTable table(m_style);
    for (const report::Exchange &exchange : report.exchanges) {
        const auto milliseconds = [](report::Nanoseconds time) {
            return QString::number(double(time.count()) / 1e6, 'f', 1);
        };
        const bool answered = exchange.sentAt && exchange.completeAt;
        const QString whole = answered ? milliseconds(*exchange.completeAt - *exchange.sentAt) + u" ms"_s : u"–"_s;
        const QString phase = exchange.phase ? QString(phaseName(*exchange.phase)) : u"–"_s;
        table.addRow(
            {phase, whole, exchange.command ? format::visibleText(*exchange.command) : u"the server spoke first"_s});
    }
    m_output.write(table.text());
}

void InteractiveShell::explain(const QByteArray &term)
{
    if (term.isEmpty()) {
        tell(u".explain needs a code, keyword or mechanism."_s);
        return;
    }
    for (const knowledge::Explanation &each : knowledge::explain(QString::fromUtf8(term)))
        tell(u"%1 (%2): %3"_s.arg(each.title, knowledge::kindName(each.kind), each.meaning));
}

void InteractiveShell::load(const QString &path)
{
    if (path.isEmpty()) {
        tell(u".load needs a file."_s);
        return;
    }
    const std::expected<plan::Script, QString> script = readScript(path);
    if (!script) {
        tell(script.error());
        return;
    }
    delete m_player;
    m_player = new play::ScriptPlayer(m_session, play::ScriptPlayer::AtEnd::Nothing, this);
    connect(m_player, &play::ScriptPlayer::done, this, [this, path] {
        tell(m_player->failures().isEmpty() ? u"%1: done."_s.arg(path)
                                            : u"%1, %2."_s.arg(path, m_player->failures().first()));
    });
    for (const plan::ScriptLine &line : script->lines)
        m_player->add(line);
    m_player->endOfSteps();
}

void InteractiveShell::save(const QString &path)
{
    if (path.isEmpty()) {
        tell(u".save needs a file."_s);
        return;
    }
    const auto saved = format::saveSession(path, m_session.transcript());
    tell(saved ? u"Saved to %1."_s.arg(path) : saved.error().text);
}

int runInteractive(const Request &request, const Console &console, const session::Secrets &secrets)
{
    const bool showSecrets = mayShowSecrets(request, console);
    Interrupts interrupts; // before the editor: it knows the terminal as it was
    session::Session session(request.plan, secrets);
    LineEditor editor(request.format != Format::Text,
                      [&session](const QString &line, qsizetype start, const QString &word) {
                          return completionsFor(line, start, word, session.capabilities());
                      });
    editor.useHistory(historyPath(console.environment));
    EditorOutput above(editor, console.out);
    const Console shellConsole{.in = console.in, .out = above, .err = console.err, .environment = console.environment};
    Run run(request, shellConsole, interrupts, showSecrets);
    run.output().beBrief();
    if (const std::optional<QString> error = run.open()) {
        editor.close();
        return outputError(console, *error);
    }
    run.follow(session);
    Output &told = request.format == Format::Text ? static_cast<Output &>(above) : console.err;
    InteractiveShell shell(session, editor, told, run.output().style());
    const play::Greeter greeter(session, session::openingRecipe, [&shell] { shell.begin(); });
    run.toEnd(session, [&session] { session.open(); });
    editor.close();
    return run.conclude();
}

} // namespace mailscope::cli
