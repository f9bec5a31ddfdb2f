// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

/// A login with a wrong channel binding, what was made of it ("noticed", "refused", "ignored" or "not-checked") and the
/// server's \p reply; \p then: the one to a login with the right one behind it.
mailscope::transcript::Transcript bindingChecked(const QByteArray &binding, const QByteArray &reply,
                                                 const QByteArray &then = {});

/// SCRAM is refused while it says that it could bind; without that word the server says \p reply.
mailscope::transcript::Transcript claimRefused(const QByteArray &reply);

/// The connection is lost behind the first message of \p mechanism.
mailscope::transcript::Transcript lostIn(const QByteArray &mechanism);
