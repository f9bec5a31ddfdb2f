// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/clientline.h"
#include "plan/linepattern.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <expected>
#include <span>
#include <variant>
#include <vector>

namespace mailscope::plan {

// The steps of a script, one per line. See Script for how they are written.

/// An empty line.
struct BlankLine {
    bool operator==(const BlankLine &) const = default;
};

/// `# text`: for people; kept as it is, so that a script that is written back still has it.
struct CommentLine {
    QByteArray text; ///< What stands behind the `#`.
    bool operator==(const CommentLine &) const = default;
};

/// `S: text`: what the server sends (bytes()), or what is awaited from it (pattern()). The reader decides which.
struct ServerLine {
    QByteArray written; ///< As it stands in the script; valid when it came from Script::parse() or sending().

    /// The line that sends exactly \p bytes. As a pattern it matches these bytes and nothing else.
    [[nodiscard]] static ServerLine sending(QByteArrayView bytes);

    /// Escapes resolved; ends in CRLF unless the line was written with a backslash at its end.
    [[nodiscard]] QByteArray bytes() const;

    [[nodiscard]] LinePattern pattern() const;

    bool operator==(const ServerLine &) const = default;
};

/// `W: 250`: nothing is done for so long.
struct WaitStep {
    std::chrono::milliseconds duration{0};
    bool operator==(const WaitStep &) const = default;
};

/// `T`: the TLS handshake takes place here.
struct HandshakeStep {
    bool operator==(const HandshakeStep &) const = default;
};

/// `X`, `X reset`, `X half`: the connection is closed here by the side that plays the script.
struct CloseStep {
    enum class Manner {
        Orderly, ///< What was written is delivered, then both directions end.
        Reset,   ///< A TCP reset: the peer may lose what it has not read yet.
        Half,    ///< Only the sending direction ends; reading goes on.
    };
    Manner manner = Manner::Orderly;
    bool operator==(const CloseStep &) const = default;
};

/// `= issue bytes-behind-starttls`: what must hold of the session. Which kinds there are is the reader's matter.
struct Expectation {
    QByteArray kind;  ///< `issue`, `finding`, `verdict`, `exit`, `ok` …
    QByteArray value; ///< The rest of the line; may be empty.
    bool operator==(const Expectation &) const = default;
};

/// `@ security starttls`: a setting of the plan. Key and value are kept as they are.
struct Setting {
    QByteArray key;
    QByteArray value;
    bool operator==(const Setting &) const = default;
};

/// `vrfy alice`: a verb, to be done by the client engine.
struct VerbStep {
    QByteArray verb;      ///< In lower case, one of Script::verbs().
    QByteArray arguments; ///< As written, blanks at both ends removed. For `raw` see rawBytes().

    /// For `raw`: the arguments with their escapes resolved; ends in CRLF unless written with a backslash at its end.
    [[nodiscard]] QByteArray rawBytes() const;

    bool operator==(const VerbStep &) const = default;
};

using Step = std::variant<BlankLine, CommentLine, ClientLine, ServerLine, WaitStep, HandshakeStep, CloseStep,
                          Expectation, Setting, VerbStep>;

struct ScriptLine {
    int number = 0; ///< 1 is the first line of the text.
    Step step;
    bool operator==(const ScriptLine &) const = default;
};

/// Where a script cannot be understood, and why. Both numbers begin at 1; the column counts bytes.
struct ScriptError {
    int line = 0;
    int column = 0;
    QString what; ///< A sentence without a full stop.

    /// "line 3, column 7: …"
    [[nodiscard]] QString text() const;
};

/// The one step grammar: interactive sessions, `run FILE`, scenario files and the script writer.
///
/// One step per line; lines end in LF or CRLF. Blanks ahead of a step are ignored.
///
///     # a comment
///     @ security starttls              a setting, for the reader of the script
///     S: 220 mx.example ESMTP          a server line: sent by a server, awaited by a client (see LinePattern)
///     C: EHLO client.example           a client line: sent by a client, awaited by a server
///     W: 250                           wait so many milliseconds
///     T                                the TLS handshake
///     X  |  X reset  |  X half         close; with a TCP reset; the sending direction only
///     vrfy alice                       a verb of the client
///     = issue vrfy-refused             an expectation about the session
///
/// `C:` and `S:` take one blank as a separator; everything behind it belongs to the text, blanks at the end too. CRLF is
/// added, unless the text ends in a lone backslash: so bytes can be sent in pieces and a line can be left unfinished.
/// Escapes in both: `\r \n \t \0 \\ \xNN`; in a `C:` that is awaited also `\*` (see ClientLine). Bytes that are no ASCII stand for themselves.
class Script {
public:
    static constexpr qsizetype maximumSize = 16 * 1024 * 1024;                      ///< Bytes in all.
    static constexpr qsizetype maximumLines = 200'000;                              ///< Lines in all.
    static constexpr qsizetype maximumLineLength = 1024 * 1024;                     ///< Bytes in a line.
    static constexpr std::chrono::milliseconds maximumWait = std::chrono::hours(1); ///< For `W:`.

    std::vector<ScriptLine> lines;

    /// Reads a whole text; the first thing that is wrong ends it.
    [[nodiscard]] static std::expected<Script, ScriptError> parse(QByteArrayView text);

    /// Reads one line, given without its line end (the interactive prompt). The error's line is \p number.
    [[nodiscard]] static std::expected<ScriptLine, ScriptError> parseLine(QByteArrayView line, int number = 1);

    /// Every verb that may begin a step, in lower case, sorted.
    [[nodiscard]] static std::span<const QByteArrayView> verbs();

    /// Adds a step behind the last line and numbers it.
    void append(Step step);

    /// Writes the script back: one line each, LF line ends. `parse(toText())` gives an equal script.
    [[nodiscard]] QByteArray toText() const;

    bool operator==(const Script &) const = default;
};

/// One step as a line, without a line end.
[[nodiscard]] QByteArray toText(const Step &step);

} // namespace mailscope::plan
