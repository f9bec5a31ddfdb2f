// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/plainstream.h"
#include "support/frames.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <thread>

using namespace mailscope;
using net::Descriptor;
using net::PlainStream;

namespace {
constexpr int Many = 20'000; ///< exchanges, which take far longer than a turn of the event loop may

/// Somebody in a thread of their own who answers each line at once.
class QuickPeer {
public:
    /// Ends the stream behind that many answers.
    explicit QuickPeer(int answers) : m_answers(answers)
    {
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("There is no pair of sockets.");
        m_theirs = Descriptor(ends[0]);
        m_thread = std::jthread([this, mine = ends[1]] {
            char byte = 0;
            for (int answered = 0; answered < m_answers && ::read(mine, &byte, 1) == 1; ++answered) {
                if (::send(mine, "+", 1, MSG_NOSIGNAL) != 1)
                    break;
            }
            ::close(mine);
        });
    }

    /// The other end, once.
    [[nodiscard]] Descriptor takeDescriptor() { return std::move(m_theirs); }

private:
    int m_answers;
    Descriptor m_theirs;
    std::jthread m_thread;
};

/// Says a word, and another one to each answer.
class Conversation {
public:
    explicit Conversation(QuickPeer &peer) : stream(std::make_unique<PlainStream>(peer.takeDescriptor()))
    {
        QObject::connect(stream.get(), &PlainStream::received, stream.get(), [this] {
            const QByteArray bytes = stream->take();
            answers += bytes.count('+');
            if (answers == deletedBehind)
                stream.reset();
            else
                stream->write("?");
        });
    }

    void begin()
    {
        stream->startReading();
        stream->write("?");
    }

    std::unique_ptr<PlainStream> stream;
    qsizetype answers = 0;
    qsizetype deletedBehind = -1;
};
} // namespace

/// Where answers come at once the stream waits for them outside the event loop: nobody may notice, save by the time it takes.
class TestPlainStream : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuickServer_isHeardToTheEnd();
    void aQuickServer_keepsNobodyWaiting();
    void whoIsTold_mayDeleteTheStream_data();
    void whoIsTold_mayDeleteTheStream();
};

void TestPlainStream::aQuickServer_isHeardToTheEnd()
{
    QuickPeer peer(Many);
    Conversation talk(peer);
    QSignalSpy ended(talk.stream.get(), &PlainStream::ended);
    talk.begin();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
    QCOMPARE(talk.answers, Many);
}

void TestPlainStream::aQuickServer_keepsNobodyWaiting()
{
    QuickPeer peer(Many);
    Conversation talk(peer);
    QSignalSpy ended(talk.stream.get(), &PlainStream::ended);
    const test::Frames frames;
    talk.begin();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
    QVERIFY(frames.count() > 10);
    QVERIFY2(frames.longest() <= test::LongestFrame, qPrintable(QString::number(frames.longest().count())));
}

void TestPlainStream::whoIsTold_mayDeleteTheStream_data()
{
    QTest::addColumn<int>("answer");
    QTest::newRow("at the first answer") << 1;
    QTest::newRow("when answers begin to be waited for") << 11;
    QTest::newRow("in the middle") << 500;
}

void TestPlainStream::whoIsTold_mayDeleteTheStream()
{
    QFETCH(const int, answer);
    QuickPeer peer(Many);
    Conversation talk(peer);
    talk.deletedBehind = answer;
    talk.begin();
    QTRY_VERIFY_WITH_TIMEOUT(!talk.stream, 60'000);
    QCOMPARE(talk.answers, answer);
}

QTEST_GUILESS_MAIN(TestPlainStream)
#include "tst_plainstream.moc"
