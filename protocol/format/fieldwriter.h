// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/eventfields.h"
#include "format/eventnames.h"

#include <QJsonArray>
#include <QJsonObject>

namespace mailscope::format {

/// Writes fields into a JSON object. What is absent or an empty list of objects is left out.
class FieldWriter {
public:
    void operator()(const char *key, const QByteArray &bytes);

    /// One that is left out when it is false.
    void flag(const char *key, bool value)
    {
        if (value)
            insert(key, true);
    }

    template <typename Value>
    void operator()(const char *key, const std::optional<Value> &value)
    {
        if (value)
            (*this)(key, *value);
    }

    template <HasFields Value>
    void operator()(const char *key, const QList<Value> &list)
    {
        if (list.isEmpty())
            return;
        QJsonArray array;
        for (const Value &each : list)
            array.append(objectOf(each));
        insert(key, array);
    }

    template <typename Value>
    void operator()(const char *key, const Value &value)
    {
        if constexpr (HasFields<Value>)
            insert(key, objectOf(value));
        else if constexpr (std::is_enum_v<Value>)
            insert(key, nameOf(value));
        else
            insert(key, valueOf(value));
    }

    [[nodiscard]] const QJsonObject &object() const { return m_object; }

    template <HasFields Value>
    [[nodiscard]] static QJsonObject objectOf(const Value &value)
    {
        FieldWriter writer;
        Fields<Value>::visit(writer, value);
        return writer.m_object;
    }

private:
    void insert(const char *key, const QJsonValue &value) { m_object.insert(QLatin1StringView(key), value); }

    [[nodiscard]] static QJsonValue valueOf(bool value) { return value; }
    [[nodiscard]] static QJsonValue valueOf(int value) { return value; }
    [[nodiscard]] static QJsonValue valueOf(qint64 value) { return value; }
    [[nodiscard]] static QJsonValue valueOf(std::chrono::milliseconds value) { return qint64(value.count()); }
    [[nodiscard]] static QJsonValue valueOf(const QString &value) { return value; }
    [[nodiscard]] static QJsonValue valueOf(const QStringList &value) { return QJsonArray::fromStringList(value); }
    [[nodiscard]] static QJsonValue valueOf(const QJsonObject &value) { return value; }
    [[nodiscard]] static QJsonValue valueOf(const QDateTime &value);
    [[nodiscard]] static QJsonValue valueOf(const QList<qint64> &value);

    QJsonObject m_object;
};

} // namespace mailscope::format
