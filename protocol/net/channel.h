// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/proxyaccess.h"
#include "values/issue.h"
#include "values/tlsdetails.h"
#include "values/tlssettings.h"

#include <QByteArray>
#include <QHostAddress>
#include <QObject>

#include <expected>
#include <optional>

namespace mailscope::net {

/// Where one attempt to connect goes.
struct Endpoint {
    enum class Kind { Tcp, Local, Process };
    Kind kind = Kind::Tcp;
    QHostAddress address; ///< Tcp: the address; null when the proxy resolves host
    QString host;         ///< Tcp: the name as the user gave it
    quint16 port = 0;
    QString path;             ///< Local: path of the socket; Process: the command, run by /bin/sh -c
    QHostAddress bindAddress; ///< null: any
    quint16 bindPort = 0;     ///< 0: any
    std::optional<ProxyAccess> proxy{};
};

/// A byte stream to the server that can be upgraded to TLS. The session owns exactly one at a time.
///
/// Order of signals: through a proxy proxyReached() first; opened() once or failed() once; then received() and bytesFlushed() as they come;
/// after startTls() secured() once or failed() once; closed() or failed() last. Nothing follows failed() or closed(),
/// and nothing is emitted from within a call of open(), write(), startTls(), close() or abort().
/// Bytes received before the end of the stream, in order or by a reset, can still be taken when closed() or failed()
/// is emitted. After failed(PlaintextInHandshake) take() gives that plaintext, at most 1 KiB of it.
/// Destroying a channel at any moment, also inside a slot of its own signal, closes what it holds. After its end,
/// or abort(), a channel can be opened again.
class Channel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Starts to connect to \p endpoint. Time limits are the caller's business: abort() ends an attempt.
    virtual void open(const Endpoint &endpoint) = 0;

    /// Takes all bytes that have arrived and were not taken yet.
    [[nodiscard]] virtual QByteArray take() = 0;

    /// Bytes that have arrived and were not taken yet, without taking them.
    [[nodiscard]] virtual qint64 bytesToTake() const = 0;

    /// Queues \p bytes and hands them to the system as soon as it takes them (one flush for a call).
    virtual void write(const QByteArray &bytes) = 0;

    /// Bytes queued here that the system has not taken yet.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;

    /// Whether bytesFlushed() is wanted: while nothing waits for it, it is a turn of the event loop for nothing.
    void tellFlushes(bool wanted) { m_tellsFlushes = wanted; }

    /// Begins the client's side of the TLS handshake. Returns an issue (TlsSettings) at once, and does nothing,
    /// when the settings cannot be used: unreadable file, unknown cipher, version the library lacks.
    /// Objections to the certificate never end the handshake: secured() tells them, under either policy, and the
    /// caller closes where TlsSettings::policy asks for it. Nothing that was not queued before is sent until then.
    [[nodiscard]] virtual std::expected<void, Issue> startTls(const TlsSettings &settings) = 0;

    [[nodiscard]] virtual bool isEncrypted() const = 0;

    /// Shuts down in order: what is queued still goes out, then closed() follows.
    virtual void close() = 0;

    /// Drops the connection at once; no signal follows.
    virtual void abort() = 0;

    /// Both ends as text for the transcript, e.g. "127.0.0.1:50312"; empty where there is none.
    [[nodiscard]] virtual QString localEnd() const = 0;
    [[nodiscard]] virtual QString remoteEnd() const = 0;

Q_SIGNALS:
    /// The proxy has accepted the connection; its handshake goes on until opened() or failed().
    void proxyReached();
    void opened();
    void received();
    void bytesFlushed();
    void secured(const mailscope::TlsDetails &details);
    /// The server (or close()) ended the stream in order.
    void closed();
    /// The stream ended otherwise; \p issue has no stage and no evidence yet.
    void failed(const mailscope::Issue &issue);

protected:
    [[nodiscard]] bool tellsFlushes() const { return m_tellsFlushes; }

private:
    bool m_tellsFlushes = true;
};

} // namespace mailscope::net
