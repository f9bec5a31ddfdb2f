// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <expected>
#include <initializer_list>
#include <optional>
#include <utility>

namespace mailscope::knowledge {

/// What is wrong with a table, and where.
struct TableFault {
    QString where; ///< a path such as entries[3].code
    QString what;
};

/// Collects the first fault of a table; later ones mostly follow from it.
class FaultCollector {
public:
    void report(const QString &where, const QString &what);
    [[nodiscard]] const std::optional<TableFault> &first() const { return m_first; }

private:
    std::optional<TableFault> m_first;
};

/// Reads a JSON object key by key: a key that is missing, has another type, is empty or was never asked for is a
/// fault. After a fault the values read are empty; the caller looks at the collector once, at the end.
class StrictObject {
public:
    StrictObject(QJsonObject object, QString path, FaultCollector *faults);

    /// The table in \p json, whose keys "license", "table" and "version" are checked against \p name and 1.
    [[nodiscard]] static StrictObject table(const QByteArray &json, QLatin1StringView name, FaultCollector *faults);

    /// A text that is not empty and has no spaces at its ends.
    [[nodiscard]] QString text(QLatin1StringView key);
    /// A text that may be empty, but not missing.
    [[nodiscard]] QString possiblyEmptyText(QLatin1StringView key);
    /// A text that may be missing, but not empty.
    [[nodiscard]] QString optionalText(QLatin1StringView key);
    [[nodiscard]] int integer(QLatin1StringView key, int minimum, int maximum);
    /// An array of integers; missing is empty.
    [[nodiscard]] QList<int> optionalIntegers(QLatin1StringView key, int minimum, int maximum);
    [[nodiscard]] QStringList texts(QLatin1StringView key);
    /// As texts(); missing is none, but empty is a fault.
    [[nodiscard]] QStringList optionalTexts(QLatin1StringView key);
    /// As texts(), each in ASCII.
    [[nodiscard]] QList<QByteArray> names(QLatin1StringView key);
    /// The objects of an array, which must not be empty.
    [[nodiscard]] QList<StrictObject> objects(QLatin1StringView key);
    /// The objects of an object, by their key; missing is none.
    [[nodiscard]] QList<std::pair<QString, StrictObject>> optionalObjects(QLatin1StringView key);

    /// The value that \p choices give the text at \p key.
    template <typename Value>
    [[nodiscard]] Value choice(QLatin1StringView key,
                               std::initializer_list<std::pair<QLatin1StringView, Value>> choices)
    {
        const QString word = text(key);
        for (const auto &[name, value] : choices) {
            if (word == name)
                return value;
        }
        fault(key, word + QLatin1StringView(" is none of the choices"));
        return choices.begin()->second;
    }

    /// Reports \p what about \p key.
    void fault(QLatin1StringView key, const QString &what);

    /// Reports the keys that were never asked for.
    void finish();

private:
    [[nodiscard]] QJsonValue take(QLatin1StringView key);
    [[nodiscard]] QString pathOf(QLatin1StringView key) const;
    void checkTrimmed(QLatin1StringView key, const QString &text);

    QJsonObject m_object;
    QString m_path;
    FaultCollector *m_faults;
    QSet<QString> m_asked;
};

} // namespace mailscope::knowledge
