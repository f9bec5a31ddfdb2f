// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QList>

namespace mailscope::ui {

/// Which mechanism to log in with: the strongest that can be used, or one by its name.
class MechanismSelector final : public QComboBox {
    Q_OBJECT
public:
    explicit MechanismSelector(QWidget *parent = nullptr);

    /// What can be chosen, given what the server offers. What was chosen stays, as long as it is there.
    void offer(const QList<QByteArray> &offered);
    /// The one that was chosen by name; none: the strongest.
    [[nodiscard]] QList<QByteArray> wanted() const;
    [[nodiscard]] QByteArray mechanism() const { return currentData().toByteArray(); }
    /// Tells nobody.
    void choose(const QByteArray &mechanism);

private:
    void add(const QByteArray &mechanism, bool isOffered);

    QList<QByteArray> m_offered;
};

} // namespace mailscope::ui
