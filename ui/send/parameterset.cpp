// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/parameterset.h"

#include <algorithm>

namespace mailscope::ui {
namespace {

QByteArray wireOf(const wire::Parameter::Made &made, QByteArrayView keyword, const QString &typed)
{
    return made ? made->toWire() : keyword.toByteArray() + '=' + typed.toUtf8();
}

bool isCalled(const QByteArray &parameter, QByteArrayView keyword)
{
    return QByteArrayView(parameter)
               .first(std::max<qsizetype>(parameter.indexOf('='), 0))
               .compare(keyword, Qt::CaseInsensitive)
        == 0;
}

} // namespace

std::optional<QByteArray> ParameterSet::take(QByteArrayView keyword)
{
    const auto found =
        std::ranges::find_if(m_left, [keyword](const QByteArray &each) { return isCalled(each, keyword); });
    if (found == m_left.end())
        return std::nullopt;
    const QByteArray value = found->sliced(keyword.size() + 1);
    m_left.erase(found);
    return value;
}

QString ParameterSet::takeEncoded(QByteArrayView keyword, QByteArray (*encode)(const QString &),
                                  std::optional<QByteArray> (*decode)(QByteArrayView))
{
    ParameterSet without = *this;
    const std::optional<QByteArray> value = without.take(keyword);
    const std::optional<QByteArray> meant = value ? decode(*value) : std::nullopt;
    if (!meant || encode(QString::fromUtf8(*meant)) != keyword.toByteArray() + '=' + *value)
        return {};
    *this = without;
    return QString::fromUtf8(*meant);
}

bool ParameterSet::takeFlag(QByteArrayView keyword)
{
    return m_left.removeIf([keyword](const QByteArray &each) {
        return each.compare(keyword, Qt::CaseInsensitive) == 0;
    }) > 0;
}

QString ParameterSet::rest() const
{
    return QString::fromUtf8(m_left.join(' '));
}

QList<QByteArray> parametersIn(const QString &text)
{
    const QByteArray words = text.simplified().toUtf8();
    return words.isEmpty() ? QList<QByteArray>() : words.split(' ');
}

QByteArray envidParameter(const QString &typed)
{
    return wireOf(wire::Parameter::envid(typed.toUtf8()), "ENVID", typed);
}

QByteArray orcptParameter(const QString &typed)
{
    return wireOf(wire::Parameter::orcpt(typed.toUtf8(), false), "ORCPT", typed);
}

std::optional<QByteArray> fromOrcpt(QByteArrayView value)
{
    const qsizetype semicolon = value.indexOf(';');
    const auto address = wire::fromXtext(value.sliced(semicolon + 1));
    return address ? std::optional(value.first(semicolon + 1).toByteArray() + *address) : std::nullopt;
}

} // namespace mailscope::ui
