// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/sendpage.h"

#include <QComboBox>
#include <QFormLayout>

namespace mailscope::ui {

SendPage::SendPage(const QString &objectName, QWidget *parent) : ScrollPanel(parent)
{
    setObjectName(objectName);
}

QFormLayout *sendForm(QWidget *widget)
{
    auto *form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(widget->fontMetrics().height() / 4);
    return form;
}

void makeNarrow(QComboBox *box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
}

} // namespace mailscope::ui
