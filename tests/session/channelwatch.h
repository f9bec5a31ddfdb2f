// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace mailscope::net {

/// Writes down what a channel tells, and takes its bytes as they come.
class ChannelWatch final : public QObject {
    Q_OBJECT
public:
    explicit ChannelWatch(Channel &channel) : m_channel(&channel)
    {
        using namespace Qt::StringLiterals;
        connect(&channel, &Channel::opened, this, [this] { told += u"opened"_s; });
        connect(&channel, &Channel::received, this, [this] { onReceived(); });
        connect(&channel, &Channel::bytesFlushed, this, [this] { ++flushes; });
        connect(&channel, &Channel::secured, this, [this](const TlsDetails &each) {
            told += u"secured"_s;
            details = each;
        });
        connect(&channel, &Channel::closed, this, [this] { onEnd(u"closed"_s); });
        connect(&channel, &Channel::failed, this, [this](const Issue &each) {
            issue = each;
            onEnd(u"failed"_s);
        });
    }

    /// "opened", "secured", "closed", "failed" in the order told.
    QStringList told;
    QByteArray bytes;
    std::optional<TlsDetails> details;
    std::optional<Issue> issue;
    int flushes = 0;
    bool takes = true; ///< false: bytes are left in the channel
    qint64 mostWaiting = 0;

    [[nodiscard]] bool hasEnded() const { return told.contains(QStringLiteral("closed")) || issue; }
    /// The issue's id; InternalError while there is none.
    [[nodiscard]] Issue::Id issueId() const { return issue ? issue->id : Issue::InternalError; }

private:
    void onReceived()
    {
        mostWaiting = std::max(mostWaiting, m_channel->bytesToTake());
        if (takes)
            bytes += m_channel->take();
    }

    void onEnd(const QString &how)
    {
        told += how;
        if (takes)
            bytes += m_channel->take();
    }

    Channel *m_channel;
};

} // namespace mailscope::net
