// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace mailscope::knowledge {

/// One meaning of a term, for a person. Every text is safe to print.
struct Explanation {
    enum class Kind {
        Reply,
        ReplyClass,
        Enhanced,
        EnhancedSubject,
        Keyword,
        Parameter,
        Limit,
        Mechanism,
        Refusal,
        Unknown
    };

    Kind kind = Kind::Unknown;
    QString title;     ///< the term as it is written: "550", "X.7.8", "STARTTLS"
    QString meaning;   ///< a few words
    QString detail;    ///< sentences, one paragraph a line; may be empty for an unknown term
    QString nextStep;  ///< what to do; may be empty
    QString reference; ///< where it is defined; empty for an unknown term
    QStringList near;  ///< for an unknown term: known ones that resemble it
};

/// What \p term means: never empty, and one entry for each thing that it may be.
///
/// Accepted are a reply code ("550", "5xx", "5"), an enhanced code ("5.7.8", "X.7.8", "5.7"), both ("535 5.7.8", or a
/// whole reply line, whose words may tell why a login is refused), an EHLO keyword, alone or as the server's line ("SIZE 52428800"), a
/// command, a parameter of MAIL or RCPT ("NOTIFY"), a name in LIMITS and a SASL mechanism. A term that is none of these
/// gives one Unknown.
[[nodiscard]] QList<Explanation> explain(QStringView term);

/// The word for \p kind in a title, such as "reply code" or "login mechanism".
[[nodiscard]] QString kindName(Explanation::Kind kind);

} // namespace mailscope::knowledge
