// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace mailscope::message {

/// A field of a header that was read: unfolded (RFC 5322 section 2.2.3), without blanks around name and value.
struct ReadField {
    QByteArray name;
    QByteArray value;

    friend bool operator==(const ReadField &, const ReadField &) = default;
};

/// The fields of \p header in their order, up to its first empty line; CRLF, bare CR and bare LF end a line. Lines that belong to
/// no field are passed over.
[[nodiscard]] QList<ReadField> readFields(QByteArrayView header);

/// The value of the first field called \p name, in any case; empty when there is none.
[[nodiscard]] QByteArray valueOf(const QList<ReadField> &fields, QByteArrayView name);

/// The addresses of a list as it stands in From, To, Cc or Bcc (section 3.4): without names, comments, source routes and the names
/// of groups; as they are written. What is no address is passed over, also a name alone, "<>" and an empty group.
[[nodiscard]] QList<QByteArray> addressesIn(QByteArrayView list);

/// The addresses of all fields called \p name.
[[nodiscard]] QList<QByteArray> addressesOf(const QList<ReadField> &fields, QByteArrayView name);

} // namespace mailscope::message
