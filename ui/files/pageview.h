// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace mailscope::ui {

/// Shows a page of our own making. Nothing is ever loaded for it, from nowhere, and a link leads no further than within the page.
///
/// Qt's rich text knows headings, tables and colours, but neither drawings nor what folds: those a browser shows.
class PageView final : public QTextBrowser {
    Q_OBJECT
public:
    explicit PageView(QWidget *parent = nullptr);

    void showPage(const QByteArray &html);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace mailscope::ui
