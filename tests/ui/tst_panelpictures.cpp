// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelhost.h"
#include "ui/panels/answerpanel.h"
#include "ui/panels/authpanel.h"
#include "ui/panels/findingspanel.h"
#include "ui/panels/sendpanel.h"
#include "ui/panels/serverpanel.h"
#include "ui/panels/timingpanel.h"
#include "ui/panels/tlspanel.h"
#include "ui/theme/colours.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTranslator>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::Theme;

namespace {

/// Makes every text half as long again, as a translation may.
class LongTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int count) const override
    {
        QString longer = QString::fromUtf8(text);
        if (count >= 0)
            longer.replace(u"%n"_s, QString::number(count));
        return longer + u" "_s + QString::fromUtf8("längerer Wortlaut").left(longer.size() / 2);
    }
};

template <typename Panel>
QWidget *make(PanelHost &host)
{
    return new Panel(host.controller, host.services);
}

struct Maker {
    const char *name;
    QWidget *(*make)(PanelHost &host);
};

constexpr Maker Makers[] = {{"server", make<ui::ServerPanel>},     {"tls", make<ui::TlsPanel>},
                            {"findings", make<ui::FindingsPanel>}, {"timing", make<ui::TimingPanel>},
                            {"answers", make<ui::AnswerPanel>},    {"auth", make<ui::AuthPanel>},
                            {"send", make<ui::SendPanel>}};

} // namespace

/// Draws every panel in the width that the window gives it, in every look, and finds what does not fit. The pictures are kept
/// where MAILSCOPE_PICTURES names a folder.
class TestPanelPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void paletteChange_repaintsInTheNewColours();

private:
    static void showRich(PanelHost &host);
    static void fill(QWidget &panel);
    void setLook(const QString &look);

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<Theme> m_theme;
    LongTranslator m_translator;
};

void TestPanelPictures::initTestCase()
{
    m_services = std::make_unique<TestServices>();
    m_theme = std::make_unique<Theme>(*qApp, m_services->settings());
    m_theme->dress();
}

/// A session with something for every panel.
void TestPanelPictures::showRich(PanelHost &host)
{
    TranscriptBuilder builder;
    builder.opened("220 mx.example.org ESMTP Postfix (Debian/GNU)")
        .hello({"PIPELINING", "SIZE 52428800", "VRFY", "ETRN", "STARTTLS", "ENHANCEDSTATUSCODES", "8BITMIME", "DSN",
                "SMTPUTF8", "CHUNKING", "X-FROBNICATE 5"})
        .secured(TranscriptBuilder::details({"expired", "name-mismatch"}, -3))
        .hello({"PIPELINING", "SIZE 10485760", "VRFY", "ETRN", "AUTH SCRAM-SHA-256 SCRAM-SHA-1 OAUTHBEARER PLAIN LOGIN",
                "ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "SMTPUTF8", "CHUNKING"});
    builder.add(transcript::Noted{"idle", {}}, std::chrono::milliseconds(4208));
    builder.asked(Phase::Auth, "AUTH PLAIN", {"535 5.7.8 Error: authentication failed"}, std::chrono::milliseconds(48))
        .asked(Phase::Vrfy, "VRFY postmaster", {"252 2.0.0 postmaster"}, std::chrono::milliseconds(14))
        .asked(Phase::Expn, "EXPN staff", {"250-Alice Example <alice@mx.example>", "250 Bob <bob@mx.example>"})
        .asked(Phase::Vrfy, "VRFY nobody", {"550 5.1.1 <nobody>: Recipient address rejected: User unknown in table"})
        .asked(Phase::Mail, "MAIL FROM:<me@desk.example>", {"250 2.1.0 Ok"})
        .asked(Phase::Rcpt, "RCPT TO:<alice@mx.example>", {"250 2.1.5 Ok"})
        .asked(Phase::Rcpt, "RCPT TO:<nobody@mx.example>", {"550 5.1.1 User unknown"})
        .finished(Verdict::Partial);
    host.show(builder);
}

void TestPanelPictures::fill(QWidget &panel)
{
    if (auto *from = panel.findChild<QLineEdit *>(u"sendFrom"_s)) {
        from->setText(u"me@desk.example"_s);
        panel.findChild<QLineEdit *>(u"sendTo1"_s)->setText(u"alice@mx.example, bob@mx.example"_s);
        panel.findChild<QPlainTextEdit *>(u"sendText"_s)->setPlainText(u"A message.\n"_s);
    }
    if (auto *user = panel.findChild<QLineEdit *>(u"authUser"_s)) {
        user->setText(u"bob"_s);
        panel.findChild<QLineEdit *>(u"authPassword"_s)->setText(u"12345678"_s);
    }
}

void TestPanelPictures::setLook(const QString &look)
{
    m_theme->setScheme(look == "dark"_L1 ? Theme::Scheme::Dark : Theme::Scheme::Light);
    m_theme->setTextStep(look == "large"_L1 ? 8 : 0);
    if (look == "long"_L1)
        qApp->installTranslator(&m_translator);
    else
        qApp->removeTranslator(&m_translator);
}

void TestPanelPictures::nothingIsCutOff_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("look");
    QTest::addColumn<bool>("isEmpty");
    int which = 0;
    for (const Maker &maker : Makers) {
        for (const char *look : {"light", "dark", "large", "long"})
            QTest::addRow("%s-%s", maker.name, look) << which << QString::fromLatin1(look) << false;
        QTest::addRow("%s-empty", maker.name) << which++ << u"light"_s << true;
    }
}

void TestPanelPictures::nothingIsCutOff()
{
    QFETCH(const int, which);
    QFETCH(const QString, look);
    QFETCH(const bool, isEmpty);
    setLook(look);
    PanelHost host;
    const std::unique_ptr<QWidget> panel(Makers[which].make(host));
    if (!isEmpty)
        showRich(host);
    fill(*panel);
    PanelHost::put(*panel);
    QPixmap picture = panel->grab();
    const QString folder = qEnvironmentVariable("MAILSCOPE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    QCOMPARE(PanelHost::overhanging(*panel), QStringList());
    QCOMPARE(PanelHost::nameless(*panel), QStringList());
}

void TestPanelPictures::paletteChange_repaintsInTheNewColours()
{
    setLook(u"light"_s);
    PanelHost host;
    ui::FindingsPanel panel(host.controller, host.services);
    showRich(host);
    PanelHost::put(panel);
    const QImage light = panel.grab().toImage();
    setLook(u"dark"_s);
    const QImage dark = panel.grab().toImage();
    QVERIFY(light.size() == dark.size() && light != dark);
    const QRgb darkest = ui::darkColours().sunken.rgb();
    bool isFound = false;
    for (int y = 0; y < dark.height() && !isFound; ++y) {
        for (int x = 0; x < dark.width() && !isFound; ++x)
            isFound = dark.pixel(x, y) == darkest;
    }
    QVERIFY(isFound);
    setLook(u"light"_s);
}

QTEST_MAIN(TestPanelPictures)
#include "tst_panelpictures.moc"
