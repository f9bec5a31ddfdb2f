// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/computation.h"

#include "sasl/pbkdf2.h"

#include <QTimer>

namespace mailscope::session {

using namespace std::chrono_literals;

namespace {
/// PBKDF2 in slices, each short enough that nobody at a window notices.
class SlicedDerivation final : public Computation {
public:
    explicit SlicedDerivation(const sasl::Derivation &derivation) : m_pbkdf2(derivation)
    {
        connect(&m_turns, &QTimer::timeout, this, &SlicedDerivation::advance);
        m_turns.start(0);
    }

private:
    static constexpr auto Slice = 5ms;

    void advance()
    {
        if (!m_pbkdf2.advance(Slice))
            return;
        m_turns.stop();
        Q_EMIT done(m_pbkdf2.key());
    }

    sasl::Pbkdf2 m_pbkdf2;
    QTimer m_turns;
};

std::unique_ptr<Computation> make(const sasl::Derivation &derivation)
{
    return std::make_unique<SlicedDerivation>(derivation);
}
} // namespace

std::unique_ptr<Computation> Computation::begin(sasl::Work work)
{
    return std::visit([](const auto &each) { return make(each); }, work);
}

} // namespace mailscope::session
