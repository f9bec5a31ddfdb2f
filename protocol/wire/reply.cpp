// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/reply.h"

#include <QByteArrayList>

#include <array>

namespace mailscope::wire {

using namespace Qt::StringLiterals;

QLatin1StringView anomalyName(Anomaly anomaly)
{
    static constexpr std::array Names{
        "bare-line-feed"_L1,    "bare-carriage-return"_L1, "nul"_L1,          "eight-bit"_L1,
        "control-character"_L1, "line-too-long"_L1,        "code-changes"_L1, "line-without-code"_L1,
        "unknown-separator"_L1, "code-out-of-range"_L1,
    };
    return Names.at(static_cast<std::size_t>(anomaly));
}

QByteArray Reply::text() const
{
    QByteArrayList texts;
    for (const QByteArray &line : lines) {
        const auto prefix = EnhancedCode::atStartOf(line, code);
        texts += prefix && prefix == enhanced ? line.mid(prefix->toByteArray().size()).trimmed() : line;
    }
    return texts.join('\n');
}

} // namespace mailscope::wire
