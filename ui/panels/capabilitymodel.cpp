// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/capabilitymodel.h"

#include "format/display.h"
#include "knowledge/knowledge.h"
#include "ui/panels/wrapdelegate.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::Hello;

namespace {

constexpr qsizetype ShortValue = 9; ///< characters that fit into the column of a hello

QString paramsText(const QList<QByteArray> &params)
{
    return format::visibleText(params.join(' '));
}

QList<QByteArray> comparable(QList<QByteArray> params)
{
    for (QByteArray &param : params)
        param = param.toUpper();
    std::ranges::sort(params);
    return params;
}

QString meaningOf(const QByteArray &keyword, const QList<QByteArray> &params)
{
    const QString meaning = knowledge::Knowledge::shared().keywordMeaning(keyword, params);
    return meaning.isEmpty() ? CapabilityModel::tr("unknown") : meaning;
}

} // namespace

QList<CapabilityModel::Row> CapabilityModel::rowsOf(const QList<const Hello *> &hellos)
{
    QList<Row> rows;
    QHash<QByteArray, qsizetype> places;
    for (qsizetype i = 0; i < hellos.size(); ++i) {
        for (const wire::Capability &capability : hellos.at(i)->capabilities.all()) {
            auto place = places.constFind(capability.keyword);
            if (place == places.constEnd()) {
                place = places.insert(capability.keyword, rows.size());
                rows.append(Row{capability.keyword, QList<Offer>(hellos.size()), true});
            }
            Row &row = rows[*place];
            Offer &offer = row.offers[i];
            offer = offer.value_or(QList<QByteArray>()) + capability.params;
            row.wellFormed = row.wellFormed && capability.wellFormed;
        }
    }
    return rows;
}

bool CapabilityModel::show(const report::Report &report)
{
    QStringList titles;
    QList<const Hello *> hellos;
    const auto add = [&](const std::optional<Hello> &hello, const QString &title) {
        if (!hello)
            return;
        titles.append(title);
        hellos.append(&*hello);
    };
    add(report.clear, tr("In clear"));
    add(report.encrypted, report.clear ? tr("After TLS") : tr("In TLS"));
    add(report.authenticated, tr("Signed in"));

    QList<Row> rows = rowsOf(hellos);
    if (titles == m_titles && rows == m_rows)
        return false;
    const auto sameKeywords = [](const Row &a, const Row &b) { return a.keyword == b.keyword; };
    const bool keepsShape = titles == m_titles && std::ranges::equal(rows, m_rows, sameKeywords);
    if (keepsShape) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return true;
    }
    beginResetModel();
    m_titles = titles;
    m_rows = std::move(rows);
    endResetModel();
    return true;
}

void CapabilityModel::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Keyword), index(rowCount() - 1, Keyword));
    Q_EMIT headerDataChanged(Qt::Horizontal, Keyword, Keyword);
}

wire::CapabilityDifference CapabilityModel::differenceByTls() const
{
    wire::CapabilityDifference difference;
    for (const Row &row : m_rows) {
        const Offer before = row.offers.value(0);
        const Offer after = row.offers.value(1);
        if (before && after && comparable(*before) != comparable(*after))
            difference.changed.append(row.keyword);
        else if (before && !after)
            difference.removed.append(row.keyword);
        else if (!before && after)
            difference.added.append(row.keyword);
    }
    return difference;
}

int CapabilityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CapabilityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstHello + helloCount();
}

bool CapabilityModel::isEverywhere(const Row &row)
{
    return std::ranges::all_of(row.offers, [](const Offer &offer) { return offer.has_value(); });
}

bool CapabilityModel::hasSameValue(const Row &row)
{
    std::optional<QList<QByteArray>> first;
    for (const Offer &offer : row.offers) {
        if (!offer)
            continue;
        if (first && comparable(*first) != comparable(*offer))
            return false;
        first = *offer;
    }
    return true;
}

QString CapabilityModel::keywordText(const Row &row) const
{
    const QString keyword = format::visibleText(row.keyword);
    // The mechanisms stand above as chips.
    if (!hasSameValue(row) || row.keyword == wire::keyword::Auth)
        return keyword;
    const auto offer = std::ranges::find_if(row.offers, [](const Offer &each) { return each.has_value(); });
    if (offer == row.offers.end() || (*offer)->isEmpty())
        return keyword;
    return keyword + u' ' + paramsText(**offer);
}

QString CapabilityModel::meaningText(const Row &row) const
{
    if (!hasSameValue(row)) {
        QStringList parts;
        for (int i = 0; i < helloCount(); ++i) {
            if (row.offers.at(i))
                parts.append(tr("%1: %2").arg(m_titles.at(i), meaningOf(row.keyword, *row.offers.at(i))));
        }
        return parts.join(u'\n');
    }
    const auto offer = std::ranges::find_if(row.offers, [](const Offer &each) { return each.has_value(); });
    QString meaning = meaningOf(row.keyword, **offer);
    if (row.keyword == wire::keyword::Auth && !(*offer)->isEmpty()) {
        if (const auto auth = knowledge::Knowledge::shared().keyword(row.keyword))
            meaning = auth->meaning; // the mechanisms stand above as chips
    }
    if (!row.wellFormed)
        meaning = tr("%1; does not keep to the grammar").arg(meaning);
    return meaning;
}

QString CapabilityModel::offerText(const Row &row, int hello) const
{
    const Offer &offer = row.offers.at(hello);
    if (!offer)
        return u"–"_s;
    if (hasSameValue(row))
        return u"✓"_s;
    const QString value = paramsText(*offer);
    return value.isEmpty() || value.size() > ShortValue ? u"≠"_s : value;
}

/// In words what the columns of the hellos show: empty when all say the same.
QString CapabilityModel::differenceText(const Row &row) const
{
    if (helloCount() < 2)
        return {};
    if (!isEverywhere(row)) {
        QStringList where;
        for (int i = 0; i < helloCount(); ++i) {
            if (row.offers.at(i))
                where.append(m_titles.at(i));
        }
        return tr("only: %1").arg(where.join(u", "_s));
    }
    return hasSameValue(row) ? QString() : tr("differs");
}

QString CapabilityModel::spokenText(const Row &row, int column) const
{
    if (column == Keyword) {
        const QString difference = differenceText(row);
        return difference.isEmpty() ? keywordText(row) : tr("%1, %2").arg(keywordText(row), difference);
    }
    if (column == Meaning)
        return meaningText(row);
    const Offer &offer = row.offers.at(column - FirstHello);
    if (!offer)
        return tr("%1: not offered").arg(m_titles.at(column - FirstHello));
    if (hasSameValue(row) || offer->isEmpty())
        return tr("%1: offered").arg(m_titles.at(column - FirstHello));
    return tr("%1: %2").arg(m_titles.at(column - FirstHello), paramsText(*offer));
}

int CapabilityModel::ink(const Row &row, int column) const
{
    const auto inkOf = [&] {
        if (column == Keyword)
            return Ink::Strong;
        if (column == Meaning)
            return row.wellFormed ? Ink::Dim : Ink::Weak;
        if (!row.offers.at(column - FirstHello))
            return Ink::Faint;
        return hasSameValue(row) ? Ink::Good : Ink::Weak;
    };
    return static_cast<int>(inkOf());
}

QVariant CapabilityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == Keyword ? keywordText(row)
            : column == Meaning  ? meaningText(row)
                                 : offerText(row, column - FirstHello);
    case Qt::AccessibleTextRole:
        if (column == Keyword && m_isNarrow)
            return tr("%1, %2").arg(spokenText(row, Keyword), meaningText(row));
        return spokenText(row, column);
    case CopyRole:
        return spokenText(row, column);
    case BelowRole:
        return column == Keyword && m_isNarrow ? meaningText(row) : QVariant();
    case InkRole:
        return ink(row, column);
    case Qt::TextAlignmentRole:
        return column < FirstHello ? QVariant() : QVariant(static_cast<int>(Qt::AlignHCenter));
    default:
        return {};
    }
}

QVariant CapabilityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= FirstHello)
        return static_cast<int>(Qt::AlignCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (section < FirstHello)
        return section == Keyword ? tr("Keyword") : tr("Meaning");
    QString title = m_titles.value(section - FirstHello);
    if (role == Qt::DisplayRole)
        title.replace(u' ', u'\n'); // the columns are narrow
    return title;
}

} // namespace mailscope::ui
