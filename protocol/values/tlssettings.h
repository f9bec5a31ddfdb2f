// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"
#include "values/tlsdetails.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope {

/// Everything that decides how a handshake is made and judged. Paths are read when the handshake starts.
struct TlsSettings {
    TlsPolicy policy = TlsPolicy::Report;
    QString expectedName;       ///< the name the certificate must bear; empty: names are not checked
    std::optional<QString> sni; ///< nothing: expectedName when that is a DNS name; an empty string: no SNI
    QString caFile;             ///< PEM; replaces the system's certificates
    QString caPath;             ///< a folder as c_rehash makes it; replaces the system's certificates
    QString certificateFile;    ///< client certificate chain, PEM
    QString keyFile;            ///< its private key, PEM; empty: in certificateFile
    Secret keyPassword;
    QString minimumVersion; ///< "1.0" … "1.3"; empty: the library's default
    QString maximumVersion;
    QString ciphers; ///< OpenSSL's syntax, TLS 1.3 suites among them; empty: the default
    QList<QByteArray>
        pinnedSha256; ///< certificates (hex) that are trusted without an authority or the name; see net::tlsObjections()

    friend bool operator==(const TlsSettings &, const TlsSettings &) = default;
};

} // namespace mailscope
