// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a message: it is surveyed the same however it is cut, and its fields are read.
#include "fuzz/fuzzing.h"
#include "message/headerreader.h"
#include "message/survey.h"

using namespace mailscope;
using namespace mailscope::message;

namespace {
/// Gives pieces of a size, whatever is asked.
class CutSource final : public wire::PayloadSource {
public:
    CutSource(QByteArray bytes, qsizetype size) : m_source(std::move(bytes)), m_size(size) { }

    std::expected<QByteArray, QString> read(qsizetype most) override { return m_source.read(std::min(most, m_size)); }

private:
    wire::BytesSource m_source;
    qsizetype m_size;
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray message = fuzzing::bytesOf(data, size).toByteArray();
    CutSource whole(message, 65536);
    CutSource cut(message, 3);
    const Survey survey = Survey::of(whole).value();
    const Survey other = Survey::of(cut).value();
    fuzzing::require(survey.bytes == message.size(), "every byte is counted");
    fuzzing::require(survey.header == other.header && survey.bareLineEnds == other.bareLineEnds
                         && survey.bytesRepaired == other.bytesRepaired,
                     "a message is the same however it is cut");
    fuzzing::require(message.startsWith(survey.header), "the header is what the message begins with");

    const QList<ReadField> fields = readFields(message);
    for (const ReadField &each : fields) {
        for (const QByteArray &address : addressesIn(each.value))
            fuzzing::require(!address.isEmpty(), "an address is not empty");
    }
    return 0;
}
