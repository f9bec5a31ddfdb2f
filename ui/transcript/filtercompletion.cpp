// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/filtercompletion.h"

#include "filter/filterparser.h"
#include "format/eventnames.h"

namespace mailscope::ui {

using namespace Qt::StringLiterals;

namespace {
QStringList phaseNames()
{
    QStringList names;
    for (int phase = 0; phase < PhaseCount; ++phase)
        names.append(phaseName(static_cast<Phase>(phase)));
    return names;
}

QStringList kindNames()
{
    QStringList names;
    for (std::size_t kind = 0; kind < std::variant_size_v<transcript::Payload>; ++kind)
        names.append(format::eventKindName(kind));
    return names;
}

QStringList valuesOf(QStringView field)
{
    if (field == "dir"_L1)
        return {u"in"_s, u"out"_s, u"note"_s};
    if (field == "code"_L1)
        return {u"2xx"_s, u"3xx"_s, u"4xx"_s, u"5xx"_s};
    if (field == "stage"_L1)
        return phaseNames();
    if (field == "enc"_L1)
        return {u"yes"_s, u"no"_s};
    if (field == "kind"_L1)
        return kindNames();
    if (field == "slow"_L1)
        return {u">100ms"_s, u">500ms"_s, u">1s"_s, u">5s"_s};
    return {};
}

/// Where the word that ends at \p cursor begins; -1 when the cursor stands inside quotes.
qsizetype wordBegin(QStringView text, qsizetype cursor)
{
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype at = 0; at < cursor; ++at) {
        if (text[at] == u'\\' && isQuoted)
            ++at;
        else if (text[at] == u'"')
            isQuoted = !isQuoted;
        else if (text[at].isSpace() && !isQuoted)
            begin = at + 1;
    }
    return isQuoted ? -1 : begin;
}
} // namespace

FilterCompletion FilterCompletion::of(const QString &text, qsizetype cursor)
{
    const qsizetype begin = wordBegin(text, std::min(cursor, text.size()));
    if (begin < 0)
        return {};
    FilterCompletion completion{begin, std::min(cursor, text.size()) - begin, {}};
    QStringView word = QStringView(text).sliced(begin, completion.length);
    const QString minus = word.startsWith(u'-') ? u"-"_s : QString();
    word = word.sliced(minus.size());
    const qsizetype colon = word.indexOf(u':');
    if (colon < 0) {
        for (const QLatin1StringView field : filter::FilterParser::fields()) {
            if (QStringView(QString(field)).startsWith(word))
                completion.candidates.append(minus + QString(field) + u':');
        }
        return completion;
    }
    // Only what stands behind the last comma is still being typed.
    const qsizetype value = std::max(colon, word.lastIndexOf(u',')) + 1;
    const QStringList values = valuesOf(word.first(colon));
    for (const QString &each : values) {
        if (each.startsWith(word.sliced(value)) && each.size() > word.size() - value)
            completion.candidates.append(minus + word.first(value).toString() + each);
    }
    return completion;
}

QString FilterCompletion::explanation(const QString &candidate)
{
    const QString field = candidate.startsWith(u'-') ? candidate.sliced(1) : candidate;
    if (field == "dir:"_L1)
        return tr("received, sent, or neither");
    if (field == "code:"_L1)
        return tr("the code of the reply");
    if (field == "stage:"_L1)
        return tr("the part of the session");
    if (field == "enc:"_L1)
        return tr("encrypted or not");
    if (field == "kind:"_L1)
        return tr("the kind of event");
    if (field == "slow:"_L1)
        return tr("waited for longer than that");
    return {};
}

} // namespace mailscope::ui
