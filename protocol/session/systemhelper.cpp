// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/systemhelper.h"

#include "sasl/choice.h"
#include "sasl/gsstoken.h"
#include "sasl/registry.h"
#include "session/helperframe.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::session {

using namespace Qt::StringLiterals;

namespace {
constexpr QLatin1StringView Name("mailscope-sasl-helper");
constexpr QLatin1StringView Setting("MAILSCOPE_SASL_HELPER");
constexpr qsizetype MostDiagnostics = 64 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("mailscope", text);
}

/// What the helper's word for a failure means.
QString sentenceOf(const QByteArray &failure)
{
    static constexpr std::array Sentences{
        std::pair{QByteArrayView("no-plugin"),
                  QT_TRANSLATE_NOOP("mailscope", "QCA has no SASL here; its plugin “cyrus-sasl” is missing")},
        std::pair{QByteArrayView("no-mechanism"),
                  QT_TRANSLATE_NOOP("mailscope", "the SASL library of this system does not have this mechanism")},
        std::pair{QByteArrayView("bad-server"),
                  QT_TRANSLATE_NOOP("mailscope", "the server did not prove that it is the one that was meant")},
        std::pair{QByteArrayView("bad-protocol"),
                  QT_TRANSLATE_NOOP("mailscope", "the server's token could not be used")},
        std::pair{
            QByteArrayView("too-weak"),
            QT_TRANSLATE_NOOP("mailscope", "the server demands a security layer, which this program does not use")},
    };
    for (const auto &[name, sentence] : Sentences) {
        if (failure == name)
            return translated(sentence);
    }
    return translated(QT_TRANSLATE_NOOP("mailscope", "there is no ticket for this server, or none could be had"));
}
} // namespace

QString SystemHelper::program()
{
    if (const QString set = qEnvironmentVariable(Setting.data()); !set.isEmpty())
        return set;
    const QFileInfo beside(QCoreApplication::applicationDirPath() + u'/' + Name);
    return beside.isExecutable() ? beside.filePath() : QStandardPaths::findExecutable(Name);
}

bool SystemHelper::has(QByteArrayView mechanism)
{
    const QString plugin = mechanism == "GS2-KRB5" ? u"/libgs2.so"_s : u"/libgssapiv2.so"_s;
    const QString set = qEnvironmentVariable("SASL_PATH");
    const QStringList folders = set.isEmpty()
        ? QStringList{u"/usr/lib/" MAILSCOPE_ARCHITECTURE "/sasl2"_s, u"/usr/lib64/sasl2"_s, u"/usr/lib/sasl2"_s}
        : set.split(u':');
    return !program().isEmpty() && std::ranges::any_of(folders, [&plugin](const QString &folder) {
        return QFileInfo::exists(folder + plugin);
    });
}

QList<QByteArray> SystemHelper::mechanisms()
{
    QList<QByteArray> names = sasl::mechanismNames();
    names.removeIf([](const QByteArray &name) {
        const sasl::Traits *const traits = sasl::traitsOf(name);
        return traits != nullptr && traits->need == sasl::Traits::Need::Ticket && !has(name);
    });
    return names;
}

SystemHelper::SystemHelper() : m_process(new QProcess(QCoreApplication::instance()))
{
    connect(m_process, &QProcess::readyReadStandardOutput, this, &SystemHelper::onOutput);
    connect(m_process, &QProcess::readyReadStandardError, this, &SystemHelper::onDiagnostics);
    connect(m_process, &QProcess::errorOccurred, this, &SystemHelper::onErrorOccurred);
    connect(m_process, &QProcess::finished, this, &SystemHelper::onFinished);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(u"KRB5_TRACE"_s)) // it says what no error code does, and names no key
        environment.insert(u"KRB5_TRACE"_s, u"/dev/stderr"_s);
    m_process->setProcessEnvironment(environment);
}

/// What the helper's word for a failure means for the login. The server's answer to the ticket (AP-REP, RFC 4120 section 3.2.4) and what
/// it seals behind that are made with keys that only the holder of the service's key can have: where the library can do nothing with
/// one of them, nobody has proven to be that holder. Of other failures it has words of their own.
sasl::WorkFailure SystemHelper::failureOf(const QByteArray &word) const
{
    const QString kind = sasl::gssTokenFields(m_challenge).value("kind"_L1).toString();
    const bool isProof = word == "failed" && (kind == "AP-REP"_L1 || kind == "Wrap"_L1);
    if (word == "bad-server" || isProof)
        return {sentenceOf("bad-server"), sasl::SaslFailure::WrongProof};
    return {sentenceOf(word)};
}

SystemHelper::~SystemHelper()
{
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning) {
        m_process->deleteLater(); // it may just be telling that
        return;
    }
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    m_process->kill();
}

void SystemHelper::step(const sasl::SystemStep &step)
{
    m_challenge = step.challenge.value_or(QByteArray());
    if (step.challenge && m_process->state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &SystemHelper::onFinished, Qt::QueuedConnection);
        return;
    }
    if (step.challenge) {
        m_process->write(HelperFrame{HelperFrame::Challenge, *step.challenge}.written());
        return;
    }
    const QByteArray begin =
        step.mechanism + '\0' + step.service + '\0' + step.host.toUtf8() + '\0' + step.authorizationId.toUtf8();
    m_process->start(program(), {QString::number(QCoreApplication::applicationPid())});
    m_process->write(HelperFrame{HelperFrame::Begin, begin}.written());
}

void SystemHelper::onOutput()
{
    m_output += m_process->readAllStandardOutput();
    const std::optional<HelperFrame> frame = HelperFrame::take(m_output);
    if (frame && frame->kind == HelperFrame::Failed) {
        // Its trace was written before, but to another pipe. All of that has been read once the process has ended.
        m_process->disconnect(this);
        connect(m_process, &QProcess::finished, this, [this, failure = failureOf(frame->bytes)] {
            onDiagnostics();
            fail({withTrace(failure.reason), failure.failure});
        });
        m_process->kill();
    } else if (frame)
        Q_EMIT answered(Secret(frame->bytes), frame->kind == HelperFrame::Done);
    else if (HelperFrame::isBroken(m_output))
        fail(translated(QT_TRANSLATE_NOOP("mailscope", "the helper for the system's mechanisms said what it may not")));
}

void SystemHelper::onDiagnostics()
{
    m_diagnostics += m_process->readAllStandardError();
    if (m_diagnostics.size() > MostDiagnostics)
        m_diagnostics.remove(0, m_diagnostics.size() - MostDiagnostics);
}

void SystemHelper::onErrorOccurred(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart)
        fail(translated(QT_TRANSLATE_NOOP("mailscope", "the program mailscope-sasl-helper cannot be started")));
}

void SystemHelper::onFinished()
{
    onDiagnostics();
    fail(translated(QT_TRANSLATE_NOOP("mailscope", "the helper for the system's mechanisms has ended by itself")));
}

void SystemHelper::fail(const sasl::WorkFailure &failure)
{
    m_process->disconnect(this);
    Q_EMIT answered(std::unexpected(failure), true);
}

/// \p reason and what Kerberos last complained of, as its trace tells it: a number, a slash and a sentence.
QString SystemHelper::withTrace(const QString &reason) const
{
    static const QRegularExpression complaint(u"(?:^|[ :])-?[0-9]{6,}/(.+)$"_s, QRegularExpression::MultilineOption);
    QString last;
    for (const QRegularExpressionMatch &match : complaint.globalMatch(QString::fromUtf8(m_diagnostics)))
        last = match.captured(1).trimmed();
    return last.isEmpty() ? reason : u"%1 (%2)"_s.arg(reason, last);
}

} // namespace mailscope::session
