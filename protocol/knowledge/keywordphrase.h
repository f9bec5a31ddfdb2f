// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/keywordtable.h"

namespace mailscope::knowledge {

/// A few words for what \p keyword with \p params offers: "messages up to 50 MiB", "login by PLAIN, LOGIN".
///
/// \p meaning is the entry of the keyword in \p table, \p keyword the word as the server sent it. Parameters that
/// cannot be read are named, not dropped; bytes outside of printable ASCII are shown as \xNN.
[[nodiscard]] QString keywordPhrase(const KeywordMeaning &meaning, QByteArrayView keyword,
                                    const QList<QByteArray> &params, const KeywordTable &table);

/// \p bytes in powers of 1024 with at most one decimal place: "50 MiB", "about 34.2 MiB", "1000 bytes".
[[nodiscard]] QString sizePhrase(quint64 bytes);

/// \p seconds in the largest unit that divides them: "7 days", "90 minutes", "1 second".
[[nodiscard]] QString durationPhrase(quint64 seconds);

/// \p bytes for a person: what is not printable ASCII as \xNN, cut, with three dots, behind 64 characters.
[[nodiscard]] QString printable(QByteArrayView bytes);

} // namespace mailscope::knowledge
