// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/readymade.h"

#include <algorithm>
#include <array>

namespace mailscope::message {

using namespace Qt::StringLiterals;

namespace {
constexpr auto Plain =
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\n";
constexpr auto Eight =
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";

/// The test text for filters of unsolicited mail (SpamAssassin's GTUBE).
ReadyMade gtube()
{
    return {QByteArray(Plain) + "This is a test of the filter for unsolicited mail.\r\n\r\nXJS*C4JDBQADN1.NSBN3*2IDNEN*"
                + "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n",
            u"Test of the spam filter (GTUBE)"_s};
}

/// The test file for virus scanners; in pieces, so that no scanner takes this program for one.
ReadyMade eicar()
{
    const QByteArray file =
        QByteArray("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-") + "STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*";
    return {"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"part\"\r\n\r\n"
            "--part\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nThis is a test of the virus scanner.\r\n\r\n"
            "--part\r\nContent-Type: application/octet-stream; name=\"eicar.com\"\r\n"
            "Content-Disposition: attachment; filename=\"eicar.com\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + file.toBase64() + "\r\n\r\n--part--\r\n",
            u"Test of the virus scanner (EICAR)"_s};
}

ReadyMade eightBit()
{
    return {QByteArray(Eight)
                + "Bytes beyond ASCII, not encoded: \xc3\xa4\xc3\xb6\xc3\xbc \xe2\x82\xac \xe4\xbd\xa0\xe5\xa5\xbd\r\n",
            u"Test of 8-bit content"_s};
}

ReadyMade longLine()
{
    constexpr qsizetype Length = 2000; // twice what RFC 5321 section 4.5.3.1.6 allows
    return {QByteArray(Plain) + "The next line has 2000 bytes.\r\n" + QByteArray(Length, 'x') + "\r\nIt is over.\r\n",
            u"Test of a long line"_s};
}

ReadyMade utf8()
{
    return {QByteArray(Eight) + "The subject is UTF-8 that is not encoded (RFC 6532).\r\n", u"Prüfung: Grüße, 你好"_s};
}

ReadyMade bareLf()
{
    return {QByteArray(Plain)
                + "The next line ends with a bare LF.\r\nHere it is:\nAnd this one is as it should be.\r\n",
            u"Test of a bare LF"_s, true};
}

struct Named {
    QLatin1StringView name;
    ReadyMade (*make)();
};
constexpr std::array All{Named{"gtube"_L1, gtube},       Named{"eicar"_L1, eicar}, Named{"8bit"_L1, eightBit},
                         Named{"longline"_L1, longLine}, Named{"utf8"_L1, utf8},   Named{"bare-lf"_L1, bareLf}};
} // namespace

std::optional<ReadyMade> readyMade(const QString &name)
{
    const auto *const found = std::ranges::find_if(All, [&name](const Named &each) { return each.name == name; });
    return found == All.end() ? std::nullopt : std::optional(found->make());
}

QStringList readyMadeNames()
{
    QStringList names;
    for (const Named &each : All)
        names.append(each.name);
    return names;
}

} // namespace mailscope::message
