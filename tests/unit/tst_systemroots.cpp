// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/systemroots.h"

#include <QDir>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;

/// A process of its own: what is tested happens once, before the first use of TLS.
class TestSystemRoots final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rootsNamedByHash_areNotReadAhead();
    void ownAuthorities_areUntouched();
};

void TestSystemRoots::rootsNamedByHash_areNotReadAhead()
{
    const bool namedByHash = !QDir(u"/etc/ssl/certs"_s).entryList({u"????????.0"_s}, QDir::Files).isEmpty();

    mailscope::net::lookUpSystemRootsOnDemand();
    mailscope::net::lookUpSystemRootsOnDemand();

    QVERIFY(QSslSocket::supportsSsl());
    // Where they are not, Qt must still read them all.
    QCOMPARE(QSslConfiguration::defaultConfiguration().caCertificates().isEmpty(), namedByHash);
}

void TestSystemRoots::ownAuthorities_areUntouched()
{
    mailscope::net::lookUpSystemRootsOnDemand();
    const QList<QSslCertificate> roots = QSslConfiguration::systemCaCertificates();
    QVERIFY(!roots.isEmpty());

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({roots.constFirst()});

    QCOMPARE(configuration.caCertificates(), QList{roots.constFirst()});
}

QTEST_GUILESS_MAIN(TestSystemRoots)
#include "tst_systemroots.moc"
