// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/certificates.h"
#include "practice/conversation.h"
#include "practice/options.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <expected>

namespace mailscope::practice {

/// The settings of the server's side of TLS.
[[nodiscard]] QSslConfiguration serverConfiguration(const Credentials &credentials, QSsl::SslProtocol minimum,
                                                    QSsl::SslProtocol maximum);

/// Lets the server ask each client for a certificate of \p authority (PEM). Who has none is served as well.
void askForCertificate(QSslConfiguration &configuration, const QByteArray &authority);

/// What the handshake of \p socket came to for those who bind to it.
[[nodiscard]] TlsFacts tlsFacts(const QSslSocket &socket);

/// Ends \p socket: by a TCP reset, or in order once everything is written. A handshake under way is not waited for.
void closeSocket(QSslSocket &socket, bool reset);

/// Ends only the sending direction, once everything is written.
void closeSendingSide(QSslSocket &socket);

/// "TLSv1.3 TLS_AES_256_GCM_SHA384"
[[nodiscard]] QByteArray sessionText(const QSslSocket &socket);

/// A stream socket for two descriptors that may be pipes or one socket: as standard input and output are. The
/// descriptors stay open and stay the caller's. Everything that is written to the socket comes out of \p output.
/// The pump lives as a child of \p parent. Returns the descriptor of the socket, which the caller owns.
[[nodiscard]] std::expected<qintptr, QString> socketForDescriptors(int input, int output, QObject *parent);

} // namespace mailscope::practice
