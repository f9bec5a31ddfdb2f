// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionfields.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using plan::Protocol;
using plan::Security;

template <typename Value>
void addChoice(QComboBox *box, const QString &text, Value value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename Value>
void choose(QComboBox *box, Value value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

} // namespace

ConnectionFields::ConnectionFields(QWidget *parent)
    : protocol(new QComboBox(parent)), host(new QComboBox(parent)), kind(new QToolButton(parent)),
      port(new QLineEdit(parent)), security(new QComboBox(parent))
{
    makeChoices();
    makeHost();
    makeKind();
}

void ConnectionFields::makeChoices()
{
    protocol->setObjectName("protocol"_L1);
    protocol->setAccessibleName(tr("Protocol"));
    addChoice(protocol, tr("SMTP"), Protocol::Smtp);
    addChoice(protocol, tr("LMTP"), Protocol::Lmtp);

    port->setObjectName("port"_L1);
    port->setAccessibleName(tr("Port"));
    port->setMaxLength(16);
    port->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    port->setFixedWidth(port->fontMetrics().horizontalAdvance(u"65535 "_s) + port->fontMetrics().height() * 2);

    security->setObjectName("security"_L1);
    security->setAccessibleName(tr("Encryption"));
    addChoice(security, tr("Never encrypted"), Security::None);
    addChoice(security, tr("STARTTLS if offered"), Security::Opportunistic);
    addChoice(security, tr("STARTTLS required"), Security::StartTls);
    addChoice(security, tr("TLS from the first byte"), Security::Tls);
}

void ConnectionFields::makeHost()
{
    host->setObjectName("host"_L1);
    host->setEditable(true);
    host->setInsertPolicy(QComboBox::NoInsert);
    host->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    host->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    host->setMinimumContentsLength(12);
    host->setMaximumWidth(host->fontMetrics().averageCharWidth() * 60);
    host->setMaxVisibleItems(20);
    hostEdit()->setObjectName("hostEdit"_L1);
    hostEdit()->setMaxLength(4096);
    QCompleter *completer = host->completer();
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
}

void ConnectionFields::makeKind()
{
    kind->setObjectName("hostKind"_L1);
    kind->setProperty("kind", u"flat"_s);
    kind->setPopupMode(QToolButton::InstantPopup);
    kind->setToolButtonStyle(Qt::ToolButtonTextOnly);
    kind->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(kind);
    menu->setObjectName("hostKindMenu"_L1);
    auto *group = new QActionGroup(menu);
    oneHost = menu->addAction(tr("One &host"));
    oneHost->setObjectName("oneHost"_L1);
    exchangers = menu->addAction(tr("&MX of a domain, the first that answers"));
    exchangers->setObjectName("exchangers"_L1);
    for (QAction *action : {oneHost, exchangers}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    oneHost->setChecked(true);
    menu->addSeparator();
    everyExchanger = menu->addAction(tr("Diagnose &all MX of a domain"));
    everyExchanger->setObjectName("everyExchanger"_L1);
    kind->setMenu(menu);
}

TargetFields ConnectionFields::values() const
{
    TargetFields fields;
    fields.protocol = chosenProtocol();
    fields.exchangers = exchangers->isChecked();
    fields.place = hostEdit()->text().trimmed();
    fields.port = port->text().trimmed();
    fields.security = static_cast<Security>(security->currentData().toInt());
    return fields;
}

QLineEdit *ConnectionFields::hostEdit() const
{
    return host->lineEdit();
}

Protocol ConnectionFields::chosenProtocol() const
{
    return static_cast<Protocol>(protocol->currentData().toInt());
}

void ConnectionFields::chooseProtocol(Protocol value)
{
    choose(protocol, value);
}

void ConnectionFields::chooseSecurity(Security value)
{
    choose(security, value);
}

void ConnectionFields::showNames()
{
    const bool all = exchangers->isChecked();
    kind->setText(all ? tr("MX of") : tr("Host"));
    kind->setToolTip(tr("What is typed beside it: one host, or a domain whose mail exchangers are all meant"));
    kind->setAccessibleName(tr("Host or domain"));
    const QString name = all ? tr("Mail domain") : tr("Host name, address or URL");
    host->setAccessibleName(name);
    hostEdit()->setAccessibleName(name);
    hostEdit()->setPlaceholderText(all ? tr("example.org") : tr("mx.example.org or smtps://host:465"));
}

void ConnectionFields::mark(QWidget &field, const QString &why)
{
    field.setProperty("invalid", !why.isEmpty());
    field.setToolTip(why);
    field.setAccessibleDescription(why);
    field.style()->unpolish(&field);
    field.style()->polish(&field);
}

} // namespace mailscope::ui
