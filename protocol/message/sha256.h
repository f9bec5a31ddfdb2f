// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace mailscope::message {

/// SHA-256 by OpenSSL, which uses what the processor has for it: Qt's own takes as long as all the rest of sending a message.
class Sha256 {
public:
    Sha256();

    void add(QByteArrayView bytes);

    /// The 32 bytes of the digest of all that was added. Nothing more can be added.
    [[nodiscard]] QByteArray finish();

    [[nodiscard]] static QByteArray of(QByteArrayView bytes);

private:
    std::shared_ptr<void> m_context; ///< EVP_MD_CTX
};

} // namespace mailscope::message
