// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/keyring.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace mailscope;

/// A desktop on which no key ring runs.
class TestWithoutKeyring : public QObject {
    Q_OBJECT
public:
    /// Before anything asks for the bus.
    TestWithoutKeyring() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus"); }

private Q_SLOTS:
    void keeping_saysSo();
    void fetching_saysSo();
    void whoIsGone_isToldNothing();
};

void TestWithoutKeyring::keeping_saysSo()
{
    std::optional<std::expected<void, QString>> kept;
    gui::keepInKeyring(this, u"work"_s, Secret("s3cret"), [&](const auto &result) { kept = result; });
    QVERIFY(!kept); // never from inside the call
    QTRY_VERIFY(kept);
    const QString why = kept->error_or(QString());
    QVERIFY2(why.startsWith("No key ring can be used here"_L1), qPrintable(why));
    QVERIFY2(why.endsWith("Nothing was kept or fetched."_L1) && !why.contains("s3cret"_L1), qPrintable(why));
}

void TestWithoutKeyring::fetching_saysSo()
{
    std::optional<std::expected<Secret, QString>> fetched;
    gui::fetchFromKeyring(this, u"work"_s, [&](const auto &result) { fetched = result; });
    QTRY_VERIFY(fetched);
    const QString why = fetched->error_or(QString());
    QVERIFY2(why.startsWith("No key ring can be used here"_L1), qPrintable(why));
}

void TestWithoutKeyring::whoIsGone_isToldNothing()
{
    bool isTold = false;
    auto context = std::make_unique<QObject>();
    gui::fetchFromKeyring(context.get(), u"work"_s, [&](const auto &) { isTold = true; });
    context.reset();
    std::optional<std::expected<Secret, QString>> later;
    gui::fetchFromKeyring(this, u"work"_s, [&](const auto &result) { later = result; });
    QTRY_VERIFY(later);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestWithoutKeyring)
#include "tst_withoutkeyring.moc"
