// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/arrivedwindow.h"

#include "format/display.h"
#include "ui/panels/escapemarks.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextDocument>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype MostNamed = 20; ///< recipients in a tool tip

enum Column { Number, From, To, Size };

QString shownAddress(const QByteArray &address)
{
    return u'<' + format::visibleText(address) + u'>';
}

QString shownParameters(const QList<practice::PathParameter> &parameters)
{
    QStringList words;
    for (const practice::PathParameter &each : parameters)
        words.append(format::visibleText(each.hasValue ? each.keyword + '=' + each.value : each.keyword));
    return words.join(u' ');
}

/// Tool tips would take what somebody else wrote for markup.
QString plainTip(const QString &text)
{
    return Qt::convertFromPlainText(text);
}

QTreeWidget *table(const QString &name, const QString &spoken, const QStringList &titles, int stretched)
{
    auto *tree = new QTreeWidget;
    tree->setObjectName(name);
    tree->setAccessibleName(spoken);
    tree->setHeaderLabels(titles);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setTabKeyNavigation(false);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    tree->header()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    return tree;
}

} // namespace

ArrivedWindow::ArrivedWindow(Services &services, QWidget *parent)
    : QDialog(parent), m_services(services), m_words(new WrappedLabel(u"dim"_s)),
      m_list(
          table(u"arrivedMessages"_s, tr("Messages that arrived"), {tr("No."), tr("From"), tr("To"), tr("Size")}, To)),
      m_envelope(new WrappedLabel), m_recipients(table(u"arrivedRecipients"_s, tr("What became of each recipient"),
                                                       {tr("Recipient"), tr("Result")}, 1)),
      m_size(new WrappedLabel(u"dim"_s)), m_bytes(new QPlainTextEdit), m_save(new QPushButton(tr("&Save as .eml…")))
{
    setObjectName(u"arrivedWindow"_s);
    setWindowTitle(tr("Arrived at the practice server"));
    layOut();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ArrivedWindow::showChosen);
    connect(m_save, &QPushButton::clicked, this, &ArrivedWindow::save);
    show(QList<practice::StoredMessage>());
}

void ArrivedWindow::layOut()
{
    const int em = fontMetrics().height();
    m_words->setObjectName(u"arrivedWords"_s);
    m_envelope->setObjectName(u"arrivedEnvelope"_s);
    m_size->setObjectName(u"arrivedSize"_s);
    m_bytes->setObjectName(u"arrivedBytes"_s);
    m_bytes->setAccessibleName(tr("The bytes of the message as they arrived"));
    m_bytes->setReadOnly(true);
    m_bytes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bytes->setFont(monospaced(font()));
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setTabChangesFocus(true);
    new EscapeMarks(m_bytes);
    m_save->setObjectName(u"arrivedSave"_s);
    m_save->setAutoDefault(false);

    auto *one = new QWidget;
    auto *details = new QVBoxLayout(one);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(em / 3);
    details->addWidget(new SectionHeading(tr("Envelope")));
    details->addWidget(m_envelope);
    details->addWidget(m_recipients, 1);
    details->addWidget(new SectionHeading(tr("Message")));
    details->addWidget(m_size);
    details->addWidget(m_bytes, 3);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(u"arrivedSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(one);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 4);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"arrivedClose"_s);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(splitter, 1);
    column->addWidget(buttons);
    resize(em * 48, em * 40);
}

void ArrivedWindow::show(const QList<practice::StoredMessage> &messages)
{
    // Whoever reads an older one goes on reading it; whoever looks at the newest wants to see the newest.
    const practice::StoredMessage *const before = chosen();
    const int kept = before && before->number != m_messages.constFirst().number ? before->number : 0;
    m_messages = messages;
    std::ranges::reverse(m_messages);
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        QTreeWidgetItem *current = nullptr;
        for (const practice::StoredMessage &each : std::as_const(m_messages)) {
            QStringList recipients;
            for (const practice::Recipient &recipient : each.recipients)
                recipients.append(format::visibleText(recipient.path.text()));
            auto *item =
                new QTreeWidgetItem(m_list,
                                    {QString::number(each.number), shownAddress(each.reversePath.text()),
                                     recipients.join(u", "_s), QLocale().formattedDataSize(each.content.size())});
            item->setToolTip(To, plainTip(recipients.first(std::min(MostNamed, recipients.size())).join(u'\n')));
            if (!current || each.number == kept)
                current = item;
        }
        m_list->setCurrentItem(current);
    }
    m_words->setWords(
        m_messages.isEmpty()
            ? tr("Nothing has arrived yet. Send a message to the practice server, and it is shown here.")
            : tr("The practice server keeps the last messages as long as this program runs, and passes none on."));
    showChosen();
}

const practice::StoredMessage *ArrivedWindow::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_messages.size() ? &m_messages.at(row) : nullptr;
}

void ArrivedWindow::showChosen()
{
    const practice::StoredMessage *const message = chosen();
    m_save->setEnabled(message != nullptr);
    m_recipients->clear();
    if (!message) {
        m_envelope->setWords({});
        m_size->setWords({});
        m_bytes->clear();
        return;
    }
    QStringList lines{tr("From %1 %2")
                          .arg(shownAddress(message->reversePath.text()), shownParameters(message->parameters))
                          .trimmed()};
    lines.append(tr("The client said it was %1.").arg(format::visibleText(message->hello)));
    lines.append(message->encrypted ? tr("It came encrypted.") : tr("It came unencrypted."));
    if (!message->user.isEmpty())
        lines.append(tr("%1 had signed in.").arg(format::visibleText(message->user)));
    m_envelope->setWords(lines.join(u'\n'));
    showRecipients(*message);
    const QLocale locale;
    const qsizetype more = message->content.size() - MostShown;
    const QString size = locale.formattedDataSize(message->content.size());
    m_size->setWords(more <= 0
                         ? tr("%1, byte for byte; dots that were doubled on the way are single again.").arg(size)
                         : tr("%1; %2 behind this beginning are not shown.").arg(size, locale.formattedDataSize(more)));
    m_bytes->setPlainText(
        EscapeMarks::textOf(QByteArrayView(message->content).first(std::min(MostShown, message->content.size()))));
}

void ArrivedWindow::showRecipients(const practice::StoredMessage &message)
{
    for (const practice::Recipient &each : message.recipients) {
        const QString parameters = shownParameters(each.parameters);
        new QTreeWidgetItem(m_recipients,
                            {shownAddress(each.path.text()),
                             parameters.isEmpty() ? tr("✓ got it") : tr("✓ got it (%1)").arg(parameters)});
    }
    for (const practice::MissedRecipient &each : message.missed) {
        const QString result = tr("✗ did not: %1").arg(format::visibleText(each.reply));
        auto *item = new QTreeWidgetItem(m_recipients, {shownAddress(each.address), result});
        item->setToolTip(1, plainTip(result));
    }
}

void ArrivedWindow::save()
{
    const practice::StoredMessage *const message = chosen();
    if (!message)
        return;
    m_services.fileToSave(
        this, {tr("Save the message"), tr("Messages (*.eml)"), u"message-%1.eml"_s.arg(message->number)},
        [self = QPointer(this), content = message->content](const QString &path) {
            if (!self || path.isEmpty())
                return;
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
                self->m_words->setWords(
                    tr("%1 cannot be written: %2.").arg(format::visibleText(path), file.errorString()));
        });
}

} // namespace mailscope::ui
