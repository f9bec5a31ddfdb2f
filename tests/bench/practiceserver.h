// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/childprogram.h"

namespace mailscope::bench {

/// The practice server with one fault, in a process of its own so that what it keeps is not counted with the client.
class PracticeServer {
public:
    explicit PracticeServer(const QByteArray &fault)
        : m_program({MAILSCOPE_CLI, "serve", "--quiet", "--fault", fault}, ChildProgram::Stream::Pipe)
    { }

    /// Where it listens, once it does: a URL for mailscope-cli. Empty when it could not start. To be called once.
    [[nodiscard]] QByteArray url();

private:
    ChildProgram m_program;
};

} // namespace mailscope::bench
