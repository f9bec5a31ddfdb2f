// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/endofdatastage.h"

namespace mailscope::check {

using namespace Qt::StringLiterals;
using stage::Step;

namespace {
/// More replies than the commands that can have been smuggled, an empty line among them.
constexpr int MostSurplus = 4;
} // namespace

Step EndOfDataStage::begin(const stage::Context & /*context*/)
{
    return ask(mailLine(m_subject.from));
}

Step EndOfDataStage::onReply(const stage::Context &context, const wire::Exchange &exchange)
{
    const wire::Reply &reply = exchange.reply;
    switch (m_asked) {
    case Asked::Mail:
        if (!reply.isPositive())
            return Step::refuse(Issue::SenderRefused, exchange);
        m_asked = Asked::Rcpt;
        return ask(rcptLine(m_subject.to));
    case Asked::Rcpt:
        if (!reply.isPositive())
            return Step::refuse(Issue::RecipientRefused, exchange);
        m_asked = Asked::Data;
        return ask("DATA");
    case Asked::Data:
        return onData(context, exchange);
    case Asked::Content:
        m_final = replyText(reply);
        m_asked = Asked::Quit;
        return reply.isPositive() || reply.isRefusal() ? Step::wait()
                                                       : Step::fail(Issue::UnexpectedReply, exchange).drop();
    case Asked::Quit:
        break;
    }
    return onBehindContent(exchange);
}

Step EndOfDataStage::onData(const stage::Context &context, const wire::Exchange &exchange)
{
    if (exchange.reply.isRefusal())
        return Step::refuse(Issue::DataRefused, exchange);
    if (exchange.reply.code != 354)
        return Step::fail(Issue::UnexpectedReply, exchange).drop();
    if (context.unreadBytes > 0) // about a message that nobody has sent yet
        return Step::fail(Issue::UnsolicitedReply, exchange).drop();
    m_asked = Asked::Content;
    // QUIT goes along, so that no reply to what was smuggled can come ahead of the command that waits for it.
    return Step::send({asItIs(content()), asItIs("QUIT\r\n")});
}

Step EndOfDataStage::onBehindContent(const wire::Exchange &exchange)
{
    if (exchange.reply.code != 221)
        return onSurplus(exchange);
    if (m_surplus == 0 && m_end != nullptr)
        judge("smuggling-withstood", u"%1, %2"_s.arg(QLatin1StringView(m_end->name), m_final));
    return told(Step::done().drop());
}

/// A reply to something that was no command of ours, unless the server took a part of the message for one.
Step EndOfDataStage::onSurplus(const wire::Exchange &exchange)
{
    if (m_end == nullptr || ++m_surplus > MostSurplus)
        return told(Step::fail(Issue::UnsolicitedReply, exchange).drop());
    if (m_surplus == 1)
        judge("smuggling-possible",
              u"%1, %2; RSET: %3"_s.arg(QLatin1StringView(m_end->name), m_final, replyText(exchange.reply)));
    return told(Step::awaitReply());
}

QByteArray EndOfDataStage::content() const
{
    const QByteArray end = m_end == nullptr ? QByteArray("\r\n") : m_end->bytes.toByteArray();
    const QByteArray name = m_end == nullptr ? QByteArray("the right end") : QByteArray(m_end->name);
    return "From: <" + m_subject.from + ">\r\nTo: <" + m_subject.to
        + ">\r\nSubject: Mailscope check: end of data\r\n\r\n"
          "This message was sent by a check of this mail server and can be thrown away.\r\n"
          "It tries "
        + name + " as an end of data; what follows is harmless." + end + "RSET\r\n.\r\n";
}

} // namespace mailscope::check
