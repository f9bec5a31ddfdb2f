// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace mailscope::cli {

/// A line on a terminal, edited with GNU readline, while the event loop goes on. There can be one at a time.
class LineEditor final : public QObject {
    Q_OBJECT
public:
    /// What may stand in place of \p word, which begins at \p start of \p line.
    using Completer = std::function<QStringList(const QString &line, qsizetype start, const QString &word)>;

    /// The prompt goes to standard output, or to standard error when \p onStandardError.
    LineEditor(bool onStandardError, Completer completer, QObject *parent = nullptr);
    ~LineEditor() override;
    Q_DISABLE_COPY_MOVE(LineEditor)

    void setPrompt(const QString &prompt);

    /// Shows nothing of what is typed as long as \p hidden.
    void hideLine(bool hidden);

    /// Takes the line away while \p print writes to the terminal, and puts it back below.
    void around(const std::function<void()> &print);

    /// Loads the history from \p path, which is made when it is needed first; empty: nothing is kept.
    void useHistory(const QString &path);

    /// Adds \p line to the history and its file (mode 0600).
    void remember(const QByteArray &line);

    /// Gives the terminal back. Nothing is emitted afterwards.
    void close();

Q_SIGNALS:
    void lineEntered(const QByteArray &line);
    /// Ctrl+D on an empty line, or the terminal is gone.
    void ended();

private:
    static void onLine(char *line);

    QSocketNotifier *m_notifier = nullptr;
    QString m_historyPath;
    bool m_open = false;
    bool m_printing = false;
};

/// Hands what is written to the terminal by way of a line editor, so that it stands above the line being typed.
class EditorOutput final : public Output {
public:
    EditorOutput(LineEditor &editor, Output &output) : m_editor(editor), m_output(output) { }

    [[nodiscard]] bool isTerminal() const override { return m_output.isTerminal(); }
    [[nodiscard]] int width() const override { return m_output.width(); }

protected:
    bool put(QByteArrayView bytes) override
    {
        m_editor.around([&] { m_output.write(bytes); });
        return !m_output.hasFailed();
    }

private:
    LineEditor &m_editor;
    Output &m_output;
};

} // namespace mailscope::cli
