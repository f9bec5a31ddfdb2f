// SPDX-License-Identifier: GPL-3.0-or-later
// What a diagnosis costs beside other clients of the same server: a Postfix with STARTTLS on loopback, in the same run.
#include "bench/bounds.h"
#include "bench/sample.h"
#include "support/postfix.h"

#include <print>

namespace {

using namespace mailscope;

constexpr int rounds = 21;
constexpr double mostTimesCurl = 4;

QList<bench::Sample> samplesFor(quint16 port, const QByteArray &authority)
{
    const QByteArray place = "127.0.0.1:" + QByteArray::number(port);
    return {
        {"mailscope-cli probe",
         {MAILSCOPE_CLI, "probe", "--json", "--security", "starttls", "--tls-policy", "require", "--ca", authority,
          "smtp://" + place}},
        {"curl",
         {"curl", "--disable", "--silent", "--ssl-reqd", "--cacert", authority, "-X", "NOOP", "smtp://" + place}},
        {"openssl s_client",
         {"openssl", "s_client", "-starttls", "smtp", "-CAfile", authority, "-verify_return_error", "-quiet",
          "-no_ign_eof", "-connect", place}},
        {"mailscope-cli --version", {MAILSCOPE_CLI, "--version"}},
        {"an empty Qt program", {MAILSCOPE_EMPTY}},
    };
}

} // namespace

int main()
{
    support::Certificates certificates;
    support::Postfix postfix({.certificate = certificates.files(support::CertificateCase::Good)});
    if (!postfix.start()) {
        std::println(stderr, "Postfix could not be started: {}{}", certificates.error().constData(),
                     postfix.diagnosis().constData());
        return 1;
    }
    QList<bench::Sample> samples = samplesFor(postfix.port(), certificates.authority());
    if (!bench::takeTurns(samples, rounds))
        return 1;
    bench::printTable(samples, samples[1]);
    bench::Bounds bounds;
    bounds.atMost("a probe with STARTTLS and QUIT, beside curl", samples[0].wallMedian() / samples[1].wallMedian(),
                  mostTimesCurl, "times");
    return bounds.result();
}
