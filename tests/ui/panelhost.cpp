// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelhost.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>

using namespace Qt::StringLiterals;

namespace mailscope::test {

PanelHost::PanelHost() : controller(QString())
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void PanelHost::show(const TranscriptBuilder &builder, plan::Plan plan)
{
    controller.show(builder.transcript(), std::move(plan));
}

bool PanelHost::connectTo(practice::Options options, plan::Plan plan)
{
    m_server = std::make_unique<practice::Server>(std::move(options));
    const auto port = m_server->listen();
    if (!port)
        return false;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = *port;
    plan.targets = {target};
    plan.helloName = "client.example";
    controller.setPlan(plan);
    controller.connectToServer();
    return QTest::qWaitFor([this] { return controller.state() == ui::SessionController::State::Idle; }, 20000);
}

void PanelHost::put(QWidget &panel, int height)
{
    panel.resize(Width, height);
    panel.show();
    panel.activateWindow();
    if (!QTest::qWaitForWindowExposed(&panel) || !QTest::qWaitForWindowActive(&panel))
        qFatal("The panel did not come up.");
}

QString PanelHost::words(const QWidget &panel, const char *name)
{
    const auto *label = find<QLabel>(panel, name);
    return label->isHidden() ? QString() : label->text().remove(QChar(0x200b));
}

namespace {

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface == nullptr ? QString() : interface->text(QAccessible::Name);
}

bool isOfInterest(const QWidget &widget)
{
    // Parts that Qt makes for itself are reached through the widget they belong to.
    return widget.isVisible() && !widget.objectName().startsWith("qt_"_L1);
}

} // namespace

QString PanelHost::spoken(const QWidget &panel)
{
    QStringList all;
    for (QWidget *widget : panel.findChildren<QWidget *>()) {
        if (isOfInterest(*widget))
            all.append(nameOf(widget));
    }
    return all.join(u'\n');
}

QStringList PanelHost::nameless(const QWidget &panel)
{
    QStringList found;
    for (QWidget *widget : panel.findChildren<QWidget *>()) {
        if (!isOfInterest(*widget) || widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (nameOf(widget).isEmpty() || widget->objectName().isEmpty())
            found.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    return found;
}

QStringList PanelHost::overhanging(const QWidget &panel)
{
    QStringList found;
    for (QWidget *widget : panel.findChildren<QWidget *>()) {
        if (!isOfInterest(*widget))
            continue;
        const int right = widget->mapTo(&panel, QPoint(widget->width(), 0)).x();
        if (right > panel.width())
            found.append(
                u"%1 %2 ends at %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                    .arg(right));
    }
    return found;
}

} // namespace mailscope::test
