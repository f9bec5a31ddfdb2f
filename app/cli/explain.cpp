// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explain.h"

#include "cli/commands.h"
#include "format/display.h"
#include "format/jsonreport.h"
#include "format/textstyle.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using knowledge::Explanation;

QString sentence(const Console &console, const Explanation &explanation)
{
    const int width = std::clamp(console.out.width() > 0 ? console.out.width() : 100, 40, 120);
    QString text;
    const auto add = [&](const QString &paragraph) {
        for (const QString &part : paragraph.split(u'\n', Qt::SkipEmptyParts)) {
            for (const QString &line : format::wrapped(format::visibleText(part), width - 2))
                text += "  "_L1 + line + u'\n';
        }
    };
    add(explanation.detail);
    if (!explanation.nextStep.isEmpty())
        add(u"→ "_s + explanation.nextStep);
    add(explanation.reference);
    if (!explanation.near.isEmpty())
        add(u"Known and similar: %1"_s.arg(explanation.near.join(", "_L1)));
    return text;
}

void print(const Console &console, const Explanation &explanation)
{
    format::TextStyle style;
    style.colour = console.wantsColour(console.out);
    const QString title = style.paint(format::TextStyle::Ink::Bold, format::visibleText(explanation.title));
    console.out.line(
        u"%1 (%2): %3"_s.arg(title, knowledge::kindName(explanation.kind), format::visibleText(explanation.meaning)));
    console.out.write(sentence(console, explanation));
}

QJsonObject toJson(const Explanation &explanation)
{
    return {{u"kind"_s, knowledge::kindName(explanation.kind)},
            {u"known"_s, explanation.kind != Explanation::Kind::Unknown},
            {u"title"_s, explanation.title},
            {u"meaning"_s, explanation.meaning},
            {u"detail"_s, explanation.detail},
            {u"nextStep"_s, explanation.nextStep},
            {u"reference"_s, explanation.reference},
            {u"near"_s, QJsonArray::fromStringList(explanation.near)}};
}

} // namespace

int explain(Request &request, const Console &console)
{
    QJsonArray terms;
    for (const QByteArray &operand : std::as_const(request.operands)) {
        const QList<Explanation> explanations = knowledge::explain(QString::fromUtf8(operand));
        for (const Explanation &explanation : explanations) {
            terms.append(toJson(explanation));
            if (request.format == Format::Text)
                print(console, explanation);
        }
    }
    if (request.format == Format::Json)
        console.out.write(format::jsonDocument({{u"schema"_s, u"mailscope.explain/1"_s}, {u"terms"_s, terms}}));
    return console.outputCode();
}

} // namespace mailscope::cli
