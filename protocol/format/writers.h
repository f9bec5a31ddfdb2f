// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/writer.h"

/// The writers, one to a file; writer.h has the table of them. Each writes on its first line that a session holds secrets.
namespace mailscope::format {

/// The conversation and the report as `mailscope-cli` prints them, without colours.
void writeText(const Exported &session, ExportSink &sink);

/// The same as Markdown, for a ticket or a mail.
void writeMarkdown(const Exported &session, ExportSink &sink);

/// One page that stands alone: no script, nothing loaded from anywhere, nothing that a server said taken for markup.
void writeHtml(const Exported &session, ExportSink &sink);

/// The report, docs/report-1.schema.json.
void writeJson(const Exported &session, ExportSink &sink);

/// One table: a row for each stage, each exchange and each recipient (RFC 4180).
void writeCsv(const Exported &session, ExportSink &sink);

/// The conversation as a script (docs/steps.md) that the practice server plays.
void writeScript(const Exported &session, ExportSink &sink);

/// The conversation as packets, deciphered, for Wireshark (pcapng).
void writePcapng(const Exported &session, ExportSink &sink);

} // namespace mailscope::format
