// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/certificatewords.h"

#include "format/display.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using format::visibleText;

namespace {

constexpr qsizetype MostNames = 40;
constexpr int DaysOfWarning = 14;

struct Catalogued {
    QLatin1StringView id;
    const char *title;
    const char *meaning;
    const char *remedy;
};

// %1 is the name that was expected.
constexpr std::array Catalogue = {
    Catalogued{
        "expired"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "The certificate has expired"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "It was good once. Clients that check it refuse to go on."),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "Renew it on the server. If it was renewed already, the server still shows the old one: "
                          "reload its configuration.")},
    Catalogued{
        "not-yet-valid"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "The certificate is not valid yet"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "Its time has not begun, or one of the two clocks is wrong."),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Compare the clocks of this machine and of the server.")},
    Catalogued{
        "self-signed"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "The certificate vouches for itself"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "Anybody can make one like it, so it does not show who the server is."),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "Get one from an authority. If it is your own server, compare the fingerprint with the one "
                          "there, and trust it for this profile.")},
    Catalogued{
        "unknown-issuer"_L1,
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Nobody that this machine trusts vouches for it"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "The authority is not known here, or the server leaves out the certificates between."),
        QT_TRANSLATE_NOOP(
            "mailscope::ui::CertificateWords",
            "See whether the chain below is whole. For an authority of your own, name its file in the settings.")},
    Catalogued{
        "name-mismatch"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "It belongs to another name"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                          "It was not made for %1, which could mean that another server answers."),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Connect by a name that it bears, or put %1 into it.")},
    Catalogued{"name-unchecked"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Its name was not checked"),
               QT_TRANSLATE_NOOP(
                   "mailscope::ui::CertificateWords",
                   "A socket or a program has no host name, so any certificate of a trusted authority would do."),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                                 "Give the name that it must bear in the settings, or trust its fingerprint.")},
    Catalogued{"weak-signature"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Its signature is weak"),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "It rests on a broken hash and could be forged."),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Get one that is signed with SHA-256 or better.")},
    Catalogued{"weak-key"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Its key is weak"),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "The key is short enough to be computed."),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                                 "Make a new key: RSA with 2048 bits or more, or an elliptic curve.")},
    Catalogued{
        "revoked"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Its authority has taken it back"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Its key may be in the hands of somebody else."),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Replace the certificate and the key. Do not trust it.")},
    Catalogued{
        "wrong-purpose"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "It was not made for a server"),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Its purpose is another one, such as signing mail."),
        QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Get one whose purpose is server authentication.")},
    Catalogued{"chain-invalid"_L1, QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "The chain does not hold"),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                                 "One certificate of the chain does not vouch for the next."),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords",
                                 "Let the server send its own certificate first, and every one between after it.")},
    Catalogued{"no-certificate"_L1,
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "The server showed no certificate"),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Nobody can tell who it is."),
               QT_TRANSLATE_NOOP("mailscope::ui::CertificateWords", "Give the server a certificate.")},
};

/// A fingerprint in lines of eight bytes, as it is compared by eye.
QString inLines(const QString &fingerprint)
{
    constexpr qsizetype Line = 24; // with the colon at its end
    QStringList lines;
    for (qsizetype at = 0; at < fingerprint.size(); at += Line)
        lines.append(fingerprint.sliced(at, std::min(Line - 1, fingerprint.size() - at)));
    return lines.join(u'\n');
}

QString commonName(const QString &subject)
{
    const qsizetype at = subject.startsWith("CN="_L1) ? 0 : subject.indexOf(",CN="_L1) + 1;
    if (at == 0 && !subject.startsWith("CN="_L1))
        return {};
    const qsizetype end = subject.indexOf(u',', at);
    return subject.sliced(at + 3, (end < 0 ? subject.size() : end) - at - 3);
}

} // namespace

CertificateWords::Objection CertificateWords::objection(const TlsObjection &objection, const TlsDetails &details)
{
    const QString said = visibleText(objection.text);
    const auto *found = std::ranges::find_if(
        Catalogue, [&](const Catalogued &each) { return QByteArrayView(each.id) == objection.id; });
    if (found == Catalogue.end())
        return {tr("There is another objection to the certificate"), said, {}};
    const QString expected =
        details.expectedName.isEmpty() ? tr("the server's name") : visibleText(details.expectedName);
    const auto filled = [&](const char *text) {
        const QString sentence = tr(text);
        return sentence.contains("%1"_L1) ? sentence.arg(expected) : sentence;
    };
    QString meaning = filled(found->meaning);
    if (!said.isEmpty())
        meaning = said + (said.endsWith(u'.') ? u" "_s : u". "_s) + meaning;
    if (objection.depth > 0)
        meaning.prepend(tr("Certificate %1 of the chain:").arg(objection.depth + 1) + u' ');
    return {filled(found->title), meaning, filled(found->remedy)};
}

bool CertificateWords::isSettledByTrust(const TlsObjection &objection)
{
    static constexpr std::array Lasting = {"expired"_L1, "not-yet-valid"_L1, "revoked"_L1, "weak-key"_L1};
    return objection.depth > 0
        || std::ranges::none_of(Lasting, [&](QLatin1StringView id) { return objection.id == QByteArrayView(id); });
}

QList<DetailRow> CertificateWords::agreement(const report::TlsOutcome &tls)
{
    const TlsDetails &details = tls.details;
    QList<DetailRow> rows;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.append({label, visibleText(value)});
    };
    QString protocol = details.protocol;
    add(tr("Protocol"), protocol.replace("TLSv"_L1, "TLS "_L1));
    add(tr("Cipher"), details.cipher);
    if (tls.secured)
        add(tr("Group"), details.group.value_or(tr("not told by the library")));
    add(tr("Name expected"),
        details.expectedName.isEmpty() ? tr("none: names are not compared") : details.expectedName);
    add(tr("Name sent"), details.sni.isEmpty() ? tr("none (no SNI)") : details.sni);
    add(tr("Policy"),
        tls.policy == TlsPolicy::Require ? tr("stop when there is an objection") : tr("go on and say so"));
    return rows;
}

QString CertificateWords::title(const CertificateDetails &certificate)
{
    const QString name = commonName(certificate.subject);
    if (!name.isEmpty())
        return visibleText(name);
    return certificate.subject.isEmpty() ? tr("Certificate without a subject") : visibleText(certificate.subject);
}

QString CertificateWords::validity(const CertificateDetails &certificate, const QDateTime &now)
{
    const QString from = certificate.notBefore.toUTC().date().toString(Qt::ISODate);
    const QString until = certificate.notAfter.toUTC().date().toString(Qt::ISODate);
    constexpr qint64 Day = 24 * 3600;
    if (now > certificate.notAfter)
        return tr("%1 to %2: expired %n day(s) ago", nullptr, static_cast<int>(certificate.notAfter.secsTo(now) / Day))
            .arg(from, until);
    if (now < certificate.notBefore)
        return tr("%1 to %2: begins in %n day(s)", nullptr, static_cast<int>(now.secsTo(certificate.notBefore) / Day))
            .arg(from, until);
    return tr("%1 to %2: %n day(s) left", nullptr, static_cast<int>(now.secsTo(certificate.notAfter) / Day))
        .arg(from, until);
}

QString CertificateWords::fingerprint(const QByteArray &hex)
{
    return QString::fromLatin1(QByteArray::fromHex(hex).toHex(':')).toUpper();
}

QString CertificateWords::names(const QStringList &sans, qsizetype most)
{
    QStringList shown;
    for (const QString &name : sans.first(std::min(most, sans.size())))
        shown.append(visibleText(name.startsWith("DNS:"_L1) ? name.sliced(4) : name));
    if (sans.size() > most)
        shown.append(tr("and %n more", nullptr, static_cast<int>(sans.size() - most)));
    return shown.join(u'\n');
}

QList<DetailRow> CertificateWords::rows(const CertificateDetails &certificate, const QDateTime &now)
{
    const qint64 left = now.daysTo(certificate.notAfter);
    const bool isOver = now > certificate.notAfter || now < certificate.notBefore;
    const Ink ink = isOver ? Ink::Fail : left < DaysOfWarning ? Ink::Weak : Ink::Text;
    QString key = visibleText(certificate.keyType);
    if (certificate.keyBits > 0)
        key = tr("%1, %n bit(s)", nullptr, certificate.keyBits).arg(key);
    return {
        {tr("Subject"), visibleText(certificate.subject)},
        {tr("Issuer"), visibleText(certificate.issuer)},
        {tr("Names"), certificate.sans.isEmpty() ? tr("none") : names(certificate.sans, MostNames),
         certificate.sans.isEmpty() ? Ink::Weak : Ink::Text, names(certificate.sans, certificate.sans.size())},
        {tr("Valid"), validity(certificate, now), ink},
        {tr("Key"), key},
        {tr("Signature"), visibleText(certificate.signature)},
        {tr("SHA-256"), inLines(fingerprint(certificate.sha256)), Ink::Mono, fingerprint(certificate.sha256)},
        {tr("Public key SHA-256"), inLines(fingerprint(certificate.spkiSha256)), Ink::Mono,
         fingerprint(certificate.spkiSha256)},
    };
}

} // namespace mailscope::ui
