// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/mechanismselector.h"

#include "format/display.h"
#include "sasl/registry.h"
#include "session/systemhelper.h"
#include "ui/panels/mechanismwords.h"

#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype LongestName = 64;
constexpr int MostNames = 60; ///< of the server; nobody looks through more

} // namespace

MechanismSelector::MechanismSelector(QWidget *parent) : QComboBox(parent)
{
    setObjectName(u"authMechanism"_s);
    setAccessibleName(tr("Mechanism"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    addItem(tr("Automatic"), QByteArray());
    offer({});
}

void MechanismSelector::offer(const QList<QByteArray> &offered)
{
    if (offered == m_offered && count() > 1)
        return;
    m_offered = offered;
    const QByteArray chosen = mechanism();
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("Automatic"), QByteArray());
    setItemData(0, tr("The strongest that can be used here"), Qt::ToolTipRole);
    // First what works here, the better ones first; then what others could do; last what was not offered.
    const QList<QByteArray> known = sasl::mechanismNames();
    for (const QByteArray &name : known) {
        if (offered.contains(name))
            add(name, true);
    }
    for (const QByteArray &name : offered) {
        if (!known.contains(name) && count() < MostNames)
            add(name, true);
    }
    for (const QByteArray &name : known) {
        if (!offered.contains(name))
            add(name, false);
    }
    setCurrentIndex(std::max(findData(chosen), 0));
}

void MechanismSelector::add(const QByteArray &mechanism, bool isOffered)
{
    const QString name = format::visibleText(mechanism.left(LongestName));
    const bool isKnown = sasl::mechanismNames().contains(mechanism);
    QString text = name;
    const bool isHere = session::SystemHelper::mechanisms().contains(mechanism);
    if (!isKnown)
        text = tr("%1 (not yet in this version)").arg(name);
    else if (!isHere)
        text = tr("%1 (not on this computer)").arg(name);
    else if (!isOffered)
        text = tr("%1 (not offered)").arg(name);
    addItem(text, mechanism);
    if (isHere)
        return;
    auto *items = qobject_cast<QStandardItemModel *>(model());
    QStandardItem *item = items->item(count() - 1);
    item->setEnabled(false);
    item->setToolTip(isKnown ? tr("This computer lacks what it takes: Cyrus SASL's plugin for Kerberos.")
                             : tr("This version does not know it."));
}

QList<QByteArray> MechanismSelector::wanted() const
{
    const QByteArray name = mechanism();
    return name.isEmpty() ? QList<QByteArray>() : QList{name};
}

void MechanismSelector::choose(const QByteArray &mechanism)
{
    const QSignalBlocker blocker(this);
    setCurrentIndex(std::max(findData(mechanism), 0));
}

} // namespace mailscope::ui
