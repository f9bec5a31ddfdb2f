// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"

#include <QTest>

using namespace mailscope::practice;
using namespace mailscope::practice::test;

/// The practice server's side of a conversation, without a socket.
class TestServerDialogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHello_listsWhatIsSwitchedOn();
    void aCommand_getsItsReply_data();
    void aCommand_getsItsReply();
    void rareParameters_areTakenWhereTheyAreOffered_data();
    void rareParameters_areTakenWhereTheyAreOffered();
    void rareExtensions_areListedWhenSwitchedOn();
    void whatIsSwitchedOff_isNotImplemented_data();
    void whatIsSwitchedOff_isNotImplemented();
    void lmtp_wantsItsOwnHello();
    void aMessage_isKeptByteForByte();
    void everyCut_givesTheSameConversation();
    void aMessageThatBreaksTheRules_isRefused_data();
    void aMessageThatBreaksTheRules_isRefused();
    void quitInsideAMessage_isContent();
    void lmtp_answersOncePerAcceptedRecipient();
    void prdr_answersForEachAndForAll_data();
    void prdr_answersForEachAndForAll();
    void aFaultOfARecipient_holdsForNobodyElse_data();
    void aFaultOfARecipient_holdsForNobodyElse();
    void bdat_keepsBinaryBytes();
    void bdat_throwsAwayARefusedChunk();
    void startTls_forgetsEverything();
    void startTls_isOfferedOnceOnly();
    void theStore_keepsTheLastMessages();
};

void TestServerDialogue::aHello_listsWhatIsSwitchedOn()
{
    Talk talk;
    QCOMPARE(talk.opened(), QByteArray("220 practice.example ESMTP Mailscope practice server\r\n"));
    QCOMPARE(talk.say("EHLO c.example"),
             QByteArray("250-practice.example greets c.example [192.0.2.1]\r\n250-PIPELINING\r\n250-SIZE "
                        "10485760\r\n250-VRFY\r\n250-EXPN\r\n250-ETRN\r\n"
                        "250-STARTTLS\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-DSN\r\n250-SMTPUTF8\r\n250-"
                        "CHUNKING\r\n250 HELP\r\n"));
    QCOMPARE(talk.say("helo [127.0.0.1]"), QByteArray("250 practice.example greets [127.0.0.1] [192.0.2.1]\r\n"));
    Options bare;
    bare.enabled.clear();
    Talk other(bare);
    other.opened();
    QCOMPARE(other.say("EHLO [IPv6:::1]"), QByteArray("250 practice.example greets [IPv6:::1] [192.0.2.1]\r\n"));
    QCOMPARE(other.say("NOOP"), QByteArray("250 Nothing done\r\n"));
}

void TestServerDialogue::aCommand_getsItsReply_data()
{
    QTest::addColumn<QList<QByteArray>>("before");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reply");
    using Lines = QList<QByteArray>;
    const Lines hello{"EHLO c.example"};
    const Lines mail{"EHLO c.example", "MAIL FROM:<a@b.example>"};
    const Lines utf8Mail{"EHLO c.example", "MAIL FROM:<a@b.example> SMTPUTF8"};
    const Lines rcpt{"EHLO c.example", "MAIL FROM:<>", "RCPT TO:<alice@practice.example>"};
    const auto row = [](const char *name, const Lines &before, const QByteArray &line, const QByteArray &reply) {
        QTest::newRow(name) << before << line << reply;
    };
    row("hello without a name", {}, "EHLO", "501 Syntax: EHLO followed by a domain or an address literal");
    row("hello with two names", {}, "EHLO a b", "501 Syntax");
    row("hello with a bad label", {}, "EHLO -a.example", "501 ");
    row("hello with a bad literal", {}, "EHLO [300.1.1.1]", "501 ");
    row("hello of the other protocol", {}, "LHLO c.example", "500 5.5.1 This is SMTP");
    row("unknown verb", hello, "FOO bar", "500 5.5.1 Unknown command FOO");
    row("empty line", hello, "", "500 5.5.1 Unknown command");
    row("NUL", hello, QByteArray("VRFY al\0ice", 11), "500 5.5.2 A control");
    row("bare CR", hello, "VRFY al\rice", "500 5.5.2 A control");
    row("verb in lower case", hello, "noop", "250 2.0.0");
    row("NOOP with an argument", hello, "NOOP whatever", "250 2.0.0");
    row("RSET with an argument", hello, "RSET now", "501 5.5.4");
    row("QUIT", hello, "QUIT", "221 2.0.0 practice.example closes the connection\r\n<close>");
    row("QUIT with an argument", hello, "QUIT now", "501 5.5.4");
    row("blanks behind a command", hello, "QUIT  ", "221 2.0.0");
    row("VRFY a user", hello, "VRFY alice", "250 2.1.5 Alice Adams <alice@practice.example>");
    row("VRFY in another case", hello, "VRFY ALICE@Practice.Example", "250 2.1.5 Alice Adams");
    row("VRFY in brackets", hello, "VRFY <bob@practice.example>", "250 2.1.5 Bob Brown");
    row("VRFY cannot tell", hello, "VRFY carol", "252 2.0.0 Cannot verify <carol>");
    row("VRFY moved", hello, "VRFY dave", "551 5.1.6 Not local; please try <dave@elsewhere.example>");
    row("VRFY forwarded", hello, "VRFY erin", "251 2.1.5 Not local; will forward");
    row("VRFY nobody", hello, "VRFY nobody", "550 5.1.1 <nobody>");
    row("VRFY elsewhere", hello, "VRFY x@other.example", "252 2.0.0");
    row("VRFY nothing", hello, "VRFY", "501 5.5.4");
    row("VRFY no address", hello, "VRFY a b@", "501 5.1.3");
    row("VRFY before a hello", {}, "VRFY alice", "250 2.1.5");
    row("VRFY UTF-8 without the parameter", hello, "VRFY j\xc3\xbcrgen", "553 5.6.7");
    row("VRFY UTF-8", hello, "VRFY j\xc3\xbcrgen SMTPUTF8",
        "250 2.1.5 J\xc3\xbcrgen Jung <j\xc3\xbcrgen@practice.example>");
    row("EXPN the list", hello, "EXPN staff",
        "250-2.1.5 Alice Adams <alice@practice.example>\r\n250-2.1.5 Bob Brown <bob@practice.example>\r\n250 2.1.5 "
        "<carol@practice.example>\r\n");
    row("EXPN another", hello, "EXPN board", "550 5.1.1");
    row("EXPN nothing", hello, "EXPN", "501 5.5.4");
    row("ETRN here", hello, "ETRN practice.example", "250 2.0.0 Queuing for node practice.example started");
    row("ETRN subdomains", hello, "ETRN @practice.example", "250 2.0.0");
    row("ETRN elsewhere", hello, "ETRN other.example", "459 4.7.1");
    row("ETRN queue", hello, "ETRN #slow", "458 4.3.0");
    row("ETRN nothing", hello, "ETRN", "501 5.5.4");
    row("ETRN before a hello", {}, "ETRN practice.example", "503 5.5.1");
    row("ETRN in a transaction", mail, "ETRN practice.example", "503 5.5.1");
    row("HELP", hello, "HELP", "214-2.0.0 The practice server knows:\r\n214-2.0.0 AUTH BDAT");
    row("HELP on a command", hello, "HELP vrfy", "214 2.0.0 VRFY address");
    row("HELP on nothing known", hello, "HELP frob", "504 5.5.4 No help on frob");
    row("MAIL", hello, "MAIL FROM:<a@b.example>", "250 2.1.0 Sender ok\r\n");
    row("MAIL in lower case", hello, "mail from:<a@b.example> size=7 body=8bitmime", "250 2.1.0");
    row("MAIL from nobody", hello, "MAIL FROM:<>", "250 2.1.0");
    row("MAIL with a route", hello, "MAIL FROM:<@x.example,@y.example:a@b.example>", "250 2.1.0");
    row("MAIL quoted", hello, "MAIL FROM:<\"a b\\\"c>\"@b.example>", "250 2.1.0");
    row("MAIL before a hello", {}, "MAIL FROM:<a@b.example>", "503 5.5.1");
    row("MAIL twice", mail, "MAIL FROM:<a@b.example>", "503 5.5.1");
    row("MAIL without brackets", hello, "MAIL FROM:a@b.example", "501 5.1.7 Syntax");
    row("MAIL with a blank", hello, "MAIL FROM: <a@b.example>", "501 5.1.7");
    row("MAIL without FROM", hello, "MAIL <a@b.example>", "501 5.1.7");
    row("MAIL without an end", hello, "MAIL FROM:<a@b.example", "501 5.1.7");
    row("MAIL two dots", hello, "MAIL FROM:<a..b@b.example>", "501 5.1.7");
    row("MAIL from an empty name in quotes", hello, "MAIL FROM:<\"\">", "501 5.1.7");
    row("MAIL long local part", hello, "MAIL FROM:<" + QByteArray(65, 'a') + "@b.example>", "501 5.1.7 Path too long");
    row("MAIL longest local part", hello, "MAIL FROM:<" + QByteArray(64, 'a') + "@b.example>", "250 2.1.0");
    row("MAIL long path", hello, "MAIL FROM:<a@" + QByteArray("a.").repeated(130) + "example>",
        "501 5.1.7 Path too long");
    row("MAIL too big", hello, "MAIL FROM:<a@b.example> SIZE=10485761", "552 5.3.4");
    row("MAIL just fits", hello, "MAIL FROM:<a@b.example> SIZE=10485760", "250 2.1.0");
    row("MAIL absurdly big", hello, "MAIL FROM:<a@b.example> SIZE=99999999999999999999", "552 5.3.4");
    row("MAIL size is no number", hello, "MAIL FROM:<a@b.example> SIZE=-1", "501 5.5.4");
    row("MAIL bad body", hello, "MAIL FROM:<a@b.example> BODY=9BIT", "501 5.5.4 Bad value for BODY");
    row("MAIL binary not offered", hello, "MAIL FROM:<a@b.example> BODY=BINARYMIME", "501 5.5.4");
    row("MAIL with DSN", hello, "MAIL FROM:<a@b.example> RET=HDRS ENVID=a+2Bb", "250 2.1.0");
    row("MAIL bad RET", hello, "MAIL FROM:<a@b.example> RET=ALL", "501 5.5.4");
    row("MAIL bad xtext", hello, "MAIL FROM:<a@b.example> ENVID=a+2b", "501 5.5.4");
    row("MAIL with PRDR that is not offered", hello, "MAIL FROM:<a@b.example> PRDR", "555 5.5.4");
    row("MAIL unknown parameter", hello, "MAIL FROM:<a@b.example> FOO=1", "555 5.5.4");
    row("MAIL parameter twice", hello, "MAIL FROM:<a@b.example> SIZE=1 SIZE=2", "501 5.5.4");
    row("MAIL parameter without value", hello, "MAIL FROM:<a@b.example> SIZE=", "501 5.5.4");
    row("MAIL parameters after HELO", {"HELO c.example"}, "MAIL FROM:<a@b.example> SIZE=1", "555 5.5.4");
    row("MAIL UTF-8 without the parameter", hello, "MAIL FROM:<\xc3\xbc@b.example>", "553 5.6.7");
    row("MAIL UTF-8", hello, "MAIL FROM:<\xc3\xbc@b.example> SMTPUTF8", "250 2.1.0");
    row("MAIL no UTF-8", hello, "MAIL FROM:<\xff@b.example> SMTPUTF8", "501 5.1.7");
    row("MAIL SMTPUTF8 with a value", hello, "MAIL FROM:<a@b.example> SMTPUTF8=yes", "501 5.5.4");
    row("RCPT", mail, "RCPT TO:<alice@practice.example>", "250 2.1.5 <alice@practice.example>: recipient ok\r\n");
    row("RCPT quoted", mail, "RCPT TO:<\"alice\"@localhost>", "250 2.1.5");
    row("RCPT without a domain", mail, "RCPT TO:<Postmaster>", "250 2.1.5");
    row("RCPT the list", mail, "RCPT TO:<staff@practice.example>", "250 2.1.5");
    row("RCPT with DSN", mail, "RCPT TO:<bob@practice.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob@x", "250 2.1.5");
    row("RCPT bad NOTIFY", mail, "RCPT TO:<bob@practice.example> NOTIFY=NEVER,DELAY", "501 5.5.4");
    row("RCPT bad ORCPT", mail, "RCPT TO:<bob@practice.example> ORCPT=bob", "501 5.5.4");
    row("RCPT unknown parameter", mail, "RCPT TO:<bob@practice.example> SIZE=1", "555 5.5.4");
    row("RCPT foreign", mail, "RCPT TO:<x@other.example>", "550 5.7.1 <x@other.example>: relaying denied");
    row("RCPT nobody", mail, "RCPT TO:<nobody@practice.example>", "550 5.1.1");
    row("RCPT moved", mail, "RCPT TO:<dave@practice.example>", "551 5.1.6");
    row("RCPT forwarded", mail, "RCPT TO:<erin@practice.example>", "251 2.1.5");
    row("RCPT nobody at all", mail, "RCPT TO:<>", "501 5.1.3");
    row("RCPT without MAIL", hello, "RCPT TO:<alice@practice.example>", "503 5.5.1");
    row("RCPT UTF-8", utf8Mail, "RCPT TO:<j\xc3\xbcrgen@practice.example>", "250 2.1.5");
    row("RCPT UTF-8 without the parameter", mail, "RCPT TO:<j\xc3\xbcrgen@practice.example>", "553 5.6.7");
    row("DATA", rcpt, "DATA", "354 Go ahead");
    row("DATA with an argument", rcpt, "DATA now", "501 5.5.4");
    row("DATA without MAIL", hello, "DATA", "503 5.5.1");
    row("DATA without a recipient", mail, "DATA", "554 5.5.1");
    row("a hello ends the transaction", {"EHLO c.example", "MAIL FROM:<>", "EHLO c.example"},
        "RCPT TO:<alice@practice.example>", "503 5.5.1");
    row("RSET ends the transaction", {"EHLO c.example", "MAIL FROM:<>", "RSET"}, "RCPT TO:<alice@practice.example>",
        "503 5.5.1");
    row("STARTTLS", hello, "STARTTLS", "220 2.0.0 Ready to start TLS\r\n<tls>");
    row("STARTTLS with an argument", hello, "STARTTLS now", "501 5.5.4");
    row("STARTTLS before a hello", {}, "STARTTLS", "503 5.5.1");
    row("AUTH in clear", hello, "AUTH PLAIN", "538 5.7.11");
    row("AUTH before a hello", {}, "AUTH PLAIN", "503 5.5.1");
    row("BDAT without MAIL", hello, "BDAT 0 LAST", "503 5.5.1");
    row("BDAT without a size", rcpt, "BDAT LAST", "501 5.5.4");
    row("BDAT negative", rcpt, "BDAT -1", "501 5.5.4");
    row("BDAT, then DATA", {"EHLO c.example", "MAIL FROM:<>", "RCPT TO:<alice@localhost>", "BDAT 0"}, "DATA",
        "503 5.5.1");
    row("BDAT, then RCPT", {"EHLO c.example", "MAIL FROM:<>", "RCPT TO:<alice@localhost>", "BDAT 0"},
        "RCPT TO:<bob@localhost>", "503 5.5.1");
    row("an empty message by BDAT", rcpt, "BDAT 0 LAST", "250 2.0.0 Kept as message 1\r\n");
}

void TestServerDialogue::aCommand_getsItsReply()
{
    QFETCH(QList<QByteArray>, before);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, reply);
    Talk talk;
    talk.opened();
    for (const QByteArray &earlier : before)
        QVERIFY2(talk.say(earlier).startsWith('2'), earlier.constData());
    const QByteArray said = talk.say(line);
    QVERIFY2(said.startsWith(reply), said.constData());
}

void TestServerDialogue::rareParameters_areTakenWhereTheyAreOffered_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("isEncrypted");
    const auto row = [](const char *parameters, const char *reply, bool isEncrypted = false) {
        QTest::addRow("%s%s", parameters, isEncrypted ? ", encrypted" : "")
            << QByteArray(parameters) << QByteArray(reply) << isEncrypted;
    };
    const char *const ok = "250 2.1.0 Sender ok\r\n";
    const auto bad = [&row](const char *parameters) { row(parameters, "501 5.5.4"); };
    row("BY=60;R", ok);
    row("by=-3600;NT", ok);
    row("BY=+120;RT", ok);
    bad("BY=59;R"); // sooner than is offered
    bad("BY=0;R");
    bad("BY=-1;RT");
    bad("BY=60");
    bad("BY=60;X");
    bad("BY=60;TR");
    bad("BY=;R");
    bad("BY=1234567890;N");
    bad("BY=6x;N");
    bad("BY");
    row("HOLDFOR=1", ok);
    row("HOLDFOR=86400", ok);
    bad("HOLDFOR=86401");
    bad("HOLDFOR=0");
    bad("HOLDFOR=-1");
    bad("HOLDFOR=+1");
    bad("HOLDFOR=soon");
    row("HOLDUNTIL=2030-01-31T08:00:00Z", ok);
    bad("HOLDUNTIL=2100-01-01T00:00:00Z");
    bad("HOLDUNTIL=2030-02-31T08:00:00Z");
    bad("HOLDUNTIL=2030-01-31T08:00:00");
    bad("HOLDUNTIL=tomorrow");
    bad("HOLDFOR=1 HOLDUNTIL=2030-01-31T08:00:00Z");
    row("MT-PRIORITY=-9", ok);
    row("MT-PRIORITY=9", ok);
    bad("MT-PRIORITY=10");
    bad("MT-PRIORITY=-10");
    bad("MT-PRIORITY=high");
    bad("MT-PRIORITY");
    row("TRANSID=<a@b>", ok);
    bad("TRANSID=a@b");
    bad("TRANSID=<>");
    row("XVERP", ok);
    row("XVERP=+-", ok);
    bad("XVERP=+");
    row("REQUIRETLS", ok, true);
    row("REQUIRETLS=yes", "501 5.5.4", true);
    row("REQUIRETLS", "555 5.5.4"); // in clear it is not offered
    row("BY=60;R HOLDFOR=5 MT-PRIORITY=1 TRANSID=<x> XVERP", ok);
}

void TestServerDialogue::rareParameters_areTakenWhereTheyAreOffered()
{
    QFETCH(const QByteArray, parameters);
    QFETCH(const QByteArray, reply);
    QFETCH(const bool, isEncrypted);
    const auto answer = [&](bool isOffered) {
        Options options;
        options.implicitTls = isEncrypted;
        if (isOffered)
            options.enabled.insert({Feature::DeliverBy, Feature::FutureRelease, Feature::MtPriority,
                                    Feature::RequireTls, Feature::Checkpoint, Feature::Xverp});
        Talk talk(options);
        talk.opened();
        if (isEncrypted)
            (void)talk.dialogue.secured({});
        talk.say("EHLO c.example");
        return talk.say("MAIL FROM:<a@b.example> " + parameters);
    };
    QVERIFY2(answer(true).startsWith(reply), answer(true).constData());
    QVERIFY2(answer(false).startsWith("555 5.5.4"), answer(false).constData());
}

void TestServerDialogue::rareExtensions_areListedWhenSwitchedOn()
{
    Options options;
    options.enabled = {Feature::DeliverBy,  Feature::FutureRelease, Feature::MtPriority,
                       Feature::RequireTls, Feature::Checkpoint,    Feature::Xverp,
                       Feature::Send,       Feature::Soml,          Feature::Saml};
    Talk talk(options);
    talk.opened();
    QCOMPARE(talk.say("EHLO c.example"),
             QByteArray("250-practice.example greets c.example [192.0.2.1]\r\n250-DELIVERBY 60\r\n250-FUTURERELEASE "
                        "86400 2099-12-31T23:59:59Z\r\n250-MT-PRIORITY\r\n250-CHECKPOINT\r\n250-XVERP\r\n250-SEND\r\n"
                        "250-SOML\r\n250 SAML\r\n"));
    for (const char *verb : {"SEND", "soml", "SAML"}) {
        QVERIFY(talk.say(QByteArray(verb) + " FROM:<a@b.example>").startsWith("250 "));
        QVERIFY(talk.say("RSET").startsWith("250 "));
    }
    QVERIFY(talk.say("SAML TO:<a@b.example>").startsWith("501 "));
}

void TestServerDialogue::whatIsSwitchedOff_isNotImplemented_data()
{
    QTest::addColumn<int>("feature");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](Feature feature, const QByteArray &line, const QByteArray &reply = "502 5.5.1 ") {
        QTest::newRow(nameOf(feature).constData()) << int(feature) << line << reply;
    };
    row(Feature::Vrfy, "VRFY alice");
    row(Feature::Expn, "EXPN staff");
    row(Feature::Etrn, "ETRN practice.example");
    row(Feature::Help, "HELP");
    row(Feature::StartTls, "STARTTLS");
    row(Feature::Auth, "AUTH PLAIN");
    row(Feature::Chunking, "BDAT 0");
    row(Feature::XClient, "XCLIENT NAME=a");
    row(Feature::XForward, "XFORWARD NAME=a");
    row(Feature::Size, "MAIL FROM:<> SIZE=1", "555 5.5.4 ");
    row(Feature::EightBitMime, "MAIL FROM:<> BODY=7BIT", "555 5.5.4 ");
    row(Feature::Dsn, "MAIL FROM:<> RET=FULL", "555 5.5.4 ");
    row(Feature::SmtpUtf8, "MAIL FROM:<> SMTPUTF8", "555 5.5.4 ");
    row(Feature::Send, "SEND FROM:<>");
    row(Feature::Soml, "SOML FROM:<>");
    row(Feature::Saml, "SAML FROM:<>");
    row(Feature::EnhancedStatusCodes, "RCPT", "503 MAIL comes first");
}

void TestServerDialogue::whatIsSwitchedOff_isNotImplemented()
{
    QFETCH(int, feature);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, reply);
    Options options = allFeatures();
    options.enabled.erase(Feature(feature));
    Talk talk(options);
    talk.opened();
    const QByteArray hello = talk.say("EHLO c.example");
    QVERIFY2(!hello.contains(nameOf(Feature(feature)).toUpper()), hello.constData());
    const QByteArray said = talk.say(line);
    QVERIFY2(said.startsWith(reply), said.constData());
}

void TestServerDialogue::lmtp_wantsItsOwnHello()
{
    Talk talk(lmtp());
    QCOMPARE(talk.opened(), QByteArray("220 practice.example LMTP Mailscope practice server\r\n"));
    QCOMPARE(talk.say("EHLO c.example"), QByteArray("500 5.5.1 This is LMTP: say LHLO\r\n"));
    QCOMPARE(talk.say("HELO c.example"), QByteArray("500 5.5.1 This is LMTP: say LHLO\r\n"));
    QVERIFY(talk.say("LHLO c.example").startsWith("250-practice.example greets"));
    QVERIFY(talk.say("MAIL FROM:<>").startsWith("250"));
    QVERIFY(talk.say("RCPT TO:<nobody@localhost>").startsWith("550"));
    QCOMPARE(talk.say("DATA"), QByteArray("503 5.5.1 No recipient was accepted\r\n"));
}

void TestServerDialogue::aMessage_isKeptByteForByte()
{
    auto talk = Talk::begun();
    talk->say("MAIL FROM:<a@b.example> SIZE=20");
    talk->say("RCPT TO:<alice@practice.example>");
    talk->say("RCPT TO:<x@other.example>");
    QVERIFY(talk->say("DATA").startsWith("354 "));
    QCOMPARE(talk->bytes("Subject: x\r\n\r\n..dot\r\n.x\r\n\xff\r\n.\r\n"),
             QByteArray("250 2.0.0 Kept as message 1\r\n"));
    QCOMPARE(talk->store.messages().size(), 1);
    const StoredMessage &message = talk->store.messages().front();
    QCOMPARE(message.content, QByteArray("Subject: x\r\n\r\n.dot\r\nx\r\n\xff\r\n"));
    QCOMPARE(message.reversePath.text(), QByteArray("a@b.example"));
    QCOMPARE(message.recipients.size(), 1);
    QCOMPARE(message.recipients.front().path.text(), QByteArray("alice@practice.example"));
    QCOMPARE(message.parameters.front().keyword, QByteArray("SIZE"));
    QCOMPARE(message.hello, QByteArray("c.example"));
    QVERIFY(!message.encrypted);
    QVERIFY(talk->say("DATA").startsWith("503"));
}

void TestServerDialogue::everyCut_givesTheSameConversation()
{
    const QByteArray input = "EHLO c.example\r\nVRFY alice\r\nBAD\nNOOP\r\nMAIL FROM:<a@b.example>\r\nRCPT "
                             "TO:<alice@localhost>\r\nDATA\r\na\r\n..\r\n.\r\n"
                             "MAIL FROM:<>\r\nRCPT TO:<bob@localhost>\r\nBDAT 5\r\na\r\n.\rBDAT 2 LAST\r\n\r\nQUIT\r\n";
    Talk whole;
    whole.opened();
    const QByteArray expected = whole.bytes(input);
    QVERIFY(expected.endsWith("<close>"));
    QCOMPARE(whole.store.messages().size(), 2);
    QCOMPARE(whole.store.messages()[0].content, QByteArray("a\r\n.\r\n"));
    QCOMPARE(whole.store.messages()[1].content, QByteArray("a\r\n.\r\r\n"));
    for (qsizetype cut = 0; cut <= input.size(); ++cut) {
        Talk talk;
        talk.opened();
        const QByteArray first = talk.bytes(input.first(cut));
        QCOMPARE(first + talk.bytes(input.sliced(cut)), expected);
        QCOMPARE(talk.store.messages()[1].content, whole.store.messages()[1].content);
    }
    Talk single;
    single.opened();
    QByteArray said;
    for (const char byte : input)
        said += single.bytes(QByteArray(1, byte));
    QCOMPARE(said, expected);
}

void TestServerDialogue::aMessageThatBreaksTheRules_isRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, const QByteArray &content, const QByteArray &reply,
                        qint64 limit = 1'000'000) { QTest::newRow(name) << content << limit << reply; };
    row("bare LF", "a\nb\r\n.\r\n", "554 5.6.0");
    row("bare CR", "a\rb\r\n.\r\n", "554 5.6.0");
    row("LF dot LF is no end", "a\n.\nQUIT\r\n.\r\n", "554 5.6.0");
    row("LF dot CRLF is no end", "a\n.\r\nQUIT\r\n.\r\n", "554 5.6.0");
    row("CR dot CR is no end", "a\r.\rQUIT\r\n.\r\n", "554 5.6.0");
    row("longest line", QByteArray(998, 'a') + "\r\n.\r\n", "250 2.0.0");
    row("line too long", QByteArray(999, 'a') + "\r\n.\r\n", "500 5.6.0");
    row("line far too long", QByteArray(200'000, 'a') + "\r\n.\r\n", "500 5.6.0");
    row("just fits", QByteArray("a\r\n").repeated(666) + ".\r\n", "250 2.0.0", 1998);
    row("one byte too big", QByteArray("a\r\n").repeated(666) + ".\r\n", "552 5.3.4", 1997);
    row("much too big", QByteArray("aaaaaa\r\n").repeated(100'000) + ".\r\n", "552 5.3.4", 2000);
}

void TestServerDialogue::aMessageThatBreaksTheRules_isRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, limit);
    QFETCH(QByteArray, reply);
    Options options;
    options.maximumMessageSize = limit;
    auto talk = Talk::begun(options);
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<alice@localhost>");
    talk->say("DATA");
    const QByteArray said = talk->bytes(content);
    QVERIFY2(said.startsWith(reply), said.constData());
    QCOMPARE(said.count("\r\n"), 1);
    QCOMPARE(talk->store.messages().size(), reply.startsWith('2') ? 1 : 0);
    QVERIFY(talk->say("MAIL FROM:<>").startsWith("250"));
}

void TestServerDialogue::quitInsideAMessage_isContent()
{
    auto talk = Talk::begun();
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<alice@localhost>");
    talk->say("DATA");
    QCOMPARE(talk->say("QUIT"), QByteArray());
    QCOMPARE(talk->bytes(".\r\n"), QByteArray("250 2.0.0 Kept as message 1\r\n"));
    QCOMPARE(talk->store.messages().front().content, QByteArray("QUIT\r\n"));
}

void TestServerDialogue::prdr_answersForEachAndForAll_data()
{
    QTest::addColumn<QByteArrayList>("faults");
    QTest::addColumn<QByteArray>("replies");
    QTest::addColumn<QByteArrayList>("reached");
    const QByteArray begin = "353 PRDR: a reply for each recipient, and one for all of them\r\n";
    const QByteArray full = "452 4.2.2 <frank@localhost>: the mailbox is full\r\n";
    const QByteArray alice = "250 2.1.5 <alice@localhost>: kept as message 1\r\n";
    const QByteArray bob = "250 2.1.5 <bob@localhost>: kept as message 1\r\n";
    const auto row = [](const char *name, const QByteArrayList &faults, const QByteArray &replies,
                        const QByteArrayList &reached) { QTest::newRow(name) << faults << replies << reached; };
    row("one of three is full", {}, begin + alice + full + bob + "250 2.0.0 Kept as message 1\r\n", {"alice", "bob"});
    row("one is refused by name", {"payload[alice]:refuse=550 5.7.1 not you"},
        begin + "550 5.7.1 not you\r\n" + full + bob + "250 2.0.0 Kept as message 1\r\n", {"bob"});
    row("all are refused", {"payload[alice]:refuse=550 5.7.1 no", "payload[BOB@localhost]:refuse=550 5.7.1 no"},
        begin + "550 5.7.1 no\r\n" + full + "550 5.7.1 no\r\n550 5.7.0 Nobody takes the message\r\n", {});
    row("the last word is a refusal", {"payload[4]:refuse=451 4.3.0 later"},
        begin + "250 2.1.5 <alice@localhost>: taken\r\n" + full
            + "250 2.1.5 <bob@localhost>: taken\r\n451 4.3.0 later\r\n",
        {});
}

void TestServerDialogue::prdr_answersForEachAndForAll()
{
    QFETCH(const QByteArrayList, faults);
    QFETCH(const QByteArray, replies);
    QFETCH(const QByteArrayList, reached);
    Options options = allFeatures();
    for (const QByteArray &fault : faults)
        options.faults.push_back(Fault::parse(fault).value());
    for (const bool isChunked : {false, true}) {
        auto talk = Talk::begun(options);
        QVERIFY(talk->say("MAIL FROM:<> PRDR").startsWith("250"));
        for (const char *const name : {"alice", "frank", "bob"})
            talk->say("RCPT TO:<" + QByteArray(name) + "@localhost>");
        if (!isChunked)
            talk->say("DATA");
        QCOMPARE(talk->bytes(isChunked ? "BDAT 3 LAST\r\nx\r\n" : "x\r\n.\r\n"), replies);
        QByteArrayList names;
        for (const StoredMessage &message : talk->store.messages()) {
            for (const Recipient &recipient : message.recipients)
                names << recipient.path.localPart;
        }
        QCOMPARE(names, reached);
        QCOMPARE(talk->say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
    }
}

void TestServerDialogue::aFaultOfARecipient_holdsForNobodyElse_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("ofAlice");
    QTest::addColumn<QByteArray>("ofBob");
    const QByteArray ok = "250 2.1.5";
    QTest::newRow("by local part") << QByteArray("rcpt[bob]:refuse=450 4.2.0 later") << ok
                                   << QByteArray("450 4.2.0 later");
    QTest::newRow("by address, in any case")
        << QByteArray("rcpt[Bob@LOCALHOST]:refuse=550 5.1.1 no") << ok << QByteArray("550 5.1.1 no");
    QTest::newRow("another domain") << QByteArray("rcpt[bob@practice.example]:refuse") << ok << ok;
    QTest::newRow("part of a name") << QByteArray("rcpt[bo]:refuse") << ok << ok;
    QTest::newRow("at the end only") << QByteArray("payload[bob]:refuse") << ok << ok;
}

void TestServerDialogue::aFaultOfARecipient_holdsForNobodyElse()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, ofAlice);
    QFETCH(const QByteArray, ofBob);
    auto talk = Talk::begun(with({fault.constData()}));
    talk->say("MAIL FROM:<>");
    const QByteArray alice = talk->say("RCPT TO:<alice@localhost>");
    const QByteArray bob = talk->say("RCPT TO:<\"bob\"@localhost>");
    QVERIFY2(alice.startsWith(ofAlice), alice.constData());
    QVERIFY2(bob.startsWith(ofBob), bob.constData());
}

void TestServerDialogue::lmtp_answersOncePerAcceptedRecipient()
{
    auto talk = Talk::begun(lmtp());
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<alice@localhost>");
    talk->say("RCPT TO:<frank@localhost>");
    talk->say("RCPT TO:<nobody@localhost>");
    talk->say("RCPT TO:<bob@localhost>");
    talk->say("DATA");
    QCOMPARE(talk->bytes("x\r\n.\r\n"),
             QByteArray("250 2.1.5 <alice@localhost>: kept as message 1\r\n452 4.2.2 <frank@localhost>: the mailbox is "
                        "full\r\n250 2.1.5 <bob@localhost>: kept as message 1\r\n"));
    QCOMPARE(talk->store.messages().front().recipients.size(), 2);
    // A refused message is refused for each of them.
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<alice@localhost>");
    talk->say("RCPT TO:<bob@localhost>");
    talk->say("DATA");
    QCOMPARE(talk->bytes("x\ny\r\n.\r\n").count("554 5.6.0"), 2);
    // One fault for one recipient.
    Options faulty = with({"payload[2]:refuse=451 4.3.0 later"});
    faulty.protocol = Protocol::Lmtp;
    talk = Talk::begun(faulty);
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<alice@localhost>");
    talk->say("RCPT TO:<bob@localhost>");
    QCOMPARE(talk->say("BDAT 0 LAST"),
             QByteArray("250 2.1.5 <alice@localhost>: kept as message 1\r\n451 4.3.0 later\r\n"));
    QCOMPARE(talk->store.messages().front().recipients.size(), 1);
}

void TestServerDialogue::bdat_keepsBinaryBytes()
{
    auto talk = Talk::begun(allFeatures());
    QVERIFY(talk->say("MAIL FROM:<> BODY=BINARYMIME").startsWith("250"));
    talk->say("RCPT TO:<alice@localhost>");
    QVERIFY(talk->say("DATA").startsWith("503 5.5.1"));
    const QByteArray content("\0\n\r\n.\r\nQUIT\r\n", 13);
    QCOMPARE(talk->bytes("BDAT 13\r\n" + content), QByteArray("250 2.0.0 Chunk received\r\n"));
    QCOMPARE(talk->bytes("bdat 3 last\r\nxyzNOOP\r\n"),
             QByteArray("250 2.0.0 Kept as message 1\r\n250 2.0.0 Nothing done\r\n"));
    QCOMPARE(talk->store.messages().front().content, content + "xyz");
}

void TestServerDialogue::bdat_throwsAwayARefusedChunk()
{
    auto talk = Talk::begun();
    QCOMPARE(talk->bytes("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n"),
             QByteArray("503 5.5.1 MAIL comes first\r\n250 2.0.0 Nothing done\r\n"));
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<x@other.example>");
    QCOMPARE(talk->bytes("BDAT 6\r\nQUIT\r\n"), QByteArray("554 5.5.1 No recipient was accepted\r\n"));
    Options small;
    small.maximumMessageSize = 10;
    talk = Talk::begun(small);
    talk->say("MAIL FROM:<>");
    talk->say("RCPT TO:<alice@localhost>");
    QVERIFY(talk->bytes("BDAT 6\r\nabcdef").startsWith("250"));
    QVERIFY(talk->bytes("BDAT 6\r\nabcdef").startsWith("552 5.3.4"));
    QVERIFY(talk->bytes("BDAT 0 LAST\r\n").startsWith("552 5.3.4"));
    QCOMPARE(talk->store.messages().size(), 0);
}

void TestServerDialogue::startTls_forgetsEverything()
{
    auto talk = Talk::begun();
    // What comes behind STARTTLS in clear is thrown away.
    QCOMPARE(talk->bytes("STARTTLS\r\nVRFY alice\r\nRSET"), QByteArray("220 2.0.0 Ready to start TLS\r\n<tls>"));
    QCOMPARE(talk->bytes("QUIT\r\n"), QByteArray());
    QCOMPARE(onTheWire(talk->dialogue.secured()), QByteArray());
    QVERIFY(talk->dialogue.conversation().encrypted);
    QVERIFY(talk->say("MAIL FROM:<>").startsWith("503 5.5.1"));
    const QByteArray hello = talk->say("EHLO c.example");
    QVERIFY(!hello.contains("STARTTLS"));
    QVERIFY(hello.contains("250-AUTH SCRAM-SHA-512 SCRAM-SHA-384 SCRAM-SHA-256 SCRAM-SHA-224 SCRAM-SHA-1 OAUTHBEARER "
                           "XOAUTH2 DIGEST-MD5 CRAM-MD5 NTLM PLAIN LOGIN\r\n"));
}

void TestServerDialogue::startTls_isOfferedOnceOnly()
{
    auto talk = Talk::encrypted();
    QCOMPARE(talk->say("STARTTLS"), QByteArray("503 5.5.1 TLS is active already\r\n"));
    Options options;
    options.implicitTls = true;
    Talk implicit(options);
    QCOMPARE(implicit.opened(), QByteArray("<tls>"));
    QVERIFY(onTheWire(implicit.dialogue.secured()).startsWith("220 practice.example"));
    QVERIFY(!implicit.say("EHLO c.example").contains("STARTTLS"));
}

void TestServerDialogue::theStore_keepsTheLastMessages()
{
    MessageStore store(3);
    for (int number = 1; number <= 5; ++number) {
        StoredMessage message;
        message.content = QByteArray::number(number);
        QCOMPARE(store.add(message), number);
    }
    QCOMPARE(store.messages().size(), 3);
    QCOMPARE(store.messages().front().number, 3);
}

QTEST_GUILESS_MAIN(TestServerDialogue)
#include "tst_serverdialogue.moc"
