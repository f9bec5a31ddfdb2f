// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/target.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::plan;

class TestTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyForm_hasItsDefaults_data();
    void everyForm_hasItsDefaults();
    void whatIsNoTarget_isRefused_data();
    void whatIsNoTarget_isRefused();
    void aPassword_isNeverRepeated_data();
    void aPassword_isNeverRepeated();
    void userAndMechanism_areTakenFromTheUrl_data();
    void userAndMechanism_areTakenFromTheUrl();
    void socketsAndPrograms_needNoHost_data();
    void socketsAndPrograms_needNoHost();
    void aUrl_readsBackAsTheSameTarget_data();
    void aUrl_readsBackAsTheSameTarget();
    void aList_isSplitAtItsCommas();
    void aProgram_takesTheRestOfTheList();
    void aListWithAGap_isRefused_data();
    void aListWithAGap_isRefused();
    void securityNames_areThoseOfTheCommandLine();
    void thisMachine_isToldFromOthers_data();
    void thisMachine_isToldFromOthers();
};

void TestTarget::everyForm_hasItsDefaults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("security");

    QTest::newRow("host alone") << u"mx.example"_s << u"mx.example"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("host and port") << u"mx.example:2525"_s << u"mx.example"_s << 2525 << u"smtp"_s
                                   << u"opportunistic"_s;
    QTest::newRow("smtp") << u"smtp://mx.example"_s << u"mx.example"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("a slash at the end") << u"smtp://mx.example/"_s << u"mx.example"_s << 25 << u"smtp"_s
                                        << u"opportunistic"_s;
    QTest::newRow("submission") << u"submission://mx.example"_s << u"mx.example"_s << 587 << u"smtp"_s << u"starttls"_s;
    QTest::newRow("submission elsewhere")
        << u"submission://mx.example:1587"_s << u"mx.example"_s << 1587 << u"smtp"_s << u"starttls"_s;
    QTest::newRow("smtps") << u"smtps://mx.example"_s << u"mx.example"_s << 465 << u"smtp"_s << u"tls"_s;
    QTest::newRow("lmtp") << u"lmtp://mx.example"_s << u"mx.example"_s << 24 << u"lmtp"_s << u"opportunistic"_s;
    QTest::newRow("scheme in capitals") << u"SMTPS://mx.example"_s << u"mx.example"_s << 465 << u"smtp"_s << u"tls"_s;
    QTest::newRow("IPv4") << u"127.0.0.1:25"_s << u"127.0.0.1"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("IPv4 in brackets") << u"[127.0.0.1]"_s << u"127.0.0.1"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("IPv6") << u"[::1]"_s << u"::1"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("IPv6 and port") << u"lmtp://[2001:db8::1]:2424"_s << u"2001:db8::1"_s << 2424 << u"lmtp"_s
                                   << u"opportunistic"_s;
    QTest::newRow("IPv6 as SMTP writes it") << u"[IPv6:::1]:26"_s << u"::1"_s << 26 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("IPv6 with a zone") << u"[fe80::1%25lo]"_s << u"fe80::1%lo"_s << 25 << u"smtp"_s
                                      << u"opportunistic"_s;
    QTest::newRow("the root's dot") << u"mx.example."_s << u"mx.example."_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("an underscore") << u"my_host"_s << u"my_host"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("blanks around") << u"  mx.example "_s << u"mx.example"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("letters beyond ASCII")
        << u"m\u00fcnchen.example"_s << u"xn--mnchen-3ya.example"_s << 25 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("the highest port") << u"mx:65535"_s << u"mx"_s << 65535 << u"smtp"_s << u"opportunistic"_s;
    QTest::newRow("a host called like a scheme") << u"smtp:26"_s << u"smtp"_s << 26 << u"smtp"_s << u"opportunistic"_s;
}

void TestTarget::everyForm_hasItsDefaults()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY2(target, target ? "" : qPrintable(target.error().text));
    QCOMPARE(target->kind, Target::Kind::Host);
    QTEST(target->host, "host");
    QTEST(int(target->port), "port");
    QTEST(QString(protocolName(target->protocol)), "protocol");
    QTEST(QString(securityName(target->security)), "security");
    QVERIFY(target->user.isEmpty());
}

void TestTarget::whatIsNoTarget_isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("no host") << u"smtp://"_s;
    QTest::newRow("a port alone") << u":25"_s;
    QTest::newRow("a port alone in a URL") << u"smtp://:25"_s;
    QTest::newRow("port 0") << u"mx:0"_s;
    QTest::newRow("port beyond the last") << u"mx:65536"_s;
    QTest::newRow("a far too large port") << u"mx:99999999999999999999"_s;
    QTest::newRow("negative port") << u"mx:-1"_s;
    QTest::newRow("port with a sign") << u"mx:+25"_s;
    QTest::newRow("port in words") << u"mx:smtp"_s;
    QTest::newRow("empty port") << u"mx:"_s;
    QTest::newRow("IPv6 without brackets") << u"2001:db8::1"_s;
    QTest::newRow("IPv6 without brackets in a URL") << u"smtp://::1"_s;
    QTest::newRow("bracket left open") << u"[::1"_s;
    QTest::newRow("a name in brackets") << u"[mx.example]"_s;
    QTest::newRow("empty brackets") << u"[]"_s;
    QTest::newRow("text behind the bracket") << u"[::1]x"_s;
    QTest::newRow("no port behind the colon") << u"[::1]:"_s;
    QTest::newRow("unknown scheme") << u"http://mx.example"_s;
    QTest::newRow("misspelt scheme") << u"smpt://mx.example"_s;
    QTest::newRow("imap") << u"imap://mx.example"_s;
    QTest::newRow("a path") << u"smtp://mx.example/client.example"_s;
    QTest::newRow("a query") << u"smtp://mx.example?x=y"_s;
    QTest::newRow("a fragment") << u"smtp://mx.example#x"_s;
    QTest::newRow("a blank inside") << u"mx example"_s;
    QTest::newRow("a line end inside") << u"mx\r\nexample"_s;
    QTest::newRow("a NUL inside") << u"mx"_s + QChar::Null + u"example"_s;
    QTest::newRow("like an option") << u"--mx"_s;
    QTest::newRow("two dots") << u"mx..example"_s;
    QTest::newRow("a dot ahead") << u".example"_s;
    QTest::newRow("a dot alone") << u"."_s;
    QTest::newRow("a label of 64") << QString(64, u'a') + u".example"_s;
    QTest::newRow("a name of 255") << u"abcdefg."_s.repeated(32).chopped(1);
    QTest::newRow("a semicolon") << u"mx;x"_s;
    QTest::newRow("an empty user") << u"smtp://@mx.example"_s;
    QTest::newRow("an empty mechanism") << u"smtp://bob;auth=@mx.example"_s;
    QTest::newRow("an odd mechanism") << u"smtp://bob;auth=PL%41IN@mx.example"_s;
    QTest::newRow("a user that is no UTF-8") << u"smtp://%ff@mx.example"_s;
    QTest::newRow("relative socket") << u"lmtp+unix:run/lmtp"_s;
    QTest::newRow("a socket with a host") << u"lmtp+unix://host/run/lmtp"_s;
    QTest::newRow("a socket without a path") << u"smtp+unix://"_s;
    QTest::newRow("a socket's path too long") << u"smtp+unix:///"_s + QString(107, u'x');
    QTest::newRow("a NUL in a socket's path") << u"smtp+unix:///run/%00"_s;
    QTest::newRow("no command") << u"smtp+pipe:"_s;
    QTest::newRow("a blank command") << u"lmtp+pipe:   "_s;
}

void TestTarget::whatIsNoTarget_isRefused()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY2(!target, qPrintable(target ? target->url() : QString()));
    QVERIFY(target.error().text.endsWith(u'.'));
    QVERIFY(!target.error().text.contains(u'\n'));
}

void TestTarget::aPassword_isNeverRepeated_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"smtp://bob:s3cret@mx.example"_s;
    QTest::newRow("in front of the mechanism") << u"smtp://bob:s3cret;auth=PLAIN@mx.example"_s;
    QTest::newRow("without a scheme") << u"bob:s3cret@mx.example"_s;
    QTest::newRow("empty user") << u"smtp://:s3cret@mx.example"_s;
    QTest::newRow("with an at sign") << u"smtp://bob:s3cret@x@mx.example"_s;
    QTest::newRow("with a slash") << u"smtp://bob:s3/s3cret@mx.example"_s;
    QTest::newRow("with a question mark") << u"smtp://bob:?s3cret@mx.example"_s;
}

void TestTarget::aPassword_isNeverRepeated()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY(!target);
    QVERIFY2(!target.error().text.contains("s3cret"_L1), qPrintable(target.error().text));
    QVERIFY2(target.error().text.contains("password"_L1), qPrintable(target.error().text));
}

void TestTarget::userAndMechanism_areTakenFromTheUrl_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("mechanism");
    QTest::newRow("user") << u"submission://bob@mx.example"_s << u"bob"_s << QString();
    QTest::newRow("user and mechanism") << u"submission://bob;auth=plain@mx.example"_s << u"bob"_s << u"PLAIN"_s;
    QTest::newRow("capitals") << u"submission://bob;AUTH=SCRAM-SHA-256-PLUS@mx"_s << u"bob"_s
                              << u"SCRAM-SHA-256-PLUS"_s;
    QTest::newRow("mechanism alone") << u"smtps://;auth=EXTERNAL@mx.example"_s << QString() << u"EXTERNAL"_s;
    QTest::newRow("any mechanism") << u"smtps://bob;auth=*@mx.example"_s << u"bob"_s << QString();
    QTest::newRow("an address as user") << u"smtps://bob@y.example@mx.example"_s << u"bob@y.example"_s << QString();
    QTest::newRow("escaped") << u"smtps://b%3ab%40y@mx.example"_s << u"b:b@y"_s << QString();
    QTest::newRow("beyond ASCII") << u"smtps://j%C3%B6rg@mx.example"_s << u"j\u00f6rg"_s << QString();
}

void TestTarget::userAndMechanism_areTakenFromTheUrl()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY2(target, target ? "" : qPrintable(target.error().text));
    QTEST(target->user, "user");
    QTEST(target->mechanism, "mechanism");
    QVERIFY(!target->url().contains(u'@'));
}

void TestTarget::socketsAndPrograms_needNoHost_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("url");
    QTest::newRow("socket") << u"lmtp+unix:///run/dovecot/lmtp"_s << u"/run/dovecot/lmtp"_s
                            << u"lmtp+unix:///run/dovecot/lmtp"_s;
    QTest::newRow("socket, one slash") << u"smtp+unix:/run/x"_s << u"/run/x"_s << u"smtp+unix:///run/x"_s;
    QTest::newRow("socket, a blank") << u"smtp+unix:///run/a%20b"_s << u"/run/a b"_s << u"smtp+unix:///run/a%20b"_s;
    QTest::newRow("socket, longest") << u"smtp+unix:///"_s + QString(106, u'x') << u"/"_s + QString(106, u'x')
                                     << u"smtp+unix:///"_s + QString(106, u'x');
    QTest::newRow("program") << u"smtp+pipe:exim -bh 192.0.2.1"_s << u"exim -bh 192.0.2.1"_s
                             << u"smtp+pipe:exim -bh 192.0.2.1"_s;
    QTest::newRow("program for LMTP") << u"lmtp+pipe: /bin/lmtpd"_s << u"/bin/lmtpd"_s << u"lmtp+pipe:/bin/lmtpd"_s;
}

void TestTarget::socketsAndPrograms_needNoHost()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY2(target, target ? "" : qPrintable(target.error().text));
    QTEST(target->path, "path");
    QTEST(target->url(), "url");
    QCOMPARE(target->kind, text.contains("pipe"_L1) ? Target::Kind::Program : Target::Kind::Socket);
    QCOMPARE(target->protocol, text.startsWith("lmtp"_L1) ? Protocol::Lmtp : Protocol::Smtp);
    QCOMPARE(target->security, Security::None);
    QCOMPARE(target->port, quint16(0));
    QVERIFY(target->host.isEmpty());
}

void TestTarget::aUrl_readsBackAsTheSameTarget_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"mx.example", "mx:26", "submission://mx", "smtps://mx:466", "lmtp://[::1]:24",
                             "[fe80::1%25lo]:25", "lmtp+unix:///run/a,b%25c", "smtp+pipe:echo a,b %41"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTarget::aUrl_readsBackAsTheSameTarget()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY(target);
    const std::expected<Target, TargetError> again = Target::parse(target->url());
    QVERIFY2(again, qPrintable(target->url()));
    QVERIFY(*again == *target);
    QCOMPARE(again->url(), target->url());
}

void TestTarget::aList_isSplitAtItsCommas()
{
    const auto targets = parseTargets(u"mx1.example, smtps://mx2.example,lmtp+unix:///run/a%2Cb"_s);
    QVERIFY(targets);
    QCOMPARE(targets->size(), 3);
    QCOMPARE(targets->at(0).url(), u"smtp://mx1.example:25"_s);
    QCOMPARE(targets->at(1).url(), u"smtps://mx2.example:465"_s);
    QCOMPARE(targets->at(2).path, u"/run/a,b"_s);
}

void TestTarget::aProgram_takesTheRestOfTheList()
{
    const auto targets = parseTargets(u"mx1.example,smtp+pipe:sh -c 'a,b'"_s);
    QVERIFY(targets);
    QCOMPARE(targets->size(), 2);
    QCOMPARE(targets->at(1).path, u"sh -c 'a,b'"_s);
}

void TestTarget::aListWithAGap_isRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ",", "mx,", ",mx", "a,,b", "a, ,b", "a,b:0", "a,http://b"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTarget::aListWithAGap_isRefused()
{
    QFETCH(const QString, text);
    QVERIFY(!parseTargets(text));
}

void TestTarget::securityNames_areThoseOfTheCommandLine()
{
    for (const Security security : {Security::None, Security::Opportunistic, Security::StartTls, Security::Tls})
        QCOMPARE(securityFromName(QString(securityName(security))), security);
    QVERIFY(!securityFromName(u"ssl"));
    QVERIFY(!securityFromName(u"TLS"));
    QVERIFY(!securityFromName(u""));
}

void TestTarget::thisMachine_isToldFromOthers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isThis");
    const auto row = [](const char *text, bool isThis) { QTest::newRow(text) << QString::fromLatin1(text) << isThis; };
    row("localhost", true);
    row("127.0.0.1:2525", true);
    row("127.9.9.9", true);
    row("smtp://[::1]:25", true);
    row("lmtp+unix:///run/lmtp", true);
    row("smtp+pipe:cat", true);
    row("mx.example", false);
    row("localhost.example", false);
    row("192.0.2.1", false);
    row("smtp://[2001:db8::1]:25", false);
}

void TestTarget::thisMachine_isToldFromOthers()
{
    QFETCH(const QString, text);
    const std::expected<Target, TargetError> target = Target::parse(text);
    QVERIFY2(target, target ? "" : qPrintable(target.error().text));
    QTEST(target->isThisMachine(), "isThis");
    Target exchangers = *target; // of the domain, whoever they are
    exchangers.kind = Target::Kind::Mx;
    QVERIFY(!exchangers.isThisMachine());
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
