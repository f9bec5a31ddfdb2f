// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::compare {

using namespace Qt::StringLiterals;
using Ink = format::TextStyle::Ink;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// From this width on both sessions stand beside each other.
constexpr int WidthForTwo = 100;

QString durationText(report::Nanoseconds duration)
{
    return Words::tr("%1 ms").arg(std::chrono::duration<double, std::milli>(duration).count(), 0, 'f', 1);
}

QString sideText(const QString &text)
{
    return text.isEmpty() ? Words::tr("nothing") : text;
}

class Printer {
public:
    Printer(const Comparison &comparison, const format::TextStyle &style)
        : m_comparison(comparison), m_style(style), m_column((style.width - 5) / 2)
    { }

    QString print()
    {
        m_text += m_style.paint(Ink::Bold, Words::tr("left:  %1").arg(m_comparison.leftName)) + u'\n';
        m_text += m_style.paint(Ink::Bold, Words::tr("right: %1").arg(m_comparison.rightName)) + u"\n\n"_s;
        printDifferences();
        m_text += Words::tr("Time: %1 and %2")
                      .arg(durationText(m_comparison.leftDuration), durationText(m_comparison.rightDuration))
            + u'\n';
        printMasked();
        m_text += u'\n';
        for (const Row &row : m_comparison.rows)
            printRow(row);
        return m_text;
    }

private:
    void printDifferences()
    {
        if (m_comparison.isEqual()) {
            m_text += m_style.paint(Ink::Good, u"✓ "_s + Words::tr("Nothing differs.")) + u'\n';
            return;
        }
        m_text += m_style.paint(Ink::Bad, u"✗ "_s + Words::tr("Differences: %1").arg(m_comparison.differences.size()))
            + u'\n';
        for (const Difference &each : m_comparison.differences) {
            const QString line =
                u"%1, %2: %3 → %4"_s.arg(areaName(each.area), each.what, sideText(each.left), sideText(each.right));
            QString indent = u"  "_s;
            for (const QString &part : format::wrapped(line, std::max(30, m_style.width - 4))) {
                m_text += indent + part + u'\n';
                indent = u"    "_s;
            }
        }
    }

    void printMasked()
    {
        QStringList kinds;
        for (const Volatile kind : m_comparison.masked)
            kinds.append(volatileName(kind));
        std::ranges::sort(kinds);
        if (!kinds.isEmpty())
            m_text += m_style.paint(Ink::Dim, Words::tr("Not compared (…): %1").arg(kinds.join(u", "_s))) + u'\n';
    }

    [[nodiscard]] static QString signOf(Row::Status status)
    {
        switch (status) {
        case Row::Status::Same:
            return u"="_s;
        case Row::Status::LeftOnly:
            return u"<"_s;
        case Row::Status::RightOnly:
            return u">"_s;
        case Row::Status::Texts:
        case Row::Status::Codes:
            break;
        }
        return u"≠"_s;
    }

    void printRow(const Row &row)
    {
        const Ink ink = row.status == Row::Status::Same ? Ink::Dim : Ink::Warning;
        const qsizetype lines = std::max(row.leftLines.size(), row.rightLines.size());
        for (qsizetype at = 0; at < lines; ++at) {
            const QString left = row.leftLines.value(at);
            const QString right = row.rightLines.value(at);
            if (m_style.width >= WidthForTwo)
                printBeside(left, right, at == 0 ? signOf(row.status) : u" "_s, ink);
            else
                printBelow(left, right, row, at == 0 ? signOf(row.status) : u" "_s);
        }
    }

    void printBeside(const QString &left, const QString &right, const QString &sign, Ink ink)
    {
        const QStringList leftParts = format::wrapped(left, m_column);
        const QStringList rightParts = format::wrapped(right, m_column);
        for (qsizetype part = 0; part < std::max({leftParts.size(), rightParts.size(), qsizetype(1)}); ++part) {
            const QString line = format::padded(leftParts.value(part), m_column) + u' ' + (part == 0 ? sign : u" "_s)
                + u' ' + rightParts.value(part);
            QString trimmed = line;
            while (trimmed.endsWith(u' '))
                trimmed.chop(1);
            m_text += m_style.paint(left == right ? Ink::Dim : ink, trimmed) + u'\n';
        }
    }

    void printBelow(const QString &left, const QString &right, const Row &row, const QString &sign)
    {
        if (left == right) {
            m_text += m_style.paint(Ink::Dim, sign + u' ' + left) + u'\n';
            return;
        }
        if (row.left >= 0 && !left.isEmpty())
            m_text += m_style.paint(Ink::Warning, u"< "_s + left) + u'\n';
        if (row.right >= 0 && !right.isEmpty())
            m_text += m_style.paint(Ink::Warning, u"> "_s + right) + u'\n';
    }

    const Comparison &m_comparison;
    const format::TextStyle &m_style;
    qsizetype m_column;
    QString m_text;
};
} // namespace

QString comparisonText(const Comparison &comparison, const format::TextStyle &style)
{
    return Printer(comparison, style).print();
}

} // namespace mailscope::compare
