// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/headerreader.h"

#include "wire/mailbox.h"

#include <algorithm>
#include <optional>

namespace mailscope::message {

namespace {
bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/// Takes the first line off \p rest, with its end, and returns it without.
QByteArrayView takeLine(QByteArrayView &rest)
{
    const auto isEnd = [](char byte) { return byte == '\r' || byte == '\n'; };
    const qsizetype size = std::ranges::find_if(rest, isEnd) - rest.begin();
    const QByteArrayView line = rest.first(size);
    rest = rest.sliced(size);
    rest = rest.sliced(rest.startsWith("\r\n") ? 2 : std::min<qsizetype>(rest.size(), 1));
    return line;
}

/// The offset behind the quoted string or literal that begins at \p at, or the end.
qsizetype behind(QByteArrayView text, qsizetype at, char end)
{
    for (++at; at < text.size(); ++at) {
        if (text.at(at) == '\\')
            ++at;
        else if (text.at(at) == end)
            return at + 1;
    }
    return text.size();
}

qsizetype behindComment(QByteArrayView text, qsizetype at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        const char byte = text.at(at);
        if (byte == '\\')
            ++at;
        else if (byte == '(')
            ++depth;
        else if (byte == ')' && --depth == 0)
            return at + 1;
    }
    return text.size();
}

/// "local @ example . org" in one (RFC 5322 section 4.4); nothing of words that stand side by side, a name alone.
QByteArray joined(QByteArrayView plain)
{
    const auto joins = [](char byte) { return byte == '@' || byte == '.'; };
    QByteArray address;
    bool isParted = false;
    for (qsizetype at = 0; at < plain.size();) {
        const char byte = plain.at(at);
        if (isBlank(byte)) {
            isParted = !address.isEmpty();
            ++at;
            continue;
        }
        if (isParted && !joins(byte) && !joins(address.back()))
            return {};
        isParted = false;
        const qsizetype end = byte == '"' ? behind(plain, at, '"') : byte == '[' ? behind(plain, at, ']') : at + 1;
        address += plain.sliced(at, end - at);
        at = end;
    }
    return address;
}

/// What stands between angle brackets, without a source route.
QByteArray withoutRoute(const QByteArray &path)
{
    const auto read = path.startsWith('@') ? wire::Path::parse(path) : std::unexpected(wire::AddressFault());
    return read && read->mailbox ? read->mailbox->toWire() : path;
}

class AddressList {
public:
    explicit AddressList(QByteArrayView text) : m_text(text) { }

    [[nodiscard]] QList<QByteArray> read()
    {
        while (m_at < m_text.size())
            step();
        endMailbox();
        return m_addresses;
    }

private:
    void step()
    {
        const char byte = m_text.at(m_at);
        if (byte == '(') {
            m_at = behindComment(m_text, m_at);
            keep(" ");
        } else if (byte == '"' || byte == '[') {
            const qsizetype end = behind(m_text, m_at, byte == '"' ? '"' : ']');
            keep(m_text.sliced(m_at, end - m_at));
            m_at = end;
        } else {
            ++m_at;
            take(byte);
        }
    }

    void take(char byte)
    {
        if (m_isOpen && byte == '>')
            m_isOpen = false;
        else if (!m_isOpen && byte == '<' && !m_angle)
            m_isOpen = m_angle.emplace().isEmpty();
        else if (!m_isOpen && (byte == ',' || byte == ';'))
            endMailbox();
        else if (!m_isOpen && byte == ':') // what stood before is the name of a group
            m_plain.clear();
        else
            keep(QByteArrayView(&byte, 1));
    }

    void keep(QByteArrayView bytes)
    {
        if (m_isOpen)
            *m_angle += bytes;
        else
            m_plain += bytes;
    }

    void endMailbox()
    {
        const QByteArray address = m_angle ? withoutRoute(joined(*m_angle)) : joined(m_plain);
        if (!address.isEmpty())
            m_addresses.append(address);
        m_plain.clear();
        m_angle.reset();
        m_isOpen = false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QList<QByteArray> m_addresses;
    QByteArray m_plain;                ///< outside of angle brackets
    std::optional<QByteArray> m_angle; ///< inside of the first ones
    bool m_isOpen = false;
};
} // namespace

QList<ReadField> readFields(QByteArrayView header)
{
    QList<ReadField> fields;
    bool isInField = false;
    while (!header.isEmpty()) {
        const QByteArrayView line = takeLine(header);
        if (line.isEmpty())
            break;
        if (isBlank(line.front())) {
            if (isInField)
                fields.last().value += line;
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.first(std::max<qsizetype>(colon, 0)).trimmed().toByteArray();
        isInField = !name.isEmpty();
        if (isInField)
            fields.append({name, line.sliced(colon + 1).toByteArray()});
    }
    for (ReadField &each : fields)
        each.value = each.value.trimmed();
    return fields;
}

QByteArray valueOf(const QList<ReadField> &fields, QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        fields, [name](const ReadField &each) { return name.compare(each.name, Qt::CaseInsensitive) == 0; });
    return found == fields.end() ? QByteArray() : found->value;
}

QList<QByteArray> addressesIn(QByteArrayView list)
{
    return AddressList(list).read();
}

QList<QByteArray> addressesOf(const QList<ReadField> &fields, QByteArrayView name)
{
    QList<QByteArray> addresses;
    for (const ReadField &each : fields) {
        if (name.compare(each.name, Qt::CaseInsensitive) == 0)
            addresses += addressesIn(each.value);
    }
    return addresses;
}

} // namespace mailscope::message
