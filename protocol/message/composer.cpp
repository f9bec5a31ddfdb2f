// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/composer.h"

#include "message/flowedtext.h"
#include "message/readymade.h"
#include "message/tokens.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace mailscope::message {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

QString dateText(const QDateTime &time)
{
    const int offset = time.offsetFromUtc() / 60;
    const QString hours = QString::number(100 + std::abs(offset) / 60).right(2);
    const QString minutes = QString::number(100 + std::abs(offset) % 60).right(2);
    return QLocale::c().toString(time, u"ddd, d MMM yyyy HH:mm:ss "_s) + (offset < 0 ? u'-' : u'+') + hours + minutes;
}

bool isOneLine(const QString &text)
{
    return std::ranges::none_of(text, [](QChar each) { return each == u'\r' || each == u'\n' || each == u'\0'; });
}

class Composer {
public:
    Composer(const Draft &draft, const Novelty &novelty) : m_draft(draft), m_novelty(novelty)
    {
        m_tokens.date = draft.date.isEmpty() ? dateText(novelty.time) : draft.date;
        m_tokens.messageId = draft.messageId.isEmpty()
            ? u"<%1@%2>"_s.arg(QString::fromLatin1(novelty.id), QString::fromUtf8(novelty.domain))
            : draft.messageId;
        if (!m_tokens.messageId.startsWith(u'<'))
            m_tokens.messageId = u'<' + m_tokens.messageId + u'>';
        m_tokens.from = draft.from;
        m_tokens.to = (draft.to + draft.cc).join(u", "_s);
        m_tokens.number = novelty.number;
    }

    std::expected<Composed, QString> compose()
    {
        auto body = m_draft.readyMade ? readyMadeBody() : composedBody();
        if (!body)
            return std::unexpected(body.error());
        dropGivenFields(*body);
        const auto header = headerText();
        if (!header)
            return std::unexpected(header.error());
        m_composed.header = *header;
        const auto isEight = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
        m_composed.hasUtf8Header = std::ranges::any_of(*header, isEight);
        m_composed.pieces.append(*header);
        m_composed.pieces += *body;
        m_composed.isEightBit = std::ranges::any_of(m_composed.pieces, [&](const auto &piece) {
            const auto *bytes = std::get_if<QByteArray>(&piece);
            return bytes != nullptr && std::ranges::any_of(*bytes, isEight);
        });
        return std::move(m_composed);
    }

private:
    using Body = std::expected<Pieces, QString>;

    [[nodiscard]] QString filled(const QString &text) const { return m_tokens.replacedIn(text); }
    [[nodiscard]] QByteArray boundary(const char *what) const { return "=_" + m_novelty.id + '_' + what; }

    /// What \p body begins with is its MIME fields; those that the draft gives itself stand in the header.
    void dropGivenFields(Pieces &body) const
    {
        QByteArray whole = std::get<QByteArray>(body.takeFirst());
        if (!whole.contains("\r\n\r\n"))
            whole += std::get<QByteArray>(body.takeFirst());
        const qsizetype end = whole.indexOf("\r\n\r\n") + 2;
        QByteArray kept;
        bool keeps = true;
        for (qsizetype at = 0; at < end;) {
            const qsizetype next = whole.indexOf('\n', at) + 1;
            const QByteArray line = whole.sliced(at, next - at);
            if (!line.startsWith(' '))
                keeps = std::ranges::none_of(m_draft.header, [&line](const HeaderField &each) {
                    return each.is(line.first(line.indexOf(':')));
                });
            kept += keeps ? line : QByteArray();
            at = next;
        }
        body.prepend(kept + whole.sliced(end));
    }

    [[nodiscard]] Body readyMadeBody()
    {
        const auto made = readyMade(*m_draft.readyMade);
        if (!made)
            return std::unexpected(Words::tr("“%1” is no ready-made message: use %2")
                                       .arg(*m_draft.readyMade, readyMadeNames().join(u", "_s)));
        m_subject = made->subject;
        m_keepsSubject = *m_draft.readyMade == "utf8"_L1;
        m_composed.keepsLineEnds = made->keepsLineEnds;
        return Pieces{made->body};
    }

    [[nodiscard]] Body composedBody()
    {
        auto main = texts();
        if (!main || m_draft.attachments.isEmpty())
            return main.transform(
                [](const Pieces &pieces) { return Pieces{QByteArray("MIME-Version: 1.0\r\n")} + pieces; });
        QList<Pieces> parts{*main};
        for (const QString &path : m_draft.attachments) {
            const auto file = fileAt(path);
            if (!file)
                return std::unexpected(file.error());
            parts.append(filePart(*file, "attachment"));
        }
        return Pieces{QByteArray("MIME-Version: 1.0\r\n")} + multipart("mixed", boundary("mixed"), parts);
    }

    [[nodiscard]] Body texts() const
    {
        const Pieces plain{textPart("text/plain; charset=utf-8; format=flowed",
                                    toFlowed(filled(m_draft.text.value_or(QString()))), m_draft.mayBeEightBit)};
        if (!m_draft.html)
            return m_draft.inlineImages.isEmpty() ? Body(plain) : related(plain, "text/plain");
        auto page = htmlPart();
        if (!page || !m_draft.text)
            return page;
        return multipart("alternative", boundary("alternative"), {plain, *page});
    }

    /// Names of images in the page are those of their parts: an identifier needs an "@" (RFC 2392).
    [[nodiscard]] Body htmlPart() const
    {
        const QString html = filled(*m_draft.html);
        QString linked;
        qsizetype at = 0;
        for (qsizetype found = html.indexOf("cid:"_L1); found >= 0; found = html.indexOf("cid:"_L1, at)) {
            const qsizetype name = found + 4;
            linked += QStringView(html).sliced(at, name - at);
            const auto [size, image] = imageNamedAt(QStringView(html).sliced(name));
            if (size > 0)
                linked += QString::fromLatin1(contentId(image));
            at = name + size;
        }
        linked += QStringView(html).sliced(at);
        const Pieces page{textPart("text/html; charset=utf-8", toLines(linked), m_draft.mayBeEightBit)};
        return m_draft.inlineImages.isEmpty() ? Body(page) : related(page, "text/html");
    }

    /// The longest name of an image that \p html begins with, as it is or percent-encoded: its size there, and the index of
    /// the image. The first of several images of one name is meant.
    [[nodiscard]] std::pair<qsizetype, qsizetype> imageNamedAt(QStringView html) const
    {
        std::pair<qsizetype, qsizetype> longest{0, 0};
        for (qsizetype index = 0; index < m_draft.inlineImages.size(); ++index) {
            const QString name = QFileInfo(m_draft.inlineImages.at(index)).fileName();
            for (const QString &each : {name, QString::fromLatin1(QUrl::toPercentEncoding(name))}) {
                if (each.size() > longest.first && html.startsWith(each))
                    longest = {each.size(), index};
            }
        }
        return longest;
    }

    [[nodiscard]] QByteArray contentId(qsizetype image) const
    {
        return "image" + QByteArray::number(image + 1) + '@' + m_novelty.id;
    }

    [[nodiscard]] Body related(const Pieces &root, const QByteArray &type) const
    {
        QList<Pieces> parts{root};
        for (const QString &path : m_draft.inlineImages) {
            const auto file = fileAt(path);
            if (!file)
                return std::unexpected(file.error());
            parts.append(filePart(*file, "inline", contentId(parts.size() - 1)));
        }
        return multipart("related", boundary("related"), parts, ";\r\n type=\"" + type + '"');
    }

    [[nodiscard]] static std::expected<EncodedFile, QString> fileAt(const QString &path)
    {
        const QFileInfo file(path);
        if (file.isFile() && file.isReadable())
            return EncodedFile{path, file.size()};
        return std::unexpected(file.exists() ? Words::tr("the file %1 cannot be read").arg(path)
                                             : Words::tr("the file %1 does not exist").arg(path));
    }

    [[nodiscard]] std::expected<QByteArray, QString> headerText() const
    {
        QList<HeaderField> fields{{"Date", m_tokens.date}, {"Message-ID", m_tokens.messageId}};
        if (!m_draft.from.isEmpty())
            fields.append({"From", m_draft.from});
        if (!m_draft.to.isEmpty())
            fields.append({"To", m_draft.to.join(u", "_s)});
        if (!m_draft.cc.isEmpty())
            fields.append({"Cc", m_draft.cc.join(u", "_s)});
        if (const auto subject = m_draft.subject ? m_draft.subject : m_subject)
            fields.append({"Subject", filled(*subject)});
        for (const HeaderField &each : m_draft.header)
            fields.removeIf([&each](const HeaderField &made) { return made.is(each.name); });
        for (const HeaderField &each : m_draft.header)
            fields.append({each.name, filled(each.value)});
        QByteArray text;
        for (const HeaderField &each : std::as_const(fields)) {
            if (!each.hasValidName())
                return std::unexpected(
                    Words::tr("“%1” cannot be the name of a header field").arg(QString::fromUtf8(each.name)));
            if (!isOneLine(each.value))
                return std::unexpected(
                    Words::tr("a line end or NUL cannot stand in %1").arg(QString::fromUtf8(each.name)));
            const bool isRaw = m_keepsSubject && each.is("Subject");
            const QByteArray wire = each.toWire(isRaw ? HeaderForm::Utf8 : m_draft.headerForm);
            if (!hasLegalLines(wire))
                return std::unexpected(
                    Words::tr("%1 would have a line of more than 998 bytes").arg(QString::fromUtf8(each.name)));
            text += wire;
        }
        return text;
    }

    const Draft &m_draft;
    const Novelty &m_novelty;
    Tokens m_tokens;
    Composed m_composed;
    std::optional<QString> m_subject; ///< of a ready-made message
    bool m_keepsSubject = false;      ///< it is not encoded
};
} // namespace

std::expected<Composed, QString> compose(const Draft &draft, const Novelty &novelty)
{
    return Composer(draft, novelty).compose();
}

} // namespace mailscope::message
