// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelhost.h"
#include "ui/panels/chip.h"
#include "ui/panels/detailrow.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStandardItemModel>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using ui::Chip;
using ui::FittedTree;
using ui::FlowLayout;
using ui::WrappedLabel;

/// The small parts that panels are made of.
class TestPanelWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flow_beginsANewLineAtTheEnd();
    void flow_skipsHiddenWidgets();
    void flow_squeezesWhatIsTooWide();
    void flow_ofNothing_takesNoRoom();
    void flow_fromRightToLeft_begins_atTheRight();
    void breakable_data();
    void breakable();
    void label_hidesWhenItIsEmpty();
    void label_isReadAsItWasGiven();
    void chip_saysItsToneInText_data();
    void chip_saysItsToneInText();
    void heading_keepsWhatItSays();
    void tree_isAsHighAsItsRows();
    void tree_growsWhenTextWraps();
    void tree_stopsGrowingAtItsLimit();
    void tree_copiesAllWithoutASelection();
    void tree_ofNothing_takesNoRoom();
    void icon_isDrawnOnceForEachSizeAndColour();
};

namespace {
QWidget *block(int width, int height = 10)
{
    auto *widget = new QWidget;
    widget->setFixedSize(width, height);
    return widget;
}
} // namespace

void TestPanelWidgets::flow_beginsANewLineAtTheEnd()
{
    QWidget widget;
    auto *flow = new FlowLayout(5, &widget);
    for (int i = 0; i < 3; ++i)
        flow->addWidget(block(40));
    QCOMPARE(flow->heightForWidth(130), 10);
    QCOMPARE(flow->heightForWidth(129), 25);
    QCOMPARE(flow->heightForWidth(40), 40);
    flow->setGeometry(QRect(0, 0, 90, 100));
    QCOMPARE(flow->itemAt(1)->geometry().topLeft(), QPoint(45, 0));
    QCOMPARE(flow->itemAt(2)->geometry().topLeft(), QPoint(0, 15));
}

void TestPanelWidgets::flow_skipsHiddenWidgets()
{
    QWidget widget;
    auto *flow = new FlowLayout(5, &widget);
    flow->addWidget(block(40));
    QWidget *hidden = block(40);
    flow->addWidget(hidden);
    hidden->hide();
    flow->addWidget(block(40));
    QCOMPARE(flow->heightForWidth(85), 10);
}

void TestPanelWidgets::flow_squeezesWhatIsTooWide()
{
    QWidget widget;
    auto *flow = new FlowLayout(5, &widget);
    flow->addWidget(new Chip(QString(30, u'W')));
    flow->setGeometry(QRect(0, 0, 50, 100));
    QCOMPARE(flow->itemAt(0)->geometry().width(), 50);
    QCOMPARE(flow->minimumSize().width(), 0);
}

void TestPanelWidgets::flow_ofNothing_takesNoRoom()
{
    QWidget widget;
    auto *flow = new FlowLayout(5, &widget);
    QCOMPARE(flow->heightForWidth(100), 0);
    QCOMPARE(flow->sizeHint(), QSize(0, 0));
    QVERIFY(flow->itemAt(0) == nullptr);
    QVERIFY(flow->takeAt(0) == nullptr);
    QVERIFY(flow->takeAt(-1) == nullptr);
}

void TestPanelWidgets::flow_fromRightToLeft_begins_atTheRight()
{
    QWidget widget;
    widget.setLayoutDirection(Qt::RightToLeft);
    auto *flow = new FlowLayout(5, &widget);
    flow->addWidget(block(40));
    flow->setGeometry(QRect(0, 0, 100, 10));
    QCOMPARE(flow->itemAt(0)->geometry().left(), 60);
}

void TestPanelWidgets::breakable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("places");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("words") << u"some words of usual length"_s << 0;
    QTest::newRow("just fits") << QString(16, u'a') << 0;
    QTest::newRow("one more") << QString(17, u'a') << 1;
    QTest::newRow("long") << QString(300, u'a') << 18;
    QTest::newRow("line ends count as room") << QString(10, u'a') + u'\n' + QString(10, u'a') << 0;
    QTest::newRow("surrogates stay together") << u"😀"_s.repeated(8) + u"😀"_s << 1;
}

void TestPanelWidgets::breakable()
{
    QFETCH(const QString, text);
    QFETCH(const int, places);
    QString broken = ui::breakable(text);
    QCOMPARE(broken.count(QChar(0x200b)), places);
    QVERIFY(broken.isValidUtf16());
    QCOMPARE(broken.remove(QChar(0x200b)), text);
    for (const QString &part : ui::breakable(text).split(QChar(0x200b)))
        QVERIFY(part.isEmpty() || !part.front().isLowSurrogate());
}

void TestPanelWidgets::label_hidesWhenItIsEmpty()
{
    QWidget parent;
    WrappedLabel label(u"dim"_s, &parent);
    QVERIFY(label.isHidden());
    label.setWords(u"something"_s);
    QVERIFY(!label.isHidden());
    label.setWords({});
    QVERIFY(label.isHidden());
}

void TestPanelWidgets::label_isReadAsItWasGiven()
{
    QWidget parent;
    WrappedLabel label({}, &parent);
    const QString text = u"<b>"_s + QString(300, u'x');
    label.setWords(text);
    QCOMPARE(label.accessibleName(), text);
    QCOMPARE(label.words(), text);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.minimumSizeHint().width() < PanelHost::Width);
}

void TestPanelWidgets::chip_saysItsToneInText_data()
{
    QTest::addColumn<Chip::Tone>("tone");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << Chip::Tone::Plain << u"word"_s;
    QTest::newRow("good") << Chip::Tone::Good << u"word"_s;
    QTest::newRow("weak") << Chip::Tone::Weak << u"word ⚠"_s;
    QTest::newRow("fail") << Chip::Tone::Fail << u"word ✗"_s;
}

void TestPanelWidgets::chip_saysItsToneInText()
{
    QFETCH(const Chip::Tone, tone);
    QFETCH(const QString, text);
    Chip chip(u"other"_s);
    chip.setWord(u"word"_s, tone);
    QCOMPARE(chip.text(), text);
    QCOMPARE(chip.tone(), tone);
    chip.setWord(QString(99, u'w'), Chip::Tone::Plain);
    QCOMPARE(chip.text(), QString(59, u'w') + u'…');
}

void TestPanelWidgets::heading_keepsWhatItSays()
{
    const ui::SectionHeading heading(u"Auth types offered"_s);
    QCOMPARE(heading.text(), u"Auth types offered"_s); // capitals are a matter of the font
    QCOMPARE(heading.font().capitalization(), QFont::AllUppercase);
}

void TestPanelWidgets::tree_isAsHighAsItsRows()
{
    QStandardItemModel model;
    model.setColumnCount(2);
    FittedTree tree;
    tree.setHeaderHidden(true);
    tree.setModel(&model);
    tree.resize(300, 100);
    tree.show();
    int before = 0;
    for (int i = 0; i < 4; ++i) {
        ui::DetailRow{u"label"_s, u"value"_s}.addTo(model.invisibleRootItem());
        QVERIFY(tree.sizeHint().height() > before);
        before = tree.sizeHint().height();
    }
    model.removeRows(0, 3);
    QVERIFY(tree.sizeHint().height() < before);
    QCOMPARE(tree.minimumSizeHint().height(), tree.sizeHint().height());
}

void TestPanelWidgets::tree_growsWhenTextWraps()
{
    QStandardItemModel model;
    model.setColumnCount(2);
    FittedTree tree;
    tree.setHeaderHidden(true);
    tree.setModel(&model);
    ui::DetailRow{u"label"_s, QString(200, u'v')}.addTo(model.invisibleRootItem());
    tree.resize(900, 100);
    tree.show();
    const int wide = tree.sizeHint().height();
    tree.resize(250, 100);
    QVERIFY(tree.sizeHint().height() > wide);
}

void TestPanelWidgets::tree_stopsGrowingAtItsLimit()
{
    QStandardItemModel model;
    model.setColumnCount(2);
    FittedTree tree;
    tree.setHeaderHidden(true);
    tree.setModel(&model);
    tree.setMostRows(3);
    for (int i = 0; i < 3; ++i)
        ui::DetailRow{u"label"_s, u"value"_s}.addTo(model.invisibleRootItem());
    const int three = tree.sizeHint().height();
    ui::DetailRow{u"label"_s, u"value"_s}.addTo(model.invisibleRootItem());
    QCOMPARE(tree.sizeHint().height(), three);
}

void TestPanelWidgets::tree_copiesAllWithoutASelection()
{
    QStandardItemModel model;
    model.setColumnCount(2);
    FittedTree tree;
    tree.setModel(&model);
    QStandardItem *first =
        ui::DetailRow{u"a"_s, u"shown"_s, ui::Ink::Text, u"copied"_s}.addTo(model.invisibleRootItem());
    ui::DetailRow{u"b"_s, u"c"_s}.addTo(first);
    QCOMPARE(tree.selectedText(), u"a\tcopied\nb\tc"_s);
    tree.expandAll();
    tree.setCurrentIndex(model.index(0, 0, model.index(0, 0)));
    tree.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"b\tc"_s);
}

void TestPanelWidgets::tree_ofNothing_takesNoRoom()
{
    FittedTree tree;
    tree.setHeaderHidden(true);
    QCOMPARE(tree.selectedText(), QString());
    QStandardItemModel model;
    tree.setModel(&model);
    QCOMPARE(tree.sizeHint().height(), 2 * tree.frameWidth());
}

void TestPanelWidgets::icon_isDrawnOnceForEachSizeAndColour()
{
    const QSize small(16, 16);
    const QPixmap first = ui::themeIcon(u"lock"_s).pixmap(small);
    QVERIFY(!first.isNull());
    QCOMPARE(ui::themeIcon(u"lock"_s).pixmap(small).cacheKey(), first.cacheKey());
    QVERIFY(ui::themeIcon(u"lock"_s).pixmap(QSize(24, 24)).cacheKey() != first.cacheKey());
    QVERIFY(ui::themeIcon(u"unlock"_s).pixmap(small).cacheKey() != first.cacheKey());
    const QPalette usual = QGuiApplication::palette();
    QPalette dark = usual;
    dark.setColor(QPalette::ButtonText, Qt::white);
    QGuiApplication::setPalette(dark);
    const QImage white = ui::themeIcon(u"lock"_s).pixmap(small).toImage();
    QGuiApplication::setPalette(usual);
    QVERIFY(white != first.toImage());
    QVERIFY(ui::themeIcon(u"no such icon"_s).isNull());
}

QTEST_MAIN(TestPanelWidgets)
#include "tst_panelwidgets.moc"
