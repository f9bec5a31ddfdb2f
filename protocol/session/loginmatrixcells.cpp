// SPDX-License-Identifier: GPL-3.0-or-later
// LoginMatrix: what an attempt shows, and what all of them come to.
#include "session/loginmatrix.h"

#include "wire/replyparser.h"

#include <algorithm>

namespace mailscope::session {

using namespace Qt::StringLiterals;
using Cell = LoginMatrix::Cell;
using Place = LoginMatrix::Place;

namespace {
QByteArray nameOf(Issue::Id issue)
{
    const QLatin1StringView name = issueName(issue);
    return {name.data(), name.size()};
}

void takeReply(Cell &cell, const wire::Reply &reply)
{
    cell.code = reply.code;
    cell.enhanced = reply.enhanced;
    cell.text = reply.text();
}

/// Reads one attempt event by event.
class AttemptReader {
public:
    explicit AttemptReader(Cell &cell) : m_cell(cell) { }

    void take(const transcript::Event &event)
    {
        if (const auto *const received = std::get_if<transcript::Received>(&event.payload))
            takeLine(*received);
        else if (const auto *const step = std::get_if<transcript::AuthStep>(&event.payload))
            takeStep(step->step);
        else if (const auto *const ended = std::get_if<transcript::StageEnded>(&event.payload))
            takeEnd(*ended);
        else if (const auto *const finished = std::get_if<transcript::Finished>(&event.payload))
            takeFinish(*finished);
    }

    [[nodiscard]] bool counts() const { return m_counts; }

private:
    void takeLine(const transcript::Received &received)
    {
        if (received.unused || received.phase != Phase::Auth)
            return;
        const auto result = m_parser.add({received.data.bytes, received.end, received.continuesPrevious});
        if (result && std::holds_alternative<wire::Reply>(*result))
            takeReply(m_cell, std::get<wire::Reply>(*result));
    }

    void takeStep(const QJsonObject &step)
    {
        const QString name = step.value("name"_L1).toString();
        if (name != "choice"_L1)
            m_cell.steps.append(step);
        if (name == "end"_L1)
            m_counts = m_counts || step.value("fields"_L1)["counts"_L1].toBool();
    }

    void takeEnd(const transcript::StageEnded &ended)
    {
        if (ended.phase != Phase::Auth || ended.status == transcript::StageStatus::Skipped)
            return;
        // Broken off in the middle, the server may hold it against the user all the same.
        const bool isBrokenOff =
            ended.issue && !m_cell.steps.isEmpty() && m_cell.steps.constLast().value("name"_L1) != "end"_L1;
        m_counts = m_counts || isBrokenOff;
        const bool refused = ended.issue && ended.issue->id == Issue::AuthFailed;
        m_cell.state = !ended.issue ? Cell::State::Accepted : refused ? Cell::State::Refused : Cell::State::Failed;
        m_cell.reason = ended.issue ? nameOf(ended.issue->id) : QByteArray();
    }

    /// The session ended before it came to the login.
    void takeFinish(const transcript::Finished &finished)
    {
        if (m_cell.isDecided())
            return;
        m_cell.state = Cell::State::Failed;
        m_cell.reason = finished.issue ? nameOf(finished.issue->id) : QByteArray();
    }

    Cell &m_cell;
    wire::ReplyParser m_parser;
    bool m_counts = false;
};

/// It was tried, or would have been had nothing come between.
bool wasMeant(const Cell &cell)
{
    return cell.state != Cell::State::Untried || cell.reason == "too-many-failures" || cell.reason == "cancelled"
        || cell.reason == nameOf(Issue::AuthServerUnproven);
}
} // namespace

QLatin1StringView whenName(LoginMatrix::When when)
{
    switch (when) {
    case LoginMatrix::When::Clear:
        return "clear"_L1;
    case LoginMatrix::When::StartTls:
        return "starttls"_L1;
    case LoginMatrix::When::Tls:
        break;
    }
    return "tls"_L1;
}

bool decide(LoginMatrix::Cell &cell, const transcript::Transcript &transcript)
{
    AttemptReader reader(cell);
    for (const transcript::Event &event : transcript)
        reader.take(event);
    return reader.counts();
}

Verdict conclude(const QList<Place> &places, const QList<Cell> &cells)
{
    const auto isUnproven = [](const Cell &cell) {
        return cell.state == Cell::State::Failed && cell.reason == nameOf(Issue::AuthServerUnproven);
    };
    if (std::ranges::any_of(cells, isUnproven))
        return Verdict::Auth;
    const auto accepted = std::ranges::count(cells, Cell::State::Accepted, &Cell::state);
    const auto meant = std::ranges::count_if(cells, wasMeant);
    const auto failsItself = [](const Place &place) {
        // That a server offers no STARTTLS is no failure of a login.
        return place.issue && !place.isGuess && place.issue->id != Issue::TlsNotOffered;
    };
    const auto broken = std::ranges::find_if(places, failsItself);
    if (accepted > 0)
        return accepted == meant && broken == places.end() ? Verdict::Ok : Verdict::Partial;
    if (meant == 0 && broken != places.end())
        return issueVerdict(broken->issue->id);
    const auto first = std::ranges::find_if(cells, [](const Cell &cell) { return cell.state == Cell::State::Failed; });
    const bool noneRefused =
        std::ranges::none_of(cells, [](const Cell &cell) { return cell.state == Cell::State::Refused; });
    if (first != cells.end() && noneRefused) {
        if (const auto issue = issueFromName(first->reason))
            return issueVerdict(*issue);
    }
    return Verdict::Auth;
}

} // namespace mailscope::session
