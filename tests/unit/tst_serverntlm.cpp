// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"
#include "practice/ntlmdigest.h"
#include "practice/ntlmmessage.h"

#include <QMessageAuthenticationCode>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace mailscope::practice;
using namespace mailscope::practice::test;

namespace {

// The values of [MS-NLMP] 4.2.1.
const QByteArray serverChallenge = QByteArray::fromHex("0123456789abcdef");
const QByteArray clientNonce(8, '\xaa');
const TlsFacts facts{QByteArray(32, 'E'), {}};

constexpr quint32 usualFlags = ntlmflag::Unicode | ntlmflag::Ntlm | ntlmflag::RequestTarget | ntlmflag::AlwaysSign
    | ntlmflag::ExtendedSessionSecurity;

QByteArray number(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray shortNumber(qsizetype value)
{
    return number(static_cast<quint32>(value)).first(2);
}

QByteArray wide(const QByteArray &ascii)
{
    QByteArray bytes;
    for (const char byte : ascii)
        bytes += QByteArray(1, byte) + '\0';
    return bytes;
}

QByteArray pair(int identifier, const QByteArray &value)
{
    return shortNumber(identifier) + shortNumber(value.size()) + value;
}

QByteArray negotiate(quint32 flags = usualFlags)
{
    return QByteArray("NTLMSSP\0", 8) + number(1) + number(flags) + QByteArray(16, '\0');
}

/// An AUTHENTICATE_MESSAGE in the making.
struct Authenticate {
    quint32 flags = usualFlags;
    QByteArray lmResponse = QByteArray(24, '\0');
    QByteArray ntResponse;
    QByteArray domain = wide("Domain");
    QByteArray user = wide("User");
    QByteArray sessionKey;

    [[nodiscard]] QByteArray bytes() const
    {
        const QByteArray workstation = wide("COMPUTER");
        QByteArray header = QByteArray("NTLMSSP\0", 8) + number(3);
        QByteArray payload;
        for (const QByteArray &field : {lmResponse, ntResponse, domain, user, workstation, sessionKey}) {
            header += shortNumber(field.size()) + shortNumber(field.size())
                + number(static_cast<quint32>(88 + payload.size()));
            payload += field;
        }
        return header + number(flags) + QByteArray(8, '\0') + QByteArray(16, '\0') + payload;
    }
};

/// What stands behind the proof of an NTLMv2 response.
QByteArray clientChallenge(const QByteArray &pairs)
{
    return QByteArray("\x01\x01", 2) + QByteArray(6, '\0') + QByteArray(8, '\0') + clientNonce + QByteArray(4, '\0')
        + pairs + QByteArray(8, '\0');
}

const QByteArray targetPairs = pair(2, wide("Domain")) + pair(1, wide("Server"));

QByteArray versionTwoKey()
{
    return ntlmV2Key(ntHash(u"Password"_s), u"User"_s, u"Domain"_s);
}

Authenticate versionTwo(const QByteArray &pairs = targetPairs)
{
    Authenticate message;
    const QByteArray challenge = clientChallenge(pairs);
    message.ntResponse = ntlmV2Proof(versionTwoKey(), serverChallenge, challenge) + challenge;
    return message;
}

QByteArray sessionKeyOf(const Authenticate &message)
{
    return QMessageAuthenticationCode::hash(message.ntResponse.first(16), versionTwoKey(), QCryptographicHash::Md5);
}

QByteArray withIntegrity(const Authenticate &message, const QByteArray &key, const QByteArray &before)
{
    QByteArray bytes = message.bytes();
    return bytes.replace(72, 16, QMessageAuthenticationCode::hash(before + bytes, key, QCryptographicHash::Md5));
}

Options ntlmOptions()
{
    return loginOptions("User", "Password", {serverChallenge, {}});
}

} // namespace

/// The practice server's side of NTLM, without a socket.
class TestServerNtlm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedValues_areComputed();
    void aChallenge_saysWhoTheServerIs();
    void charactersOfOldClients_areAnsweredInKind();
    void versionTwo_isTaken_data();
    void versionTwo_isTaken();
    void versionTwoThatIsWrong_isRefused_data();
    void versionTwoThatIsWrong_isRefused();
    void integrity_isHeldTo_data();
    void integrity_isHeldTo();
    void channelBinding_isHeldTo_data();
    void channelBinding_isHeldTo();
    void olderVersions_areTakenByChoiceOnly_data();
    void olderVersions_areTakenByChoiceOnly();
    void aMessageThatIsNone_isRefused_data();
    void aMessageThatIsNone_isRefused();
    void everyPrefix_isRefused();
};

void TestServerNtlm::publishedValues_areComputed()
{
    // [MS-NLMP] 4.2.2 to 4.2.4.
    const QByteArray hash = ntHash(u"Password"_s);
    QCOMPARE(hash.toHex(), QByteArray("a4f49c406510bdcab6824ee7c30fd852"));
    QCOMPARE(ntlmV1Response(hash, serverChallenge).toHex(),
             QByteArray("67c43011f30298a2ad35ece64f16331c44bdbed927841f94"));
    const QByteArray sessionChallenge = ntlmSessionChallenge(serverChallenge, clientNonce + QByteArray(16, '\0'));
    QCOMPARE(ntlmV1Response(hash, sessionChallenge).toHex(),
             QByteArray("7537f803ae367128ca458204bde7caf81e97ed2683267232"));
    const QByteArray key = versionTwoKey();
    QCOMPARE(key.toHex(), QByteArray("0c868a403bfd7a93a3001ef22ef02e3f"));
    const Authenticate message = versionTwo();
    QCOMPARE(message.ntResponse.first(16).toHex(), QByteArray("68cd0ab851e51c96aabc927bebef6a1c"));
    QCOMPARE(sessionKeyOf(message).toHex(), QByteArray("8de40ccadbc14a82f15cb0ad0de95ca3"));
    // 4.2.4.2.3: the encrypted session key.
    QCOMPARE(rc4(sessionKeyOf(message), QByteArray(16, 'U')).toHex(), QByteArray("c5dad2544fc9799094ce1ce90bc9d03e"));
    QCOMPARE(rc4("Key", "Plaintext").toHex(), QByteArray("bbf316e8d940af0ad3"));
}

void TestServerNtlm::aChallenge_saysWhoTheServerIs()
{
    const auto talk = Talk::begun(ntlmOptions());
    QCOMPARE(talk->say("AUTH NTLM"), QByteArray("334 \r\n"));
    const QByteArray challenge = talk->answer(negotiate());
    QVERIFY(challenge.startsWith(QByteArray("NTLMSSP\0\x02\0\0\0\x10\0\x10\0\x38\0\0\0", 20)));
    QCOMPARE(challenge.mid(20, 4),
             number(usualFlags | ntlmflag::TargetIsServer | ntlmflag::TargetInformation | ntlmflag::Version));
    QCOMPARE(challenge.mid(24, 16), serverChallenge + QByteArray(8, '\0'));
    QCOMPARE(challenge.mid(56, 16), wide("PRACTICE"));
    QVERIFY(challenge.contains(pair(2, wide("PRACTICE")) + pair(1, wide("PRACTICE")) + pair(4, wide("practice.example"))
                               + pair(3, wide("practice.example")) + shortNumber(7) + shortNumber(8)));
    QVERIFY(challenge.endsWith(QByteArray(4, '\0')));
}

void TestServerNtlm::charactersOfOldClients_areAnsweredInKind()
{
    const auto talk = Talk::begun(ntlmOptions());
    const QByteArray challenge = talk->logIn("NTLM", negotiate(ntlmflag::Oem | ntlmflag::Ntlm));
    QCOMPARE(challenge.mid(56, 8), QByteArray("PRACTICE"));
    Authenticate message = versionTwo();
    message.flags = ntlmflag::Oem | ntlmflag::Ntlm;
    message.user = "User";
    message.domain = "Domain";
    QCOMPARE(talk->answer(message.bytes()), loggedIn);
}

void TestServerNtlm::versionTwo_isTaken_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("pairs");
    QTest::newRow("as published") << wide("User") << targetPairs;
    QTest::newRow("in another case") << wide("uSER") << targetPairs;
    QTest::newRow("no pairs") << wide("User") << QByteArray();
    QTest::newRow("a time") << wide("User") << targetPairs + pair(7, QByteArray(8, 't'));
    QTest::newRow("flags without a MIC") << wide("User") << targetPairs + pair(6, number(1));
}

void TestServerNtlm::versionTwo_isTaken()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, pairs);
    const auto talk = Talk::begun(ntlmOptions());
    talk->logIn("NTLM", negotiate());
    Authenticate message = versionTwo(pairs);
    message.user = user;
    QCOMPARE(talk->answer(message.bytes()), loggedIn);
    QCOMPARE(talk->dialogue.conversation().user, QByteArray("User"));
}

void TestServerNtlm::versionTwoThatIsWrong_isRefused_data()
{
    QTest::addColumn<Authenticate>("message");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, const std::function<void(Authenticate &)> &change,
                        const QByteArray &reply = wrong) {
        Authenticate message = versionTwo();
        change(message);
        QTest::newRow(name) << message << reply;
    };
    row("another proof", [](Authenticate &message) { message.ntResponse[0] ^= 1; });
    row("another time than was proven", [](Authenticate &message) { message.ntResponse[24] ^= 1; });
    row("another nonce than was proven", [](Authenticate &message) { message.ntResponse[32] ^= 1; });
    row("another version", [](Authenticate &message) { message.ntResponse[16] = 2; });
    row("pairs that do not end", [](Authenticate &message) { message.ntResponse.chop(8); });
    row("a proof alone", [](Authenticate &message) { message.ntResponse.truncate(16); });
    row("half a proof", [](Authenticate &message) { message.ntResponse.truncate(8); });
    row("no response", [](Authenticate &message) { message.ntResponse.clear(); });
    row("the first version in its place", [](Authenticate &message) { message.ntResponse.truncate(24); });
    row("another domain", [](Authenticate &message) { message.domain = wide("DOMAIN"); });
    row("somebody unknown", [](Authenticate &message) { message.user = wide("Mallory"); });
    row("nobody", [](Authenticate &message) { message.user.clear(); });
    row("half a character", [](Authenticate &message) { message.user.chop(1); }, ruleBroken);
    row("half a pair of surrogates", [](Authenticate &message) { message.user = QByteArray("\x00\xd8", 2); });
}

void TestServerNtlm::versionTwoThatIsWrong_isRefused()
{
    QFETCH(const Authenticate, message);
    QFETCH(const QByteArray, reply);
    const auto talk = Talk::begun(ntlmOptions());
    talk->logIn("NTLM", negotiate());
    QCOMPARE(talk->answer(message.bytes()), reply);
}

void TestServerNtlm::integrity_isHeldTo_data()
{
    QTest::addColumn<bool>("exchangesKey");
    QTest::addColumn<int>("flipped"); // a byte of the message, -1 for none
    QTest::addColumn<QByteArray>("reply");
    for (const bool exchangesKey : {false, true}) {
        const char *suffix = exchangesKey ? ", key exchange" : "";
        QTest::addRow("right%s", suffix) << exchangesKey << -1 << loggedIn;
        QTest::addRow("another MIC%s", suffix) << exchangesKey << 72 << wrong;
        QTest::addRow("another version than was signed%s", suffix) << exchangesKey << 64 << wrong;
        QTest::addRow("another response of LAN Manager%s", suffix) << exchangesKey << 88 << wrong;
    }
}

void TestServerNtlm::integrity_isHeldTo()
{
    QFETCH(const bool, exchangesKey);
    QFETCH(const int, flipped);
    QFETCH(const QByteArray, reply);
    const quint32 flags = usualFlags | (exchangesKey ? ntlmflag::KeyExchange : 0);
    const auto talk = Talk::begun(ntlmOptions());
    const QByteArray challenge = talk->logIn("NTLM", negotiate(flags));
    Authenticate message = versionTwo(targetPairs + pair(6, number(2)));
    message.flags = flags;
    QByteArray key = sessionKeyOf(message);
    if (exchangesKey) {
        message.sessionKey = rc4(key, QByteArray(16, 'U'));
        key = QByteArray(16, 'U');
    }
    QByteArray bytes = withIntegrity(message, key, negotiate(flags) + challenge);
    if (flipped >= 0)
        bytes[flipped] = static_cast<char>(bytes[flipped] ^ 1);
    QCOMPARE(talk->answer(bytes), reply);
}

void TestServerNtlm::channelBinding_isHeldTo_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<QByteArray>("reply");
    const QByteArray good = channelBindingDigest("tls-server-end-point:" + facts.endPoint);
    QTest::newRow("right") << good << true << loggedIn;
    QTest::newRow("none") << QByteArray(16, '\0') << true << loggedIn;
    QTest::newRow("none in clear") << QByteArray(16, '\0') << false << loggedIn;
    QTest::newRow("another certificate") << channelBindingDigest("tls-server-end-point:") << true << wrong;
    QTest::newRow("another kind") << channelBindingDigest("tls-unique:" + facts.endPoint) << true << wrong;
    QTest::newRow("cut off") << good.chopped(1) << true << wrong;
    QTest::newRow("bound to a channel that is none") << good << false << wrong;
}

void TestServerNtlm::channelBinding_isHeldTo()
{
    QFETCH(const QByteArray, digest);
    QFETCH(const bool, isEncrypted);
    QFETCH(const QByteArray, reply);
    const auto talk = isEncrypted ? Talk::encrypted(ntlmOptions(), facts) : Talk::begun(ntlmOptions());
    talk->logIn("NTLM", negotiate());
    QCOMPARE(talk->answer(versionTwo(targetPairs + pair(10, digest)).bytes()), reply);
}

void TestServerNtlm::olderVersions_areTakenByChoiceOnly_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<bool>("isSession");
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("reply");
    const QByteArray first = "67c43011f30298a2ad35ece64f16331c44bdbed927841f94";
    const QByteArray session = "7537f803ae367128ca458204bde7caf81e97ed2683267232";
    QTest::newRow("NTLMv1, not allowed") << false << false << first << wrong;
    QTest::newRow("NTLMv1") << true << false << first << loggedIn;
    QTest::newRow("NTLMv1, wrong") << true << false << session << wrong;
    QTest::newRow("NTLM2 session, not allowed") << false << true << session << wrong;
    QTest::newRow("NTLM2 session") << true << true << session << loggedIn;
    QTest::newRow("NTLM2 session, wrong") << true << true << first << wrong;
}

void TestServerNtlm::olderVersions_areTakenByChoiceOnly()
{
    QFETCH(const bool, isAllowed);
    QFETCH(const bool, isSession);
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArray, reply);
    Options options = ntlmOptions();
    options.oldNtlm = isAllowed;
    const auto talk = Talk::begun(options);
    talk->logIn("NTLM", negotiate());
    Authenticate message;
    if (isSession)
        message.lmResponse = clientNonce + QByteArray(16, '\0');
    else
        message.flags &= ~ntlmflag::ExtendedSessionSecurity;
    message.ntResponse = QByteArray::fromHex(response);
    QCOMPARE(talk->answer(message.bytes()), reply);
}

void TestServerNtlm::aMessageThatIsNone_isRefused_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second"); // null: the first is refused already
    const auto changed = [](QByteArray message, qsizetype at, char byte) {
        message[at] = byte;
        return message;
    };
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("another signature") << changed(negotiate(), 0, 'M') << QByteArray();
    QTest::newRow("another type") << changed(negotiate(), 8, 2) << QByteArray();
    QTest::newRow("no character set") << negotiate(ntlmflag::Ntlm) << QByteArray();
    QTest::newRow("no NTLM") << negotiate(ntlmflag::Unicode) << QByteArray();
    const QByteArray good = versionTwo().bytes();
    QTest::newRow("the first message again") << negotiate() << negotiate();
    QTest::newRow("another signature of the last") << negotiate() << changed(good, 7, 'x');
    // Length and offset of each field point outside of the message.
    for (int field = 12; field <= 52; field += 8) {
        const QByteArray full = field == 52 ? changed(good, field, 1) : good;
        QTest::addRow("field %d too long", field) << negotiate() << changed(full, field + 1, '\x7f');
        QTest::addRow("field %d far away", field) << negotiate() << changed(full, field + 7, '\xff');
    }
}

void TestServerNtlm::aMessageThatIsNone_isRefused()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    const auto talk = Talk::begun(ntlmOptions());
    const QByteArray said = talk->logIn("NTLM", first);
    QCOMPARE(second.isEmpty() ? said : talk->answer(second), ruleBroken);
}

void TestServerNtlm::everyPrefix_isRefused()
{
    const QByteArray whole = versionTwo().bytes();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto talk = Talk::begun(ntlmOptions());
        const QByteArray first = talk->logIn("NTLM", negotiate().first(std::min<qsizetype>(length, 32)));
        if (length < 16) {
            QCOMPARE(first, ruleBroken);
            continue;
        }
        QCOMPARE(talk->answer(whole.first(length)), ruleBroken);
    }
}

QTEST_GUILESS_MAIN(TestServerNtlm)
#include "tst_serverntlm.moc"
