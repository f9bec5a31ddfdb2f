// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "transcript/event.h"

namespace mailscope::format {

/// The live log of a session for people: sent →, received ←, notes ·, and a lock on what is encrypted.
/// Whatever a server says is made visible (display.h) before it gets here.
class TextLog {
public:
    explicit TextLog(TextStyle style = {}, bool verbose = false) : m_style(style), m_verbose(verbose) { }

    /// The lines for the next event, each with its line end; empty when there is nothing to tell.
    /// Verbose also tells which stage begins and ends.
    [[nodiscard]] QString lines(const transcript::Event &event);

private:
    [[nodiscard]] QString entry(const transcript::Event &event, const QString &sign, const QString &text) const;
    [[nodiscard]] QString note(const transcript::Event &event) const;
    [[nodiscard]] QString tell(const transcript::Event &event, const transcript::Sent &sent) const;
    [[nodiscard]] QString tell(const transcript::Event &event, const transcript::Received &received) const;
    [[nodiscard]] QString tell(const transcript::Event &event, const transcript::PayloadSent &sent) const;
    [[nodiscard]] QString tell(const transcript::Event &event, const transcript::AuthStep &step) const;

    TextStyle m_style;
    bool m_verbose;
    bool m_encrypted = false;
};

} // namespace mailscope::format
