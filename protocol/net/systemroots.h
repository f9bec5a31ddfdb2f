// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mailscope::net {

/// Has Qt look a system's root certificate up when a chain needs it, in place of reading all of them before the first
/// handshake. Has an effect only where the system keeps them under their hashes (as Debian does) and when called before
/// anything that uses Qt's TLS; what is trusted is the same either way. Calling it again costs nothing.
///
/// Qt means to do this by itself, but 6.8 does not see names that are symbolic links, and all of them are. Reading 150
/// certificates takes more time than everything else that a diagnosis does, even if it trusts a file of its own.
void lookUpSystemRootsOnDemand();

} // namespace mailscope::net
