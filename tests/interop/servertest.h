// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/certificates.h"
#include "support/realserver.h"

#include <QObject>

#include <memory>

namespace mailscope::interop {

/// What every real server is tested for. A test program per server states that server's facts and inherits the tests.
class ServerTest : public QObject {
    Q_OBJECT

protected:
    /// One configuration whose list of keywords is checked.
    struct Configuration {
        const char *name;
        support::ServerOptions options;
    };
    /// A line sent to a server that offers everything it can, and the whole reply that it must give.
    struct Question {
        const char *name;
        QByteArray line;
        QByteArrayList reply;
    };

    /// The server under test; not started yet.
    [[nodiscard]] virtual std::unique_ptr<support::RealServer> make(const support::ServerOptions &options) const = 0;
    /// "EHLO" or "LHLO".
    [[nodiscard]] virtual QByteArray hello() const { return "EHLO"; }
    /// The scheme of its URLs and the name of its protocol for openssl: "smtp" or "lmtp".
    [[nodiscard]] virtual QByteArray protocol() const { return "smtp"; }
    /// How its greeting goes on after "220 mx.example.test ".
    [[nodiscard]] virtual QByteArray greeting() const = 0;
    /// Configurations beside "everything" and "nothing".
    [[nodiscard]] virtual QList<Configuration> configurations() const = 0;
    [[nodiscard]] virtual QList<Question> questions() const = 0;

    [[nodiscard]] support::Certificates &certificates() { return m_certificates; }
    /// The one that offers everything; tests only talk to it.
    [[nodiscard]] support::RealServer &server() { return *m_server; }

    /// A row of test data for each configuration, in the column "options".
    void addConfigurations() const;
    /// What remains to be checked when all tests have run.
    virtual void finish() { }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void hello_offersExactlyWhatIsConfigured_data();
    void hello_offersExactlyWhatIsConfigured();
    void questions_areAnsweredAsConfigured_data();
    void questions_areAnsweredAsConfigured();
    void startTls_showsTheCertificateThatWasGiven_data();
    void startTls_showsTheCertificateThatWasGiven();
    void aStoppedServer_leavesNoProcessAndNoPort();

private:
    support::Certificates m_certificates;
    support::ServerOptions m_everything;
    std::unique_ptr<support::RealServer> m_server;
};

} // namespace mailscope::interop
