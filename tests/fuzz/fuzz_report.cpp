// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever session stands in a file: it can be told as a log, a report and a JSON document, and nothing in them can do
// harm to a terminal.
#include "format/display.h"
#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "format/textlog.h"
#include "format/textreport.h"
#include "fuzz/fuzzing.h"
#include "report/report.h"

using namespace mailscope;

namespace {
void checkText(const QString &text)
{
    for (const char32_t codePoint : text.toUcs4())
        fuzzing::require(codePoint == '\n' || format::isSafeToShow(codePoint), "a terminal gets text alone");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    checkText(format::visibleText(bytes).remove(u'\n'));
    const auto loaded = format::readSession(bytes);
    if (!loaded)
        return 0;
    format::TextLog log({}, true);
    for (const transcript::Event &event : loaded->transcript)
        checkText(log.lines(event));
    const report::Report report = report::fold(loaded->transcript);
    checkText(format::textReport(report));
    checkText(QString::fromUtf8(format::jsonDocument(format::jsonReport(report))));
    return 0;
}
