// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <expected>

/// What one side of a TCP connection said.
struct SaidOverTcp {
    QString end{};            ///< "192.0.2.1:25"
    QByteArray bytes{};       ///< with a question mark for each byte that the capture does not hold
    qint64 unrecorded = 0;    ///< how many of these there are
    bool opened = false;      ///< SYN
    bool closed = false;      ///< FIN
    quint32 next = 0;         ///< sequence number of its next byte
    quint32 acknowledged = 0; ///< of the other side
    quint16 segmentSize = 0;  ///< that it announced
};

struct TcpConversation {
    SaidOverTcp client;
    SaidOverTcp server;
};

struct Capture {
    QString comment; ///< of the section
    QList<TcpConversation> conversations;
    QList<quint64> times; ///< nanoseconds since 1970, of each packet
    QStringList remarks;  ///< comments of packets
};

/// Reads a pcapng file of one section and one interface with raw IP, and is strict about everything: lengths, paddings, ends of options,
/// both checksums, numbers, acknowledgements, windows and flags. Returns what is wrong otherwise.
[[nodiscard]] std::expected<Capture, QString> readCapture(QByteArrayView file);
