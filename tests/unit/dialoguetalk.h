// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/serverdialogue.h"

#include <QtGlobal>

#include <memory>

// What the tests of the practice server's engine share: a conversation without a socket.
namespace mailscope::practice::test {

/// What actions come to on the wire: the bytes, and marks for what is not bytes.
inline QByteArray onTheWire(const Actions &actions)
{
    QByteArray wire;
    for (const Action &action : actions) {
        if (const auto *sending = std::get_if<SendBytes>(&action))
            wire += sending->bytes;
        else if (const auto *slow = std::get_if<SendSlowly>(&action))
            wire += slow->bytes;
        else if (std::holds_alternative<BeginTls>(action))
            wire += "<tls>";
        else if (std::holds_alternative<FallSilent>(action))
            wire += "<silent>";
        else if (const auto *end = std::get_if<EndConnection>(&action))
            wire += end->reset ? "<reset>" : "<close>";
        else if (const auto *pause = std::get_if<Pause>(&action))
            wire += "<pause " + QByteArray::number(qint64(pause->duration.count())) + '>';
        else if (const auto *flood = std::get_if<SendFlood>(&action))
            wire += "<flood " + QByteArray::number(qint64(flood->size)) + '>';
    }
    return wire;
}

/// One dialogue and what it needs to live.
struct Talk {
    explicit Talk(Options given = {})
        : options(std::move(given)), store(options.keptMessages), dialogue(options, store, keys, 1, "192.0.2.1", {})
    { }

    QByteArray opened() { return onTheWire(dialogue.opened()); }
    QByteArray say(const QByteArray &line) { return bytes(line + "\r\n"); }
    /// AUTH with an initial response, and a response: decoded challenges, other replies as they stand.
    QByteArray logIn(const QByteArray &mechanism, const QByteArray &initialResponse)
    {
        return decoded(say("AUTH " + mechanism + ' ' + (initialResponse.isEmpty() ? "=" : initialResponse.toBase64())));
    }
    QByteArray answer(const QByteArray &response) { return decoded(say(response.toBase64())); }

    QByteArray bytes(const QByteArray &raw)
    {
        Actions actions = dialogue.received(raw);
        QByteArray wire = onTheWire(actions);
        while (!actions.isEmpty() && std::holds_alternative<Compute>(actions.last())) {
            actions = dialogue.computed();
            wire += onTheWire(actions);
        }
        return wire;
    }

    /// After the greeting and a hello.
    static std::unique_ptr<Talk> begun(Options given = {})
    {
        auto talk = std::make_unique<Talk>(std::move(given));
        const QByteArray hello = talk->options.protocol == Protocol::Lmtp ? "LHLO c.example" : "EHLO c.example";
        talk->opened();
        talk->say(hello);
        return talk;
    }

    /// After STARTTLS and a second hello.
    static std::unique_ptr<Talk> encrypted(Options given = {}, const TlsFacts &facts = {})
    {
        auto talk = begun(std::move(given));
        talk->say("STARTTLS");
        onTheWire(talk->dialogue.secured(facts));
        talk->say("EHLO c.example");
        return talk;
    }

    static QByteArray decoded(const QByteArray &said)
    {
        return said.startsWith("334 ") ? QByteArray::fromBase64(said.sliced(4).chopped(2)) : said;
    }

    Options options;
    MessageStore store;
    ScramKeys keys;
    ServerDialogue dialogue;
};

inline Options with(std::initializer_list<const char *> faults)
{
    Options options;
    for (const char *text : faults) {
        const auto fault = Fault::parse(text);
        if (fault)
            options.faults.push_back(*fault);
        else
            qFatal("%s: %s", text, qPrintable(fault.error()));
    }
    return options;
}

/// A server in which AUTH needs no TLS, with one user, and what is random fixed.
inline Options loginOptions(const QByteArray &user, const QByteArray &password, const FixedLogin &fixed = {})
{
    Options options;
    options.authInClear = true;
    options.users = {User{user, {}, password, Standing::Known, {}, "the-token"}};
    options.fixedLogin = fixed;
    return options;
}

inline const QByteArray loggedIn = "235 2.7.0 Logged in\r\n";
inline const QByteArray wrong = "535 5.7.8 User or password is wrong\r\n";
inline const QByteArray ruleBroken = "501 5.5.2 The response breaks the rules of the mechanism\r\n";

inline Options lmtp()
{
    Options options;
    options.protocol = Protocol::Lmtp;
    return options;
}

inline Options allFeatures()
{
    Options options;
    options.enabled.insert({Feature::XClient, Feature::XForward, Feature::BinaryMime, Feature::Prdr});
    return options;
}

inline QByteArray plain(const QByteArray &text)
{
    return text.toBase64();
}

} // namespace mailscope::practice::test
