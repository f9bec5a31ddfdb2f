// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/authtypesview.h"

#include "format/display.h"
#include "ui/panels/chip.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/mechanismwords.h"
#include "ui/panels/wrappedlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype LongestName = 32; ///< longer than every name that is registered
constexpr qsizetype MostChips = 40;   ///< nobody reads more; the copied text holds all of them

QString shortName(const QByteArray &mechanism)
{
    const QString name = format::visibleText(mechanism);
    return name.size() > LongestName ? name.left(LongestName - 1) + u'…' : name;
}

} // namespace

AuthTypesView::AuthTypesView(QWidget *parent)
    : QWidget(parent), m_chips(new QWidget), m_flow(new FlowLayout(fontMetrics().height() / 3, m_chips)),
      m_words(new WrappedLabel(u"dim"_s))
{
    m_chips->setObjectName(u"authTypes"_s);
    m_words->setObjectName(u"authTypesWords"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 3);
    layout->addWidget(m_chips);
    layout->addWidget(m_words);
}

void AuthTypesView::show(const report::Report &report)
{
    const QList<QByteArray> mechanisms = MechanismWords::offered(report);
    if (mechanisms != m_mechanisms)
        showChips(mechanisms);
    const QString weaknesses = MechanismWords::weaknesses(mechanisms);
    m_words->setWords(MechanismWords::whenOffered(report) + (weaknesses.isEmpty() ? QString() : u' ' + weaknesses));
}

void AuthTypesView::showChips(const QList<QByteArray> &mechanisms)
{
    m_mechanisms = mechanisms;
    qDeleteAll(m_chips->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (const QByteArray &mechanism : mechanisms.first(std::min(MostChips, mechanisms.size()))) {
        auto *chip = new Chip(shortName(mechanism), MechanismWords::tone(mechanism));
        const QString description = MechanismWords::description(mechanism);
        chip->setAccessibleName(description);
        // A tool tip takes what looks like markup for markup, and a name of the server may look like it.
        chip->setToolTip(
            u"<qt>"_s
            + (description + u'\n' + MechanismWords::exposure(mechanism)).toHtmlEscaped().replace(u'\n', u"<br>"_s)
            + u"</qt>"_s);
        m_flow->addWidget(chip);
    }
    if (mechanisms.size() > MostChips)
        m_flow->addWidget(new Chip(tr("and %n more", nullptr, static_cast<int>(mechanisms.size() - MostChips))));
    m_chips->setVisible(!mechanisms.isEmpty());
    m_chips->updateGeometry();
}

QString AuthTypesView::text() const
{
    QStringList lines;
    for (const QByteArray &mechanism : m_mechanisms)
        lines.append(MechanismWords::description(mechanism));
    lines.append(m_words->words());
    return lines.join(u'\n');
}

} // namespace mailscope::ui
