// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/referencename.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

constexpr auto DnsPrefix = "DNS:"_L1;
constexpr auto AddressPrefix = "IP:"_L1;

QString withoutBrackets(const QString &name)
{
    const bool bracketed = name.startsWith(u'[') && name.endsWith(u']');
    return bracketed ? name.sliced(1, name.size() - 2) : name;
}

/// \p reference is an A-label name in lower case; \p presented is what the certificate says.
bool dnsNameMatches(QString presented, const QString &reference)
{
    if (presented.endsWith(u'.'))
        presented.chop(1);
    if (presented.compare(reference, Qt::CaseInsensitive) == 0)
        return true;
    if (!presented.startsWith("*."_L1))
        return false;
    const QStringView behindWildcard = QStringView(presented).sliced(1);
    const qsizetype firstDot = reference.indexOf(u'.');
    return !behindWildcard.contains(u'*') && firstDot > 0
        && QStringView(reference).sliced(firstDot).compare(behindWildcard, Qt::CaseInsensitive) == 0;
}

bool addressMatches(const QString &presented, const QHostAddress &reference)
{
    const QHostAddress address(presented);
    return !address.isNull() && address.isEqual(reference, QHostAddress::StrictConversion);
}

} // namespace

bool isAddress(const QString &name)
{
    return QHostAddress().setAddress(withoutBrackets(name));
}

QString asciiName(const QString &name)
{
    QString ascii = QString::fromLatin1(QUrl::toAce(name)).toLower();
    if (ascii.endsWith(u'.'))
        ascii.chop(1);
    return ascii;
}

bool speaksFor(const CertificateDetails &certificate, const QString &name)
{
    if (isAddress(name)) {
        QHostAddress reference(withoutBrackets(name));
        reference.setScopeId({});
        return std::ranges::any_of(certificate.sans, [&](const QString &san) {
            return san.startsWith(AddressPrefix) && addressMatches(san.sliced(AddressPrefix.size()), reference);
        });
    }
    const QString reference = asciiName(name);
    if (reference.isEmpty())
        return false;
    return std::ranges::any_of(certificate.sans, [&](const QString &san) {
        return san.startsWith(DnsPrefix) && dnsNameMatches(san.sliced(DnsPrefix.size()), reference);
    });
}

} // namespace mailscope::net
