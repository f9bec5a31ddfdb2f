// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/subject.h"

#include <QList>

namespace mailscope::check {

/// A way to name a recipient elsewhere. Most have made some server relay for strangers.
struct RelayPattern {
    /// What an acceptance means.
    enum class Weight {
        Plain, ///< the recipient is elsewhere, and nothing hides it
        Trick, ///< the path seems to end at the server: it may also take it for somebody of its own
    };

    QByteArray id; ///< stable: "percent-hack"
    QByteArray reversePath;
    QByteArray forwardPath;
    Weight weight = Weight::Plain;
};

/// The patterns for mail from and to the addresses of \p subject, asked of a server called \p serverName. Those with an address
/// literal are left out where it has no address, and all of them where the recipient has no domain.
[[nodiscard]] QList<RelayPattern> relayPatterns(const Subject &subject, const QByteArray &serverName);

} // namespace mailscope::check
