// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/delivery.h"

#include "wire/mailbox.h"
#include "wire/parameters.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::stage {

namespace {
using Chosen = std::expected<ChosenEnvelope, Issue>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

bool isAscii(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

bool hasParameter(const QList<QByteArray> &parameters, QByteArrayView keyword)
{
    return std::ranges::any_of(parameters,
                               [keyword](const QByteArray &each) { return wire::isSameKeyword(each, keyword); });
}

Issue notOffered(const QByteArray &keyword, const QString &what)
{
    return {
        Issue::NotOffered,
        Phase::Mail,
        {},
        Words::tr("%1 needs the extension %2, which the server does not offer").arg(what, QString::fromUtf8(keyword))};
}

/// Makes the envelope ready for one server.
class Chooser {
public:
    Chooser(const Delivery &delivery, const Context &context)
        : m_delivery(delivery), m_context(context), m_chosen{delivery.envelope, {}, false}
    { }

    Chosen choose()
    {
        const auto issue = sendable().or_else([this] { return international(); }).or_else([this] {
            addWhatIsOffered();
            if (m_delivery.showsBlindCopies)
                note("bcc-shown",
                     Words::tr("The header has a field Bcc, which every recipient can read: it is sent as it stands."));
            return offered();
        });
        if (issue)
            return std::unexpected(*issue);
        return m_chosen;
    }

private:
    [[nodiscard]] bool mayUse(QByteArrayView keyword) const
    {
        return !m_context.capabilities || m_context.force || m_context.offers(keyword);
    }

    /// Looked at before the first byte is sent, so that no half transaction is left behind.
    [[nodiscard]] std::optional<Issue> sendable() const
    {
        const wire::Envelope &envelope = m_chosen.envelope;
        if (envelope.recipients.isEmpty())
            return Issue{Issue::InvalidArgument, Phase::Rcpt, {}, Words::tr("there is no recipient")};
        if (const auto mail = wire::Command::mail(envelope.from, envelope.fromParameters); !mail)
            return mail.error();
        for (const wire::Envelope::Recipient &recipient : envelope.recipients) {
            if (const auto rcpt = wire::Command::rcpt(recipient.address, recipient.parameters); !rcpt)
                return rcpt.error();
        }
        return std::nullopt;
    }

    void note(const char *id, const QString &text) { m_chosen.notes.append({id, text}); }

    [[nodiscard]] bool needsSmtpUtf8() const
    {
        const auto isBeyondAscii = [](const wire::Envelope::Recipient &each) { return !isAscii(each.address); };
        return m_delivery.hasUtf8Header || !isAscii(m_chosen.envelope.from)
            || std::ranges::any_of(m_chosen.envelope.recipients, isBeyondAscii);
    }

    [[nodiscard]] std::optional<Issue> international()
    {
        using International = Delivery::International;
        QList<QByteArray> &parameters = m_chosen.envelope.fromParameters;
        if (hasParameter(parameters, "SMTPUTF8"))
            return std::nullopt;
        if (m_delivery.international == International::Always) {
            parameters.append("SMTPUTF8");
            return std::nullopt;
        }
        if (m_delivery.international == International::Never || !needsSmtpUtf8())
            return std::nullopt;
        if (mayUse("SMTPUTF8")) {
            parameters.append("SMTPUTF8");
            note("smtputf8-used", Words::tr("SMTPUTF8 was added: an address or the header needs it."));
            return std::nullopt;
        }
        return withLabels();
    }

    /// Without SMTPUTF8 a domain can be written in A-labels, a local part cannot (RFC 6531 section 3.2).
    [[nodiscard]] std::optional<Issue> withLabels()
    {
        if (m_delivery.hasUtf8Header)
            return notOffered("SMTPUTF8", Words::tr("the header with characters beyond ASCII"));
        wire::Envelope &envelope = m_chosen.envelope;
        QList<QByteArray *> addresses{&envelope.from};
        for (wire::Envelope::Recipient &each : envelope.recipients)
            addresses.append(&each.address);
        for (QByteArray *address : addresses) {
            if (isAscii(*address))
                continue;
            const std::optional<QByteArray> inAscii = wire::withDomainInAscii(*address);
            if (!inAscii)
                return notOffered("SMTPUTF8", Words::tr("the address %1").arg(QString::fromUtf8(*address)));
            note("domain-in-a-labels",
                 Words::tr("%1 is sent as %2: the server does not offer SMTPUTF8.")
                     .arg(QString::fromUtf8(*address), QString::fromUtf8(*inAscii)));
            *address = *inAscii;
        }
        return std::nullopt;
    }

    void addWhatIsOffered()
    {
        QList<QByteArray> &parameters = m_chosen.envelope.fromParameters;
        const bool isExtended = m_context.capabilities.has_value();
        if (m_delivery.size && isExtended && m_context.offers("SIZE") && !hasParameter(parameters, "SIZE"))
            parameters.append(wire::Parameter::size(static_cast<quint64>(*m_delivery.size)).toWire());
        if (m_delivery.isStreamed && isExtended && m_context.offers("SIZE") && !hasParameter(parameters, "SIZE"))
            note(
                "size-not-declared",
                Words::tr("SIZE is not declared: the message is sent while it is read, and its end is not known yet."));
        if (isExtended && !hasParameter(parameters, "BODY"))
            addBody(parameters);
        if (m_delivery.wantsRepliesForEach && !hasParameter(parameters, "PRDR"))
            parameters.append("PRDR");
        m_chosen.repliesForEach = hasParameter(parameters, "PRDR");
    }

    /// 8BITMIME allows bytes beyond ASCII and does not ask for any (RFC 6152 section 3), so it may be said on suspicion.
    void addBody(QList<QByteArray> &parameters)
    {
        const bool isOffered = m_context.offers("8BITMIME");
        if (isOffered && (m_delivery.isEightBit || m_delivery.isStreamed))
            parameters.append("BODY=8BITMIME");
        else if (m_delivery.isEightBit)
            note("eight-bit-not-offered",
                 Words::tr("The message has bytes beyond ASCII, and the server does not offer 8BITMIME: it is sent "
                           "as it is."));
        else if (m_delivery.isStreamed)
            note(
                "eight-bit-unknown",
                Words::tr("The server does not offer 8BITMIME, and whether bytes beyond ASCII follow is not known yet: "
                          "the message is sent as it is."));
    }

    [[nodiscard]] std::optional<Issue> offered() const
    {
        static constexpr std::array Verbs{"MAIL", "SEND", "SOML", "SAML"}; // as in Envelope::Verb
        const QByteArray verb = Verbs.at(static_cast<std::size_t>(m_chosen.envelope.verb));
        if (m_chosen.envelope.verb != wire::Envelope::Verb::Mail && !mayUse(verb))
            return notOffered(verb, QString::fromLatin1(verb));
        if (m_delivery.chunkSize > 0 && !mayUse("CHUNKING"))
            return notOffered("CHUNKING", QStringLiteral("BDAT"));
        QList<QByteArray> parameters = m_chosen.envelope.fromParameters;
        for (const wire::Envelope::Recipient &each : m_chosen.envelope.recipients)
            parameters += each.parameters;
        for (const QByteArray &each : parameters) {
            const auto parameter = wire::Parameter::parse(each);
            const QByteArray extension = parameter ? parameter->extension() : QByteArray();
            if (!extension.isEmpty() && !mayUse(extension))
                return notOffered(extension, QString::fromUtf8(each));
        }
        return std::nullopt;
    }

    const Delivery &m_delivery;
    const Context &m_context;
    ChosenEnvelope m_chosen;
};
} // namespace

Chosen chooseEnvelope(const Delivery &delivery, const Context &context)
{
    return Chooser(delivery, context).choose();
}

bool pipelines(const Delivery &delivery, const Context &context)
{
    using Pipelining = Delivery::Pipelining;
    if (delivery.pipelining == Pipelining::IfOffered)
        return context.offers("PIPELINING");
    return delivery.pipelining == Pipelining::Always;
}

} // namespace mailscope::stage
