// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/jsonreport.h"
#include "format/writers.h"

#include <QJsonArray>

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
/// The exchanges of which an event is wanted.
QJsonArray wantedExchanges(const Exported &session, const QJsonArray &all)
{
    QJsonArray wanted;
    for (qsizetype index = 0; index < session.report.exchanges.size(); ++index) {
        const report::Exchange &exchange = session.report.exchanges.at(index);
        if (session.wants(exchange.sequence) || session.wantsAnyOf(exchange.received))
            wanted.append(all.at(index));
    }
    return wanted;
}
} // namespace

void writeJson(const Exported &session, ExportSink &sink)
{
    constexpr auto Exchanges = "exchanges"_L1;
    QJsonObject report = jsonReport(session.report);
    if (session.extent != Extent::Everything)
        report.insert(Exchanges, wantedExchanges(session, report.value(Exchanges).toArray()));
    QByteArray document = jsonDocument(report);
    if (session.holdsSecrets)
        document.replace(
            0, 1, R"({ "holdsSecrets": true,)"); // an object's keys are sorted, and this has to be on the first line
    sink.write(document);
}

} // namespace mailscope::format
