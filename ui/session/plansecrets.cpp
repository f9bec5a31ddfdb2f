// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/plansecrets.h"

#include <QCoreApplication>

#include <utility>

namespace mailscope::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::PlanSecrets)
};

using Done = std::function<void(std::expected<session::Secrets, QString>)>;

void fetchProxyPassword(const plan::Plan &plan, const SecretSource &source, session::Secrets secrets, Done done)
{
    if (!plan.proxy || plan.proxyPasswordFrom.isEmpty()) {
        done(std::move(secrets));
        return;
    }
    source(plan.proxyPasswordFrom, Words::tr("Password of the proxy"),
           [secrets = std::move(secrets), done = std::move(done)](std::expected<Secret, QString> fetched) mutable {
               if (fetched)
                   secrets.proxyPassword = *std::move(fetched);
               done(fetched ? std::expected<session::Secrets, QString>(std::move(secrets))
                            : std::unexpected(fetched.error()));
           });
}

} // namespace

void fetchPlanSecrets(const plan::Plan &plan, const SecretSource &source, Done done)
{
    if (plan.keyPasswordFrom.isEmpty()) {
        fetchProxyPassword(plan, source, {}, std::move(done));
        return;
    }
    source(plan.keyPasswordFrom, Words::tr("Password of the key"),
           [plan, source, done = std::move(done)](std::expected<Secret, QString> fetched) {
               if (!fetched) {
                   done(std::unexpected(fetched.error()));
                   return;
               }
               session::Secrets secrets;
               secrets.keyPassword = *std::move(fetched);
               fetchProxyPassword(plan, source, std::move(secrets), done);
           });
}

} // namespace mailscope::ui
