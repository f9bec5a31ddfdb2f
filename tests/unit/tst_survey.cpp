// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/survey.h"

#include "wire/payload.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using message::Survey;

/// Gives a message in pieces of a size.
class Pieces final : public wire::PayloadSource {
public:
    Pieces(QByteArray bytes, qsizetype size) : m_rest(std::move(bytes)), m_size(size) { }

    std::expected<QByteArray, QString> read(qsizetype /*most*/) override
    {
        const QByteArray piece = m_rest.first(qMin(m_size, m_rest.size()));
        m_rest.remove(0, piece.size());
        return piece;
    }

private:
    QByteArray m_rest;
    qsizetype m_size;
};

class TestSurvey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMessage_isSurveyed_data();
    void aMessage_isSurveyed();
    void aFailure_isTold();
};

void TestSurvey::aMessage_isSurveyed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("said"); ///< bare line ends, size of the header, then letters: 8, U
    const auto row = [](const char *name, const QByteArray &bytes, const char *said) {
        QTest::newRow(name) << bytes << QByteArray(said);
    };
    row("empty", "", "0 0 ");
    row("plain", "A: b\r\n\r\nhi\r\n", "0 8 ");
    row("no final line end", "A: b\r\n\r\nlonger", "0 8 ");
    row("no body", "A: b\r\n", "0 6 ");
    row("no header", "\r\nhi\r\n", "0 2 ");
    row("bare LF", "A: b\n\nhi\n", "3 6 ");
    row("bare CR", "A: b\r\n\r\nhi\rho\r", "2 8 ");
    row("bare CR ends the header", "A: b\r\rhi\r\n", "2 6 ");
    row("LF CR ends the header", "A: b\n\rhi\r\n", "2 6 ");
    row("CR CR LF ends the header", "A: b\r\r\nhi\r\n", "1 7 ");
    row("many bare line ends, far from the start",
        "A: b\r\n\r\n" + QByteArray(600, 'x') + QByteArray("\n\r\n").repeated(300), "300 8 ");
    row("8-bit body", "A: b\r\n\r\n\xff\r\n", "0 8 8");
    row("8-bit header", "A: \xc3\xbc\r\n\r\nhi\r\n", "0 9 8U");
    row("NUL", QByteArray("A: b\r\n\r\n\0\r\n", 11), "0 8 ");
    row("long line", "A: b\r\n\r\n" + QByteArray(2000, 'x') + "\r\n", "0 8 ");
    row("long line at the end", "A: b\r\n\r\n" + QByteArray(2000, 'x'), "0 8 ");
}

void TestSurvey::aMessage_isSurveyed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, said);
    for (const qsizetype size : {1, 2, 3, 7, 100000}) {
        Pieces source(bytes, size);
        const Survey survey = Survey::of(source).value();
        QByteArray found =
            QByteArray::number(survey.bareLineEnds) + ' ' + QByteArray::number(survey.header.size()) + ' ';
        found += QByteArray(survey.isEightBit ? "8" : "") + (survey.hasUtf8Header ? "U" : "");
        QCOMPARE(found, said);
        QCOMPARE(survey.bytes, bytes.size());
        // What is declared is what is sent.
        wire::Payload payload(std::make_unique<wire::BytesSource>(bytes));
        qint64 sent = 0;
        for (bool isLast = false; !isLast;) {
            const auto piece = payload.next().value();
            sent += piece.content.size();
            isLast = piece.isLast;
        }
        QCOMPARE(survey.bytesRepaired, sent);
    }
}

void TestSurvey::aFailure_isTold()
{
    class Broken final : public wire::PayloadSource {
    public:
        std::expected<QByteArray, QString> read(qsizetype /*most*/) override { return std::unexpected(u"gone"_s); }
    };
    Broken source;
    QCOMPARE(Survey::of(source).error(), u"gone"_s);
}

QTEST_GUILESS_MAIN(TestSurvey)

#include "tst_survey.moc"
