// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/verdict.h"

#include <algorithm>
#include <array>

namespace mailscope {

using namespace Qt::StringLiterals;

namespace {
struct Row {
    Verdict verdict;
    QLatin1StringView name;
    int exitCode;
};

constexpr std::array Table{
    Row{Verdict::Ok, "ok"_L1, 0},
    Row{Verdict::Refused, "refused"_L1, 1},
    Row{Verdict::Partial, "partial"_L1, 2},
    Row{Verdict::Network, "network"_L1, 3},
    Row{Verdict::Tls, "tls"_L1, 4},
    Row{Verdict::Auth, "auth"_L1, 5},
    Row{Verdict::Protocol, "protocol"_L1, 6},
    Row{Verdict::Expectation, "expectation"_L1, 7},
    Row{Verdict::Cancelled, "cancelled"_L1, 130},
};
} // namespace

QLatin1StringView verdictName(Verdict verdict)
{
    return Table.at(static_cast<std::size_t>(verdict)).name;
}

std::optional<Verdict> verdictFromName(QByteArrayView name)
{
    const auto found = std::ranges::find_if(Table, [name](const Row &row) { return QByteArrayView(row.name) == name; });
    if (found == Table.end())
        return std::nullopt;
    return found->verdict;
}

int exitCode(Verdict verdict)
{
    return Table.at(static_cast<std::size_t>(verdict)).exitCode;
}

} // namespace mailscope
