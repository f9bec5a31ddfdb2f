// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/composer.h"
#include "message/flowedtext.h"
#include "message/readymade.h"
#include "message/tokens.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::message;

/// The composer, to the byte; and what Python's parser makes of it.
class TestComposer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainMessage_isWrittenSo();
    void flowedText_isWrittenSo_data();
    void flowedText_isWrittenSo();
    void quotedPrintable_isWrittenSo_data();
    void quotedPrintable_isWrittenSo();
    void tokens_areReplaced_data();
    void tokens_areReplaced();
    void whatCannotBe_isSaid_data();
    void whatCannotBe_isSaid();
    void aFileThatChanges_endsTheMessage();
    void theSize_isKnownBefore();
    void images_areFoundByTheirNames_data();
    void images_areFoundByTheirNames();
    void texts_areEncodedSo_data();
    void texts_areEncodedSo();
    void aGivenField_takesThePlaceOfTheMade();
    void anotherParser_findsWhatWasMeant();

private:
    [[nodiscard]] static Novelty novelty()
    {
        return {QDateTime(QDate(2026, 11, 5), QTime(8, 3, 9), QTimeZone::fromSecondsAheadOfUtc(-5400)), "abc123",
                "host.example", 7};
    }
    [[nodiscard]] static QByteArray wholeOf(const Pieces &pieces)
    {
        const auto source = makeSource(pieces);
        QByteArray whole;
        for (;;) {
            const QByteArray piece = source->read(1000).value();
            if (piece.isEmpty())
                return whole;
            whole += piece;
        }
    }
    [[nodiscard]] static QByteArray composed(const Draft &draft)
    {
        return wholeOf(compose(draft, novelty()).value().pieces);
    }
    [[nodiscard]] static QList<QJsonObject> readByPython(const QByteArrayList &messages);
    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile made(m_folder.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size())
            qFatal("no file for a test");
        return made.fileName();
    }

    QTemporaryDir m_folder;
};

QList<QJsonObject> TestComposer::readByPython(const QByteArrayList &messages)
{
    QProcess python;
    python.start(u"python3"_s, {QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/unit/readmessage.py")});
    for (const QByteArray &each : messages)
        python.write(each.toBase64() + '\n');
    python.closeWriteChannel();
    QList<QJsonObject> read;
    if (!python.waitForFinished(60000))
        return read;
    for (const QByteArray &line : python.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            read.append(QJsonDocument::fromJson(line).object());
    }
    if (read.size() != messages.size())
        qWarning("%s", python.readAllStandardError().constData());
    return read;
}

void TestComposer::aPlainMessage_isWrittenSo()
{
    Draft draft;
    draft.from = u"alice@a.example"_s;
    draft.to = {u"Bob <bob@b.example>"_s, u"carol@c.example"_s};
    draft.subject = u"Number %N%"_s;
    draft.text = u"Hi\n From here\n>quoted\n-- \nAlice"_s;
    QCOMPARE(composed(draft),
             QByteArray("Date: Thu, 5 Nov 2026 08:03:09 -0130\r\n"
                        "Message-ID: <abc123@host.example>\r\n"
                        "From: alice@a.example\r\n"
                        "To: Bob <bob@b.example>, carol@c.example\r\n"
                        "Subject: Number 7\r\n"
                        "MIME-Version: 1.0\r\n"
                        "Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
                        "Content-Transfer-Encoding: 7bit\r\n"
                        "\r\n"
                        "Hi\r\n"
                        "  From here\r\n"
                        " >quoted\r\n"
                        "-- \r\n"
                        "Alice\r\n"));
}

void TestComposer::flowedText_isWrittenSo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("flowed");
    const auto row = [](const char *name, const QString &text, const QByteArray &flowed) {
        QTest::newRow(name) << text << flowed;
    };
    row("empty", u""_s, "\r\n");
    row("one line", u"a"_s, "a\r\n");
    row("a line end of its own", u"a\n"_s, "a\r\n");
    row("CRLF", u"a\r\nb"_s, "a\r\nb\r\n");
    row("CR", u"a\rb"_s, "a\r\nb\r\n");
    row("blanks at the end flow nowhere", u"a  \nb"_s, "a\r\nb\r\n");
    row("From", u"From me"_s, " From me\r\n");
    row("signature", u"-- \nme"_s, "-- \r\nme\r\n");
    const QString words = QString(u"word "_s).repeated(20).trimmed();
    row("long", words, QByteArray("word ").repeated(14) + "\r\n" + QByteArray("word ").repeated(6).trimmed() + "\r\n");
    row("one long word", QString(u'x').repeated(200), QByteArray(200, 'x') + "\r\n");
    row("no signature that was not meant", u"-- "_s + QString(u'x').repeated(80), "-- " + QByteArray(80, 'x') + "\r\n");
    row("nor behind which text flows", u"-- "_s + QString(u'x').repeated(80) + u" y"_s,
        "-- " + QByteArray(80, 'x') + " \r\ny\r\n");
}

void TestComposer::flowedText_isWrittenSo()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, flowed);
    QCOMPARE(toFlowed(text), flowed);
}

void TestComposer::quotedPrintable_isWrittenSo_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("encoded");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &encoded) {
        QTest::newRow(name) << lines << encoded;
    };
    row("nothing", "", "");
    row("plain", "a b\r\n", "a b\r\n");
    row("equals", "a=b\r\n", "a=3Db\r\n");
    row("blank at the end of a line", "a \r\n", "a=20\r\n");
    row("tab at the end", "a\t", "a=09");
    row("bare CR", "a\rb", "a=0Db");
    row("bare LF", "a\nb", "a=0Ab");
    row("beyond ASCII", "\xc3\xbc\r\n", "=C3=BC\r\n");
    row("75 bytes", QByteArray(75, 'x') + "\r\n", QByteArray(75, 'x') + "\r\n");
    row("76 bytes", QByteArray(76, 'x') + "\r\n", QByteArray(75, 'x') + "=\r\nx\r\n");
    row("no byte is parted", QByteArray(74, 'x') + "\xff\r\n", QByteArray(74, 'x') + "=\r\n=FF\r\n");
}

void TestComposer::quotedPrintable_isWrittenSo()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QByteArray, encoded);
    QCOMPARE(toQuotedPrintable(lines), encoded);
}

void TestComposer::tokens_areReplaced_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("replaced");
    QTest::newRow("all") << u"%N% %DATE% %FROM% %TO% %MESSAGE_ID%"_s << u"3 now a@b %N% <i@d>"_s;
    QTest::newRow("none") << u"100 %"_s << u"100 %"_s;
    QTest::newRow("unknown") << u"%X% %n%"_s << u"%X% %n%"_s;
    QTest::newRow("percent sign") << u"%%N%%"_s << u"%N%"_s;
    QTest::newRow("three percent signs") << u"%%%N%"_s << u"%3"_s;
    QTest::newRow("cut off") << u"%DATE"_s << u"%DATE"_s;
    QTest::newRow("what is put in is not looked at") << u"%TO%"_s << u"%N%"_s;
}

void TestComposer::tokens_areReplaced()
{
    QFETCH(const QString, text);
    QFETCH(const QString, replaced);
    QCOMPARE((Tokens{u"now"_s, u"<i@d>"_s, u"a@b"_s, u"%N%"_s, 3}.replacedIn(text)), replaced);
}

void TestComposer::whatCannotBe_isSaid_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &says, auto spoil) {
        Draft draft;
        spoil(draft);
        QTest::newRow(name) << draft << says;
    };
    row("LF in the subject", u"Subject"_s, [](Draft &draft) { draft.subject = u"a\nb"_s; });
    row("CR in the subject", u"Subject"_s, [](Draft &draft) { draft.subject = u"a\rBcc: x"_s; });
    row("NUL in the subject", u"Subject"_s, [](Draft &draft) { draft.subject = QString(QChar(0)); });
    row("line end in the sender", u"From"_s, [](Draft &draft) { draft.from = u"a@b\r\nBcc: c@d"_s; });
    row("line end in a recipient", u"To"_s, [](Draft &draft) { draft.to = {u"a@b"_s, u"c@d\nX: y"_s}; });
    row("line end in a copy", u"Cc"_s, [](Draft &draft) { draft.cc = {u"a@b\nX: y"_s}; });
    row("line end in the date", u"Date"_s, [](Draft &draft) { draft.date = u"now\nX: y"_s; });
    row("line end in the identifier", u"Message-ID"_s, [](Draft &draft) { draft.messageId = u"<a@b>\nX: y"_s; });
    row("line end in a field", u"X-A"_s, [](Draft &draft) { draft.header = {{"X-A", u"b\nX-B: c"_s}}; });
    row("line end in a name", u"X-B"_s, [](Draft &draft) { draft.header = {{"X-A: b\r\nX-B", u"c"_s}}; });
    row("colon in a name", u"X:A"_s, [](Draft &draft) { draft.header = {{"X:A", u"b"_s}}; });
    row("no name", u"“”"_s, [](Draft &draft) { draft.header = {{"", u"b"_s}}; });
    row("line end that a token brings", u"From"_s, [](Draft &draft) {
        draft.from = u"a@b\nX: y"_s;
        draft.subject = u"%FROM%"_s;
    });
    row("an address too long for a line", u"To"_s,
        [](Draft &draft) { draft.to = {QString(u'a').repeated(1000) + u"@b.example"_s}; });
    row("no file", u"/nonexistent"_s, [](Draft &draft) { draft.attachments = {u"/nonexistent"_s}; });
    row("no image", u"/nonexistent"_s, [](Draft &draft) { draft.inlineImages = {u"/nonexistent"_s}; });
    row("a folder", u"/"_s, [](Draft &draft) { draft.attachments = {u"/"_s}; });
    row("no such message", u"spam"_s, [](Draft &draft) { draft.readyMade = u"spam"_s; });
}

void TestComposer::whatCannotBe_isSaid()
{
    QFETCH(const Draft, draft);
    QFETCH(const QString, says);
    const auto made = compose(draft, novelty());
    QVERIFY(!made);
    QVERIFY2(made.error().contains(says), qPrintable(made.error()));
}

void TestComposer::images_areFoundByTheirNames_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QByteArray>("linked");
    const auto row = [](const char *name, const QStringList &names, const QString &html, const QByteArray &linked) {
        QTest::newRow(name) << names << html << linked;
    };
    row("one", {u"a.png"_s}, u"<img src='cid:a.png'>"_s, "<img src='cid:image1@abc123'>\r\n");
    row("one name begins another", {u"a"_s, u"ab"_s}, u"cid:ab cid:a"_s, "cid:image2@abc123 cid:image1@abc123\r\n");
    row("percent-encoded", {u"a b.png"_s}, u"cid:a%20b.png cid:a b.png"_s, "cid:image1@abc123 cid:image1@abc123\r\n");
    row("named like an identifier", {u"x"_s, u"image1"_s}, u"cid:x cid:image1"_s,
        "cid:image1@abc123 cid:image2@abc123\r\n");
    row("one name in two folders", {u"1/a"_s, u"2/a"_s}, u"cid:a"_s, "cid:image1@abc123\r\n");
    row("another name", {u"a.png"_s}, u"cid:b.png cid:"_s, "cid:b.png cid:\r\n");
    row("no link", {u"a.png"_s}, u"a.png"_s, "a.png\r\n");
}

void TestComposer::images_areFoundByTheirNames()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, html);
    QFETCH(const QByteArray, linked);
    Draft draft;
    draft.html = html;
    for (const QString &name : names) {
        QVERIFY(QDir(m_folder.path()).mkpath(QFileInfo(name).path()));
        draft.inlineImages += file(name, "image");
    }
    const QByteArray message = composed(draft);
    QVERIFY2(message.contains("\r\n\r\n" + linked + "\r\n--=_abc123_related\r\n"), message.constData());
    for (qsizetype image = 1; image <= names.size(); ++image)
        QCOMPARE(message.count("Content-ID: <image" + QByteArray::number(image) + "@abc123>\r\n"), 1);
}

void TestComposer::texts_areEncodedSo_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("mayBeEightBit");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char *name, const QByteArray &lines, bool mayBeEightBit, const QByteArray &part) {
        QTest::newRow(name) << lines << mayBeEightBit << QByteArray("Content-Transfer-Encoding: " + part);
    };
    const QByteArray full(998, 'x');
    row("ASCII", "hi\r\n", false, "7bit\r\n\r\nhi\r\n");
    row("ASCII where 8-bit may be", "hi\r\n", true, "7bit\r\n\r\nhi\r\n");
    row("998 bytes", full + "\r\n", false, "7bit\r\n\r\n" + full + "\r\n");
    row("some beyond ASCII", "Gr\xc3\xbc\xc3\x9f\x65, and so on\r\n", false,
        "quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe, and so on\r\n");
    row("most beyond ASCII", "\xe4\xbd\xa0\xe5\xa5\xbd\r\n", false, "base64\r\n\r\n5L2g5aW9DQo=\r\n");
    row("8-bit may be", "\xe4\xbd\xa0\r\n", true, "8bit\r\n\r\n\xe4\xbd\xa0\r\n");
    row("8-bit may be, but the line is too long", full + "\xc3\xbc\r\n", true,
        "quoted-printable\r\n\r\n" + QByteArray(QByteArray(75, 'x') + "=\r\n").repeated(13) + QByteArray(23, 'x')
            + "=C3=BC\r\n");
    row("8-bit may be, but not NUL", QByteArray("a\0b\r\n", 5), true, "quoted-printable\r\n\r\na=00b\r\n");
    row("nor a bare CR", "abcd\rb\r\n", true, "quoted-printable\r\n\r\nabcd=0Db\r\n");
    row("nor a bare LF", "abcd\nb\r\n", true, "quoted-printable\r\n\r\nabcd=0Ab\r\n");
}

void TestComposer::texts_areEncodedSo()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const bool, mayBeEightBit);
    QFETCH(const QByteArray, part);
    QCOMPARE(textPart("text/plain", lines, mayBeEightBit), "Content-Type: text/plain\r\n" + part);
}

void TestComposer::aGivenField_takesThePlaceOfTheMade()
{
    Draft draft;
    draft.from = u"a@a.example"_s;
    draft.subject = u"made"_s;
    draft.text = u"Hi"_s;
    draft.header = {{"subject", u"given"_s}, {"content-type", u"text/x-made-up"_s}, {"MIME-Version", u"2.0"_s}};
    QCOMPARE(composed(draft),
             QByteArray("Date: Thu, 5 Nov 2026 08:03:09 -0130\r\nMessage-ID: <abc123@host.example>\r\n"
                        "From: a@a.example\r\nsubject: given\r\ncontent-type: text/x-made-up\r\nMIME-Version: 2.0\r\n"
                        "Content-Transfer-Encoding: 7bit\r\n\r\nHi\r\n"));
    draft.readyMade = u"gtube"_s;
    const QByteArray message = composed(draft);
    QCOMPARE(message.toLower().count("content-type:"), 1);
    QVERIFY(message.contains("content-type: text/x-made-up\r\n"));
}

void TestComposer::aFileThatChanges_endsTheMessage()
{
    for (const QByteArray &now : {QByteArray("longer than before"), QByteArray("x"), QByteArray()}) {
        Draft draft;
        draft.attachments = {file(u"changing"_s, "as it was")};
        const auto source = makeSource(compose(draft, novelty()).value().pieces);
        file(u"changing"_s, now);
        bool hasFailed = false;
        for (int reads = 0; reads < 100 && !hasFailed; ++reads) {
            const auto piece = source->read(1000);
            hasFailed = !piece;
            QVERIFY2(hasFailed || !piece->isEmpty(), "the message ended as if it was whole");
        }
        QVERIFY(hasFailed);
    }
}

void TestComposer::theSize_isKnownBefore()
{
    for (const qsizetype size : {0, 1, 2, 3, 56, 57, 58, 114, 58368, 58369, 200000}) {
        Draft draft;
        draft.attachments = {file(u"file"_s, QByteArray(size, 'z'))};
        const auto made = compose(draft, novelty());
        QCOMPARE(sizeOf(made->pieces), wholeOf(made->pieces).size());
    }
}

void TestComposer::anotherParser_findsWhatWasMeant()
{
    QRandomGenerator chance(20261126);
    const QString alphabet = u"ab z.,;:=?_\"<>@()äöß€你😀\tFrom -"_s;
    const auto text = [&](int most, bool lines) {
        QString made;
        for (int left = chance.bounded(most + 1); left > 0; --left)
            made += chance.bounded(12) == 0 && lines ? QChar(u'\n') : alphabet.at(chance.bounded(int(alphabet.size())));
        return QString::fromUtf8(made.toUtf8()).remove(QChar(0xfffd));
    };
    QList<Draft> drafts;
    QByteArrayList messages;
    for (int count = 0; count < 60; ++count) {
        Draft draft;
        draft.from = u"alice@a.example"_s;
        draft.to = {u"\"Ä %1\" <bob@b.example>"_s.arg(count)};
        draft.cc = {u"J. Smith <j@b.example>"_s, u"\"Ü, \\\"V\\\" \\\\\" <\"a, b\"@b.example>"_s, u"c@b.example"_s};
        draft.headerForm = chance.bounded(2) == 0 ? HeaderForm::Utf8 : HeaderForm::EncodedWords;
        draft.mayBeEightBit = chance.bounded(2) == 0;
        draft.subject = text(200, false).simplified();
        draft.text = text(2000, true);
        if (chance.bounded(2) == 0)
            draft.html = u"<p>"_s + text(500, true) + u"</p>"_s;
        for (int images = draft.html ? chance.bounded(3) : 0; images > 0; --images)
            draft.inlineImages += file(u"bild ä%1.png"_s.arg(images), "image " + QByteArray::number(images));
        for (int files = chance.bounded(3); files > 0; --files)
            draft.attachments +=
                file(u"ä%1.%2 %3.bin"_s.arg(count).arg(files).arg(QString(u'n').repeated(chance.bounded(80))),
                     QByteArray(chance.bounded(500), char(chance.bounded(256))));
        messages += composed(draft);
        drafts += draft;
    }
    const QList<QJsonObject> read = readByPython(messages);
    QCOMPARE(read.size(), drafts.size());
    for (qsizetype at = 0; at < drafts.size(); ++at) {
        const Draft &draft = drafts.at(at);
        const QJsonObject &found = read.at(at);
        const QByteArray &message = messages.at(at);
        QCOMPARE(found.value("defects"_L1).toArray(), QJsonArray());
        QCOMPARE(found.value("bare"_L1).toInt(), 0);
        QVERIFY2(found.value("longest"_L1).toInt() <= 998, message.constData());
        const QJsonObject header = found.value("header"_L1).toObject();
        QCOMPARE(header.value("Subject"_L1).toString(), *draft.subject);
        const QJsonObject addresses = found.value("addresses"_L1).toObject();
        QCOMPARE(addresses.value("To"_L1).toArray().at(0).toArray(),
                 (QJsonArray{u"Ä %1"_s.arg(at), u"bob@b.example"_s}));
        QCOMPARE(addresses.value("Cc"_L1).toArray(),
                 (QJsonArray{QJsonArray{u"J. Smith"_s, u"j@b.example"_s},
                             QJsonArray{u"Ü, \"V\" \\"_s, u"\"a, b\"@b.example"_s},
                             QJsonArray{QString(), u"c@b.example"_s}}));
        QJsonArray shape;
        if (!draft.attachments.isEmpty())
            shape.append(u"multipart/mixed"_s);
        if (draft.html)
            shape.append(u"multipart/alternative"_s);
        if (!draft.inlineImages.isEmpty())
            shape.append(u"multipart/related"_s);
        QCOMPARE(found.value("shape"_L1).toArray(), shape);
        const QJsonArray parts = found.value("parts"_L1).toArray();
        const QStringList files = draft.inlineImages + draft.attachments;
        QCOMPARE(parts.size(), 1 + (draft.html ? 1 : 0) + files.size());
        const auto data = [&parts](qsizetype part) {
            return QByteArray::fromBase64(parts.at(part).toObject().value("data"_L1).toString().toLatin1());
        };
        QCOMPARE(data(0), toFlowed(*draft.text));
        if (draft.html)
            QCOMPARE(data(1), toLines(*draft.html));
        for (qsizetype file = 0; file < files.size(); ++file) {
            const qsizetype part = file + (draft.html ? 2 : 1);
            QFile original(files.at(file));
            QVERIFY(original.open(QIODevice::ReadOnly));
            QCOMPARE(data(part), original.readAll());
            QCOMPARE(parts.at(part).toObject().value("name"_L1).toString(), files.at(file).section(u'/', -1));
            QCOMPARE(parts.at(part).toObject().value("disposition"_L1).toString(),
                     file < draft.inlineImages.size() ? u"inline"_s : u"attachment"_s);
        }
    }
}

QTEST_GUILESS_MAIN(TestComposer)

#include "tst_composer.moc"
