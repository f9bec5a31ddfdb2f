// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/answerpanel.h"

#include "panelhost.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/replywords.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::AnswerPanel;
using ui::ReplyWords;

class TestAnswerPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutQuestions_itSaysWhatToDo();
    void answers_standNewestFirst();
    void addresses_areAList();
    void cannotVerify_isPutInPlainWords();
    void refusal_isExplainedWithItsEnhancedCode();
    void unknownCodes_areCalledUnknown_data();
    void unknownCodes_areCalledUnknown();
    void silence_isNoAnswer();
    void hostileAnswer_staysText();
    void copyAddresses_takesTheChosenAnswer();
    void copyAddresses_withoutAny_isDisabled();
    void enter_jumpsToTheReply();
    void newAnswer_keepsTheChosenOne();
    void manyAnswers_showTheNewest();
    void readFromAFile_announcesNothing();
    void realServer_answersInTurn();
    void everythingHasAName();

private:
    [[nodiscard]] ui::FittedTree *tree() const { return PanelHost::find<ui::FittedTree>(*m_panel, "answers"); }
    [[nodiscard]] QString words() const { return PanelHost::words(*m_panel, "answersState"); }
    [[nodiscard]] QModelIndex top(int row, int column = 0) const { return tree()->model()->index(row, column); }
    [[nodiscard]] QStringList below(int row) const;
    void showAnswer(Phase phase, const QByteArray &command, const QByteArrayList &reply);

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<AnswerPanel> m_panel;
};

void TestAnswerPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<AnswerPanel>(m_host->controller, m_host->services);
    new QAbstractItemModelTester(tree()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_panel.get());
    PanelHost::put(*m_panel);
}

void TestAnswerPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
}

QStringList TestAnswerPanel::below(int row) const
{
    QStringList lines;
    for (int i = 0; i < tree()->model()->rowCount(top(row)); ++i)
        lines.append(tree()->model()->index(i, 0, top(row)).data().toString());
    return lines;
}

void TestAnswerPanel::showAnswer(Phase phase, const QByteArray &command, const QByteArrayList &reply)
{
    m_host->show(TranscriptBuilder().opened().hello({}).asked(phase, command, reply).finished());
}

void TestAnswerPanel::withoutQuestions_itSaysWhatToDo()
{
    QCOMPARE(words(), u"Nothing was asked with VRFY, EXPN, ETRN or HELP."_s);
    QVERIFY(m_host->connectTo());
    QTRY_COMPARE(words(), u"Ask with VRFY, EXPN, ETRN or HELP: the answer stands here, in plain words."_s);
    QVERIFY(!tree()->isVisible());
    QVERIFY(!PanelHost::find(*m_panel, "copyAddresses")->isVisible());
}

void TestAnswerPanel::answers_standNewestFirst()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({})
                     .asked(Phase::Vrfy, "VRFY a", {"250 <a@mx.example>"})
                     .asked(Phase::Help, "HELP", {"214 see the manual"})
                     .asked(Phase::Noop, "NOOP", {"250 ok"})
                     .asked(Phase::Etrn, "ETRN mx.example", {"459 no"})
                     .finished());
    QCOMPARE(tree()->model()->rowCount(), 3);
    QCOMPARE(top(0).data().toString(), u"ETRN mx.example"_s);
    QCOMPARE(top(0, 1).data().toString(), u"459"_s);
    QCOMPARE(top(1).data().toString(), u"HELP"_s);
    QCOMPARE(top(2).data().toString(), u"VRFY a"_s);
    QVERIFY(tree()->isExpanded(top(0)) && tree()->isExpanded(top(2)));
}

void TestAnswerPanel::addresses_areAList()
{
    showAnswer(Phase::Expn, "EXPN staff",
               {"250-Alice <alice@mx.example>", "250-Bob <bob@mx.example>", "250 <carol@mx.example>"});
    const QStringList lines = below(0);
    QVERIFY(lines.contains(u"✉ alice@mx.example"_s));
    QVERIFY(lines.contains(u"✉ bob@mx.example"_s));
    QVERIFY(lines.contains(u"✉ carol@mx.example"_s));
    QCOMPARE(lines.filter(u"✉"_s).size(), 3);
    QCOMPARE(lines.constLast(), u"Alice <alice@mx.example>\nBob <bob@mx.example>\n<carol@mx.example>"_s);
}

void TestAnswerPanel::cannotVerify_isPutInPlainWords()
{
    showAnswer(Phase::Vrfy, "VRFY postmaster", {"252 2.0.0 postmaster"});
    QCOMPARE(top(0, 1).data().toString(), u"252 2.0.0"_s);
    QCOMPARE(below(0).constFirst(), u"Cannot verify, will try"_s);
    QVERIFY(below(0).at(1).contains(u"not a confirmation"_s));
    QCOMPARE(below(0).filter(u"✉"_s).size(), 0);
}

void TestAnswerPanel::refusal_isExplainedWithItsEnhancedCode()
{
    showAnswer(Phase::Vrfy, "VRFY nobody", {"550 5.1.1 unknown here"});
    QCOMPARE(below(0).constFirst(), u"No such mailbox"_s);
    QCOMPARE(below(0).filter(u"5.1.1: "_s).size(), 1);
    QVERIFY(!below(0).filter(u"5.1.1: "_s).constFirst().contains(u"unknown"_s));
    QCOMPARE(below(0).constLast(), u"unknown here"_s);
}

void TestAnswerPanel::unknownCodes_areCalledUnknown_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("first");
    QTest::newRow("of no class") << QByteArray("650 what") << u"Unknown code"_s;
    QTest::newRow("of a class") << QByteArray("599 what") << u"Unknown code; its class: "_s;
}

void TestAnswerPanel::unknownCodes_areCalledUnknown()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const QString, first);
    showAnswer(Phase::Vrfy, "VRFY a", {reply});
    QVERIFY2(below(0).constFirst().startsWith(first), qPrintable(below(0).constFirst()));
    QCOMPARE(ReplyWords::enhanced({5, 99, 77}), u"5.99.77: unknown"_s);
    QVERIFY(ReplyWords::enhanced({5, 1, 777}).startsWith(u"5.1.777: unknown detail; its subject: "_s));
}

void TestAnswerPanel::silence_isNoAnswer()
{
    TranscriptBuilder builder;
    builder.opened().hello({});
    builder.sent("VRFY a", Phase::Vrfy);
    builder.finished();
    m_host->show(builder);
    QCOMPARE(top(0, 1).data().toString(), u"–"_s);
    QCOMPARE(below(0), QStringList{u"No reply yet"_s});
}

void TestAnswerPanel::hostileAnswer_staysText()
{
    showAnswer(Phase::Vrfy, "VRFY <b>", {"250 \x1b[2J<a@\xe2\x80\xaex.example> <i>" + QByteArray(400, 'z')});
    const QString all = top(0).data().toString() + below(0).join(u'\n');
    QVERIFY(!all.contains(u'\x1b') && !all.contains(QChar(0x202e)));
    QVERIFY(all.contains(u"VRFY <b>"_s));
    QVERIFY(all.contains(u"✉ a@<U+202E>x.example"_s));
    QCOMPARE(PanelHost::overhanging(*m_panel), QStringList());
}

void TestAnswerPanel::copyAddresses_takesTheChosenAnswer()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({})
                     .asked(Phase::Expn, "EXPN old", {"250 <old@mx.example>"})
                     .asked(Phase::Expn, "EXPN new", {"250-<one@mx.example>", "250 <two@mx.example>"})
                     .finished());
    auto *copy = PanelHost::find<QPushButton>(*m_panel, "copyAddresses");
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one@mx.example\ntwo@mx.example"_s);
    tree()->setCurrentIndex(tree()->model()->index(0, 0, top(1))); // a line below the older answer
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"old@mx.example"_s);
    tree()->clearSelection();
    QTest::mouseClick(PanelHost::find<QPushButton>(*m_panel, "copyAnswers"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"EXPN new\t250\n"_s));
}

void TestAnswerPanel::copyAddresses_withoutAny_isDisabled()
{
    showAnswer(Phase::Vrfy, "VRFY a", {"550 no"});
    auto *copy = PanelHost::find<QPushButton>(*m_panel, "copyAddresses");
    QVERIFY(!copy->isEnabled());
    QCOMPARE(copy->toolTip(), u"The chosen answer names no address."_s);
}

void TestAnswerPanel::enter_jumpsToTheReply()
{
    showAnswer(Phase::Vrfy, "VRFY a", {"550 no"});
    QSignalSpy jumped(m_panel.get(), &AnswerPanel::evidenceActivated);
    tree()->setFocus();
    tree()->setCurrentIndex(tree()->model()->index(0, 0, top(0)));
    QTest::keyClick(tree(), Qt::Key_Return);
    QCOMPARE(jumped.size(), 1);
    QCOMPARE(jumped.constFirst().constFirst().toLongLong(),
             m_host->controller.report().answers.constFirst().evidence.constFirst());
}

void TestAnswerPanel::newAnswer_keepsTheChosenOne()
{
    QVERIFY(m_host->connectTo());
    QSignalSpy answered(m_panel.get(), &AnswerPanel::answered);
    QVERIFY(m_host->controller.perform(ui::Action::Vrfy, "alice"));
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QTRY_COMPARE(m_host->controller.state(), ui::SessionController::State::Idle);
    QTRY_VERIFY(!m_host->controller.report().answers.constFirst().text.isEmpty());
    tree()->setCurrentIndex(top(0));
    tree()->collapse(top(0));
    QVERIFY(m_host->controller.perform(ui::Action::Vrfy, "nobody-at-all"));
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QCOMPARE(tree()->currentIndex().data().toString(), u"VRFY alice"_s);
    QVERIFY(!tree()->isExpanded(top(1)));
    QVERIFY(tree()->isExpanded(top(0)));
    QCOMPARE(answered.size(), 2);
}

void TestAnswerPanel::manyAnswers_showTheNewest()
{
    TranscriptBuilder builder;
    builder.opened().hello({});
    for (int i = 0; i < 250; ++i)
        builder.asked(Phase::Vrfy, "VRFY user" + QByteArray::number(i), {"252 maybe"});
    m_host->show(builder.finished());
    QCOMPARE(tree()->model()->rowCount(), 200);
    QCOMPARE(top(0).data().toString(), u"VRFY user249"_s);
    QCOMPARE(words(), u"250 answer(s); the newest are shown."_s);
    QCOMPARE(m_panel->count(), 250);
}

void TestAnswerPanel::readFromAFile_announcesNothing()
{
    QSignalSpy answered(m_panel.get(), &AnswerPanel::answered);
    showAnswer(Phase::Vrfy, "VRFY a", {"250 <a@mx.example>"});
    QCOMPARE(answered.size(), 0);
    m_host->show(TranscriptBuilder());
    QCOMPARE(tree()->model()->rowCount(), 0);
    QCOMPARE(m_panel->count(), 0);
}

void TestAnswerPanel::realServer_answersInTurn()
{
    QVERIFY(m_host->connectTo());
    QVERIFY(m_host->controller.perform(ui::Action::Expn, "staff"));
    QVERIFY(m_host->controller.perform(ui::Action::Vrfy, "carol"));
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QTRY_COMPARE(top(0, 1).data().toString().left(3), u"252"_s);
    QCOMPARE(below(1).filter(u"✉"_s).size(), 3);
}

void TestAnswerPanel::everythingHasAName()
{
    showAnswer(Phase::Vrfy, "VRFY a", {"250 <a@mx.example>"});
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
}

QTEST_MAIN(TestAnswerPanel)
#include "tst_answerpanel.moc"
