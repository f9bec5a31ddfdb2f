// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/realserver.h"

namespace mailscope::support {

/// A small SMTP server whose logins a library decides that has nothing to do with Mailscope (loginpeer.py).
class LoginPeer final : public RealServer {
public:
    enum class Backend {
        Gsasl,  ///< GNU SASL's command: SCRAM-SHA-1, SCRAM-SHA-256, DIGEST-MD5, CRAM-MD5
        Scramp, ///< python3-scramp: SCRAM with SHA-1, SHA-256, SHA-512, each also bound by tls-server-end-point
        Spnego, ///< python3-pyspnego: NTLMv2; a message integrity code and a channel binding are demanded
    };

    /// What the server says in SCRAM.
    struct Scram {
        QByteArray salt = "0123456789ab";
        int iterations = 4096;
    };

    /// \p scram is told of users; others have the default.
    LoginPeer(Backend backend, ServerOptions options, QMap<QByteArray, Scram> scram = {});

    [[nodiscard]] QByteArrayList keywords(Encryption encryption) const override;
    [[nodiscard]] QByteArray loginRecord(const QByteArray &mechanism, const QByteArray &user) const override;

protected:
    QByteArrayList configure() override;
    [[nodiscard]] QByteArrayList systemUsers() const override { return {}; }
    [[nodiscard]] QByteArray preparation() const override { return {}; }

private:
    Backend m_backend;
    QMap<QByteArray, Scram> m_scram;
};

} // namespace mailscope::support
