// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/redaction.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace mailscope::format {

/// Secrets that no export may hold, in every form in which one could be read out of it.
class SecretCheck {
public:
    /// Adds \p secret: as it is, in base64, hex and URL-encoded (Redaction), and as it stands in HTML, JSON, CSV, Markdown and
    /// a script. Shorter ones than Redaction::MinimumNeedle are not looked for: they would be found by chance.
    void remember(QByteArrayView secret);

    [[nodiscard]] bool isEmpty() const { return m_redaction.remembersNothing(); }

    /// Whether a secret can be read out of \p bytes.
    [[nodiscard]] bool findsOneIn(QByteArrayView bytes) const;

    /// As many bytes as the longest form of any secret may have.
    [[nodiscard]] qsizetype longestForm() const { return m_longestForm; }

private:
    transcript::Redaction m_redaction;
    qsizetype m_longestForm = 0;
};

/// Where a writer puts its bytes: a portion at a time, each held against a SecretCheck before anybody else sees it.
///
/// A failure stays: whatever follows is thrown away.
class ExportSink {
public:
    /// Takes some bytes on; false when they cannot be written.
    using Put = std::function<bool(QByteArrayView bytes)>;

    enum class Failure {
        None,
        Unwritable, ///< Put said so
        Secret,     ///< the export would have held a secret
    };

    /// \p check is empty where an export may hold secrets, since it says so on its first line.
    ExportSink(Put put, SecretCheck check) : m_put(std::move(put)), m_check(std::move(check)) { }

    void write(QByteArrayView bytes);
    void write(const QByteArray &bytes) { write(QByteArrayView(bytes)); }
    void write(const QString &text) { write(QByteArrayView(text.toUtf8())); }

    /// Looks at \p bytes that will stand in the export in pieces or in another form, so that they are not found in there.
    void inspect(QByteArrayView bytes);

    [[nodiscard]] bool hasFailed() const { return m_failure != Failure::None; }

    /// Writes what is left. Says how all of it went.
    [[nodiscard]] Failure finish();

private:
    void pass(qsizetype keep);

    Put m_put;
    SecretCheck m_check;
    QByteArray m_waiting; ///< not passed on yet; its front was looked at already where it is longer than a portion
    Failure m_failure = Failure::None;
};

} // namespace mailscope::format
