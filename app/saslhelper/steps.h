// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/helperframe.h"

#include <QObject>
#include <QTimer>
#include <QtCrypto>

#include <functional>

namespace mailscope::saslhelper {

/// One exchange of a mechanism of the system by QCA::SASL, in frames. It waits as long as that waits.
///
/// No security layer is agreed to (the strongest that is allowed has strength 0), and nothing that would send a password.
class Steps : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(const session::HelperFrame &)>;

    explicit Steps(Say say);

    /// Each frame that comes is answered by one, in order.
    void hear(const session::HelperFrame &frame);

private:
    void begin(const QByteArray &fields);
    void onStarted(bool hasInitialResponse, const QByteArray &initialResponse);
    void onStep(const QByteArray &response);
    void onAuthenticated();
    void onError();
    void answer();

    Say m_say;
    QCA::SASL m_sasl;
    QTimer m_answer;
    QByteArray m_response; ///< of the step that is being done
    bool m_isOwed = false; ///< a frame waits for its answer
    bool m_isLast = false;
};

} // namespace mailscope::saslhelper
