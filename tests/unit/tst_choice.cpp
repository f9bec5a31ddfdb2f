// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/choicewords.h"
#include "sasl/choice.h"
#include "sasl/registry.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
/// All that anybody has heard of.
QList<QByteArray> everything()
{
    QList<QByteArray> names;
    for (const Traits &traits : mechanismTraits())
        names.append(traits.name.toByteArray());
    return names;
}

/// Somebody with a name and a password on a good connection; words change it.
Situation situationOf(const QByteArray &words)
{
    const QList<QByteArray> all = words.simplified().split(' ');
    Situation situation;
    situation.hasUser = !all.contains("nobody");
    situation.hasPassword = !all.contains("no-password");
    situation.hasToken = all.contains("token");
    situation.hasCertificate = all.contains("certificate");
    situation.encrypted = !all.contains("clear");
    situation.trusted = !all.contains("untrusted");
    situation.local = all.contains("local");
    situation.canBind = situation.encrypted && !all.contains("unbound");
    situation.allowUnencrypted = all.contains("allowed");
    situation.allowUntrusted = all.contains("allowed");
    situation.force = all.contains("forced");
    situation.known = everything();
    if (all.contains("without-kerberos")) {
        situation.lacking = {"GSSAPI", "GS2-KRB5", "GSS-SPNEGO"};
        situation.known.removeIf([](const QByteArray &name) { return name.startsWith("GS"); });
    }
    return situation;
}

QByteArray rowsOf(const Choice &choice)
{
    QByteArray text;
    for (const Choice::Row &row : choice.rows)
        text += row.mechanism + ':' + usabilityName(row.usability).data() + ' ';
    return text.trimmed();
}
} // namespace

/// Which mechanism is chosen, which cannot be, and why.
class TestChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStrongest_isTriedFirst_data();
    void theStrongest_isTriedFirst();
    void whatCannotBeUsed_saysWhy_data();
    void whatCannotBeUsed_saysWhy();
    void theUsersList_overrules_data();
    void theUsersList_overrules();
    void aPlusThatCannotBind_isNeverChosen();
    void noSecret_isChosenToLeaveWhereItMayNot();
    void theReason_fitsWhatWasChosen_data();
    void theReason_fitsWhatWasChosen();
    void theEvidence_saysAll();
    void theTable_isSortedAndComplete();
    void everyId_hasItsWords();
    void whatIsNoChoice_hasNoWords();
};

void TestChoice::theStrongest_isTriedFirst_data()
{
    QTest::addColumn<QByteArray>("situation");
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("order");
    const auto row = [](const char *name, const char *situation, const char *offered, const char *order) {
        QTest::newRow(name) << QByteArray(situation) << QByteArray(offered) << QByteArray(order);
    };
    row("nothing offered", "", "", "");
    row("PLAIN ahead of LOGIN", "", "LOGIN PLAIN", "PLAIN LOGIN");
    row("the password before what can be guessed", "", "NTLM CRAM-MD5 DIGEST-MD5 LOGIN PLAIN",
        "PLAIN LOGIN DIGEST-MD5 CRAM-MD5 NTLM");
    row("SCRAM before the password", "", "PLAIN SCRAM-SHA-1 SCRAM-SHA-256", "SCRAM-SHA-256 SCRAM-SHA-1 PLAIN");
    row("what binds first", "", "SCRAM-SHA-512 SCRAM-SHA-1-PLUS", "SCRAM-SHA-1-PLUS SCRAM-SHA-512");
    row("readable, so no password", "clear", "PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1", "SCRAM-SHA-1 CRAM-MD5");
    row("readable and allowed: the digest first", "clear allowed", "PLAIN CRAM-MD5 NTLM", "CRAM-MD5 NTLM PLAIN");
    row("untrusted and allowed: the digest first", "untrusted allowed", "PLAIN NTLM", "NTLM PLAIN");
    row("this machine", "clear local", "CRAM-MD5 PLAIN", "PLAIN CRAM-MD5");
    row("only a token", "no-password token", "PLAIN XOAUTH2 OAUTHBEARER", "OAUTHBEARER XOAUTH2");
    row("token and password", "token", "PLAIN XOAUTH2", "XOAUTH2 PLAIN");
    row("only a certificate", "nobody no-password certificate", "PLAIN EXTERNAL", "EXTERNAL");
    row("nobody at all", "nobody no-password", "PLAIN ANONYMOUS", "ANONYMOUS");
}

void TestChoice::theStrongest_isTriedFirst()
{
    QFETCH(const QByteArray, situation);
    QFETCH(const QByteArray, offered);
    const QList<QByteArray> names = offered.isEmpty() ? QList<QByteArray>() : offered.split(' ');
    const Choice choice = choose(names, situationOf(situation));
    QTEST(choice.candidates.join(' '), "order");
    QCOMPARE(choice.rows.size(), names.size());
    QCOMPARE(choice.offered, int(names.size()));
    QCOMPARE(choice.chosen().has_value(), !choice.candidates.isEmpty());
}

void TestChoice::whatCannotBeUsed_saysWhy_data()
{
    QTest::addColumn<QByteArray>("situation");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *situation, const char *rows) {
        QTest::addRow("%s, %s", situation, rows) << QByteArray(situation) << QByteArray(rows);
    };
    row("nobody", "PLAIN:needs-user");
    row("no-password", "PLAIN:needs-password SCRAM-SHA-256:needs-password NTLM:needs-password");
    row("", "XOAUTH2:needs-token OAUTHBEARER:needs-token");
    row("no-password", "EXTERNAL:needs-certificate");
    row("certificate", "EXTERNAL:other-identity");
    row("", "ANONYMOUS:other-identity");
    row("no-password", "ANONYMOUS:other-identity");
    row("", "GSSAPI:needs-ticket GS2-KRB5:needs-ticket GSS-SPNEGO:needs-ticket");
    row("clear", "PLAIN:needs-encryption LOGIN:needs-encryption CRAM-MD5:usable");
    row("clear token", "XOAUTH2:needs-encryption");
    row("untrusted", "PLAIN:needs-trust SCRAM-SHA-1:usable");
    row("unbound", "SCRAM-SHA-256-PLUS:cannot-bind SCRAM-SHA-256:usable");
    row("clear", "SCRAM-SHA-256-PLUS:cannot-bind");
    row("", "X-STRANGE:not-known KERBEROS_V4:not-known");
    row("without-kerberos",
        "GSSAPI:not-here GS2-KRB5:not-here GSS-SPNEGO:not-here GS2-KRB5-PLUS:not-known PLAIN:usable");
}

void TestChoice::whatCannotBeUsed_saysWhy()
{
    QFETCH(const QByteArray, situation);
    QFETCH(const QByteArray, rows);
    QList<QByteArray> offered;
    for (const QByteArray &row : rows.split(' '))
        offered.append(row.split(':').constFirst());
    QCOMPARE(rowsOf(choose(offered, situationOf(situation))), rows);
}

void TestChoice::theUsersList_overrules_data()
{
    QTest::addColumn<QByteArray>("situation");
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *name, const char *situation, const char *offered, const char *wanted,
                        const char *order, const char *rows) {
        QTest::newRow(name) << QByteArray(situation) << QByteArray(offered) << QByteArray(wanted) << QByteArray(order)
                            << QByteArray(rows);
    };
    row("the weaker one", "", "SCRAM-SHA-256 LOGIN", "LOGIN", "LOGIN", "SCRAM-SHA-256:not-wanted LOGIN:usable");
    row("their order", "", "SCRAM-SHA-256 PLAIN LOGIN", "LOGIN SCRAM-SHA-256", "LOGIN SCRAM-SHA-256",
        "SCRAM-SHA-256:usable PLAIN:not-wanted LOGIN:usable");
    row("not offered", "", "PLAIN", "CRAM-MD5", "", "PLAIN:not-wanted CRAM-MD5:not-offered");
    row("not offered, forced", "forced", "PLAIN", "CRAM-MD5", "CRAM-MD5", "PLAIN:not-wanted CRAM-MD5:usable");
    row("nothing offered, forced", "forced", "", "PLAIN", "PLAIN", "PLAIN:usable");
    row("forced in clear", "forced clear", "", "PLAIN", "", "PLAIN:needs-encryption");
    row("a ticket by name", "", "GSSAPI PLAIN", "GSSAPI", "GSSAPI", "GSSAPI:usable PLAIN:not-wanted");
    row("EXTERNAL by name", "certificate", "EXTERNAL PLAIN", "EXTERNAL", "EXTERNAL",
        "EXTERNAL:usable PLAIN:not-wanted");
    row("EXTERNAL without one", "", "EXTERNAL", "EXTERNAL", "", "EXTERNAL:needs-certificate");
    row("ANONYMOUS by name", "", "ANONYMOUS PLAIN", "ANONYMOUS", "ANONYMOUS", "ANONYMOUS:usable PLAIN:not-wanted");
    row("a -PLUS that cannot bind", "unbound", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1-PLUS", "",
        "SCRAM-SHA-1-PLUS:cannot-bind");
    row("the secret still stays", "clear", "PLAIN", "PLAIN", "", "PLAIN:needs-encryption");
    row("a ticket where there is no Kerberos", "without-kerberos", "GSSAPI PLAIN", "GSSAPI", "",
        "GSSAPI:not-here PLAIN:not-wanted");
    row("the same, forced", "without-kerberos forced", "", "GS2-KRB5", "", "GS2-KRB5:not-here");
    row("twice", "", "PLAIN", "PLAIN PLAIN", "PLAIN", "PLAIN:usable");
    row("unknown", "", "PLAIN", "X-STRANGE", "", "PLAIN:not-wanted X-STRANGE:not-offered");
}

void TestChoice::theUsersList_overrules()
{
    QFETCH(const QByteArray, situation);
    QFETCH(const QByteArray, offered);
    QFETCH(const QByteArray, wanted);
    Situation given = situationOf(situation);
    given.wanted = wanted.split(' ');
    const Choice choice = choose(offered.isEmpty() ? QList<QByteArray>() : offered.split(' '), given);
    QTEST(choice.candidates.join(' '), "order");
    QTEST(rowsOf(choice), "rows");
    QCOMPARE(choice.because, choice.candidates.isEmpty() ? Because::Nothing : Because::Wanted);
}

void TestChoice::aPlusThatCannotBind_isNeverChosen()
{
    for (const bool byName : {false, true}) {
        Situation given = situationOf("unbound");
        if (byName)
            given.wanted = everything();
        const Choice choice = choose(everything(), given);
        for (const QByteArray &each : choice.candidates)
            QVERIFY2(!each.endsWith("-PLUS"), each.constData());
    }
}

/// Whatever is wanted, offered and forced.
void TestChoice::noSecret_isChosenToLeaveWhereItMayNot()
{
    for (const char *where : {"clear token", "untrusted token", "clear token forced", "clear token certificate"}) {
        for (const bool byName : {false, true}) {
            Situation given = situationOf(where);
            if (byName)
                given.wanted = everything();
            for (const QByteArray &each : choose(everything(), given).candidates)
                QVERIFY2(!traitsOf(each)->sendsSecret(), each.constData());
        }
    }
}

void TestChoice::theReason_fitsWhatWasChosen_data()
{
    QTest::addColumn<QByteArray>("situation");
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("because");
    const auto row = [](const char *situation, const char *offered, const char *because) {
        QTest::newRow(because) << QByteArray(situation) << QByteArray(offered) << QByteArray(because);
    };
    row("", "GSSAPI", "nothing");
    row("", "PLAIN GSSAPI", "only-one");
    row("", "SCRAM-SHA-1-PLUS PLAIN", "binds");
    row("", "SCRAM-SHA-1 PLAIN", "proves");
    row("token", "OAUTHBEARER PLAIN", "token");
    row("", "PLAIN LOGIN", "encrypted");
    row("clear", "CRAM-MD5 NTLM", "guessable");
    row("clear local", "PLAIN LOGIN", "local");
    row("clear allowed", "PLAIN LOGIN", "allowed");
}

void TestChoice::theReason_fitsWhatWasChosen()
{
    QFETCH(const QByteArray, situation);
    QFETCH(const QByteArray, offered);
    QTEST(QByteArray(becauseName(choose(offered.split(' '), situationOf(situation)).because).data()), "because");
}

void TestChoice::theEvidence_saysAll()
{
    const Choice choice = choose({"PLAIN", "SCRAM-SHA-256", "XOAUTH2"}, situationOf(""));
    const QJsonObject json = choice.toJson();
    QCOMPARE(json.value("offered"_L1), QJsonArray({u"PLAIN"_s, u"SCRAM-SHA-256"_s, u"XOAUTH2"_s}));
    QCOMPARE(json.value("usable"_L1), QJsonArray({u"SCRAM-SHA-256"_s, u"PLAIN"_s}));
    QCOMPARE(json.value("chosen"_L1), u"SCRAM-SHA-256"_s);
    QCOMPARE(json.value("because"_L1), u"proves"_s);
    QCOMPARE(json.value("unusable"_L1), QJsonObject({{u"XOAUTH2"_s, u"needs-token"_s}}));
    QCOMPARE(report::choiceText(json),
             u"Offered 3, usable 2, chose SCRAM-SHA-256 because it proves the password "
             "without sending it, and the server has to prove it too"_s);
    const QJsonObject none = choose({"GSSAPI"}, situationOf("")).toJson();
    QVERIFY(!none.contains("chosen"_L1));
    QCOMPARE(report::choiceText(none),
             u"Offered 1, usable 0 (GSSAPI: it needs a Kerberos ticket: ask for it by name)"_s);
}

void TestChoice::theTable_isSortedAndComplete()
{
    QSet<QByteArray> seen;
    int before = 101;
    for (const Traits &traits : mechanismTraits()) {
        QVERIFY2(traits.strength < before, traits.name.data());
        before = traits.strength;
        seen.insert(traits.name.toByteArray());
        QCOMPARE(traitsOf(traits.name.toByteArray().toLower()), &traits);
        if (const auto bare = traits.withoutBinding())
            QVERIFY(traits.binds && traitsOf(*bare) != nullptr);
    }
    QCOMPARE(seen.size(), qsizetype(mechanismTraits().size()));
    for (const QByteArray &known : mechanismNames())
        QVERIFY2(seen.contains(known), known.constData());
    QCOMPARE(traitsOf("X-STRANGE"), nullptr);
    QCOMPARE(traitsOf(""), nullptr);
}

void TestChoice::everyId_hasItsWords()
{
    for (int id = 0; id <= int(Usability::CannotBind); ++id)
        QVERIFY(!report::usabilityText(QString(usabilityName(Usability(id)))).isEmpty());
    for (int id = int(Because::Nothing) + 1; id <= int(Because::Anonymous); ++id) {
        const QJsonObject json{
            {u"offered"_s, QJsonArray()}, {u"chosen"_s, u"PLAIN"_s}, {u"because"_s, QString(becauseName(Because(id)))}};
        QVERIFY2(!report::choiceText(json).endsWith("because "_L1), becauseName(Because(id)).data());
    }
}

void TestChoice::whatIsNoChoice_hasNoWords()
{
    QCOMPARE(report::usabilityText(u"strange"), QString());
    QCOMPARE(report::choiceText({}), QString());
    QCOMPARE(report::choiceText({{u"offered"_s, 3}}), QString());
}

QTEST_GUILESS_MAIN(TestChoice)
#include "tst_choice.moc"
