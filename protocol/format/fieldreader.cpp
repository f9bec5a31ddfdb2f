// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/fieldreader.h"

#include <limits>

namespace mailscope::format {

using namespace Qt::StringLiterals;

void FieldReader::operator()(const char *key, QByteArray &bytes)
{
    if (const QJsonValue text = take(key); text.isString()) {
        bytes = text.toString().toUtf8();
        return;
    }
    const QJsonValue encoded = m_object.value(QLatin1StringView(key) + "Base64"_L1);
    if (!encoded.isString())
        return fail(key);
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(key);
    bytes = *decoded;
}

void FieldReader::failAt(const QString &key)
{
    if (m_error.isEmpty())
        m_error = key;
}

bool FieldReader::read(const QJsonValue &field, bool &value)
{
    value = field.toBool();
    return field.isBool();
}

bool FieldReader::read(const QJsonValue &field, qint64 &value)
{
    value = field.toInteger(std::numeric_limits<qint64>::min());
    return field.isDouble() && value != std::numeric_limits<qint64>::min();
}

bool FieldReader::read(const QJsonValue &field, int &value)
{
    qint64 wide = 0;
    if (!read(field, wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return false;
    value = static_cast<int>(wide);
    return true;
}

bool FieldReader::read(const QJsonValue &field, std::chrono::milliseconds &value)
{
    qint64 count = 0;
    if (!read(field, count))
        return false;
    value = std::chrono::milliseconds(count);
    return true;
}

bool FieldReader::read(const QJsonValue &field, QString &value)
{
    value = field.toString();
    return field.isString();
}

bool FieldReader::read(const QJsonValue &field, QStringList &value)
{
    if (!field.isArray())
        return false;
    for (const QJsonValueConstRef each : field.toArray()) {
        if (!each.isString())
            return false;
        value.append(each.toString());
    }
    return true;
}

bool FieldReader::read(const QJsonValue &field, QJsonObject &value)
{
    value = field.toObject();
    return field.isObject();
}

bool FieldReader::read(const QJsonValue &field, QDateTime &value)
{
    if (field.isNull())
        return true;
    value = QDateTime::fromString(field.toString(), Qt::ISODateWithMs).toUTC();
    return value.isValid();
}

bool FieldReader::read(const QJsonValue &field, QList<qint64> &value)
{
    if (!field.isArray())
        return false;
    for (const QJsonValueConstRef each : field.toArray()) {
        if (!read(QJsonValue(each), value.emplaceBack()))
            return false;
    }
    return true;
}

} // namespace mailscope::format
