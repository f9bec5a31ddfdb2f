// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptactions.h"

#include "ui/theme/icons.h"
#include "ui/transcript/transcriptcopy.h"

#include <QClipboard>
#include <QGuiApplication>

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using transcript::Direction;

namespace {
/// A reply stands soon behind its command; in a transcript of a million lines the search must end some day.
constexpr quint32 FarthestReply = 20'000;

void toClipboard(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}
} // namespace

TranscriptActions::TranscriptActions(TranscriptModel &model, TranscriptView &view, QObject *parent)
    : QObject(parent), m_model(model), m_view(view)
{
    m_copying = {add("copyText", tr("Copy as text"), &TranscriptActions::copyText),
                 add("copyWithTimes", tr("Copy with times"), &TranscriptActions::copyWithTimes),
                 add("copyScript", tr("Copy as script"), &TranscriptActions::copyScript),
                 add("copyHex", tr("Copy as hex"), &TranscriptActions::copyHex)};
    m_copying.first()->setShortcut(QKeySequence::Copy);
    m_copying.first()->setShortcutContext(Qt::WidgetShortcut);
    m_copying.first()->setIcon(themeIcon(u"copy"_s));
    addSeparator();
    m_filterToStage = add("filterToStage", tr("Filter to this stage"), &TranscriptActions::filterToStage);
    m_goToCommand = add("goToCommand", tr("Go to the command"), &TranscriptActions::goToCommand);
    m_goToReply = add("goToReply", tr("Go to the reply"), &TranscriptActions::goToReply);
    addSeparator();
    add("unfoldAll", tr("Unfold all replies"), &TranscriptActions::unfoldAll);
    add("foldAll", tr("Fold all replies"), &TranscriptActions::foldAll);
    addSeparator();
    m_reveal = add("revealSecrets", {}, &TranscriptActions::toggleReveal);
    m_reveal->setIcon(themeIcon(u"reveal"_s));
    m_revealTimer.setSingleShot(true);
    m_revealTimer.setInterval(std::chrono::seconds(30));
    connect(&m_revealTimer, &QTimer::timeout, this, [this] { m_model.setRevealed(false); });
    connect(&model, &TranscriptModel::revealedChanged, this, &TranscriptActions::update);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TranscriptActions::update);
    connect(&model, &QAbstractItemModel::modelReset, this, &TranscriptActions::update);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &TranscriptActions::update);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this, &TranscriptActions::update);
    update();
}

QAction *TranscriptActions::add(const char *name, const QString &text, void (TranscriptActions::*done)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, done);
    m_view.addAction(action);
    return action;
}

void TranscriptActions::addSeparator()
{
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    m_view.addAction(separator);
}

void TranscriptActions::update()
{
    const bool isAnythingSelected = m_view.selectionModel()->hasSelection();
    for (QAction *action : std::as_const(m_copying))
        action->setEnabled(isAnythingSelected);
    const auto current = m_view.currentLine();
    const Line line = current ? m_model.lines().at(*current) : Line{};
    m_filterToStage->setEnabled(current && line.phase >= 0);
    m_goToCommand->setEnabled(current && line.direction() == Direction::In && line.exchange != line.head);
    m_goToReply->setEnabled(reply().has_value());
    m_reveal->setEnabled(m_model.holdsSecrets());
    if (m_model.isRevealed())
        m_reveal->setText(tr("Hide secrets again"));
    else if (m_model.holdsSecrets())
        m_reveal->setText(tr("Reveal secrets for 30 seconds"));
    else
        m_reveal->setText(tr("Reveal secrets (none were recorded)"));
}

void TranscriptActions::copyText()
{
    toClipboard(
        TranscriptCopy(*m_model.transcript(), m_model.lines(), m_model.isRevealed()).text(m_view.selectedLines()));
}

void TranscriptActions::copyWithTimes()
{
    toClipboard(TranscriptCopy(*m_model.transcript(), m_model.lines(), m_model.isRevealed())
                    .textWithTimes(m_view.selectedLines()));
}

void TranscriptActions::copyScript()
{
    toClipboard(
        TranscriptCopy(*m_model.transcript(), m_model.lines(), m_model.isRevealed()).script(m_view.selectedLines()));
}

void TranscriptActions::copyHex()
{
    toClipboard(
        TranscriptCopy(*m_model.transcript(), m_model.lines(), m_model.isRevealed()).hex(m_view.selectedLines()));
}

void TranscriptActions::filterToStage()
{
    if (const auto current = m_view.currentLine(); current && m_model.lines().at(*current).phase >= 0)
        Q_EMIT filterWanted(u"stage:"_s + phaseName(static_cast<Phase>(m_model.lines().at(*current).phase)));
}

void TranscriptActions::goToCommand()
{
    if (const auto current = m_view.currentLine())
        m_view.goTo(m_model.lines().at(m_model.lines().at(*current).exchange).sequence());
}

std::optional<quint32> TranscriptActions::reply() const
{
    const auto current = m_view.currentLine();
    const LineIndex &lines = m_model.lines();
    if (!current || lines.at(*current).direction() != Direction::Out)
        return std::nullopt;
    const quint32 end = std::min(lines.size(), *current + FarthestReply);
    for (quint32 line = *current + 1; line < end; ++line) {
        if (lines.at(line).exchange == *current)
            return line;
    }
    return std::nullopt;
}

void TranscriptActions::goToReply()
{
    if (const auto line = reply())
        m_view.goTo(m_model.lines().at(*line).sequence());
}

void TranscriptActions::unfoldAll()
{
    m_model.setAllUnfolded(true);
}

void TranscriptActions::foldAll()
{
    m_model.setAllUnfolded(false);
}

void TranscriptActions::toggleReveal()
{
    m_model.setRevealed(!m_model.isRevealed());
    if (m_model.isRevealed())
        m_revealTimer.start();
    else
        m_revealTimer.stop();
}

} // namespace mailscope::ui
