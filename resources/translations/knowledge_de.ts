<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>mailscope::knowledge</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>The command was carried out.</source>
        <translation>Der Befehl wurde ausgeführt.</translation>
    </message>
    <message>
        <source>No action is needed.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>more is expected</source>
        <translation>es wird mehr erwartet</translation>
    </message>
    <message>
        <source>The command is accepted so far; the server waits for what belongs to it.</source>
        <translation>Der Befehl ist so weit angenommen; der Server wartet auf das, was dazugehört.</translation>
    </message>
    <message>
        <source>The client sends the rest: the message, or the next step of the login.</source>
        <translation>Der Client sendet den Rest: die Nachricht oder den nächsten Schritt der Anmeldung.</translation>
    </message>
    <message>
        <source>refused for now</source>
        <translation>vorläufig abgelehnt</translation>
    </message>
    <message>
        <source>The command failed for a reason that may pass. The same command may succeed later.</source>
        <translation>Der Befehl scheiterte aus einem Grund, der vorübergehen kann. Derselbe Befehl kann später gelingen.</translation>
    </message>
    <message>
        <source>Try again later without a change.</source>
        <translation>Später unverändert noch einmal versuchen.</translation>
    </message>
    <message>
        <source>refused for good</source>
        <translation>endgültig abgelehnt</translation>
    </message>
    <message>
        <source>The command failed, and the same command will fail again.</source>
        <translation>Der Befehl scheiterte, und derselbe Befehl wird wieder scheitern.</translation>
    </message>
    <message>
        <source>Change something before another attempt.</source>
        <translation>Vor einem weiteren Versuch etwas ändern.</translation>
    </message>
    <message>
        <source>syntax</source>
        <translation>Syntax</translation>
    </message>
    <message>
        <source>The reply concerns the form or the order of commands.</source>
        <translation>Die Antwort betrifft die Form oder die Reihenfolge von Befehlen.</translation>
    </message>
    <message>
        <source>information</source>
        <translation>Auskunft</translation>
    </message>
    <message>
        <source>The reply answers a request for information, such as help.</source>
        <translation>Die Antwort gibt eine Auskunft, um die gebeten wurde, etwa Hilfe.</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>The reply concerns the connection itself.</source>
        <translation>Die Antwort betrifft die Verbindung selbst.</translation>
    </message>
    <message>
        <source>authentication and encryption</source>
        <translation>Anmeldung und Verschlüsselung</translation>
    </message>
    <message>
        <source>The reply concerns login or encryption. RFC 5321 leaves this digit open; RFC 4954 uses it so.</source>
        <translation>Die Antwort betrifft Anmeldung oder Verschlüsselung. RFC 5321 lässt diese Ziffer offen; RFC 4954 verwendet sie so.</translation>
    </message>
    <message>
        <source>unspecified</source>
        <translation>nicht festgelegt</translation>
    </message>
    <message>
        <source>RFC 5321 gives this digit no meaning; vendors use it.</source>
        <translation>RFC 5321 gibt dieser Ziffer keine Bedeutung; Hersteller verwenden sie.</translation>
    </message>
    <message>
        <source>mail system</source>
        <translation>Mailsystem</translation>
    </message>
    <message>
        <source>The reply concerns the mail system: mailboxes, storage, delivery.</source>
        <translation>Die Antwort betrifft das Mailsystem: Postfächer, Speicher, Zustellung.</translation>
    </message>
    <message>
        <source>system status or help</source>
        <translation>Systemzustand oder Hilfe</translation>
    </message>
    <message>
        <source>The server describes its own state, or gives help that is meant for a person. The text has no fixed form.</source>
        <translation>Der Server beschreibt seinen Zustand oder gibt Hilfe, die für Menschen gedacht ist. Der Text hat keine feste Form.</translation>
    </message>
    <message>
        <source>Read the text; a program should not depend on it.</source>
        <translation>Den Text lesen; ein Programm sollte sich nicht darauf verlassen.</translation>
    </message>
    <message>
        <source>help text follows</source>
        <translation>es folgt Hilfetext</translation>
    </message>
    <message>
        <source>The server answers HELP with a summary of its state or of its commands.</source>
        <translation>Der Server beantwortet HELP mit einem Überblick über seinen Zustand oder seine Befehle.</translation>
    </message>
    <message>
        <source>help for a person</source>
        <translation>Hilfe für Menschen</translation>
    </message>
    <message>
        <source>The lines explain how to use the server or one of its commands. They are written for a reader, not for a program.</source>
        <translation>Die Zeilen erklären, wie der Server oder einer seiner Befehle zu benutzen ist. Sie sind für Leser geschrieben, nicht für Programme.</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>The server is ready for what comes next: the first command after a connection, or the TLS handshake after STARTTLS.</source>
        <translation>Der Server ist bereit für das Nächste: den ersten Befehl nach dem Verbinden oder den TLS-Handshake nach STARTTLS.</translation>
    </message>
    <message>
        <source>ready for mail</source>
        <translation>bereit für Mails</translation>
    </message>
    <message>
        <source>The server accepts the connection and waits for EHLO. Its first word should be its own domain name.</source>
        <translation>Der Server nimmt die Verbindung an und wartet auf EHLO. Sein erstes Wort sollte sein eigener Domainname sein.</translation>
    </message>
    <message>
        <source>ready for the TLS handshake</source>
        <translation>bereit für den TLS-Handshake</translation>
    </message>
    <message>
        <source>The server agrees to encrypt. Nothing may follow this line in clear; the client starts the handshake at once.</source>
        <translation>Der Server stimmt der Verschlüsselung zu. Hinter dieser Zeile darf nichts unverschlüsselt folgen; der Client beginnt sofort mit dem Handshake.</translation>
    </message>
    <message>
        <source>attributes taken; the session starts again</source>
        <translation>Angaben übernommen; die Sitzung beginnt neu</translation>
    </message>
    <message>
        <source>The server accepts the client attributes that were given and greets as if the connection were new.</source>
        <translation>Der Server übernimmt die angegebenen Clientdaten und begrüßt, als wäre die Verbindung neu.</translation>
    </message>
    <message>
        <source>closing the connection</source>
        <translation>schließt die Verbindung</translation>
    </message>
    <message>
        <source>The server ends the session in good order.</source>
        <translation>Der Server beendet die Sitzung ordnungsgemäß.</translation>
    </message>
    <message>
        <source>goodbye</source>
        <translation>auf Wiedersehen</translation>
    </message>
    <message>
        <source>The server has seen QUIT and closes the connection. Mail that was accepted before stays accepted.</source>
        <translation>Der Server hat QUIT gesehen und schließt die Verbindung. Vorher angenommene Mails bleiben angenommen.</translation>
    </message>
    <message>
        <source>closing before it began</source>
        <translation>schließt, bevor es begann</translation>
    </message>
    <message>
        <source>A server that says goodbye in place of a greeting does not want this connection, but says so with a success code. RFC 5321 expects 554 or 421 here.</source>
        <translation>Ein Server, der sich statt einer Begrüßung verabschiedet, will diese Verbindung nicht, sagt es aber mit einem Erfolgscode. RFC 5321 erwartet hier 554 oder 421.</translation>
    </message>
    <message>
        <source>Ask the operator of the server why the connection is unwanted; look for a limit or a block list.</source>
        <translation>Den Betreiber des Servers fragen, warum die Verbindung unerwünscht ist; nach einer Grenze oder Sperrliste suchen.</translation>
    </message>
    <message>
        <source>login accepted</source>
        <translation>Anmeldung angenommen</translation>
    </message>
    <message>
        <source>The server has checked the credentials and regards the client as the user it claims to be.</source>
        <translation>Der Server hat die Zugangsdaten geprüft und hält den Client für den Benutzer, als der er sich ausgibt.</translation>
    </message>
    <message>
        <source>hello accepted</source>
        <translation>Vorstellung angenommen</translation>
    </message>
    <message>
        <source>The server accepts the name the client gave. After EHLO, each further line names one extension that the server offers.</source>
        <translation>Der Server nimmt den Namen an, den der Client nannte. Nach EHLO nennt jede weitere Zeile eine Erweiterung, die der Server anbietet.</translation>
    </message>
    <message>
        <source>sender accepted</source>
        <translation>Absender angenommen</translation>
    </message>
    <message>
        <source>The server accepts this sender and starts a new transaction. It may still refuse the sender later, at RCPT or after the message.</source>
        <translation>Der Server nimmt diesen Absender an und beginnt eine neue Transaktion. Er kann den Absender später noch ablehnen, bei RCPT oder nach der Nachricht.</translation>
    </message>
    <message>
        <source>recipient accepted</source>
        <translation>Empfänger angenommen</translation>
    </message>
    <message>
        <source>The server accepts this recipient. Final delivery is decided after the message text.</source>
        <translation>Der Server nimmt diesen Empfänger an. Über die endgültige Zustellung wird nach dem Text der Nachricht entschieden.</translation>
    </message>
    <message>
        <source>message accepted</source>
        <translation>Nachricht angenommen</translation>
    </message>
    <message>
        <source>The server has taken responsibility for the message: it will deliver it or send a report. In LMTP, this line speaks for one recipient and means that the message is in the mailbox.</source>
        <translation>Der Server hat die Verantwortung für die Nachricht übernommen: Er stellt sie zu oder sendet einen Bericht. In LMTP spricht diese Zeile für einen Empfänger und bedeutet, dass die Nachricht im Postfach ist.</translation>
    </message>
    <message>
        <source>Keep the queue identifier in the text, if there is one; it finds the message in the server&apos;s log.</source>
        <translation>Die Kennung in der Warteschlange aus dem Text aufheben, falls eine dasteht; mit ihr findet sich die Nachricht im Protokoll des Servers.</translation>
    </message>
    <message>
        <source>chunk accepted</source>
        <translation>Block angenommen</translation>
    </message>
    <message>
        <source>The server has taken this BDAT chunk. Only the reply to the last chunk accepts the message.</source>
        <translation>Der Server hat diesen BDAT-Block übernommen. Erst die Antwort auf den letzten Block nimmt die Nachricht an.</translation>
    </message>
    <message>
        <source>address confirmed</source>
        <translation>Adresse bestätigt</translation>
    </message>
    <message>
        <source>The server confirms that the address is one of its mailboxes and may tell the full name. Some servers answer 250 to every address, so a doubtful name should be tried as well.</source>
        <translation>Der Server bestätigt, dass die Adresse eines seiner Postfächer ist, und nennt vielleicht den vollen Namen. Manche Server antworten auf jede Adresse mit 250; deshalb sollte auch ein zweifelhafter Name versucht werden.</translation>
    </message>
    <message>
        <source>If outsiders can reach this server, consider whether VRFY should disclose this.</source>
        <translation>Erreichen Fremde diesen Server, überlegen, ob VRFY das verraten soll.</translation>
    </message>
    <message>
        <source>list members follow</source>
        <translation>es folgen Mitglieder des Verteilers</translation>
    </message>
    <message>
        <source>Each line holds one address of the list or alias.</source>
        <translation>Jede Zeile enthält eine Adresse des Verteilers oder Alias.</translation>
    </message>
    <message>
        <source>If outsiders can reach this server, consider whether EXPN should disclose this.</source>
        <translation>Erreichen Fremde diesen Server, überlegen, ob EXPN das verraten soll.</translation>
    </message>
    <message>
        <source>queue run started</source>
        <translation>Zustellung der Warteschlange begonnen</translation>
    </message>
    <message>
        <source>The server has started to deliver the mail that waits for this name.</source>
        <translation>Der Server hat begonnen, die für diesen Namen wartenden Mails zuzustellen.</translation>
    </message>
    <message>
        <source>transaction dropped</source>
        <translation>Transaktion verworfen</translation>
    </message>
    <message>
        <source>Sender, recipients and message of the present transaction are forgotten. The session itself, TLS and login stay as they are.</source>
        <translation>Absender, Empfänger und Nachricht der laufenden Transaktion sind vergessen. Die Sitzung selbst, TLS und die Anmeldung bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>still here</source>
        <translation>noch da</translation>
    </message>
    <message>
        <source>The server is alive and did nothing, as asked.</source>
        <translation>Der Server lebt und tat nichts, wie verlangt.</translation>
    </message>
    <message>
        <source>not local, will be forwarded</source>
        <translation>nicht lokal, wird weitergeleitet</translation>
    </message>
    <message>
        <source>The user is not at home on this server, but the server takes the message and passes it on to the address it names. For the client this is acceptance.</source>
        <translation>Der Benutzer ist auf diesem Server nicht zu Hause, aber der Server übernimmt die Nachricht und reicht sie an die genannte Adresse weiter. Für den Client ist das eine Annahme.</translation>
    </message>
    <message>
        <source>Update the address book with the address in the text, if it can be trusted.</source>
        <translation>Das Adressbuch mit der Adresse aus dem Text berichtigen, wenn ihr zu trauen ist.</translation>
    </message>
    <message>
        <source>no mail is waiting</source>
        <translation>es warten keine Mails</translation>
    </message>
    <message>
        <source>The name is accepted, but no message waits for it.</source>
        <translation>Der Name wird angenommen, aber es wartet keine Nachricht für ihn.</translation>
    </message>
    <message>
        <source>not local, would be forwarded</source>
        <translation>nicht lokal, würde weitergeleitet</translation>
    </message>
    <message>
        <source>The address is known and mail for it would be passed on to the address named in the text.</source>
        <translation>Die Adresse ist bekannt, und Mails dafür würden an die im Text genannte Adresse weitergereicht.</translation>
    </message>
    <message>
        <source>cannot verify, will try</source>
        <translation>nicht prüfbar, wird versucht</translation>
    </message>
    <message>
        <source>The server does not say whether the address exists. It would accept a message for it and try to deliver. It is neither a yes nor a no.</source>
        <translation>Der Server sagt nicht, ob es die Adresse gibt. Er würde eine Nachricht für sie annehmen und die Zustellung versuchen. Das ist weder ein Ja noch ein Nein.</translation>
    </message>
    <message>
        <source>To learn more, start a transaction and read the reply to RCPT.</source>
        <translation>Um mehr zu erfahren, eine Transaktion beginnen und die Antwort auf RCPT lesen.</translation>
    </message>
    <message>
        <source>The server chooses not to tell, or cannot know, whether the address exists. This is the usual and prudent answer of a server on the open Internet, and not a confirmation.</source>
        <translation>Der Server will nicht sagen oder kann nicht wissen, ob es die Adresse gibt. Das ist die übliche und kluge Antwort eines Servers im offenen Internet und keine Bestätigung.</translation>
    </message>
    <message>
        <source>cannot expand, will try</source>
        <translation>nicht auflösbar, wird versucht</translation>
    </message>
    <message>
        <source>The server does not show the members of the list, but would accept mail for it.</source>
        <translation>Der Server zeigt die Mitglieder des Verteilers nicht, würde aber Mails dafür annehmen.</translation>
    </message>
    <message>
        <source>accepted without a check</source>
        <translation>ungeprüft angenommen</translation>
    </message>
    <message>
        <source>The server takes the recipient although it cannot verify the address. The reply is unusual here; clients treat it as acceptance.</source>
        <translation>Der Server nimmt den Empfänger an, obwohl er die Adresse nicht prüfen kann. Die Antwort ist hier ungewöhnlich; Clients behandeln sie als Annahme.</translation>
    </message>
    <message>
        <source>delivery of waiting mail started</source>
        <translation>Zustellung wartender Mails begonnen</translation>
    </message>
    <message>
        <source>The server has begun to send the mail that was waiting for this name.</source>
        <translation>Der Server hat begonnen, die für diesen Namen wartenden Mails zu senden.</translation>
    </message>
    <message>
        <source>waiting messages are being delivered</source>
        <translation>wartende Nachrichten werden zugestellt</translation>
    </message>
    <message>
        <source>Reply to ETRN: the server has started to deliver, and the text tells how many messages were waiting.</source>
        <translation>Antwort auf ETRN: Der Server hat mit der Zustellung begonnen, und der Text sagt, wie viele Nachrichten warteten.</translation>
    </message>
    <message>
        <source>login: the server asks for more</source>
        <translation>Anmeldung: Der Server fragt weiter</translation>
    </message>
    <message>
        <source>One step of a login. The text is the server&apos;s challenge in base64; an empty text is an empty challenge.</source>
        <translation>Ein Schritt einer Anmeldung. Der Text ist die Aufforderung des Servers in Base64; ein leerer Text ist eine leere Aufforderung.</translation>
    </message>
    <message>
        <source>The client answers with its next response, or with a single * to give up.</source>
        <translation>Der Client antwortet mit seinem nächsten Schritt oder gibt mit einem einzelnen * auf.</translation>
    </message>
    <message>
        <source>a reply for each recipient follows</source>
        <translation>es folgt eine Antwort je Empfänger</translation>
    </message>
    <message>
        <source>Sent after the message by servers with the PRDR extension: one reply for each recipient comes next, then one for the message as a whole.</source>
        <translation>Senden Server mit der Erweiterung PRDR nach der Nachricht: Zuerst kommt eine Antwort je Empfänger, dann eine für die Nachricht als Ganzes.</translation>
    </message>
    <message>
        <source>Read one further reply per recipient and the closing one.</source>
        <translation>Je Empfänger eine weitere Antwort lesen und die abschließende.</translation>
    </message>
    <message>
        <source>send the message now</source>
        <translation>jetzt die Nachricht senden</translation>
    </message>
    <message>
        <source>The server waits for the message. A line with a single dot ends it. No message is accepted yet: only the reply after the dot does that.</source>
        <translation>Der Server wartet auf die Nachricht. Eine Zeile mit einem einzelnen Punkt beendet sie. Noch ist keine Nachricht angenommen: Das tut erst die Antwort nach dem Punkt.</translation>
    </message>
    <message>
        <source>The server waits for the message. A line with a single dot ends it. Only the reply after that dot tells whether the message was accepted.</source>
        <translation>Der Server wartet auf die Nachricht. Eine Zeile mit einem einzelnen Punkt beendet sie. Erst die Antwort nach diesem Punkt sagt, ob die Nachricht angenommen wurde.</translation>
    </message>
    <message>
        <source>resume at this offset</source>
        <translation>an dieser Stelle fortsetzen</translation>
    </message>
    <message>
        <source>Reply to MAIL with TRANSID: the server already holds part of this message. The number in the text tells how many bytes may be left out.</source>
        <translation>Antwort auf MAIL mit TRANSID: Der Server hat schon einen Teil dieser Nachricht. Die Zahl im Text sagt, wie viele Bytes entfallen können.</translation>
    </message>
    <message>
        <source>Send the message from that offset on, or start afresh with another transaction identifier.</source>
        <translation>Die Nachricht ab dieser Stelle senden oder mit einer anderen Transaktionskennung neu beginnen.</translation>
    </message>
    <message>
        <source>service not available, closing</source>
        <translation>Dienst nicht verfügbar, schließt</translation>
    </message>
    <message>
        <source>The server ends the session, now or in a moment. It may come as the reply to any command, or unasked for when a client stays silent too long. The mail may succeed later.</source>
        <translation>Der Server beendet die Sitzung, jetzt oder gleich. Das kann als Antwort auf jeden Befehl kommen oder ungefragt, wenn ein Client zu lange schweigt. Die Mail kann später gelingen.</translation>
    </message>
    <message>
        <source>Try again later. If it persists, look at the server&apos;s load, its limits for connections and messages, and its log.</source>
        <translation>Später noch einmal versuchen. Hält es an, die Last des Servers, seine Grenzen für Verbindungen und Nachrichten und sein Protokoll ansehen.</translation>
    </message>
    <message>
        <source>not available now</source>
        <translation>gerade nicht verfügbar</translation>
    </message>
    <message>
        <source>The server does not take this connection at present: it is too busy, is shutting down, or limits connections from this address.</source>
        <translation>Der Server nimmt diese Verbindung zurzeit nicht an: Er ist zu beschäftigt, fährt herunter oder begrenzt Verbindungen von dieser Adresse.</translation>
    </message>
    <message>
        <source>Wait and try again with fewer connections at a time; if it persists, ask the operator about limits for this client address.</source>
        <translation>Warten und mit weniger gleichzeitigen Verbindungen versuchen; hält es an, den Betreiber nach Grenzen für diese Clientadresse fragen.</translation>
    </message>
    <message>
        <source>The server ends the session right after the hello, often because of load, a connection limit, or a doubt about the client&apos;s address or name.</source>
        <translation>Der Server beendet die Sitzung gleich nach der Vorstellung, oft wegen seiner Last, einer Grenze für Verbindungen oder eines Zweifels an Adresse oder Namen des Clients.</translation>
    </message>
    <message>
        <source>Try again later; check the client&apos;s reverse DNS and the name it gives in EHLO.</source>
        <translation>Später noch einmal versuchen; das Reverse-DNS des Clients und seinen Namen in EHLO prüfen.</translation>
    </message>
    <message>
        <source>no encryption now, closing</source>
        <translation>jetzt keine Verschlüsselung, schließt</translation>
    </message>
    <message>
        <source>The server cannot start TLS at present and closes the connection.</source>
        <translation>Der Server kann TLS zurzeit nicht beginnen und schließt die Verbindung.</translation>
    </message>
    <message>
        <source>Look at the server&apos;s certificate and key files and its log.</source>
        <translation>Zertifikat und Schlüssel des Servers und sein Protokoll ansehen.</translation>
    </message>
    <message>
        <source>too many failures, closing</source>
        <translation>zu viele Fehlversuche, schließt</translation>
    </message>
    <message>
        <source>The server closes the connection during login, often after several failed attempts or for reasons of load.</source>
        <translation>Der Server schließt die Verbindung während der Anmeldung, oft nach mehreren Fehlversuchen oder wegen seiner Last.</translation>
    </message>
    <message>
        <source>Wait before another attempt; repeated failures may lock the account or block the address.</source>
        <translation>Vor einem weiteren Versuch warten; wiederholte Fehlversuche können das Konto oder die Adresse sperren.</translation>
    </message>
    <message>
        <source>message not accepted, closing</source>
        <translation>Nachricht nicht angenommen, schließt</translation>
    </message>
    <message>
        <source>The server gave up after the message. It did not take responsibility for it.</source>
        <translation>Der Server gab nach der Nachricht auf. Er übernahm keine Verantwortung für sie.</translation>
    </message>
    <message>
        <source>Keep the message and send it again later.</source>
        <translation>Die Nachricht aufheben und später noch einmal senden.</translation>
    </message>
    <message>
        <source>mailbox full or temporarily unusable</source>
        <translation>Postfach voll oder vorläufig nicht nutzbar</translation>
    </message>
    <message>
        <source>Some servers use it when the recipient&apos;s mailbox is over its limit or busy. The registry of enhanced codes also names it beside X.7.12, a password that has to be renewed. Its meaning depends on the server.</source>
        <translation>Manche Server verwenden es, wenn das Postfach des Empfängers seine Grenze überschritten hat oder belegt ist. Das Register der erweiterten Codes nennt es auch neben X.7.12, einem Passwort, das erneuert werden muss. Die Bedeutung hängt vom Server ab.</translation>
    </message>
    <message>
        <source>Read the text and the enhanced code; try again later.</source>
        <translation>Den Text und den erweiterten Code lesen; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>password transition needed</source>
        <translation>Passwort muss umgestellt werden</translation>
    </message>
    <message>
        <source>The account exists, but its password must be set again before this mechanism can be used.</source>
        <translation>Es gibt das Konto, aber sein Passwort muss neu gesetzt werden, bevor dieser Mechanismus verwendbar ist.</translation>
    </message>
    <message>
        <source>Log in once with PLAIN over TLS, or set the password again.</source>
        <translation>Einmal mit PLAIN über TLS anmelden oder das Passwort neu setzen.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>Seldom seen and not defined in SMTP itself. The registry of enhanced codes names it beside X.5.1, a command that is not valid at this point.</source>
        <translation>Selten gesehen und in SMTP selbst nicht definiert. Das Register der erweiterten Codes nennt es neben X.5.1, einem Befehl, der an dieser Stelle nicht gültig ist.</translation>
    </message>
    <message>
        <source>out of memory or disk space</source>
        <translation>kein Arbeitsspeicher oder Plattenplatz mehr</translation>
    </message>
    <message>
        <source>Older Microsoft servers use it when they lack memory or disk space for the message, or when too many messages arrive at once.</source>
        <translation>Ältere Microsoft-Server verwenden es, wenn ihnen Arbeitsspeicher oder Plattenplatz für die Nachricht fehlt oder zu viele Nachrichten auf einmal ankommen.</translation>
    </message>
    <message>
        <source>Free resources on the server; try again later.</source>
        <translation>Auf dem Server Platz schaffen; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The account is right, but the server holds no key for this mechanism yet. One login with the plain password lets it create one.</source>
        <translation>Das Konto stimmt, aber der Server hat noch keinen Schlüssel für diesen Mechanismus. Eine Anmeldung mit dem Passwort in Klartext lässt ihn einen anlegen.</translation>
    </message>
    <message>
        <source>Log in once with PLAIN over TLS, or set the password again; then use the mechanism.</source>
        <translation>Einmal mit PLAIN über TLS anmelden oder das Passwort neu setzen; danach den Mechanismus verwenden.</translation>
    </message>
    <message>
        <source>recipient&apos;s server has stopped taking mail</source>
        <translation>der Server des Empfängers nimmt keine Mails mehr an</translation>
    </message>
    <message>
        <source>Microsoft servers use 432 when the queue for the recipient has been stopped by an administrator or by a throttle.</source>
        <translation>Microsoft-Server verwenden 432, wenn die Warteschlange für den Empfänger von einem Verwalter oder einer Drosselung angehalten wurde.</translation>
    </message>
    <message>
        <source>Wait, or ask the operator of the receiving server.</source>
        <translation>Warten oder den Betreiber des empfangenden Servers fragen.</translation>
    </message>
    <message>
        <source>the recipient&apos;s server does not answer</source>
        <translation>der Server des Empfängers antwortet nicht</translation>
    </message>
    <message>
        <source>A relay reports that the next server cannot be reached.</source>
        <translation>Ein weiterleitender Server meldet, dass der nächste Server nicht erreichbar ist.</translation>
    </message>
    <message>
        <source>Check that the recipient&apos;s server is up and reachable; the relay tries again by itself.</source>
        <translation>Prüfen, ob der Server des Empfängers läuft und erreichbar ist; der weiterleitende Server versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung brach ab</translation>
    </message>
    <message>
        <source>A relay reports that the connection to the next server broke while it sent the message.</source>
        <translation>Ein weiterleitender Server meldet, dass die Verbindung zum nächsten Server abbrach, während er die Nachricht sendete.</translation>
    </message>
    <message>
        <source>Look for network trouble, a firewall or a time limit between the two servers.</source>
        <translation>Nach Netzproblemen, einer Firewall oder einem Zeitlimit zwischen den beiden Servern suchen.</translation>
    </message>
    <message>
        <source>too many hops</source>
        <translation>zu viele Stationen</translation>
    </message>
    <message>
        <source>The message has passed more servers than allowed. Two servers most likely hand it to each other.</source>
        <translation>Die Nachricht lief über mehr Server als erlaubt. Höchstwahrscheinlich reichen zwei Server sie einander zu.</translation>
    </message>
    <message>
        <source>Look for a forwarding or routing loop; the Received lines show it.</source>
        <translation>Nach einer Schleife bei Weiterleitung oder Routing suchen; die Received-Zeilen zeigen sie.</translation>
    </message>
    <message>
        <source>the message timed out</source>
        <translation>das Zeitlimit der Nachricht ist abgelaufen</translation>
    </message>
    <message>
        <source>The message waited too long, often because it has too many recipients or the receiving server is too slow.</source>
        <translation>Die Nachricht wartete zu lange, oft weil sie zu viele Empfänger hat oder der empfangende Server zu langsam ist.</translation>
    </message>
    <message>
        <source>Send to fewer recipients at a time; check the receiving server.</source>
        <translation>An weniger Empfänger zugleich senden; den empfangenden Server prüfen.</translation>
    </message>
    <message>
        <source>routing error</source>
        <translation>Routingfehler</translation>
    </message>
    <message>
        <source>The server finds no way to the next server, or its routing configuration is at fault.</source>
        <translation>Der Server findet keinen Weg zum nächsten Server, oder seine Routing-Konfiguration ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Check the connectors, routes and DNS of the sending server.</source>
        <translation>Konnektoren, Routen und DNS des sendenden Servers prüfen.</translation>
    </message>
    <message>
        <source>mailbox unavailable for now</source>
        <translation>Postfach vorläufig nicht verfügbar</translation>
    </message>
    <message>
        <source>The mailbox cannot be used at the moment: it is busy or locked, the server cannot check the address, or a policy such as greylisting asks the client to come back later.</source>
        <translation>Das Postfach ist im Moment nicht nutzbar: Es ist belegt oder gesperrt, der Server kann die Adresse nicht prüfen, oder eine Regel wie Greylisting bittet den Client wiederzukommen.</translation>
    </message>
    <message>
        <source>Try again after some minutes. If it persists, read the text: it often names the policy.</source>
        <translation>Nach einigen Minuten noch einmal versuchen. Hält es an, den Text lesen: Er nennt oft die Regel.</translation>
    </message>
    <message>
        <source>sender not accepted now</source>
        <translation>Absender jetzt nicht angenommen</translation>
    </message>
    <message>
        <source>The server cannot check the sender at the moment, often because DNS does not answer for the sender&apos;s domain.</source>
        <translation>Der Server kann den Absender im Moment nicht prüfen, oft weil das DNS zur Domain des Absenders nicht antwortet.</translation>
    </message>
    <message>
        <source>Check that the sender&apos;s domain resolves; try again later.</source>
        <translation>Prüfen, ob sich die Domain des Absenders auflösen lässt; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>recipient not accepted now</source>
        <translation>Empfänger jetzt nicht angenommen</translation>
    </message>
    <message>
        <source>The mailbox is busy, the address cannot be checked now, or the server greylists: it refuses the first attempt of an unknown client and accepts a later one.</source>
        <translation>Das Postfach ist belegt, die Adresse lässt sich jetzt nicht prüfen, oder der Server betreibt Greylisting: Er lehnt den ersten Versuch eines unbekannten Clients ab und nimmt einen späteren an.</translation>
    </message>
    <message>
        <source>Try again after some minutes with the same sender, recipient and client address.</source>
        <translation>Nach einigen Minuten mit demselben Absender, Empfänger und derselben Clientadresse noch einmal versuchen.</translation>
    </message>
    <message>
        <source>cannot check the address now</source>
        <translation>Adresse jetzt nicht prüfbar</translation>
    </message>
    <message>
        <source>The server cannot look the address up at the moment.</source>
        <translation>Der Server kann die Adresse im Moment nicht nachschlagen.</translation>
    </message>
    <message>
        <source>message not accepted now</source>
        <translation>Nachricht jetzt nicht angenommen</translation>
    </message>
    <message>
        <source>The server has read the message but cannot take it at the moment.</source>
        <translation>Der Server hat die Nachricht gelesen, kann sie aber im Moment nicht annehmen.</translation>
    </message>
    <message>
        <source>error at the server, try later</source>
        <translation>Fehler auf dem Server, später versuchen</translation>
    </message>
    <message>
        <source>Something went wrong while the server worked on the command: a lookup, a filter, a file or a back end failed. It is not the client&apos;s fault.</source>
        <translation>Etwas ging schief, während der Server am Befehl arbeitete: Nachschlagen, Filter, Datei oder ein dahinterliegender Dienst. Am Client liegt es nicht.</translation>
    </message>
    <message>
        <source>Try again later. If it persists, read the server&apos;s log at this time.</source>
        <translation>Später noch einmal versuchen. Hält es an, das Protokoll des Servers zu dieser Zeit lesen.</translation>
    </message>
    <message>
        <source>recipient cannot be checked now</source>
        <translation>Empfänger jetzt nicht prüfbar</translation>
    </message>
    <message>
        <source>A lookup of the recipient failed, or the server greylists and asks to come back later.</source>
        <translation>Das Nachschlagen des Empfängers scheiterte, oder der Server betreibt Greylisting und bittet wiederzukommen.</translation>
    </message>
    <message>
        <source>Try again after some minutes; if it persists, check the server&apos;s directory or database.</source>
        <translation>Nach einigen Minuten noch einmal versuchen; hält es an, Verzeichnis oder Datenbank des Servers prüfen.</translation>
    </message>
    <message>
        <source>message not taken, error at the server</source>
        <translation>Nachricht nicht übernommen, Fehler auf dem Server</translation>
    </message>
    <message>
        <source>The server read the message but a filter, the queue or the mailbox failed. It did not take responsibility.</source>
        <translation>Der Server las die Nachricht, aber ein Filter, die Warteschlange oder das Postfach versagte. Er übernahm keine Verantwortung.</translation>
    </message>
    <message>
        <source>Keep the message and send it again later; read the server&apos;s log.</source>
        <translation>Die Nachricht aufheben und später noch einmal senden; das Protokoll des Servers lesen.</translation>
    </message>
    <message>
        <source>queue run not possible now</source>
        <translation>Zustellung der Warteschlange jetzt nicht möglich</translation>
    </message>
    <message>
        <source>The server cannot start to deliver the waiting mail at the moment.</source>
        <translation>Der Server kann im Moment nicht damit beginnen, die wartenden Mails zuzustellen.</translation>
    </message>
    <message>
        <source>too little storage, or too many recipients</source>
        <translation>zu wenig Speicher oder zu viele Empfänger</translation>
    </message>
    <message>
        <source>The server lacks space, or the transaction has reached the number of recipients that the server takes at once.</source>
        <translation>Dem Server fehlt Platz, oder die Transaktion hat die Zahl der Empfänger erreicht, die er auf einmal annimmt.</translation>
    </message>
    <message>
        <source>After RCPT, send the message to the recipients accepted so far and the others in another transaction; otherwise try again later.</source>
        <translation>Nach RCPT die Nachricht an die bisher angenommenen Empfänger senden und die anderen in einer weiteren Transaktion; sonst später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>too little storage now</source>
        <translation>jetzt zu wenig Speicher</translation>
    </message>
    <message>
        <source>The server has no room for a message of this size at the moment.</source>
        <translation>Der Server hat im Moment keinen Platz für eine Nachricht dieser Größe.</translation>
    </message>
    <message>
        <source>Try again later, or free space on the server.</source>
        <translation>Später noch einmal versuchen oder auf dem Server Platz schaffen.</translation>
    </message>
    <message>
        <source>too many recipients at once</source>
        <translation>zu viele Empfänger auf einmal</translation>
    </message>
    <message>
        <source>The server takes no more recipients in this transaction, or the recipient&apos;s mailbox is over its limit for now.</source>
        <translation>Der Server nimmt in dieser Transaktion keine weiteren Empfänger an, oder das Postfach des Empfängers ist vorläufig über seiner Grenze.</translation>
    </message>
    <message>
        <source>Send to those accepted so far, then start another transaction for the others.</source>
        <translation>An die bisher angenommenen senden, dann eine weitere Transaktion für die anderen beginnen.</translation>
    </message>
    <message>
        <source>The server or the mailbox has no room for this message at the moment.</source>
        <translation>Der Server oder das Postfach hat im Moment keinen Platz für diese Nachricht.</translation>
    </message>
    <message>
        <source>Try again later, or make room in the mailbox.</source>
        <translation>Später noch einmal versuchen oder im Postfach Platz schaffen.</translation>
    </message>
    <message>
        <source>Reply to ATRN: the server holds no mail for the domains that were asked for. It is not an error.</source>
        <translation>Antwort auf ATRN: Der Server hat keine Mails für die angefragten Domains. Das ist kein Fehler.</translation>
    </message>
    <message>
        <source>policy refuses the recipient for now</source>
        <translation>eine Regel lehnt den Empfänger vorläufig ab</translation>
    </message>
    <message>
        <source>Some servers use 453 when a rate limit or a policy refuses a recipient for the moment.</source>
        <translation>Manche Server verwenden 453, wenn eine Mengengrenze oder eine Regel einen Empfänger für den Moment ablehnt.</translation>
    </message>
    <message>
        <source>Try again later with fewer recipients.</source>
        <translation>Später mit weniger Empfängern noch einmal versuchen.</translation>
    </message>
    <message>
        <source>not available for a temporary reason</source>
        <translation>aus vorübergehendem Grund nicht verfügbar</translation>
    </message>
    <message>
        <source>A service that the command needs does not work at the moment: TLS after STARTTLS, or the password check after AUTH.</source>
        <translation>Ein Dienst, den der Befehl braucht, funktioniert im Moment nicht: TLS nach STARTTLS oder die Passwortprüfung nach AUTH.</translation>
    </message>
    <message>
        <source>Try again later; look at the server&apos;s log.</source>
        <translation>Später noch einmal versuchen; das Protokoll des Servers ansehen.</translation>
    </message>
    <message>
        <source>TLS not available now</source>
        <translation>TLS jetzt nicht verfügbar</translation>
    </message>
    <message>
        <source>The server offers STARTTLS but cannot start it: often the certificate or key cannot be read.</source>
        <translation>Der Server bietet STARTTLS an, kann es aber nicht beginnen: Oft ist das Zertifikat oder der Schlüssel nicht lesbar.</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate, key and their permissions. A client that requires encryption must stop here.</source>
        <translation>Zertifikat, Schlüssel und deren Zugriffsrechte auf dem Server prüfen. Ein Client, der Verschlüsselung verlangt, muss hier aufhören.</translation>
    </message>
    <message>
        <source>login cannot be checked now</source>
        <translation>Anmeldung jetzt nicht prüfbar</translation>
    </message>
    <message>
        <source>The server cannot reach what holds the passwords: a directory, database or ticket service. The password itself was not judged.</source>
        <translation>Der Server erreicht nicht, was die Passwörter enthält: ein Verzeichnis, eine Datenbank oder einen Ticketdienst. Das Passwort selbst wurde nicht beurteilt.</translation>
    </message>
    <message>
        <source>Try again later; check the authentication back end of the server.</source>
        <translation>Später noch einmal versuchen; den Anmeldedienst hinter dem Server prüfen.</translation>
    </message>
    <message>
        <source>relaying refused for now</source>
        <translation>Weiterleiten vorläufig abgelehnt</translation>
    </message>
    <message>
        <source>Some servers use 454 when the client may not relay, and leave the door open for a login first.</source>
        <translation>Manche Server verwenden 454, wenn der Client nicht weiterleiten darf, und lassen die Tür für eine Anmeldung offen.</translation>
    </message>
    <message>
        <source>Log in, or ask the operator to permit relaying from this address.</source>
        <translation>Anmelden oder den Betreiber bitten, das Weiterleiten von dieser Adresse zu erlauben.</translation>
    </message>
    <message>
        <source>parameters cannot be honoured now</source>
        <translation>Parameter jetzt nicht erfüllbar</translation>
    </message>
    <message>
        <source>The server knows the parameters of MAIL or RCPT, but cannot do what they ask for at the moment.</source>
        <translation>Der Server kennt die Parameter von MAIL oder RCPT, kann aber im Moment nicht tun, was sie verlangen.</translation>
    </message>
    <message>
        <source>Try again later, or leave out the parameter.</source>
        <translation>Später noch einmal versuchen oder den Parameter weglassen.</translation>
    </message>
    <message>
        <source>cannot queue mail for this name</source>
        <translation>Mails für diesen Namen nicht einreihbar</translation>
    </message>
    <message>
        <source>Reply to ETRN: the server cannot start to deliver the mail for this name at the moment.</source>
        <translation>Antwort auf ETRN: Der Server kann im Moment nicht damit beginnen, die Mails für diesen Namen zuzustellen.</translation>
    </message>
    <message>
        <source>Try again later; look at the server&apos;s queue.</source>
        <translation>Später noch einmal versuchen; die Warteschlange des Servers ansehen.</translation>
    </message>
    <message>
        <source>this name is not allowed</source>
        <translation>dieser Name ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Reply to ETRN: the server does not run its queue for this name, or not for this client. The text tells why.</source>
        <translation>Antwort auf ETRN: Der Server stellt für diesen Namen oder für diesen Client keine Warteschlange zu. Der Text sagt, warum.</translation>
    </message>
    <message>
        <source>Ask the operator to enable ETRN for this domain.</source>
        <translation>Den Betreiber bitten, ETRN für diese Domain einzuschalten.</translation>
    </message>
    <message>
        <source>held back by a local filter</source>
        <translation>von einem lokalen Filter zurückgehalten</translation>
    </message>
    <message>
        <source>Some servers and gateways use it when a filter, most often against unsolicited mail, fails or defers the message.</source>
        <translation>Manche Server und Gateways verwenden es, wenn ein Filter, meist gegen unerwünschte Mails, versagt oder die Nachricht aufschiebt.</translation>
    </message>
    <message>
        <source>Read the text; look at the filter on the sending and on the receiving server.</source>
        <translation>Den Text lesen; den Filter auf dem sendenden und auf dem empfangenden Server ansehen.</translation>
    </message>
    <message>
        <source>command not understood</source>
        <translation>Befehl nicht verstanden</translation>
    </message>
    <message>
        <source>The server does not know this command, or the line is too long.</source>
        <translation>Der Server kennt diesen Befehl nicht, oder die Zeile ist zu lang.</translation>
    </message>
    <message>
        <source>Check the spelling, and whether EHLO offers the command.</source>
        <translation>Die Schreibweise prüfen und ob EHLO den Befehl anbietet.</translation>
    </message>
    <message>
        <source>EHLO not understood</source>
        <translation>EHLO nicht verstanden</translation>
    </message>
    <message>
        <source>The server does not know EHLO. It may be very old, or a device between client and server filters commands.</source>
        <translation>Der Server kennt EHLO nicht. Vielleicht ist er sehr alt, oder ein Gerät zwischen Client und Server filtert Befehle.</translation>
    </message>
    <message>
        <source>Fall back to HELO, and look for a firewall that inspects SMTP.</source>
        <translation>Auf HELO ausweichen und nach einer Firewall suchen, die SMTP überwacht.</translation>
    </message>
    <message>
        <source>STARTTLS not understood</source>
        <translation>STARTTLS nicht verstanden</translation>
    </message>
    <message>
        <source>The server, or a device in between, does not know STARTTLS.</source>
        <translation>Der Server oder ein Gerät dazwischen kennt STARTTLS nicht.</translation>
    </message>
    <message>
        <source>Check that TLS is switched on at the server, and that no firewall rewrites the session.</source>
        <translation>Prüfen, ob TLS auf dem Server eingeschaltet ist und keine Firewall die Sitzung umschreibt.</translation>
    </message>
    <message>
        <source>AUTH not understood, or the line is too long</source>
        <translation>AUTH nicht verstanden, oder die Zeile ist zu lang</translation>
    </message>
    <message>
        <source>The server does not know AUTH here, or one line of the exchange is longer than it can take.</source>
        <translation>Der Server kennt AUTH hier nicht, oder eine Zeile des Austauschs ist länger, als er annehmen kann.</translation>
    </message>
    <message>
        <source>Check that EHLO offers AUTH; large tokens may exceed the limit of the server.</source>
        <translation>Prüfen, ob EHLO AUTH anbietet; große Tokens können die Grenze des Servers überschreiten.</translation>
    </message>
    <message>
        <source>VRFY not known</source>
        <translation>VRFY nicht bekannt</translation>
    </message>
    <message>
        <source>The server does not know VRFY. RFC 5321 asks for it, or for 252.</source>
        <translation>Der Server kennt VRFY nicht. RFC 5321 verlangt es oder 252.</translation>
    </message>
    <message>
        <source>EXPN not known</source>
        <translation>EXPN nicht bekannt</translation>
    </message>
    <message>
        <source>The server does not know EXPN.</source>
        <translation>Der Server kennt EXPN nicht.</translation>
    </message>
    <message>
        <source>ETRN not known</source>
        <translation>ETRN nicht bekannt</translation>
    </message>
    <message>
        <source>The server does not know ETRN; look at its list of extensions.</source>
        <translation>Der Server kennt ETRN nicht; die Liste seiner Erweiterungen ansehen.</translation>
    </message>
    <message>
        <source>wrong syntax in the arguments</source>
        <translation>falsche Syntax in den Argumenten</translation>
    </message>
    <message>
        <source>The command is known, but what follows it cannot be read: an address without brackets, a missing or unexpected argument, a wrong parameter.</source>
        <translation>Der Befehl ist bekannt, aber was ihm folgt, ist nicht lesbar: eine Adresse ohne Klammern, ein fehlendes oder unerwartetes Argument, ein falscher Parameter.</translation>
    </message>
    <message>
        <source>Compare the line with the grammar of the command.</source>
        <translation>Die Zeile mit der Grammatik des Befehls vergleichen.</translation>
    </message>
    <message>
        <source>the name given is not acceptable</source>
        <translation>der angegebene Name ist nicht annehmbar</translation>
    </message>
    <message>
        <source>The server does not accept the client&apos;s name as a domain or an address in brackets.</source>
        <translation>Der Server nimmt den Namen des Clients nicht als Domain oder Adresse in Klammern an.</translation>
    </message>
    <message>
        <source>Give a full domain name, or the address as [192.0.2.1] or [IPv6:2001:db8::1].</source>
        <translation>Einen vollen Domainnamen angeben oder die Adresse als [192.0.2.1] oder [IPv6:2001:db8::1].</translation>
    </message>
    <message>
        <source>STARTTLS takes no argument</source>
        <translation>STARTTLS hat kein Argument</translation>
    </message>
    <message>
        <source>The server saw something after STARTTLS. The command stands alone.</source>
        <translation>Der Server sah etwas hinter STARTTLS. Der Befehl steht allein.</translation>
    </message>
    <message>
        <source>response not readable, or cancelled</source>
        <translation>Antwort nicht lesbar oder abgebrochen</translation>
    </message>
    <message>
        <source>The server could not decode the base64, or confirms that the client cancelled the login with *.</source>
        <translation>Der Server konnte das Base64 nicht entschlüsseln oder bestätigt, dass der Client die Anmeldung mit * abbrach.</translation>
    </message>
    <message>
        <source>If it was not cancelled on purpose, check the encoding of the response.</source>
        <translation>Wurde nicht absichtlich abgebrochen, die Kodierung der Antwort prüfen.</translation>
    </message>
    <message>
        <source>sender not readable</source>
        <translation>Absender nicht lesbar</translation>
    </message>
    <message>
        <source>The sender address or a parameter of MAIL is malformed.</source>
        <translation>Die Absenderadresse oder ein Parameter von MAIL ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Check the brackets, the domain, and each parameter.</source>
        <translation>Die Klammern, die Domain und jeden Parameter prüfen.</translation>
    </message>
    <message>
        <source>recipient not readable</source>
        <translation>Empfänger nicht lesbar</translation>
    </message>
    <message>
        <source>The recipient address or a parameter of RCPT is malformed.</source>
        <translation>Die Empfängeradresse oder ein Parameter von RCPT ist fehlerhaft.</translation>
    </message>
    <message>
        <source>command not implemented</source>
        <translation>Befehl nicht umgesetzt</translation>
    </message>
    <message>
        <source>The server recognises the command but does not support it.</source>
        <translation>Der Server erkennt den Befehl, unterstützt ihn aber nicht.</translation>
    </message>
    <message>
        <source>Do without the command; look at the list of extensions after EHLO.</source>
        <translation>Ohne den Befehl auskommen; die Liste der Erweiterungen nach EHLO ansehen.</translation>
    </message>
    <message>
        <source>VRFY switched off</source>
        <translation>VRFY abgeschaltet</translation>
    </message>
    <message>
        <source>The server knows VRFY but does not answer it. That is a common choice against address harvesting; 252 would be the answer RFC 5321 prefers.</source>
        <translation>Der Server kennt VRFY, beantwortet es aber nicht. Das ist üblich gegen Adresssammler; 252 wäre die Antwort, die RFC 5321 vorzieht.</translation>
    </message>
    <message>
        <source>EXPN switched off</source>
        <translation>EXPN abgeschaltet</translation>
    </message>
    <message>
        <source>The server knows EXPN but does not answer it, a common choice to keep lists private.</source>
        <translation>Der Server kennt EXPN, beantwortet es aber nicht; das ist üblich, um Verteiler nicht preiszugeben.</translation>
    </message>
    <message>
        <source>STARTTLS not implemented</source>
        <translation>STARTTLS nicht umgesetzt</translation>
    </message>
    <message>
        <source>The server does not offer encryption on this port.</source>
        <translation>Der Server bietet auf diesem Port keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>Check that TLS is switched on at the server, or use a port that is encrypted from the start.</source>
        <translation>Prüfen, ob TLS auf dem Server eingeschaltet ist, oder einen Port nehmen, der von Anfang an verschlüsselt ist.</translation>
    </message>
    <message>
        <source>EHLO not implemented</source>
        <translation>EHLO nicht umgesetzt</translation>
    </message>
    <message>
        <source>The server knows only the old HELO, or a device in between filters commands.</source>
        <translation>Der Server kennt nur das alte HELO, oder ein Gerät dazwischen filtert Befehle.</translation>
    </message>
    <message>
        <source>commands in the wrong order</source>
        <translation>Befehle in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>The command is valid, but not at this point of the session: something has to come first, or has been done already.</source>
        <translation>Der Befehl ist gültig, aber nicht an dieser Stelle der Sitzung: Etwas muss vorher kommen oder ist schon geschehen.</translation>
    </message>
    <message>
        <source>Check the order: EHLO, then STARTTLS and AUTH, then MAIL, RCPT, DATA.</source>
        <translation>Die Reihenfolge prüfen: EHLO, dann STARTTLS und AUTH, dann MAIL, RCPT, DATA.</translation>
    </message>
    <message>
        <source>hello not possible now</source>
        <translation>Vorstellung jetzt nicht möglich</translation>
    </message>
    <message>
        <source>The server does not accept another hello at this point.</source>
        <translation>Der Server nimmt an dieser Stelle keine weitere Vorstellung an.</translation>
    </message>
    <message>
        <source>login not possible now</source>
        <translation>Anmeldung jetzt nicht möglich</translation>
    </message>
    <message>
        <source>The client is logged in already, a transaction is open, or EHLO or STARTTLS has to come first.</source>
        <translation>Der Client ist schon angemeldet, eine Transaktion ist offen, oder EHLO oder STARTTLS muss vorher kommen.</translation>
    </message>
    <message>
        <source>a transaction is open, or hello is missing</source>
        <translation>eine Transaktion ist offen, oder die Vorstellung fehlt</translation>
    </message>
    <message>
        <source>MAIL was sent twice, or before EHLO, or before a login or encryption that this server asks for.</source>
        <translation>MAIL wurde zweimal gesendet oder vor EHLO oder vor einer Anmeldung oder Verschlüsselung, die dieser Server verlangt.</translation>
    </message>
    <message>
        <source>Send RSET to drop an open transaction, or EHLO first.</source>
        <translation>RSET senden, um eine offene Transaktion zu verwerfen, oder zuerst EHLO.</translation>
    </message>
    <message>
        <source>sender missing</source>
        <translation>Absender fehlt</translation>
    </message>
    <message>
        <source>RCPT needs an accepted MAIL before it.</source>
        <translation>Vor RCPT muss ein MAIL angenommen sein.</translation>
    </message>
    <message>
        <source>no valid recipient</source>
        <translation>kein gültiger Empfänger</translation>
    </message>
    <message>
        <source>DATA or BDAT needs an accepted sender and at least one accepted recipient.</source>
        <translation>DATA oder BDAT braucht einen angenommenen Absender und mindestens einen angenommenen Empfänger.</translation>
    </message>
    <message>
        <source>Look at the replies to RCPT: all were refused, or none was sent.</source>
        <translation>Die Antworten auf RCPT ansehen: Alle wurden abgelehnt, oder keines wurde gesendet.</translation>
    </message>
    <message>
        <source>TLS is active already</source>
        <translation>TLS ist schon aktiv</translation>
    </message>
    <message>
        <source>STARTTLS was sent on a connection that is encrypted already, or before EHLO.</source>
        <translation>STARTTLS wurde auf einer schon verschlüsselten Verbindung gesendet oder vor EHLO.</translation>
    </message>
    <message>
        <source>parameter not implemented</source>
        <translation>Parameter nicht umgesetzt</translation>
    </message>
    <message>
        <source>The command is known, but not with this parameter.</source>
        <translation>Der Befehl ist bekannt, aber nicht mit diesem Parameter.</translation>
    </message>
    <message>
        <source>Leave out the parameter, or choose a value that the server offers.</source>
        <translation>Den Parameter weglassen oder einen Wert wählen, den der Server anbietet.</translation>
    </message>
    <message>
        <source>mechanism not offered</source>
        <translation>Mechanismus nicht angeboten</translation>
    </message>
    <message>
        <source>The server does not support this login mechanism, at least not on this connection.</source>
        <translation>Der Server unterstützt diesen Anmeldemechanismus nicht, jedenfalls nicht auf dieser Verbindung.</translation>
    </message>
    <message>
        <source>Choose one of the mechanisms in the AUTH line; some appear only after STARTTLS.</source>
        <translation>Einen der Mechanismen in der AUTH-Zeile wählen; manche erscheinen erst nach STARTTLS.</translation>
    </message>
    <message>
        <source>name must be fully qualified</source>
        <translation>Name muss vollständig sein</translation>
    </message>
    <message>
        <source>Some servers refuse a client name without a domain.</source>
        <translation>Manche Server lehnen einen Clientnamen ohne Domain ab.</translation>
    </message>
    <message>
        <source>Give a full domain name in EHLO.</source>
        <translation>In EHLO einen vollen Domainnamen angeben.</translation>
    </message>
    <message>
        <source>bad address</source>
        <translation>falsche Adresse</translation>
    </message>
    <message>
        <source>Some servers use it for a recipient address that they regard as wrong.</source>
        <translation>Manche Server verwenden es für eine Empfängeradresse, die sie für falsch halten.</translation>
    </message>
    <message>
        <source>Check the spelling of the address.</source>
        <translation>Die Schreibweise der Adresse prüfen.</translation>
    </message>
    <message>
        <source>no such mailbox</source>
        <translation>kein solches Postfach</translation>
    </message>
    <message>
        <source>Some servers use it for a recipient who does not exist.</source>
        <translation>Manche Server verwenden es für einen Empfänger, den es nicht gibt.</translation>
    </message>
    <message>
        <source>host unknown</source>
        <translation>Host unbekannt</translation>
    </message>
    <message>
        <source>Some servers use it when the domain of the recipient cannot be found in DNS.</source>
        <translation>Manche Server verwenden es, wenn die Domain des Empfängers im DNS nicht zu finden ist.</translation>
    </message>
    <message>
        <source>Check the domain of the address and its MX records.</source>
        <translation>Die Domain der Adresse und ihre MX-Einträge prüfen.</translation>
    </message>
    <message>
        <source>wrong kind of address</source>
        <translation>falsche Art von Adresse</translation>
    </message>
    <message>
        <source>Some servers use it for an address whose form they do not accept, or for a relay that they refuse.</source>
        <translation>Manche Server verwenden es für eine Adresse, deren Form sie nicht annehmen, oder für ein Weiterleiten, das sie ablehnen.</translation>
    </message>
    <message>
        <source>Check the address; log in if the server should relay.</source>
        <translation>Die Adresse prüfen; anmelden, falls der Server weiterleiten soll.</translation>
    </message>
    <message>
        <source>recipient&apos;s mailbox address is invalid</source>
        <translation>Postfachadresse des Empfängers ist ungültig</translation>
    </message>
    <message>
        <source>Some servers use it for an address that has changed or was never valid.</source>
        <translation>Manche Server verwenden es für eine Adresse, die sich geändert hat oder nie gültig war.</translation>
    </message>
    <message>
        <source>Check the address with its owner.</source>
        <translation>Die Adresse mit ihrem Inhaber prüfen.</translation>
    </message>
    <message>
        <source>this host accepts no mail</source>
        <translation>dieser Host nimmt keine Mails an</translation>
    </message>
    <message>
        <source>The server exists but is not a mail server: it never takes a message. A client should not try again.</source>
        <translation>Es gibt den Server, aber er ist kein Mailserver: Er nimmt nie eine Nachricht an. Ein Client sollte es nicht noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the MX record of the domain: it should not point here.</source>
        <translation>Den MX-Eintrag der Domain prüfen: Er sollte nicht hierher zeigen.</translation>
    </message>
    <message>
        <source>The machine answers on the mail port only to say that it never takes mail.</source>
        <translation>Der Rechner antwortet auf dem Mailport nur, um zu sagen, dass er nie Mails annimmt.</translation>
    </message>
    <message>
        <source>Correct the MX record or the address of the server; a domain without mail should publish a null MX.</source>
        <translation>Den MX-Eintrag oder die Adresse des Servers berichtigen; eine Domain ohne Mails sollte einen Null-MX veröffentlichen.</translation>
    </message>
    <message>
        <source>refused: the recipient&apos;s host takes no mail</source>
        <translation>abgelehnt: der Host des Empfängers nimmt keine Mails an</translation>
    </message>
    <message>
        <source>The server already knows that the recipient&apos;s host accepts no mail.</source>
        <translation>Der Server weiß schon, dass der Host des Empfängers keine Mails annimmt.</translation>
    </message>
    <message>
        <source>Check the domain of the recipient.</source>
        <translation>Die Domain des Empfängers prüfen.</translation>
    </message>
    <message>
        <source>size or encryption refused</source>
        <translation>Größe oder Verschlüsselung abgelehnt</translation>
    </message>
    <message>
        <source>Its meaning depends on the server: Microsoft servers use it for a message over the recipient&apos;s limit. The registry of enhanced codes names it beside X.7.10: the recipient demands an encrypted connection.</source>
        <translation>Die Bedeutung hängt vom Server ab: Microsoft-Server verwenden es für eine Nachricht über der Grenze des Empfängers. Das Register der erweiterten Codes nennt es neben X.7.10: Der Empfänger verlangt eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>Read the text and the enhanced code.</source>
        <translation>Den Text und den erweiterten Code lesen.</translation>
    </message>
    <message>
        <source>encryption needed first</source>
        <translation>zuerst ist Verschlüsselung nötig</translation>
    </message>
    <message>
        <source>The server takes no login on an unencrypted connection.</source>
        <translation>Der Server nimmt auf einer unverschlüsselten Verbindung keine Anmeldung an.</translation>
    </message>
    <message>
        <source>Use STARTTLS, or a port that is encrypted from the start.</source>
        <translation>STARTTLS verwenden oder einen Port, der von Anfang an verschlüsselt ist.</translation>
    </message>
    <message>
        <source>encryption needed for this mechanism</source>
        <translation>für diesen Mechanismus ist Verschlüsselung nötig</translation>
    </message>
    <message>
        <source>The registry of enhanced codes names it beside X.7.11: the login mechanism may be used only on an encrypted connection.</source>
        <translation>Das Register der erweiterten Codes nennt es neben X.7.11: Der Anmeldemechanismus darf nur auf einer verschlüsselten Verbindung verwendet werden.</translation>
    </message>
    <message>
        <source>Use STARTTLS first, or choose another mechanism.</source>
        <translation>Zuerst STARTTLS verwenden oder einen anderen Mechanismus wählen.</translation>
    </message>
    <message>
        <source>account disabled</source>
        <translation>Konto abgeschaltet</translation>
    </message>
    <message>
        <source>The registry of enhanced codes names it beside X.7.13: the password may be right, but an administrator has disabled the account.</source>
        <translation>Das Register der erweiterten Codes nennt es neben X.7.13: Das Passwort mag stimmen, aber ein Verwalter hat das Konto abgeschaltet.</translation>
    </message>
    <message>
        <source>Ask the administrator of the account.</source>
        <translation>Den Verwalter des Kontos fragen.</translation>
    </message>
    <message>
        <source>login or encryption needed first</source>
        <translation>zuerst ist Anmeldung oder Verschlüsselung nötig</translation>
    </message>
    <message>
        <source>The server refuses the command until the client has started TLS or logged in. The text or the enhanced code tells which.</source>
        <translation>Der Server lehnt den Befehl ab, bis der Client TLS begonnen oder sich angemeldet hat. Der Text oder der erweiterte Code sagt, was davon.</translation>
    </message>
    <message>
        <source>Use STARTTLS, then log in.</source>
        <translation>STARTTLS verwenden, dann anmelden.</translation>
    </message>
    <message>
        <source>STARTTLS needed first</source>
        <translation>zuerst ist STARTTLS nötig</translation>
    </message>
    <message>
        <source>The server takes no login before the connection is encrypted.</source>
        <translation>Der Server nimmt keine Anmeldung an, bevor die Verbindung verschlüsselt ist.</translation>
    </message>
    <message>
        <source>Use STARTTLS first, then log in.</source>
        <translation>Zuerst STARTTLS verwenden, dann anmelden.</translation>
    </message>
    <message>
        <source>The server takes no mail from a client that is not logged in, or not encrypted. That is normal on the submission port.</source>
        <translation>Der Server nimmt von einem Client, der nicht angemeldet oder nicht verschlüsselt ist, keine Mails an. Auf dem Einlieferungsport ist das normal.</translation>
    </message>
    <message>
        <source>Use STARTTLS, then log in. If this is port 25 of a public server, it should accept mail for its own domains without a login.</source>
        <translation>STARTTLS verwenden, dann anmelden. Ist das Port 25 eines öffentlichen Servers, sollte er Mails für die eigenen Domains ohne Anmeldung annehmen.</translation>
    </message>
    <message>
        <source>login needed first</source>
        <translation>zuerst ist eine Anmeldung nötig</translation>
    </message>
    <message>
        <source>The server takes this recipient only from clients that are logged in.</source>
        <translation>Der Server nimmt diesen Empfänger nur von angemeldeten Clients an.</translation>
    </message>
    <message>
        <source>Log in, or check that the recipient&apos;s domain belongs to this server.</source>
        <translation>Anmelden oder prüfen, ob die Domain des Empfängers zu diesem Server gehört.</translation>
    </message>
    <message>
        <source>mailbox has reached its limit</source>
        <translation>Postfach hat seine Grenze erreicht</translation>
    </message>
    <message>
        <source>Some servers use it when the recipient&apos;s mailbox is full or a rule of the mail system refuses the message.</source>
        <translation>Manche Server verwenden es, wenn das Postfach des Empfängers voll ist oder eine Regel des Mailsystems die Nachricht ablehnt.</translation>
    </message>
    <message>
        <source>Ask the recipient to make room; read the text.</source>
        <translation>Den Empfänger bitten, Platz zu schaffen; den Text lesen.</translation>
    </message>
    <message>
        <source>refused by policy</source>
        <translation>durch eine Regel abgelehnt</translation>
    </message>
    <message>
        <source>Seldom seen. The registry of enhanced codes names it beside X.7.1, a refusal for reasons of policy; some servers use it for an international address without SMTPUTF8.</source>
        <translation>Selten gesehen. Das Register der erweiterten Codes nennt es neben X.7.1, einer Ablehnung aus Gründen der Regeln; manche Server verwenden es für eine internationale Adresse ohne SMTPUTF8.</translation>
    </message>
    <message>
        <source>mechanism too weak</source>
        <translation>Mechanismus zu schwach</translation>
    </message>
    <message>
        <source>The policy of the server does not permit this mechanism for this user.</source>
        <translation>Die Regeln des Servers erlauben diesen Mechanismus für diesen Benutzer nicht.</translation>
    </message>
    <message>
        <source>Choose a stronger mechanism. Some providers want an application password or a login by token.</source>
        <translation>Einen stärkeren Mechanismus wählen. Manche Anbieter wollen ein Anwendungspasswort oder eine Anmeldung mit Token.</translation>
    </message>
    <message>
        <source>login refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>The user name or the password is wrong, or the account may not use this service. The server rightly does not tell which.</source>
        <translation>Der Benutzername oder das Passwort ist falsch, oder das Konto darf diesen Dienst nicht nutzen. Der Server sagt mit Recht nicht, was davon.</translation>
    </message>
    <message>
        <source>Check user name, password and mechanism; some accounts need an application password, or SMTP must be enabled for them. Take care not to lock the account by repeated attempts.</source>
        <translation>Benutzername, Passwort und Mechanismus prüfen; manche Konten brauchen ein Anwendungspasswort, oder SMTP muss für sie eingeschaltet werden. Das Konto nicht durch wiederholte Versuche sperren.</translation>
    </message>
    <message>
        <source>this mechanism needs encryption</source>
        <translation>dieser Mechanismus braucht Verschlüsselung</translation>
    </message>
    <message>
        <source>The chosen mechanism may be used only on an encrypted connection.</source>
        <translation>Der gewählte Mechanismus darf nur auf einer verschlüsselten Verbindung verwendet werden.</translation>
    </message>
    <message>
        <source>Use STARTTLS first, or choose a mechanism that hides the password.</source>
        <translation>Zuerst STARTTLS verwenden oder einen Mechanismus wählen, der das Passwort verbirgt.</translation>
    </message>
    <message>
        <source>refused as unwanted</source>
        <translation>als unerwünscht abgelehnt</translation>
    </message>
    <message>
        <source>Some servers use it when a filter regards the message as unsolicited or harmful.</source>
        <translation>Manche Server verwenden es, wenn ein Filter die Nachricht für unerwünscht oder schädlich hält.</translation>
    </message>
    <message>
        <source>Ask the operator of the receiving server; check SPF, DKIM and the reputation of the client address.</source>
        <translation>Den Betreiber des empfangenden Servers fragen; SPF, DKIM und den Ruf der Clientadresse prüfen.</translation>
    </message>
    <message>
        <source>refused: no such mailbox, or not permitted</source>
        <translation>abgelehnt: kein solches Postfach oder nicht erlaubt</translation>
    </message>
    <message>
        <source>The server will not do it: the mailbox does not exist or may not be used, or a policy refuses the client, the sender or the message.</source>
        <translation>Der Server tut es nicht: Es gibt das Postfach nicht, oder es darf nicht verwendet werden, oder eine Regel lehnt Client, Absender oder Nachricht ab.</translation>
    </message>
    <message>
        <source>Read the text and the enhanced code; they tell which of the two it is. Do not repeat the attempt unchanged.</source>
        <translation>Den Text und den erweiterten Code lesen; sie sagen, welches von beidem es ist. Den Versuch nicht unverändert wiederholen.</translation>
    </message>
    <message>
        <source>connection refused by policy</source>
        <translation>Verbindung durch eine Regel abgelehnt</translation>
    </message>
    <message>
        <source>The server does not want this client. RFC 5321 expects 554 here.</source>
        <translation>Der Server will diesen Client nicht. RFC 5321 erwartet hier 554.</translation>
    </message>
    <message>
        <source>Look for the client&apos;s address on block lists and check its reverse DNS.</source>
        <translation>Auf Sperrlisten nach der Adresse des Clients suchen und ihr Reverse-DNS prüfen.</translation>
    </message>
    <message>
        <source>hello refused by policy</source>
        <translation>Vorstellung durch eine Regel abgelehnt</translation>
    </message>
    <message>
        <source>The server does not accept the name or the address of this client.</source>
        <translation>Der Server nimmt den Namen oder die Adresse dieses Clients nicht an.</translation>
    </message>
    <message>
        <source>Check the name in EHLO, the client&apos;s reverse DNS, and block lists.</source>
        <translation>Den Namen in EHLO, das Reverse-DNS des Clients und Sperrlisten prüfen.</translation>
    </message>
    <message>
        <source>sender refused</source>
        <translation>Absender abgelehnt</translation>
    </message>
    <message>
        <source>The server does not accept mail from this sender, or not from this sender through this client.</source>
        <translation>Der Server nimmt keine Mails von diesem Absender an oder nicht von diesem Absender durch diesen Client.</translation>
    </message>
    <message>
        <source>Check SPF for the sender&apos;s domain, and whether a login for this sender is needed.</source>
        <translation>SPF der Domain des Absenders prüfen und ob für diesen Absender eine Anmeldung nötig ist.</translation>
    </message>
    <message>
        <source>recipient refused</source>
        <translation>Empfänger abgelehnt</translation>
    </message>
    <message>
        <source>The mailbox does not exist, or the server does not take mail for it from this client. A refusal to relay also looks like this.</source>
        <translation>Es gibt das Postfach nicht, oder der Server nimmt von diesem Client keine Mails dafür an. Auch ein abgelehntes Weiterleiten sieht so aus.</translation>
    </message>
    <message>
        <source>Check the spelling of the address. If it is foreign to this server, log in or use the server of the recipient&apos;s domain.</source>
        <translation>Die Schreibweise der Adresse prüfen. Ist sie diesem Server fremd, anmelden oder den Server der Empfängerdomain verwenden.</translation>
    </message>
    <message>
        <source>The server states that the address is not one of its mailboxes. Some servers also answer so when VRFY is switched off.</source>
        <translation>Der Server erklärt, dass die Adresse keines seiner Postfächer ist. Manche Server antworten auch so, wenn VRFY abgeschaltet ist.</translation>
    </message>
    <message>
        <source>no such list, or not permitted</source>
        <translation>kein solcher Verteiler oder nicht erlaubt</translation>
    </message>
    <message>
        <source>The list does not exist, or the server does not show its members to this client.</source>
        <translation>Es gibt den Verteiler nicht, oder der Server zeigt diesem Client seine Mitglieder nicht.</translation>
    </message>
    <message>
        <source>no message wanted</source>
        <translation>keine Nachricht erwünscht</translation>
    </message>
    <message>
        <source>The server refuses the message before it is sent, for reasons of policy.</source>
        <translation>Der Server lehnt die Nachricht aus Gründen der Regeln ab, bevor sie gesendet wird.</translation>
    </message>
    <message>
        <source>message refused</source>
        <translation>Nachricht abgelehnt</translation>
    </message>
    <message>
        <source>The server has read the message and refuses it: a filter, a policy on authentication (SPF, DKIM, DMARC) or a limit stands against it.</source>
        <translation>Der Server hat die Nachricht gelesen und lehnt sie ab: Ein Filter, eine Regel zur Echtheit (SPF, DKIM, DMARC) oder eine Grenze steht dagegen.</translation>
    </message>
    <message>
        <source>Read the text and the enhanced code. Change the message or the configuration before another attempt.</source>
        <translation>Den Text und den erweiterten Code lesen. Vor einem weiteren Versuch die Nachricht oder die Konfiguration ändern.</translation>
    </message>
    <message>
        <source>not local, use another address</source>
        <translation>nicht lokal, andere Adresse verwenden</translation>
    </message>
    <message>
        <source>The user is not at home on this server, and the server does not forward. The text may name the right address.</source>
        <translation>Der Benutzer ist auf diesem Server nicht zu Hause, und der Server leitet nicht weiter. Der Text nennt vielleicht die richtige Adresse.</translation>
    </message>
    <message>
        <source>Send to the address in the text, if it can be trusted.</source>
        <translation>An die Adresse im Text senden, wenn ihr zu trauen ist.</translation>
    </message>
    <message>
        <source>not local</source>
        <translation>nicht lokal</translation>
    </message>
    <message>
        <source>The user is not at home here; the text may name the right address.</source>
        <translation>Der Benutzer ist hier nicht zu Hause; der Text nennt vielleicht die richtige Adresse.</translation>
    </message>
    <message>
        <source>storage limit exceeded</source>
        <translation>Speichergrenze überschritten</translation>
    </message>
    <message>
        <source>The message is larger than the server or the mailbox permits, or the mailbox is full.</source>
        <translation>Die Nachricht ist größer, als Server oder Postfach erlaubt, oder das Postfach ist voll.</translation>
    </message>
    <message>
        <source>Compare the message with the SIZE limit of the server; ask the recipient to make room.</source>
        <translation>Die Nachricht mit der SIZE-Grenze des Servers vergleichen; den Empfänger bitten, Platz zu schaffen.</translation>
    </message>
    <message>
        <source>message too large</source>
        <translation>Nachricht zu groß</translation>
    </message>
    <message>
        <source>The size that was announced exceeds the limit of this server.</source>
        <translation>Die angekündigte Größe überschreitet die Grenze dieses Servers.</translation>
    </message>
    <message>
        <source>Make the message smaller, or pass the content in another way.</source>
        <translation>Die Nachricht verkleinern oder den Inhalt auf anderem Weg übergeben.</translation>
    </message>
    <message>
        <source>mailbox full or message too large for it</source>
        <translation>Postfach voll oder Nachricht dafür zu groß</translation>
    </message>
    <message>
        <source>The recipient&apos;s mailbox cannot take a message of this size. Old servers also used 552 for too many recipients; RFC 5321 asks clients to treat that as temporary.</source>
        <translation>Das Postfach des Empfängers kann keine Nachricht dieser Größe aufnehmen. Alte Server verwendeten 552 auch für zu viele Empfänger; RFC 5321 bittet Clients, das als vorläufig zu behandeln.</translation>
    </message>
    <message>
        <source>Ask the recipient to make room, or send to fewer recipients at a time.</source>
        <translation>Den Empfänger bitten, Platz zu schaffen, oder an weniger Empfänger zugleich senden.</translation>
    </message>
    <message>
        <source>The message exceeds a limit of the server or the mailbox.</source>
        <translation>Die Nachricht überschreitet eine Grenze des Servers oder des Postfachs.</translation>
    </message>
    <message>
        <source>Make the message smaller, or ask the recipient to make room.</source>
        <translation>Die Nachricht verkleinern oder den Empfänger bitten, Platz zu schaffen.</translation>
    </message>
    <message>
        <source>address not allowed</source>
        <translation>Adresse nicht erlaubt</translation>
    </message>
    <message>
        <source>The server does not accept this address: its form is wrong, it is ambiguous, or it may not be used here.</source>
        <translation>Der Server nimmt diese Adresse nicht an: Ihre Form ist falsch, sie ist mehrdeutig, oder sie darf hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Check the address; after MAIL, check which sender the logged-in user may use.</source>
        <translation>Die Adresse prüfen; nach MAIL prüfen, welchen Absender der angemeldete Benutzer verwenden darf.</translation>
    </message>
    <message>
        <source>sender not allowed</source>
        <translation>Absender nicht erlaubt</translation>
    </message>
    <message>
        <source>The sender address is not acceptable here. Often the logged-in user may not send under this address.</source>
        <translation>Die Absenderadresse ist hier nicht annehmbar. Oft darf der angemeldete Benutzer nicht unter dieser Adresse senden.</translation>
    </message>
    <message>
        <source>Use a sender that belongs to the account.</source>
        <translation>Einen Absender verwenden, der zum Konto gehört.</translation>
    </message>
    <message>
        <source>recipient not allowed</source>
        <translation>Empfänger nicht erlaubt</translation>
    </message>
    <message>
        <source>The recipient address is malformed, ambiguous, or not one that this server relays to.</source>
        <translation>Die Empfängeradresse ist fehlerhaft, mehrdeutig oder keine, an die dieser Server weiterleitet.</translation>
    </message>
    <message>
        <source>Check the spelling; log in if the server should relay.</source>
        <translation>Die Schreibweise prüfen; anmelden, falls der Server weiterleiten soll.</translation>
    </message>
    <message>
        <source>ambiguous name</source>
        <translation>mehrdeutiger Name</translation>
    </message>
    <message>
        <source>Several mailboxes fit the name. The text may list them.</source>
        <translation>Mehrere Postfächer passen zum Namen. Der Text zählt sie vielleicht auf.</translation>
    </message>
    <message>
        <source>Ask again with the full address.</source>
        <translation>Noch einmal mit der vollen Adresse fragen.</translation>
    </message>
    <message>
        <source>transaction failed</source>
        <translation>Transaktion gescheitert</translation>
    </message>
    <message>
        <source>A general and final refusal: no other code fits better, or a policy stands against the message.</source>
        <translation>Eine allgemeine und endgültige Ablehnung: Kein anderer Code passt besser, oder eine Regel steht gegen die Nachricht.</translation>
    </message>
    <message>
        <source>Read the text and the enhanced code. Do not repeat the attempt unchanged.</source>
        <translation>Den Text und den erweiterten Code lesen. Den Versuch nicht unverändert wiederholen.</translation>
    </message>
    <message>
        <source>no mail service for this client</source>
        <translation>kein Maildienst für diesen Client</translation>
    </message>
    <message>
        <source>The server refuses the whole connection: it takes no mail here, or none from this address. Only QUIT makes sense now.</source>
        <translation>Der Server lehnt die ganze Verbindung ab: Er nimmt hier keine Mails an oder keine von dieser Adresse. Nur QUIT ist jetzt sinnvoll.</translation>
    </message>
    <message>
        <source>Look for the client&apos;s address on block lists, check its reverse DNS, and ask the operator of the server.</source>
        <translation>Auf Sperrlisten nach der Adresse des Clients suchen, ihr Reverse-DNS prüfen und den Betreiber des Servers fragen.</translation>
    </message>
    <message>
        <source>client refused</source>
        <translation>Client abgelehnt</translation>
    </message>
    <message>
        <source>The server refuses this client after its hello.</source>
        <translation>Der Server lehnt diesen Client nach seiner Vorstellung ab.</translation>
    </message>
    <message>
        <source>TLS refused</source>
        <translation>TLS abgelehnt</translation>
    </message>
    <message>
        <source>The server refuses to encrypt this session. The answer is unusual; 454 would be the temporary one.</source>
        <translation>Der Server lehnt es ab, diese Sitzung zu verschlüsseln. Die Antwort ist ungewöhnlich; 454 wäre die vorläufige.</translation>
    </message>
    <message>
        <source>Look at the TLS configuration and the log of the server.</source>
        <translation>Die TLS-Konfiguration und das Protokoll des Servers ansehen.</translation>
    </message>
    <message>
        <source>The server refuses the login for good; the reason is not a plain wrong password.</source>
        <translation>Der Server lehnt die Anmeldung endgültig ab; der Grund ist nicht bloß ein falsches Passwort.</translation>
    </message>
    <message>
        <source>Read the text; check the account and the mechanism.</source>
        <translation>Den Text lesen; das Konto und den Mechanismus prüfen.</translation>
    </message>
    <message>
        <source>The server does not accept a message from this sender or client.</source>
        <translation>Der Server nimmt keine Nachricht von diesem Absender oder Client an.</translation>
    </message>
    <message>
        <source>recipient refused by policy</source>
        <translation>Empfänger durch eine Regel abgelehnt</translation>
    </message>
    <message>
        <source>A policy stands against this recipient from this client: a block list, a refused relay, or a rule of the recipient.</source>
        <translation>Eine Regel steht gegen diesen Empfänger von diesem Client: eine Sperrliste, ein abgelehntes Weiterleiten oder eine Regel des Empfängers.</translation>
    </message>
    <message>
        <source>Read the text; it often holds a link to the list or rule.</source>
        <translation>Den Text lesen; oft enthält er einen Link zur Liste oder Regel.</translation>
    </message>
    <message>
        <source>no valid recipients</source>
        <translation>keine gültigen Empfänger</translation>
    </message>
    <message>
        <source>No recipient was accepted, so that there is nothing to send.</source>
        <translation>Kein Empfänger wurde angenommen, also gibt es nichts zu senden.</translation>
    </message>
    <message>
        <source>Look at the replies to RCPT.</source>
        <translation>Die Antworten auf RCPT ansehen.</translation>
    </message>
    <message>
        <source>The server has read the message and refuses it, most often because of a filter or a policy on authentication.</source>
        <translation>Der Server hat die Nachricht gelesen und lehnt sie ab, meist wegen eines Filters oder einer Regel zur Echtheit.</translation>
    </message>
    <message>
        <source>parameter of MAIL or RCPT not recognised</source>
        <translation>Parameter von MAIL oder RCPT nicht erkannt</translation>
    </message>
    <message>
        <source>The server does not know a parameter, or does not support it. Clients should use only what EHLO offers.</source>
        <translation>Der Server kennt einen Parameter nicht oder unterstützt ihn nicht. Clients sollten nur verwenden, was EHLO anbietet.</translation>
    </message>
    <message>
        <source>Leave out the parameter, or check the list of extensions after EHLO.</source>
        <translation>Den Parameter weglassen oder die Liste der Erweiterungen nach EHLO prüfen.</translation>
    </message>
    <message>
        <source>the recipient&apos;s domain accepts no mail</source>
        <translation>die Domain des Empfängers nimmt keine Mails an</translation>
    </message>
    <message>
        <source>The server knows that the domain of the recipient takes no mail at all, usually because the domain publishes a null MX.</source>
        <translation>Der Server weiß, dass die Domain des Empfängers gar keine Mails annimmt, meist weil sie einen Null-MX veröffentlicht.</translation>
    </message>
    <message>
        <source>Check the domain of the recipient; do not try again.</source>
        <translation>Die Domain des Empfängers prüfen; nicht noch einmal versuchen.</translation>
    </message>
    <message>
        <source>refused as a duplicate</source>
        <translation>als Doppel abgelehnt</translation>
    </message>
    <message>
        <source>Some servers use it when the same message arrives too often.</source>
        <translation>Manche Server verwenden es, wenn dieselbe Nachricht zu oft ankommt.</translation>
    </message>
    <message>
        <source>Stop repeating the message; read the text.</source>
        <translation>Die Nachricht nicht weiter wiederholen; den Text lesen.</translation>
    </message>
    <message>
        <source>delivery not authorised</source>
        <translation>Zustellung nicht erlaubt</translation>
    </message>
    <message>
        <source>Some servers and filter services use it when a policy or a block list refuses the client. The second digit lies outside the grammar of RFC 5321.</source>
        <translation>Manche Server und Filterdienste verwenden es, wenn eine Regel oder Sperrliste den Client ablehnt. Die zweite Ziffer liegt außerhalb der Grammatik von RFC 5321.</translation>
    </message>
    <message>
        <source>Read the text; look for the client&apos;s address on block lists.</source>
        <translation>Den Text lesen; auf Sperrlisten nach der Adresse des Clients suchen.</translation>
    </message>
    <message>
        <source>success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>What was asked for was done.</source>
        <translation>Was verlangt wurde, ist geschehen.</translation>
    </message>
    <message>
        <source>failed for now</source>
        <translation>vorläufig gescheitert</translation>
    </message>
    <message>
        <source>The message is valid, but something that may pass stands in the way.</source>
        <translation>Die Nachricht ist gültig, aber etwas, das vorübergehen kann, steht im Weg.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>failed for good</source>
        <translation>endgültig gescheitert</translation>
    </message>
    <message>
        <source>Another attempt with the same message will fail as well.</source>
        <translation>Ein weiterer Versuch mit derselben Nachricht wird auch scheitern.</translation>
    </message>
    <message>
        <source>Change the message, the address or the configuration.</source>
        <translation>Die Nachricht, die Adresse oder die Konfiguration ändern.</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>nicht bestimmt</translation>
    </message>
    <message>
        <source>Nothing is told about the area of the reason.</source>
        <translation>Über das Gebiet des Grundes wird nichts gesagt.</translation>
    </message>
    <message>
        <source>addressing</source>
        <translation>Adressierung</translation>
    </message>
    <message>
        <source>The reason lies in an address of sender or recipient.</source>
        <translation>Der Grund liegt in einer Adresse des Absenders oder Empfängers.</translation>
    </message>
    <message>
        <source>mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>The reason lies in the recipient&apos;s mailbox.</source>
        <translation>Der Grund liegt im Postfach des Empfängers.</translation>
    </message>
    <message>
        <source>The reason lies in the receiving system.</source>
        <translation>Der Grund liegt im empfangenden System.</translation>
    </message>
    <message>
        <source>network and routing</source>
        <translation>Netz und Routing</translation>
    </message>
    <message>
        <source>The reason lies on the way to the receiving system.</source>
        <translation>Der Grund liegt auf dem Weg zum empfangenden System.</translation>
    </message>
    <message>
        <source>mail protocol</source>
        <translation>Mailprotokoll</translation>
    </message>
    <message>
        <source>The reason lies in the conversation between the two programs.</source>
        <translation>Der Grund liegt im Gespräch der beiden Programme.</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>The reason lies in the content of the message or its format.</source>
        <translation>Der Grund liegt im Inhalt der Nachricht oder in seinem Format.</translation>
    </message>
    <message>
        <source>security or policy</source>
        <translation>Sicherheit oder Regeln</translation>
    </message>
    <message>
        <source>The reason is one of security, login or policy.</source>
        <translation>Der Grund liegt in Sicherheit, Anmeldung oder Regeln.</translation>
    </message>
    <message>
        <source>no details given</source>
        <translation>keine Einzelheiten genannt</translation>
    </message>
    <message>
        <source>The server tells only whether it went well, failed for now or failed for good, and nothing about the reason.</source>
        <translation>Der Server sagt nur, ob es gelang, vorläufig oder endgültig scheiterte, und nichts über den Grund.</translation>
    </message>
    <message>
        <source>Read the text beside the code; if it does not help, read the server&apos;s log.</source>
        <translation>Den Text neben dem Code lesen; hilft er nicht, das Protokoll des Servers lesen.</translation>
    </message>
    <message>
        <source>something about an address</source>
        <translation>etwas an einer Adresse</translation>
    </message>
    <message>
        <source>The reason lies in an address of the message, but is not told more closely.</source>
        <translation>Der Grund liegt in einer Adresse der Nachricht, wird aber nicht genauer gesagt.</translation>
    </message>
    <message>
        <source>Check sender and recipient address, and read the text.</source>
        <translation>Adressen von Absender und Empfänger prüfen und den Text lesen.</translation>
    </message>
    <message>
        <source>The part before the @ names no mailbox at this domain.</source>
        <translation>Der Teil vor dem @ benennt kein Postfach in dieser Domain.</translation>
    </message>
    <message>
        <source>Check the spelling of the address with its owner.</source>
        <translation>Die Schreibweise der Adresse mit ihrem Inhaber prüfen.</translation>
    </message>
    <message>
        <source>the recipient&apos;s domain cannot take mail</source>
        <translation>die Domain des Empfängers kann keine Mails annehmen</translation>
    </message>
    <message>
        <source>The part after the @ does not exist, or does not accept mail.</source>
        <translation>Den Teil hinter dem @ gibt es nicht, oder er nimmt keine Mails an.</translation>
    </message>
    <message>
        <source>Check the spelling of the domain and its MX records.</source>
        <translation>Die Schreibweise der Domain und ihre MX-Einträge prüfen.</translation>
    </message>
    <message>
        <source>recipient address malformed</source>
        <translation>Empfängeradresse fehlerhaft</translation>
    </message>
    <message>
        <source>The address does not follow the grammar of mail addresses.</source>
        <translation>Die Adresse folgt nicht der Grammatik von Mailadressen.</translation>
    </message>
    <message>
        <source>Check the address for stray characters, missing parts and quotes.</source>
        <translation>Die Adresse auf verirrte Zeichen, fehlende Teile und Anführungszeichen prüfen.</translation>
    </message>
    <message>
        <source>recipient address ambiguous</source>
        <translation>Empfängeradresse mehrdeutig</translation>
    </message>
    <message>
        <source>The address fits more than one mailbox on the server.</source>
        <translation>Die Adresse passt zu mehr als einem Postfach auf dem Server.</translation>
    </message>
    <message>
        <source>Use the full address.</source>
        <translation>Die volle Adresse verwenden.</translation>
    </message>
    <message>
        <source>recipient address valid</source>
        <translation>Empfängeradresse gültig</translation>
    </message>
    <message>
        <source>The address is right. This code accompanies success only.</source>
        <translation>Die Adresse stimmt. Dieser Code begleitet nur einen Erfolg.</translation>
    </message>
    <message>
        <source>mailbox has moved, no forwarding</source>
        <translation>Postfach umgezogen, keine Weiterleitung</translation>
    </message>
    <message>
        <source>The address was valid once, but the mailbox is no longer here and mail is not forwarded.</source>
        <translation>Die Adresse war einmal gültig, aber das Postfach ist nicht mehr hier, und Mails werden nicht weitergeleitet.</translation>
    </message>
    <message>
        <source>Ask the recipient for the new address.</source>
        <translation>Den Empfänger nach der neuen Adresse fragen.</translation>
    </message>
    <message>
        <source>sender address malformed</source>
        <translation>Absenderadresse fehlerhaft</translation>
    </message>
    <message>
        <source>The sender address does not follow the grammar of mail addresses.</source>
        <translation>Die Absenderadresse folgt nicht der Grammatik von Mailadressen.</translation>
    </message>
    <message>
        <source>Correct the sender address that the program uses.</source>
        <translation>Die Absenderadresse berichtigen, die das Programm verwendet.</translation>
    </message>
    <message>
        <source>the sender&apos;s domain cannot be used</source>
        <translation>die Domain des Absenders ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The domain of the sender does not exist or cannot take replies.</source>
        <translation>Die Domain des Absenders gibt es nicht, oder sie kann keine Antworten annehmen.</translation>
    </message>
    <message>
        <source>Check that the sender&apos;s domain has an MX or address record.</source>
        <translation>Prüfen, ob die Domain des Absenders einen MX- oder Adresseintrag hat.</translation>
    </message>
    <message>
        <source>relayed to a system that cannot report</source>
        <translation>an ein System weitergegeben, das nicht berichten kann</translation>
    </message>
    <message>
        <source>The message went on to a system that sends no reports of delivery; its fate is not known here.</source>
        <translation>Die Nachricht ging an ein System weiter, das keine Zustellberichte sendet; ihr Schicksal ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>No action is needed; a missing report does not mean a failure.</source>
        <translation>Es ist nichts zu tun; ein fehlender Bericht bedeutet keinen Fehlschlag.</translation>
    </message>
    <message>
        <source>the recipient&apos;s domain takes no mail</source>
        <translation>die Domain des Empfängers nimmt keine Mails</translation>
    </message>
    <message>
        <source>The domain states in DNS, by a null MX record, that it accepts no mail.</source>
        <translation>Die Domain erklärt im DNS mit einem Null-MX, dass sie keine Mails annimmt.</translation>
    </message>
    <message>
        <source>something about the mailbox</source>
        <translation>etwas am Postfach</translation>
    </message>
    <message>
        <source>The mailbox exists, but something about it stands in the way; no more is told.</source>
        <translation>Es gibt das Postfach, aber etwas daran steht im Weg; mehr wird nicht gesagt.</translation>
    </message>
    <message>
        <source>Read the text; ask the recipient.</source>
        <translation>Den Text lesen; den Empfänger fragen.</translation>
    </message>
    <message>
        <source>mailbox disabled</source>
        <translation>Postfach abgeschaltet</translation>
    </message>
    <message>
        <source>The mailbox exists, but takes no mail: it is suspended or switched off.</source>
        <translation>Es gibt das Postfach, aber es nimmt keine Mails an: Es ist gesperrt oder abgeschaltet.</translation>
    </message>
    <message>
        <source>Ask the recipient by other means, or the operator of the mailbox.</source>
        <translation>Den Empfänger auf anderem Weg fragen oder den Betreiber des Postfachs.</translation>
    </message>
    <message>
        <source>mailbox full</source>
        <translation>Postfach voll</translation>
    </message>
    <message>
        <source>The mailbox has reached its limit of space or number of messages.</source>
        <translation>Das Postfach hat seine Grenze an Platz oder Zahl der Nachrichten erreicht.</translation>
    </message>
    <message>
        <source>Ask the recipient to make room; try again later.</source>
        <translation>Den Empfänger bitten, Platz zu schaffen; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>message too large for this mailbox</source>
        <translation>Nachricht für dieses Postfach zu groß</translation>
    </message>
    <message>
        <source>The message is longer than an administrative limit of the recipient permits.</source>
        <translation>Die Nachricht ist länger, als eine Verwaltungsgrenze des Empfängers erlaubt.</translation>
    </message>
    <message>
        <source>mailing list cannot be expanded</source>
        <translation>Verteiler nicht auflösbar</translation>
    </message>
    <message>
        <source>The address is a list and the server could not expand it to its members.</source>
        <translation>Die Adresse ist ein Verteiler, und der Server konnte ihn nicht in seine Mitglieder auflösen.</translation>
    </message>
    <message>
        <source>Tell the owner of the list.</source>
        <translation>Dem Inhaber des Verteilers Bescheid geben.</translation>
    </message>
    <message>
        <source>something about the receiving system</source>
        <translation>etwas am empfangenden System</translation>
    </message>
    <message>
        <source>The reason lies in the receiving system as a whole; no more is told.</source>
        <translation>Der Grund liegt im empfangenden System als Ganzem; mehr wird nicht gesagt.</translation>
    </message>
    <message>
        <source>Read the text and the log of that system.</source>
        <translation>Den Text und das Protokoll dieses Systems lesen.</translation>
    </message>
    <message>
        <source>the mail system is full</source>
        <translation>das Mailsystem ist voll</translation>
    </message>
    <message>
        <source>The server has no space left for any message.</source>
        <translation>Der Server hat für keine Nachricht mehr Platz.</translation>
    </message>
    <message>
        <source>Tell the operator; try again later.</source>
        <translation>Dem Betreiber Bescheid geben; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>the system takes no mail now</source>
        <translation>das System nimmt jetzt keine Mails an</translation>
    </message>
    <message>
        <source>The server is up but takes no messages: it is being closed down, serviced, or is overloaded.</source>
        <translation>Der Server läuft, nimmt aber keine Nachrichten an: Er wird geschlossen, gewartet oder ist überlastet.</translation>
    </message>
    <message>
        <source>Try again later; look at the state of the server.</source>
        <translation>Später noch einmal versuchen; den Zustand des Servers ansehen.</translation>
    </message>
    <message>
        <source>the system lacks a needed feature</source>
        <translation>dem System fehlt eine nötige Funktion</translation>
    </message>
    <message>
        <source>The server does not support what the message asks for.</source>
        <translation>Der Server unterstützt nicht, was die Nachricht verlangt.</translation>
    </message>
    <message>
        <source>Leave out the feature, or find a way around this server.</source>
        <translation>Die Funktion weglassen oder einen Weg um diesen Server finden.</translation>
    </message>
    <message>
        <source>message too large for the system</source>
        <translation>Nachricht für das System zu groß</translation>
    </message>
    <message>
        <source>The message is larger than the server permits for anyone.</source>
        <translation>Die Nachricht ist größer, als der Server irgendwem erlaubt.</translation>
    </message>
    <message>
        <source>Compare it with the SIZE limit in the EHLO reply and make it smaller.</source>
        <translation>Sie mit der SIZE-Grenze in der Antwort auf EHLO vergleichen und verkleinern.</translation>
    </message>
    <message>
        <source>the system is not configured correctly</source>
        <translation>das System ist nicht richtig konfiguriert</translation>
    </message>
    <message>
        <source>The server cannot take the message because of its own configuration.</source>
        <translation>Der Server kann die Nachricht wegen seiner eigenen Konfiguration nicht annehmen.</translation>
    </message>
    <message>
        <source>Tell its operator; look for a mail loop to itself or a missing local domain.</source>
        <translation>Seinem Betreiber Bescheid geben; nach einer Mailschleife auf sich selbst oder einer fehlenden lokalen Domain suchen.</translation>
    </message>
    <message>
        <source>priority was changed</source>
        <translation>Priorität wurde geändert</translation>
    </message>
    <message>
        <source>The message was accepted, but with another priority than was asked for.</source>
        <translation>Die Nachricht wurde angenommen, aber mit einer anderen Priorität als verlangt.</translation>
    </message>
    <message>
        <source>something about the network or routing</source>
        <translation>etwas am Netz oder Routing</translation>
    </message>
    <message>
        <source>The reason lies in the network or in routing; no more is told.</source>
        <translation>Der Grund liegt im Netz oder im Routing; mehr wird nicht gesagt.</translation>
    </message>
    <message>
        <source>Read the text; check the connection and DNS.</source>
        <translation>Den Text lesen; Verbindung und DNS prüfen.</translation>
    </message>
    <message>
        <source>no answer from the host</source>
        <translation>keine Antwort vom Host</translation>
    </message>
    <message>
        <source>The next server did not answer or refused the connection.</source>
        <translation>Der nächste Server antwortete nicht oder lehnte die Verbindung ab.</translation>
    </message>
    <message>
        <source>Check that the server is up and reachable on its port.</source>
        <translation>Prüfen, ob der Server läuft und auf seinem Port erreichbar ist.</translation>
    </message>
    <message>
        <source>bad connection</source>
        <translation>schlechte Verbindung</translation>
    </message>
    <message>
        <source>The connection broke, or could not carry the message to its end.</source>
        <translation>Die Verbindung brach ab oder konnte die Nachricht nicht bis zum Ende tragen.</translation>
    </message>
    <message>
        <source>Look for network trouble, firewalls and time limits.</source>
        <translation>Nach Netzproblemen, Firewalls und Zeitlimits suchen.</translation>
    </message>
    <message>
        <source>a directory server failed</source>
        <translation>ein Verzeichnisserver versagte</translation>
    </message>
    <message>
        <source>A directory that is needed for routing, such as DNS, could not answer.</source>
        <translation>Ein Verzeichnis, das zum Routing nötig ist, etwa das DNS, konnte nicht antworten.</translation>
    </message>
    <message>
        <source>Check the DNS resolver or directory of the server.</source>
        <translation>Den DNS-Resolver oder das Verzeichnis des Servers prüfen.</translation>
    </message>
    <message>
        <source>no route</source>
        <translation>kein Weg</translation>
    </message>
    <message>
        <source>The server knows no way to deliver to this destination.</source>
        <translation>Der Server kennt keinen Weg, an dieses Ziel zuzustellen.</translation>
    </message>
    <message>
        <source>Check the MX records and the routing tables.</source>
        <translation>Die MX-Einträge und die Routing-Tabellen prüfen.</translation>
    </message>
    <message>
        <source>the mail system is congested</source>
        <translation>das Mailsystem ist verstopft</translation>
    </message>
    <message>
        <source>Too much mail is on its way; the server defers this message.</source>
        <translation>Es sind zu viele Mails unterwegs; der Server schiebt diese Nachricht auf.</translation>
    </message>
    <message>
        <source>Try again later; look at the load of the server.</source>
        <translation>Später noch einmal versuchen; die Last des Servers ansehen.</translation>
    </message>
    <message>
        <source>mail loop</source>
        <translation>Mailschleife</translation>
    </message>
    <message>
        <source>The message has passed too many servers, or the same one again.</source>
        <translation>Die Nachricht lief über zu viele Server oder noch einmal über denselben.</translation>
    </message>
    <message>
        <source>Look for two servers that forward to each other; the Received lines show them.</source>
        <translation>Nach zwei Servern suchen, die aneinander weiterleiten; die Received-Zeilen zeigen sie.</translation>
    </message>
    <message>
        <source>delivery time expired</source>
        <translation>Zeit für die Zustellung abgelaufen</translation>
    </message>
    <message>
        <source>The message waited longer than permitted and was given up.</source>
        <translation>Die Nachricht wartete länger als erlaubt und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Look at the earlier errors for this message; send it again once their cause is gone.</source>
        <translation>Die früheren Fehler zu dieser Nachricht ansehen; sie noch einmal senden, sobald deren Ursache behoben ist.</translation>
    </message>
    <message>
        <source>something about the protocol</source>
        <translation>etwas am Protokoll</translation>
    </message>
    <message>
        <source>The reason lies in the conversation between the two programs; no more is told.</source>
        <translation>Der Grund liegt im Gespräch der beiden Programme; mehr wird nicht gesagt.</translation>
    </message>
    <message>
        <source>Read the conversation before this reply.</source>
        <translation>Das Gespräch vor dieser Antwort lesen.</translation>
    </message>
    <message>
        <source>invalid command</source>
        <translation>ungültiger Befehl</translation>
    </message>
    <message>
        <source>The command is unknown, or not valid at this point.</source>
        <translation>Der Befehl ist unbekannt oder an dieser Stelle nicht gültig.</translation>
    </message>
    <message>
        <source>Check the command and the order of commands.</source>
        <translation>Den Befehl und die Reihenfolge der Befehle prüfen.</translation>
    </message>
    <message>
        <source>syntax error</source>
        <translation>Syntaxfehler</translation>
    </message>
    <message>
        <source>The line could not be read.</source>
        <translation>Die Zeile war nicht lesbar.</translation>
    </message>
    <message>
        <source>too many recipients</source>
        <translation>zu viele Empfänger</translation>
    </message>
    <message>
        <source>The message has more recipients than the server takes in one transaction.</source>
        <translation>Die Nachricht hat mehr Empfänger, als der Server in einer Transaktion annimmt.</translation>
    </message>
    <message>
        <source>Send to fewer recipients at a time.</source>
        <translation>An weniger Empfänger zugleich senden.</translation>
    </message>
    <message>
        <source>invalid argument</source>
        <translation>ungültiges Argument</translation>
    </message>
    <message>
        <source>The command is valid, but not with this argument.</source>
        <translation>Der Befehl ist gültig, aber nicht mit diesem Argument.</translation>
    </message>
    <message>
        <source>Check the argument and the list of extensions after EHLO.</source>
        <translation>Das Argument und die Liste der Erweiterungen nach EHLO prüfen.</translation>
    </message>
    <message>
        <source>wrong protocol version</source>
        <translation>falsche Protokollversion</translation>
    </message>
    <message>
        <source>The two sides do not agree on the version of the protocol.</source>
        <translation>Die beiden Seiten sind sich über die Version des Protokolls nicht einig.</translation>
    </message>
    <message>
        <source>Check the software of both sides.</source>
        <translation>Die Software beider Seiten prüfen.</translation>
    </message>
    <message>
        <source>login line too long</source>
        <translation>Anmeldezeile zu lang</translation>
    </message>
    <message>
        <source>A line of the login exchange is longer than the server takes.</source>
        <translation>Eine Zeile der Anmeldung ist länger, als der Server annimmt.</translation>
    </message>
    <message>
        <source>Look at the size of the token or ticket; raise the limit of the server.</source>
        <translation>Die Größe des Tokens oder Tickets ansehen; die Grenze des Servers erhöhen.</translation>
    </message>
    <message>
        <source>something about the content</source>
        <translation>etwas am Inhalt</translation>
    </message>
    <message>
        <source>The reason lies in the content of the message; no more is told.</source>
        <translation>Der Grund liegt im Inhalt der Nachricht; mehr wird nicht gesagt.</translation>
    </message>
    <message>
        <source>Read the text; send a simpler message to compare.</source>
        <translation>Den Text lesen; zum Vergleich eine einfachere Nachricht senden.</translation>
    </message>
    <message>
        <source>kind of content not supported</source>
        <translation>Art des Inhalts nicht unterstützt</translation>
    </message>
    <message>
        <source>The server or the recipient&apos;s system does not take this kind of content.</source>
        <translation>Der Server oder das System des Empfängers nimmt diese Art von Inhalt nicht an.</translation>
    </message>
    <message>
        <source>Change the format of the message.</source>
        <translation>Das Format der Nachricht ändern.</translation>
    </message>
    <message>
        <source>conversion needed and forbidden</source>
        <translation>Umwandlung nötig und verboten</translation>
    </message>
    <message>
        <source>The message would have to be converted, but someone forbids conversion.</source>
        <translation>Die Nachricht müsste umgewandelt werden, aber jemand verbietet die Umwandlung.</translation>
    </message>
    <message>
        <source>Send it in a form that needs no conversion.</source>
        <translation>Sie in einer Form senden, die keine Umwandlung braucht.</translation>
    </message>
    <message>
        <source>conversion needed but not supported</source>
        <translation>Umwandlung nötig, aber nicht unterstützt</translation>
    </message>
    <message>
        <source>The message would have to be converted, for instance from 8 bits to 7, but the server cannot do that.</source>
        <translation>Die Nachricht müsste umgewandelt werden, etwa von 8 Bits auf 7, aber der Server kann das nicht.</translation>
    </message>
    <message>
        <source>Send it with quoted-printable or base64 encoding.</source>
        <translation>Sie mit quoted-printable oder Base64 kodiert senden.</translation>
    </message>
    <message>
        <source>converted with loss</source>
        <translation>mit Verlust umgewandelt</translation>
    </message>
    <message>
        <source>The message was converted, and something of it was lost on the way.</source>
        <translation>Die Nachricht wurde umgewandelt, und dabei ging etwas verloren.</translation>
    </message>
    <message>
        <source>Send it in a simpler form if the loss matters.</source>
        <translation>Sie in einer einfacheren Form senden, falls der Verlust stört.</translation>
    </message>
    <message>
        <source>conversion failed</source>
        <translation>Umwandlung gescheitert</translation>
    </message>
    <message>
        <source>A conversion was needed and failed.</source>
        <translation>Eine Umwandlung war nötig und scheiterte.</translation>
    </message>
    <message>
        <source>referenced content cannot be fetched</source>
        <translation>Inhalt, auf den verwiesen wird, ist nicht abrufbar</translation>
    </message>
    <message>
        <source>The server was asked to fetch the message or a part from elsewhere, and could not.</source>
        <translation>Der Server sollte die Nachricht oder einen Teil von anderswo holen und konnte es nicht.</translation>
    </message>
    <message>
        <source>Check the URL of BURL and the access it grants.</source>
        <translation>Die URL von BURL und den Zugriff, den sie gewährt, prüfen.</translation>
    </message>
    <message>
        <source>international address not permitted</source>
        <translation>internationale Adresse nicht erlaubt</translation>
    </message>
    <message>
        <source>An address with characters outside ASCII is not accepted for this sender or recipient.</source>
        <translation>Eine Adresse mit Zeichen außerhalb von ASCII wird für diesen Absender oder Empfänger nicht angenommen.</translation>
    </message>
    <message>
        <source>Use an ASCII address, if there is one.</source>
        <translation>Eine ASCII-Adresse verwenden, falls es eine gibt.</translation>
    </message>
    <message>
        <source>reply would need UTF-8</source>
        <translation>Antwort bräuchte UTF-8</translation>
    </message>
    <message>
        <source>The server would have to answer in UTF-8, but the client did not permit it with SMTPUTF8.</source>
        <translation>Der Server müsste in UTF-8 antworten, aber der Client hat es nicht mit SMTPUTF8 erlaubt.</translation>
    </message>
    <message>
        <source>Use SMTPUTF8 with this command.</source>
        <translation>SMTPUTF8 mit diesem Befehl verwenden.</translation>
    </message>
    <message>
        <source>international header cannot be passed on</source>
        <translation>internationaler Kopf nicht weiterreichbar</translation>
    </message>
    <message>
        <source>The message needs SMTPUTF8, and the next server does not offer it.</source>
        <translation>Die Nachricht braucht SMTPUTF8, und der nächste Server bietet es nicht an.</translation>
    </message>
    <message>
        <source>Send without international addresses and headers, or by another route.</source>
        <translation>Ohne internationale Adressen und Kopfzeilen senden oder auf einem anderen Weg.</translation>
    </message>
    <message>
        <source>reply would need UTF-8 (duplicate)</source>
        <translation>Antwort bräuchte UTF-8 (Doppel)</translation>
    </message>
    <message>
        <source>An accidental second registration of X.6.8, kept only so that the number is not used again.</source>
        <translation>Eine versehentliche zweite Registrierung von X.6.8, nur beibehalten, damit die Nummer nicht noch einmal verwendet wird.</translation>
    </message>
    <message>
        <source>Read it as X.6.8.</source>
        <translation>Als X.6.8 lesen.</translation>
    </message>
    <message>
        <source>something about security</source>
        <translation>etwas an der Sicherheit</translation>
    </message>
    <message>
        <source>The reason is one of security or policy; no more is told. With success it accompanies STARTTLS or a login.</source>
        <translation>Der Grund liegt in Sicherheit oder Regeln; mehr wird nicht gesagt. Bei Erfolg begleitet er STARTTLS oder eine Anmeldung.</translation>
    </message>
    <message>
        <source>Read the text and the basic code.</source>
        <translation>Den Text und den einfachen Code lesen.</translation>
    </message>
    <message>
        <source>not permitted by policy</source>
        <translation>durch Regeln nicht erlaubt</translation>
    </message>
    <message>
        <source>The sender or client may not send this message to this recipient. Filters, block lists and refused relays use this code.</source>
        <translation>Der Absender oder Client darf diese Nachricht nicht an diesen Empfänger senden. Filter, Sperrlisten und abgelehntes Weiterleiten verwenden diesen Code.</translation>
    </message>
    <message>
        <source>Read the text: it often names the rule or list. Log in if the server should relay.</source>
        <translation>Den Text lesen: Er nennt oft die Regel oder Liste. Anmelden, falls der Server weiterleiten soll.</translation>
    </message>
    <message>
        <source>may not write to this list</source>
        <translation>darf nicht an diesen Verteiler schreiben</translation>
    </message>
    <message>
        <source>The sender is not permitted to send to this mailing list.</source>
        <translation>Der Absender darf nicht an diesen Verteiler senden.</translation>
    </message>
    <message>
        <source>Subscribe, or ask the owner of the list.</source>
        <translation>Eintragen oder den Inhaber des Verteilers fragen.</translation>
    </message>
    <message>
        <source>security conversion needed but impossible</source>
        <translation>Sicherheitsumwandlung nötig, aber unmöglich</translation>
    </message>
    <message>
        <source>A secure message would have to be converted between two security systems, which cannot be done.</source>
        <translation>Eine gesicherte Nachricht müsste zwischen zwei Sicherheitssystemen umgewandelt werden, was nicht möglich ist.</translation>
    </message>
    <message>
        <source>Send it in the form that the recipient&apos;s system understands.</source>
        <translation>Sie in der Form senden, die das System des Empfängers versteht.</translation>
    </message>
    <message>
        <source>security feature not supported</source>
        <translation>Sicherheitsfunktion nicht unterstützt</translation>
    </message>
    <message>
        <source>The message or command asks for a security feature, such as a login mechanism, that the server lacks.</source>
        <translation>Die Nachricht oder der Befehl verlangt eine Sicherheitsfunktion, etwa einen Anmeldemechanismus, die dem Server fehlt.</translation>
    </message>
    <message>
        <source>Choose another mechanism from the list after EHLO.</source>
        <translation>Einen anderen Mechanismus aus der Liste nach EHLO wählen.</translation>
    </message>
    <message>
        <source>cryptographic failure</source>
        <translation>kryptografischer Fehler</translation>
    </message>
    <message>
        <source>A key, certificate or encrypted part could not be used as needed.</source>
        <translation>Ein Schlüssel, Zertifikat oder verschlüsselter Teil ließ sich nicht wie nötig verwenden.</translation>
    </message>
    <message>
        <source>Check keys and certificates on both sides.</source>
        <translation>Schlüssel und Zertifikate auf beiden Seiten prüfen.</translation>
    </message>
    <message>
        <source>cryptographic algorithm not supported</source>
        <translation>kryptografisches Verfahren nicht unterstützt</translation>
    </message>
    <message>
        <source>The server does not know the algorithm that is needed.</source>
        <translation>Der Server kennt das nötige Verfahren nicht.</translation>
    </message>
    <message>
        <source>Use a common algorithm.</source>
        <translation>Ein verbreitetes Verfahren verwenden.</translation>
    </message>
    <message>
        <source>integrity of the message not confirmed</source>
        <translation>Unversehrtheit der Nachricht nicht bestätigt</translation>
    </message>
    <message>
        <source>The message was changed on its way, or its signature does not fit.</source>
        <translation>Die Nachricht wurde unterwegs verändert, oder ihre Signatur passt nicht.</translation>
    </message>
    <message>
        <source>Look for a gateway that rewrites the message; send it again.</source>
        <translation>Nach einem Gateway suchen, das die Nachricht umschreibt; sie noch einmal senden.</translation>
    </message>
    <message>
        <source>credentials wrong</source>
        <translation>Zugangsdaten falsch</translation>
    </message>
    <message>
        <source>User name or password is wrong, or may not be used here. The server does not tell which.</source>
        <translation>Benutzername oder Passwort ist falsch oder darf hier nicht verwendet werden. Der Server sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>Check user name, password and mechanism; some accounts need an application password.</source>
        <translation>Benutzername, Passwort und Mechanismus prüfen; manche Konten brauchen ein Anwendungspasswort.</translation>
    </message>
    <message>
        <source>Choose a stronger mechanism.</source>
        <translation>Einen stärkeren Mechanismus wählen.</translation>
    </message>
    <message>
        <source>encryption needed</source>
        <translation>Verschlüsselung nötig</translation>
    </message>
    <message>
        <source>The recipient&apos;s system takes such mail only over an encrypted connection.</source>
        <translation>Das System des Empfängers nimmt solche Mails nur über eine verschlüsselte Verbindung an.</translation>
    </message>
    <message>
        <source>mechanism needs encryption</source>
        <translation>Mechanismus braucht Verschlüsselung</translation>
    </message>
    <message>
        <source>The chosen login mechanism may be used only on an encrypted connection.</source>
        <translation>Der gewählte Anmeldemechanismus darf nur auf einer verschlüsselten Verbindung verwendet werden.</translation>
    </message>
    <message>
        <source>The account is right, but the server has no key for this mechanism yet.</source>
        <translation>Das Konto stimmt, aber der Server hat noch keinen Schlüssel für diesen Mechanismus.</translation>
    </message>
    <message>
        <source>The credentials may be right, but an administrator has disabled the account.</source>
        <translation>Die Zugangsdaten mögen stimmen, aber ein Verwalter hat das Konto abgeschaltet.</translation>
    </message>
    <message>
        <source>trust between servers needed</source>
        <translation>Vertrauen zwischen Servern nötig</translation>
    </message>
    <message>
        <source>The submission server has to trust the server that holds the content, and no such trust is configured.</source>
        <translation>Der Einlieferungsserver muss dem Server vertrauen, der den Inhalt hat, und ein solches Vertrauen ist nicht konfiguriert.</translation>
    </message>
    <message>
        <source>Configure the submission server and the IMAP server to trust each other.</source>
        <translation>Einlieferungsserver und IMAP-Server so konfigurieren, dass sie einander vertrauen.</translation>
    </message>
    <message>
        <source>priority too low at present</source>
        <translation>Priorität zurzeit zu niedrig</translation>
    </message>
    <message>
        <source>The server takes only messages of higher priority for now.</source>
        <translation>Der Server nimmt vorläufig nur Nachrichten höherer Priorität an.</translation>
    </message>
    <message>
        <source>Try again later; the text may tell when.</source>
        <translation>Später noch einmal versuchen; der Text sagt vielleicht, wann.</translation>
    </message>
    <message>
        <source>message too large for its priority</source>
        <translation>Nachricht für ihre Priorität zu groß</translation>
    </message>
    <message>
        <source>A message of this priority must be smaller.</source>
        <translation>Eine Nachricht dieser Priorität muss kleiner sein.</translation>
    </message>
    <message>
        <source>Make it smaller, or change its priority.</source>
        <translation>Sie verkleinern oder ihre Priorität ändern.</translation>
    </message>
    <message>
        <source>mailbox has another owner since</source>
        <translation>Postfach hat inzwischen einen anderen Inhaber</translation>
    </message>
    <message>
        <source>The sender asked not to deliver if the mailbox has changed hands since a given day, and it has.</source>
        <translation>Der Absender bat darum, nicht zuzustellen, falls das Postfach seit einem bestimmten Tag den Inhaber gewechselt hat, und das hat es.</translation>
    </message>
    <message>
        <source>Ask the recipient by other means; remove the old address.</source>
        <translation>Den Empfänger auf anderem Weg fragen; die alte Adresse entfernen.</translation>
    </message>
    <message>
        <source>domain has another owner since</source>
        <translation>Domain hat inzwischen einen anderen Inhaber</translation>
    </message>
    <message>
        <source>The sender asked not to deliver if the domain has changed hands since a given day, and it has.</source>
        <translation>Der Absender bat darum, nicht zuzustellen, falls die Domain seit einem bestimmten Tag den Inhaber gewechselt hat, und das hat sie.</translation>
    </message>
    <message>
        <source>change of owner cannot be checked</source>
        <translation>Wechsel des Inhabers nicht prüfbar</translation>
    </message>
    <message>
        <source>The sender asked for a check of the mailbox&apos;s owner, and the server cannot make it.</source>
        <translation>Der Absender bat um eine Prüfung des Postfachinhabers, und der Server kann sie nicht leisten.</translation>
    </message>
    <message>
        <source>Send without the check, if that is acceptable.</source>
        <translation>Ohne die Prüfung senden, falls das annehmbar ist.</translation>
    </message>
    <message>
        <source>no passing DKIM signature</source>
        <translation>keine gültige DKIM-Signatur</translation>
    </message>
    <message>
        <source>The server wants a valid DKIM signature, and the message has none.</source>
        <translation>Der Server will eine gültige DKIM-Signatur, und die Nachricht hat keine.</translation>
    </message>
    <message>
        <source>Sign outgoing mail, or repair the key record in DNS.</source>
        <translation>Ausgehende Mails signieren oder den Schlüsseleintrag im DNS in Ordnung bringen.</translation>
    </message>
    <message>
        <source>no acceptable DKIM signature</source>
        <translation>keine annehmbare DKIM-Signatur</translation>
    </message>
    <message>
        <source>Signatures are valid, but none satisfies the server, for instance by its domain or strength.</source>
        <translation>Es gibt gültige Signaturen, aber keine genügt dem Server, etwa wegen ihrer Domain oder Stärke.</translation>
    </message>
    <message>
        <source>Sign with a key of the author&apos;s domain and of sufficient length.</source>
        <translation>Mit einem Schlüssel der Domain des Verfassers von ausreichender Länge signieren.</translation>
    </message>
    <message>
        <source>no DKIM signature of the author&apos;s domain</source>
        <translation>keine DKIM-Signatur der Domain des Verfassers</translation>
    </message>
    <message>
        <source>A valid signature exists, but not for the domain in the From field.</source>
        <translation>Es gibt eine gültige Signatur, aber nicht für die Domain im Feld From.</translation>
    </message>
    <message>
        <source>Sign with the domain of the From address.</source>
        <translation>Mit der Domain der From-Adresse signieren.</translation>
    </message>
    <message>
        <source>SPF failed</source>
        <translation>SPF scheiterte</translation>
    </message>
    <message>
        <source>The sender&apos;s domain does not permit this client address to send for it.</source>
        <translation>Die Domain des Absenders erlaubt dieser Clientadresse nicht, für sie zu senden.</translation>
    </message>
    <message>
        <source>Add the client address to the SPF record, or send by the domain&apos;s own servers.</source>
        <translation>Die Clientadresse in den SPF-Eintrag aufnehmen oder über die eigenen Server der Domain senden.</translation>
    </message>
    <message>
        <source>SPF could not be evaluated</source>
        <translation>SPF nicht auswertbar</translation>
    </message>
    <message>
        <source>The SPF record is faulty or DNS did not answer.</source>
        <translation>Der SPF-Eintrag ist fehlerhaft, oder das DNS antwortete nicht.</translation>
    </message>
    <message>
        <source>Check the syntax of the SPF record and its number of lookups.</source>
        <translation>Die Syntax des SPF-Eintrags und die Zahl seiner Abfragen prüfen.</translation>
    </message>
    <message>
        <source>reverse DNS failed</source>
        <translation>Reverse-DNS scheiterte</translation>
    </message>
    <message>
        <source>The client address has no reverse name, or the name does not lead back to the address.</source>
        <translation>Die Clientadresse hat keinen Namen im Reverse-DNS, oder er führt nicht zur Adresse zurück.</translation>
    </message>
    <message>
        <source>Set the PTR record of the address, and a matching address record.</source>
        <translation>Den PTR-Eintrag der Adresse und einen passenden Adresseintrag setzen.</translation>
    </message>
    <message>
        <source>several authentication checks failed</source>
        <translation>mehrere Prüfungen der Echtheit scheiterten</translation>
    </message>
    <message>
        <source>More than one check, such as SPF and DKIM, failed.</source>
        <translation>Mehr als eine Prüfung, etwa SPF und DKIM, scheiterte.</translation>
    </message>
    <message>
        <source>Repair SPF and DKIM of the sender&apos;s domain.</source>
        <translation>SPF und DKIM der Domain des Absenders in Ordnung bringen.</translation>
    </message>
    <message>
        <source>the sender&apos;s domain takes no mail</source>
        <translation>die Domain des Absenders nimmt keine Mails</translation>
    </message>
    <message>
        <source>The sender&apos;s domain states by a null MX record that it accepts no mail, so that no reply could reach it.</source>
        <translation>Die Domain des Absenders erklärt mit einem Null-MX, dass sie keine Mails annimmt; also könnte keine Antwort sie erreichen.</translation>
    </message>
    <message>
        <source>Send from a domain that accepts mail, or remove the null MX.</source>
        <translation>Von einer Domain senden, die Mails annimmt, oder den Null-MX entfernen.</translation>
    </message>
    <message>
        <source>mail flood</source>
        <translation>Mailflut</translation>
    </message>
    <message>
        <source>The server sees too many messages from one source or for one recipient.</source>
        <translation>Der Server sieht zu viele Nachrichten von einer Quelle oder für einen Empfänger.</translation>
    </message>
    <message>
        <source>Send more slowly; look for a loop or a captured account.</source>
        <translation>Langsamer senden; nach einer Schleife oder einem gekaperten Konto suchen.</translation>
    </message>
    <message>
        <source>ARC failed</source>
        <translation>ARC scheiterte</translation>
    </message>
    <message>
        <source>The chain of authentication results that forwarders add is broken.</source>
        <translation>Die Kette der Prüfergebnisse, die Weiterleitende anfügen, ist gebrochen.</translation>
    </message>
    <message>
        <source>Tell the operator of the forwarding server.</source>
        <translation>Dem Betreiber des weiterleitenden Servers Bescheid geben.</translation>
    </message>
    <message>
        <source>next server lacks REQUIRETLS</source>
        <translation>dem nächsten Server fehlt REQUIRETLS</translation>
    </message>
    <message>
        <source>The sender demands encryption on the whole way, and a server on it cannot promise that.</source>
        <translation>Der Absender verlangt Verschlüsselung auf dem ganzen Weg, und ein Server darauf kann das nicht zusagen.</translation>
    </message>
    <message>
        <source>Send without REQUIRETLS, or by a server that supports it.</source>
        <translation>Ohne REQUIRETLS senden oder über einen Server, der es unterstützt.</translation>
    </message>
    <message>
        <source>writes to a terminal</source>
        <translation>schreibt auf ein Terminal</translation>
    </message>
    <message>
        <source>The SEND command shows a message on the recipient&apos;s terminal in place of mailing it. No present server needs it.</source>
        <translation>Der Befehl SEND zeigt eine Nachricht auf dem Terminal des Empfängers, statt sie als Mail zuzustellen. Kein heutiger Server braucht ihn.</translation>
    </message>
    <message>
        <source>writes to a terminal, or mails</source>
        <translation>schreibt auf ein Terminal oder sendet eine Mail</translation>
    </message>
    <message>
        <source>The SOML command shows a message on the recipient&apos;s terminal, and mails it if nobody is there. No present server needs it.</source>
        <translation>Der Befehl SOML zeigt eine Nachricht auf dem Terminal des Empfängers und stellt sie als Mail zu, wenn niemand da ist. Kein heutiger Server braucht ihn.</translation>
    </message>
    <message>
        <source>writes to a terminal, and mails</source>
        <translation>schreibt auf ein Terminal und sendet eine Mail</translation>
    </message>
    <message>
        <source>The SAML command shows a message on the recipient&apos;s terminal and mails it as well. No present server needs it.</source>
        <translation>Der Befehl SAML zeigt eine Nachricht auf dem Terminal des Empfängers und stellt sie auch als Mail zu. Kein heutiger Server braucht ihn.</translation>
    </message>
    <message>
        <source>shows the members of a list</source>
        <translation>zeigt die Mitglieder eines Verteilers</translation>
    </message>
    <message>
        <source>The server answers EXPN with the members of a mailing list or alias. To outsiders this discloses addresses, so that many servers refuse it.</source>
        <translation>Der Server beantwortet EXPN mit den Mitgliedern eines Verteilers oder Alias. Fremden verrät das Adressen, sodass viele Server es ablehnen.</translation>
    </message>
    <message>
        <source>The server answers HELP with text for a person, sometimes about one command.</source>
        <translation>Der Server beantwortet HELP mit Text für Menschen, manchmal zu einem einzelnen Befehl.</translation>
    </message>
    <message>
        <source>swaps the roles of the two sides</source>
        <translation>tauscht die Rollen der beiden Seiten</translation>
    </message>
    <message>
        <source>After TURN the server sends the mail it holds over the same connection. It trusts anybody&apos;s word and is unsafe; ETRN and ATRN replace it.</source>
        <translation>Nach TURN sendet der Server die Mails, die er hat, über dieselbe Verbindung. Er glaubt jedem und ist unsicher; ETRN und ATRN ersetzen es.</translation>
    </message>
    <message>
        <source>message text with 8-bit characters</source>
        <translation>Nachrichtentext mit 8-Bit-Zeichen</translation>
    </message>
    <message>
        <source>The message may hold bytes above 127, such as UTF-8 text, and needs no conversion to 7 bits.</source>
        <translation>Die Nachricht darf Bytes über 127 enthalten, etwa Text in UTF-8, und muss nicht auf 7 Bits umgewandelt werden.</translation>
    </message>
    <message>
        <source>announces the size of a message</source>
        <translation>kündigt die Größe einer Nachricht an</translation>
    </message>
    <message>
        <source>The client states the size of the message in MAIL, so that the server can refuse a message that is too large before it is sent.</source>
        <translation>Der Client nennt in MAIL die Größe der Nachricht, damit der Server eine zu große ablehnen kann, bevor sie gesendet wird.</translation>
    </message>
    <message>
        <source>The largest message in bytes that the server takes; 0 or nothing stands for no fixed limit.</source>
        <translation>Die größte Nachricht in Bytes, die der Server annimmt; 0 oder nichts steht für keine feste Grenze.</translation>
    </message>
    <message>
        <source>wordy replies</source>
        <translation>wortreiche Antworten</translation>
    </message>
    <message>
        <source>After VERB, sendmail reports in detail what it does. It was never standardised and discloses internals.</source>
        <translation>Nach VERB berichtet sendmail genau, was es tut. Es wurde nie standardisiert und verrät Interna.</translation>
    </message>
    <message>
        <source>one message only</source>
        <translation>nur eine Nachricht</translation>
    </message>
    <message>
        <source>The client says that it sends a single message on this connection. It was never standardised.</source>
        <translation>Der Client sagt, dass er auf dieser Verbindung eine einzige Nachricht sendet. Es wurde nie standardisiert.</translation>
    </message>
    <message>
        <source>message in counted chunks</source>
        <translation>Nachricht in gezählten Blöcken</translation>
    </message>
    <message>
        <source>The message may be sent by BDAT in chunks of stated length. No line with a dot ends it, and nothing in it is altered.</source>
        <translation>Die Nachricht darf mit BDAT in Blöcken angegebener Länge gesendet werden. Keine Zeile mit einem Punkt beendet sie, und nichts darin wird verändert.</translation>
    </message>
    <message>
        <source>binary message content</source>
        <translation>binärer Nachrichteninhalt</translation>
    </message>
    <message>
        <source>The message may hold any bytes, without lines or limits. It needs CHUNKING.</source>
        <translation>Die Nachricht darf beliebige Bytes enthalten, ohne Zeilen und Grenzen. Es braucht CHUNKING.</translation>
    </message>
    <message>
        <source>resumes an interrupted message</source>
        <translation>setzt eine unterbrochene Nachricht fort</translation>
    </message>
    <message>
        <source>A transfer that broke can be continued where it stopped, found again by its transaction identifier. Rarely seen.</source>
        <translation>Eine abgebrochene Übertragung kann dort weitergehen, wo sie endete; ihre Transaktionskennung findet sie wieder. Selten gesehen.</translation>
    </message>
    <message>
        <source>delivery within a time</source>
        <translation>Zustellung innerhalb einer Zeit</translation>
    </message>
    <message>
        <source>The client can ask for delivery within a number of seconds, or else for the return of the message or a notice of the delay.</source>
        <translation>Der Client kann um Zustellung innerhalb einer Zahl von Sekunden bitten, sonst um die Rückgabe der Nachricht oder einen Hinweis auf die Verspätung.</translation>
    </message>
    <message>
        <source>The shortest time in seconds that the server accepts.</source>
        <translation>Die kürzeste Zeit in Sekunden, die der Server annimmt.</translation>
    </message>
    <message>
        <source>commands in batches</source>
        <translation>Befehle in Stapeln</translation>
    </message>
    <message>
        <source>The client may send several commands without waiting for each reply. That saves time on slow paths.</source>
        <translation>Der Client darf mehrere Befehle senden, ohne auf jede Antwort zu warten. Das spart Zeit auf langsamen Wegen.</translation>
    </message>
    <message>
        <source>delivery reports on request</source>
        <translation>Zustellberichte auf Wunsch</translation>
    </message>
    <message>
        <source>The client can say for which events the sender wants a report, and how much of the message it should return.</source>
        <translation>Der Client kann sagen, über welche Ereignisse der Absender einen Bericht will und wie viel von der Nachricht darin stehen soll.</translation>
    </message>
    <message>
        <source>starts delivery of waiting mail</source>
        <translation>beginnt die Zustellung wartender Mails</translation>
    </message>
    <message>
        <source>A client asks the server to deliver the mail that waits for a domain. The mail goes out over a new connection, to the host that DNS or the configuration names.</source>
        <translation>Ein Client bittet den Server, die für eine Domain wartenden Mails zuzustellen. Sie gehen über eine neue Verbindung an den Host, den das DNS oder die Konfiguration nennt.</translation>
    </message>
    <message>
        <source>detailed status codes</source>
        <translation>genaue Statuscodes</translation>
    </message>
    <message>
        <source>Replies carry a second code such as 5.1.1 that tells the reason more precisely.</source>
        <translation>Antworten tragen einen zweiten Code wie 5.1.1, der den Grund genauer sagt.</translation>
    </message>
    <message>
        <source>encryption on request</source>
        <translation>Verschlüsselung auf Wunsch</translation>
    </message>
    <message>
        <source>The client may ask to encrypt this connection. After that, the session starts again with EHLO.</source>
        <translation>Der Client kann darum bitten, diese Verbindung zu verschlüsseln. Danach beginnt die Sitzung wieder mit EHLO.</translation>
    </message>
    <message>
        <source>no unsolicited commercial mail</source>
        <translation>keine unerwünschte Werbung</translation>
    </message>
    <message>
        <source>The server states that it does not want commercial mail that nobody asked for, possibly by class. Rarely seen.</source>
        <translation>Der Server erklärt, dass er keine Werbung will, um die niemand bat, vielleicht nach Klassen. Selten gesehen.</translation>
    </message>
    <message>
        <source>The classes of solicitation that the server refuses.</source>
        <translation>Die Klassen von Werbung, die der Server ablehnt.</translation>
    </message>
    <message>
        <source>message tracking</source>
        <translation>Nachverfolgung von Nachrichten</translation>
    </message>
    <message>
        <source>The client can mark a message so that its way can be asked for later. Rarely seen.</source>
        <translation>Der Client kann eine Nachricht markieren, sodass sich ihr Weg später erfragen lässt. Selten gesehen.</translation>
    </message>
    <message>
        <source>states the responsible submitter</source>
        <translation>nennt den verantwortlichen Einlieferer</translation>
    </message>
    <message>
        <source>The client states in MAIL which address is responsible for the message, as used by Sender ID. That experiment has ended.</source>
        <translation>Der Client nennt in MAIL, welche Adresse für die Nachricht verantwortlich ist, wie von Sender ID verwendet. Dieser Versuch ist beendet.</translation>
    </message>
    <message>
        <source>fetches mail over this connection</source>
        <translation>holt Mails über diese Verbindung</translation>
    </message>
    <message>
        <source>A client that has logged in asks for the mail of its domains; the two sides then swap roles. Used on port 366.</source>
        <translation>Ein angemeldeter Client bittet um die Mails seiner Domains; die beiden Seiten tauschen dann die Rollen. Auf Port 366 verwendet.</translation>
    </message>
    <message>
        <source>login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>The client can log in with one of the mechanisms listed.</source>
        <translation>Der Client kann sich mit einem der genannten Mechanismen anmelden.</translation>
    </message>
    <message>
        <source>The login mechanisms that the server offers on this connection.</source>
        <translation>Die Anmeldemechanismen, die der Server auf dieser Verbindung anbietet.</translation>
    </message>
    <message>
        <source>message fetched by its address</source>
        <translation>Nachricht über ihre Adresse geholt</translation>
    </message>
    <message>
        <source>The client can hand over the URL of a message, for instance in an IMAP mailbox, in place of the text.</source>
        <translation>Der Client kann statt des Textes die URL einer Nachricht übergeben, etwa in einem IMAP-Postfach.</translation>
    </message>
    <message>
        <source>Where content may be fetched from.</source>
        <translation>Woher Inhalt geholt werden darf.</translation>
    </message>
    <message>
        <source>holds a message until later</source>
        <translation>hält eine Nachricht zurück</translation>
    </message>
    <message>
        <source>The client can ask the server to keep a message for a time, or until a date, before it is sent on.</source>
        <translation>Der Client kann den Server bitten, eine Nachricht eine Zeit lang oder bis zu einem Zeitpunkt zu behalten, bevor sie weitergeht.</translation>
    </message>
    <message>
        <source>The longest time in seconds, and the latest date, for which the server holds a message.</source>
        <translation>Die längste Zeit in Sekunden und der späteste Zeitpunkt, für die der Server eine Nachricht zurückhält.</translation>
    </message>
    <message>
        <source>permits conversion of content</source>
        <translation>erlaubt die Umwandlung des Inhalts</translation>
    </message>
    <message>
        <source>The sender can permit the server to convert the content to what the recipient can use. Rarely seen.</source>
        <translation>Der Absender kann dem Server erlauben, den Inhalt in das umzuwandeln, was der Empfänger nutzen kann. Selten gesehen.</translation>
    </message>
    <message>
        <source>asks what the recipient can use</source>
        <translation>fragt, was der Empfänger nutzen kann</translation>
    </message>
    <message>
        <source>The server can tell which kinds of content the recipient can use, so that a conversion fits. Rarely seen.</source>
        <translation>Der Server kann sagen, welche Arten von Inhalt der Empfänger nutzen kann, sodass eine Umwandlung passt. Selten gesehen.</translation>
    </message>
    <message>
        <source>international addresses and headers</source>
        <translation>internationale Adressen und Kopfzeilen</translation>
    </message>
    <message>
        <source>Addresses and header fields may hold characters outside ASCII, in UTF-8.</source>
        <translation>Adressen und Kopfzeilen dürfen Zeichen außerhalb von ASCII in UTF-8 enthalten.</translation>
    </message>
    <message>
        <source>message priorities</source>
        <translation>Prioritäten von Nachrichten</translation>
    </message>
    <message>
        <source>The client can give a message a priority from -9 to 9.</source>
        <translation>Der Client kann einer Nachricht eine Priorität von -9 bis 9 geben.</translation>
    </message>
    <message>
        <source>The profile that assigns meanings to the priorities.</source>
        <translation>Das Profil, das den Prioritäten Bedeutungen gibt.</translation>
    </message>
    <message>
        <source>checks for a change of owner</source>
        <translation>prüft auf einen Wechsel des Inhabers</translation>
    </message>
    <message>
        <source>The client can ask the server not to deliver if the mailbox has changed hands since a given date.</source>
        <translation>Der Client kann den Server bitten, nicht zuzustellen, falls das Postfach seit einem bestimmten Zeitpunkt den Inhaber gewechselt hat.</translation>
    </message>
    <message>
        <source>encryption on the whole way</source>
        <translation>Verschlüsselung auf dem ganzen Weg</translation>
    </message>
    <message>
        <source>The client can demand that every server on the way encrypts and checks certificates, or else returns the message.</source>
        <translation>Der Client kann verlangen, dass jeder Server auf dem Weg verschlüsselt und Zertifikate prüft oder sonst die Nachricht zurückgibt.</translation>
    </message>
    <message>
        <source>states its limits</source>
        <translation>nennt seine Grenzen</translation>
    </message>
    <message>
        <source>The server states how many recipients and messages it takes, so that clients need not find out by failing.</source>
        <translation>Der Server nennt, wie viele Empfänger und Nachrichten er annimmt, sodass Clients es nicht durch Scheitern herausfinden müssen.</translation>
    </message>
    <message>
        <source>Pairs of a limit and its value.</source>
        <translation>Paare aus einer Grenze und ihrem Wert.</translation>
    </message>
    <message>
        <source>international addresses (experiment)</source>
        <translation>internationale Adressen (Versuch)</translation>
    </message>
    <message>
        <source>The experimental forerunner of SMTPUTF8.</source>
        <translation>Der experimentelle Vorläufer von SMTPUTF8.</translation>
    </message>
    <message>
        <source>the old hello</source>
        <translation>die alte Vorstellung</translation>
    </message>
    <message>
        <source>The first command of a client without extensions. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Der erste Befehl eines Clients ohne Erweiterungen. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>the hello</source>
        <translation>die Vorstellung</translation>
    </message>
    <message>
        <source>The first command of a client; the server answers with its extensions. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Der erste Befehl eines Clients; der Server antwortet mit seinen Erweiterungen. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>names the sender</source>
        <translation>nennt den Absender</translation>
    </message>
    <message>
        <source>It starts a transaction and names the address for reports. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Er beginnt eine Transaktion und nennt die Adresse für Berichte. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>names a recipient</source>
        <translation>nennt einen Empfänger</translation>
    </message>
    <message>
        <source>One command for each recipient. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Ein Befehl je Empfänger. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>sends the message</source>
        <translation>sendet die Nachricht</translation>
    </message>
    <message>
        <source>It starts the message text, which ends with a single dot. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Er beginnt den Text der Nachricht, der mit einem einzelnen Punkt endet. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>drops the transaction</source>
        <translation>verwirft die Transaktion</translation>
    </message>
    <message>
        <source>It makes the server forget sender, recipients and text. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Er lässt den Server Absender, Empfänger und Text vergessen. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>asks whether a user exists</source>
        <translation>fragt, ob es einen Benutzer gibt</translation>
    </message>
    <message>
        <source>The server may confirm an address, or answer 252 and disclose nothing. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Der Server kann eine Adresse bestätigen oder mit 252 antworten und nichts verraten. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation>tut nichts</translation>
    </message>
    <message>
        <source>It shows that the connection is alive. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Er zeigt, dass die Verbindung lebt. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>ends the session</source>
        <translation>beendet die Sitzung</translation>
    </message>
    <message>
        <source>It closes the session in good order. Every server has it, so that it need not be listed among the extensions.</source>
        <translation>Er schließt die Sitzung ordnungsgemäß. Jeder Server hat ihn, sodass er nicht unter den Erweiterungen stehen muss.</translation>
    </message>
    <message>
        <source>the hello of LMTP</source>
        <translation>die Vorstellung von LMTP</translation>
    </message>
    <message>
        <source>The first command of an LMTP client. LMTP has no HELO or EHLO.</source>
        <translation>Der erste Befehl eines LMTP-Clients. LMTP hat weder HELO noch EHLO.</translation>
    </message>
    <message>
        <source>login, old notation</source>
        <translation>Anmeldung, alte Schreibweise</translation>
    </message>
    <message>
        <source>The form of AUTH that some old clients expect. The mechanism follows the equals sign; servers list it beside AUTH.</source>
        <translation>Die Form von AUTH, die manche alten Clients erwarten. Der Mechanismus folgt dem Gleichheitszeichen; Server nennen sie neben AUTH.</translation>
    </message>
    <message>
        <source>delivers beyond the quota</source>
        <translation>stellt über das Kontingent hinaus zu</translation>
    </message>
    <message>
        <source>In LMTP, the client can ask to deliver to a recipient although the mailbox is full.</source>
        <translation>In LMTP kann der Client darum bitten, einem Empfänger zuzustellen, obwohl das Postfach voll ist.</translation>
    </message>
    <message>
        <source>a reply for each recipient</source>
        <translation>eine Antwort je Empfänger</translation>
    </message>
    <message>
        <source>After the message the server answers once for each recipient, so that each can accept or refuse it.</source>
        <translation>Nach der Nachricht antwortet der Server je Empfänger einmal, sodass jeder sie annehmen oder ablehnen kann.</translation>
    </message>
    <message>
        <source>hello without waiting for the greeting</source>
        <translation>Vorstellung, ohne auf die Begrüßung zu warten</translation>
    </message>
    <message>
        <source>A client that knows the server may send its first commands before the greeting arrives.</source>
        <translation>Ein Client, der den Server kennt, darf seine ersten Befehle senden, bevor die Begrüßung ankommt.</translation>
    </message>
    <message>
        <source>The experimental name of PIPECONNECT.</source>
        <translation>Der experimentelle Name von PIPECONNECT.</translation>
    </message>
    <message>
        <source>a return address for each recipient</source>
        <translation>eine Rückadresse je Empfänger</translation>
    </message>
    <message>
        <source>The server can form a separate return address for each recipient, so that bounces tell who did not receive the mail.</source>
        <translation>Der Server kann je Empfänger eine eigene Rückadresse bilden, sodass Rückläufer sagen, wer die Mail nicht bekam.</translation>
    </message>
    <message>
        <source>acts for another client</source>
        <translation>handelt für einen anderen Client</translation>
    </message>
    <message>
        <source>A trusted front end tells the server the true address, name and login of the client behind it. It must be offered to trusted hosts only.</source>
        <translation>Ein vertrauenswürdiges Vorsystem nennt dem Server die wahre Adresse, den Namen und die Anmeldung des Clients dahinter. Es darf nur vertrauenswürdigen Hosts angeboten werden.</translation>
    </message>
    <message>
        <source>The attributes that may be set.</source>
        <translation>Die Angaben, die gesetzt werden dürfen.</translation>
    </message>
    <message>
        <source>passes on who the client was</source>
        <translation>gibt weiter, wer der Client war</translation>
    </message>
    <message>
        <source>A filter tells the server who delivered the message first, for its log.</source>
        <translation>Ein Filter nennt dem Server für dessen Protokoll, wer die Nachricht zuerst einlieferte.</translation>
    </message>
    <message>
        <source>login between Exchange servers</source>
        <translation>Anmeldung zwischen Exchange-Servern</translation>
    </message>
    <message>
        <source>The login that Exchange servers use among each other.</source>
        <translation>Die Anmeldung, die Exchange-Server untereinander verwenden.</translation>
    </message>
    <message>
        <source>The login mechanisms offered to other Exchange servers.</source>
        <translation>Die Anmeldemechanismen, die anderen Exchange-Servern angeboten werden.</translation>
    </message>
    <message>
        <source>encryption between Exchange servers</source>
        <translation>Verschlüsselung zwischen Exchange-Servern</translation>
    </message>
    <message>
        <source>Exchange servers of one organisation encrypt among each other without public certificates.</source>
        <translation>Exchange-Server einer Organisation verschlüsseln untereinander ohne öffentliche Zertifikate.</translation>
    </message>
    <message>
        <source>exchange of routing tables</source>
        <translation>Austausch von Routing-Tabellen</translation>
    </message>
    <message>
        <source>Old Exchange servers pass the state of their links to each other. The command had a severe fault in 2005 and should not be reachable from outside.</source>
        <translation>Alte Exchange-Server geben einander den Zustand ihrer Verbindungen weiter. Der Befehl hatte 2005 einen schweren Fehler und sollte von außen nicht erreichbar sein.</translation>
    </message>
    <message>
        <source>Exchange properties with the message</source>
        <translation>Exchange-Eigenschaften mit der Nachricht</translation>
    </message>
    <message>
        <source>Exchange servers pass properties of a message that have no place in Internet mail.</source>
        <translation>Exchange-Server geben Eigenschaften einer Nachricht weiter, die in Internet-Mails keinen Platz haben.</translation>
    </message>
    <message>
        <source>names the next connector</source>
        <translation>nennt den nächsten Konnektor</translation>
    </message>
    <message>
        <source>Exchange servers tell each other the destination inside the organisation.</source>
        <translation>Exchange-Server nennen einander das Ziel innerhalb der Organisation.</translation>
    </message>
    <message>
        <source>session of a front end</source>
        <translation>Sitzung eines Vorsystems</translation>
    </message>
    <message>
        <source>An Exchange front end passes on the session of a client.</source>
        <translation>Ein Exchange-Vorsystem gibt die Sitzung eines Clients weiter.</translation>
    </message>
    <message>
        <source>An Exchange front end passes on the address of the sending client.</source>
        <translation>Ein Exchange-Vorsystem gibt die Adresse des sendenden Clients weiter.</translation>
    </message>
    <message>
        <source>An Exchange front end tells where the session leads.</source>
        <translation>Ein Exchange-Vorsystem sagt, wohin die Sitzung führt.</translation>
    </message>
    <message>
        <source>session parameters</source>
        <translation>Sitzungsparameter</translation>
    </message>
    <message>
        <source>Exchange servers agree on parameters of the session.</source>
        <translation>Exchange-Server einigen sich auf Parameter der Sitzung.</translation>
    </message>
    <message>
        <source>a second copy for safety</source>
        <translation>eine zweite Kopie zur Sicherheit</translation>
    </message>
    <message>
        <source>Exchange servers keep a second copy of a message until it is delivered.</source>
        <translation>Exchange-Server behalten eine zweite Kopie einer Nachricht, bis sie zugestellt ist.</translation>
    </message>
    <message>
        <source>Exchange servers ask for the second copies that another server keeps.</source>
        <translation>Exchange-Server fragen nach den zweiten Kopien, die ein anderer Server behält.</translation>
    </message>
    <message>
        <source>originating organisation</source>
        <translation>Organisation der Herkunft</translation>
    </message>
    <message>
        <source>Exchange servers pass on which organisation a message comes from.</source>
        <translation>Exchange-Server geben weiter, aus welcher Organisation eine Nachricht kommt.</translation>
    </message>
    <message>
        <source>original sender</source>
        <translation>ursprünglicher Absender</translation>
    </message>
    <message>
        <source>Exchange servers pass on the original sender of a message.</source>
        <translation>Exchange-Server geben den ursprünglichen Absender einer Nachricht weiter.</translation>
    </message>
    <message>
        <source>direction of a message</source>
        <translation>Richtung einer Nachricht</translation>
    </message>
    <message>
        <source>Exchange servers mark whether a message comes from inside or outside.</source>
        <translation>Exchange-Server vermerken, ob eine Nachricht von innen oder außen kommt.</translation>
    </message>
    <message>
        <source>organisation of a message</source>
        <translation>Organisation einer Nachricht</translation>
    </message>
    <message>
        <source>Exchange servers pass on the organisation to which a message belongs.</source>
        <translation>Exchange-Server geben weiter, zu welcher Organisation eine Nachricht gehört.</translation>
    </message>
    <message>
        <source>marks a probe message</source>
        <translation>kennzeichnet eine Probenachricht</translation>
    </message>
    <message>
        <source>Exchange servers mark messages that only test the service.</source>
        <translation>Exchange-Server kennzeichnen Nachrichten, die nur den Dienst prüfen.</translation>
    </message>
    <message>
        <source>state of a message</source>
        <translation>Zustand einer Nachricht</translation>
    </message>
    <message>
        <source>Exchange servers pass on what they already know about a message.</source>
        <translation>Exchange-Server geben weiter, was sie über eine Nachricht schon wissen.</translation>
    </message>
    <message>
        <source>The kinds of state that the server takes.</source>
        <translation>Die Arten von Zustand, die der Server annimmt.</translation>
    </message>
    <message>
        <source>transfer to the cloud</source>
        <translation>Übertragung in die Cloud</translation>
    </message>
    <message>
        <source>Exchange marks messages that go between a local organisation and its cloud.</source>
        <translation>Exchange kennzeichnet Nachrichten zwischen einer örtlichen Organisation und ihrer Cloud.</translation>
    </message>
    <message>
        <source>private extension</source>
        <translation>private Erweiterung</translation>
    </message>
    <message>
        <source>Seen in the EHLO replies of some servers; its maker has not documented it.</source>
        <translation>In EHLO-Antworten mancher Server gesehen; ihr Hersteller hat sie nicht beschrieben.</translation>
    </message>
    <message>
        <source>acknowledgement</source>
        <translation>Empfangsbestätigung</translation>
    </message>
    <message>
        <source>A private extension for the acknowledgement of messages, seldom seen.</source>
        <translation>Eine private Erweiterung zur Bestätigung von Nachrichten, selten gesehen.</translation>
    </message>
    <message>
        <source>greylisting is in use</source>
        <translation>Greylisting ist in Betrieb</translation>
    </message>
    <message>
        <source>The server announces that it defers unknown clients at first.</source>
        <translation>Der Server kündigt an, dass er unbekannte Clients zuerst vertröstet.</translation>
    </message>
    <message>
        <source>An early form of ETRN.</source>
        <translation>Eine frühe Form von ETRN.</translation>
    </message>
    <message>
        <source>shows how an address is routed</source>
        <translation>zeigt, welchen Weg eine Adresse nimmt</translation>
    </message>
    <message>
        <source>The server tells how it would route an address. It discloses internals.</source>
        <translation>Der Server sagt, welchen Weg er für eine Adresse nähme. Das verrät Interna.</translation>
    </message>
    <message>
        <source>shows the state of the server</source>
        <translation>zeigt den Zustand des Servers</translation>
    </message>
    <message>
        <source>The server tells about its channels. It discloses internals.</source>
        <translation>Der Server berichtet über seine Kanäle. Das verrät Interna.</translation>
    </message>
    <message>
        <source>shows circuit checks</source>
        <translation>zeigt Prüfungen der Leitungen</translation>
    </message>
    <message>
        <source>The server tells about its checks of circuits. It discloses internals.</source>
        <translation>Der Server berichtet über seine Prüfungen der Leitungen. Das verrät Interna.</translation>
    </message>
    <message>
        <source>shows whether a database is current</source>
        <translation>zeigt, ob eine Datenbank aktuell ist</translation>
    </message>
    <message>
        <source>The server tells whether its compiled tables are current. It discloses internals.</source>
        <translation>Der Server sagt, ob seine übersetzten Tabellen aktuell sind. Das verrät Interna.</translation>
    </message>
    <message>
        <source>marks against loops</source>
        <translation>Kennzeichen gegen Schleifen</translation>
    </message>
    <message>
        <source>The server names a mark by which mail loops are found.</source>
        <translation>Der Server nennt ein Kennzeichen, an dem sich Mailschleifen erkennen lassen.</translation>
    </message>
    <message>
        <source>The mark of this server.</source>
        <translation>Das Kennzeichen dieses Servers.</translation>
    </message>
    <message>
        <source>delivery flags</source>
        <translation>Zustellkennzeichen</translation>
    </message>
    <message>
        <source>The client can pass flags for delivery between the servers of one site.</source>
        <translation>Der Client kann zwischen den Servern eines Standorts Kennzeichen für die Zustellung mitgeben.</translation>
    </message>
    <message>
        <source>marks a first submission</source>
        <translation>kennzeichnet eine Ersteinlieferung</translation>
    </message>
    <message>
        <source>Sendmail&apos;s mark for mail that comes from a user&apos;s own program.</source>
        <translation>Sendmails Kennzeichen für Mails, die aus dem eigenen Programm eines Benutzers kommen.</translation>
    </message>
    <message>
        <source>time of the server</source>
        <translation>Uhrzeit des Servers</translation>
    </message>
    <message>
        <source>A private extension that tells the time of the server.</source>
        <translation>Eine private Erweiterung, die die Uhrzeit des Servers nennt.</translation>
    </message>
    <message>
        <source>debugging aid</source>
        <translation>Hilfe zur Fehlersuche</translation>
    </message>
    <message>
        <source>A private extension that shows internal state. It should not be reachable from outside.</source>
        <translation>Eine private Erweiterung, die den inneren Zustand zeigt. Sie sollte von außen nicht erreichbar sein.</translation>
    </message>
    <message>
        <source>says only that it knows extensions</source>
        <translation>sagt nur, dass er Erweiterungen kennt</translation>
    </message>
    <message>
        <source>The word belongs into the greeting; as a keyword it offers nothing.</source>
        <translation>Das Wort gehört in die Begrüßung; als Schlüsselwort bietet es nichts an.</translation>
    </message>
    <message>
        <source>fetches published files</source>
        <translation>holt veröffentlichte Dateien</translation>
    </message>
    <message>
        <source>The client can fetch files that the operator publishes, such as a contact for security matters.</source>
        <translation>Der Client kann Dateien holen, die der Betreiber veröffentlicht, etwa eine Kontaktadresse für Sicherheitsfragen.</translation>
    </message>
    <message>
        <source>hidden by a firewall</source>
        <translation>von einer Firewall verborgen</translation>
    </message>
    <message>
        <source>A firewall that inspects SMTP has overwritten a keyword with the letter X, very often STARTTLS. Encryption is thereby prevented.</source>
        <translation>Eine Firewall, die SMTP überwacht, hat ein Schlüsselwort mit dem Buchstaben X überschrieben, sehr oft STARTTLS. Verschlüsselung wird damit verhindert.</translation>
    </message>
    <message>
        <source>A keyword that begins with X is private to the maker of the server or to its site. What it does is not in this table.</source>
        <translation>Ein Schlüsselwort, das mit X beginnt, gehört dem Hersteller des Servers oder seinem Standort. Was es tut, steht nicht in dieser Tabelle.</translation>
    </message>
    <message>
        <source>Known to the maker only.</source>
        <translation>Nur dem Hersteller bekannt.</translation>
    </message>
    <message>
        <source>one recipient a transaction</source>
        <translation>ein Empfänger je Transaktion</translation>
    </message>
    <message>
        <source>at most %1 recipients a transaction</source>
        <translation>höchstens %1 Empfänger je Transaktion</translation>
    </message>
    <message>
        <source>one transaction a session</source>
        <translation>eine Transaktion je Sitzung</translation>
    </message>
    <message>
        <source>at most %1 transactions a session</source>
        <translation>höchstens %1 Transaktionen je Sitzung</translation>
    </message>
    <message>
        <source>recipients of one domain a session</source>
        <translation>Empfänger einer Domain je Sitzung</translation>
    </message>
    <message>
        <source>recipients of at most %1 domains a session</source>
        <translation>Empfänger von höchstens %1 Domains je Sitzung</translation>
    </message>
    <message>
        <source>The kind of bytes that the message holds.</source>
        <translation>Die Art der Bytes, die die Nachricht enthält.</translation>
    </message>
    <message>
        <source>The size of the message in bytes, line ends counted as two.</source>
        <translation>Die Größe der Nachricht in Bytes, Zeilenenden als zwei gezählt.</translation>
    </message>
    <message>
        <source>The name by which an interrupted transfer is found again.</source>
        <translation>Der Name, unter dem eine unterbrochene Übertragung wiedergefunden wird.</translation>
    </message>
    <message>
        <source>Delivery within this time, or else return (R) or notice (N).</source>
        <translation>Zustellung innerhalb dieser Zeit, sonst Rückgabe (R) oder Hinweis (N).</translation>
    </message>
    <message>
        <source>How much of the message a report returns: all, or the header only.</source>
        <translation>Wie viel von der Nachricht ein Bericht zurückgibt: alles oder nur den Kopf.</translation>
    </message>
    <message>
        <source>The sender&apos;s own identifier, repeated in reports.</source>
        <translation>Die eigene Kennung des Absenders, in Berichten wiederholt.</translation>
    </message>
    <message>
        <source>For which events the sender wants a report.</source>
        <translation>Über welche Ereignisse der Absender einen Bericht will.</translation>
    </message>
    <message>
        <source>The recipient&apos;s address as the sender first gave it.</source>
        <translation>Die Adresse des Empfängers, wie der Absender sie zuerst angab.</translation>
    </message>
    <message>
        <source>The classes of solicitation to which the message belongs.</source>
        <translation>Die Klassen von Werbung, zu denen die Nachricht gehört.</translation>
    </message>
    <message>
        <source>The key by which the way of the message can be asked for.</source>
        <translation>Der Schlüssel, mit dem sich der Weg der Nachricht erfragen lässt.</translation>
    </message>
    <message>
        <source>The address responsible for the message.</source>
        <translation>Die für die Nachricht verantwortliche Adresse.</translation>
    </message>
    <message>
        <source>Who submitted the message, as the client has verified it.</source>
        <translation>Wer die Nachricht einlieferte, wie der Client es geprüft hat.</translation>
    </message>
    <message>
        <source>Hold the message for this time.</source>
        <translation>Die Nachricht diese Zeit lang zurückhalten.</translation>
    </message>
    <message>
        <source>Hold the message until this time.</source>
        <translation>Die Nachricht bis zu diesem Zeitpunkt zurückhalten.</translation>
    </message>
    <message>
        <source>The content may be converted.</source>
        <translation>Der Inhalt darf umgewandelt werden.</translation>
    </message>
    <message>
        <source>Ask what kinds of content the recipient can use.</source>
        <translation>Fragen, welche Arten von Inhalt der Empfänger nutzen kann.</translation>
    </message>
    <message>
        <source>The message or its addresses hold characters outside ASCII.</source>
        <translation>Die Nachricht oder ihre Adressen enthalten Zeichen außerhalb von ASCII.</translation>
    </message>
    <message>
        <source>The priority of the message.</source>
        <translation>Die Priorität der Nachricht.</translation>
    </message>
    <message>
        <source>Deliver only if the mailbox has not changed hands since this time.</source>
        <translation>Nur zustellen, wenn das Postfach seit diesem Zeitpunkt den Inhaber nicht gewechselt hat.</translation>
    </message>
    <message>
        <source>Every server on the way must encrypt and check certificates.</source>
        <translation>Jeder Server auf dem Weg muss verschlüsseln und Zertifikate prüfen.</translation>
    </message>
    <message>
        <source>An ASCII address in place of the international one.</source>
        <translation>Eine ASCII-Adresse anstelle der internationalen.</translation>
    </message>
    <message>
        <source>Deliver although the mailbox is full.</source>
        <translation>Zustellen, obwohl das Postfach voll ist.</translation>
    </message>
    <message>
        <source>Ask for a reply for each recipient after the message.</source>
        <translation>Nach der Nachricht um eine Antwort je Empfänger bitten.</translation>
    </message>
    <message>
        <source>Form a return address for each recipient.</source>
        <translation>Je Empfänger eine Rückadresse bilden.</translation>
    </message>
    <message>
        <source>A property that Exchange servers pass on among each other.</source>
        <translation>Eine Eigenschaft, die Exchange-Server untereinander weitergeben.</translation>
    </message>
    <message>
        <source>Flags for delivery between the servers of one site.</source>
        <translation>Kennzeichen für die Zustellung zwischen den Servern eines Standorts.</translation>
    </message>
    <message>
        <source>password in clear</source>
        <translation>Passwort im Klartext</translation>
    </message>
    <message>
        <source>User name and password go to the server in one step. Over TLS this is the most widely supported login; without TLS anybody on the way can read it.</source>
        <translation>Benutzername und Passwort gehen in einem Schritt an den Server. Über TLS ist das die am weitesten verbreitete Anmeldung; ohne TLS kann sie jeder unterwegs lesen.</translation>
    </message>
    <message>
        <source>Without encryption: user name and password.</source>
        <translation>Ohne Verschlüsselung: Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>The password itself.</source>
        <translation>Das Passwort selbst.</translation>
    </message>
    <message>
        <source>password in clear, old form</source>
        <translation>Passwort im Klartext, alte Form</translation>
    </message>
    <message>
        <source>The server asks for user name and password one after the other. PLAIN does the same in one step and is standardised.</source>
        <translation>Der Server fragt nacheinander nach Benutzername und Passwort. PLAIN tut dasselbe in einem Schritt und ist standardisiert.</translation>
    </message>
    <message>
        <source>no login</source>
        <translation>keine Anmeldung</translation>
    </message>
    <message>
        <source>The client names itself freely, and the server checks nothing. On a mail server it should not open a relay.</source>
        <translation>Der Client nennt sich, wie er will, und der Server prüft nichts. Auf einem Mailserver sollte das kein Weiterleiten öffnen.</translation>
    </message>
    <message>
        <source>The text that the client gives of itself.</source>
        <translation>Der Text, den der Client über sich angibt.</translation>
    </message>
    <message>
        <source>Nothing secret.</source>
        <translation>Nichts Geheimes.</translation>
    </message>
    <message>
        <source>login by client certificate</source>
        <translation>Anmeldung mit Clientzertifikat</translation>
    </message>
    <message>
        <source>The server takes the identity from outside the exchange, most often from the certificate that the client shows in TLS.</source>
        <translation>Der Server nimmt die Identität von außerhalb des Austauschs, meist aus dem Zertifikat, das der Client in TLS zeigt.</translation>
    </message>
    <message>
        <source>The user name that is asked for; with TLS 1.2 also the certificate.</source>
        <translation>Der gewünschte Benutzername; mit TLS 1.2 auch das Zertifikat.</translation>
    </message>
    <message>
        <source>keyed digest of a challenge</source>
        <translation>Schlüsselprüfsumme einer Aufforderung</translation>
    </message>
    <message>
        <source>The password stays at home; a digest of the server&apos;s challenge proves it. The digest is outdated, the server does not prove itself, and it must keep a form of the password that is as good as the password.</source>
        <translation>Das Passwort bleibt zu Hause; eine Prüfsumme der Aufforderung des Servers beweist es. Das Verfahren ist veraltet, der Server beweist sich nicht und muss eine Form des Passworts aufbewahren, die so gut ist wie das Passwort.</translation>
    </message>
    <message>
        <source>The user name, and enough to try passwords offline.</source>
        <translation>Der Benutzername und genug, um Passwörter ohne Server durchzuprobieren.</translation>
    </message>
    <message>
        <source>Nothing at login, but it stores a form equal to the password.</source>
        <translation>Bei der Anmeldung nichts, aber er bewahrt eine dem Passwort gleichwertige Form auf.</translation>
    </message>
    <message>
        <source>digest with realm, outdated</source>
        <translation>Prüfsumme mit Bereich, veraltet</translation>
    </message>
    <message>
        <source>An extended challenge and response that proved hard to implement alike. It has been declared historic; SCRAM replaces it.</source>
        <translation>Aufforderung und Antwort in erweiterter Form, die sich schwer einheitlich umsetzen ließ. Für historisch erklärt; SCRAM ersetzt es.</translation>
    </message>
    <message>
        <source>CRAM-MD5 with another digest, offered by Courier. It has the same weaknesses of design.</source>
        <translation>CRAM-MD5 mit einer anderen Prüfsumme, von Courier angeboten. Es hat dieselben Schwächen im Entwurf.</translation>
    </message>
    <message>
        <source>digest of a time stamp</source>
        <translation>Prüfsumme eines Zeitstempels</translation>
    </message>
    <message>
        <source>The digest login of POP3, listed by some servers by mistake. It does not belong to SMTP.</source>
        <translation>Die Prüfsummenanmeldung von POP3, von manchen Servern irrtümlich genannt. Sie gehört nicht zu SMTP.</translation>
    </message>
    <message>
        <source>Nothing at login, but it stores the password.</source>
        <translation>Bei der Anmeldung nichts, aber er bewahrt das Passwort auf.</translation>
    </message>
    <message>
        <source>Windows domain login, outdated</source>
        <translation>Anmeldung an Windows-Domänen, veraltet</translation>
    </message>
    <message>
        <source>The challenge and response of Windows domains. Its first version is broken and its second can be relayed; Kerberos or tokens replace it.</source>
        <translation>Aufforderung und Antwort von Windows-Domänen. Die erste Version ist gebrochen, die zweite lässt sich weiterreichen; Kerberos oder Tokens ersetzen es.</translation>
    </message>
    <message>
        <source>User, domain and computer name, and enough to try passwords offline.</source>
        <translation>Namen von Benutzer, Domäne und Rechner und genug, um Passwörter ohne Server durchzuprobieren.</translation>
    </message>
    <message>
        <source>NTLM under another name</source>
        <translation>NTLM unter anderem Namen</translation>
    </message>
    <message>
        <source>The name under which some Microsoft servers offered NTLM.</source>
        <translation>Der Name, unter dem manche Microsoft-Server NTLM anboten.</translation>
    </message>
    <message>
        <source>CompuServe&apos;s login</source>
        <translation>Anmeldung von CompuServe</translation>
    </message>
    <message>
        <source>Remote Passphrase Authentication, used by CompuServe and a few Windows clients. Out of use.</source>
        <translation>Remote Passphrase Authentication, von CompuServe und einigen Windows-Clients verwendet. Außer Gebrauch.</translation>
    </message>
    <message>
        <source>A form of the password.</source>
        <translation>Eine Form des Passworts.</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-1)</source>
        <translation>gesalzener Beweis beider Seiten (SHA-1)</translation>
    </message>
    <message>
        <source>The password stays at home, both sides prove that they know it, and the server stores only a salted form.</source>
        <translation>Das Passwort bleibt zu Hause, beide Seiten beweisen, dass sie es kennen, und der Server bewahrt nur eine gesalzene Form auf.</translation>
    </message>
    <message>
        <source>The user name, and enough to try passwords offline, slowed down by the iteration count.</source>
        <translation>Der Benutzername und genug, um Passwörter ohne Server durchzuprobieren, verlangsamt durch die Zahl der Wiederholungen.</translation>
    </message>
    <message>
        <source>A proof that is good for this login only.</source>
        <translation>Ein Beweis, der nur für diese Anmeldung taugt.</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-1), bound to TLS</source>
        <translation>gesalzener Beweis beider Seiten (SHA-1), an TLS gebunden</translation>
    </message>
    <message>
        <source>As without -PLUS, and the proof is tied to this very TLS connection, so that nobody in the middle can pass it on.</source>
        <translation>Wie ohne -PLUS, und der Beweis ist an genau diese TLS-Verbindung gebunden, sodass ihn niemand dazwischen weiterreichen kann.</translation>
    </message>
    <message>
        <source>Nothing that could be used, since it runs inside TLS.</source>
        <translation>Nichts Verwendbares, da es innerhalb von TLS abläuft.</translation>
    </message>
    <message>
        <source>A proof that is good for this connection only.</source>
        <translation>Ein Beweis, der nur für diese Verbindung taugt.</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-256)</source>
        <translation>gesalzener Beweis beider Seiten (SHA-256)</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-256), bound to TLS</source>
        <translation>gesalzener Beweis beider Seiten (SHA-256), an TLS gebunden</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-224)</source>
        <translation>gesalzener Beweis beider Seiten (SHA-224)</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-224), bound to TLS</source>
        <translation>gesalzener Beweis beider Seiten (SHA-224), an TLS gebunden</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-384)</source>
        <translation>gesalzener Beweis beider Seiten (SHA-384)</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-384), bound to TLS</source>
        <translation>gesalzener Beweis beider Seiten (SHA-384), an TLS gebunden</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-512)</source>
        <translation>gesalzener Beweis beider Seiten (SHA-512)</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA-512), bound to TLS</source>
        <translation>gesalzener Beweis beider Seiten (SHA-512), an TLS gebunden</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA3-512)</source>
        <translation>gesalzener Beweis beider Seiten (SHA3-512)</translation>
    </message>
    <message>
        <source>salted proof by both sides (SHA3-512), bound to TLS</source>
        <translation>gesalzener Beweis beider Seiten (SHA3-512), an TLS gebunden</translation>
    </message>
    <message>
        <source>forerunner of SCRAM, outdated</source>
        <translation>Vorläufer von SCRAM, veraltet</translation>
    </message>
    <message>
        <source>A draft of 1997 with MD5. It was given up, and present SCRAM does not fit it.</source>
        <translation>Ein Entwurf von 1997 mit MD5. Er wurde aufgegeben, und das heutige SCRAM passt nicht dazu.</translation>
    </message>
    <message>
        <source>salted proof by both sides</source>
        <translation>gesalzener Beweis beider Seiten</translation>
    </message>
    <message>
        <source>A member of the SCRAM family with a digest that is not in this table. The password stays at home and both sides prove that they know it.</source>
        <translation>Ein Mitglied der SCRAM-Familie mit einer Prüfsumme, die nicht in dieser Tabelle steht. Das Passwort bleibt zu Hause, und beide Seiten beweisen, dass sie es kennen.</translation>
    </message>
    <message>
        <source>login by OAuth 2.0 token</source>
        <translation>Anmeldung mit OAuth-2.0-Token</translation>
    </message>
    <message>
        <source>The client shows a token that an authorisation service has issued. The password never reaches the mail server.</source>
        <translation>Der Client zeigt ein Token, das ein Autorisierungsdienst ausgestellt hat. Das Passwort erreicht den Mailserver nie.</translation>
    </message>
    <message>
        <source>Without encryption: a token that lets anybody in until it expires.</source>
        <translation>Ohne Verschlüsselung: ein Token, das jeden einlässt, bis es abläuft.</translation>
    </message>
    <message>
        <source>The token, which is good until it expires.</source>
        <translation>Das Token, das taugt, bis es abläuft.</translation>
    </message>
    <message>
        <source>login by OAuth 1.0a token</source>
        <translation>Anmeldung mit OAuth-1.0a-Token</translation>
    </message>
    <message>
        <source>A signed request of the older OAuth. Hardly used for mail.</source>
        <translation>Eine signierte Anfrage des älteren OAuth. Für Mails kaum verwendet.</translation>
    </message>
    <message>
        <source>The signed request, without the key.</source>
        <translation>Die signierte Anfrage ohne den Schlüssel.</translation>
    </message>
    <message>
        <source>A signature that is good for this request.</source>
        <translation>Eine Signatur, die für diese Anfrage taugt.</translation>
    </message>
    <message>
        <source>login by OAuth 2.0 token, Google&apos;s form</source>
        <translation>Anmeldung mit OAuth-2.0-Token, Googles Form</translation>
    </message>
    <message>
        <source>The form of OAUTHBEARER that came first and that the large providers still use.</source>
        <translation>Die Form von OAUTHBEARER, die zuerst da war und die die großen Anbieter noch verwenden.</translation>
    </message>
    <message>
        <source>login by OAuth 1.0 token, Google&apos;s form</source>
        <translation>Anmeldung mit OAuth-1.0-Token, Googles Form</translation>
    </message>
    <message>
        <source>Google&apos;s first form of login by token; out of service.</source>
        <translation>Googles erste Form der Anmeldung mit Token; außer Betrieb.</translation>
    </message>
    <message>
        <source>login by OpenID 2.0</source>
        <translation>Anmeldung mit OpenID 2.0</translation>
    </message>
    <message>
        <source>The client proves its identity by a detour over a web browser. Hardly used for mail.</source>
        <translation>Der Client beweist seine Identität auf einem Umweg über einen Webbrowser. Für Mails kaum verwendet.</translation>
    </message>
    <message>
        <source>The identifier of the user.</source>
        <translation>Die Kennung des Benutzers.</translation>
    </message>
    <message>
        <source>A signed statement of the identity service.</source>
        <translation>Eine signierte Aussage des Identitätsdienstes.</translation>
    </message>
    <message>
        <source>login by SAML 2.0</source>
        <translation>Anmeldung mit SAML 2.0</translation>
    </message>
    <message>
        <source>The identity service of the user.</source>
        <translation>Der Identitätsdienst des Benutzers.</translation>
    </message>
    <message>
        <source>Google&apos;s early token</source>
        <translation>Googles frühes Token</translation>
    </message>
    <message>
        <source>A token login that Google used before OAuth.</source>
        <translation>Eine Anmeldung mit Token, die Google vor OAuth verwendete.</translation>
    </message>
    <message>
        <source>password with a token of the program</source>
        <translation>Passwort mit einem Token des Programms</translation>
    </message>
    <message>
        <source>Google&apos;s servers list it for programs of their own: PLAIN with one more token.</source>
        <translation>Googles Server nennen es für eigene Programme: PLAIN mit einem weiteren Token.</translation>
    </message>
    <message>
        <source>Apple&apos;s token</source>
        <translation>Apples Token</translation>
    </message>
    <message>
        <source>A token login of Apple&apos;s programs with iCloud. It is not documented.</source>
        <translation>Eine Anmeldung mit Token von Apples Programmen bei iCloud. Sie ist nicht beschrieben.</translation>
    </message>
    <message>
        <source>Yahoo&apos;s token</source>
        <translation>Yahoos Token</translation>
    </message>
    <message>
        <source>A token or key login of Yahoo&apos;s own programs. It is not documented.</source>
        <translation>Eine Anmeldung mit Token oder Schlüssel von Yahoos eigenen Programmen. Sie ist nicht beschrieben.</translation>
    </message>
    <message>
        <source>Zimbra&apos;s token</source>
        <translation>Zimbras Token</translation>
    </message>
    <message>
        <source>A token login between the parts of a Zimbra installation.</source>
        <translation>Eine Anmeldung mit Token zwischen den Teilen einer Zimbra-Installation.</translation>
    </message>
    <message>
        <source>AOL&apos;s token</source>
        <translation>AOLs Token</translation>
    </message>
    <message>
        <source>A token login of AOL&apos;s own programs. It is not documented.</source>
        <translation>Eine Anmeldung mit Token von AOLs eigenen Programmen. Sie ist nicht beschrieben.</translation>
    </message>
    <message>
        <source>token between parts of Dovecot</source>
        <translation>Token zwischen Teilen von Dovecot</translation>
    </message>
    <message>
        <source>Used inside a Dovecot installation; outsiders should not see it.</source>
        <translation>Innerhalb einer Dovecot-Installation verwendet; Fremde sollten es nicht sehen.</translation>
    </message>
    <message>
        <source>password in clear, for a submission server</source>
        <translation>Passwort im Klartext, für einen Einlieferungsserver</translation>
    </message>
    <message>
        <source>Apple&apos;s mail server used it, so that the submission server can fetch a message for BURL.</source>
        <translation>Apples Mailserver verwendete es, damit der Einlieferungsserver eine Nachricht für BURL holen kann.</translation>
    </message>
    <message>
        <source>Seen beside X-EXPS: Exchange servers of one organisation know each other by Kerberos.</source>
        <translation>Neben X-EXPS gesehen: Exchange-Server einer Organisation erkennen einander durch Kerberos.</translation>
    </message>
    <message>
        <source>The names of the servers.</source>
        <translation>Die Namen der Server.</translation>
    </message>
    <message>
        <source>A ticket that is good for this service.</source>
        <translation>Ein Ticket, das für diesen Dienst taugt.</translation>
    </message>
    <message>
        <source>Kerberos ticket</source>
        <translation>Kerberos-Ticket</translation>
    </message>
    <message>
        <source>The client shows a ticket that it got from the Kerberos service; both sides prove themselves and the password stays at home.</source>
        <translation>Der Client zeigt ein Ticket, das er vom Kerberos-Dienst bekam; beide Seiten beweisen sich, und das Passwort bleibt zu Hause.</translation>
    </message>
    <message>
        <source>The names of user and service, hidden inside the ticket in part.</source>
        <translation>Die Namen von Benutzer und Dienst, zum Teil im Ticket verborgen.</translation>
    </message>
    <message>
        <source>Kerberos or NTLM, negotiated</source>
        <translation>Kerberos oder NTLM, ausgehandelt</translation>
    </message>
    <message>
        <source>Client and server agree on Kerberos or NTLM first. It should be Kerberos.</source>
        <translation>Client und Server einigen sich zuerst auf Kerberos oder NTLM. Es sollte Kerberos sein.</translation>
    </message>
    <message>
        <source>A ticket, or with NTLM a response.</source>
        <translation>Ein Ticket oder mit NTLM eine Antwort.</translation>
    </message>
    <message>
        <source>Kerberos ticket, newer form</source>
        <translation>Kerberos-Ticket, neuere Form</translation>
    </message>
    <message>
        <source>Kerberos in the newer frame for GSS mechanisms, with fewer steps.</source>
        <translation>Kerberos im neueren Rahmen für GSS-Mechanismen, mit weniger Schritten.</translation>
    </message>
    <message>
        <source>Kerberos ticket, bound to TLS</source>
        <translation>Kerberos-Ticket, an TLS gebunden</translation>
    </message>
    <message>
        <source>As GS2-KRB5, and tied to this very TLS connection.</source>
        <translation>Wie GS2-KRB5 und an genau diese TLS-Verbindung gebunden.</translation>
    </message>
    <message>
        <source>a GSS mechanism</source>
        <translation>ein GSS-Mechanismus</translation>
    </message>
    <message>
        <source>A GSS mechanism in the newer frame; the rest of the name is derived from its number.</source>
        <translation>Ein GSS-Mechanismus im neueren Rahmen; der Rest des Namens ist aus seiner Nummer abgeleitet.</translation>
    </message>
    <message>
        <source>Depends on the mechanism.</source>
        <translation>Hängt vom Mechanismus ab.</translation>
    </message>
    <message>
        <source>a name that must not be used</source>
        <translation>ein Name, der nicht verwendet werden darf</translation>
    </message>
    <message>
        <source>Reserved, so that nobody uses negotiation inside the newer frame.</source>
        <translation>Reserviert, damit niemand innerhalb des neueren Rahmens aushandelt.</translation>
    </message>
    <message>
        <source>Kerberos 4, outdated</source>
        <translation>Kerberos 4, veraltet</translation>
    </message>
    <message>
        <source>The fourth version of Kerberos is broken and out of use.</source>
        <translation>Die vierte Version von Kerberos ist gebrochen und außer Gebrauch.</translation>
    </message>
    <message>
        <source>Kerberos 5, rare form</source>
        <translation>Kerberos 5, seltene Form</translation>
    </message>
    <message>
        <source>An own frame for Kerberos 5, hardly used; GSSAPI is the usual one.</source>
        <translation>Ein eigener Rahmen für Kerberos 5, kaum verwendet; GSSAPI ist der übliche.</translation>
    </message>
    <message>
        <source>one-time password</source>
        <translation>Einmalpasswort</translation>
    </message>
    <message>
        <source>Each login uses up one password of a prepared list.</source>
        <translation>Jede Anmeldung verbraucht ein Passwort einer vorbereiteten Liste.</translation>
    </message>
    <message>
        <source>A password that is used up.</source>
        <translation>Ein Passwort, das verbraucht ist.</translation>
    </message>
    <message>
        <source>one-time password, outdated</source>
        <translation>Einmalpasswort, veraltet</translation>
    </message>
    <message>
        <source>The forerunner of OTP.</source>
        <translation>Der Vorläufer von OTP.</translation>
    </message>
    <message>
        <source>code from a SecurID token</source>
        <translation>Code von einem SecurID-Gerät</translation>
    </message>
    <message>
        <source>The user types the number that a small device shows.</source>
        <translation>Der Benutzer tippt die Zahl ein, die ein kleines Gerät zeigt.</translation>
    </message>
    <message>
        <source>A code that is good for a minute.</source>
        <translation>Ein Code, der eine Minute lang taugt.</translation>
    </message>
    <message>
        <source>client proves its RSA key</source>
        <translation>Client beweist seinen RSA-Schlüssel</translation>
    </message>
    <message>
        <source>A proof by signature after ISO 9798-3, with certificates. Hardly used for mail, and its digest is outdated.</source>
        <translation>Ein Beweis durch Signatur nach ISO 9798-3, mit Zertifikaten. Für Mails kaum verwendet, und seine Prüfsumme ist veraltet.</translation>
    </message>
    <message>
        <source>The identity, but nothing that could be used again.</source>
        <translation>Die Identität, aber nichts, was sich noch einmal verwenden ließe.</translation>
    </message>
    <message>
        <source>A signature that is good for this login.</source>
        <translation>Eine Signatur, die für diese Anmeldung taugt.</translation>
    </message>
    <message>
        <source>both sides prove their RSA keys</source>
        <translation>beide Seiten beweisen ihre RSA-Schlüssel</translation>
    </message>
    <message>
        <source>client proves its DSA key</source>
        <translation>Client beweist seinen DSA-Schlüssel</translation>
    </message>
    <message>
        <source>both sides prove their DSA keys</source>
        <translation>beide Seiten beweisen ihre DSA-Schlüssel</translation>
    </message>
    <message>
        <source>client proves its elliptic key</source>
        <translation>Client beweist seinen elliptischen Schlüssel</translation>
    </message>
    <message>
        <source>both sides prove their elliptic keys</source>
        <translation>beide Seiten beweisen ihre elliptischen Schlüssel</translation>
    </message>
    <message>
        <source>signature with an elliptic key</source>
        <translation>Signatur mit einem elliptischen Schlüssel</translation>
    </message>
    <message>
        <source>The client signs the server&apos;s challenge with a key that the account knows.</source>
        <translation>Der Client signiert die Aufforderung des Servers mit einem Schlüssel, den das Konto kennt.</translation>
    </message>
    <message>
        <source>key agreement with an elliptic key</source>
        <translation>Schlüsseleinigung mit einem elliptischen Schlüssel</translation>
    </message>
    <message>
        <source>The client solves a challenge with a key that the account knows; it comes from Internet chat.</source>
        <translation>Der Client löst eine Aufgabe mit einem Schlüssel, den das Konto kennt; es stammt aus dem Internet-Chat.</translation>
    </message>
    <message>
        <source>An answer that is good for this login.</source>
        <translation>Eine Antwort, die für diese Anmeldung taugt.</translation>
    </message>
    <message>
        <source>A member of a family of signature logins that is not in this table.</source>
        <translation>Ein Mitglied einer Familie von Signaturanmeldungen, das nicht in dieser Tabelle steht.</translation>
    </message>
    <message>
        <source>login by EAP</source>
        <translation>Anmeldung mit EAP</translation>
    </message>
    <message>
        <source>Carries the login methods of network access, for instance with a federation of universities.</source>
        <translation>Trägt die Anmeldeverfahren des Netzzugangs, etwa bei einem Verbund von Universitäten.</translation>
    </message>
    <message>
        <source>The realm of the user.</source>
        <translation>Der Bereich des Benutzers.</translation>
    </message>
    <message>
        <source>Depends on the EAP method.</source>
        <translation>Hängt vom EAP-Verfahren ab.</translation>
    </message>
    <message>
        <source>login by EAP, bound to TLS</source>
        <translation>Anmeldung mit EAP, an TLS gebunden</translation>
    </message>
    <message>
        <source>As EAP-AES128, and tied to this very TLS connection.</source>
        <translation>Wie EAP-AES128 und an genau diese TLS-Verbindung gebunden.</translation>
    </message>
    <message>
        <source>login by way of the user&apos;s own domain</source>
        <translation>Anmeldung über die eigene Domain des Benutzers</translation>
    </message>
    <message>
        <source>The server passes the login on to the domain of the user, protected from end to end and bound to TLS.</source>
        <translation>Der Server reicht die Anmeldung an die Domain des Benutzers weiter, von Ende zu Ende geschützt und an TLS gebunden.</translation>
    </message>
    <message>
        <source>The domain of the user.</source>
        <translation>Die Domain des Benutzers.</translation>
    </message>
    <message>
        <source>The domain of the user and the outcome.</source>
        <translation>Die Domain des Benutzers und das Ergebnis.</translation>
    </message>
    <message>
        <source>Novell&apos;s modular login</source>
        <translation>Novells modulare Anmeldung</translation>
    </message>
    <message>
        <source>Part of Novell&apos;s directory service. Hardly used for mail.</source>
        <translation>Teil von Novells Verzeichnisdienst. Für Mails kaum verwendet.</translation>
    </message>
    <message>
        <source>Depends on the method.</source>
        <translation>Hängt vom Verfahren ab.</translation>
    </message>
    <message>
        <source>fast login again by a token</source>
        <translation>schnelle erneute Anmeldung mit einem Token</translation>
    </message>
    <message>
        <source>After a full login the server hands out a token; the next login proves it by a digest tied to TLS. It comes from Internet chat.</source>
        <translation>Nach einer vollen Anmeldung gibt der Server ein Token aus; die nächste beweist es mit einer an TLS gebundenen Prüfsumme. Es stammt aus dem Internet-Chat.</translation>
    </message>
    <message>
        <source>A proof that is good for this connection.</source>
        <translation>Ein Beweis, der für diese Verbindung taugt.</translation>
    </message>
    <message>
        <source>zero-knowledge password proof</source>
        <translation>Passwortbeweis ohne Preisgabe</translation>
    </message>
    <message>
        <source>Both sides prove the password without a hint that could be tried offline. The draft was given up, but GNU and Cyrus SASL know it.</source>
        <translation>Beide Seiten beweisen das Passwort ohne einen Anhalt, der sich ohne Server durchprobieren ließe. Der Entwurf wurde aufgegeben, aber GNU und Cyrus SASL kennen ihn.</translation>
    </message>
    <message>
        <source>The user name.</source>
        <translation>Der Benutzername.</translation>
    </message>
    <message>
        <source>A proof; it stores a verifier.</source>
        <translation>Einen Beweis; er bewahrt einen Prüfwert auf.</translation>
    </message>
    <message>
        <source>password inside an encrypted exchange</source>
        <translation>Passwort in einem verschlüsselten Austausch</translation>
    </message>
    <message>
        <source>The password is encrypted with a key that the server signs. The draft was given up; its cipher is outdated.</source>
        <translation>Das Passwort wird mit einem Schlüssel verschlüsselt, den der Server signiert. Der Entwurf wurde aufgegeben; seine Chiffre ist veraltet.</translation>
    </message>
    <message>
        <source>Nothing readable.</source>
        <translation>Nichts Lesbares.</translation>
    </message>
    <message>
        <source>Both sides prove the password without a hint that could be tried offline. It is a draft.</source>
        <translation>Beide Seiten beweisen das Passwort ohne einen Anhalt, der sich ohne Server durchprobieren ließe. Es ist ein Entwurf.</translation>
    </message>
    <message>
        <source>The server does not take the proof that the client knows the password: the password is wrong, or the server's stored key was made of another one.</source>
        <translation>Der Server nimmt den Beweis nicht an, dass der Client das Passwort kennt: Das Passwort ist falsch, oder der gespeicherte Schlüssel des Servers stammt von einem anderen.</translation>
    </message>
    <message>
        <source>Check the password, also for letters that are typed in more than one way; else set it again on the server.</source>
        <translation>Prüfen Sie das Passwort, auch auf Buchstaben, die sich auf mehr als eine Weise tippen lassen; setzen Sie es sonst auf dem Server neu.</translation>
    </message>
    <message>
        <source>The server does not know this user name.</source>
        <translation>Der Server kennt diesen Benutzernamen nicht.</translation>
    </message>
    <message>
        <source>Check the name: many servers want the whole mail address, others only the part before the @.</source>
        <translation>Prüfen Sie den Namen: Viele Server wollen die ganze E-Mail-Adresse, andere nur den Teil vor dem @.</translation>
    </message>
    <message>
        <source>The server cannot read the user name as prepared UTF-8.</source>
        <translation>Der Server kann den Benutzernamen nicht als vorbereitetes UTF-8 lesen.</translation>
    </message>
    <message>
        <source>Check the name for letters outside of ASCII, or send it unprepared.</source>
        <translation>Prüfen Sie den Namen auf Buchstaben jenseits von ASCII, oder senden Sie ihn unvorbereitet.</translation>
    </message>
    <message>
        <source>Client and server see different certificates: something between them ends the TLS connection, or the server does not know its own certificate.</source>
        <translation>Client und Server sehen verschiedene Zertifikate: Etwas zwischen ihnen beendet die TLS-Verbindung, oder der Server kennt sein eigenes Zertifikat nicht.</translation>
    </message>
    <message>
        <source>Look for a proxy or load balancer that speaks TLS in place of the server; if there is none, show the server its certificate file.</source>
        <translation>Suchen Sie einen Proxy oder Lastverteiler, der an Stelle des Servers TLS spricht; gibt es keinen, zeigen Sie dem Server seine Zertifikatsdatei.</translation>
    </message>
    <message>
        <source>The client said that the server offers no channel binding, and the server says that it does: somebody on the way has shortened the list of mechanisms.</source>
        <translation>Der Client sagte, der Server biete keine Kanalbindung an, und der Server sagt, er tue es: Jemand unterwegs hat die Liste der Verfahren gekürzt.</translation>
    </message>
    <message>
        <source>Treat it as an attack until a device that rewrites the answer to EHLO is found.</source>
        <translation>Behandeln Sie es als Angriff, bis ein Gerät gefunden ist, das die Antwort auf EHLO umschreibt.</translation>
    </message>
    <message>
        <source>The client asked for channel binding, and the server has none.</source>
        <translation>Der Client verlangte Kanalbindung, und der Server hat keine.</translation>
    </message>
    <message>
        <source>Choose the form of the mechanism without -PLUS.</source>
        <translation>Wählen Sie das Verfahren in der Form ohne -PLUS.</translation>
    </message>
    <message>
        <source>The server does not know the kind of channel binding that the client used.</source>
        <translation>Der Server kennt die Art der Kanalbindung nicht, die der Client verwendete.</translation>
    </message>
    <message>
        <source>Log in without channel binding: it says nothing about the password.</source>
        <translation>Melden Sie sich ohne Kanalbindung an: Über das Passwort sagt das nichts.</translation>
    </message>
    <message>
        <source>The server does not know an extension that the client asked for.</source>
        <translation>Der Server kennt eine Erweiterung nicht, die der Client verlangte.</translation>
    </message>
    <message>
        <source>Choose another mechanism.</source>
        <translation>Wählen Sie ein anderes Verfahren.</translation>
    </message>
    <message>
        <source>The server lacks the means to check the login at the moment.</source>
        <translation>Dem Server fehlen im Augenblick die Mittel, die Anmeldung zu prüfen.</translation>
    </message>
    <message>
        <source>The server cannot read what the client sent.</source>
        <translation>Der Server kann nicht lesen, was der Client gesendet hat.</translation>
    </message>
    <message>
        <source>Look in the server's log; the message or something on the way may be damaged.</source>
        <translation>Sehen Sie im Protokoll des Servers nach; die Nachricht oder etwas unterwegs kann beschädigt sein.</translation>
    </message>
    <message>
        <source>The server refuses the login and does not tell why.</source>
        <translation>Der Server lehnt die Anmeldung ab und sagt nicht, warum.</translation>
    </message>
    <message>
        <source>Look in the server's log.</source>
        <translation>Sehen Sie im Protokoll des Servers nach.</translation>
    </message>
    <message>
        <source>The authorisation server or the mail server does not take the token: it has expired, was withdrawn, or is meant for somebody else.</source>
        <translation>Der Autorisierungsserver oder der Mailserver nimmt das Token nicht an: Es ist abgelaufen, wurde zurückgezogen oder ist für jemand anderen bestimmt.</translation>
    </message>
    <message>
        <source>Get a new access token; check that it was made for this user and for this service.</source>
        <translation>Besorgen Sie ein neues Zugriffstoken; prüfen Sie, dass es für diesen Benutzer und diesen Dienst ausgestellt ist.</translation>
    </message>
    <message>
        <source>The mail server cannot read the token, or the user does not belong to it.</source>
        <translation>Der Mailserver kann das Token nicht lesen, oder der Benutzer gehört nicht dazu.</translation>
    </message>
    <message>
        <source>Check that the token is complete and without line ends, and that the user is the one whom it was made for.</source>
        <translation>Prüfen Sie, dass das Token vollständig und ohne Zeilenenden ist und dass der Benutzer der ist, für den es ausgestellt wurde.</translation>
    </message>
    <message>
        <source>The token is good, but was not made for sending mail here.</source>
        <translation>Das Token ist gültig, aber nicht dafür ausgestellt, hier Mail zu senden.</translation>
    </message>
    <message>
        <source>Ask for a token with the scope that the server names in its answer.</source>
        <translation>Fordern Sie ein Token mit dem Bereich (scope) an, den der Server in seiner Antwort nennt.</translation>
    </message>
    <message>
        <source>The server answered the token with an error of its own: {status}.</source>
        <translation>Der Server beantwortete das Token mit einem eigenen Fehler: {status}.</translation>
    </message>
    <message>
        <source>Look the status up in the documentation of the provider; a new token helps in most cases.</source>
        <translation>Schlagen Sie den Status in der Dokumentation des Anbieters nach; meist hilft ein neues Token.</translation>
    </message>
    <message>
        <source>Logging in over SMTP is switched off for the whole organisation at Exchange Online. The password was not looked at.</source>
        <translation>Die Anmeldung über SMTP ist bei Exchange Online für die ganze Organisation abgeschaltet. Das Passwort wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>An administrator can allow it for this mailbox alone, which goes before the setting of the organisation; security defaults and authentication policies must allow it too.</source>
        <translation>Ein Administrator kann sie für dieses Postfach allein erlauben, was der Einstellung der Organisation vorgeht; auch Sicherheitsstandards und Authentifizierungsrichtlinien müssen sie erlauben.</translation>
    </message>
    <message>
        <source>Logging in over SMTP is switched off for this mailbox at Exchange Online. The password was not looked at.</source>
        <translation>Die Anmeldung über SMTP ist bei Exchange Online für dieses Postfach abgeschaltet. Das Passwort wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>An administrator can allow authenticated SMTP in the settings of the mailbox, under its mail apps.</source>
        <translation>Ein Administrator kann authentifiziertes SMTP in den Einstellungen des Postfachs unter den E-Mail-Apps erlauben.</translation>
    </message>
    <message>
        <source>Exchange Online takes no passwords over SMTP for this account any more.</source>
        <translation>Exchange Online nimmt für dieses Konto über SMTP keine Passwörter mehr an.</translation>
    </message>
    <message>
        <source>Log in with a token: XOAUTH2 with the scope https://outlook.office.com/SMTP.Send.</source>
        <translation>Melden Sie sich mit einem Token an: XOAUTH2 mit dem Bereich https://outlook.office.com/SMTP.Send.</translation>
    </message>
    <message>
        <source>The security defaults of the organisation forbid a login with a password alone.</source>
        <translation>Die Sicherheitsstandards der Organisation verbieten eine Anmeldung allein mit dem Passwort.</translation>
    </message>
    <message>
        <source>Use a token (XOAUTH2), or let an administrator replace the security defaults by policies that allow this mailbox.</source>
        <translation>Verwenden Sie ein Token (XOAUTH2), oder lassen Sie einen Administrator die Sicherheitsstandards durch Richtlinien ersetzen, die dieses Postfach zulassen.</translation>
    </message>
    <message>
        <source>A policy of the organisation refused the login, whatever the password: place, device, or a second factor.</source>
        <translation>Eine Richtlinie der Organisation lehnte die Anmeldung ab, unabhängig vom Passwort: Ort, Gerät oder ein zweiter Faktor.</translation>
    </message>
    <message>
        <source>An administrator finds the reason in the sign-in log of Microsoft Entra.</source>
        <translation>Ein Administrator findet den Grund im Anmeldeprotokoll von Microsoft Entra.</translation>
    </message>
    <message>
        <source>Exchange Online refuses this way of logging in for reasons of policy: authenticated SMTP or passwords may be switched off for the mailbox or the organisation.</source>
        <translation>Exchange Online lehnt diese Art der Anmeldung aufgrund von Richtlinien ab: Authentifiziertes SMTP oder Passwörter können für das Postfach oder die Organisation abgeschaltet sein.</translation>
    </message>
    <message>
        <source>Ask an administrator to check authenticated SMTP, security defaults and authentication policies, in this order; or use a token (XOAUTH2).</source>
        <translation>Bitten Sie einen Administrator, authentifiziertes SMTP, Sicherheitsstandards und Authentifizierungsrichtlinien in dieser Reihenfolge zu prüfen; oder verwenden Sie ein Token (XOAUTH2).</translation>
    </message>
    <message>
        <source>Exchange Online takes mail on this port only from clients that have logged in, and this one has not, or its login failed.</source>
        <translation>Exchange Online nimmt an diesem Port Mail nur von angemeldeten Clients an, und dieser ist es nicht, oder seine Anmeldung schlug fehl.</translation>
    </message>
    <message>
        <source>Log in first. If the login is refused, authenticated SMTP may be switched off for the mailbox.</source>
        <translation>Melden Sie sich zuerst an. Wird die Anmeldung abgelehnt, kann authentifiziertes SMTP für das Postfach abgeschaltet sein.</translation>
    </message>
    <message>
        <source>Exchange does not take this mechanism here: the receive connector does not allow it, or not before TLS.</source>
        <translation>Exchange nimmt dieses Verfahren hier nicht an: Der Empfangsconnector erlaubt es nicht, oder nicht vor TLS.</translation>
    </message>
    <message>
        <source>Use STARTTLS first; else let an administrator look at the authentication settings of the receive connector.</source>
        <translation>Verwenden Sie zuerst STARTTLS; lassen Sie sonst einen Administrator die Authentifizierungseinstellungen des Empfangsconnectors ansehen.</translation>
    </message>
    <message>
        <source>Exchange refuses user name and password: one of them is wrong, or this mailbox may not log in over SMTP.</source>
        <translation>Exchange lehnt Benutzernamen und Passwort ab: Eines davon ist falsch, oder dieses Postfach darf sich nicht über SMTP anmelden.</translation>
    </message>
    <message>
        <source>Check that the name is the one for signing in, not an alias, and that authenticated SMTP is allowed for the mailbox.</source>
        <translation>Prüfen Sie, dass der Name der zum Anmelden ist und kein Alias, und dass authentifiziertes SMTP für das Postfach erlaubt ist.</translation>
    </message>
    <message>
        <source>Exchange refuses the token: it has expired, was made for another user or service, or this mailbox may not log in over SMTP.</source>
        <translation>Exchange lehnt das Token ab: Es ist abgelaufen, für einen anderen Benutzer oder Dienst ausgestellt, oder dieses Postfach darf sich nicht über SMTP anmelden.</translation>
    </message>
    <message>
        <source>Get a new token with the scope https://outlook.office.com/SMTP.Send for this user, and check that authenticated SMTP is allowed for the mailbox.</source>
        <translation>Besorgen Sie für diesen Benutzer ein neues Token mit dem Bereich https://outlook.office.com/SMTP.Send, und prüfen Sie, dass authentifiziertes SMTP für das Postfach erlaubt ist.</translation>
    </message>
    <message>
        <source>The server does not take the token: it has expired, was withdrawn, or was made for another user or service.</source>
        <translation>Der Server nimmt das Token nicht an: Es ist abgelaufen, wurde zurückgezogen oder ist für einen anderen Benutzer oder Dienst ausgestellt.</translation>
    </message>
    <message>
        <source>Get a new access token for this user and for sending mail; the password of the user does not matter here.</source>
        <translation>Besorgen Sie für diesen Benutzer ein neues Zugriffstoken, das zum Senden berechtigt; das Passwort des Benutzers spielt hier keine Rolle.</translation>
    </message>
    <message>
        <source>This user may not send in the name of that sender at Exchange.</source>
        <translation>Dieser Benutzer darf bei Exchange nicht im Namen dieses Absenders senden.</translation>
    </message>
    <message>
        <source>Send from the user's own address, or let an administrator give the permission to send as the other one.</source>
        <translation>Senden Sie von der eigenen Adresse des Benutzers, oder lassen Sie einen Administrator das Recht geben, als der andere zu senden.</translation>
    </message>
    <message>
        <source>Google wants an application password: the account has two-step verification, and its ordinary password is not taken here.</source>
        <translation>Google will ein Anwendungspasswort: Das Konto verwendet die Bestätigung in zwei Schritten, und sein gewöhnliches Passwort wird hier nicht angenommen.</translation>
    </message>
    <message>
        <source>Make an application password in the account's security settings and use it in place of the password, or log in with a token (XOAUTH2).</source>
        <translation>Legen Sie in den Sicherheitseinstellungen des Kontos ein Anwendungspasswort an und verwenden Sie es an Stelle des Passworts, oder melden Sie sich mit einem Token an (XOAUTH2).</translation>
    </message>
    <message>
        <source>Google wants the user to sign in with a browser first: the login looked unusual, or was made from a new place.</source>
        <translation>Google will, dass sich der Benutzer zuerst mit einem Browser anmeldet: Die Anmeldung wirkte ungewöhnlich oder kam von einem neuen Ort.</translation>
    </message>
    <message>
        <source>Sign in with a browser, confirm that it was you, and try again; an application password or a token is not asked so.</source>
        <translation>Melden Sie sich mit einem Browser an, bestätigen Sie, dass Sie es waren, und versuchen Sie es noch einmal; bei einem Anwendungspasswort oder Token wird nicht so gefragt.</translation>
    </message>
    <message>
        <source>Google refuses user name and password. Ordinary passwords of an account are not taken here any more, even when they are right.</source>
        <translation>Google lehnt Benutzernamen und Passwort ab. Gewöhnliche Passwörter eines Kontos werden hier nicht mehr angenommen, auch wenn sie richtig sind.</translation>
    </message>
    <message>
        <source>Use the whole mail address as the name, and an application password or a token (XOAUTH2).</source>
        <translation>Verwenden Sie die ganze E-Mail-Adresse als Namen und ein Anwendungspasswort oder ein Token (XOAUTH2).</translation>
    </message>
    <message>
        <source>The server lets a user send from addresses of his own only, and this sender is none of them.</source>
        <translation>Der Server lässt einen Benutzer nur von eigenen Adressen senden, und dieser Absender ist keine davon.</translation>
    </message>
    <message>
        <source>Send from the address of the mailbox, or have the other address entered as one of the user's.</source>
        <translation>Senden Sie von der Adresse des Postfachs, oder lassen Sie die andere Adresse als eine des Benutzers eintragen.</translation>
    </message>
    <message>
        <source>Zoho relays only for senders that belong to the account that logged in.</source>
        <translation>Zoho leitet nur für Absender weiter, die zu dem angemeldeten Konto gehören.</translation>
    </message>
    <message>
        <source>Send from the address, or an alias, of the account.</source>
        <translation>Senden Sie von der Adresse oder einem Alias des Kontos.</translation>
    </message>
    <message>
        <source>The server knows its users by their address: mail has to be fetched by POP3 or IMAP shortly before mail is taken.</source>
        <translation>Der Server erkennt seine Benutzer an ihrer Adresse: Kurz bevor er Mail annimmt, muss über POP3 oder IMAP Mail abgeholt worden sein.</translation>
    </message>
    <message>
        <source>Fetch mail with the same account from the same address first, or ask for a server that offers AUTH.</source>
        <translation>Holen Sie zuerst mit demselben Konto von derselben Adresse Mail ab, oder fragen Sie nach einem Server, der AUTH anbietet.</translation>
    </message>
    <message>
        <source>The server takes a login or mail only on an encrypted connection.</source>
        <translation>Der Server nimmt eine Anmeldung oder Mail nur über eine verschlüsselte Verbindung an.</translation>
    </message>
    <message>
        <source>Use STARTTLS first, or the port for TLS from the first byte.</source>
        <translation>Verwenden Sie zuerst STARTTLS, oder den Port für TLS vom ersten Byte an.</translation>
    </message>
    <message>
        <source>The mechanism would show the password to everybody on the way, so the server takes it on an encrypted connection only.</source>
        <translation>Das Verfahren würde das Passwort jedem unterwegs zeigen, deshalb nimmt der Server es nur über eine verschlüsselte Verbindung an.</translation>
    </message>
    <message>
        <source>Use STARTTLS first, or a mechanism that hides the password, such as SCRAM.</source>
        <translation>Verwenden Sie zuerst STARTTLS, oder ein Verfahren, das das Passwort verbirgt, etwa SCRAM.</translation>
    </message>
    <message>
        <source>Too many logins have failed, or came too quickly: the server does not look at the password for a while.</source>
        <translation>Zu viele Anmeldungen schlugen fehl oder kamen zu schnell: Der Server prüft das Passwort eine Weile nicht.</translation>
    </message>
    <message>
        <source>Wait, at least some minutes, and stop every program that tries with an old password; then try once.</source>
        <translation>Warten Sie mindestens einige Minuten, und halten Sie jedes Programm an, das es mit einem alten Passwort versucht; versuchen Sie es dann einmal.</translation>
    </message>
    <message>
        <source>The account is locked or disabled: no password will do.</source>
        <translation>Das Konto ist gesperrt oder abgeschaltet: Kein Passwort hilft.</translation>
    </message>
    <message>
        <source>Unlock it on the provider's page, or ask the administrator why it was locked.</source>
        <translation>Entsperren Sie es auf der Seite des Anbieters, oder fragen Sie den Administrator, warum es gesperrt wurde.</translation>
    </message>
    <message>
        <source>The password has expired.</source>
        <translation>Das Passwort ist abgelaufen.</translation>
    </message>
    <message>
        <source>Set a new one where the account is managed, then log in with that.</source>
        <translation>Setzen Sie ein neues, wo das Konto verwaltet wird, und melden Sie sich damit an.</translation>
    </message>
    <message>
        <source>The server knows the password in another form than this mechanism needs, and must hear it once to make the new one.</source>
        <translation>Der Server kennt das Passwort in einer anderen Form, als dieses Verfahren braucht, und muss es einmal hören, um die neue zu bilden.</translation>
    </message>
    <message>
        <source>Log in once with PLAIN on an encrypted connection, or set the password anew; after that this mechanism works.</source>
        <translation>Melden Sie sich einmal mit PLAIN über eine verschlüsselte Verbindung an, oder setzen Sie das Passwort neu; danach funktioniert dieses Verfahren.</translation>
    </message>
    <message>
        <source>The mail server cannot reach the service that checks passwords. The password was not looked at.</source>
        <translation>Der Mailserver erreicht den Dienst nicht, der Passwörter prüft. Das Passwort wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>See on the server whether Dovecot's auth service runs and whether its socket is where the mail server looks for it.</source>
        <translation>Sehen Sie auf dem Server nach, ob der Dienst auth von Dovecot läuft und ob sein Socket dort ist, wo der Mailserver ihn sucht.</translation>
    </message>
    <message>
        <source>The server cannot check passwords at the moment. Yours was not looked at.</source>
        <translation>Der Server kann im Augenblick keine Passwörter prüfen. Ihres wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Try again later; the server's log tells what its password check lacks, such as a database or a directory.</source>
        <translation>Versuchen Sie es später noch einmal; das Protokoll des Servers sagt, was seiner Prüfung fehlt, etwa eine Datenbank oder ein Verzeichnis.</translation>
    </message>
    <message>
        <source>User or password is wrong. The letters behind the message are no reason: Postfix repeats the last question of the exchange, "Password:" in base64.</source>
        <translation>Benutzer oder Passwort ist falsch. Die Buchstaben hinter der Meldung sind kein Grund: Postfix wiederholt die letzte Frage des Austauschs, „Password:“ in Base64.</translation>
    </message>
    <message>
        <source>Check name and password; the log of the password check tells which of them is wrong.</source>
        <translation>Prüfen Sie Namen und Passwort; das Protokoll der Passwortprüfung sagt, was davon falsch ist.</translation>
    </message>
    <message>
        <source>Cyrus SASL failed for a reason that has nothing to do with the password: most often saslauthd or its database cannot be reached.</source>
        <translation>Cyrus SASL scheiterte aus einem Grund, der nichts mit dem Passwort zu tun hat: Meist ist saslauthd oder seine Datenbank nicht erreichbar.</translation>
    </message>
    <message>
        <source>See on the server whether saslauthd runs, whether the mail server may use its socket, and what it writes to its log.</source>
        <translation>Sehen Sie auf dem Server nach, ob saslauthd läuft, ob der Mailserver seinen Socket verwenden darf und was es in sein Protokoll schreibt.</translation>
    </message>
    <message>
        <source>Cyrus SASL offers the mechanism but cannot do it: its plug-in or the stored secret that it needs is missing.</source>
        <translation>Cyrus SASL bietet das Verfahren an, kann es aber nicht: Das Plug-in oder das gespeicherte Geheimnis, das es braucht, fehlt.</translation>
    </message>
    <message>
        <source>Choose PLAIN on an encrypted connection, or install the plug-in and store the secret on the server.</source>
        <translation>Wählen Sie PLAIN über eine verschlüsselte Verbindung, oder installieren Sie auf dem Server das Plug-in und speichern Sie das Geheimnis.</translation>
    </message>
    <message>
        <source>The server does not know this user name in the realm where it looks for it.</source>
        <translation>Der Server kennt diesen Benutzernamen in dem Bereich (realm) nicht, in dem er ihn sucht.</translation>
    </message>
    <message>
        <source>Try the whole mail address, or the name alone: with Cyrus SASL the realm is a part of the name.</source>
        <translation>Versuchen Sie die ganze E-Mail-Adresse oder den Namen allein: Bei Cyrus SASL ist der Bereich ein Teil des Namens.</translation>
    </message>
    <message>
        <source>Exim's check of name and password came out false. It says so too when the file that it looks in lacks the user.</source>
        <translation>Die Prüfung von Namen und Passwort ging bei Exim falsch aus. Das sagt es auch, wenn der Benutzer in der Datei fehlt, in der es nachsieht.</translation>
    </message>
    <message>
        <source>Check name and password; on the server, "exim -d+auth" shows how the check was made.</source>
        <translation>Prüfen Sie Namen und Passwort; auf dem Server zeigt „exim -d+auth“, wie geprüft wurde.</translation>
    </message>
    <message>
        <source>AUTH is switched off on this port, or for this client.</source>
        <translation>AUTH ist an diesem Port oder für diesen Client abgeschaltet.</translation>
    </message>
    <message>
        <source>Use the port for submission, 587 or 465; on the server, see where AUTH is switched on.</source>
        <translation>Verwenden Sie den Port zum Einliefern, 587 oder 465; sehen Sie auf dem Server nach, wo AUTH eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Yahoo and AOL take no ordinary password from mail programs.</source>
        <translation>Yahoo und AOL nehmen von Mailprogrammen kein gewöhnliches Passwort an.</translation>
    </message>
    <message>
        <source>Make an application password in the account's security settings and use it, with the whole mail address as the name.</source>
        <translation>Legen Sie in den Sicherheitseinstellungen des Kontos ein Anwendungspasswort an und verwenden Sie es, mit der ganzen E-Mail-Adresse als Namen.</translation>
    </message>
    <message>
        <source>The ordinary password of an Apple account is not taken from mail programs.</source>
        <translation>Das gewöhnliche Passwort eines Apple-Kontos wird von Mailprogrammen nicht angenommen.</translation>
    </message>
    <message>
        <source>Make an app-specific password on account.apple.com and use it, with the whole iCloud address as the name.</source>
        <translation>Legen Sie auf account.apple.com ein anwendungsspezifisches Passwort an und verwenden Sie es, mit der ganzen iCloud-Adresse als Namen.</translation>
    </message>
    <message>
        <source>Zoho refuses name or password. With two-factor authentication it takes an application-specific password only.</source>
        <translation>Zoho lehnt Namen oder Passwort ab. Bei Zwei-Faktor-Anmeldung nimmt es nur ein anwendungsspezifisches Passwort an.</translation>
    </message>
    <message>
        <source>Use the whole mail address as the name, an application-specific password, and the server of the region where the account lives.</source>
        <translation>Verwenden Sie die ganze E-Mail-Adresse als Namen, ein anwendungsspezifisches Passwort und den Server der Region, in der das Konto liegt.</translation>
    </message>
    <message>
        <source>Fastmail takes no ordinary password from mail programs, and its basic plan none at all.</source>
        <translation>Fastmail nimmt von Mailprogrammen kein gewöhnliches Passwort an, und in seinem Basistarif gar keines.</translation>
    </message>
    <message>
        <source>Make an app password in the settings, under privacy and security, and use it with the whole mail address as the name.</source>
        <translation>Legen Sie in den Einstellungen unter Datenschutz und Sicherheit ein App-Passwort an und verwenden Sie es, mit der ganzen E-Mail-Adresse als Namen.</translation>
    </message>
    <message>
        <source>GMX and WEB.DE refuse mail programs until access by POP3, IMAP and SMTP is switched on; with two-factor authentication they want an application password.</source>
        <translation>GMX und WEB.DE lehnen Mailprogramme ab, bis der Zugriff über POP3, IMAP und SMTP eingeschaltet ist; bei Zwei-Faktor-Anmeldung wollen sie ein anwendungsspezifisches Passwort.</translation>
    </message>
    <message>
        <source>Switch the access on in the settings of the mailbox, and use an application password if a second factor is on.</source>
        <translation>Schalten Sie den Zugriff in den Einstellungen des Postfachs ein, und verwenden Sie ein anwendungsspezifisches Passwort, wenn ein zweiter Faktor aktiv ist.</translation>
    </message>
    <message>
        <source>The server refuses the NTLM login. It takes users of {target}: a user of another domain is not known to it, and too old a version of NTLM is refused by policy.</source>
        <translation>Der Server lehnt die NTLM-Anmeldung ab. Er nimmt Benutzer von {target}: Ein Benutzer einer anderen Domäne ist ihm nicht bekannt, und eine zu alte Fassung von NTLM wird aufgrund von Richtlinien abgelehnt.</translation>
    </message>
    <message>
        <source>Give the domain with the user (DOMAIN\user or user@domain), use NTLMv2, and check the clock of this machine: an answer whose time is far off is refused.</source>
        <translation>Geben Sie die Domäne mit dem Benutzer an (DOMÄNE\Benutzer oder Benutzer@Domäne), verwenden Sie NTLMv2, und prüfen Sie die Uhr dieses Rechners: Eine Antwort, deren Zeit weit abweicht, wird abgelehnt.</translation>
    </message>
    <message>
        <source>The certificate of the client does not stand for a user of this server, or none was shown.</source>
        <translation>Das Zertifikat des Clients steht für keinen Benutzer dieses Servers, oder es wurde keines gezeigt.</translation>
    </message>
    <message>
        <source>Check that a client certificate was sent, that the server trusts its issuer, and which name in it the server looks for.</source>
        <translation>Prüfen Sie, dass ein Client-Zertifikat gesendet wurde, dass der Server seinem Aussteller vertraut und nach welchem Namen darin er sucht.</translation>
    </message>
    <message>
        <source>The client gave the login up with "*", and the server confirms that.</source>
        <translation>Der Client gab die Anmeldung mit „*“ auf, und der Server bestätigt das.</translation>
    </message>
    <message>
        <source>The step before it shows why the client went no further.</source>
        <translation>Der Schritt davor zeigt, warum der Client nicht weiterging.</translation>
    </message>
    <message>
        <source>The server cannot decode a response of the login, or the initial response of the command.</source>
        <translation>Der Server kann eine Antwort der Anmeldung oder die erste Antwort des Befehls nicht dekodieren.</translation>
    </message>
    <message>
        <source>Try without an initial response: old servers do not know it; else something on the way has changed the line.</source>
        <translation>Versuchen Sie es ohne erste Antwort: Alte Server kennen sie nicht; sonst hat etwas unterwegs die Zeile verändert.</translation>
    </message>
    <message>
        <source>The server does not understand the parameters of AUTH.</source>
        <translation>Der Server versteht die Parameter von AUTH nicht.</translation>
    </message>
    <message>
        <source>Try without an initial response, or with another mechanism.</source>
        <translation>Versuchen Sie es ohne erste Antwort oder mit einem anderen Verfahren.</translation>
    </message>
    <message>
        <source>A line of the login is longer than the server takes.</source>
        <translation>Eine Zeile der Anmeldung ist länger, als der Server annimmt.</translation>
    </message>
    <message>
        <source>Send the initial response in a line of its own; large tokens and tickets need a server that takes 12288 octets.</source>
        <translation>Senden Sie die erste Antwort in einer eigenen Zeile; große Tokens und Tickets brauchen einen Server, der 12288 Oktette annimmt.</translation>
    </message>
    <message>
        <source>The server does not know AUTH here, or a device on the way does not let it through.</source>
        <translation>Der Server kennt AUTH hier nicht, oder ein Gerät unterwegs lässt es nicht durch.</translation>
    </message>
    <message>
        <source>Use the port for submission, 587 or 465, and say EHLO, not HELO, first; look for a firewall that inspects SMTP.</source>
        <translation>Verwenden Sie den Port zum Einliefern, 587 oder 465, und sagen Sie zuerst EHLO, nicht HELO; suchen Sie eine Firewall, die SMTP untersucht.</translation>
    </message>
    <message>
        <source>A user is logged in on this connection already, and one login is all that a connection may have.</source>
        <translation>Auf dieser Verbindung ist schon ein Benutzer angemeldet, und mehr als eine Anmeldung darf eine Verbindung nicht haben.</translation>
    </message>
    <message>
        <source>Connect anew for another attempt.</source>
        <translation>Verbinden Sie sich für einen weiteren Versuch neu.</translation>
    </message>
    <message>
        <source>The server takes no AUTH at this point: before EHLO, in the middle of a message, or behind a login.</source>
        <translation>Der Server nimmt an dieser Stelle kein AUTH an: vor EHLO, mitten in einer Nachricht oder nach einer Anmeldung.</translation>
    </message>
    <message>
        <source>Say EHLO first, and log in before MAIL.</source>
        <translation>Sagen Sie zuerst EHLO, und melden Sie sich vor MAIL an.</translation>
    </message>
    <message>
        <source>The server does not know the mechanism.</source>
        <translation>Der Server kennt das Verfahren nicht.</translation>
    </message>
    <message>
        <source>Choose one of those that its answer to EHLO lists on this very connection; the list may change with encryption.</source>
        <translation>Wählen Sie eines, das seine Antwort auf EHLO auf ebendieser Verbindung nennt; mit der Verschlüsselung kann sich die Liste ändern.</translation>
    </message>
    <message>
        <source>The server's policy does not take this mechanism for this user.</source>
        <translation>Die Richtlinie des Servers nimmt dieses Verfahren für diesen Benutzer nicht an.</translation>
    </message>
    <message>
        <source>Choose a stronger mechanism, or encrypt first; some providers mean an application password or a token by it.</source>
        <translation>Wählen Sie ein stärkeres Verfahren, oder verschlüsseln Sie zuerst; manche Anbieter meinen damit ein Anwendungspasswort oder ein Token.</translation>
    </message>
    <message>
        <source>The server would have to trust another service that vouches for this user, and does not.</source>
        <translation>Der Server müsste einem anderen Dienst vertrauen, der für diesen Benutzer bürgt, und tut es nicht.</translation>
    </message>
    <message>
        <source>Ask the administrator of the server; no password of the user helps.</source>
        <translation>Fragen Sie den Administrator des Servers; kein Passwort des Benutzers hilft.</translation>
    </message>
    <message>
        <source>The server takes mail on this port from users only.</source>
        <translation>Der Server nimmt an diesem Port Mail nur von Benutzern an.</translation>
    </message>
    <message>
        <source>Log in first; mail for the server's own domains goes to port 25 instead.</source>
        <translation>Melden Sie sich zuerst an; Mail für die eigenen Domains des Servers geht stattdessen an Port 25.</translation>
    </message>
    <message>
        <source>The server refuses AUTH until something else was done: most often STARTTLS.</source>
        <translation>Der Server lehnt AUTH ab, bis etwas anderes geschehen ist: meist STARTTLS.</translation>
    </message>
    <message>
        <source>Use STARTTLS first.</source>
        <translation>Verwenden Sie zuerst STARTTLS.</translation>
    </message>
    <message>
        <source>User name or password is wrong, or the account may not log in here. A good server does not tell which.</source>
        <translation>Benutzername oder Passwort ist falsch, oder das Konto darf sich hier nicht anmelden. Ein guter Server sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>Check name (often the whole mail address), password and keyboard; some providers want an application password or that SMTP is switched on. Do not try often: accounts get locked.</source>
        <translation>Prüfen Sie Namen (oft die ganze E-Mail-Adresse), Passwort und Tastatur; manche Anbieter wollen ein Anwendungspasswort, oder dass SMTP eingeschaltet ist. Versuchen Sie es nicht oft: Konten werden gesperrt.</translation>
    </message>
</context>
</TS>
