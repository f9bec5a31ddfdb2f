// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace mailscope::ui {

class Services;
class WrappedLabel;

/// A raw message: typed here, or a file that goes out byte for byte as it is.
class MessageEditor final : public QWidget {
    Q_OBJECT
public:
    /// \p services must outlive the editor.
    explicit MessageEditor(Services &services, QWidget *parent = nullptr);

    /// The message as it is now. Lines of typed text end in LF here; what becomes of them says keepsLineEnds().
    [[nodiscard]] std::unique_ptr<wire::PayloadSource> source() const;
    /// Bytes are sent as they stand, bare LF and all.
    [[nodiscard]] bool keepsLineEnds() const;
    [[nodiscard]] qint64 size() const;
    /// Takes the file at \p path; says so when it cannot be read.
    void loadFile(const QString &path);

Q_SIGNALS:
    void changed();

private:
    void build();
    void chooseFile();
    void dropFile();
    void editAsText();
    void updateWords();

    Services &m_services;
    QString m_path;    ///< of the file that is sent; empty: the text is
    QByteArray m_head; ///< the beginning of that file
    qint64 m_fileSize = 0;
    QPlainTextEdit *m_text;
    QComboBox *m_lineEnds;
    WrappedLabel *m_words;
    QPushButton *m_load;
    QPushButton *m_drop;
    QPushButton *m_edit;
};

} // namespace mailscope::ui
