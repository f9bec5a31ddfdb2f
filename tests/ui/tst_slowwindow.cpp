// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "support/frames.h"
#include "windowhost.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using State = ui::SessionController::State;

/// What a login makes this computer work for: the window goes on as if nothing was the matter.
class TestSlowWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void manyIterations_loseNoFrame();
    void tooManyIterations_areAClearIssue();
    void escape_endsTheWorkAtOnce();

private:
    /// Connects to a server that asks for \p iterations, and signs in with SCRAM-SHA-256.
    void signIn(const QByteArray &iterations);
    [[nodiscard]] ui::SessionController &session() const { return m_host->session(); }
    [[nodiscard]] bool hasStep(const QString &name) const;

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<test::WindowHost> m_host;
};

void TestSlowWindow::init()
{
    m_host = std::make_unique<test::WindowHost>();
}

void TestSlowWindow::cleanup()
{
    m_host.reset();
    m_server.reset();
}

void TestSlowWindow::signIn(const QByteArray &iterations)
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256"};
    options.faults = {practice::Fault::parse("login:iterations=" + iterations).value()};
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen().has_value());
    m_host->connectTo(m_server->port());
    QVERIFY(m_host->reaches(State::Idle));
    m_host->key(Qt::Key_U, Qt::ControlModifier);
    QVERIFY(type(m_host->page(), "authUser"_L1, u"alice"_s));
    for (const practice::User &user : practice::Options::defaultUsers()) {
        if (user.name == "alice")
            QVERIFY(type(m_host->page(), "authPassword"_L1, QString::fromUtf8(user.password)));
    }
    const auto *button = present<QPushButton>(m_host->page(), "authSend"_L1);
    QVERIFY(button);
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(click(m_host->page(), "authSend"_L1));
}

bool TestSlowWindow::hasStep(const QString &name) const
{
    for (const transcript::Event &event : session().transcript()) {
        const auto *step = std::get_if<transcript::AuthStep>(&event.payload);
        if (step && step->step.value("name"_L1) == name)
            return true;
    }
    return false;
}

void TestSlowWindow::manyIterations_loseNoFrame()
{
    signIn("600000");
    QTRY_VERIFY_WITH_TIMEOUT(hasStep(u"server-first-message"_s), 20'000);
    {
        const test::Frames frames;
        QTimer repainting; // all of it, as if somebody moved another window over it
        connect(&repainting, &QTimer::timeout, m_host->window.get(), [this] { m_host->window->repaint(); });
        repainting.start(1);
        QTRY_VERIFY_WITH_TIMEOUT(hasStep(u"client-final-message"_s), 60'000);
        QVERIFY2(frames.longest() <= test::LongestFrame, qPrintable(u"%1 ms"_s.arg(frames.longest().count())));
        QVERIFY(frames.count() > 50);
    }
    QTRY_VERIFY_WITH_TIMEOUT(session().report().auth && session().report().auth->ok, 60'000);
}

void TestSlowWindow::tooManyIterations_areAClearIssue()
{
    signIn("100000000");
    const auto before = test::computed();
    QTRY_VERIFY(session().report().auth && !session().report().auth->attempts.isEmpty()
                && session().report().auth->attempts.constLast().reason);
    QVERIFY(test::computed() - before < std::chrono::seconds(2));
    QCOMPARE(session().report().auth->attempts.constLast().reason.value(), QByteArray("auth-too-much-work"));
    QVERIFY(m_host->reaches(State::Idle)); // and another attempt may follow
    const auto *outcome = present<QLabel>(m_host->page(), "authOutcome"_L1);
    QTRY_VERIFY(outcome->isVisible() && !outcome->text().isEmpty());
}

void TestSlowWindow::escape_endsTheWorkAtOnce()
{
    signIn("10000000");
    QTRY_VERIFY_WITH_TIMEOUT(hasStep(u"server-first-message"_s), 20'000);
    const auto before = test::computed();
    m_host->key(Qt::Key_Escape);
    QVERIFY(m_host->reaches(State::Idle));
    QVERIFY(test::computed() - before < std::chrono::seconds(2));
    QVERIFY(!hasStep(u"client-final-message"_s));
}

QTEST_MAIN(TestSlowWindow)
#include "tst_slowwindow.moc"
