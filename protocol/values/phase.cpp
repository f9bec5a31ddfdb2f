// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/phase.h"

#include <algorithm>
#include <array>

namespace mailscope {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array<QLatin1StringView, PhaseCount> Names{
    "resolve"_L1, "connect"_L1, "proxy"_L1,      "tls"_L1,  "greeting"_L1, "hello"_L1, "starttls"_L1, "hello-tls"_L1,
    "xclient"_L1, "auth"_L1,    "hello-auth"_L1, "mail"_L1, "rcpt"_L1,     "data"_L1,  "payload"_L1,  "vrfy"_L1,
    "expn"_L1,    "etrn"_L1,    "help"_L1,       "noop"_L1, "rset"_L1,     "raw"_L1,   "quit"_L1,
};
} // namespace

QLatin1StringView phaseName(Phase phase)
{
    return Names.at(static_cast<std::size_t>(phase));
}

std::optional<Phase> phaseFromName(QByteArrayView name)
{
    const auto found =
        std::ranges::find_if(Names, [name](QLatin1StringView each) { return QByteArrayView(each) == name; });
    if (found == Names.end())
        return std::nullopt;
    return static_cast<Phase>(found - Names.begin());
}

} // namespace mailscope
