// SPDX-License-Identifier: GPL-3.0-or-later
// Each line is a challenge. Whatever a server asks: every mechanism
// answers or gives up, and what it tells of itself holds no password.
#include "fuzz/fuzzing.h"
#include "sasl/registry.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

using namespace mailscope;
using namespace mailscope::sasl;

namespace {
const QByteArray Password = "letmein-4711";

void checkExplanation(const Explanation &explanation)
{
    const QByteArray told = QJsonDocument(explanation.fields).toJson() + QJsonDocument(explanation.derived).toJson();
    fuzzing::require(!told.contains(Password), "an explanation does not hold the password");
}

/// Whether the mechanism goes on.
bool take(const std::expected<Answer, SaslFailure> &answer)
{
    if (!answer)
        return false;
    const auto *response = std::get_if<Response>(&*answer);
    if (response == nullptr) {
        const auto *derivation = std::get_if<Derivation>(&std::get<Work>(*answer));
        fuzzing::require(derivation == nullptr || derivation->iterations >= 1, "work has a size");
        return false;
    }
    checkExplanation(response->explanation);
    const bool isShown = !response->isSecret() && response->bytes.contains(Password);
    fuzzing::require(!isShown, "a response that holds the password is secret");
    return true;
}

void login(const QByteArray &name, const QList<QByteArray> &challenges)
{
    Circumstances circumstances;
    circumstances.host = QStringLiteral("mx.example");
    circumstances.fresh = {QByteArray(32, 'r'), QDateTime::fromSecsSinceEpoch(1'800'000'000, QTimeZone::UTC)};
    Credentials credentials{QStringLiteral("alice"), {}, Secret(Password), Secret(Password)};
    const auto mechanism = makeMechanism(name, std::move(credentials), circumstances);
    fuzzing::require(mechanism != nullptr, "a mechanism that is listed can be made");
    for (const QByteArray &challenge : challenges) {
        checkExplanation(mechanism->explain(challenge));
        if (!take(mechanism->respond(challenge)))
            return;
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzzing::bytesOf(data, size).toByteArray();
    if (bytes.contains(Password))
        return 0; // what a server says of itself is masked where it is recorded
    QList<QByteArray> challenges = bytes.split('\n');
    challenges = challenges.first(std::min<qsizetype>(challenges.size(), 8));
    for (const QByteArray &name : mechanismNames())
        login(name, challenges);
    return 0;
}
