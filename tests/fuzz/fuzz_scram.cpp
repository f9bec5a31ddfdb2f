// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends for SCRAM: it is refused, or it is work within the bounds; no nonsense is a proof.
#include "fuzz/fuzzing.h"
#include "sasl/scram.h"

using namespace mailscope;
using namespace mailscope::sasl;

namespace {
constexpr int Most = 100'000;

Scram begun()
{
    Circumstances circumstances;
    circumstances.fresh.random = "123456789";
    circumstances.preferences.mostIterations = Most;
    return {Digest::Sha256,
            Scram::Binding::None,
            {QStringLiteral("user"), {}, Secret(QByteArrayView("pencil"))},
            circumstances};
}

void checkWork(const Derivation &work)
{
    fuzzing::require(work.iterations >= 1 && work.iterations <= Most, "no more work than is allowed");
}

/// The same attributes again.
QByteArray written(const QList<scram::Attribute> &attributes)
{
    QByteArray text;
    for (const scram::Attribute &each : attributes)
        text += (text.isEmpty() ? "" : ",") + QByteArray(1, each.name) + '=' + each.value;
    return text;
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = fuzzing::bytesOf(data, size);
    if (const auto attributes = scram::attributesIn(text))
        fuzzing::require(written(*attributes) == text, "attributes that were read are written the same");
    // Most inputs know nothing of the nonce, so that they get it as well.
    for (const QByteArray &first : {text.toByteArray(), "r=MTIzNDU2Nzg5" + text.toByteArray()}) {
        Scram scram = begun();
        fuzzing::require(scram.initialResponse().has_value(), "the client begins");
        (void)scram.explain(first);
        const auto answer = scram.respond(first);
        if (answer && std::holds_alternative<Work>(*answer))
            checkWork(std::get<Derivation>(std::get<Work>(*answer)));
        fuzzing::require(!scram.isComplete(), "one message proves nothing");
    }
    Scram scram = begun();
    (void)scram.initialResponse();
    fuzzing::require(scram.respond("r=MTIzNDU2Nzg5x,s=QSXCR+Q6sek8bf92,i=1").has_value(), "a good message is work");
    fuzzing::require(scram.resume(Secret(QByteArrayView("any key will do"))).has_value(), "and then a proof");
    (void)scram.explain(text);
    (void)scram.respond(text);
    fuzzing::require(!scram.isComplete(), "nobody proves what he does not know");
    return 0;
}
