// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QAbstractListModel>

#include <set>

namespace mailscope::ui {

/// The findings of the chosen severities, the gravest first.
class FindingsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit FindingsModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    /// True when something changed; then the model was reset.
    bool setFindings(const QList<report::Finding> &findings);
    void setShown(report::Severity severity, bool isShown);

    [[nodiscard]] qsizetype total() const { return m_all.size(); }
    [[nodiscard]] int count(report::Severity severity) const;
    /// The row of the finding \p id, -1 when it is not shown.
    [[nodiscard]] int rowOf(QLatin1StringView id) const;

    /// Null for an index of no finding. Good until the next change.
    [[nodiscard]] const report::Finding *finding(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// The whole finding as plain text for the roles of display and accessible text.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Sign and word, for people: "✗ Problem", "⚠ Warning", "ℹ Note".
    [[nodiscard]] static QString sign(report::Severity severity);
    [[nodiscard]] static QString word(report::Severity severity);
    /// The text of a finding in two: what it is, and what follows from it.
    [[nodiscard]] static std::pair<QString, QString> parts(const report::Finding &finding);

private:
    void filter();

    QList<report::Finding> m_all;
    QList<report::Finding> m_shown;
    std::set<report::Severity> m_hidden;
};

} // namespace mailscope::ui
