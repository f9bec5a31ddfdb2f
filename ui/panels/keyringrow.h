// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace mailscope::ui {

class Services;
class WrappedLabel;

/// Saving a secret to the desktop's key ring, and fetching it again. What is fetched never comes into a widget.
class KeyringRow final : public QWidget {
    Q_OBJECT
public:
    /// \p services must outlive this.
    explicit KeyringRow(Services &services, QWidget *parent = nullptr);

    /// Under which name the secret is kept; empty: nothing can be kept or fetched.
    void setName(const QString &name);
    /// There is something to save.
    void setSaves(bool isPossible);
    /// Where the secret comes from.
    void setSource(std::function<Secret()> source) { m_source = std::move(source); }
    void forgetWords();

Q_SIGNALS:
    /// The secret is kept under \p name.
    void kept(const QString &name);
    void fetched(const mailscope::Secret &secret, const QString &name);

private:
    void save();
    void fetch();
    void showButtons();

    Services &m_services;
    std::function<Secret()> m_source;
    QString m_name;
    bool m_saves = false;
    bool m_waits = false;
    QPushButton *m_save;
    QPushButton *m_fetch;
    WrappedLabel *m_words;
};

} // namespace mailscope::ui
