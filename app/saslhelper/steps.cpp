// SPDX-License-Identifier: GPL-3.0-or-later
#include "saslhelper/steps.h"

#include <utility>

namespace mailscope::saslhelper {

using namespace Qt::StringLiterals;
using session::HelperFrame;

namespace {
QByteArray nameOf(QCA::SASL::AuthCondition condition)
{
    switch (condition) {
    case QCA::SASL::NoMechanism:
        return "no-mechanism";
    case QCA::SASL::BadProtocol:
        return "bad-protocol";
    case QCA::SASL::BadServer:
        return "bad-server";
    case QCA::SASL::TooWeak:
    case QCA::SASL::NeedEncrypt:
        return "too-weak";
    default:
        return "failed";
    }
}
} // namespace

Steps::Steps(Say say) : m_say(std::move(say))
{
    connect(&m_sasl, &QCA::SASL::clientStarted, this, &Steps::onStarted);
    connect(&m_sasl, &QCA::SASL::nextStep, this, &Steps::onStep);
    connect(&m_sasl, &QCA::SASL::authenticated, this, &Steps::onAuthenticated);
    connect(&m_sasl, &QCA::SASL::error, this, &Steps::onError);
    connect(&m_sasl, &QCA::SASL::needParams, this, [this] { m_sasl.continueAfterParams(); });
    // QCA tells the end of an exchange by a timer behind its last step: ours, which is started later, comes behind that.
    m_answer.setSingleShot(true);
    connect(&m_answer, &QTimer::timeout, this, &Steps::answer);
}

void Steps::hear(const HelperFrame &frame)
{
    m_response.clear();
    m_isOwed = true;
    if (frame.kind == HelperFrame::Begin)
        begin(frame.bytes);
    else
        m_sasl.putStep(frame.bytes);
}

void Steps::begin(const QByteArray &fields)
{
    const QByteArrayList parts = fields.split('\0');
    if (parts.size() != 4) {
        onError();
        return;
    }
    m_sasl.setConstraints(QCA::SASL::AuthFlagsNone, 0, 0);
    // It asks for both and goes wrong where nobody says anything.
    m_sasl.setAuthzid(QString::fromUtf8(parts.at(3)));
    m_sasl.setUsername(QString::fromUtf8(parts.at(3)));
    m_sasl.startClient(QString::fromUtf8(parts.at(1)), QString::fromUtf8(parts.at(2)),
                       {QString::fromLatin1(parts.at(0))}, QCA::SASL::AllowClientSendFirst);
}

void Steps::onStarted(bool /*hasInitialResponse*/, const QByteArray &initialResponse)
{
    m_response = initialResponse;
    m_answer.start(0);
}

void Steps::onStep(const QByteArray &response)
{
    m_response = response;
    m_answer.start(0);
}

void Steps::onAuthenticated()
{
    m_isLast = true;
    m_answer.start(0);
}

void Steps::onError()
{
    if (std::exchange(m_isOwed, false))
        m_say({HelperFrame::Failed, nameOf(m_sasl.authCondition())});
}

void Steps::answer()
{
    if (std::exchange(m_isOwed, false))
        m_say({m_isLast ? HelperFrame::Done : HelperFrame::More, m_response});
}

} // namespace mailscope::saslhelper
