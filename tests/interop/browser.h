// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QImage>
#include <QTcpServer>
#include <QTemporaryDir>

namespace mailscope::interop {

/// Chromium without a window. All that it asks for, of whomever, comes to this program, which knows one page and nothing else.
class Browser : public QObject {
    Q_OBJECT
public:
    enum class Scheme { Dark, Light }; ///< in Chromium's own order

    /// What opening a page came to.
    struct Opened {
        QString failure{};         ///< why there is nothing; empty when all went well
        QByteArrayList requests{}; ///< beside the one for the page
        QByteArrayList console{};  ///< what the page, or the browser about it, wrote there
        QByteArray document{};     ///< what the browser made of it, as HTML
        QImage picture{};
    };

    explicit Browser(QObject *parent = nullptr);

    /// Opens \p page as a reader would whose system is \p scheme.
    [[nodiscard]] Opened open(const QByteArray &page, Scheme scheme);

private:
    void answer();

    QTcpServer m_everybody;
    QTemporaryDir m_folder;
    QByteArray m_page;
    QByteArrayList m_requests;
};

} // namespace mailscope::interop
