// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QAbstractTableModel>

namespace mailscope::ui {

/// The keywords that a server offers: in clear beside encrypted, with what they mean. Each keyword has one row.
///
/// The columns behind keyword and meaning are the hellos that were accepted: in clear, after TLS, signed in.
class CapabilityModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Keyword, Meaning, FirstHello };

    explicit CapabilityModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    /// Takes what \p report says; rows that stay keep their place, so that selection and scrolling stay too. True when
    /// something changed.
    bool show(const report::Report &report);

    /// What TLS changed, in the order of the rows. To be asked when the first two hellos are those in clear and after TLS.
    /// wire::difference() says the same, but takes the square of the time.
    [[nodiscard]] wire::CapabilityDifference differenceByTls() const;

    /// Where there is little room the meaning stands below the keyword, and the view hides the column Meaning.
    void setNarrow(bool isNarrow);
    [[nodiscard]] bool isNarrow() const { return m_isNarrow; }

    /// How many hellos are compared.
    [[nodiscard]] int helloCount() const { return static_cast<int>(m_titles.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What one hello said about a keyword; nothing when it did not name it.
    using Offer = std::optional<QList<QByteArray>>;

    struct Row {
        QByteArray keyword;
        QList<Offer> offers; ///< one for each hello
        bool wellFormed = true;

        friend bool operator==(const Row &, const Row &) = default;
    };

    [[nodiscard]] static QList<Row> rowsOf(const QList<const report::Hello *> &hellos);
    [[nodiscard]] static bool isEverywhere(const Row &row);
    [[nodiscard]] static bool hasSameValue(const Row &row);
    [[nodiscard]] QString keywordText(const Row &row) const;
    [[nodiscard]] QString meaningText(const Row &row) const;
    [[nodiscard]] QString offerText(const Row &row, int hello) const;
    [[nodiscard]] QString differenceText(const Row &row) const;
    [[nodiscard]] QString spokenText(const Row &row, int column) const;
    [[nodiscard]] int ink(const Row &row, int column) const;

    QStringList m_titles;
    QList<Row> m_rows;
    bool m_isNarrow = false;
};

} // namespace mailscope::ui
