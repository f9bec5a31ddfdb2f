// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace mailscope::support {

/// OpenSMTPD as an SMTP server. It knows no VRFY, EXPN or ETRN whatever the options say.
///
/// Extra keyword: DSN. With mechanisms (and a certificate) it offers "AUTH PLAIN LOGIN", and only once encrypted.
class OpenSmtpd final : public RealServer {
public:
    using RealServer::RealServer;

    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {"opensmtpd:104", "opensmtpq:105"}; }
    [[nodiscard]] QByteArray preparation() const override;

private:
    [[nodiscard]] QByteArray listener() const;
};

} // namespace mailscope::support
