// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/registry.h"
#include "unit/mechanismtalk.h"
#include "unit/scrampeer.h"

/// What the tests of SCRAM share: the client of the RFCs' examples, and its talk with a peer.
namespace scramtalk {

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

inline Credentials user(const QByteArray &password = "pencil")
{
    return {u"user"_s, {}, Secret(password)};
}

/// A nonce as the RFCs' examples have it.
inline Circumstances withNonce(const QByteArray &nonce)
{
    Circumstances circumstances;
    circumstances.fresh.random = QByteArray::fromBase64(nonce);
    return circumstances;
}

struct Talk {
    std::unique_ptr<Mechanism> mechanism;
    QByteArray first;
    QByteArray serverFirst;
    QByteArray final;

    [[nodiscard]] QByteArray authMessage(const ScramPeer &peer) const
    {
        return peer.authMessage(first, serverFirst, final);
    }
};

/// A login up to the client's proof.
inline Talk talkTo(const ScramPeer &peer, const QByteArray &name = "SCRAM-SHA-256",
                   const Credentials &credentials = user(),
                   const Circumstances &circumstances = withNonce("fyko+d2lbbFgONRv9qkxdawL"))
{
    Talk talk{makeMechanism(name, credentials, circumstances), {}, {}, {}};
    talk.first = begun(*talk.mechanism).value().bytes;
    talk.serverFirst = peer.first(talk.first.sliced(talk.first.lastIndexOf("r=") + 2) + "3rfcNHYJY1ZVvWVs7j");
    talk.final = answered(*talk.mechanism, talk.serverFirst).value().bytes;
    return talk;
}

inline QByteArray valueIn(const QByteArray &message, char name)
{
    for (const QByteArray &part : message.split(',')) {
        if (part.startsWith(QByteArray(1, name) + '='))
            return part.sliced(2);
    }
    return {};
}
} // namespace scramtalk
