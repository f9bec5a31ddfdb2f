// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/work.h"

#include <QObject>

#include <memory>

namespace mailscope::session {

/// Work of a mechanism that is being done beside the event loop's other business. Destroying it abandons the work.
class Computation : public QObject {
    Q_OBJECT
public:
    /// Begins \p work; done() comes from the event loop.
    [[nodiscard]] static std::unique_ptr<Computation> begin(sasl::Work work);

Q_SIGNALS:
    /// Once, and the last thing that comes.
    void done(const mailscope::sasl::WorkResult &result);
};

} // namespace mailscope::session
