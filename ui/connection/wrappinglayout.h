// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace mailscope::ui {

/// Widgets in one row as long as they fit, otherwise in several: a bar that works in a small window and with large text.
///
/// What is left of a row goes to its expanding items, up to their maximum; what then remains stands before the last item
/// of all, which keeps to the right.
class WrappingLayout final : public QLayout {
    Q_OBJECT
public:
    explicit WrappingLayout(QWidget *parent);
    ~WrappingLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rectangle) override;

private:
    using Row = QList<QLayoutItem *>;
    [[nodiscard]] QList<Row> rowsFor(int width) const;
    void placeRow(const Row &row, const QRect &place, bool isLast) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace mailscope::ui
