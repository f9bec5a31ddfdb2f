// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "ui/panels/chip.h"

#include <QCoreApplication>

namespace mailscope::ui {

/// What there is to say of the ways to sign in that a server offers.
class MechanismWords {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::MechanismWords)
public:
    /// Good for what proves without showing, weak for what shows the password, is outdated or proves nothing.
    [[nodiscard]] static Chip::Tone tone(const QByteArray &mechanism);

    /// "PLAIN, weak: password in clear", for screen readers and the tool tip.
    [[nodiscard]] static QString description(const QByteArray &mechanism);
    /// What the server and what somebody on the way learns, for the tool tip.
    [[nodiscard]] static QString exposure(const QByteArray &mechanism);

    /// Every mechanism of every hello, strong ones first, otherwise in the order of the server.
    [[nodiscard]] static QList<QByteArray> offered(const report::Report &report);
    /// When they are offered: only after TLS, only in clear, none …
    [[nodiscard]] static QString whenOffered(const report::Report &report);
    /// Why the weak ones among \p mechanisms are weak, one sentence each; empty when none is.
    [[nodiscard]] static QString weaknesses(const QList<QByteArray> &mechanisms);

private:
    [[nodiscard]] static QString differenceWords(const QList<QByteArray> &clear, const QList<QByteArray> &encrypted);
};

/// Words of a server in upper case, safe to show, as one list: "PLAIN and LOGIN". Cut behind \p most.
[[nodiscard]] QString namedList(const QList<QByteArray> &names, int most = 12);

} // namespace mailscope::ui
