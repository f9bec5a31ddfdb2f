// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/mailing.h"

#include "message/headerreader.h"
#include "wire/filesource.h"
#include "wire/mailbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace mailscope::session {

using message::Survey;

namespace {
constexpr qsizetype MostHeld = 64 * 1024; ///< bytes of a file that is sent many times

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// Bytes ahead of what another source gives.
class PrefixedSource final : public wire::PayloadSource {
public:
    PrefixedSource(QByteArray prefix, std::unique_ptr<wire::PayloadSource> rest)
        : m_prefix(std::move(prefix)), m_rest(std::move(rest))
    { }

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        if (m_prefix.isEmpty())
            return m_rest->read(most);
        const QByteArray piece = m_prefix.first(std::min(most, m_prefix.size()));
        m_prefix.remove(0, piece.size());
        return piece;
    }

    bool isReady() const override { return !m_prefix.isEmpty() || m_rest->isReady(); }
    void setWaker(std::function<void()> wake) override { m_rest->setWaker(std::move(wake)); }
    bool endsChunk() const override { return m_prefix.isEmpty() && m_rest->endsChunk(); }
    bool pausesEndChunks() const override { return m_rest->pausesEndChunks(); }

private:
    QByteArray m_prefix;
    std::unique_ptr<wire::PayloadSource> m_rest;
};

/// One that nobody could read.
class FailedSource final : public wire::PayloadSource {
public:
    explicit FailedSource(QString why) : m_why(std::move(why)) { }

    std::expected<QByteArray, QString> read(qsizetype /*most*/) override { return std::unexpected(m_why); }

private:
    QString m_why;
};

/// As the server will have it: line ends repaired. That is what a signature is of.
class RepairedSource final : public wire::PayloadSource {
public:
    explicit RepairedSource(std::unique_ptr<wire::PayloadSource> source) : m_payload(std::move(source)) { }

    std::expected<QByteArray, QString> read(qsizetype /*most*/) override
    {
        while (!m_isAtEnd) {
            const auto piece = m_payload.next();
            if (!piece)
                return std::unexpected(piece.error());
            m_isAtEnd = piece->isLast;
            if (!piece->content.isEmpty())
                return piece->content;
        }
        return QByteArray();
    }

private:
    wire::Payload m_payload;
    bool m_isAtEnd = false;
};

/// The header of \p source, and then its body piece by piece.
class BodySource final : public wire::PayloadSource {
public:
    explicit BodySource(wire::PayloadSource &source) : m_source(source) { }

    /// Everything up to the empty line; takes that away, too.
    [[nodiscard]] std::expected<QByteArray, QString> header()
    {
        constexpr qsizetype PieceSize = 64 * 1024;
        constexpr qsizetype MostBytes = 1024 * 1024;
        qsizetype end = -1;
        while (end < 0 && m_ahead.size() < MostBytes) {
            const auto piece = m_source.read(PieceSize);
            if (!piece)
                return std::unexpected(piece.error());
            m_ahead += *piece;
            end = m_ahead.startsWith("\r\n") ? 0 : m_ahead.indexOf("\r\n\r\n");
            if (piece->isEmpty())
                break;
        }
        const qsizetype size = end < 0 ? m_ahead.size() : end == 0 ? 0 : end + 2;
        const QByteArray header = m_ahead.first(size);
        m_ahead.remove(0, std::min(m_ahead.size(), size + 2));
        return header;
    }

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        return m_ahead.isEmpty() ? m_source.read(most) : std::exchange(m_ahead, {});
    }

private:
    wire::PayloadSource &m_source;
    QByteArray m_ahead;
};

bool isComposed(const plan::Mail::Content &content)
{
    return content.file.isEmpty() && !content.raw;
}

/// An empty field is allowed, and tells nothing (RFC 5322 section 3.6.3).
bool showsBlindCopies(QByteArrayView header)
{
    return std::ranges::any_of(message::readFields(header), [](const message::ReadField &field) {
        const bool isOfThem = field.name.compare("Bcc", Qt::CaseInsensitive) == 0
            || field.name.compare("Resent-Bcc", Qt::CaseInsensitive) == 0;
        return isOfThem && !field.value.isEmpty();
    });
}

/// As a header names it: a domain in A-labels means the same, and needs no SMTPUTF8 (RFC 5890 section 2.3.2.1).
QString headerAddress(const QByteArray &address)
{
    return QString::fromUtf8(wire::withDomainInAscii(address).value_or(address));
}

QStringList addressesOf(const plan::Mail &mail, plan::Mail::Role role)
{
    QStringList addresses;
    for (const plan::Mail::Recipient &each : mail.recipients) {
        if (each.role == role)
            addresses.append(headerAddress(each.address));
    }
    return addresses;
}
} // namespace

Mailing::Mailing(plan::Mail mail, Surroundings surroundings)
    : m_mail(std::move(mail)), m_surroundings(std::move(surroundings)), m_left(m_mail.count)
{ }

std::expected<Mailing, QString> Mailing::prepare(const plan::Mail &mail, const Surroundings &surroundings,
                                                 std::optional<message::Survey> ofFile)
{
    Mailing mailing(mail, surroundings);
    mailing.m_ofFile = std::move(ofFile);
    if (mail.dkim) {
        auto key = message::DkimKey::read(mail.dkim->keyFile);
        if (!key)
            return std::unexpected(key.error());
        mailing.m_key = *std::move(key);
    }
    auto first = mailing.make();
    if (!first)
        return std::unexpected(first.error());
    mailing.m_firstSize = first->bytes + first->signature.size();
    mailing.m_first = *std::move(first);
    return mailing;
}

Mailing Mailing::streamed(const plan::Mail &mail, const Surroundings &surroundings, Incoming message)
{
    Mailing mailing(mail, surroundings);
    wire::BytesSource beginning(message.head);
    Made made = mailing.surveyed(Survey::of(beginning).value_or(Survey()));
    made.isStreamed = true;
    mailing.m_firstSize = made.bytes;
    const auto incoming = std::make_shared<Incoming>(std::move(message));
    made.open = [incoming]() -> std::unique_ptr<wire::PayloadSource> {
        if (!incoming->rest)
            return std::make_unique<FailedSource>(Words::tr("it can be read once only"));
        return std::make_unique<PrefixedSource>(std::exchange(incoming->head, {}), std::move(incoming->rest));
    };
    mailing.m_first = std::move(made);
    mailing.m_left = 1;
    return mailing;
}

std::optional<stage::Delivery> Mailing::next()
{
    if (m_left <= 0)
        return std::nullopt;
    --m_left;
    std::expected<Made, QString> made = m_first ? std::expected<Made, QString>(*m_first) : make();
    m_first.reset();
    if (!made) {
        m_left = 0;
        const QString why = made.error();
        made.emplace().open = [why] { return std::make_unique<FailedSource>(why); };
    }
    return deliveryOf(*made);
}

std::optional<stage::Delivery> Mailing::upcoming() const
{
    return m_first ? std::optional(deliveryOf(*m_first)) : std::nullopt;
}

stage::Delivery Mailing::deliveryOf(const Made &made) const
{
    using Handling = wire::LineEnds::Handling;
    using Dots = wire::Payload::Dots;
    std::unique_ptr<wire::PayloadSource> source = made.open();
    if (!made.signature.isEmpty())
        source = std::make_unique<PrefixedSource>(made.signature, std::move(source));
    stage::Delivery delivery;
    delivery.envelope = {m_mail.from.value_or(m_surroundings.userAddress.toUtf8()),
                         m_mail.parameters,
                         {},
                         m_mail.skipsRefused,
                         m_mail.verb};
    for (const plan::Mail::Recipient &each : m_mail.recipients)
        delivery.envelope.recipients.append({each.address, each.parameters});
    delivery.payload = std::make_shared<wire::Payload>(
        std::move(source), keepsBytes() || made.keepsLineEnds ? Handling::AsTheyStand : Handling::Repair,
        m_mail.rawBytes ? Dots::AsTheyStand : Dots::Doubled);
    delivery.pipelining = static_cast<stage::Delivery::Pipelining>(m_mail.pipelining);
    delivery.international = static_cast<stage::Delivery::International>(m_mail.international);
    delivery.chunkSize = m_mail.chunkSize;
    if (m_mail.size == plan::Mail::Size::Auto && !made.isStreamed)
        delivery.size = made.bytes + made.signature.size();
    delivery.isEightBit = made.isEightBit;
    delivery.isStreamed = made.isStreamed;
    delivery.hasUtf8Header = made.hasUtf8Header;
    delivery.showsBlindCopies = made.showsBlindCopies;
    delivery.wantsRepliesForEach = m_mail.repliesForEach;
    return delivery;
}

std::expected<Mailing::Made, QString> Mailing::make()
{
    ++m_number;
    if (m_file)
        return *m_file;
    message::Novelty novelty = m_surroundings.novelty();
    novelty.domain = m_surroundings.domain;
    novelty.number = m_number;
    const plan::Mail::Content &content = m_mail.content;
    auto made = isComposed(content) ? composed(novelty) : content.raw ? fromBytes(*content.raw) : fromFile();
    if (made && m_key) {
        if (const auto isSigned = sign(*made, novelty.time.toSecsSinceEpoch()); !isSigned)
            return std::unexpected(isSigned.error());
    }
    if (made && !isComposed(content))
        m_file = *made;
    return made;
}

std::expected<Mailing::Made, QString> Mailing::fromFile() const
{
    const QString path = m_mail.content.file;
    wire::FileSource source(path);
    const auto survey = m_ofFile ? std::expected<Survey, QString>(*m_ofFile) : Survey::of(source);
    if (!survey)
        return std::unexpected(Words::tr("the message %1 cannot be read: %2").arg(path, survey.error()));
    Made made = surveyed(*survey);
    // Read again for each message, unless it is so small that the way to the disk is the longest.
    wire::FileSource again(path);
    const QByteArray held =
        m_mail.count > 1 && survey->bytes <= MostHeld ? again.read(MostHeld).value_or(QByteArray()) : QByteArray();
    if (held.size() == survey->bytes && !held.isEmpty())
        made.open = [held] { return std::make_unique<wire::BytesSource>(held); };
    else
        made.open = [path, size = survey->bytes] { return std::make_unique<wire::FileSource>(path, size); };
    return made;
}

std::expected<Mailing::Made, QString> Mailing::fromBytes(const QByteArray &bytes) const
{
    wire::BytesSource source(bytes);
    const auto survey = Survey::of(source);
    if (!survey)
        return std::unexpected(survey.error());
    Made made = surveyed(*survey);
    made.open = [bytes] { return std::make_unique<wire::BytesSource>(bytes); };
    return made;
}

/// What is declared to be binary has no line ends to repair (RFC 3030 section 3).
bool Mailing::keepsBytes() const
{
    return m_mail.rawBytes || m_mail.parameters.contains("BODY=BINARYMIME");
}

Mailing::Made Mailing::surveyed(const Survey &survey) const
{
    Made made;
    made.bytes = keepsBytes() ? survey.bytes : survey.bytesRepaired;
    made.isEightBit = survey.isEightBit;
    made.hasUtf8Header = survey.hasUtf8Header;
    made.showsBlindCopies = showsBlindCopies(survey.header);
    return made;
}

std::expected<message::Draft, QString> Mailing::draft() const
{
    const plan::Mail::Content &content = m_mail.content;
    message::Draft draft;
    draft.from = m_mail.from ? headerAddress(*m_mail.from) : m_surroundings.userAddress;
    draft.to = addressesOf(m_mail, plan::Mail::Role::To);
    draft.cc = addressesOf(m_mail, plan::Mail::Role::Cc);
    const bool isReadyMade = !content.readyMade.isEmpty();
    const bool isBare = !isReadyMade && !content.subject && !content.text && !content.html;
    draft.subject = isBare ? Words::tr("Test message of %DATE%") : content.subject;
    draft.text = isBare ? Words::tr("This is a test message from Mailscope.") : content.text;
    draft.html = content.html;
    draft.attachments = content.attachments;
    draft.inlineImages = content.inlineImages;
    for (const QString &line : content.header) {
        auto field = message::HeaderField::parse(line);
        if (!field)
            return std::unexpected(Words::tr("“%1” is no field of a header: write Name: value").arg(line));
        draft.header.append(*std::move(field));
    }
    draft.messageId = content.messageId;
    draft.date = content.date;
    if (isReadyMade)
        draft.readyMade = content.readyMade;
    return draft;
}

std::expected<Mailing::Made, QString> Mailing::composed(const message::Novelty &novelty) const
{
    const auto draft = this->draft();
    if (!draft)
        return std::unexpected(draft.error());
    const auto composed = message::compose(*draft, novelty);
    if (!composed)
        return std::unexpected(composed.error());
    Made made;
    made.open = [pieces = composed->pieces] { return message::makeSource(pieces); };
    made.bytes = message::sizeOf(composed->pieces);
    made.isEightBit = composed->isEightBit;
    made.hasUtf8Header = composed->hasUtf8Header;
    made.keepsLineEnds = composed->keepsLineEnds;
    return made;
}

std::expected<void, QString> Mailing::sign(Made &made, qint64 time) const
{
    if (!m_key || !m_mail.dkim)
        return {};
    RepairedSource repaired(made.open());
    BodySource body(repaired);
    const auto header = body.header();
    if (!header)
        return std::unexpected(header.error());
    const auto signature =
        message::dkimSignature(*header, body, {m_mail.dkim->domain, m_mail.dkim->selector, time}, *m_key);
    if (!signature)
        return std::unexpected(signature.error());
    made.signature = *signature;
    return {};
}

} // namespace mailscope::session
