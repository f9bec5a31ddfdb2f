// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/jsontext.h"

#include "format/display.h"
#include "format/utf8.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
const QString EscapedSuffix = u"Escaped"_s;

/// Unlike QString::fromUtf8(), keeps a byte order mark.
QString lossyText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    return decoder(bytes);
}

QString hexEscape(uchar byte)
{
    return u"\\x%1"_s.arg(uint(byte), 2, 16, '0'_L1);
}

QByteArray jsonEscape(char32_t codePoint)
{
    QByteArray escape;
    for (const QChar unit : QChar::fromUcs4(codePoint))
        escape += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return escape;
}
} // namespace

QString escapedText(QByteArrayView bytes)
{
    QString text;
    while (!bytes.isEmpty()) {
        const Utf8Character next = firstUtf8Character(bytes);
        if (!next.valid)
            text += hexEscape(static_cast<uchar>(bytes.front()));
        else if (next.codePoint == U'\\')
            text += u"\\\\"_s;
        else
            text += QChar::fromUcs4(next.codePoint);
        bytes = bytes.sliced(next.length);
    }
    return text;
}

void putText(QJsonObject &object, const QString &key, const QByteArray &bytes)
{
    object.insert(key, lossyText(bytes));
    if (!QByteArrayView(bytes).isValidUtf8())
        object.insert(key + EscapedSuffix, escapedText(bytes));
}

void putText(QJsonObject &object, const QString &key, const std::optional<QByteArray> &bytes)
{
    if (bytes)
        putText(object, key, *bytes);
    else
        object.insert(key, QJsonValue::Null);
}

void putTexts(QJsonObject &object, const QString &key, const QList<QByteArray> &list)
{
    QJsonArray lossy;
    QJsonArray exact;
    for (const QByteArray &each : list) {
        lossy.append(lossyText(each));
        exact.append(escapedText(each));
    }
    object.insert(key, lossy);
    const auto isUtf8 = [](const QByteArray &each) { return QByteArrayView(each).isValidUtf8(); };
    if (!std::ranges::all_of(list, isUtf8))
        object.insert(key + EscapedSuffix, exact);
}

QByteArray safeJson(const QJsonObject &object, QJsonDocument::JsonFormat format)
{
    const QByteArray text = QJsonDocument(object).toJson(format);
    QByteArray safe;
    safe.reserve(text.size());
    for (QByteArrayView rest = text; !rest.isEmpty();) {
        const Utf8Character next = firstUtf8Character(rest);
        if (next.codePoint < 0x7f || isSafeToShow(next.codePoint))
            safe += rest.first(next.length);
        else
            safe += jsonEscape(next.codePoint);
        rest = rest.sliced(next.length);
    }
    return safe;
}

} // namespace mailscope::format
