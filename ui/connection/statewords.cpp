// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/statewords.h"

#include "format/display.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

const QString Separator = u" · "_s;

QString shown(const QString &text)
{
    return format::visibleText(QStringView(text));
}

/// "TLSv1.3" as people write it.
QString protocolText(const QString &protocol)
{
    return protocol.startsWith("TLSv"_L1) ? "TLS "_L1 + shown(protocol.sliced(4)) : shown(protocol);
}

} // namespace

StateWords StateSentences::wordsFor(const StateView &view)
{
    switch (view.state) {
    case SessionController::State::Fresh:
        return {tr("Not connected"), u"disconnect"_s, StateWords::Tone::Plain};
    case SessionController::State::Opening:
        return opening(view);
    case SessionController::State::Idle:
    case SessionController::State::Busy:
        return open(view);
    case SessionController::State::Ended:
        return ended(view.report);
    }
    return {};
}

QString StateSentences::connecting(const report::Report &report)
{
    if (report.addresses.isEmpty())
        return tr("Connecting …");
    const report::AddressAttempt &attempt = report.addresses.last();
    const QString address = shown(attempt.address);
    return attempt.port > 0 ? tr("Connecting to %1 port %2 …").arg(address).arg(attempt.port)
                            : tr("Connecting to %1 …").arg(address);
}

StateWords StateSentences::opening(const StateView &view)
{
    const auto words = [](const QString &text) { return StateWords{text, u"connect"_s, StateWords::Tone::Plain}; };
    switch (view.runningPhase.value_or(Phase::Connect)) {
    case Phase::Resolve:
        return words(tr("Looking up %1 …").arg(shown(view.report.target.host)));
    case Phase::Connect:
    case Phase::Proxy:
        return words(connecting(view.report));
    case Phase::Greeting:
        return words(tr("Waiting for the greeting …"));
    case Phase::Tls:
    case Phase::StartTls:
        return words(tr("Agreeing on encryption …"));
    default:
        return words(tr("Saying hello …"));
    }
}

QString StateSentences::login(const StateView &view)
{
    if (!view.facts.isLoggedIn)
        return tr("nobody signed in");
    const auto &auth = view.report.auth;
    if (!auth || !auth->user || auth->user->isEmpty())
        return tr("signed in");
    return tr("signed in as %1").arg(shown(*auth->user));
}

StateWords StateSentences::open(const StateView &view)
{
    const auto &tls = view.report.tls;
    if (!view.facts.isEncrypted) {
        const QString text = tr("In clear") + Separator + login(view);
        return {text, u"unlock"_s, StateWords::Tone::Weak};
    }
    if (!tls)
        return {tr("Encrypted") + Separator + login(view), u"lock"_s, StateWords::Tone::Plain};
    const bool valid = tls->details.objections.isEmpty();
    QStringList parts{protocolText(tls->details.protocol)};
    parts.append(valid ? tr("certificate valid") : certificateWords(tls->details.objections.first().id));
    // Nobody need be signed in to a server whose certificate is the news.
    if (valid || view.facts.isLoggedIn)
        parts.append(login(view));
    return {parts.join(Separator), valid ? u"lock"_s : u"warning"_s,
            valid ? StateWords::Tone::Good : StateWords::Tone::Weak};
}

StateWords StateSentences::ended(const report::Report &report)
{
    if (!report.finished)
        return {tr("Ended: not finished"), u"warning"_s, StateWords::Tone::Weak};
    const QString text = tr("Ended: %1").arg(verdictWords(report.verdict));
    if (report.verdict == Verdict::Ok)
        return {text, u"check"_s, StateWords::Tone::Good};
    const bool unfinished = report.verdict == Verdict::Cancelled || report.verdict == Verdict::Partial;
    return unfinished ? StateWords{text, u"warning"_s, StateWords::Tone::Weak}
                      : StateWords{text, u"error"_s, StateWords::Tone::Fail};
}

QString StateSentences::certificateWords(QByteArrayView id)
{
    const std::pair<QByteArrayView, QString> table[] = {
        {"expired", tr("certificate expired")},
        {"not-yet-valid", tr("certificate not valid yet")},
        {"self-signed", tr("certificate self-signed")},
        {"unknown-issuer", tr("certificate of an unknown issuer")},
        {"name-mismatch", tr("certificate for another name")},
        {"name-unchecked", tr("name of the certificate not checked")},
        {"weak-signature", tr("certificate weakly signed")},
        {"weak-key", tr("certificate with a weak key")},
        {"revoked", tr("certificate revoked")},
        {"wrong-purpose", tr("certificate for another purpose")},
        {"chain-invalid", tr("certificate chain broken")},
        {"no-certificate", tr("no certificate")},
    };
    for (const auto &[known, words] : table) {
        if (known == id)
            return words;
    }
    return tr("certificate not trusted");
}

QString StateSentences::verdictWords(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("all went well");
    case Verdict::Refused:
        return tr("refused");
    case Verdict::Partial:
        return tr("partly refused");
    case Verdict::Network:
        return tr("no connection");
    case Verdict::Tls:
        return tr("encryption failed");
    case Verdict::Auth:
        return tr("signing in failed");
    case Verdict::Protocol:
        return tr("the server broke the rules");
    case Verdict::Expectation:
        return tr("not as expected");
    case Verdict::Cancelled:
        return tr("stopped");
    }
    return {};
}

} // namespace mailscope::ui
