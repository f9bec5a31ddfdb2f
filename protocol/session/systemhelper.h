// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/work.h"

#include <QObject>
#include <QProcess>

namespace mailscope::session {

/// The program mailscope-sasl-helper, which carries out the steps of one exchange of the system's mechanisms. The library that has
/// them waits for key servers as long as it likes; in a process of its own it keeps nobody else waiting.
///
/// Destroying it kills the process, at once and without waiting.
class SystemHelper : public QObject {
    Q_OBJECT
public:
    SystemHelper();
    ~SystemHelper() override;
    Q_DISABLE_COPY_MOVE(SystemHelper)

    /// Where the helper is: what the environment variable MAILSCOPE_SASL_HELPER says, else beside this program, else in the PATH.
    /// Empty where there is none.
    [[nodiscard]] static QString program();

    /// The mechanisms of this program (sasl::mechanismNames()), without those of the system that it cannot carry out. A few looks
    /// at the file system, each time: what is missing may be installed meanwhile.
    [[nodiscard]] static QList<QByteArray> mechanisms();

    /// This system can carry out \p mechanism: there is a helper, and the plugin of Cyrus SASL that has it. Only trying tells more.
    [[nodiscard]] static bool has(QByteArrayView mechanism);

    /// Goes one step further. answered() comes from the event loop, unless this is destroyed before.
    void step(const sasl::SystemStep &step);

Q_SIGNALS:
    /// The client's answer, and whether it is the last; or why there is none. Nothing is touched behind it.
    void answered(const mailscope::sasl::WorkResult &result, bool isLast);

private:
    void onOutput();
    void onDiagnostics();
    void onErrorOccurred(QProcess::ProcessError error);
    void onFinished();
    void fail(const sasl::WorkFailure &failure);
    [[nodiscard]] sasl::WorkFailure failureOf(const QByteArray &word) const;
    [[nodiscard]] QString withTrace(const QString &reason) const;

    QProcess *m_process;    ///< outlives this until it has ended
    QByteArray m_challenge; ///< of the step that is being done
    QByteArray m_output;
    QByteArray m_diagnostics; ///< the end of what it wrote to standard error
};

} // namespace mailscope::session
