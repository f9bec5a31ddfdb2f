// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/exportsink.h"

#include "format/exporttext.h"
#include "plan/escapes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace mailscope::format {

namespace {
constexpr qsizetype Portion = 64 * 1024;

/// What stands between the quotation marks of a string in JSON.
QByteArray inJson(const QByteArray &secret)
{
    const QByteArray array = QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact);
    return array.mid(2, array.size() - 4);
}

QList<QByteArray> formsOf(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    return {secret,
            text.toHtmlEscaped().toUtf8(),
            inJson(secret),
            QByteArray(secret).replace('"', "\"\""),
            markdownText(text).toUtf8(),
            plan::withEscapes(secret)};
}
} // namespace

void SecretCheck::remember(QByteArrayView secret)
{
    const QByteArray whole = secret.toByteArray();
    for (const QByteArray &form : formsOf(whole))
        m_redaction.rememberAsItIs(form);
    // The longest forms are those with three to six signs a byte: %41, \x41, \u0041.
    m_longestForm = std::max(m_longestForm, 6 * whole.size() + 8);
}

bool SecretCheck::findsOneIn(QByteArrayView bytes) const
{
    return !isEmpty() && !m_redaction.search(bytes).masks.isEmpty();
}

void ExportSink::write(QByteArrayView bytes)
{
    if (hasFailed())
        return;
    m_waiting += bytes;
    if (m_waiting.size() >= Portion + m_check.longestForm())
        pass(m_check.longestForm());
}

void ExportSink::inspect(QByteArrayView bytes)
{
    if (!hasFailed() && m_check.findsOneIn(bytes))
        m_failure = Failure::Secret;
}

ExportSink::Failure ExportSink::finish()
{
    if (!hasFailed())
        pass(0);
    return m_failure;
}

/// The last \p keep bytes stay, for a secret may begin in them.
void ExportSink::pass(qsizetype keep)
{
    if (m_check.findsOneIn(m_waiting)) {
        m_failure = Failure::Secret;
        return;
    }
    const qsizetype size = m_waiting.size() - keep;
    if (size > 0 && !m_put(QByteArrayView(m_waiting).first(size)))
        m_failure = Failure::Unwritable;
    m_waiting.remove(0, size);
}

} // namespace mailscope::format
