// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/crammd5.h"

#include "unit/mechanismtalk.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
const QByteArray Challenge = "<1896.697170952@postoffice.reston.mci.net>";

CramMd5 made(const QString &user, const QByteArray &password)
{
    return CramMd5({user, {}, Secret(password)});
}
} // namespace

/// CRAM-MD5, against the vectors of its document and against servers that ask nonsense.
class TestCramMd5 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void response_isTheKeyedDigest_data();
    void response_isTheKeyedDigest();
    void aChallenge_isAnsweredWhateverItSays_data();
    void aChallenge_isAnsweredWhateverItSays();
    void whatCannotBeAnswered_isNot_data();
    void whatCannotBeAnswered_isNot();
    void aSecondChallenge_isOneTooMany();
    void nothingGoesWithTheCommand();
    void explanation_showsTheUserAndHidesTheDigest();
    void aUserThatTellsThePassword_isHidden();
};

void TestCramMd5::response_isTheKeyedDigest_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("RFC 2195, 2") << u"tim"_s << QByteArray("tanstaaftanstaaf") << Challenge
                                 << QByteArray("tim b913a602c7eda7a495b4e6e7334d3890");
    QTest::newRow("as curl has it") << u"user"_s << QByteArray("secret") << QByteArray("<1972.987654321@curl>")
                                    << QByteArray("user 7031725599fdbb5d412689aa323e3e0b");
    const auto row = [](const char *name, const QString &user, const QByteArray &password) {
        QTest::newRow(name) << user << password << Challenge
                            << user.toUtf8() + ' '
                + QMessageAuthenticationCode::hash(Challenge, password, QCryptographicHash::Md5).toHex();
    };
    row("UTF-8", u"Jürgen"_s, "Schl\xc3\xbcssel");
    row("a name with blanks", u"tim the enchanter"_s, "rabbit");
    row("a password of 200 characters", u"tim"_s, QByteArray(200, 'p'));
    row("a password of one block", u"tim"_s, QByteArray(64, 'p'));
    row("a password with a NUL", u"tim"_s, QByteArray("a\0b", 3));
    row("a password that is no UTF-8", u"tim"_s, "\xff\xfe");
}

void TestCramMd5::response_isTheKeyedDigest()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, challenge);
    CramMd5 mechanism = made(user, password);
    const auto response = answered(mechanism, challenge);
    QTEST(response.value().bytes, "expected");
    QVERIFY(response->isSecret());
    QVERIFY(response->secrets.contains(password));
    QVERIFY(mechanism.isComplete());
}

void TestCramMd5::aChallenge_isAnsweredWhateverItSays_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<bool>("isUsual");
    for (qsizetype length = 1; length < Challenge.size(); ++length)
        QTest::addRow("%lld bytes of the usual one", qlonglong(length)) << Challenge.first(length) << false;
    QTest::newRow("the usual one") << Challenge << true;
    QTest::newRow("NUL") << QByteArray(1, '\0') << false;
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe") << false;
    QTest::newRow("no at sign") << QByteArray("<1896>") << false;
    QTest::newRow("very long") << '<' + QByteArray(9000, '@') + '>' << true;
}

void TestCramMd5::aChallenge_isAnsweredWhateverItSays()
{
    QFETCH(const QByteArray, challenge);
    QFETCH(const bool, isUsual);
    CramMd5 mechanism = made(u"tim"_s, "tanstaaftanstaaf");
    const Explanation explained = mechanism.explain(challenge);
    QCOMPARE(explained.fields.value("text"_L1).toString(), QString::fromUtf8(challenge));
    QCOMPARE(explained.remarks, isUsual ? QList<QByteArray>() : QList<QByteArray>{"challenge-not-unique"});
    const QByteArray digest =
        QMessageAuthenticationCode::hash(challenge, "tanstaaftanstaaf", QCryptographicHash::Md5).toHex();
    QCOMPARE(answered(mechanism, challenge).value().bytes, "tim " + digest);
}

void TestCramMd5::whatCannotBeAnswered_isNot_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("failure");
    QTest::newRow("an empty challenge") << u"tim"_s << QByteArray("p") << QByteArray()
                                        << QByteArray("malformed-challenge");
    QTest::newRow("no user") << QString() << QByteArray("p") << Challenge << QByteArray("missing-credentials");
    QTest::newRow("no password") << u"tim"_s << QByteArray() << Challenge << QByteArray("missing-credentials");
}

void TestCramMd5::whatCannotBeAnswered_isNot()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, challenge);
    CramMd5 mechanism = made(user, password);
    QTEST(failureOf(answered(mechanism, challenge)), "failure");
    QVERIFY(!mechanism.isComplete());
}

void TestCramMd5::aSecondChallenge_isOneTooMany()
{
    CramMd5 mechanism = made(u"tim"_s, "tanstaaftanstaaf");
    QVERIFY(answered(mechanism, Challenge));
    QCOMPARE(failureOf(answered(mechanism, Challenge)), QByteArray("unexpected-challenge"));
    CramMd5 another = made(u"tim"_s, "tanstaaftanstaaf");
    QVERIFY(answered(another, Challenge));
    QCOMPARE(failureOf(answered(another, {})), QByteArray("unexpected-challenge"));
}

void TestCramMd5::nothingGoesWithTheCommand()
{
    CramMd5 mechanism = made(u"tim"_s, "tanstaaftanstaaf");
    QVERIFY(!mechanism.clientBegins());
    QVERIFY(!mechanism.exposesSecret());
    QVERIFY(!mechanism.initialResponse().value());
    QVERIFY(!mechanism.isComplete());
}

void TestCramMd5::explanation_showsTheUserAndHidesTheDigest()
{
    CramMd5 mechanism = made(u"tim"_s, "tanstaaftanstaaf");
    const Explanation explained = answered(mechanism, Challenge).value().explanation;
    QCOMPARE(explained.fields, (QJsonObject{{u"user"_s, u"tim"_s}}));
    QCOMPARE(explained.hidden, QList<QByteArray>{"digest"});
    QCOMPARE(explained.reference, "RFC 2195, 2"_L1);
}

void TestCramMd5::aUserThatTellsThePassword_isHidden()
{
    CramMd5 mechanism = made(u"tanstaaftanstaaf"_s, "tanstaaftanstaaf");
    const Explanation explained = answered(mechanism, Challenge).value().explanation;
    QVERIFY(explained.fields.isEmpty());
    QCOMPARE(explained.hidden, (QList<QByteArray>{"digest", "user"}));
}

QTEST_GUILESS_MAIN(TestCramMd5)
#include "tst_crammd5.moc"
