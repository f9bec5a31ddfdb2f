# openssl logs nobody in: the login is left out.
# openssl waits for no reply: a second passes ahead of each group of commands.
printf %b 'EHLO client.example\r\n' > commands-1.txt
printf %b 'MAIL FROM:<alice@practice.example> SIZE=212\r\nRCPT TO:<bob@example.org>\r\nRCPT TO:<nobody@example.org>\r\nDATA\r\n' > commands-2.txt
printf %s 'RnJvbTogQWxpY2UgPGFsaWNlQHByYWN0aWNlLmV4YW1wbGU+DQpUbzogQm9iIDxib2JAZXhhbXBsZS5vcmc+DQpTdWJqZWN0OiBHcsO8w59lDQpEYXRlOiBUaHUsIDI2IE5vdiAyMDI2IDEyOjAwOjAwICswMDAwDQpNZXNzYWdlLUlEOiA8MUBwcmFjdGljZS5leGFtcGxlPg0KDQpBIGRvdCBiZWdpbnMgdGhlIG5leHQgbGluZToNCi4uaGlkZGVuIDxiPm5vdCBib2xkPC9iPg0KLg0K' | base64 -d > commands-3.txt
printf %b 'QUIT\r\n' > commands-4.txt
for part in $(seq 4); do sleep 1; cat commands-$part.txt; done |
    openssl s_client -quiet -connect practice.example:587 -starttls smtp -name client.example
