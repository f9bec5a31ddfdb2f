// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/payloadpipe.h"

#include <QCoreApplication>
#include <QPointer>

#include <deque>

namespace mailscope::session {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};
} // namespace

struct PayloadPipe::Store {
    enum class Writing { GoesOn, Ended, Failed };
    enum class Reading { NotYet, GoesOn, Over };

    explicit Store(Pauses theirs) : pauses(theirs) { }

    Pauses pauses;
    Writing writing = Writing::GoesOn;
    Reading reading = Reading::NotYet;
    QString failure;
    QByteArray bytes;             ///< written, and not read
    std::deque<qsizetype> chunks; ///< how many of these belong to each chunk that was ended
    qsizetype open = 0;           ///< and to the one behind them
    bool isAtBorder = false;      ///< what was read last ends a chunk
    std::function<void()> wake;
    QPointer<PayloadPipe> writer;

    [[nodiscard]] bool isReady() const { return !bytes.isEmpty() || writing != Writing::GoesOn; }
    [[nodiscard]] bool takesMore() const { return writing == Writing::GoesOn && reading != Reading::Over; }

    [[nodiscard]] QByteArray take(qsizetype most)
    {
        qsizetype &chunk = chunks.empty() ? open : chunks.front();
        const QByteArray piece = bytes.first(std::min(most, chunk));
        bytes.remove(0, piece.size());
        chunk -= piece.size();
        isAtBorder = chunk == 0 && !chunks.empty();
        if (isAtBorder)
            chunks.pop_front();
        return piece;
    }
};

class PayloadPipe::Source final : public wire::PayloadSource {
public:
    explicit Source(std::shared_ptr<Store> store) : m_store(std::move(store))
    {
        m_store->reading = Store::Reading::GoesOn;
    }

    ~Source() override
    {
        m_store->wake = {};
        if (std::exchange(m_store->reading, Store::Reading::Over) != Store::Reading::Over && m_store->writer)
            m_store->writer->tellAbandoned();
    }
    Q_DISABLE_COPY_MOVE(Source)

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        if (m_store->writing == Store::Writing::Failed) {
            m_store->reading = Store::Reading::Over;
            return std::unexpected(m_store->failure);
        }
        if (!m_store->isReady()) // the end would complete the message
            return std::unexpected(Words::tr("it was read before there was anything to read"));
        if (m_store->bytes.isEmpty()) {
            m_store->reading = Store::Reading::Over;
            return QByteArray();
        }
        QByteArray piece = m_store->take(most);
        callForMore();
        return piece;
    }

    bool isReady() const override { return m_store->isReady(); }

    void setWaker(std::function<void()> wake) override
    {
        m_store->wake = std::move(wake);
        callForMore();
    }

    bool endsChunk() const override { return m_store->isAtBorder; }

    bool pausesEndChunks() const override { return m_store->pauses == Pauses::EndChunks; }

private:
    void callForMore() const
    {
        if (m_store->writer)
            m_store->writer->callForMore();
    }

    std::shared_ptr<Store> m_store;
};

PayloadPipe::PayloadPipe(Pauses pauses, QObject *parent) : QObject(parent), m_store(std::make_shared<Store>(pauses))
{
    m_store->writer = this;
}

PayloadPipe::~PayloadPipe()
{
    if (m_store->writing == Store::Writing::GoesOn)
        fail(Words::tr("whoever wrote the message is gone"));
}

std::unique_ptr<wire::PayloadSource> PayloadPipe::takeSource()
{
    if (m_store->reading == Store::Reading::NotYet)
        return std::make_unique<Source>(m_store);
    const auto another = std::make_shared<Store>(Pauses::EndChunks);
    another->writing = Store::Writing::Failed;
    another->failure = Words::tr("the message is read elsewhere");
    return std::make_unique<Source>(another);
}

bool PayloadPipe::write(QByteArrayView bytes)
{
    if (!m_store->takesMore())
        return false;
    const bool wasReady = m_store->isReady();
    m_store->bytes += bytes;
    m_store->open += bytes.size();
    if (!wasReady && m_store->isReady() && m_store->wake)
        m_store->wake();
    return isWanted();
}

void PayloadPipe::endChunk()
{
    if (m_store->open > 0)
        m_store->chunks.push_back(std::exchange(m_store->open, 0));
}

void PayloadPipe::end()
{
    if (!m_store->takesMore())
        return;
    const bool wasReady = m_store->isReady();
    m_store->writing = Store::Writing::Ended;
    if (!wasReady && m_store->wake)
        m_store->wake();
}

void PayloadPipe::fail(const QString &why)
{
    if (m_store->writing == Store::Writing::Failed || m_store->reading == Store::Reading::Over)
        return;
    m_store->writing = Store::Writing::Failed;
    m_store->failure = why;
    m_store->bytes.clear();
    if (m_store->wake)
        m_store->wake();
}

bool PayloadPipe::isWanted() const
{
    return m_store->takesMore() && m_store->bytes.size() < Enough;
}

void PayloadPipe::callForMore()
{
    if (!isWanted() || std::exchange(m_isCalling, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isCalling = false;
            if (isWanted())
                Q_EMIT wanted();
        },
        Qt::QueuedConnection);
}

void PayloadPipe::tellAbandoned()
{
    if (m_store->writing != Store::Writing::Failed)
        QMetaObject::invokeMethod(this, &PayloadPipe::abandoned, Qt::QueuedConnection);
}

} // namespace mailscope::session
