// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "stage/stage.h"

namespace mailscope::stage {

/// XCLIENT and XFORWARD (Postfix): tells the server what to believe of the client, in as many commands as the limit
/// of 512 bytes a line asks for. An attribute that the server does not list is an error unless forced.
///
/// The 220 that answers XCLIENT is a new greeting: what the server offers is unknown until hello is said again.
/// XFORWARD is answered with 250 and changes nothing.
class XclientStage final : public Stage {
public:
    enum class Verb { Xclient, Xforward };

    XclientStage(Verb verb, QList<plan::KeyValue> attributes) : m_verb(verb), m_attributes(std::move(attributes)) { }

    [[nodiscard]] Name name() const override { return Name::Xclient; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;

private:
    [[nodiscard]] Step sendNext();

    Verb m_verb;
    QList<plan::KeyValue> m_attributes;
    QList<QByteArray> m_lines; ///< still to be sent
};

/// \p value as xtext (RFC 3461 section 4); the values in brackets that Postfix knows stay as they are.
[[nodiscard]] QByteArray xtext(QByteArrayView value);

} // namespace mailscope::stage
