// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace mailscope::ui {

/// Puts its widgets side by side, and begins a new line where the width ends. Owns its items, as every layout does.
class FlowLayout final : public QLayout {
    Q_OBJECT
public:
    /// \p spacing pixels stand between two widgets and between two lines.
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;
    Q_DISABLE_COPY_MOVE(FlowLayout)

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Where each item goes in \p area; returns the height that they take.
    int arrange(const QRect &area, bool apply) const;

    QList<QLayoutItem *> m_items;
};

} // namespace mailscope::ui
