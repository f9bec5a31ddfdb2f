// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventnote.h"

#include "format/authsteptext.h"
#include "format/display.h"
#include "report/choicewords.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;
using Ink = TextStyle::Ink;
using Note = std::optional<EventNote>;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::TextLog)
};

EventNote minor(const QString &text)
{
    return {text, Ink::Dim, true};
}

QString placeOf(const Connecting &connecting)
{
    const QString address = visibleText(connecting.address);
    return connecting.port > 0 ? Words::tr("%1 port %2").arg(address).arg(connecting.port) : address;
}

QString reasonOf(Issue::Id id, const QString &detail)
{
    return visibleText(detail.isEmpty() ? issueText({id, {}, {}, {}}) : detail);
}

/// One function for each kind of event.
struct Teller {
    Note operator()(const Began &began) const
    {
        QStringList urls;
        for (const TargetDescription &target : began.targets)
            urls.append(visibleText(target.url));
        return EventNote{Words::tr("Mailscope %1 to %2").arg(visibleText(began.version), urls.join(u", "))};
    }

    Note operator()(const Resolved &resolved) const
    {
        const QString name = visibleText(resolved.name);
        if (!resolved.error.isEmpty())
            return EventNote{Words::tr("look-up of %1 failed: %2").arg(name, visibleText(resolved.error)), Ink::Bad};
        const QString answers = visibleText(resolved.answers.join(u", "));
        if (resolved.answers.size() == 1 && answers == name)
            return std::nullopt;
        return EventNote{Words::tr("%1 is %2").arg(name, answers)};
    }

    Note operator()(const Connecting &connecting) const
    {
        return EventNote{Words::tr("connecting to %1").arg(placeOf(connecting))};
    }

    Note operator()(const ConnectFailed &failed) const
    {
        return EventNote{Words::tr("no connection: %1").arg(reasonOf(failed.reason, failed.detail)), Ink::Bad};
    }

    Note operator()(const Connected &connected) const
    {
        if (connected.localEnd.isEmpty() || connected.remoteEnd.isEmpty())
            return EventNote{Words::tr("connected")};
        return EventNote{Words::tr("connected from %1 to %2")
                             .arg(visibleText(connected.localEnd), visibleText(connected.remoteEnd))};
    }

    Note operator()(const ProxyOpened &opened) const
    {
        return EventNote{Words::tr("through the %1 proxy %2").arg(visibleText(opened.kind), visibleText(opened.proxy))};
    }

    Note operator()(const Sent & /*sent*/) const { return std::nullopt; }
    Note operator()(const Received & /*received*/) const { return std::nullopt; }
    Note operator()(const PayloadSent & /*sent*/) const { return std::nullopt; }

    Note operator()(const TlsStarted &started) const
    {
        const QString name = visibleText(started.expectedName);
        return minor(name.isEmpty() ? Words::tr("TLS handshake")
                                    : Words::tr("TLS handshake, the certificate must bear %1").arg(name));
    }

    Note operator()(const TlsSecured &secured) const
    {
        QStringList parts{visibleText(secured.details.protocol), visibleText(secured.details.cipher)};
        if (secured.details.group)
            parts.append(visibleText(*secured.details.group));
        parts.append(secured.details.verified ? Words::tr("certificate verified")
                                              : Words::tr("certificate not verified"));
        return EventNote{Words::tr("encrypted: %1").arg(parts.join(u", ")),
                         secured.details.verified ? Ink::Good : Ink::Warning};
    }

    Note operator()(const TlsObjected &objected) const
    {
        return EventNote{Words::tr("certificate: %1").arg(visibleText(objected.objection.text)), Ink::Warning};
    }

    Note operator()(const StageBegan &began) const
    {
        return minor(Words::tr("stage %1 begins").arg(phaseName(began.phase)));
    }

    Note operator()(const StageEnded &ended) const
    {
        const QLatin1StringView name = phaseName(ended.phase);
        if (ended.issue)
            return EventNote{Words::tr("%1: %2").arg(name, visibleText(issueText(*ended.issue))), Ink::Bad};
        if (ended.status == StageStatus::Skipped)
            return minor(Words::tr("stage %1 skipped: %2").arg(name, visibleText(QByteArrayView(ended.reason))));
        return minor(Words::tr("stage %1 ends").arg(name));
    }

    Note operator()(const AuthStep &step) const
    {
        if (step.step.value("name"_L1) == "choice"_L1)
            return EventNote{visibleText(report::choiceText(step.step.value("fields"_L1).toObject()))};
        return minor(authStepLines(step).join(u"; "_s));
    }

    Note operator()(const PermissionGranted &granted) const
    {
        return EventNote{Words::tr("allowed by the user: %1").arg(visibleText(QByteArrayView(granted.permission))),
                         Ink::Warning};
    }

    Note operator()(const Expired &expired) const
    {
        const double seconds = std::chrono::duration<double>(expired.limit).count();
        return EventNote{
            Words::tr("time limit of %1 s for %2 reached").arg(QString::number(seconds), phaseName(expired.phase)),
            Ink::Bad};
    }

    Note operator()(const transcript::Cancelled & /*cancelled*/) const
    {
        return EventNote{Words::tr("cancelled"), Ink::Warning};
    }

    Note operator()(const Closed &closed) const
    {
        QString text = closed.byServer ? Words::tr("the server closed the connection") : Words::tr("connection closed");
        if (!closed.detail.isEmpty())
            text += u": "_s + visibleText(closed.detail);
        return EventNote{text};
    }

    Note operator()(const Noted &noted) const
    {
        return EventNote{visibleText(noted.text.isEmpty() ? QString::fromUtf8(noted.id) : noted.text), Ink::Plain};
    }

    Note operator()(const SecretsRecorded & /*recorded*/) const
    {
        return EventNote{Words::tr("secrets are recorded from here on"), Ink::Warning};
    }

    Note operator()(const Finished &finished) const
    {
        return EventNote{Words::tr("finished: %1").arg(verdictName(finished.verdict)),
                         finished.verdict == Verdict::Ok ? Ink::Good : Ink::Bad};
    }
};
} // namespace

std::optional<EventNote> eventNote(const Event &event)
{
    return std::visit(Teller{}, event.payload);
}

} // namespace mailscope::format
