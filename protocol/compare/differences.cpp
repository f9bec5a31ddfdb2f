// SPDX-License-Identifier: GPL-3.0-or-later
// What two reports differ in, apart from their exchanges.
#include "compare/comparison.h"
#include "format/display.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::compare {

using namespace Qt::StringLiterals;
using report::Report;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

class Collector {
public:
    void take(Area area, const QString &what, const QString &left, const QString &right)
    {
        if (left != right)
            m_differences.append({area, what, left, right});
    }

    void takeHello(const QString &when, const std::optional<report::Hello> &left,
                   const std::optional<report::Hello> &right)
    {
        if (left.has_value() != right.has_value()) {
            take(Area::Capabilities, Words::tr("hello (%1)").arg(when), left ? Words::tr("said") : QString(),
                 right ? Words::tr("said") : QString());
            return;
        }
        if (!left)
            return;
        const wire::CapabilityDifference difference = wire::difference(left->capabilities, right->capabilities);
        const auto text = [](const report::Hello &hello, const QByteArray &keyword) {
            const auto params = hello.capabilities.params(keyword);
            return params ? format::visibleText(QByteArrayView(params->join(' '))) : QString();
        };
        for (const QByteArray &each : difference.removed)
            take(Area::Capabilities, named(each, when), Words::tr("offered"), QString());
        for (const QByteArray &each : difference.added)
            take(Area::Capabilities, named(each, when), QString(), Words::tr("offered"));
        for (const QByteArray &each : difference.changed)
            take(Area::Capabilities, named(each, when), text(*left, each), text(*right, each));
    }

    [[nodiscard]] QList<Difference> differences() && { return std::move(m_differences); }

private:
    [[nodiscard]] static QString named(const QByteArray &keyword, const QString &when)
    {
        return format::visibleText(QByteArrayView(keyword)) + u" ("_s + when + u')';
    }

    QList<Difference> m_differences;
};

QString verdictText(const Report &report)
{
    QString text = verdictName(report.verdict);
    if (report.issue)
        text += u", "_s + issueName(report.issue->id);
    return text;
}

const TlsDetails *tlsOf(const Report &report)
{
    return report.tls && report.tls->secured ? &report.tls->details : nullptr;
}

QString certificateText(const TlsDetails *tls)
{
    if (tls == nullptr || tls->chain.isEmpty())
        return {};
    const CertificateDetails &leaf = tls->chain.first();
    return Words::tr("%1, until %2, SHA-256 %3")
        .arg(format::visibleText(QStringView(leaf.subject)), leaf.notAfter.toUTC().toString(Qt::ISODate),
             QString::fromLatin1(leaf.sha256.left(16)));
}

QString objectionsText(const TlsDetails *tls)
{
    QStringList ids;
    for (const TlsObjection &each : tls != nullptr ? tls->objections : QList<TlsObjection>())
        ids.append(QString::fromLatin1(each.id));
    return ids.join(u", "_s);
}
} // namespace

QList<Difference> reportDifferences(const Report &left, const Report &right)
{
    Collector collector;
    collector.take(Area::Verdict, Words::tr("verdict"), verdictText(left), verdictText(right));
    collector.takeHello(Words::tr("in clear"), left.clear, right.clear);
    collector.takeHello(Words::tr("encrypted"), left.encrypted, right.encrypted);
    collector.takeHello(Words::tr("logged in"), left.authenticated, right.authenticated);
    const TlsDetails *const leftTls = tlsOf(left);
    const TlsDetails *const rightTls = tlsOf(right);
    const auto cipher = [](const TlsDetails *tls) {
        return tls != nullptr ? tls->protocol + u", "_s + tls->cipher : QString();
    };
    collector.take(Area::Encryption, Words::tr("encryption"), cipher(leftTls), cipher(rightTls));
    collector.take(Area::Certificate, Words::tr("certificate"), certificateText(leftTls), certificateText(rightTls));
    collector.take(Area::Certificate, Words::tr("objections to it"), objectionsText(leftTls), objectionsText(rightTls));
    return std::move(collector).differences();
}

} // namespace mailscope::compare
