// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "transcript/event.h"

#include <QString>

#include <optional>

namespace mailscope::format {

/// What an event that is neither sent nor received tells a person: one line of text.
struct EventNote {
    QString text; ///< what a server said in it is made visible (display.h)
    TextStyle::Ink ink = TextStyle::Ink::Dim;
    bool isMinor = false; ///< of use only to those who want to see everything, such as the stages that begin and end
};

/// The note for \p event. Nothing for bytes that were sent or received, and for an event that has nothing to tell.
[[nodiscard]] std::optional<EventNote> eventNote(const transcript::Event &event);

} // namespace mailscope::format
