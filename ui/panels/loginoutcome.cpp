// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loginoutcome.h"

#include "format/display.h"
#include "report/loginhints.h"
#include "ui/panels/chip.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/replywords.h"
#include "ui/panels/wrappedlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

LoginOutcome::LoginOutcome(QWidget *parent)
    : QWidget(parent), m_verdict(new Chip({})), m_codes(new WrappedLabel(u"strong"_s)), m_words(new WrappedLabel),
      m_text(new WrappedLabel(u"mono"_s)), m_cause(new WrappedLabel), m_nextStep(new WrappedLabel),
      m_source(new WrappedLabel(u"dim"_s)), m_others(new QWidget),
      m_flow(new FlowLayout(fontMetrics().height() / 3, m_others))
{
    m_verdict->setObjectName(u"authOutcome"_s);
    m_codes->setObjectName(u"authOutcomeCodes"_s);
    m_words->setObjectName(u"authOutcomeWords"_s);
    m_text->setObjectName(u"authOutcomeText"_s);
    m_cause->setObjectName(u"authCause"_s);
    m_nextStep->setObjectName(u"authNextStep"_s);
    m_source->setObjectName(u"authHintSource"_s);
    m_others->setObjectName(u"authOthers"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_verdict, 0, Qt::AlignLeading);
    for (QWidget *each : {static_cast<QWidget *>(m_codes), static_cast<QWidget *>(m_words),
                          static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_cause),
                          static_cast<QWidget *>(m_nextStep), static_cast<QWidget *>(m_source), m_others})
        layout->addWidget(each);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_others->setSizePolicy(policy);
    m_others->hide();
}

void LoginOutcome::show(const report::Report &report)
{
    const bool hasAttempt = report.auth && !report.auth->attempts.isEmpty();
    setVisible(hasAttempt);
    m_verdict->setVisible(hasAttempt);
    for (WrappedLabel *label : {m_codes, m_words, m_text, m_cause, m_nextStep, m_source})
        label->setWords({});
    if (hasAttempt)
        showAttempt(report.auth->attempts.constLast(), report);
}

void LoginOutcome::showAttempt(const report::AuthAttempt &attempt, const report::Report &report)
{
    const bool isOver = attempt.ok || attempt.reason || (attempt.code && *attempt.code != 334);
    m_verdict->setWord(attempt.ok   ? tr("signed in")
                           : isOver ? tr("not signed in")
                                    : tr("under way"),
                       attempt.ok   ? Chip::Tone::Good
                           : isOver ? Chip::Tone::Fail
                                    : Chip::Tone::Plain);
    const QString codes = attempt.code ? u' ' + ReplyWords::codes(attempt.code, attempt.enhanced) : QString();
    m_codes->setWords(tr("%1:%2").arg(format::visibleText(attempt.mechanism), codes));
    if (!isOver)
        return;
    const std::optional<knowledge::Hint> hint = report::hintFor(attempt, report);
    QStringList words;
    if (attempt.code)
        words.append(ReplyWords::meaning(attempt.code, Phase::Auth) + u'.');
    words.append(ReplyWords::explanation(attempt.code, Phase::Auth));
    if (attempt.enhanced)
        words.append(ReplyWords::enhanced(*attempt.enhanced) + u'.');
    const auto issue = attempt.reason ? issueFromName(*attempt.reason) : std::nullopt;
    if (issue && (!attempt.code || *attempt.code < 400))
        words.prepend(issueText({*issue, {}, {}, {}}));
    words.removeAll(QString());
    m_words->setWords(words.join(u' '));
    m_text->setWords(attempt.text ? ReplyWords::text(*attempt.text) : QString());
    if (!hint)
        return;
    m_cause->setWords(tr("Why: %1").arg(format::visibleText(QStringView(hint->cause))));
    m_nextStep->setWords(tr("What to do: %1").arg(format::visibleText(QStringView(hint->nextStep))));
    m_source->setWords(tr("Source: %1").arg(format::visibleText(QStringView(hint->reference))));
}

void LoginOutcome::offer(const QList<QByteArray> &mechanisms)
{
    m_others->setVisible(!mechanisms.isEmpty());
    if (mechanisms == m_offered)
        return;
    m_offered = mechanisms;
    for (QWidget *button : m_others->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        m_flow->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one that was just pressed
    }
    for (const QByteArray &mechanism : mechanisms) {
        const QString name = format::visibleText(mechanism);
        auto *button = new QPushButton(tr("Try %1").arg(name));
        button->setObjectName(u"authTry_"_s + name);
        button->setToolTip(tr("Another attempt at once, with the same user and secret"));
        connect(button, &QPushButton::clicked, this, [this, mechanism] { Q_EMIT anotherWanted(mechanism); });
        m_flow->addWidget(button);
    }
    m_others->updateGeometry();
}

} // namespace mailscope::ui
