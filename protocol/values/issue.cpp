// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/issue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope {

using namespace Qt::StringLiterals;

namespace {
/// What is known about one issue. docs/issues.md says the same with references; a test compares the two.
struct Row {
    Issue::Id id;
    QLatin1StringView name;
    Verdict verdict;
    const char *sentence; ///< what happened, without the full stop, so that a detail can follow
    const char *remedy;   ///< what can be done; empty when nothing can
};

constexpr const char *Context = "mailscope::Issue";

constexpr std::array<Row, Issue::Count> Table{{
    {Issue::NameNotFound, "name-not-found"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The name of the server has no address"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Check its spelling, or ask another DNS server.")},
    {Issue::LookupFailed, "lookup-failed"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The DNS answered the look-up with a failure"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Ask another DNS server; if that fails too, the zone itself is broken.")},
    {Issue::LookupTimeout, "lookup-timeout"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "No DNS server answered within the time limit"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Check the network and the DNS servers of this machine, or name another one.")},
    {Issue::NullMx, "null-mx"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The domain declares with a null MX that it takes no mail"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "No mail can be sent there; check the domain.")},
    {Issue::NoAddress, "no-address"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server has no address of the wanted family"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Allow the other family: IPv4 or IPv6.")},
    {Issue::ConnectRefused, "connect-refused"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The connection was refused: nothing listens there"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Check the port, and that the server is running.")},
    {Issue::ConnectTimeout, "connect-timeout"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "No address of the server answered within the time limit"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "A firewall may drop the packets; many networks block port 25 outwards.")},
    {Issue::ConnectFailed, "connect-failed"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "No connection could be made"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Check the network and the address.")},
    {Issue::BindFailed, "bind-failed"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The local address or port to connect from cannot be used"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Choose an address of this machine, and a free port or none.")},
    {Issue::ProgramFailed, "program-failed"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The program to talk to could not be started"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Check its path and that it may be run.")},
    {Issue::ProxyFailed, "proxy-failed"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The proxy did not open the connection"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Check the address of the proxy, its user and password, and what it allows.")},
    {Issue::ConnectionLost, "connection-lost"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server closed the connection before the work was done"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The last lines before it often say why; the log of the server says more.")},
    {Issue::ReplyTimeout, "reply-timeout"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "No complete reply came within the time limit"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "The server may be overloaded or delay strangers on purpose; a longer limit tells which.")},
    {Issue::WriteTimeout, "write-timeout"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server stopped reading what was sent"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server hangs, or something between does.")},

    {Issue::GreetingRefused, "greeting-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server takes no session from here: its greeting is a refusal"),
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "The text of the greeting says why: a block list, too many connections, or a server that takes no mail.")},
    {Issue::HelloRefused, "hello-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused the client's hello"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Try another name for this client: a full name that the DNS knows.")},
    {Issue::CommandRefused, "command-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused the command"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Its reply says why.")},
    {Issue::ServiceClosing, "service-closing"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server ended the session with a 421"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "It shuts down, is overloaded or waited too long; try again later.")},
    {Issue::XclientRefused, "xclient-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused XCLIENT or XFORWARD"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server must list this client's address as allowed to use it.")},
    {Issue::SenderRefused, "sender-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused the sender of the message"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Its reply says why; many servers want a login, or a sender of their own domain.")},
    {Issue::RecipientRefused, "recipient-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused a recipient of the message"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Its reply says why: an address that does not exist, or one that it does not relay to.")},
    {Issue::DataRefused, "data-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused DATA, so the message was not sent"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Its reply says why.")},
    {Issue::MessageRefused, "message-refused"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server refused the message"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Its reply says why; often a filter or a limit on size.")},
    {Issue::NotOffered, "not-offered"_L1, Verdict::Refused,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server does not offer what is needed"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Enable it on the server, or send it regardless to see what the server says.")},
    {Issue::UnexpectedReply, "unexpected-reply"_L1, Verdict::Protocol,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server gave a reply that means nothing at this point"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server breaks the protocol; its maker should know.")},

    {Issue::TlsNotOffered, "tls-not-offered"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "Encryption is required, and the server does not offer STARTTLS"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Enable TLS on the server. If it is enabled, something on the way strips the offer.")},
    {Issue::TlsRefused, "tls-refused"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "Encryption is required, and the server refused STARTTLS"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Its certificate or key may be missing or unreadable; its log tells.")},
    {Issue::TlsHandshakeFailed, "tls-handshake-failed"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The TLS handshake failed"),
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "Client and server may share no protocol version or cipher, or the port may expect STARTTLS instead.")},
    {Issue::TlsHandshakeTimeout, "tls-handshake-timeout"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The TLS handshake did not end within the time limit"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "The port may speak plain SMTP and wait for STARTTLS, or something on the way drops packets.")},
    {Issue::TlsLost, "tls-lost"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server closed the connection inside the TLS handshake"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Its log tells why; often it has no usable certificate, or wants another protocol version.")},
    {Issue::PlaintextInHandshake, "plaintext-in-handshake"_L1, Verdict::Protocol,
     QT_TRANSLATE_NOOP("mailscope::Issue", "Readable text came where the TLS handshake should have begun"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Somebody may have injected it. If the port speaks plain SMTP first, use STARTTLS instead of "
                       "TLS from the first byte.")},
    {Issue::CertificateRejected, "certificate-rejected"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The certificate of the server is not acceptable"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "The objections say what is wrong; name the right authority or the right name, or have the "
                       "certificate renewed.")},
    {Issue::TlsSettings, "tls-settings"_L1, Verdict::Tls,
     QT_TRANSLATE_NOOP("mailscope::Issue", "A TLS setting cannot be used"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Check the files, the versions and the list of ciphers.")},

    {Issue::AuthNotOffered, "auth-not-offered"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue", "A user was given, and the server offers no usable AUTH"),
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "Many servers offer it only once the connection is encrypted, or only on the submission ports 587 and 465.")},
    {Issue::AuthFailed, "auth-failed"_L1, Verdict::Auth, QT_TRANSLATE_NOOP("mailscope::Issue", "The login failed"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Check user and password; the reply and the steps of the mechanism say more.")},
    {Issue::AuthMechanismUnknown, "auth-mechanism-unknown"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "The login was not tried: this program does not know the mechanism, or this machine lacks what it takes"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Choose one that it knows.")},
    {Issue::AuthCredentialsUnusable, "auth-credentials-unusable"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue", "What was given to log in with cannot be sent with this mechanism"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "User and password must not be empty, too long or hold NUL; or choose another mechanism.")},
    {Issue::AuthChallengeInvalid, "auth-challenge-invalid"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "The server asked for something that the mechanism does not know, so the login was given up"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server breaks the protocol; try another mechanism.")},
    {Issue::AuthServerUnproven, "auth-server-unproven"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "The server could not prove that it knows the password, or has the key that the ticket is for, so the "
         "login does not count"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Somebody may stand between you and the server: look at the certificate, then at the server.")},
    {Issue::AuthTooMuchWork, "auth-too-much-work"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server asks for more iterations than are allowed"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Have the server's number lowered, or allow more if you trust it and have the time.")},
    {Issue::AuthWorkFailed, "auth-work-failed"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue", "What this machine had to do for the login failed"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "For Kerberos see that there is a ticket (klist) and that the key server answers.")},
    {Issue::AuthBindingUnavailable, "auth-binding-unavailable"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "The mechanism binds the login to the connection, which is not possible here"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Use TLS, or the same mechanism without -PLUS.")},
    {Issue::AuthUntrusted, "auth-untrusted"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "The login was not tried: the secret would have gone to a server whose certificate is not acceptable"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "Have the certificate mended, name the right authority or name, or allow it explicitly.")},
    {Issue::AuthPlaintextForbidden, "auth-plaintext-forbidden"_L1, Verdict::Auth,
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "The login was not tried: the secret would have crossed an unencrypted connection"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Use STARTTLS or TLS from the first byte, or allow it explicitly.")},

    {Issue::BytesBehindStartTls, "bytes-behind-starttls"_L1, Verdict::Protocol,
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "Bytes stood behind the server's go-ahead for STARTTLS: they came unencrypted and may be injected"),
     QT_TRANSLATE_NOOP(
         "mailscope::Issue",
         "They were not used. Look for an attacker or a broken device on the way, then for a fault of the server.")},
    {Issue::MalformedReply, "malformed-reply"_L1, Verdict::Protocol,
     QT_TRANSLATE_NOOP("mailscope::Issue", "A line that is no SMTP reply came where one must stand"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The port may speak another protocol, or TLS from the first byte.")},
    {Issue::ReplyTooLong, "reply-too-long"_L1, Verdict::Protocol,
     QT_TRANSLATE_NOOP("mailscope::Issue", "A reply went beyond every sensible limit and was given up"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server is broken or hostile.")},
    {Issue::UnsolicitedReply, "unsolicited-reply"_L1, Verdict::Protocol,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The server sent a reply that no command had asked for"),
     QT_TRANSLATE_NOOP("mailscope::Issue",
                       "From there on no reply can be trusted to belong to its command; the server must be mended.")},

    {Issue::ExpectationFailed, "expectation-failed"_L1, Verdict::Expectation,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The session did not go as expected"), ""},
    {Issue::Cancelled, "cancelled"_L1, Verdict::Cancelled,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The session was cancelled"), ""},
    {Issue::PayloadFailed, "payload-failed"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "The message could not be read to its end, so it was never completed"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Check where it comes from; the server has kept nothing of it.")},
    {Issue::InvalidArgument, "invalid-argument"_L1, Verdict::Expectation,
     QT_TRANSLATE_NOOP("mailscope::Issue", "An argument cannot be sent, so nothing was"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "It must not be empty or hold line ends or NUL.")},
    {Issue::InternalError, "internal-error"_L1, Verdict::Network,
     QT_TRANSLATE_NOOP("mailscope::Issue", "Mailscope failed by a fault of its own, and the outcome is unknown"),
     QT_TRANSLATE_NOOP("mailscope::Issue", "Please report it with the saved session.")},
}};

constexpr bool isInOrder()
{
    for (std::size_t index = 0; index < Table.size(); ++index) {
        if (Table[index].id != static_cast<Issue::Id>(index) || Table[index].sentence == nullptr)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the table must list every issue in the order of Issue::Id");

const Row &rowOf(Issue::Id id)
{
    return Table.at(static_cast<std::size_t>(id));
}

QString withoutFullStop(QString text)
{
    text = text.trimmed();
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}
} // namespace

QLatin1StringView issueName(Issue::Id id)
{
    return rowOf(id).name;
}

std::optional<Issue::Id> issueFromName(QByteArrayView name)
{
    const auto found = std::ranges::find_if(Table, [name](const Row &row) { return QByteArrayView(row.name) == name; });
    if (found == Table.end())
        return std::nullopt;
    return found->id;
}

Verdict issueVerdict(Issue::Id id)
{
    return rowOf(id).verdict;
}

QString issueText(const Issue &issue)
{
    const Row &row = rowOf(issue.id);
    QString text = QCoreApplication::translate(Context, row.sentence);
    if (const QString detail = withoutFullStop(issue.detail); !detail.isEmpty())
        text += u" (%1)"_s.arg(detail);
    text += u'.';
    if (row.remedy[0] != '\0')
        text += u' ' + QCoreApplication::translate(Context, row.remedy);
    return text;
}

} // namespace mailscope
