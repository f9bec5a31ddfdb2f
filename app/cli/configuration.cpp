// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/configuration.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Refusal = std::unexpected<QString>;

/// A folder of the XDG base directory specification; a relative path in the variable is to be ignored.
QString baseFolder(const QProcessEnvironment &environment, const QString &variable, const QString &belowHome)
{
    const QString given = environment.value(variable);
    if (given.startsWith(u'/'))
        return given;
    const QString home = environment.value(u"HOME"_s);
    return home.isEmpty() ? QString() : home + belowHome;
}

/// Secrets are recorded only where the command line itself says so: a file would say it at every start.
bool isSettable(const Option &option)
{
    return option.name != "--help"_L1 && option.name != "--version"_L1 && option.name != "--show-secrets"_L1;
}

QString plainName(const Option &option)
{
    const QString name = option.name;
    return name.sliced(name.startsWith("--"_L1) ? 2 : 1);
}

const Option *optionByPlainName(QStringView name)
{
    for (const Option &option : optionTable()) {
        if (isSettable(option) && plainName(option) == name)
            return &option;
    }
    return nullptr;
}

QStringList plainNames()
{
    QStringList names;
    for (const Option &option : optionTable())
        names += plainName(option);
    return names;
}

/// Whether a switch is on; nothing when \p value is neither yes nor no.
std::optional<bool> isOn(const QString &value)
{
    if (value == "yes"_L1 || value == "true"_L1 || value == "on"_L1 || value == "1"_L1)
        return true;
    if (value == "no"_L1 || value == "false"_L1 || value == "off"_L1 || value == "0"_L1)
        return false;
    return std::nullopt;
}

std::expected<std::optional<Assignment>, QString> readLine(const QString &line, const QString &origin)
{
    if (line.isEmpty() || line.startsWith(u'#'))
        return std::nullopt;
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0)
        return Refusal(u"%1: write NAME = VALUE."_s.arg(origin));
    const QString name = line.first(equals).trimmed();
    const QString value = line.sliced(equals + 1).trimmed();
    const Option *option = optionByPlainName(name);
    if (!option)
        return Refusal(u"%1: there is no option “%2”.%3"_s.arg(origin, name, didYouMean(name, plainNames())));
    if (option->takesValue())
        return Assignment{option, value, origin};
    const std::optional<bool> on = isOn(value);
    if (!on)
        return Refusal(u"%1: “%2” is yes or no."_s.arg(origin, name));
    return *on ? std::optional(Assignment{option, {}, origin}) : std::nullopt;
}

} // namespace

QString configurationPath(const QProcessEnvironment &environment)
{
    const QString folder = baseFolder(environment, u"XDG_CONFIG_HOME"_s, u"/.config"_s);
    return folder.isEmpty() ? QString() : folder + "/mailscope/cli.conf"_L1;
}

QString historyPath(const QProcessEnvironment &environment)
{
    const QString folder = baseFolder(environment, u"XDG_STATE_HOME"_s, u"/.local/state"_s);
    return folder.isEmpty() ? QString() : folder + "/mailscope/history"_L1;
}

std::expected<QList<Assignment>, QString> configuredAssignments(const QProcessEnvironment &environment, CommandSet bit)
{
    QList<Assignment> assignments;
    QFile file(configurationPath(environment));
    if (file.fileName().isEmpty() || !file.exists())
        return assignments;
    if (!file.open(QIODevice::ReadOnly))
        return Refusal(u"The configuration file %1 cannot be read: %2."_s.arg(file.fileName(), file.errorString()));
    for (int number = 1; !file.atEnd(); ++number) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        const auto assignment = readLine(line, u"%1, line %2"_s.arg(file.fileName()).arg(number));
        if (!assignment)
            return Refusal(assignment.error());
        if (*assignment && ((*assignment)->option->commands & bit) != 0)
            assignments += **assignment;
    }
    return assignments;
}

std::expected<QList<Assignment>, QString> variableAssignments(const QProcessEnvironment &environment, CommandSet bit)
{
    QList<Assignment> assignments;
    for (const Option &option : optionTable()) {
        const QString variable = "MAILSCOPE_"_L1 + plainName(option).toUpper().replace(u'-', u'_');
        const QString value = environment.value(variable);
        if (value.isEmpty() || !isSettable(option) || (option.commands & bit) == 0)
            continue;
        if (option.takesValue()) {
            assignments += Assignment{&option, value, variable};
            continue;
        }
        const std::optional<bool> on = isOn(value);
        if (!on)
            return Refusal(u"The variable %1 is yes or no."_s.arg(variable));
        if (*on)
            assignments += Assignment{&option, {}, variable};
    }
    return assignments;
}

} // namespace mailscope::cli
