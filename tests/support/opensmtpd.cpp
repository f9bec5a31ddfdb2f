// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opensmtpd.h"

namespace mailscope::support {

QByteArrayList OpenSmtpd::keywords(Encryption encryption) const
{
    const bool encrypted = encryption == Encryption::Encrypted;
    constexpr qint64 usual = 36'700'160;
    const qint64 largest = options().largestMessage > 0 ? options().largestMessage : usual;
    QByteArrayList lines{"8BITMIME", "ENHANCEDSTATUSCODES", "SIZE " + QByteArray::number(largest)};
    if (options().extraKeywords)
        lines << "DSN";
    if (options().certificate && !encrypted)
        lines << "STARTTLS";
    if (!options().mechanisms.isEmpty() && encrypted)
        lines << "AUTH PLAIN LOGIN";
    return lines << "HELP";
}

QByteArrayList OpenSmtpd::configure()
{
    QByteArray aliases;
    for (const auto &[name, members] : options().aliases.asKeyValueRange())
        aliases += name + ": " + members.join(", ") + '\n';
    write("aliases", aliases);

    QByteArray configuration;
    if (options().certificate) {
        configuration += "pki server cert \"" + certificatePath()
            + "\"\n"
              "pki server key \""
            + keyPath() + "\"\n";
    }
    if (options().largestMessage > 0)
        configuration += "smtp max-message-size " + QByteArray::number(options().largestMessage) + '\n';
    configuration += "table aliases file:" + folder()
        + "/aliases\n"
          "table credentials { alice = \"*\" }\n"
        + listener()
        + "action \"local\" maildir \"/var/mail/%{user.username}\" alias <aliases>\n"
          "match from any for domain \""
        + options().hostName + "\" action \"local\"\n";
    write("smtpd.conf", configuration);
    return {"/opt/mailscope/servers/opensmtpd/usr/sbin/smtpd", "-d", "-f", folder() + "/smtpd.conf"};
}

QByteArray OpenSmtpd::listener() const
{
    QByteArray line = "listen on 127.0.0.1 port " + QByteArray::number(port()) + " hostname " + options().hostName;
    if (options().certificate)
        line += " tls pki server";
    if (options().certificate && !options().mechanisms.isEmpty())
        line += " auth-optional <credentials>";
    if (!options().extraKeywords)
        line += " no-dsn";
    return line + '\n';
}

QByteArray OpenSmtpd::preparation() const
{
    // It delivers with programs of its package, which it looks for where they would have been installed.
    return "mount -t tmpfs -o mode=0755 tmpfs /usr/libexec\n"
           "ln -s /opt/mailscope/servers/opensmtpd/usr/libexec/opensmtpd /usr/libexec/opensmtpd\n"
           "mkdir -p -m 0711 /var/spool/smtpd /var/lib/opensmtpd/empty\n";
}

} // namespace mailscope::support
