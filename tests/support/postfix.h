// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace mailscope::support {

/// Postfix as an SMTP server. It verifies with 252 and knows no EXPN.
///
/// Extra keywords: XCLIENT, XFORWARD and, with mechanisms, the old "AUTH=" line. Mechanisms come from Cyrus SASL.
class Postfix final : public RealServer {
public:
    using RealServer::RealServer;

    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {"postfix:101"}; }
    [[nodiscard]] QByteArrayList systemGroups() const override { return {"postfix:101", "postdrop:102"}; }
    [[nodiscard]] QByteArray preparation() const override;

private:
    [[nodiscard]] QByteArray mainConfiguration() const;
    [[nodiscard]] QByteArray serviceConfiguration() const;
};

} // namespace mailscope::support
