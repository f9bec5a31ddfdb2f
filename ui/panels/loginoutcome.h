// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QWidget>

namespace mailscope::ui {

class Chip;
class FlowLayout;
class WrappedLabel;

/// What came of the last attempt to log in: the codes in words, why it failed and what to do, and other mechanisms to try at once.
class LoginOutcome final : public QWidget {
    Q_OBJECT
public:
    explicit LoginOutcome(QWidget *parent = nullptr);

    void show(const report::Report &report);
    /// A button for each of \p mechanisms; none when there is nothing to try again.
    void offer(const QList<QByteArray> &mechanisms);

Q_SIGNALS:
    void anotherWanted(const QByteArray &mechanism);

private:
    void showAttempt(const report::AuthAttempt &attempt, const report::Report &report);

    Chip *m_verdict;
    WrappedLabel *m_codes;
    WrappedLabel *m_words;
    WrappedLabel *m_text;
    WrappedLabel *m_cause;
    WrappedLabel *m_nextStep;
    WrappedLabel *m_source;
    QWidget *m_others;
    FlowLayout *m_flow;
    QList<QByteArray> m_offered;
};

} // namespace mailscope::ui
