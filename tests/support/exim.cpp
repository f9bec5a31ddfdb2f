// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/exim.h"

namespace mailscope::support {

namespace {

constexpr auto program = "/opt/mailscope/servers/exim4/usr/sbin/exim4";

} // namespace

qint64 Exim::largestMessage() const
{
    constexpr qint64 usual = 10'485'760;
    return options().largestMessage > 0 ? options().largestMessage : usual;
}

QByteArrayList Exim::takeMail(const QByteArray &user)
{
    // Its processes give up root when they have taken a message, and what starts one from there cannot have it back in this root.
    [[maybe_unused]] const QByteArray said = inside(QByteArray(program) + " -C " + folder() + "/exim.conf -qf");
    return RealServer::takeMail(user);
}

QByteArrayList Exim::keywords(Encryption encryption) const
{
    const bool encrypted = encryption == Encryption::Encrypted;
    const bool extra = options().extraKeywords;
    QByteArrayList lines{"SIZE " + QByteArray::number(largestMessage()), "LIMITS MAILMAX=1000 RCPTMAX=50000",
                         "8BITMIME", "DSN"};
    if (options().queueStart)
        lines << "ETRN";
    if (options().verify)
        lines << "VRFY" << "EXPN";
    lines << "PIPELINING";
    if (extra)
        lines << "PIPECONNECT";
    if (!options().mechanisms.isEmpty() && (encrypted || options().mechanismsInClear))
        lines << "AUTH " + options().mechanisms.join(' ');
    lines << "CHUNKING";
    if (options().certificate && !encrypted)
        lines << "STARTTLS";
    if (extra)
        lines << "PRDR" << "SMTPUTF8" << "WELLKNOWN";
    return lines << "HELP";
}

QByteArray Exim::loginRecord(const QByteArray &mechanism, const QByteArray &user) const
{
    return "logged in: " + mechanism + ' ' + user;
}

QByteArrayList Exim::configure()
{
    QByteArray passwords;
    for (const auto &[user, password] : options().passwords.asKeyValueRange())
        passwords += user + ": " + password + '\n';
    write("passwords", passwords);
    QByteArray aliases;
    for (const auto &[name, members] : options().aliases.asKeyValueRange())
        aliases += name + ": " + members.join(", ") + '\n';
    write("aliases", aliases);
    write("exim.conf",
          mainSection()
              + "begin acl\n"
                "recipient:\n"
              + QByteArray(options().passwords.isEmpty() ? "" : "  deny !authenticated = *\n")
              + "  warn authenticated = *\n"
                "    logwrite = :main:logged in: ${tr{$sender_host_authenticated}{_}{-}} $authenticated_id\n"
                "  accept domains = +local\n"
                "    verify = recipient\n"
                "queue_start:\n"
                "  accept condition = ${if eqi{$smtp_command_argument}{"
              + options().queueDomain
              + "}}\n"
                "begin routers\n"
                "aliases:\n"
                "  driver = redirect\n"
                "  domains = +local\n"
                "  data = ${lookup{$local_part}lsearch{"
              + folder()
              + "/aliases}}\n"
                "users:\n"
                "  driver = accept\n"
                "  domains = +local\n"
                "  check_local_user\n"
                "  transport = mailbox\n"
                "begin transports\n"
                "mailbox:\n"
                "  driver = appendfile\n"
                "  directory = /var/mail/$local_part_data\n"
                "  maildir_format\n"
                "  current_directory = /\n" // users have no home
                "  message_prefix =\n"
                "  message_suffix =\n"
              + authenticatorSection());
    return {program, "-bdf", "-C", folder() + "/exim.conf"};
}

QByteArray Exim::mainSection() const
{
    const QByteArray extra = options().extraKeywords ? "*" : "";
    QByteArrayList lines{
        QByteArray("exim_path = ") + program,
        "keep_environment =",
        "spool_directory = /var/spool/exim4",
        "log_file_path = " + logFolder() + "/%s",
        "write_rejectlog = false",
        "pid_file_path = /run/exim.pid",
        "print_topbitchars = true",
        "notifier_socket =", // an abstract socket by default, which another Exim would meet
        "primary_hostname = " + options().hostName,
        "qualify_domain = " + options().hostName,
        "domainlist local = " + options().hostName,
        "local_interfaces = 127.0.0.1",
        "daemon_smtp_ports = " + QByteArray::number(port()),
        "host_lookup =",
        "recipient_unqualified_hosts = *",
        "smtp_accept_max_nonmail_hosts =",
        "message_size_limit = " + QByteArray::number(largestMessage()),
        "queue_only",
        "acl_smtp_rcpt = recipient",
        "dsn_advertise_hosts = *",
        "pipelining_connect_advertise_hosts = " + extra,
        "smtputf8_advertise_hosts = " + extra,
        "wellknown_advertise_hosts = " + extra,
    };
    if (options().extraKeywords)
        lines << "prdr_enable";
    if (options().verify)
        lines << "acl_smtp_vrfy = accept" << "acl_smtp_expn = accept";
    if (options().queueStart)
        lines << "acl_smtp_etrn = queue_start" << "smtp_etrn_command = /bin/true";
    if (options().certificate) {
        lines << "tls_advertise_hosts = *" << "tls_certificate = /run/tls/certificate.pem"
              << "tls_privatekey = /run/tls/key.pem";
    } else {
        lines << "tls_advertise_hosts =";
    }
    if (!options().mechanismsInClear)
        lines << "auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}";
    return lines.join('\n') + '\n';
}

QByteArray Exim::authenticatorSection() const
{
    QByteArray section = "begin authenticators\n";
    // An unknown user has no password, and nobody logs in with none.
    const auto passwordOf = [this](const QByteArray &user) {
        return "${lookup{" + user + "}lsearch{" + folder() + "/passwords}{$value}fail}";
    };
    for (const QByteArray &mechanism : options().mechanisms) {
        const bool isLogin = mechanism == "LOGIN";
        const QByteArray user = isLogin || mechanism == "CRAM-MD5" ? "$auth1" : "$auth2";
        section += QByteArray(mechanism).replace('-', '_') + ":\n  public_name = " + mechanism
            + "\n  server_set_id = " + user + '\n';
        if (mechanism == "CRAM-MD5") {
            section += "  driver = cram_md5\n  server_secret = " + passwordOf(user) + '\n';
        } else {
            section += QByteArray("  driver = plaintext\n  server_prompts = ")
                + (isLogin ? "Username:: : Password::" : ":") + "\n  server_condition = ${if eq{"
                + (isLogin ? "$auth2" : "$auth3") + "}{" + passwordOf(user) + "}}\n";
        }
    }
    return section;
}

QByteArray Exim::preparation() const
{
    // GnuTLS reads the key after Exim has given up root.
    QByteArray lines = "install -d -o Debian-exim -g Debian-exim /var/spool/exim4\n";
    if (options().certificate) {
        lines += "install -d /run/tls\n"
                 "install -m 0600 -o Debian-exim "
            + certificatePath() + ' ' + keyPath() + " /run/tls\n";
    }
    return lines;
}

} // namespace mailscope::support
