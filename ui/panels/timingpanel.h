// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QPushButton;
class QTreeView;

namespace mailscope::ui {

class Services;
class SessionController;
class TimeAxis;
class TimingModel;
class WrappedLabel;

/// Where the time of a session went, as a waterfall: name look-up, each address, greeting, hello, handshake, login, answers …
/// What still runs grows.
class TimingPanel final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    TimingPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A person wants to see the event \p sequence.
    void evidenceActivated(qint64 sequence);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void refresh();
    void follow(const QModelIndex &index);
    [[nodiscard]] std::chrono::nanoseconds now();
    [[nodiscard]] QString stateText() const;

    SessionController &m_controller;
    TimingModel *m_model;
    QTreeView *m_rows;
    TimeAxis *m_axis;
    WrappedLabel *m_state;
    QPushButton *m_copy;
    QTimer m_tick; ///< while something runs and somebody looks
    qsizetype m_eventsSeen = 0;
    QElapsedTimer m_sinceLastEvent;
};

} // namespace mailscope::ui
