// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/authsteptext.h"

#include "format/display.h"
#include "report/stepfacts.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype LongestValue = 60;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::TextLog)
};

QString shown(const QString &value)
{
    const QString text = visibleText(QStringView(value).first(std::min(value.size(), LongestValue)));
    return text.isEmpty() ? u"\"\""_s : value.size() > LongestValue ? text + u'…' : text;
}

QStringList partsIn(const QJsonObject &step, QLatin1StringView key)
{
    QStringList parts;
    for (const auto &[name, value] : report::stepFacts({{QString(key), step.value(key)}}))
        parts.append(shown(name) + u' ' + shown(value));
    return parts;
}

QStringList shownTexts(const QJsonObject &step, QLatin1StringView key)
{
    QStringList texts;
    const QStringList found = report::stepTexts(step, key);
    for (const QString &each : found)
        texts.append(shown(each));
    return texts;
}

QString speakerOf(const QJsonObject &step)
{
    return step.value("from"_L1) == "server"_L1 ? Words::tr("server") : Words::tr("client");
}
} // namespace

QStringList authStepLines(const transcript::AuthStep &step)
{
    QStringList parts = partsIn(step.step, "fields"_L1);
    const QStringList hidden = shownTexts(step.step, "hidden"_L1);
    for (const QString &name : hidden)
        parts.append(Words::tr("%1 [hidden]").arg(name));
    QString head = Words::tr("%1, %2 says %3")
                       .arg(shown(QString::fromUtf8(step.mechanism)), speakerOf(step.step),
                            shown(step.step.value("name"_L1).toString()));
    if (!parts.isEmpty())
        head += u": "_s + parts.join(u", ");
    QStringList lines{head};
    if (const QStringList derived = partsIn(step.step, "derived"_L1); !derived.isEmpty())
        lines.append(Words::tr("from which follows: %1").arg(derived.join(u", ")));
    if (const QStringList remarks = shownTexts(step.step, "remarks"_L1); !remarks.isEmpty())
        lines.append(Words::tr("worth knowing: %1").arg(remarks.join(u", ")));
    return lines;
}

bool isMessageOfLogin(const transcript::AuthStep &step)
{
    const QJsonValue name = step.step.value("name"_L1);
    return name != "start"_L1 && name != "choice"_L1;
}

} // namespace mailscope::format
