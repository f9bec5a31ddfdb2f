// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server shows as its certificate, or a file holds as one: it is none, or what is told of it is told again of its PEM form.
#include "fuzz/fuzzing.h"
#include "net/certificates.h"
#include "sasl/channelbinding.h"

#include <QSslCertificate>

using namespace mailscope;

namespace {
void checkCertificate(const QSslCertificate &certificate)
{
    const CertificateDetails details = net::certificateDetails(certificate);
    fuzzing::require(!details.pem.isEmpty() && details.sha256.size() == 64, "it has a form and a fingerprint");
    TlsSettings settings;
    settings.expectedName = QStringLiteral("mx.example");
    for (const TlsObjection &objection : net::tlsObjections({}, {details}, settings))
        fuzzing::require(!objection.id.isEmpty() && objection.depth == 0, "an objection is to this certificate");
    static_cast<void>(sasl::serverEndPoint(details.pem));
    const QList<QSslCertificate> again = QSslCertificate::fromData(details.pem, QSsl::Pem);
    fuzzing::require(again.size() == 1, "its PEM form can be read");
    fuzzing::require(net::certificateDetails(again.constFirst()) == details, "and says the same");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzzing::bytesOf(data, size).toByteArray();
    for (const QSsl::EncodingFormat format : {QSsl::Der, QSsl::Pem}) {
        for (const QSslCertificate &certificate : QSslCertificate::fromData(bytes, format))
            checkCertificate(certificate);
    }
    static_cast<void>(sasl::serverEndPoint(bytes));
    return 0;
}
