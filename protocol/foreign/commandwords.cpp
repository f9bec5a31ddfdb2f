// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/commandwords.h"

#include <QCoreApplication>

#include <optional>

namespace mailscope::foreign {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

bool isNameByte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

/// Goes through a line byte by byte; the first fault ends it.
class Splitter {
public:
    explicit Splitter(QByteArrayView line) : m_line(line) { }

    std::expected<QList<CommandWord>, CommandFault> split()
    {
        if (m_line.size() > LongestCommand)
            return std::unexpected(CommandFault{LongestCommand, Words::tr("The line is too long.")});
        while (!m_fault && m_at < m_line.size())
            step();
        endWord();
        if (!m_fault && m_isInput)
            fail(m_line.size(), Words::tr("The name of a file is missing behind “<”."));
        if (!m_fault && m_words.isEmpty())
            fail(0, Words::tr("There is no command in this line."));
        if (m_fault)
            return std::unexpected(*m_fault);
        return m_words;
    }

private:
    void step()
    {
        const char byte = m_line.at(m_at);
        if (byte == '\0')
            return fail(m_at, Words::tr("A NUL stands here."));
        if (byte == ' ' || byte == '\t' || byte == '\r') {
            ++m_at;
            return endWord();
        }
        if (byte == '\n')
            return endLine();
        if (byte == '#' && !m_word)
            return skipComment();
        if (QByteArrayView("|;&>()").contains(byte))
            return fail(m_at, Words::tr("Only one command can be read, without pipes and output into files."));
        if (byte == '<')
            return takeInput();
        if (!m_word && m_isOver)
            return fail(m_at, Words::tr("A second command begins here: paste one."));
        takeWordPart(byte);
    }

    void takeWordPart(char byte)
    {
        if (byte == '\'')
            return takeSingleQuotes();
        if (byte == '"')
            return takeDoubleQuotes();
        if (byte == '\\')
            return takeEscape();
        if (byte == '$' || byte == '`')
            return takeExpansion();
        add(byte);
        ++m_at;
    }

    void endLine()
    {
        ++m_at;
        endWord();
        m_isOver = !m_words.isEmpty();
    }

    void skipComment()
    {
        while (m_at < m_line.size() && m_line.at(m_at) != '\n')
            ++m_at;
    }

    void takeInput()
    {
        endWord();
        if (m_isInput || m_words.isEmpty())
            return fail(m_at, Words::tr("This “<” has no place here."));
        m_isInput = true;
        ++m_at;
    }

    void takeSingleQuotes()
    {
        const qsizetype end = m_line.indexOf('\'', m_at + 1);
        if (end < 0)
            return fail(m_at, Words::tr("This quotation mark is not closed."));
        begin();
        addAll(m_line.sliced(m_at + 1, end - m_at - 1));
        m_at = end + 1;
    }

    void takeDoubleQuotes()
    {
        const qsizetype start = m_at++;
        begin();
        while (!m_fault && m_at < m_line.size() && m_line.at(m_at) != '"') {
            const char byte = m_line.at(m_at);
            const bool isEscape =
                byte == '\\' && m_at + 1 < m_line.size() && QByteArrayView("$`\"\\\n").contains(m_line.at(m_at + 1));
            if (isEscape)
                takeEscape();
            else if (byte == '$' || byte == '`')
                takeExpansion();
            else {
                add(byte);
                ++m_at;
            }
        }
        if (m_fault)
            return;
        if (m_at >= m_line.size())
            return fail(start, Words::tr("This quotation mark is not closed."));
        ++m_at;
    }

    void takeEscape()
    {
        if (m_at + 1 >= m_line.size())
            return fail(m_at, Words::tr("The line ends in a backslash: a part of the command is missing."));
        const bool isBreak = m_line.at(m_at + 1) == '\n' || m_line.sliced(m_at + 1).startsWith("\r\n");
        if (!isBreak)
            add(m_line.at(m_at + 1));
        m_at += isBreak && m_line.at(m_at + 1) == '\r' ? 3 : 2;
    }

    void takeExpansion()
    {
        const qsizetype start = m_at;
        const bool isBraced = m_line.sliced(m_at).startsWith("${");
        qsizetype end = m_at + (isBraced ? 2 : 1);
        const qsizetype name = end;
        while (end < m_line.size() && isNameByte(m_line.at(end)))
            ++end;
        const QByteArray variable = m_line.sliced(name, end - name).toByteArray();
        const bool isLone = m_line.at(start) == '$' && variable.isEmpty() && !isBraced
            && (end >= m_line.size() || m_line.at(end) == ' ');
        if (isLone) { // a prompt that was copied along, or just this sign
            add('$');
            m_at = end;
            return;
        }
        const bool isClosed = !isBraced || (end < m_line.size() && m_line.at(end) == '}');
        const bool isDigit = !variable.isEmpty() && variable.front() >= '0' && variable.front() <= '9';
        if (m_line.at(start) == '`' || variable.isEmpty() || isDigit || !isClosed)
            return fail(start, Words::tr("What a shell would put in here is not known: write the value itself."));
        begin();
        m_isWholeVariable = m_word->bytes.isEmpty();
        m_word->variable = variable;
        addPart('$' + variable);
        m_word->mayExpand = true;
        m_at = end + (isBraced ? 1 : 0);
    }

    void begin()
    {
        if (!m_word)
            m_word = CommandWord{.bytes = {}, .position = m_at};
    }
    void add(char byte) { addAll(QByteArrayView(&byte, 1)); }
    void addAll(QByteArrayView bytes)
    {
        begin();
        if (!bytes.isEmpty()) {
            m_isWholeVariable = false;
            m_word->mayExpand = false;
        }
        addPart(bytes);
    }
    void addPart(QByteArrayView bytes) { m_word->bytes += bytes; }

    void endWord()
    {
        if (!m_word || m_fault)
            return;
        if (!m_isWholeVariable)
            m_word->variable.clear();
        m_word->isInput = std::exchange(m_isInput, false);
        const bool isPrompt = m_words.isEmpty() && (m_word->bytes == "$" || m_word->bytes == "%");
        if (m_words.size() >= MostCommandWords)
            fail(m_word->position, Words::tr("These are too many words."));
        else if (!isPrompt)
            m_words.append(*m_word);
        m_word.reset();
        m_isWholeVariable = false;
    }

    void fail(qsizetype position, const QString &text)
    {
        if (!m_fault)
            m_fault = CommandFault{position, text};
    }

    QByteArrayView m_line;
    qsizetype m_at = 0;
    QList<CommandWord> m_words;
    std::optional<CommandWord> m_word;
    bool m_isWholeVariable = false;
    bool m_isInput = false; ///< "<" was read, and the word behind it was not
    bool m_isOver = false;  ///< a line end stands behind the command
    std::optional<CommandFault> m_fault;
};

} // namespace

std::expected<QList<CommandWord>, CommandFault> commandWords(QByteArrayView line)
{
    return Splitter(line).split();
}

} // namespace mailscope::foreign
