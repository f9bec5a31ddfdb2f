# swaks sends no parameters of MAIL (SIZE=212).
# The password or token is taken from the environment variable MAILSCOPE_PASSWORD.
printf %s 'RnJvbTogQWxpY2UgPGFsaWNlQHByYWN0aWNlLmV4YW1wbGU+DQpUbzogQm9iIDxib2JAZXhhbXBsZS5vcmc+DQpTdWJqZWN0OiBHcsO8w59lDQpEYXRlOiBUaHUsIDI2IE5vdiAyMDI2IDEyOjAwOjAwICswMDAwDQpNZXNzYWdlLUlEOiA8MUBwcmFjdGljZS5leGFtcGxlPg0KDQpBIGRvdCBiZWdpbnMgdGhlIG5leHQgbGluZToNCi4uaGlkZGVuIDxiPm5vdCBib2xkPC9iPg0KLg==' | base64 -d > message.eml
SWAKS_OPT_auth_password="$MAILSCOPE_PASSWORD" swaks --server practice.example --port 587 --helo client.example --tls --auth PLAIN --auth-user alice \
    --from 'alice@practice.example' --to 'bob@example.org,nobody@example.org' --pipeline \
    --no-data-fixup --data '@message.eml'
