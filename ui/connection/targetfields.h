// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QCoreApplication>
#include <QString>

#include <expected>
#include <optional>

namespace mailscope::ui {

/// What the connection bar shows of a plan: where to connect to and how it is encrypted.
///
/// Sockets and programs stand as a URL in place, several targets as a list of URLs; those have no port of their own.
struct TargetFields {
    plan::Protocol protocol = plan::Protocol::Smtp;
    bool exchangers = false; ///< place is a mail domain; its exchangers are tried in turn
    QString place;           ///< a host name, an address, a domain or URLs; empty: nowhere
    QString port;            ///< as written; empty: the usual one
    plan::Security security = plan::Security::Opportunistic;

    friend bool operator==(const TargetFields &, const TargetFields &) = default;
};

/// Why fields cannot be used: which one, and a sentence.
struct FieldObjection {
    enum class Field { Place, Port };
    Field field = Field::Place;
    QString text;
};

/// Turns what a person typed or pasted into targets, with the readers of the command line and of profiles.
class TargetReader {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::TargetReader)
public:
    /// The port that is meant when none is given.
    [[nodiscard]] static quint16 usualPort(plan::Protocol protocol, plan::Security security);
    /// Whether \p port goes with these so well that nobody needs to have typed it: 25 and 587, 465, 24.
    [[nodiscard]] static bool isUsualPort(quint16 port, plan::Protocol protocol, plan::Security security);

    [[nodiscard]] static TargetFields fieldsOf(const plan::Plan &plan);

    /// \p plan with the targets that \p fields say. An empty place: none. What a URL says of the user is kept as
    /// long as the host stays the same.
    [[nodiscard]] static std::expected<plan::Plan, FieldObjection> withFields(plan::Plan plan,
                                                                              const TargetFields &fields);

    /// Whether \p text says more than a name or an address: a URL, host:port or a list.
    [[nodiscard]] static bool saysMore(const QString &text);

    /// \p plan with what \p text says: a URL, host:port, "mx:DOMAIN" or a list of those.
    [[nodiscard]] static std::expected<plan::Plan, FieldObjection> withText(plan::Plan plan, const QString &text);

    /// Whether a password, or what looks like one, stands in \p text; that of a program's command line is its own.
    [[nodiscard]] static bool holdsPassword(const QString &text);
    [[nodiscard]] static QString passwordObjection();

    /// \p target as a person would type it; for the history. Holds no user.
    [[nodiscard]] static QString shortText(const plan::Target &target);
};

} // namespace mailscope::ui
