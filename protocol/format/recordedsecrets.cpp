// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/recordedsecrets.h"

namespace mailscope::format {

using namespace transcript;

namespace {
/// What stands behind \p key up to one of \p ends; empty when the key is not there.
QByteArray valueBehind(const QByteArray &message, const QByteArray &key, const QByteArray &ends)
{
    const qsizetype at = message.indexOf(key);
    if (at < 0)
        return {};
    qsizetype end = at + key.size();
    while (end < message.size() && !ends.contains(message.at(end)))
        ++end;
    return message.mid(at + key.size(), end - at - key.size());
}

/// The secret in the client's message \p number of a login; empty for none.
QByteArray secretIn(const QByteArray &mechanism, const QByteArray &message, int number)
{
    if (mechanism == "PLAIN")
        return message.count('\0') == 2 ? message.mid(message.lastIndexOf('\0') + 1) : QByteArray();
    if (mechanism == "LOGIN")
        return number == 2 ? message : QByteArray();
    if (mechanism == "CRAM-MD5")
        return message.mid(message.lastIndexOf(' ') + 1);
    if (mechanism == "DIGEST-MD5")
        return valueBehind(message, "response=", ",");
    if (mechanism.startsWith("SCRAM-"))
        return valueBehind(message, ",p=", ",");
    if (mechanism == "XOAUTH2" || mechanism == "OAUTHBEARER")
        return valueBehind(message, "auth=Bearer ", "\1");
    return {};
}

} // namespace

void LoginSecrets::add(const Transcript &transcript, qsizetype index)
{
    const EventKind kind = transcript.kindAt(index);
    if (kind != EventKind::Sent && kind != EventKind::Received && kind != EventKind::Connecting)
        return;
    const Event event = transcript.at(index);
    if (const auto *sent = std::get_if<Sent>(&event.payload))
        read(*sent);
    else if (const auto *received = std::get_if<Received>(&event.payload))
        m_challenged = received->data.bytes.startsWith("334");
    else
        m_mechanism.clear();
}

void LoginSecrets::read(const Sent &sent)
{
    const QByteArray line = sent.data.bytes.trimmed();
    const QList<QByteArray> words = line.split(' ');
    if (words.constFirst().toUpper() == "AUTH") {
        m_mechanism = words.value(1).toUpper();
        m_number = words.size() > 2 ? 1 : 0;
        keep(sent, words.value(2));
    } else if (m_challenged) {
        ++m_number;
        keep(sent, line);
    }
    m_challenged = false;
}

void LoginSecrets::keep(const Sent &sent, const QByteArray &response)
{
    if (response.isEmpty() || !sent.data.masks.isEmpty())
        return;
    const QByteArray secret = secretIn(m_mechanism, QByteArray::fromBase64(response), m_number);
    if (!secret.isEmpty() && !m_found.contains(secret))
        m_found.append(secret);
}

QList<QByteArray> recordedSecrets(const Transcript &transcript)
{
    LoginSecrets logins;
    for (qsizetype index = 0; index < transcript.size(); ++index)
        logins.add(transcript, index);
    return logins.found();
}

bool saysThatItHoldsSecrets(const Transcript &transcript)
{
    for (qsizetype index = 0; index < transcript.size(); ++index) {
        if (transcript.kindAt(index) == EventKind::SecretsRecorded)
            return true;
    }
    return false;
}

} // namespace mailscope::format
