// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/htmltiming.h"

#include "format/display.h"
#include "format/exporttext.h"
#include "format/reportsections.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::format::html {

using namespace Qt::StringLiterals;
using namespace report;

namespace {
constexpr qsizetype MostRows = 120;
constexpr int Width = 1000;
constexpr int LabelWidth = 230;
constexpr int TimeWidth = 90;
constexpr int RowHeight = 16;
constexpr int StageHeight = 12;
constexpr int ExchangeHeight = 6;
constexpr double ThinnestBar = 1.5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

/// A line of the drawing: a stage, or an exchange with two parts.
struct Row {
    QString label;
    Nanoseconds begin{0};
    Nanoseconds firstByte{0}; ///< of an exchange: where waiting ends
    Nanoseconds end{0};
    bool isStage = false;
};

QString verbOf(const Exchange &exchange)
{
    constexpr qsizetype Longest = 26;
    QString text = visibleText(QByteArrayView(exchange.command.value_or("·")));
    if (text.size() > Longest)
        text = text.first(Longest - 1) + u'…';
    return text;
}

QList<Row> rowsOf(const Report &report)
{
    QList<Row> rows;
    for (const StageOutcome &stage : report.stages) {
        if (stage.status != transcript::StageStatus::Skipped)
            rows.append({phaseName(stage.phase), stage.start, stage.start, stage.start + stage.duration, true});
    }
    for (const Exchange &exchange : report.exchanges) {
        if (exchange.sentAt && exchange.completeAt)
            rows.append({verbOf(exchange), *exchange.sentAt, exchange.firstByteAt.value_or(*exchange.completeAt),
                         *exchange.completeAt, false});
    }
    std::ranges::stable_sort(rows, [](const Row &left, const Row &right) {
        return left.begin != right.begin ? left.begin < right.begin : left.isStage && !right.isStage;
    });
    return rows;
}

class Drawing {
public:
    explicit Drawing(Nanoseconds whole) : m_whole(std::max(whole, Nanoseconds{1})) { }

    void add(const Row &row)
    {
        const QString indent(row.isStage ? 0 : 2, u'\u00a0');
        m_text += u"<text x=\"0\" y=\"%1\">%2</text>"_s.arg(m_height + RowHeight - 4).arg(indent + htmlText(row.label));
        if (row.isStage) {
            bar("stage"_L1, row.begin, row.end, StageHeight);
        } else {
            bar("wait"_L1, row.begin, row.firstByte, ExchangeHeight);
            bar("read"_L1, row.firstByte, row.end, ExchangeHeight);
        }
        m_text += u"<text x=\"%1\" y=\"%2\" text-anchor=\"end\">%3</text>\n"_s.arg(Width)
                      .arg(m_height + RowHeight - 4)
                      .arg(htmlText(millisecondsText(row.end - row.begin)));
        m_height += RowHeight;
    }

    [[nodiscard]] QString svg(const QString &title) const
    {
        return u"<svg role=\"img\" viewBox=\"0 0 %1 %2\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>%3</title>\n"_s
                   .arg(Width)
                   .arg(m_height)
                   .arg(htmlText(title))
            + u"<line class=\"axis\" x1=\"%1\" y1=\"0\" x2=\"%1\" y2=\"%2\"/>\n"_s.arg(LabelWidth).arg(m_height)
            + m_text + u"</svg>\n"_s;
    }

private:
    void bar(QLatin1StringView kind, Nanoseconds begin, Nanoseconds end, int height)
    {
        const double width = std::max(xOf(end) - xOf(begin), ThinnestBar);
        m_text += u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>"_s.arg(kind)
                      .arg(xOf(begin), 0, 'f', 1)
                      .arg(m_height + (RowHeight - height) / 2)
                      .arg(width, 0, 'f', 1)
                      .arg(height);
    }

    [[nodiscard]] double xOf(Nanoseconds moment) const
    {
        const double share = static_cast<double>(moment.count()) / static_cast<double>(m_whole.count());
        return LabelWidth + std::clamp(share, 0.0, 1.0) * (Width - LabelWidth - TimeWidth);
    }

    Nanoseconds m_whole;
    int m_height = 0;
    QString m_text;
};
} // namespace

QString timing(const Report &report)
{
    const QList<Row> rows = rowsOf(report);
    if (rows.isEmpty())
        return {};
    Drawing drawing(report.duration);
    for (const Row &row : rows.first(std::min(MostRows, rows.size())))
        drawing.add(row);
    QString html =
        drawing.svg(Words::tr("Times since the session began, %1 in all").arg(millisecondsText(report.duration)));
    html += u"<p class=\"dim\">"_s
        + htmlText(Words::tr("Broad bars: the stages. Below each its exchanges: how long until the first "
                             "byte of the reply, then how long until its end."));
    if (rows.size() > MostRows)
        html += u' ' + htmlText(Words::tr("Only the first %1 of %2 are drawn.").arg(MostRows).arg(rows.size()));
    return html + u"</p>\n"_s;
}

} // namespace mailscope::format::html
