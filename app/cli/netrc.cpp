// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/netrc.h"

#include <QList>

namespace mailscope::cli {
namespace {

bool isBlank(char each)
{
    return each == ' ' || each == '\t' || each == '\r' || each == '\n';
}

/// A name may end in the dot of the root (RFC 1034 section 3.1), and means the same.
bool isSameHost(QByteArrayView one, QByteArrayView other)
{
    const auto withoutRoot = [](QByteArrayView name) { return name.endsWith('.') ? name.chopped(1) : name; };
    return withoutRoot(one).compare(withoutRoot(other), Qt::CaseInsensitive) == 0;
}

/// The words of a netrc file: parted by blanks, a quoted one with its escapes resolved, comments and macros left out.
class Words {
public:
    /// Some editors put a byte order mark ahead of the text.
    explicit Words(const QByteArray &text) : m_text(text), m_at(text.startsWith("\xef\xbb\xbf") ? 3 : 0) { }

    /// The next word; nothing at the end, or behind a quote that has none.
    [[nodiscard]] std::optional<QByteArray> next()
    {
        skipBlanks();
        if (m_at == m_text.size())
            return std::nullopt;
        return m_text.at(m_at) == '"' ? quoted() : plain();
    }

    /// A quoted word did not end in its line, so that nobody can tell what it is.
    [[nodiscard]] bool hasOpenQuote() const { return m_hasOpenQuote; }

    /// A macro goes on to the first empty line.
    void skipMacro()
    {
        skipLine();
        while (m_at < m_text.size()) {
            const qsizetype from = ++m_at;
            skipLine();
            if (const QByteArrayView line = QByteArrayView(m_text).sliced(from, m_at - from);
                line.isEmpty() || line == "\r")
                return;
        }
    }

    void skipLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text.at(m_at)))
            ++m_at;
    }

    QByteArray plain()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !isBlank(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    QByteArray quoted()
    {
        QByteArray word;
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '\n'; ++m_at) {
            const char each = m_text.at(m_at);
            if (each == '"') {
                ++m_at;
                return word;
            }
            word += each == '\\' && m_at + 1 < m_text.size() ? escaped(m_text.at(++m_at)) : each;
        }
        m_hasOpenQuote = true;
        m_at = m_text.size();
        return word;
    }

    /// What \p letter means behind a backslash, as curl has it.
    static char escaped(char letter)
    {
        switch (letter) {
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return letter;
        }
    }

    const QByteArray &m_text;
    qsizetype m_at;
    bool m_hasOpenQuote = false;
};

} // namespace

std::expected<NetrcEntry, NetrcFailure> findInNetrc(const QByteArray &text, const QByteArray &host,
                                                    const QByteArray &user)
{
    Words words(text);
    NetrcEntry entry;
    bool concerns = false; // the entry that is being read
    const auto found = [&] { return concerns && !entry.password.isEmpty() && (user.isEmpty() || entry.login == user); };
    while (const std::optional<QByteArray> word = words.next()) {
        if (word == "machine" || word == "default") {
            if (found())
                return entry;
            entry = {};
            concerns = word == "default" || isSameHost(words.next().value_or(QByteArray()), host);
        } else if (word == "login") {
            entry.login = words.next().value_or(QByteArray());
        } else if (word == "password") {
            entry.password = words.next().value_or(QByteArray());
        } else if (word == "account") {
            (void)words.next();
        } else if (word == "macdef") {
            words.skipMacro();
        } else if (word->startsWith('#')) {
            words.skipLine();
        }
    }
    if (words.hasOpenQuote())
        return std::unexpected(NetrcFailure::OpenQuote);
    return found() ? std::expected<NetrcEntry, NetrcFailure>(entry) : std::unexpected(NetrcFailure::NoEntry);
}

QString netrcPath(const QProcessEnvironment &environment)
{
    if (const QString path = environment.value(QStringLiteral("NETRC")); !path.isEmpty())
        return path;
    const QString home = environment.value(QStringLiteral("HOME"));
    return home.isEmpty() ? QString() : home + QStringLiteral("/.netrc");
}

} // namespace mailscope::cli
