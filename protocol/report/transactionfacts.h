// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

/// What the exchanges of a session say about messages.
namespace mailscope::report {

/// One message that was handed over, or a part of one.
struct MessageSent {
    qint64 sequence = 0;
    qint64 bytes = 0;
    bool complete = true;
    bool isChunk = false;
};

/// Fills the transaction (the last one) and the totals of \p report from its exchanges; neither without any MAIL. Over LMTP each
/// accepted recipient has a final reply of its own (RFC 2033 section 4.2).
void takeTransactions(Report &report, const QList<MessageSent> &messages);

} // namespace mailscope::report
