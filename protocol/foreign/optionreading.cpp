// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/optionreading.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mailscope::foreign {
namespace {

using Value = ForeignOption::Value;

bool looksLikeOption(const QByteArray &word)
{
    return word.size() > 1 && word.startsWith('-');
}

const ForeignOption *optionNamed(const ForeignSyntax &syntax, const QByteArray &name)
{
    for (const ForeignOption &option : syntax.options) {
        if (QByteArray(option.names).split(' ').contains(name))
            return &option;
    }
    return nullptr;
}

/// One option after another.
class Walk {
public:
    Walk(OptionReading &reading, std::span<const CommandWord> words, const ForeignSyntax &syntax)
        : m_reading(reading), m_words(words), m_syntax(syntax)
    { }

    void go()
    {
        while (m_at < m_words.size() && !m_reading.fault)
            takeWord(m_words[m_at++]);
    }

private:
    void takeWord(const CommandWord &word)
    {
        if (word.isInput) {
            m_reading.made.plan.mail.content.file = QString::fromUtf8(word.bytes);
            return;
        }
        if (!looksLikeOption(word.bytes) || m_isPastOptions)
            return m_syntax.operand(m_reading, word);
        if (word.bytes == "--") {
            m_isPastOptions = true;
            return;
        }
        if (m_syntax.hasShortOptions && !word.bytes.startsWith("--"))
            return takeCluster(word);
        takeLong(word);
    }

    void takeLong(const CommandWord &word)
    {
        const qsizetype equals = word.bytes.indexOf('=');
        const QByteArray whole = equals < 0 ? word.bytes : word.bytes.first(equals);
        const ForeignOption *const option = optionNamed(m_syntax, whole.sliced(whole.startsWith("--") ? 2 : 1));
        if (option == nullptr)
            return m_reading.cannot(whole);
        if (equals < 0)
            return apply(*option, word.position);
        CommandWord value{.bytes = word.bytes.sliced(equals + 1), .position = word.position + equals + 1};
        value.mayExpand = word.mayExpand;
        if (word.mayExpand && value.bytes.startsWith('$') && value.bytes.lastIndexOf('$') == 0)
            value.variable = value.bytes.sliced(1);
        use(*option, value);
    }

    /// Several letters behind one dash; the first one that takes a value takes the rest.
    void takeCluster(const CommandWord &word)
    {
        for (qsizetype at = 1; at < word.bytes.size(); ++at) {
            const QByteArray letter(1, word.bytes.at(at));
            const ForeignOption *const option = optionNamed(m_syntax, letter);
            if (option == nullptr)
                return m_reading.cannot('-' + letter);
            if (option->value == Value::None) {
                use(*option, word);
                continue;
            }
            if (at + 1 == word.bytes.size())
                return apply(*option, word.position);
            return use(
                *option,
                {.bytes = word.bytes.sliced(at + 1), .position = word.position + at + 1, .mayExpand = word.mayExpand});
        }
    }

    /// With the next word for its value, where it takes one.
    void apply(const ForeignOption &option, qsizetype position)
    {
        const bool hasNext = m_at < m_words.size();
        const bool takes = option.value == Value::Wanted
            || (option.value == Value::Optional && hasNext && !looksLikeOption(m_words[m_at].bytes));
        if (takes && !hasNext) {
            m_reading.fault = QCoreApplication::translate("mailscope", "The value of the last option is missing.");
            return;
        }
        use(option, takes ? m_words[m_at++] : CommandWord{.bytes = {}, .position = position});
    }

    void use(const ForeignOption &option, const CommandWord &value)
    {
        if (option.apply != nullptr)
            option.apply(m_reading, value);
    }

    OptionReading &m_reading;
    std::span<const CommandWord> m_words;
    const ForeignSyntax &m_syntax;
    std::size_t m_at = 0;
    bool m_isPastOptions = false;
};

} // namespace

void OptionReading::cannot(const QByteArray &option)
{
    // An option that is none may be a password that slipped behind a blank: it is not shown whole.
    const QString shown = QString::fromLatin1(option.first(std::min<qsizetype>(option.size(), 24)));
    remark(QCoreApplication::translate("mailscope", "%1 was not understood and is left out.").arg(shown));
}

void OptionReading::secret(QString plan::Login::*source, const CommandWord &value)
{
    isSecret = true;
    if (!value.variable.isEmpty()) {
        made.plan.login.*source = u"env:"_s + QString::fromLatin1(value.variable);
        return;
    }
    made.plan.login.*source = u"prompt"_s;
    if (!value.bytes.isEmpty())
        remark(QCoreApplication::translate("mailscope",
                                           "The password or token in the line is not kept: it will be asked for."));
}

void readOptions(OptionReading &reading, std::span<const CommandWord> words, const ForeignSyntax &syntax)
{
    Walk(reading, words, syntax).go();
}

bool setTimeLimit(plan::Plan &plan, const QByteArray &text)
{
    QByteArray number = text;
    const char unit = number.isEmpty() ? '\0' : number.back();
    const int factor = unit == 'h' ? 3600 : unit == 'm' ? 60 : 1;
    if (unit == 'h' || unit == 'm' || unit == 's')
        number.chop(1);
    bool isNumber = false;
    const double seconds = number.toDouble(&isNumber) * factor;
    if (!isNumber || !(seconds >= 0) || seconds > 1'000'000)
        return false;
    const auto limit = std::chrono::milliseconds(qRound64(seconds * 1000));
    plan.patience = limit.count() == 0 ? Patience(std::nullopt) : Patience(limit);
    return true;
}

void addRecipient(OptionReading &reading, QByteArray address, plan::Mail::Role role)
{
    address = address.trimmed();
    if (address.startsWith('<') && address.endsWith('>') && address.size() > 1)
        address = address.sliced(1, address.size() - 2);
    if (!address.isEmpty())
        reading.made.plan.mail.recipients.append({address, role, {}});
}

void setMechanisms(OptionReading &reading, const QByteArray &names)
{
    reading.made.plan.login.mechanisms.clear();
    for (const QByteArray &name : names.split(',')) {
        const auto mechanism = plan::mechanismFromName(QString::fromLatin1(name.trimmed()));
        if (mechanism && !mechanism->isEmpty())
            reading.made.plan.login.mechanisms.append(*mechanism);
        else
            reading.remark(QCoreApplication::translate("mailscope",
                                                       "A mechanism to log in by was not understood and is left out."));
    }
}

void setBinding(OptionReading &reading, const QByteArray &address)
{
    const QHostAddress parsed(QString::fromLatin1(address));
    if (parsed.isNull())
        reading.remark(
            QCoreApplication::translate("mailscope", "The address to connect from is no numeric one and is left out."));
    else
        reading.made.plan.bindAddress = parsed;
}

} // namespace mailscope::foreign
