// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUdpSocket>

#include <chrono>

class QTcpSocket;

namespace mailscope::test {

/// A DNS server on loopback, UDP and TCP on one port that the system chooses, that answers from a table or misbehaves.
///
/// Names are given without a dot at the end and compare in any case. A name that no record mentions does not exist.
/// Answers that do not fit into what a UDP client takes are cut off with the TC bit, as real servers do.
class FakeDns final : public QObject {
    Q_OBJECT
public:
    enum Type : quint16 { Any = 0, A = 1, Cname = 5, Mx = 15, Txt = 16, Aaaa = 28 };

    enum class Behaviour {
        Answer,
        Silent, ///< reads the question, says nothing
        ServerFailure,
        NameError,
        NotImplemented,
        Refused,
        Truncated,     ///< UDP: nothing but the TC bit; TCP: the answer
        Garbage,       ///< the right id, then bytes that are no DNS message
        CutShort,      ///< the answer without its last bytes
        PointerLoop,   ///< an answer whose owner's name points at itself
        WrongId,       ///< the answer with another id
        WrongQuestion, ///< the answer to a question that nobody asked
        Empty,         ///< a datagram of no bytes; TCP: closes
    };

    struct Question {
        QByteArray name; ///< as it came
        quint16 type = 0;
        bool overTcp = false;
        friend bool operator==(const Question &, const Question &) = default;
    };

    explicit FakeDns(QObject *parent = nullptr);

    /// Listens on \p address. False when no port was free on both UDP and TCP.
    [[nodiscard]] bool start(const QHostAddress &address = QHostAddress::LocalHost);
    /// Closes both sockets: who asks now is refused by the system.
    void stop();
    [[nodiscard]] QHostAddress address() const { return m_udp.localAddress(); }
    [[nodiscard]] quint16 port() const { return m_udp.localPort(); }

    void addAddress(const QByteArray &name, const QByteArray &address);
    void addMx(const QByteArray &name, quint16 preference, const QByteArray &exchange);
    void addCname(const QByteArray &name, const QByteArray &target);
    /// A record of any type with this content; a name alone exists when it has a TXT record.
    void add(const QByteArray &name, quint16 type, const QByteArray &data);

    /// From now on, for questions about \p name (empty: all) of \p type (Any: all). The last matching rule wins.
    void behave(Behaviour behaviour, const QByteArray &name = {}, quint16 type = Any);
    /// Each answer is sent that much later.
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }

    /// What was asked so far, in order, repeats too.
    [[nodiscard]] QList<Question> questions() const { return m_questions; }
    [[nodiscard]] int count(const QByteArray &name, quint16 type = Any) const;

    /// \p name as the DNS writes it: labels with their lengths and the empty one at the end.
    [[nodiscard]] static QByteArray encodeName(const QByteArray &name);

Q_SIGNALS:
    void asked(const mailscope::test::FakeDns::Question &question);

private:
    struct Record {
        QByteArray name;
        quint16 type = 0;
        QByteArray data;
    };
    struct Rule {
        QByteArray name;
        quint16 type = Any;
        Behaviour behaviour = Behaviour::Answer;
    };
    struct Query {
        QByteArray id;
        QByteArray wire; ///< the question section as it came
        Question question;
        qsizetype room = 512;
    };

    void readDatagrams();
    void acceptConnection();
    void readStream(QTcpSocket *socket);
    template <typename Reply>
    void serve(const QByteArray &packet, bool overTcp, QObject *peer, Reply reply);

    [[nodiscard]] static Query parse(const QByteArray &packet, bool overTcp);
    [[nodiscard]] Behaviour behaviourFor(const Question &question) const;
    [[nodiscard]] QByteArray answer(const Query &query) const;
    [[nodiscard]] QByteArray misbehave(const Query &query, Behaviour behaviour) const;
    [[nodiscard]] QByteArray fromTable(const Query &query) const;
    [[nodiscard]] QList<Record> find(const Question &question) const;
    [[nodiscard]] bool exists(const QByteArray &name) const;

    QUdpSocket m_udp;
    QTcpServer m_tcp;
    QList<Record> m_records;
    QList<Rule> m_rules;
    QList<Question> m_questions;
    std::chrono::milliseconds m_delay{0};
};

} // namespace mailscope::test
