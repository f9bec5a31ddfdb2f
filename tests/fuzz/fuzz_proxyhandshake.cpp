// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a proxy answers: the handshake ends, takes no byte that is not its own, and a refusal is a sentence without
// the password.
#include "fuzz/fuzzing.h"
#include "net/proxyhandshake.h"

#include <algorithm>
#include <optional>

using namespace mailscope;
using namespace mailscope::net;

namespace {
const QString Password = QStringLiteral("letmein-4711");

/// Whether the handshake goes on.
bool goesOn(const ProxyHandshake::Turn &turn)
{
    if (const auto *failed = std::get_if<ProxyHandshake::Failed>(&turn)) {
        fuzzing::require(failed->why.endsWith(u'.'), "a refusal is a sentence");
        fuzzing::require(!failed->why.contains(Password), "a refusal does not hold the password");
    }
    return std::holds_alternative<ProxyHandshake::Waits>(turn);
}

/// Returns how many bytes of \p answer the handshake took, \p longest at a time at most; nothing when it failed.
std::optional<qsizetype> answer(const ProxyAccess &proxy, QByteArrayView answer, qsizetype longest)
{
    ProxyHandshake handshake(proxy, QStringLiteral("mx.example"), 25);
    qsizetype taken = 0;
    ProxyHandshake::Turn turn = handshake.opening();
    while (goesOn(turn) && taken < answer.size()) {
        fuzzing::require(handshake.wanted() >= 1, "a handshake that goes on wants something");
        const qsizetype length = std::min({handshake.wanted(), longest, answer.size() - taken});
        turn = handshake.receive(answer.sliced(taken, length));
        taken += length;
    }
    fuzzing::require(taken <= ProxyHandshake::AnswerLimit, "an answer without an end is given up");
    return std::holds_alternative<ProxyHandshake::Failed>(turn) ? std::nullopt : std::optional(taken);
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    for (const auto kind : {plan::Proxy::Kind::Socks5, plan::Proxy::Kind::Http}) {
        for (const QString &user : {QString(), QStringLiteral("alice")}) {
            const ProxyAccess proxy{kind, QHostAddress(QHostAddress::LocalHost), 1080, user,
                                    user.isEmpty() ? Secret() : Secret::fromText(Password)};
            const auto whole = answer(proxy, bytes, bytes.size() + 1);
            fuzzing::require(answer(proxy, bytes, 1) == whole, "every cutting comes to the same");
        }
    }
    return 0;
}
