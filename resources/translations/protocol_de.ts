<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>mailscope</name>
    <message>
        <source>The server sent %1 more lines (%2 bytes) that nobody had asked for; they are not recorded.</source>
        <translation>Der Server sendete %1 weitere Zeilen (%2 Bytes), nach denen niemand gefragt hatte; sie sind nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>more than 32 challenges</source>
        <translation>mehr als 32 Aufforderungen</translation>
    </message>
    <message>
        <source>a challenge that is no base64</source>
        <translation>eine Aufforderung, die kein Base64 ist</translation>
    </message>
    <message>
        <source>a response that is longer than 12288 bytes</source>
        <translation>eine Antwort, die länger als 12288 Bytes ist</translation>
    </message>
    <message>
        <source>EHLO was refused, so HELO is tried.</source>
        <translation>EHLO wurde abgelehnt, also wird HELO versucht.</translation>
    </message>
    <message>
        <source>Line ends of the message that were no CRLF were made so: %1.</source>
        <translation>Zeilenenden der Nachricht, die kein CRLF waren, wurden dazu gemacht: %1.</translation>
    </message>
    <message>
        <source>The client&apos;s message breaks the grammar.</source>
        <translation>Die Nachricht des Clients verletzt die Grammatik.</translation>
    </message>
    <message>
        <source>The client asked for an extension that the server does not have.</source>
        <translation>Der Client verlangte eine Erweiterung, die der Server nicht hat.</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>Das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>The server sees another TLS connection than the client: something stands between.</source>
        <translation>Der Server sieht eine andere TLS-Verbindung als der Client: Etwas steht dazwischen.</translation>
    </message>
    <message>
        <source>The server offers channel binding, but the client did not hear of it: somebody may have taken it out of the offer.</source>
        <translation>Der Server bietet Kanalbindung an, aber der Client erfuhr nichts davon: Vielleicht hat sie jemand aus dem Angebot entfernt.</translation>
    </message>
    <message>
        <source>The server has no channel binding.</source>
        <translation>Der Server hat keine Kanalbindung.</translation>
    </message>
    <message>
        <source>The server does not know this type of channel binding.</source>
        <translation>Der Server kennt diese Art der Kanalbindung nicht.</translation>
    </message>
    <message>
        <source>The server does not know this user.</source>
        <translation>Der Server kennt diesen Benutzer nicht.</translation>
    </message>
    <message>
        <source>The server cannot read or prepare the name of the user.</source>
        <translation>Der Server kann den Namen des Benutzers nicht lesen oder nicht aufbereiten.</translation>
    </message>
    <message>
        <source>The server has no means to go on at the moment.</source>
        <translation>Dem Server fehlen zurzeit die Mittel, um fortzufahren.</translation>
    </message>
    <message>
        <source>The server does not say why.</source>
        <translation>Der Server sagt nicht, warum.</translation>
    </message>
    <message>
        <source>QCA has no SASL here; its plugin “cyrus-sasl” is missing</source>
        <translation>QCA hat hier kein SASL; sein Plugin „cyrus-sasl“ fehlt</translation>
    </message>
    <message>
        <source>the SASL library of this system does not have this mechanism</source>
        <translation>die SASL-Bibliothek dieses Systems hat diesen Mechanismus nicht</translation>
    </message>
    <message>
        <source>the server did not prove that it is the one that was meant</source>
        <translation>der Server bewies nicht, dass er der gemeinte ist</translation>
    </message>
    <message>
        <source>the server&apos;s token could not be used</source>
        <translation>das Token des Servers war nicht verwendbar</translation>
    </message>
    <message>
        <source>the server demands a security layer, which this program does not use</source>
        <translation>der Server verlangt eine Sicherheitsschicht, die dieses Programm nicht verwendet</translation>
    </message>
    <message>
        <source>there is no ticket for this server, or none could be had</source>
        <translation>es gibt kein Ticket für diesen Server, oder es war keines zu bekommen</translation>
    </message>
    <message>
        <source>the helper for the system&apos;s mechanisms said what it may not</source>
        <translation>das Hilfsprogramm für die Mechanismen des Systems sagte, was es nicht darf</translation>
    </message>
    <message>
        <source>the program mailscope-sasl-helper cannot be started</source>
        <translation>das Programm mailscope-sasl-helper lässt sich nicht starten</translation>
    </message>
    <message>
        <source>the system did not answer in time; its key server may be silent</source>
        <translation>das System hat nicht rechtzeitig geantwortet; womöglich schweigt sein Schlüsselserver</translation>
    </message>
    <message>
        <source>the helper for the system&apos;s mechanisms has ended by itself</source>
        <translation>das Hilfsprogramm für die Mechanismen des Systems hat sich von selbst beendet</translation>
    </message>
    <message>
        <source>Nothing that can be used here binds a login to the connection, so that cannot be checked.</source>
        <translation>Nichts, was hier verwendbar ist, bindet eine Anmeldung an die Verbindung, also lässt sich das nicht prüfen.</translation>
    </message>
    <message>
        <source>Names and passwords beyond ASCII are digested in ISO 8859-1 (RFC 2831, 2.1.2.1), and many servers digest UTF-8 all the same: it is tried once more like that.</source>
        <translation>Namen und Passwörter jenseits von ASCII gehen in ISO 8859-1 in den Digest ein (RFC 2831, 2.1.2.1), und viele Server nehmen trotzdem UTF-8: Es wird noch einmal so versucht.</translation>
    </message>
    <message>
        <source>The server refused before the password was proven: it may take it amiss that a channel binding is possible here. Its certificate vouches for it, so it is tried once more without saying so.</source>
        <translation>Der Server lehnte ab, bevor das Passwort bewiesen war: Vielleicht nimmt er Anstoß daran, dass hier eine Kanalbindung möglich ist. Sein Zertifikat bürgt für ihn, also wird es noch einmal versucht, ohne das zu sagen.</translation>
    </message>
    <message>
        <source>The server does not know this type of channel binding. That is no failed login.</source>
        <translation>Der Server kennt diese Art der Kanalbindung nicht. Das ist keine gescheiterte Anmeldung.</translation>
    </message>
    <message>
        <source>%1 holds no private key in PEM that can be used without a password</source>
        <translation>%1 enthält keinen privaten Schlüssel in PEM, der ohne Passwort verwendet werden kann</translation>
    </message>
    <message>
        <source>%1 is sent as %2: the server does not offer SMTPUTF8.</source>
        <translation>%1 wird als %2 gesendet: Der Server bietet SMTPUTF8 nicht an.</translation>
    </message>
    <message>
        <source>%1 needs the extension %2, which the server does not offer</source>
        <translation>%1 braucht die Erweiterung %2, die der Server nicht anbietet</translation>
    </message>
    <message>
        <source>SMTPUTF8 was added: an address or the header needs it.</source>
        <translation>SMTPUTF8 wurde hinzugefügt: Eine Adresse oder die Kopfzeilen brauchen es.</translation>
    </message>
    <message>
        <source>Test message of %DATE%</source>
        <translation>Testnachricht vom %DATE%</translation>
    </message>
    <message>
        <source>The message has bytes beyond ASCII, and the server does not offer 8BITMIME: it is sent as it is.</source>
        <translation>Die Nachricht hat Bytes jenseits von ASCII, und der Server bietet 8BITMIME nicht an: Sie wird gesendet, wie sie ist.</translation>
    </message>
    <message>
        <source>This is a test message from Mailscope.</source>
        <translation>Dies ist eine Testnachricht von Mailscope.</translation>
    </message>
    <message>
        <source>a line end or NUL cannot stand in %1</source>
        <translation>in %1 kann kein Zeilenende und kein NUL stehen</translation>
    </message>
    <message>
        <source>the RSA key in %1 is too short: verifiers refuse fewer than 1024 bits</source>
        <translation>der RSA-Schlüssel in %1 ist zu kurz: Prüfer lehnen weniger als 1024 Bit ab</translation>
    </message>
    <message>
        <source>the address %1</source>
        <translation>die Adresse %1</translation>
    </message>
    <message>
        <source>the file %1 cannot be read</source>
        <translation>die Datei %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>die Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>the file %1 was changed while it was sent</source>
        <translation>die Datei %1 wurde geändert, während sie gesendet wurde</translation>
    </message>
    <message>
        <source>the header with characters beyond ASCII</source>
        <translation>die Kopfzeilen mit Zeichen jenseits von ASCII</translation>
    </message>
    <message>
        <source>the key %1 cannot be read: %2</source>
        <translation>der Schlüssel %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>the key in %1 is neither RSA nor Ed25519: DKIM knows no other</source>
        <translation>der Schlüssel in %1 ist weder RSA noch Ed25519: DKIM kennt keinen anderen</translation>
    </message>
    <message>
        <source>the message %1 cannot be read: %2</source>
        <translation>die Nachricht %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>the message could not be signed</source>
        <translation>die Nachricht konnte nicht signiert werden</translation>
    </message>
    <message>
        <source>there is no recipient</source>
        <translation>es gibt keinen Empfänger</translation>
    </message>
    <message>
        <source>“%1” is no ready-made message: use %2</source>
        <translation>„%1“ ist keine fertige Nachricht: Verwenden Sie %2</translation>
    </message>
    <message>
        <source>hello (%1)</source>
        <translation>Begrüßung (%1)</translation>
    </message>
    <message>
        <source>said</source>
        <translation>gesagt</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>angeboten</translation>
    </message>
    <message>
        <source>in clear</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>logged in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>objections to it</source>
        <translation>Einwände dagegen</translation>
    </message>
    <message>
        <source>%1, until %2, SHA-256 %3</source>
        <translation>%1, bis %2, SHA-256 %3</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>unsolicited reply</source>
        <translation>unverlangte Antwort</translation>
    </message>
    <message>
        <source>dates and times</source>
        <translation>Daten und Zeiten</translation>
    </message>
    <message>
        <source>numeric addresses</source>
        <translation>numerische Adressen</translation>
    </message>
    <message>
        <source>ids and queue names</source>
        <translation>Kennungen und Namen in Warteschlangen</translation>
    </message>
    <message>
        <source>challenges and responses of logins</source>
        <translation>Aufforderungen und Antworten bei Anmeldungen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>left:  %1</source>
        <translation>links:  %1</translation>
    </message>
    <message>
        <source>right: %1</source>
        <translation>rechts: %1</translation>
    </message>
    <message>
        <source>Time: %1 and %2</source>
        <translation>Zeit: %1 und %2</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Nichts unterscheidet sich.</translation>
    </message>
    <message>
        <source>Differences: %1</source>
        <translation>Unterschiede: %1</translation>
    </message>
    <message>
        <source>Not compared (…): %1</source>
        <translation>Nicht verglichen (…): %1</translation>
    </message>
    <message>
        <source>The session sent nothing that could be sent again.</source>
        <translation>Die Sitzung hat nichts gesendet, was noch einmal gesendet werden könnte.</translation>
    </message>
    <message>
        <source>A line of the session holds a secret, so it cannot be sent again.</source>
        <translation>Eine Zeile der Sitzung enthält ein Geheimnis und kann deshalb nicht noch einmal gesendet werden.</translation>
    </message>
    <message>
        <source>A message of the session (%1 bytes) was not recorded whole, so it cannot be sent again.</source>
        <translation>Eine Nachricht der Sitzung (%1 Bytes) wurde nicht ganz aufgezeichnet und kann deshalb nicht noch einmal gesendet werden.</translation>
    </message>
    <message>
        <source>The session names no server that could be named to another program.</source>
        <translation>Die Sitzung nennt keinen Server, der einem anderen Programm genannt werden könnte.</translation>
    </message>
    <message>
        <source>The password or token is taken from the environment variable %1.</source>
        <translation>Das Passwort oder Token kommt aus der Umgebungsvariablen %1.</translation>
    </message>
    <message>
        <source>swaks has no command %1.</source>
        <translation>swaks kennt den Befehl %1 nicht.</translation>
    </message>
    <message>
        <source>swaks sends no lines of its own making.</source>
        <translation>swaks sendet keine selbst geschriebenen Zeilen.</translation>
    </message>
    <message>
        <source>The value of %1 cannot be written in this shell.</source>
        <translation>Der Wert von %1 lässt sich in dieser Shell nicht schreiben.</translation>
    </message>
    <message>
        <source>%1 goes through no SOCKS or HTTP proxy.</source>
        <translation>%1 geht durch keinen SOCKS- oder HTTP-Proxy.</translation>
    </message>
    <message>
        <source>The PROXY header is not part of this command.</source>
        <translation>Der PROXY-Kopf ist nicht Teil dieses Befehls.</translation>
    </message>
    <message>
        <source>%1 does not know the mechanism %2, so this logs in with PLAIN.</source>
        <translation>%1 kennt das Verfahren %2 nicht; die Anmeldung hier verwendet PLAIN.</translation>
    </message>
    <message>
        <source>%1 sends no parameters of RCPT.</source>
        <translation>%1 sendet keine Parameter von RCPT.</translation>
    </message>
    <message>
        <source>swaks parts an address with a comma in two.</source>
        <translation>swaks zerlegt eine Adresse mit einem Komma in zwei.</translation>
    </message>
    <message>
        <source>%1 sends no parameters of MAIL (%2).</source>
        <translation>%1 sendet keine Parameter von MAIL (%2).</translation>
    </message>
    <message>
        <source>%1 does not know BDAT: the message goes by DATA.</source>
        <translation>%1 kennt BDAT nicht: Die Nachricht geht über DATA.</translation>
    </message>
    <message>
        <source>%1 begins with MAIL only.</source>
        <translation>%1 beginnt nur mit MAIL.</translation>
    </message>
    <message>
        <source>%1 speaks no LMTP: this is SMTP.</source>
        <translation>%1 spricht kein LMTP: Dies ist SMTP.</translation>
    </message>
    <message>
        <source>%1 sends one line of its own making at most.</source>
        <translation>%1 sendet höchstens eine selbst geschriebene Zeile.</translation>
    </message>
    <message>
        <source>%1 reaches a host and a port only.</source>
        <translation>%1 erreicht nur einen Host und einen Port.</translation>
    </message>
    <message>
        <source>%1 knows neither XCLIENT nor XFORWARD.</source>
        <translation>%1 kennt weder XCLIENT noch XFORWARD.</translation>
    </message>
    <message>
        <source>%1 does not know the mechanism %2, so it chooses one.</source>
        <translation>%1 kennt das Verfahren %2 nicht und wählt selbst eines.</translation>
    </message>
    <message>
        <source>%1 sends one command only; this is the first.</source>
        <translation>%1 sendet nur einen Befehl; dies ist der erste.</translation>
    </message>
    <message>
        <source>%1 cannot stop ahead of DATA: this sends a message.</source>
        <translation>%1 kann vor DATA nicht anhalten: Dies sendet eine Nachricht.</translation>
    </message>
    <message>
        <source>openssl speaks TLS only: this uses STARTTLS.</source>
        <translation>openssl spricht nur TLS: Dies verwendet STARTTLS.</translation>
    </message>
    <message>
        <source>openssl logs nobody in: the login is left out.</source>
        <translation>openssl meldet niemanden an: Die Anmeldung fehlt.</translation>
    </message>
    <message>
        <source>%1 does not log in.</source>
        <translation>%1 meldet niemanden an.</translation>
    </message>
    <message>
        <source>%1 knows no TLS: this is in clear.</source>
        <translation>%1 kennt kein TLS: Dies ist unverschlüsselt.</translation>
    </message>
    <message>
        <source>%1 has no public method for %2.</source>
        <translation>%1 hat keine öffentliche Methode für %2.</translation>
    </message>
    <message>
        <source>%1 sends no lines of its own making.</source>
        <translation>%1 sendet keine selbst geschriebenen Zeilen.</translation>
    </message>
    <message>
        <source>%1 sends BDAT for BODY=BINARYMIME only: the message goes by DATA.</source>
        <translation>%1 sendet BDAT nur bei BODY=BINARYMIME: Die Nachricht geht über DATA.</translation>
    </message>
    <message>
        <source>%1 waits for each reply.</source>
        <translation>%1 wartet auf jede Antwort.</translation>
    </message>
    <message>
        <source>One command sends one verb: %1 is left out.</source>
        <translation>Ein Befehl sendet ein Verb: %1 fehlt.</translation>
    </message>
    <message>
        <source>Lines that were typed are left out: replay the session, or run it as a script.</source>
        <translation>Eingetippte Zeilen fehlen: Spielen Sie die Sitzung noch einmal ab oder führen Sie sie als Skript aus.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a header field</source>
        <translation>„%1“ kann nicht der Name einer Kopfzeile sein</translation>
    </message>
    <message>
        <source>%1 would have a line of more than 998 bytes</source>
        <translation>%1 hätte eine Zeile von mehr als 998 Byte</translation>
    </message>
    <message>
        <source>“%1” is neither a domain nor a selector that can sign</source>
        <translation>„%1“ ist weder eine Domain noch ein Selektor, unter denen signiert werden kann</translation>
    </message>
    <message>
        <source>the signature would expire before it is made</source>
        <translation>die Signatur liefe ab, bevor sie entsteht</translation>
    </message>
    <message>
        <source>a message without From cannot be signed</source>
        <translation>eine Nachricht ohne From kann nicht signiert werden</translation>
    </message>
    <message>
        <source>The line is too long.</source>
        <translation>Die Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>The name of a file is missing behind “&lt;”.</source>
        <translation>Hinter „&lt;“ fehlt der Name einer Datei.</translation>
    </message>
    <message>
        <source>There is no command in this line.</source>
        <translation>In dieser Zeile steht kein Befehl.</translation>
    </message>
    <message>
        <source>A NUL stands here.</source>
        <translation>Hier steht ein NUL.</translation>
    </message>
    <message>
        <source>Only one command can be read, without pipes and output into files.</source>
        <translation>Nur ein Befehl kann gelesen werden, ohne Pipes und Ausgabe in Dateien.</translation>
    </message>
    <message>
        <source>A second command begins here: paste one.</source>
        <translation>Hier beginnt ein zweiter Befehl: Fügen Sie einen ein.</translation>
    </message>
    <message>
        <source>This “&lt;” has no place here.</source>
        <translation>Dieses „&lt;“ hat hier keinen Platz.</translation>
    </message>
    <message>
        <source>This quotation mark is not closed.</source>
        <translation>Dieses Anführungszeichen wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>The line ends in a backslash: a part of the command is missing.</source>
        <translation>Die Zeile endet mit einem Backslash: Ein Teil des Befehls fehlt.</translation>
    </message>
    <message>
        <source>What a shell would put in here is not known: write the value itself.</source>
        <translation>Was eine Shell hier einsetzen würde, ist nicht bekannt: Schreiben Sie den Wert selbst.</translation>
    </message>
    <message>
        <source>These are too many words.</source>
        <translation>Das sind zu viele Wörter.</translation>
    </message>
    <message>
        <source>The value of the last option is missing.</source>
        <translation>Der Wert der letzten Option fehlt.</translation>
    </message>
    <message>
        <source>%1 was not understood and is left out.</source>
        <translation>%1 wurde nicht verstanden und entfällt.</translation>
    </message>
    <message>
        <source>The password or token in the line is not kept: it will be asked for.</source>
        <translation>Das Passwort oder Token in der Zeile wird nicht behalten: Es wird erfragt.</translation>
    </message>
    <message>
        <source>A mechanism to log in by was not understood and is left out.</source>
        <translation>Ein Mechanismus zur Anmeldung wurde nicht verstanden und entfällt.</translation>
    </message>
    <message>
        <source>The address to connect from is no numeric one and is left out.</source>
        <translation>Die Adresse, von der aus verbunden werden soll, ist keine numerische und entfällt.</translation>
    </message>
    <message>
        <source>The line does not say which server it is for.</source>
        <translation>Die Zeile sagt nicht, für welchen Server sie ist.</translation>
    </message>
    <message>
        <source>What the line names as the server is none.</source>
        <translation>Was die Zeile als Server nennt, ist keiner.</translation>
    </message>
    <message>
        <source>The name for EHLO holds a blank or a control character.</source>
        <translation>Der Name für EHLO enthält ein Leer- oder Steuerzeichen.</translation>
    </message>
    <message>
        <source>A value in the line is not possible (%1).</source>
        <translation>Ein Wert in der Zeile ist nicht möglich (%1).</translation>
    </message>
    <message>
        <source>The line begins with none of swaks, curl and msmtp.</source>
        <translation>Die Zeile beginnt weder mit swaks noch mit curl oder msmtp.</translation>
    </message>
    <message>
        <source>A message that stands in the line itself is left out: put it into a file.</source>
        <translation>Eine Nachricht, die in der Zeile selbst steht, entfällt: Legen Sie sie in einer Datei ab.</translation>
    </message>
    <message>
        <source>A word that belongs to no option is left out.</source>
        <translation>Ein Wort, das zu keiner Option gehört, entfällt.</translation>
    </message>
    <message>
        <source>More than one URL: only the first counts.</source>
        <translation>Mehr als eine URL: Nur die erste zählt.</translation>
    </message>
    <message>
        <source>The URL is none of smtp:// and smtps://.</source>
        <translation>Die URL ist weder smtp:// noch smtps://.</translation>
    </message>
    <message>
        <source>The password of the key is not kept.</source>
        <translation>Das Passwort des Schlüssels wird nicht behalten.</translation>
    </message>
    <message>
        <source>The password of the key or of the proxy is not kept.</source>
        <translation>Das Passwort des Schlüssels oder des Proxys wird nicht behalten.</translation>
    </message>
    <message>
        <source>The command that prints the password is not kept: it will be asked for.</source>
        <translation>Der Befehl, der das Passwort ausgibt, wird nicht behalten: Es wird erfragt.</translation>
    </message>
    <message>
        <source>The proxy refused with the code %1.</source>
        <translation>Der Proxy lehnte mit dem Code %1 ab.</translation>
    </message>
    <message>
        <source>The proxy asks for a user and a password.</source>
        <translation>Der Proxy verlangt einen Benutzer und ein Passwort.</translation>
    </message>
    <message>
        <source>The proxy refused the user or the password.</source>
        <translation>Der Proxy lehnte den Benutzer oder das Passwort ab.</translation>
    </message>
    <message>
        <source>SOCKS5 takes a user and a password of at most 255 bytes.</source>
        <translation>SOCKS5 nimmt einen Benutzer und ein Passwort von höchstens 255 Bytes.</translation>
    </message>
    <message>
        <source>SOCKS5 takes a name of at most 255 bytes.</source>
        <translation>SOCKS5 nimmt einen Namen von höchstens 255 Bytes.</translation>
    </message>
    <message>
        <source>The proxy does not speak SOCKS5.</source>
        <translation>Der Proxy spricht kein SOCKS5.</translation>
    </message>
    <message>
        <source>The proxy wants a login of another kind than a password.</source>
        <translation>Der Proxy will eine andere Anmeldung als mit einem Passwort.</translation>
    </message>
    <message>
        <source>The proxy does not speak HTTP.</source>
        <translation>Der Proxy spricht kein HTTP.</translation>
    </message>
    <message>
        <source>The answer of the proxy has no end.</source>
        <translation>Die Antwort des Proxys hat kein Ende.</translation>
    </message>
    <message>
        <source>The proxy refused: %1.</source>
        <translation>Der Proxy lehnte ab: %1.</translation>
    </message>
    <message>
        <source>Here belongs a text, and every escape in it must be one.</source>
        <translation>Hierher gehört ein Text, und jede Maskierung darin muss eine sein.</translation>
    </message>
    <message>
        <source>Here belongs a text of one line.</source>
        <translation>Hierher gehört ein einzeiliger Text.</translation>
    </message>
    <message>
        <source>Here belongs a text.</source>
        <translation>Hierher gehört ein Text.</translation>
    </message>
    <message>
        <source>A signature needs a keyFile, a domain and a selector.</source>
        <translation>Eine Signatur braucht keyFile, domain und selector.</translation>
    </message>
    <message>
        <source>A target has either a url or an mx.</source>
        <translation>Ein Ziel hat entweder url oder mx.</translation>
    </message>
    <message>
        <source>The protocol is smtp or lmtp.</source>
        <translation>Das Protokoll ist smtp oder lmtp.</translation>
    </message>
    <message>
        <source>A target is a URL or an object.</source>
        <translation>Ein Ziel ist eine URL oder ein Objekt.</translation>
    </message>
    <message>
        <source>A task is an object with verb and argument.</source>
        <translation>Eine Aufgabe ist ein Objekt mit verb und argument.</translation>
    </message>
    <message>
        <source>A task's verb is %1.</source>
        <translation>Das Verb einer Aufgabe ist %1.</translation>
    </message>
    <message>
        <source>An escape in it cannot be understood.</source>
        <translation>Eine Maskierung darin ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>This verb means nothing without an argument.</source>
        <translation>Dieses Verb bedeutet ohne Argument nichts.</translation>
    </message>
    <message>
        <source>Here belongs a text NAME=VALUE.</source>
        <translation>Hierher gehört ein Text NAME=WERT.</translation>
    </message>
    <message>
        <source>There is no such phase.</source>
        <translation>Eine solche Phase gibt es nicht.</translation>
    </message>
    <message>
        <source>A time limit is a number of seconds; 0 means none.</source>
        <translation>Eine Zeitgrenze ist eine Zahl von Sekunden; 0 bedeutet keine.</translation>
    </message>
    <message>
        <source>A version of TLS is 1.0, 1.1, 1.2 or 1.3.</source>
        <translation>Eine Fassung von TLS ist 1.0, 1.1, 1.2 oder 1.3.</translation>
    </message>
    <message>
        <source>A fingerprint is 64 hexadecimal digits.</source>
        <translation>Ein Fingerabdruck hat 64 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>A secret is a reference: prompt, netrc, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD.</source>
        <translation>Ein Geheimnis ist ein Verweis: prompt, netrc, env:NAME, file:PFAD, fd:N, keychain:NAME oder command:BEFEHL.</translation>
    </message>
    <message>
        <source>Here belongs the name of a mechanism, such as SCRAM-SHA-256.</source>
        <translation>Hierher gehört der Name eines Verfahrens, etwa SCRAM-SHA-256.</translation>
    </message>
    <message>
        <source>Here belongs a numeric address, with or without a port.</source>
        <translation>Hierher gehört eine numerische Adresse, mit oder ohne Port.</translation>
    </message>
    <message>
        <source>“%1” is no address and port; write 192.0.2.1:4711 or [2001:db8::1]:4711.</source>
        <translation>„%1“ ist keine Adresse mit Port; schreiben Sie 192.0.2.1:4711 oder [2001:db8::1]:4711.</translation>
    </message>
    <message>
        <source>“%1” is no field of a PROXY header: use src, dst, local, authority, alpn, tls, cipher or cn.</source>
        <translation>„%1“ ist kein Feld eines PROXY-Kopfs: Verwenden Sie src, dst, local, authority, alpn, tls, cipher oder cn.</translation>
    </message>
    <message>
        <source>“%1” needs version 2 of the PROXY protocol.</source>
        <translation>„%1“ braucht Version 2 des PROXY-Protokolls.</translation>
    </message>
    <message>
        <source>The value of “%1” is empty or longer than %2 bytes.</source>
        <translation>Der Wert von „%1“ ist leer oder länger als %2 Bytes.</translation>
    </message>
    <message>
        <source>“%1” is no field of a PROXY header; write NAME=VALUE.</source>
        <translation>„%1“ ist kein Feld eines PROXY-Kopfs; schreiben Sie NAME=WERT.</translation>
    </message>
    <message>
        <source>Give both src and dst of the PROXY header, or neither.</source>
        <translation>Geben Sie src und dst des PROXY-Kopfs an, oder keines von beiden.</translation>
    </message>
    <message>
        <source>src and dst of a PROXY header must be of one family.</source>
        <translation>src und dst eines PROXY-Kopfs müssen von einer Familie sein.</translation>
    </message>
    <message>
        <source>cipher and cn of a PROXY header need tls=VERSION.</source>
        <translation>cipher und cn eines PROXY-Kopfs brauchen tls=VERSION.</translation>
    </message>
    <message>
        <source>A proxy is written socks5://host:port or http://host:port.</source>
        <translation>Ein Proxy wird socks5://host:port oder http://host:port geschrieben.</translation>
    </message>
    <message>
        <source>The proxy cannot be understood; write socks5://host:port or http://host:port.</source>
        <translation>Der Proxy ist nicht zu verstehen; schreiben Sie socks5://host:port oder http://host:port.</translation>
    </message>
    <message>
        <source>The PROXY protocol has versions v1 and v2; “%1” is neither.</source>
        <translation>Das PROXY-Protokoll hat die Versionen v1 und v2; „%1“ ist keine davon.</translation>
    </message>
    <message>
        <source>W: takes one number of milliseconds, nothing more</source>
        <translation>W: nimmt eine Zahl von Millisekunden und sonst nichts</translation>
    </message>
    <message>
        <source>W: takes a number of milliseconds</source>
        <translation>W: nimmt eine Zahl von Millisekunden</translation>
    </message>
    <message>
        <source>a wait is at most %1 milliseconds</source>
        <translation>gewartet wird höchstens %1 Millisekunden</translation>
    </message>
    <message>
        <source>T takes nothing more</source>
        <translation>T nimmt sonst nichts</translation>
    </message>
    <message>
        <source>X takes one word at most: reset or half</source>
        <translation>X nimmt höchstens ein Wort: reset oder half</translation>
    </message>
    <message>
        <source>X closes; “X reset” and “X half” are the other manners</source>
        <translation>X schließt; „X reset“ und „X half“ sind die anderen Arten</translation>
    </message>
    <message>
        <source>an expectation reads “= kind value”, such as “= exit 4”</source>
        <translation>eine Erwartung lautet „= Art Wert“, etwa „= exit 4“</translation>
    </message>
    <message>
        <source>“= exit” takes an exit code from 0 to 255</source>
        <translation>„= exit“ nimmt einen Exit-Code von 0 bis 255</translation>
    </message>
    <message>
        <source>“= ok” takes nothing more</source>
        <translation>„= ok“ nimmt sonst nichts</translation>
    </message>
    <message>
        <source>“%1” is no step; a step is a comment (#), C:, S:, W:, T, X, =, @ or a verb such as ehlo</source>
        <translation>„%1“ ist kein Schritt; ein Schritt ist ein Kommentar (#), C:, S:, W:, T, X, =, @ oder ein Verb wie ehlo</translation>
    </message>
    <message>
        <source>“%1” needs an argument</source>
        <translation>„%1“ braucht ein Argument</translation>
    </message>
    <message>
        <source>“%1” takes no argument; “raw” sends any line</source>
        <translation>„%1“ nimmt kein Argument; „raw“ sendet jede Zeile</translation>
    </message>
    <message>
        <source>a NUL byte is written \0, and only in C:, S: and raw</source>
        <translation>ein NUL-Byte wird \0 geschrieben, und nur in C:, S: und raw</translation>
    </message>
    <message>
        <source>a setting reads “@ key value”</source>
        <translation>eine Einstellung lautet „@ Schlüssel Wert“</translation>
    </message>
    <message>
        <source>the line is longer than %1 bytes</source>
        <translation>die Zeile ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>one step takes one line; write \n inside a text</source>
        <translation>ein Schritt nimmt eine Zeile; schreiben Sie \n im Text</translation>
    </message>
    <message>
        <source>the script is longer than %1 bytes</source>
        <translation>das Skript ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>the script has more than %1 lines</source>
        <translation>das Skript hat mehr als %1 Zeilen</translation>
    </message>
    <message>
        <source>“%1” is no port: give a number from 1 to 65535.</source>
        <translation>„%1“ ist kein Port: Geben Sie eine Zahl von 1 bis 65535 an.</translation>
    </message>
    <message>
        <source>A “]” is missing behind the address in “%1”.</source>
        <translation>Hinter der Adresse in „%1“ fehlt ein „]“.</translation>
    </message>
    <message>
        <source>“%1” is no address: brackets hold an IPv6 or IPv4 address.</source>
        <translation>„%1“ ist keine Adresse: In Klammern steht eine IPv6- oder IPv4-Adresse.</translation>
    </message>
    <message>
        <source>Only a port may follow “]”, as in [2001:db8::1]:25; “%1” does.</source>
        <translation>Auf „]“ darf nur ein Port folgen, wie in [2001:db8::1]:25; es folgt „%1“.</translation>
    </message>
    <message>
        <source>Write an IPv6 address in brackets, as in [2001:db8::1] or [2001:db8::1]:25; “%1” has none.</source>
        <translation>Schreiben Sie eine IPv6-Adresse in Klammern, wie in [2001:db8::1] oder [2001:db8::1]:25; „%1“ hat keine.</translation>
    </message>
    <message>
        <source>A host name is missing; give host, host:port or a URL such as smtp://host.</source>
        <translation>Es fehlt ein Hostname; geben Sie host, host:port oder eine URL wie smtp://host an.</translation>
    </message>
    <message>
        <source>“%1” is no host name.</source>
        <translation>„%1“ ist kein Hostname.</translation>
    </message>
    <message>
        <source>The user in the URL is not valid UTF-8 once its percent signs are resolved.</source>
        <translation>Der Benutzer in der URL ist kein gültiges UTF-8, sobald die Prozentzeichen aufgelöst sind.</translation>
    </message>
    <message>
        <source>The user in front of the “@” is empty.</source>
        <translation>Der Benutzer vor dem „@“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” is no name of a mechanism.</source>
        <translation>„%1“ ist kein Name eines Verfahrens.</translation>
    </message>
    <message>
        <source>The URL cannot be understood; what looks like a password does not belong there.</source>
        <translation>Die URL ist nicht zu verstehen; was wie ein Passwort aussieht, gehört nicht dorthin.</translation>
    </message>
    <message>
        <source>Nothing may follow host and port in a target; “%1” does. The name for EHLO is given with --helo.</source>
        <translation>In einem Ziel darf auf Host und Port nichts folgen; es folgt „%1“. Der Name für EHLO wird mit --helo angegeben.</translation>
    </message>
    <message>
        <source>The path of the socket is not valid UTF-8 once its percent signs are resolved.</source>
        <translation>Der Pfad des Sockets ist kein gültiges UTF-8, sobald die Prozentzeichen aufgelöst sind.</translation>
    </message>
    <message>
        <source>Give the whole path of the socket, with three slashes, as in lmtp+unix:///run/dovecot/lmtp.</source>
        <translation>Geben Sie den ganzen Pfad des Sockets mit drei Schrägstrichen an, wie in lmtp+unix:///run/dovecot/lmtp.</translation>
    </message>
    <message>
        <source>The path of the socket is longer than the %1 bytes that the system allows.</source>
        <translation>Der Pfad des Sockets ist länger als die %1 Bytes, die das System erlaubt.</translation>
    </message>
    <message>
        <source>A command is missing, as in smtp+pipe:/usr/sbin/exim -bs.</source>
        <translation>Es fehlt ein Befehl, wie in smtp+pipe:/usr/sbin/exim -bs.</translation>
    </message>
    <message>
        <source>A command cannot hold a NUL.</source>
        <translation>Ein Befehl kann kein NUL enthalten.</translation>
    </message>
    <message>
        <source>The target is empty; give host, host:port or a URL such as smtp://host.</source>
        <translation>Das Ziel ist leer; geben Sie host, host:port oder eine URL wie smtp://host an.</translation>
    </message>
    <message>
        <source>A target holds no blanks and no control characters.</source>
        <translation>Ein Ziel enthält keine Leer- und keine Steuerzeichen.</translation>
    </message>
    <message>
        <source>Something is missing before or behind a comma in the list of targets.</source>
        <translation>Vor oder hinter einem Komma in der Liste der Ziele fehlt etwas.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached: %1</source>
        <translation>Der Proxy ist nicht zu erreichen: %1</translation>
    </message>
    <message>
        <source>The proxy broke the connection: %1</source>
        <translation>Der Proxy brach die Verbindung ab: %1</translation>
    </message>
    <message>
        <source>The proxy closed the connection without an answer.</source>
        <translation>Der Proxy schloss die Verbindung ohne Antwort.</translation>
    </message>
    <message>
        <source>%1: larger than 16 MiB.</source>
        <translation>%1: größer als 16 MiB.</translation>
    </message>
    <message>
        <source>%1: no certificate in PEM form.</source>
        <translation>%1: kein Zertifikat in PEM-Form.</translation>
    </message>
    <message>
        <source>%1: not a folder that can be read.</source>
        <translation>%1: kein Ordner, der gelesen werden kann.</translation>
    </message>
    <message>
        <source>%1: no private key in PEM form.</source>
        <translation>%1: kein privater Schlüssel in PEM-Form.</translation>
    </message>
    <message>
        <source>%1: the private key is encrypted, and the password does not open it.</source>
        <translation>%1: Der private Schlüssel ist verschlüsselt, und das Passwort öffnet ihn nicht.</translation>
    </message>
    <message>
        <source>%1: the private key cannot be read; RSA, EC and DSA keys can be used.</source>
        <translation>%1: Der private Schlüssel kann nicht gelesen werden; verwendbar sind RSA-, EC- und DSA-Schlüssel.</translation>
    </message>
    <message>
        <source>%1: a private key needs a certificate.</source>
        <translation>%1: Zu einem privaten Schlüssel gehört ein Zertifikat.</translation>
    </message>
    <message>
        <source>%1: the private key does not belong to the certificate in %2.</source>
        <translation>%1: Der private Schlüssel gehört nicht zum Zertifikat in %2.</translation>
    </message>
    <message>
        <source>“%1” holds no cipher, or one that OpenSSL does not know.</source>
        <translation>„%1“ enthält keine Chiffre oder eine, die OpenSSL nicht kennt.</translation>
    </message>
    <message>
        <source>No version is left: at least %1 and at most %2.</source>
        <translation>Es bleibt keine Fassung übrig: mindestens %1 und höchstens %2.</translation>
    </message>
    <message>
        <source>The %1 key has only %2 bits.</source>
        <translation>Der %1-Schlüssel hat nur %2 Bit.</translation>
    </message>
    <message>
        <source>The signature %1 uses a broken hash.</source>
        <translation>Die Signatur %1 verwendet einen gebrochenen Hash.</translation>
    </message>
    <message>
        <source>The certificate is not made for %1 but for %2.</source>
        <translation>Das Zertifikat ist nicht für %1 ausgestellt, sondern für %2.</translation>
    </message>
    <message>
        <source>The server showed no certificate.</source>
        <translation>Der Server zeigte kein Zertifikat.</translation>
    </message>
    <message>
        <source>A socket or a program has no host name: nobody told which name the certificate must bear.</source>
        <translation>Ein Socket oder Programm hat keinen Hostnamen: Niemand sagte, welchen Namen das Zertifikat tragen muss.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Es gibt keine Adresse.</translation>
    </message>
    <message>
        <source>%1 and %2 are of different address families.</source>
        <translation>%1 und %2 sind von verschiedenen Adressfamilien.</translation>
    </message>
    <message>
        <source>A local address cannot be combined with a proxy.</source>
        <translation>Eine lokale Adresse lässt sich nicht mit einem Proxy verbinden.</translation>
    </message>
    <message>
        <source>whoever wrote the message is gone</source>
        <translation>wer die Nachricht schrieb, ist nicht mehr da</translation>
    </message>
    <message>
        <source>it was read before there was anything to read</source>
        <translation>sie wurde gelesen, bevor es etwas zu lesen gab</translation>
    </message>
    <message>
        <source>the message is read elsewhere</source>
        <translation>die Nachricht wird anderswo gelesen</translation>
    </message>
    <message>
        <source>nothing more of it came in time</source>
        <translation>der Rest von ihr kam nicht rechtzeitig</translation>
    </message>
    <message>
        <source>The plan names no server.</source>
        <translation>Der Plan nennt keinen Server.</translation>
    </message>
    <message>
        <source>%1 does not ask whether STARTTLS is offered: this insists on it.</source>
        <translation>%1 fragt nicht, ob STARTTLS angeboten wird: Dies besteht darauf.</translation>
    </message>
    <message>
        <source>The name for EHLO is not known: this says localhost.</source>
        <translation>Der Name für EHLO ist nicht bekannt: Hier steht localhost.</translation>
    </message>
    <message>
        <source>The plan names no sender: this sends from nobody (&lt;&gt;).</source>
        <translation>Der Plan nennt keinen Absender: Dies sendet von niemandem (&lt;&gt;).</translation>
    </message>
    <message>
        <source>The message itself is not known: put yours into %1.</source>
        <translation>Die Nachricht selbst ist nicht bekannt: Legen Sie Ihre in %1 ab.</translation>
    </message>
    <message>
        <source>This is the first of %1 messages.</source>
        <translation>Dies ist die erste von %1 Nachrichten.</translation>
    </message>
    <message>
        <source>The message itself is not known, so none is sent.</source>
        <translation>Die Nachricht selbst ist nicht bekannt, deshalb wird keine gesendet.</translation>
    </message>
    <message>
        <source>openssl waits for no reply: a second passes ahead of each group of commands.</source>
        <translation>openssl wartet auf keine Antwort: Vor jeder Gruppe von Befehlen vergeht eine Sekunde.</translation>
    </message>
    <message>
        <source>The header has a field Bcc, which every recipient can read: it is sent as it stands.</source>
        <translation>Der Kopf hat ein Feld Bcc, das jeder Empfänger lesen kann: Es wird so gesendet, wie es dasteht.</translation>
    </message>
    <message>
        <source>Paused behind %1: what follows waits until it is told to go on.</source>
        <translation>Angehalten nach %1: was folgt, wartet, bis es weitergehen soll.</translation>
    </message>
    <message>
        <source>Every escape in it must be one.</source>
        <translation>Jede Ersetzung darin muss eine sein.</translation>
    </message>
    <message>
        <source>SIZE is not declared: the message is sent while it is read, and its end is not known yet.</source>
        <translation>SIZE wird nicht angegeben: Die Nachricht wird gesendet, während sie gelesen wird, und ihr Ende ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The server does not offer 8BITMIME, and whether bytes beyond ASCII follow is not known yet: the message is sent as it is.</source>
        <translation>Der Server bietet 8BITMIME nicht an, und ob noch Bytes jenseits von ASCII folgen, ist nicht bekannt: Die Nachricht wird gesendet, wie sie ist.</translation>
    </message>
    <message>
        <source>it can be read once only</source>
        <translation>sie kann nur einmal gelesen werden</translation>
    </message>
    <message>
        <source>The server was waiting for the rest of a message: the connection was closed, so that what follows is not taken for a part of it.</source>
        <translation>Der Server wartete auf den Rest einer Nachricht: Die Verbindung wurde geschlossen, damit das Folgende nicht für einen Teil davon gehalten wird.</translation>
    </message>
    <message>
        <source>“%1” is no field of a header: write Name: value</source>
        <translation>„%1“ ist kein Kopffeld: Schreiben Sie Name: Wert</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>sie ist keine Datei</translation>
    </message>
    <message>
        <source>the file has changed while it was sent: it had %1 bytes</source>
        <translation>die Datei hat sich geändert, während sie gesendet wurde: Sie hatte %1 Byte</translation>
    </message>
    <message>
        <source>The session sent something in one go with STARTTLS, which cannot be done by hand.</source>
        <translation>Die Sitzung sandte etwas in einem Zug mit STARTTLS, was von Hand nicht geht.</translation>
    </message>
    <message>
        <source>The value “%1” would be taken for an option and is left out.</source>
        <translation>Der Wert „%1“ würde für eine Option gehalten und fehlt.</translation>
    </message>
    <message>
        <source>The setting %1 is not part of this command.</source>
        <translation>Die Einstellung %1 gehört nicht zu diesem Befehl.</translation>
    </message>
    <message>
        <source>A user name with NUL cannot be written, so that this logs in as nobody.</source>
        <translation>Ein Benutzername mit NUL kann nicht geschrieben werden, daher meldet sich dies als niemand an.</translation>
    </message>
    <message>
        <source>%1 takes a colon for the end of the user name.</source>
        <translation>%1 hält einen Doppelpunkt für das Ende des Benutzernamens.</translation>
    </message>
</context>
<context>
    <name>mailscope::Choice</name>
    <message>
        <source>it was asked for</source>
        <translation>es wurde verlangt</translation>
    </message>
    <message>
        <source>nothing else can be used</source>
        <translation>nichts anderes ist verwendbar</translation>
    </message>
    <message>
        <source>it proves the password without sending it, and ties the login to this connection</source>
        <translation>es beweist das Passwort, ohne es zu senden, und bindet die Anmeldung an diese Verbindung</translation>
    </message>
    <message>
        <source>it proves the password without sending it, and the server has to prove it too</source>
        <translation>es beweist das Passwort, ohne es zu senden, und auch der Server muss es beweisen</translation>
    </message>
    <message>
        <source>the client&apos;s certificate says who it is</source>
        <translation>das Zertifikat des Clients sagt, wer er ist</translation>
    </message>
    <message>
        <source>a Kerberos ticket says who it is</source>
        <translation>ein Kerberos-Ticket sagt, wer er ist</translation>
    </message>
    <message>
        <source>it takes the token, which the encryption protects</source>
        <translation>es nimmt das Token, das die Verschlüsselung schützt</translation>
    </message>
    <message>
        <source>it is the strongest that can be used; the encryption protects the password that it sends</source>
        <translation>es ist das stärkste, das verwendbar ist; die Verschlüsselung schützt das Passwort, das es sendet</translation>
    </message>
    <message>
        <source>it is the strongest that can be used; whoever listens can only guess the password</source>
        <translation>es ist das stärkste, das verwendbar ist; wer mitliest, kann das Passwort nur erraten</translation>
    </message>
    <message>
        <source>it is the strongest that can be used, and nothing leaves this machine</source>
        <translation>es ist das stärkste, das verwendbar ist, und nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>it is the strongest that can be used, and the user allows it here</source>
        <translation>es ist das stärkste, das verwendbar ist, und der Benutzer erlaubt es hier</translation>
    </message>
    <message>
        <source>nobody was named to log in as</source>
        <translation>zur Anmeldung wurde kein Benutzer genannt</translation>
    </message>
    <message>
        <source>can be used</source>
        <translation>verwendbar</translation>
    </message>
    <message>
        <source>the server does not offer it</source>
        <translation>der Server bietet es nicht an</translation>
    </message>
    <message>
        <source>it was not asked for</source>
        <translation>es wurde nicht verlangt</translation>
    </message>
    <message>
        <source>this program does not know it</source>
        <translation>dieses Programm kennt es nicht</translation>
    </message>
    <message>
        <source>this machine lacks what it takes: Cyrus SASL&apos;s plugin for Kerberos</source>
        <translation>diesem Rechner fehlt, was es braucht: das Kerberos-Plugin von Cyrus SASL</translation>
    </message>
    <message>
        <source>it needs a user</source>
        <translation>es braucht einen Benutzer</translation>
    </message>
    <message>
        <source>it needs a password</source>
        <translation>es braucht ein Passwort</translation>
    </message>
    <message>
        <source>it needs a token</source>
        <translation>es braucht ein Token</translation>
    </message>
    <message>
        <source>it needs a client certificate on an encrypted connection</source>
        <translation>es braucht ein Clientzertifikat auf einer verschlüsselten Verbindung</translation>
    </message>
    <message>
        <source>it needs a Kerberos ticket: ask for it by name</source>
        <translation>es braucht ein Kerberos-Ticket: es beim Namen verlangen</translation>
    </message>
    <message>
        <source>it would not use what was given to log in with: ask for it by name</source>
        <translation>es würde nicht verwenden, was zur Anmeldung angegeben wurde: es beim Namen verlangen</translation>
    </message>
    <message>
        <source>the secret would cross the network readable</source>
        <translation>das Geheimnis ginge lesbar durch das Netz</translation>
    </message>
    <message>
        <source>the secret would go to a server whose certificate is not acceptable</source>
        <translation>das Geheimnis ginge an einen Server, dessen Zertifikat nicht annehmbar ist</translation>
    </message>
    <message>
        <source>there is nothing on this connection that a login could be tied to</source>
        <translation>auf dieser Verbindung gibt es nichts, woran sich eine Anmeldung binden ließe</translation>
    </message>
    <message>
        <source>Offered %1, usable %2</source>
        <translation>Angeboten: %1, verwendbar: %2</translation>
    </message>
    <message>
        <source>%1, chose %2 because %3</source>
        <translation>%1, gewählt: %2, denn %3</translation>
    </message>
</context>
<context>
    <name>mailscope::Export</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Aufgezeichnet von</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of these texts, as HTML calls it</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>Times since the session began, %1 in all</source>
        <translation>Zeiten seit Beginn der Sitzung, insgesamt %1</translation>
    </message>
    <message>
        <source>Broad bars: the stages. Below each its exchanges: how long until the first byte of the reply, then how long until its end.</source>
        <translation>Breite Balken: die Phasen. Darunter jeweils ihr Austausch: wie lange bis zum ersten Byte der Antwort, dann wie lange bis zu ihrem Ende.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are drawn.</source>
        <translation>Nur die ersten %1 von %2 sind gezeichnet.</translation>
    </message>
    <message>
        <source>This connection was not made over TCP; its addresses are made up.</source>
        <translation>Diese Verbindung ging nicht über TCP; ihre Adressen sind erfunden.</translation>
    </message>
    <message>
        <source>The server&apos;s port was %1; it stands here as 25, so that Wireshark reads SMTP.</source>
        <translation>Der Port des Servers war %1; er steht hier als 25, damit Wireshark SMTP liest.</translation>
    </message>
    <message>
        <source>%1 bytes of the message were not recorded.</source>
        <translation>%1 Bytes der Nachricht wurden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Only packets for %1 of them stand here.</source>
        <translation>Nur für %1 davon stehen hier Pakete.</translation>
    </message>
    <message>
        <source>Deciphered: on the wire this went on in the connection before, as %1 with %2.</source>
        <translation>Entschlüsselt: Auf der Leitung ging das in der Verbindung davor weiter, als %1 mit %2.</translation>
    </message>
    <message>
        <source>Made from a recorded session with %1: the packets hold what was said, deciphered; their numbers are made up.</source>
        <translation>Gemacht aus einer aufgezeichneten Sitzung mit %1: Die Pakete enthalten entschlüsselt, was gesagt wurde; ihre Nummern sind erfunden.</translation>
    </message>
    <message>
        <source>The message had %1 bytes, and not all of them were recorded: nobody can play this part.</source>
        <translation>Die Nachricht hatte %1 Bytes, und nicht alle wurden aufgezeichnet: Dieser Teil lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>Made from a session with %1, %2.</source>
        <translation>Gemacht aus einer Sitzung mit %1, %2.</translation>
    </message>
    <message>
        <source>Made from a session with %1.</source>
        <translation>Gemacht aus einer Sitzung mit %1.</translation>
    </message>
    <message>
        <source>This session was recorded with its secrets.</source>
        <translation>Diese Sitzung wurde mit ihren Geheimnissen aufgezeichnet.</translation>
    </message>
    <message>
        <source>This session holds a secret although it says that it holds none, so it is not exported.</source>
        <translation>Diese Sitzung enthält ein Geheimnis, obwohl sie sagt, dass sie keines enthält, und wird deshalb nicht exportiert.</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the key</source>
        <translation>SHA-256 des Schlüssels</translation>
    </message>
    <message>
        <source>(not used)</source>
        <translation>(nicht verwendet)</translation>
    </message>
    <message>
        <source>message of %1 bytes, SHA-256 %2</source>
        <translation>Nachricht von %1 Bytes, SHA-256 %2</translation>
    </message>
    <message>
        <source>(not sent to its end)</source>
        <translation>(nicht bis zum Ende gesendet)</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>From the conversation</source>
        <translation>Aus dem Gespräch</translation>
    </message>
    <message>
        <source>lines %1</source>
        <translation>Zeilen %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
</context>
<context>
    <name>mailscope::Finding</name>
    <message>
        <source>VRFY tells strangers which mailboxes exist: %1. Harvesters of addresses use that; switch it off, so that it answers 252.</source>
        <translation>VRFY verrät Fremden, welche Postfächer es gibt: %1. Adresssammler nutzen das; abschalten, sodass der Server mit 252 antwortet.</translation>
    </message>
    <message>
        <source>EXPN tells strangers who is on a list: %1. Harvesters of addresses use that; switch it off or allow it to known clients only.</source>
        <translation>EXPN verrät Fremden, wer in einem Verteiler steht: %1. Adresssammler nutzen das; abschalten oder nur bekannten Clients erlauben.</translation>
    </message>
    <message>
        <source>VRFY does not tell whether a mailbox exists. That is deliberate on most servers; only a delivery shows it.</source>
        <translation>VRFY sagt nicht, ob es ein Postfach gibt. Das ist auf den meisten Servern so gewollt; nur eine Zustellung zeigt es.</translation>
    </message>
    <message>
        <source>HELP tells strangers what looks like a version number, which helps them to look up known faults. Leave it out.</source>
        <translation>HELP verrät Fremden etwas, das wie eine Versionsnummer aussieht; damit lassen sich bekannte Fehler nachschlagen. Besser weglassen.</translation>
    </message>
    <message>
        <source>The server offers a command that it then does not know: %1. Take the keyword out of the answer to the hello, or enable the command.</source>
        <translation>Der Server bietet einen Befehl an, den er dann nicht kennt: %1. Das Schlüsselwort aus der Antwort auf die Vorstellung nehmen oder den Befehl einschalten.</translation>
    </message>
    <message>
        <source>The certificate has expired (%1). Renew it, and see why nobody was told.</source>
        <translation>Das Zertifikat ist abgelaufen (%1). Es erneuern und klären, warum niemand gewarnt wurde.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet (%1). Check the clocks of both sides.</source>
        <translation>Das Zertifikat ist noch nicht gültig (%1). Die Uhren beider Seiten prüfen.</translation>
    </message>
    <message>
        <source>The certificate was revoked by its authority (%1). Replace it, and its key.</source>
        <translation>Das Zertifikat wurde von seiner Zertifizierungsstelle widerrufen (%1). Es samt seinem Schlüssel ersetzen.</translation>
    </message>
    <message>
        <source>The server showed no certificate (%1), so nobody can tell who it is. Give it one.</source>
        <translation>Der Server zeigte kein Zertifikat (%1), also kann niemand wissen, wer er ist. Ihm eines geben.</translation>
    </message>
    <message>
        <source>The certificate is signed by itself (%1): clients cannot tell it from anybody&apos;s. Between servers that is common; for users, get one from an authority.</source>
        <translation>Das Zertifikat ist selbst signiert (%1): Clients können es von keinem fremden unterscheiden. Zwischen Servern ist das üblich; für Benutzer eines von einer Zertifizierungsstelle holen.</translation>
    </message>
    <message>
        <source>The certificate comes from an authority that this machine does not know (%1). The server may not send its intermediate certificates; for an authority of your own, name its file.</source>
        <translation>Das Zertifikat stammt von einer Zertifizierungsstelle, die dieser Rechner nicht kennt (%1). Vielleicht sendet der Server seine Zwischenzertifikate nicht; bei einer eigenen Stelle deren Datei angeben.</translation>
    </message>
    <message>
        <source>The certificate does not bear the name of the server (%1). Put that name into it, or connect by a name that it bears.</source>
        <translation>Das Zertifikat trägt den Namen des Servers nicht (%1). Diesen Namen aufnehmen oder über einen Namen verbinden, den es trägt.</translation>
    </message>
    <message>
        <source>The name in the certificate was not checked (%1). Any certificate of a trusted authority would do: give the name that it must bear, or trust its fingerprint.</source>
        <translation>Der Name im Zertifikat wurde nicht geprüft (%1). Jedes Zertifikat einer vertrauten Zertifizierungsstelle würde genügen: den Namen angeben, den es tragen muss, oder dem Fingerabdruck vertrauen.</translation>
    </message>
    <message>
        <source>The chain of certificates does not hold (%1). Send the server&apos;s certificate first and every intermediate one after it.</source>
        <translation>Die Kette der Zertifikate hält nicht (%1). Zuerst das Zertifikat des Servers senden und danach jedes Zwischenzertifikat.</translation>
    </message>
    <message>
        <source>The certificate was not made for a server (%1). Get one whose purpose is server authentication.</source>
        <translation>Das Zertifikat wurde nicht für einen Server ausgestellt (%1). Eines holen, dessen Zweck die Authentifizierung von Servern ist.</translation>
    </message>
    <message>
        <source>The certificate is signed with a weak algorithm (%1), so it could be forged. Get one that is signed with SHA-256 or better.</source>
        <translation>Das Zertifikat ist mit einem schwachen Verfahren signiert (%1), könnte also gefälscht sein. Eines holen, das mit SHA-256 oder besser signiert ist.</translation>
    </message>
    <message>
        <source>The key of the certificate is too weak (%1). Use RSA with at least 2048 bits, or an elliptic curve.</source>
        <translation>Der Schlüssel des Zertifikats ist zu schwach (%1). RSA mit mindestens 2048 Bits oder eine elliptische Kurve verwenden.</translation>
    </message>
    <message>
        <source>There is an objection to the certificate: %1.</source>
        <translation>Gegen das Zertifikat gibt es einen Einwand: %1.</translation>
    </message>
    <message>
        <source>The certificate expires soon; days left: %1. Renew it now.</source>
        <translation>Das Zertifikat läuft bald ab; verbleibende Tage: %1. Jetzt erneuern.</translation>
    </message>
    <message>
        <source>The certificate is valid for some time yet; days left: %1.</source>
        <translation>Das Zertifikat gilt noch einige Zeit; verbleibende Tage: %1.</translation>
    </message>
    <message>
        <source>The connection took %1 seconds to open. Senders with short limits give up; look at the load of the server and the way to it.</source>
        <translation>Der Aufbau der Verbindung dauerte %1 Sekunden. Absender mit kurzen Zeitlimits geben auf; die Last des Servers und den Weg dorthin prüfen.</translation>
    </message>
    <message>
        <source>An IPv6 address of the server cannot be reached while another address can: %1. Senders that try it first lose time. Mend it or take it out of the DNS, unless this network has no IPv6.</source>
        <translation>Eine IPv6-Adresse des Servers ist nicht erreichbar, eine andere Adresse schon: %1. Absender, die sie zuerst versuchen, verlieren Zeit. Den Fehler beheben oder sie aus dem DNS nehmen, es sei denn, dieses Netz hat kein IPv6.</translation>
    </message>
    <message>
        <source>An IPv4 address of the server cannot be reached while another address can: %1. Senders that try it first lose time. Mend it or take it out of the DNS.</source>
        <translation>Eine IPv4-Adresse des Servers ist nicht erreichbar, eine andere Adresse schon: %1. Absender, die sie zuerst versuchen, verlieren Zeit. Den Fehler beheben oder sie aus dem DNS nehmen.</translation>
    </message>
    <message>
        <source>The greeting came only after %1 seconds. It may be a deliberate delay against spam or a slow look-up of the client&apos;s name; senders may wait five minutes but not all do.</source>
        <translation>Die Begrüßung kam erst nach %1 Sekunden. Das kann eine gewollte Verzögerung gegen Spam sein oder ein langsames Nachschlagen des Clientnamens; Absender dürfen fünf Minuten warten, aber nicht alle tun es.</translation>
    </message>
    <message>
        <source>The greeting does not begin with the name of the server. Set the server&apos;s full host name in its greeting.</source>
        <translation>Die Begrüßung beginnt nicht mit dem Namen des Servers. Den vollen Hostnamen des Servers in seine Begrüßung aufnehmen.</translation>
    </message>
    <message>
        <source>The server ended the session with a 421: it shuts down, is overloaded, or waited too long. Its log says which.</source>
        <translation>Der Server beendete die Sitzung mit einem 421: Er fährt herunter, ist überlastet oder hat zu lange gewartet. Sein Protokoll sagt, was davon.</translation>
    </message>
    <message>
        <source>QUIT got no reply: the server must answer 221 before it closes the connection.</source>
        <translation>QUIT bekam keine Antwort: Der Server muss mit 221 antworten, bevor er die Verbindung schließt.</translation>
    </message>
    <message>
        <source>QUIT was answered with %1, and the server must answer 221. Mend the server: a client cannot tell from another code that the session is over.</source>
        <translation>QUIT wurde mit %1 beantwortet, und der Server muss mit 221 antworten. Den Server in Ordnung bringen: An einem anderen Code erkennt ein Client nicht, dass die Sitzung zu Ende ist.</translation>
    </message>
    <message>
        <source>The server refused EHLO and accepted HELO, so it offers no extension, encryption included. A device on the way may block EHLO.</source>
        <translation>Der Server lehnte EHLO ab und nahm HELO an; er bietet also keine Erweiterung an, auch keine Verschlüsselung. Vielleicht blockiert ein Gerät unterwegs EHLO.</translation>
    </message>
    <message>
        <source>The first line of the answer to the hello does not begin with the name of the server.</source>
        <translation>Die erste Zeile der Antwort auf die Vorstellung beginnt nicht mit dem Namen des Servers.</translation>
    </message>
    <message>
        <source>The server calls itself differently in its greeting and in its answer to the hello: %1. It works, but one name is easier to look up.</source>
        <translation>Der Server nennt sich in seiner Begrüßung anders als in der Antwort auf die Vorstellung: %1. Das funktioniert, aber ein einziger Name lässt sich leichter nachschlagen.</translation>
    </message>
    <message>
        <source>A line of the answer to the hello breaks the grammar of keywords: %1. Clients ignore what they cannot read.</source>
        <translation>Eine Zeile der Antwort auf die Vorstellung verletzt die Grammatik der Schlüsselwörter: %1. Clients überlesen, was sie nicht lesen können.</translation>
    </message>
    <message>
        <source>A keyword is offered twice in one answer: %1. Clients may read only one of them.</source>
        <translation>Ein Schlüsselwort steht zweimal in einer Antwort: %1. Clients lesen womöglich nur eines davon.</translation>
    </message>
    <message>
        <source>What the server offers changes with encryption (- lost, + new, ~ changed): %1. That AUTH appears is as it should be; what is lost should not be.</source>
        <translation>Was der Server anbietet, ändert sich mit der Verschlüsselung (- fehlt nun, + neu, ~ geändert): %1. Dass AUTH hinzukommt, soll so sein; was fehlt, sollte nicht fehlen.</translation>
    </message>
    <message>
        <source>The server does not offer SIZE, so a message that is too large is refused only after it was sent.</source>
        <translation>Der Server bietet SIZE nicht an; eine zu große Nachricht wird also erst abgelehnt, nachdem sie gesendet wurde.</translation>
    </message>
    <message>
        <source>An LMTP server must offer PIPELINING, and this one does not.</source>
        <translation>Ein LMTP-Server muss PIPELINING anbieten, und dieser tut es nicht.</translation>
    </message>
    <message>
        <source>An LMTP server must offer ENHANCEDSTATUSCODES, and this one does not.</source>
        <translation>Ein LMTP-Server muss ENHANCEDSTATUSCODES anbieten, und dieser tut es nicht.</translation>
    </message>
    <message>
        <source>LMTP is spoken on port 25, which belongs to SMTP: other servers would deliver there and fail. Move it to another port, such as 24, or to a socket.</source>
        <translation>Auf Port 25, der SMTP gehört, wird LMTP gesprochen: Andere Server würden dort zustellen wollen und scheitern. Auf einen anderen Port verlegen, etwa 24, oder auf einen Socket.</translation>
    </message>
    <message>
        <source>A line is no SMTP reply: it does not begin with a three-digit code. The port may speak another protocol, or the server is broken.</source>
        <translation>Eine Zeile ist keine SMTP-Antwort: Sie beginnt nicht mit einem dreistelligen Code. Vielleicht spricht der Port ein anderes Protokoll, oder der Server ist fehlerhaft.</translation>
    </message>
    <message>
        <source>A reply went on beyond every sensible limit and was given up. The server is broken or hostile.</source>
        <translation>Eine Antwort ging über jede vernünftige Grenze hinaus und wurde aufgegeben. Der Server ist fehlerhaft oder feindlich.</translation>
    </message>
    <message>
        <source>The server sent a reply that no command had asked for. Clients then take later replies for the wrong commands; the server must be mended.</source>
        <translation>Der Server sendete eine Antwort, nach der kein Befehl gefragt hatte. Clients ordnen spätere Antworten dann falschen Befehlen zu; der Server muss in Ordnung gebracht werden.</translation>
    </message>
    <message>
        <source>The code changes inside one reply of several lines. Clients disagree about which one counts; every line must bear the same.</source>
        <translation>Innerhalb einer mehrzeiligen Antwort wechselt der Code. Clients sind sich uneins, welcher zählt; jede Zeile muss denselben tragen.</translation>
    </message>
    <message>
        <source>A line inside a reply has no code. Every line of a reply must begin with it; often a line break stands in a configured text.</source>
        <translation>Eine Zeile innerhalb einer Antwort hat keinen Code. Jede Zeile einer Antwort muss damit beginnen; oft steht ein Zeilenumbruch in einem konfigurierten Text.</translation>
    </message>
    <message>
        <source>Behind the code of a reply stands neither a space nor a hyphen, so clients cannot tell whether it goes on.</source>
        <translation>Hinter dem Code einer Antwort steht weder ein Leerzeichen noch ein Bindestrich; Clients können also nicht wissen, ob sie weitergeht.</translation>
    </message>
    <message>
        <source>A reply has a code outside of what SMTP defines: the first digit is 2 to 5, the second 0 to 5.</source>
        <translation>Eine Antwort hat einen Code außerhalb dessen, was SMTP definiert: Die erste Ziffer ist 2 bis 5, die zweite 0 bis 5.</translation>
    </message>
    <message>
        <source>A line ends with a line feed alone. SMTP wants carriage return and line feed; strict clients hang or break off.</source>
        <translation>Eine Zeile endet nur mit einem Zeilenvorschub. SMTP verlangt Wagenrücklauf und Zeilenvorschub; strenge Clients hängen oder brechen ab.</translation>
    </message>
    <message>
        <source>A carriage return stands inside a line, where it may not.</source>
        <translation>Innerhalb einer Zeile steht ein Wagenrücklauf, wo keiner stehen darf.</translation>
    </message>
    <message>
        <source>A NUL octet stands in a reply. Many clients see only what stands before it.</source>
        <translation>In einer Antwort steht ein NUL-Byte. Viele Clients sehen nur, was davor steht.</translation>
    </message>
    <message>
        <source>Control characters stand in a reply. They can garble a terminal or a log; look for a configured text that holds them.</source>
        <translation>In einer Antwort stehen Steuerzeichen. Sie können ein Terminal oder ein Protokoll durcheinanderbringen; nach einem konfigurierten Text suchen, der sie enthält.</translation>
    </message>
    <message>
        <source>Octets that are neither ASCII nor UTF-8 stand in a reply. Write configured texts in ASCII.</source>
        <translation>In einer Antwort stehen Bytes, die weder ASCII noch UTF-8 sind. Konfigurierte Texte in ASCII schreiben.</translation>
    </message>
    <message>
        <source>A line of a reply is longer than 512 octets. Clients may cut it; use several lines.</source>
        <translation>Eine Zeile einer Antwort ist länger als 512 Bytes. Clients schneiden sie womöglich ab; mehrere Zeilen verwenden.</translation>
    </message>
    <message>
        <source>The server offers ENHANCEDSTATUSCODES, yet some of its replies bear none. Each reply but the greeting and the hello should.</source>
        <translation>Der Server bietet ENHANCEDSTATUSCODES an, doch einige seiner Antworten tragen keinen. Jede Antwort außer der Begrüßung und der auf die Vorstellung sollte einen tragen.</translation>
    </message>
    <message>
        <source>The class of an enhanced status code contradicts the reply code before it, so programs cannot tell success from failure.</source>
        <translation>Die Klasse eines erweiterten Statuscodes widerspricht dem Antwortcode davor; Programme können Erfolg und Misserfolg also nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Bytes stood behind the server&apos;s go-ahead for STARTTLS. They came unencrypted, so anyone on the way may have put them there, and they were not used. Look for an attacker or a broken device, then for a fault of the server.</source>
        <translation>Hinter der Zusage des Servers zu STARTTLS standen Bytes. Sie kamen unverschlüsselt, können also von jedem unterwegs stammen, und wurden nicht verwendet. Nach einem Angreifer oder einem fehlerhaften Gerät suchen, dann nach einem Fehler des Servers.</translation>
    </message>
    <message>
        <source>The server speaks plain text where TLS from the first byte was expected. Use STARTTLS on this port, or the port for implicit TLS.</source>
        <translation>Der Server spricht Klartext, wo TLS ab dem ersten Byte erwartet wurde. Auf diesem Port STARTTLS verwenden oder den Port für implizites TLS.</translation>
    </message>
    <message>
        <source>A keyword is overwritten with the letter X: a device between client and server hides STARTTLS, and mail crosses it readable. Switch off its inspection of SMTP.</source>
        <translation>Ein Schlüsselwort ist mit dem Buchstaben X überschrieben: Ein Gerät zwischen Client und Server verbirgt STARTTLS, und Mails gehen lesbar hindurch. Dessen Überwachung von SMTP abschalten.</translation>
    </message>
    <message>
        <source>The server answered STARTTLS with %1, so the connection stays readable. Its certificate or key may be missing or unreadable; its log tells.</source>
        <translation>Der Server beantwortete STARTTLS mit %1, also bleibt die Verbindung lesbar. Vielleicht fehlt sein Zertifikat oder Schlüssel oder ist nicht lesbar; sein Protokoll sagt es.</translation>
    </message>
    <message>
        <source>The submission port offers no encryption: names, passwords and mail cross the network readable. Enable STARTTLS there, or TLS from the first byte on port 465.</source>
        <translation>Der Einlieferungsport bietet keine Verschlüsselung an: Namen, Passwörter und Mails gehen lesbar durch das Netz. Dort STARTTLS einschalten oder TLS ab dem ersten Byte auf Port 465.</translation>
    </message>
    <message>
        <source>The server does not offer STARTTLS: mail crosses the network readable. Give the server a certificate and enable TLS.</source>
        <translation>Der Server bietet STARTTLS nicht an: Mails gehen lesbar durch das Netz. Dem Server ein Zertifikat geben und TLS einschalten.</translation>
    </message>
    <message>
        <source>The server offers STARTTLS again although the connection is encrypted already, which it must not.</source>
        <translation>Der Server bietet STARTTLS erneut an, obwohl die Verbindung schon verschlüsselt ist; das darf er nicht.</translation>
    </message>
    <message>
        <source>The connection is encrypted with %1, which is broken and must not be used any more. Enable TLS 1.2 and 1.3 on the server.</source>
        <translation>Die Verbindung ist mit %1 verschlüsselt, das gebrochen ist und nicht mehr verwendet werden darf. Auf dem Server TLS 1.2 und 1.3 einschalten.</translation>
    </message>
    <message>
        <source>The server offers %1 before the connection is encrypted: whoever logs in then shows the password to everyone on the way. Offer AUTH only after STARTTLS.</source>
        <translation>Der Server bietet %1 an, bevor die Verbindung verschlüsselt ist: Wer sich dann anmeldet, zeigt sein Passwort jedem unterwegs. AUTH nur nach STARTTLS anbieten.</translation>
    </message>
    <message>
        <source>The server offers AUTH in clear and no longer once the connection is encrypted. It should be the other way round.</source>
        <translation>Der Server bietet AUTH unverschlüsselt an und nicht mehr, sobald die Verbindung verschlüsselt ist. Es sollte umgekehrt sein.</translation>
    </message>
    <message>
        <source>All mechanisms on offer are outdated: %1. Offer PLAIN on encrypted connections, or SCRAM.</source>
        <translation>Alle angebotenen Mechanismen sind veraltet: %1. PLAIN auf verschlüsselten Verbindungen anbieten oder SCRAM.</translation>
    </message>
    <message>
        <source>The server closed the connection in the middle of %1, where it should have answered: it offers the mechanism and may not know the channel binding tls-server-end-point. The password was not judged. Log in with the same mechanism without -PLUS.</source>
        <translation>Der Server schloss die Verbindung mitten in %1, wo er hätte antworten sollen: Er bietet den Mechanismus an und kennt vielleicht die Kanalbindung tls-server-end-point nicht. Über das Passwort wurde nicht geurteilt. Mit demselben Mechanismus ohne -PLUS anmelden.</translation>
    </message>
    <message>
        <source>The server refused %1 from a client that said it could bind the login to the connection, and took it from one that did not say so: it can bind too, though it offers no -PLUS. Either a filter of its own takes -PLUS out of the list, or somebody on the way does. Offer the -PLUS forms, or switch them off behind the filter.</source>
        <translation>Der Server lehnte %1 von einem Client ab, der sagte, er könne die Anmeldung an die Verbindung binden, und nahm es von einem an, der das nicht sagte: Auch er kann es also, obwohl er kein -PLUS anbietet. Entweder nimmt ein eigener Filter -PLUS aus der Liste, oder jemand unterwegs tut es. Die Formen mit -PLUS anbieten oder sie hinter dem Filter abschalten.</translation>
    </message>
    <message>
        <source>The server took a login with a wrong channel binding (%1): it does not look at it, so somebody in the middle is not noticed. Mend the server, or switch its -PLUS mechanisms off.</source>
        <translation>Der Server nahm eine Anmeldung mit falscher Kanalbindung an (%1): Er sieht sie nicht an, also bleibt jemand dazwischen unbemerkt. Den Server in Ordnung bringen oder seine Mechanismen mit -PLUS abschalten.</translation>
    </message>
    <message>
        <source>The server notices a wrong channel binding: it refused %1 with one. Somebody in the middle could not pass that login on.</source>
        <translation>Der Server bemerkt eine falsche Kanalbindung: Er hat %1 damit abgelehnt. Jemand dazwischen könnte diese Anmeldung nicht weiterreichen.</translation>
    </message>
    <message>
        <source>Whether the server notices a wrong channel binding is not known: it refused %1 with one, but did not take the right one either. Check the password, then ask again.</source>
        <translation>Ob der Server eine falsche Kanalbindung bemerkt, ist nicht bekannt: Er hat %1 damit abgelehnt, die richtige aber auch nicht angenommen. Das Passwort prüfen und noch einmal fragen.</translation>
    </message>
    <message>
        <source>(Source: %1)</source>
        <translation>(Quelle: %1)</translation>
    </message>
    <message>
        <source>The server refused to let a user log in: %1.</source>
        <translation>Der Server lehnte die Anmeldung eines Benutzers ab: %1.</translation>
    </message>
    <message>
        <source>Mail was refused for want of a login: %1.</source>
        <translation>Eine Mail wurde abgelehnt, weil eine Anmeldung fehlte: %1.</translation>
    </message>
    <message>
        <source>In %1 the server could not prove that it knows the password, or has the key that the ticket is for, whatever code it answered with: it may be another one than it claims to be. Do not log in there until that is explained, and change the password if it was sent in clear before.</source>
        <translation>Bei %1 konnte der Server nicht beweisen, dass er das Passwort kennt oder den Schlüssel hat, für den das Ticket ist, mit welchem Code er auch antwortete: Vielleicht ist er ein anderer, als er vorgibt. Sich dort nicht anmelden, bis das geklärt ist, und das Passwort ändern, falls es vorher im Klartext gesendet wurde.</translation>
    </message>
    <message>
        <source>The server answered 235 to %1 before everything was said, so nobody has shown who he is. Mend the server: it lets in anybody, or takes one reply for another.</source>
        <translation>Der Server beantwortete %1 mit 235, bevor alles gesagt war; also hat niemand gezeigt, wer er ist. Den Server in Ordnung bringen: Er lässt jeden ein oder verwechselt eine Antwort mit einer anderen.</translation>
    </message>
    <message>
        <source>The server supports channel binding, yet the list of mechanisms that arrived here did not say so: somebody on the way has shortened it. Treat it as an attack until a device that rewrites the answer to EHLO is found.</source>
        <translation>Der Server beherrscht Kanalbindung, doch die Liste der Mechanismen, die hier ankam, sagte davon nichts: Jemand unterwegs hat sie gekürzt. Es als Angriff behandeln, bis ein Gerät gefunden ist, das die Antwort auf EHLO umschreibt.</translation>
    </message>
    <message>
        <source>The server has passwords hashed with few iterations only: %1. Who sees one login can try out passwords quickly. Store them anew with more than 10000; 4096 are the least that the standard wants.</source>
        <translation>Der Server hat Passwörter mit nur wenigen Wiederholungen gehasht: %1. Wer eine Anmeldung sieht, kann Passwörter schnell durchprobieren. Mit mehr als 10000 neu speichern; 4096 sind das Mindeste, was der Standard verlangt.</translation>
    </message>
    <message>
        <source>The login went without channel binding although the server offers %1. It would have shown that nobody sits between client and server. Choose it where its kind of binding can be had.</source>
        <translation>Die Anmeldung lief ohne Kanalbindung, obwohl der Server %1 anbietet. Sie hätte gezeigt, dass niemand zwischen Client und Server sitzt. Diese Form wählen, wo ihre Art der Bindung verfügbar ist.</translation>
    </message>
    <message>
        <source>NTLM tells everybody the names of the server&apos;s machine and domain before anybody has logged in: %1. Switch NTLM off where mail comes from outside.</source>
        <translation>NTLM verrät jedem die Namen von Rechner und Domäne des Servers, bevor sich jemand angemeldet hat: %1. NTLM abschalten, wo Mails von außen kommen.</translation>
    </message>
    <message>
        <source>AUTH was sent on the connection that had just been encrypted, without another hello. What the server offers there is not known, and some servers refuse it. Say EHLO first.</source>
        <translation>AUTH wurde auf der eben erst verschlüsselten Verbindung gesendet, ohne erneute Vorstellung. Was der Server dort anbietet, ist nicht bekannt, und manche Server lehnen es ab. Zuerst EHLO senden.</translation>
    </message>
    <message>
        <source>A check did not come to its end (%1): what it has not found may be there all the same. See why the session went wrong, and ask again.</source>
        <translation>Eine Prüfung kam nicht zu ihrem Ende (%1): Was sie nicht gefunden hat, kann trotzdem da sein. Sehen Sie nach, warum die Sitzung scheiterte, und fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The server asks for a password before the connection is encrypted (%1). Let it refuse AUTH there with 530 or 538.</source>
        <translation>Der Server fragt nach einem Passwort, bevor die Verbindung verschlüsselt ist (%1). Lassen Sie ihn AUTH dort mit 530 oder 538 ablehnen.</translation>
    </message>
    <message>
        <source>The server takes mail before the connection is encrypted (%1). Between servers it must; where users hand in their mail, let it ask for STARTTLS first.</source>
        <translation>Der Server nimmt Post an, bevor die Verbindung verschlüsselt ist (%1). Zwischen Servern muss er das; wo Benutzer ihre Post einliefern, lassen Sie ihn zuerst STARTTLS verlangen.</translation>
    </message>
    <message>
        <source>The server insists on encryption (%1).</source>
        <translation>Der Server besteht auf Verschlüsselung (%1).</translation>
    </message>
    <message>
        <source>The server takes mail from strangers for others (%1), unless the recipient is one of its own or it knows this machine. Let it relay for those only who have logged in or whose addresses it knows: an open relay is found within days and blocked everywhere.</source>
        <translation>Der Server nimmt Post von Fremden für andere an (%1), es sei denn, der Empfänger ist einer der seinen oder er kennt diesen Rechner. Lassen Sie ihn nur für die weiterleiten, die angemeldet sind oder deren Adressen er kennt: Ein offenes Relay wird binnen Tagen gefunden und überall gesperrt.</translation>
    </message>
    <message>
        <source>The server accepts a path that hides a recipient elsewhere (%1). It may relay it, or take it for somebody of its own; its log tells which. Let it refuse such paths.</source>
        <translation>Der Server nimmt einen Pfad an, in dem sich ein Empfänger anderswo verbirgt (%1). Er leitet vielleicht weiter, oder er hält ihn für einen der seinen; sein Protokoll sagt, was davon. Lassen Sie ihn solche Pfade ablehnen.</translation>
    </message>
    <message>
        <source>The server accepts whoever is named there, so these paths say nothing about relaying (%1). Its log tells where they would have gone.</source>
        <translation>Der Server nimmt jeden an, der dort genannt wird, so dass diese Pfade nichts über das Weiterleiten sagen (%1). Sein Protokoll sagt, wohin sie gegangen wären.</translation>
    </message>
    <message>
        <source>The server refuses to relay for strangers (%1).</source>
        <translation>Der Server lehnt es ab, für Fremde weiterzuleiten (%1).</translation>
    </message>
    <message>
        <source>The server refuses mail for postmaster (%1), whom every server must have. Give the name a mailbox that is read.</source>
        <translation>Der Server lehnt Post an postmaster ab (%1), den jeder Server haben muss. Geben Sie dem Namen ein Postfach, das gelesen wird.</translation>
    </message>
    <message>
        <source>The server refuses mail for abuse (%1), so nobody can report what goes out from there.</source>
        <translation>Der Server lehnt Post an abuse ab (%1), so dass niemand melden kann, was von dort ausgeht.</translation>
    </message>
    <message>
        <source>The server takes mail for those who look after it (%1).</source>
        <translation>Der Server nimmt Post für die an, die ihn betreuen (%1).</translation>
    </message>
    <message>
        <source>The server takes bytes inside a message for its end and carries out what follows (%1): whoever gets such a message through another server can send in the name of everybody there. Update the server, and let it refuse bare line ends.</source>
        <translation>Der Server hält Bytes in einer Nachricht für ihr Ende und führt aus, was folgt (%1): Wer eine solche Nachricht durch einen anderen Server bringt, kann im Namen aller dort senden. Aktualisieren Sie den Server und lassen Sie ihn nackte Zeilenenden ablehnen.</translation>
    </message>
    <message>
        <source>The server was not taken in by a wrong end of data (%1).</source>
        <translation>Der Server fiel auf ein falsches Ende der Daten nicht herein (%1).</translation>
    </message>
    <message>
        <source>The server carries out on the encrypted connection what came in clear behind STARTTLS (%1): somebody on the way can put commands into the session of a user. Update the server.</source>
        <translation>Der Server führt auf der verschlüsselten Verbindung aus, was hinter STARTTLS im Klartext kam (%1): Jemand auf dem Weg kann einem Benutzer Befehle in die Sitzung legen. Aktualisieren Sie den Server.</translation>
    </message>
    <message>
        <source>The server forgets what came in clear behind STARTTLS, as it must (%1).</source>
        <translation>Der Server vergisst, was hinter STARTTLS im Klartext kam, wie er muss (%1).</translation>
    </message>
    <message>
        <source>The server takes fewer recipients for a message than the 100 that it must (%1). Raise the limit.</source>
        <translation>Der Server nimmt weniger Empfänger für eine Nachricht an als die 100, die er muss (%1). Heben Sie die Grenze an.</translation>
    </message>
    <message>
        <source>The server accepts a declared size beyond the one that it offers (%1), so a message that is too large is refused only after it was sent, if at all.</source>
        <translation>Der Server nimmt eine angegebene Größe jenseits derer an, die er anbietet (%1), so dass eine zu große Nachricht erst abgelehnt wird, nachdem sie gesendet wurde, wenn überhaupt.</translation>
    </message>
    <message>
        <source>The server does not take commands of 512 octets, as it must (%1). Raise the limit.</source>
        <translation>Der Server nimmt Befehle von 512 Oktetten nicht an, wie er muss (%1). Heben Sie die Grenze an.</translation>
    </message>
    <message>
        <source>These limits of the server were found: %1.</source>
        <translation>Diese Grenzen des Servers wurden gefunden: %1.</translation>
    </message>
</context>
<context>
    <name>mailscope::Issue</name>
    <message>
        <source>The name of the server has no address</source>
        <translation>Der Name des Servers hat keine Adresse</translation>
    </message>
    <message>
        <source>Check its spelling, or ask another DNS server.</source>
        <translation>Die Schreibweise prüfen oder einen anderen DNS-Server fragen.</translation>
    </message>
    <message>
        <source>The DNS answered the look-up with a failure</source>
        <translation>Das DNS beantwortete die Anfrage mit einem Fehler</translation>
    </message>
    <message>
        <source>Ask another DNS server; if that fails too, the zone itself is broken.</source>
        <translation>Einen anderen DNS-Server fragen; scheitert auch der, ist die Zone selbst fehlerhaft.</translation>
    </message>
    <message>
        <source>No DNS server answered within the time limit</source>
        <translation>Kein DNS-Server antwortete innerhalb des Zeitlimits</translation>
    </message>
    <message>
        <source>Check the network and the DNS servers of this machine, or name another one.</source>
        <translation>Das Netz und die DNS-Server dieses Rechners prüfen oder einen anderen angeben.</translation>
    </message>
    <message>
        <source>The domain declares with a null MX that it takes no mail</source>
        <translation>Die Domain erklärt mit einem Null-MX, dass sie keine Mails annimmt</translation>
    </message>
    <message>
        <source>No mail can be sent there; check the domain.</source>
        <translation>Dorthin lassen sich keine Mails senden; die Domain prüfen.</translation>
    </message>
    <message>
        <source>The server has no address of the wanted family</source>
        <translation>Der Server hat keine Adresse der gewünschten Familie</translation>
    </message>
    <message>
        <source>Allow the other family: IPv4 or IPv6.</source>
        <translation>Die andere Familie erlauben: IPv4 oder IPv6.</translation>
    </message>
    <message>
        <source>The connection was refused: nothing listens there</source>
        <translation>Die Verbindung wurde abgelehnt: Dort lauscht niemand</translation>
    </message>
    <message>
        <source>Check the port, and that the server is running.</source>
        <translation>Den Port prüfen und ob der Server läuft.</translation>
    </message>
    <message>
        <source>No address of the server answered within the time limit</source>
        <translation>Keine Adresse des Servers antwortete innerhalb des Zeitlimits</translation>
    </message>
    <message>
        <source>A firewall may drop the packets; many networks block port 25 outwards.</source>
        <translation>Vielleicht verwirft eine Firewall die Pakete; viele Netze sperren Port 25 nach außen.</translation>
    </message>
    <message>
        <source>No connection could be made</source>
        <translation>Es kam keine Verbindung zustande</translation>
    </message>
    <message>
        <source>Check the network and the address.</source>
        <translation>Das Netz und die Adresse prüfen.</translation>
    </message>
    <message>
        <source>The local address or port to connect from cannot be used</source>
        <translation>Die lokale Adresse oder der lokale Port, von wo verbunden werden soll, ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Choose an address of this machine, and a free port or none.</source>
        <translation>Eine Adresse dieses Rechners und einen freien Port oder keinen wählen.</translation>
    </message>
    <message>
        <source>The program to talk to could not be started</source>
        <translation>Das Programm, mit dem gesprochen werden soll, ließ sich nicht starten</translation>
    </message>
    <message>
        <source>Check its path and that it may be run.</source>
        <translation>Seinen Pfad prüfen und ob es ausgeführt werden darf.</translation>
    </message>
    <message>
        <source>The proxy did not open the connection</source>
        <translation>Der Proxy öffnete die Verbindung nicht</translation>
    </message>
    <message>
        <source>Check the address of the proxy, its user and password, and what it allows.</source>
        <translation>Die Adresse des Proxys, seinen Benutzer mit Passwort und was er erlaubt prüfen.</translation>
    </message>
    <message>
        <source>The server closed the connection before the work was done</source>
        <translation>Der Server schloss die Verbindung, bevor alles getan war</translation>
    </message>
    <message>
        <source>The last lines before it often say why; the log of the server says more.</source>
        <translation>Die letzten Zeilen davor sagen oft, warum; das Protokoll des Servers sagt mehr.</translation>
    </message>
    <message>
        <source>No complete reply came within the time limit</source>
        <translation>Innerhalb des Zeitlimits kam keine vollständige Antwort</translation>
    </message>
    <message>
        <source>The server may be overloaded or delay strangers on purpose; a longer limit tells which.</source>
        <translation>Vielleicht ist der Server überlastet oder hält Fremde absichtlich hin; ein längeres Limit zeigt, was davon.</translation>
    </message>
    <message>
        <source>The server stopped reading what was sent</source>
        <translation>Der Server liest nicht weiter, was gesendet wird</translation>
    </message>
    <message>
        <source>The server hangs, or something between does.</source>
        <translation>Der Server hängt oder etwas dazwischen.</translation>
    </message>
    <message>
        <source>The server takes no session from here: its greeting is a refusal</source>
        <translation>Der Server nimmt von hier keine Sitzung an: Seine Begrüßung ist eine Ablehnung</translation>
    </message>
    <message>
        <source>The text of the greeting says why: a block list, too many connections, or a server that takes no mail.</source>
        <translation>Der Text der Begrüßung sagt, warum: eine Sperrliste, zu viele Verbindungen oder ein Server, der keine Mails annimmt.</translation>
    </message>
    <message>
        <source>The server refused the client&apos;s hello</source>
        <translation>Der Server lehnte die Vorstellung des Clients ab</translation>
    </message>
    <message>
        <source>Try another name for this client: a full name that the DNS knows.</source>
        <translation>Einen anderen Namen für diesen Client versuchen: einen vollen Namen, den das DNS kennt.</translation>
    </message>
    <message>
        <source>The server refused the command</source>
        <translation>Der Server lehnte den Befehl ab</translation>
    </message>
    <message>
        <source>Its reply says why.</source>
        <translation>Seine Antwort sagt, warum.</translation>
    </message>
    <message>
        <source>The server ended the session with a 421</source>
        <translation>Der Server beendete die Sitzung mit einem 421</translation>
    </message>
    <message>
        <source>It shuts down, is overloaded or waited too long; try again later.</source>
        <translation>Er fährt herunter, ist überlastet oder hat zu lange gewartet; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server refused XCLIENT or XFORWARD</source>
        <translation>Der Server lehnte XCLIENT oder XFORWARD ab</translation>
    </message>
    <message>
        <source>The server must list this client&apos;s address as allowed to use it.</source>
        <translation>Die Adresse dieses Clients muss auf dem Server dafür freigegeben sein.</translation>
    </message>
    <message>
        <source>The server refused the sender of the message</source>
        <translation>Der Server lehnte den Absender der Nachricht ab</translation>
    </message>
    <message>
        <source>Its reply says why; many servers want a login, or a sender of their own domain.</source>
        <translation>Seine Antwort sagt, warum; viele Server verlangen eine Anmeldung oder einen Absender der eigenen Domain.</translation>
    </message>
    <message>
        <source>The server refused a recipient of the message</source>
        <translation>Der Server lehnte einen Empfänger der Nachricht ab</translation>
    </message>
    <message>
        <source>Its reply says why: an address that does not exist, or one that it does not relay to.</source>
        <translation>Seine Antwort sagt, warum: eine Adresse, die es nicht gibt, oder eine, an die er nicht weiterleitet.</translation>
    </message>
    <message>
        <source>The server refused DATA, so the message was not sent</source>
        <translation>Der Server lehnte DATA ab, also wurde die Nachricht nicht gesendet</translation>
    </message>
    <message>
        <source>The server refused the message</source>
        <translation>Der Server lehnte die Nachricht ab</translation>
    </message>
    <message>
        <source>Its reply says why; often a filter or a limit on size.</source>
        <translation>Seine Antwort sagt, warum; oft ein Filter oder eine Größengrenze.</translation>
    </message>
    <message>
        <source>The server does not offer what is needed</source>
        <translation>Der Server bietet nicht an, was nötig ist</translation>
    </message>
    <message>
        <source>Enable it on the server, or send it regardless to see what the server says.</source>
        <translation>Auf dem Server einschalten oder trotzdem senden, um zu sehen, was der Server sagt.</translation>
    </message>
    <message>
        <source>The server gave a reply that means nothing at this point</source>
        <translation>Der Server gab eine Antwort, die an dieser Stelle nichts bedeutet</translation>
    </message>
    <message>
        <source>The server breaks the protocol; its maker should know.</source>
        <translation>Der Server verletzt das Protokoll; sein Hersteller sollte es wissen.</translation>
    </message>
    <message>
        <source>Encryption is required, and the server does not offer STARTTLS</source>
        <translation>Verschlüsselung wird verlangt, und der Server bietet STARTTLS nicht an</translation>
    </message>
    <message>
        <source>Enable TLS on the server. If it is enabled, something on the way strips the offer.</source>
        <translation>Auf dem Server TLS einschalten. Ist es eingeschaltet, entfernt etwas unterwegs das Angebot.</translation>
    </message>
    <message>
        <source>Encryption is required, and the server refused STARTTLS</source>
        <translation>Verschlüsselung wird verlangt, und der Server lehnte STARTTLS ab</translation>
    </message>
    <message>
        <source>Its certificate or key may be missing or unreadable; its log tells.</source>
        <translation>Vielleicht fehlt sein Zertifikat oder Schlüssel oder ist nicht lesbar; sein Protokoll sagt es.</translation>
    </message>
    <message>
        <source>The TLS handshake failed</source>
        <translation>Der TLS-Handshake scheiterte</translation>
    </message>
    <message>
        <source>Client and server may share no protocol version or cipher, or the port may expect STARTTLS instead.</source>
        <translation>Vielleicht haben Client und Server keine Protokollversion oder Chiffre gemeinsam, oder der Port erwartet stattdessen STARTTLS.</translation>
    </message>
    <message>
        <source>The TLS handshake did not end within the time limit</source>
        <translation>Der TLS-Handshake endete nicht innerhalb des Zeitlimits</translation>
    </message>
    <message>
        <source>The port may speak plain SMTP and wait for STARTTLS, or something on the way drops packets.</source>
        <translation>Vielleicht spricht der Port unverschlüsseltes SMTP und wartet auf STARTTLS, oder etwas unterwegs verwirft Pakete.</translation>
    </message>
    <message>
        <source>The server closed the connection inside the TLS handshake</source>
        <translation>Der Server schloss die Verbindung mitten im TLS-Handshake</translation>
    </message>
    <message>
        <source>Its log tells why; often it has no usable certificate, or wants another protocol version.</source>
        <translation>Sein Protokoll sagt, warum; oft hat er kein brauchbares Zertifikat oder verlangt eine andere Protokollversion.</translation>
    </message>
    <message>
        <source>Readable text came where the TLS handshake should have begun</source>
        <translation>Lesbarer Text kam, wo der TLS-Handshake hätte beginnen sollen</translation>
    </message>
    <message>
        <source>Somebody may have injected it. If the port speaks plain SMTP first, use STARTTLS instead of TLS from the first byte.</source>
        <translation>Vielleicht hat ihn jemand eingeschleust. Spricht der Port zuerst unverschlüsseltes SMTP, STARTTLS statt TLS ab dem ersten Byte verwenden.</translation>
    </message>
    <message>
        <source>The certificate of the server is not acceptable</source>
        <translation>Das Zertifikat des Servers ist nicht annehmbar</translation>
    </message>
    <message>
        <source>The objections say what is wrong; name the right authority or the right name, or have the certificate renewed.</source>
        <translation>Die Einwände sagen, was nicht stimmt; die richtige Zertifizierungsstelle oder den richtigen Namen angeben oder das Zertifikat erneuern lassen.</translation>
    </message>
    <message>
        <source>A TLS setting cannot be used</source>
        <translation>Eine TLS-Einstellung ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Check the files, the versions and the list of ciphers.</source>
        <translation>Die Dateien, die Versionen und die Liste der Chiffren prüfen.</translation>
    </message>
    <message>
        <source>A user was given, and the server offers no usable AUTH</source>
        <translation>Ein Benutzer wurde angegeben, und der Server bietet kein brauchbares AUTH an</translation>
    </message>
    <message>
        <source>Many servers offer it only once the connection is encrypted, or only on the submission ports 587 and 465.</source>
        <translation>Viele Server bieten es erst an, wenn die Verbindung verschlüsselt ist, oder nur auf den Einlieferungsports 587 und 465.</translation>
    </message>
    <message>
        <source>The login failed</source>
        <translation>Die Anmeldung scheiterte</translation>
    </message>
    <message>
        <source>Check user and password; the reply and the steps of the mechanism say more.</source>
        <translation>Benutzer und Passwort prüfen; die Antwort und die Schritte des Mechanismus sagen mehr.</translation>
    </message>
    <message>
        <source>The login was not tried: this program does not know the mechanism, or this machine lacks what it takes</source>
        <translation>Die Anmeldung wurde nicht versucht: Dieses Programm kennt den Mechanismus nicht, oder diesem Rechner fehlt, was er braucht</translation>
    </message>
    <message>
        <source>Choose one that it knows.</source>
        <translation>Einen wählen, den es kennt.</translation>
    </message>
    <message>
        <source>What was given to log in with cannot be sent with this mechanism</source>
        <translation>Was zur Anmeldung angegeben wurde, lässt sich mit diesem Mechanismus nicht senden</translation>
    </message>
    <message>
        <source>User and password must not be empty, too long or hold NUL; or choose another mechanism.</source>
        <translation>Benutzer und Passwort dürfen nicht leer oder zu lang sein und kein NUL enthalten; oder einen anderen Mechanismus wählen.</translation>
    </message>
    <message>
        <source>The server asked for something that the mechanism does not know, so the login was given up</source>
        <translation>Der Server fragte nach etwas, das der Mechanismus nicht kennt, also wurde die Anmeldung aufgegeben</translation>
    </message>
    <message>
        <source>The server breaks the protocol; try another mechanism.</source>
        <translation>Der Server verletzt das Protokoll; einen anderen Mechanismus versuchen.</translation>
    </message>
    <message>
        <source>The server could not prove that it knows the password, or has the key that the ticket is for, so the login does not count</source>
        <translation>Der Server konnte nicht beweisen, dass er das Passwort kennt oder den Schlüssel hat, für den das Ticket ist, also zählt die Anmeldung nicht</translation>
    </message>
    <message>
        <source>Somebody may stand between you and the server: look at the certificate, then at the server.</source>
        <translation>Vielleicht steht jemand dazwischen: das Zertifikat ansehen, dann den Server.</translation>
    </message>
    <message>
        <source>The server asks for more iterations than are allowed</source>
        <translation>Der Server verlangt mehr Wiederholungen, als erlaubt sind</translation>
    </message>
    <message>
        <source>Have the server&apos;s number lowered, or allow more if you trust it and have the time.</source>
        <translation>Die Zahl auf dem Server senken lassen oder mehr erlauben, wenn man ihm traut und Zeit hat.</translation>
    </message>
    <message>
        <source>What this machine had to do for the login failed</source>
        <translation>Was dieser Rechner für die Anmeldung tun musste, misslang</translation>
    </message>
    <message>
        <source>For Kerberos see that there is a ticket (klist) and that the key server answers.</source>
        <translation>Bei Kerberos prüfen, ob es ein Ticket gibt (klist) und ob der Schlüsselserver antwortet.</translation>
    </message>
    <message>
        <source>The mechanism binds the login to the connection, which is not possible here</source>
        <translation>Der Mechanismus bindet die Anmeldung an die Verbindung, was hier nicht möglich ist</translation>
    </message>
    <message>
        <source>Use TLS, or the same mechanism without -PLUS.</source>
        <translation>TLS verwenden oder denselben Mechanismus ohne -PLUS.</translation>
    </message>
    <message>
        <source>The login was not tried: the secret would have gone to a server whose certificate is not acceptable</source>
        <translation>Die Anmeldung wurde nicht versucht: Das Geheimnis wäre an einen Server gegangen, dessen Zertifikat nicht annehmbar ist</translation>
    </message>
    <message>
        <source>Have the certificate mended, name the right authority or name, or allow it explicitly.</source>
        <translation>Das Zertifikat in Ordnung bringen lassen, die richtige Stelle oder den richtigen Namen angeben oder es ausdrücklich erlauben.</translation>
    </message>
    <message>
        <source>The login was not tried: the secret would have crossed an unencrypted connection</source>
        <translation>Die Anmeldung wurde nicht versucht: Das Geheimnis wäre über eine unverschlüsselte Verbindung gegangen</translation>
    </message>
    <message>
        <source>Use STARTTLS or TLS from the first byte, or allow it explicitly.</source>
        <translation>STARTTLS oder TLS ab dem ersten Byte verwenden oder es ausdrücklich erlauben.</translation>
    </message>
    <message>
        <source>Bytes stood behind the server&apos;s go-ahead for STARTTLS: they came unencrypted and may be injected</source>
        <translation>Hinter der Zusage des Servers zu STARTTLS standen Bytes: Sie kamen unverschlüsselt und sind vielleicht eingeschleust</translation>
    </message>
    <message>
        <source>They were not used. Look for an attacker or a broken device on the way, then for a fault of the server.</source>
        <translation>Sie wurden nicht verwendet. Nach einem Angreifer oder einem fehlerhaften Gerät unterwegs suchen, dann nach einem Fehler des Servers.</translation>
    </message>
    <message>
        <source>A line that is no SMTP reply came where one must stand</source>
        <translation>Eine Zeile, die keine SMTP-Antwort ist, kam, wo eine stehen muss</translation>
    </message>
    <message>
        <source>The port may speak another protocol, or TLS from the first byte.</source>
        <translation>Vielleicht spricht der Port ein anderes Protokoll oder TLS ab dem ersten Byte.</translation>
    </message>
    <message>
        <source>A reply went beyond every sensible limit and was given up</source>
        <translation>Eine Antwort ging über jede vernünftige Grenze hinaus und wurde aufgegeben</translation>
    </message>
    <message>
        <source>The server is broken or hostile.</source>
        <translation>Der Server ist fehlerhaft oder feindlich.</translation>
    </message>
    <message>
        <source>The server sent a reply that no command had asked for</source>
        <translation>Der Server sendete eine Antwort, nach der kein Befehl gefragt hatte</translation>
    </message>
    <message>
        <source>From there on no reply can be trusted to belong to its command; the server must be mended.</source>
        <translation>Von da an lässt sich keiner Antwort mehr trauen, dass sie zu ihrem Befehl gehört; der Server muss in Ordnung gebracht werden.</translation>
    </message>
    <message>
        <source>The session did not go as expected</source>
        <translation>Die Sitzung verlief nicht wie erwartet</translation>
    </message>
    <message>
        <source>The session was cancelled</source>
        <translation>Die Sitzung wurde abgebrochen</translation>
    </message>
    <message>
        <source>The message could not be read to its end, so it was never completed</source>
        <translation>Die Nachricht ließ sich nicht bis zum Ende lesen und wurde deshalb nie abgeschlossen</translation>
    </message>
    <message>
        <source>Check where it comes from; the server has kept nothing of it.</source>
        <translation>Prüfen, woher sie kommt; der Server hat nichts davon behalten.</translation>
    </message>
    <message>
        <source>An argument cannot be sent, so nothing was</source>
        <translation>Ein Argument lässt sich nicht senden, also wurde nichts gesendet</translation>
    </message>
    <message>
        <source>It must not be empty or hold line ends or NUL.</source>
        <translation>Es darf nicht leer sein und weder Zeilenenden noch NUL enthalten.</translation>
    </message>
    <message>
        <source>Mailscope failed by a fault of its own, and the outcome is unknown</source>
        <translation>Mailscope scheiterte durch einen eigenen Fehler, und das Ergebnis ist unbekannt</translation>
    </message>
    <message>
        <source>Please report it with the saved session.</source>
        <translation>Bitte mit der gespeicherten Sitzung melden.</translation>
    </message>
</context>
<context>
    <name>mailscope::SessionFile</name>
    <message>
        <source>&quot;%1&quot; is no kind of event</source>
        <translation>„%1“ ist keine Art von Ereignis</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; of an event &quot;%2&quot; is missing or wrong</source>
        <translation>das Feld „%1“ eines Ereignisses „%2“ fehlt oder ist falsch</translation>
    </message>
    <message>
        <source>the masks of an event &quot;%1&quot; do not fit its bytes</source>
        <translation>die Masken eines Ereignisses „%1“ passen nicht zu seinen Bytes</translation>
    </message>
    <message>
        <source>the protocol or security of a target is unknown</source>
        <translation>das Protokoll oder die Sicherheit eines Ziels ist unbekannt</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>This is no session of Mailscope.</source>
        <translation>Das ist keine Sitzung von Mailscope.</translation>
    </message>
    <message>
        <source>This session was saved by a later version of Mailscope (%1).</source>
        <translation>Diese Sitzung wurde von einer späteren Version von Mailscope gespeichert (%1).</translation>
    </message>
    <message>
        <source>event %1 stands where event %2 is due</source>
        <translation>Ereignis %1 steht, wo Ereignis %2 stehen müsste</translation>
    </message>
    <message>
        <source>the session does not begin with its first event</source>
        <translation>die Sitzung beginnt nicht mit ihrem ersten Ereignis</translation>
    </message>
    <message>
        <source>time runs backwards</source>
        <translation>die Zeit läuft rückwärts</translation>
    </message>
    <message>
        <source>an event follows the end of the session</source>
        <translation>hinter dem Ende der Sitzung folgt ein Ereignis</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The name of the file is missing.</source>
        <translation>Der Name der Datei fehlt.</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>sie ist zu lang</translation>
    </message>
    <message>
        <source>Line %1 is damaged: %2.</source>
        <translation>Zeile %1 ist beschädigt: %2.</translation>
    </message>
</context>
<context>
    <name>mailscope::TextLog</name>
    <message>
        <source>%1 port %2</source>
        <translation>%1 Port %2</translation>
    </message>
    <message>
        <source>Mailscope %1 to %2</source>
        <translation>Mailscope %1 zu %2</translation>
    </message>
    <message>
        <source>look-up of %1 failed: %2</source>
        <translation>Nachschlagen von %1 scheiterte: %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>connecting to %1</source>
        <translation>verbinde mit %1</translation>
    </message>
    <message>
        <source>no connection: %1</source>
        <translation>keine Verbindung: %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connected from %1 to %2</source>
        <translation>verbunden von %1 mit %2</translation>
    </message>
    <message>
        <source>through the %1 proxy %2</source>
        <translation>über den %1-Proxy %2</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>TLS handshake, the certificate must bear %1</source>
        <translation>TLS-Handshake, das Zertifikat muss %1 tragen</translation>
    </message>
    <message>
        <source>certificate verified</source>
        <translation>Zertifikat geprüft</translation>
    </message>
    <message>
        <source>certificate not verified</source>
        <translation>Zertifikat nicht bestätigt</translation>
    </message>
    <message>
        <source>encrypted: %1</source>
        <translation>verschlüsselt: %1</translation>
    </message>
    <message>
        <source>certificate: %1</source>
        <translation>Zertifikat: %1</translation>
    </message>
    <message>
        <source>stage %1 begins</source>
        <translation>Phase %1 beginnt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>stage %1 skipped: %2</source>
        <translation>Phase %1 übersprungen: %2</translation>
    </message>
    <message>
        <source>stage %1 ends</source>
        <translation>Phase %1 endet</translation>
    </message>
    <message>
        <source>allowed by the user: %1</source>
        <translation>vom Benutzer erlaubt: %1</translation>
    </message>
    <message>
        <source>time limit of %1 s for %2 reached</source>
        <translation>Zeitlimit von %1 s für %2 erreicht</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>der Server schloss die Verbindung</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>secrets are recorded from here on</source>
        <translation>von hier an werden Geheimnisse aufgezeichnet</translation>
    </message>
    <message>
        <source>finished: %1</source>
        <translation>beendet: %1</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>%1 [hidden]</source>
        <translation>%1 [verborgen]</translation>
    </message>
    <message>
        <source>%1, %2 says %3</source>
        <translation>%1, %2 sagt %3</translation>
    </message>
    <message>
        <source>from which follows: %1</source>
        <translation>daraus folgt: %1</translation>
    </message>
    <message>
        <source>worth knowing: %1</source>
        <translation>wissenswert: %1</translation>
    </message>
</context>
<context>
    <name>mailscope::TextReport</name>
    <message>
        <source>in clear</source>
        <translation>im Klartext</translation>
    </message>
    <message>
        <source>over TLS</source>
        <translation>über TLS</translation>
    </message>
    <message>
        <source>behind STARTTLS</source>
        <translation>nach STARTTLS</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>logged in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Recipients of the message from %1</source>
        <translation>Empfänger der Nachricht von %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 Port %2</translation>
    </message>
    <message>
        <source>%1, connected in %2</source>
        <translation>%1, verbunden in %2</translation>
    </message>
    <message>
        <source>%1, no answer yet</source>
        <translation>%1, noch keine Antwort</translation>
    </message>
    <message>
        <source>%1, failed: %2</source>
        <translation>%1, gescheitert: %2</translation>
    </message>
    <message>
        <source>%1 (after %2)</source>
        <translation>%1 (nach %2)</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>expired on %1, days ago: %2</source>
        <translation>abgelaufen am %1, vor Tagen: %2</translation>
    </message>
    <message>
        <source>valid until %1, days left: %2</source>
        <translation>gültig bis %1, verbleibende Tage: %2</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>issued by %1</source>
        <translation>ausgestellt von %1</translation>
    </message>
    <message>
        <source>%1; %2, %3 bits</source>
        <translation>%1; %2, %3 Bit</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>objection: %1</source>
        <translation>Einwand: %1</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>with TLS</source>
        <translation>mit TLS</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown code</source>
        <translation>unbekannter Code</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>keine Befunde</translation>
    </message>
    <message>
        <source>findings: %1</source>
        <translation>Befunde: %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Server&apos;s name</source>
        <translation>Name des Servers</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>What the server offers</source>
        <translation>Was der Server anbietet</translation>
    </message>
    <message>
        <source>How one may log in</source>
        <translation>Wie man sich anmelden kann</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>mailbox %1</source>
        <translation>Postfach %1</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source> in stage %1</source>
        <translation> in Phase %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>messages a second</source>
        <translation>Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>The outcome is unknown: a message was handed over, no final reply came, and it may have been delivered.</source>
        <translation>Das Ergebnis ist unbekannt: Eine Nachricht wurde übergeben, keine endgültige Antwort kam, und sie kann zugestellt worden sein.</translation>
    </message>
</context>
<context>
    <name>mailscope::knowledge</name>
    <message>
        <source>reply code</source>
        <translation>Antwortcode</translation>
    </message>
    <message>
        <source>class of reply codes</source>
        <translation>Klasse von Antwortcodes</translation>
    </message>
    <message>
        <source>enhanced status code</source>
        <translation>erweiterter Statuscode</translation>
    </message>
    <message>
        <source>subject of enhanced status codes</source>
        <translation>Gebiet der erweiterten Statuscodes</translation>
    </message>
    <message>
        <source>EHLO keyword</source>
        <translation>EHLO-Schlüsselwort</translation>
    </message>
    <message>
        <source>parameter of MAIL or RCPT</source>
        <translation>Parameter von MAIL oder RCPT</translation>
    </message>
    <message>
        <source>limit of the server</source>
        <translation>Grenze des Servers</translation>
    </message>
    <message>
        <source>login mechanism</source>
        <translation>Anmeldemechanismus</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>as the greeting</source>
        <translation>als Begrüßung</translation>
    </message>
    <message>
        <source>after EHLO</source>
        <translation>nach EHLO</translation>
    </message>
    <message>
        <source>after STARTTLS</source>
        <translation>nach STARTTLS</translation>
    </message>
    <message>
        <source>after XCLIENT</source>
        <translation>nach XCLIENT</translation>
    </message>
    <message>
        <source>during a login</source>
        <translation>während einer Anmeldung</translation>
    </message>
    <message>
        <source>after MAIL</source>
        <translation>nach MAIL</translation>
    </message>
    <message>
        <source>after RCPT</source>
        <translation>nach RCPT</translation>
    </message>
    <message>
        <source>after DATA</source>
        <translation>nach DATA</translation>
    </message>
    <message>
        <source>after the message</source>
        <translation>nach der Nachricht</translation>
    </message>
    <message>
        <source>after VRFY</source>
        <translation>nach VRFY</translation>
    </message>
    <message>
        <source>after EXPN</source>
        <translation>nach EXPN</translation>
    </message>
    <message>
        <source>after ETRN</source>
        <translation>nach ETRN</translation>
    </message>
    <message>
        <source>after HELP</source>
        <translation>nach HELP</translation>
    </message>
    <message>
        <source>after RSET</source>
        <translation>nach RSET</translation>
    </message>
    <message>
        <source>after NOOP</source>
        <translation>nach NOOP</translation>
    </message>
    <message>
        <source>after QUIT</source>
        <translation>nach QUIT</translation>
    </message>
    <message>
        <source>It belongs to an extension.</source>
        <translation>Er gehört zu einer Erweiterung.</translation>
    </message>
    <message>
        <source>It is not defined for SMTP, so that its meaning varies.</source>
        <translation>Er ist für SMTP nicht definiert, sodass seine Bedeutung schwankt.</translation>
    </message>
    <message>
        <source>unknown reply code</source>
        <translation>unbekannter Antwortcode</translation>
    </message>
    <message>
        <source>The reply codes of SMTP go from 200 to 599.</source>
        <translation>Die Antwortcodes von SMTP reichen von 200 bis 599.</translation>
    </message>
    <message>
        <source>Its first digit says: %1.</source>
        <translation>Seine erste Ziffer sagt: %1.</translation>
    </message>
    <message>
        <source>Its second digit says: %1.</source>
        <translation>Seine zweite Ziffer sagt: %1.</translation>
    </message>
    <message>
        <source>unknown enhanced status code</source>
        <translation>unbekannter erweiterter Statuscode</translation>
    </message>
    <message>
        <source>Its class says: %1.</source>
        <translation>Seine Klasse sagt: %1.</translation>
    </message>
    <message>
        <source>The classes of enhanced status codes are 2, 4 and 5.</source>
        <translation>Die Klassen der erweiterten Statuscodes sind 2, 4 und 5.</translation>
    </message>
    <message>
        <source>Its subject says: %1.</source>
        <translation>Sein Gebiet sagt: %1.</translation>
    </message>
    <message>
        <source>The subjects of enhanced status codes go from 0 to 7.</source>
        <translation>Die Gebiete der erweiterten Statuscodes reichen von 0 bis 7.</translation>
    </message>
    <message>
        <source>The registry names it together with: %1.</source>
        <translation>Das Register nennt ihn zusammen mit: %1.</translation>
    </message>
    <message>
        <source>Subject: %1.</source>
        <translation>Gebiet: %1.</translation>
    </message>
    <message>
        <source>It contradicts %1: the first digits of both codes should be the same.</source>
        <translation>Er widerspricht %1: Die ersten Ziffern beider Codes sollten gleich sein.</translation>
    </message>
    <message>
        <source>It is unusual together with %1.</source>
        <translation>Er ist zusammen mit %1 ungewöhnlich.</translation>
    </message>
    <message>
        <source>Registered with IANA.</source>
        <translation>Bei der IANA registriert.</translation>
    </message>
    <message>
        <source>A command of the protocol itself.</source>
        <translation>Ein Befehl des Protokolls selbst.</translation>
    </message>
    <message>
        <source>Not registered, but known from several servers.</source>
        <translation>Nicht registriert, aber von mehreren Servern bekannt.</translation>
    </message>
    <message>
        <source>Private extension; maker: %1.</source>
        <translation>Private Erweiterung; Hersteller: %1.</translation>
    </message>
    <message>
        <source>Obsolete.</source>
        <translation>Veraltet.</translation>
    </message>
    <message>
        <source>LMTP</source>
        <translation>LMTP</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Used on: %1.</source>
        <translation>Verwendet auf: %1.</translation>
    </message>
    <message>
        <source>Grammar: %1. %2</source>
        <translation>Grammatik: %1. %2</translation>
    </message>
    <message>
        <source>Adds the command: %1.</source>
        <translation>Fügt den Befehl hinzu: %1.</translation>
    </message>
    <message>
        <source>Adds to MAIL: %1.</source>
        <translation>Fügt zu MAIL hinzu: %1.</translation>
    </message>
    <message>
        <source>Adds to RCPT: %1.</source>
        <translation>Fügt zu RCPT hinzu: %1.</translation>
    </message>
    <message>
        <source>Registered for common use.</source>
        <translation>Zur allgemeinen Verwendung registriert.</translation>
    </message>
    <message>
        <source>Registered for limited use.</source>
        <translation>Zur eingeschränkten Verwendung registriert.</translation>
    </message>
    <message>
        <source>Registered as obsolete.</source>
        <translation>Als veraltet registriert.</translation>
    </message>
    <message>
        <source>Not registered with IANA.</source>
        <translation>Nicht bei der IANA registriert.</translation>
    </message>
    <message>
        <source>Use it inside TLS only.</source>
        <translation>Nur innerhalb von TLS verwenden.</translation>
    </message>
    <message>
        <source>Better inside TLS.</source>
        <translation>Besser innerhalb von TLS.</translation>
    </message>
    <message>
        <source>Works inside TLS only.</source>
        <translation>Funktioniert nur innerhalb von TLS.</translation>
    </message>
    <message>
        <source>TLS is not needed for the login itself.</source>
        <translation>Für die Anmeldung selbst ist TLS nicht nötig.</translation>
    </message>
    <message>
        <source>Only its family %1 is known here.</source>
        <translation>Nur seine Familie %1 ist hier bekannt.</translation>
    </message>
    <message>
        <source>An onlooker learns: %1</source>
        <translation>Ein Mitlesender erfährt: %1</translation>
    </message>
    <message>
        <source>The server learns: %1</source>
        <translation>Der Server erfährt: %1</translation>
    </message>
    <message>
        <source>parameter of %1, added by %2</source>
        <translation>Parameter von %1, hinzugefügt von %2</translation>
    </message>
    <message>
        <source>Grammar: %1</source>
        <translation>Grammatik: %1</translation>
    </message>
    <message>
        <source>A name in the list of LIMITS.</source>
        <translation>Ein Name in der Liste von LIMITS.</translation>
    </message>
    <message>
        <source>It is no reply code, EHLO keyword, parameter or login mechanism that is known here.</source>
        <translation>Es ist kein hier bekannter Antwortcode, kein EHLO-Schlüsselwort, kein Parameter und kein Anmeldemechanismus.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 (with an unexpected %2)</source>
        <translation>%1 (mit einem unerwarteten %2)</translation>
    </message>
    <message>
        <source>%1 (cannot read %2)</source>
        <translation>%1 (%2 ist nicht lesbar)</translation>
    </message>
    <message>
        <source>%1; no limit is stated</source>
        <translation>%1; keine Grenze ist genannt</translation>
    </message>
    <message>
        <source>no fixed limit on the size of messages</source>
        <translation>keine feste Grenze für die Größe von Nachrichten</translation>
    </message>
    <message>
        <source>messages up to %1</source>
        <translation>Nachrichten bis %1</translation>
    </message>
    <message>
        <source>%1, but no mechanism is listed</source>
        <translation>%1, aber kein Mechanismus ist genannt</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>%1 (old notation)</source>
        <translation>%1 (alte Schreibweise)</translation>
    </message>
    <message>
        <source>login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 von mindestens %2</translation>
    </message>
    <message>
        <source>holds messages for up to %1, and until %2 at the latest</source>
        <translation>hält Nachrichten bis zu %1 zurück, und längstens bis %2</translation>
    </message>
    <message>
        <source>%1, but names none</source>
        <translation>%1, nennt aber keine</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>why a login is refused</source>
        <translation>warum eine Anmeldung abgelehnt wird</translation>
    </message>
</context>
<context>
    <name>mailscope::filter::FilterParser</name>
    <message>
        <source>A filter can have %1 characters at most.</source>
        <translation>Ein Filter kann höchstens %1 Zeichen haben.</translation>
    </message>
    <message>
        <source>A term must stand behind the minus sign.</source>
        <translation>Nach dem Minuszeichen muss ein Begriff stehen.</translation>
    </message>
    <message>
        <source>There is no term &quot;%1&quot;. A text with a colon must stand in quotes.</source>
        <translation>Den Begriff „%1“ gibt es nicht. Text mit Doppelpunkt muss in Anführungszeichen stehen.</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>Das schließende Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>Nothing stands between the quotes.</source>
        <translation>Zwischen den Anführungszeichen steht nichts.</translation>
    </message>
    <message>
        <source>A blank must stand behind the closing quote.</source>
        <translation>Nach dem schließenden Anführungszeichen muss ein Leerzeichen stehen.</translation>
    </message>
    <message>
        <source>A value must stand behind &quot;%1:&quot;.</source>
        <translation>Nach „%1:“ muss ein Wert stehen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither yes nor no.</source>
        <translation>„%1“ ist weder yes noch no.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time, such as &gt;500ms or &gt;2s.</source>
        <translation>„%1“ ist keine Zeit wie &gt;500ms oder &gt;2s.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no direction: in, out or note.</source>
        <translation>„%1“ ist keine Richtung: in, out oder note.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no reply code, such as 250, 25x or 5xx.</source>
        <translation>„%1“ ist kein Antwortcode wie 250, 25x oder 5xx.</translation>
    </message>
    <message>
        <source>There is no stage &quot;%1&quot;.</source>
        <translation>Die Phase „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no kind of event &quot;%1&quot;.</source>
        <translation>Die Ereignisart „%1“ gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>mailscope::Check</name>
    <message>
        <source>Check %1: %2</source>
        <translation>Prüfung %1: %2</translation>
    </message>
    <message>
        <source>Check %1 came to its end.</source>
        <translation>Die Prüfung %1 kam zu ihrem Ende.</translation>
    </message>
    <message>
        <source>Asks for MAIL and AUTH before STARTTLS, to see whether the server insists on encryption. No secret is sent, and no message.</source>
        <translation>Fragt vor STARTTLS nach MAIL und AUTH, um zu sehen, ob der Server auf Verschlüsselung besteht. Kein Geheimnis wird gesendet und keine Nachricht.</translation>
    </message>
    <message>
        <source>Names a recipient elsewhere in every way that has fooled servers, without a login, to see whether the server would relay for strangers. Each is taken back with RSET, and no message is sent. The server may count the refusals against this address.</source>
        <translation>Nennt ohne Anmeldung einen Empfänger anderswo auf jede Weise, auf die Server hereingefallen sind, um zu sehen, ob der Server für Fremde weiterleiten würde. Jede wird mit RSET zurückgenommen, und keine Nachricht wird gesendet. Der Server rechnet die Ablehnungen vielleicht dieser Adresse an.</translation>
    </message>
    <message>
        <source>Names postmaster as a recipient, and where a recipient is given postmaster and abuse of its domain. No message is sent.</source>
        <translation>Nennt postmaster als Empfänger, und wo ein Empfänger angegeben ist, postmaster und abuse seiner Domain. Keine Nachricht wird gesendet.</translation>
    </message>
    <message>
        <source>Sends a message with the right end and one for each wrong end of data that some server was seen to take, with RSET behind it, each on a connection of its own. Every message says that it is a check, and the recipient may get all of them.</source>
        <translation>Sendet eine Nachricht mit dem richtigen Ende und eine für jedes falsche Ende der Daten, auf das ein Server schon hereingefallen ist, mit RSET dahinter, jede auf einer eigenen Verbindung. Jede Nachricht sagt, dass sie eine Prüfung ist, und der Empfänger bekommt vielleicht alle.</translation>
    </message>
    <message>
        <source>Sends NOOP in one piece with STARTTLS, to see whether the server carries it out as if it had come encrypted. No message is sent.</source>
        <translation>Sendet NOOP in einem Stück mit STARTTLS, um zu sehen, ob der Server es ausführt, als wäre es verschlüsselt gekommen. Keine Nachricht wird gesendet.</translation>
    </message>
    <message>
        <source>Names the recipient until the server refuses, 1100 times at most; declares a size beyond the one that is offered; and sends commands of up to 4096 octets. No message is sent.</source>
        <translation>Nennt den Empfänger, bis der Server ablehnt, höchstens 1100-mal; gibt eine Größe jenseits der angebotenen an; und sendet Befehle von bis zu 4096 Oktetten. Keine Nachricht wird gesendet.</translation>
    </message>
    <message>
        <source>the connection is encrypted from the first byte</source>
        <translation>die Verbindung ist vom ersten Byte an verschlüsselt</translation>
    </message>
    <message>
        <source>%1 of %2 patterns</source>
        <translation>%1 von %2 Mustern</translation>
    </message>
    <message>
        <source>%1 recipients, then %2</source>
        <translation>%1 Empfänger, dann %2</translation>
    </message>
    <message>
        <source>%1 recipients, and more were not named</source>
        <translation>%1 Empfänger, und mehr wurden nicht genannt</translation>
    </message>
    <message>
        <source>commands of %1 octets</source>
        <translation>Befehle von %1 Oktetten</translation>
    </message>
    <message>
        <source>%1 were refused: %2</source>
        <translation>%1 wurden abgelehnt: %2</translation>
    </message>
</context>
</TS>
