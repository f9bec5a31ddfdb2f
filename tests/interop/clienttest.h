// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/commandline.h"
#include "interop/servertest.h"

namespace mailscope::interop {

/// What mailscope-cli is tested for against every real server, beside what the servers themselves are tested for.
class ClientTest : public ServerTest {
    Q_OBJECT

protected:
    /// A command that asks a server that offers everything it can.
    struct Request {
        const char *name;
        QByteArrayList command; ///< "vrfy", "alice": the target is put behind the first word
        int exitCode;
        QByteArrayList answers;    ///< "VRFY alice 252 2.0.0 address,address", "-" for what is null or empty
        QByteArrayList findings{}; ///< ids of what its answer discloses, or does not
    };

    [[nodiscard]] virtual QList<Request> requests() const = 0;
    /// The ids of the findings of a probe of a server that offers everything it can, sorted.
    [[nodiscard]] virtual QByteArrayList findings() const = 0;

    /// Runs `COMMAND --json OPTIONS… TARGET ARGUMENTS…`, and keeps the report for the check against the schema.
    [[nodiscard]] CommandLineRun run(const QByteArrayList &command, const QByteArray &target,
                                     const QByteArrayList &options = {});
    [[nodiscard]] QByteArray urlOf(const support::RealServer &server) const;
    void finish() override;

private Q_SLOTS:
    void probe_reportsExactlyWhatIsConfigured_data();
    void probe_reportsExactlyWhatIsConfigured();
    void probeWithoutEncryption_reportsWhatIsOfferedInClear();
    void probeThatMustEncrypt_failsWhereStartTlsIsNotOffered();
    void probe_judgesTheCertificate_data();
    void probe_judgesTheCertificate();
    void probe_describesTheChain();
    void probe_findsWhatIsWorthSaying();
    void requests_areAnswered_data();
    void requests_areAnswered();
    void aServerThatIsGone_isANetworkErrorAtOnce();

private:
    QByteArrayList m_reports;
};

/// The lines that a report's capabilities stand for: "SIZE 10240000", "AUTH PLAIN LOGIN", …
[[nodiscard]] QByteArrayList keywordLines(const QJsonValue &capabilities);

} // namespace mailscope::interop
