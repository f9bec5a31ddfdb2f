// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postfixwithdovecot.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace mailscope::support {

namespace {
/// As Dovecot looks it up in a file: str_escape() puts a backslash before these.
QByteArray escaped(QByteArray name)
{
    for (const char *each : {"\\", "\"", "'"})
        name.replace(each, QByteArray("\\") + each);
    return name;
}
} // namespace

QByteArray PostfixWithDovecot::submissionRecord(const QByteArray &mechanism, const QByteArray &user)
{
    return "Logged in: user=<" + user + ">, method=" + mechanism + ',';
}

QByteArrayList PostfixWithDovecot::configure()
{
    QByteArray users;
    for (const auto &[user, password] : options().passwords.asKeyValueRange())
        users += escaped(user) + ":{PLAIN}" + password + '\n';
    write("users", users);
    QJsonObject tokens;
    for (const auto &[token, user] : options().tokens.asKeyValueRange())
        tokens.insert(QString::fromUtf8(token), QString::fromUtf8(user));
    write("tokens.json", QJsonDocument(tokens).toJson());
    provide("tokenservice.py");
    write("dovecot.conf", dovecotConfiguration() + passwordDatabases() + services());
    return Postfix::configure();
}

QByteArrayList PostfixWithDovecot::systemUsers() const
{
    return Postfix::systemUsers() + QByteArrayList{"dovecot:106", "dovenull:107"};
}

QByteArrayList PostfixWithDovecot::systemGroups() const
{
    return Postfix::systemGroups() + QByteArrayList{"dovecot:106", "dovenull:107"};
}

QByteArrayList PostfixWithDovecot::loginConfiguration() const
{
    return {"smtpd_sasl_type = dovecot", "smtpd_sasl_path = " + folder() + "/auth"};
}

QByteArray PostfixWithDovecot::loginPreparation() const
{
    return "mkdir -p /var/lib/dovecot /run/dovecot\ninstall -d -m 0700 -o dovenull /var/mail/home\n";
}

QByteArray PostfixWithDovecot::helpers() const
{
    // Dovecot goes to the background once it listens; smtpd needs its socket before the first greeting.
    return Postfix::helpers() + "python3 " + folder() + "/tokenservice.py " + QByteArray::number(m_tokenPort.port())
        + ' ' + folder() + "/tokens.json &\ndovecot -c " + folder() + "/dovecot.conf\n";
}

QByteArray PostfixWithDovecot::moreServices() const
{
    return "127.0.0.1:" + QByteArray::number(m_relayPort.port())
        + " inet n - n - - smtpd -o smtpd_sasl_auth_enable=no -o smtpd_recipient_restrictions=permit\n";
}

QByteArray PostfixWithDovecot::dovecotConfiguration() const
{
    QByteArrayList lines{
        "dovecot_config_version = 2.4.0",
        "dovecot_storage_version = 2.4.0",
        "base_dir = /run/dovecot",
        "state_dir = /var/lib/dovecot",
        "log_path = " + logFolder() + "/dovecot",
        "auth_verbose = yes",
        "protocols = submission",
        "hostname = " + options().hostName,
        "listen = 127.0.0.1",
        "mail_driver = maildir",
        "mail_path = /var/mail/%{user}",
        "first_valid_uid = 1",
        "auth_mechanisms = " + options().mechanisms.join(' ').toLower(),
        "auth_failure_delay = 0",
        "auth_username_chars =",                             // all of UTF-8
        "auth_username_format = %{user | username | lower}", // without the realm of a ticket
        "auth_ssl_username_from_cert = yes",
        "auth_krb5_keytab = " + folder() + "/keytab",
        "auth_gssapi_hostname = $ALL", // any key of it: the submission service calls itself otherwise than its clients do
        "submission_relay_host = 127.0.0.1",
        "submission_relay_port = " + QByteArray::number(m_relayPort.port()),
    };
    if (options().certificate)
        lines << "ssl = yes" << "ssl_server_cert_file = " + certificatePath() << "ssl_server_key_file = " + keyPath();
    if (!options().clientAuthority.isEmpty()) {
        lines << "ssl_server_ca_file = " + clientAuthorityPath() << "ssl_server_request_client_cert = yes"
              << "ssl_server_require_crl = no"; // without, no certificate of a client ever verifies
    }
    return lines.join('\n') + '\n';
}

QByteArray PostfixWithDovecot::passwordDatabases() const
{
    return "passdb passwd-file {\n  passwd_file_path = " + folder()
        + "/users\n}\n"
          "passdb static {\n  mechanisms_filter = external\n  fields {\n    nopassword = yes\n  }\n}\n"
          "oauth2 {\n  introspection_mode = auth\n  introspection_url = http://127.0.0.1:"
        + QByteArray::number(m_tokenPort.port())
        + "/\n  username_attribute = email\n  active_attribute = active\n  active_value = true\n}\n"
          "passdb oauth2 {\n  mechanisms_filter = xoauth2 oauthbearer\n}\n"
          "userdb static {\n  fields {\n    uid = dovenull\n    gid = dovenull\n    home = /var/mail/home\n  }\n}\n";
}

QByteArray PostfixWithDovecot::services() const
{
    return "service submission-login {\n  inet_listener submission {\n    port = "
        + QByteArray::number(submissionPort())
        + "\n  }\n  inet_listener submissions {\n    port = 0\n  }\n}\nservice auth {\n  unix_listener " + folder()
        + "/auth {\n    mode = 0666\n  }\n}\n"
          "service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}\n";
}

} // namespace mailscope::support
