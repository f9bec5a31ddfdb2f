// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilesession.h"

#include "conversation.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::transcript;

QByteArrayList attacks()
{
    return {"</script><script>alert('pwned')</script>",
            "<img src=x onerror=alert('pwned')>",
            "\"><svg onload=alert('pwned')>",
            "' onmouseover='alert(1)' pwned='",
            "]]>pwned<![CDATA[",
            "--><b>pwned</b><!--",
            "</style><style>*{display:none}</style>pwned",
            "</title></bdi></details></div>pwned",
            "<base href=//evil.example/>pwned",
            "<meta http-equiv=refresh content=0;url=//evil.example>pwned",
            "&lt;pwned&#60;&amp;",
            "javascript:pwned",
            QByteArray("pw\0ned", 6),
            "pwned \xe2\x80\xae reversed \xe2\x81\xa6 isolated",
            "pwned \xff\xfe\xc0\xbc script",
            "pwned\x1b[31m\r\n<hr>"};
}

transcript::Transcript hostile(const QByteArray &attack)
{
    const QString text = QString::fromUtf8(attack);
    TlsDetails details = tlsWithObjection("expired");
    details.protocol = details.cipher = details.expectedName = details.sni = text;
    details.group = text;
    details.objections = {{attack, text, 0}};
    details.chain = {{text, text, {}, {}, {text}, text, 1, text, attack, attack, attack}};
    Conversation talk;
    talk.event(Began{text, {}, {{text, text, 25, text, text}}, {{text, text}}});
    talk.event(Resolved{text, text, {text}, {text}, text}).event(Connecting{0, text, text, 1});
    talk.event(ConnectFailed{Issue::ConnectFailed, text}).event(Connecting{0, text, text, 1});
    talk.event(Connected{text, text}).event(ProxyOpened{text, text}).greets("220 " + attack);
    talk.client("EHLO " + attack, Phase::Hello)
        .server("250-" + attack)
        .server("250-AUTH " + attack)
        .server("250 " + attack);
    talk.startTls().injected(attack).secured(details).client(attack, Phase::Vrfy).server("250 " + attack);
    talk.event(AuthStep{attack,
                        {{u"name"_s, text},
                         {u"from"_s, text},
                         {u"fields"_s, QJsonObject{{text, text}}},
                         {u"remarks"_s, QJsonArray{text}}}});
    talk.client("MAIL FROM:<" + attack + '>', Phase::Mail).server("250 " + attack);
    talk.client("RCPT TO:<" + attack + '>', Phase::Rcpt).server("550 " + attack);
    talk.event(PayloadSent{1, attack, {attack, {}}, false}).event(PermissionGranted{attack}).event(Noted{attack, text});
    talk.event(
        StageEnded{Phase::Mail, StageStatus::Failed, Issue{Issue::SenderRefused, Phase::Mail, {1}, text}, attack});
    talk.event(StageEnded{Phase::Quit, StageStatus::Skipped, {}, attack}).event(Closed{true, text});
    return talk.event(Finished{Verdict::Refused, Issue{Issue::SenderRefused, Phase::Mail, {1, 2}, text}}).transcript();
}
