// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judgement.h"
#include "conversation.h"

#include <QTest>

using namespace mailscope;

Q_DECLARE_METATYPE(Conversation)

/// What the replies of a session come to, whoever sent the commands.
class TestJudgement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replies_comeToAVerdict_data();
    void replies_comeToAVerdict();
};

void TestJudgement::replies_comeToAVerdict_data()
{
    QTest::addColumn<Conversation>("talk");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const Conversation &talk, Verdict verdict) {
        QTest::newRow(name) << talk << verdict;
    };
    const Conversation open = Conversation().opens({"SIZE"});
    const auto asks = [](Conversation talk, const QByteArrayList &replies) {
        for (const QByteArray &reply : replies)
            talk.client("VRFY alice", Phase::Vrfy).server(reply);
        return talk;
    };
    const auto sends = [](Conversation talk, const QByteArrayList &recipients, const QByteArray &data,
                          const QByteArray &end) {
        talk.client("MAIL FROM:<a@b>", Phase::Mail).server("250 ok");
        for (const QByteArray &reply : recipients)
            talk.client("RCPT TO:<c@d>", Phase::Rcpt).server(reply);
        talk.client("DATA", Phase::Data).server(data);
        if (data.startsWith('3'))
            talk.client(".", Phase::Payload).server(end);
        return talk;
    };
    row("nothing was said", Conversation(), Verdict::Network);
    row("a hello", open, Verdict::Ok);
    row("the greeting is a refusal", Conversation().connects().greets("554 no"), Verdict::Refused);
    row("EHLO is refused", Conversation().connects().greets().client("EHLO a", Phase::Hello).server("550 no"),
        Verdict::Refused);
    row("EHLO is refused, and HELO is not",
        Conversation()
            .connects()
            .greets()
            .client("EHLO a", Phase::Hello)
            .server("502 no")
            .client("HELO a", Phase::Hello)
            .server("250 ok"),
        Verdict::Ok);
    row("STARTTLS is refused", Conversation(open).client("STARTTLS", Phase::StartTls).server("454 no"), Verdict::Ok);
    row("QUIT stays without an answer", Conversation(open).client("QUIT", Phase::Quit), Verdict::Ok);
    row("a command stays without an answer", Conversation(open).client("NOOP", Phase::Noop), Verdict::Network);
    row("a line is no reply", Conversation(open).client("NOOP", Phase::Noop).server("?"), Verdict::Protocol);
    row("something was smuggled in", Conversation(open).injected("250 ok"), Verdict::Protocol);
    row("an answer", asks(open, {"252 perhaps"}), Verdict::Ok);
    row("a refusal", asks(open, {"550 no"}), Verdict::Refused);
    row("an answer and a refusal", asks(open, {"250 yes", "550 no"}), Verdict::Partial);
    row("a message", sends(open, {"250 ok"}, "354 go", "250 ok"), Verdict::Ok);
    row("a recipient is refused", sends(open, {"250 ok", "550 no"}, "354 go", "250 ok"), Verdict::Partial);
    row("every recipient is refused", sends(open, {"550 no", "550 no"}, "503 no", {}), Verdict::Refused);
    row("DATA is refused", sends(open, {"250 ok"}, "554 no", {}), Verdict::Refused);
    row("the message is refused", sends(open, {"250 ok"}, "354 go", "554 no"), Verdict::Refused);
    row("a login is refused", Conversation(open).client("AUTH PLAIN AGEAYg==", Phase::Auth).server("535 no"),
        Verdict::Auth);
}

void TestJudgement::replies_comeToAVerdict()
{
    QFETCH(const Conversation, talk);
    QFETCH(const Verdict, verdict);
    QCOMPARE(verdictName(compare::verdictOfReplies(report::fold(talk.transcript()))), verdictName(verdict));
}

QTEST_APPLESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
