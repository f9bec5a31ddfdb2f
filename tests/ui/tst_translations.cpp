// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

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
QString updated(const QString &file, const QString &folder, const QStringList &options)
{
    const QString copy = QDir(folder).filePath(file);
    if (!QFile::copy(sourceFolder() + u"/resources/translations/"_s + file, copy))
        return {};
    QProcess update;
    update.setWorkingDirectory(sourceFolder());
    const QStringList arguments{u"-silent"_s,  u"-locations"_s, u"none"_s,    u"-I"_s,  u"."_s, u"-I"_s,
                                u"protocol"_s, u"ui"_s,         u"app/gui"_s, u"-ts"_s, copy};
    update.start(QStringLiteral(MAILSCOPE_LUPDATE), options + arguments);
    return update.waitForFinished(60'000) && update.exitCode() == 0 ? copy : QString();
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
    void whatIsTranslated_isStillSaid();
    void theFiles_areInTheProgram_data();
    void theFiles_areInTheProgram();

private:
    QTemporaryDir m_folder;
    QList<Message> m_german;
    QList<Message> m_english;
};

void TestTranslations::initTestCase()
{
    m_german = messagesOf(updated(u"mailscope_de.ts"_s, m_folder.path(), {}));
    m_english = messagesOf(updated(u"mailscope_en.ts"_s, m_folder.path(), {u"-pluralonly"_s}));
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
    QVERIFY2(missing.isEmpty(), qPrintable(u"Not in mailscope_de.ts:\n"_s + missing.join(u'\n')));
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

void TestTranslations::whatIsTranslated_isStillSaid()
{
    QFile file(sourceFolder() + u"/resources/translations/mailscope_de.ts"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("type=\"vanished\""));
    QVERIFY(!text.contains("type=\"obsolete\""));
}

void TestTranslations::theFiles_areInTheProgram_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("German") << u"mailscope_de"_s;
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
