// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/plansettings.h"
#include "ui/connection/settingstable.h"

#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::ui;
using plan::Plan;

class TestPlanSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshPlan_hasNoChangedSetting();
    void values_areSetCountedAndTakenBack_data();
    void values_areSetCountedAndTakenBack();
    void whatCannotBe_isRefusedInWords_data();
    void whatCannotBe_isRefusedInWords();
    void aPassword_isNotRepeated();
    void targetsTasksAndKeyPassword_stay();
    void bindPortAlone_isShownBehindAColon();
    void everySettingOfAPlan_standsInTheTable();
};

void TestPlanSettings::aFreshPlan_hasNoChangedSetting()
{
    Plan plan;
    QVERIFY(PlanSettings::changedKeys(plan).isEmpty());
    plan.targets = {plan::Target()};
    plan.security = plan::Security::Tls;
    QVERIFY(PlanSettings::changedKeys(plan).isEmpty());
    QVERIFY(PlanSettings::value(plan, u"helo"_s).isUndefined());
    QVERIFY(PlanSettings::value(plan, u"tls.caFile"_s).isUndefined());
}

void TestPlanSettings::values_areSetCountedAndTakenBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QJsonValue>("shown");
    const auto row = [](const char *key, const QJsonValue &value) {
        QTest::newRow(key) << QString::fromLatin1(key) << value << value;
    };
    row("helo", u"client.example"_s);
    row("greet", u"helo"_s);
    row("force", true);
    row("family", u"ipv6"_s);
    row("bind", u"192.0.2.7:4711"_s);
    row("dns", u"192.0.2.53"_s);
    row("proxy", u"socks5://host:1081"_s);
    row("proxyPasswordFrom", u"env:PROXY"_s);
    row("tlsPolicy", u"require"_s);
    row("tls.expectedName", u"mx.example"_s);
    row("tls.sni", u""_s);
    row("tls.minimumVersion", u"1.2"_s);
    row("tls.caFile", u"/etc/ssl/work.pem"_s);
    row("keyPasswordFrom", u"prompt"_s);
    row("proxyProtocol", u"v2:local"_s);
    row("xclientBeforeStartTls", true);
    row("stopAfter", u"hello"_s);
    row("dropAfter", u"starttls"_s);
    QTest::newRow("list") << u"xclient"_s << QJsonValue(u"addr=192.0.2.1\n\n  LOGIN=bob "_s)
                          << QJsonValue(u"ADDR=192.0.2.1\nLOGIN=bob"_s);
    QTest::newRow("fingerprint") << u"tls.pinnedSha256"_s << QJsonValue(QString(u"AB:"_s).repeated(32).chopped(1))
                                 << QJsonValue(QString(u"ab"_s).repeated(32));
    QTest::newRow("limits") << u"timeouts"_s << QJsonValue(QJsonObject{{u"connect"_s, 5}, {u"greeting"_s, 30}})
                            << QJsonValue(QJsonObject{{u"connect"_s, 5}});
}

void TestPlanSettings::values_areSetCountedAndTakenBack()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QJsonValue, shown);
    const auto plan = PlanSettings::withValue(Plan(), key, value);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error()));
    QCOMPARE(PlanSettings::changedKeys(*plan), QStringList{key});
    QCOMPARE(PlanSettings::value(*plan, key), shown);
    QCOMPARE(*PlanSettings::withValue(*plan, key, QJsonValue::Undefined), Plan());
    QCOMPARE(PlanSettings::withDefaults(*plan), Plan());
}

void TestPlanSettings::whatCannotBe_isRefusedInWords_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *key, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(key) << value;
    };
    row("line end in helo", "helo", u"a\nb"_s);
    row("escape in helo", "helo", u"a\\q"_s);
    row("greet", "greet", u"hello"_s);
    row("family", "family", u"ipv5"_s);
    row("bind name", "bind", u"mx.example"_s);
    row("bind half an address", "bind", u"192.0.2"_s);
    row("bind port too high", "bind", u":70000"_s);
    row("bind port zero", "bind", u"0"_s);
    row("dns name", "dns", u"dns.example"_s);
    row("proxy scheme", "proxy", u"ftp://host"_s);
    row("proxy password", "proxy", u"socks5://bob:secret@host"_s);
    row("proxy password itself", "proxyPasswordFrom", u"secret"_s);
    row("key password itself", "keyPasswordFrom", u"hunter2"_s);
    row("empty reference", "keyPasswordFrom", u"env:"_s);
    row("policy", "tlsPolicy", u"ignore"_s);
    row("version", "tls.minimumVersion", u"1.4"_s);
    row("short fingerprint", "tls.pinnedSha256", u"abcd"_s);
    row("no hexadecimal fingerprint", "tls.pinnedSha256", QString(u"zz"_s).repeated(32));
    row("PROXY version", "proxyProtocol", u"v3"_s);
    row("PROXY half", "proxyProtocol", u"v1:src=192.0.2.1:1"_s);
    row("xclient without value", "xclient", u"ADDR"_s);
    row("second xclient wrong", "xclient", u"ADDR=192.0.2.1\nLOGIN"_s);
    row("xforward", "xforward", u"=x"_s);
    row("phase", "stopAfter", u"lunch"_s);
    row("limit negative", "timeouts", QJsonObject{{u"connect"_s, -1}});
    row("limit no number", "timeouts", QJsonObject{{u"connect"_s, u"soon"_s}});
    row("limit of no phase", "timeouts", QJsonObject{{u"lunch"_s, 1}});
    row("no such key", "nonsense", u"x"_s);
    row("no such key of TLS", "tls.nonsense", u"x"_s);
}

void TestPlanSettings::whatCannotBe_isRefusedInWords()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    const auto plan = PlanSettings::withValue(Plan(), key, value);
    QVERIFY(!plan);
    QVERIFY(plan.error().endsWith(u'.'));
}

void TestPlanSettings::aPassword_isNotRepeated()
{
    for (const QString &key : {u"keyPasswordFrom"_s, u"proxyPasswordFrom"_s}) {
        const auto plan = PlanSettings::withValue(Plan(), key, u"hunter2"_s);
        QVERIFY(!plan);
        QVERIFY(!plan.error().contains("hunter2"_L1));
    }
}

void TestPlanSettings::targetsTasksAndKeyPassword_stay()
{
    Plan before;
    before.targets = {*plan::Target::parse(u"smtp://bob@mx.example"_s)};
    before.security = plan::Security::StartTls;
    before.tasks = {plan::Task{Phase::Vrfy, "alice"}};
    before.tls.keyPassword = Secret("secret");
    const auto plan = PlanSettings::withValue(before, u"helo"_s, u"client.example"_s);
    QVERIFY(plan);
    QCOMPARE(plan->targets, before.targets);
    QCOMPARE(plan->security, before.security);
    QCOMPARE(plan->tasks, before.tasks);
    QCOMPARE(plan->tls.keyPassword, before.tls.keyPassword);
    QCOMPARE(PlanSettings::withDefaults(*plan), before);
}

void TestPlanSettings::bindPortAlone_isShownBehindAColon()
{
    for (const QString &text : {u":4711"_s, u"4711"_s}) {
        const auto plan = PlanSettings::withValue(Plan(), u"bind"_s, text);
        QVERIFY(plan);
        QCOMPARE(plan->bindPort, 4711);
        QCOMPARE(PlanSettings::changedKeys(*plan), QStringList{u"bind"_s});
        QCOMPARE(PlanSettings::value(*plan, u"bind"_s).toString(), u":4711"_s);
    }
}

void TestPlanSettings::everySettingOfAPlan_standsInTheTable()
{
    QSet<QString> keys;
    for (const SettingsGroupDescription &group : SettingsTable::groups()) {
        for (const Setting &setting : group.settings) {
            QVERIFY2(!keys.contains(setting.key), qPrintable(setting.key));
            QVERIFY(!setting.label.isEmpty());
            keys.insert(setting.key);
        }
    }
    for (const char *key : {"helo",
                            "greet",
                            "force",
                            "family",
                            "bind",
                            "dns",
                            "timeouts",
                            "tlsPolicy",
                            "keyPasswordFrom",
                            "proxy",
                            "proxyPasswordFrom",
                            "proxyProtocol",
                            "xclient",
                            "xforward",
                            "xclientBeforeStartTls",
                            "stopAfter",
                            "dropAfter",
                            "tls.expectedName",
                            "tls.sni",
                            "tls.caFile",
                            "tls.caPath",
                            "tls.certificateFile",
                            "tls.keyFile",
                            "tls.minimumVersion",
                            "tls.maximumVersion",
                            "tls.ciphers",
                            "tls.pinnedSha256",
                            "keepAlive"})
        QVERIFY2(keys.remove(QString::fromLatin1(key)), key);
    QVERIFY(keys.isEmpty());
}

QTEST_GUILESS_MAIN(TestPlanSettings)
#include "tst_plansettings.moc"
