// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/eventfields.h"
#include "format/eventnames.h"

#include <QJsonArray>
#include <QJsonObject>

namespace mailscope::format {

/// Reads fields out of a JSON object. The first thing that is wrong stays in error(); what is read after it has no
/// meaning. Fields that nobody asks for are left alone, so that a later version may add some.
class FieldReader {
public:
    explicit FieldReader(QJsonObject object) : m_object(std::move(object)) { }

    void operator()(const char *key, QByteArray &bytes);

    /// One that may be missing: then it is false.
    void flag(const char *key, bool &value)
    {
        value = false;
        if (m_object.contains(QLatin1StringView(key)))
            (*this)(key, value);
    }

    template <typename Value>
    void operator()(const char *key, std::optional<Value> &value)
    {
        if (m_object.contains(QLatin1StringView(key)))
            (*this)(key, value.emplace());
    }

    template <HasFields Value>
    void operator()(const char *key, QList<Value> &list)
    {
        if (!m_object.contains(QLatin1StringView(key)))
            return;
        const QJsonValue field = take(key);
        if (!field.isArray())
            return fail(key);
        for (const QJsonValueConstRef each : field.toArray()) {
            if (!each.isObject())
                return fail(key);
            readObject(key, each.toObject(), list.emplaceBack());
        }
    }

    template <typename Value>
    void operator()(const char *key, Value &value)
    {
        const QJsonValue field = take(key);
        if constexpr (HasFields<Value>) {
            if (!field.isObject())
                return fail(key);
            readObject(key, field.toObject(), value);
        } else if constexpr (std::is_enum_v<Value>) {
            const auto found = field.isString() ? fromName<Value>(field.toString().toUtf8()) : std::nullopt;
            if (!found)
                return fail(key);
            value = *found;
        } else if (!read(field, value)) {
            fail(key);
        }
    }

    /// The key of the first field that is missing or has a value it cannot have; empty when all is well.
    [[nodiscard]] const QString &error() const { return m_error; }

private:
    template <HasFields Value>
    void readObject(const char *key, const QJsonObject &object, Value &value)
    {
        FieldReader reader(object);
        Fields<Value>::visit(reader, value);
        if (!reader.m_error.isEmpty())
            failAt(QLatin1StringView(key) + u'.' + reader.m_error);
    }

    [[nodiscard]] QJsonValue take(const char *key) const { return m_object.value(QLatin1StringView(key)); }
    void fail(const char *key) { failAt(QString(QLatin1StringView(key))); }
    void failAt(const QString &key);

    [[nodiscard]] static bool read(const QJsonValue &field, bool &value);
    [[nodiscard]] static bool read(const QJsonValue &field, int &value);
    [[nodiscard]] static bool read(const QJsonValue &field, qint64 &value);
    [[nodiscard]] static bool read(const QJsonValue &field, std::chrono::milliseconds &value);
    [[nodiscard]] static bool read(const QJsonValue &field, QString &value);
    [[nodiscard]] static bool read(const QJsonValue &field, QStringList &value);
    [[nodiscard]] static bool read(const QJsonValue &field, QJsonObject &value);
    [[nodiscard]] static bool read(const QJsonValue &field, QDateTime &value);
    [[nodiscard]] static bool read(const QJsonValue &field, QList<qint64> &value);

    QJsonObject m_object;
    QString m_error;
};

} // namespace mailscope::format
