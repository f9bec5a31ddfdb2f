// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a session file: it is refused with a place, or it is saved and loaded as the same session, and written in every format.
#include "format/sessionfile.h"
#include "format/writer.h"
#include "fuzz/fuzzing.h"

using namespace mailscope;

namespace {
void checkTranscript(const transcript::Transcript &transcript)
{
    for (qsizetype index = 0; index < transcript.size(); ++index) {
        fuzzing::require(transcript.at(index).sequence == index + 1, "there is no gap");
        fuzzing::require(index == 0 || transcript.at(index).elapsed >= transcript.at(index - 1).elapsed,
                         "time never runs backwards");
    }
}

void checkWriters(const transcript::Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    for (const format::Writer &writer : format::writers()) {
        const auto written = format::written(writer, format::Exported::everything(transcript, report));
        const bool holdsSecret = !written && written.error().kind == format::ExportError::Kind::HoldsSecrets;
        fuzzing::require(holdsSecret || (written && !written->isEmpty()), "it is written, or it holds a secret");
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto loaded = format::readSession(fuzzing::bytesOf(data, size));
    if (!loaded) {
        fuzzing::require(!loaded.error().text.isEmpty(), "a refusal says why");
        return 0;
    }
    checkTranscript(loaded->transcript);
    const auto again = format::readSession(format::writeSession(loaded->transcript));
    fuzzing::require(again.has_value(), "what was written can be read");
    fuzzing::require(again->transcript == loaded->transcript, "what was written reads back as the same");
    checkWriters(loaded->transcript);
    return 0;
}
