// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/login.h"

namespace mailscope::practice {

/// CRAM-MD5 (RFC 2195): the client answers a challenge with its name and a keyed digest of the challenge.
class CramMd5Login final : public Login {
public:
    explicit CramMd5Login(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep begin(const std::optional<QByteArray> &initialResponse) override;
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    LoginContext m_context;
    QByteArray m_challenge;
};

} // namespace mailscope::practice
