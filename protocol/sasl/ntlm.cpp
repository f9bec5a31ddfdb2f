// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/ntlm.h"

#include "sasl/explaining.h"
#include "sasl/primitives.h"

#include <QJsonArray>
#include <QtEndian>

#include <algorithm>
#include <chrono>
#include <limits>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;
using Form = Preferences::Ntlm;

namespace {
constexpr QByteArrayView Signature("NTLMSSP\0", 8);
constexpr qsizetype NtProofSize = 16;
constexpr qsizetype MicSize = 16;
constexpr qsizetype MicOffset = 72; ///< behind the head and the version (MS-NLMP section 2.2.1.3)
constexpr auto MostSkew = std::chrono::minutes(5);

QByteArray littleEndian(auto number)
{
    number = qToLittleEndian(number);
    return {reinterpret_cast<const char *>(&number), sizeof(number)};
}

/// A message whose head points to what stands behind it.
class MessageWriter {
public:
    MessageWriter(quint32 type, qsizetype headSize)
        : m_head(Signature.toByteArray() + littleEndian(type)), m_size(headSize)
    { }

    void number(quint32 number) { m_head += littleEndian(number); }
    void payload(const QByteArray &bytes)
    {
        const auto length = static_cast<quint16>(bytes.size());
        m_head +=
            littleEndian(length) + littleEndian(length) + littleEndian(static_cast<quint32>(m_size + m_payload.size()));
        m_payload += bytes;
    }
    /// The rest of the head is zero: no version, and a MIC that is not known yet.
    [[nodiscard]] QByteArray message() const { return m_head.leftJustified(m_size, '\0') + m_payload; }

private:
    QByteArray m_head;
    QByteArray m_payload;
    qsizetype m_size;
};

/// \p text in the character set that the two have agreed on; nothing when that cannot hold it. Of the many of OEM it is Latin-1.
std::optional<QByteArray> encoded(const QString &text, quint32 flags)
{
    if (flags & NtlmUnicode)
        return utf16Of(text);
    const QByteArray bytes = text.toLatin1();
    return QString::fromLatin1(bytes) == text ? std::optional(bytes) : std::nullopt;
}

NtlmIdentity identityOf(const Credentials &credentials)
{
    const qsizetype slash = credentials.user.indexOf(u'\\');
    return {credentials.user.sliced(slash + 1), credentials.user.left(std::max<qsizetype>(slash, 0)),
            credentials.password};
}

/// AUTHENTICATE_MESSAGE (MS-NLMP section 2.2.1.3), with room for a MIC where there will be one.
std::expected<QByteArray, SaslFailure> authenticateMessage(const NtlmIdentity &identity, const NtlmProof &proof,
                                                           quint32 flags, bool hasMic)
{
    const std::optional<QByteArray> domain = encoded(identity.domain, flags);
    const std::optional<QByteArray> user = encoded(identity.user, flags);
    constexpr qsizetype Longest = std::numeric_limits<quint16>::max();
    if (!domain || !user || domain->size() > Longest || user->size() > Longest)
        return std::unexpected(SaslFailure::UnsendableCredentials);
    if (proof.ntResponse.size() > Longest)
        return std::unexpected(SaslFailure::UnsupportedChallenge);
    constexpr qsizetype ShortHead = 64;
    MessageWriter writer(3, hasMic ? MicOffset + MicSize : ShortHead);
    writer.payload(proof.lmResponse);
    writer.payload(proof.ntResponse);
    writer.payload(*domain);
    writer.payload(*user);
    writer.payload({}); // this machine's name is nobody's business
    writer.payload({}); // no session key is exchanged
    writer.number(flags);
    return writer.message();
}

quint32 offeredFlags(Form form)
{
    const quint32 flags = NtlmUnicode | NtlmOem | NtlmRequestTarget | NtlmNtlm | NtlmAlwaysSign;
    return form == Form::V1 ? flags : flags | NtlmExtendedSessionSecurity;
}

/// What both sides have, with one character set; nothing when they have none in common.
std::optional<quint32> agreedFlags(Form form, quint32 challenge)
{
    const quint32 agreed = challenge & (offeredFlags(form) | NtlmTargetInfo);
    if (agreed & NtlmUnicode)
        return agreed & ~quint32(NtlmOem);
    return agreed & NtlmOem ? std::optional(agreed) : std::nullopt;
}

bool isSkewed(const NtlmChallenge &challenge, const QDateTime &now)
{
    return challenge.timestamp()
        && std::chrono::abs(now - timeOfNtlm(*challenge.timestamp())) > std::chrono::milliseconds(MostSkew);
}
} // namespace

Ntlm::Ntlm(const Credentials &credentials, Circumstances circumstances)
    : m_credentials(credentials), m_identity(identityOf(credentials)), m_circumstances(std::move(circumstances))
{ }

std::expected<std::optional<Answer>, SaslFailure> Ntlm::initialResponse()
{
    return negotiate();
}

std::expected<Answer, SaslFailure> Ntlm::respond(QByteArrayView challenge)
{
    switch (m_next) {
    case Next::Negotiate:
        if (!challenge.isEmpty())
            break;
        return negotiate();
    case Next::Authenticate:
        return authenticate(challenge);
    case Next::Nothing:
        break;
    }
    return std::unexpected(SaslFailure::UnexpectedChallenge);
}

bool Ntlm::isInvitation(QByteArrayView text) const
{
    return text.compare("ntlm supported", Qt::CaseInsensitive) == 0;
}

std::expected<Response, SaslFailure> Ntlm::negotiate()
{
    if (m_identity.user.isEmpty() || m_identity.password.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    if (!ntlmIsAvailable())
        return std::unexpected(SaslFailure::WorkFailed);
    if (m_circumstances.preferences.falsifyBinding && !m_circumstances.serverEndPoint)
        return std::unexpected(SaslFailure::BindingUnavailable);
    m_next = Next::Authenticate;
    constexpr qsizetype Head = 32;
    MessageWriter writer(1, Head);
    writer.number(offeredFlags(form()));
    writer.payload({}); // domain and workstation: the server learns them later, or never
    writer.payload({});
    m_negotiate = writer.message();
    return Response{
        m_negotiate, {}, {"negotiate", {{u"flags"_s, ntlmFlagNames(offeredFlags(form()))}}, {}, "MS-NLMP, 2.2.1.1"_L1}};
}

std::expected<Response, SaslFailure> Ntlm::authenticate(QByteArrayView message)
{
    const std::optional<NtlmChallenge> challenge = NtlmChallenge::read(message);
    if (!challenge)
        return std::unexpected(SaslFailure::MalformedChallenge);
    if (!agreedFlags(form(), challenge->flags))
        return std::unexpected(SaslFailure::UnsupportedChallenge);
    auto response = form() == Form::V2 ? authenticateV2(*challenge, message) : authenticateOld(*challenge);
    if (response)
        m_next = Next::Nothing;
    return response;
}

std::expected<Response, SaslFailure> Ntlm::authenticateV2(const NtlmChallenge &challenge, QByteArrayView message)
{
    const quint32 flags = *agreedFlags(form(), challenge.flags);
    Explanation told = explanation(flags, u"NTLMv2"_s);
    const quint64 time = challenge.timestamp().value_or(ntlmTime(m_circumstances.fresh.now));
    told.derived.insert(u"time"_s, timeOfNtlm(time).toString(Qt::ISODateWithMs));
    const QByteArray info = ntlmTargetInfo(targetInfo(challenge, told));
    const QByteArrayView client = QByteArrayView(m_circumstances.fresh.random).first(8);
    NtlmProof proof = ntlmV2Proof(m_identity, {challenge.serverChallenge, client}, time, info);
    if (challenge.timestamp()) // then the LM response is of no use to anybody (MS-NLMP section 3.1.5.1.2)
        proof.lmResponse.fill('\0');
    auto made = authenticateMessage(m_identity, proof, flags, challenge.asksForMic());
    if (!made)
        return std::unexpected(made.error());
    // Behind the proof, the response holds what the server said: the proof is a secret by itself.
    QList<QByteArray> secrets{proof.ntResponse, proof.ntResponse.first(NtProofSize)};
    if (!challenge.timestamp())
        secrets.append(proof.lmResponse);
    if (challenge.asksForMic()) {
        const QByteArray mic = hmac(Digest::Md5, proof.sessionKey.view(), m_negotiate + message.toByteArray() + *made);
        made->replace(MicOffset, MicSize, mic);
        secrets.append(mic);
        told.hidden.append(QList<QByteArray>{"mic", "sessionKey"});
    }
    return Response{*std::move(made), std::move(secrets), std::move(told)};
}

/// The server's target information as the client gives it back: with the binding, the name that was meant, and the word that there
/// is a MIC.
QList<NtlmPair> Ntlm::targetInfo(const NtlmChallenge &challenge, Explanation &explanation) const
{
    QList<NtlmPair> pairs = challenge.targetInfo;
    // These two are the client's to say: whoever relays a login could put those of its victim into the challenge.
    pairs.removeIf(
        [](const NtlmPair &each) { return each.id == NtlmPair::ChannelBindings || each.id == NtlmPair::TargetName; });
    if (challenge.asksForMic()) {
        pairs.removeIf([](const NtlmPair &each) { return each.id == NtlmPair::Flags; });
        pairs.append({NtlmPair::Flags, littleEndian(challenge.pairFlags() | NtlmHasMic)});
    }
    if (m_circumstances.serverEndPoint) {
        QByteArray binding = ntlmBindingHash(*m_circumstances.serverEndPoint);
        if (m_circumstances.preferences.falsifyBinding) {
            binding[0] = static_cast<char>(~binding.at(0));
            explanation.remarks.append("binding-falsified");
        }
        explanation.derived.insert(u"channelBinding"_s, u"tls-server-end-point"_s);
        explanation.derived.insert(u"channelBindings"_s, QString::fromLatin1(binding.toHex()));
        pairs.append({NtlmPair::ChannelBindings, std::move(binding)});
    }
    if (const QString name = targetName(); !name.isEmpty()) {
        pairs.append({NtlmPair::TargetName, utf16Of(name)});
        explanation.derived.insert(u"targetName"_s, name);
    }
    return pairs;
}

/// The service principal name of the server that was meant; empty where there is no host.
QString Ntlm::targetName() const
{
    const Preferences &preferences = m_circumstances.preferences;
    const QString host = preferences.serviceHost.isEmpty() ? m_circumstances.host : preferences.serviceHost;
    const QString service =
        preferences.serviceName.isEmpty() ? QString::fromLatin1(m_circumstances.service) : preferences.serviceName;
    return host.isEmpty() ? QString() : service + u'/' + host;
}

std::expected<Response, SaslFailure> Ntlm::authenticateOld(const NtlmChallenge &challenge) const
{
    const quint32 flags = *agreedFlags(form(), challenge.flags);
    const bool isSession = form() == Form::Session;
    if (isSession && !(flags & NtlmExtendedSessionSecurity)) // NTLMv1 is weaker than what was chosen
        return std::unexpected(SaslFailure::UnsupportedChallenge);
    const QByteArrayView client = QByteArrayView(m_circumstances.fresh.random).first(8);
    const NtlmProof proof = isSession ? ntlmSessionProof(m_identity.password, {challenge.serverChallenge, client})
                                      : ntlmV1Proof(m_identity.password, challenge.serverChallenge);
    auto made = authenticateMessage(m_identity, proof, flags, false);
    if (!made)
        return std::unexpected(made.error());
    return Response{*std::move(made),
                    {proof.ntResponse, proof.lmResponse},
                    explanation(flags, isSession ? u"NTLM2 session"_s : u"NTLMv1"_s)};
}

Explanation Ntlm::explanation(quint32 flags, const QString &version) const
{
    Explanation explanation{"authenticate",
                            {{u"flags"_s, ntlmFlagNames(flags)}, {u"form"_s, version}},
                            {"ntResponse", "lmResponse"},
                            "MS-NLMP, 2.2.1.3"_L1};
    show(explanation, u"domain"_s, m_identity.domain, m_credentials);
    show(explanation, u"user"_s, m_identity.user, m_credentials);
    return explanation;
}

Explanation Ntlm::explain(QByteArrayView message) const
{
    if (m_next != Next::Authenticate)
        return undecoded(message, "RFC 4954, 4"_L1);
    const std::optional<NtlmChallenge> challenge = NtlmChallenge::read(message);
    if (!challenge)
        return undecoded(message, "MS-NLMP, 2.2.1.2"_L1, {"malformed-challenge"});
    Explanation explanation{"challenge", challenge->fields(), {}, "MS-NLMP, 2.2.1.2"_L1};
    if (challenge->targetInfo.isEmpty())
        explanation.remarks.append("no-target-info");
    if (isSkewed(*challenge, m_circumstances.fresh.now))
        explanation.remarks.append("clock-skew");
    return explanation;
}

} // namespace mailscope::sasl
