// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"
#include "format/sessionfile.h"
#include "format/textlog.h"
#include "format/writer.h"
#include "report/report.h"
#include "session/serverchecks.h"
#include "session/session.h"

#include <QFile>

#include <memory>

namespace mailscope::cli {

/// Everything that is printed and written of one or several sessions: live while they run, and behind their ends.
class SessionOutput final : public QObject {
    Q_OBJECT
public:
    SessionOutput(const Request &request, const Console &console, QObject *parent = nullptr);
    ~SessionOutput() override;

    /// Opens the files that were asked for. Returns the sentence for one that cannot be written.
    /// \p holdsSecrets: the sessions record secrets, and the file is to say so.
    [[nodiscard]] std::optional<QString> open(bool holdsSecrets = false);

    /// Follows \p session from its first event on.
    void follow(session::Session &session);
    void follow(session::ServerChecks &checks);

    /// Takes the report of a session that is over, and what it was made of: without that, the report can only be written as JSON.
    void add(report::Report report, const transcript::Transcript &transcript = {});

    /// How all of it ended, beyond what the sessions themselves say.
    struct Ending {
        int signal = 0;         ///< that ended the program; 0 for none
        bool asSeveral = false; ///< print the document for several hosts, even if it was only one
        bool foreseen = false;  ///< the session ended as it was meant to, however badly: exit code 0
        QString summary{};      ///< of several sessions: then only those that went wrong have a line of their own
    };

    /// Prints what stands at the end, writes the report and the chain, and returns the exit code.
    [[nodiscard]] int conclude(const Ending &ending);

    /// The same where everything was printed: writes the files, and returns 0 unless they cannot be written.
    [[nodiscard]] int writeFiles();

    /// Something could not be written: there is no use in going on.
    [[nodiscard]] bool hasFailed() const;

    /// How text for people is written to standard output.
    [[nodiscard]] format::TextStyle style() const { return m_style; }

    /// Prints one line at the end in place of the report.
    void beBrief() { m_brief = true; }

Q_SIGNALS:
    /// Something could not be written.
    void failed();

private:
    void onEvent(const transcript::Event &event);
    void keep(const transcript::Event &event);
    void showProgress(const transcript::Event &event);
    void clearProgress();
    void printReports(const Ending &ending, int code);
    void printSummary(const QString &summary);
    void writeReport(const Ending &ending, int code);
    void exportReport(const format::Writer &writer);
    void writeChain();
    [[nodiscard]] QJsonObject document(const Ending &ending, int code) const;
    [[nodiscard]] Verdict verdict() const;
    [[nodiscard]] int exitCodeFor(const Ending &ending) const;
    [[nodiscard]] bool hasGraveFindings() const;
    void write(QFile &file, QByteArrayView bytes);
    void fail(const QString &sentence);

    const Request &m_request;
    const Console &m_console;
    format::TextStyle m_style;
    std::unique_ptr<format::TextLog> m_log;
    std::optional<format::SessionJournal> m_journal;
    QFile m_report;
    QFile m_chain;
    QList<report::Report> m_reports;
    transcript::Transcript m_transcript; ///< of the last report
    bool m_brief = false;
    bool m_showsProgress = false;
    bool m_hasProgress = false;
    bool m_failed = false;
};

} // namespace mailscope::cli
