// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/replywords.h"

#include "format/display.h"
#include "knowledge/knowledge.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using knowledge::Knowledge;

namespace {

constexpr qsizetype MostLines = 200;

QString sentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

QString ReplyWords::codes(std::optional<int> code, const std::optional<wire::EnhancedCode> &enhanced)
{
    if (!code)
        return u"–"_s;
    const QString basic = QString::number(*code);
    return enhanced ? basic + u' ' + QString::fromLatin1(enhanced->toByteArray()) : basic;
}

QString ReplyWords::meaning(std::optional<int> code, Phase phase)
{
    if (!code)
        return tr("No reply yet");
    if (const auto known = Knowledge::shared().reply(*code, QString(phaseName(phase))))
        return sentence(known->meaning);
    if (const auto known = Knowledge::shared().replyClass(*code))
        return tr("Unknown code; its class: %1").arg(known->meaning);
    return tr("Unknown code");
}

QString ReplyWords::explanation(std::optional<int> code, Phase phase)
{
    if (!code)
        return {};
    const auto known = Knowledge::shared().reply(*code, QString(phaseName(phase)));
    if (!known)
        return {};
    QStringList parts{known->explanation, known->nextStep};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString ReplyWords::enhanced(const wire::EnhancedCode &code)
{
    const QString shown = QString::fromLatin1(code.toByteArray());
    const Knowledge &knowledge = Knowledge::shared();
    if (const auto known = knowledge.enhanced(code.statusClass, code.subject, code.detail))
        return tr("%1: %2").arg(shown, known->meaning);
    if (const auto subject = knowledge.enhancedSubject(code.subject))
        return tr("%1: unknown detail; its subject: %2").arg(shown, subject->meaning);
    return tr("%1: unknown").arg(shown);
}

QString ReplyWords::text(const QByteArray &text)
{
    QStringList lines;
    for (const QByteArray &line : text.split('\n')) {
        if (lines.size() == MostLines) {
            lines.append(u"…"_s);
            break;
        }
        lines.append(format::visibleText(line));
    }
    return lines.join(u'\n');
}

} // namespace mailscope::ui
