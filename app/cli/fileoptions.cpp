// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fileoptions.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using namespace commands;

constexpr CommandSet Comparing = Diff | commands::Replay; ///< commands that print two

constexpr QLatin1StringView OutputGroup = "Output"_L1;

template <QString Request::*Member>
Error setText(Request &request, const QString &value)
{
    request.*Member = value;
    return {};
}

template <bool Request::*Member>
Error setFlag(Request &request, const QString &)
{
    request.*Member = true;
    return {};
}

Error setShell(Request &request, const QString &value)
{
    if (value != "posix"_L1 && value != "powershell"_L1)
        return u"“%1” is not possible: use posix or powershell."_s.arg(value);
    request.shell = value == "posix"_L1 ? foreign::Shell::Posix : foreign::Shell::PowerShell;
    return {};
}

Error setIgnored(Request &request, const QString &value)
{
    for (const QString &name : value.split(u',')) {
        const std::optional<compare::Area> area = compare::areaFromName(name);
        if (!area)
            return u"“%1” is nothing that is compared: use verdict, capabilities, encryption, certificate, exchanges, codes or texts."_s
                .arg(name);
        request.ignored.insert(*area);
    }
    return {};
}

constexpr auto Choices = Completion::Choices;
constexpr auto Nothing = Completion::Nothing;

constexpr std::array Table{
    Option{
        "--format"_L1, "NAME"_L1, Show | Run, OutputGroup,
        "how to print: text or json; show also markdown, html, csv, script and pcapng; run also nagios, prometheus and junit"_L1,
        false, Nothing, setText<&Request::formatOption>},
    Option{"--filter"_L1, "TERMS"_L1, Show, OutputGroup,
           "only the events for which all terms hold, such as 'dir:in code:5xx stage:auth'"_L1, false, Nothing,
           setText<&Request::filter>},
    Option{"--as"_L1, "swaks|curl|openssl|perl|mailscope"_L1, Export, OutputGroup, "the program to write for"_L1, false,
           Choices, setText<&Request::exportTool>},
    Option{"--shell"_L1, "posix|powershell"_L1, Export, OutputGroup, "the shell to quote for: posix unless given"_L1,
           false, Choices, setShell},
    Option{"--ignore"_L1, "AREA,..."_L1, Comparing, OutputGroup,
           "does not compare these: verdict, capabilities, encryption, certificate, exchanges, codes, texts"_L1, false,
           Nothing, setIgnored},
    Option{"--paced"_L1, ""_L1, commands::Replay, OutputGroup,
           "waits as long between the commands as the session in the file did"_L1, false, Nothing,
           setFlag<&Request::isPaced>},
};

} // namespace

std::span<const Option> fileOptions()
{
    return Table;
}

} // namespace mailscope::cli
