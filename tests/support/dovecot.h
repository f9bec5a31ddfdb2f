// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace mailscope::support {

/// Dovecot as an LMTP server over TCP and over a Unix socket. It answers every VRFY with 252 and knows no EXPN, ETRN or HELP.
///
/// Extra keywords: XCLIENT and XRCPTFORWARD. LMTP has no AUTH here, so mechanisms change nothing.
class Dovecot final : public RealServer {
public:
    using RealServer::RealServer;

    /// Where the same server listens as a Unix socket.
    [[nodiscard]] QByteArray socketPath() const { return folder() + "/lmtp"; }
    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;
    /// What it offers on the Unix socket, before encryption: never the extra keywords.
    [[nodiscard]] QByteArrayList socketKeywords() const;

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {"dovecot:106", "dovenull:107"}; }
    [[nodiscard]] QByteArray preparation() const override;

private:
    [[nodiscard]] QByteArray quotaOf(const QByteArray &user) const;
};

} // namespace mailscope::support
