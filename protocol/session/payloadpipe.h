// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QObject>

#include <memory>

namespace mailscope::session {

/// A message that is pushed: its writer hands over one piece after another, while the session at the other end takes them as fast as
/// the server does.
///
/// Nothing but end() completes the message. One whose writer fails, is destroyed or says nothing for longer than the session has
/// patience is left incomplete, and the connection is dropped.
///
/// Both ends belong to one thread. Signals come from the event loop, never from inside a call of this object.
class PayloadPipe final : public QObject {
    Q_OBJECT
public:
    /// When so many bytes wait to be taken, the writer should, too. What it writes all the same is kept.
    static constexpr qsizetype Enough = qsizetype(256) * 1024;

    /// What it means for a message by BDAT when nothing is written for a while.
    enum class Pauses {
        EndChunks,
        MeanNothing, ///< a chunk is as long as the session was asked for, however the bytes come
    };

    explicit PayloadPipe(QObject *parent = nullptr) : PayloadPipe(Pauses::EndChunks, parent) { }
    explicit PayloadPipe(Pauses pauses, QObject *parent = nullptr);
    /// As fail(), unless end() was called: what was written before then is still sent.
    ~PayloadPipe() override;
    Q_DISABLE_COPY_MOVE(PayloadPipe)

    /// The other end, for a wire::Payload. There is one: whoever asks again gets a source that cannot be read.
    [[nodiscard]] std::unique_ptr<wire::PayloadSource> takeSource();

    /// Hands \p bytes over, however they are cut. False: write no more until wanted(). Behind the end, a failure or abandoned() they are
    /// thrown away.
    bool write(QByteArrayView bytes);
    /// What was written since the last border is a chunk, should the message go by BDAT; by DATA, or without a byte since, this means
    /// nothing.
    void endChunk();
    /// The message is complete. A session that waits for it sends its end.
    void end();
    /// The message will never be complete, for the reason \p why, a sentence for people. Has no effect once the end was taken.
    void fail(const QString &why);

    /// The message is not over, somebody may still take it, and fewer than Enough bytes wait.
    [[nodiscard]] bool isWanted() const;

Q_SIGNALS:
    /// There is room again: the server has asked for the message, or has taken what was there.
    void wanted();
    /// Nobody takes the rest: the message was refused or given up, or its session is over.
    void abandoned();

private:
    struct Store;
    class Source;

    void callForMore();
    void tellAbandoned();

    std::shared_ptr<Store> m_store; ///< of both ends
    bool m_isCalling = false;       ///< wanted() is on its way
};

} // namespace mailscope::session
