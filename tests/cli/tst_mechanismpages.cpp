// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/openssl.h"
#include "practice/login.h"
#include "practice/server.h"
#include "programrun.h"
#include "sasl/registry.h"
#include "support/keyserver.h"
#include "support/ticketserver.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace mailscope;
using namespace Qt::StringLiterals;

namespace {
const QDir Pages(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/mechanisms"));
const QString Prompt = u"$ mailscope-cli "_s;
const QString Address = u"127.0.0.1:2525"_s; ///< of the server, as the pages write it

QString contentOf(const QString &name)
{
    QFile file(Pages.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A command of a page, and what stands below it.
struct Exchange {
    QString command; ///< behind the prompt
    QString output;
};

QList<Exchange> exchangesOf(const QString &page)
{
    static const QRegularExpression block(u"^```\n\\$ mailscope-cli ([^\n]*)\n(.*?)```$"_s,
                                          QRegularExpression::MultilineOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    QList<Exchange> exchanges;
    for (const QRegularExpressionMatch &match : block.globalMatch(page))
        exchanges.append({match.captured(1), match.captured(2)});
    return exchanges;
}

/// What is another one each time: times, nonces and what is made of them, sizes of tickets.
QString masked(QString text)
{
    static const std::array volatileParts{
        std::pair(QRegularExpression(u"^ +[0-9]+\\.[0-9]{3} "_s, QRegularExpression::MultilineOption), u"TIME "_s),
        std::pair(QRegularExpression(u"[0-9]{4}-[0-9]{2}-[0-9]{2}T?[0-9:.]*Z?"_s), u"DATE"_s),
        std::pair(QRegularExpression(u"[A-Za-z0-9+/]{16,}={0,2}"_s), u"BYTES"_s),
        std::pair(QRegularExpression(u"[0-9]{3,} bytes"_s), u"SIZE bytes"_s),
        std::pair(QRegularExpression(u"size [0-9]{3,}"_s), u"size SIZE"_s),
        std::pair(QRegularExpression(u"<[0-9a-zA-Z.+/=-]+@"_s), u"<ID@"_s),
    };
    for (const auto &[part, name] : volatileParts)
        text.replace(part, name);
    return text;
}

/// Of what the program prints that which belongs to the login, without blanks at the ends of lines.
QString loginIn(const QByteArray &output)
{
    const QString text = QString::fromUtf8(output);
    static const QRegularExpression blanks(u" +$"_s);
    QStringList lines;
    bool isLogin = false;
    for (const QString &line : text.split(u'\n')) {
        isLogin = isLogin || line.endsWith("stage auth begins"_L1);
        if (isLogin)
            lines.append(QString(line).remove(blanks) + u'\n');
        if (line.endsWith("stage auth ends"_L1))
            break;
    }
    return lines.join(QString());
}
} // namespace

/// The page of each mechanism shows what really happens.
class TestMechanismPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyMechanism_hasAPage();
    void everyPage_hasAnExchange();
    void everyExchange_isWhatHappens_data();
    void everyExchange_isWhatHappens();

private:
    [[nodiscard]] QString played(const QString &command);

    QTemporaryDir m_folder;
    support::KeyServer m_keyServer;
    support::TicketServer m_ticketServer;
    std::unique_ptr<practice::Server> m_server;
};

void TestMechanismPages::initTestCase()
{
    QVERIFY(net::ensureDefaultProvider());
    static const QCA::Initializer initializer;
    QVERIFY2(m_keyServer.start("alice", "smtp/localhost"), m_keyServer.diagnosis().constData());
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = practice::loginMechanisms();
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen());
    for (const auto &[name, content] : {std::pair(u"ca.pem"_s, practice::Server::certificateAuthorityPem()),
                                        std::pair(u"alice.pem"_s, *practice::Server::clientCertificatePem("alice"))}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
    }
}

void TestMechanismPages::everyMechanism_hasAPage()
{
    static const QRegularExpression row(u"^\\|(.*)\\| \\[.*\\]\\((.*)\\) \\|$"_s, QRegularExpression::MultilineOption);
    QHash<QString, QString> pages;
    for (const QRegularExpressionMatch &match : row.globalMatch(contentOf(u"README.md"_s))) {
        QVERIFY2(Pages.exists(match.captured(2)), qPrintable(match.captured(2)));
        for (const QString &part : match.captured(1).split(u'`'))
            pages.insert(part, match.captured(2));
    }
    for (const QByteArray &mechanism : sasl::mechanismNames())
        QVERIFY2(pages.contains(QString::fromLatin1(mechanism)), mechanism.constData());
}

void TestMechanismPages::everyPage_hasAnExchange()
{
    for (const QString &page : Pages.entryList({u"*.md"_s}, QDir::Files)) {
        if (page != "README.md"_L1)
            QVERIFY2(!exchangesOf(contentOf(page)).isEmpty(), qPrintable(page));
    }
}

void TestMechanismPages::everyExchange_isWhatHappens_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("output");
    for (const QString &page : Pages.entryList({u"*.md"_s}, QDir::Files)) {
        for (const Exchange &each : exchangesOf(contentOf(page)))
            QTest::newRow(qPrintable(each.command)) << page << each.command << each.output;
    }
}

/// What \p command prints of the login, here and now.
QString TestMechanismPages::played(const QString &command)
{
    QProcessEnvironment environment = clitest::bareEnvironment();
    for (const practice::User &user : practice::Options::defaultUsers()) {
        if (user.name == "alice") {
            environment.insert(u"PASSWORD"_s, QString::fromUtf8(user.password));
            environment.insert(u"TOKEN"_s, QString::fromUtf8(user.token));
        }
    }
    const bool isOfTheSystem = command.contains("--mechanism GS"_L1);
    const quint16 port = isOfTheSystem ? m_ticketServer.port() : m_server->port();
    QByteArrayList arguments;
    for (QString word : command.split(u' ')) {
        word.replace(Address, u"127.0.0.1:%1"_s.arg(port));
        if (word.endsWith(".pem"_L1))
            word = m_folder.filePath(word);
        arguments.append(word.toUtf8());
    }
    const clitest::ProgramRun run = clitest::runHere(arguments, {}, environment);
    const QString text = run.code == 0 ? loginIn(run.out) : QString::fromUtf8(run.text());
    return QString(text).replace(u"port %1"_s.arg(port), u"port 2525"_s);
}

void TestMechanismPages::everyExchange_isWhatHappens()
{
    QFETCH(const QString, page);
    QFETCH(const QString, command);
    QFETCH(const QString, output);
    const QString now = played(command);
    QVERIFY2(now.endsWith("stage auth ends\n"_L1), qPrintable(now));
    if (qEnvironmentVariableIsSet("MAILSCOPE_WRITE_PAGES")) {
        QString content = contentOf(page);
        content.replace(Prompt + command + u'\n' + output, Prompt + command + u'\n' + now);
        QFile file(Pages.filePath(page));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content.toUtf8()) > 0);
        return;
    }
    QCOMPARE(masked(output), masked(now));
}

QTEST_GUILESS_MAIN(TestMechanismPages)
#include "tst_mechanismpages.moc"
