// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commandline.h"

#include "format/display.h"
#include "plan/escapes.h"
#include "plan/script.h"
#include "ui/session/sessioncontroller.h"
#include "ui/theme/theme.h"
#include "wire/command.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QStringListModel>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype RememberedLines = 200;
constexpr qsizetype PreviewedCharacters = 200;

/// The step that takes the place of a typed line, since it changes what the session is; nothing for all others.
std::optional<plan::VerbStep> stepOf(const QByteArray &bytes)
{
    static const QSet<QByteArray> verbs{"ehlo", "helo", "lhlo", "starttls", "quit"};
    if (!bytes.endsWith("\r\n") || bytes.first(bytes.size() - 2).contains('\n')
        || bytes.first(bytes.size() - 2).contains('\r'))
        return std::nullopt;
    const QByteArray line = bytes.trimmed();
    const qsizetype blank = line.indexOf(' ');
    const QByteArray verb = (blank < 0 ? line : line.first(blank)).toLower();
    if (!verbs.contains(verb))
        return std::nullopt;
    return plan::VerbStep{verb, blank < 0 ? QByteArray() : line.sliced(blank + 1)};
}

/// Plain text in one line, with an ellipsis where there is no room for all of it.
class ElidedLabel final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
        style()->drawItemText(&painter, contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(), shown,
                              foregroundRole());
    }
};

} // namespace

CommandLine::CommandLine(SessionController &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_line(new QLineEdit(this)), m_lineEnd(new QComboBox(this)),
      m_preview(new ElidedLabel(this)), m_send(new QPushButton(tr("&Send line"), this)),
      m_completions(new QStringListModel(this))
{
    setObjectName("commandLine"_L1);
    setProperty("role", u"bar"_s);
    layOut();

    auto *completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_line->setCompleter(completer);
    m_line->installEventFilter(this);

    connect(m_line, &QLineEdit::textChanged, this, &CommandLine::refresh);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandLine::send);
    connect(m_lineEnd, &QComboBox::currentIndexChanged, this, &CommandLine::refresh);
    connect(m_send, &QPushButton::clicked, this, &CommandLine::send);
    connect(&m_session, &SessionController::stateChanged, this, &CommandLine::refresh);
    connect(&m_session, &SessionController::reportChanged, this, &CommandLine::refreshCompletions);
    refreshCompletions();
    refresh();
}

void CommandLine::layOut()
{
    const QFont fixed = monospaced(font());
    m_line->setObjectName("line"_L1);
    m_line->setAccessibleName(tr("Line to send"));
    m_line->setFont(fixed);
    m_lineEnd->setObjectName("lineEnd"_L1);
    m_lineEnd->setAccessibleName(tr("Line end"));
    m_lineEnd->setToolTip(
        tr("What is sent behind the line. Mail servers want CR LF; the others show how one takes a broken line."));
    m_lineEnd->addItem(u"CR LF"_s, QByteArray("\r\n"));
    m_lineEnd->addItem(tr("LF alone"), QByteArray("\n"));
    m_lineEnd->addItem(tr("CR alone"), QByteArray("\r"));
    m_lineEnd->addItem(tr("Nothing"), QByteArray());
    m_preview->setObjectName("preview"_L1);
    m_preview->setProperty("role", u"dim"_s);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setFont(fixed);
    m_preview->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_send->setObjectName("sendLine"_L1);
    m_send->setProperty("kind", u"primary"_s);

    auto *arrow = new QLabel(u"→"_s, this);
    arrow->setProperty("role", u"dim"_s);
    auto *row = new QHBoxLayout(this);
    const int em = fontMetrics().height();
    row->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    row->setSpacing(em / 2);
    row->addWidget(arrow);
    row->addWidget(m_line, 3);
    row->addWidget(m_lineEnd);
    row->addWidget(m_preview, 2);
    row->addWidget(m_send);
}

void CommandLine::activate()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

std::expected<QByteArray, QString> CommandLine::bytes() const
{
    const QByteArray written = m_line->text().toUtf8();
    const auto resolved = plan::resolveEscapes(written);
    if (!resolved)
        return std::unexpected(tr("Not understood: %1").arg(resolved.error().what));
    return resolved->bytes + (resolved->continued ? QByteArray() : m_lineEnd->currentData().toByteArray());
}

void CommandLine::refresh()
{
    const auto sent = bytes();
    m_line->setProperty("invalid", !sent);
    style()->polish(m_line);
    if (m_line->text().isEmpty())
        m_preview->setText(m_session.isLive() ? tr("Type a command") : tr("Connect first"));
    else if (sent)
        m_preview->setText(
            tr("will send: %1").arg(format::visibleText(QByteArrayView(*sent)).left(PreviewedCharacters)));
    else
        m_preview->setText(sent.error());
    m_preview->setToolTip(m_preview->text());
    m_line->setAccessibleDescription(m_preview->text());
    m_send->setEnabled(m_session.isLive() && sent && !sent->isEmpty());
    m_send->setToolTip(m_session.isLive() ? QString() : tr("Connect first."));
}

void CommandLine::refreshCompletions()
{
    QStringList words{u"DATA"_s, u"HELP"_s, u"NOOP"_s,         u"QUIT"_s,      u"RSET"_s,
                      u"VRFY"_s, u"EXPN"_s, u"MAIL FROM:<>"_s, u"RCPT TO:<>"_s};
    const SessionFacts facts = m_session.facts();
    words += facts.protocol == plan::Protocol::Lmtp ? u"LHLO"_s : u"EHLO"_s;
    if (facts.capabilities) {
        for (const QByteArray keyword : {"STARTTLS", "ETRN", "BDAT", "XCLIENT", "XFORWARD"}) {
            if (facts.capabilities->has(keyword == "BDAT" ? QByteArray("CHUNKING") : keyword))
                words += QString::fromLatin1(keyword);
        }
        for (const QByteArray &mechanism : facts.capabilities->authTypes())
            words += u"AUTH "_s + format::visibleText(QByteArrayView(mechanism));
    }
    words.sort();
    if (words != m_completions->stringList())
        m_completions->setStringList(words);
}

void CommandLine::send()
{
    const auto wanted = bytes();
    if (!m_send->isEnabled() || !wanted)
        return;
    const QString text = m_line->text();
    const bool wasAnswer = answersChallenge();
    if (!sendBytes(*wanted)) {
        m_preview->setText(tr("There is no open connection to send it on."));
        return;
    }
    if (!wasAnswer)
        remember(text, *wanted);
    m_line->clear();
    m_recalled = m_history.size();
}

bool CommandLine::sendBytes(const QByteArray &bytes)
{
    if (const std::optional<plan::VerbStep> step = stepOf(bytes))
        return m_session.perform(*step).has_value();
    return m_session.sendNow(bytes);
}

bool CommandLine::answersChallenge() const
{
    const transcript::Transcript &transcript = m_session.transcript();
    for (qsizetype index = transcript.size(); index-- > 0;) {
        const transcript::Event &event = transcript.at(index);
        if (const auto *received = std::get_if<transcript::Received>(&event.payload))
            return received->data.bytes.startsWith("334");
        if (std::holds_alternative<transcript::Sent>(event.payload))
            return wasLastSentSecret();
    }
    return false;
}

bool CommandLine::wasLastSentSecret() const
{
    const transcript::Transcript &transcript = m_session.transcript();
    for (qsizetype index = transcript.size(); index-- > 0;) {
        const transcript::Event &event = transcript.at(index);
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            return !sent->data.masks.isEmpty();
    }
    return false;
}

void CommandLine::remember(const QString &text, const QByteArray &bytes)
{
    if (!wire::Command::raw(bytes).secretRanges.isEmpty() || wasLastSentSecret())
        return;
    m_history.removeAll(text);
    m_history += text;
    if (m_history.size() > RememberedLines)
        m_history.removeFirst();
}

void CommandLine::recall(int step)
{
    const qsizetype wanted = m_recalled + step;
    if (wanted < 0 || wanted > m_history.size())
        return;
    if (m_recalled == m_history.size())
        m_draft = m_line->text();
    m_recalled = wanted;
    m_line->setText(wanted == m_history.size() ? m_draft : m_history.at(wanted));
}

bool CommandLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            recall(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace mailscope::ui
