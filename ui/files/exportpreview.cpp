// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/exportpreview.h"

#include "ui/files/pageview.h"
#include "ui/theme/theme.h"
#include "ui/transcript/hexdump.h"

#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype MostBytes = 32 * 1024; ///< that are shown one by one

} // namespace

ExportPreview::ExportPreview(QWidget *parent)
    : QStackedWidget(parent), m_text(new QPlainTextEdit(this)), m_page(new PageView(this))
{
    m_text->setObjectName("exportText"_L1);
    m_text->setAccessibleName(tr("Preview"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(monospaced(font()));
    m_page->setObjectName("exportPage"_L1);
    m_page->setAccessibleName(tr("Preview"));
    addWidget(m_text);
    addWidget(m_page);
}

void ExportPreview::show(const QByteArray &bytes, As as)
{
    if (as == As::Page) {
        m_page->showPage(bytes);
        setCurrentWidget(m_page);
        return;
    }
    m_text->setPlainText(as == As::Text ? QString::fromUtf8(bytes)
                                        : HexDump::lines(transcript::Redacted{bytes, {}}, MostBytes).join(u'\n'));
    setCurrentWidget(m_text);
}

void ExportPreview::clear()
{
    m_text->clear();
    m_page->clear();
}

} // namespace mailscope::ui
