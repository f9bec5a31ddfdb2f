// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

#include "compare/alignment.h"
#include "format/display.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::compare {

using namespace Qt::StringLiterals;
using report::Exchange;
using report::Report;

namespace {
constexpr std::array Names{"verdict"_L1,   "capabilities"_L1, "encryption"_L1, "certificate"_L1,
                           "exchanges"_L1, "codes"_L1,        "texts"_L1};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// A hello that is typed on a connection which was encrypted from the first byte is one behind encryption; for a recipe it is the first.
Phase phaseOf(const Exchange &exchange, bool usesStartTls)
{
    return exchange.phase == Phase::HelloTls && !usesStartTls ? Phase::Hello : *exchange.phase;
}

/// What makes two exchanges stand beside each other: their phase and their verb.
QByteArrayList keysOf(const Report &report)
{
    const bool usesStartTls = std::ranges::contains(report.exchanges, Phase::StartTls, &Exchange::phase);
    QByteArrayList keys;
    for (const Exchange &exchange : report.exchanges) {
        QByteArray key = exchange.phase ? QByteArray::number(int(phaseOf(exchange, usesStartTls))) : QByteArray("?");
        if (exchange.command && exchange.phase != Phase::Auth)
            key += exchange.command->left(exchange.command->indexOf(' ') < 0 ? 8 : exchange.command->indexOf(' '))
                       .toUpper();
        keys.append(key);
    }
    return keys;
}

class Comparer {
public:
    Comparer(const Report &left, const Report &right, const QSet<Area> &ignored)
        : m_left(left), m_right(right), m_ignored(ignored)
    { }

    Comparison compare()
    {
        m_comparison.leftName = format::visibleText(QStringView(m_left.target.url));
        m_comparison.rightName = format::visibleText(QStringView(m_right.target.url));
        m_comparison.leftDuration = m_left.duration;
        m_comparison.rightDuration = m_right.duration;
        for (const Difference &each : reportDifferences(m_left, m_right))
            take(each);
        for (const Pair &pair : aligned(keysOf(m_left), keysOf(m_right)))
            takeRow(pair);
        return std::move(m_comparison);
    }

private:
    void take(const Difference &difference)
    {
        if (!m_ignored.contains(difference.area))
            m_comparison.differences.append(difference);
    }

    [[nodiscard]] QStringList linesOf(const Exchange &exchange)
    {
        const bool isLogin = exchange.phase == Phase::Auth;
        QStringList lines;
        if (exchange.command)
            lines.append(withoutVolatile(*exchange.command, isLogin, m_comparison.masked));
        for (const QByteArray &line : exchange.lines)
            lines.append(withoutVolatile(line, isLogin, m_comparison.masked));
        return lines;
    }

    void takeRow(const Pair &pair)
    {
        Row row{.status = Row::Status::Same, .left = pair.left, .right = pair.right, .leftLines = {}, .rightLines = {}};
        if (pair.left >= 0)
            row.leftLines = linesOf(m_left.exchanges.at(pair.left));
        if (pair.right >= 0)
            row.rightLines = linesOf(m_right.exchanges.at(pair.right));
        if (pair.left < 0 || pair.right < 0) {
            row.status = pair.right < 0 ? Row::Status::LeftOnly : Row::Status::RightOnly;
            take({Area::Exchanges, titleOf(row), pair.left < 0 ? QString() : codeText(m_left.exchanges.at(pair.left)),
                  pair.right < 0 ? QString() : codeText(m_right.exchanges.at(pair.right))});
        } else {
            judge(row);
        }
        m_comparison.rows.append(row);
    }

    void judge(Row &row)
    {
        const Exchange &left = m_left.exchanges.at(row.left);
        const Exchange &right = m_right.exchanges.at(row.right);
        if (left.code() != right.code()) {
            row.status = Row::Status::Codes;
            take({Area::Codes, titleOf(row), codeText(left), codeText(right)});
        } else if (row.leftLines != row.rightLines) {
            // The answer to a hello is told as what is offered.
            row.status = Row::Status::Texts;
            const bool isHello =
                left.phase == Phase::Hello || left.phase == Phase::HelloTls || left.phase == Phase::HelloAuth;
            if (!isHello || left.command != right.command)
                takeTexts(row);
        }
    }

    void takeTexts(const Row &row)
    {
        for (qsizetype at = 0; at < std::max(row.leftLines.size(), row.rightLines.size()); ++at) {
            const QString left = row.leftLines.value(at);
            const QString right = row.rightLines.value(at);
            if (left == right)
                continue;
            take({Area::Texts, titleOf(row), left, right});
            return; // the rows show the others
        }
    }

    [[nodiscard]] static QString codeText(const Exchange &exchange)
    {
        return exchange.reply ? QString::number(exchange.code()) : Words::tr("no reply");
    }

    [[nodiscard]] QString titleOf(const Row &row) const
    {
        const Exchange &exchange = row.left >= 0 ? m_left.exchanges.at(row.left) : m_right.exchanges.at(row.right);
        if (exchange.phase == Phase::Auth)
            return QString(phaseName(Phase::Auth));
        if (exchange.command)
            return format::visibleText(QByteArrayView(exchange.command->left(60)));
        return exchange.phase ? QString(phaseName(*exchange.phase)) : Words::tr("unsolicited reply");
    }

    const Report &m_left;
    const Report &m_right;
    const QSet<Area> &m_ignored;
    Comparison m_comparison;
};
} // namespace

QLatin1StringView areaName(Area area)
{
    return Names.at(static_cast<std::size_t>(area));
}

std::optional<Area> areaFromName(QStringView name)
{
    const auto *const found = std::ranges::find_if(Names, [name](QLatin1StringView each) { return each == name; });
    return found == Names.end() ? std::nullopt : std::optional(static_cast<Area>(found - Names.begin()));
}

std::span<const QLatin1StringView> areaNames()
{
    return Names;
}

Comparison compare(const Report &left, const Report &right, const QSet<Area> &ignored)
{
    return Comparer(left, right, ignored).compare();
}

} // namespace mailscope::compare
