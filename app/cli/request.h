// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/check.h"
#include "compare/comparison.h"
#include "foreign/shelltext.h"
#include "plan/plan.h"
#include "practice/options.h"
#include "report/finding.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace mailscope::cli {

/// Exit codes that no verdict stands for; the others are exitCode(Verdict).
namespace exitcode {
inline constexpr int Ok = 0;
inline constexpr int FindingsFailed = 1; ///< --fail-on
inline constexpr int Usage = 64;
inline constexpr int OutputFailed = 74;
inline constexpr int Terminated = 143;
} // namespace exitcode

struct Command;

enum class Format {
    Text,
    Json,      ///< one document
    JsonLines, ///< one event a line, live
    Check,     ///< what a monitoring system reads, at the end (`run --format`)
};

/// Everything that the command line, the variables and the configuration file said.
struct Request {
    const Command *command = nullptr;
    plan::Plan plan;
    bool wantsTarget = true;    ///< no --mx was given: a target has to be there
    QList<QByteArray> operands; ///< behind the target
    bool wantsHelp = false;
    bool wantsVersion = false;

    Format format = Format::Text;
    QString formatOption; ///< of `show` and `run`: what --format said
    QString filter;       ///< of `show`: --filter; null without
    QString savePath;
    QString reportPath;
    QString chainPath;
    bool quiet = false;
    bool showsMessages = false; ///< serve: line by line
    bool verbose = false;
    bool showSecrets = false;
    std::optional<report::Severity> failOn;

    QString profilePath;
    Patience::Limit everywhere; ///< meaningful when hasTimeout
    bool hasTimeout = false;
    QStringList timeouts; ///< what --timeouts said, in order
    QString mxDomain;
    bool wantsMatrix = false; ///< of `auth`: --all

    // Of `send`.
    bool exactAddresses = false;
    bool hasRecipients = false;            ///< one was named on the command line
    QList<QByteArray> recipientParameters; ///< of all recipients
    bool isSure = false;                   ///< --yes
    QList<check::Check> checks;            ///< --check: these in place of a message

    QSet<compare::Area> ignored; ///< of `diff` and `replay`
    bool isPaced = false;        ///< of `replay`

    QString exportTool; ///< of `export`: --as
    foreign::Shell shell = foreign::Shell::Posix;

    practice::Options server;
    QString listen; ///< of `serve`
    QString scriptPath;
    QString authorityPath;         ///< where `serve` puts the certificate of its authority
    QString clientCertificatePath; ///< where `serve` puts a certificate and a key for alice
};

} // namespace mailscope::cli
