// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sendpanel.h"

#include "format/display.h"
#include "stage/transactionstage.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/messageeditor.h"
#include "ui/panels/recipientoutcomes.h"
#include "ui/panels/replywords.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QByteArray addressIn(const QString &text)
{
    QString address = text.trimmed();
    if (address.startsWith(u'<') && address.endsWith(u'>'))
        address = address.sliced(1, address.size() - 2);
    return address.toUtf8();
}

QList<QByteArray> words(const QLineEdit &field)
{
    QByteArray text = field.text().simplified().toUtf8();
    return text.isEmpty() ? QList<QByteArray>() : text.split(' ');
}

} // namespace

SendPanel::SendPanel(SessionController &controller, Services &services, QWidget *parent)
    : ScrollPanel(parent), m_controller(controller), m_envelope(new QWidget), m_from(new QLineEdit),
      m_to(new QPlainTextEdit), m_mailParameters(new QLineEdit), m_rcptParameters(new QLineEdit),
      m_skipsRefused(new QCheckBox(tr("&Leave out recipients that are refused"))),
      m_message(new MessageEditor(services)), m_send(new QPushButton), m_objection(new WrappedLabel(u"dim"_s)),
      m_outcomes(new RecipientOutcomes(this)), m_outcomeHeading(new SectionHeading(tr("Recipients"))),
      m_outcomeWords(new WrappedLabel(u"strong"_s)), m_recipients(new FittedTree)
{
    setObjectName(u"sendPanel"_s);
    setAccessibleName(tr("Send"));
    build();
    connect(&m_controller, &SessionController::reportChanged, this, &SendPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &SendPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &SendPanel::refresh);
    connect(m_to, &QPlainTextEdit::textChanged, this, &SendPanel::updateButton);
    connect(m_send, &QPushButton::clicked, this, &SendPanel::send);
    refresh();
}

void SendPanel::build()
{
    m_send->setObjectName(u"sendMessage"_s);
    m_send->setProperty("kind", u"primary"_s);
    m_send->setAutoDefault(false);
    m_objection->setObjectName(u"sendObjection"_s);
    m_message->setObjectName(u"messageEditor"_s);
    buildEnvelope();
    buildOutcome();
    content()->addWidget(new SectionHeading(tr("Envelope")));
    content()->addWidget(m_envelope);
    content()->addWidget(new SectionHeading(tr("Message")));
    content()->addWidget(m_message);
    content()->addWidget(m_send, 0, Qt::AlignLeading);
    content()->addWidget(m_objection);
    content()->addWidget(m_outcomeHeading);
    content()->addWidget(m_outcomeWords);
    content()->addWidget(m_recipients);
    content()->addStretch(1);
}

void SendPanel::buildEnvelope()
{
    m_from->setObjectName(u"sendFrom"_s);
    m_to->setObjectName(u"sendTo"_s);
    m_mailParameters->setObjectName(u"sendMailParameters"_s);
    m_rcptParameters->setObjectName(u"sendRcptParameters"_s);
    m_skipsRefused->setObjectName(u"sendSkipsRefused"_s);
    // Its words do not wrap, and must not make the panel wider.
    m_skipsRefused->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_skipsRefused->setToolTip(m_skipsRefused->text().remove(u'&'));
    m_from->setPlaceholderText(tr("empty: the null sender <>"));
    m_to->setPlaceholderText(tr("one address a line"));
    m_to->setTabChangesFocus(true);
    m_to->setFixedHeight(fontMetrics().lineSpacing() * 3 + fontMetrics().height());
    m_mailParameters->setPlaceholderText(u"SIZE=1000 BODY=8BITMIME"_s);
    m_rcptParameters->setPlaceholderText(u"NOTIFY=NEVER"_s);
    auto *form = new QFormLayout(m_envelope);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("F&rom"), m_from);
    auto *toLabel = new QLabel(tr("&To"));
    toLabel->setBuddy(m_to);
    // An underlined letter breaks the kerning that the width was measured with.
    toLabel->setMinimumWidth(fontMetrics().height() * 2);
    form->addRow(toLabel, m_to);
    form->addRow(tr("M&AIL parameters"), m_mailParameters);
    form->addRow(tr("RC&PT parameters"), m_rcptParameters);
    form->addRow(m_skipsRefused);
}

void SendPanel::buildOutcome()
{
    m_outcomeWords->setObjectName(u"sendOutcome"_s);
    m_recipients->setObjectName(u"recipients"_s);
    m_recipients->setAccessibleName(tr("What became of each recipient"));
    m_recipients->setHeaderHidden(true);
    m_recipients->setModel(m_outcomes);
    QHeaderView *header = m_recipients->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    header->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

void SendPanel::begin()
{
    m_from->setFocus(Qt::ShortcutFocusReason);
}

wire::Envelope SendPanel::envelope() const
{
    wire::Envelope envelope;
    envelope.from = addressIn(m_from->text());
    envelope.fromParameters = words(*m_mailParameters);
    envelope.skipsRefused = m_skipsRefused->isChecked();
    for (const QString &line : m_to->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            envelope.recipients.append({addressIn(line), words(*m_rcptParameters)});
    }
    return envelope;
}

void SendPanel::refresh()
{
    showOutcome();
    updateButton();
}

QString SendPanel::objection() const
{
    const SessionFacts facts = m_controller.facts();
    if (!facts.isLive)
        return tr("Connect first.");
    if (facts.isOpening)
        return tr("The session is being opened.");
    if (m_controller.state() == SessionController::State::Busy)
        return tr("Something else is under way.");
    return envelope().recipients.isEmpty() ? tr("Name at least one recipient.") : QString();
}

void SendPanel::updateButton()
{
    const QString why = objection();
    const auto count = static_cast<int>(envelope().recipients.size());
    m_send->setText(count == 0       ? tr("Send")
                        : count == 1 ? tr("Send to 1 recipient")
                                     : tr("Send to %1 recipients").arg(count));
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why);
    m_objection->setWords(why);
}

void SendPanel::send()
{
    if (!objection().isEmpty())
        return;
    const auto handling =
        m_message->keepsLineEnds() ? wire::LineEnds::Handling::AsTheyStand : wire::LineEnds::Handling::Repair;
    m_controller.perform(stage::makeTransactionStage(envelope(), m_message->source(), handling));
    refresh();
}

void SendPanel::showOutcome()
{
    const std::optional<report::TransactionOutcome> &transaction = m_controller.report().transaction;
    if (m_outcomes->show(transaction)) {
        for (int row = 0; row < m_outcomes->rowCount(); ++row) {
            const QModelIndex top = m_outcomes->index(row, 0);
            for (int child = 0; child < m_outcomes->rowCount(top); ++child)
                m_recipients->setFirstColumnSpanned(child, top, true);
            m_recipients->expand(top);
        }
    }
    m_outcomeHeading->setVisible(transaction.has_value());
    m_recipients->setVisible(m_outcomes->rowCount() > 0);
    m_outcomeWords->setWords(transaction ? outcomeText(*transaction) : QString());
}

QString SendPanel::outcomeText(const report::TransactionOutcome &transaction) const
{
    if (transaction.code) {
        const QString words = tr("%1: %2.").arg(ReplyWords::codes(transaction.code, {}),
                                                ReplyWords::meaning(transaction.code, Phase::Payload));
        return transaction.queueId
            ? words + u' ' + tr("In the queue of the server as %1.").arg(format::visibleText(*transaction.queueId))
            : words;
    }
    return m_controller.state() == SessionController::State::Busy ? tr("Under way.")
                                                                  : tr("The message was not sent, or has no reply.");
}

} // namespace mailscope::ui
