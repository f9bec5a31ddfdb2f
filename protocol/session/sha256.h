// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace mailscope::session {

/// SHA-256 by OpenSSL, which uses what the processor has for it: Qt's own takes as long as all the rest of sending a message.
class Sha256 {
public:
    Sha256();

    void add(QByteArrayView bytes);

    /// In hex, of what was added so far.
    [[nodiscard]] QByteArray hex() const;

    [[nodiscard]] static QByteArray hexOf(QByteArrayView bytes);

private:
    std::shared_ptr<void> m_context; ///< EVP_MD_CTX
};

} // namespace mailscope::session
