// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/mechanism.h"
#include "stage/stage.h"

#include <functional>
#include <map>

namespace mailscope::stage {

/// How a login is made, beside the credentials.
struct AuthSettings {
    /// Whether the initial response goes with the AUTH command (RFC 4954 section 4).
    enum class InitialResponse {
        Auto,   ///< when the client begins, and the line stays within 512 bytes
        Always, ///< when the mechanism has one
        Never,  ///< it answers the first challenge
    };

    InitialResponse initialResponse = InitialResponse::Auto;
    bool allowUnencrypted = false; ///< a secret may cross an unencrypted connection, where the user said so
    bool allowUntrusted = false;   ///< a secret may go to a server whose certificate was objected to

    friend bool operator==(const AuthSettings &, const AuthSettings &) = default;
};

/// Makes the mechanism once the circumstances of the attempt are known; null for a name that nobody knows.
using MechanismMaker = std::function<std::unique_ptr<sasl::Mechanism>(const sasl::Circumstances &circumstances)>;

/// Mechanisms that a caller brings, by their names in upper case.
using MechanismMakers = std::map<QByteArray, MechanismMaker>;

/// AUTH (RFC 4954): one attempt to log in with one mechanism.
///
/// A failed attempt ends the stage and not the session, so that another can follow. A challenge that cannot be understood is
/// answered with `*`, as the RFC demands, and so is the 33rd. No secret leaves on an unencrypted connection or for a server
/// whose certificate was objected to, unless it was allowed (which is an event); connections within this machine are exempt.
class AuthStage final : public Stage {
public:
    /// \p mechanism may be null for a name that is not known: the stage then fails when it begins. \p user is shown in the transcript.
    AuthStage(QByteArray name, std::unique_ptr<sasl::Mechanism> mechanism, QString user, AuthSettings settings);
    /// The same with a mechanism that \p make makes when the stage begins, of \p preferences and the circumstances.
    AuthStage(QByteArray name, MechanismMaker make, QString user, AuthSettings settings,
              sasl::Preferences preferences = {});

    /// From the AUTH command on these are looked for in what the server says, also before any of them was sent: a server may know them.
    void watchFor(QList<QByteArray> secrets) { m_secrets = std::move(secrets); }

    [[nodiscard]] Name name() const override { return Name::Auth; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onComputed(const Context &context, const sasl::WorkResult &result) override;
    /// `*` while a challenge waits for work of ours.
    [[nodiscard]] std::vector<wire::Command> undo() const override;

    static constexpr int MostChallenges = 32;
    static constexpr qsizetype LongestCommand = 512; ///< with CRLF, RFC 5321 section 4.5.3.1.4
    static constexpr qsizetype LongestLine = 12288;  ///< with CRLF, RFC 4954 section 4

private:
    [[nodiscard]] std::optional<Issue> objection(const Context &context) const;
    [[nodiscard]] sasl::Circumstances circumstances(const Context &context) const;
    [[nodiscard]] Step first();
    [[nodiscard]] Step authCommand();
    [[nodiscard]] Step bareCommand() const;
    [[nodiscard]] wire::Command::Made watched(wire::Command::Made command) const;
    [[nodiscard]] Step withPermissions(const Context &context, Step step) const;
    [[nodiscard]] Step onChallenge(const wire::Exchange &exchange);
    [[nodiscard]] Step answer(QByteArrayView challenge);
    [[nodiscard]] Step say(std::expected<sasl::Answer, sasl::SaslFailure> answer);
    [[nodiscard]] Step cancel(Issue::Id issue, const QString &reason);
    [[nodiscard]] Step judgeEnd(const wire::Exchange &exchange);
    [[nodiscard]] Step judgeCancelled(const wire::Exchange &exchange);

    QByteArray m_name;
    MechanismMaker m_make; ///< empty where the mechanism was given
    sasl::Preferences m_preferences;
    std::unique_ptr<sasl::Mechanism> m_mechanism;
    QString m_user;
    AuthSettings m_settings;
    QList<QByteArray> m_secrets;                     ///< that may come back before they were sent
    std::optional<sasl::Response> m_initialResponse; ///< made, and not sent yet
    std::optional<Issue> m_cancelled;                ///< why the exchange was given up
    QList<qint64> m_evidence;                        ///< events of the challenge that is being answered
    bool m_isWorking = false;                        ///< the mechanism waits for work of ours
    int m_challenges = 0;
};

/// One attempt with the mechanism called \p mechanism (one of sasl::mechanismNames(), in any case).
[[nodiscard]] std::unique_ptr<Stage> makeAuthStage(QByteArrayView mechanism, sasl::Credentials credentials,
                                                   AuthSettings settings = {}, sasl::Preferences preferences = {});

/// The same with a mechanism that \p make makes. The transcript hides \p credentials as it does for one of ours.
[[nodiscard]] std::unique_ptr<Stage> makeAuthStage(QByteArrayView mechanism, MechanismMaker make,
                                                   const sasl::Credentials &credentials, AuthSettings settings = {},
                                                   sasl::Preferences preferences = {});

} // namespace mailscope::stage
