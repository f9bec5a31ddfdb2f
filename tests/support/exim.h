// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace mailscope::support {

/// Exim as an SMTP server. With \c verify it answers VRFY and EXPN with 250 and addresses.
///
/// Extra keywords: PIPECONNECT, PRDR, SMTPUTF8 and WELLKNOWN. Mechanisms: PLAIN, LOGIN and CRAM-MD5. With passwords only who
/// has logged in may name a recipient.
class Exim final : public RealServer {
public:
    using RealServer::RealServer;

    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;
    [[nodiscard]] QByteArray loginRecord(const QByteArray &mechanism, const QByteArray &user) const override;
    /// Delivers what waits in the queue first: nothing is delivered by itself.
    [[nodiscard]] QByteArrayList takeMail(const QByteArray &user) override;

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {"Debian-exim:103"}; }
    [[nodiscard]] QByteArray preparation() const override;

private:
    [[nodiscard]] qint64 largestMessage() const;
    [[nodiscard]] QByteArray mainSection() const;
    [[nodiscard]] QByteArray authenticatorSection() const;
};

} // namespace mailscope::support
