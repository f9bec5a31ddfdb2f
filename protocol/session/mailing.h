// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/composer.h"
#include "message/dkim.h"
#include "message/survey.h"
#include "plan/mail.h"
#include "stage/delivery.h"

#include <expected>
#include <functional>
#include <optional>

namespace mailscope::session {

/// The messages of a plan::Mail, made one after another as they are asked for: by one session, or by several that share them.
class Mailing {
public:
    /// What a mailing has of the world around it.
    struct Surroundings {
        QString userAddress; ///< the sender where the plan names none: user@host
        QByteArray domain;   ///< for Message-ID
        /// Local time and a unique id of letters and digits, anew for each message.
        std::function<message::Novelty()> novelty;

        /// Those of this machine, its user and its clock.
        [[nodiscard]] static Surroundings here();
    };

    /// Looks at everything that can be wrong before a session begins: files, keys, the header. Says what is, for people. A file
    /// is read once here, and again for each message. \p ofFile is what was found in the file of \p mail already: it is not read here
    /// then, unless a signature has to be made.
    [[nodiscard]] static std::expected<Mailing, QString> prepare(const plan::Mail &mail,
                                                                 const Surroundings &surroundings,
                                                                 std::optional<message::Survey> ofFile = std::nullopt);

    /// A message that is sent while it is read.
    struct Incoming {
        QByteArray head; ///< what was read of it so far: its header at least, which says what the envelope needs
        std::unique_ptr<wire::PayloadSource> rest;
    };

    /// As prepare(), for one message whose end nobody knows: \p mail says the envelope and how it is sent. Nothing of it can be read
    /// again, so there is one message and no signature, whatever \p mail says.
    [[nodiscard]] static Mailing streamed(const plan::Mail &mail, const Surroundings &surroundings, Incoming message);

    /// The next message; nothing when all were handed out. One that could not be made although the first one could fails while it is
    /// sent, and nothing follows it.
    [[nodiscard]] std::optional<stage::Delivery> next();

    /// What next() will give first, as long as nothing was asked for: to look at, and to read to its end.
    [[nodiscard]] std::optional<stage::Delivery> upcoming() const;

    /// Bytes of the first message, with its line ends repaired where they will be. Of one that is streamed: those of its head.
    [[nodiscard]] qint64 firstSize() const { return m_firstSize; }

    /// How many were not handed out yet.
    [[nodiscard]] int left() const { return m_left; }

private:
    Mailing(plan::Mail mail, Surroundings surroundings);

    struct Made {
        std::function<std::unique_ptr<wire::PayloadSource>()> open;
        qint64 bytes = 0;
        bool isEightBit = false;
        bool isStreamed = false;
        bool hasUtf8Header = false;
        bool keepsLineEnds = false;
        bool showsBlindCopies = false;
        QByteArray signature; ///< goes ahead of it
    };

    [[nodiscard]] std::expected<Made, QString> make();
    [[nodiscard]] std::expected<Made, QString> fromFile() const;
    [[nodiscard]] std::expected<Made, QString> fromBytes(const QByteArray &bytes) const;
    [[nodiscard]] bool keepsBytes() const;
    [[nodiscard]] Made surveyed(const message::Survey &survey) const;
    [[nodiscard]] stage::Delivery deliveryOf(const Made &made) const;
    [[nodiscard]] std::expected<Made, QString> composed(const message::Novelty &novelty) const;
    [[nodiscard]] std::expected<message::Draft, QString> draft() const;
    [[nodiscard]] std::expected<void, QString> sign(Made &made, qint64 time) const;

    plan::Mail m_mail;
    Surroundings m_surroundings;
    std::optional<message::DkimKey> m_key;
    std::optional<message::Survey> m_ofFile;
    std::optional<Made> m_file;  ///< the same for each message
    std::optional<Made> m_first; ///< made to see whether it can be
    qint64 m_firstSize = 0;
    int m_left = 0;
    int m_number = 0;
};

} // namespace mailscope::session
