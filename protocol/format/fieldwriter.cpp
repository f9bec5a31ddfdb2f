// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/fieldwriter.h"

#include "format/display.h"
#include "format/utf8.h"

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
/// Whether \p bytes can be read as they are in an editor, and come back as the same bytes from there.
bool isReadable(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const Utf8Character next = firstUtf8Character(bytes);
        const bool isLayout = next.codePoint == U'\r' || next.codePoint == U'\n' || next.codePoint == U'\t';
        if (!next.valid || !(isLayout || isSafeToShow(next.codePoint)))
            return false;
        bytes = bytes.sliced(next.length);
    }
    return true;
}
} // namespace

void FieldWriter::operator()(const char *key, const QByteArray &bytes)
{
    const QLatin1StringView name(key);
    if (isReadable(bytes))
        m_object.insert(name, QString::fromUtf8(bytes));
    else
        m_object.insert(name + "Base64"_L1, QString::fromLatin1(bytes.toBase64()));
}

QJsonValue FieldWriter::valueOf(const QDateTime &value)
{
    return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonValue FieldWriter::valueOf(const QList<qint64> &value)
{
    QJsonArray array;
    for (const qint64 each : value)
        array.append(each);
    return array;
}

} // namespace mailscope::format
