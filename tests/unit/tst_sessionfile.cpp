// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/eventjson.h"
#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "randomevents.h"

#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;
using Kind = SessionFileError::Kind;

class TestSessionFile : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static Transcript session();
    [[nodiscard]] static int modeOf(const QString &path);

private Q_SLOTS:
    void everyKindOfEventComesBack();
    void randomSessionsComeBack();
    void reportsComeBack();
    void readableBytesStandAsText();
    void otherBytesStandAsBase64();
    void headerSaysWhetherSecretsAreInside();
    void cutAnywhereLoadsWhatIsWhole();
    void alienFilesAreRefused_data();
    void alienFilesAreRefused();
    void damagedEventsAreRefused_data();
    void damagedEventsAreRefused();
    void laterFieldsAreIgnored();
    void filesThatPeopleHaveStayReadable_data();
    void filesThatPeopleHaveStayReadable();
    void garbledBytesNeverCrash();
    void savedFileIsTheOwnersAlone();
    void savedFileReplacesAnotherWhole();
    void failureLeavesTheOldFile();
    void deviceIsNotReplaced();
    void missingFileIsAnError();
    void journalGrowsEventByEvent();
    void journalInNoFolderIsAnError();
};

Transcript TestSessionFile::session()
{
    Conversation talk;
    talk.failsToConnect(u"2001:db8::1"_s, u"ipv6"_s)
        .opens({"SIZE 1000", "STARTTLS"})
        .startTls()
        .secured(tlsWithObjection("expired"))
        .hello({"AUTH PLAIN", "VRFY"});
    talk.client("VRFY bob", Phase::Vrfy)
        .server("250 Bob <bob@mx.example>")
        .client("NOOP", Phase::Noop)
        .server("junk \xff")
        .quits();
    return talk.finished(Verdict::Protocol, Issue{Issue::MalformedReply, Phase::Noop, {21}, u"what"_s}).transcript();
}

int TestSessionFile::modeOf(const QString &path)
{
    struct stat status{};
    return ::stat(path.toLocal8Bit().constData(), &status) == 0 ? int(status.st_mode & 0777) : -1;
}

void TestSessionFile::everyKindOfEventComesBack()
{
    RandomEvents random(1);
    for (std::size_t kind = 0; kind < std::variant_size_v<Payload>; ++kind) {
        for (int round = 0; round < 50; ++round) {
            const Event event{7, std::chrono::nanoseconds(1234567890123456789), random.payload(kind)};
            QCOMPARE(event.payload.index(), kind);
            const QByteArray line = eventLine(event);
            QCOMPARE(line.count('\n'), 1);
            const auto read = eventFromJson(QJsonDocument::fromJson(line).object());
            QVERIFY2(read, read ? "" : qPrintable(read.error().text));
            QVERIFY2(*read == event, line.constData());
        }
    }
}

void TestSessionFile::randomSessionsComeBack()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        const Transcript transcript = RandomEvents(seed).transcript(40);
        const auto loaded = readSession(writeSession(transcript));
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text));
        QVERIFY2(loaded->transcript == transcript, QByteArray::number(seed).constData());
        QVERIFY(!loaded->cutOff);
    }
}

void TestSessionFile::reportsComeBack()
{
    for (quint32 seed = 0; seed < 30; ++seed) {
        const Transcript transcript = seed == 0 ? session() : RandomEvents(seed).transcript(60);
        const auto loaded = readSession(writeSession(transcript));
        QVERIFY(loaded);
        QCOMPARE(jsonReport(report::fold(loaded->transcript)), jsonReport(report::fold(transcript)));
    }
}

void TestSessionFile::readableBytesStandAsText()
{
    const QJsonObject object = eventToJson({1,
                                            {},
                                            Sent{{"EHLO gr\xc3\xbc\xc3\x9f"
                                                  "e\r\n",
                                                  {}},
                                                 Phase::Hello,
                                                 true}});
    QCOMPARE(object.value(u"bytes"_s).toString(), u"EHLO grüße\r\n"_s);
    QVERIFY(!object.contains(u"bytesBase64"_s) && !object.contains(u"masks"_s));
    QCOMPARE(object.value(u"event"_s).toString(), u"sent"_s);
    QCOMPARE(object.value(u"phase"_s).toString(), u"hello"_s);
}

void TestSessionFile::otherBytesStandAsBase64()
{
    for (const QByteArray &bytes : {QByteArray("\x1b[2J"), QByteArray("\xff"), QByteArray("\0", 1),
                                    QByteArray("\xe2\x80\xae"), QByteArray("\xef\xbb\xbf")}) {
        const QJsonObject object =
            eventToJson({1, {}, Received{{bytes, {{0, 3}}}, wire::LineEnd::Lf, false, {}, {}, true}});
        QVERIFY(!object.contains(u"bytes"_s));
        QCOMPARE(QByteArray::fromBase64(object.value(u"bytesBase64"_s).toString().toLatin1()), bytes);
        QVERIFY(object.contains(u"masks"_s) && !object.contains(u"answers"_s) && !object.contains(u"phase"_s));
    }
}

void TestSessionFile::headerSaysWhetherSecretsAreInside()
{
    QCOMPARE(writeSession(session()).split('\n').constFirst(),
             QByteArray("{\"mailscope\":\"session/1\",\"secrets\":false}"));
    Conversation talk;
    talk.event(SecretsRecorded{}).finished();
    const QByteArray bytes = writeSession(talk.transcript());
    QCOMPARE(bytes.split('\n').constFirst(), QByteArray("{\"mailscope\":\"session/1\",\"secrets\":true}"));
    QVERIFY(readSession(bytes)->holdsSecrets);
    QVERIFY(!readSession(writeSession(session()))->holdsSecrets);
}

void TestSessionFile::cutAnywhereLoadsWhatIsWhole()
{
    const Transcript transcript = session();
    const QByteArray bytes = writeSession(transcript);
    const qsizetype header = bytes.indexOf('\n');
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const QByteArrayView part = QByteArrayView(bytes).first(length);
        const auto loaded = readSession(part);
        if (length < header) {
            QVERIFY(!loaded);
            QCOMPARE(loaded.error().kind, Kind::NotASession);
            continue;
        }
        QVERIFY2(loaded, qPrintable(QString::number(length)));
        // A last event that lacks nothing but its line end is whole.
        const qsizetype ended = std::max<qsizetype>(0, part.count('\n') - 1);
        QVERIFY(loaded->transcript.size() == ended || loaded->transcript.size() == ended + 1);
        for (qsizetype index = 0; index < loaded->transcript.size(); ++index)
            QVERIFY(loaded->transcript.at(index) == transcript.at(index));
        QCOMPARE(loaded->cutOff, loaded->transcript.size() < transcript.size());
    }
}

void TestSessionFile::alienFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("empty") << QByteArray() << Kind::NotASession;
    QTest::newRow("text") << QByteArray("Dear all,\nhello\n") << Kind::NotASession;
    QTest::newRow("message") << QByteArray("From: a@b.example\r\n\r\nx") << Kind::NotASession;
    QTest::newRow("other JSON") << QByteArray("{\"schema\":\"mailscope.report/1\"}\n") << Kind::NotASession;
    QTest::newRow("array") << QByteArray("[1,2]\n") << Kind::NotASession;
    QTest::newRow("number for a format") << QByteArray("{\"mailscope\":1}\n") << Kind::NotASession;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x02\x01\0\0",
                                          8)
                            << Kind::NotASession;
    QTest::newRow("deeply nested") << QByteArray(100000, '[') << Kind::NotASession;
    QTest::newRow("later version") << QByteArray("{\"mailscope\":\"session/2\"}\n") << Kind::WrongVersion;
    QTest::newRow("other thing of ours") << QByteArray("{\"mailscope\":\"profile/1\"}\n") << Kind::NotASession;
}

void TestSessionFile::alienFilesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Kind, kind);
    const auto loaded = readSession(bytes);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, kind);
    QVERIFY(!loaded.error().text.isEmpty());
}

void TestSessionFile::damagedEventsAreRefused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("no JSON") << QByteArray("{\"data") << QByteArray("data");
    QTest::newRow("unknown kind") << QByteArray("\"event\":\"sent\"") << QByteArray("\"event\":\"flown\"");
    QTest::newRow("no kind") << QByteArray("\"event\":\"sent\"") << QByteArray("\"x\":1");
    QTest::newRow("gap") << QByteArray("\"sequence\":5") << QByteArray("\"sequence\":6");
    QTest::newRow("no sequence") << QByteArray("\"sequence\":5") << QByteArray("\"x\":5");
    QTest::newRow("time runs backwards") << QByteArray("\"elapsedNs\":4000000") << QByteArray("\"elapsedNs\":1");
    QTest::newRow("time is text") << QByteArray("\"elapsedNs\":4000000") << QByteArray("\"elapsedNs\":\"4\"");
    QTest::newRow("fraction") << QByteArray("\"elapsedNs\":4000000") << QByteArray("\"elapsedNs\":4000000.5");
    QTest::newRow("unknown phase") << QByteArray("\"phase\":\"greeting\"") << QByteArray("\"phase\":\"farewell\"");
    QTest::newRow("phase is a number") << QByteArray("\"phase\":\"greeting\"") << QByteArray("\"phase\":4");
    QTest::newRow("unknown verdict") << QByteArray("\"verdict\":\"protocol\"") << QByteArray("\"verdict\":\"fine\"");
    QTest::newRow("unknown issue") << QByteArray("\"id\":\"malformed-reply\"") << QByteArray("\"id\":\"bad-luck\"");
    QTest::newRow("evidence is text") << QByteArray("\"evidence\":[21]") << QByteArray("\"evidence\":[\"21\"]");
    QTest::newRow("no bytes") << QByteArray("\"bytes\":\"NOOP\\r\\n\"") << QByteArray("\"x\":1");
    QTest::newRow("bytes are a number") << QByteArray("\"bytes\":\"NOOP\\r\\n\"") << QByteArray("\"bytes\":1");
    QTest::newRow("bad base64") << QByteArray("\"bytesBase64\":\"") << QByteArray("\"bytesBase64\":\"***");
    QTest::newRow("mask beyond the end") << QByteArray("\"bytes\":\"NOOP\\r\\n\"")
                                         << QByteArray("\"bytes\":\"\",\"masks\":[{\"at\":9,\"length\":1}]");
    QTest::newRow("masks out of order")
        << QByteArray("\"bytes\":\"NOOP\\r\\n\"")
        << QByteArray("\"bytes\":\"ab\",\"masks\":[{\"at\":2,\"length\":1},{\"at\":1,\"length\":1}]");
    QTest::newRow("mask of less than nothing") << QByteArray("\"bytes\":\"NOOP\\r\\n\"")
                                               << QByteArray("\"bytes\":\"ab\",\"masks\":[{\"at\":0,\"length\":-5}]");
    QTest::newRow("mask is a number") << QByteArray("\"bytes\":\"NOOP\\r\\n\"")
                                      << QByteArray("\"bytes\":\"ab\",\"masks\":[1]");
    QTest::newRow("masks are no list") << QByteArray("\"bytes\":\"NOOP\\r\\n\"")
                                       << QByteArray("\"bytes\":\"ab\",\"masks\":1");
    QTest::newRow("flag is a number") << QByteArray("\"awaitsReply\":true") << QByteArray("\"awaitsReply\":1");
    QTest::newRow("port too large") << QByteArray("\"port\":25,") << QByteArray("\"port\":99999999999,");
    QTest::newRow("no date") << QByteArray("2026-11-22T12:00:00.250Z") << QByteArray("yesterday");
    QTest::newRow("details are text") << QByteArray("\"details\":{") << QByteArray("\"details\":\"\",\"x\":{");
    QTest::newRow("list of names is text")
        << QByteArray("\"sans\":[\"DNS:mx.example\"]") << QByteArray("\"sans\":\"DNS:mx.example\"");
    QTest::newRow("name is a number") << QByteArray("\"sans\":[\"DNS:mx.example\"]") << QByteArray("\"sans\":[1]");
    QTest::newRow("plan is a list") << QByteArray("\"plan\":{}") << QByteArray("\"plan\":[]");
    QTest::newRow("empty line") << QByteArray("\n{\"address\"") << QByteArray("\n\n{\"address\"");
    QTest::newRow("no beginning") << QByteArray("\"event\":\"began\"") << QByteArray("\"event\":\"cancelled\"");
}

void TestSessionFile::damagedEventsAreRefused()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QByteArray bytes = writeSession(session());
    const qsizetype at = before == "{\"data" ? bytes.indexOf('{', 200) : bytes.indexOf(before);
    QVERIFY2(at > 0, before.constData());
    bytes.replace(at, before == "{\"data" ? 1 : before.size(), after);
    const auto loaded = readSession(bytes);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Kind::Damaged);
    QVERIFY(loaded.error().line >= 2);
    QVERIFY2(loaded.error().text.contains(QString::number(loaded.error().line)), qPrintable(loaded.error().text));
    // Behind the end nothing may stand, not even half a line.
    QVERIFY(!readSession(writeSession(session()) + "{"));
    QVERIFY(!readSession(writeSession(session()) + eventLine(session().at(3))));
}

void TestSessionFile::laterFieldsAreIgnored()
{
    QByteArray bytes = writeSession(session());
    bytes.replace("{\"awaitsReply\"", "{\"aLaterField\":[1,2],\"awaitsReply\"");
    bytes.replace("\"secrets\":false", "\"secrets\":false,\"made\":\"today\"");
    const auto loaded = readSession(bytes);
    QVERIFY(loaded);
    QVERIFY(loaded->transcript == session());
}

void TestSessionFile::filesThatPeopleHaveStayReadable_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kinds");
    QTest::newRow("every kind of event") << u"/tests/sessions/every-kind.mscope"_s << int(std::variant_size_v<Payload>);
    QTest::newRow("a usual session") << u"/docs/exports/session.mscope"_s << 15;
}

/// These files are never made anew: what was written once is read as the same session for good, and written like that.
void TestSessionFile::filesThatPeopleHaveStayReadable()
{
    QFETCH(const QString, path);
    QFETCH(const int, kinds);
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR) + path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QByteArray bytes = file.readAll();
    const auto loaded = readSession(bytes);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text));
    QVERIFY(!loaded->cutOff);
    QSet<int> seen;
    for (const Event &event : loaded->transcript)
        seen.insert(int(event.payload.index()));
    QCOMPARE(seen.size(), kinds);
    QCOMPARE(writeSession(loaded->transcript), bytes);
}

void TestSessionFile::garbledBytesNeverCrash()
{
    const QByteArray good = writeSession(session());
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes = good;
        for (int change = 1 + int(random.bounded(3)); change > 0; --change)
            bytes[qsizetype(random.bounded(quint32(bytes.size())))] = char(random.bounded(256));
        if (const auto loaded = readSession(bytes))
            QVERIFY(loaded->transcript.size() <= session().size());
        else
            QVERIFY(!loaded.error().text.isEmpty());
    }
}

void TestSessionFile::savedFileIsTheOwnersAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.mscope"_s);
    QVERIFY(saveSession(path, session()));
    QCOMPARE(modeOf(path), 0600);
    const auto loaded = loadSession(path);
    QVERIFY(loaded);
    QVERIFY(loaded->transcript == session());
}

void TestSessionFile::savedFileReplacesAnotherWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.mscope"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(100000, 'x'));
    old.close();
    QVERIFY(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(saveSession(path, session()));
    QCOMPARE(modeOf(path), 0600);
    QVERIFY(loadSession(path));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestSessionFile::failureLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const auto saved = saveSession(folder.filePath(u"none/a.mscope"_s), session());
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Kind::Unwritable);
    QVERIFY(saved.error().text.contains(u"a.mscope"_s));
    const auto onFolder = saveSession(folder.path(), session());
    QVERIFY(!onFolder);
    QCOMPARE(onFolder.error().kind, Kind::Unwritable);
}

void TestSessionFile::deviceIsNotReplaced()
{
    QVERIFY(saveSession(u"/dev/null"_s, session()));
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    const auto full = saveSession(u"/dev/full"_s, session());
    QVERIFY(!full);
    QCOMPARE(full.error().kind, Kind::Unwritable);
    QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
}

void TestSessionFile::missingFileIsAnError()
{
    const QTemporaryDir folder;
    for (const QString &path : {folder.filePath(u"none.mscope"_s), folder.path()}) {
        const auto loaded = loadSession(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Kind::Unreadable);
    }
}

void TestSessionFile::journalGrowsEventByEvent()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"journal.mscope"_s);
    SessionJournal journal;
    QVERIFY(journal.open(path, true));
    QCOMPARE(modeOf(path), 0600);
    qsizetype written = 0;
    for (const Event &event : session()) {
        QVERIFY(journal.append(event));
        const auto loaded = loadSession(path);
        QVERIFY(loaded && loaded->holdsSecrets);
        QCOMPARE(loaded->transcript.size(), ++written);
        QCOMPARE(loaded->cutOff, written < session().size());
    }
    SessionJournal next;
    QVERIFY(next.open(path, false));
    QVERIFY(loadSession(path)->transcript.isEmpty());
}

void TestSessionFile::journalInNoFolderIsAnError()
{
    const QTemporaryDir folder;
    SessionJournal journal;
    const auto opened = journal.open(folder.filePath(u"none/a.mscope"_s), false);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Kind::Unwritable);
    SessionJournal full;
    QVERIFY(!full.open(u"/dev/full"_s, false));
}

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_sessionfile.moc"
