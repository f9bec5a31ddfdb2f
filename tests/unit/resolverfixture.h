// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/resolver.h"
#include "support/fakedns.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace mailscope::net {

using test::FakeDns;
using Behaviour = FakeDns::Behaviour;

/// A fake DNS server with a small zone, and look-ups that see nothing of this machine's own configuration.
class ResolverFixture {
public:
    FakeDns dns;

    [[nodiscard]] bool start(const QHostAddress &address = QHostAddress::LocalHost)
    {
        return m_folder.isValid() && write("hosts", "") && write("resolv.conf", "") && dns.start(address);
    }

    [[nodiscard]] bool write(const QByteArray &file, const QByteArray &content) const
    {
        QFile out(QString::fromLocal8Bit(path(file)));
        return out.open(QIODevice::WriteOnly) && out.write(content) == content.size();
    }

    [[nodiscard]] QByteArray path(const QByteArray &file) const
    {
        return m_folder.filePath(QString::fromLatin1(file)).toLocal8Bit();
    }

    [[nodiscard]] ResolverOptions options(std::chrono::milliseconds limit = std::chrono::seconds(10)) const
    {
        ResolverOptions options;
        options.server = DnsServer{dns.address(), dns.port()};
        options.limit = limit;
        options.hostsFile = path("hosts");
        options.resolvConf = path("resolv.conf");
        return options;
    }

    /// The one answer to one look-up of a host.
    [[nodiscard]] static std::optional<HostResult> host(const QByteArray &name, AddressFamily family,
                                                        const ResolverOptions &options)
    {
        Resolver resolver;
        QSignalSpy answers(&resolver, &Resolver::hostResolved);
        resolver.lookUpHost(name, family, options);
        return only<HostResult>(answers);
    }

    [[nodiscard]] std::optional<HostResult> host(const QByteArray &name,
                                                 AddressFamily family = AddressFamily::Any) const
    {
        return host(name, family, options());
    }

    [[nodiscard]] static std::optional<MxResult> mx(const QByteArray &domain, const ResolverOptions &options,
                                                    quint32 seed = 1)
    {
        Resolver resolver{QRandomGenerator(seed)};
        QSignalSpy answers(&resolver, &Resolver::mxResolved);
        resolver.lookUpMx(domain, options);
        return only<MxResult>(answers);
    }

    [[nodiscard]] std::optional<MxResult> mx(const QByteArray &domain) const { return mx(domain, options()); }

    /// What \p result failed with; nothing when it succeeded or never came.
    template <typename Result>
    [[nodiscard]] static std::optional<LookupFailure::Kind> kind(const std::optional<Result> &result)
    {
        if (!result || result->has_value())
            return std::nullopt;
        return result->error().kind;
    }

    [[nodiscard]] static QList<QByteArray> texts(const std::optional<HostResult> &result)
    {
        QList<QByteArray> texts;
        if (result && result->has_value()) {
            for (const QHostAddress &address : (*result)->addresses)
                texts.append(address.toString().toLatin1());
        }
        return texts;
    }

private:
    /// The value of the one signal that came; nothing if there was none at first or more than one.
    template <typename Result>
    static std::optional<Result> only(QSignalSpy &answers)
    {
        if (!answers.isEmpty() || !answers.wait(20'000))
            return std::nullopt;
        QCoreApplication::processEvents();
        if (answers.size() != 1)
            return std::nullopt;
        return answers.first().first().value<Result>();
    }

    QTemporaryDir m_folder;
};

} // namespace mailscope::net
