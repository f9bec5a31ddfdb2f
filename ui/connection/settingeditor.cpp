// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/settingeditor.h"

#include "ui/connection/timelimitseditor.h"
#include "ui/services/services.h"
#include "ui/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr int LongestText = 8192;

QJsonValue fromText(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

QString fieldName(const Setting &setting)
{
    return "setting-"_L1 + setting.key;
}

QBoxLayout *rowIn(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

class TextEditor final : public SettingEditor {
public:
    TextEditor(const Setting &setting, Services &services, QWidget *parent)
        : SettingEditor(parent), m_edit(new QLineEdit(this))
    {
        m_edit->setObjectName(fieldName(setting));
        m_edit->setPlaceholderText(setting.hint);
        m_edit->setMaxLength(LongestText);
        QBoxLayout *row = rowIn(this);
        row->addWidget(m_edit, 1);
        connect(m_edit, &QLineEdit::textEdited, this,
                [this](const QString &text) { Q_EMIT edited(fromText(text), false); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { Q_EMIT edited(fromText(m_edit->text()), true); });
        if (setting.kind == Setting::Kind::File || setting.kind == Setting::Kind::Folder)
            row->addWidget(makeSearch(setting, services));
    }

    void showValue(const QJsonValue &value) override { m_edit->setText(value.toString()); }
    [[nodiscard]] QWidget *field() override { return m_edit; }

private:
    QWidget *makeSearch(const Setting &setting, Services &services)
    {
        auto *button = new QToolButton(this);
        button->setObjectName("find-"_L1 + setting.key);
        button->setText(u"…"_s);
        button->setIcon(themeIcon(u"folder"_s));
        button->setProperty("kind", u"flat"_s);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(SettingsTable::tr("Choose …"));
        button->setAccessibleName(SettingsTable::tr("Choose: %1").arg(setting.label));
        const bool isFolder = setting.kind == Setting::Kind::Folder;
        connect(button, &QToolButton::clicked, this, [this, &services, isFolder, title = setting.label] {
            const FileChoice choice{title, {}, m_edit->text()};
            const auto take = [this](const QString &path) {
                if (path.isEmpty())
                    return;
                m_edit->setText(path);
                Q_EMIT edited(path, true);
            };
            if (isFolder)
                services.folderToUse(this, choice, take);
            else
                services.fileToOpen(this, choice, take);
        });
        return button;
    }

    QLineEdit *m_edit;
};

class ChoiceEditor final : public SettingEditor {
public:
    ChoiceEditor(const Setting &setting, QWidget *parent) : SettingEditor(parent), m_box(new QComboBox(this))
    {
        m_box->setObjectName(fieldName(setting));
        for (const auto &[value, words] : setting.choices)
            m_box->addItem(words, value);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        rowIn(this)->addWidget(m_box, 1);
        connect(m_box, &QComboBox::activated, this,
                [this] { Q_EMIT edited(fromText(m_box->currentData().toString()), true); });
    }

    void showValue(const QJsonValue &value) override { m_box->setCurrentIndex(m_box->findData(value.toString())); }
    [[nodiscard]] QWidget *field() override { return m_box; }

private:
    QComboBox *m_box;
};

class FlagEditor final : public SettingEditor {
public:
    FlagEditor(const Setting &setting, QWidget *parent)
        : SettingEditor(parent), m_box(new QCheckBox(setting.label, this))
    {
        m_box->setObjectName(fieldName(setting));
        rowIn(this)->addWidget(m_box, 1);
        connect(m_box, &QCheckBox::clicked, this,
                [this](bool on) { Q_EMIT edited(on ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined), true); });
    }

    void showValue(const QJsonValue &value) override { m_box->setChecked(value.toBool()); }
    [[nodiscard]] QWidget *field() override { return m_box; }

private:
    QCheckBox *m_box;
};

class ListEditor final : public SettingEditor {
public:
    ListEditor(const Setting &setting, QWidget *parent) : SettingEditor(parent), m_edit(new QPlainTextEdit(this))
    {
        m_edit->setObjectName(fieldName(setting));
        m_edit->setPlaceholderText(setting.hint);
        m_edit->setTabChangesFocus(true);
        m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 4);
        rowIn(this)->addWidget(m_edit, 1);
        m_edit->installEventFilter(this);
        connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT edited(value(), false); });
    }

    void showValue(const QJsonValue &value) override
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->setPlainText(value.toString());
    }
    [[nodiscard]] QWidget *field() override { return m_edit; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusOut)
            Q_EMIT edited(value(), true);
        return SettingEditor::eventFilter(watched, event);
    }

private:
    [[nodiscard]] QJsonValue value() const { return fromText(m_edit->toPlainText().trimmed().left(LongestText * 8)); }

    QPlainTextEdit *m_edit;
};

/// A text, nothing on purpose, or the default.
class OptionalTextEditor final : public SettingEditor {
public:
    OptionalTextEditor(const Setting &setting, QWidget *parent)
        : SettingEditor(parent), m_choice(new QComboBox(this)), m_edit(new QLineEdit(this))
    {
        m_choice->setObjectName(fieldName(setting) + "-choice"_L1);
        m_choice->setAccessibleName(setting.label);
        m_choice->addItems({setting.hint, SettingsTable::tr("none"), SettingsTable::tr("this:")});
        m_edit->setObjectName(fieldName(setting));
        m_edit->setMaxLength(LongestText);
        QBoxLayout *row = rowIn(this);
        row->addWidget(m_choice);
        row->addWidget(m_edit, 1);
        connect(m_choice, &QComboBox::activated, this, [this](int index) {
            m_edit->setEnabled(index == Text);
            if (index == Text)
                m_edit->setFocus();
            Q_EMIT edited(value(), true);
        });
        connect(m_edit, &QLineEdit::textEdited, this, [this] { Q_EMIT edited(value(), false); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { Q_EMIT edited(value(), true); });
    }

    void showValue(const QJsonValue &value) override
    {
        const int text = value.toString().isEmpty() ? Nothing : Text;
        m_choice->setCurrentIndex(value.isUndefined() ? Default : text);
        m_edit->setText(value.toString());
        m_edit->setEnabled(m_choice->currentIndex() == Text);
    }
    [[nodiscard]] QWidget *field() override { return m_edit; }

private:
    enum Choice { Default, Nothing, Text };

    [[nodiscard]] QJsonValue value() const
    {
        const bool isText = m_choice->currentIndex() == Text;
        if (m_choice->currentIndex() == Default || (isText && m_edit->text().isEmpty()))
            return QJsonValue::Undefined;
        return isText ? m_edit->text() : QString(u""_s);
    }

    QComboBox *m_choice;
    QLineEdit *m_edit;
};

} // namespace

SettingEditor *SettingEditor::make(const Setting &setting, Services &services, QWidget *parent)
{
    switch (setting.kind) {
    case Setting::Kind::Choice:
        return new ChoiceEditor(setting, parent);
    case Setting::Kind::Flag:
        return new FlagEditor(setting, parent);
    case Setting::Kind::List:
        return new ListEditor(setting, parent);
    case Setting::Kind::OptionalText:
        return new OptionalTextEditor(setting, parent);
    case Setting::Kind::TimeLimits:
        return new TimeLimitsEditor(parent);
    case Setting::Kind::Text:
    case Setting::Kind::File:
    case Setting::Kind::Folder:
    case Setting::Kind::Seconds:
        break;
    }
    return new TextEditor(setting, services, parent);
}

} // namespace mailscope::ui
