// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/aboutdialog.h"

#include "ui/theme/icons.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QSslSocket>
#include <QSysInfo>
#include <QVBoxLayout>
#include <QtCrypto>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QLabel *label(const QString &text, const QString &role = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

} // namespace

QStringList AboutDialog::versions()
{
    const int qca = ::qcaVersion();
    return {
        u"Mailscope "_s + QStringLiteral(MAILSCOPE_VERSION),
        u"Qt "_s + QString::fromLatin1(qVersion()),
        u"QCA %1.%2.%3"_s.arg(qca >> 16).arg((qca >> 8) & 0xff).arg(qca & 0xff),
        QSslSocket::sslLibraryVersionString(),
        QSysInfo::prettyProductName(),
    };
}

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName("about"_L1);
    setWindowTitle(tr("About Mailscope"));
    const int em = fontMetrics().height();
    auto *picture = new QLabel(this);
    picture->setPixmap(QIcon(u":/icons/mailscope.svg"_s).pixmap(QSize(em * 4, em * 4)));
    picture->setAccessibleName(tr("The sign of Mailscope"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName("closeAbout"_L1);
    QPushButton *copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
    copy->setObjectName("copyVersions"_L1);
    connect(copy, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(versions().join(u'\n')); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em * 3 / 2, em, em * 3 / 2, em);
    column->setSpacing(em / 2);
    column->addWidget(picture);
    column->addWidget(label(tr("Mailscope shows what a mail server really says."), u"strong"_s));
    column->addWidget(label(versions().join(u'\n'), u"dim"_s));
    column->addWidget(label(tr("Free software under the GNU General Public License, version 3 or later.")));
    column->addWidget(buttons);
}

} // namespace mailscope::ui
