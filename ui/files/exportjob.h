// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/writer.h"
#include "transcript/transcript.h"

#include <QCoreApplication>
#include <QString>

#include <expected>

namespace mailscope::ui {

/// A session as it stood when somebody wanted to take it away. It shares its bytes with the one of the tab.
struct TakenSession {
    QString name; ///< of its tab
    QString file; ///< that holds exactly this session; empty: none does
    transcript::Transcript transcript;
    transcript::Transcript withoutSecrets; ///< the same where no secrets were recorded
    QList<qint64> selection;               ///< sequence numbers of the lines that are selected
};

/// A session, a format, and how much of it is wanted: what an export is made of.
///
/// Secrets that were recorded are left out unless they are asked for; either way the last check of all exports is on,
/// unless the export says on its first line that it holds them.
class ExportJob {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::ExportJob)
public:
    /// Of a longer session the preview has so many events.
    static constexpr qsizetype PreviewedEvents = 1000;
    static constexpr qsizetype PreviewedBytes = 512 * 1024;

    explicit ExportJob(TakenSession session);

    [[nodiscard]] const TakenSession &session() const { return m_session; }
    /// Whether secrets were recorded in it.
    [[nodiscard]] bool holdsSecrets() const { return m_holdsSecrets; }

    const format::Writer *writer;
    format::Extent extent = format::Extent::Everything;
    bool withSecrets = false;

    struct Preview {
        QByteArray bytes;
        bool isWhole = true; ///< nothing was left out of it
    };
    /// The beginning of what save() would write, or a sentence that says why nothing would be.
    [[nodiscard]] std::expected<Preview, QString> preview() const;
    /// All of it.
    [[nodiscard]] std::expected<QByteArray, QString> bytes(const format::GoesOn &goesOn = {}) const;
    /// Writes it for its owner's eyes only; a sentence that says what to do when that fails.
    [[nodiscard]] std::expected<void, QString> save(const QString &path, const format::GoesOn &goesOn = {}) const;

    /// "mx.example.org.html"
    [[nodiscard]] QString suggestedName() const;

private:
    [[nodiscard]] const transcript::Transcript &source() const;
    [[nodiscard]] format::Exported exported(const transcript::Transcript &transcript,
                                            const report::Report &report) const;
    [[nodiscard]] QList<QByteArray> forbidden() const;

    TakenSession m_session;
    bool m_holdsSecrets;
};

} // namespace mailscope::ui
