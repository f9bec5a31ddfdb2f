// SPDX-License-Identifier: GPL-3.0-or-later
#include "play/expectedend.h"

using namespace Qt::StringLiterals;

namespace mailscope::play {

void ExpectedEnd::add(const plan::ScriptLine &line)
{
    m_lines.push_back(line);
    if (m_origin == Origin::Unforeseen && saysHowItEnds(std::get<plan::Expectation>(line.step)))
        m_origin = Origin::Expected;
}

QStringList ExpectedEnd::failures(const transcript::Transcript &transcript, const transcript::Finished &end) const
{
    QStringList failures;
    if (m_lines.empty())
        return failures;
    const report::Report report = report::fold(transcript, end);
    for (const plan::ScriptLine &line : m_lines) {
        const Judgement judgement = judge(std::get<plan::Expectation>(line.step), report);
        if (!judgement.holds)
            failures += u"line %1: %2"_s.arg(line.number).arg(judgement.text);
    }
    return failures;
}

} // namespace mailscope::play
