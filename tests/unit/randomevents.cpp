// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomevents.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::transcript;

Transcript RandomEvents::transcript(int events)
{
    constexpr std::size_t Kinds = std::variant_size_v<Payload>;
    Transcript transcript;
    std::chrono::nanoseconds now{0};
    for (int sequence = 1; sequence <= events; ++sequence) {
        // The first kind is Began, the last Finished: each stands in its place only.
        const std::size_t kind = sequence == 1 ? 0
            : sequence == events               ? Kinds - 1
                                               : 1 + std::size_t(number(int(Kinds) - 2));
        transcript.append({sequence, now, payload(kind)});
        now += std::chrono::nanoseconds(m_random.bounded(quint32(2'000'000'000)));
    }
    return transcript;
}

Payload RandomEvents::payload(std::size_t index)
{
    switch (index) {
    case 0:
        return Began{text(),
                     moment(),
                     {{text(), text(), number(65536), u"smtp"_s, u"none"_s}, {text(), {}, 0, u"lmtp"_s, u"tls"_s}},
                     object()};
    case 1:
        return Resolved{text(), u"host"_s, texts(), texts(), text()};
    case 2:
        return Connecting{number(3), text(), u"ipv6"_s, number(65536)};
    case 3:
        return ConnectFailed{static_cast<Issue::Id>(number(Issue::Count)), text()};
    case 4:
        return Connected{text(), text()};
    case 5:
        return ProxyOpened{u"http"_s, text()};
    case 6:
        return Sent{redacted(), phase(), coin()};
    case 7:
        return Received{redacted(),
                        static_cast<wire::LineEnd>(number(4)),
                        coin(),
                        maybe([this] { return qint64(m_random.generate64() >> 12); }),
                        maybe([this] { return phase(); }),
                        coin()};
    case 8:
        return PayloadSent{qint64(m_random.generate64() >> 12), bytes(), redacted(), coin()};
    case 9:
        return TlsStarted{text(), text(), coin() ? TlsPolicy::Report : TlsPolicy::Require};
    case 10:
        return TlsSecured{details()};
    case 11:
        return TlsObjected{objection()};
    case 12:
        return StageBegan{phase()};
    case 13:
        return StageEnded{phase(), static_cast<StageStatus>(number(3)), maybe([this] { return issue(); }), bytes()};
    case 14:
        return AuthStep{bytes(), object()};
    case 15:
        return PermissionGranted{bytes()};
    case 16:
        return Expired{phase(), std::chrono::milliseconds(m_random.generate())};
    case 17:
        return transcript::Cancelled{};
    case 18:
        return Closed{coin(), text()};
    case 19:
        return Noted{bytes(), text()};
    case 20:
        return SecretsRecorded{};
    default:
        return Finished{static_cast<Verdict>(number(9)), maybe([this] { return issue(); })};
    }
}

QByteArray RandomEvents::bytes()
{
    static const QList<QByteArray> Traps{
        "",       "250 ok\r\n",   "\xef\xbb\xbf", "\xff\xfe", QByteArray("\0", 1), "\xe2\x80\xae",
        "\"\\\n", "\xed\xa0\x80", "\xc3\xbc",     "{}",       "\x7f\x1b["};
    QByteArray all = coin() ? Traps.at(number(int(Traps.size()))) : QByteArray();
    if (coin())
        return all;
    for (int left = number(40); left > 0; --left)
        all += char(number(256));
    return all;
}

QString RandomEvents::text()
{
    static const QList<QString> Traps{QString(),       u"Gr\u00fc\u00dfe"_s, u"a\"b\\c"_s,  u"\n\t"_s, u"\u202e"_s,
                                      u"\U0001F600"_s, u"\ufeffx"_s,         u"a\u0000b"_s, u"plain"_s};
    return Traps.at(number(int(Traps.size()))) + (coin() ? QString::number(number(100000)) : QString());
}

QStringList RandomEvents::texts()
{
    QStringList all;
    for (int left = number(4); left > 0; --left)
        all.append(text());
    return all;
}

QDateTime RandomEvents::moment()
{
    return QDateTime::fromMSecsSinceEpoch(qint64(m_random.bounded(quint32(4'000'000'000))) * 1000 + number(1000),
                                          QTimeZone::UTC);
}

QJsonObject RandomEvents::object()
{
    return {{u"text"_s, text()}, {u"number"_s, number(1000)},      {u"half"_s, 0.5},
            {u"flag"_s, coin()}, {u"nothing"_s, QJsonValue::Null}, {u"nested"_s, QJsonObject{{text(), 1}}}};
}

Redacted RandomEvents::redacted()
{
    Redacted data{bytes(), {}};
    qsizetype at = 0;
    while (coin() && at <= data.bytes.size()) {
        data.masks.append({at, 1 + number(100)});
        at += number(5);
    }
    return data;
}

Issue RandomEvents::issue()
{
    QList<qint64> evidence;
    for (int left = number(4); left > 0; --left)
        evidence.append(number(1000));
    return {static_cast<Issue::Id>(number(Issue::Count)), maybe([this] { return phase(); }), evidence, text()};
}

TlsObjection RandomEvents::objection()
{
    return {bytes(), text(), number(4)};
}

TlsDetails RandomEvents::details()
{
    TlsDetails details;
    details.protocol = u"TLSv1.3"_s;
    details.cipher = text();
    details.group = maybe([this] { return text(); });
    details.verified = coin();
    details.expectedName = text();
    details.sni = text();
    for (int left = number(3); left > 0; --left)
        details.objections.append(objection());
    for (int left = number(3); left > 0; --left)
        details.chain.append({text(), text(), moment(), coin() ? moment() : QDateTime(), texts(), text(), number(8192),
                              text(), bytes(), bytes(), bytes()});
    return details;
}
