// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/keyringrow.h"

#include "format/display.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

KeyringRow::KeyringRow(Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_save(new QPushButton(tr("Save to key ring"))),
      m_fetch(new QPushButton(tr("Fetch"))), m_words(new WrappedLabel(u"dim"_s))
{
    m_save->setObjectName(u"keyringSave"_s);
    m_fetch->setObjectName(u"keyringFetch"_s);
    m_fetch->setAccessibleName(tr("Fetch the secret from the key ring"));
    m_words->setObjectName(u"keyringWords"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_fetch);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(buttons);
    layout->addWidget(m_words);
    connect(m_save, &QPushButton::clicked, this, &KeyringRow::save);
    connect(m_fetch, &QPushButton::clicked, this, &KeyringRow::fetch);
    showButtons();
}

void KeyringRow::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    m_words->setWords({});
    showButtons();
}

void KeyringRow::setSaves(bool isPossible)
{
    m_saves = isPossible;
    showButtons();
}

void KeyringRow::forgetWords()
{
    m_words->setWords({});
}

void KeyringRow::showButtons()
{
    const QString shown = format::visibleText(QStringView(m_name));
    m_save->setEnabled(m_saves && !m_waits && !m_name.isEmpty());
    m_fetch->setEnabled(!m_waits && !m_name.isEmpty());
    m_save->setToolTip(m_name.isEmpty() ? tr("Type the user name first.")
                           : m_saves    ? tr("Under the name %1").arg(shown)
                                        : tr("Type the password or token first."));
    m_fetch->setToolTip(m_name.isEmpty() ? tr("Type the user name first.") : tr("What is kept under %1").arg(shown));
}

void KeyringRow::save()
{
    m_waits = true;
    m_words->setWords(tr("The key ring is asked."));
    showButtons();
    m_services.keepSecret(this, m_name, m_source(), [this, name = m_name](const std::expected<void, QString> &result) {
        m_waits = false;
        showButtons();
        m_words->setWords(result ? tr("Kept in the key ring. A profile refers to it as keychain:%1.")
                                       .arg(format::visibleText(QStringView(name)))
                                 : format::visibleText(QStringView(result.error())));
        if (result)
            Q_EMIT kept(name);
    });
}

void KeyringRow::fetch()
{
    m_waits = true;
    m_words->setWords(tr("The key ring is asked."));
    showButtons();
    m_services.fetchSecret(this, m_name, [this, name = m_name](const std::expected<Secret, QString> &result) {
        m_waits = false;
        showButtons();
        m_words->setWords(result ? tr("Fetched from the key ring, for this session.")
                                 : format::visibleText(QStringView(result.error())));
        if (result)
            Q_EMIT fetched(*result, name);
    });
}

} // namespace mailscope::ui
