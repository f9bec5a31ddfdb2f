// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dnsanswer.h"

#include <utility>

namespace mailscope::net {

QByteArray toByteArray(LookupFailure::Kind kind)
{
    switch (kind) {
    case LookupFailure::NotFound:
        return "not-found";
    case LookupFailure::NoData:
        return "no-data";
    case LookupFailure::ServerFailure:
        return "server-failure";
    case LookupFailure::Refused:
        return "refused";
    case LookupFailure::Timeout:
        return "timeout";
    case LookupFailure::BadName:
        return "bad-name";
    case LookupFailure::BadAnswer:
        return "bad-answer";
    case LookupFailure::NoServer:
        return "no-server";
    case LookupFailure::Cancelled:
        return "cancelled";
    }
    std::unreachable();
}

} // namespace mailscope::net
