// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/linelimitstage.h"

#include <QCoreApplication>

#include <array>

namespace mailscope::check {

using stage::Step;

namespace {
/// Octets with CRLF. The first only shows whether NOOP takes an argument (RFC 5321 section 4.1.1.9).
constexpr std::array Lengths{16, 512, 1000, 2048, 4096};
constexpr int LeastLength = 512; // RFC 5321 section 4.5.3.1.4

QByteArray noopOf(int length)
{
    constexpr int Frame = 7; // "NOOP " and CRLF
    return "NOOP " + QByteArray(length - Frame, 'x') + "\r\n";
}
} // namespace

Step LineLimitStage::begin(const stage::Context & /*context*/)
{
    return next();
}

Step LineLimitStage::next()
{
    return Step::send(asItIs(noopOf(Lengths.at(m_at))));
}

Step LineLimitStage::quit()
{
    m_asked = Asked::Quit;
    return Step::send(asItIs("QUIT\r\n"));
}

Step LineLimitStage::onReply(const stage::Context & /*context*/, const wire::Exchange &exchange)
{
    if (m_asked == Asked::Quit) {
        if (exchange.reply.code != 221) // an answer to the rest of a line
            return Step::fail(Issue::UnsolicitedReply, exchange).drop();
        const QString longest = QCoreApplication::translate("mailscope::Check", "commands of %1 octets").arg(m_longest);
        judge(m_longest < LeastLength ? "command-line-short" : "limits-found",
              m_refusal.isEmpty() ? longest : longest + QStringLiteral(", ") + m_refusal);
        return told(Step::done().drop());
    }
    if (!exchange.reply.isPositive() && m_at == 0)
        return Step::refuse(Issue::CommandRefused, exchange);
    if (exchange.reply.isPositive()) {
        m_longest = Lengths.at(m_at);
        return ++m_at < Lengths.size() ? next() : quit();
    }
    m_refusal = QCoreApplication::translate("mailscope::Check", "%1 were refused: %2")
                    .arg(Lengths.at(m_at))
                    .arg(replyText(exchange.reply));
    return quit();
}

} // namespace mailscope::check
