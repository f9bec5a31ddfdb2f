// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/kerberosrealm.h"
#include "support/realserver.h"

#include <optional>

namespace mailscope::support {

/// Postfix as an SMTP server. It verifies with 252 and knows no EXPN.
///
/// Extra keywords: XCLIENT, XFORWARD and, with mechanisms, the old "AUTH=" line. Mechanisms come from Cyrus SASL, which
/// keeps passwords in a sasldb. With passwords only who has logged in may name a recipient, and any is accepted.
class Postfix : public RealServer {
public:
    explicit Postfix(ServerOptions options);

    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;
    [[nodiscard]] QByteArray loginRecord(const QByteArray &mechanism, const QByteArray &user) const override;
    /// The realm that it is part of; null without Kerberos.
    [[nodiscard]] const KerberosRealm *realm() const { return m_realm ? &*m_realm : nullptr; }

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {"postfix:101"}; }
    [[nodiscard]] QByteArrayList systemGroups() const override { return {"postfix:101", "postdrop:102"}; }
    [[nodiscard]] QByteArray preparation() const override;

    /// What main.cf says of where logins are decided.
    [[nodiscard]] virtual QByteArrayList loginConfiguration() const;
    /// Shell lines that make what loginConfiguration() refers to.
    [[nodiscard]] virtual QByteArray loginPreparation() const;
    /// Shell lines that start what logins need, in the background.
    [[nodiscard]] virtual QByteArray helpers() const;
    /// More lines of master.cf.
    [[nodiscard]] virtual QByteArray moreServices() const { return {}; }

private:
    [[nodiscard]] QByteArray kerberosPassword() const { return options().passwords.value(options().kerberosUser); }
    [[nodiscard]] qint64 largestMessage() const;
    [[nodiscard]] QByteArray mainConfiguration() const;
    [[nodiscard]] QByteArray serviceConfiguration() const;

    std::optional<KerberosRealm> m_realm;
};

} // namespace mailscope::support
