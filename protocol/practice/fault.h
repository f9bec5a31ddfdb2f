// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <vector>

namespace mailscope::practice {

/// One way in which the practice server misbehaves, at one step of the conversation.
///
///     fault      = step [ "[" ( occurrence / recipient ) "]" ] ":" kind [ "=" argument ]
///     step       = "greeting" / "tls" / a verb in lower case ("ehlo", "helo", "lhlo", "starttls", "auth", "mail", "rcpt",
///                  "data", "bdat", "vrfy", "expn", "etrn", "help", "noop", "rset", "quit", "xclient", "xforward")
///                  / "response"   a client line that answers a 334
///                  / "login"      a login as a whole: what it says, not how its replies travel
///                  / "payload"    a final reply to a message: one for SMTP, one per accepted recipient for LMTP, and with
///                                 PRDR one per accepted recipient and one for all of them
///                  / "unknown"    any other verb
///                  / "*"          every step
///     occurrence = 1 and up, counted on each connection; without it every occurrence
///     recipient  = an address or its local part, in any case; at "rcpt" and "payload" only, for what is said of that recipient
///
/// | kind      | argument             | what happens                                                                       |
/// | --------- | -------------------- | ---------------------------------------------------------------------------------- |
/// | `refuse`  | reply, 4yz or 5yz    | this reply, CRLF added, in place of the right one; the command has no effect       |
/// | `replace` | bytes                | exactly these bytes in place of the reply; the command has its effect              |
/// | `inject`  | bytes                | these bytes behind the reply, in the same write                                    |
/// | `delay`   | duration             | the reply comes so much later                                                      |
/// | `drip`    | duration             | the reply comes one byte at a time, with so much between two                       |
/// | `close`   | none, `after` or N   | closes in place of the reply, behind it, or behind its first N bytes               |
/// | `reset`   | the same             | the same with a TCP reset                                                          |
/// | `garble`  | none or see Garbling | the reply is damaged on its way                                                    |
/// | `silence` | none                 | the reply never comes; the connection stays                                        |
/// | `flood`   | size, `size,line`    | a reply without an end: so many bytes of it, then the connection closes; without a |
/// |           |                      | size until the client goes; with `line` it is one line that does not end           |
/// | `plain`   | none                 | `starttls` only: 220, and the conversation goes on in clear                        |
/// | `keep`    | none                 | `starttls` only: what the client sent behind STARTTLS is carried out after the handshake |
/// | `end`     | bytes                | `data` only: these bytes, when they come in one piece, end the message as well     |
///
/// At `login`, and only there, the server's side of the mechanism goes wrong. What a mechanism does not have stays as it is, and
/// the Nth challenge is that of this login, empty ones included.
///
/// | kind         | argument        | what happens                                                                     |
/// | ------------ | --------------- | -------------------------------------------------------------------------------- |
/// | `signature`  | none            | SCRAM: the server's signature (`v=`) is wrong; the login succeeds all the same   |
/// | `rspauth`    | none            | DIGEST-MD5: `rspauth` is wrong; the login succeeds all the same                  |
/// | `nonce`      | none            | SCRAM: the server's nonce does not begin with the client's                       |
/// | `iterations` | number          | SCRAM: so many are asked for; above 1000000 the server does not compute them and |
/// |              |                 | says `e=no-resources` to who did                                                 |
/// | `error`      | text            | SCRAM: `e=text` in place of the signature, and 535, whatever was proven          |
/// | `extra`      | none            | one more challenge, `one more`, before a success                                 |
/// | `challenge`  | `text`, `noise` | a challenge that is no base64, or base64 of bytes without a meaning, in place of |
/// |              | or with `,N`    | the first or the Nth one                                                         |
/// | `early`      | none or N       | 235 in place of the first or the Nth challenge                                   |
/// | `welcome`    | none            | 235 to the `*` with which the client gives up                                    |
///
/// At `tls` the reply is the server's part of the handshake: `close`, `reset`, `refuse` (a fatal alert) and `garble` (bytes that
/// are no TLS) happen once the client's first bytes have come; `silence` and `delay` are possible too.
/// Bytes are written with the escapes `\r \n \t \0 \\ \xNN`. A duration is a number of milliseconds or ends in `ms` or `s`; a
/// size is a number of bytes or ends in `kB`, `MB` or `GB`. Several faults may hold at one step.
struct Fault {
    enum class Kind {
        Refuse,
        Replace,
        Inject,
        Delay,
        Drip,
        Close,
        Reset,
        Garble,
        Silence,
        Flood,
        Plain,
        Keep,
        End,
        Signature,
        Rspauth,
        Nonce,
        Iterations,
        Error,
        Extra,
        Challenge,
        Early,
        Welcome,
    };

    /// How a reply is damaged. `bytes` (the default): no reply at all, bytes of every sort; `lf`: bare line feeds as line
    /// ends; `nul`: a NUL in each line; `code`: the last line has another code; `long`: a line of 5000 bytes; `escape`:
    /// terminal escape sequences and bidirectional overrides in the text; `noise`: bytes that are no UTF-8.
    enum class Garbling { Bytes, BareLineFeed, Nul, Code, LongLine, Escape, Noise };

    QByteArray step;
    int occurrence = 0;   ///< 0: every one.
    QByteArray recipient; ///< At rcpt and payload: of this one only. Empty: whoever it is.
    Kind kind = Kind::Refuse;
    QByteArray bytes; ///< Refuse (with its CRLF), Replace, Inject, End; Error; Challenge: "text" or "noise".
    std::chrono::milliseconds duration{0}; ///< Delay, Drip.
    std::int64_t size = 0; ///< Flood: bytes, 0 without end. Close, Reset: bytes of the reply that are sent, -1 for all.
                           ///< Iterations: how many. Challenge, Early: which challenge, 1 and up.
    bool oneLine = false;  ///< Flood.
    Garbling garbling = Garbling::Bytes; ///< Garble.

    /// Reads the form above. Returns a sentence without a full stop when it cannot be understood.
    [[nodiscard]] static std::expected<Fault, QString> parse(QByteArrayView text);

    /// Writes the form above.
    [[nodiscard]] QByteArray toText() const;

    bool operator==(const Fault &) const = default;
};

/// Damages \p reply (whole lines with CRLF) as \p garbling says.
[[nodiscard]] QByteArray garbled(QByteArrayView reply, Fault::Garbling garbling);

/// Which faults hold at the step that one connection is at: counts the occurrences.
class FaultCounter {
public:
    explicit FaultCounter(std::vector<Fault> faults) : m_faults(std::move(faults)) { }

    /// The step has come once more, for \p recipient where it has one. The faults that hold now, in the order they were given.
    [[nodiscard]] std::vector<Fault> at(const QByteArray &step, const QByteArray &recipient = {});

private:
    std::vector<Fault> m_faults;
    std::map<QByteArray, int> m_counts;
};

} // namespace mailscope::practice
