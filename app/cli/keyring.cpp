// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/keyring.h"

#include "plan/login.h"

#include <qt6keychain/keychain.h>

#include <QEventLoop>
#include <QPointer>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr std::chrono::minutes UnlockLimit{2};

std::unexpected<QString> noKeyring(const QString &detail)
{
    const QString why = detail.isEmpty() ? QString() : u": %1"_s.arg(detail);
    return std::unexpected(
        u"No key ring can be used here%1%2 Use prompt, env:NAME, file:PATH, fd:N or command:CMD instead."_s.arg(
            why, why.endsWith(u'.') ? u""_s : u"."_s));
}

} // namespace

QString keyringService()
{
    return plan::KeyringService;
}

std::expected<QByteArray, QString> fromKeyring(const QString &name)
{
    QEventLoop loop;
    // It deletes itself once it is done; one that never is belongs to nobody, and the process ends soon.
    const QPointer job(new QKeychain::ReadPasswordJob(keyringService()));
    job->setInsecureFallback(false);
    job->setKey(name);
    std::expected<QByteArray, QString> secret = noKeyring(u"it did not answer"_s);
    QObject::connect(job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *done) {
        if (done->error() == QKeychain::NoError)
            secret = static_cast<QKeychain::ReadPasswordJob *>(done)->binaryData();
        else if (done->error() == QKeychain::EntryNotFound)
            secret = std::unexpected(u"The key ring holds nothing of Mailscope under the name %1."_s.arg(name));
        else
            secret = noKeyring(done->errorString());
        loop.quit();
    });
    QTimer::singleShot(UnlockLimit, &loop, &QEventLoop::quit);
    job->start();
    loop.exec();
    return secret;
}

} // namespace mailscope::cli
