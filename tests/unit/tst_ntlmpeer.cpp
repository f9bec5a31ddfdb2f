// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/registry.h"
#include "unit/mechanismtalk.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;
using Form = Preferences::Ntlm;

namespace {
const QByteArray CertificateDigest(32, '\x5a');

/// tests/support/ntlmserver.py: pyspnego as the server of one login.
class Server {
public:
    /// \p line is DOMAIN:USER:PASSWORD; \p binding the digest that the client must be bound to.
    explicit Server(const QByteArray &line, const QByteArray &binding = {})
    {
        QFile file(m_folder.filePath(u"credentials"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(line + '\n') < 0)
            return;
        file.close();
        QStringList arguments{QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/support/ntlmserver.py"), file.fileName()};
        if (!binding.isEmpty())
            arguments.append(QString::fromLatin1(binding.toHex()));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"python3"_s, arguments);
    }
    ~Server() { m_process.waitForFinished(); }
    Q_DISABLE_COPY_MOVE(Server)

    /// The line that \p message is answered with.
    QByteArray answer(const QByteArray &message)
    {
        m_process.write(message.toBase64() + '\n');
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) { }
        return m_process.readLine().trimmed();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

Circumstances circumstances(Form form = Form::V2)
{
    Circumstances circumstances;
    circumstances.host = u"mx.example"_s;
    circumstances.preferences.ntlm = form;
    circumstances.fresh = {QByteArray(32, '\x17'), QDateTime::currentDateTimeUtc()};
    return circumstances;
}

Circumstances bound(const QByteArray &digest = CertificateDigest)
{
    Circumstances told = circumstances();
    told.encrypted = true;
    told.serverEndPoint = digest;
    return told;
}

/// What the server says in the end; \p change may spoil the last message.
QByteArray verdict(Server &server, Mechanism &mechanism, const std::function<void(QByteArray &)> &change = {})
{
    const auto first = begun(mechanism);
    if (!first)
        return failureOf(first);
    const QByteArray challenge = QByteArray::fromBase64(server.answer(first->bytes));
    if (mechanism.explain(challenge).name != "challenge")
        return "the challenge was not understood";
    auto last = answered(mechanism, challenge);
    if (!last)
        return failureOf(last);
    if (change)
        change(last->bytes);
    return server.answer(last->bytes);
}
} // namespace

/// Our NTLM against the server's side of another implementation.
class TestNtlmPeer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rightPassword_isAccepted_data();
    void rightPassword_isAccepted();
    void wrongPassword_isRefused_data();
    void wrongPassword_isRefused();
    void binding_isCheckedByTheServer();
    void mic_isCheckedByTheServer();
};

void TestNtlmPeer::rightPassword_isAccepted_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, Form form, const QString &user, const QString &password, const char *domain,
                        const QString &account) {
        QTest::newRow(name) << static_cast<int>(form) << user << password
                            << domain + QByteArray(":") + account.toUtf8() + ':' + password.toUtf8();
    };
    row("NTLMv2", Form::V2, u"CORP\\alice"_s, u"wonderland"_s, "CORP", u"alice"_s);
    row("without a domain", Form::V2, u"alice"_s, u"wonderland"_s, "", u"alice"_s);
    row("a principal name", Form::V2, u"alice@corp.example"_s, u"wonderland"_s, "", u"alice@corp.example"_s);
    row("another case", Form::V2, u"CORP\\ALICE"_s, u"wonderland"_s, "CORP", u"alice"_s);
    row("beyond ASCII", Form::V2, u"CORP\\jürgen"_s, u"Schlüssel🔑"_s, "CORP", u"jürgen"_s);
    row("200 characters", Form::V2, u"CORP\\alice"_s, QString(200, u'w'), "CORP", u"alice"_s);
    row("NTLM2 session", Form::Session, u"CORP\\alice"_s, u"wonderland"_s, "CORP", u"alice"_s);
    row("NTLMv1", Form::V1, u"CORP\\alice"_s, u"wonderland"_s, "CORP", u"alice"_s);
}

void TestNtlmPeer::rightPassword_isAccepted()
{
    QFETCH(const int, form);
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const QByteArray, line);
    Server server(line);
    const auto mechanism =
        makeMechanism("NTLM", {user, {}, Secret::fromText(password)}, circumstances(static_cast<Form>(form)));
    QCOMPARE(verdict(server, *mechanism), "accepted " + user.toUtf8());
    QVERIFY(mechanism->isComplete());
}

void TestNtlmPeer::wrongPassword_isRefused_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("NTLMv2") << static_cast<int>(Form::V2);
    QTest::newRow("NTLM2 session") << static_cast<int>(Form::Session);
    QTest::newRow("NTLMv1") << static_cast<int>(Form::V1);
}

void TestNtlmPeer::wrongPassword_isRefused()
{
    QFETCH(const int, form);
    Server server("CORP:alice:wonderland");
    const auto mechanism =
        makeMechanism("NTLM", {u"CORP\\alice"_s, {}, Secret("wonderlanD")}, circumstances(static_cast<Form>(form)));
    const QByteArray said = verdict(server, *mechanism);
    QVERIFY2(said.startsWith("refused InvalidTokenError") && said.contains("Invalid NTLM response"), said.constData());
}

void TestNtlmPeer::binding_isCheckedByTheServer()
{
    const Credentials alice{u"CORP\\alice"_s, {}, Secret("wonderland")};
    const auto ask = [&alice](const Circumstances &told) {
        Server server("CORP:alice:wonderland", CertificateDigest);
        return verdict(server, *makeMechanism("NTLM", alice, told));
    };
    QCOMPARE(ask(bound()), QByteArray("accepted CORP\\alice"));
    QVERIFY(ask(circumstances()).startsWith("refused BadBindingsError"));
    QVERIFY(ask(bound(QByteArray(32, '\x5b'))).startsWith("refused BadBindingsError"));
    Circumstances falsified = bound();
    falsified.preferences.falsifyBinding = true;
    QVERIFY(ask(falsified).startsWith("refused BadBindingsError"));
}

void TestNtlmPeer::mic_isCheckedByTheServer()
{
    const Credentials alice{u"CORP\\alice"_s, {}, Secret("wonderland")};
    const auto ask = [&alice](qsizetype at) {
        Server server("CORP:alice:wonderland");
        return verdict(server, *makeMechanism("NTLM", alice, circumstances()),
                       [at](QByteArray &message) { message[at] = static_cast<char>(~message.at(at)); });
    };
    QVERIFY(ask(72).contains("Invalid MIC")); // its first byte
    QVERIFY(ask(64).contains("Invalid MIC")); // the version, which nothing else covers
}

QTEST_GUILESS_MAIN(TestNtlmPeer)
#include "tst_ntlmpeer.moc"
