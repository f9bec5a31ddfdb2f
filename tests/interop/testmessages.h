// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace mailscope::interop {

/// A message that is sent to real servers, and what of it is awkward.
struct TestMessage {
    enum class Needs {
        Nothing,
        International, ///< addresses with UTF-8, so SMTPUTF8
        Binary,        ///< bytes that only BDAT carries
        Room,          ///< for 100 MB
    };

    QByteArray name;    ///< its column in docs/interoperability.md
    QByteArray content; ///< with CRLF; built when it is asked for
    Needs needs = Needs::Nothing;
};

/// All but the large one, in the order of the columns.
[[nodiscard]] QList<TestMessage> testMessages();

/// 100 MB.
[[nodiscard]] TestMessage largeMessage();

/// A header that leaves nothing for a server to add for want of it. \p subject names the message.
[[nodiscard]] QByteArray plainHeader(const QByteArray &subject);

} // namespace mailscope::interop
