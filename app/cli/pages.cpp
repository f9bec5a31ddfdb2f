// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pages.h"

#include "cli/helptext.h"
#include "cli/prompt.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// Text for troff: a backslash, a dash and a dot or quote at the beginning of a line mean something to it.
QString roff(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    if (escaped.startsWith(u'.') || escaped.startsWith(u'\''))
        escaped.prepend("\\&"_L1);
    return escaped;
}

QString term(const QString &bold, const QString &argument, const QString &text)
{
    QString head = u"\\fB%1\\fR"_s.arg(roff(bold));
    if (!argument.isEmpty())
        head += u" \\fI%1\\fR"_s.arg(roff(argument));
    return u".TP\n%1\n%2.\n"_s.arg(head, roff(text));
}

QString targetSection()
{
    return u".SH TARGET\n"
           "host, host:port or a URL; several, separated by commas, are tried in turn until one connects. IPv6 "
           "addresses stand in brackets.\n"
           ".TP\n\\fBsmtp://host\\fR\nport 25, STARTTLS if it is offered; the same as host alone.\n"
           ".TP\n\\fBsubmission://host\\fR\nport 587, STARTTLS required.\n"
           ".TP\n\\fBsmtps://host\\fR\nport 465, TLS from the first byte.\n"
           ".TP\n\\fBlmtp://host\\fR\nport 24, STARTTLS if it is offered.\n"
           ".TP\n\\fBsmtp+unix:///path\\fR, \\fBlmtp+unix:///path\\fR\na Unix socket.\n"
           ".TP\n\\fBsmtp+pipe:COMMAND\\fR, \\fBlmtp+pipe:COMMAND\\fR\na program that speaks on its standard input and output.\n"_s;
}

QString commandsSection()
{
    QString text = u".SH COMMANDS\n"_s;
    for (const Command &command : commandTable())
        text +=
            u".TP\n\\fB%1\\fR \\fI%2\\fR\n%3\n"_s.arg(command.name, roff(command.synopsis), roff(command.description));
    return text;
}

QString optionsSection()
{
    QString text = u".SH OPTIONS\nOptions may stand anywhere behind or before the command; \\fB\\-\\-\\fR ends them. "
                   u"Each has a meaning for some "
                   "commands only: \\fBmailscope\\-cli COMMAND \\-\\-help\\fR lists those.\n"_s;
    QLatin1StringView group;
    for (const Option &option : optionTable()) {
        if (option.group != group)
            text += u".SS %1\n"_s.arg(option.group);
        group = option.group;
        text += term(option.name, option.argument, option.help);
    }
    return text;
}

QString stepsSection()
{
    QString text =
        u".SH PROMPT\nAt the prompt of \\fBsession\\fR, lines that begin with a dot are commands of the program:\n"_s;
    for (const DotCommand &command : dotCommands())
        text += term(command.name, command.argument, command.help);
    return text;
}

QString faultsSection()
{
    return u".SH FAULTS OF THE PRACTICE SERVER\n\\fB\\-\\-fault STEP:KIND[=ARGUMENT]\\fR makes \\fBserve\\fR "
           u"misbehave. STEP is greeting, tls, a verb in "
           "lower case, response, login, payload, unknown or *; STEP[N] means its Nth occurrence on a connection; "
           "rcpt[NAME] and payload[NAME] mean one recipient, named by its local part, its address or its number.\n"
           ".TP\n\\fBrefuse=REPLY\\fR\nthis reply in place of the right one.\n"
           ".TP\n\\fBreplace=BYTES\\fR, \\fBinject=BYTES\\fR\nthese bytes in place of the reply, or behind it.\n"
           ".TP\n\\fBdelay=TIME\\fR, \\fBdrip=TIME\\fR\nlater, or one byte at a time.\n"
           ".TP\n\\fBclose\\fR, \\fBreset\\fR\nends the connection; =after behind the reply, =N behind its first N "
           "bytes.\n"
           ".TP\n\\fBgarble\\fR\ndamages the reply: bytes, lf, nul, code, long, escape or noise.\n"
           ".TP\n\\fBsilence\\fR, \\fBflood\\fR\nno reply, or one without an end.\n"
           ".TP\n\\fBplain\\fR, \\fBkeep\\fR\nfor starttls: goes on in clear, or carries out what was sent behind "
           "STARTTLS.\n"
           ".TP\n\\fBend=BYTES\\fR\nfor data: these bytes end the message as well, when they come in one piece.\n"
           ".PP\nAt \\fBlogin\\fR the server's side of a mechanism of AUTH goes wrong:\n"
           ".TP\n\\fBsignature\\fR, \\fBrspauth\\fR\nthe server's proof in SCRAM or DIGEST\\-MD5 is wrong; it says 235 "
           "all the "
           "same.\n"
           ".TP\n\\fBnonce\\fR\nSCRAM: the server's nonce does not begin with the client's.\n"
           ".TP\n\\fBiterations=N\\fR\nSCRAM: so many are asked for. More than 1000000 the server does not compute "
           "itself.\n"
           ".TP\n\\fBerror=TEXT\\fR\nSCRAM: e=TEXT in place of the server's signature, and 535.\n"
           ".TP\n\\fBextra\\fR\none challenge more than the mechanism has, before a success.\n"
           ".TP\n\\fBchallenge=text\\fR, \\fBchallenge=noise\\fR\na challenge that is no base64, or that means "
           "nothing; "
           "with ,N the Nth one.\n"
           ".TP\n\\fBearly\\fR\n235 in place of the first challenge, or =N of the Nth.\n"
           ".TP\n\\fBwelcome\\fR\n235 to the * with which a client gives up.\n"
           ".SH USERS OF THE PRACTICE SERVER\n"
           "alice has the password wonderland and the token token\\-of\\-alice (XOAUTH2, OAUTHBEARER); bob has builder "
           "and "
           "token\\-of\\-bob. EXTERNAL takes the certificate that \\fB\\-\\-client\\-certificate\\-out\\fR writes. "
           "Mechanisms "
           "that end in \\-PLUS bind to the server's certificate (tls\\-server\\-end\\-point) and are offered with "
           "encryption "
           "only.\n"_s;
}

QString filesSection()
{
    return u".SH FILES\n"
           ".TP\n\\fB$XDG_CONFIG_HOME/mailscope/cli.conf\\fR\noptions, one \"name = value\" a line; the names are "
           "those of the options without dashes, and a "
           "switch is yes or no.\n"
           ".TP\n\\fB$XDG_STATE_HOME/mailscope/history\\fR\nlines typed at the prompt of session. Lines with AUTH and "
           "answers to a 334 never enter it.\n"
           ".SH ENVIRONMENT\n"
           ".TP\n\\fBMAILSCOPE_NAME\\fR\nstands for an option: MAILSCOPE_TLS_POLICY for \\-\\-tls\\-policy. The "
           "command line wins over variables, and "
           "variables win over the file.\n"
           ".TP\n\\fBNO_COLOR\\fR\nwhen set, no colour is used.\n"_s;
}

QString exitSection()
{
    QString text = u".SH EXIT STATUS\n"_s;
    for (const ExitCodeMeaning &each : exitCodeTable())
        text += term(each.code, {}, each.meaning);
    return text;
}

QString examplesSection()
{
    return u".SH EXAMPLES\n"
           ".TP\n\\fBmailscope\\-cli demo\\fR\nthe tour.\n"
           ".TP\n\\fBmailscope\\-cli probe smtp://mx.example\\fR\nwhat a server offers, and what is wrong with it.\n"
           ".TP\n\\fBmailscope\\-cli probe \\-\\-json \\-\\-tls\\-policy require submission://mx.example\\fR\nthe same "
           "as JSON, and exit code 4 unless the "
           "certificate is valid.\n"
           ".TP\n\\fBmailscope\\-cli auth submission://alice@mx.example \\-\\-password\\-from "
           "keychain:work\\fR\nwhether "
           "this login works, and if not, why.\n"
           ".TP\n\\fBmailscope\\-cli auth \\-\\-all submission://alice@mx.example\\fR\nthe same with each mechanism, "
           "as a table; the password is asked for.\n"
           ".TP\n\\fBmailscope\\-cli vrfy mx.example alice bob\\fR\nasks for two addresses.\n"
           ".TP\n\\fBmailscope\\-cli send submission://alice@mx.example \\-\\-to bob@example.org \\-\\-data "
           "message.eml\\fR\nsends a message byte for byte, and says what became of it.\n"
           ".TP\n\\fBmailscope\\-cli send mx.example \\-\\-check postmaster,relay \\-\\-from me@example.org \\-\\-to "
           "you@elsewhere.example\\fR\nwhether the server answers for postmaster and relays for strangers.\n"_s;
}

QString choices(const Option &option)
{
    QString text = option.argument;
    return option.completion == Completion::Choices ? text.replace(u'|', u' ') : QString();
}

QString joined(const QList<const Option *> &options)
{
    QStringList names;
    for (const Option *option : options)
        names += option->name;
    return names.join(u' ');
}

QString commandNames()
{
    QStringList names;
    for (const Command &command : commandTable())
        names += command.name;
    return names.join(u' ');
}

/// Text inside single quotes of a shell.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
}

} // namespace

QByteArray manualPage()
{
    QString text = u".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
                   ".\\\" Made by mailscope-cli-pages from the tables in app/cli; edit those.\n"
                   ".TH MAILSCOPE\\-CLI 1 \"\" \"Mailscope %1\"\n"
                   ".SH NAME\nmailscope\\-cli \\- shows what a mail server really says\n"
                   ".SH SYNOPSIS\n\\fBmailscope\\-cli\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] \\fITARGET\\fR …\n"
                   ".SH DESCRIPTION\nConnects to an SMTP, ESMTP or LMTP server, shows every byte of the conversation, "
                   "explains what the server "
                   "offers and says what is wrong with it.\n"_s.arg(versionText());
    text += commandsSection() + targetSection() + optionsSection() + stepsSection() + faultsSection() + exitSection()
        + filesSection() + examplesSection();
    return text.toUtf8();
}

QByteArray bashCompletion()
{
    QString text = u"# SPDX-License-Identifier: GPL-3.0-or-later\n# Made by mailscope-cli-pages from the tables in "
                   u"app/cli; edit those.\n\n"
                   "_mailscope_cli() {\n"
                   "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word\n"
                   "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD - 1}\"; do\n"
                   "        case $word in -*) ;; *) command=$word && break ;; esac\n"
                   "    done\n"
                   "    COMPREPLY=()\n"
                   "    case $previous in\n"_s;
    QStringList files;
    for (const Option &option : optionTable()) {
        if (option.completion == Completion::File || option.completion == Completion::Folder)
            files += option.name;
        if (option.completion == Completion::Choices)
            text += u"    %1) mapfile -t COMPREPLY < <(compgen -W '%2' -- \"$current\") && return ;;\n"_s.arg(
                option.name, choices(option));
    }
    text += u"    %1) mapfile -t COMPREPLY < <(compgen -f -- \"$current\") && return ;;\n    esac\n"_s.arg(
        files.join(u" | "_s));
    text += u"    if [[ $current == -* ]]; then\n        case $command in\n"_s;
    for (const Command &command : commandTable())
        text += u"        %1) word='%2' ;;\n"_s.arg(command.name, joined(optionsOf(command.bit)));
    text += u"        *) word='--help --version' ;;\n        esac\n"
            "        mapfile -t COMPREPLY < <(compgen -W \"$word\" -- \"$current\")\n"
            "    elif [[ -z $command ]]; then\n"
            "        mapfile -t COMPREPLY < <(compgen -W '%1' -- \"$current\")\n"
            "    else\n"
            "        case $command in\n"
            "        run | show) mapfile -t COMPREPLY < <(compgen -f -- \"$current\") ;;\n"
            "        explain | serve | demo) ;;\n"
            "        *) mapfile -t COMPREPLY < <(compgen -A hostname -- \"$current\") ;;\n"
            "        esac\n"
            "    fi\n"
            "}\n"
            "complete -F _mailscope_cli mailscope-cli\n"_s.arg(commandNames());
    return text.toUtf8();
}

QByteArray zshCompletion()
{
    QString text = u"#compdef mailscope-cli\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
                   "# Made by mailscope-cli-pages from the tables in app/cli; edit those.\n\n"
                   "local -a commands options\n"
                   "local command=${words[(r)(%1)]}\n"
                   "commands=(\n"_s.arg(commandNames().replace(u' ', u'|'));
    for (const Command &command : commandTable())
        text += u"    %1\n"_s.arg(quoted(command.name + u':' + QString(command.summary).replace(u':', "\\:"_L1)));
    text += u")\ncase $command in\n"_s;
    for (const Command &command : commandTable()) {
        text += u"%1)\n    options=(\n"_s.arg(command.name);
        for (const Option *option : optionsOf(command.bit)) {
            QString help = option->help;
            help.replace(u'[', "\\["_L1).replace(u']', "\\]"_L1).replace(u':', "\\:"_L1);
            QString action;
            if (option->takesValue()) {
                action = option->completion == Completion::Choices ? u":value:(%1)"_s.arg(choices(*option))
                    : option->completion == Completion::File       ? u":file:_files"_s
                    : option->completion == Completion::Folder     ? u":folder:_files -/"_s
                                                                   : u":value: "_s;
            }
            text += u"        %1\n"_s.arg(
                quoted(u"%1%2[%3]%4"_s.arg(option->repeats ? u"*"_s : QString(), option->name, help, action)));
        }
        text += u"    )\n    ;;\n"_s;
    }
    text += u"esac\n"
            "if [[ -z $command ]]; then\n"
            "    _describe command commands\n"
            "    return\n"
            "fi\n"
            "case $command in\n"
            "run|show) _arguments -s $options '*:file:_files' ;;\n"
            "*) _arguments -s $options '*:target:_hosts' ;;\n"
            "esac\n"_s;
    return text.toUtf8();
}

QByteArray fishCompletion()
{
    QString text = u"# SPDX-License-Identifier: GPL-3.0-or-later\n# Made by mailscope-cli-pages from the tables in "
                   u"app/cli; edit those.\n\n"
                   "complete -c mailscope-cli -f\n"_s;
    for (const Command &command : commandTable())
        text += u"complete -c mailscope-cli -n __fish_use_subcommand -a %1 -d %2\n"_s.arg(command.name,
                                                                                          quoted(command.summary));
    for (const Option &option : optionTable()) {
        QStringList names;
        for (const Command &command : commandTable()) {
            if ((option.commands & command.bit) != 0)
                names += command.name;
        }
        const QString name =
            option.name.startsWith("--"_L1) ? u"-l "_s + option.name.sliced(2) : u"-s "_s + option.name.sliced(1);
        QString values;
        if (option.takesValue())
            values = option.completion == Completion::Choices ? u" -x -a %1"_s.arg(quoted(choices(option)))
                : option.completion == Completion::Nothing    ? u" -x"_s
                                                              : u" -r -F"_s;
        text += u"complete -c mailscope-cli -n '__fish_seen_subcommand_from %1' %2%3 -d %4\n"_s.arg(
            names.join(u' '), name, values, quoted(option.help));
    }
    text += u"complete -c mailscope-cli -n '__fish_seen_subcommand_from run show' -F\n"_s;
    return text.toUtf8();
}

} // namespace mailscope::cli
