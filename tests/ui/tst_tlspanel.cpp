// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tlspanel.h"

#include "panelhost.h"
#include "ui/panels/certificatewords.h"
#include "ui/panels/fittedtree.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::CertificateWords;
using ui::TlsPanel;

class TestTlsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutTls_itSaysWhatThatMeans_data();
    void withoutTls_itSaysWhatThatMeans();
    void goodCertificate_isCalledValid();
    void objections_areExplained_data();
    void objections_areExplained();
    void severalObjections_areCounted();
    void objectionUnderRequire_saysThatTheSessionEnded();
    void brokenHandshake_isNoEncryption();
    void handshakeUnderWay_isNoFailure();
    void validity_countsDays_data();
    void validity_countsDays();
    void chain_showsTheLeafFirst();
    void agreement_isListed();
    void hostileCertificate_staysText();
    void thousandNames_areCutButCopied();
    void pem_isSaved();
    void pem_thatCannotBeWritten_isToldInPlace();
    void dismissedDialog_savesNothing();
    void trust_isWrittenIntoThePlanAndTakenBack();
    void trustOfAnother_isNotTrustOfThis();
    void validCertificate_needsNoTrust();
    void expiry_isNotSettledByTrust();
    void copiedRow_isItsValue();
    void sameReport_keepsWhatIsUnfolded();
    void trustInARealCertificate_settlesItsObjections();
    void everythingHasAName();

private:
    [[nodiscard]] QString words(const char *name) const { return PanelHost::words(*m_panel, name); }
    [[nodiscard]] QPushButton *button(const char *name) const { return PanelHost::find<QPushButton>(*m_panel, name); }
    [[nodiscard]] ui::FittedTree *chain() const
    {
        return PanelHost::find<ui::FittedTree>(*m_panel, "certificateChain");
    }
    [[nodiscard]] QStringList objectionWords() const;
    [[nodiscard]] QString certificateValue(int certificate, const QString &label) const;
    void showSecured(const TlsDetails &details, plan::Plan plan = plan::Plan());

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<TlsPanel> m_panel;
};

void TestTlsPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<TlsPanel>(m_host->controller, m_host->services);
    new QAbstractItemModelTester(chain()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_panel.get());
    PanelHost::put(*m_panel);
}

void TestTlsPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
}

QStringList TestTlsPanel::objectionWords() const
{
    QStringList all;
    for (const QLabel *label : PanelHost::find(*m_panel, "tlsObjections")->findChildren<QLabel *>())
        all.append(label->text().remove(QChar(0x200b)));
    return all;
}

QString TestTlsPanel::certificateValue(int certificate, const QString &label) const
{
    const QModelIndex top = chain()->model()->index(certificate, 0);
    for (int row = 0; row < chain()->model()->rowCount(top); ++row) {
        const QModelIndex name = chain()->model()->index(row, 0, top);
        if (name.data().toString() == label)
            return name.siblingAtColumn(1).data().toString();
    }
    return u"(no such row)"_s;
}

void TestTlsPanel::showSecured(const TlsDetails &details, plan::Plan plan)
{
    m_host->show(TranscriptBuilder().opened().hello({"STARTTLS"}).secured(details).hello({"DSN"}).finished(),
                 std::move(plan));
}

void TestTlsPanel::withoutTls_itSaysWhatThatMeans_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing was done") << 0 << u"Connect to see the encryption and the certificates of a server."_s;
    QTest::newRow("no hello") << 1 << u"Nothing is encrypted yet."_s;
    QTest::newRow("over") << 2 << u"Nothing was encrypted in this session: everything could be read on the way."_s;
    QTest::newRow("live, not offered") << 3 << u"Nothing is encrypted, and the server does not offer STARTTLS."_s;
    QTest::newRow("live, offered")
        << 4
        << u"Nothing is encrypted: everything can be read on the way. The server offers STARTTLS; press it to encrypt."_s;
}

void TestTlsPanel::withoutTls_itSaysWhatThatMeans()
{
    QFETCH(const int, how);
    QFETCH(const QString, sentence);
    practice::Options options;
    plan::Plan plan;
    plan.security = plan::Security::None;
    if (how == 3)
        options.enabled.erase(practice::Feature::StartTls);
    if (how == 1)
        m_host->show(TranscriptBuilder().opened());
    else if (how == 2)
        m_host->show(TranscriptBuilder().opened().hello({"STARTTLS"}).finished());
    else if (how > 2)
        QVERIFY(m_host->connectTo(options, plan));
    QTRY_COMPARE(words("tlsVerdict"), sentence);
    QVERIFY(!chain()->isVisible());
    QVERIFY(!button("savePem")->isVisible());
    QVERIFY(!button("trustFingerprint")->isVisible());
}

void TestTlsPanel::goodCertificate_isCalledValid()
{
    showSecured(TranscriptBuilder::details());
    QCOMPARE(words("tlsState"), u"encrypted, certificate valid"_s);
    QCOMPARE(words("tlsVerdict"),
             u"The certificate is valid for mx.example (2026-01-30 to 2026-05-01: 61 day(s) left)."_s);
    QCOMPARE(objectionWords(), QStringList());
}

void TestTlsPanel::objections_areExplained_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("title");
    QTest::newRow("expired") << QByteArray("expired") << u"The certificate has expired"_s;
    QTest::newRow("not yet") << QByteArray("not-yet-valid") << u"The certificate is not valid yet"_s;
    QTest::newRow("self-signed") << QByteArray("self-signed") << u"The certificate vouches for itself"_s;
    QTest::newRow("unknown") << QByteArray("unknown-issuer") << u"Nobody that this machine trusts vouches for it"_s;
    QTest::newRow("name") << QByteArray("name-mismatch") << u"It belongs to another name"_s;
    QTest::newRow("name unchecked") << QByteArray("name-unchecked") << u"Its name was not checked"_s;
    QTest::newRow("signature") << QByteArray("weak-signature") << u"Its signature is weak"_s;
    QTest::newRow("key") << QByteArray("weak-key") << u"Its key is weak"_s;
    QTest::newRow("revoked") << QByteArray("revoked") << u"Its authority has taken it back"_s;
    QTest::newRow("purpose") << QByteArray("wrong-purpose") << u"It was not made for a server"_s;
    QTest::newRow("chain") << QByteArray("chain-invalid") << u"The chain does not hold"_s;
    QTest::newRow("none") << QByteArray("no-certificate") << u"The server showed no certificate"_s;
    QTest::newRow("other") << QByteArray("other") << u"There is another objection to the certificate"_s;
    QTest::newRow("unheard of") << QByteArray("from-the-future") << u"There is another objection to the certificate"_s;
}

void TestTlsPanel::objections_areExplained()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QString, title);
    showSecured(TranscriptBuilder::details({id}));
    QCOMPARE(words("tlsState"), u"encrypted, certificate not valid ⚠"_s);
    const QStringList said = objectionWords();
    QVERIFY(said.size() >= 2);
    QCOMPARE(said.at(0), u"⚠ "_s + title);
    QVERIFY(said.at(1).startsWith(u"What the library said."_s));
    QVERIFY(!said.join(u' ').contains(u"%1"_s));
    if (id == "name-mismatch")
        QVERIFY(said.at(1).contains(u"It was not made for mx.example"_s));
}

void TestTlsPanel::severalObjections_areCounted()
{
    showSecured(TranscriptBuilder::details({"expired", "name-mismatch", "weak-key"}));
    QVERIFY(words("tlsVerdict").startsWith(u"There are 3 objection(s) to the certificate. The session went on"_s));
    QCOMPARE(objectionWords().size(), 9);
}

void TestTlsPanel::objectionUnderRequire_saysThatTheSessionEnded()
{
    const TlsDetails details = TranscriptBuilder::details({"expired"});
    TranscriptBuilder builder;
    builder.opened().hello({"STARTTLS"});
    builder.add(transcript::TlsStarted{details.expectedName, details.sni, TlsPolicy::Require});
    builder.add(transcript::TlsObjected{details.objections.constFirst()});
    builder.finished(Verdict::Tls);
    m_host->show(builder);
    QCOMPARE(words("tlsState"), u"not encrypted ✗"_s);
    QVERIFY(words("tlsVerdict").endsWith(u"The session was ended before anything else was said."_s));
    QVERIFY(!button("trustFingerprint")->isVisible()); // no certificate is known
}

void TestTlsPanel::brokenHandshake_isNoEncryption()
{
    TranscriptBuilder builder;
    builder.opened().hello({"STARTTLS"});
    builder.add(transcript::TlsStarted{u"mx.example"_s, u"mx.example"_s, TlsPolicy::Report});
    const Issue issue{Issue::TlsHandshakeFailed, Phase::StartTls, {}, u"\x1b[1mno cipher"_s};
    builder.add(transcript::Finished{Verdict::Tls, issue});
    m_host->show(builder);
    QCOMPARE(words("tlsState"), u"not encrypted ✗"_s);
    QVERIFY(!words("tlsVerdict").contains(u'\x1b'));
    QVERIFY(!words("tlsVerdict").contains(u"valid"_s));
}

void TestTlsPanel::handshakeUnderWay_isNoFailure()
{
    TranscriptBuilder builder;
    builder.opened().hello({"STARTTLS"});
    builder.add(transcript::TlsStarted{u"mx.example"_s, u"mx.example"_s, TlsPolicy::Report});
    m_host->show(builder);
    QCOMPARE(words("tlsState"), u"handshake"_s);
    QCOMPARE(words("tlsVerdict"), u"The handshake is under way."_s);
}

void TestTlsPanel::validity_countsDays_data()
{
    QTest::addColumn<int>("left");
    QTest::addColumn<QString>("ending");
    QTest::newRow("today") << 0 << u": 0 day(s) left"_s;
    QTest::newRow("tomorrow") << 1 << u": 1 day(s) left"_s;
    QTest::newRow("long") << 90 << u": 90 day(s) left"_s;
    QTest::newRow("just over") << -1 << u": expired 0 day(s) ago"_s;
    QTest::newRow("long over") << -11 << u": expired 10 day(s) ago"_s;
}

void TestTlsPanel::validity_countsDays()
{
    QFETCH(const int, left);
    QFETCH(const QString, ending);
    const CertificateDetails certificate = TranscriptBuilder::certificate(u"mx.example"_s, left);
    const QString text = CertificateWords::validity(certificate, TranscriptBuilder::startedAt());
    QVERIFY2(text.endsWith(ending), qPrintable(text));
}

void TestTlsPanel::chain_showsTheLeafFirst()
{
    showSecured(TranscriptBuilder::details());
    QCOMPARE(chain()->model()->rowCount(), 2);
    QCOMPARE(chain()->model()->index(0, 0).data().toString(), u"mx.example (the server's own)"_s);
    QCOMPARE(chain()->model()->index(1, 0).data().toString(), u"Example Authority"_s);
    QVERIFY(chain()->isExpanded(chain()->model()->index(0, 0)));
    QVERIFY(!chain()->isExpanded(chain()->model()->index(1, 0)));
    QCOMPARE(certificateValue(0, u"Issuer"_s), u"CN=Example Authority,O=Example"_s);
    QCOMPARE(certificateValue(0, u"Names"_s), u"mx.example\nIP:192.0.2.25"_s);
    QCOMPARE(certificateValue(0, u"Key"_s), u"EC, 256 bit(s)"_s);
    QCOMPARE(certificateValue(0, u"Signature"_s), u"ecdsa-with-SHA256"_s);
    const QString fingerprint = certificateValue(0, u"SHA-256"_s);
    QCOMPARE(fingerprint.size(), 95);
    QCOMPARE(fingerprint.toLower().remove(u':').remove(u'\n').toLatin1(),
             TranscriptBuilder::certificate(u"mx.example"_s).sha256);
    QVERIFY(certificateValue(0, u"Public key SHA-256"_s) != fingerprint);
}

void TestTlsPanel::agreement_isListed()
{
    TlsDetails details = TranscriptBuilder::details();
    details.group.reset();
    details.sni.clear();
    showSecured(details);
    const auto *model = PanelHost::find<ui::FittedTree>(*m_panel, "tlsAgreement")->model();
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row)
        rows.append(model->index(row, 0).data().toString() + u": "_s + model->index(row, 1).data().toString());
    QCOMPARE(
        rows,
        (QStringList{u"Protocol: TLS 1.3"_s, u"Cipher: TLS_AES_256_GCM_SHA384"_s, u"Group: not told by the library"_s,
                     u"Name expected: mx.example"_s, u"Name sent: none (no SNI)"_s, u"Policy: go on and say so"_s}));
}

void TestTlsPanel::hostileCertificate_staysText()
{
    TlsDetails details = TranscriptBuilder::details({"name-mismatch"});
    details.chain[0].subject = u"CN=<b>x</b>\x1b[2J\u202Egnp,O="_s + QString(300, u'o');
    details.chain[0].issuer = u"\u2066\a"_s;
    details.chain[0].sans = {u"DNS:<script>"_s, u"DNS:"_s + QString(300, u'n')};
    details.objections[0].text = u"<img>\x1b"_s;
    showSecured(details);
    QCOMPARE(chain()->model()->index(0, 0).data().toString(), u"<b>x</b>␛[2J<U+202E>gnp (the server's own)"_s);
    QCOMPARE(certificateValue(0, u"Issuer"_s), u"<U+2066>␇"_s);
    QVERIFY(certificateValue(0, u"Names"_s).startsWith(u"<script>\n"_s));
    QVERIFY(objectionWords().at(1).startsWith(u"<img>␛"_s));
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(PanelHost::overhanging(*m_panel), QStringList());
}

void TestTlsPanel::thousandNames_areCutButCopied()
{
    TlsDetails details = TranscriptBuilder::details();
    details.chain[0].sans.clear();
    for (int i = 0; i < 1000; ++i)
        details.chain[0].sans.append(u"DNS:host%1.example"_s.arg(i));
    showSecured(details);
    QVERIFY(certificateValue(0, u"Names"_s).endsWith(u"\nand 960 more"_s));
    QVERIFY(m_panel->text().contains(u"host999.example"_s));
}

void TestTlsPanel::pem_isSaved()
{
    showSecured(TranscriptBuilder::details());
    const QString path = m_host->services.folder() + u"/chain.pem"_s;
    m_host->services.choose(path);
    QTest::mouseClick(button("savePem"), Qt::LeftButton);
    QTRY_COMPARE(words("tlsNotice"), u"Saved as %1."_s.arg(path));
    QCOMPARE(m_host->services.choices.constFirst().suggested, u"mx.example.pem"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
             TranscriptBuilder::certificate(u"mx.example"_s).pem
                 + TranscriptBuilder::certificate(u"Example Authority"_s).pem);
}

void TestTlsPanel::pem_thatCannotBeWritten_isToldInPlace()
{
    showSecured(TranscriptBuilder::details());
    m_host->services.choose(m_host->services.folder() + u"/no/such/folder/chain.pem"_s);
    QTest::mouseClick(button("savePem"), Qt::LeftButton);
    QTRY_VERIFY(words("tlsNotice").contains(u"could not be written"_s));
    QCOMPARE(m_host->services.questions.size(), 0);
}

void TestTlsPanel::dismissedDialog_savesNothing()
{
    showSecured(TranscriptBuilder::details());
    QTest::mouseClick(button("savePem"), Qt::LeftButton);
    m_host->services.choose({});
    QCOMPARE(words("tlsNotice"), QString());
    // A dialog that is answered when the panel is gone does no harm.
    QTest::mouseClick(button("savePem"), Qt::LeftButton);
    m_panel.reset();
    m_host->services.choose(m_host->services.folder() + u"/late.pem"_s);
    QVERIFY(!QFile::exists(m_host->services.folder() + u"/late.pem"_s));
}

void TestTlsPanel::trust_isWrittenIntoThePlanAndTakenBack()
{
    showSecured(TranscriptBuilder::details({"self-signed"}));
    QPushButton *trust = button("trustFingerprint");
    QVERIFY(trust->isVisible() && trust->isEnabled());
    QCOMPARE(trust->text(), u"Trust this fingerprint for this profile"_s);
    QSignalSpy changed(&m_host->controller, &ui::SessionController::planChanged);
    QTest::mouseClick(trust, Qt::LeftButton);
    const QByteArray fingerprint = TranscriptBuilder::certificate(u"mx.example"_s).sha256;
    QCOMPARE(m_host->controller.plan().tls.pinnedSha256, QList<QByteArray>{fingerprint});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(trust->text(), u"Stop trusting"_s);
    QCOMPARE(words("tlsState"), u"encrypted, trusted by fingerprint"_s);
    QVERIFY(words("tlsTrustWords").contains(u"from the next connection"_s));
    trust->setFocus();
    QTest::keyClick(trust, Qt::Key_Space);
    QCOMPARE(m_host->controller.plan().tls.pinnedSha256, QList<QByteArray>());
    QCOMPARE(words("tlsState"), u"encrypted, certificate not valid ⚠"_s);
    QCOMPARE(words("tlsTrustWords"), QString());
}

void TestTlsPanel::trustOfAnother_isNotTrustOfThis()
{
    plan::Plan plan;
    plan.tls.pinnedSha256 = {"00", TranscriptBuilder::certificate(u"Example Authority"_s).sha256};
    showSecured(TranscriptBuilder::details({"self-signed"}), plan);
    QCOMPARE(words("tlsState"), u"encrypted, certificate not valid ⚠"_s);
    // As people write it: in capitals, with colons.
    plan.tls.pinnedSha256 = {
        CertificateWords::fingerprint(TranscriptBuilder::certificate(u"mx.example"_s).sha256).toLatin1()};
    m_host->controller.setPlan(plan);
    QCOMPARE(words("tlsState"), u"encrypted, trusted by fingerprint"_s);
}

void TestTlsPanel::validCertificate_needsNoTrust()
{
    showSecured(TranscriptBuilder::details());
    QVERIFY(!button("trustFingerprint")->isVisible());
    QVERIFY(button("savePem")->isVisible());
}

void TestTlsPanel::expiry_isNotSettledByTrust()
{
    showSecured(TranscriptBuilder::details({"expired"}));
    QVERIFY(!button("trustFingerprint")->isVisible());
    plan::Plan plan;
    plan.tls.pinnedSha256 = {TranscriptBuilder::certificate(u"mx.example"_s).sha256};
    showSecured(TranscriptBuilder::details({"expired", "self-signed"}), plan);
    QCOMPARE(words("tlsState"), u"encrypted, certificate not valid ⚠"_s);
    QCOMPARE(button("trustFingerprint")->text(), u"Stop trusting"_s);
}

void TestTlsPanel::copiedRow_isItsValue()
{
    showSecured(TranscriptBuilder::details());
    const QModelIndex top = chain()->model()->index(0, 0);
    chain()->setFocus();
    chain()->setCurrentIndex(chain()->model()->index(1, 0, top));
    QTest::keySequence(chain(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Issuer\tCN=Example Authority,O=Example"_s);
    chain()->clearSelection();
    chain()->setCurrentIndex(top);
    QTest::keySequence(chain(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), TranscriptBuilder::certificate(u"mx.example"_s).pem);
    QTest::mouseClick(button("tlsCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_panel->text());
}

void TestTlsPanel::sameReport_keepsWhatIsUnfolded()
{
    QVERIFY(m_host->connectTo({}, [] {
        plan::Plan plan;
        plan.security = plan::Security::StartTls;
        return plan;
    }()));
    QTRY_VERIFY(chain()->isVisible());
    QSignalSpy removed(chain()->model(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy refreshed(&m_host->controller, &ui::SessionController::reportChanged);
    QVERIFY(m_host->controller.perform(ui::Action::Noop));
    QTRY_VERIFY(!refreshed.isEmpty());
    QCOMPARE(removed.size(), 0);
}

void TestTlsPanel::trustInARealCertificate_settlesItsObjections()
{
    practice::Options options;
    options.certificate = practice::CertificateKind::SelfSigned;
    plan::Plan plan;
    plan.security = plan::Security::StartTls;
    QVERIFY(m_host->connectTo(options, plan));
    QTRY_VERIFY(objectionWords().contains(u"⚠ The certificate vouches for itself"_s));
    QTest::mouseClick(button("trustFingerprint"), Qt::LeftButton);
    m_host->controller.connectToServer();
    QTRY_COMPARE(m_host->controller.state(), ui::SessionController::State::Idle);
    QTRY_COMPARE(words("tlsState"), u"encrypted, trusted by fingerprint"_s);
    QTRY_VERIFY(m_host->controller.report().tls && m_host->controller.report().tls->details.verified);
    QCOMPARE(objectionWords(), QStringList());
}

void TestTlsPanel::everythingHasAName()
{
    showSecured(TranscriptBuilder::details({"expired"}));
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
}

QTEST_MAIN(TestTlsPanel)
#include "tst_tlspanel.moc"
