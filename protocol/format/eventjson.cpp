// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventjson.h"

#include "format/fieldreader.h"
#include "format/fieldwriter.h"
#include "format/jsontext.h"
#include "format/plainevent.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;

namespace {
constexpr char SequenceKey[] = "sequence";
constexpr char ElapsedKey[] = "elapsedNs";
constexpr char EventKey[] = "event";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::SessionFile)
};

/// Reads the kind of event that stands at place \p index of the variant.
template <std::size_t... Indices>
Payload readPayload(FieldReader &reader, std::size_t index, std::index_sequence<Indices...>)
{
    Payload payload;
    const auto readAs = [&]<std::size_t Index>() {
        if (Index == index)
            Fields<std::variant_alternative_t<Index, Payload>>::visit(reader, payload.emplace<Index>());
    };
    (readAs.template operator()<Indices>(), ...);
    return payload;
}

bool masksFit(const Redacted &data)
{
    qsizetype before = 0;
    for (const Mask &mask : data.masks) {
        if (mask.at < before || mask.at > data.bytes.size() || mask.length < 0)
            return false;
        before = mask.at;
    }
    return true;
}

bool targetsFit(const Payload &payload)
{
    constexpr std::array Protocols{"smtp"_L1, "lmtp"_L1};
    constexpr std::array Securities{"none"_L1, "opportunistic"_L1, "starttls"_L1, "tls"_L1};
    const auto *began = std::get_if<Began>(&payload);
    return !began || std::ranges::all_of(began->targets, [&](const TargetDescription &target) {
        return std::ranges::find(Protocols, target.protocol) != Protocols.end()
            && std::ranges::find(Securities, target.security) != Securities.end();
    });
}

bool masksFit(const Payload &payload)
{
    if (const auto *sent = std::get_if<Sent>(&payload))
        return masksFit(sent->data);
    if (const auto *received = std::get_if<Received>(&payload))
        return masksFit(received->data);
    if (const auto *message = std::get_if<PayloadSent>(&payload))
        return masksFit(message->head);
    return true;
}
} // namespace

QJsonObject eventToJson(const Event &event)
{
    QJsonObject object = std::visit([](const auto &payload) { return FieldWriter::objectOf(payload); }, event.payload);
    object.insert(QLatin1StringView(SequenceKey), event.sequence);
    object.insert(QLatin1StringView(ElapsedKey), qint64(event.elapsed.count()));
    object.insert(QLatin1StringView(EventKey), eventKindName(event.payload.index()));
    return object;
}

std::expected<Event, EventError> eventFromJson(const QJsonObject &object)
{
    const QString kind = object.value(QLatin1StringView(EventKey)).toString();
    const auto index = eventKindFromName(kind.toUtf8());
    if (!index)
        return std::unexpected(EventError{Words::tr("\"%1\" is no kind of event").arg(kind)});
    FieldReader reader(object);
    Event event;
    qint64 elapsed = 0;
    reader(SequenceKey, event.sequence);
    reader(ElapsedKey, elapsed);
    event.elapsed = std::chrono::nanoseconds(elapsed);
    event.payload = readPayload(reader, *index, std::make_index_sequence<std::variant_size_v<Payload>>());
    if (!reader.error().isEmpty())
        return std::unexpected(
            EventError{Words::tr("the field \"%1\" of an event \"%2\" is missing or wrong").arg(reader.error(), kind)});
    if (!masksFit(event.payload))
        return std::unexpected(EventError{Words::tr("the masks of an event \"%1\" do not fit its bytes").arg(kind)});
    if (!targetsFit(event.payload))
        return std::unexpected(EventError{Words::tr("the protocol or security of a target is unknown")});
    return event;
}

QByteArray eventLine(const Event &event)
{
    QByteArray line;
    appendEventLine(line, event);
    return line;
}

void appendEventLine(QByteArray &bytes, const Event &event)
{
    if (!appendPlainEvent(bytes, event))
        bytes.append(safeJson(eventToJson(event), QJsonDocument::Compact)).append('\n');
}

} // namespace mailscope::format
