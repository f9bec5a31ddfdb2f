// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/computation.h"

#include "sasl/pbkdf2.h"
#include "session/systemhelper.h"

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

/// A step of the system's mechanism, in the process that did the steps before it.
class SystemComputation final : public Computation {
public:
    explicit SystemComputation(sasl::SystemStep step) : m_step(std::move(step))
    {
        if (!m_step.exchange->kept)
            m_step.exchange->kept = std::make_shared<SystemHelper>();
        const auto helper = std::static_pointer_cast<SystemHelper>(m_step.exchange->kept);
        connect(helper.get(), &SystemHelper::answered, this, &SystemComputation::onAnswered,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        helper->step(m_step);
    }
    /// What is abandoned in the middle is of no use any more.
    ~SystemComputation() override
    {
        if (!m_isDone)
            m_step.exchange->kept.reset();
    }
    Q_DISABLE_COPY_MOVE(SystemComputation)

private:
    void onAnswered(const sasl::WorkResult &result, bool isLast)
    {
        m_isDone = true;
        m_step.exchange->isComplete = isLast && result.has_value();
        if (isLast)
            m_step.exchange->kept.reset();
        Q_EMIT done(result);
    }

    sasl::SystemStep m_step;
    bool m_isDone = false;
};

std::unique_ptr<Computation> make(const sasl::SystemStep &step)
{
    return std::make_unique<SystemComputation>(step);
}

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
