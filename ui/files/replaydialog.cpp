// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/replaydialog.h"

#include "ui/connection/targetfields.h"
#include "ui/files/tone.h"
#include "ui/panels/secretfield.h"
#include "ui/panels/wrappedlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using Pace = mailscope::compare::Replay::Pace;

namespace mailscope::ui {
namespace {

/// A login by token, by ticket or by certificate has no password.
bool usesToken(const plan::Script &script)
{
    return std::ranges::any_of(script.lines, [](const plan::ScriptLine &line) {
        const auto *verb = std::get_if<plan::VerbStep>(&line.step);
        return verb && verb->verb == "auth" && (verb->arguments == "XOAUTH2" || verb->arguments == "OAUTHBEARER");
    });
}

} // namespace

ReplayDialog::ReplayDialog(const QString &name, transcript::Transcript transcript, plan::Plan plan, QWidget *parent)
    : QDialog(parent), m_transcript(std::move(transcript)), m_plan(std::move(plan)),
      m_replay(compare::Replay::of(m_transcript)), m_target(new QLineEdit(this)), m_pace(new QComboBox(this)),
      m_user(new QLineEdit(this)), m_password(new SecretField(u"replayPassword"_s, this)),
      m_login(new WrappedLabel(u"dim"_s, this)), m_objection(new WrappedLabel(u"chip"_s, this)),
      m_begin(new QPushButton(tr("Play it again"), this))
{
    setObjectName("replay"_L1);
    setWindowTitle(tr("Play “%1” again").arg(name));
    layOut();
    connect(m_target, &QLineEdit::textChanged, this, &ReplayDialog::refresh);
    connect(m_user, &QLineEdit::textChanged, this, &ReplayDialog::refresh);
    connect(m_password, &SecretField::changed, this, &ReplayDialog::refresh);
    connect(m_pace, &QComboBox::currentIndexChanged, this, &ReplayDialog::prepare);
    connect(m_begin, &QPushButton::clicked, this, &ReplayDialog::begin);
    refresh();
}

void ReplayDialog::layOut()
{
    const int em = fontMetrics().height();
    resize(em * 34, 0);
    auto *words = new QLabel(
        tr("Everything that was sent is sent again, in a new tab. Then both sessions stand side by side."), this);
    words->setWordWrap(true);
    m_target->setObjectName("replayTarget"_L1);
    m_target->setAccessibleName(tr("Server"));
    if (!m_plan.targets.isEmpty())
        m_target->setText(TargetReader::shortText(m_plan.targets.constFirst()));
    m_pace->setObjectName("replayPace"_L1);
    m_pace->setAccessibleName(tr("Pace"));
    m_pace->addItem(tr("At once: each command as soon as it may be sent"), int(Pace::AtOnce));
    m_pace->addItem(tr("As it was: with the pauses of the session"), int(Pace::Recorded));
    m_user->setObjectName("replayUser"_L1);
    m_user->setAccessibleName(tr("User"));
    m_user->setText(m_plan.login.user);
    m_password->setNames(tr("Password or token"), tr("Show it"));
    m_objection->setObjectName("replayObjection"_L1);
    m_begin->setObjectName("replayBegin"_L1);
    m_begin->setProperty("kind", u"primary"_s);
    m_begin->setDefault(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Server"), m_target);
    form->addRow(tr("Pace"), m_pace);
    form->addRow(tr("User"), m_user);
    form->addRow(tr("Password or token"), m_password);
    const bool logsIn = m_replay && m_replay->logsIn;
    form->setRowVisible(m_user, logsIn);
    form->setRowVisible(m_password, logsIn);
    m_login->setWords(logsIn ? tr("The session signs in, and no file holds its password.") : QString());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName("closeReplay"_L1);
    buttons->addButton(m_begin, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addLayout(form);
    column->addWidget(m_login);
    column->addWidget(m_objection);
    column->addStretch(1);
    column->addWidget(buttons);
}

void ReplayDialog::prepare()
{
    m_replay = compare::Replay::of(m_transcript, static_cast<Pace>(m_pace->currentData().toInt()));
    refresh();
}

std::expected<plan::Plan, QString> ReplayDialog::chosenPlan() const
{
    if (!m_replay)
        return std::unexpected(m_replay.error());
    if (m_target->text().trimmed().isEmpty())
        return std::unexpected(QString());
    auto plan = TargetReader::withText(m_plan, m_target->text().trimmed());
    if (!plan)
        return std::unexpected(plan.error().text);
    // It goes as far as the session did, and no further.
    plan->stopAfter.reset();
    plan->dropAfter.reset();
    plan->tasks.clear();
    plan->mail = {};
    if (!m_replay->logsIn)
        return *plan;
    if (m_user->text().isEmpty() || m_password->isEmpty())
        return std::unexpected(QString());
    plan->login.user = m_user->text();
    const bool isToken = usesToken(m_replay->script);
    plan->login.passwordFrom = isToken ? QString() : u"prompt"_s;
    plan->login.tokenFrom = isToken ? u"prompt"_s : QString();
    // As where somebody signs in: on this machine nobody else can be in between.
    if (!plan->tlsPolicy && plan->staysHere())
        plan->tlsPolicy = TlsPolicy::Report;
    return *plan;
}

void ReplayDialog::refresh()
{
    const auto plan = chosenPlan();
    m_begin->setEnabled(plan.has_value());
    tell(*m_objection, plan ? QString() : plan.error(), Tone::Fail);
}

void ReplayDialog::begin()
{
    const auto plan = chosenPlan();
    if (!plan)
        return;
    session::Secrets secrets;
    if (m_replay->logsIn)
        (plan->login.tokenFrom.isEmpty() ? secrets.password : secrets.token) = m_password->secret();
    m_password->wipe();
    Q_EMIT replayWanted(*plan, m_replay->script, secrets);
    accept();
}

void ReplayDialog::done(int result)
{
    m_password->wipe();
    QDialog::done(result);
}

} // namespace mailscope::ui
