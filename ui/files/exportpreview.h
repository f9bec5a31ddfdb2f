// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStackedWidget>

class QPlainTextEdit;

namespace mailscope::ui {

class PageView;

/// An export as it will stand in its file: as text, as the page that it is, or byte by byte.
class ExportPreview final : public QStackedWidget {
    Q_OBJECT
public:
    enum class As { Text, Page, Bytes };

    explicit ExportPreview(QWidget *parent = nullptr);

    void show(const QByteArray &bytes, As as);
    void clear();

private:
    QPlainTextEdit *m_text;
    PageView *m_page;
};

} // namespace mailscope::ui
