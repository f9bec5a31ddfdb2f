// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/localchannel.h"

namespace mailscope::net {

void LocalChannel::open(const Endpoint &endpoint)
{
    begin();
    m_path = endpoint.path;
    Endpoint local;
    local.kind = Endpoint::Kind::Local;
    local.path = endpoint.path;
    m_connector = std::make_unique<Connector>();
    m_connector->start(local, [this](Connector::Result result) {
        if (result)
            adopt(std::move(*result));
        else
            fail(result.error().id, result.error().detail);
    });
}

void LocalChannel::releaseAttempt()
{
    m_connector.reset();
}

} // namespace mailscope::net
