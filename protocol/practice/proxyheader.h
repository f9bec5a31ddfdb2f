// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace mailscope::practice {

/// The header of the PROXY protocol, version 1 or 2, as a server reads it (HAProxy's proxy-protocol.txt).
struct ProxyHeader {
    enum class Family { Unknown, Version4, Version6, Unix };

    struct Extra {
        unsigned char type = 0;
        QByteArray value;
    };

    int version = 0;
    bool isLocal = false; ///< Version 2, LOCAL: the proxy itself speaks, the addresses mean nothing.
    Family family = Family::Unknown;
    QByteArray source; ///< An address, or a path for Unix; empty when unknown.
    QByteArray destination;
    quint16 sourcePort = 0;
    quint16 destinationPort = 0;
    QList<Extra> extras;  ///< Version 2: the TLVs in order.
    qsizetype length = 0; ///< Bytes of the header.

    /// For people: "PROXY v1 192.0.2.1:4711 -> 192.0.2.2:25".
    [[nodiscard]] QByteArray text() const;

    /// Reads the header at the front of \p bytes, which may be longer. Nothing when it is not whole yet; a sentence when
    /// it can never become a header. A header is at most 107 bytes (version 1) or 16 + 65535 (version 2).
    [[nodiscard]] static std::expected<std::optional<ProxyHeader>, QString> parse(QByteArrayView bytes);
};

} // namespace mailscope::practice
