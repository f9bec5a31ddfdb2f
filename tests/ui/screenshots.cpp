// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the main states of the window to pictures: screenshots FOLDER STATE…, or --list
#include "format/sessionfile.h"
#include "gui/translations.h"
#include "practice/server.h"
#include "support/testservices.h"
#include "ui/connection/connectionbar.h"
#include "ui/session/matrixrun.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/window/actionstrip.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace mailscope;
using ui::Action;
using ui::SessionController;
using State = ui::SessionController::State;

namespace {

constexpr int Patient = 20'000; // milliseconds until a state has to be there

/// The folder of these services as that of a person: "~/profiles".
TestServices &atHome(TestServices &services)
{
    qputenv("HOME", QFileInfo(services.profilesFolder()).path().toUtf8());
    return services;
}

/// One window, its surroundings, and servers to show.
class Stage {
public:
    explicit Stage(ui::Theme::Scheme scheme = ui::Theme::Scheme::Light, QSize size = {1440, 900})
        : theme(*qApp, services.settings()), window(atHome(services), theme)
    {
        theme.setScheme(scheme);
        window.resize(size);
        window.openTab();
        window.show();
    }

    [[nodiscard]] SessionController &session() { return window.currentPage()->session(); }
    [[nodiscard]] QWidget &header() { return *window.currentPage()->header(); }

    /// Leads to a server with \p options that calls itself mx.example.org as far as it can.
    void connectTo(practice::Options options, plan::Security security = plan::Security::Opportunistic,
                   bool diagnose = false)
    {
        options.hostName = "mx.example.org";
        server = std::make_unique<practice::Server>(std::move(options));
        const auto port = server->listen();
        if (!port)
            qFatal("no server: %ls", qUtf16Printable(port.error()));
        plan::Plan plan;
        plan.targets = {plan::Target::parse(u"localhost:%1"_s.arg(*port)).value()};
        plan.security = security;
        plan.family = plan::Family::IPv4;
        plan.helloName = "desk.example.net";
        if (!authority.open() || authority.write(practice::Server::certificateAuthorityPem()) <= 0
            || !authority.flush())
            qFatal("no certificate");
        plan.tls.caFile = authority.fileName();
        session().setPlan(plan);
        diagnose ? session().diagnose() : session().connectToServer();
        wait([this] { return session().state() == State::Idle || session().state() == State::Ended; });
    }

    void ask(Action action, const QString &argument)
    {
        window.currentPage()->actions().trigger(action);
        header().findChild<QComboBox *>("argument"_L1)->setEditText(argument);
        QTest::keyClick(header().findChild<QComboBox *>("argument"_L1)->lineEdit(), Qt::Key_Return);
        wait([this] { return session().state() == State::Idle; });
    }

    /// Chooses the entry \p name of a menu.
    void menu(QLatin1StringView name) { window.findChild<QAction *>("menu-"_L1 + name)->trigger(); }

    /// The dialog that is open, else the window.
    [[nodiscard]] QWidget &shown()
    {
        for (auto *dialog : window.findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return *dialog;
        }
        return window;
    }

    void showPanel(int index) { window.findChild<QTabWidget *>("panels"_L1)->setCurrentIndex(index); }

    static void wait(const std::function<bool()> &isReached)
    {
        if (!QTest::qWaitFor(isReached, Patient))
            qFatal("the state was not reached");
    }

    TestServices services;
    ui::Theme theme;
    std::unique_ptr<practice::Server> server;
    QTemporaryFile authority;
    ui::MainWindow window;
};

practice::Options good()
{
    practice::Options options;
    return options;
}

void visit(Stage &stage)
{
    stage.connectTo(good());
    stage.ask(Action::Vrfy, u"alice"_s);
    stage.ask(Action::Expn, u"staff"_s);
    stage.ask(Action::Vrfy, u"carol"_s);
    stage.window.currentPage()->transcript().goTo(stage.session().transcript().size() - 2);
    stage.showPanel(0);
}

void diagnosed(Stage &stage)
{
    visit(stage);
}

void firstStart(Stage &stage)
{
    stage.window.greet();
}

void findings(Stage &stage)
{
    practice::Options options;
    options.authInClear = true;
    options.certificate = practice::CertificateKind::Expiring;
    stage.connectTo(options);
    stage.ask(Action::Expn, u"staff"_s);
    stage.showPanel(2);
}

void tlsProblem(Stage &stage)
{
    practice::Options options;
    options.certificate = practice::CertificateKind::Expired;
    stage.connectTo(options);
    stage.showPanel(1);
}

void authTypes(Stage &stage)
{
    practice::Options options;
    options.authInClear = true;
    stage.connectTo(options);
    stage.window.currentPage()->actions().trigger(Action::Auth);
}

/// Signs in as alice with \p password, by what \p options offer.
void signIn(Stage &stage, practice::Options options, const QString &password)
{
    stage.connectTo(std::move(options));
    stage.window.currentPage()->actions().trigger(Action::Auth);
    QWidget &page = *stage.window.currentPage()->body();
    page.findChild<QLineEdit *>("authUser"_L1)->setText(u"alice"_s);
    page.findChild<QLineEdit *>("authPassword"_L1)->setText(password);
    if (password.isEmpty())
        return;
    auto *button = page.findChild<QPushButton *>("authSend"_L1);
    Stage::wait([button] { return button->isEnabled(); });
    button->click();
    Stage::wait([&stage] { return stage.session().state() == State::Idle && stage.session().report().auth; });
}

void showLast(Stage &stage, QLatin1StringView name)
{
    QWidget &page = *stage.window.currentPage()->body();
    auto *area = page.findChild<QWidget *>("authPanel"_L1)->findChild<QScrollArea *>();
    auto *widget = page.findChild<QWidget *>(name);
    Stage::wait([widget] { return widget->isVisible(); });
    // What changes leads to layouts, and those to further ones.
    for (int turn = 0; turn < 10; ++turn)
        QApplication::processEvents();
    area->ensureVisible(0, widget->mapTo(area->widget(), QPoint(0, widget->height())).y(), 0, 0);
}

void authPreview(Stage &stage)
{
    signIn(stage, good(), {});
    stage.window.currentPage()->body()->findChild<QLineEdit *>("authPassword"_L1)->setText(u"wonderland"_s);
}

void authSteps(Stage &stage)
{
    signIn(stage, good(), u"wonderland"_s);
    showLast(stage, "authSteps"_L1);
}

void authRefused(Stage &stage)
{
    signIn(stage, good(), u"jabberwocky"_s);
    showLast(stage, "authOthers"_L1);
}

void authMatrix(Stage &stage)
{
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = {"SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "CRAM-MD5", "PLAIN", "LOGIN", "OAUTHBEARER"};
    stage.connectTo(options);
    stage.window.currentPage()->actions().trigger(Action::Auth);
    QWidget &page = *stage.window.currentPage()->body();
    page.findChild<QLineEdit *>("authUser"_L1)->setText(u"alice"_s);
    page.findChild<QLineEdit *>("authPassword"_L1)->setText(u"wonderland"_s);
    page.findChild<QPushButton *>("matrixGo"_L1)->click();
    ui::MatrixRun &run = stage.session().matrix();
    Stage::wait([&run] { return run.state() == ui::MatrixRun::State::Planned; });
    run.go();
    Stage::wait([&run] { return run.state() == ui::MatrixRun::State::Over; });
    showLast(stage, "matrixRemarks"_L1);
}

void refusal(Stage &stage)
{
    stage.connectTo(good());
    stage.ask(Action::Vrfy, u"nobody"_s);
}

QWidget *sendPart(Stage &stage, QLatin1StringView name)
{
    return stage.window.currentPage()->body()->findChild<QWidget *>(name);
}

/// A message to three, and one page of it.
void write(Stage &stage, int page, plan::Mail mail = {})
{
    practice::Options options;
    options.maximumMessageSize = 1 << 20;
    stage.connectTo(options);
    mail.from = "desk@example.net";
    mail.recipients = {{"alice@practice.example", plan::Mail::Role::To, {"NOTIFY=SUCCESS,FAILURE"}},
                       {"bob@practice.example", plan::Mail::Role::Cc, {}},
                       {"nobody@practice.example", plan::Mail::Role::Bcc, {}}};
    mail.skipsRefused = true;
    plan::Plan plan = stage.session().plan();
    plan.mail = mail;
    stage.session().setPlan(plan);
    stage.window.currentPage()->actions().trigger(Action::Send);
    static_cast<QTabWidget *>(sendPart(stage, "sendPages"_L1))->setCurrentIndex(page);
    Stage::wait([&stage] { return sendPart(stage, "sendConsequence"_L1)->isVisible(); });
}

void sending(Stage &stage)
{
    write(stage, 0);
}

void sendParameters(Stage &stage)
{
    plan::Mail mail;
    mail.parameters = {"RET=HDRS", "ENVID=q+2B7", "MT-PRIORITY=3"};
    write(stage, 0, mail);
}

void sendHeaders(Stage &stage)
{
    plan::Mail mail;
    mail.content.subject = u"Report %N% of %DATE%"_s;
    mail.content.header = {u"X-Test: 1"_s, u"Reply-To: <bob@example.org>"_s};
    write(stage, 1, mail);
}

void sendBody(Stage &stage)
{
    plan::Mail mail;
    mail.content.text = u"Grüße,\nyour mail server"_s;
    mail.content.html = u"<p>Grüße</p><img src=\"cid:logo.png\">"_s;
    write(stage, 2, mail);
}

void sendAttachments(Stage &stage)
{
    plan::Mail mail;
    for (const char *name : {"report.pdf", "logo.png"}) {
        QFile file(stage.services.folder() + u'/' + QLatin1StringView(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(4200, 'x')) < 0)
            qFatal("no file");
        (mail.content.attachments.isEmpty() ? mail.content.attachments : mail.content.inlineImages)
            .append(file.fileName());
    }
    write(stage, 3, mail);
}

void sendRaw(Stage &stage)
{
    plan::Mail mail;
    mail.content.raw = "Subject: smuggled\r\n\r\nfirst\n.\r\nMAIL FROM:<eve@example.org>\r\n";
    mail.rawBytes = true;
    write(stage, 4, mail);
}

void press(Stage &stage, QLatin1StringView name)
{
    auto *button = static_cast<QAbstractButton *>(sendPart(stage, name));
    Stage::wait([button] { return button->isVisible() && button->isEnabled(); });
    button->click();
}

void sendLedger(Stage &stage)
{
    write(stage, 0);
    press(stage, "sendArm"_L1);
    press(stage, "sendMessage"_L1);
    Stage::wait([&stage] {
        return stage.session().state() == State::Idle && stage.session().report().transaction
            && stage.session().report().transaction->code;
    });
    Stage::wait([&stage] { return sendPart(stage, "sendConsequence"_L1)->isVisible(); });
}

void sendPaused(Stage &stage)
{
    write(stage, 0);
    static_cast<QComboBox *>(sendPart(stage, "sendHalt"_L1))->setCurrentIndex(1);
    press(stage, "sendMessage"_L1);
    Stage::wait([&stage] { return stage.session().isPaused(); });
}

void settings(Stage &stage)
{
    stage.connectTo(good());
    stage.window.currentPage()->showSettings();
}

void timing(Stage &stage)
{
    visit(stage);
    stage.showPanel(4);
}

QPlainTextEdit &pasted(Stage &stage)
{
    stage.menu("paste-command"_L1);
    return *stage.window.findChild<QPlainTextEdit *>("pasteLine"_L1);
}

void exportPreview(Stage &stage)
{
    visit(stage);
    stage.services.settings().setValue("export/format"_L1, u"html"_s);
    stage.menu("export"_L1);
}

void exportPackets(Stage &stage)
{
    visit(stage);
    stage.services.settings().setValue("export/format"_L1, u"pcapng"_s);
    stage.menu("export"_L1);
}

void copiedCommand(Stage &stage)
{
    visit(stage);
    stage.services.settings().setValue("command/tool"_L1, u"curl"_s);
    stage.menu("copy-command"_L1);
}

void paste(Stage &stage)
{
    pasted(stage).setPlainText(
        u"swaks --to bob@example.org --from alice@example.net --server mx.example.org:587 --tls "
        "--auth PLAIN --auth-user alice --auth-password wonderland --pipe-line --h-Subject 'Hello'"_s);
}

void pasteFault(Stage &stage)
{
    pasted(stage).setPlainText(u"curl smtp://mx.example.org --mail-rcpt bob@example.org | tee log"_s);
}

/// Two diagnoses, each in a tab of its own.
void visitTwice(Stage &stage)
{
    practice::Options options;
    options.authInClear = true;
    stage.connectTo(options, plan::Security::Opportunistic, true);
    stage.window.currentPage()->setName(u"before the change"_s);
    stage.window.openTab();
    stage.authority.close();
    stage.connectTo(good(), plan::Security::Opportunistic, true);
    stage.window.currentPage()->setName(u"after the change"_s);
}

void comparison(Stage &stage)
{
    visitTwice(stage);
    stage.menu("compare"_L1);
}

void replay(Stage &stage)
{
    signIn(stage, good(), u"wonderland"_s);
    stage.menu("replay"_L1);
}

void search(Stage &stage)
{
    visitTwice(stage);
    const QDir folder(stage.services.folder());
    for (int at = 0; at < stage.window.tabCount(); ++at) {
        const auto saved = format::saveSession(folder.filePath(u"support-471%1.mscope"_s.arg(at)),
                                               stage.window.pages().at(at)->session().transcript());
        if (!saved)
            qFatal("no session to search");
    }
    QFile broken(folder.filePath(u"from-the-customer.mscope"_s));
    if (!broken.open(QIODevice::WriteOnly) || broken.write("no session at all\n") <= 0)
        qFatal("no file to search");
    broken.close();
    stage.services.settings().setValue("search/folder"_L1, folder.path());
    stage.menu("search"_L1);
    auto *terms = stage.window.findChild<QLineEdit *>("searchTerms"_L1);
    terms->setText(u"code:250 size"_s);
    QTest::keyClick(terms, Qt::Key_Return);
    auto *go = stage.window.findChild<QPushButton *>("searchGo"_L1);
    Stage::wait([go] { return go->text() == u"Search"_s; });
}

/// A newcomer has sent to three, and looks at what the practice server has.
void arrived(Stage &stage)
{
    stage.window.startTour();
    Stage::wait([&stage] { return stage.session().state() == State::Idle; });
    plan::Plan plan = stage.session().plan();
    plan.mail.from = "desk@example.net";
    plan.mail.recipients = {{"alice@practice.example", plan::Mail::Role::To, {"NOTIFY=SUCCESS,FAILURE"}},
                            {"bob@practice.example", plan::Mail::Role::Cc, {}},
                            {"nobody@practice.example", plan::Mail::Role::Bcc, {}}};
    plan.mail.skipsRefused = true;
    plan.mail.content.subject = u"Grüße"_s;
    plan.mail.content.text = u"Hello,\n.a line with a dot in front"_s;
    stage.session().setPlan(plan);
    stage.window.currentPage()->actions().trigger(Action::Send);
    press(stage, "sendArm"_L1);
    press(stage, "sendMessage"_L1);
    auto *button = stage.window.findChild<QPushButton *>("practiceArrived"_L1);
    Stage::wait([button] { return button->isVisible(); });
    button->click();
}

struct Picture {
    const char *name;
    void (*prepare)(Stage &);
    ui::Theme::Scheme scheme = ui::Theme::Scheme::Light;
    QSize size{1440, 900};
};

const Picture Pictures[] = {
    {"first-start", firstStart},
    {"diagnosed", diagnosed},
    {"findings", findings},
    {"tls-problem", tlsProblem},
    {"auth-types", authTypes},
    {"auth-preview", authPreview},
    {"auth-steps", authSteps},
    {"auth-refused", authRefused},
    {"auth-matrix", authMatrix},
    {"refusal", refusal},
    {"send", sending},
    {"send-parameters", sendParameters},
    {"send-headers", sendHeaders},
    {"send-body", sendBody},
    {"send-attachments", sendAttachments},
    {"send-raw", sendRaw},
    {"send-ledger", sendLedger},
    {"send-paused", sendPaused},
    {"send-dark", sendLedger, ui::Theme::Scheme::Dark},
    {"send-german", sendLedger},
    {"send-small", sendLedger, ui::Theme::Scheme::Light, {1024, 700}},
    {"arrived", arrived},
    {"arrived-dark", arrived, ui::Theme::Scheme::Dark},
    {"arrived-german", arrived},
    {"settings", settings},
    {"timing", timing},
    {"export-preview", exportPreview},
    {"export-packets", exportPackets},
    {"command", copiedCommand},
    {"paste", paste},
    {"paste-fault", pasteFault},
    {"compare", comparison},
    {"replay", replay},
    {"search", search},
    {"dark-compare", comparison, ui::Theme::Scheme::Dark},
    {"dark-export", exportPreview, ui::Theme::Scheme::Dark},
    {"dark", diagnosed, ui::Theme::Scheme::Dark},
    {"dark-findings", findings, ui::Theme::Scheme::Dark},
    {"german", findings},
    {"small", diagnosed, ui::Theme::Scheme::Light, {1024, 700}},
    {"twice", diagnosed, ui::Theme::Scheme::Light, {1024, 700}},
};

void take(const Picture &picture, const QString &folder)
{
    Stage stage(picture.scheme, picture.size);
    picture.prepare(stage);
    // The panels follow the transcript some times a second.
    Stage::wait([&stage] { return stage.session().report().events == stage.session().transcript().size(); });
    // What changes leads to layouts, and those to further ones.
    for (int turn = 0; turn < 10; ++turn)
        QApplication::processEvents();
    const QString path = QDir(folder).filePath(QLatin1StringView(picture.name) + ".png"_L1);
    if (!stage.shown().grab().save(path))
        qFatal("%ls cannot be written", qUtf16Printable(path));
    std::puts(path.toLocal8Bit().constData());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() < 2)
        return 64;
    if (words.at(1) == "--list"_L1) {
        for (const Picture &picture : Pictures)
            std::puts(picture.name);
        return 0;
    }
    const bool isGerman = std::ranges::any_of(words, [](const QString &word) { return word.endsWith("german"_L1); });
    const QLocale locale(isGerman ? u"de_DE"_s : u"en_US"_s);
    QLocale::setDefault(locale);
    gui::installTranslations(application, locale);
    for (const Picture &picture : Pictures) {
        if (words.contains(QLatin1StringView(picture.name)))
            take(picture, words.at(1));
    }
    return 0;
}
