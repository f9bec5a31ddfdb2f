// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"
#include "ui/transcript/linedetail.h"

#include <QCoreApplication>

namespace mailscope::ui {

/// What codes, keywords, commands and certificates mean, as paragraphs of a LineDetail.
class Meaning {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::Meaning)
public:
    using Paragraphs = QList<LineDetail::Paragraph>;

    /// Of a reply code in \p phase, which may be nothing.
    [[nodiscard]] static Paragraphs ofCode(int code, std::optional<Phase> phase);
    /// Of the enhanced code at the start of \p text, the text behind \p code.
    [[nodiscard]] static Paragraphs ofEnhancedCode(QByteArrayView text, int code);
    /// Of a line in which a server offers something: keyword, parameters, mechanisms.
    [[nodiscard]] static Paragraphs ofKeyword(QByteArrayView offer);
    /// Of the word that a command line begins with.
    [[nodiscard]] static Paragraphs ofCommand(QByteArrayView line);
    /// Of the text behind a 334: base64, decoded.
    [[nodiscard]] static Paragraphs ofChallenge(QByteArrayView text);
    [[nodiscard]] static Paragraphs ofTls(const TlsDetails &details);
    [[nodiscard]] static LineDetail::Paragraph ofIssue(const Issue &issue);
    [[nodiscard]] static LineDetail::Paragraph ofFinding(const report::Finding &finding);

private:
    [[nodiscard]] static LineDetail::Paragraph ofCertificate(const CertificateDetails &certificate, qsizetype place);
    [[nodiscard]] static Paragraphs ofMechanisms(const QList<QByteArray> &names);
};

} // namespace mailscope::ui
