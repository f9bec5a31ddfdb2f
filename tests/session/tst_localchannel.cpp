// SPDX-License-Identifier: GPL-3.0-or-later
#include "channelwatch.h"
#include "net/descriptor.h"
#include "net/localchannel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>

#include <array>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;

namespace {

Endpoint local(const QString &path)
{
    Endpoint endpoint;
    endpoint.kind = Endpoint::Kind::Local;
    endpoint.path = path;
    return endpoint;
}

/// A listening Unix socket without an event loop.
class LocalPeer {
public:
    explicit LocalPeer(const QByteArray &path)
        : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
        const bool abstract = path.startsWith('\0');
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(path.size())
                                                 + (abstract ? 0 : 1));
        m_listens = ::bind(m_descriptor.get(), reinterpret_cast<const sockaddr *>(&address), size) == 0
            && ::listen(m_descriptor.get(), 5) == 0;
    }

    [[nodiscard]] bool listens() const { return m_listens; }
    [[nodiscard]] Descriptor accept()
    {
        return Descriptor(::accept4(m_descriptor.get(), nullptr, nullptr, SOCK_CLOEXEC));
    }

private:
    Descriptor m_descriptor;
    bool m_listens = false;
};

} // namespace

class TestLocalChannel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aUnixSocket_isOpened_data();
    void aUnixSocket_isOpened();
    void aUnixSocketThatDoesNotAnswer_fails_data();
    void aUnixSocketThatDoesNotAnswer_fails();
};

void TestLocalChannel::aUnixSocket_isOpened_data()
{
    QTest::addColumn<QString>("path");
    QTest::addRow("a path") << u"server"_s;
    QTest::addRow("a path outside ASCII") << u"Dienst für ☃"_s;
    QTest::addRow("an abstract name") << u"@"_s;
}

void TestLocalChannel::aUnixSocket_isOpened()
{
    QFETCH(QString, path);
    const QTemporaryDir folder;
    const bool abstract = path == "@"_L1;
    const QString whole =
        abstract ? u"@mailscope-test-%1"_s.arg(QCoreApplication::applicationPid()) : folder.filePath(path);
    LocalPeer peer(abstract ? '\0' + whole.sliced(1).toLatin1() : whole.toUtf8());
    QVERIFY(peer.listens());
    LocalChannel channel;
    ChannelWatch watch(channel);
    channel.open(local(whole));
    QVERIFY(watch.told.isEmpty());
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QCOMPARE(channel.remoteEnd(), whole);
    Descriptor server = peer.accept();
    QCOMPARE(::send(server.get(), "220 a\r\n", 7, 0), 7);
    QTRY_COMPARE(watch.bytes, "220 a\r\n");
    channel.write("QUIT\r\n");
    std::array<char, 16> buffer{};
    QCOMPARE(::recv(server.get(), buffer.data(), buffer.size(), 0), 6);
    QCOMPARE(::send(server.get(), "221 b\r\n", 7, 0), 7);
    server.reset();
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QCOMPARE(watch.bytes, "220 a\r\n221 b\r\n");
}

void TestLocalChannel::aUnixSocketThatDoesNotAnswer_fails_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Issue::Id>("id");
    QTest::addRow("missing") << u"missing"_s << Issue::ConnectFailed;
    QTest::addRow("left behind") << u"stale"_s << Issue::ConnectRefused;
    QTest::addRow("an ordinary file") << u"file"_s << Issue::ConnectRefused;
    QTest::addRow("empty") << QString() << Issue::ConnectFailed;
    QTest::addRow("too long") << QString(200, u'x') << Issue::ConnectFailed;
    QTest::addRow("with a NUL") << u"a\0b"_s << Issue::ConnectFailed;
}

void TestLocalChannel::aUnixSocketThatDoesNotAnswer_fails()
{
    QFETCH(QString, path);
    QFETCH(Issue::Id, id);
    const QTemporaryDir folder;
    QVERIFY(LocalPeer(folder.filePath(u"stale"_s).toUtf8()).listens());
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    LocalChannel channel;
    ChannelWatch watch(channel);
    channel.open(local(path.isEmpty() ? path : folder.filePath(path)));
    QVERIFY(watch.told.isEmpty());
    QTRY_COMPARE(watch.told, QStringList{u"failed"_s});
    QCOMPARE(watch.issueId(), id);
    QVERIFY(!watch.issue->detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestLocalChannel)
#include "tst_localchannel.moc"
