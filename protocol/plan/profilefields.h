// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/escapes.h"
#include "plan/plan.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

/// How the parts of a profile are written and read.
namespace mailscope::plan {

/// Puts values into an object unless they are what a fresh plan has: a profile shows what somebody decided.
class ProfileWriter {
public:
    void text(QLatin1StringView key, const QString &value)
    {
        if (!value.isEmpty())
            json.insert(key, value);
    }
    void flag(QLatin1StringView key, bool value)
    {
        if (value)
            json.insert(key, true);
    }
    void list(QLatin1StringView key, const QJsonArray &value)
    {
        if (!value.isEmpty())
            json.insert(key, value);
    }
    void object(QLatin1StringView key, const QJsonObject &value)
    {
        if (!value.isEmpty())
            json.insert(key, value);
    }

    QJsonObject json;
};

inline const QString NotOneLine = QStringLiteral("A line end or NUL cannot stand here.");

/// No value may smuggle in a second command, or end before its end.
[[nodiscard]] inline bool isOneLine(QByteArrayView bytes)
{
    return std::ranges::none_of(bytes, [](char each) { return each == '\r' || each == '\n' || each == '\0'; });
}

/// The values of one object. Each is taken by its key; what was not taken in the end is an unknown key.
/// The first error stays, and everything behind it is skipped.
class ProfileReader {
public:
    using Error = Plan::Error;
    using MaybeError = std::optional<Error>;

    ProfileReader(const QJsonObject &json, const QString &prefix) : m_json(json), m_prefix(prefix) { }

    [[nodiscard]] QString keyOf(QLatin1StringView key) const { return m_prefix + key; }

    void fail(QLatin1StringView key, const QString &text)
    {
        if (!m_error)
            m_error = Error{keyOf(key), text};
    }
    void adopt(const MaybeError &error)
    {
        if (!m_error)
            m_error = error;
    }

    [[nodiscard]] std::optional<QString> text(QLatin1StringView key)
    {
        const QJsonValue value = take(key, QJsonValue::String, QStringLiteral("a text"));
        if (!isOneLine(value.toString().toUtf8()))
            fail(key, NotOneLine);
        return value.isString() ? std::optional(value.toString()) : std::nullopt;
    }
    void text(QLatin1StringView key, QString &value) { value = text(key).value_or(value); }

    void flag(QLatin1StringView key, bool &value)
    {
        value = take(key, QJsonValue::Bool, QStringLiteral("true or false")).toBool(value);
    }
    [[nodiscard]] QJsonArray list(QLatin1StringView key)
    {
        return take(key, QJsonValue::Array, QStringLiteral("a list")).toArray();
    }
    [[nodiscard]] QJsonObject object(QLatin1StringView key)
    {
        return take(key, QJsonValue::Object, QStringLiteral("an object")).toObject();
    }
    [[nodiscard]] std::optional<quint16> port(QLatin1StringView key)
    {
        const QJsonValue value = take(key, QJsonValue::Double, QStringLiteral("a number"));
        if (value.isUndefined())
            return std::nullopt;
        const int number = value.toInt(-1);
        if (number < 1 || number > 65535)
            fail(key, QStringLiteral("A port is a number from 1 to 65535."));
        return static_cast<quint16>(number);
    }

    void number(QLatin1StringView key, int least, int most, int &value)
    {
        const QJsonValue given = take(key, QJsonValue::Double, QStringLiteral("a number"));
        if (given.isUndefined())
            return;
        value = given.toInt(least - 1); // for a fraction, too
        if (value < least || value > most)
            fail(key, QStringLiteral("Here belongs a whole number from %1 to %2.").arg(least).arg(most));
    }

    /// A text that \p read turns into a value, or into nothing when it is none of \p choices.
    template <typename Value>
    [[nodiscard]] std::optional<Value> choice(QLatin1StringView key, std::optional<Value> (*read)(QStringView),
                                              const QString &choices)
    {
        const std::optional<QString> name = text(key);
        if (!name)
            return std::nullopt;
        const std::optional<Value> value = read(*name);
        if (!value)
            fail(key, QStringLiteral("“%1” is not possible here; use %2.").arg(*name, choices));
        return value;
    }

    /// Whatever stands there.
    [[nodiscard]] QJsonValue value(QLatin1StringView key) { return m_json.take(key); }

    [[nodiscard]] MaybeError finish() const
    {
        if (m_error || m_json.isEmpty())
            return m_error;
        return Error{m_prefix + m_json.begin().key(), QStringLiteral("There is no such key in a profile.")};
    }

private:
    QJsonValue take(QLatin1StringView key, QJsonValue::Type type, const QString &description)
    {
        const QJsonValue value = m_json.take(key);
        if (value.isUndefined() || value.type() == type)
            return value;
        fail(key, QStringLiteral("Here belongs %1.").arg(description));
        return QJsonValue::Undefined;
    }

    QJsonObject m_json;
    QString m_prefix;
    MaybeError m_error;
};

/// The bytes that \p text stands for; nothing when an escape in it cannot be understood.
[[nodiscard]] inline std::optional<QByteArray> unescaped(const QString &text)
{
    const auto resolved = resolveEscapes(text.toUtf8());
    if (!resolved || resolved->continued)
        return std::nullopt;
    return resolved->bytes;
}

template <typename Value>
void readList(ProfileReader &in, QLatin1StringView key, QList<Value> &values,
              ProfileReader::MaybeError (*read)(const QJsonValue &, const QString &, Value &))
{
    const QJsonArray list = in.list(key);
    for (const auto &json : list) {
        Value value;
        in.adopt(read(json, QStringLiteral("%1[%2]").arg(in.keyOf(key)).arg(values.size()), value));
        values.append(value);
    }
}

} // namespace mailscope::plan
