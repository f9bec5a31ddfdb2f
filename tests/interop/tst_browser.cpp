// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "format/writer.h"
#include "interop/browser.h"
#include "unit/hostilesession.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using interop::Browser;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray pageOf(const transcript::Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    return format::written(*format::writerNamed(u"html"), format::Exported::everything(transcript, report))
        .value_or(QByteArray());
}

} // namespace

/// Exported pages in a real browser: they ask nobody for anything, nothing in them fails, and they are light or dark as their reader is.
class TestBrowser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPage_opensByItself_data();
    void aPage_opensByItself();
    void whatAPageMustNotDo_isSeen_data();
    void whatAPageMustNotDo_isSeen();

private:
    Browser m_browser;
};

void TestBrowser::aPage_opensByItself_data()
{
    QTest::addColumn<QByteArray>("page");
    const QString root = QStringLiteral(MAILSCOPE_SOURCE_DIR);
    QTest::newRow("the example") << contentOf(root + u"/docs/exports/session.html"_s);
    QTest::newRow("all markup of strangers") << pageOf(hostile(attacks().join(' ')));
    QDirIterator files(root + u"/tests/sessions"_s, {u"*.mscope"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const auto session = format::readSession(contentOf(path));
        QTest::addRow("%s", qPrintable(files.fileName())) << (session ? pageOf(session->transcript) : QByteArray());
    }
}

void TestBrowser::aPage_opensByItself()
{
    QFETCH(const QByteArray, page);
    QVERIFY(page.endsWith("</html>\n"));
    for (const Browser::Scheme scheme : {Browser::Scheme::Dark, Browser::Scheme::Light}) {
        const Browser::Opened opened = m_browser.open(page, scheme);
        QVERIFY2(opened.failure.isEmpty(), qPrintable(opened.failure));
        QCOMPARE(opened.requests, QByteArrayList());
        QCOMPARE(opened.console, QByteArrayList());
        // Elements are what the writer made them, whatever a server has sent.
        for (const QByteArray tag : {"<html", "<section", "<details", "<table", "<script", "<img", "<style"})
            QCOMPARE(opened.document.count(tag), page.count(tag));
        const int paper = opened.picture.pixelColor(2, 2).lightness();
        QVERIFY2(scheme == Browser::Scheme::Dark ? paper < 64 : paper > 192, QByteArray::number(paper).constData());
    }
}

void TestBrowser::whatAPageMustNotDo_isSeen_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QByteArrayList>("requests");
    QTest::addColumn<bool>("complains");
    const auto row = [](const char *name, const QByteArray &page, const QByteArrayList &requests, bool complains) {
        QTest::newRow(name) << page << requests << complains;
    };
    row("a picture from elsewhere", "<img src='http://elsewhere.example/a.png'>",
        {"GET http://elsewhere.example/a.png"}, false);
    row("a picture from this machine", "<img src='http://127.0.0.1:8080/a.png'>", {"GET http://127.0.0.1:8080/a.png"},
        false);
    row("a script that fails", "<script>nothing.there()</script>", {}, true);
    row("what a policy forbids",
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><script>1</script>", {}, true);
    row("nothing", "<p>nothing", {}, false);
}

/// A page that does what the others must not: it would be noticed.
void TestBrowser::whatAPageMustNotDo_isSeen()
{
    QFETCH(const QByteArray, page);
    QFETCH(const QByteArrayList, requests);
    QFETCH(const bool, complains);
    const Browser::Opened opened =
        m_browser.open("<!DOCTYPE html><link rel=icon href=data:,>" + page, Browser::Scheme::Light);
    QVERIFY2(opened.failure.isEmpty(), qPrintable(opened.failure));
    QCOMPARE(opened.requests, requests);
    QCOMPARE(!opened.console.isEmpty(), complains);
}

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"
