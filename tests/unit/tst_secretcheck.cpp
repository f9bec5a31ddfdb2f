// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/exportsink.h"
#include "format/recordedsecrets.h"
#include "format/writer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;

/// The last look at what is exported.
class TestSecretCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecret_isFoundInEveryForm_data();
    void aSecret_isFoundInEveryForm();
    void otherBytes_areNotFound();
    void aSecret_isFoundAcrossPortions_data();
    void aSecret_isFoundAcrossPortions();
    void whatCannotBeWritten_endsIt();
    void loginsInClear_areRecordedSecrets_data();
    void loginsInClear_areRecordedSecrets();
    void whatTellsNothing_isNoSecret_data();
    void whatTellsNothing_isNoSecret();
    void aFileThatDeniesItsSecret_isExportedInNoFormat_data() { everyFormat(); }
    void aFileThatDeniesItsSecret_isExportedInNoFormat();
    void aSecretOfTheCaller_isExportedInNoFormat_data() { everyFormat(); }
    void aSecretOfTheCaller_isExportedInNoFormat();
    void aFileThatHoldsSecrets_saysSoOnItsFirstLine_data() { everyFormat(); }
    void aFileThatHoldsSecrets_saysSoOnItsFirstLine();

private:
    static void everyFormat();
    static Transcript loginInClear(const QByteArray &password, bool saysSo);
};

void TestSecretCheck::everyFormat()
{
    QTest::addColumn<QString>("format");
    for (const Writer &writer : writers())
        QTest::newRow(writer.name.data()) << QString(writer.name);
}

Transcript TestSecretCheck::loginInClear(const QByteArray &password, bool saysSo)
{
    Conversation talk;
    if (saysSo)
        talk.event(SecretsRecorded{});
    talk.opens({"AUTH PLAIN"});
    talk.client("AUTH PLAIN " + QByteArray(QByteArray("\0alice\0", 7) + password).toBase64(), Phase::Auth);
    talk.server("535 not " + password).quits();
    return talk.finished(Verdict::Auth).transcript();
}

void TestSecretCheck::aSecret_isFoundInEveryForm_data()
{
    QTest::addColumn<QByteArray>("form");
    const auto row = [](const char *name, const QByteArray &form) { QTest::newRow(name) << form; };
    row("as it is", R"(my"p<w\&*1)");
    row("base64", QByteArray(R"(my"p<w\&*1)").toBase64());
    row("inside other base64",
        QByteArray("\0x\0"
                   R"(my"p<w\&*1)",
                   13)
            .toBase64());
    row("hex", QByteArray(R"(my"p<w\&*1)").toHex());
    row("upper hex", QByteArray(R"(my"p<w\&*1)").toHex().toUpper());
    row("URL-encoded", QByteArray(R"(my"p<w\&*1)").toPercentEncoding());
    row("HTML", "my&quot;p&lt;w\\&amp;*1");
    row("JSON", R"(my\"p<w\\&*1)");
    row("CSV", R"(my""p<w\&*1)");
    row("a script", R"(my"p<w\\&*1)");
    row("Markdown", R"(my"p\<w\\\&\*1)");
}

void TestSecretCheck::aSecret_isFoundInEveryForm()
{
    QFETCH(const QByteArray, form);
    SecretCheck check;
    QVERIFY(check.isEmpty() && !check.findsOneIn(form));
    check.remember(R"(my"p<w\&*1)");
    QVERIFY(check.findsOneIn(form));
    QVERIFY(check.findsOneIn("ahead of it " + form + " and behind"));
    QVERIFY(check.longestForm() >= form.size());
}

void TestSecretCheck::otherBytes_areNotFound()
{
    SecretCheck check;
    check.remember("wonderland");
    check.remember("short"); // shorter than what can be told from chance
    check.remember("");
    for (const char *const bytes : {"", "wonder", "short", "onderlan", "wonder land"})
        QVERIFY2(!check.findsOneIn(bytes), bytes);
}

void TestSecretCheck::aSecret_isFoundAcrossPortions_data()
{
    QTest::addColumn<int>("at");
    for (const int at : {0, 65'530, 65'536, 65'600, 131'070, 199'990})
        QTest::addRow("%d", at) << at;
}

void TestSecretCheck::aSecret_isFoundAcrossPortions()
{
    QFETCH(const int, at);
    QByteArray whole(200'000, '.');
    whole.replace(at, 10, "wonderland");
    for (const int step : {1000, 7, 200'000}) {
        SecretCheck check;
        check.remember("wonderland");
        QByteArray put;
        ExportSink sink([&put](QByteArrayView bytes) { return put.append(bytes), true; }, check);
        for (qsizetype from = 0; from < whole.size(); from += step)
            sink.write(whole.mid(from, step));
        QCOMPARE(sink.finish(), ExportSink::Failure::Secret);
        QVERIFY(whole.startsWith(put) && put.size() <= at);
    }
}

void TestSecretCheck::whatCannotBeWritten_endsIt()
{
    int asked = 0;
    ExportSink sink([&asked](QByteArrayView) { return ++asked < 2; }, {});
    for (int round = 0; round < 10; ++round)
        sink.write(QByteArray(100'000, 'a'));
    QCOMPARE(sink.finish(), ExportSink::Failure::Unwritable);
    QCOMPARE(asked, 2);
}

void TestSecretCheck::loginsInClear_areRecordedSecrets_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QByteArray>("secret");
    const auto row = [](const char *name, const QByteArray &mechanism, const QByteArrayList &messages,
                        const char *secret) {
        QByteArrayList lines{"AUTH " + mechanism};
        for (const QByteArray &message : messages)
            lines.append(message.toBase64());
        QTest::newRow(name) << lines << QByteArray(secret);
        if (messages.size() != 1)
            return;
        QTest::newRow((name + " at once"_ba).constData())
            << QByteArrayList{"auth " + mechanism.toLower() + ' ' + messages.constFirst().toBase64()}
            << QByteArray(secret);
    };
    row("PLAIN", "PLAIN", {QByteArray("\0alice\0wonderland", 17)}, "wonderland");
    row("LOGIN", "LOGIN", {"alice", "wonderland"}, "wonderland");
    row("CRAM-MD5", "CRAM-MD5", {"alice 0123456789abcdef0123456789abcdef"}, "0123456789abcdef0123456789abcdef");
    row("DIGEST-MD5", "DIGEST-MD5", {"username=\"alice\",response=0123456789abcdef,qop=auth"}, "0123456789abcdef");
    row("SCRAM", "SCRAM-SHA-256", {"n,,n=alice,r=abc", "c=biws,r=abcdef,p=cHJvb2Zwcm9vZg=="}, "cHJvb2Zwcm9vZg==");
    row("XOAUTH2", "XOAUTH2", {"user=alice\1auth=Bearer ya29.token\1\1"}, "ya29.token");
    row("OAUTHBEARER", "OAUTHBEARER", {"n,a=alice,\1auth=Bearer ya29.token\1\1"}, "ya29.token");
}

void TestSecretCheck::loginsInClear_areRecordedSecrets()
{
    QFETCH(const QByteArrayList, lines);
    QFETCH(const QByteArray, secret);
    Conversation talk;
    talk.opens({"AUTH PLAIN"});
    for (const QByteArray &line : lines)
        talk.client(line, Phase::Auth).server("334 ");
    QCOMPARE(recordedSecrets(talk.transcript()), QList<QByteArray>{secret});
    QVERIFY(!saysThatItHoldsSecrets(talk.transcript()));
}

void TestSecretCheck::whatTellsNothing_isNoSecret_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::newRow("the name alone") << QByteArrayList{"AUTH LOGIN", QByteArray("alice").toBase64()};
    QTest::newRow("given up") << QByteArrayList{"AUTH PLAIN", "*"};
    QTest::newRow("an empty password") << QByteArrayList{"AUTH PLAIN " + QByteArray("\0alice\0", 7).toBase64()};
    QTest::newRow("another mechanism") << QByteArrayList{"AUTH GSSAPI", QByteArray("\0a\0token", 8).toBase64()};
    QTest::newRow("no AUTH") << QByteArrayList{"VRFY PLAIN", QByteArray("\0alice\0wonderland", 17).toBase64()};
    QTest::newRow("the first message of SCRAM")
        << QByteArrayList{"AUTH SCRAM-SHA-1", QByteArray("n,,n=alice,r=a").toBase64()};
}

void TestSecretCheck::whatTellsNothing_isNoSecret()
{
    QFETCH(const QByteArrayList, lines);
    Conversation talk;
    talk.opens({"AUTH PLAIN"});
    for (const QByteArray &line : lines)
        talk.client(line, Phase::Auth).server("334 ");
    talk.event(Sent{{"AUTH PLAIN \r\n", {{11, 24}}}, Phase::Auth, true});
    QCOMPARE(recordedSecrets(talk.transcript()), QList<QByteArray>());
}

void TestSecretCheck::aFileThatDeniesItsSecret_isExportedInNoFormat()
{
    QFETCH(const QString, format);
    for (const QByteArray &password :
         {QByteArray("wonderland"), QByteArray("a&b<c>\"d\"|*e*"), QByteArray("\\x=päss,\"wörd\"")}) {
        const Transcript transcript = loginInClear(password, false);
        const report::Report report = report::fold(transcript);
        const auto all = written(*writerNamed(format), Exported::everything(transcript, report));
        QVERIFY2(!all, password.constData());
        QCOMPARE(all.error().kind, ExportError::Kind::HoldsSecrets);
        QVERIFY(!all.error().text.isEmpty());
    }
}

void TestSecretCheck::aSecretOfTheCaller_isExportedInNoFormat()
{
    QFETCH(const QString, format);
    Conversation talk;
    talk.connects()
        .greets()
        .client("NOOP", Phase::Noop)
        .server("250 " + QByteArray(1436, '.') + "wonderland")
        .finished();
    const report::Report report = report::fold(talk.transcript());
    const Exported session = Exported::everything(talk.transcript(), report);
    const auto ignore = [](QByteArrayView) { return true; };
    QVERIFY(write(*writerNamed(format), session, ignore));
    QVERIFY(!write(*writerNamed(format), session, ignore, {"wonderland"}));
    QVERIFY(write(*writerNamed(format), session, ignore, {"looking-glass"}));
}

void TestSecretCheck::aFileThatHoldsSecrets_saysSoOnItsFirstLine()
{
    QFETCH(const QString, format);
    const Transcript transcript = loginInClear("wonderland", true);
    const report::Report report = report::fold(transcript);
    const auto all = written(*writerNamed(format), Exported::everything(transcript, report));
    QVERIFY(all);
    QVERIFY(all->contains("wonderland"));
    // The first block of packets has no lines; its remark comes first in it.
    const QByteArray first = all->first(format == "pcapng"_L1 ? 100 : all->indexOf('\n'));
    const bool isForPrograms = format == "csv"_L1 || format == "json"_L1;
    QVERIFY2(first.contains(isForPrograms ? "holdsSecrets" : "recorded with its secrets"), first.constData());
}

QTEST_GUILESS_MAIN(TestSecretCheck)
#include "tst_secretcheck.moc"
