// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparisonoutput.h"

#include "format/jsonreport.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {

int printComparison(const compare::Comparison &comparison, int code, const Request &request, const Console &console)
{
    if (request.format == Format::Json) {
        QJsonObject document = compare::comparisonJson(comparison);
        document.insert("exitCode"_L1, code);
        console.out.write(format::jsonDocument(document));
    } else if (request.quiet) {
        console.out.line(comparison.isEqual() ? u"Nothing differs."_s
                                              : u"Differences: %1"_s.arg(comparison.differences.size()));
    } else {
        format::TextStyle style;
        style.colour = console.wantsColour(console.out);
        if (const int width = console.out.width(); width > 0)
            style.width = std::max(width, 40);
        console.out.write(compare::comparisonText(comparison, style));
    }
    const int written = console.outputCode();
    return written == exitcode::Ok ? code : written;
}

} // namespace mailscope::cli
