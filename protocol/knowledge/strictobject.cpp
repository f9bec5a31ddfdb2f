// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/strictobject.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {

void FaultCollector::report(const QString &where, const QString &what)
{
    if (!m_first)
        m_first = TableFault{where, what};
}

StrictObject::StrictObject(QJsonObject object, QString path, FaultCollector *faults)
    : m_object(std::move(object)), m_path(std::move(path)), m_faults(faults)
{ }

StrictObject StrictObject::table(const QByteArray &json, QLatin1StringView name, FaultCollector *faults)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        faults->report(u"offset %1"_s.arg(error.offset), error.errorString());
    else if (!document.isObject())
        faults->report(u"offset 0"_s, u"is no object"_s);

    StrictObject table(document.object(), QString(), faults);
    if (!table.text("license"_L1).startsWith("SPDX-License-Identifier: "_L1))
        table.fault("license"_L1, u"is no SPDX line"_s);
    if (table.text("table"_L1) != name)
        table.fault("table"_L1, u"is another table"_s);
    (void)table.integer("version"_L1, 1, 1);
    return table;
}

QJsonValue StrictObject::take(QLatin1StringView key)
{
    m_asked.insert(QString(key));
    return m_object.value(key);
}

QString StrictObject::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

void StrictObject::fault(QLatin1StringView key, const QString &what)
{
    m_faults->report(pathOf(key), what);
}

void StrictObject::checkTrimmed(QLatin1StringView key, const QString &text)
{
    if (text.trimmed() != text)
        fault(key, u"has spaces at its ends"_s);
}

QString StrictObject::text(QLatin1StringView key)
{
    const QString text = possiblyEmptyText(key);
    if (text.isEmpty())
        fault(key, u"is empty"_s);
    return text;
}

QString StrictObject::possiblyEmptyText(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isString())
        fault(key, u"is missing or no text"_s);
    const QString text = value.toString();
    checkTrimmed(key, text);
    return text;
}

QString StrictObject::optionalText(QLatin1StringView key)
{
    return m_object.contains(key) ? text(key) : QString();
}

int StrictObject::integer(QLatin1StringView key, int minimum, int maximum)
{
    const QJsonValue value = take(key);
    const int number = value.toInt(minimum - 1);
    if (!value.isDouble() || number < minimum || number > maximum)
        fault(key, u"is missing or no integer from %1 to %2"_s.arg(minimum).arg(maximum));
    return number;
}

QList<int> StrictObject::optionalIntegers(QLatin1StringView key, int minimum, int maximum)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        fault(key, u"is no array"_s);
    QList<int> numbers;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array) {
        const int number = element.toInt(minimum - 1);
        if (number < minimum || number > maximum || numbers.contains(number))
            fault(key, u"holds something other than different integers from %1 to %2"_s.arg(minimum).arg(maximum));
        numbers.append(number);
    }
    return numbers;
}

QStringList StrictObject::texts(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isArray())
        fault(key, u"is missing or no array"_s);
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array) {
        const QString text = element.toString();
        if (text.isEmpty() || texts.contains(text))
            fault(key, u"holds something other than different texts"_s);
        checkTrimmed(key, text);
        texts.append(text);
    }
    return texts;
}

QStringList StrictObject::optionalTexts(QLatin1StringView key)
{
    if (!m_object.contains(key))
        return {};
    QStringList found = texts(key);
    if (found.isEmpty())
        fault(key, u"is empty"_s);
    return found;
}

QList<QByteArray> StrictObject::names(QLatin1StringView key)
{
    QList<QByteArray> names;
    const QStringList words = texts(key);
    for (const QString &word : words)
        names.append(word.toLatin1());
    return names;
}

QList<StrictObject> StrictObject::objects(QLatin1StringView key)
{
    const QJsonArray array = take(key).toArray();
    if (array.isEmpty())
        fault(key, u"is missing, empty or no array"_s);
    QList<StrictObject> objects;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(pathOf(key)).arg(i);
        if (!array.at(i).isObject())
            m_faults->report(path, u"is no object"_s);
        objects.append(StrictObject(array.at(i).toObject(), path, m_faults));
    }
    return objects;
}

QList<std::pair<QString, StrictObject>> StrictObject::optionalObjects(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        fault(key, u"is no object"_s);
    QList<std::pair<QString, StrictObject>> objects;
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QString path = pathOf(key) + u'.' + member.key();
        if (!member.value().isObject())
            m_faults->report(path, u"is no object"_s);
        objects.emplaceBack(member.key(), StrictObject(member.value().toObject(), path, m_faults));
    }
    return objects;
}

void StrictObject::finish()
{
    const QStringList keys = m_object.keys();
    for (const QString &key : keys) {
        if (!m_asked.contains(key))
            m_faults->report(m_path.isEmpty() ? key : m_path + u'.' + key, u"is no known key"_s);
    }
}

} // namespace mailscope::knowledge
