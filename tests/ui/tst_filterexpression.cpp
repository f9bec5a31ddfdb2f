// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/filterexpression.h"
#include "ui/transcript/filtercompletion.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::filter;
using mailscope::ui::FilterCompletion;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using transcript::Direction;
using transcript::EventKind;

namespace {
class Text final : public SearchableLine {
public:
    explicit Text(QString text) : m_text(std::move(text)) { }
    bool contains(const TextNeedle &needle) const override
    {
        const bool isShown = needle.isInShown(m_text);
        // Both ways to look must agree where both can be gone.
        if (needle.isInPlain(m_text.toLatin1()) != isShown)
            qFatal("the two searches disagree");
        return isShown;
    }

private:
    QString m_text;
};

const FilterFacts reply{Direction::In, EventKind::Received, 550, static_cast<int>(Phase::Rcpt), true, 600ms};
const FilterFacts command{Direction::Out, EventKind::Sent, 0, static_cast<int>(Phase::Rcpt), false, 0ms};
const FilterFacts note{Direction::None, EventKind::TlsSecured, 0, -1, true, 30ms};
} // namespace

class TestFilterExpression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFilter_wantsWhatItSays_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("wantsReply");   // 550 5.1.1 No such User
        QTest::addColumn<bool>("wantsCommand"); // RCPT TO:<a@b>
        QTest::addColumn<bool>("wantsNote");    // encrypted: TLSv1.3
        const auto row = [](const char *filter, bool wantsReply, bool wantsCommand, bool wantsNote) {
            QTest::newRow(*filter ? filter : "nothing")
                << QString::fromLatin1(filter) << wantsReply << wantsCommand << wantsNote;
        };
        row("", true, true, true);
        row("   ", true, true, true);
        row("dir:in", true, false, false);
        row("dir:out", false, true, false);
        row("dir:note", false, false, true);
        row("dir:in,note", true, false, true);
        row("-dir:in", false, true, true);
        row("code:550", true, false, false);
        row("code:5xx", true, false, false);
        row("code:55X", true, false, false);
        row("code:551", false, false, false);
        row("code:4xx", false, false, false);
        row("code:4xx,5xx", true, false, false);
        row("-code:5xx", false, true, true);
        row("stage:rcpt", true, true, false);
        row("stage:mail", false, false, false);
        row("stage:mail,rcpt", true, true, false);
        row("enc:yes", true, false, true);
        row("enc:no", false, true, false);
        row("-enc:no", true, false, true);
        row("kind:tls", false, false, true);
        row("kind:tls-secured", false, false, true);
        row("kind:tls-started", false, false, false);
        row("kind:sent,received", true, true, false);
        row("slow:>500ms", true, false, false);
        row("slow:500ms", true, false, false);
        row("slow:>600ms", false, false, false);
        row("slow:>0.5s", true, false, false);
        row("slow:>0s", true, false, true);
        row("user", true, false, false);
        row("USER", true, false, false);
        row("-user", false, true, true);
        row("\"such user\"", true, false, false);
        row("\"such  user\"", false, false, false);
        row("-\"such user\"", false, true, true);
        row("such user", true, false, false);
        row("TO:<a@b>", false, true, false);
        row("\"to:<a\"", false, true, false);
        row("\"dir:in\"", false, false, false);
        row("dir:in no dir:out", false, false, false);
        row("dir:in code:5xx stage:rcpt enc:yes slow:>1ms user", true, false, false);
        row("5.1.1", true, false, false);
        row("5x1", false, false, false);
    }

    void aFilter_wantsWhatItSays()
    {
        QFETCH(QString, filter);
        const auto expression = FilterExpression::parse(filter);
        QVERIFY2(expression.has_value(), expression ? "" : qPrintable(expression.error().sentence));
        QTEST(expression->matches(reply, Text(u"550 5.1.1 No such User"_s)), "wantsReply");
        QTEST(expression->matches(command, Text(u"RCPT TO:<a@b>"_s)), "wantsCommand");
        QTEST(expression->matches(note, Text(u"encrypted: TLSv1.3"_s)), "wantsNote");
    }

    void whatCannotBeUnderstood_isRefusedAtItsPlace_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<qsizetype>("position");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *filter, qsizetype position, const char *word) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << position << QString::fromUtf8(word);
        };
        row("dir:", 4, "value");
        row("dir:up", 4, "up");
        row("dir:IN", 4, "IN");
        row("dir:in,", 7, "direction");
        row("dir:in,up", 7, "up");
        row("code:", 5, "value");
        row("code:5", 5, "reply code");
        row("code:5x", 5, "reply code");
        row("code:5555", 5, "reply code");
        row("code:x50", 5, "reply code");
        row("code:5x0", 5, "reply code");
        row("code:0xx", 5, "reply code");
        row("code:-50", 5, "reply code");
        row("code:>500", 5, "reply code");
        row("code:٥٥٠", 5, "reply code");
        row("code:250,,550", 9, "reply code");
        row("stage:", 6, "value");
        row("stage:login", 6, "login");
        row("stage:AUTH", 6, "AUTH");
        row("stage:aut", 6, "aut");
        row("enc:", 4, "value");
        row("enc:true", 4, "true");
        row("enc:yes,no", 4, "yes,no");
        row("kind:", 5, "value");
        row("kind:xyz", 5, "xyz");
        row("kind:TLS", 5, "TLS");
        row("kind:tls,", 9, "kind");
        row("slow:", 5, "value");
        row("slow:fast", 5, "fast");
        row("slow:500", 5, "500");
        row("slow:>", 5, "time");
        row("slow:>ms", 5, "time");
        row("slow:-5ms", 5, "time");
        row("slow:1e3ms", 5, "time");
        row("slow:1.2.3s", 5, "time");
        row("slow:nans", 5, "time");
        row("slow:infs", 5, "time");
        row("slow:99999999999s", 5, "time");
        row("stgae:auth", 0, "stgae");
        row("user stgae:auth", 5, "stgae");
        row("from:a", 0, "quotes");
        row("-", 0, "minus");
        row("user - x", 5, "minus");
        row("--", 0, "");
        row("\"user", 0, "closing quote");
        row("a \"user", 2, "closing quote");
        row("\"user\\\"", 0, "closing quote");
        row("\"\"", 0, "Nothing");
        row("-\"\"", 1, "Nothing");
        row("\"a\"b", 3, "blank");
        row("\"a\"\"b\"", 3, "blank");
    }

    void whatCannotBeUnderstood_isRefusedAtItsPlace()
    {
        QFETCH(QString, filter);
        QFETCH(qsizetype, position);
        QFETCH(QString, word);
        const auto expression = FilterExpression::parse(filter);
        if (filter == u"--") { // a minus sign turned round is a text
            QVERIFY(expression.has_value());
            return;
        }
        QVERIFY(!expression.has_value());
        QCOMPARE(expression.error().position, position);
        QVERIFY2(expression.error().sentence.contains(word), qPrintable(expression.error().sentence));
        QVERIFY(expression.error().sentence.endsWith(u'.'));
    }

    void controlSigns_areVisibleInTheSentence()
    {
        const auto expression = FilterExpression::parse(u"stage:\u202eevil"_s);
        QVERIFY(!expression.has_value());
        QVERIFY(!expression.error().sentence.contains(QChar(0x202e)));
    }

    void aFilterBeyondItsLimit_isRefused()
    {
        QVERIFY(FilterExpression::parse(QString(2000, u'a')).has_value());
        QVERIFY(!FilterExpression::parse(QString(2001, u'a')).has_value());
    }

    void quotes_canStandInsideQuotes()
    {
        const auto expression = FilterExpression::parse(u"\"a \\\"b\\\" \\\\ c\""_s);
        QVERIFY(expression.has_value());
        QVERIFY(expression->matches(reply, Text(u"x a \"b\" \\ c"_s)));
        QVERIFY(!expression->matches(reply, Text(u"x a \\\"b\\\" \\\\ c"_s)));
    }

    void onlyTextLooksAtText()
    {
        QVERIFY(FilterExpression::parse(u"dir:in x"_s)->looksAtText());
        QVERIFY(FilterExpression::parse(u"-\"x\""_s)->looksAtText());
        QVERIFY(!FilterExpression::parse(u"dir:in code:5xx"_s)->looksAtText());
        QVERIFY(!FilterExpression().looksAtText());
    }

    void completion_offersWhatMayFollow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<qsizetype>("at");
        QTest::addColumn<QStringList>("candidates");
        QTest::newRow("a letter") << u"s"_s << 1 << qsizetype(0) << QStringList{u"stage:"_s, u"slow:"_s};
        QTest::newRow("behind another term") << u"dir:in co"_s << 9 << qsizetype(7) << QStringList{u"code:"_s};
        QTest::newRow("values") << u"dir:"_s << 4 << qsizetype(0)
                                << QStringList{u"dir:in"_s, u"dir:out"_s, u"dir:note"_s};
        QTest::newRow("a value begun") << u"stage:au"_s << 8 << qsizetype(0) << QStringList{u"stage:auth"_s};
        QTest::newRow("behind a comma") << u"dir:in,o"_s << 8 << qsizetype(0) << QStringList{u"dir:in,out"_s};
        QTest::newRow("negated") << u"-e"_s << 2 << qsizetype(0) << QStringList{u"-enc:"_s};
        QTest::newRow("a whole value") << u"enc:yes"_s << 7 << qsizetype(0) << QStringList{};
        QTest::newRow("no such term") << u"xyz:"_s << 4 << qsizetype(0) << QStringList{};
        QTest::newRow("no such value") << u"dir:q"_s << 5 << qsizetype(0) << QStringList{};
        QTest::newRow("a word") << u"hello"_s << 5 << qsizetype(0) << QStringList{};
        QTest::newRow("inside quotes") << u"\"di"_s << 3 << qsizetype(0) << QStringList{};
        QTest::newRow("the cursor in the middle") << u"d user"_s << 1 << qsizetype(0) << QStringList{u"dir:"_s};
    }

    void completion_offersWhatMayFollow()
    {
        QFETCH(QString, text);
        QFETCH(int, cursor);
        const FilterCompletion completion = FilterCompletion::of(text, cursor);
        QTEST(completion.candidates, "candidates");
        QTEST(completion.at, "at");
    }

    void everyCandidateOfATerm_canBeUnderstood()
    {
        for (const QString &field : {u"dir:"_s, u"code:"_s, u"stage:"_s, u"enc:"_s, u"kind:"_s, u"slow:"_s}) {
            QVERIFY(!FilterCompletion::explanation(field).isEmpty());
            const QStringList candidates = FilterCompletion::of(field, field.size()).candidates;
            QVERIFY(candidates.size() > 1);
            for (const QString &candidate : candidates)
                QVERIFY2(FilterExpression::parse(candidate).has_value(), qPrintable(candidate));
        }
    }

    void aCursorBehindTheEnd_isTakenForTheEnd()
    {
        QCOMPARE(FilterCompletion::of(u"d"_s, 100).candidates, QStringList{u"dir:"_s});
    }
};

QTEST_GUILESS_MAIN(TestFilterExpression)
#include "tst_filterexpression.moc"
