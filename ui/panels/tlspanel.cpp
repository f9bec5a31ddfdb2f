// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tlspanel.h"

#include "format/display.h"
#include "ui/panels/certificatewords.h"
#include "ui/panels/chip.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"
#include "ui/session/sessioncontroller.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::TlsOutcome;

namespace {

constexpr qsizetype MostObjections = 12;
constexpr qsizetype MostCertificates = 20;

bool isSame(const TlsOutcome &a, const TlsOutcome &b)
{
    return a.details == b.details && a.policy == b.policy && a.secured == b.secured;
}

/// \p text, in two lines when one is wider than \p width: a button does not wrap.
QString inLines(QString text, const QFontMetrics &metrics, int width)
{
    const qsizetype middle = text.indexOf(u' ', text.size() / 2);
    if (middle > 0 && metrics.horizontalAdvance(text) > width)
        text[middle] = u'\n';
    return text;
}

} // namespace

TlsPanel::TlsPanel(SessionController &controller, Services &services, QWidget *parent)
    : ScrollPanel(parent), m_controller(controller), m_services(services), m_state(new Chip({})),
      m_verdict(new WrappedLabel), m_objectionsHeading(new SectionHeading(tr("Objections"))), m_objections(new QWidget),
      m_objectionsLayout(new QVBoxLayout(m_objections)), m_chainHeading(new SectionHeading(tr("Certificates"))),
      m_buttons(new QWidget), m_save(new QPushButton(tr("Save as PEM…"))), m_copy(new QPushButton(tr("Copy as text"))),
      m_trust(new QPushButton), m_trustWords(new WrappedLabel(u"dim"_s)), m_notice(new WrappedLabel(u"dim"_s))
{
    setObjectName(u"tlsPanel"_s);
    setAccessibleName(tr("TLS"));
    m_agreement = makeTree(m_agreementModel, u"tlsAgreement"_s, tr("What was agreed on"));
    m_agreement->setRootIsDecorated(false);
    m_chain = makeTree(m_chainModel, u"certificateChain"_s, tr("Certificates"));
    build();
    buildButtons();
    connect(&m_controller, &SessionController::reportChanged, this, &TlsPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &TlsPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &TlsPanel::refresh);
    connect(&m_controller, &SessionController::planChanged, this, &TlsPanel::showTrust);
    refresh();
}

FittedTree *TlsPanel::makeTree(QStandardItemModel &model, const QString &name, const QString &accessibleName)
{
    auto *tree = new FittedTree;
    model.setColumnCount(2);
    tree->setObjectName(name);
    tree->setAccessibleName(accessibleName);
    tree->setHeaderHidden(true);
    tree->setModel(&model);
    tree->header()->setStretchLastSection(true);
    return tree;
}

void TlsPanel::build()
{
    m_state->setObjectName(u"tlsState"_s);
    m_verdict->setObjectName(u"tlsVerdict"_s);
    m_objections->setObjectName(u"tlsObjections"_s);
    m_trustWords->setObjectName(u"tlsTrustWords"_s);
    m_notice->setObjectName(u"tlsNotice"_s);
    m_objectionsLayout->setContentsMargins(0, 0, 0, 0);
    m_objectionsLayout->setSpacing(fontMetrics().height() / 4);

    content()->addWidget(m_state, 0, Qt::AlignLeading);
    content()->addWidget(m_verdict);
    content()->addWidget(m_objectionsHeading);
    content()->addWidget(m_objections);
    content()->addWidget(m_trustWords);
    content()->addWidget(m_buttons);
    content()->addWidget(m_notice);
    content()->addWidget(m_chainHeading);
    content()->addWidget(m_chain);
    content()->addWidget(m_agreement);
    content()->addStretch(1);
}

void TlsPanel::buildButtons()
{
    m_save->setObjectName(u"savePem"_s);
    m_copy->setObjectName(u"tlsCopy"_s);
    m_trust->setObjectName(u"trustFingerprint"_s);
    auto *flow = new FlowLayout(fontMetrics().height() / 3, m_buttons);
    flow->addWidget(m_trust);
    flow->addWidget(m_save);
    flow->addWidget(m_copy);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_buttons->setSizePolicy(policy);
    connect(m_save, &QPushButton::clicked, this, &TlsPanel::saveChain);
    connect(m_trust, &QPushButton::clicked, this, &TlsPanel::toggleTrust);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
}

const CertificateDetails *TlsPanel::leaf() const
{
    return m_shown && !m_shown->details.chain.isEmpty() ? &m_shown->details.chain.constFirst() : nullptr;
}

void TlsPanel::refresh()
{
    const std::optional<TlsOutcome> &tls = m_controller.report().tls;
    const bool isKnown = tls && m_shown && isSame(*tls, *m_shown);
    m_shown = tls;
    for (QWidget *widget : QList<QWidget *>{m_state, m_agreement, m_buttons})
        widget->setVisible(tls.has_value());
    const bool hasChain = leaf() != nullptr;
    m_chainHeading->setVisible(hasChain);
    m_chain->setVisible(hasChain);
    m_buttons->setVisible(hasChain);
    if (!tls) {
        showEmpty();
        return;
    }
    showVerdict();
    if (!isKnown) {
        m_notice->setWords({});
        showAgreement();
        showObjections();
        showChain();
    }
    showTrust();
}

void TlsPanel::showEmpty()
{
    m_verdict->setWords(unencryptedText());
    m_objectionsHeading->hide();
    m_objections->hide();
    m_trustWords->setWords({});
    m_notice->setWords({});
    m_chainModel.removeRows(0, m_chainModel.rowCount());
    m_agreementModel.removeRows(0, m_agreementModel.rowCount());
}

QString TlsPanel::unencryptedText() const
{
    const report::Report &report = m_controller.report();
    if (m_controller.state() == SessionController::State::Fresh)
        return tr("Connect to see the encryption and the certificates of a server.");
    if (!report.clear)
        return tr("Nothing is encrypted yet.");
    if (!m_controller.isLive())
        return tr("Nothing was encrypted in this session: everything could be read on the way.");
    return report.clear->capabilities.has(wire::keyword::StartTls)
        ? tr("Nothing is encrypted: everything can be read on the way. The server offers STARTTLS; press it to "
             "encrypt.")
        : tr("Nothing is encrypted, and the server does not offer STARTTLS.");
}

void TlsPanel::showVerdict()
{
    const TlsOutcome &tls = *m_shown;
    const report::Report &report = m_controller.report();
    if (!tls.secured) {
        const bool isOver = report.finished || report.issue;
        m_state->setWord(isOver ? tr("not encrypted") : tr("handshake"), isOver ? Chip::Tone::Fail : Chip::Tone::Plain);
    } else if (isTrusted() && std::ranges::all_of(tls.details.objections, CertificateWords::isSettledByTrust)) {
        m_state->setWord(tr("encrypted, trusted by fingerprint"), Chip::Tone::Good);
    } else if (tls.details.verified) {
        m_state->setWord(tr("encrypted, certificate valid"), Chip::Tone::Good);
    } else {
        m_state->setWord(tr("encrypted, certificate not valid"), Chip::Tone::Weak);
    }
    m_verdict->setWords(verdictText());
}

QString TlsPanel::verdictText() const
{
    const TlsOutcome &tls = *m_shown;
    const report::Report &report = m_controller.report();
    const qsizetype objections = tls.details.objections.size();
    if (!tls.secured && objections == 0) {
        if (report.issue)
            return format::visibleText(issueText(*report.issue));
        return report.finished ? tr("The handshake did not come to an end.") : tr("The handshake is under way.");
    }
    if (objections > 0) {
        const QString count =
            tr("There are %n objection(s) to the certificate.", nullptr, static_cast<int>(objections));
        return count + u' '
            + (tls.secured
                   ? tr("The session went on all the same: nobody reads along, but who the server is remains open.")
                   : tr("The session was ended before anything else was said."));
    }
    if (leaf() == nullptr)
        return tr("The connection is encrypted.");
    const QString validity = CertificateWords::validity(*leaf(), report.startedAt);
    if (tls.details.expectedName.isEmpty())
        return tr("The certificate is valid (%1). No name was expected of it.").arg(validity);
    return tr("The certificate is valid for %1 (%2).").arg(format::visibleText(tls.details.expectedName), validity);
}

void TlsPanel::showAgreement()
{
    m_agreementModel.removeRows(0, m_agreementModel.rowCount());
    for (const DetailRow &row : CertificateWords::agreement(*m_shown))
        row.addTo(m_agreementModel.invisibleRootItem());
}

void TlsPanel::showObjections()
{
    qDeleteAll(m_objections->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    const QList<TlsObjection> &objections = m_shown->details.objections;
    const auto add = [this](const QString &role, const QString &words) {
        auto *label = new WrappedLabel(role);
        m_objectionsLayout->addWidget(label);
        label->setWords(words);
    };
    for (const TlsObjection &each : objections.first(std::min(MostObjections, objections.size()))) {
        const CertificateWords::Objection words = CertificateWords::objection(each, m_shown->details);
        add(u"strong"_s, u"⚠ "_s + words.title);
        add({}, words.meaning);
        add(u"dim"_s, words.remedy);
    }
    m_objectionsHeading->setVisible(!objections.isEmpty());
    m_objections->setVisible(!objections.isEmpty());
}

void TlsPanel::showChain()
{
    m_chainModel.removeRows(0, m_chainModel.rowCount());
    const QList<CertificateDetails> &chain = m_shown->details.chain;
    QStandardItem *root = m_chainModel.invisibleRootItem();
    for (qsizetype i = 0; i < std::min(MostCertificates, chain.size()); ++i) {
        const QString title = CertificateWords::title(chain.at(i));
        QStandardItem *item = addText(root, i == 0 ? tr("%1 (the server's own)").arg(title) : title, Ink::Strong);
        item->setData(QString::fromLatin1(chain.at(i).pem), CopyRole);
        for (const DetailRow &row : CertificateWords::rows(chain.at(i), m_controller.report().startedAt))
            row.addTo(item);
        m_chain->setFirstColumnSpanned(item->row(), {}, true);
    }
    if (root->rowCount() > 0)
        m_chain->expand(m_chainModel.index(0, 0));
}

bool TlsPanel::isTrusted() const
{
    if (leaf() == nullptr)
        return false;
    return std::ranges::any_of(m_controller.plan().tls.pinnedSha256, [this](const QByteArray &pin) {
        return pin.toLower().replace(':', "") == leaf()->sha256;
    });
}

void TlsPanel::showTrust()
{
    if (leaf() == nullptr) {
        m_trustWords->setWords({});
        return;
    }
    const bool trusted = isTrusted();
    const QString action = trusted ? tr("Stop trusting") : tr("Trust this fingerprint for this profile");
    m_trust->setText(inLines(action, m_trust->fontMetrics(), width() - fontMetrics().height() * 4));
    m_trust->setAccessibleName(action);
    m_trust->setVisible(trusted
                        || std::ranges::any_of(m_shown->details.objections, CertificateWords::isSettledByTrust));
    m_trustWords->setWords(trusted ? tr("You trust this certificate by its fingerprint: its name and its authority "
                                        "count no more, but its time and "
                                        "its key do. This holds from the next connection of this profile on.")
                                   : QString());
    showVerdict();
}

void TlsPanel::resizeEvent(QResizeEvent *event)
{
    ScrollPanel::resizeEvent(event);
    for (FittedTree *tree : {m_agreement, m_chain})
        tree->header()->resizeSection(0, std::min(fontMetrics().height() * 8, width() * 9 / 20));
    if (m_shown)
        showTrust();
}

void TlsPanel::toggleTrust()
{
    if (leaf() == nullptr)
        return;
    const QByteArray fingerprint = leaf()->sha256;
    plan::Plan plan = m_controller.plan();
    if (isTrusted())
        plan.tls.pinnedSha256.removeIf(
            [&](const QByteArray &pin) { return pin.toLower().replace(':', "") == fingerprint; });
    else
        plan.tls.pinnedSha256.append(fingerprint);
    m_controller.setPlan(std::move(plan));
    showTrust();
}

void TlsPanel::saveChain()
{
    QString name = m_controller.report().target.host;
    name.removeIf([](QChar c) { return !c.isLetterOrNumber() && c != u'.' && c != u'-'; });
    const FileChoice choice{tr("Save the certificates"), tr("Certificates (*.pem)"),
                            (name.isEmpty() ? u"certificates"_s : name) + u".pem"_s};
    m_services.fileToSave(this, choice, [self = QPointer(this)](const QString &path) {
        if (self && !path.isEmpty())
            self->writeChain(path);
    });
}

void TlsPanel::writeChain(const QString &path)
{
    if (!m_shown)
        return;
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    for (const CertificateDetails &certificate : m_shown->details.chain)
        isWritten = isWritten && file.write(certificate.pem) == certificate.pem.size();
    isWritten = isWritten && file.commit();
    const QString shown = format::visibleText(QDir::toNativeSeparators(path));
    m_notice->setWords(isWritten ? tr("Saved as %1.").arg(shown)
                                 : tr("%1 could not be written: %2.").arg(shown, file.errorString()));
}

QString TlsPanel::text() const
{
    QStringList parts{m_verdict->words()};
    if (!m_shown)
        return parts.constFirst();
    for (const DetailRow &row : CertificateWords::agreement(*m_shown))
        parts.append(row.label + u'\t' + row.value);
    for (const TlsObjection &each : m_shown->details.objections) {
        const CertificateWords::Objection words = CertificateWords::objection(each, m_shown->details);
        parts.append({QString(), words.title, words.meaning, words.remedy});
    }
    for (const CertificateDetails &certificate : m_shown->details.chain) {
        parts.append({QString(), CertificateWords::title(certificate)});
        for (const DetailRow &row : CertificateWords::rows(certificate, m_controller.report().startedAt))
            parts.append(row.label + u'\t'
                         + QString(row.copied.isEmpty() ? row.value : row.copied).replace(u'\n', u", "_s));
    }
    return parts.join(u'\n');
}

} // namespace mailscope::ui
