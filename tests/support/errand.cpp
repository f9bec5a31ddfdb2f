// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/errand.h"

#include "check/endofdatastage.h"
#include "check/enforcementstage.h"
#include "check/envelopelimitsstage.h"
#include "check/injectionstage.h"
#include "check/linelimitstage.h"
#include "check/postmasterstage.h"
#include "check/relaystage.h"
#include "plan/escapes.h"
#include "stage/hellostage.h"
#include "stage/transactionstage.h"

namespace mailscope::test {

namespace {
void applyManner(stage::AuthSettings &settings, const QList<QByteArray> &words)
{
    using InitialResponse = stage::AuthSettings::InitialResponse;
    for (const QByteArray &word : words) {
        if (word == "never")
            settings.initialResponse = InitialResponse::Never;
        else if (word == "always")
            settings.initialResponse = InitialResponse::Always;
        else if (word == "unencrypted")
            settings.allowUnencrypted = true;
        else if (word == "untrusted")
            settings.allowUntrusted = true;
        else
            qFatal("scenario: no way to log in is called '%s'", word.constData());
    }
}

const check::ForeignEnd *endNamed(const QByteArray &name)
{
    for (const check::ForeignEnd &end : check::foreignEnds()) {
        if (name == end.name)
            return &end;
    }
    return name.isEmpty() ? nullptr : (qFatal("scenario: no end of data is called '%s'", name.constData()), nullptr);
}

std::unique_ptr<stage::Stage> checkStage(const QList<QByteArray> &check, const check::Subject &subject)
{
    const QByteArray &name = check.constFirst();
    if (name == "tls-enforced")
        return std::make_unique<check::EnforcementStage>(subject);
    if (name == "relay")
        return std::make_unique<check::RelayStage>(subject);
    if (name == "postmaster")
        return std::make_unique<check::PostmasterStage>(subject);
    if (name == "smuggling")
        return std::make_unique<check::EndOfDataStage>(subject, endNamed(check.value(1)));
    if (name == "injection")
        return std::make_unique<check::InjectionStage>();
    if (name == "limits")
        return std::make_unique<check::EnvelopeLimitsStage>(subject);
    if (name == "lines")
        return std::make_unique<check::LineLimitStage>();
    qFatal("scenario: no check is called '%s'", name.constData());
}
} // namespace

bool Errand::apply(const plan::Setting &setting)
{
    const QList<QByteArray> words = plan::resolveEscapes(setting.value).value().bytes.split(' ');
    if (setting.key == "auth")
        logins.append({words.value(0), words.value(1), words.value(2)});
    else if (setting.key == "auth-as")
        applyManner(settings, words);
    else if (setting.key == "hello-auth")
        helloAgain = true;
    else if (setting.key == "message")
        message = words.join(' ');
    else if (setting.key == "raw-line-ends")
        lineEnds = wire::LineEnds::Handling::AsTheyStand;
    else if (setting.key == "check")
        check = words;
    else if (setting.key == "messages")
        messages = words.value(0).toInt();
    else
        return applyToEnvelope(setting.key, words) || applyToDelivery(setting.key, words.value(0));
    return true;
}

bool Errand::applyToEnvelope(const QByteArray &key, const QList<QByteArray> &words)
{
    wire::Envelope &envelope = delivery.envelope;
    if (key == "from") {
        envelope.from = words.value(0);
        envelope.fromParameters = words.sliced(1);
    } else if (key == "to")
        envelope.recipients.append({words.value(0), words.sliced(1)});
    else if (key == "skip-refused")
        envelope.skipsRefused = true;
    else if (key == "begin")
        envelope.verb = static_cast<wire::Envelope::Verb>(
            QList<QByteArray>{"MAIL", "SEND", "SOML", "SAML"}.indexOf(words.value(0)));
    else
        return false;
    return true;
}

bool Errand::applyToDelivery(const QByteArray &key, const QByteArray &word)
{
    using Pipelining = stage::Delivery::Pipelining;
    using International = stage::Delivery::International;
    if (key == "bdat")
        delivery.chunkSize = word.toInt();
    else if (key == "pipelining")
        delivery.pipelining = word == "always" ? Pipelining::Always : Pipelining::Never;
    else if (key == "declare-size")
        delivery.size = word.toLongLong();
    else if (key == "smtputf8")
        delivery.international = word == "always" ? International::Always : International::Never;
    else if (key == "eight-bit")
        delivery.isEightBit = true;
    else if (key == "utf8-header")
        delivery.hasUtf8Header = true;
    else if (key == "prdr")
        delivery.wantsRepliesForEach = true;
    else
        return false;
    return true;
}

/// Each message has a payload of its own: one is read once.
std::optional<stage::Delivery> Errand::next(int &left) const
{
    if (left-- <= 0)
        return std::nullopt;
    stage::Delivery made = delivery;
    made.payload = std::make_shared<wire::Payload>(std::make_unique<wire::BytesSource>(message), lineEnds);
    return made;
}

void Errand::appendTo(stage::Recipe &recipe) const
{
    for (const Login &login : logins) {
        // What it is given as a password is the token where that is asked for.
        sasl::Credentials credentials{
            QString::fromUtf8(login.user), {}, Secret(login.password), Secret(login.password)};
        recipe.push_back(stage::makeAuthStage(login.mechanism, std::move(credentials), settings));
    }
    if (helloAgain)
        recipe.push_back(std::make_unique<stage::HelloStage>(plan::Greet::Auto, Phase::HelloAuth));
    const wire::Envelope &envelope = delivery.envelope;
    if (!check.isEmpty())
        recipe.push_back(checkStage(
            check,
            {envelope.from, envelope.recipients.isEmpty() ? QByteArray() : envelope.recipients.first().address, {}}));
    else if (!envelope.recipients.isEmpty())
        recipe.push_back(std::make_unique<stage::TransactionStage>(
            [errand = *this, left = messages]() mutable { return errand.next(left); }));
}

} // namespace mailscope::test
