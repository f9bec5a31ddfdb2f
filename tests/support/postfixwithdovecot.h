// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/portreservation.h"
#include "support/postfix.h"

namespace mailscope::support {

/// Postfix whose logins Dovecot decides, and Dovecot's own submission service beside it.
///
/// Mechanisms are Dovecot's: all that it has, OAuth 2.0 with a token service of ours included. Its submission service hands mail on
/// to a port of Postfix where nobody need log in. Failed logins are not slowed down.
class PostfixWithDovecot final : public Postfix {
public:
    using Postfix::Postfix;

    [[nodiscard]] quint16 submissionPort() const { return m_submissionPort.port(); }
    /// loginRecord() of the submission service.
    [[nodiscard]] static QByteArray submissionRecord(const QByteArray &mechanism, const QByteArray &user);

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QList<quint16> ports() const override { return {port(), submissionPort()}; }
    [[nodiscard]] QByteArrayList systemUsers() const override;
    [[nodiscard]] QByteArrayList systemGroups() const override;
    [[nodiscard]] QByteArrayList loginConfiguration() const override;
    [[nodiscard]] QByteArray loginPreparation() const override;
    [[nodiscard]] QByteArray helpers() const override;
    [[nodiscard]] QByteArray moreServices() const override;

private:
    [[nodiscard]] QByteArray dovecotConfiguration() const;
    [[nodiscard]] QByteArray passwordDatabases() const;
    [[nodiscard]] QByteArray services() const;

    PortReservation m_submissionPort;
    PortReservation m_relayPort;
    PortReservation m_tokenPort;
};

} // namespace mailscope::support
