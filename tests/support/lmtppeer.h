// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace mailscope::support {

/// The LMTP server of aiosmtpd over TCP, with mailboxes of our own behind it (lmtppeer.py): lines keep their CRLF there.
class LmtpPeer final : public RealServer {
public:
    using RealServer::RealServer;

    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {}; }
    [[nodiscard]] QByteArray preparation() const override { return {}; }
};

} // namespace mailscope::support
