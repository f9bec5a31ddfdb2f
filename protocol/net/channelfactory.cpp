// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/channelfactory.h"

#include "net/localchannel.h"
#include "net/processchannel.h"
#include "net/tlschannel.h"

#include <utility>

namespace mailscope::net {

std::unique_ptr<Channel> makeChannel(Endpoint::Kind kind)
{
    switch (kind) {
    case Endpoint::Kind::Tcp:
        return std::make_unique<TlsChannel>();
    case Endpoint::Kind::Local:
        return std::make_unique<LocalChannel>();
    case Endpoint::Kind::Process:
        return std::make_unique<ProcessChannel>();
    }
    std::unreachable();
}

} // namespace mailscope::net
