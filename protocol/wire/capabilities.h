// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/reply.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace mailscope::wire {

/// Keywords that the engine itself acts upon.
namespace keyword {
inline constexpr QByteArrayView Auth = "AUTH";
inline constexpr QByteArrayView Chunking = "CHUNKING";
inline constexpr QByteArrayView Etrn = "ETRN";
inline constexpr QByteArrayView Expn = "EXPN";
inline constexpr QByteArrayView Help = "HELP";
inline constexpr QByteArrayView Pipelining = "PIPELINING";
inline constexpr QByteArrayView StartTls = "STARTTLS";
inline constexpr QByteArrayView Vrfy = "VRFY";
inline constexpr QByteArrayView Xclient = "XCLIENT";
inline constexpr QByteArrayView Xforward = "XFORWARD";
} // namespace keyword

/// One line of an EHLO reply behind the first (RFC 5321 section 4.1.1.1).
struct Capability {
    QByteArray keyword;       ///< in upper case
    QList<QByteArray> params; ///< as they came
    QByteArray line;          ///< the original line
    bool wellFormed = true;   ///< keyword and parameters keep to the grammar

    friend bool operator==(const Capability &, const Capability &) = default;
};

/// What a server said in answer to EHLO, LHLO or HELO.
class Capabilities {
public:
    enum class Verb { Ehlo, Helo, Lhlo };

    Capabilities() = default;
    Capabilities(Verb verb, const Reply &reply);

    [[nodiscard]] Verb verb() const { return m_verb; }

    /// The first word of the first line; nothing when that line is empty. Never a keyword.
    [[nodiscard]] const std::optional<QByteArray> &domain() const { return m_domain; }

    /// Every line, in the order it came; a keyword may stand twice.
    [[nodiscard]] const QList<Capability> &all() const { return m_all; }

    /// Case does not matter.
    [[nodiscard]] bool has(QByteArrayView keyword) const;

    /// The parameters of all lines with \p keyword, joined; nothing when it was not offered.
    [[nodiscard]] std::optional<QList<QByteArray>> params(QByteArrayView keyword) const;

    /// The SASL mechanisms of all AUTH lines, the old "AUTH=" form among them, in upper case, each once, in order.
    [[nodiscard]] QList<QByteArray> authTypes() const;

    friend bool operator==(const Capabilities &, const Capabilities &) = default;

private:
    Verb m_verb = Verb::Ehlo;
    std::optional<QByteArray> m_domain;
    QList<Capability> m_all;
};

/// "EHLO", "HELO" or "LHLO".
[[nodiscard]] QByteArrayView verbName(Capabilities::Verb verb);

/// What changed from one answer to the next. Keywords are compared with their parameters as sets.
struct CapabilityDifference {
    QList<QByteArray> added;   ///< keywords
    QList<QByteArray> removed; ///< keywords
    QList<QByteArray> changed; ///< keywords whose parameters differ

    [[nodiscard]] bool isEmpty() const { return added.isEmpty() && removed.isEmpty() && changed.isEmpty(); }
    friend bool operator==(const CapabilityDifference &, const CapabilityDifference &) = default;
};

[[nodiscard]] CapabilityDifference difference(const Capabilities &before, const Capabilities &after);

} // namespace mailscope::wire
