// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/serverpanel.h"

#include "panelhost.h"
#include "ui/panels/capabilitymodel.h"
#include "ui/panels/chip.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/mechanismwords.h"
#include "ui/panels/wrapdelegate.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::CapabilityModel;
using ui::Chip;
using ui::ServerPanel;

class TestServerPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void beforeConnecting_itSaysWhatToDo();
    void withoutAnyHello_itPretendsNothing();
    void refusedHello_leavesNoTable();
    void helloWithoutKeywords_isSaidSo();
    void chips_tellStrongFromWeak();
    void tones_data();
    void tones();
    void offerOfAuth_isPutInWords_data();
    void offerOfAuth_isPutInWords();
    void capabilities_standInClearBesideEncrypted();
    void differences_areSaidForScreenReaders();
    void everyColumn_isInSight_data();
    void everyColumn_isInSight();
    void everyColumn_isInSightWhenTheTextGrows();
    void differentValues_standInTheirColumns();
    void unknownKeyword_isCalledUnknown();
    void brokenGrammar_isSaidSo();
    void keywordInAnyCase_isOneRow();
    void implicitTls_hasOneColumn();
    void afterALogin_thereIsAThirdColumn();
    void hostileText_staysText();
    void fourThousandKeywords_stayUsable();
    void longNames_makeNothingWider();
    void copiedText_holdsEverything();
    void refreshing_keepsSelectionAndScrolling();
    void anotherSession_startsAfresh();
    void realServer_isShownWhole();
    void everythingHasAName();

private:
    [[nodiscard]] QString cell(int row, int column, int role = Qt::DisplayRole) const;
    [[nodiscard]] int rowOf(const QString &keyword) const;
    [[nodiscard]] QStringList chipTexts() const;
    [[nodiscard]] QString words(const char *name) const { return PanelHost::words(*m_panel, name); }
    [[nodiscard]] bool isShown(const char *name) const { return !PanelHost::find(*m_panel, name)->isHidden(); }

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<ServerPanel> m_panel;
    CapabilityModel *m_model = nullptr;
    QFont m_usualFont = QApplication::font();
};

void TestServerPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<ServerPanel>(m_host->controller, m_host->services);
    m_model = m_panel->findChild<CapabilityModel *>();
    new QAbstractItemModelTester(m_model, QAbstractItemModelTester::FailureReportingMode::Fatal, m_model);
    PanelHost::put(*m_panel);
}

void TestServerPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
    QApplication::setFont(m_usualFont);
}

QString TestServerPanel::cell(int row, int column, int role) const
{
    return m_model->index(row, column).data(role).toString();
}

int TestServerPanel::rowOf(const QString &keyword) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (cell(row, CapabilityModel::Keyword).section(u' ', 0, 0) == keyword)
            return row;
    }
    return -1;
}

QStringList TestServerPanel::chipTexts() const
{
    QStringList texts;
    for (const Chip *chip : PanelHost::find(*m_panel, "authTypes")->findChildren<Chip *>())
        texts.append(chip->text());
    return texts;
}

void TestServerPanel::beforeConnecting_itSaysWhatToDo()
{
    QCOMPARE(words("serverEmpty"), u"Connect to see what the server offers."_s);
    QVERIFY(!PanelHost::find(*m_panel, "capabilities")->isVisible());
    QVERIFY(!isShown("serverCopy"));
    QCOMPARE(words("serverGreeting"), QString());
}

void TestServerPanel::withoutAnyHello_itPretendsNothing()
{
    m_host->show(TranscriptBuilder().opened("220 mx.example ESMTP ready").finished());
    QCOMPARE(words("serverEmpty"),
             u"No hello was accepted in this session, so nothing is known of what the server offers."_s);
    QCOMPARE(words("serverDomain"), u"mx.example"_s);
    QCOMPARE(words("serverGreeting"), u"Greeting after 7.0 ms: 220 mx.example ESMTP ready"_s);
    QVERIFY(!PanelHost::find(*m_panel, "capabilities")->isVisible());
}

void TestServerPanel::refusedHello_leavesNoTable()
{
    m_host->show(
        TranscriptBuilder().opened().asked(Phase::Hello, "EHLO x", {"550 go away"}).finished(Verdict::Refused));
    QVERIFY(isShown("serverEmpty"));
    QVERIFY(!PanelHost::find(*m_panel, "capabilities")->isVisible());
}

void TestServerPanel::helloWithoutKeywords_isSaidSo()
{
    m_host->show(TranscriptBuilder().opened().hello({}).finished());
    QVERIFY(!isShown("serverEmpty"));
    QCOMPARE(words("serverComparison"), u"None: the server said hello without a single keyword."_s);
    QVERIFY(!PanelHost::find(*m_panel, "capabilities")->isVisible());
    QCOMPARE(words("authTypesWords"), u"None."_s);
    QCOMPARE(chipTexts(), QStringList());
}

void TestServerPanel::chips_tellStrongFromWeak()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"STARTTLS"})
                     .secured(TranscriptBuilder::details())
                     .hello({"AUTH PLAIN LOGIN SCRAM-SHA-256 OAUTHBEARER X-OWN"})
                     .finished());
    QCOMPARE(chipTexts(), (QStringList{u"SCRAM-SHA-256"_s, u"OAUTHBEARER"_s, u"X-OWN"_s, u"PLAIN ⚠"_s, u"LOGIN ⚠"_s}));
    QCOMPARE(words("authTypesWords"), u"Only after TLS. The server sees the password itself: PLAIN and LOGIN."_s);
    const auto chips = PanelHost::find(*m_panel, "authTypes")->findChildren<Chip *>();
    QCOMPARE(chips.at(0)->property("tone").toString(), u"good"_s);
    QCOMPARE(chips.at(1)->property("tone").toString(), u"plain"_s);
    QCOMPARE(chips.at(3)->property("tone").toString(), u"weak"_s);
    QCOMPARE(chips.at(3)->accessibleName(), u"PLAIN, weak: password in clear"_s);
    QCOMPARE(chips.at(2)->accessibleName(), u"X-OWN: unknown"_s);
    QVERIFY(chips.at(3)->toolTip().contains(u"What the server learns: The password itself."_s));
}

void TestServerPanel::tones_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<Chip::Tone>("tone");
    QTest::newRow("shows the password") << QByteArray("PLAIN") << Chip::Tone::Weak;
    QTest::newRow("old form") << QByteArray("LOGIN") << Chip::Tone::Weak;
    QTest::newRow("weak digest") << QByteArray("CRAM-MD5") << Chip::Tone::Weak;
    QTest::newRow("outdated digest") << QByteArray("DIGEST-MD5") << Chip::Tone::Weak;
    QTest::newRow("proves nothing") << QByteArray("ANONYMOUS") << Chip::Tone::Weak;
    QTest::newRow("outdated ticket") << QByteArray("KERBEROS_V4") << Chip::Tone::Weak;
    QTest::newRow("unknown is not praised") << QByteArray("SCRAMBLE") << Chip::Tone::Plain;
    QTest::newRow("empty") << QByteArray() << Chip::Tone::Plain;
    QTest::newRow("token") << QByteArray("OAUTHBEARER") << Chip::Tone::Plain;
    QTest::newRow("one-time password") << QByteArray("OTP") << Chip::Tone::Plain;
    QTest::newRow("proof") << QByteArray("SCRAM-SHA-256") << Chip::Tone::Good;
    QTest::newRow("proof of a family") << QByteArray("SCRAM-SHA-999") << Chip::Tone::Good;
    QTest::newRow("ticket") << QByteArray("GSSAPI") << Chip::Tone::Good;
    QTest::newRow("certificate") << QByteArray("EXTERNAL") << Chip::Tone::Good;
}

void TestServerPanel::tones()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const Chip::Tone, tone);
    QCOMPARE(ui::MechanismWords::tone(mechanism), tone);
}

void TestServerPanel::offerOfAuth_isPutInWords_data()
{
    QTest::addColumn<QByteArrayList>("clear");
    QTest::addColumn<QByteArrayList>("encrypted");
    QTest::addColumn<QString>("sentence");
    const QByteArrayList none{"PIPELINING"};
    const QByteArrayList strong{"AUTH SCRAM-SHA-256"};
    QTest::newRow("nowhere") << none << none << u"None, neither in clear nor after TLS."_s;
    QTest::newRow("after TLS") << none << strong << u"Only after TLS."_s;
    QTest::newRow("lost by TLS") << strong << none
                                 << u"Only in clear: on the encrypted connection nobody can sign in."_s;
    QTest::newRow("the same") << QByteArrayList{"AUTH SCRAM-SHA-1 SCRAM-SHA-256"}
                              << QByteArrayList{"AUTH SCRAM-SHA-256 SCRAM-SHA-1"}
                              << u"The same in clear and after TLS."_s;
    QTest::newRow("different") << QByteArrayList{"AUTH GSSAPI"} << strong
                               << u"Only after TLS: SCRAM-SHA-256. Only in clear: GSSAPI."_s;
    QTest::newRow("one more") << QByteArrayList{"AUTH SCRAM-SHA-1 GSSAPI"}
                              << QByteArrayList{"AUTH SCRAM-SHA-1 GSSAPI SCRAM-SHA-256"}
                              << u"Only after TLS: SCRAM-SHA-256. All others are the same."_s;
    QTest::newRow("one less") << QByteArrayList{"AUTH SCRAM-SHA-1 GSSAPI"} << QByteArrayList{"AUTH GSSAPI"}
                              << u"Only in clear: SCRAM-SHA-1. All others are the same."_s;
    QTest::newRow("TLS not tried") << strong << QByteArrayList()
                                   << u"Offered in clear. What is offered after TLS is not known yet."_s;
    QTest::newRow("TLS possible") << QByteArrayList{"STARTTLS"} << QByteArrayList()
                                  << u"None in clear. Many servers offer some only after STARTTLS."_s;
    QTest::newRow("TLS impossible") << none << QByteArrayList() << u"None."_s;
    QTest::newRow("AUTH without types") << QByteArrayList{"AUTH"} << QByteArrayList() << u"None."_s;
}

void TestServerPanel::offerOfAuth_isPutInWords()
{
    QFETCH(const QByteArrayList, clear);
    QFETCH(const QByteArrayList, encrypted);
    QFETCH(const QString, sentence);
    TranscriptBuilder builder;
    builder.opened().hello(clear);
    if (!encrypted.isEmpty())
        builder.secured(TranscriptBuilder::details()).hello(encrypted);
    m_host->show(builder.finished());
    QCOMPARE(words("authTypesWords"), sentence);
}

void TestServerPanel::capabilities_standInClearBesideEncrypted()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"PIPELINING", "SIZE 52428800", "STARTTLS"})
                     .secured(TranscriptBuilder::details())
                     .hello({"PIPELINING", "SIZE 52428800", "AUTH PLAIN"})
                     .finished());
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->columnCount(), 4);
    QCOMPARE(m_model->headerData(2, Qt::Horizontal, Qt::AccessibleTextRole).toString(), u"In clear"_s);
    QCOMPARE(m_model->headerData(3, Qt::Horizontal, Qt::AccessibleTextRole).toString(), u"After TLS"_s);
    const int size = rowOf(u"SIZE"_s);
    QCOMPARE(cell(size, 0), u"SIZE 52428800"_s);
    QCOMPARE(cell(size, 1), u"messages up to 50 MiB"_s);
    QCOMPARE(cell(size, 2) + cell(size, 3), u"✓✓"_s);
    const int startTls = rowOf(u"STARTTLS"_s);
    QCOMPARE(cell(startTls, 2) + cell(startTls, 3), u"✓–"_s);
    const int auth = rowOf(u"AUTH"_s);
    QCOMPARE(cell(auth, 0), u"AUTH"_s);
    QCOMPARE(cell(auth, 2) + cell(auth, 3), u"–✓"_s);
    QCOMPARE(words("serverComparison"), u"New after TLS: AUTH. Gone after TLS: STARTTLS."_s);
}

void TestServerPanel::differences_areSaidForScreenReaders()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"PIPELINING", "STARTTLS", "SIZE 10"})
                     .secured(TranscriptBuilder::details())
                     .hello({"PIPELINING", "AUTH PLAIN", "SIZE 20"})
                     .finished());
    const auto spoken = [this](const QString &keyword, int column) {
        return cell(rowOf(keyword), column, Qt::AccessibleTextRole);
    };
    QCOMPARE(spoken(u"PIPELINING"_s, 0), u"PIPELINING"_s);
    QCOMPARE(spoken(u"STARTTLS"_s, 0), u"STARTTLS, only: In clear"_s);
    QCOMPARE(spoken(u"AUTH"_s, 0), u"AUTH, only: After TLS"_s);
    QCOMPARE(spoken(u"SIZE"_s, 0), u"SIZE, differs"_s);
    QCOMPARE(spoken(u"STARTTLS"_s, 3), u"After TLS: not offered"_s);
    QCOMPARE(spoken(u"PIPELINING"_s, 3), u"After TLS: offered"_s);
    QCOMPARE(spoken(u"SIZE"_s, 3), u"After TLS: 20"_s);
}

void TestServerPanel::everyColumn_isInSight_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("width");
    for (const int step : {0, 4, 8}) {
        for (const int width : {240, PanelHost::Width, 800})
            QTest::addRow("text +%d, %d pixels", step, width) << step << width;
    }
}

void TestServerPanel::everyColumn_isInSight()
{
    QFETCH(const int, step);
    QFETCH(const int, width);
    QFont larger = m_usualFont;
    larger.setPointSizeF(m_usualFont.pointSizeF() + step);
    QApplication::setFont(larger);
    m_panel->resize(width, 900);
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"ENHANCEDSTATUSCODES", "SIZE 52428800", "STARTTLS"})
                     .secured(TranscriptBuilder::details())
                     .hello({"ENHANCEDSTATUSCODES", "SIZE 52428800", "AUTH PLAIN LOGIN"})
                     .finished());
    QCoreApplication::processEvents();
    const auto *table = PanelHost::find<ui::FittedTree>(*m_panel, "capabilities");
    QCOMPARE_LE(table->header()->length(), table->viewport()->width());
    for (int column = CapabilityModel::FirstHello; column < m_model->columnCount(); ++column)
        QCOMPARE_GT(table->columnWidth(column), table->fontMetrics().horizontalAdvance(u"✓"_s));
    // The meaning stands beside the keyword or below it.
    const bool isBelow = m_model->isNarrow();
    QCOMPARE(table->isColumnHidden(CapabilityModel::Meaning), isBelow);
    QCOMPARE(cell(0, CapabilityModel::Keyword, ui::BelowRole), isBelow ? u"detailed status codes"_s : QString());
    QCOMPARE(cell(0, CapabilityModel::Keyword, Qt::AccessibleTextRole),
             isBelow ? u"ENHANCEDSTATUSCODES, detailed status codes"_s : u"ENHANCEDSTATUSCODES"_s);
}

void TestServerPanel::everyColumn_isInSightWhenTheTextGrows()
{
    m_panel->resize(240, 900);
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"SIZE 52428800", "STARTTLS"})
                     .secured(TranscriptBuilder::details())
                     .hello({"SIZE 52428800", "AUTH PLAIN LOGIN"})
                     .finished());
    QCoreApplication::processEvents();
    const auto *table = PanelHost::find<ui::FittedTree>(*m_panel, "capabilities");
    const int before = table->columnWidth(CapabilityModel::FirstHello);
    QFont larger = m_usualFont;
    larger.setPointSizeF(m_usualFont.pointSizeF() + 4);
    QApplication::setFont(larger);
    QCoreApplication::processEvents();
    QCOMPARE_LE(table->header()->length(), table->viewport()->width());
    QCOMPARE_GT(table->columnWidth(CapabilityModel::FirstHello), before);
}

void TestServerPanel::differentValues_standInTheirColumns()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"SIZE 1000", "LIMITS MAILMAX=3 RCPTMAX=100"})
                     .secured(TranscriptBuilder::details())
                     .hello({"SIZE 2000", "LIMITS"})
                     .finished());
    const int size = rowOf(u"SIZE"_s);
    QCOMPARE(cell(size, 0), u"SIZE"_s);
    QCOMPARE(cell(size, 2), u"1000"_s);
    QCOMPARE(cell(size, 3), u"2000"_s);
    QCOMPARE(cell(size, 1), u"In clear: messages up to 1000 bytes\nAfter TLS: messages up to about 1.9 KiB"_s);
    const int limits = rowOf(u"LIMITS"_s);
    QCOMPARE(cell(limits, 2), u"≠"_s); // too long for the column
    QCOMPARE(cell(limits, 3), u"≠"_s);
    QCOMPARE(words("serverComparison"), u"Other values after TLS: SIZE and LIMITS."_s);
}

void TestServerPanel::unknownKeyword_isCalledUnknown()
{
    m_host->show(TranscriptBuilder().opened().hello({"FROBNICATE 7", "DSN"}).finished());
    QCOMPARE(cell(0, 0), u"FROBNICATE 7"_s);
    QCOMPARE(cell(0, 1), u"unknown"_s);
    QVERIFY(cell(1, 1) != u"unknown"_s);
}

void TestServerPanel::brokenGrammar_isSaidSo()
{
    m_host->show(TranscriptBuilder().opened().hello({"-SIZE 3", "8BITMIME\x01"}).finished());
    QCOMPARE(cell(0, 1), u"unknown; does not keep to the grammar"_s);
    QCOMPARE(cell(1, 0), u"8BITMIME␁"_s);
}

void TestServerPanel::keywordInAnyCase_isOneRow()
{
    m_host->show(TranscriptBuilder().opened().hello({"starttls", "auth login", "AUTH=LOGIN PLAIN"}).finished());
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(chipTexts(), (QStringList{u"LOGIN ⚠"_s, u"PLAIN ⚠"_s}));
}

void TestServerPanel::implicitTls_hasOneColumn()
{
    TranscriptBuilder builder(u"mx.example"_s, 465);
    const TlsDetails details = TranscriptBuilder::details();
    builder.add(transcript::Connecting{0, u"192.0.2.25"_s, u"ipv4"_s, 465});
    builder.add(transcript::Connected{u"192.0.2.1:5000"_s, u"192.0.2.25:465"_s});
    builder.add(transcript::TlsStarted{details.expectedName, details.sni, TlsPolicy::Report});
    builder.add(transcript::TlsSecured{details});
    builder.received("220 mx.example ESMTP", {}, Phase::Greeting);
    builder.hello({"AUTH PLAIN"}).finished();
    m_host->show(builder);
    QCOMPARE(m_model->columnCount(), 3);
    QCOMPARE(m_model->headerData(2, Qt::Horizontal, Qt::AccessibleTextRole).toString(), u"In TLS"_s);
    QCOMPARE(words("authTypesWords"),
             u"Offered on the encrypted connection. The server sees the password itself: PLAIN."_s);
    QCOMPARE(words("serverComparison"), QString());
}

void TestServerPanel::afterALogin_thereIsAThirdColumn()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"AUTH PLAIN", "STARTTLS"})
                     .secured(TranscriptBuilder::details())
                     .hello({"AUTH PLAIN"})
                     .asked(Phase::HelloAuth, "EHLO x", {"250-mx.example", "250 BURL imap"})
                     .finished());
    QCOMPARE(m_model->columnCount(), 5);
    QCOMPARE(m_model->headerData(4, Qt::Horizontal, Qt::AccessibleTextRole).toString(), u"Signed in"_s);
    const int burl = rowOf(u"BURL"_s);
    QCOMPARE(cell(burl, 2) + cell(burl, 3) + cell(burl, 4), u"––✓"_s);
}

void TestServerPanel::hostileText_staysText()
{
    const QByteArray rude = "<b>X</b>\x1b[31m\xe2\x80\xae"
                            "gnp";
    m_host->show(TranscriptBuilder()
                     .opened("220 <img src=x>\x1b]0;a\x07 ESMTP")
                     .hello({rude + " 5", "AUTH <i>A</i>"})
                     .finished());
    QVERIFY(!words("serverGreeting").contains(u'\x1b'));
    QVERIFY(words("serverGreeting").contains(u"<img src=x>␛"_s));
    QVERIFY(cell(0, 0).startsWith(u"<B>X</B>␛[31M<U+202E>GNP"_s));
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    const auto chips = PanelHost::find(*m_panel, "authTypes")->findChildren<Chip *>();
    QCOMPARE(chips.constFirst()->text(), u"<I>A</I>"_s);
    QVERIFY(!chips.constFirst()->toolTip().contains(u"<I>"_s));
}

void TestServerPanel::fourThousandKeywords_stayUsable()
{
    delete m_model->findChild<QAbstractItemModelTester *>(); // it looks at every cell many times
    QByteArrayList keywords;
    QByteArray types = "AUTH";
    for (int i = 0; i < 4000; ++i)
        keywords.append("X-KEYWORD-" + QByteArray::number(i));
    for (int i = 0; i < 300; ++i)
        types += " TYPE-" + QByteArray::number(i);
    TranscriptBuilder builder;
    builder.opened()
        .hello(keywords + QByteArrayList{types})
        .secured(TranscriptBuilder::details())
        .hello(keywords)
        .finished();
    m_host->show(builder);
    QCOMPARE(m_model->rowCount(), 4001);
    QCOMPARE(chipTexts().size(), 41);
    QCOMPARE(chipTexts().constLast(), u"and 260 more"_s);
    auto *table = PanelHost::find<ui::FittedTree>(*m_panel, "capabilities");
    QVERIFY(table->height() < table->fontMetrics().height() * 900); // it scrolls inside
    table->setFocus();
    QTest::keyClick(table, Qt::Key_End);
    QCOMPARE(table->currentIndex().row(), 4000);
}

void TestServerPanel::longNames_makeNothingWider()
{
    m_host->show(TranscriptBuilder()
                     .opened("220 " + QByteArray(300, 'm') + " ESMTP")
                     .hello({QByteArray(300, 'K') + " " + QByteArray(300, 'p'), "AUTH " + QByteArray(300, 'M')})
                     .finished());
    QCOMPARE(PanelHost::overhanging(*m_panel), QStringList());
    QCOMPARE(chipTexts().constFirst().size(), 32);
}

void TestServerPanel::copiedText_holdsEverything()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"STARTTLS"})
                     .secured(TranscriptBuilder::details())
                     .hello({"AUTH PLAIN"})
                     .finished());
    QTest::mouseClick(PanelHost::find<QPushButton>(*m_panel, "serverCopy"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text, m_panel->text());
    for (const QString &part : {u"mx.example"_s, u"PLAIN, weak: password in clear"_s, u"Only after TLS."_s,
                                u"STARTTLS, only: In clear\t"_s, u"After TLS: not offered"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void TestServerPanel::refreshing_keepsSelectionAndScrolling()
{
    plan::Plan plan;
    plan.security = plan::Security::StartTls;
    QVERIFY(m_host->connectTo({}, plan));
    auto *table = PanelHost::find<ui::FittedTree>(*m_panel, "capabilities");
    QTRY_COMPARE(m_model->columnCount(), 4);
    QVERIFY(m_model->rowCount() > 5);
    table->setCurrentIndex(m_model->index(3, 0));
    const QString keyword = cell(3, 0);
    m_panel->resize(PanelHost::Width, 200);
    auto *scroll = PanelHost::find<QScrollArea>(*m_panel, "scroll")->verticalScrollBar();
    QTRY_VERIFY(scroll->maximum() > 0);
    scroll->setValue(scroll->maximum() / 2);
    const int before = scroll->value();
    QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
    QVERIFY(m_host->controller.perform(ui::Action::Ehlo));
    QSignalSpy refreshed(&m_host->controller, &ui::SessionController::reportChanged);
    QVERIFY(m_host->controller.perform(ui::Action::Noop));
    QTRY_VERIFY(!refreshed.isEmpty() && m_host->controller.state() == ui::SessionController::State::Idle);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(table->currentIndex().data().toString(), keyword);
    QCOMPARE(scroll->value(), before);
}

void TestServerPanel::anotherSession_startsAfresh()
{
    m_host->show(TranscriptBuilder().opened().hello({"STARTTLS", "AUTH PLAIN"}).finished());
    QVERIFY(!chipTexts().isEmpty());
    m_host->show(TranscriptBuilder());
    QVERIFY(isShown("serverEmpty"));
    QCOMPARE(words("serverDomain"), QString());
    m_host->show(TranscriptBuilder().opened().hello({"DSN"}).finished());
    QCOMPARE(chipTexts(), QStringList());
    QCOMPARE(m_model->rowCount(), 1);
}

void TestServerPanel::realServer_isShownWhole()
{
    practice::Options options;
    options.hostName = "practice.example";
    plan::Plan plan;
    plan.security = plan::Security::Opportunistic;
    QVERIFY(m_host->connectTo(options, plan));
    QTRY_COMPARE(m_model->columnCount(), 4);
    QCOMPARE(words("serverDomain"), u"practice.example"_s);
    QVERIFY(words("authTypesWords").startsWith(u"Only after TLS."_s));
    for (int row = 0; row < m_model->rowCount(); ++row)
        QVERIFY2(cell(row, 1) != u"unknown"_s, qPrintable(cell(row, 0)));
}

void TestServerPanel::everythingHasAName()
{
    m_host->show(TranscriptBuilder().opened().hello({"STARTTLS", "AUTH PLAIN"}).finished());
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
}

QTEST_MAIN(TestServerPanel)
#include "tst_serverpanel.moc"
