// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/pastedialog.h"

#include "foreign/commandreader.h"
#include "format/display.h"
#include "ui/files/plansummary.h"
#include "ui/files/tone.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/theme/colours.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextCursor>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

PasteDialog::PasteDialog(QWidget *parent)
    : QDialog(parent), m_line(new QPlainTextEdit(this)), m_summary(new QTreeWidget(this)),
      m_remarks(new WrappedLabel(u"chip"_s, this)), m_fault(new WrappedLabel(u"chip"_s, this)),
      m_fill(new QPushButton(tr("Fill in the connection"), this)), m_keep(new QPushButton(tr("Save as profile…"), this))
{
    setObjectName("paste"_L1);
    setWindowTitle(tr("Paste a command"));
    layOut();
    connect(m_line, &QPlainTextEdit::textChanged, this, &PasteDialog::read);
    connect(m_fill, &QPushButton::clicked, this, [this] {
        if (m_plan)
            Q_EMIT connectionWanted(*m_plan);
        accept();
    });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (m_plan)
            Q_EMIT profileWanted(*m_plan);
        accept();
    });
    read();
}

PasteDialog::~PasteDialog()
{
    wipe();
}

void PasteDialog::layOut()
{
    const int em = fontMetrics().height();
    resize(em * 44, em * 24);
    auto *ask = new QLabel(tr("A command line of &swaks, curl or msmtp, as it stands in a ticket or a manual:"), this);
    ask->setWordWrap(true);
    ask->setBuddy(m_line);
    m_line->setObjectName("pasteLine"_L1);
    m_line->setAccessibleName(tr("Command line"));
    m_line->setFont(monospaced(font()));
    m_line->setTabChangesFocus(true);
    m_line->setUndoRedoEnabled(false); // would remember a password
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_line->setPlaceholderText(u"swaks --to bob@example.org --server mx.example.org:587 -tls"_s);
    m_summary->setObjectName("pasteSummary"_L1);
    m_summary->setAccessibleName(tr("What the command does"));
    m_summary->setHeaderHidden(true);
    m_summary->setColumnCount(2);
    m_summary->setRootIsDecorated(false);
    m_summary->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_summary->setWordWrap(true);
    m_remarks->setObjectName("pasteRemarks"_L1);
    m_fault->setObjectName("pasteFault"_L1);
    m_fill->setObjectName("pasteFill"_L1);
    m_fill->setProperty("kind", u"primary"_s);
    m_keep->setObjectName("pasteKeep"_L1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName("closePaste"_L1);
    buttons->addButton(m_fill, QDialogButtonBox::ActionRole);
    buttons->addButton(m_keep, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_fill->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(ask);
    column->addWidget(m_line, 2);
    column->addWidget(m_fault);
    column->addWidget(m_summary, 3);
    column->addWidget(m_remarks);
    column->addWidget(buttons);
}

void PasteDialog::offerClipboard()
{
    static const QRegularExpression command(u"^\\s*(?:\\$ )?(?:\\S*/)?(?:swaks|curl|msmtp)(?:\\.exe)?\\s"_s);
    const QString text = QGuiApplication::clipboard()->text();
    if (text.size() <= foreign::LongestCommand && command.match(text).hasMatch())
        m_line->setPlainText(text);
}

void PasteDialog::read()
{
    m_plan.reset();
    m_summary->clear();
    m_line->setExtraSelections({});
    tell(*m_fault, {}, Tone::Fail);
    tell(*m_remarks, {}, Tone::Weak);
    const QByteArray line = m_line->toPlainText().toUtf8();
    if (!line.trimmed().isEmpty()) {
        if (auto command = foreign::readCommand(line)) {
            showPlan(command->plan, command->remarks);
            m_plan = std::move(command->plan);
        } else {
            showFault(QString::fromUtf8(line.first(std::min(command.error().position, line.size()))).size(),
                      command.error().text);
        }
    }
    m_fill->setEnabled(m_plan.has_value());
    m_keep->setEnabled(m_plan.has_value());
}

void PasteDialog::showPlan(const plan::Plan &plan, const QStringList &remarks)
{
    for (const PlanSummary::Row &row : PlanSummary::rows(plan)) {
        auto *item = new QTreeWidgetItem(m_summary, {row.what, row.value});
        item->setToolTip(1, row.value.toHtmlEscaped());
    }
    QStringList sentences;
    for (const QString &remark : remarks)
        sentences += format::visibleText(QStringView(remark));
    tell(*m_remarks, sentences.isEmpty() ? QString() : tr("Left out:") + u'\n' + sentences.join(u'\n'), Tone::Weak);
}

void PasteDialog::showFault(qsizetype position, const QString &text)
{
    tell(*m_fault, tr("Character %1: %2").arg(position + 1).arg(text), Tone::Fail);
    QTextEdit::ExtraSelection place;
    place.cursor = QTextCursor(m_line->document());
    place.cursor.setPosition(static_cast<int>(std::min<qsizetype>(position, m_line->document()->characterCount() - 1)));
    place.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
    place.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    place.format.setUnderlineColor(coloursFor(palette()).fail);
    m_line->setExtraSelections({place});
}

/// What was typed goes first, so that filling overwrites what stood there.
void PasteDialog::wipe()
{
    const QSignalBlocker quiet(m_line);
    QString typed = m_line->toPlainText();
    m_line->clear();
    typed.fill(QChar(0));
}

void PasteDialog::done(int result)
{
    wipe();
    QDialog::done(result);
}

} // namespace mailscope::ui
