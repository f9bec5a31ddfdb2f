// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/keyring.h"

#include "plan/login.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>

#include <utility>

namespace mailscope::gui {
namespace {

template <typename Job>
Job *makeJob(const QString &name)
{
    auto *job = new Job(plan::KeyringService); // deletes itself once it is done
    job->setInsecureFallback(false);
    job->setKey(name);
    return job;
}

QString say(const char *text)
{
    return QCoreApplication::translate("mailscope::gui", text);
}

QString noKeyring(const QString &detail)
{
    const QString why = detail.endsWith(u'.') ? detail.chopped(1) : detail;
    if (why.isEmpty())
        return say(QT_TRANSLATE_NOOP("mailscope::gui", "No key ring can be used here. Nothing was kept or fetched."));
    return say(QT_TRANSLATE_NOOP("mailscope::gui", "No key ring can be used here: %1. Nothing was kept or fetched."))
        .arg(why);
}

} // namespace

void keepInKeyring(QObject *context, const QString &name, const Secret &secret,
                   std::function<void(std::expected<void, QString>)> kept)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(name);
    job->setBinaryData(secret.view().toByteArray());
    QObject::connect(job, &QKeychain::Job::finished, context, [kept = std::move(kept)](QKeychain::Job *done) {
        if (done->error() == QKeychain::NoError)
            kept({});
        else
            kept(std::unexpected(noKeyring(done->errorString())));
    });
    job->start();
}

void fetchFromKeyring(QObject *context, const QString &name,
                      std::function<void(std::expected<Secret, QString>)> fetched)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(name);
    QObject::connect(
        job, &QKeychain::Job::finished, context, [name, fetched = std::move(fetched)](QKeychain::Job *done) {
            if (done->error() == QKeychain::NoError)
                fetched(Secret(static_cast<QKeychain::ReadPasswordJob *>(done)->binaryData()));
            else if (done->error() == QKeychain::EntryNotFound)
                fetched(std::unexpected(
                    say(QT_TRANSLATE_NOOP("mailscope::gui", "The key ring holds nothing under the name %1."))
                        .arg(name)));
            else
                fetched(std::unexpected(noKeyring(done->errorString())));
        });
    job->start();
}

} // namespace mailscope::gui
