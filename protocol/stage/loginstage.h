// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/login.h"
#include "sasl/choice.h"
#include "stage/authstage.h"

#include <functional>

namespace mailscope::stage {

/// How a login is chosen and how often it is tried.
struct LoginSettings {
    AuthSettings auth;
    sasl::Preferences preferences;
    QList<QByteArray> mechanisms;     ///< in upper case and in order; empty: the strongest that can be used
    bool optional = false;            ///< a server that offers no login is no failure
    int maxFailures = 2;              ///< so many refused logins end it
    bool hasCertificate = false;      ///< the client has one
    QList<QByteArray> known;          ///< those that this machine can carry out; empty: all of this program
    bool checkChannelBinding = false; ///< first a login with a wrong channel binding, which the server must refuse

    friend bool operator==(const LoginSettings &, const LoginSettings &) = default;
};

/// Makes the stage of one attempt with the mechanism \p name.
using AttemptMaker =
    std::function<std::unique_ptr<Stage>(const QByteArray &name, const sasl::Preferences &preferences)>;

/// Logging in (RFC 4954): chooses among what is offered and makes one attempt after another until one succeeds.
///
/// The choice and the end of each attempt are events `auth-step` (docs/login.md). An attempt that the server refused counts, and
/// as many as LoginSettings::maxFailures end the stage, so that nobody is locked out. What was given up before the credentials
/// were sent does not count: a mechanism that the server turns out not to know, or a channel binding of a type that it does
/// not know, behind which the same mechanism is tried without. A server whose proof was wrong gets no second attempt: it may
/// be an impostor, and the next mechanism could tell it the password.
class LoginStage final : public Stage {
public:
    LoginStage(const sasl::Credentials &credentials, const LoginSettings &settings);
    /// The same with attempts that \p make makes.
    LoginStage(sasl::Credentials credentials, LoginSettings settings, AttemptMaker make);

    [[nodiscard]] Name name() const override { return Name::Auth; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onComputed(const Context &context, const sasl::WorkResult &result) override;
    [[nodiscard]] std::vector<wire::Command> undo() const override;

    /// What would be chosen of what the server offers in \p context.
    [[nodiscard]] sasl::Choice choice(const Context &context) const;

private:
    /// What was said in the attempt that runs.
    struct Heard {
        int code = 0;            ///< of its last reply
        QString error;           ///< that it named (RFC 5802 section 7)
        bool scramBegan = false; ///< SCRAM: its first message came
        bool knowsUtf8 = false;  ///< DIGEST-MD5
        bool isProven = false;   ///< the client has sent something secret, or what was made of it
    };

    /// Why an attempt follows that is the last one with one thing changed.
    enum class Retry { None, WithoutBinding, WithoutClaim, OtherDigest };

    [[nodiscard]] sasl::Situation situation(const Context &context) const;
    void prepareCheck();
    [[nodiscard]] Step beginNext(const Context &context);
    [[nodiscard]] Step take(const Context &context, Step step);
    void listen(const std::vector<transcript::Payload> &payloads);
    [[nodiscard]] Step goOn(const Context &context, const Step &failed, const Issue &issue);
    [[nodiscard]] Step giveUp(const Step &failed, const Issue &issue) const;
    [[nodiscard]] Retry retryInAnotherForm(const Context &context, const Issue &issue);
    [[nodiscard]] bool triesWithoutBinding(const Issue &issue);
    [[nodiscard]] bool mayBeRefusedForItsClaim(const Context &context) const;
    [[nodiscard]] bool mayBeRefusedForItsDigest() const;
    [[nodiscard]] static Step noted(Step step, Retry retry);
    [[nodiscard]] QByteArray judgeCheck(bool refused);
    [[nodiscard]] bool isRefusal(const Issue &issue) const;

    sasl::Credentials m_credentials;
    LoginSettings m_settings;
    AttemptMaker m_make;
    QList<QByteArray> m_candidates; ///< still to be tried
    QByteArray m_mechanism;         ///< of the attempt that runs
    std::unique_ptr<Stage> m_attempt;
    bool m_isChecking = false;      ///< the attempt that runs sends a wrong channel binding
    int m_failures = 0;             ///< refused logins
    std::optional<Issue> m_refusal; ///< of the first of them
    Heard m_heard;
};

/// What \p login says, for a client that can show a certificate or not.
[[nodiscard]] LoginSettings loginSettings(const plan::Login &login, bool hasCertificate = false);

/// Logs in as \p login says. \p hasCertificate: the client can show one.
[[nodiscard]] std::unique_ptr<LoginStage> makeLoginStage(const plan::Login &login, const sasl::Credentials &credentials,
                                                         bool hasCertificate = false);

} // namespace mailscope::stage
