// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/htmlpage.h"

#include "format/exporttext.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace mailscope::format::html {

using namespace Qt::StringLiterals;

namespace {
/// Bytes of a stranger stand in <bdi>, so that what is written from right to left stays in its place. Nothing is said by colour alone.
constexpr QByteArrayView Style = R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --dim: #59636e; --line: #d1d9e0; --soft: #f6f8fa;
  --good: #116329; --warn: #7d4e00; --bad: #b42318; --sent: #0550ae; --received: #116329; }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --dim: #9198a1; --line: #3d444d; --soft: #161b22;
  --good: #56d364; --warn: #e3b341; --bad: #ff7b72; --sent: #79c0ff; --received: #7ee787; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Liberation Sans", sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
a { color: var(--sent); }
table { border-collapse: collapse; width: 100%; margin-top: .8rem; }
th, td { text-align: left; vertical-align: top; padding: .15rem .8rem .15rem 0; overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; }
bdi, code, pre, .log { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .92em; }
code, pre { overflow-wrap: anywhere; white-space: pre-wrap; }
i { color: var(--dim); font-style: normal; }
em { color: var(--dim); font-style: italic; }
summary { cursor: pointer; }
.verdict { padding: .6rem .9rem; border: 1px solid var(--line); border-left-width: .4rem; background: var(--soft); }
.secrets { padding: .6rem .9rem; border: 2px solid var(--bad); }
.good { color: var(--good); } .warning { color: var(--warn); } .bad { color: var(--bad); } .dim { color: var(--dim); }
.finding { margin: .8rem 0; } .finding p { margin: .1rem 0; }
.log details { margin: .2rem 0; } .log summary { color: var(--dim); }
.l { display: grid; grid-template-columns: 4rem 5.5rem 2rem 1.2rem 1fr; white-space: pre-wrap; overflow-wrap: anywhere; }
.l > a, .l > time { color: var(--dim); text-align: right; padding-right: .7rem; text-decoration: none; }
.l:target { background: var(--soft); outline: 1px solid var(--line); }
.out { color: var(--sent); } .in { color: var(--received); } .note { color: var(--dim); }
svg { width: 100%; height: auto; font: 11px ui-monospace, "Liberation Mono", monospace; }
svg text { fill: var(--ink); } svg .axis { stroke: var(--line); }
svg .stage { fill: var(--line); } svg .wait { fill: var(--warn); } svg .read { fill: var(--received); }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; text-decoration: none; }
  .finding, .l, tr { break-inside: avoid; } h2 { break-after: avoid; } }
)";

/// Only this style counts, none that somebody managed to smuggle in.
QByteArray policy()
{
    const QByteArray digest = QCryptographicHash::hash(Style, QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; style-src 'sha256-" + digest + "'; base-uri 'none'; form-action 'none'";
}

/// The words of a page come from the same catalogue as this.
QByteArray languageOfTexts()
{
    return htmlText(
               QCoreApplication::translate("mailscope::Export", "en", "the language of these texts, as HTML calls it"))
        .toUtf8();
}
} // namespace

QByteArray pageHead(const QString &title, const QString &remark)
{
    QByteArray head = "<!DOCTYPE html>";
    if (!remark.isEmpty())
        head += "<!-- " + htmlText(remark).toUtf8() + " -->";
    return head + "\n<html lang=\"" + languageOfTexts()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy()
        + "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" "
          "content=\"width=device-width, "
          "initial-scale=1\">\n<title>"
        + htmlText(title).toUtf8() + "</title>\n<style>" + Style.toByteArray() + "</style>\n</head>\n<body>\n";
}

QByteArray pageFoot()
{
    return "</body>\n</html>\n";
}

} // namespace mailscope::format::html
