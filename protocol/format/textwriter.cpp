// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/display.h"
#include "format/exporttext.h"
#include "format/secretnotice.h"
#include "format/textlog.h"
#include "format/textreport.h"
#include "format/writers.h"

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
/// Everything is what the command line prints; what was picked is shown whatever it is.
void writeLog(const Exported &session, ExportSink &sink)
{
    TextLog log({}, session.extent != Extent::Everything);
    for (const transcript::Event &event : session.transcript) {
        const QString lines = log.lines(event);
        if (session.wants(event.sequence))
            sink.write(lines);
        if (sink.hasFailed())
            return;
    }
}
} // namespace

void writeText(const Exported &session, ExportSink &sink)
{
    if (session.holdsSecrets)
        sink.write(secretNotice() + u'\n');
    if (session.extent == Extent::Everything) {
        writeLog(session, sink);
        sink.write(u'\n' + textReport(session.report));
        return;
    }
    sink.write(visibleText(session.report.target.url) + u'\n');
    if (session.extent == Extent::Findings)
        sink.write(textFindings(session.report));
    sink.write(u"\n"_s);
    writeLog(session, sink);
    sink.write(u'\n' + verdictLine(session.report));
}

} // namespace mailscope::format
