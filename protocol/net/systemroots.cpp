// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/systemroots.h"

#include <QDirIterator>

#include <dlfcn.h>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

/// OpenSSL finds a certificate by the hash of its subject in the name of a file.
bool rootsAreNamedByHash()
{
    constexpr QLatin1StringView eightDigits = "[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].0"_L1;
    return QDirIterator(u"/etc/ssl/certs"_s, {eightDigits}, QDir::Files).hasNext();
}

bool switchOn()
{
    // Qt's own switch is not part of its public interface, so it is asked for by name: a Qt without it reads them all.
    using Switch = void (*)(bool);
    const auto setOnDemand = reinterpret_cast<Switch>(
        ::dlsym(RTLD_DEFAULT, "_ZN17QSslSocketPrivate35setRootCertOnDemandLoadingSupportedEb"));
    if (setOnDemand == nullptr || !rootsAreNamedByHash())
        return false;
    setOnDemand(true);
    return true;
}

} // namespace

void lookUpSystemRootsOnDemand()
{
    [[maybe_unused]] static const bool done = switchOn();
}

} // namespace mailscope::net
