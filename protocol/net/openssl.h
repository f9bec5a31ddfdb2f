// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>

namespace mailscope::net {

/// Loads OpenSSL's default provider and keeps it until the program ends.
///
/// QCA's plugin loads the legacy provider by name, which switches OpenSSL's automatic loading of the default one off:
/// without this call the algorithms of TLS can vanish from the process, depending on who came first. Call it before
/// anything that uses OpenSSL, QCA or Qt's TLS; calling it again costs nothing. Returns whether the provider is there.
bool ensureDefaultProvider();

/// While it lives, what OpenSSL complains of is taken out of this thread's error queue again. Qt reads that queue when
/// a connection stumbles, and would take a complaint about something else for the end of the connection.
class QuietErrors {
public:
    QuietErrors();
    ~QuietErrors();
    Q_DISABLE_COPY_MOVE(QuietErrors)
};

} // namespace mailscope::net
