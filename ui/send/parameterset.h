// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/parameters.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope::ui {

/// The parameters of MAIL or RCPT on their way into fields: each is taken out for its own, and the rest stays as it is.
class ParameterSet {
public:
    explicit ParameterSet(QList<QByteArray> parameters) : m_left(std::move(parameters)) { }

    /// Takes the first \p keyword and returns its value; nothing when there is none, or none with a value.
    [[nodiscard]] std::optional<QByteArray> take(QByteArrayView keyword);
    /// Takes \p keyword only when \p encode makes the very same of what \p decode says it means.
    [[nodiscard]] QString takeEncoded(QByteArrayView keyword, QByteArray (*encode)(const QString &),
                                      std::optional<QByteArray> (*decode)(QByteArrayView));
    /// Takes \p keyword without a value; false when there is none.
    [[nodiscard]] bool takeFlag(QByteArrayView keyword);
    /// What was not taken, parted by blanks.
    [[nodiscard]] QString rest() const;

private:
    QList<QByteArray> m_left;
};

/// The parameters that stand in \p text, parted by blanks.
[[nodiscard]] QList<QByteArray> parametersIn(const QString &text);

/// ENVID and ORCPT as they are sent; what they cannot say stands as it was typed, and is refused where it is sent.
[[nodiscard]] QByteArray envidParameter(const QString &typed);
[[nodiscard]] QByteArray orcptParameter(const QString &typed);
/// "type;address" of the value of ORCPT.
[[nodiscard]] std::optional<QByteArray> fromOrcpt(QByteArrayView value);

} // namespace mailscope::ui
