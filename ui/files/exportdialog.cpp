// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/exportdialog.h"

#include "ui/files/exportpreview.h"
#include "ui/files/tone.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using mailscope::format::Extent;

namespace mailscope::ui {
namespace {

constexpr auto FormatKey = "export/format"_L1;
constexpr auto FolderKey = "export/folder"_L1;

} // namespace

ExportDialog::ExportDialog(TakenSession session, Services &services, QWidget *parent)
    : QDialog(parent), m_services(services), m_job(std::move(session)), m_format(new QComboBox(this)),
      m_extent(new QComboBox(this)), m_view(new QComboBox(this)),
      m_withSecrets(new QCheckBox(tr("With the secrets that were recorded"), this)), m_preview(new ExportPreview(this)),
      m_size(new WrappedLabel(u"dim"_s, this)), m_outcome(new WrappedLabel(u"chip"_s, this)),
      m_save(new QPushButton(tr("Save as…"), this)), m_copy(new QPushButton(tr("Copy"), this)),
      m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName("export"_L1);
    setWindowTitle(tr("Export “%1”").arg(m_job.session().name));
    addChoices();
    layOut();
    takeChoices();
}

void ExportDialog::addChoices()
{
    m_format->setObjectName("exportFormat"_L1);
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("Text, for people and mail"), u"text"_s);
    m_format->addItem(tr("Markdown, for tickets"), u"markdown"_s);
    m_format->addItem(tr("HTML, one page with everything"), u"html"_s);
    m_format->addItem(tr("JSON, the report for programs"), u"json"_s);
    m_format->addItem(tr("CSV, for a spreadsheet"), u"csv"_s);
    m_format->addItem(tr("Script, to be played again"), u"script"_s);
    m_format->addItem(tr("pcapng, for Wireshark"), u"pcapng"_s);
    m_format->setCurrentIndex(std::max(0, m_format->findData(m_services.settings().value(FormatKey))));

    m_extent->setObjectName("exportExtent"_L1);
    m_extent->setAccessibleName(tr("How much"));
    m_extent->addItem(tr("Everything"), int(Extent::Everything));
    if (const auto lines = static_cast<int>(m_job.session().selection.size()); lines > 0)
        m_extent->addItem(tr("The %n selected line(s)", nullptr, lines), int(Extent::Selection));
    m_extent->addItem(tr("Findings and their evidence"), int(Extent::Findings));

    m_view->setObjectName("exportView"_L1);
    m_view->setAccessibleName(tr("Preview as"));
    m_view->addItem(tr("Page"), int(ExportPreview::As::Page));
    m_view->addItem(tr("Source"), int(ExportPreview::As::Text));
    m_withSecrets->setObjectName("exportSecrets"_L1);
    m_withSecrets->setVisible(m_job.holdsSecrets());

    for (QComboBox *box : {m_format, m_extent, m_view})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::takeChoices);
    connect(m_withSecrets, &QCheckBox::toggled, this, &ExportDialog::takeChoices);
}

void ExportDialog::layOut()
{
    const int em = fontMetrics().height();
    resize(em * 54, em * 40);
    m_size->setObjectName("exportSize"_L1);
    m_outcome->setObjectName("exportOutcome"_L1);
    m_save->setObjectName("exportSave"_L1);
    m_save->setProperty("kind", u"primary"_s);
    m_copy->setObjectName("exportCopy"_L1);
    m_stop->setObjectName("exportStop"_L1);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("How much"), m_extent);
    form->addRow(tr("Preview as"), m_view);
    form->addRow(QString(), m_withSecrets);
    form->setRowVisible(m_withSecrets, m_job.holdsSecrets());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName("closeExport"_L1);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    m_stop->hide(); // the box has shown it
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_preview, 1);
    column->addWidget(m_size);
    column->addWidget(m_outcome);
    column->addWidget(buttons);
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::askWhere);
    connect(m_copy, &QPushButton::clicked, this, [this] { begin({}); });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_run.cancel();
        setWriting(false);
        tell(*m_outcome, tr("Stopped: nothing was written."), Tone::Plain);
    });
    connect(&m_run, &ExportRun::progressed, this, [this](qint64 bytes) {
        tell(*m_outcome, tr("Writing… %1").arg(locale().formattedDataSize(bytes)), Tone::Plain);
    });
    connect(&m_run, &ExportRun::finished, this, &ExportDialog::end);
    connect(this, &QDialog::finished, &m_run, &ExportRun::cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::takeChoices()
{
    m_job.writer = format::writerNamed(m_format->currentData().toString());
    m_job.extent = static_cast<Extent>(m_extent->currentData().toInt());
    m_job.withSecrets = m_withSecrets->isChecked();
    m_services.settings().setValue(FormatKey, m_format->currentData());
    static_cast<QFormLayout *>(layout()->itemAt(0)->layout())->setRowVisible(m_view, m_job.writer->name == "html"_L1);
    refresh();
}

void ExportDialog::refresh()
{
    const bool isBinary = m_job.writer->name == "pcapng"_L1;
    const auto preview = m_job.preview();
    m_save->setEnabled(preview.has_value());
    m_copy->setEnabled(preview.has_value() && !isBinary);
    if (!preview) {
        m_preview->clear();
        m_size->setWords({});
        tell(*m_outcome, preview.error(), Tone::Fail);
        return;
    }
    const bool isPage = m_job.writer->name == "html"_L1 && m_view->currentIndex() == 0;
    auto as = isPage ? ExportPreview::As::Page : ExportPreview::As::Text;
    if (isBinary)
        as = ExportPreview::As::Bytes;
    m_preview->show(preview->bytes, as);
    QString size = preview->isWhole ? tr("%1 in all.").arg(QLocale().formattedDataSize(preview->bytes.size()))
                                    : tr("Only the beginning is shown. The file will hold all of it.");
    if (isPage)
        size += u' ' + tr("A browser shows it with its drawing, folded replies and finer type.");
    m_size->setWords(size);
    tell(*m_outcome, m_job.withSecrets ? tr("Passwords or tokens stand in it. Its first line says so.") : QString(),
         Tone::Weak);
}

void ExportDialog::askWhere()
{
    const QString folder = m_services.settings().value(FolderKey).toString();
    const QString name = m_job.suggestedName();
    const FileChoice choice{tr("Export the session"), u"%1 (*%2)"_s.arg(m_format->currentText(), m_job.writer->suffix),
                            folder.isEmpty() ? name : folder + u'/' + name};
    m_services.fileToSave(this, choice, [this](const QString &path) {
        if (!path.isEmpty())
            begin(path);
    });
}

void ExportDialog::begin(const QString &path)
{
    m_path = path;
    setWriting(true);
    tell(*m_outcome, tr("Writing…"), Tone::Plain);
    m_run.start(m_job, path);
}

void ExportDialog::end(const ExportRun::Result &result)
{
    setWriting(false);
    if (!result) {
        tell(*m_outcome, result.error(), Tone::Fail);
    } else if (m_path.isEmpty()) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(*result));
        tell(*m_outcome, tr("Copied."), Tone::Good);
    } else {
        m_services.settings().setValue(FolderKey, QFileInfo(m_path).absolutePath());
        Q_EMIT exported(m_path);
        accept();
    }
}

/// What is being written stays as it was chosen.
void ExportDialog::setWriting(bool isWriting)
{
    for (QWidget *choice : std::initializer_list<QWidget *>{m_format, m_extent, m_withSecrets, m_save, m_copy})
        choice->setEnabled(!isWriting);
    m_copy->setEnabled(!isWriting && m_job.writer->name != "pcapng"_L1);
    m_stop->setVisible(isWriting);
}

} // namespace mailscope::ui
