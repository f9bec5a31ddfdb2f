// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/ntlmcrypto.h"
#include "unit/ntlmmessages.h"
#include "unit/ntlmtalk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace ntlmmessages;
using namespace Qt::StringLiterals;
using Form = Preferences::Ntlm;

namespace {
QByteArray pairIn(const QByteArray &ntResponse, quint16 id)
{
    QByteArray info = ntResponse.sliced(16 + 28);
    while (info.size() >= 4) {
        const auto length = static_cast<quint8>(info.at(2)) | static_cast<quint8>(info.at(3)) << 8;
        if (info.first(2) == low(id, 2))
            return info.sliced(4, length);
        info = info.sliced(4 + length);
    }
    return {};
}
} // namespace

/// NTLM against the vectors of MS-NLMP section 4.2, and against servers that say what they may not.
class TestNtlm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void v2_isThatOfTheDocument();
    void session_isThatOfTheDocument();
    void v1_isThatOfTheDocument();
    void negotiate_saysWhatTheFormNeeds_data();
    void negotiate_saysWhatTheFormNeeds();
    void serverWithATime_getsItBackWithAMic();
    void encryptedConnection_isBoundToItsCertificate();
    void falseBinding_isOneByteOff();
    void pairsThatAreTheClients_areNotTakenFromTheServer();
    void targetName_isThatOfTheService_data();
    void targetName_isThatOfTheService();
    void userName_isParted_data();
    void userName_isParted();
    void oem_isWrittenInOneByte();
    void keyExchange_isNeverAgreedTo();
    void proofs_areSecretAndUnnamed_data();
    void proofs_areSecretAndUnnamed();
    void onlyTheOldForms_exposeTheSecret();
    void challenge_isExplained();
    void clockThatDiffers_isRemarked_data();
    void clockThatDiffers_isRemarked();
};

void TestNtlm::v2_isThatOfTheDocument()
{
    const auto mechanism = negotiated();
    const auto response = answered(*mechanism, Challenge().bytes());
    QVERIFY(response);
    const QByteArray message = response->bytes;
    QVERIFY(message.startsWith(QByteArrayView("NTLMSSP\0\3\0\0\0", 12)));
    QCOMPARE(field(message, LmResponse).toHex(), QByteArray("86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"));
    QCOMPARE(field(message, NtResponse).toHex(),
             "68cd0ab851e51c96aabc927bebef6a1c"
             "0101000000000000"
             "0000000000000000"
             "aaaaaaaaaaaaaaaa"
             "00000000"
                 + Challenge().targetInfo.toHex() + "00000000");
    QCOMPARE(field(message, Domain), wide("Domain"));
    QCOMPARE(field(message, User), wide("User"));
    QCOMPARE(field(message, Workstation), QByteArray());
    QCOMPARE(field(message, SessionKey), QByteArray());
    QVERIFY(mechanism->isComplete());
}

void TestNtlm::session_isThatOfTheDocument()
{
    const auto mechanism = negotiated(circumstances(Form::Session));
    const auto response = answered(*mechanism, Challenge{.flags = 0x820a8233}.bytes().first(56 + 12));
    QCOMPARE(failureOf(response), QByteArray("none"));
    QCOMPARE(field(response->bytes, LmResponse).toHex(), QByteArray("aaaaaaaaaaaaaaaa") + QByteArray(32, '0'));
    QCOMPARE(field(response->bytes, NtResponse).toHex(),
             QByteArray("7537f803ae367128ca458204bde7caf81e97ed2683267232"));
    QCOMPARE(response->explanation.fields.value("form"_L1), u"NTLM2 session"_s);
}

void TestNtlm::v1_isThatOfTheDocument()
{
    const auto mechanism = negotiated(circumstances(Form::V1));
    const auto response = answered(*mechanism, Challenge{.flags = 0x82028233}.bytes().first(56 + 12));
    QCOMPARE(failureOf(response), QByteArray("none"));
    QCOMPARE(field(response->bytes, NtResponse).toHex(),
             QByteArray("67c43011f30298a2ad35ece64f16331c44bdbed927841f94"));
    QCOMPARE(field(response->bytes, LmResponse), field(response->bytes, NtResponse)); // and not the one of the LM hash
    QCOMPARE(response->explanation.fields.value("form"_L1), u"NTLMv1"_s);
}

void TestNtlm::negotiate_saysWhatTheFormNeeds_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QByteArray>("message");
    const QByteArray rest = "0000000020000000"
                            "0000000020000000";
    QTest::newRow("NTLMv2") << static_cast<int>(Form::V2)
                            << "4e544c4d5353500001000000"
                               "07820800"
            + rest;
    QTest::newRow("NTLM2 session") << static_cast<int>(Form::Session)
                                   << "4e544c4d5353500001000000"
                                      "07820800"
            + rest;
    QTest::newRow("NTLMv1") << static_cast<int>(Form::V1)
                            << "4e544c4d5353500001000000"
                               "07820000"
            + rest;
}

void TestNtlm::negotiate_saysWhatTheFormNeeds()
{
    QFETCH(const int, form);
    const auto mechanism = makeMechanism("NTLM", credentials(), circumstances(static_cast<Form>(form)));
    QVERIFY(mechanism->clientBegins());
    const auto response = answered(*mechanism, {}); // as after an AUTH without it
    QTEST(response.value().bytes.toHex(), "message");
    QVERIFY(!response->isSecret());
    QVERIFY(!mechanism->isComplete());
}

void TestNtlm::serverWithATime_getsItBackWithAMic()
{
    const Challenge challenge{.targetInfo = pair(2, wide("Domain")) + pair(7, low(0x01d0bd0b39b4f000, 8)) + low(0, 4)};
    const auto response = answered(*negotiated(), challenge.bytes());
    QVERIFY(response);
    const QByteArray ntResponse = field(response->bytes, NtResponse);
    QCOMPARE(ntResponse.sliced(24, 8), low(0x01d0bd0b39b4f000, 8));
    QCOMPARE(pairIn(ntResponse, 6), low(2, 4));
    QCOMPARE(field(response->bytes, LmResponse), QByteArray(24, '\0'));
    // Computed by pyspnego out of the three messages.
    QCOMPARE(ntResponse.first(16).toHex(), QByteArray("d655b20beedcdff22f43e76f62c1904d"));
    QCOMPARE(response->bytes.sliced(72, 16).toHex(), QByteArray("38e6447b197ef3d27065085d8c1324ce"));
    QCOMPARE(response->explanation.hidden, (QList<QByteArray>{"ntResponse", "lmResponse", "mic", "sessionKey"}));
    QVERIFY(response->secrets.contains(response->bytes.sliced(72, 16)));
    QVERIFY(!response->secrets.contains(QByteArray(24, '\0')));
}

void TestNtlm::encryptedConnection_isBoundToItsCertificate()
{
    Circumstances told = circumstances();
    told.serverEndPoint = QByteArray(32, '\x5a');
    told.host = u"mx.example"_s;
    const auto response = answered(*negotiated(told), Challenge().bytes());
    QVERIFY(response);
    const QByteArray ntResponse = field(response->bytes, NtResponse);
    QCOMPARE(pairIn(ntResponse, 10), ntlmBindingHash(QByteArray(32, '\x5a')));
    QCOMPARE(pairIn(ntResponse, 9), wide("smtp/mx.example"));
    QCOMPARE(pairIn(ntResponse, 2), wide("Domain"));
    const QJsonObject derived = response->explanation.derived;
    QCOMPARE(derived.value("channelBinding"_L1), u"tls-server-end-point"_s);
    QCOMPARE(derived.value("channelBindings"_L1), QString::fromLatin1(pairIn(ntResponse, 10).toHex()));
    QCOMPARE(derived.value("targetName"_L1), u"smtp/mx.example"_s);
    QVERIFY(response->explanation.remarks.isEmpty());
}

void TestNtlm::falseBinding_isOneByteOff()
{
    Circumstances told = circumstances();
    told.serverEndPoint = QByteArray(32, '\x5a');
    told.preferences.falsifyBinding = true;
    const auto response = answered(*negotiated(told), Challenge().bytes());
    QVERIFY(response);
    const QByteArray sent = pairIn(field(response->bytes, NtResponse), 10);
    const QByteArray right = ntlmBindingHash(QByteArray(32, '\x5a'));
    QCOMPARE(sent.sliced(1), right.sliced(1));
    QVERIFY(sent.at(0) != right.at(0));
    QCOMPARE(response->explanation.remarks, QList<QByteArray>{"binding-falsified"});
}

void TestNtlm::pairsThatAreTheClients_areNotTakenFromTheServer()
{
    const Challenge challenge{.targetInfo = pair(10, QByteArray(16, 'x')) + pair(9, wide("smtp/victim"))
                                  + pair(6, low(3, 4)) + low(0, 4)};
    const auto response = answered(*negotiated(), challenge.bytes());
    QVERIFY(response);
    const QByteArray ntResponse = field(response->bytes, NtResponse);
    QCOMPARE(pairIn(ntResponse, 10), QByteArray());
    QCOMPARE(pairIn(ntResponse, 9), QByteArray());
    QCOMPARE(pairIn(ntResponse, 6), low(3, 4));
}

void TestNtlm::targetName_isThatOfTheService_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<QString>("serviceName");
    QTest::addColumn<QString>("serviceHost");
    QTest::addColumn<QByteArray>("targetName");
    const QString none;
    QTest::newRow("as asked for") << u"mx.example"_s << QByteArray("smtp") << none << none << wide("smtp/mx.example");
    QTest::newRow("LMTP") << u"mx.example"_s << QByteArray("lmtp") << none << none << wide("lmtp/mx.example");
    QTest::newRow("preferred") << u"::1"_s << QByteArray("smtp") << u"SMTPSVC"_s << u"mx.example"_s
                               << wide("SMTPSVC/mx.example");
    QTest::newRow("no host") << none << QByteArray("smtp") << u"SMTPSVC"_s << none << QByteArray();
}

void TestNtlm::targetName_isThatOfTheService()
{
    QFETCH(const QString, host);
    QFETCH(const QByteArray, service);
    QFETCH(const QString, serviceName);
    QFETCH(const QString, serviceHost);
    Circumstances told = circumstances();
    told.host = host;
    told.service = service;
    told.preferences.serviceName = serviceName;
    told.preferences.serviceHost = serviceHost;
    const auto response = answered(*negotiated(told), Challenge().bytes());
    QTEST(pairIn(field(response.value().bytes, NtResponse), 9), "targetName");
}

void TestNtlm::userName_isParted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("alone") << u"alice"_s << QByteArray() << wide("alice");
    QTest::newRow("with a domain") << u"CORP\\alice"_s << wide("CORP") << wide("alice");
    QTest::newRow("a principal name") << u"alice@corp.example"_s << QByteArray() << wide("alice@corp.example");
    QTest::newRow("both") << u"CORP\\alice@corp.example"_s << wide("CORP") << wide("alice@corp.example");
    QTest::newRow("two backslashes") << u"CORP\\a\\b"_s << wide("CORP") << wide("a\\b");
    QTest::newRow("no domain before it") << u"\\alice"_s << QByteArray() << wide("alice");
}

void TestNtlm::userName_isParted()
{
    QFETCH(const QString, name);
    const auto response = answered(*negotiated(circumstances(), credentials(name)), Challenge().bytes());
    QVERIFY(response);
    QTEST(field(response->bytes, Domain), "domain");
    QTEST(field(response->bytes, User), "user");
}

void TestNtlm::oem_isWrittenInOneByte()
{
    const auto response = answered(*negotiated(circumstances(), credentials(u"D\\Jürgen"_s)),
                                   Challenge{.flags = 0x888206, .target = "S"}.bytes());
    QVERIFY(response);
    QCOMPARE(field(response->bytes, User), QByteArray("J\xfcrgen"));
    QCOMPARE(field(response->bytes, Domain), QByteArray("D"));
    QVERIFY(!response->explanation.fields.value("flags"_L1).toArray().contains(u"NEGOTIATE_UNICODE"_s));
}

void TestNtlm::keyExchange_isNeverAgreedTo()
{
    const auto response = answered(*negotiated(), Challenge{.flags = 0xffffffff}.bytes());
    QCOMPARE(response.value().bytes.sliced(60, 4), low(0x888205, 4));
    QCOMPARE(response->explanation.fields.value("flags"_L1).toArray(),
             (QJsonArray{u"NEGOTIATE_UNICODE"_s, u"REQUEST_TARGET"_s, u"NEGOTIATE_NTLM"_s, u"NEGOTIATE_ALWAYS_SIGN"_s,
                         u"NEGOTIATE_EXTENDED_SESSIONSECURITY"_s, u"NEGOTIATE_TARGET_INFO"_s}));
}

void TestNtlm::proofs_areSecretAndUnnamed_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("NTLMv2") << static_cast<int>(Form::V2);
    QTest::newRow("NTLM2 session") << static_cast<int>(Form::Session);
    QTest::newRow("NTLMv1") << static_cast<int>(Form::V1);
}

void TestNtlm::proofs_areSecretAndUnnamed()
{
    QFETCH(const int, form);
    const auto response = answered(*negotiated(circumstances(static_cast<Form>(form))), Challenge().bytes());
    QVERIFY(response);
    QVERIFY(response->secrets.contains(field(response->bytes, NtResponse)));
    QVERIFY(response->secrets.contains(field(response->bytes, LmResponse)));
    const QByteArray told = QJsonDocument(QJsonObject{{u"fields"_s, response->explanation.fields},
                                                      {u"derived"_s, response->explanation.derived}})
                                .toJson();
    QVERIFY(!told.contains(field(response->bytes, NtResponse).first(16).toHex()));
    QVERIFY(!told.contains("Password"));
    QCOMPARE(response->explanation.fields.value("user"_L1), u"User"_s);
    QCOMPARE(response->explanation.fields.value("domain"_L1), u"Domain"_s);
}

void TestNtlm::onlyTheOldForms_exposeTheSecret()
{
    QVERIFY(!makeMechanism("NTLM", credentials(), circumstances())->exposesSecret());
    QVERIFY(makeMechanism("NTLM", credentials(), circumstances(Form::Session))->exposesSecret());
    QVERIFY(makeMechanism("NTLM", credentials(), circumstances(Form::V1))->exposesSecret());
}

void TestNtlm::challenge_isExplained()
{
    const auto mechanism = negotiated();
    const Explanation whole = mechanism->explain(Challenge().bytes());
    QCOMPARE(whole.name, QByteArray("challenge"));
    QCOMPARE(whole.fields.value("target"_L1), u"Server"_s);
    QVERIFY(whole.remarks.isEmpty());
    QCOMPARE(mechanism->explain(Challenge{.flags = 0x8201}.bytes()).remarks, QList<QByteArray>{"no-target-info"});
    QCOMPARE(mechanism->explain("Tell me:").remarks, QList<QByteArray>{"malformed-challenge"});
    QCOMPARE(mechanism->explain("Tell me:").fields.value("text"_L1), u"Tell me:"_s);
}

void TestNtlm::clockThatDiffers_isRemarked_data()
{
    QTest::addColumn<quint64>("time");
    QTest::addColumn<bool>("isRemarked");
    const auto hour = [](quint64 minutes) { return minutes * 60 * 10'000'000; };
    QTest::newRow("the same") << hour(60) << false;
    QTest::newRow("five minutes ahead") << hour(65) << false;
    QTest::newRow("six minutes ahead") << hour(66) << true;
    QTest::newRow("six minutes behind") << hour(54) << true;
    QTest::newRow("the end of time") << ~quint64(0) << true;
}

void TestNtlm::clockThatDiffers_isRemarked()
{
    QFETCH(const quint64, time);
    QFETCH(const bool, isRemarked);
    Circumstances told = circumstances();
    told.fresh.now = timeOfNtlm(quint64(60) * 60 * 10'000'000);
    const Explanation explained =
        negotiated(told)->explain(Challenge{.targetInfo = pair(7, low(time, 8)) + low(0, 4)}.bytes());
    QCOMPARE(explained.remarks, isRemarked ? QList<QByteArray>{"clock-skew"} : QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestNtlm)
#include "tst_ntlm.moc"
