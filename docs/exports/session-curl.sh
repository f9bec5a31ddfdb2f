# The password or token is taken from the environment variable MAILSCOPE_PASSWORD.
printf %s 'RnJvbTogQWxpY2UgPGFsaWNlQHByYWN0aWNlLmV4YW1wbGU+DQpUbzogQm9iIDxib2JAZXhhbXBsZS5vcmc+DQpTdWJqZWN0OiBHcsO8w59lDQpEYXRlOiBUaHUsIDI2IE5vdiAyMDI2IDEyOjAwOjAwICswMDAwDQpNZXNzYWdlLUlEOiA8MUBwcmFjdGljZS5leGFtcGxlPg0KDQpBIGRvdCBiZWdpbnMgdGhlIG5leHQgbGluZToNCi5oaWRkZW4gPGI+bm90IGJvbGQ8L2I+DQo=' | base64 -d > message.eml
printf '%s%s"\n' 'user = "alice:' "$(printf %s "$MAILSCOPE_PASSWORD" | sed 's/[\\"]/\\&/g')" | curl --disable --verbose --url smtp://practice.example:587/client.example --ssl-reqd --sasl-ir \
    --login-options AUTH=PLAIN --config '-' --mail-from 'alice@practice.example' \
    --mail-rcpt 'bob@example.org' --mail-rcpt 'nobody@example.org' --upload-file message.eml
