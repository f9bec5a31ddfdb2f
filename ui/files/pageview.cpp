// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/pageview.h"

#include "ui/theme/colours.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// What rich text does not know it takes for words, or for nothing.
QString asRichText(QString html, const QString &forDrawing)
{
    static const QRegularExpression unseen(u"<style\\b.*?</style>|<title\\b.*?</title>"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression drawing(u"<svg\\b.*?</svg>"_s, QRegularExpression::DotMatchesEverythingOption);
    html.remove(unseen);
    html.replace(drawing, u"<p><i>%1</i></p>"_s.arg(forDrawing.toHtmlEscaped()));
    // The cells of a line of the transcript stand in a grid.
    html.replace("</a><time>"_L1, "</a>&#160; <time>"_L1);
    html.replace("</time><span>"_L1, "</time>&#160; <span>"_L1);
    html.replace("</span><span>"_L1, "</span>&#160;<span>"_L1);
    return html;
}

QString styleFor(const Colours &colours)
{
    return u"a { color: %1; text-decoration: none; } th { text-align: left; font-weight: 600; } "
           "th, td { padding-right: 12px; } .good { color: %2; } .warning { color: %3; } .bad { color: %4; } "
           "i, em, .dim, .note, summary { color: %5; } .out { color: %6; } .in { color: %7; } "
           ".l, code, pre { font-family: monospace; }"_s.arg(
               colours.accent.name(), colours.ok.name(), colours.warn.name(), colours.fail.name(), colours.dim.name(),
               colours.sent.name(), colours.received.name());
}

} // namespace

PageView::PageView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme().isEmpty() && link.path().isEmpty() && link.host().isEmpty())
            scrollToAnchor(link.fragment());
    });
}

void PageView::showPage(const QByteArray &html)
{
    document()->setDefaultStyleSheet(styleFor(coloursFor(palette())));
    setHtml(asRichText(QString::fromUtf8(html), tr("A browser draws the times here.")));
}

QVariant PageView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return {};
}

} // namespace mailscope::ui
