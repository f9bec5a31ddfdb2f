// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dovecot.h"

namespace mailscope::support {

QByteArrayList Dovecot::keywords(Encryption encryption) const
{
    QByteArrayList lines = socketKeywords();
    if (encryption == Encryption::Encrypted)
        lines.removeAll("STARTTLS");
    if (options().extraKeywords) {
        lines << "XCLIENT ADDR PORT PROTO HELO LOGIN SESSION CLIENT-TRANSPORT TTL TIMEOUT DESTNAME"
              << "XRCPTFORWARD";
    }
    return lines;
}

QByteArrayList Dovecot::socketKeywords() const
{
    QByteArrayList lines{"8BITMIME", "CHUNKING", "ENHANCEDSTATUSCODES", "PIPELINING"};
    if (options().certificate)
        lines << "STARTTLS";
    return lines;
}

QByteArray Dovecot::quotaOf(const QByteArray &user) const
{
    const qint64 quota = options().quotas.value(user);
    return quota > 0 ? "userdb_quota_storage_size=" + QByteArray::number(quota) + 'B' : QByteArray();
}

QByteArrayList Dovecot::configure()
{
    QByteArray users;
    for (const QByteArray &user : options().users)
        users += user + "::107:107::/var/mail/" + user + "::" + quotaOf(user) + '\n';
    write("users", users);

    QByteArrayList lines{
        "dovecot_config_version = 2.4.0",
        "dovecot_storage_version = 2.4.0",
        "base_dir = /run/dovecot",
        "state_dir = /var/lib/dovecot",
        "log_path = " + logFolder() + "/mail",
        "protocols = lmtp",
        "hostname = " + options().hostName,
        "listen = 127.0.0.1",
        "mail_driver = maildir",
        "mail_path = /var/mail/%{user | username}",
        "mail_uid = dovenull",
        "mail_gid = dovenull",
        "first_valid_uid = 1",
        "passdb static {",
        "  fields {",
        "    nopassword = yes",
        "  }",
        "}",
        "userdb passwd-file {",
        "  passwd_file_path = " + folder() + "/users",
        "}",
        "protocol lmtp {",
        "  auth_username_format = %{user | username}",
        "}",
        "service lmtp {",
        "  inet_listener lmtp {",
        "    port = " + QByteArray::number(port()),
        "  }",
        "  unix_listener " + socketPath() + " {",
        "    mode = 0666",
        "  }",
        "}",
    };
    if (options().certificate) {
        lines << "ssl = yes" << "ssl_server_cert_file = " + certificatePath() << "ssl_server_key_file = " + keyPath();
    } else {
        lines << "ssl = no";
    }
    if (!options().quotas.isEmpty())
        lines << "mail_plugins {" << "  quota = yes" << "}" << "quota_storage_grace = 0" << "quota mailbox {" << "}";
    if (options().extraKeywords)
        lines << "login_trusted_networks = 127.0.0.0/8";
    write("dovecot.conf", lines.join('\n') + '\n');
    return {"/usr/sbin/dovecot", "-F", "-c", folder() + "/dovecot.conf"};
}

QByteArray Dovecot::preparation() const
{
    return "mkdir -p /var/lib/dovecot /run/dovecot\n";
}

} // namespace mailscope::support
