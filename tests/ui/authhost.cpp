// SPDX-License-Identifier: GPL-3.0-or-later
#include "authhost.h"

#include "ui/panels/wrapdelegate.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace mailscope::test {

using State = ui::SessionController::State;

namespace {

void addRows(QStringList &rows, const QAbstractItemModel &model, const QModelIndex &parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), ui::BelowRole}) {
                if (const QString text = index.data(role).toString(); !text.isEmpty())
                    cells.append(text);
            }
        }
        rows.append(cells.join(u' '));
        addRows(rows, model, model.index(row, 0, parent));
    }
}

} // namespace

AuthHost::AuthHost() : panel(std::make_unique<ui::AuthPanel>(controller, services))
{
    put(*panel);
    for (const practice::User &user : practice::Options::defaultUsers()) {
        if (user.name == "alice")
            password = QString::fromUtf8(user.password);
    }
}

practice::Options AuthHost::plainOptions()
{
    practice::Options options;
    options.mechanisms = {"PLAIN", "LOGIN"};
    return options;
}

bool AuthHost::connectInTls(practice::Options options)
{
    plan::Plan plan;
    plan.security = plan::Security::StartTls;
    return connectTo(std::move(options), plan);
}

bool AuthHost::connectInClear(practice::Options options)
{
    options.authInClear = true;
    plan::Plan plan;
    plan.security = plan::Security::None;
    return connectTo(std::move(options), plan);
}

bool AuthHost::connectThroughProxy(practice::Options options)
{
    if (!connectInClear(std::move(options)))
        return false;
    m_proxy = std::make_unique<support::TestProxy>(support::TestProxy::Protocol::Socks5, server().port());
    plan::Plan plan = controller.plan();
    plan.proxy = plan::Proxy{plan::Proxy::Kind::Socks5, u"127.0.0.1"_s, m_proxy->port(), {}};
    plan.targets[0].host = u"mx.example"_s;
    controller.setPlan(plan);
    controller.connectToServer();
    return QTest::qWaitFor([this] { return controller.state() == State::Idle; }, 20000)
        && QTest::qWaitFor([this] { return controller.report().clear.has_value(); });
}

void AuthHost::type(const QString &user, const QString &secret)
{
    for (const auto &[name, text] : {std::pair("authUser", user), std::pair("authPassword", secret)}) {
        auto *field = find<QLineEdit>(name);
        QVERIFY(field->isVisible() && field->isEnabled());
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, text);
    }
}

void AuthHost::choose(const QByteArray &mechanism)
{
    auto *box = find<QComboBox>("authMechanism");
    box->setCurrentIndex(box->findData(mechanism));
}

QStringList AuthHost::mechanisms() const
{
    QStringList list;
    const auto *box = find<QComboBox>("authMechanism");
    for (int i = 0; i < box->count(); ++i)
        list.append(box->itemText(i));
    return list;
}

bool AuthHost::press(const char *name)
{
    const auto isUsable = [this, name] {
        const auto *button = panel->findChild<QPushButton *>(QString::fromLatin1(name));
        return button != nullptr && button->isVisible() && button->isEnabled();
    };
    if (!QTest::qWaitFor(isUsable, 20000))
        return false;
    QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    return true;
}

QByteArray AuthHost::sent() const
{
    QByteArray all;
    for (const auto &event : controller.transcript()) {
        if (const auto *line = std::get_if<transcript::Sent>(&event.payload))
            all += line->data.bytes;
    }
    return all;
}

QByteArray AuthHost::everything() const
{
    QStringList all;
    for (QWidget *widget : panel->findChildren<QWidget *>()) {
        all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget)) {
            for (const QAccessible::Text part :
                 {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
                all << interface->text(part);
        }
        if (const auto *label = qobject_cast<QLabel *>(widget))
            all << label->text();
        if (const auto *field = qobject_cast<QLineEdit *>(widget))
            all << field->placeholderText() << field->displayText();
        if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view != nullptr && view->model() != nullptr)
            addRows(all, *view->model(), {});
    }
    return all.join(u'\n').toUtf8();
}

QStringList AuthHost::rows(const char *name) const
{
    QStringList rows;
    addRows(rows, *find<QAbstractItemView>(name)->model(), {});
    return rows;
}

} // namespace mailscope::test
