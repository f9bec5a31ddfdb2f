// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/translations.h"
#include "knowledge/knowledge.h"
#include "values/issue.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace mailscope;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one for each plural form
    bool isUnfinished = false;
    bool isPlural = false;
};

QString sourceFolder()
{
    return QStringLiteral(MAILSCOPE_SOURCE_DIR);
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, false, xml.attributes().value("numerus"_L1) == "yes"_L1};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.isUnfinished = xml.attributes().hasAttribute("type"_L1);
            if (!message.isPlural)
                message.translations += xml.readElementText();
            else
                while (xml.readNextStartElement())
                    message.translations += xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages += readMessage(xml, context);
    }
    return messages;
}

/// The places that values are put into.
QSet<QString> placesOf(const QString &text)
{
    static const QRegularExpression place(u"%L?[1-9n]"_s);
    QSet<QString> places;
    for (const QRegularExpressionMatch &match : place.globalMatch(text))
        places += match.captured();
    return places;
}

/// Brings a copy of \p file up to date with the sources, and returns its path.
QString updated(const QString &file, const QString &folder, const QStringList &sources, const QStringList &options)
{
    const QString copy = QDir(folder).filePath(file);
    if (!QFile::copy(sourceFolder() + u"/resources/translations/"_s + file, copy))
        return {};
    QProcess update;
    update.setWorkingDirectory(sourceFolder());
    const QStringList arguments{u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s, u"-I"_s, u"protocol"_s};
    update.start(QStringLiteral(MAILSCOPE_LUPDATE), options + arguments + sources + QStringList{u"-ts"_s, copy});
    return update.waitForFinished(60'000) && update.exitCode() == 0 ? copy : QString();
}

/// What the knowledge tables say to people, in any depth below \p value.
void collectSentences(const QJsonValue &value, const QString &key, QSet<QString> &sentences)
{
    static const QSet<QString> keys{u"meaning"_s,       u"explanation"_s, u"nextStep"_s, u"onlooker"_s, u"server"_s,
                                    u"parameterNote"_s, u"one"_s,         u"many"_s,     u"cause"_s};
    if (value.isString() && keys.contains(key) && !value.toString().isEmpty())
        sentences += value.toString();
    for (const QJsonValue &each : value.toArray())
        collectSentences(each, key, sentences);
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        collectSentences(each.value(), each.key(), sentences);
}

QSet<QString> sentencesOfTables()
{
    QSet<QString> sentences;
    for (const QString &table : {u"replies"_s, u"enhanced"_s, u"hints"_s, u"keywords"_s, u"mechanisms"_s}) {
        QFile file(sourceFolder() + u"/resources/knowledge/%1.json"_s.arg(table));
        if (file.open(QIODevice::ReadOnly))
            collectSentences(QJsonDocument::fromJson(file.readAll()).object(), {}, sentences);
    }
    return sentences;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void german_isComplete();
    void german_putsEveryValueInItsPlace();
    void german_leavesNoKeyOut();
    void english_hasEveryPlural();
    void whatIsTranslated_isStillSaid_data();
    void whatIsTranslated_isStillSaid();
    void germanTables_areComplete();
    void whatTheEngineSays_isGermanInTheWindow();
    void theFiles_areInTheProgram_data();
    void theFiles_areInTheProgram();

private:
    QTemporaryDir m_folder;
    QList<Message> m_german;
    QList<Message> m_english;
};

void TestTranslations::initTestCase()
{
    const QStringList window{u"ui"_s, u"app/gui"_s};
    m_german = messagesOf(updated(u"mailscope_de.ts"_s, m_folder.path(), window, {}))
        + messagesOf(updated(u"protocol_de.ts"_s, m_folder.path(), {u"protocol"_s}, {}))
        + messagesOf(sourceFolder() + u"/resources/translations/knowledge_de.ts"_s);
    m_english = messagesOf(updated(u"mailscope_en.ts"_s, m_folder.path(), window, {u"-pluralonly"_s}));
    QCOMPARE_GT(m_german.size(), 300);
    QCOMPARE_GT(m_english.size(), 3);
}

void TestTranslations::german_isComplete()
{
    QStringList missing;
    for (const Message &message : std::as_const(m_german)) {
        if (message.isUnfinished || message.translations.isEmpty() || message.translations.contains(QString()))
            missing += message.context + u": "_s + message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"Not in mailscope_de.ts or protocol_de.ts:\n"_s + missing.join(u'\n')));
}

void TestTranslations::german_putsEveryValueInItsPlace()
{
    for (const Message &message : std::as_const(m_german)) {
        for (const QString &translation : message.translations)
            QVERIFY2(placesOf(translation) == placesOf(message.source),
                     qPrintable(message.source + u" → "_s + translation));
    }
}

void TestTranslations::german_leavesNoKeyOut()
{
    static const QRegularExpression key(u"&\\w"_s);
    for (const Message &message : std::as_const(m_german)) {
        for (const QString &translation : message.translations) {
            if (!message.isUnfinished)
                QVERIFY2(translation.contains(key) == message.source.contains(key),
                         qPrintable(message.source + u" → "_s + translation));
        }
    }
}

void TestTranslations::english_hasEveryPlural()
{
    for (const Message &message : std::as_const(m_english)) {
        QVERIFY2(!message.isUnfinished && message.isPlural, qPrintable(message.source));
        QCOMPARE(message.translations.size(), 2);
        QVERIFY2(!message.translations.contains(QString()), qPrintable(message.source));
    }
}

void TestTranslations::whatIsTranslated_isStillSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("window") << u"mailscope_de"_s;
    QTest::newRow("engine") << u"protocol_de"_s;
}

void TestTranslations::whatIsTranslated_isStillSaid()
{
    QFETCH(QString, name);
    QFile file(sourceFolder() + u"/resources/translations/%1.ts"_s.arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("type=\"vanished\""));
    QVERIFY(!text.contains("type=\"obsolete\""));
}

void TestTranslations::germanTables_areComplete()
{
    QSet<QString> translated;
    for (const Message &message : std::as_const(m_german)) {
        if (message.context == "mailscope::knowledge"_L1)
            translated += message.source;
    }
    const QSet<QString> said = sentencesOfTables();
    QCOMPARE_GT(said.size(), 1000);
    const QStringList missing = (said - translated).values();
    QVERIFY2(missing.isEmpty(), qPrintable(u"Not in knowledge_de.ts:\n"_s + missing.join(u'\n')));
    QSet<QString> left;
    for (const Message &message : messagesOf(sourceFolder() + u"/resources/translations/knowledge_de.ts"_s))
        left += message.source;
    left -= said;
    QVERIFY2(left.isEmpty(), qPrintable(u"No table says:\n"_s + left.values().join(u'\n')));
}

void TestTranslations::whatTheEngineSays_isGermanInTheWindow()
{
    gui::installTranslations(*QCoreApplication::instance(), QLocale(QLocale::German));
    QCOMPARE(issueText({Issue::CommandRefused, {}, {}, {}}),
             u"Der Server lehnte den Befehl ab. Seine Antwort sagt, warum."_s);
    QCOMPARE(knowledge::Knowledge::shared().keywordMeaning("SIZE", {"1048576"}), u"Nachrichten bis 1 MiB"_s);
    const auto meaning = knowledge::Knowledge::shared().reply(252, u"vrfy");
    QVERIFY(meaning);
    QCOMPARE(meaning->meaning, u"nicht prüfbar, wird versucht"_s);
    const auto hint = knowledge::Knowledge::shared().hints().find({.code = 535,
                                                                   .enhanced = {},
                                                                   .text = u"no"_s,
                                                                   .phase = u"auth"_s,
                                                                   .mechanism = "NTLM",
                                                                   .host = {},
                                                                   .facts = {{u"target"_s, u"EXAMPLE"_s}}});
    QVERIFY(hint);
    QVERIFY2(hint->cause.contains(u"Er nimmt Benutzer von EXAMPLE"_s), qPrintable(hint->cause));
}

void TestTranslations::theFiles_areInTheProgram_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("German") << u"mailscope_de"_s;
    QTest::newRow("the engine in German") << u"protocol_de"_s;
    QTest::newRow("the tables in German") << u"knowledge_de"_s;
    QTest::newRow("English") << u"mailscope_en"_s;
}

void TestTranslations::theFiles_areInTheProgram()
{
    QFETCH(QString, name);
    QTranslator translator;
    QVERIFY(translator.load(u":/translations/"_s + name));
    QVERIFY(!translator.isEmpty());
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
