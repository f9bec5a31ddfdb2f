// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/mechanismwords.h"

#include "format/display.h"
#include "knowledge/knowledge.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace mailscope::ui {

using knowledge::Knowledge;
using knowledge::Strength;
using knowledge::Usage;
using report::Hello;
using report::Report;

namespace {

QList<QByteArray> typesOf(const std::optional<Hello> &hello)
{
    return hello ? hello->capabilities.authTypes() : QList<QByteArray>();
}

int rank(Chip::Tone tone)
{
    return tone == Chip::Tone::Good ? 0 : tone == Chip::Tone::Plain ? 1 : 2;
}

/// What makes a mechanism weak; nothing for one that is not.
enum class Weakness { None, ShowsPassword, OldDigest, ProvesNothing, Outdated };

Weakness weaknessOf(const QByteArray &name)
{
    const auto meaning = Knowledge::shared().mechanism(name);
    if (!meaning)
        return Weakness::None;
    switch (meaning->strength) {
    case Strength::Plaintext:
        return Weakness::ShowsPassword;
    case Strength::DigestWeak:
        return Weakness::OldDigest;
    case Strength::None:
        return Weakness::ProvesNothing;
    case Strength::Challenge:
    case Strength::Mutual:
    case Strength::Certificate:
    case Strength::Token:
    case Strength::Kerberos:
        break;
    }
    return meaning->usage == Usage::Obsolete ? Weakness::Outdated : Weakness::None;
}

} // namespace

QString namedList(const QList<QByteArray> &names, int most)
{
    QStringList shown;
    for (const QByteArray &name : names) {
        if (shown.size() == most) {
            shown.append(MechanismWords::tr("%1 more").arg(names.size() - most));
            break;
        }
        shown.append(format::visibleText(name));
    }
    return QLocale().createSeparatedList(shown);
}

Chip::Tone MechanismWords::tone(const QByteArray &mechanism)
{
    if (weaknessOf(mechanism) != Weakness::None)
        return Chip::Tone::Weak;
    const auto meaning = Knowledge::shared().mechanism(mechanism);
    if (!meaning)
        return Chip::Tone::Plain;
    const bool isStrong = meaning->strength == Strength::Mutual || meaning->strength == Strength::Certificate
        || meaning->strength == Strength::Kerberos;
    return isStrong ? Chip::Tone::Good : Chip::Tone::Plain;
}

QString MechanismWords::description(const QByteArray &mechanism)
{
    const QString name = format::visibleText(mechanism);
    const auto meaning = Knowledge::shared().mechanism(mechanism);
    if (!meaning)
        return tr("%1: unknown").arg(name);
    switch (tone(mechanism)) {
    case Chip::Tone::Good:
        return tr("%1, strong: %2").arg(name, meaning->meaning);
    case Chip::Tone::Weak:
        return tr("%1, weak: %2").arg(name, meaning->meaning);
    case Chip::Tone::Plain:
    case Chip::Tone::Fail:
        break;
    }
    return tr("%1: %2").arg(name, meaning->meaning);
}

QString MechanismWords::exposure(const QByteArray &mechanism)
{
    const auto meaning = Knowledge::shared().mechanism(mechanism);
    if (!meaning)
        return tr("Neither a registry nor our own list knows this mechanism.");
    return tr("What the server learns: %1\nWhat somebody on the way learns: %2")
        .arg(meaning->server, meaning->onlooker);
}

QList<QByteArray> MechanismWords::offered(const Report &report)
{
    QList<QByteArray> all;
    for (const std::optional<Hello> *hello : {&report.encrypted, &report.clear, &report.authenticated}) {
        for (const QByteArray &name : typesOf(*hello)) {
            if (!all.contains(name))
                all.append(name);
        }
    }
    std::ranges::stable_sort(all, {}, [](const QByteArray &name) { return rank(tone(name)); });
    return all;
}

QString MechanismWords::whenOffered(const Report &report)
{
    const QList<QByteArray> clear = typesOf(report.clear);
    const QList<QByteArray> encrypted = typesOf(report.encrypted);
    if (!report.encrypted) {
        if (!clear.isEmpty())
            return tr("Offered in clear. What is offered after TLS is not known yet.");
        const bool canEncrypt = report.clear && report.clear->capabilities.has(wire::keyword::StartTls);
        return canEncrypt ? tr("None in clear. Many servers offer some only after STARTTLS.") : tr("None.");
    }
    if (!report.clear)
        return encrypted.isEmpty() ? tr("None.") : tr("Offered on the encrypted connection.");
    if (clear.isEmpty())
        return encrypted.isEmpty() ? tr("None, neither in clear nor after TLS.") : tr("Only after TLS.");
    if (encrypted.isEmpty())
        return tr("Only in clear: on the encrypted connection nobody can sign in.");
    const auto sorted = [](QList<QByteArray> list) {
        std::ranges::sort(list);
        return list;
    };
    if (sorted(clear) == sorted(encrypted))
        return tr("The same in clear and after TLS.");
    return differenceWords(clear, encrypted);
}

QString MechanismWords::differenceWords(const QList<QByteArray> &clear, const QList<QByteArray> &encrypted)
{
    const auto without = [](QList<QByteArray> names, const QList<QByteArray> &others) {
        names.removeIf([&others](const QByteArray &name) { return others.contains(name); });
        return names;
    };
    const QList<QByteArray> added = without(encrypted, clear);
    const QList<QByteArray> removed = without(clear, encrypted);
    QStringList sentences;
    if (!added.isEmpty())
        sentences.append(tr("Only after TLS: %1.").arg(namedList(added)));
    if (!removed.isEmpty())
        sentences.append(tr("Only in clear: %1.").arg(namedList(removed)));
    if (removed.size() < clear.size())
        sentences.append(tr("All others are the same."));
    return sentences.join(u' ');
}

QString MechanismWords::weaknesses(const QList<QByteArray> &mechanisms)
{
    static constexpr std::array Sentences = {
        std::pair{Weakness::ShowsPassword, QT_TR_NOOP("The server sees the password itself: %1.")},
        std::pair{Weakness::OldDigest, QT_TR_NOOP("An outdated digest, from which passwords can be guessed: %1.")},
        std::pair{Weakness::ProvesNothing, QT_TR_NOOP("Proves nothing about who signs in: %1.")},
        std::pair{Weakness::Outdated, QT_TR_NOOP("Outdated: %1.")},
    };
    QStringList sentences;
    for (const auto &[weakness, text] : Sentences) {
        QList<QByteArray> names;
        std::ranges::copy_if(mechanisms, std::back_inserter(names),
                             [wanted = weakness](const QByteArray &name) { return weaknessOf(name) == wanted; });
        if (!names.isEmpty())
            sentences.append(tr(text).arg(namedList(names)));
    }
    return sentences.join(u' ');
}

} // namespace mailscope::ui
