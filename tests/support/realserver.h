// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/certificates.h"
#include "support/portreservation.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QDeadlineTimer>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <optional>

namespace mailscope::support {

/// What a real server under test is asked to offer. Each server class says what it cannot do.
struct ServerOptions {
    QByteArray hostName = "mx.example.test";       ///< greets and answers hello with this name
    std::optional<CertificateFiles> certificate{}; ///< STARTTLS is offered exactly when it is set
    bool verify = true;                            ///< VRFY
    bool queueStart = true;                        ///< ETRN, for \c queueDomain
    bool extraKeywords = false;                    ///< what the server can offer besides its usual list
    QByteArrayList mechanisms{};                   ///< what AUTH offers once the connection is encrypted
    bool mechanismsInClear = false;                ///< AUTH is offered before encryption too
    QByteArrayList users{"alice", "bob"};          ///< mailboxes at \c hostName
    QMap<QByteArray, QByteArrayList> aliases{{"team", {"alice", "bob"}}}; ///< lists at \c hostName
    QByteArray queueDomain = "queue.example.test";                        ///< the domain whose queue ETRN may start
    QMap<QByteArray, QByteArray> passwords{}; ///< who may log in, and with what; while it is empty, nobody
    QMap<QByteArray, QByteArray> tokens{};    ///< OAuth 2.0 bearer tokens, and whom they stand for
    QByteArray clientAuthority{};      ///< certificate (PEM) of who signs those of clients, which are asked for then
    QByteArray kerberosUser{};         ///< one of passwords, for whom a ticket is had; there is a realm when it is set
    qint64 largestMessage = 0;         ///< bytes; 0 for what each server has for usual
    QMap<QByteArray, qint64> quotas{}; ///< bytes that a user's mailbox holds at most, where the server knows quotas
};

/// A mail server from the system's packages on a loopback port of its own.
///
/// It runs as root of its own mount and process namespaces (tests/support/realserver-root.sh): every path it insists on
/// is private, and ending its first process ends everything it started. If this process is killed, the server
/// dies with it. When the current test has failed, the destructor prints the server's log.
class RealServer {
public:
    explicit RealServer(ServerOptions options);
    virtual ~RealServer();
    Q_DISABLE_COPY_MOVE(RealServer)

    /// Starts the server and waits until it greets, at most \p limit.
    /// Returns false, with the reason in diagnosis(), when it ends first or stays silent; nothing runs then.
    [[nodiscard]] bool start(std::chrono::milliseconds limit = std::chrono::seconds(20));
    /// Ends the server and all it started; returns once none of its processes is left.
    void stop();

    [[nodiscard]] quint16 port() const { return m_port.port(); }
    [[nodiscard]] const ServerOptions &options() const { return m_options; }
    /// Why start() failed, and all that the server has logged.
    [[nodiscard]] QByteArray diagnosis() const;
    /// The process id (as seen here) of the namespaces' first process, which is the server itself; 0 when not running.
    [[nodiscard]] qint64 processId() const;

    /// What was delivered to \p user since this was called last, oldest first, byte for byte as the mailbox has it: lines may
    /// end in LF. Looks once and waits for nothing.
    [[nodiscard]] virtual QByteArrayList takeMail(const QByteArray &user);
    /// How many of the server's own processes with this \p name were ended by SIGKILL: children of the first one.
    int killWorkers(const QByteArray &name);
    /// Runs shell lines as root in the server's root, and returns what they wrote to standard output.
    [[nodiscard]] QByteArray inside(const QByteArray &script) const;

    enum class Encryption { Clear, Encrypted };
    /// The keyword lines that it is configured to offer, in its own order: "SIZE 10240000", "AUTH PLAIN LOGIN", …
    [[nodiscard]] virtual QByteArrayList keywords(Encryption encryption) const = 0;

    /// The words in the log that tell of \p user logged in by \p mechanism, once a recipient was named; none when it logs nothing.
    [[nodiscard]] virtual QByteArray loginRecord(const QByteArray &mechanism, const QByteArray &user) const;

protected:
    /// Writes the configuration and returns the program with its arguments. It must stay in the foreground.
    virtual QByteArrayList configure() = 0;
    /// All ports that must greet before the server has started.
    [[nodiscard]] virtual QList<quint16> ports() const { return {port()}; }
    /// Users and groups ("name:id") that the server switches to.
    [[nodiscard]] virtual QByteArrayList systemUsers() const = 0;
    [[nodiscard]] virtual QByteArrayList systemGroups() const { return systemUsers(); }
    /// Shell lines that make the server's folders; run in its root, stopping at the first failure.
    [[nodiscard]] virtual QByteArray preparation() const = 0;

    /// The server's folder, with the same name inside its root.
    [[nodiscard]] QByteArray folder() const;
    /// The certificate and key of the options, copied to where only root reads the key.
    [[nodiscard]] QByteArray certificatePath() const { return folder() + "/tls/certificate.pem"; }
    [[nodiscard]] QByteArray keyPath() const { return folder() + "/tls/key.pem"; }
    /// The certificate of who signs those of clients.
    [[nodiscard]] QByteArray clientAuthorityPath() const { return folder() + "/tls/clients.pem"; }
    /// Where the server's logs go; every user may write there.
    [[nodiscard]] QByteArray logFolder() const;
    /// Writes a file below folder(), readable by every user; makes the folders above it.
    void write(const QByteArray &name, const QByteArray &content);
    /// Copies a file of this folder of the sources to folder(), and returns its path there.
    QByteArray provide(const QByteArray &name);
    /// \p text as one word of a shell.
    [[nodiscard]] static QByteArray word(QByteArray text);

private:
    [[nodiscard]] static QList<qint64> children(qint64 process);
    void writeAccounts();
    void copyCertificate();
    void launch(const QByteArrayList &command);
    bool waitForGreeting(QDeadlineTimer deadline);
    [[nodiscard]] static bool greets(quint16 port, const QByteArray &name, QDeadlineTimer deadline);

    ServerOptions m_options;
    QTemporaryDir m_folder;
    PortReservation m_port;
    QProcess m_process;
    QByteArray m_failure;
};

} // namespace mailscope::support
