// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/testmessages.h"

namespace mailscope::interop {

namespace {

using Needs = TestMessage::Needs;

/// Every byte, a CR and an LF only beside each other.
QByteArray everyByte()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\r' && byte != '\n')
            bytes += static_cast<char>(byte);
    }
    return bytes;
}

/// Lines of one dot each: pieces of 64 KiB, as messages are read and sent, begin at each of their three bytes in turn, and so do chunks
/// of 1000 bytes.
QByteArray dots()
{
    constexpr qsizetype threePieces = 3 * 65536;
    return QByteArray(".\r\n").repeated(threePieces / 3 + 1000) + "..\r\n...\r\n.text\r\n. \r\n.\r\n";
}

} // namespace

QByteArray plainHeader(const QByteArray &subject)
{
    return "Date: Fri, 27 Nov 2026 06:00:00 +0000\r\n"
           "From: sender@client.example.test\r\n"
           "To: alice@mx.example.test\r\n"
           "Message-ID: <test@client.example.test>\r\n"
           "Subject: "
        + subject + "\r\n\r\n";
}

QList<TestMessage> testMessages()
{
    const QByteArray eightBit = "caf\xe9 \x80\x81\xfe\xff\r\ngr\xc3\xbc\xc3\x9f\r\n";
    const QByteArray longLines =
        QByteArray(998, 'a') + "\r\n" + QByteArray(1000, 'b') + "\r\n." + QByteArray(997, 'c') + "\r\n";
    return {
        {"8-bit", plainHeader("8-bit") + eightBit},
        {"UTF-8 addresses",
         plainHeader("Gr\xc3\xbc\xc3\x9f\x65").replace("From: sender@", "From: m\xc3\xbcller@") + "text\r\n",
         Needs::International},
        {"dots", plainHeader("dots") + dots()},
        {"long lines", plainHeader("long lines") + longLines},
        {"no line end", plainHeader("no line end") + "the last line"},
        {"empty body", plainHeader("empty body")},
        {"binary", plainHeader("binary") + everyByte() + "\r\n" + QByteArray(3, '\0') + "\r\n", Needs::Binary},
    };
}

TestMessage largeMessage()
{
    constexpr qsizetype size = 100'000'000;
    const QByteArray line = ".0123456789abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\r\n";
    QByteArray content = plainHeader("100 MB");
    content.reserve(size + line.size());
    while (content.size() < size)
        content += line;
    return {"100 MB", content, Needs::Room};
}

} // namespace mailscope::interop
