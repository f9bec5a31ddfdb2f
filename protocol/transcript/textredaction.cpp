// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/textredaction.h"

#include <QJsonArray>

namespace mailscope::transcript {

namespace {
/// The issue that \p payload carries, or null.
Issue *issueIn(Payload &payload)
{
    std::optional<Issue> *issue = nullptr;
    if (auto *ended = std::get_if<StageEnded>(&payload))
        issue = &ended->issue;
    else if (auto *finished = std::get_if<Finished>(&payload))
        issue = &finished->issue;
    return issue && *issue ? &**issue : nullptr;
}

QString redactedText(const QString &text, const Redaction &redaction)
{
    Redacted found = redaction.search(text.toUtf8());
    if (found.masks.isEmpty())
        return text;
    for (auto mask = found.masks.crbegin(); mask != found.masks.crend(); ++mask)
        found.bytes.insert(mask->at, '[' + QByteArray::number(mask->length) + " bytes hidden]");
    return QString::fromUtf8(found.bytes);
}

QJsonValue redactedValue(const QJsonValue &value, const Redaction &redaction)
{
    if (value.isString())
        return redactedText(value.toString(), redaction);
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValueConstRef each : value.toArray())
            array.append(redactedValue(each, redaction));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        each.value() = redactedValue(each.value(), redaction);
    return object;
}
} // namespace

void redactTexts(Payload &payload, const Redaction &redaction)
{
    if (redaction.remembersNothing())
        return;
    if (Issue *const issue = issueIn(payload))
        issue->detail = redactedText(issue->detail, redaction);
    if (auto *const failed = std::get_if<ConnectFailed>(&payload))
        failed->detail = redactedText(failed->detail, redaction);
    if (auto *const step = std::get_if<AuthStep>(&payload))
        step->step = redactedValue(step->step, redaction).toObject();
    if (auto *const noted = std::get_if<Noted>(&payload))
        noted->text = redactedText(noted->text, redaction);
}

} // namespace mailscope::transcript
