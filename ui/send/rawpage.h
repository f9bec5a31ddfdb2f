// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/sendpage.h"

#include <expected>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;

namespace mailscope::ui {

class Services;
class WrappedLabel;

/// A message that is there already, in place of a composed one: a file, or bytes that are typed here with escapes for what cannot
/// be seen.
class RawPage final : public SendPage {
    Q_OBJECT
public:
    enum class Source { Composed, File, Typed };

    /// \p services must outlive the page.
    explicit RawPage(Services &services, QWidget *parent = nullptr);

    void show(const plan::Mail &mail) override;
    void fill(plan::Mail &mail) const override;
    [[nodiscard]] QString objection() const override;
    [[nodiscard]] Source source() const;

    /// What is typed for \p bytes, and what is meant by \p typed or what is wrong with it: each line ends in CRLF, unless a lone
    /// backslash stands at its end.
    [[nodiscard]] static QString typed(const QByteArray &bytes);
    [[nodiscard]] static std::expected<QByteArray, QString> bytesIn(const QString &typed);

private:
    void build();
    void chooseFile();
    void takeFile(const QString &path);
    void editAsText();
    void choose(Source source);
    void updateFields();
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString fileWords() const;

    Services &m_services;
    QComboBox *m_source;
    QString m_path;
    QPushButton *m_open;
    QPushButton *m_edit;
    WrappedLabel *m_words;
    QPlainTextEdit *m_bytes;
    QString m_typed; ///< what was typed, while a file is shown
    QCheckBox *m_raw;
};

} // namespace mailscope::ui
