// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loginpreviewview.h"

#include "format/display.h"
#include "ui/panels/loginpreview.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

LoginPreviewView::LoginPreviewView(QWidget *parent)
    : QWidget(parent), m_line(new WrappedLabel(u"mono"_s)), m_content(new WrappedLabel),
      m_behind(new WrappedLabel(u"dim"_s))
{
    m_line->setObjectName(u"authPreviewLine"_s);
    m_content->setObjectName(u"authPreviewContent"_s);
    m_behind->setObjectName(u"authPreviewBehind"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SectionHeading(tr("What will be sent")));
    layout->addWidget(m_line);
    layout->addWidget(m_content);
    layout->addWidget(m_behind);
    hide();
}

void LoginPreviewView::show(const QByteArray &mechanism, const std::optional<stage::Step> &first)
{
    const QString line = first ? LoginPreview::line(*first) : u"AUTH "_s + format::visibleText(mechanism);
    const QString content = first ? LoginPreview::content(*first) : QString();
    m_line->setWords(line);
    m_content->setWords(content);
    m_behind->setWords(LoginPreview::behind(mechanism, !content.isEmpty()));
    setVisible(!line.isEmpty());
}

void LoginPreviewView::clear()
{
    for (WrappedLabel *label : {m_line, m_content, m_behind})
        label->setWords({});
    hide();
}

} // namespace mailscope::ui
