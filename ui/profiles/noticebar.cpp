// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/noticebar.h"

#include "ui/theme/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    setObjectName("notice"_L1);
    setProperty("role", u"chip"_s);
    m_text->setObjectName("noticeText"_L1);
    m_text->setProperty("role", u"chip"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_button->setObjectName("noticeButton"_L1);
    auto *close = new QToolButton(this);
    close->setObjectName("noticeClose"_L1);
    close->setProperty("kind", u"flat"_s);
    close->setIcon(themeIcon(u"close"_s));
    close->setToolTip(tr("Put this away"));
    close->setAccessibleName(tr("Put this away"));
    close->setFocusPolicy(Qt::StrongFocus);
    auto *grid = new QGridLayout(this);
    const int gap = fontMetrics().height() / 3;
    grid->setContentsMargins(gap, gap, gap, gap);
    grid->setSpacing(gap);
    grid->addWidget(m_text, 0, 0);
    grid->addWidget(close, 0, 1, Qt::AlignTop);
    grid->addWidget(m_button, 1, 0, 1, 2, Qt::AlignLeft);
    grid->setColumnStretch(0, 1);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_action, {});
        putAway();
        if (action)
            action();
    });
    connect(close, &QToolButton::clicked, this, &NoticeBar::putAway);
    hide();
}

void NoticeBar::present(const QString &text, Tone tone)
{
    for (QWidget *each : {static_cast<QWidget *>(this), static_cast<QWidget *>(m_text)}) {
        each->setProperty("tone", tone == Tone::Fail ? u"fail"_s : u"plain"_s);
        each->style()->unpolish(each);
        each->style()->polish(each);
    }
    m_text->setText(text);
    setAccessibleName(text);
    m_button->setVisible(m_action != nullptr);
    show();
}

void NoticeBar::say(const QString &text, Tone tone)
{
    m_action = {};
    present(text, tone);
}

void NoticeBar::offer(const QString &text, const QString &button, std::function<void()> action)
{
    m_action = std::move(action);
    m_button->setText(button);
    present(text, Tone::Plain);
}

void NoticeBar::putAway()
{
    m_action = {};
    hide();
}

} // namespace mailscope::ui
