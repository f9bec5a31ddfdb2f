// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsrecords.h"

#include <QByteArray>
#include <QTest>

using namespace mailscope::net;

namespace {
QByteArray record(char type, qsizetype length)
{
    QByteArray bytes(5, '\x03');
    bytes[0] = type;
    bytes[3] = static_cast<char>(length / 256);
    bytes[4] = static_cast<char>(length % 256);
    return bytes + QByteArray(length, '2'); // text inside a record is none of ours
}
} // namespace

class TestTlsRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strayBytes_areFound_data();
    void strayBytes_areFound();
    void whatIsNoTcpSocket_hasNoPosition();
};

void TestTlsRecords::strayBytes_areFound_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("stray");
    const QByteArray flight = record(22, 90) + record(20, 1) + record(23, 700);
    const auto row = [](const char *name, const QByteArray &stream, qsizetype stray = -1) {
        QTest::newRow(name) << stream << int(stray);
    };
    row("nothing", {});
    row("one record", record(22, 300));
    row("several records", flight);
    row("an empty record", record(23, 0) + record(21, 2));
    row("half a header", flight + QByteArray("\x16\x03"));
    row("half a record", flight.chopped(100));
    row("text at once", "220 mx\r\n", 0);
    row("text behind the flight", flight + "250 ok\r\n", flight.size());
    row("text behind one record", record(22, 90) + "250 ok\r\n" + record(22, 9), 95);
    row("text behind an empty record", record(23, 0) + "x", 5);
    row("a type that does not exist", flight + '\x19', flight.size());
    row("another one", flight + '\x13', flight.size());
    row("NUL", flight + '\0', flight.size());
    row("a byte above 127", flight + '\x96', flight.size());
}

/// However the stream is cut.
void TestTlsRecords::strayBytes_areFound()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const int, stray);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        TlsRecords records;
        std::optional<qsizetype> found = records.follow(QByteArrayView(stream).first(cut));
        if (!found) {
            found = records.follow(QByteArrayView(stream).sliced(cut));
            found = found ? std::optional(*found + cut) : found;
        }
        QCOMPARE(found.value_or(-1), stray);
    }
}

void TestTlsRecords::whatIsNoTcpSocket_hasNoPosition()
{
    QCOMPARE(bytesReadFrom(-1), std::nullopt);
    QCOMPARE(bytesReadFrom(0), std::nullopt);
}

QTEST_GUILESS_MAIN(TestTlsRecords)
#include "tst_tlsrecords.moc"
