// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace mailscope::knowledge {

/// The words of this folder in the language of the program. Those of the code are in protocol_*.ts, those of the tables in
/// knowledge_*.ts.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::knowledge)
public:
    /// What a table says, translated.
    [[nodiscard]] static QString of(const QString &sentence)
    {
        return sentence.isEmpty() ? sentence : tr(sentence.toUtf8().constData());
    }
};

} // namespace mailscope::knowledge
