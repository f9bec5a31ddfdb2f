// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

#include <expected>

namespace mailscope::cli {

/// What a netrc file says of one machine.
struct NetrcEntry {
    QByteArray login;
    QByteArray password;

    friend bool operator==(const NetrcEntry &, const NetrcEntry &) = default;
};

/// Why a netrc file gives no password.
enum class NetrcFailure {
    NoEntry,   ///< there is none for this host and user, or it has no password
    OpenQuote, ///< a quoted word does not end in its line: what follows could be anybody's password
};

/// The first entry of \p text, a netrc file (as ftp(1) and curl read it), for \p host, with the login \p user unless that is empty.
/// Host names differ in no case, nor in the dot of the root. `default` holds for every host behind it; `macdef` and its lines are skipped. What stands behind
/// the entry is not looked at.
[[nodiscard]] std::expected<NetrcEntry, NetrcFailure> findInNetrc(const QByteArray &text, const QByteArray &host,
                                                                  const QByteArray &user);

/// $NETRC, or .netrc in the home folder; empty when there is neither variable.
[[nodiscard]] QString netrcPath(const QProcessEnvironment &environment);

} // namespace mailscope::cli
