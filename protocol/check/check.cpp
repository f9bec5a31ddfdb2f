// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/check.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::check {

using namespace Qt::StringLiterals;
using Needs = Description::Needs;
using Leaves = Description::Leaves;

namespace {
constexpr std::array Table{
    Description{Check::TlsEnforced, "tls-enforced"_L1, Needs::Nothing, Leaves::Nothing,
                QT_TRANSLATE_NOOP("mailscope::Check",
                                  "Asks for MAIL and AUTH before STARTTLS, to see whether the server insists on "
                                  "encryption. No secret is sent, and no message.")},
    Description{
        Check::Relay, "relay"_L1, Needs::SenderAndRecipient, Leaves::Nothing,
        QT_TRANSLATE_NOOP("mailscope::Check",
                          "Names a recipient elsewhere in every way that has fooled servers, without a login, to "
                          "see whether the server would relay for strangers. Each is taken back with RSET, and no "
                          "message is sent. The server may count the refusals against this address.")},
    Description{
        Check::Postmaster, "postmaster"_L1, Needs::Nothing, Leaves::Nothing,
        QT_TRANSLATE_NOOP("mailscope::Check",
                          "Names postmaster as a recipient, and where a recipient is given postmaster and abuse "
                          "of its domain. No message is sent.")},
    Description{
        Check::Smuggling, "smuggling"_L1, Needs::SenderAndRecipient, Leaves::Messages,
        QT_TRANSLATE_NOOP("mailscope::Check",
                          "Sends a message with the right end and one for each wrong end of data that some server "
                          "was seen to take, with RSET behind it, each on a connection of its own. Every message "
                          "says that it is a check, and the recipient may get all of them.")},
    Description{
        Check::Injection, "injection"_L1, Needs::Nothing, Leaves::Nothing,
        QT_TRANSLATE_NOOP("mailscope::Check",
                          "Sends NOOP in one piece with STARTTLS, to see whether the server carries it out as if it "
                          "had come encrypted. No message is sent.")},
    Description{
        Check::Limits, "limits"_L1, Needs::Recipient, Leaves::Nothing,
        QT_TRANSLATE_NOOP("mailscope::Check",
                          "Names the recipient until the server refuses, 1100 times at most; declares a size beyond "
                          "the one that is offered; and sends commands of up to 4096 octets. No message is sent.")},
};
} // namespace

std::span<const Description> all()
{
    return Table;
}

const Description &describe(Check check)
{
    return *std::ranges::find(Table, check, &Description::check);
}

std::optional<Check> fromId(QStringView id)
{
    const auto *const found = std::ranges::find_if(Table, [id](const Description &each) { return each.id == id; });
    return found == Table.end() ? std::nullopt : std::optional(found->check);
}

QString announcement(Check check)
{
    const Description &description = describe(check);
    return QCoreApplication::translate("mailscope::Check", "Check %1: %2")
        .arg(description.id, QCoreApplication::translate("mailscope::Check", description.does));
}

QByteArray beginsNote(Check check)
{
    const QLatin1StringView id = describe(check).id;
    return "check-" + QByteArray(id.data(), id.size());
}

QByteArray doneNote(Check check)
{
    return beginsNote(check) + "-done";
}

QString doneText(Check check)
{
    return QCoreApplication::translate("mailscope::Check", "Check %1 came to its end.").arg(describe(check).id);
}

} // namespace mailscope::check
