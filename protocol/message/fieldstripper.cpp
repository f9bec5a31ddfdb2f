// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldstripper.h"

#include <algorithm>
#include <utility>

namespace mailscope::message {

namespace {
class FieldStripper final : public wire::PayloadSource {
public:
    FieldStripper(std::unique_ptr<wire::PayloadSource> source, const QByteArray &name)
        : m_source(std::move(source)), m_name(name.toLower())
    { }

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        // A piece may be left out whole, and nothing would mean the end.
        while (m_ready.isEmpty() && !m_isAtEnd) {
            const auto piece = m_source->read(most);
            if (!piece)
                return piece;
            m_isAtEnd = piece->isEmpty();
            for (const char byte : *piece)
                add(byte);
            if (m_isAtEnd)
                m_ready += std::exchange(m_held, {});
        }
        const QByteArray piece = m_ready.first(std::min(most, m_ready.size()));
        m_ready.remove(0, piece.size());
        return piece;
    }

private:
    enum class Place {
        LineStart, ///< what is held may be the beginning of the name
        Line,      ///< it is decided whether the line is kept
        Body,
    };

    void add(char byte)
    {
        const bool isPair = std::exchange(m_last, byte) == '\r' && byte == '\n';
        if (m_place == Place::Body)
            m_ready += byte;
        else if (isPair) // the line end began with its CR
            put(byte);
        else if (m_place == Place::LineStart)
            start(byte);
        else
            goOn(byte);
    }

    void start(char byte)
    {
        const bool isLineEnd = byte == '\r' || byte == '\n';
        const bool isBlank = byte == ' ' || byte == '\t';
        if (m_held.isEmpty() && isLineEnd) {
            m_place = Place::Body;
            m_ready += byte;
        } else if (m_held.isEmpty() && isBlank) { // goes on with the field before
            decide(m_keeps, byte);
        } else if (m_held.size() >= m_name.size() && byte == ':') {
            decide(false, byte);
        } else if (m_held.size() >= m_name.size() ? isBlank
                                                  : QByteArray(1, byte).toLower().at(0) == m_name.at(m_held.size())) {
            m_held += byte;
        } else {
            decide(true, byte);
        }
    }

    void decide(bool keeps, char byte)
    {
        m_keeps = keeps;
        m_place = Place::Line;
        for (const char each : std::exchange(m_held, {}))
            put(each);
        goOn(byte);
    }

    void goOn(char byte)
    {
        put(byte);
        if (byte == '\r' || byte == '\n')
            m_place = Place::LineStart;
    }

    void put(char byte)
    {
        if (m_keeps)
            m_ready += byte;
    }

    std::unique_ptr<wire::PayloadSource> m_source;
    QByteArray m_name; ///< in lower case
    QByteArray m_ready;
    QByteArray m_held;
    Place m_place = Place::LineStart;
    char m_last = '\n';
    bool m_keeps = true;
    bool m_isAtEnd = false;
};
} // namespace

std::unique_ptr<wire::PayloadSource> withoutField(std::unique_ptr<wire::PayloadSource> source, const QByteArray &name)
{
    return std::make_unique<FieldStripper>(std::move(source), name);
}

} // namespace mailscope::message
