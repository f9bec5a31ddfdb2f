// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/secret.h"

#include <QStringConverter>

#include <cstring>

namespace mailscope {

void wipe(void *bytes, std::size_t length)
{
    ::explicit_bzero(bytes, length);
}

Secret Secret::fromText(QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    Secret secret;
    secret.m_bytes.resize(static_cast<std::size_t>(encoder.requiredSpace(text.size())));
    const char *const end = encoder.appendToBuffer(secret.m_bytes.data(), text);
    secret.m_bytes.resize(static_cast<std::size_t>(end - secret.m_bytes.data()));
    return secret;
}

} // namespace mailscope
