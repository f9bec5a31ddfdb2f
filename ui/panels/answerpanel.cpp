// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/answerpanel.h"

#include "format/display.h"
#include "ui/panels/detailrow.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/replywords.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::Answer;

namespace {

constexpr qsizetype MostAnswers = 200;
constexpr qsizetype MostAddresses = 500;
constexpr int AddressesRole = Qt::UserRole + 1;
constexpr int SequenceRole = Qt::UserRole + 2;

bool isSame(const Answer &a, const Answer &b)
{
    return a.evidence == b.evidence && a.code == b.code && a.text == b.text && a.argument == b.argument
        && a.phase == b.phase;
}

QString commandText(const Answer &answer)
{
    QString command = QString(phaseName(answer.phase)).toUpper();
    if (answer.argument)
        command += u' ' + format::visibleText(*answer.argument);
    return command;
}

Ink inkOf(const Answer &answer)
{
    if (!answer.code)
        return Ink::Faint;
    const int kind = *answer.code / 100;
    if (*answer.code == 252)
        return Ink::Dim;
    return kind == 2 ? Ink::Good : kind == 4 ? Ink::Weak : Ink::Fail;
}

QStringList visibleAddresses(const Answer &answer)
{
    QStringList list;
    for (const QByteArray &address : answer.addresses)
        list.append(format::visibleText(address));
    return list;
}

} // namespace

AnswerPanel::AnswerPanel(SessionController &controller, Services &, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_state(new WrappedLabel(u"dim"_s)), m_tree(new FittedTree),
      m_copyAddresses(new QPushButton(tr("Copy addresses"))), m_copy(new QPushButton(tr("Copy as text")))
{
    setObjectName(u"answerPanel"_s);
    setAccessibleName(tr("Answers"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    build();
    connect(&m_controller, &SessionController::reportChanged, this, &AnswerPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &AnswerPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &AnswerPanel::refresh);
    refresh();
}

void AnswerPanel::build()
{
    m_state->setObjectName(u"answersState"_s);
    m_tree->setObjectName(u"answers"_s);
    m_tree->setAccessibleName(tr("Answers, the newest first"));
    m_copyAddresses->setObjectName(u"copyAddresses"_s);
    m_copy->setObjectName(u"copyAnswers"_s);
    m_model.setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setModel(&m_model);
    m_tree->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_tree->setMostRows(0); // it fills the panel and scrolls itself
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    const int em = fontMetrics().height();
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(em / 3, buttons);
    flow->addWidget(m_copyAddresses);
    flow->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    layout->setSpacing(em / 2);
    layout->addWidget(m_state);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);

    connect(m_copy, &QPushButton::clicked, m_tree, &FittedTree::copy);
    connect(m_copyAddresses, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(chosenAddresses().join(u'\n')); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &AnswerPanel::updateButtons);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QModelIndex top = (index.parent().isValid() ? index.parent() : index).siblingAtColumn(0);
        if (const qint64 sequence = top.data(SequenceRole).toLongLong(); sequence > 0)
            Q_EMIT evidenceActivated(sequence);
    });
}

void AnswerPanel::refresh()
{
    const QList<Answer> &answers = m_controller.report().answers;
    const bool isNew = answers.size() > m_count && m_controller.isLive();
    m_count = static_cast<int>(answers.size());
    showAnswers(answers.last(std::min(MostAnswers, answers.size())));
    m_state->setWords(stateText());
    m_tree->setVisible(m_count > 0);
    updateButtons();
    if (isNew)
        Q_EMIT answered();
}

/// Rows of answers that stay the same are left alone, and with them what is selected and unfolded.
void AnswerPanel::showAnswers(const QList<Answer> &answers)
{
    const auto differs = std::ranges::mismatch(m_shown, answers, isSame);
    const qsizetype same = differs.in1 - m_shown.begin();
    m_model.removeRows(0, static_cast<int>(m_shown.size() - same));
    for (const Answer &answer : answers.sliced(same))
        insertAnswer(answer);
    m_shown = answers;
}

void AnswerPanel::insertAnswer(const Answer &answer)
{
    auto *title = new QStandardItem(commandText(answer));
    title->setData(static_cast<int>(Ink::Strong), InkRole);
    title->setData(visibleAddresses(answer), AddressesRole);
    title->setData(answer.evidence.isEmpty() ? 0 : answer.evidence.constFirst(), SequenceRole);
    auto *code = new QStandardItem(ReplyWords::codes(answer.code, answer.enhanced));
    code->setData(static_cast<int>(inkOf(answer)), InkRole);

    addText(title, ReplyWords::meaning(answer.code, answer.phase), Ink::Strong);
    for (const QByteArray &address : answer.addresses.first(std::min(MostAddresses, answer.addresses.size())))
        addText(title, u"✉ "_s + format::visibleText(address), Ink::Text)
            ->setData(format::visibleText(address), CopyRole);
    if (answer.addresses.size() > MostAddresses)
        addText(title, tr("and %n more", nullptr, static_cast<int>(answer.addresses.size() - MostAddresses)), Ink::Dim);
    if (const QString words = ReplyWords::explanation(answer.code, answer.phase); !words.isEmpty())
        addText(title, words, Ink::Dim);
    if (answer.enhanced)
        addText(title, ReplyWords::enhanced(*answer.enhanced), Ink::Dim);
    if (!answer.text.isEmpty())
        addText(title, ReplyWords::text(answer.text), Ink::Mono);

    m_model.insertRow(0, {title, code});
    for (int row = 0; row < title->rowCount(); ++row)
        m_tree->setFirstColumnSpanned(row, title->index(), true);
    m_tree->expand(title->index());
}

QString AnswerPanel::stateText() const
{
    if (m_count > MostAnswers)
        return tr("%n answer(s); the newest are shown.", nullptr, m_count);
    if (m_count > 0)
        return {};
    return m_controller.isLive() ? tr("Ask with VRFY, EXPN, ETRN or HELP: the answer stands here, in plain words.")
                                 : tr("Nothing was asked with VRFY, EXPN, ETRN or HELP.");
}

int AnswerPanel::chosenRow() const
{
    const QModelIndex current = m_tree->currentIndex();
    if (!current.isValid())
        return 0;
    return current.parent().isValid() ? current.parent().row() : current.row();
}

/// Of the chosen answer; of the newest when none is chosen.
QStringList AnswerPanel::chosenAddresses() const
{
    return m_model.index(chosenRow(), 0).data(AddressesRole).toStringList();
}

void AnswerPanel::updateButtons()
{
    m_copy->setVisible(m_count > 0);
    m_copyAddresses->setVisible(m_count > 0);
    m_copyAddresses->setEnabled(!chosenAddresses().isEmpty());
    m_copyAddresses->setToolTip(m_copyAddresses->isEnabled() ? QString() : tr("The chosen answer names no address."));
}

} // namespace mailscope::ui
