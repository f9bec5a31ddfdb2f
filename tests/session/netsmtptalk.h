// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/server.h"
#include "report/report.h"
#include "session/session.h"
#include "stage/quitstage.h"

#include <QEventLoop>
#include <QTest>

namespace mailscope::test {

/// A session with the practice server, as a program that uses the library has one.
struct NetSmtpTalk {
    practice::Options options;
    plan::Plan plan;
    session::Secrets secrets;
    stage::Recipe stages;                              ///< ahead of QUIT
    std::function<void(session::Session &)> prepare{}; ///< before it begins

    QByteArray sent{}; ///< every line, and the beginning of each message
    QByteArray heard{};
    QList<wire::Reply> replies{}; ///< the last one at the end of each stage
    std::optional<wire::Reply> lastReply{};
    plan::Target reached{};
    QList<practice::StoredMessage> messages{};
    report::Report report{};
    transcript::Transcript transcript{};

    explicit NetSmtpTalk(practice::Protocol protocol = practice::Protocol::Smtp)
    {
        options.protocol = protocol;
        plan.helloName = "client.example";
        plan.patience = Patience(std::chrono::seconds(20));
        plan.security = plan::Security::None;
        plan.force = true; // whatever the practice server offers: what is looked at is what is sent
        plan::Target target;
        target.host = QStringLiteral("127.0.0.1");
        target.protocol = protocol == practice::Protocol::Lmtp ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
        plan.targets = {target};
    }

    NetSmtpTalk &with(std::unique_ptr<stage::Stage> stage)
    {
        stages.push_back(std::move(stage));
        return *this;
    }

    /// Has all of it done. False when the session did not come to its end.
    bool run()
    {
        practice::Server server(options);
        plan.targets.last().port = server.listen().value_or(0);
        session::Session session(plan, secrets);
        if (prepare)
            prepare(session);
        QObject::connect(&session, &session::Session::stageFinished, &session, [&] {
            if (const auto reply = session.lastReply())
                replies.append(*reply);
        });
        session.perform(std::move(stages));
        session.perform(std::make_unique<stage::QuitStage>());
        session.greet();
        const bool isOver = QTest::qWaitFor([&session] { return session.isFinished(); }, 20'000);
        take(session);
        messages = server.messages();
        return isOver;
    }

private:
    void take(const session::Session &session)
    {
        transcript = session.transcript();
        for (const transcript::Event &event : transcript) {
            if (const auto *line = std::get_if<transcript::Sent>(&event.payload))
                sent += line->data.bytes;
            else if (const auto *payload = std::get_if<transcript::PayloadSent>(&event.payload))
                sent += payload->head.bytes;
            else if (const auto *received = std::get_if<transcript::Received>(&event.payload))
                heard += received->data.bytes + '\n';
        }
        lastReply = session.lastReply();
        reached = session.target();
        report = report::fold(transcript);
    }
};

} // namespace mailscope::test
