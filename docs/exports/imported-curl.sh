# The plan names no sender: this sends from nobody (<>).
# The message itself is not known: put yours into message.eml.
# The password or token is taken from the environment variable MAILSCOPE_PASSWORD.
printf '%s%s"\n' 'user = "alice:' "$(printf %s "$MAILSCOPE_PASSWORD" | sed 's/[\\"]/\\&/g')" | curl --disable --verbose --url smtp://mx.example:25 --ssl-reqd --insecure --sasl-ir \
    --login-options AUTH=PLAIN --config '-' --mail-from '<>' --mail-rcpt 'bob@example.org' \
    --upload-file message.eml
