// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explain.h"
#include "knowledge/knowledge.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::knowledge;

Q_DECLARE_METATYPE(mailscope::knowledge::Refusal)

namespace {
using Facts = QList<std::pair<QString, QString>>;

/// What a server says to AUTH, unless another phase is given: "535 5.7.8 words".
Refusal said(const QString &line, const QString &phase = u"auth"_s)
{
    static const QRegularExpression Form(u"^([0-9]{3})(?: ([245]\\.[0-9]+\\.[0-9]+))?(?: (.*))?$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = Form.match(line);
    Refusal refusal;
    refusal.code = match.captured(1).toInt();
    refusal.enhanced = match.captured(2).toLatin1();
    refusal.text = match.captured(3);
    refusal.phase = phase;
    return refusal;
}

Refusal at(const QString &host, const QString &line)
{
    Refusal refusal = said(line);
    refusal.host = host;
    return refusal;
}

Refusal by(const QByteArray &mechanism, const QString &line, const Facts &facts = {})
{
    Refusal refusal = said(line);
    refusal.mechanism = mechanism;
    refusal.facts = facts;
    return refusal;
}

QString idOf(const Refusal &refusal)
{
    const auto hint = Knowledge::shared().hint(refusal);
    return hint ? hint->id : QString();
}

struct Row {
    const char *id;
    Refusal refusal;
};

/// One refusal for each entry of the table, in its order.
QList<Row> known()
{
    QList<Row> rows;
    for (const char *error :
         {"invalid-proof", "unknown-user", "invalid-username-encoding", "channel-bindings-dont-match",
          "server-does-support-channel-binding", "channel-binding-not-supported", "unsupported-channel-binding-type",
          "extensions-not-supported", "no-resources", "invalid-encoding", "other-error"})
        rows.append(
            {error, by("SCRAM-SHA-256", u"501 5.7.0 Cancelled"_s, {{u"server-error"_s, QString::fromLatin1(error)}})});
    const auto token = [](const char *status) {
        return by("OAUTHBEARER", u"535 5.7.8 no"_s,
                  {{u"scope"_s, u"mail"_s}, {u"status"_s, QString::fromLatin1(status)}});
    };
    rows.append({{"oauth-token-rejected", token("invalid_token")},
                 {"oauth-token-rejected", token("401")},
                 {"oauth-request-invalid", token("400")},
                 {"oauth-scope-missing", token("insufficient_scope")},
                 {"oauth-refused", token("temporarily_unavailable")}});

    const QString no = u"535 5.7.139 Authentication unsuccessful, "_s;
    rows.append(
        {{"exchange-smtp-auth-off-for-tenant",
          said(no + u"SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled"_s)},
         {"exchange-smtp-auth-off-for-mailbox", said(no + u"SmtpClientAuthentication is disabled for the Mailbox."_s)},
         {"exchange-basic-authentication-off", said(no + u"basic authentication is disabled."_s)},
         {"exchange-security-defaults",
          said(no + u"user is locked by your organization's security defaults policy."_s)},
         {"exchange-policy", said(no + u"the request did not meet the criteria to be authenticated successfully."_s)},
         {"exchange-policy-unnamed", said(no + u"for reasons of its own"_s)},
         {"exchange-not-authenticated",
          said(u"530 5.7.57 Client not authenticated to send mail. [X.PROD.OUTLOOK.COM]"_s, u"mail"_s)},
         {"exchange-mechanism-not-enabled", said(u"504 5.7.4 Unrecognized authentication type"_s)},
         {"exchange-token-unsuccessful", by("XOAUTH2", u"535 5.7.3 Authentication unsuccessful"_s)},
         {"token-refused", by("OAUTHBEARER", u"535 5.7.8 Username and Password not accepted"_s)},
         {"exchange-unsuccessful", said(u"535 5.7.3 Authentication unsuccessful"_s)},
         {"exchange-send-as-denied",
          said(u"554 5.2.252 SendAsDenied; bob@example.org not allowed to send as alice"_s, u"payload"_s)},
         {"google-application-password",
          said(
              u"534 5.7.9 Application-specific password required.\nhttps://support.google.com/mail/?p=InvalidSecondFactor x - gsmtp"_s)},
         {"google-web-login", said(u"534 5.7.14 Please log in via your web browser and then try again."_s)},
         {"google-bad-credentials",
          said(u"535 5.7.8 Username and Password not accepted. For more information, go to\n"
               "https://support.google.com/mail/?p=BadCredentials x - gsmtp"_s)}});

    rows.append(
        {{"sender-not-owned",
          said(u"553 5.7.1 <a@b.example>: Sender address rejected: not owned by user c"_s, u"rcpt"_s)},
         {"zoho-sender", said(u"553 Relaying disallowed as a@b.example"_s, u"rcpt"_s)},
         {"pop-before-smtp",
          said(u"550 Please turn on SMTP Authentication in your mail client, or login to the\n"
               "IMAP/POP3 server before sending your message."_s,
               u"rcpt"_s)},
         {"encryption-first", said(u"530 5.7.0 Must issue a STARTTLS command first"_s)},
         {"mechanism-needs-encryption",
          said(u"538 5.7.11 Encryption required for requested authentication mechanism"_s)},
         {"too-many-attempts", said(u"454 4.7.0 Too many login attempts, please try again later."_s)},
         {"account-locked", said(u"535 5.7.8 Your account has been locked"_s)},
         {"account-disabled", said(u"525 5.7.13 no"_s)},
         {"password-expired", said(u"535 5.7.8 Error: authentication failed: password expired"_s)},
         {"password-transition", said(u"432 4.7.12 A password transition is needed"_s)},
         {"dovecot-auth-unreachable",
          said(u"454 4.7.0 Temporary authentication failure: Connection lost to authentication server"_s)},
         {"check-unavailable", said(u"454 4.7.0 Temporary authentication failure"_s)},
         {"postfix-prompt-for-a-reason", said(u"535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6"_s)},
         {"cyrus-generic-failure", said(u"535 5.7.8 Error: authentication failed: generic failure"_s)},
         {"cyrus-no-mechanism", said(u"535 5.7.8 Error: authentication failed: no mechanism available"_s)},
         {"cyrus-user-unknown", said(u"535 5.7.8 Error: authentication failed: user not found"_s)},
         {"exim-incorrect-data", said(u"535 Incorrect authentication data"_s)},
         {"authentication-not-enabled", said(u"503 5.5.1 Error: authentication not enabled"_s)},
         {"yahoo-application-password", at(u"smtp.mail.yahoo.com"_s, u"535 5.7.0 (#MBR1212) Incorrect"_s)},
         {"icloud-application-password", at(u"smtp.mail.me.com"_s, u"535 5.7.8 Error: authentication failed"_s)},
         {"zoho-application-password", at(u"smtp.zoho.eu"_s, u"535 Authentication Failed"_s)},
         {"fastmail-application-password", at(u"smtp.fastmail.com"_s, u"535 5.7.0 Incorrect username"_s)},
         {"gmx-access-off", at(u"mail.gmx.net"_s, u"535 Authentication credentials invalid"_s)},
         {"ntlm-refused", by("NTLM", u"535 5.7.8 no"_s, {{u"target"_s, u"EXAMPLE"_s}})},
         {"external-refused", by("EXTERNAL", u"535 5.7.8 no"_s)},
         {"cancelled", said(u"501 5.7.0 Authentication cancelled"_s)},
         {"base64-unreadable", said(u"501 5.5.2 Invalid base64 data"_s)},
         {"response-invalid", said(u"501 5.5.4 Syntax: AUTH mechanism"_s)},
         {"line-too-long", said(u"500 5.5.6 Authentication exchange line is too long"_s)},
         {"auth-unknown", said(u"502 5.5.2 Command not recognized"_s)},
         {"already-logged-in", said(u"503 5.5.1 Error: already authenticated"_s)},
         {"wrong-order", said(u"503 5.5.1 Error: MAIL transaction in progress"_s)},
         {"mechanism-unknown", said(u"504 5.5.4 Unrecognized authentication type"_s)},
         {"mechanism-too-weak", said(u"534 5.7.9 Authentication mechanism is too weak"_s)},
         {"trust-missing", said(u"554 5.7.14 no"_s)},
         {"login-required", said(u"530 5.7.0 Authentication required"_s, u"mail"_s)},
         {"login-or-encryption-required", said(u"530 5.7.0 Authentication required"_s)},
         {"credentials-wrong", said(u"535 5.7.8 Error: authentication failed: (reason unavailable)"_s)}});
    return rows;
}

/// The name of a row: ids of SCRAM carry their mechanism in the table.
QString idIn(const Row &row)
{
    const QString id = QString::fromLatin1(row.id);
    return row.refusal.mechanism.startsWith("SCRAM") ? u"scram-"_s + id : id;
}
/// The id, what the steps told and what was said.
QByteArray tagOf(const Row &row)
{
    QByteArray tag = row.id;
    for (const auto &[name, value] : row.refusal.facts)
        tag += ' ' + value.toUtf8();
    return tag + ": " + row.refusal.text.left(60).toUtf8().simplified();
}
} // namespace

class TestHints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKnownRefusal_isToldApart_data();
    void aKnownRefusal_isToldApart();
    void everyEntry_isFound();
    void aKnownRefusal_inAnyCase_isFound();
    void aSuccess_hasNoHint_data();
    void aSuccess_hasNoHint();
    void elsewhere_anotherHintOrNone_data();
    void elsewhere_anotherHintOrNone();
    void nearMisses_data();
    void nearMisses();
    void everyText_isPlainAndNamesItsSource();
    void aFact_isFilledInAndCut();
    void explain_tellsTheReasonOfALine_data();
    void explain_tellsTheReasonOfALine();
    void aHugeText_takesNoTime();
};

void TestHints::aKnownRefusal_isToldApart_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Refusal>("refusal");
    for (const Row &row : known())
        QTest::newRow(tagOf(row).constData()) << idIn(row) << row.refusal;
}

void TestHints::aKnownRefusal_isToldApart()
{
    QFETCH(const Refusal, refusal);
    QTEST(idOf(refusal), "id");
}

void TestHints::everyEntry_isFound()
{
    QSet<QString> found;
    for (const Row &row : known())
        found.insert(idOf(row.refusal));
    for (const QString &id : Knowledge::shared().hints().ids())
        QVERIFY2(found.contains(id), qPrintable(id));
}

void TestHints::aKnownRefusal_inAnyCase_isFound()
{
    for (const Row &row : known()) {
        Refusal shouted = row.refusal;
        shouted.text = u"  "_s + shouted.text.toUpper().replace(u' ', u"  "_s);
        shouted.host = shouted.host.toUpper();
        QCOMPARE(idOf(shouted), idIn(row));
    }
}

void TestHints::aSuccess_hasNoHint_data()
{
    QTest::addColumn<Refusal>("refusal");
    for (const Row &row : known()) {
        Refusal success = row.refusal;
        success.code = 235;
        QTest::newRow(tagOf(row).constData()) << success;
    }
}

void TestHints::aSuccess_hasNoHint()
{
    QFETCH(const Refusal, refusal);
    QCOMPARE(idOf(refusal), QString());
}

void TestHints::elsewhere_anotherHintOrNone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Refusal>("refusal");
    for (const Row &row : known()) {
        Refusal elsewhere = row.refusal;
        elsewhere.phase = u"vrfy"_s;
        QTest::newRow(tagOf(row).constData()) << idIn(row) << elsewhere;
    }
}

void TestHints::elsewhere_anotherHintOrNone()
{
    QFETCH(const Refusal, refusal);
    QFETCH(const QString, id);
    QVERIFY(idOf(refusal) != id);
}

void TestHints::nearMisses_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const Refusal &refusal, const char *id = "") {
        QTest::newRow(name) << refusal << QString::fromLatin1(id);
    };
    row("nothing at all", {});
    row("550 to AUTH", said(u"550 5.7.1 no"_s));
    row("421", said(u"421 4.3.2 shutting down"_s));
    row("554", said(u"554 5.7.0 no"_s));
    row("an enhanced code with more behind it", said(u"550 5.7.80 no"_s));
    row("5.7.13 is not 5.7.139", said(u"550 5.7.13 no"_s), "account-disabled");
    row("4.7.8 is not 5.7.8", said(u"450 4.7.8 no"_s));
    row("the code stands in the text alone", said(u"550 see 5.7.139"_s));
    row("a domain that only ends alike", at(u"notyahoo.com"_s, u"535 5.7.8 no"_s), "credentials-wrong");
    row("a domain in the middle", at(u"yahoo.com.example"_s, u"535 5.7.8 no"_s), "credentials-wrong");
    row("the domain itself", at(u"yahoo.com"_s, u"535 5.7.8 no"_s), "yahoo-application-password");
    row("no host", at({}, u"535 5.7.8 no"_s), "credentials-wrong");
    row("iCloud's trouble is no password", at(u"smtp.mail.me.com"_s, u"454 4.7.0 later"_s), "check-unavailable");
    row("another 535 of Exchange", said(u"535 5.7.8 Authentication unsuccessful"_s), "credentials-wrong");
    row("5.7.3 with another code", said(u"550 5.7.3 no"_s));
    row("STARTTLS named by the way", said(u"535 5.7.8 STARTTLS is fine, the password is not"_s), "credentials-wrong");
    row("locked door", said(u"535 5.7.8 mailbox locked by another session"_s), "credentials-wrong");
    row("count without an account", said(u"535 5.7.8 discount is locked"_s), "credentials-wrong");
    row("many, but no attempts", said(u"535 5.7.8 too many letters"_s), "credentials-wrong");
    row("POP for its own sake", said(u"535 5.7.8 POP is off"_s), "credentials-wrong");
    row("a fact of another value", by("SCRAM-SHA-1", u"535 5.7.8 no"_s, {{u"server-error"_s, u"invalid-proofs"_s}}),
        "credentials-wrong");
    row("a fact of another name", by("SCRAM-SHA-1", u"535 5.7.8 no"_s, {{u"error"_s, u"invalid-proof"_s}}),
        "credentials-wrong");
    row("NTLM without a target", by("NTLM", u"535 5.7.8 no"_s), "credentials-wrong");
    row("a target without NTLM", by("PLAIN", u"535 5.7.8 no"_s, {{u"target"_s, u"X"_s}}), "credentials-wrong");
    row("EXTERNAL refused for now", by("EXTERNAL", u"454 4.7.0 no"_s), "check-unavailable");
    row("530 to RCPT", said(u"530 5.7.1 no"_s, u"rcpt"_s), "login-required");
    row("530 to VRFY", said(u"530 5.7.0 no"_s, u"vrfy"_s));
    row("relaying denied", said(u"554 5.7.1 <a@b>: Relay access denied"_s, u"rcpt"_s));
    row("mailbox unknown", said(u"550 5.1.1 unknown"_s, u"rcpt"_s));
    row("sender's domain unknown", said(u"550 5.1.8 Sender address rejected: Domain not found"_s, u"mail"_s));
    row("535 to MAIL is odd", said(u"535 5.7.8 no"_s, u"mail"_s));
    row("not owned, said to AUTH", said(u"535 5.7.8 not owned by user"_s), "credentials-wrong");
    row("500 of a long line elsewhere", said(u"500 5.5.6 too long"_s, u"payload"_s));
    row("503 before the hello", said(u"503 5.5.1 EHLO first"_s), "wrong-order");
    row("no text", said(u"535"_s), "credentials-wrong");
}

void TestHints::nearMisses()
{
    QFETCH(const Refusal, refusal);
    QTEST(idOf(refusal), "id");
}

void TestHints::everyText_isPlainAndNamesItsSource()
{
    for (const Row &row : known()) {
        const Hint hint = Knowledge::shared().hint(row.refusal).value();
        for (const QString &text : {hint.cause, hint.nextStep}) {
            QVERIFY2(text.endsWith(u'.') && text.at(0).isUpper(), qPrintable(text));
            QVERIFY2(!text.contains(u'!') && !text.contains(u"  "_s) && !text.contains(u'{'), qPrintable(text));
        }
        QVERIFY2(hint.reference.size() > 7, qPrintable(hint.id));
    }
}

void TestHints::aFact_isFilledInAndCut()
{
    const auto ntlm = Knowledge::shared().hint(by("NTLM", u"535 5.7.8 no"_s, {{u"target"_s, u"EXAMPLE"_s}}));
    QVERIFY(ntlm->cause.contains(u"users of EXAMPLE:"_s));
    const auto huge = Knowledge::shared().hint(by("NTLM", u"535 5.7.8 no"_s, {{u"target"_s, QString(100'000, u'x')}}));
    QVERIFY(huge->cause.size() < 500);
}

void TestHints::explain_tellsTheReasonOfALine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("whole line") << u"535 5.7.139 Authentication unsuccessful, basic authentication is disabled."_s
                                << u"takes no passwords"_s;
    QTest::newRow("first of several") << u"534-5.7.9 Application-specific password required."_s
                                      << u"application password"_s;
    QTest::newRow("code alone") << u"5.7.139"_s << u"reasons of policy"_s;
    QTest::newRow("words behind a code") << u"535 Incorrect authentication data"_s << u"Exim"_s;
    QTest::newRow("what the tables say already") << u"535 5.7.8 no"_s << QString();
    QTest::newRow("a success") << u"250 account locked"_s << QString();
    QTest::newRow("a number alone") << u"535"_s << QString();
    QTest::newRow("another code") << u"550 5.1.1 no such user"_s << QString();
    QTest::newRow("a subject") << u"5.7"_s << QString();
    QTest::newRow("a keyword") << u"AUTH"_s << QString();
}

void TestHints::explain_tellsTheReasonOfALine()
{
    QFETCH(const QString, line);
    QFETCH(const QString, words);
    QStringList reasons;
    for (const Explanation &each : explain(line)) {
        if (each.kind == Explanation::Kind::Refusal)
            reasons.append(each.meaning + each.nextStep + each.reference);
    }
    QCOMPARE(reasons.size(), words.isEmpty() ? 0 : 1);
    QVERIFY2(words.isEmpty() || reasons.constFirst().contains(words), qPrintable(reasons.join(u'|')));
}

void TestHints::aHugeText_takesNoTime()
{
    Refusal refusal = said(u"535 5.7.8"_s);
    refusal.text = QString(1024 * 1024, u'a');
    QCOMPARE(idOf(refusal), u"credentials-wrong"_s);
}

QTEST_GUILESS_MAIN(TestHints)
#include "tst_hints.moc"
