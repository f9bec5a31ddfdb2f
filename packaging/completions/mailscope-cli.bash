# SPDX-License-Identifier: GPL-3.0-or-later
# Made by mailscope-cli-pages from the tables in app/cli; edit those.

_mailscope_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
        case $word in -*) ;; *) command=$word && break ;; esac
    done
    COMPREPLY=()
    case $previous in
    --security) mapfile -t COMPREPLY < <(compgen -W 'none opportunistic starttls tls' -- "$current") && return ;;
    --tls-policy) mapfile -t COMPREPLY < <(compgen -W 'require report' -- "$current") && return ;;
    --tls-min) mapfile -t COMPREPLY < <(compgen -W '1.0 1.1 1.2 1.3' -- "$current") && return ;;
    --tls-max) mapfile -t COMPREPLY < <(compgen -W '1.0 1.1 1.2 1.3' -- "$current") && return ;;
    --greet) mapfile -t COMPREPLY < <(compgen -W 'ehlo helo lhlo auto none' -- "$current") && return ;;
    --initial-response) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$current") && return ;;
    --ntlm) mapfile -t COMPREPLY < <(compgen -W 'v2 session v1' -- "$current") && return ;;
    --verb) mapfile -t COMPREPLY < <(compgen -W 'mail send soml saml' -- "$current") && return ;;
    --body) mapfile -t COMPREPLY < <(compgen -W '7bit 8bitmime binarymime' -- "$current") && return ;;
    --smtputf8) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$current") && return ;;
    --ret) mapfile -t COMPREPLY < <(compgen -W 'full hdrs' -- "$current") && return ;;
    --template) mapfile -t COMPREPLY < <(compgen -W 'gtube eicar 8bit longline utf8 bare-lf' -- "$current") && return ;;
    --as) mapfile -t COMPREPLY < <(compgen -W 'swaks curl openssl perl mailscope' -- "$current") && return ;;
    --shell) mapfile -t COMPREPLY < <(compgen -W 'posix powershell' -- "$current") && return ;;
    --fail-on) mapfile -t COMPREPLY < <(compgen -W 'warn fail' -- "$current") && return ;;
    --protocol) mapfile -t COMPREPLY < <(compgen -W 'smtp lmtp' -- "$current") && return ;;
    --certificate) mapfile -t COMPREPLY < <(compgen -W 'good expired wrong-name self-signed not-yet-valid expiring' -- "$current") && return ;;
    --ca | --ca-path | --cert | --key | --save-chain | --data | --attach | --inline | --dkim-key | --save | --report | --script | --ca-out | --client-certificate-out | --profile) mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
    esac
    if [[ $current == -* ]]; then
        case $command in
        probe) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        auth) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --all --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        send) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --from --to --cc --bcc --exact-addresses --skip-bad --verb --size --body --smtputf8 --ret --envid --envid-raw --notify --orcpt --rcpt-param --mail-param --mail-auth --requiretls --by --hold-for --hold-until --mt-priority --transid --xverp --prdr --transfer --no-pipelining --pipelining --count --connections --messages-per-connection --check --yes --data --template --subject --text --html --attach --inline --header --message-id --date --raw-bytes --dkim-key --dkim-domain --dkim-selector --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        vrfy) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        expn) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        etrn) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        help) word='--security --mx -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        session) word='--security -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        run) word='--security -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --format --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        show) word='--format --filter --json --report --quiet --verbose --help --version' ;;
        diff) word='--ignore --json --quiet --help --version' ;;
        replay) word='--security -4 -6 --bind --dns --timeout --timeouts --proxy --proxy-password-from --proxy-protocol --tls-policy --ca --ca-path --tls-name --sni --tls-min --tls-max --ciphers --cert --key --key-password-from --save-chain --helo --greet --force --xclient --xforward --xclient-before-starttls --stop-after --drop-after --user --authzid --password-from --token-from --mechanism --auth-optional --max-failures --allow-plaintext-auth --initial-response --realm --service-name --service-host --ntlm --no-saslprep --check-channel-binding --ignore --paced --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --profile --help --version' ;;
        export) word='--as --shell --json --profile --help --version' ;;
        import) word='--help --version' ;;
        explain) word='--json --help --version' ;;
        serve) word='--quiet --verbose --protocol --listen --host-name --certificate --implicit-tls --auth-in-clear --mechanisms --old-ntlm --with --without --fault --show-messages --script --ca-out --client-certificate-out --help --version' ;;
        demo) word='--save-chain --json --jsonl --save --report --fail-on --quiet --verbose --show-secrets --help --version' ;;
        *) word='--help --version' ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$word" -- "$current")
    elif [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'probe auth send vrfy expn etrn help session run show diff replay export import explain serve demo' -- "$current")
    else
        case $command in
        run | show) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
        explain | serve | demo) ;;
        *) mapfile -t COMPREPLY < <(compgen -A hostname -- "$current") ;;
        esac
    fi
}
complete -F _mailscope_cli mailscope-cli
