// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/kerberosrealm.h"

namespace mailscope::support {

namespace {

constexpr auto realm = "EXAMPLE.TEST";

} // namespace

void KerberosRealm::enter(bool withTicket) const
{
    qputenv("KRB5_CONFIG", m_folder + "/etc/krb5.conf");
    qputenv("KRB5CCNAME", withTicket ? ticketCache() : "FILE:" + m_folder + "/no-tickets");
}

QByteArray KerberosRealm::clientConfiguration() const
{
    // A limit of one byte for UDP means TCP first: no UDP port is held.
    return QByteArray("[libdefaults]\n  default_realm = ") + realm
        + "\n  dns_lookup_kdc = false\n  dns_lookup_realm = false\n  dns_canonicalize_hostname = false\n  rdns = "
          "false\n"
          "  udp_preference_limit = 1\n[realms]\n  "
        + realm + " = {\n    kdc = 127.0.0.1:" + QByteArray::number(m_port.port()) + "\n  }\n[domain_realm]\n  "
        + m_hostName + " = " + realm + '\n';
}

QByteArray KerberosRealm::serverConfiguration() const
{
    return "[kdcdefaults]\n  kdc_listen = \"\"\n  kdc_tcp_listen = 127.0.0.1:" + QByteArray::number(m_port.port())
        + "\n[realms]\n  " + realm + " = {\n    database_name = " + m_folder + "/principals\n    key_stash_file = "
        + m_folder + "/stash\n    supported_enctypes = aes256-cts-hmac-sha1-96:normal\n  }\n[logging]\n  kdc = FILE:"
        + m_folder + "/log/kdc\n";
}

QByteArray KerberosRealm::preparation(const QByteArray &user, const QByteArray &password) const
{
    const QByteArray service = "smtp/" + m_hostName;
    // The servers give up root before they read the key.
    return environment() + "kdb5_util create -s -P master -r " + realm
        + " >/dev/null\nkadmin.local <<'END' >/dev/null\n" + "addprinc -pw " + password + ' ' + user
        + "\naddprinc -randkey " + service + "\nktadd -k " + m_folder + "/keytab " + service + "\nEND\nchmod 0644 "
        + m_folder + "/keytab\n";
}

QByteArray KerberosRealm::start(const QByteArray &user, const QByteArray &password) const
{
    // It goes to the background once it listens. Debian's kinit is a link into /etc, which is not there.
    return environment() + "krb5kdc\n$(command -v kinit.mit || echo kinit) -c " + ticketCache() + ' ' + user
        + " <<'END' >/dev/null\n" + password + "\nEND\n";
}

QByteArray KerberosRealm::environment() const
{
    return "export KRB5_KDC_PROFILE=" + m_folder + "/kdc.conf\n";
}

} // namespace mailscope::support
