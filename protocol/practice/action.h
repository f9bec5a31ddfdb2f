// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <cstdint>
#include <variant>

namespace mailscope::practice {

// What the dialogue wants done on its connection, one after the other.

/// In one write.
struct SendBytes {
    QByteArray bytes;
    bool operator==(const SendBytes &) const = default;
};

/// One byte at a time.
struct SendSlowly {
    QByteArray bytes;
    std::chrono::milliseconds interval{0};
    bool operator==(const SendSlowly &) const = default;
};

/// \p first once, then \p unit again and again: \p size bytes in all, 0 for as long as the client is there. Then the connection closes.
struct SendFlood {
    QByteArray first;
    QByteArray unit;
    std::int64_t size = 0;
    bool operator==(const SendFlood &) const = default;
};

/// Nothing is sent or read for so long.
struct Pause {
    std::chrono::milliseconds duration{0};
    bool operator==(const Pause &) const = default;
};

/// The server's side of the TLS handshake; ServerDialogue::secured() follows, or the end of the connection.
struct BeginTls {
    bool operator==(const BeginTls &) const = default;
};

/// The dialogue has more to compute than is done at once. ServerDialogue::computed() goes on, once others had their turn; until then
/// nothing is read.
struct Compute {
    bool operator==(const Compute &) const = default;
};

/// Everything that comes is read and thrown away; nothing is ever sent again.
struct FallSilent {
    bool operator==(const FallSilent &) const = default;
};

struct EndConnection {
    bool reset = false; ///< By a TCP reset.
    bool operator==(const EndConnection &) const = default;
};

using Action = std::variant<SendBytes, SendSlowly, SendFlood, Pause, BeginTls, Compute, FallSilent, EndConnection>;
using Actions = QList<Action>;

} // namespace mailscope::practice
