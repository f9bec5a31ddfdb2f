// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/dkim.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::message;

/// Signatures, held against dkimpy.
class TestDkim : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSignature_isVerified_data();
    void aSignature_isVerified();
    void theTagsOfAField_areWritten();
    void everyCanonicalization_isVerified_data();
    void everyCanonicalization_isVerified();
    void whateverIsChanged_isNoticed_data();
    void whateverIsChanged_isNoticed();
    void everyFlippedByte_isNoticed();
    void noKey_isMadeOf_data();
    void noKey_isMadeOf();
    void aBodyThatFails_isNotSigned();
    void whatNobodyCouldVerify_isNotSigned_data();
    void whatNobodyCouldVerify_isNotSigned();

private:
    static QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {});
    [[nodiscard]] QByteArray record(const QByteArray &kind) const;
    [[nodiscard]] QByteArray verdict(const QByteArray &kind, const QByteArray &message) const;
    [[nodiscard]] QByteArray signedMessage(const QByteArray &kind, const QByteArray &header, const QByteArray &body,
                                           const DkimIdentity &identity = {"a.example", "test", 1767225600}) const;
    [[nodiscard]] QString keyFile(const QByteArray &kind) const
    {
        return m_folder.filePath(QString::fromLatin1(kind) + u".pem"_s);
    }

    QTemporaryDir m_folder;
};

namespace {
const QByteArray Header = "From: Alice <alice@a.example>\r\nTo: bob@b.example\r\nSubject: one\r\n two\t three  \r\n"
                          "X-Unsigned: yes\r\nDate: Mon, 1 Jan 2024 00:00:00 +0000\r\n";
}

QByteArray TestDkim::run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

void TestDkim::initTestCase()
{
    run(u"openssl"_s,
        {u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:2048"_s, u"-out"_s, keyFile("rsa")});
    run(u"openssl"_s, {u"genpkey"_s, u"-algorithm"_s, u"ED25519"_s, u"-out"_s, keyFile("ed25519")});
    run(u"openssl"_s,
        {u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:768"_s, u"-out"_s,
         keyFile("short")});
    run(u"openssl"_s,
        {u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-out"_s,
         keyFile("ec")});
    run(u"openssl"_s,
        {u"genpkey"_s, u"-algorithm"_s, u"ED25519"_s, u"-aes256"_s, u"-pass"_s, u"pass:secret"_s, u"-out"_s,
         keyFile("locked")});
    QFile text(keyFile("text"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no key\n");
}

/// The text of the record in DNS.
QByteArray TestDkim::record(const QByteArray &kind) const
{
    QByteArray key = run(u"openssl"_s, {u"pkey"_s, u"-in"_s, keyFile(kind), u"-pubout"_s, u"-outform"_s, u"DER"_s});
    if (kind == "ed25519")
        key = key.right(32); // the key alone (RFC 8463 section 4)
    return "v=DKIM1; k=" + kind + "; p=" + key.toBase64();
}

QByteArray TestDkim::verdict(const QByteArray &kind, const QByteArray &message) const
{
    return run(u"python3"_s, {QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/unit/verifydkim.py")},
               record(kind) + '\n' + message.toBase64() + '\n')
        .trimmed();
}

QByteArray TestDkim::signedMessage(const QByteArray &kind, const QByteArray &header, const QByteArray &body,
                                   const DkimIdentity &identity) const
{
    const auto key = DkimKey::read(keyFile(kind)).value();
    wire::BytesSource source(body);
    return dkimSignature(header, source, identity, key).value() + header + "\r\n" + body;
}

void TestDkim::aSignature_isVerified_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("one line") << Header << QByteArray("Hello\r\n");
    QTest::newRow("empty") << Header << QByteArray();
    QTest::newRow("empty lines at the end") << Header << QByteArray("Hello\r\n\r\n \r\n\r\n");
    QTest::newRow("empty lines within") << Header << QByteArray("\r\n\r\nHello\r\n\r\nWorld\r\n");
    QTest::newRow("blanks") << Header << QByteArray(" a \t b\t\r\n\tc  \r\n");
    QTest::newRow("no final line end") << Header << QByteArray("Hello");
    QTest::newRow("bytes beyond ASCII") << Header << QByteArray("\xc3\xbc\xff\r\n");
    QTest::newRow("over the size of a piece") << Header << QByteArray("0123456789 \r\n").repeated(20000);
    QTest::newRow("a field twice") << Header + "To: other@b.example\r\n" << QByteArray("Hello\r\n");
}

void TestDkim::aSignature_isVerified()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, body);
    for (const QByteArray &kind : {QByteArray("rsa"), QByteArray("ed25519")}) {
        const QByteArray message = signedMessage(kind, header, body);
        QCOMPARE(verdict(kind, message), QByteArray("good"));
        for (const QByteArray &line : message.first(message.indexOf("\r\nFrom:")).split('\n'))
            QVERIFY2(line.size() <= 79, line.constData());
    }
}

void TestDkim::theTagsOfAField_areWritten()
{
    const auto begins = [this](const DkimIdentity &identity, const QByteArray &beginning) {
        const QByteArray message = signedMessage("ed25519", "From: a@a.example\r\n", "", identity);
        QVERIFY2(message.startsWith("DKIM-Signature: v=1; a=ed25519-sha256; " + beginning), message.constData());
    };
    const QByteArray fields = ";\r\n h=from:\r\n  from;\r\n bh=";
    const QByteArray nothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\r\n b=\r\n ";
    const QByteArray emptyLine = "frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=;\r\n b=\r\n ";
    begins({"a.example", "test"}, "c=relaxed/relaxed; d=a.example;\r\n s=test" + fields + nothing);
    begins({"a.example", "test", 5}, "c=relaxed/relaxed; d=a.example;\r\n s=test; t=5" + fields + nothing);
    begins({"a.example", "test", 5, 6}, "c=relaxed/relaxed; d=a.example;\r\n s=test; t=5; x=6" + fields + nothing);
    begins({"a.example", "test", {}, {}, Canonicalization::Simple, Canonicalization::Simple},
           "c=simple/simple; d=a.example;\r\n s=test" + fields + emptyLine);
}

void TestDkim::everyCanonicalization_isVerified_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("empty lines alone") << QByteArray("\r\n\r\n");
    QTest::newRow("a line of blanks") << QByteArray("a\r\n \t\r\n");
    QTest::newRow("empty lines at the end") << QByteArray("a  b \r\n\r\n\r\n");
    QTest::newRow("no final line end") << QByteArray(" a\r\nb");
}

void TestDkim::everyCanonicalization_isVerified()
{
    QFETCH(const QByteArray, body);
    using enum Canonicalization;
    // What a relay might do: only what is relaxed may change.
    const auto folds = [](QByteArray message) { return message.replace("Subject: one\r\n two", "SUBJECT:one  two"); };
    const auto blanks = [](const QByteArray &message) {
        return message.chopped(message.endsWith("\r\n") ? 2 : 0) + " \r\n";
    };
    for (const auto &[header, ofBody] : {std::pair(Relaxed, Relaxed), std::pair(Relaxed, Simple),
                                         std::pair(Simple, Relaxed), std::pair(Simple, Simple)}) {
        const QByteArray message =
            signedMessage("ed25519", Header, body, {"a.example", "test", 1767225600, 4000000000, header, ofBody});
        QCOMPARE(verdict("ed25519", message), QByteArray("good"));
        QCOMPARE(verdict("ed25519", message + "\r\n\r\n"), QByteArray("good"));
        QCOMPARE(verdict("ed25519", folds(message)).startsWith("good"), header == Relaxed);
        if (!body.isEmpty())
            QCOMPARE(verdict("ed25519", blanks(message)).startsWith("good"), ofBody == Relaxed);
    }
}

void TestDkim::whateverIsChanged_isNoticed_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("body") << QByteArray("Hello") << QByteArray("Hallo");
    QTest::newRow("a line more") << QByteArray("Hello\r\n") << QByteArray("Hello\r\nmore\r\n");
    QTest::newRow("subject") << QByteArray("Subject: one") << QByteArray("Subject: two");
    QTest::newRow("a second sender") << QByteArray("To: bob") << QByteArray("From: eve@e.example\r\nTo: bob");
    QTest::newRow("selector") << QByteArray("s=test") << QByteArray("s=best");
    QTest::newRow("time") << QByteArray("t=1767225600") << QByteArray("t=1767225601");
    QTest::newRow("canonicalization") << QByteArray("c=relaxed/relaxed") << QByteArray("c=relaxed/simple");
    QTest::newRow("a field fewer") << QByteArray("To: bob@b.example\r\n") << QByteArray();
    QTest::newRow("domain") << QByteArray("d=a.example") << QByteArray("d=b.example");
}

void TestDkim::whateverIsChanged_isNoticed()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    for (const QByteArray &kind : {QByteArray("rsa"), QByteArray("ed25519")}) {
        QByteArray message = signedMessage(kind, Header, "Hello\r\n");
        QVERIFY(message.contains(before));
        message.replace(before, after);
        QVERIFY(verdict(kind, message).startsWith("bad"));
    }
}

void TestDkim::everyFlippedByte_isNoticed()
{
    for (const QByteArray &kind : {QByteArray("rsa"), QByteArray("ed25519")}) {
        const QByteArray message = signedMessage(kind, "From: a@a.example\r\nSubject: one\r\n", "Hello, Bob\r\n");
        QByteArray input = record(kind) + '\n' + message.toBase64() + '\n';
        qsizetype flipped = 0;
        for (const QByteArray &part :
             {QByteArray("a@a.example\r\nSubj"), QByteArray("one\r\n"), QByteArray("Hello, Bob")}) {
            for (qsizetype at = message.indexOf(part); message.at(at) > ' '; ++at, ++flipped) {
                QByteArray changed = message;
                changed[at] = char(changed.at(at) ^ 1);
                input += changed.toBase64() + '\n';
            }
        }
        const QByteArray said =
            run(u"python3"_s, {QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/unit/verifydkim.py")}, input);
        const auto verdicts = said.trimmed().split('\n');
        QCOMPARE(verdicts.size(), flipped + 1);
        QCOMPARE(verdicts.count("good"), 1);
        QCOMPARE(verdicts.first(), QByteArray("good"));
    }
}

void TestDkim::noKey_isMadeOf_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"missing", "text", "short", "ec", "locked"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestDkim::noKey_isMadeOf()
{
    QFETCH(const QByteArray, kind);
    const auto key = DkimKey::read(keyFile(kind));
    QVERIFY(!key);
    QVERIFY2(key.error().contains(keyFile(kind)), qPrintable(key.error()));
}

void TestDkim::aBodyThatFails_isNotSigned()
{
    class Broken final : public wire::PayloadSource {
    public:
        std::expected<QByteArray, QString> read(qsizetype /*most*/) override { return std::unexpected(u"gone"_s); }
    };
    Broken body;
    const auto made = dkimSignature(Header, body, {"a.example", "test", 0}, DkimKey::read(keyFile("ed25519")).value());
    QVERIFY(!made);
    QCOMPARE(made.error(), u"gone"_s);
}

void TestDkim::whatNobodyCouldVerify_isNotSigned_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArray>("selector");
    QTest::addColumn<qint64>("expiry");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &domain,
                        const QByteArray &selector, qint64 expiry,
                        const QString &says) { QTest::newRow(name) << header << domain << selector << expiry << says; };
    row("no header", "", "a.example", "test", 2, u"From"_s);
    row("no From", "To: a@b\r\nX-From: c@d\r\n", "a.example", "test", 2, u"From"_s);
    row("no domain", Header, "", "test", 2, u"“”"_s);
    row("no selector", Header, "a.example", "", 2, u"“”"_s);
    row("a tag in the domain", Header, "a.example; l=0", "test", 2, u"l=0"_s);
    row("a line end in the domain", Header, "a.example\r\nBcc: x", "test", 2, u"Bcc"_s);
    row("a line end in the selector", Header, "a.example", "test\r\nBcc: x", 2, u"Bcc"_s);
    row("a blank in the selector", Header, "a.example", "te st", 2, u"te st"_s);
    row("an empty label", Header, "a..example", "test", 2, u"a..example"_s);
    row("a dot at the end", Header, "a.example.", "test", 2, u"a.example."_s);
    row("a domain beyond ASCII", Header, "\xc3\xa4.example", "test", 2, u"ä.example"_s);
    row("expires at its time", Header, "a.example", "test", 1, u"expire"_s);
    row("expires before", Header, "a.example", "test", 0, u"expire"_s);
}

void TestDkim::whatNobodyCouldVerify_isNotSigned()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, domain);
    QFETCH(const QByteArray, selector);
    QFETCH(const qint64, expiry);
    QFETCH(const QString, says);
    wire::BytesSource body("Hello\r\n");
    const auto made =
        dkimSignature(header, body, {domain, selector, 1, expiry}, DkimKey::read(keyFile("ed25519")).value());
    QVERIFY(!made);
    QVERIFY2(made.error().contains(says), qPrintable(made.error()));
}

QTEST_GUILESS_MAIN(TestDkim)

#include "tst_dkim.moc"
