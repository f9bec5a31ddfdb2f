// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/detailpane.h"

#include "ui/theme/theme.h"
#include "ui/transcript/hexdump.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

DetailPane::DetailPane(QWidget *parent)
    : QScrollArea(parent), m_page(new QFrame(this)), m_column(new QVBoxLayout(m_page))
{
    setObjectName("detail");
    setAccessibleName(tr("Details of the selected line"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_page->setObjectName("detailPage");
    m_page->setProperty("role", u"sunken"_s);
    const int gap = fontMetrics().height() / 2;
    m_column->setContentsMargins(gap * 2, gap, gap * 2, gap);
    m_column->setSpacing(gap / 3);
    setWidget(m_page);
    clear();
}

QLabel *DetailPane::add(const QString &text, const QString &role, const char *name)
{
    auto *label = new QLabel(m_page);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (!role.isEmpty())
        label->setProperty("role", role);
    // A layout shows its widgets later on, and knows no height of what is hidden.
    label->show();
    return label;
}

void DetailPane::removeAll()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->layout()) {
            while (QLayoutItem *inner = item->layout()->takeAt(0)) {
                delete inner->widget();
                delete inner;
            }
        }
        delete item->widget();
        delete item;
    }
}

void DetailPane::clear()
{
    removeAll();
    m_column->addWidget(add(tr("Select a line to see what it means."), u"dim"_s, "detailHint"));
    m_column->addStretch(1);
}

void DetailPane::showDetail(const LineDetail &detail)
{
    setUpdatesEnabled(false);
    removeAll();
    auto *head = new QHBoxLayout;
    QLabel *heading = add(detail.heading, u"strong"_s, "detailHeading");
    QLabel *context = add(detail.context, u"dim"_s, "detailContext");
    const bool fitsBeside = heading->text().size() < 24;
    heading->setWordWrap(!fitsBeside);
    if (fitsBeside) {
        head->setSpacing(fontMetrics().averageCharWidth());
        head->addWidget(heading, 0, Qt::AlignTop);
        head->addWidget(context, 1, Qt::AlignTop);
        m_column->addLayout(head);
    } else {
        delete head;
        m_column->addWidget(heading);
        m_column->addWidget(context);
    }
    for (const LineDetail::Paragraph &paragraph : detail.paragraphs) {
        if (!paragraph.statement.isEmpty())
            m_column->addWidget(add(paragraph.statement, u"strong"_s, "detailStatement"));
        if (!paragraph.text.isEmpty())
            m_column->addWidget(add(paragraph.text, {}, "detailText"));
        if (!paragraph.reference.isEmpty())
            m_column->addWidget(add(paragraph.reference, u"dim"_s, "detailReference"));
    }
    if (!detail.hex.isEmpty()) {
        QLabel *hex = add(detail.hex.join(u'\n'), u"mono"_s, "detailHex");
        hex->setWordWrap(false);
        hex->setFont(monospaced(font()));
        hex->setAccessibleName(tr("Bytes in hexadecimal"));
        m_column->addSpacing(m_column->spacing());
        m_column->addWidget(hex);
    }
    m_column->addStretch(1);
    fitHeight();
    verticalScrollBar()->setValue(0);
    setUpdatesEnabled(true);
}

QString DetailPane::text() const
{
    QStringList texts;
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts.append(label->text());
    return texts.join(u'\n');
}

void DetailPane::fitHeight()
{
    // A scroll area does not ask how high wrapped text gets in its width.
    m_column->activate();
    m_page->setMinimumHeight(std::max(0, m_column->totalHeightForWidth(viewport()->width())));
}

qsizetype DetailPane::bytesInALine() const
{
    const QMargins margins = m_column->contentsMargins();
    const int room = viewport()->width() - margins.left() - margins.right();
    const int character = QFontMetrics(monospaced(font())).horizontalAdvance(u'0');
    for (const qsizetype bytes : {HexDump::bytesInALine, HexDump::bytesInALine / 2}) {
        if (HexDump::width(bytes) * character <= room)
            return bytes;
    }
    return HexDump::bytesInALine / 4;
}

void DetailPane::noteRoom()
{
    if (std::exchange(m_bytesInALine, bytesInALine()) != m_bytesInALine)
        Q_EMIT bytesInALineChanged();
}

void DetailPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
    noteRoom();
}

void DetailPane::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::ApplicationFontChange && event->type() != QEvent::FontChange)
        return;
    if (!m_page)
        return;
    if (auto *hex = m_page->findChild<QLabel *>("detailHex"))
        hex->setFont(monospaced(font()));
    fitHeight();
    noteRoom();
}

} // namespace mailscope::ui
