// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/capabilities.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace mailscope::ui {

/// What the server offers for a message, as far as it is known, and whether rules are broken.
struct Offer {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::Offer)
public:
    std::optional<wire::Capabilities> capabilities; ///< nothing as long as nobody knows
    bool isForced = false;

    /// The server is known to offer no \p extension. An empty one is needed by nobody.
    [[nodiscard]] bool lacks(QByteArrayView extension) const;
    /// A sentence about \p what, which needs \p extension; empty when there is nothing to say.
    [[nodiscard]] QString remark(const QString &what, QByteArrayView extension) const;
    /// The sentences about each of \p parameters of MAIL or RCPT.
    [[nodiscard]] QStringList remarks(const QList<QByteArray> &parameters) const;

    friend bool operator==(const Offer &, const Offer &) = default;
};

} // namespace mailscope::ui
