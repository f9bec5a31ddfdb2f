// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QByteArrayList>

/// Signs of markup that a server may hope to get through, each with a word to be found again.
[[nodiscard]] QByteArrayList attacks();

/// A session in which everything that a stranger can write is \p attack.
[[nodiscard]] mailscope::transcript::Transcript hostile(const QByteArray &attack);
