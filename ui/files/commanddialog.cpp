// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/commanddialog.h"

#include "foreign/toolcommand.h"
#include "format/display.h"
#include "ui/files/tone.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTextOption>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using mailscope::foreign::Shell;

namespace mailscope::ui {
namespace {

constexpr auto ToolKey = "command/tool"_L1;
constexpr auto ShellKey = "command/shell"_L1;

/// What a server said may stand in a command; its line ends are the command's own.
QString shown(const QByteArray &command)
{
    QStringList lines;
    for (const QByteArray &line : command.split('\n'))
        lines += format::visibleText(line);
    return lines.join(u'\n');
}

} // namespace

CommandDialog::CommandDialog(foreign::Journey journey, const QString &name, Services &services, QWidget *parent)
    : QDialog(parent), m_services(services), m_journey(std::move(journey)), m_tool(new QComboBox(this)),
      m_shell(new QComboBox(this)), m_text(new QPlainTextEdit(this)), m_missing(new WrappedLabel(u"chip"_s, this)),
      m_secret(new WrappedLabel(u"dim"_s, this)), m_outcome(new WrappedLabel(u"chip"_s, this))
{
    setObjectName("command"_L1);
    setWindowTitle(tr("“%1” as a command").arg(name));
    addChoices();
    layOut();
    refresh();
}

void CommandDialog::addChoices()
{
    m_tool->setObjectName("commandTool"_L1);
    m_tool->setAccessibleName(tr("Program"));
    m_tool->addItem(u"swaks"_s, u"swaks"_s);
    m_tool->addItem(u"curl"_s, u"curl"_s);
    m_tool->addItem(u"openssl s_client"_s, u"openssl"_s);
    m_tool->addItem(tr("Perl, with Net::SMTP"), u"perl"_s);
    m_tool->addItem(u"mailscope-cli"_s, u"mailscope"_s);
    m_tool->setCurrentIndex(std::max(0, m_tool->findData(m_services.settings().value(ToolKey))));
    m_shell->setObjectName("commandShell"_L1);
    m_shell->setAccessibleName(tr("Shell"));
    m_shell->addItem(tr("POSIX: sh, bash, zsh"), int(Shell::Posix));
    m_shell->addItem(u"PowerShell"_s, int(Shell::PowerShell));
    m_shell->setCurrentIndex(std::max(0, m_shell->findData(m_services.settings().value(ShellKey).toInt())));
    for (QComboBox *box : {m_tool, m_shell})
        connect(box, &QComboBox::currentIndexChanged, this, &CommandDialog::refresh);
}

void CommandDialog::layOut()
{
    const int em = fontMetrics().height();
    resize(em * 46, em * 30);
    m_text->setObjectName("commandText"_L1);
    m_text->setAccessibleName(tr("Command"));
    m_text->setReadOnly(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setFont(monospaced(font()));
    m_missing->setObjectName("commandMissing"_L1);
    m_secret->setObjectName("commandSecret"_L1);
    m_outcome->setObjectName("commandOutcome"_L1);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Program"), m_tool);
    form->addRow(tr("Shell"), m_shell);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName("closeCommand"_L1);
    auto *copyButton = new QPushButton(tr("Copy"), this);
    copyButton->setObjectName("commandCopy"_L1);
    copyButton->setProperty("kind", u"primary"_s);
    copyButton->setDefault(true);
    buttons->addButton(copyButton, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_text, 1);
    column->addWidget(m_missing);
    column->addWidget(m_secret);
    column->addWidget(m_outcome);
    column->addWidget(buttons);
    connect(copyButton, &QPushButton::clicked, this, &CommandDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void CommandDialog::refresh()
{
    m_services.settings().setValue(ToolKey, m_tool->currentData());
    m_services.settings().setValue(ShellKey, m_shell->currentData());
    const foreign::Tool &tool = *foreign::toolNamed(m_tool->currentData().toString());
    m_shell->setEnabled(!tool.isScript);
    const foreign::ToolCommand command = tool.write(m_journey, static_cast<Shell>(m_shell->currentData().toInt()));
    m_command = foreign::withRemarks(command);
    m_text->setPlainText(shown(m_command));
    QStringList missing;
    for (const QString &sentence : command.inexpressible)
        missing += format::visibleText(QStringView(sentence));
    tell(*m_missing, missing.isEmpty() ? QString() : tr("What it cannot do:") + u'\n' + missing.join(u'\n'),
         Tone::Weak);
    m_secret->setWords(command.needsSecret
                           ? tr("The password or token is in no command: put it into the environment variable %1.")
                                 .arg(QLatin1StringView(foreign::SecretVariable))
                           : QString());
    m_outcome->setWords({});
}

void CommandDialog::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_command));
    tell(*m_outcome, tr("Copied."), Tone::Good);
}

} // namespace mailscope::ui
