// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "ui/panels/detailrow.h"

#include <QCoreApplication>

namespace mailscope::ui {

/// What there is to say of a handshake and of the certificates in it.
class CertificateWords {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::CertificateWords)
public:
    /// An objection for a person: what is wrong, what that means, what can be done.
    struct Objection {
        QString title;
        QString meaning;
        QString remedy;
    };
    [[nodiscard]] static Objection objection(const TlsObjection &objection, const TlsDetails &details);

    /// Trust by fingerprint settles whose certificate it is, and not that it has ended, was taken back or has a weak key.
    [[nodiscard]] static bool isSettledByTrust(const TlsObjection &objection);

    /// The agreement: protocol, cipher, group, names, policy.
    [[nodiscard]] static QList<DetailRow> agreement(const report::TlsOutcome &tls);

    /// Title of a certificate in the tree: its common name, or its whole subject.
    [[nodiscard]] static QString title(const CertificateDetails &certificate);
    /// Everything about it; days are counted from \p now.
    [[nodiscard]] static QList<DetailRow> rows(const CertificateDetails &certificate, const QDateTime &now);
    /// "valid until 2027-01-02, 41 days left".
    [[nodiscard]] static QString validity(const CertificateDetails &certificate, const QDateTime &now);
    /// "AB:CD:…" of hex.
    [[nodiscard]] static QString fingerprint(const QByteArray &hex);

private:
    [[nodiscard]] static QString names(const QStringList &sans, qsizetype most);
};

} // namespace mailscope::ui
