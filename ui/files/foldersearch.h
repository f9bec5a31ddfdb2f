// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/eventfacts.h"
#include "format/recordedsecrets.h"
#include "format/sessionreader.h"
#include "ui/session/recordedsecrets.h"

#include <QDirIterator>
#include <QObject>
#include <QTimer>

#include <memory>

namespace mailscope::ui {

/// A line that was found in a session file, or a file that could not be looked through.
struct FoundLine {
    QString path;
    qint64 sequence = 0; ///< of the event; 0: text says why the file was not searched
    QString text;        ///< safe to show
};

/// Looks through the session files of a folder and of those below it, in slices between which the window lives on. Never holds
/// more than one session and Most lines that were found.
///
/// Secrets that a session recorded are neither found nor shown. A file that holds some without saying so is not searched.
class FolderSearch final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype Most = 10'000;
    static constexpr qsizetype LongestText = 300;

    enum class End {
        Whole,
        Cancelled,
        TooMany, ///< the rest was not looked for
        Gone,    ///< the folder is not there, or not any more
    };

    /// What does not fit into memory while a file is read goes to \p storageFolder.
    explicit FolderSearch(QString storageFolder, QObject *parent = nullptr);

    /// Why a file with secrets that does not say so is shown to nobody.
    [[nodiscard]] static QString unsaidSecrets();

    /// Begins anew. Nothing is emitted from inside this.
    void start(const QString &folder, filter::FilterExpression wanted);
    /// Ends the search: finished() follows at once when one runs.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_turn.isActive(); }
    /// Session files that were looked through.
    [[nodiscard]] int files() const { return m_files; }
    /// Lines that were found.
    [[nodiscard]] qsizetype count() const { return m_count; }

Q_SIGNALS:
    /// In the order of the file; all of a file at once, when it was read to its end.
    void found(const QList<mailscope::ui::FoundLine> &lines);
    /// \p path is searched now.
    void progressed(const QString &path);
    void finished(mailscope::ui::FolderSearch::End end);

private:
    void goOn();
    void openNext();
    void readOn();
    void look(const transcript::Transcript &transcript);
    void closeFile();
    void object(const QString &reason);
    void finish(End end);

    QString m_storageFolder;
    QString m_folder;
    filter::FilterExpression m_wanted;
    std::unique_ptr<QDirIterator> m_paths;
    QTimer m_turn;
    int m_files = 0;
    qsizetype m_count = 0;
    qsizetype m_unsearched = 0; ///< files

    /// The file that is read.
    struct Reading {
        explicit Reading(const filter::FilterExpression &wanted, const QString &storageFolder)
            : reader({.folder = storageFolder}), filter(wanted)
        { }
        format::SessionReader reader;
        filter::EventFilter filter;
        RecordedSecrets secrets;
        format::LoginSecrets logins;
        qsizetype looked = 0; ///< events
        QList<FoundLine> lines;
    };
    QString m_path;
    std::unique_ptr<Reading> m_reading;
};

} // namespace mailscope::ui
