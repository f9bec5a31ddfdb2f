// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/options.h"

#include <algorithm>
#include <array>

namespace mailscope::practice {
namespace {

template <typename Value>
struct Named {
    QByteArrayView name;
    Value value;
};

constexpr std::array features{
    Named{"auth", Feature::Auth},
    Named{"binarymime", Feature::BinaryMime},
    Named{"checkpoint", Feature::Checkpoint},
    Named{"chunking", Feature::Chunking},
    Named{"deliverby", Feature::DeliverBy},
    Named{"dsn", Feature::Dsn},
    Named{"8bitmime", Feature::EightBitMime},
    Named{"enhancedstatuscodes", Feature::EnhancedStatusCodes},
    Named{"etrn", Feature::Etrn},
    Named{"expn", Feature::Expn},
    Named{"futurerelease", Feature::FutureRelease},
    Named{"help", Feature::Help},
    Named{"mt-priority", Feature::MtPriority},
    Named{"pipelining", Feature::Pipelining},
    Named{"prdr", Feature::Prdr},
    Named{"requiretls", Feature::RequireTls},
    Named{"saml", Feature::Saml},
    Named{"send", Feature::Send},
    Named{"size", Feature::Size},
    Named{"smtputf8", Feature::SmtpUtf8},
    Named{"soml", Feature::Soml},
    Named{"starttls", Feature::StartTls},
    Named{"vrfy", Feature::Vrfy},
    Named{"xclient", Feature::XClient},
    Named{"xforward", Feature::XForward},
    Named{"xverp", Feature::Xverp},
};

constexpr std::array certificates{
    Named{"good", CertificateKind::Good},
    Named{"expired", CertificateKind::Expired},
    Named{"not-yet-valid", CertificateKind::NotYetValid},
    Named{"wrong-name", CertificateKind::WrongName},
    Named{"self-signed", CertificateKind::SelfSigned},
    Named{"expiring", CertificateKind::Expiring},
};

template <typename Table, typename Value>
QByteArray nameIn(const Table &table, Value value)
{
    for (const auto &entry : table) {
        if (entry.value == value)
            return entry.name.toByteArray();
    }
    return {};
}

template <typename Value, typename Table>
std::optional<Value> valueIn(const Table &table, QByteArrayView name)
{
    for (const auto &entry : table) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return entry.value;
    }
    return std::nullopt;
}

} // namespace

QList<User> Options::defaultUsers()
{
    return {
        {"alice", "Alice Adams", "wonderland", Standing::Known, {}, "token-of-alice"},
        {"bob", "Bob Brown", "builder", Standing::Known, {}, "token-of-bob"},
        {"carol", {}, {}, Standing::Unverifiable, {}},
        {"dave", {}, {}, Standing::Moved, "dave@elsewhere.example"},
        {"erin", {}, {}, Standing::Forwarded, "erin@elsewhere.example"},
        {"frank", "Frank Full", {}, Standing::Full, {}},
        {"j\xc3\xbcrgen", "J\xc3\xbcrgen Jung", "gr\xc3\xbc\xc3\x9f", Standing::Known, {}},
        {"postmaster", {}, {}, Standing::Known, {}},
    };
}

QList<QByteArray> Options::defaultMechanisms()
{
    return {
        "SCRAM-SHA-512-PLUS",
        "SCRAM-SHA-384-PLUS",
        "SCRAM-SHA-256-PLUS",
        "SCRAM-SHA-224-PLUS",
        "SCRAM-SHA-1-PLUS",
        "SCRAM-SHA-512",
        "SCRAM-SHA-384",
        "SCRAM-SHA-256",
        "SCRAM-SHA-224",
        "SCRAM-SHA-1",
        "EXTERNAL",
        "OAUTHBEARER",
        "XOAUTH2",
        "DIGEST-MD5",
        "CRAM-MD5",
        "NTLM",
        "PLAIN",
        "LOGIN",
    };
}

std::set<Feature> Options::defaultFeatures()
{
    std::set<Feature> all;
    for (const auto &entry : features)
        all.insert(entry.value);
    for (const Feature feature : {Feature::BinaryMime, Feature::Checkpoint, Feature::DeliverBy, Feature::FutureRelease,
                                  Feature::MtPriority, Feature::Prdr, Feature::RequireTls, Feature::Saml, Feature::Send,
                                  Feature::Soml, Feature::XClient, Feature::XForward, Feature::Xverp})
        all.erase(feature);
    return all;
}

QByteArray nameOf(Feature feature)
{
    return nameIn(features, feature);
}

QList<QByteArray> featureNames()
{
    QList<QByteArray> names;
    for (const auto &entry : features)
        names.append(entry.name.toByteArray());
    return names;
}

std::optional<Feature> featureNamed(QByteArrayView name)
{
    return valueIn<Feature>(features, name);
}

QByteArray nameOf(CertificateKind kind)
{
    return nameIn(certificates, kind);
}

std::optional<CertificateKind> certificateNamed(QByteArrayView name)
{
    return valueIn<CertificateKind>(certificates, name);
}

} // namespace mailscope::practice
