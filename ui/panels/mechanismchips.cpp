// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/mechanismchips.h"

#include "format/display.h"
#include "report/choicewords.h"
#include "ui/panels/chip.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/mechanismwords.h"
#include "ui/panels/wrappedlabel.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype LongestName = 32; ///< longer than every name that is registered
constexpr qsizetype MostChips = 40;   ///< nobody reads more

QString shortName(const QByteArray &mechanism)
{
    const QString name = format::visibleText(mechanism);
    return name.size() > LongestName ? name.left(LongestName - 1) + u'…' : name;
}

/// A tool tip takes what looks like markup for markup, and a name of the server may look like it.
QString asTip(const QString &text)
{
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace

MechanismChips::MechanismChips(const QString &name, QWidget *parent)
    : QWidget(parent), m_title(new WrappedLabel(u"dim"_s)), m_chips(new QWidget),
      m_flow(new FlowLayout(fontMetrics().height() / 3, m_chips))
{
    m_title->setObjectName(name + u"Title"_s);
    m_chips->setObjectName(name);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 4);
    layout->addWidget(m_title);
    layout->addWidget(m_chips);
    hide();
}

void MechanismChips::show(const QString &title, const QList<QByteArray> &mechanisms,
                          const QList<sasl::Usability> &usability)
{
    setVisible(!mechanisms.isEmpty());
    m_title->setWords(title);
    if (mechanisms == m_mechanisms && usability == m_usability)
        return;
    m_mechanisms = mechanisms;
    m_usability = usability;
    qDeleteAll(m_chips->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (qsizetype index = 0; index < std::min(MostChips, mechanisms.size()); ++index) {
        const QByteArray &mechanism = mechanisms.at(index);
        const sasl::Usability use = usability.value(index, sasl::Usability::Usable);
        const bool isUsable = use == sasl::Usability::Usable;
        QString words = MechanismWords::description(mechanism);
        if (!usability.isEmpty())
            words += u'\n'
                + (isUsable ? tr("Can be used here.")
                            : tr("Cannot be used here: %1.").arg(report::usabilityText(QString(usabilityName(use)))));
        auto *chip =
            new Chip(isUsable ? shortName(mechanism) : shortName(mechanism) + u" ✗"_s, MechanismWords::tone(mechanism));
        chip->setAccessibleName(QString(words).replace(u'\n', u' '));
        chip->setToolTip(asTip(words + u'\n' + MechanismWords::exposure(mechanism)));
        m_flow->addWidget(chip);
    }
    if (mechanisms.size() > MostChips)
        m_flow->addWidget(new Chip(tr("and %n more", nullptr, static_cast<int>(mechanisms.size() - MostChips))));
    m_chips->updateGeometry();
}

} // namespace mailscope::ui
