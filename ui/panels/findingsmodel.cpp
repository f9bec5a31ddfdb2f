// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingsmodel.h"

#include "format/display.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::Finding;
using report::Severity;

bool FindingsModel::setFindings(const QList<Finding> &findings)
{
    if (findings == m_all)
        return false;
    m_all = findings;
    filter();
    return true;
}

void FindingsModel::setShown(Severity severity, bool isShown)
{
    if (isShown ? m_hidden.erase(severity) > 0 : m_hidden.insert(severity).second)
        filter();
}

void FindingsModel::filter()
{
    beginResetModel();
    m_shown.clear();
    std::ranges::copy_if(m_all, std::back_inserter(m_shown),
                         [this](const Finding &each) { return !m_hidden.contains(each.severity); });
    endResetModel();
}

int FindingsModel::count(Severity severity) const
{
    return static_cast<int>(std::ranges::count(m_all, severity, &Finding::severity));
}

int FindingsModel::rowOf(QLatin1StringView id) const
{
    const auto found = std::ranges::find(m_shown, id, &Finding::id);
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

const Finding *FindingsModel::finding(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_shown.size() ? &m_shown.at(index.row()) : nullptr;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QString FindingsModel::sign(Severity severity)
{
    switch (severity) {
    case Severity::Fail:
        return u"✗"_s;
    case Severity::Warn:
        return u"⚠"_s;
    case Severity::Info:
        break;
    }
    return u"ℹ"_s;
}

QString FindingsModel::word(Severity severity)
{
    switch (severity) {
    case Severity::Fail:
        return tr("Problem");
    case Severity::Warn:
        return tr("Warning");
    case Severity::Info:
        break;
    }
    return tr("Note");
}

std::pair<QString, QString> FindingsModel::parts(const Finding &finding)
{
    const QString text = format::visibleText(finding.text);
    const qsizetype end = text.indexOf(". "_L1);
    if (end < 0)
        return {text, {}};
    return {text.left(end + 1), text.sliced(end + 2)};
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const Finding *found = finding(index);
    if (found == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    QString text = tr("%1: %2").arg(word(found->severity), format::visibleText(found->text));
    if (!found->evidence.isEmpty())
        text += u' ' + tr("Line %1.").arg(found->evidence.constFirst());
    if (!found->reference.isEmpty())
        text += u' ' + QString(found->reference) + u'.';
    return text;
}

} // namespace mailscope::ui
