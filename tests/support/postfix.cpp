// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postfix.h"

namespace mailscope::support {

Postfix::Postfix(ServerOptions options) : RealServer(std::move(options))
{
    if (!this->options().kerberosUser.isEmpty())
        m_realm.emplace(folder(), this->options().hostName);
}

QByteArray Postfix::loginRecord(const QByteArray &mechanism, const QByteArray &user) const
{
    return "sasl_method=" + mechanism + ", sasl_username=" + user;
}

qint64 Postfix::largestMessage() const
{
    constexpr qint64 usual = 10'240'000;
    return options().largestMessage > 0 ? options().largestMessage : usual;
}

QByteArrayList Postfix::keywords(Encryption encryption) const
{
    const bool encrypted = encryption == Encryption::Encrypted;
    const QByteArray mechanisms = options().mechanisms.join(' ');
    QByteArrayList lines{"PIPELINING", "SIZE " + QByteArray::number(largestMessage())};
    if (options().verify)
        lines << "VRFY";
    if (options().queueStart)
        lines << "ETRN";
    if (options().certificate && !encrypted)
        lines << "STARTTLS";
    if (!mechanisms.isEmpty() && (encrypted || options().mechanismsInClear)) {
        lines << "AUTH " + mechanisms;
        if (options().extraKeywords)
            lines << "AUTH=" + mechanisms;
    }
    if (options().extraKeywords) {
        lines << "XCLIENT NAME ADDR PROTO HELO REVERSE_NAME PORT LOGIN DESTADDR DESTPORT"
              << "XFORWARD NAME ADDR PROTO HELO SOURCE PORT IDENT";
    }
    return lines << "ENHANCEDSTATUSCODES" << "8BITMIME" << "DSN" << "SMTPUTF8" << "CHUNKING";
}

QByteArrayList Postfix::configure()
{
    write("postfix/main.cf", mainConfiguration());
    write("postfix/master.cf", serviceConfiguration());
    QByteArray aliases;
    for (const auto &[name, members] : options().aliases.asKeyValueRange())
        aliases += name + '\t' + members.join(", ") + '\n';
    write("postfix/aliases", aliases);
    write("postfix/sasl/smtpd.conf",
          "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: " + folder() + "/sasldb\nmech_list: "
              + options().mechanisms.join(' ') + '\n' + (m_realm ? "keytab: " + folder() + "/keytab\n" : QByteArray()));
    if (m_realm) {
        write("etc/krb5.conf", m_realm->clientConfiguration());
        write("kdc.conf", m_realm->serverConfiguration());
    }
    write("run", helpers() + "exec \"$@\"\n");
    // -i: stay in the foreground as the first process, keeping standard output.
    return {"sh", "-eu", folder() + "/run", "/usr/lib/postfix/sbin/master", "-c", folder() + "/postfix", "-i"};
}

QByteArray Postfix::mainConfiguration() const
{
    const QByteArray home = folder() + "/postfix";
    QByteArrayList lines{
        "compatibility_level = 3.10",
        "myhostname = " + options().hostName,
        "mydestination = $myhostname, localhost",
        "mynetworks = 127.0.0.0/8",
        "inet_protocols = ipv4",
        "queue_directory = /var/spool/postfix",
        "data_directory = /var/lib/postfix",
        "maillog_file = " + logFolder() + "/mail",
        "maillog_file_prefixes = " + folder(),
        "smtpd_peername_lookup = no",
        "alias_maps = texthash:" + home + "/aliases",
        "alias_database =",
        "local_recipient_maps = unix:passwd.byname $alias_maps",
        "relay_domains = " + options().queueDomain,
        "fast_flush_domains = " + options().queueDomain,
        "mail_spool_directory = /var/mail/", // the slash makes a Maildir
        "message_size_limit = " + QByteArray::number(largestMessage()),
        "mailbox_size_limit = 0",
        "service_throttle_time = 1s",     // before a process that was killed is replaced
        "local_header_rewrite_clients =", // or it adds what a header lacks
    };
    if (!options().verify)
        lines << "disable_vrfy_command = yes";
    if (!options().queueStart)
        lines << "smtpd_discard_ehlo_keywords = etrn" << "smtpd_etrn_restrictions = reject";
    if (options().certificate) {
        lines << "smtpd_tls_security_level = may" << "smtpd_tls_cert_file = " + certificatePath()
              << "smtpd_tls_key_file = " + keyPath();
    }
    if (!options().mechanisms.isEmpty()) {
        lines << "smtpd_sasl_auth_enable = yes"
              << QByteArray("smtpd_tls_auth_only = ") + (options().mechanismsInClear ? "no" : "yes");
        lines += loginConfiguration();
    }
    if (!options().passwords.isEmpty()) {
        lines << "smtpd_sasl_security_options =" << "smtpd_sasl_mechanism_filter = static:rest"
              << "smtpd_recipient_restrictions = permit_sasl_authenticated, "
                 "check_sasl_access inline:{anonymous=permit}, reject"
              << "smtpd_error_sleep_time = 0"
              << "local_recipient_maps =" << "local_transport = discard";
    }
    if (!options().clientAuthority.isEmpty())
        lines << "smtpd_tls_ask_ccert = yes" << "smtpd_tls_CAfile = " + clientAuthorityPath();
    if (options().extraKeywords) {
        lines << "smtpd_authorized_xclient_hosts = 127.0.0.1" << "smtpd_authorized_xforward_hosts = 127.0.0.1"
              << "broken_sasl_auth_clients = yes";
    }
    return lines.join('\n') + '\n';
}

QByteArrayList Postfix::loginConfiguration() const
{
    return {"smtpd_sasl_type = cyrus", "cyrus_sasl_config_path = " + folder() + "/postfix/sasl"};
}

QByteArray Postfix::loginPreparation() const
{
    QByteArray lines;
    const QByteArray database = folder() + "/sasldb";
    for (const auto &[user, password] : options().passwords.asKeyValueRange()) {
        lines += "printf %s " + word(password) + " | saslpasswd2 -p -c -f " + database + " -u " + options().hostName
            + ' ' + word(user) + '\n';
    }
    if (!lines.isEmpty())
        lines += "chmod 0644 " + database + '\n';
    return lines;
}

QByteArray Postfix::helpers() const
{
    return m_realm ? m_realm->start(options().kerberosUser, kerberosPassword()) : QByteArray();
}

QByteArray Postfix::serviceConfiguration() const
{
    return "127.0.0.1:" + QByteArray::number(port())
        + " inet n - n - - smtpd\n"
          "pickup unix n - n 60 1 pickup\n"
          "cleanup unix n - n - 0 cleanup\n"
          "qmgr unix n - n 300 1 qmgr\n"
          "tlsmgr unix - - n 1000? 1 tlsmgr\n"
          "rewrite unix - - n - - trivial-rewrite\n"
          "bounce unix - - n - 0 bounce\n"
          "defer unix - - n - 0 bounce\n"
          "trace unix - - n - 0 bounce\n"
          "verify unix - - n - 1 verify\n"
          "flush unix n - n 1000? 0 flush\n"
          "proxymap unix - - n - - proxymap\n"
          "showq unix n - n - - showq\n"
          "error unix - - n - - error\n"
          "retry unix - - n - - error\n"
          "discard unix - - n - - discard\n"
          "relay unix - - n - - smtp\n"
          "smtp unix - - n - - smtp\n"
          "local unix - n n - - local\n"
          "anvil unix - - n - 1 anvil\n"
          "scache unix - - n - 1 scache\n"
          "postlog unix-dgram n - n - 1 postlogd\n"
        + moreServices();
}

QByteArray Postfix::preparation() const
{
    return "install -d -m 0700 -o postfix /var/lib/postfix\n"
           "mkdir /var/spool/postfix\n"
           "cd /var/spool/postfix\n"
           "install -d -m 0700 -o postfix active bounce corrupt defer deferred flush hold incoming saved trace "
           "private\n"
           "install -d -m 0730 -o postfix -g postdrop maildrop\n"
           "install -d -m 0710 -o postfix -g postdrop public\n"
           "mkdir pid\n"
        + loginPreparation()
        + (m_realm ? m_realm->preparation(options().kerberosUser, kerberosPassword()) : QByteArray());
}

} // namespace mailscope::support
