// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/secretsource.h"

#include "gui/keyring.h"
#include "ui/panels/secretfield.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

#include <csignal>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::gui {
namespace {

using Result = std::expected<Secret, QString>;
using Fetched = std::function<void(Result)>;

constexpr qsizetype LongestSecret = 64 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::gui)
};

/// The secret in \p bytes, which are wiped.
Secret secretIn(QByteArray bytes)
{
    QByteArrayView text(bytes);
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    Secret secret(text);
    wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

Result fromVariable(const QString &name)
{
    const QByteArray variable = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return std::unexpected(Words::tr("The variable %1 is not set.").arg(name));
    return Secret(qgetenv(variable.constData()));
}

Result fromFile(const QString &path)
{
    if (const QFileInfo info(path); info.exists() && !info.isFile()) // a pipe without a writer would hold the window up
        return std::unexpected(Words::tr("The password file %1 is no plain file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::unexpected(Words::tr("The password file %1 cannot be read: %2.").arg(path, file.errorString()));
    QByteArray bytes = file.read(LongestSecret + 1);
    if (bytes.size() > LongestSecret)
        return std::unexpected(Words::tr("The password file %1 is too long to be one.").arg(path));
    return secretIn(std::move(bytes));
}

void askForSecret(QWidget *parent, const QString &purpose, const Fetched &fetched)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName("secretDialog"_L1);
    dialog->setWindowTitle(purpose);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *label = new QLabel(purpose + u':', dialog);
    auto *field = new ui::SecretField(u"secretDialogField"_s, dialog);
    field->setNames(purpose, Words::tr("Show the password"));
    label->setBuddy(field->edit());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addWidget(buttons);
    QObject::connect(field, &ui::SecretField::submitted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::finished, dialog, [field, purpose, fetched](int result) {
        Result secret = result == QDialog::Accepted
            ? Result(field->secret())
            : std::unexpected(Words::tr("%1 was not given: nothing was connected.").arg(purpose));
        field->wipe();
        fetched(std::move(secret));
    });
    dialog->open();
}

/// A command of the shell whose standard output is a secret. Deletes itself once it has told and the command is gone.
class SecretCommand final : public QObject {
public:
    SecretCommand(QObject *parent, Fetched fetched) : QObject(parent), m_fetched(std::move(fetched))
    {
        m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &SecretCommand::read);
        connect(&m_process, &QProcess::finished, this, &SecretCommand::end);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                tell(std::unexpected(
                    Words::tr("The command for the password cannot be started: %1.").arg(m_process.errorString())));
        });
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] {
            tell(std::unexpected(Words::tr("The command for the password did not end within %1 seconds.")
                                     .arg(std::chrono::duration<double>(m_limit.intervalAsDuration()).count())));
        });
    }
    ~SecretCommand() override
    {
        endAll();
        wipe(m_output.data(), static_cast<std::size_t>(m_output.size()));
    }
    Q_DISABLE_COPY_MOVE(SecretCommand)

    void start(const QString &command, std::chrono::milliseconds limit)
    {
        m_limit.start(limit);
        m_process.start(u"/bin/sh"_s, {u"-c"_s, command});
        m_process.closeWriteChannel();
    }

private:
    void read()
    {
        m_output += m_process.readAllStandardOutput();
        if (m_output.size() > LongestSecret)
            tell(
                std::unexpected(Words::tr("The command for the password said more than %1 bytes.").arg(LongestSecret)));
    }

    void end(int code, QProcess::ExitStatus status)
    {
        if (status == QProcess::CrashExit)
            tell(std::unexpected(Words::tr("The command for the password was ended by a signal.")));
        else if (code != 0)
            tell(std::unexpected(Words::tr("The command for the password ended with exit status %1.").arg(code)));
        else
            tell(secretIn(std::exchange(m_output, {})));
    }

    void tell(Result result)
    {
        m_limit.stop();
        m_process.disconnect(this);
        if (m_process.state() == QProcess::NotRunning)
            deleteLater();
        else
            connect(&m_process, &QProcess::finished, this, &QObject::deleteLater);
        endAll();
        std::exchange(m_fetched, {})(std::move(result));
    }

    /// The command and what it has started: it leads a session, and so a group of processes.
    void endAll()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(static_cast<pid_t>(-m_process.processId()), SIGKILL);
        m_process.kill(); // it may not lead one yet
    }

    QProcess m_process;
    QTimer m_limit;
    QByteArray m_output;
    Fetched m_fetched;
};

} // namespace

void fetchFromSource(QWidget *parent, const QString &source, const QString &purpose, Fetched fetched,
                     std::chrono::milliseconds commandLimit)
{
    const qsizetype colon = source.indexOf(u':');
    const QString kind = colon < 0 ? source : source.first(colon);
    const QString rest = colon < 0 ? QString() : source.sliced(colon + 1);
    const auto later = [parent, fetched](Result result) {
        QMetaObject::invokeMethod(
            parent, [fetched, result = std::move(result)] { fetched(result); }, Qt::QueuedConnection);
    };
    if (kind == "env"_L1)
        later(fromVariable(rest));
    else if (kind == "file"_L1)
        later(fromFile(rest));
    else if (kind == "keychain"_L1)
        fetchFromKeyring(parent, rest, std::move(fetched));
    else if (kind == "command"_L1)
        (new SecretCommand(parent, std::move(fetched)))->start(rest, commandLimit);
    else if (kind == "prompt"_L1)
        askForSecret(parent, purpose, fetched);
    else
        later(std::unexpected(Words::tr("%1 cannot be fetched from a window: take prompt, env:NAME, file:PATH, "
                                        "keychain:NAME or command:CMD.")
                                  .arg(purpose)));
}

} // namespace mailscope::gui
