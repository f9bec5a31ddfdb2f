// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/serverpanel.h"

#include "format/display.h"
#include "ui/panels/authtypesview.h"
#include "ui/panels/capabilitymodel.h"
#include "ui/panels/durationtext.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/mechanismwords.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrapdelegate.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr int RowsMeasured = 100;     ///< rows that decide how wide a column is
constexpr int LongestMeasured = 200;  ///< characters of a keyword
constexpr int LongestGreeting = 4000; ///< bytes; the transcript holds all of them

} // namespace

ServerPanel::ServerPanel(SessionController &controller, Services &, QWidget *parent)
    : ScrollPanel(parent), m_controller(controller), m_empty(new WrappedLabel(u"dim"_s)),
      m_domain(new WrappedLabel(u"strong"_s)), m_greeting(new WrappedLabel(u"dim"_s)), m_offers(new QWidget),
      m_authTypes(new AuthTypesView), m_model(new CapabilityModel(this)), m_table(new FittedTree),
      m_comparison(new WrappedLabel(u"dim"_s)), m_copy(new QPushButton(tr("Copy as text")))
{
    setObjectName(u"serverPanel"_s);
    setAccessibleName(tr("Server"));
    build();
    connect(&m_controller, &SessionController::reportChanged, this, &ServerPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &ServerPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &ServerPanel::refresh);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    refresh();
}

void ServerPanel::build()
{
    m_empty->setObjectName(u"serverEmpty"_s);
    m_domain->setObjectName(u"serverDomain"_s);
    m_greeting->setObjectName(u"serverGreeting"_s);
    m_authTypes->setObjectName(u"authTypesView"_s);
    m_comparison->setObjectName(u"serverComparison"_s);
    m_copy->setObjectName(u"serverCopy"_s);
    m_table->setObjectName(u"capabilities"_s);
    m_table->setAccessibleName(tr("Capabilities"));
    m_table->setRootIsDecorated(false);
    m_table->setModel(m_model);
    m_table->header()->setSectionsMovable(false);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setHighlightSections(false);
    m_table->viewport()->installEventFilter(this);
    m_table->header()->installEventFilter(this);

    auto *offers = new QVBoxLayout(m_offers);
    offers->setContentsMargins(0, 0, 0, 0);
    offers->setSpacing(content()->spacing());
    offers->addWidget(new SectionHeading(tr("Auth types offered")));
    offers->addWidget(m_authTypes);
    offers->addWidget(new SectionHeading(tr("Capabilities")));
    offers->addWidget(m_comparison);
    offers->addWidget(m_table);

    content()->addWidget(m_domain);
    content()->addWidget(m_greeting);
    content()->addWidget(m_empty);
    content()->addWidget(m_offers);
    content()->addWidget(m_copy, 0, Qt::AlignLeading);
    content()->addStretch(1);
}

void ServerPanel::refresh()
{
    const report::Report &report = m_controller.report();
    const bool hasHello = report.newestHello() != nullptr;
    showGreeting();
    m_empty->setWords(hasHello ? QString() : emptyText());
    m_offers->setVisible(hasHello);
    m_copy->setVisible(hasHello || report.greeting);
    if (hasHello)
        showCapabilities();
}

void ServerPanel::showGreeting()
{
    const report::Report &report = m_controller.report();
    const report::Hello *hello = report.newestHello();
    QString domain;
    if (hello != nullptr && hello->capabilities.domain())
        domain = format::visibleText(*hello->capabilities.domain());
    else if (report.greeting && report.greeting->domain)
        domain = format::visibleText(*report.greeting->domain);
    m_domain->setWords(domain);
    if (!report.greeting) {
        m_greeting->setWords({});
        return;
    }
    QString text = format::visibleText(report.greeting->text.left(LongestGreeting)).replace(u"␊"_s, u" / "_s);
    if (report.greeting->text.size() > LongestGreeting)
        text += QChar(0x2026);
    if (report.greeting->code)
        text.prepend(QString::number(*report.greeting->code) + u' ');
    m_greeting->setWords(tr("Greeting after %1: %2").arg(DurationText::exact(report.greeting->time), text));
}

/// What to do to see something here.
QString ServerPanel::emptyText() const
{
    switch (m_controller.state()) {
    case SessionController::State::Fresh:
        return tr("Connect to see what the server offers.");
    case SessionController::State::Opening:
        return tr("Waiting for the server.");
    case SessionController::State::Idle:
    case SessionController::State::Busy:
        return tr("The server has not been asked yet. Press EHLO to see what it offers.");
    case SessionController::State::Ended:
        break;
    }
    return tr("No hello was accepted in this session, so nothing is known of what the server offers.");
}

void ServerPanel::showCapabilities()
{
    const report::Report &report = m_controller.report();
    m_authTypes->show(report);
    if (m_model->show(report))
        arrangeColumns();
    m_comparison->setWords(comparisonText());
    m_table->setVisible(m_model->rowCount() > 0);
}

/// How wide the keywords are when none is broken.
int ServerPanel::keywordWidth() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(strong);
    int width = 0;
    for (int row = 0; row < std::min(m_model->rowCount(), RowsMeasured); ++row) {
        const QString text = m_model->index(row, CapabilityModel::Keyword).data().toString();
        width = std::max(width, metrics.horizontalAdvance(text.left(LongestMeasured)));
    }
    return width + fontMetrics().height();
}

/// As wide as what it holds.
int ServerPanel::helloWidth(int column) const
{
    int width = 0;
    for (const QString &word : m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().split(u'\n'))
        width = std::max(width, m_table->header()->fontMetrics().horizontalAdvance(word));
    for (int row = 0; row < std::min(m_model->rowCount(), RowsMeasured); ++row)
        width = std::max(width, fontMetrics().horizontalAdvance(m_model->index(row, column).data().toString()));
    return width + fontMetrics().height() * 3 / 4;
}

/// The columns of the hellos and the keyword are as wide as what they hold, and the meaning gets the rest. Where that is too
/// little for a few words, the meaning stands below the keyword. The header could measure itself, but would ask every row.
void ServerPanel::arrangeColumns()
{
    QHeaderView *header = m_table->header();
    const int em = fontMetrics().height();
    const int hellos = m_model->columnCount() - CapabilityModel::FirstHello;
    const int least = em * 2; // of a keyword, broken into pieces
    int room = m_table->viewport()->width();
    // Large text beside a narrow window leaves less than the titles take: nothing goes out of sight all the same.
    const int most = std::max((room - least) / std::max(hellos, 1), em);
    header->setMinimumSectionSize(em);
    for (int column = CapabilityModel::FirstHello; column < m_model->columnCount(); ++column) {
        const int width = std::min(helloWidth(column), most);
        header->resizeSection(column, width);
        room -= width;
    }
    // A scroll bar that comes and goes with the layout must not change it.
    const bool isNarrow = room < keywordWidth() + em * (m_model->isNarrow() ? 11 : 10);
    m_model->setNarrow(isNarrow);
    header->setSectionHidden(CapabilityModel::Meaning, isNarrow);
    header->resizeSection(CapabilityModel::Keyword, isNarrow ? std::max(room, em) : keywordWidth());
    if (!isNarrow)
        header->resizeSection(CapabilityModel::Meaning, room - keywordWidth());
}

/// The columns follow the width of the table and the size of its text.
bool ServerPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isResized = watched == m_table->viewport() && event->type() == QEvent::Resize;
    if (isResized || event->type() == QEvent::FontChange)
        arrangeColumns();
    return ScrollPanel::eventFilter(watched, event);
}

QString ServerPanel::comparisonText() const
{
    const report::Report &report = m_controller.report();
    if (m_model->rowCount() == 0)
        return tr("None: the server said hello without a single keyword.");
    if (!report.clear || !report.encrypted)
        return {};
    const wire::CapabilityDifference difference = m_model->differenceByTls();
    if (difference.isEmpty())
        return tr("The same in clear and after TLS.");
    QStringList parts;
    if (!difference.added.isEmpty())
        parts.append(tr("New after TLS: %1.").arg(namedList(difference.added)));
    if (!difference.removed.isEmpty())
        parts.append(tr("Gone after TLS: %1.").arg(namedList(difference.removed)));
    if (!difference.changed.isEmpty())
        parts.append(tr("Other values after TLS: %1.").arg(namedList(difference.changed)));
    return parts.join(u' ');
}

QString ServerPanel::text() const
{
    QStringList parts;
    for (const WrappedLabel *label : {m_domain, m_greeting}) {
        if (!label->words().isEmpty())
            parts.append(label->words());
    }
    if (m_controller.report().newestHello() == nullptr)
        return parts.join(u'\n');
    parts.append({QString(), tr("Auth types offered"), m_authTypes->text(), QString(), tr("Capabilities")});
    if (!m_comparison->words().isEmpty())
        parts.append(m_comparison->words());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells.append(m_model->index(row, column).data(CopyRole).toString().replace(u'\n', u"; "_s));
        parts.append(cells.join(u'\t'));
    }
    return parts.join(u'\n');
}

} // namespace mailscope::ui
