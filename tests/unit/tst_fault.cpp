// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/fault.h"
#include "practice/options.h"

#include <QTest>

using namespace mailscope::practice;
using namespace std::chrono_literals;

/// The text form of the practice server's faults.
class TestFault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFault_isReadAndWrittenBack_data();
    void aFault_isReadAndWrittenBack();
    void aWrongFault_saysWhy_data();
    void aWrongFault_saysWhy();
    void theDetails_areRight();
    void garbling_damagesEveryLine_data();
    void garbling_damagesEveryLine();
    void namesOfOptions_comeBack();
};

void TestFault::aFault_isReadAndWrittenBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("back");
    const auto row = [](const QByteArray &text, const QByteArray &back = {}) {
        QTest::newRow(text.constData()) << text << (back.isEmpty() ? text : back);
    };
    row("ehlo:refuse=502 5.5.1 no");
    row("rcpt[2]:refuse=452 4.2.2 full");
    row("mail:refuse", "mail:refuse=554 5.0.0 Refused on request");
    row("vrfy:refuse=550-a\\r\\n550 b");
    row("greeting:delay=500ms");
    row("greeting:delay=500", "greeting:delay=500ms");
    row("payload:delay=2s", "payload:delay=2000ms");
    row("starttls:inject=250 AUTH PLAIN\\r\\n");
    row("ehlo:replace=\\x1b[31m=a:b");
    row("ehlo:drip=20ms");
    row("rcpt[bob]:refuse=450 4.2.0 later");
    row("payload[bob@practice.example]:close");
    row("vrfy:close");
    row("vrfy:close=after");
    row("vrfy:close=3");
    row("mail:reset");
    row("mail:reset=after");
    row("greeting:garble");
    row("greeting:garble=lf");
    row("greeting:garble=bytes", "greeting:garble");
    row("*:silence");
    row("*[3]:silence");
    row("ehlo:flood=100MB", "ehlo:flood=100000000");
    row("ehlo:flood=64kB", "ehlo:flood=64000");
    row("ehlo:flood=1GB,line", "ehlo:flood=1000000000,line");
    row("ehlo:flood=line");
    row("ehlo:flood");
    row("tls:close");
    row("tls:garble");
    row("tls:refuse", "tls:refuse=554 5.0.0 Refused on request");
    row("starttls:plain");
    row("data:end=\\n.\\n");
    row("starttls[1]:keep");
    row("STARTTLS:plain", "starttls:plain");
    row("login:signature");
    row("login:rspauth");
    row("login[2]:nonce");
    row("login:iterations=1");
    row("login:iterations=100000000");
    row("login:error=other-error");
    row("login:extra");
    row("login:challenge=text");
    row("login:challenge=text,1", "login:challenge=text");
    row("login:challenge=noise,2");
    row("login:early");
    row("login:early=1", "login:early");
    row("login:early=2");
    row("login[2]:welcome");
}

void TestFault::aFault_isReadAndWrittenBack()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, back);
    const auto fault = Fault::parse(text);
    QVERIFY2(fault, fault ? "" : qPrintable(fault.error()));
    QCOMPARE(fault->toText(), back);
    QCOMPARE(Fault::parse(back), fault);
}

void TestFault::aWrongFault_saysWhy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    const auto row = [](const QByteArray &text, const char *part) {
        QTest::newRow(text.left(40).constData()) << text << QString::fromUtf8(part);
    };
    row("", "step:kind");
    row("ehlo", "step:kind");
    row("frob:close", "“frob” is no step");
    row(":close", "is no step");
    row("ehlo[0]:close", "occurrence");
    row("ehlo[:close", "occurrence");
    row("ehlo[x]:close", "at rcpt and payload only");
    row("rcpt[]:close", "occurrence");
    row("rcpt[1x]:close", "occurrence");
    row("rcpt[bob:close", "occurrence");
    row("*[bob]:close", "at rcpt and payload only");
    row("ehlo[-1]:close", "occurrence");
    row("ehlo[1:close", "occurrence");
    row("ehlo:explode", "“explode” is no kind");
    row("ehlo:", "is no kind");
    row("ehlo:Close", "is no kind");
    row("ehlo:refuse=250 ok", "400 to 599");
    row("ehlo:refuse=", "400 to 599");
    row("ehlo:refuse=5xx", "400 to 599");
    row("ehlo:refuse=5021", "400 to 599");
    row("ehlo:replace", "missing");
    row("ehlo:inject=", "missing");
    row("ehlo:inject=a\\q", "escape");
    row("ehlo:inject=a\\", "backslash");
    row("ehlo:delay", "duration");
    row("ehlo:delay=soon", "duration");
    row("ehlo:delay=-5ms", "duration");
    row("ehlo:delay=5h", "duration");
    row("ehlo:delay=99999999s", "duration");
    row("ehlo:drip=", "duration");
    row("ehlo:close=never", "place to close");
    row("ehlo:reset=-1", "place to close");
    row("ehlo:garble=badly", "way to garble");
    row("ehlo:flood=much", "size");
    row("ehlo:flood=1TB", "size");
    row("ehlo:flood=9999999999999GB", "size");
    row("ehlo:silence=now", "no argument");
    row("ehlo:plain", "starttls only");
    row("payload:end=x", "data only");
    row("data:end=", "missing");
    row("greeting:keep", "starttls only");
    row("starttls:plain=1", "no argument");
    row("tls:inject=x", "not possible at tls");
    row("tls:flood", "not possible at tls");
    row("auth:signature", "at login only");
    row("response:early", "at login only");
    row("response:welcome", "at login only");
    row("login:welcome=1", "no argument");
    row("*:extra", "at login only");
    row("login:close", "not possible at login");
    row("login:refuse", "not possible at login");
    row("login:plain", "starttls only");
    row("login:signature=1", "no argument");
    row("login:nonce=", "no argument");
    row("login:extra=2", "no argument");
    row("login:iterations", "number of iterations");
    row("login:iterations=-1", "number of iterations");
    row("login:iterations=1e6", "number of iterations");
    row("login:iterations=99999999999999", "number of iterations");
    row("login:error", "missing");
    row("login:error=", "missing");
    row("login:challenge", "sort of challenge");
    row("login:challenge=binary", "sort of challenge");
    row("login:challenge=2", "sort of challenge");
    row("login:challenge=text,", "counted from 1");
    row("login:challenge=text,0", "counted from 1");
    row("login:early=0", "counted from 1");
    row("login:early=", "counted from 1");
    row("\x1b]0;title:close", "\\x1b");
    row(QByteArray(70'000, 'a'), "at most");
}

void TestFault::aWrongFault_saysWhy()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const auto fault = Fault::parse(text);
    QVERIFY(!fault);
    QVERIFY2(fault.error().contains(part), qPrintable(fault.error()));
}

void TestFault::theDetails_areRight()
{
    const auto refuse = Fault::parse("rcpt[2]:refuse=452 4.2.2 full");
    QCOMPARE(refuse->step, QByteArray("rcpt"));
    QCOMPARE(refuse->occurrence, 2);
    QCOMPARE(refuse->bytes, QByteArray("452 4.2.2 full\r\n"));
    QCOMPARE(Fault::parse("data:delay=1s")->duration, 1000ms);
    QCOMPARE(Fault::parse("data:close=after")->size, std::int64_t(-1));
    QCOMPARE(Fault::parse("data:flood=2MB,line")->size, std::int64_t(2'000'000));
    QVERIFY(Fault::parse("data:flood=2MB,line")->oneLine);
    QCOMPARE(Fault::parse("data:inject=a=b\\0")->bytes, QByteArray("a=b\0", 4));
}

void TestFault::garbling_damagesEveryLine_data()
{
    QTest::addColumn<int>("garbling");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("lf") << int(Fault::Garbling::BareLineFeed) << QByteArray("250-a\n250 b\n");
    QTest::newRow("nul") << int(Fault::Garbling::Nul) << QByteArray("250-\0a\r\n250 \0b\r\n", 16);
    QTest::newRow("code") << int(Fault::Garbling::Code) << QByteArray("250-a\r\n550 b\r\n");
    QTest::newRow("long") << int(Fault::Garbling::LongLine)
                          << "250-" + QByteArray(5000, 'a') + "a\r\n250 " + QByteArray(5000, 'a') + "b\r\n";
}

void TestFault::garbling_damagesEveryLine()
{
    QFETCH(int, garbling);
    QFETCH(QByteArray, result);
    QCOMPARE(garbled("250-a\r\n250 b\r\n", Fault::Garbling(garbling)), result);
    const QByteArray bytes = garbled("250 ok\r\n", Fault::Garbling::Bytes);
    QCOMPARE(bytes.size(), 258);
    QCOMPARE(bytes.count('\n'), 1);
    QVERIFY(bytes.endsWith("\r\n") && bytes.contains('\0') && bytes.contains('\x1b'));
}

void TestFault::namesOfOptions_comeBack()
{
    for (const Feature feature : {Feature::Auth, Feature::BinaryMime, Feature::EightBitMime, Feature::XForward,
                                  Feature::StartTls, Feature::Vrfy})
        QCOMPARE(featureNamed(nameOf(feature).toUpper()), feature);
    QVERIFY(!featureNamed("turn"));
    QVERIFY(!featureNamed(""));
    for (const CertificateKind kind :
         {CertificateKind::Good, CertificateKind::Expired, CertificateKind::NotYetValid, CertificateKind::WrongName,
          CertificateKind::SelfSigned, CertificateKind::Expiring})
        QCOMPARE(certificateNamed(nameOf(kind)), kind);
    QVERIFY(!certificateNamed("perfect"));
}

QTEST_GUILESS_MAIN(TestFault)
#include "tst_fault.moc"
