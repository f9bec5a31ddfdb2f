// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcript/linedetail.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace mailscope::ui {

/// Shows what there is to know about one line: plain text throughout, all of which can be selected and copied.
class DetailPane final : public QScrollArea {
    Q_OBJECT
public:
    explicit DetailPane(QWidget *parent = nullptr);

    void showDetail(const LineDetail &detail);
    /// Says that no line is selected.
    void clear();

    /// So many bytes in hexadecimal fit beside each other: 16, 8 or 4.
    [[nodiscard]] qsizetype bytesInALine() const;

    /// All that is shown, as text.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void bytesInALineChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *add(const QString &text, const QString &role, const char *name);
    void removeAll();
    void fitHeight();
    void noteRoom();

    QWidget *m_page;
    QVBoxLayout *m_column;
    qsizetype m_bytesInALine = 0; ///< as it was told last
};

} // namespace mailscope::ui
