// SPDX-License-Identifier: GPL-3.0-or-later
#include "authhost.h"
#include "support/secretscan.h"
#include "ui/session/matrixrun.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::AuthHost;
using test::PanelHost;
using ui::MatrixRun;
using Cell = session::LoginMatrix::Cell;

/// The attempts with every mechanism, as the panel to sign in shows them.
class TestAuthMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutAHost_nothingIsAsked();
    void withoutAPassword_nothingIsAsked();
    void numberOfAttempts_isSaidBeforeTheFirst();
    void grid_isFilled();
    void twoRefusals_endIt();
    void moreRefusals_whenAskedFor();
    void cancelledInTheMiddle_keepsWhatIsThere();
    void cancelledBeforeItBegan_triesNothing();
    void results_stayWithTheTab();
    void nobodyThere_isSaid();
    void closedWhileItRuns_nothingIsLeft();
    void password_isNowhere();
    void everythingHasAName();

private:
    [[nodiscard]] QString words(const char *name) const { return m_host->words(name); }
    [[nodiscard]] MatrixRun &run() const { return m_host->controller.matrix(); }
    [[nodiscard]] bool plan(const QString &password, practice::Options options = AuthHost::plainOptions());
    [[nodiscard]] qsizetype count(Cell::State state) const;

    std::unique_ptr<AuthHost> m_host;
};

void TestAuthMatrix::init()
{
    m_host = std::make_unique<AuthHost>();
}

void TestAuthMatrix::cleanup()
{
    m_host.reset();
}

/// Connects, types, and has it asked what could be tried.
bool TestAuthMatrix::plan(const QString &password, practice::Options options)
{
    options.authInClear = true;
    if (!m_host->connectInTls(std::move(options)))
        return false;
    m_host->type(u"alice"_s, password);
    return m_host->press("matrixGo")
        && QTest::qWaitFor([this] { return run().state() == MatrixRun::State::Planned; }, 20000);
}

qsizetype TestAuthMatrix::count(Cell::State state) const
{
    return std::ranges::count(run().cells(), state, &Cell::state);
}

void TestAuthMatrix::withoutAHost_nothingIsAsked()
{
    QVERIFY(!m_host->find<QPushButton>("matrixGo")->isEnabled());
    QCOMPARE(m_host->find<QPushButton>("matrixGo")->toolTip(), u"Enter a host first."_s);
    QVERIFY(!m_host->find<QWidget>("matrixGrid")->isVisible());
}

void TestAuthMatrix::withoutAPassword_nothingIsAsked()
{
    QVERIFY(m_host->connectInTls());
    m_host->find<QLineEdit>("authUser")->setText(u"alice"_s);
    QVERIFY(!m_host->find<QPushButton>("matrixGo")->isEnabled());
    QCOMPARE(m_host->find<QPushButton>("matrixGo")->toolTip(), u"Type the password."_s);
}

void TestAuthMatrix::numberOfAttempts_isSaidBeforeTheFirst()
{
    QVERIFY(plan(m_host->password));
    QCOMPARE(m_host->find<QPushButton>("matrixGo")->text(), u"Try 4 logins"_s);
    QVERIFY(words("matrixState").startsWith(u"4 logins will be tried"_s));
    QVERIFY(words("matrixState").contains(u"2 refused ones"_s));
    QCOMPARE(count(Cell::State::Waiting), 4);
    QByteArray received;
    const practice::Log log = m_host->server().log();
    for (const practice::LogEntry &entry : log)
        received += entry.kind == practice::LogEntry::Kind::Received ? entry.bytes : QByteArray();
    QVERIFY(!received.contains("AUTH"));
}

void TestAuthMatrix::grid_isFilled()
{
    QVERIFY(plan(m_host->password));
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Over);
    QCOMPARE(words("matrixState"), u"4 of 4 logins succeeded."_s);
    QCOMPARE(m_host->rows("matrixGrid"),
             (QStringList{u"PLAIN ✓ accepted 235 2.7.0 ✓ accepted 235 2.7.0"_s,
                          u"LOGIN ✓ accepted 235 2.7.0 ✓ accepted 235 2.7.0"_s}));
    const auto *view = m_host->find<QAbstractItemView>("matrixGrid");
    QVERIFY(view->isVisible());
    QVERIFY(view->model()->index(0, 1).data(Qt::AccessibleTextRole).toString().startsWith(u"before TLS ✓ accepted"_s));
    QVERIFY(words("matrixRemarks").isEmpty());
}

void TestAuthMatrix::twoRefusals_endIt()
{
    QVERIFY(plan(u"wrong"_s));
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Over);
    QCOMPARE(count(Cell::State::Refused), 2);
    QCOMPARE(count(Cell::State::Untried), 2);
    QCOMPARE(words("matrixState"), u"0 of 2 logins succeeded."_s);
    QVERIFY(words("matrixRemarks").contains(u"not tried: too many logins were refused before it"_s));
    QVERIFY(m_host->rows("matrixGrid").constFirst().contains(u"✗ refused 535"_s));
}

void TestAuthMatrix::moreRefusals_whenAskedFor()
{
    QVERIFY(m_host->connectInTls());
    m_host->find<QSpinBox>("authFailures")->setValue(3);
    m_host->type(u"alice"_s, u"wrong"_s);
    QCOMPARE(m_host->controller.plan().login.maxFailures, 3);
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Planned);
    QVERIFY(words("matrixState").contains(u"3 refused ones"_s));
}

void TestAuthMatrix::cancelledInTheMiddle_keepsWhatIsThere()
{
    practice::Options options = AuthHost::plainOptions();
    options.faults = {*practice::Fault::parse("response:silence")};
    QVERIFY(plan(m_host->password, options)); // PLAIN goes through, LOGIN is never answered
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(count(Cell::State::Accepted), 1);
    QTRY_COMPARE(count(Cell::State::Running), 1);
    QVERIFY(words("matrixState").startsWith(u"Login 2 of 4 is under way"_s));
    QVERIFY(!m_host->find<QPushButton>("matrixGo")->isEnabled());
    QVERIFY(m_host->press("matrixCancel"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Over);
    QVERIFY(words("matrixState").startsWith(u"Cancelled."_s));
    QCOMPARE(count(Cell::State::Accepted), 1);
    QCOMPARE(count(Cell::State::Untried), 3);
    QVERIFY(words("matrixRemarks").contains(u"not tried: cancelled"_s));
    QVERIFY(!m_host->find<QPushButton>("matrixCancel")->isVisible());
}

void TestAuthMatrix::cancelledBeforeItBegan_triesNothing()
{
    QVERIFY(plan(m_host->password));
    QVERIFY(m_host->press("matrixCancel"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Over);
    QCOMPARE(count(Cell::State::Untried), 4);
    QCOMPARE(m_host->find<QPushButton>("matrixGo")->text(), u"What can be tried?"_s);
}

void TestAuthMatrix::results_stayWithTheTab()
{
    QVERIFY(plan(m_host->password));
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Over);
    const QStringList rows = m_host->rows("matrixGrid");
    m_host->controller.connectToServer();
    QTRY_COMPARE(m_host->controller.state(), ui::SessionController::State::Idle);
    QCOMPARE(m_host->rows("matrixGrid"), rows);
    ui::AuthPanel again(m_host->controller, m_host->services);
    QVERIFY(PanelHost::find<QAbstractItemView>(again, "matrixGrid")->model()->rowCount() == rows.size());
}

void TestAuthMatrix::nobodyThere_isSaid()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(m_host->find<QPushButton>("matrixGo")->isEnabled());
    m_host->stopServer();
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Planned);
    QCOMPARE(words("matrixState"), u"Nothing that is offered can be tried."_s);
    QVERIFY(words("matrixRemarks").startsWith(u"before TLS ("_s));
}

void TestAuthMatrix::closedWhileItRuns_nothingIsLeft()
{
    practice::Options options = AuthHost::plainOptions();
    options.faults = {*practice::Fault::parse("response:silence")};
    QVERIFY(plan(m_host->password, options));
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(count(Cell::State::Running), 1);
    m_host.reset();
}

void TestAuthMatrix::password_isNowhere()
{
    const QString secret = u"Tr0ub4dor-and-3 %/"_s;
    QVERIFY(plan(secret));
    test::SecretScan scan;
    scan.add(u"password"_s, secret.toUtf8());
    QCOMPARE(m_host->find<QLineEdit>("authPassword")->text(), QString());
    QVERIFY(m_host->press("matrixGo"));
    QTRY_COMPARE(run().state(), MatrixRun::State::Over);
    QCOMPARE(scan.leakIn(m_host->everything()), QString());
}

void TestAuthMatrix::everythingHasAName()
{
    QVERIFY(plan(m_host->password));
    QCOMPARE(PanelHost::nameless(*m_host->panel), QStringList());
    QCOMPARE(PanelHost::overhanging(*m_host->panel), QStringList());
}

QTEST_MAIN(TestAuthMatrix)
#include "tst_authmatrix.moc"
