// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lineeditor.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>

#include <stdio.h>
// readline's headers need FILE.
#include <readline/history.h>
#include <readline/readline.h>

#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr int KeptLines = 1000;

// readline is one global line editor: its callbacks carry no pointer.
LineEditor *theEditor = nullptr;
LineEditor::Completer theCompleter;
QStringList theMatches;

bool lineIsHidden = false;

/// In place of rl_redisplay(): a hidden line is drawn as an empty one.
void redisplay()
{
    if (!lineIsHidden)
        return rl_redisplay();
    const int end = std::exchange(rl_end, 0);
    const int point = std::exchange(rl_point, 0);
    const char first = std::exchange(rl_line_buffer[0], '\0');
    rl_redisplay();
    rl_line_buffer[0] = first;
    rl_point = point;
    rl_end = end;
}

char *nextMatch(const char * /*text*/, int state)
{
    if (state >= theMatches.size())
        return nullptr;
    return ::strdup(theMatches.at(state).toUtf8().constData()); // readline frees it
}

char **complete(const char *text, int start, int /*end*/)
{
    rl_attempted_completion_over = 1; // never file names, unless they are what is asked for
    if (lineIsHidden)
        return nullptr;
    const QString line = QString::fromUtf8(rl_line_buffer);
    theMatches = theCompleter(line, QString::fromUtf8(rl_line_buffer, start).size(), QString::fromUtf8(text));
    if (theMatches.isEmpty())
        return nullptr;
    return rl_completion_matches(text, nextMatch);
}

} // namespace

LineEditor::LineEditor(bool onStandardError, Completer completer, QObject *parent) : QObject(parent)
{
    theEditor = this;
    theCompleter = std::move(completer);
    rl_readline_name = "mailscope";
    rl_outstream = onStandardError ? stderr : stdout;
    rl_catch_signals = 0; // ours are handled by Interrupts
    rl_redisplay_function = redisplay;
    rl_attempted_completion_function = complete;
    rl_completion_append_character = ' ';
    rl_basic_word_break_characters = " \t:";
    using_history();
    stifle_history(KeptLines);
    rl_callback_handler_install("", &LineEditor::onLine);
    m_open = true;
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [] { rl_callback_read_char(); });
}

LineEditor::~LineEditor()
{
    close();
    theEditor = nullptr;
    theCompleter = nullptr;
}

void LineEditor::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_notifier->setEnabled(false);
    rl_callback_handler_remove();
    if (!m_historyPath.isEmpty())
        ::history_truncate_file(QFile::encodeName(m_historyPath).constData(), KeptLines);
    ::fputc('\n', rl_outstream);
    ::fflush(rl_outstream);
}

void LineEditor::setPrompt(const QString &prompt)
{
    if (!m_open)
        return;
    rl_set_prompt(prompt.toUtf8().constData());
    if (!m_printing)
        redisplay();
}

void LineEditor::hideLine(bool hidden)
{
    lineIsHidden = hidden;
}

void LineEditor::around(const std::function<void()> &print)
{
    if (!m_open || m_printing) {
        print();
        return;
    }
    rl_clear_visible_line();
    ::fflush(rl_outstream);
    print();
    rl_on_new_line();
    redisplay();
}

void LineEditor::onLine(char *line)
{
    if (!theEditor)
        return;
    if (!line) {
        Q_EMIT theEditor->ended();
        return;
    }
    const QByteArray bytes(line);
    std::free(line); // NOLINT: readline allocates it with malloc()
    // Between a finished line and the next prompt there is no line to be taken away.
    theEditor->m_printing = true;
    Q_EMIT theEditor->lineEntered(bytes);
    if (theEditor)
        theEditor->m_printing = false;
}

void LineEditor::useHistory(const QString &path)
{
    m_historyPath = path;
    if (path.isEmpty())
        return;
    read_history(QFile::encodeName(path).constData());
    using_history(); // the arrow keys begin behind what was read
}

void LineEditor::remember(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    add_history(line.constData());
    if (m_historyPath.isEmpty())
        return;
    const QString folder = QFileInfo(m_historyPath).path();
    if (!QFileInfo::exists(folder))
        QDir().mkpath(folder);
    QFile file(m_historyPath);
    constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (file.open(QIODevice::Append, OwnerOnly)) {
        file.setPermissions(OwnerOnly);
        file.write(line + '\n');
    }
}

} // namespace mailscope::cli
