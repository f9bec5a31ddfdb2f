// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>

namespace mailscope::cli {

/// Where the program writes to. It remembers a failed write: whatever follows is thrown away, and the program ends with 74.
class Output {
public:
    Output() = default;
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;
    virtual ~Output() = default;

    void write(QByteArrayView bytes);
    void write(const QByteArray &bytes) { write(QByteArrayView(bytes)); }
    void write(const QString &text) { write(QByteArrayView(text.toUtf8())); }
    void line(const QString &text) { write(text + QLatin1Char('\n')); }

    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] virtual bool isTerminal() const { return false; }
    /// Columns of the terminal; 0 when it is none.
    [[nodiscard]] virtual int width() const { return 0; }

protected:
    /// Writes all of \p bytes, or returns false.
    virtual bool put(QByteArrayView bytes) = 0;

private:
    bool m_failed = false;
};

/// A file descriptor that belongs to somebody else.
class DescriptorOutput final : public Output {
public:
    explicit DescriptorOutput(int descriptor) : m_descriptor(descriptor) { }

    [[nodiscard]] bool isTerminal() const override;
    [[nodiscard]] int width() const override;

protected:
    bool put(QByteArrayView bytes) override;

private:
    int m_descriptor;
};

/// Keeps what is written; for tests.
class BufferOutput final : public Output {
public:
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

protected:
    bool put(QByteArrayView bytes) override;

private:
    QByteArray m_bytes;
};

/// Where the program reads from: a descriptor that belongs to somebody else.
struct Input {
    int descriptor = 0;

    [[nodiscard]] bool isTerminal() const;
};

/// What a command has of the world around it.
struct Console {
    Input in;
    Output &out;
    Output &err;
    const QProcessEnvironment &environment;

    /// Colour is wanted on \p output: a terminal, and NO_COLOR is not set (no-color.org).
    [[nodiscard]] bool wantsColour(const Output &output) const;

    /// One sentence on standard error, with the program's name ahead of it. What it quotes from elsewhere is made visible.
    void complain(const QString &sentence) const;

    /// The exit code of a command that only prints: 0, or 74 and a sentence when the output could not be written.
    [[nodiscard]] int outputCode() const;
};

} // namespace mailscope::cli
