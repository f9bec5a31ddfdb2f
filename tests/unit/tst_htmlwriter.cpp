// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/writer.h"
#include "hostilesession.h"
#include "randomevents.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;

namespace {

/// The text of every start tag, and what is wrong with how tags stand inside each other.
struct Tags {
    QStringList started;
    QString complaint;
};

/// As strict as XML, apart from the elements that have no end tag.
Tags tagsOf(const QString &html)
{
    static const QStringList Empty{u"meta"_s, u"br"_s, u"line"_s, u"rect"_s};
    static const QRegularExpression Name(u"^/?([a-z0-9]+)"_s);
    Tags tags;
    QStringList open;
    for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', at + 1)) {
        const qsizetype end = html.indexOf(u'>', at);
        const QString tag = html.sliced(at + 1, end - at - 1);
        if (tag.startsWith(u'!'))
            continue;
        const QString name = Name.match(tag).captured(1);
        if (end < 0 || name.isEmpty() || tag.contains(u'<'))
            return {tags.started, u"no tag: <%1>"_s.arg(tag)};
        if (tag.startsWith(u'/')) {
            if (open.isEmpty() || open.takeLast() != name)
                return {tags.started, u"</%1> where none is open"_s.arg(name)};
            continue;
        }
        tags.started.append(tag);
        if (!Empty.contains(name))
            open.append(name);
    }
    if (!open.isEmpty())
        tags.complaint = u"never closed: "_s + open.join(u' ');
    return tags;
}

} // namespace

class TestHtmlWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAServerSays_isNeverMarkup_data();
    void whatAServerSays_isNeverMarkup();
    void randomSessions_areWellFormed();
    void thePolicy_letsNothingLoadAndNoScriptRun();
    void nothingIsLoadedFromAnywhere();
    void everyLink_leadsToALine();
    void everyEvent_hasItsLine();
    void hiddenBytes_areToldFromWordsThatLookLikeThem();
    void manyExchanges_areDrawnInPart();
    void muchEvidence_isNamedInPart();

private:
    static QString page(const Transcript &transcript);
};

QString TestHtmlWriter::page(const Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    Exported session = Exported::everything(transcript, report);
    session.fileName = u"<b>\"'&.mscope"_s;
    return QString::fromUtf8(*written(*writerNamed(u"html"), session));
}

void TestHtmlWriter::whatAServerSays_isNeverMarkup_data()
{
    QTest::addColumn<QByteArray>("attack");
    for (const QByteArray &attack : attacks())
        QTest::newRow(attack.toPercentEncoding(" <>/='\"").constData()) << attack;
}

void TestHtmlWriter::whatAServerSays_isNeverMarkup()
{
    QFETCH(const QByteArray, attack);
    const QString html = page(hostile(attack));
    const Tags tags = tagsOf(html);
    QVERIFY2(tags.complaint.isEmpty(), qPrintable(tags.complaint + html));
    for (const QString &tag : tags.started) {
        QVERIFY2(!tag.contains("pwned"_L1) && !tag.contains("evil"_L1), qPrintable(tag));
        QVERIFY2(!tag.startsWith("script"_L1) && !tag.contains(" on"_L1), qPrintable(tag));
    }
    QVERIFY(html.contains("ned"_L1));
    // One style, one title, and what follows the page's own beginning is text.
    for (const QLatin1StringView once : {"<style"_L1, "<title>"_L1, "</style>"_L1, "<base"_L1, "<meta http-equiv"_L1})
        QVERIFY2(html.count(once) <= (once == "<title>"_L1 ? 2 : 1), once.data()); // the drawing has a title too
    for (const char16_t sign : {u'\0', u'\x1b', u'\u202e', u'\u2066'})
        QVERIFY(!html.contains(QChar(sign)));
}

void TestHtmlWriter::randomSessions_areWellFormed()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        const Tags tags = tagsOf(page(RandomEvents(seed).transcript(60)));
        QVERIFY2(tags.complaint.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(tags.complaint)));
    }
}

void TestHtmlWriter::thePolicy_letsNothingLoadAndNoScriptRun()
{
    const QString html = page(Conversation().opens({"SIZE"}).finished().transcript());
    const qsizetype begin = html.indexOf("<style>"_L1) + 7;
    const QByteArray style = html.sliced(begin, html.indexOf("</style>"_L1) - begin).toUtf8();
    const QByteArray digest = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    const QString policy =
        u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'sha256-%1'; base-uri 'none'; form-action 'none'\">"_s.arg(QString::fromLatin1(digest));
    const qsizetype at = html.indexOf(policy);
    QVERIFY2(at > 0, qPrintable(html.first(600)));
    QVERIFY(at < html.indexOf("<style"_L1)); // what stands ahead of a policy is free of it
    QVERIFY(style.contains("prefers-color-scheme: dark") && style.contains("@media print"));
}

void TestHtmlWriter::nothingIsLoadedFromAnywhere()
{
    const QString html = page(hostile("http://evil.example/ url(//evil.example)"));
    for (const QString &tag : tagsOf(html).started) {
        QVERIFY2(!tag.contains("src="_L1) && !tag.contains("style="_L1) && !tag.contains("url("_L1), qPrintable(tag));
        QVERIFY2(!tag.startsWith("link"_L1) && !tag.startsWith("iframe"_L1) && !tag.startsWith("img"_L1),
                 qPrintable(tag));
        QVERIFY2(!tag.contains("href="_L1) || tag.contains("href=\"#e"_L1), qPrintable(tag));
    }
    const QString style =
        html.sliced(html.indexOf("<style>"_L1), html.indexOf("</style>"_L1) - html.indexOf("<style>"_L1));
    QVERIFY(!style.contains("url("_L1) && !style.contains("@import"_L1));
}

void TestHtmlWriter::everyLink_leadsToALine()
{
    const Transcript transcript = hostile("x");
    const report::Report report = report::fold(transcript);
    for (const Exported &session : {Exported::everything(transcript, report), Exported::findings(transcript, report)}) {
        const QString html = QString::fromUtf8(*written(*writerNamed(u"html"), session));
        static const QRegularExpression Link(u"href=\"#(e[0-9]+)\""_s);
        int links = 0;
        for (const QRegularExpressionMatch &link : Link.globalMatch(html)) {
            QCOMPARE(html.count(u"id=\"%1\""_s.arg(link.captured(1))), 1);
            ++links;
        }
        QVERIFY(links > 5);
    }
}

void TestHtmlWriter::everyEvent_hasItsLine()
{
    const Transcript transcript = hostile("x");
    const QString html = page(transcript);
    for (const Event &event : transcript)
        QCOMPARE(html.count(u"id=\"e%1\""_s.arg(event.sequence)), 1);
}

void TestHtmlWriter::hiddenBytes_areToldFromWordsThatLookLikeThem()
{
    Conversation talk;
    talk.connects()
        .event(Sent{{"AUTH PLAIN \r\n", {{11, 24}}}, Phase::Auth, true})
        .server("535 [24 bytes hidden] \x01")
        .finished();
    const QString html = page(talk.transcript());
    QVERIFY2(html.contains("AUTH PLAIN <em>[24 bytes hidden]</em></bdi>"_L1), qPrintable(html));
    QVERIFY(html.contains(u"<bdi>535 [24 bytes hidden] <i>␁</i></bdi>"_s));
}

void TestHtmlWriter::manyExchanges_areDrawnInPart()
{
    Conversation talk;
    talk.connects().greets();
    for (int round = 0; round < 300; ++round)
        talk.client("NOOP", Phase::Noop).server("250 ok");
    const QString html = page(talk.finished().transcript());
    QCOMPARE(html.count("class=\"wait\""_L1), 118);
    QVERIFY(html.contains("Only the first 120"_L1));
}

void TestHtmlWriter::muchEvidence_isNamedInPart()
{
    Conversation talk;
    talk.connects().greets();
    for (int round = 0; round < 300; ++round)
        talk.client("NOOP", Phase::Noop).server("250 ok", wire::LineEnd::Lf);
    const Transcript transcript = talk.finished().transcript();
    const report::Report report = report::fold(transcript);
    QVERIFY(report.finding("bare-line-feed") && report.finding("bare-line-feed")->evidence.size() == 300);
    QVERIFY(page(transcript).count("href=\"#e"_L1) < transcript.size() + 100);
    const QString markdown =
        QString::fromUtf8(*written(*writerNamed(u"markdown"), Exported::everything(transcript, report)));
    QVERIFY2(markdown.contains(u", …\\\n"_s), qPrintable(markdown.first(2000)));
}

QTEST_GUILESS_MAIN(TestHtmlWriter)
#include "tst_htmlwriter.moc"
