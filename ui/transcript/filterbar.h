// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/filterexpression.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mailscope::ui {

class FilterEdit;

/// The bar above a transcript: the filter, and what is to be said about it; Find and Follow.
///
/// A filter that cannot be understood is marked in the field, and a sentence under it says where and why; the filter before
/// it stays in force.
class FilterBar final : public QFrame {
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// As if a person had typed it.
    void setText(const QString &text);
    void focusFilter();

    /// How many of the lines are left; not told without a filter.
    void setCount(qsizetype shown, qsizetype all);
    /// A sentence under the field, until the filter is changed.
    void say(const QString &sentence);
    void setFollowing(bool isFollowing);
    void setFinding(bool isFinding);

Q_SIGNALS:
    /// The filter in the field has changed, and can be understood.
    void filterChanged(const mailscope::filter::FilterExpression &filter);
    void followToggled(bool isFollowing);
    void findToggled(bool isFinding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void read();
    void showError(const filter::FilterError &error);
    void showWords(const QString &words, bool isError);
    void applyColours();

    FilterEdit *m_edit;
    QLabel *m_count;
    QLabel *m_words;
    QPushButton *m_find;
    QPushButton *m_follow;
    bool m_isError = false;
};

} // namespace mailscope::ui
