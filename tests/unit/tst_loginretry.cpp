// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/spokenlogin.h"
#include "unit/stageprobe.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace spokenlogin;
using namespace stageprobe;
using namespace Qt::StringLiterals;

namespace {
/// What \p stage, which has begun, does at the last of \p replies.
Step lastOf(LoginStage &stage, const Context &given, const QByteArrayList &replies)
{
    for (const QByteArray &reply : replies.first(replies.size() - 1))
        static_cast<void>(stage.onReply(given, answer(reply)));
    return stage.onReply(given, answer(replies.constLast()));
}
} // namespace

/// When the same credentials come once more in another form, and when nothing may follow.
class TestLoginRetry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBindingTypeThatIsUnknown_isTriedWithout_data();
    void aBindingTypeThatIsUnknown_isTriedWithout();
    void aClaimThatIsRefused_isTakenBack_data();
    void aClaimThatIsRefused_isTakenBack();
    void aDigestThatIsRefused_isMadeTheOtherWay_data();
    void aDigestThatIsRefused_isMadeTheOtherWay();
    void whoeverStandsBetween_isToldNoMore();
};

void TestLoginRetry::aBindingTypeThatIsUnknown_isTriedWithout_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QByteArray>("events");
    const QByteArray bare = "continues > AUTH SCRAM-SHA-256 cmlnaHQ= +note:binding-type-unknown";
    const QByteArray other = "failed auth-failed";
    const QByteArray uncounted = "end:auth-failed start";
    QTest::newRow("unsupported type") << QByteArray("e=unsupported-channel-binding-type") << QByteArray() << bare
                                      << uncounted;
    QTest::newRow("not supported") << QByteArray("e=channel-binding-not-supported") << QByteArray() << bare
                                   << uncounted;
    QTest::newRow("the wrong one") << QByteArray("e=channel-bindings-dont-match") << QByteArray() << other
                                   << QByteArray("end:auth-failed!");
    QTest::newRow("wrong password") << QByteArray("e=invalid-proof") << QByteArray() << other
                                    << QByteArray("end:auth-failed!");
    QTest::newRow("left out by the user")
        << QByteArray("e=unsupported-channel-binding-type") << QByteArray("SCRAM-SHA-256-PLUS")
        << QByteArray("failed auth-failed +note:binding-type-unknown") << QByteArray("end:auth-failed");
}

void TestLoginRetry::aBindingTypeThatIsUnknown_isTriedWithout()
{
    QFETCH(const QByteArray, error);
    QFETCH(const QByteArray, wanted);
    LoginSettings settings;
    settings.maxFailures = 1;
    if (!wanted.isEmpty())
        settings.mechanisms = {wanted};
    LoginStage stage = spokenLogin(settings);
    const Context given = offers("SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-256-PLUS");
    QCOMPARE(written(stage.begin(given)), RightScram);
    const Step step = lastOf(stage, given, {challenge(error), "535 5.7.8 no"});
    QTEST(written(step), "next");
    QTEST(recorded(step), "events");
}

void TestLoginRetry::aClaimThatIsRefused_isTakenBack_data()
{
    QTest::addColumn<Context>("given");
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("events");
    const auto row = [](const char *name, const Context &given, const QByteArrayList &replies, const char *last,
                        const char *events) {
        QTest::newRow(name) << given << replies << QByteArray(last) << QByteArray(events);
    };
    const Context bindable = offers("SCRAM-SHA-256");
    Context unbindable = bindable;
    unbindable.tls.reset();
    TlsDetails objected = *bindable.tls;
    objected.verified = false;
    Context unvouched = bindable; // though the user said that it does not matter
    unvouched.tls = std::make_shared<const TlsDetails>(objected);
    const QByteArray hasBinding = challenge("e=server-does-support-channel-binding");
    const char *const again = "continues > AUTH SCRAM-SHA-256 cGxhaW4= +note:binding-claim-refused";
    row("before any proof", bindable, {"535 5.7.8 no"}, again, "end:auth-failed! start");
    row("said outright", bindable, {hasBinding, "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("and then accepted", bindable, {"535 no", "235 ok"}, "done", "");
    row("refused again", bindable, {"535 no", "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("nobody vouches for the server", unvouched, {"535 no"}, "failed auth-failed", "end:auth-failed!");
    row("behind a proof", bindable, {challenge("r=x"), "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("wrong password", bindable, {challenge("e=invalid-proof"), "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("too weak", bindable, {"534 5.7.9 no"}, "failed auth-failed", "end:auth-failed");
    row("unknown here", bindable, {"504 no"}, "failed auth-not-offered", "end:auth-not-offered");
    row("later", bindable, {"454 4.7.0 later"}, "failed auth-failed", "end:auth-failed!");
    row("nothing to bind to", unbindable, {"535 no"}, "failed auth-failed", "end:auth-failed!");
    row("offered, though not wanted", offers("SCRAM-SHA-256 SCRAM-SHA-1-PLUS"), {"535 no"}, "failed auth-failed",
        "end:auth-failed!");
}

void TestLoginRetry::aClaimThatIsRefused_isTakenBack()
{
    QFETCH(const Context, given);
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = 2;
    settings.mechanisms = {"SCRAM-SHA-256"};
    LoginStage stage = spokenLogin(settings);
    QCOMPARE(written(stage.begin(given)), QByteArray("continues > AUTH SCRAM-SHA-256 cmlnaHQ="));
    const Step step = lastOf(stage, given, replies);
    QTEST(written(step), "last");
    QTEST(recorded(step), "events");
}

void TestLoginRetry::aDigestThatIsRefused_isMadeTheOtherWay_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("maxFailures");
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("events");
    const QByteArray again = "continues > AUTH DIGEST-MD5 cGxhaW4= +note:digest-charset-changed";
    const QByteArray next = "continues > AUTH CRAM-MD5 cGxhaW4=";
    const QByteArray other = "continues > AUTH CRAM-MD5 cmlnaHQ=";
    const QByteArray utf8 = challenge("charset=utf-8");
    const QByteArray end = "failed auth-failed";
    const QByteArray counted = "end:auth-failed! start";
    const auto row = [](const char *name, const QString &user, const char *password, int most,
                        const QByteArrayList &replies, const QByteArray &last, const QByteArray &events) {
        QTest::newRow(name) << user << QByteArray(password) << most << replies << last << events;
    };
    row("the name", u"jörg"_s, "secret", 2, {utf8, "535 no"}, again, counted);
    row("the password", u"joe"_s, "schl\xc3\xbcssel", 2, {utf8, "535 no"}, again, counted);
    row("and then accepted", u"jörg"_s, "secret", 2, {utf8, "535 no", utf8, "235 ok"}, "done", "");
    row("refused again", u"jörg"_s, "secret", 2, {utf8, "535 no", utf8, "535 no"}, end, "end:auth-failed!");
    row("the next one follows", u"jörg"_s, "secret", 3, {utf8, "535 no", utf8, "535 no"}, next, counted);
    row("the guard holds", u"jörg"_s, "secret", 1, {utf8, "535 no"}, end, "end:auth-failed!");
    row("ASCII", u"joe"_s, "secret", 2, {utf8, "535 no"}, other, counted);
    row("beyond ISO 8859-1", u"Łukasz"_s, "secret", 2, {utf8, "535 no"}, other, counted);
    row("later", u"jörg"_s, "secret", 2, {utf8, "454 4.7.0 later"}, other, counted);
    row("the server's proof was wrong", u"jörg"_s, "secret", 2, {utf8, challenge("impostor"), "235 ok"},
        "failed auth-server-unproven", "end:auth-server-unproven!");
    row("neither yes nor no", u"jörg"_s, "secret", 2, {utf8, "250 ok"}, "failed unexpected-reply",
        "end:unexpected-reply!");
    row("UTF-8 is not known", u"jörg"_s, "secret", 2, {challenge("nonce"), "535 no"}, other, counted);
    row("not judged", u"jörg"_s, "secret", 2, {"504 no"}, other, "end:auth-not-offered start");
}

void TestLoginRetry::aDigestThatIsRefused_isMadeTheOtherWay()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const int, maxFailures);
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = maxFailures;
    settings.known = {"DIGEST-MD5", "CRAM-MD5"};
    settings.mechanisms = settings.known;
    LoginStage stage({user, {}, Secret(password)}, settings, spokenAttempt);
    const Context given = offers("DIGEST-MD5 CRAM-MD5");
    QCOMPARE(written(stage.begin(given)), QByteArray("continues > AUTH DIGEST-MD5 cmlnaHQ="));
    const Step step = lastOf(stage, given, replies);
    QTEST(written(step), "last");
    QTEST(recorded(step), "events");
}

void TestLoginRetry::whoeverStandsBetween_isToldNoMore()
{
    LoginSettings settings;
    settings.maxFailures = 9;
    LoginStage stage = spokenLogin(settings);
    const Context given = offers("SCRAM-SHA-256-PLUS SCRAM-SHA-256 CRAM-MD5");
    QCOMPARE(played(stage, given, {challenge("e=channel-bindings-dont-match"), "535 no"}),
             RightScram + " | continues >  | failed auth-failed");
}

QTEST_GUILESS_MAIN(TestLoginRetry)
#include "tst_loginretry.moc"
