// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/parameters.h"

#include <QFile>
#include <QTest>

using namespace mailscope::wire;
using namespace std::chrono_literals;
using Fault = ParameterFault;

class TestParameters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parameter_isWritten_data();
    void parameter_isWritten();
    void whatNoRfcAllows_isRefused_data();
    void whatNoRfcAllows_isRefused();
    void anyParameter_isReadBack_data();
    void anyParameter_isReadBack();
    void brokenParameter_isRefused_data();
    void brokenParameter_isRefused();
    void everyRegisteredParameter_hasItsExtension();
    void xtext_isItsOwnInverse();
    void brokenXtext_isNone_data();
    void brokenXtext_isNone();
    void utf8Address_fitsBothForms();
};

void TestParameters::parameter_isWritten_data()
{
    QTest::addColumn<Parameter::Made>("made");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("extension");
    const auto row = [](const char *name, const Parameter::Made &made, const char *wire, const char *extension) {
        QTest::newRow(name) << made << QByteArray(wire) << QByteArray(extension);
    };
    row("size", Parameter::size(123456789012), "SIZE=123456789012", "SIZE");
    row("7 bit", Parameter::body("7bit"), "BODY=7BIT", "8BITMIME");
    row("binary", Parameter::body("BINARYMIME"), "BODY=BINARYMIME", "BINARYMIME");
    row("UTF-8", Parameter::smtpUtf8(), "SMTPUTF8", "SMTPUTF8");
    row("TLS all the way", Parameter::requireTls(), "REQUIRETLS", "REQUIRETLS");
    row("headers back", Parameter::ret("hdrs"), "RET=HDRS", "DSN");
    row("envelope id", Parameter::envid("a+b=c d"), "ENVID=a+2Bb+3Dc+20d", "DSN");
    row("on behalf of", Parameter::auth("e=mc2@example.com"), "AUTH=e+3Dmc2@example.com", "AUTH");
    row("on behalf of nobody", Parameter::auth({}), "AUTH=<>", "AUTH");
    row("by", Parameter::by(120s, "r"), "BY=120;R", "DELIVERBY");
    row("notify when late already", Parameter::by(-5s, "NT"), "BY=-5;NT", "DELIVERBY");
    row("hold for", Parameter::holdFor(999999999s), "HOLDFOR=999999999", "FUTURERELEASE");
    row("hold until", Parameter::holdUntil("2026-12-24T18:00:00Z"), "HOLDUNTIL=2026-12-24T18:00:00Z", "FUTURERELEASE");
    row("priority", Parameter::mtPriority(-9), "MT-PRIORITY=-9", "MT-PRIORITY");
    row("transaction", Parameter::transid("12345@x"), "TRANSID=<12345@x>", "CHECKPOINT");
    row("transaction in brackets", Parameter::transid("<12345@x>"), "TRANSID=<12345@x>", "CHECKPOINT");
    row("VERP", Parameter::xverp(), "XVERP", "XVERP");
    row("PRDR", Parameter::prdr(), "PRDR", "PRDR");
    row("never", Parameter::notify({"never"}), "NOTIFY=NEVER", "DSN");
    row("notify", Parameter::notify({"success", "DELAY"}), "NOTIFY=SUCCESS,DELAY", "DSN");
    row("original recipient", Parameter::orcpt("a+b@example.org", false), "ORCPT=rfc822;a+2Bb@example.org", "DSN");
    row("original recipient of a type", Parameter::orcpt("x400;/c=de/", false), "ORCPT=x400;/c+3Dde/", "DSN");
    row("UTF-8 in clear", Parameter::orcpt("jörg@d", true), "ORCPT=utf-8;jörg@d", "DSN");
    row("UTF-8 in ASCII", Parameter::orcpt("jörg@d", false), "ORCPT=utf-8;j\\x{F6}rg@d", "DSN");
}

void TestParameters::parameter_isWritten()
{
    QFETCH(const Parameter::Made, made);
    QVERIFY(made.has_value());
    QTEST(made->toWire(), "wire");
    QTEST(made->extension(), "extension");
}

void TestParameters::whatNoRfcAllows_isRefused_data()
{
    QTest::addColumn<Parameter::Made>("made");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *name, const Parameter::Made &made, Fault fault) {
        QTest::newRow(name) << made << fault;
    };
    row("return nothing", Parameter::ret("NONE"), Fault::InvalidValue);
    row("empty envelope id", Parameter::envid({}), Fault::InvalidValue);
    row("envelope id beyond ASCII", Parameter::envid("ö"), Fault::InvalidValue);
    row("envelope id with a line end", Parameter::envid("a\r\nRCPT TO:<x>"), Fault::InvalidValue);
    row("envelope id of 101 bytes", Parameter::envid(QByteArray(101, 'a')), Fault::ValueTooLong);
    row("envelope id too long when encoded", Parameter::envid(QByteArray(34, '+')), Fault::ValueTooLong);
    row("on behalf of no UTF-8", Parameter::auth("\xff"), Fault::InvalidValue);
    row("return at once", Parameter::by(0s, "R"), Fault::OutOfRange);
    row("return in the past", Parameter::by(-1s, "RT"), Fault::OutOfRange);
    row("by in ten digits", Parameter::by(1000000000s, "N"), Fault::OutOfRange);
    row("by an unknown mode", Parameter::by(1s, "X"), Fault::InvalidValue);
    row("hold for nothing", Parameter::holdFor(0s), Fault::OutOfRange);
    row("hold for too long", Parameter::holdFor(1000000000s), Fault::OutOfRange);
    row("hold until someday", Parameter::holdUntil("tomorrow"), Fault::InvalidValue);
    row("hold until the 30th of February", Parameter::holdUntil("2026-02-30T00:00:00Z"), Fault::InvalidValue);
    row("hold until a local time", Parameter::holdUntil("2026-02-20T00:00:00"), Fault::InvalidValue);
    row("priority 10", Parameter::mtPriority(10), Fault::OutOfRange);
    row("priority -10", Parameter::mtPriority(-10), Fault::OutOfRange);
    row("no transaction", Parameter::transid({}), Fault::InvalidValue);
    row("transaction with a blank", Parameter::transid("a b"), Fault::InvalidValue);
    row("transaction of 81 bytes", Parameter::transid(QByteArray(79, 'a')), Fault::ValueTooLong);
    row("notify of nothing", Parameter::notify({}), Fault::InvalidValue);
    row("never, and on success", Parameter::notify({"NEVER", "SUCCESS"}), Fault::InvalidValue);
    row("notify of something else", Parameter::notify({"RELAYED"}), Fault::InvalidValue);
    row("no original recipient", Parameter::orcpt("rfc822;", false), Fault::InvalidValue);
    row("rfc822 beyond ASCII", Parameter::orcpt("rfc822;jörg@d", true), Fault::InvalidValue);
    row("original recipient, no UTF-8", Parameter::orcpt("\xff@d", true), Fault::InvalidValue);
    row("original recipient over 500 bytes", Parameter::orcpt(QByteArray(494, 'a'), false), Fault::ValueTooLong);
}

void TestParameters::whatNoRfcAllows_isRefused()
{
    QFETCH(const Parameter::Made, made);
    QVERIFY(!made.has_value());
    QTEST(made.error(), "fault");
}

void TestParameters::anyParameter_isReadBack_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *const text : {"SIZE=1", "size=1", "X-ANY", "XA-B-=\x21\x3c\x3e~", "A=ö", "1A=b"})
        QTest::newRow(text) << QByteArray(text);
}

void TestParameters::anyParameter_isReadBack()
{
    QFETCH(const QByteArray, text);
    const auto parameter = Parameter::parse(text);
    QVERIFY(parameter.has_value());
    QCOMPARE(parameter->toWire(), text);
}

void TestParameters::brokenParameter_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("empty") << QByteArray() << Fault::InvalidKeyword;
    QTest::newRow("no keyword") << QByteArray("=1") << Fault::InvalidKeyword;
    QTest::newRow("hyphen first") << QByteArray("-A=1") << Fault::InvalidKeyword;
    QTest::newRow("blank") << QByteArray("A B") << Fault::InvalidKeyword;
    QTest::newRow("underscore") << QByteArray("A_B=1") << Fault::InvalidKeyword;
    QTest::newRow("no value") << QByteArray("A=") << Fault::InvalidValue;
    QTest::newRow("two equal signs") << QByteArray("A=b=c") << Fault::InvalidValue;
    QTest::newRow("blank in the value") << QByteArray("A=b c") << Fault::InvalidValue;
    QTest::newRow("line end in the value") << QByteArray("A=b\r\nQUIT") << Fault::InvalidValue;
    QTest::newRow("NUL in the value") << QByteArray("A=b\0c", 5) << Fault::InvalidValue;
    QTest::newRow("no UTF-8") << QByteArray("A=\xff") << Fault::InvalidValue;
}

void TestParameters::brokenParameter_isRefused()
{
    QFETCH(const QByteArray, text);
    const auto parameter = Parameter::parse(text);
    QVERIFY(!parameter.has_value());
    QTEST(parameter.error(), "fault");
}

void TestParameters::everyRegisteredParameter_hasItsExtension()
{
    QFile registry(QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/registries/smtp-parameters.txt"));
    QVERIFY(registry.open(QIODevice::ReadOnly));
    int seen = 0;
    while (!registry.atEnd()) {
        const QByteArray line = registry.readLine().trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const auto parameter = Parameter::parse(line.split(' ').at(1));
        QVERIFY2(parameter.has_value(), line.constData());
        // SUBMITTER went with its extension: the registry keeps both.
        QVERIFY2(!parameter->extension().isEmpty(), line.constData());
        ++seen;
    }
    QCOMPARE(seen, 21);
    QCOMPARE((Parameter{"X-OURS", std::nullopt}).extension(), QByteArray());
}

void TestParameters::xtext_isItsOwnInverse()
{
    QByteArray everyByte;
    for (int byte = 0; byte < 256; ++byte)
        everyByte += static_cast<char>(byte);
    const QByteArray encoded = toXtext(everyByte);
    QVERIFY(std::ranges::all_of(encoded, [](char c) { return c > ' ' && c <= '~' && c != '='; }));
    QCOMPARE(fromXtext(encoded), everyByte);
    QCOMPARE(toXtext("plain@text"), QByteArray("plain@text"));
}

void TestParameters::brokenXtext_isNone_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *const text : {"+", "a+2", "+2b", "+GG", "a=b", "a b", "a\x7f", "\xc3\xb6"})
        QTest::newRow(text) << QByteArray(text);
}

void TestParameters::brokenXtext_isNone()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(fromXtext(text), std::nullopt);
}

void TestParameters::utf8Address_fitsBothForms()
{
    const QByteArray address = "a+b=c\\d \xf0\x9f\x93\xab@bücher";
    QCOMPARE(toUtf8AddressXtext(address), QByteArray(R"(a\x{2B}b\x{3D}c\x{5C}d\x{20}\x{1F4EB}@b\x{FC}cher)"));
    QCOMPARE(toUtf8AddressUnitext(address), QByteArray("a\\x{2B}b\\x{3D}c\\x{5C}d\\x{20}\xf0\x9f\x93\xab@bücher"));
    QCOMPARE(toUtf8AddressXtext("\t"), QByteArray(R"(\x{09})"));
}

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
