// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/choicewords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
struct Row {
    QLatin1StringView id;
    const char *text;
};

constexpr std::array BecauseTexts{
    Row{"wanted"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it was asked for")},
    Row{"only-one"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "nothing else can be used")},
    Row{"binds"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice",
                          "it proves the password without sending it, and ties the login to this connection")},
    Row{"proves"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice",
                          "it proves the password without sending it, and the server has to prove it too")},
    Row{"certificate"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "the client's certificate says who it is")},
    Row{"ticket"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "a Kerberos ticket says who it is")},
    Row{"token"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it takes the token, which the encryption protects")},
    Row{"encrypted"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice",
                          "it is the strongest that can be used; the encryption protects the password that it sends")},
    Row{"guessable"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice",
                          "it is the strongest that can be used; whoever listens can only guess the password")},
    Row{"local"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice",
                          "it is the strongest that can be used, and nothing leaves this machine")},
    Row{"allowed"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice", "it is the strongest that can be used, and the user allows it here")},
    Row{"anonymous"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "nobody was named to log in as")},
};

constexpr std::array UsabilityTexts{
    Row{"usable"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "can be used")},
    Row{"not-offered"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "the server does not offer it")},
    Row{"not-wanted"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it was not asked for")},
    Row{"not-known"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "this program does not know it")},
    Row{"not-here"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice", "this machine lacks what it takes: Cyrus SASL's plugin for Kerberos")},
    Row{"needs-user"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it needs a user")},
    Row{"needs-password"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it needs a password")},
    Row{"needs-token"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it needs a token")},
    Row{"needs-certificate"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice", "it needs a client certificate on an encrypted connection")},
    Row{"needs-ticket"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "it needs a Kerberos ticket: ask for it by name")},
    Row{"other-identity"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice", "it would not use what was given to log in with: ask for it by name")},
    Row{"needs-encryption"_L1, QT_TRANSLATE_NOOP("mailscope::Choice", "the secret would cross the network readable")},
    Row{"needs-trust"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice", "the secret would go to a server whose certificate is not acceptable")},
    Row{"cannot-bind"_L1,
        QT_TRANSLATE_NOOP("mailscope::Choice", "there is nothing on this connection that a login could be tied to")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("mailscope::Choice", text);
}

template <std::size_t Count>
QString textOf(const std::array<Row, Count> &rows, QStringView id)
{
    const auto found = std::ranges::find_if(rows, [id](const Row &row) { return row.id == id; });
    return found == rows.end() ? QString() : translated(found->text);
}

/// "CRAM-MD5: it needs a password; …", each reason in words.
QString unusableText(const QJsonObject &unusable)
{
    QStringList parts;
    for (auto each = unusable.begin(); each != unusable.end(); ++each)
        parts.append(u"%1: %2"_s.arg(each.key(), usabilityText(each.value().toString())));
    return parts.join(u"; "_s);
}
} // namespace

QString usabilityText(QStringView id)
{
    return textOf(UsabilityTexts, id);
}

QString choiceText(const QJsonObject &choice)
{
    if (!choice.value("offered"_L1).isArray())
        return {};
    const QString counts = translated(QT_TRANSLATE_NOOP("mailscope::Choice", "Offered %1, usable %2"))
                               .arg(choice.value("offered"_L1).toArray().size())
                               .arg(choice.value("usable"_L1).toArray().size());
    if (const QString chosen = choice.value("chosen"_L1).toString(); !chosen.isEmpty())
        return translated(QT_TRANSLATE_NOOP("mailscope::Choice", "%1, chose %2 because %3"))
            .arg(counts, chosen, textOf(BecauseTexts, choice.value("because"_L1).toString()));
    const QString why = unusableText(choice.value("unusable"_L1).toObject());
    return why.isEmpty() ? counts : u"%1 (%2)"_s.arg(counts, why);
}

} // namespace mailscope::report
