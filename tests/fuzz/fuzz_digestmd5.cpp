// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends for DIGEST-MD5 and CRAM-MD5: directives are read back as they are written, and no nonsense is a proof.
#include "fuzz/fuzzing.h"
#include "sasl/crammd5.h"
#include "sasl/digestmd5.h"

using namespace mailscope;
using namespace mailscope::sasl;

namespace {
Credentials credentials()
{
    return {QStringLiteral("chris"), {}, Secret(QByteArrayView("secret"))};
}

void checkDirectives(QByteArrayView text)
{
    const auto directives = directivesIn(text);
    if (!directives)
        return;
    QByteArray written;
    for (const Directive &each : *directives)
        written += each.name + '=' + quoted(each.value) + ',';
    fuzzing::require(directivesIn(written) == directives, "directives that were read can be written and read again");
}

void checkAnswer(const Response &response)
{
    const auto sent = directivesIn(response.bytes);
    fuzzing::require(sent && valuesOf(*sent, "response").size() == 1, "a response is well formed");
    fuzzing::require(response.isSecret(), "a response is secret");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = fuzzing::bytesOf(data, size);
    checkDirectives(text);
    DigestMd5 digest(credentials(), {}, "cnonce");
    (void)digest.explain(text);
    if (const auto answer = digest.respond(text))
        checkAnswer(std::get<Response>(*answer));
    fuzzing::require(!digest.isComplete(), "one challenge proves nothing");
    DigestMd5 second(credentials(), {}, "cnonce");
    fuzzing::require(second.respond(R"(realm="r",nonce="n",algorithm=md5-sess,charset=utf-8)").has_value(),
                     "a good challenge is answered");
    (void)second.explain(text);
    fuzzing::require(!second.respond(text) && !second.isComplete(), "nobody proves what he does not know");
    CramMd5 cram(credentials());
    (void)cram.explain(text);
    fuzzing::require(cram.respond(text).has_value() != text.isEmpty(), "every challenge but an empty one is answered");
    return 0;
}
