// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/strictobject.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <utility>

namespace mailscope::knowledge {

/// A refusal that may have to do with a login, as far as it is known: what is unknown stays empty.
struct Refusal {
    int code = 0;
    QByteArray enhanced;                      ///< "5.7.8"
    QString text;                             ///< of the reply, its codes left out
    QString phase;                            ///< a name of stages[].name; empty: any
    QByteArray mechanism;                     ///< in upper case
    QString host;                             ///< the name of the server as the user gave it
    QList<std::pair<QString, QString>> facts; ///< what the steps of the login told, decoded: name and value
};

/// Why a server refused, and what to do about it. A {name} of a fact is filled in, cut at 80 characters; it is what a
/// server said, and not safe to print.
struct Hint {
    QString id;        ///< for good
    QString cause;     ///< sentences
    QString nextStep;  ///< sentences
    QString reference; ///< who says so: an RFC, a document, an address
    bool isSpecific =
        false; ///< more than what a standard says of the codes: of certain words, a fact, a maker or a provider

    friend bool operator==(const Hint &, const Hint &) = default;
};

/// Refusals of common servers and providers. Words are looked for as they are, in any case; there are no patterns.
class HintTable {
public:
    /// Reads hints.json; a fault in any place refuses the whole table.
    [[nodiscard]] static std::expected<HintTable, TableFault> read(const QByteArray &json);

    /// The first entry of the table whose every condition holds; the table goes from the exact to the general. Nothing for
    /// a code that is no refusal.
    [[nodiscard]] std::optional<Hint> find(const Refusal &refusal) const;

    /// Of every entry, in the order of the table.
    [[nodiscard]] QStringList ids() const;

private:
    /// A reply's code, its enhanced code, or both.
    struct Codes {
        int code = 0;
        QByteArray enhanced;
    };

    /// Of each list one must hold; an empty list always does.
    struct Entry {
        Hint hint;
        QStringList phases;
        QList<Codes> replies;
        QStringList texts;
        QStringList hosts;
        QStringList mechanisms;
        QList<std::pair<QString, QString>> fields; ///< of a value "*" any
    };

    void readEntry(StrictObject object);
    [[nodiscard]] static QList<Codes> codesIn(StrictObject &object);
    [[nodiscard]] static QList<std::pair<QString, QString>> fieldsIn(StrictObject &object);
    static void checkEntry(StrictObject &object, const Entry &entry);
    [[nodiscard]] static bool applies(const Entry &entry, const Refusal &refusal);
    [[nodiscard]] static bool appliesToReply(const Entry &entry, const Refusal &refusal);

    QList<Entry> m_entries;
};

} // namespace mailscope::knowledge
