<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>mailscope::gui</name>
    <message>
        <source>No key ring can be used here. Nothing was kept or fetched.</source>
        <translation>Hier ist kein Schlüsselbund benutzbar. Nichts wurde gespeichert oder geholt.</translation>
    </message>
    <message>
        <source>No key ring can be used here: %1. Nothing was kept or fetched.</source>
        <translation>Hier ist kein Schlüsselbund benutzbar: %1. Nichts wurde gespeichert oder geholt.</translation>
    </message>
    <message>
        <source>The key ring holds nothing under the name %1.</source>
        <translation>Der Schlüsselbund enthält nichts unter dem Namen %1.</translation>
    </message>
    <message>
        <source>The variable %1 is not set.</source>
        <translation>Die Variable %1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The password file %1 is no plain file.</source>
        <translation>Die Passwortdatei %1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation>Die Passwortdatei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The password file %1 is too long to be one.</source>
        <translation>Die Passwortdatei %1 ist zu lang, um eine zu sein.</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort zeigen</translation>
    </message>
    <message>
        <source>%1 was not given: nothing was connected.</source>
        <translation>%1: nicht angegeben, also wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>The command for the password cannot be started: %1.</source>
        <translation>Der Befehl für das Passwort ist nicht zu starten: %1.</translation>
    </message>
    <message>
        <source>The command for the password did not end within %1 seconds.</source>
        <translation>Der Befehl für das Passwort endete nicht innerhalb von %1 Sekunden.</translation>
    </message>
    <message>
        <source>The command for the password said more than %1 bytes.</source>
        <translation>Der Befehl für das Passwort sagte mehr als %1 Bytes.</translation>
    </message>
    <message>
        <source>The command for the password was ended by a signal.</source>
        <translation>Der Befehl für das Passwort wurde durch ein Signal beendet.</translation>
    </message>
    <message>
        <source>The command for the password ended with exit status %1.</source>
        <translation>Der Befehl für das Passwort endete mit Status %1.</translation>
    </message>
    <message>
        <source>%1 cannot be fetched from a window: take prompt, env:NAME, file:PATH, keychain:NAME or command:CMD.</source>
        <translation>%1: aus einem Fenster so nicht zu holen. Möglich sind prompt, env:NAME, file:PFAD, keychain:NAME oder command:BEFEHL.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::AboutDialog</name>
    <message>
        <source>About Mailscope</source>
        <translation>Über Mailscope</translation>
    </message>
    <message>
        <source>The sign of Mailscope</source>
        <translation>Das Zeichen von Mailscope</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Mailscope shows what a mail server really says.</source>
        <translation>Mailscope zeigt, was ein Mailserver wirklich sagt.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ActionStrip</name>
    <message>
        <source>&amp;Break the rules</source>
        <translation>&amp;Regeln brechen</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Senden…</translation>
    </message>
    <message>
        <source>Goes through everything on a connection of its own and says what is wrong.</source>
        <translation>Prüft alles über eine eigene Verbindung und sagt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Says hello again; the server tells what it offers.</source>
        <translation>Stellt sich erneut vor; der Server nennt, was er anbietet.</translation>
    </message>
    <message>
        <source>Encrypts the connection from here on.</source>
        <translation>Verschlüsselt die Verbindung von hier an.</translation>
    </message>
    <message>
        <source>Signs in with a user name and a password.</source>
        <translation>Meldet mit Benutzername und Passwort an.</translation>
    </message>
    <message>
        <source>Asks whether a mailbox exists.</source>
        <translation>Fragt, ob es ein Postfach gibt.</translation>
    </message>
    <message>
        <source>Asks who is on a mailing list.</source>
        <translation>Fragt, wer in einem Verteiler steht.</translation>
    </message>
    <message>
        <source>Asks the server to send the mail that waits for a host.</source>
        <translation>Bittet den Server, die für einen Host wartenden Mails zu senden.</translation>
    </message>
    <message>
        <source>Asks for help, on a topic or in general.</source>
        <translation>Bittet um Hilfe, zu einem Thema oder allgemein.</translation>
    </message>
    <message>
        <source>Does nothing, which shows that the server is there.</source>
        <translation>Tut nichts und zeigt so, dass der Server da ist.</translation>
    </message>
    <message>
        <source>Takes back a message that was begun.</source>
        <translation>Nimmt eine begonnene Nachricht zurück.</translation>
    </message>
    <message>
        <source>Sends a message.</source>
        <translation>Sendet eine Nachricht.</translation>
    </message>
    <message>
        <source>Says goodbye.</source>
        <translation>Verabschiedet sich.</translation>
    </message>
    <message>
        <source>Sends what the server did not offer, and out of order. Good to see how it takes that.</source>
        <translation>Sendet auch, was der Server nicht angeboten hat, und außer der Reihe. So zeigt sich, wie er damit umgeht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Mail&amp;box to verify:</source>
        <translation>Zu prüfendes &amp;Postfach:</translation>
    </message>
    <message>
        <source>Mailing &amp;list to expand:</source>
        <translation>Aufzulösender Ver&amp;teiler:</translation>
    </message>
    <message>
        <source>&amp;Host whose mail is to be sent:</source>
        <translation>H&amp;ost, dessen Mails zu senden sind:</translation>
    </message>
    <message>
        <source>&amp;Topic, or nothing:</source>
        <translation>&amp;Thema oder nichts:</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>%1 senden</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::AnswerPanel</name>
    <message>
        <source>Copy addresses</source>
        <translation>Adressen kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Auskünfte</translation>
    </message>
    <message>
        <source>Answers, the newest first</source>
        <translation>Auskünfte, die neueste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s); the newest are shown.</source>
        <translation>
            <numerusform>%n Auskunft; die neuesten sind zu sehen.</numerusform>
            <numerusform>%n Auskünfte; die neuesten sind zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask with VRFY, EXPN, ETRN or HELP: the answer stands here, in plain words.</source>
        <translation>Mit VRFY, EXPN, ETRN oder HELP fragen: Die Auskunft steht dann hier, in klaren Worten.</translation>
    </message>
    <message>
        <source>Nothing was asked with VRFY, EXPN, ETRN or HELP.</source>
        <translation>Mit VRFY, EXPN, ETRN oder HELP wurde nichts gefragt.</translation>
    </message>
    <message>
        <source>The chosen answer names no address.</source>
        <translation>Die gewählte Auskunft nennt keine Adresse.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::AuthPanel</name>
    <message>
        <source>Allow it for this session</source>
        <translation>Für diese Sitzung erlauben</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Send what is secret although the connection is not encrypted</source>
        <translation>Geheimes senden, obwohl die Verbindung nicht verschlüsselt ist</translation>
    </message>
    <message>
        <source>Send what is secret although the certificate of the server is not valid</source>
        <translation>Geheimes senden, obwohl das Zertifikat des Servers nicht gültig ist</translation>
    </message>
    <message>
        <source>&amp;Mechanism</source>
        <translation>&amp;Mechanismus</translation>
    </message>
    <message>
        <source>The connection is not encrypted. With %1, everybody on the way can read the user name and the password.</source>
        <translation>Die Verbindung ist nicht verschlüsselt. Bei %1 kann jeder unterwegs Benutzername und Passwort mitlesen.</translation>
    </message>
    <message>
        <source>The certificate is not valid: it is not certain that the password goes to the right server.</source>
        <translation>Das Zertifikat ist nicht gültig: Es ist nicht sicher, dass das Passwort an den richtigen Server geht.</translation>
    </message>
    <message>
        <source>Connect first.</source>
        <translation>Zuerst verbinden.</translation>
    </message>
    <message>
        <source>The session is being opened.</source>
        <translation>Die Sitzung wird gerade aufgebaut.</translation>
    </message>
    <message>
        <source>Something else is under way.</source>
        <translation>Gerade läuft etwas anderes.</translation>
    </message>
    <message>
        <source>This session is signed in already.</source>
        <translation>Diese Sitzung ist bereits angemeldet.</translation>
    </message>
    <message>
        <source>The server offers no way to sign in now. “Break the rules” allows to try.</source>
        <translation>Der Server bietet jetzt keine Anmeldung an. „Regeln brechen“ erlaubt den Versuch.</translation>
    </message>
    <message>
        <source>The server does not offer %1. “Break the rules” allows to try.</source>
        <translation>Der Server bietet %1 nicht an. „Regeln brechen“ erlaubt den Versuch.</translation>
    </message>
    <message>
        <source>Type the user name.</source>
        <translation>Den Benutzernamen eingeben.</translation>
    </message>
    <message>
        <source>Not without a permission: see above.</source>
        <translation>Nicht ohne Erlaubnis: siehe oben.</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Angeboten</translation>
    </message>
    <message>
        <source>kept for another attempt</source>
        <translation>für einen weiteren Versuch behalten</translation>
    </message>
    <message>
        <source>Before TLS</source>
        <translation>Vor TLS</translation>
    </message>
    <message>
        <source>After TLS</source>
        <translation>Nach TLS</translation>
    </message>
    <message>
        <source>The server offers no way to sign in now: choose the mechanism to try.</source>
        <translation>Der Server bietet zurzeit keine Anmeldung an: Wählen Sie das Verfahren, das versucht werden soll.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>Type the token.</source>
        <translation>Geben Sie das Token ein.</translation>
    </message>
    <message>
        <source>Nothing that is offered can be used here.</source>
        <translation>Nichts von dem, was angeboten wird, ist hier benutzbar.</translation>
    </message>
    <message>
        <source>Enter a host first.</source>
        <translation>Geben Sie zuerst einen Host ein.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::AuthTypesView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Availability</name>
    <message>
        <source>Enter a host first.</source>
        <translation>Zuerst einen Host eingeben.</translation>
    </message>
    <message>
        <source>Connect first.</source>
        <translation>Zuerst verbinden.</translation>
    </message>
    <message>
        <source>Wait until the connection is ready.</source>
        <translation>Warten, bis die Verbindung bereit ist.</translation>
    </message>
    <message>
        <source>The connection is encrypted already.</source>
        <translation>Die Verbindung ist bereits verschlüsselt.</translation>
    </message>
    <message>
        <source>Say LHLO first.</source>
        <translation>Zuerst LHLO senden.</translation>
    </message>
    <message>
        <source>Say EHLO first.</source>
        <translation>Zuerst EHLO senden.</translation>
    </message>
    <message>
        <source>You are signed in already, and a server takes only one login (RFC 4954, 4).</source>
        <translation>Bereits angemeldet; ein Server nimmt nur eine Anmeldung an (RFC 4954, 4).</translation>
    </message>
    <message>
        <source>The server does not offer %1.</source>
        <translation>Der Server bietet %1 nicht an.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::CapabilityModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>In clear</source>
        <translation>Im Klartext</translation>
    </message>
    <message>
        <source>After TLS</source>
        <translation>Nach TLS</translation>
    </message>
    <message>
        <source>In TLS</source>
        <translation>In TLS</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; does not keep to the grammar</source>
        <translation>%1; hält sich nicht an die Grammatik</translation>
    </message>
    <message>
        <source>only: %1</source>
        <translation>nur: %1</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: not offered</source>
        <translation>%1: nicht angeboten</translation>
    </message>
    <message>
        <source>%1: offered</source>
        <translation>%1: angeboten</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>Schlüsselwort</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::CertificateWords</name>
    <message>
        <source>The certificate has expired</source>
        <translation>Das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>It was good once. Clients that check it refuse to go on.</source>
        <translation>Es war einmal gültig. Clients, die es prüfen, brechen ab.</translation>
    </message>
    <message>
        <source>Renew it on the server. If it was renewed already, the server still shows the old one: reload its configuration.</source>
        <translation>Auf dem Server erneuern. Ist es schon erneuert, zeigt der Server noch das alte: seine Konfiguration neu laden.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet</source>
        <translation>Das Zertifikat ist noch nicht gültig</translation>
    </message>
    <message>
        <source>Its time has not begun, or one of the two clocks is wrong.</source>
        <translation>Seine Gültigkeit hat noch nicht begonnen, oder eine der beiden Uhren geht falsch.</translation>
    </message>
    <message>
        <source>Compare the clocks of this machine and of the server.</source>
        <translation>Die Uhren dieses Rechners und des Servers vergleichen.</translation>
    </message>
    <message>
        <source>The certificate vouches for itself</source>
        <translation>Das Zertifikat bürgt für sich selbst</translation>
    </message>
    <message>
        <source>Anybody can make one like it, so it does not show who the server is.</source>
        <translation>Ein solches kann jeder erstellen; es zeigt also nicht, wer der Server ist.</translation>
    </message>
    <message>
        <source>Get one from an authority. If it is your own server, compare the fingerprint with the one there, and trust it for this profile.</source>
        <translation>Eines von einer Zertifizierungsstelle beschaffen. Beim eigenen Server den Fingerabdruck mit dem dortigen vergleichen und ihm für dieses Profil vertrauen.</translation>
    </message>
    <message>
        <source>Nobody that this machine trusts vouches for it</source>
        <translation>Niemand, dem dieser Rechner vertraut, bürgt dafür</translation>
    </message>
    <message>
        <source>The authority is not known here, or the server leaves out the certificates between.</source>
        <translation>Die Zertifizierungsstelle ist hier nicht bekannt, oder der Server lässt die Zwischenzertifikate weg.</translation>
    </message>
    <message>
        <source>See whether the chain below is whole. For an authority of your own, name its file in the settings.</source>
        <translation>Prüfen, ob die Kette unten vollständig ist. Für eine eigene Zertifizierungsstelle deren Datei in den Einstellungen angeben.</translation>
    </message>
    <message>
        <source>It belongs to another name</source>
        <translation>Es gehört zu einem anderen Namen</translation>
    </message>
    <message>
        <source>It was not made for %1, which could mean that another server answers.</source>
        <translation>Es wurde nicht für %1 ausgestellt; womöglich antwortet ein anderer Server.</translation>
    </message>
    <message>
        <source>Its name was not checked</source>
        <translation>Sein Name wurde nicht geprüft</translation>
    </message>
    <message>
        <source>A socket or a program has no host name, so any certificate of a trusted authority would do.</source>
        <translation>Ein Socket oder Programm hat keinen Hostnamen; jedes Zertifikat einer vertrauten Zertifizierungsstelle würde genügen.</translation>
    </message>
    <message>
        <source>Give the name that it must bear in the settings, or trust its fingerprint.</source>
        <translation>Den Namen, den es tragen muss, in den Einstellungen angeben oder dem Fingerabdruck vertrauen.</translation>
    </message>
    <message>
        <source>Connect by a name that it bears, or put %1 into it.</source>
        <translation>Mit einem Namen verbinden, den es trägt, oder %1 darin aufnehmen.</translation>
    </message>
    <message>
        <source>Its signature is weak</source>
        <translation>Seine Signatur ist schwach</translation>
    </message>
    <message>
        <source>It rests on a broken hash and could be forged.</source>
        <translation>Sie beruht auf einem gebrochenen Hash und könnte gefälscht sein.</translation>
    </message>
    <message>
        <source>Get one that is signed with SHA-256 or better.</source>
        <translation>Eines beschaffen, das mit SHA-256 oder besser signiert ist.</translation>
    </message>
    <message>
        <source>Its key is weak</source>
        <translation>Sein Schlüssel ist schwach</translation>
    </message>
    <message>
        <source>The key is short enough to be computed.</source>
        <translation>Der Schlüssel ist so kurz, dass er sich berechnen lässt.</translation>
    </message>
    <message>
        <source>Make a new key: RSA with 2048 bits or more, or an elliptic curve.</source>
        <translation>Einen neuen Schlüssel erzeugen: RSA mit mindestens 2048 Bit oder eine elliptische Kurve.</translation>
    </message>
    <message>
        <source>Its authority has taken it back</source>
        <translation>Seine Zertifizierungsstelle hat es widerrufen</translation>
    </message>
    <message>
        <source>Its key may be in the hands of somebody else.</source>
        <translation>Sein Schlüssel ist womöglich in fremden Händen.</translation>
    </message>
    <message>
        <source>Replace the certificate and the key. Do not trust it.</source>
        <translation>Zertifikat und Schlüssel ersetzen. Ihm nicht vertrauen.</translation>
    </message>
    <message>
        <source>It was not made for a server</source>
        <translation>Es wurde nicht für einen Server ausgestellt</translation>
    </message>
    <message>
        <source>Its purpose is another one, such as signing mail.</source>
        <translation>Es dient einem anderen Zweck, etwa dem Signieren von Mails.</translation>
    </message>
    <message>
        <source>Get one whose purpose is server authentication.</source>
        <translation>Eines beschaffen, dessen Zweck die Server-Authentifizierung ist.</translation>
    </message>
    <message>
        <source>The chain does not hold</source>
        <translation>Die Kette hält nicht</translation>
    </message>
    <message>
        <source>One certificate of the chain does not vouch for the next.</source>
        <translation>Ein Zertifikat der Kette bürgt nicht für das nächste.</translation>
    </message>
    <message>
        <source>Let the server send its own certificate first, and every one between after it.</source>
        <translation>Den Server zuerst sein eigenes Zertifikat senden lassen, danach alle Zwischenzertifikate.</translation>
    </message>
    <message>
        <source>The server showed no certificate</source>
        <translation>Der Server hat kein Zertifikat gezeigt</translation>
    </message>
    <message>
        <source>Nobody can tell who it is.</source>
        <translation>Niemand kann sagen, wer er ist.</translation>
    </message>
    <message>
        <source>Give the server a certificate.</source>
        <translation>Dem Server ein Zertifikat geben.</translation>
    </message>
    <message>
        <source>There is another objection to the certificate</source>
        <translation>Gegen das Zertifikat gibt es einen anderen Einwand</translation>
    </message>
    <message>
        <source>the server&apos;s name</source>
        <translation>den Namen des Servers</translation>
    </message>
    <message>
        <source>Certificate %1 of the chain:</source>
        <translation>Zertifikat %1 der Kette:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Cipher</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>not told by the library</source>
        <translation>von der Bibliothek nicht genannt</translation>
    </message>
    <message>
        <source>Name expected</source>
        <translation>Erwarteter Name</translation>
    </message>
    <message>
        <source>none: names are not compared</source>
        <translation>keiner: Namen werden nicht verglichen</translation>
    </message>
    <message>
        <source>Name sent</source>
        <translation>Gesendeter Name</translation>
    </message>
    <message>
        <source>none (no SNI)</source>
        <translation>keiner (kein SNI)</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Vorgehen</translation>
    </message>
    <message>
        <source>stop when there is an objection</source>
        <translation>bei einem Einwand abbrechen</translation>
    </message>
    <message>
        <source>go on and say so</source>
        <translation>weitermachen und melden</translation>
    </message>
    <message>
        <source>Certificate without a subject</source>
        <translation>Zertifikat ohne Inhaber</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: expired %n day(s) ago</source>
        <translation>
            <numerusform>%1 bis %2: seit %n Tag abgelaufen</numerusform>
            <numerusform>%1 bis %2: seit %n Tagen abgelaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: begins in %n day(s)</source>
        <translation>
            <numerusform>%1 bis %2: beginnt in %n Tag</numerusform>
            <numerusform>%1 bis %2: beginnt in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %n day(s) left</source>
        <translation>
            <numerusform>%1 bis %2: noch %n Tag</numerusform>
            <numerusform>%1 bis %2: noch %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n Bit</numerusform>
            <numerusform>%1, %n Bit</numerusform>
        </translation>
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
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
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
        <source>Public key SHA-256</source>
        <translation>Schlüssel SHA-256</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::CommandLine</name>
    <message>
        <source>&amp;Send line</source>
        <translation>&amp;Zeile senden</translation>
    </message>
    <message>
        <source>Line to send</source>
        <translation>Zu sendende Zeile</translation>
    </message>
    <message>
        <source>Line end</source>
        <translation>Zeilenende</translation>
    </message>
    <message>
        <source>What is sent behind the line. Mail servers want CR LF; the others show how one takes a broken line.</source>
        <translation>Was nach der Zeile gesendet wird. Mailserver erwarten CR LF; die anderen zeigen, wie einer mit einer fehlerhaften Zeile umgeht.</translation>
    </message>
    <message>
        <source>LF alone</source>
        <translation>Nur LF</translation>
    </message>
    <message>
        <source>CR alone</source>
        <translation>Nur CR</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>Nicht verstanden: %1</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Connect first</source>
        <translation>Zuerst verbinden</translation>
    </message>
    <message>
        <source>will send: %1</source>
        <translation>wird gesendet: %1</translation>
    </message>
    <message>
        <source>Connect first.</source>
        <translation>Zuerst verbinden.</translation>
    </message>
    <message>
        <source>There is no open connection to send it on.</source>
        <translation>Zum Senden fehlt eine offene Verbindung.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ConnectionBar</name>
    <message>
        <source>Name in EHLO, addresses, time limits, certificates, proxies and more</source>
        <translation>Name in EHLO, Adressen, Zeitlimits, Zertifikate, Proxys und mehr</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Says QUIT where that can be said, and closes the connection</source>
        <translation>Sendet QUIT, wo das möglich ist, und schließt die Verbindung</translation>
    </message>
    <message>
        <source>Connects and says hello</source>
        <translation>Verbindet und stellt sich vor</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>Settings · %n changed</source>
        <translation>
            <numerusform>Einstellungen · %n geändert</numerusform>
            <numerusform>Einstellungen · %n geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a mail domain first, such as example.org.</source>
        <translation>Zuerst eine Mail-Domain eingeben, etwa example.org.</translation>
    </message>
    <message>
        <source>Say where to connect to: a host name, an address or a URL.</source>
        <translation>Angeben, wohin verbunden werden soll: Hostname, Adresse oder URL.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ConnectionFields</name>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>SMTP</source>
        <translation>SMTP</translation>
    </message>
    <message>
        <source>LMTP</source>
        <translation>LMTP</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Never encrypted</source>
        <translation>Nie verschlüsselt</translation>
    </message>
    <message>
        <source>STARTTLS if offered</source>
        <translation>STARTTLS, wenn möglich</translation>
    </message>
    <message>
        <source>STARTTLS required</source>
        <translation>STARTTLS zwingend</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS ab dem ersten Byte</translation>
    </message>
    <message>
        <source>One &amp;host</source>
        <translation>Ein &amp;Host</translation>
    </message>
    <message>
        <source>&amp;MX of a domain, the first that answers</source>
        <translation>&amp;MX einer Domain, der erste, der antwortet</translation>
    </message>
    <message>
        <source>Diagnose &amp;all MX of a domain</source>
        <translation>&amp;Alle MX einer Domain diagnostizieren</translation>
    </message>
    <message>
        <source>MX of</source>
        <translation>MX von</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>What is typed beside it: one host, or a domain whose mail exchangers are all meant</source>
        <translation>Was daneben steht: ein Host oder eine Domain, deren MX-Server alle gemeint sind</translation>
    </message>
    <message>
        <source>Host or domain</source>
        <translation>Host oder Domain</translation>
    </message>
    <message>
        <source>Mail domain</source>
        <translation>Mail-Domain</translation>
    </message>
    <message>
        <source>Host name, address or URL</source>
        <translation>Hostname, Adresse oder URL</translation>
    </message>
    <message>
        <source>example.org</source>
        <translation>example.org</translation>
    </message>
    <message>
        <source>mx.example.org or smtps://host:465</source>
        <translation>mx.example.org oder smtps://host:465</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::DetailPane</name>
    <message>
        <source>Details of the selected line</source>
        <translation>Einzelheiten der gewählten Zeile</translation>
    </message>
    <message>
        <source>Select a line to see what it means.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was sie bedeutet.</translation>
    </message>
    <message>
        <source>Bytes in hexadecimal</source>
        <translation>Bytes hexadezimal</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::DurationText</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FilterBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: dir:in code:5xx stage:auth …</source>
        <translation>Filter: dir:in code:5xx stage:auth …</translation>
    </message>
    <message>
        <source>Words, or terms such as dir:in, code:5xx, stage:auth, enc:no, kind:tls, slow:&gt;500ms.
A minus sign ahead of a term turns it round. Down shows what can stand here.</source>
        <translation>Wörter oder Begriffe wie dir:in, code:5xx, stage:auth, enc:no, kind:tls, slow:&gt;500ms.
Ein Minuszeichen vor einem Begriff kehrt ihn um. Pfeil nach unten zeigt, was hier stehen kann.</translation>
    </message>
    <message>
        <source>Find a text in the transcript (%1)</source>
        <translation>Text im Mitschnitt suchen (%1)</translation>
    </message>
    <message>
        <source>Keep the last line in view. Scrolling up ends it.</source>
        <translation>Die letzte Zeile im Blick behalten. Hochrollen beendet das.</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FilterCompletion</name>
    <message>
        <source>received, sent, or neither</source>
        <translation>empfangen, gesendet oder keins von beidem</translation>
    </message>
    <message>
        <source>the code of the reply</source>
        <translation>der Antwortcode</translation>
    </message>
    <message>
        <source>the part of the session</source>
        <translation>die Phase der Sitzung</translation>
    </message>
    <message>
        <source>encrypted or not</source>
        <translation>verschlüsselt oder nicht</translation>
    </message>
    <message>
        <source>the kind of event</source>
        <translation>die Art des Ereignisses</translation>
    </message>
    <message>
        <source>waited for longer than that</source>
        <translation>länger als so lange gewartet</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FilterEdit</name>
    <message>
        <source>Terms that the filter can have</source>
        <translation>Begriffe, die der Filter haben kann</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindBar</name>
    <message>
        <source>Previous</source>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Zu suchender Text</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindingLayout</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindingsModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Line %1.</source>
        <translation>Zeile %1.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings %1</source>
        <translation>Befunde %1</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>Warnings %1</source>
        <translation>Warnungen %1</translation>
    </message>
    <message>
        <source>Notes %1</source>
        <translation>Hinweise %1</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) hidden by the buttons above.</source>
        <translation>
            <numerusform>%n Befund ist durch die Schaltflächen oben ausgeblendet.</numerusform>
            <numerusform>%n Befunde sind durch die Schaltflächen oben ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The session goes on; more may be found.</source>
        <translation>Die Sitzung läuft noch; weitere Befunde sind möglich.</translation>
    </message>
    <message>
        <source>Nothing was looked at yet. Connect, or press Diagnose.</source>
        <translation>Noch wurde nichts geprüft. „Verbinden“ oder „Diagnose“ wählen.</translation>
    </message>
    <message>
        <source>No finding so far. The session goes on.</source>
        <translation>Bisher kein Befund. Die Sitzung läuft noch.</translation>
    </message>
    <message>
        <source>No findings. What was not asked in this session was not looked at.</source>
        <translation>Keine Befunde. Was in dieser Sitzung nicht gefragt wurde, wurde nicht geprüft.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FittedTree</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::HexDump</name>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>… und %n weiteres Byte</numerusform>
            <numerusform>… und %n weitere Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) hidden at %1</source>
        <translation>
            <numerusform>%n Byte verborgen bei %1</numerusform>
            <numerusform>%n Bytes verborgen bei %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::HistoryModel</name>
    <message>
        <source>Today · %1</source>
        <translation>Heute · %1</translation>
    </message>
    <message>
        <source>Yesterday · %1</source>
        <translation>Gestern · %1</translation>
    </message>
    <message>
        <source>Older · %1</source>
        <translation>Älter · %1</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht abgeschlossen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Holds secrets.</source>
        <translation>Enthält Geheimnisse.</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Journal</name>
    <message>
        <source>The journal cannot be written to “%1”.</source>
        <translation>Das Journal kann nicht nach „%1“ geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::KeyringRow</name>
    <message>
        <source>Save to key ring</source>
        <translation>Im Schlüsselbund speichern</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Fetch the secret from the key ring</source>
        <translation>Das Geheimnis aus dem Schlüsselbund holen</translation>
    </message>
    <message>
        <source>Type the user name first.</source>
        <translation>Geben Sie zuerst den Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Under the name %1</source>
        <translation>Unter dem Namen %1</translation>
    </message>
    <message>
        <source>Type the password or token first.</source>
        <translation>Geben Sie zuerst das Passwort oder Token ein.</translation>
    </message>
    <message>
        <source>What is kept under %1</source>
        <translation>Was unter %1 gespeichert ist</translation>
    </message>
    <message>
        <source>The key ring is asked.</source>
        <translation>Der Schlüsselbund wird gefragt.</translation>
    </message>
    <message>
        <source>Kept in the key ring. A profile refers to it as keychain:%1.</source>
        <translation>Im Schlüsselbund gespeichert. Ein Profil verweist darauf mit keychain:%1.</translation>
    </message>
    <message>
        <source>Fetched from the key ring, for this session.</source>
        <translation>Aus dem Schlüsselbund geholt, für diese Sitzung.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::KeysDialog</name>
    <message>
        <source>Keys and filter terms</source>
        <translation>Tastenkürzel und Filterbegriffe</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Filter terms</source>
        <translation>Filterbegriffe</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Reply code, or its class</source>
        <translation>Antwortcode oder seine Klasse</translation>
    </message>
    <message>
        <source>Phase of the session</source>
        <translation>Phase der Sitzung</translation>
    </message>
    <message>
        <source>Encrypted or not</source>
        <translation>Verschlüsselt oder nicht</translation>
    </message>
    <message>
        <source>Slower than</source>
        <translation>Langsamer als</translation>
    </message>
    <message>
        <source>Any text, or not that text</source>
        <translation>Beliebiger Text, oder gerade dieser nicht</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LineExplainer</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>beantwortet nach %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>reply to %1</source>
        <translation>Antwort auf %1</translation>
    </message>
    <message>
        <source>greeting of the server</source>
        <translation>Begrüßung des Servers</translation>
    </message>
    <message>
        <source>nobody asked for it</source>
        <translation>von niemandem erfragt</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) are hidden.</source>
        <translation>
            <numerusform>%n Byte ist verborgen.</numerusform>
            <numerusform>%n Bytes sind verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were recorded, and can be revealed for 30 seconds.</source>
        <translation>Sie wurden aufgezeichnet und lassen sich für 30 Sekunden zeigen.</translation>
    </message>
    <message>
        <source>They were not recorded, so nobody can show them.</source>
        <translation>Sie wurden nicht aufgezeichnet; niemand kann sie zeigen.</translation>
    </message>
    <message>
        <source>Answer to a challenge</source>
        <translation>Antwort auf eine Challenge</translation>
    </message>
    <message>
        <source>No reply is due to it.</source>
        <translation>Darauf wird keine Antwort erwartet.</translation>
    </message>
    <message>
        <source>Message of %1 bytes</source>
        <translation>Nachricht mit %1 Bytes</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>These bytes were never looked at as a reply.</source>
        <translation>Diese Bytes wurden nie als Antwort betrachtet.</translation>
    </message>
    <message>
        <source>This is no reply.</source>
        <translation>Das ist keine Antwort.</translation>
    </message>
    <message>
        <source>A reply begins with three digits.</source>
        <translation>Eine Antwort beginnt mit drei Ziffern.</translation>
    </message>
    <message>
        <source>The line ends with LF alone.</source>
        <translation>Die Zeile endet nur mit LF.</translation>
    </message>
    <message>
        <source>Only CR LF may end a line.</source>
        <translation>Eine Zeile darf nur mit CR LF enden.</translation>
    </message>
    <message>
        <source>This is a piece of an over-long line.</source>
        <translation>Das ist ein Stück einer überlangen Zeile.</translation>
    </message>
    <message>
        <source>The connection ended inside this line.</source>
        <translation>Die Verbindung endete mitten in dieser Zeile.</translation>
    </message>
    <message>
        <source>Bytes of the server</source>
        <translation>Bytes des Servers</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>Gefragt: %1</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LoginForm</name>
    <message>
        <source>Prepare name and password (SASLprep)</source>
        <translation>Name und Passwort aufbereiten (SASLprep)</translation>
    </message>
    <message>
        <source>Check the channel binding</source>
        <translation>Die Kanalbindung prüfen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Das Passwort zeigen</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Das Token zeigen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More fields to sign in with</source>
        <translation>Weitere Felder zum Anmelden</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>the user</source>
        <translation>der Benutzer</translation>
    </message>
    <message>
        <source>the server&apos;s first</source>
        <translation>der erste des Servers</translation>
    </message>
    <message>
        <source>Whether the first message goes with the AUTH command, or only when the server asks</source>
        <translation>Ob die erste Nachricht mit dem Befehl AUTH geht oder erst, wenn der Server fragt</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>NTLMv2</source>
        <translation>NTLMv2</translation>
    </message>
    <message>
        <source>NTLM2 session (weak)</source>
        <translation>NTLM2-Sitzung (schwach)</translation>
    </message>
    <message>
        <source>NTLMv1 (weak)</source>
        <translation>NTLMv1 (schwach)</translation>
    </message>
    <message>
        <source>RFC 4013; without it both go as they were typed</source>
        <translation>RFC 4013; ohne das gehen beide so, wie sie eingegeben wurden</translation>
    </message>
    <message>
        <source>Sends a wrong one first: a server that checks it must refuse, which counts as a failed login</source>
        <translation>Sendet zuerst eine falsche: Ein Server, der sie prüft, muss ablehnen, was als misslungene Anmeldung zählt</translation>
    </message>
    <message>
        <source>What a server asks for beyond that is refused</source>
        <translation>Was ein Server darüber hinaus verlangt, wird abgelehnt</translation>
    </message>
    <message>
        <source>Act &amp;for</source>
        <translation>&amp;Handeln für</translation>
    </message>
    <message>
        <source>&amp;Realm</source>
        <translation>&amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Initial response</source>
        <translation>&amp;Erste Antwort</translation>
    </message>
    <message>
        <source>&amp;NTLM version</source>
        <translation>&amp;NTLM-Fassung</translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation>Höchstens Iterationen</translation>
    </message>
    <message>
        <source>Most failures</source>
        <translation>Höchstens Fehlschläge</translation>
    </message>
    <message>
        <source>Of the attempts with every mechanism: so many refused logins end them, so that nobody is locked out</source>
        <translation>Bei den Versuchen mit jedem Verfahren: So viele abgelehnte Anmeldungen beenden sie, damit niemand ausgesperrt wird</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LoginOutcome</name>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>%1 versuchen</translation>
    </message>
    <message>
        <source>Another attempt at once, with the same user and secret</source>
        <translation>Gleich ein weiterer Versuch, mit demselben Benutzer und Geheimnis</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LoginPreview</name>
    <message>
        <source>The nonce is another one in each attempt. The server then names a salt and a number of iterations, and gets a proof made of them and the password. It has to prove in turn that it knows the password. The password itself is never sent.</source>
        <translation>Die Nonce ist bei jedem Versuch eine andere. Der Server nennt dann ein Salz und eine Zahl von Iterationen und bekommt einen Beweis, der aus ihnen und dem Passwort gemacht ist. Er muss seinerseits beweisen, dass er das Passwort kennt. Das Passwort selbst wird nie gesendet.</translation>
    </message>
    <message>
        <source>The server then sends a nonce, and gets the user name and a digest made of the nonce and the password. It has to prove in turn that it knows the password. The password itself is never sent.</source>
        <translation>Der Server sendet dann eine Nonce und bekommt den Benutzernamen und einen Hashwert, der aus der Nonce und dem Passwort gemacht ist. Er muss seinerseits beweisen, dass er das Passwort kennt. Das Passwort selbst wird nie gesendet.</translation>
    </message>
    <message>
        <source>The server then sends a challenge, and gets the user name and a digest made of the challenge and the password. The password itself is never sent.</source>
        <translation>Der Server sendet dann eine Aufgabe und bekommt den Benutzernamen und einen Hashwert, der aus der Aufgabe und dem Passwort gemacht ist. Das Passwort selbst wird nie gesendet.</translation>
    </message>
    <message>
        <source>The server then tells its domain and a challenge, and gets the user name and a digest made of the challenge and the password. The password itself is never sent.</source>
        <translation>Der Server nennt dann seine Domäne und eine Aufgabe und bekommt den Benutzernamen und einen Hashwert, der aus der Aufgabe und dem Passwort gemacht ist. Das Passwort selbst wird nie gesendet.</translation>
    </message>
    <message>
        <source>The server asks for the user name and for the password, and gets each as it is, in base64.</source>
        <translation>Der Server fragt nach dem Benutzernamen und nach dem Passwort und bekommt beides so, wie es ist, in base64.</translation>
    </message>
    <message>
        <source>That is everything: user name and password as they are, in base64.</source>
        <translation>Das ist alles: Benutzername und Passwort so, wie sie sind, in base64.</translation>
    </message>
    <message>
        <source>That is everything: user name and token as they are, in base64.</source>
        <translation>Das ist alles: Benutzername und Token so, wie sie sind, in base64.</translation>
    </message>
    <message>
        <source>That is everything: the certificate that the client showed in the handshake is the proof.</source>
        <translation>Das ist alles: Das Zertifikat, das der Client im Handshake gezeigt hat, ist der Beweis.</translation>
    </message>
    <message>
        <source>That is everything: a name that proves nothing.</source>
        <translation>Das ist alles: ein Name, der nichts beweist.</translation>
    </message>
    <message>
        <source>The system then shows a Kerberos ticket. No password is sent.</source>
        <translation>Das System zeigt dann ein Kerberos-Ticket. Es wird kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>It goes once the server has asked for it.</source>
        <translation>Es geht hinaus, sobald der Server danach gefragt hat.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LoginPreviewView</name>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LoginStepsView</name>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>← server: %1</source>
        <translation>← Server: %1</translation>
    </message>
    <message>
        <source>→ client: %1</source>
        <translation>→ Client: %1</translation>
    </message>
    <message>
        <source>[hidden]</source>
        <translation>[verborgen]</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>wissenswert</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>Fundstelle</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MainWindow</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>New session (Ctrl+N)</source>
        <translation>Neue Sitzung (Strg+N)</translation>
    </message>
    <message>
        <source>%1 – Mailscope</source>
        <translation>%1 – Mailscope</translation>
    </message>
    <message>
        <source>Close the session?</source>
        <translation>Sitzung schließen?</translation>
    </message>
    <message>
        <source>“%1” is still connected.</source>
        <translation>„%1“ ist noch verbunden.</translation>
    </message>
    <message>
        <source>Closing it ends the connection. What was seen stays in the history.</source>
        <translation>Das Schließen beendet die Verbindung. Was zu sehen war, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quit Mailscope?</source>
        <translation>Mailscope beenden?</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) are still connected.</source>
        <translation>
            <numerusform>%n Sitzung ist noch verbunden.</numerusform>
            <numerusform>%n Sitzungen sind noch verbunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quitting ends them. What was seen stays in the history.</source>
        <translation>Das Beenden trennt alle Verbindungen. Was zu sehen war, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Sessions (*.mscope);;All files (*)</source>
        <translation>Sitzungen (*.mscope);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: %2</source>
        <translation>„%1“ kann nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>“%1” was cut off: its whole events are shown.</source>
        <translation>„%1“ wurde abgeschnitten: Die vollständigen Ereignisse sind zu sehen.</translation>
    </message>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Es gibt noch nichts zu speichern.</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Sessions (*.mscope)</source>
        <translation>Sitzungen (*.mscope)</translation>
    </message>
    <message>
        <source>Saved to “%1”.</source>
        <translation>Gespeichert unter „%1“.</translation>
    </message>
    <message>
        <source>Open what was going on?</source>
        <translation>Unterbrochene Sitzungen öffnen?</translation>
    </message>
    <message numerus="yes">
        <source>Mailscope ended unexpectedly. %n session(s) were kept up to the last line.</source>
        <translation>
            <numerusform>Mailscope wurde unerwartet beendet. %n Sitzung ist bis zur letzten Zeile erhalten.</numerusform>
            <numerusform>Mailscope wurde unerwartet beendet. %n Sitzungen sind bis zur letzten Zeile erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>They also stay in the history.</source>
        <translation>Sie bleiben auch im Verlauf.</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The practice server did not start: %1</source>
        <translation>Der Übungsserver ist nicht gestartet: %1</translation>
    </message>
    <message>
        <source>Practice server</source>
        <translation>Übungsserver</translation>
    </message>
    <message>
        <source>Looking up the mail exchangers of %1 …</source>
        <translation>MX-Server von %1 werden ermittelt …</translation>
    </message>
    <message>
        <source>No mail exchangers were found for %1.</source>
        <translation>Für %1 wurden keine MX-Server gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n mail exchanger(s).</source>
        <translation>
            <numerusform>%1 hat %n MX-Server.</numerusform>
            <numerusform>%1 hat %n MX-Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>Record secrets?</source>
        <translation>Geheimnisse aufzeichnen?</translation>
    </message>
    <message>
        <source>Passwords and tokens will stand in the transcript of this tab.</source>
        <translation>Passwörter und Token werden im Mitschnitt dieses Tabs stehen.</translation>
    </message>
    <message>
        <source>They will also be in every file that it is saved to, whose first line says so. The journal ends here. This cannot be taken back.</source>
        <translation>Sie stehen dann auch in jeder Datei, in die er gespeichert wird; deren erste Zeile sagt es. Das Journal endet hier. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Record secrets</source>
        <translation>Geheimnisse aufzeichnen</translation>
    </message>
    <message>
        <source>Opening “%1”: %2 %</source>
        <translation>„%1“ wird geöffnet: %2 %</translation>
    </message>
    <message>
        <source>“%1” holds secrets.</source>
        <translation>„%1“ enthält Geheimnisse.</translation>
    </message>
    <message>
        <source>“%1” is open.</source>
        <translation>„%1“ ist geöffnet.</translation>
    </message>
    <message>
        <source>Not saved: %1 Choose another place with “Save as”.</source>
        <translation>Nicht gespeichert: %1 Wählen Sie einen anderen Ort mit „Speichern unter“.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n file(s) were opened.</source>
        <translation>
            <numerusform>Nur %n Datei wurde geöffnet.</numerusform>
            <numerusform>Nur die ersten %n Dateien wurden geöffnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget them</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>A message arrived at the practice server.</source>
        <translation>Beim Übungsserver ist eine Nachricht angekommen.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MatrixView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the attempts with every mechanism</source>
        <translation>Die Versuche mit jedem Verfahren abbrechen</translation>
    </message>
    <message>
        <source>Every mechanism, and what came of it</source>
        <translation>Jedes Verfahren, und was daraus wurde</translation>
    </message>
    <message>
        <source>Every mechanism</source>
        <translation>Jedes Verfahren</translation>
    </message>
    <message numerus="yes">
        <source>Try %n logins</source>
        <translation>
            <numerusform>%n Anmeldung versuchen</numerusform>
            <numerusform>%n Anmeldungen versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>What can be tried?</source>
        <translation>Was lässt sich versuchen?</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>nicht angeboten</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MatrixWords</name>
    <message>
        <source>before TLS</source>
        <translation>vor TLS</translation>
    </message>
    <message>
        <source>after STARTTLS</source>
        <translation>nach STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>In clear</source>
        <translation>Im Klartext</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <translation>✓ angenommen</translation>
    </message>
    <message>
        <source>✗ refused</source>
        <translation>✗ abgelehnt</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ misslungen</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>under way …</source>
        <translation>läuft …</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>not tried: too many logins were refused before it</source>
        <translation>nicht versucht: Zu viele Anmeldungen wurden vorher abgelehnt</translation>
    </message>
    <message>
        <source>not tried: cancelled</source>
        <translation>nicht versucht: abgebrochen</translation>
    </message>
    <message>
        <source>not tried: %1</source>
        <translation>nicht versucht: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Tries each mechanism in clear, after STARTTLS and with TLS from the first byte, each on a connection of its own. First it is only asked what is offered.</source>
        <translation>Versucht jedes Verfahren im Klartext, nach STARTTLS und mit TLS vom ersten Byte an, jedes auf einer eigenen Verbindung. Zuerst wird nur gefragt, was angeboten wird.</translation>
    </message>
    <message>
        <source>The server is asked what it offers. Nobody signs in yet.</source>
        <translation>Der Server wird gefragt, was er anbietet. Noch meldet sich niemand an.</translation>
    </message>
    <message>
        <source>Nothing that is offered can be tried.</source>
        <translation>Nichts von dem, was angeboten wird, lässt sich versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%n logins will be tried, one after another.</source>
        <translation>
            <numerusform>%n Anmeldung wird versucht.</numerusform>
            <numerusform>%n Anmeldungen werden versucht, eine nach der anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It ends behind %n refused ones, so that nobody is locked out.</source>
        <translation>
            <numerusform>Nach %n abgelehnten ist Schluss, damit niemand ausgesperrt wird.</numerusform>
            <numerusform>Nach %n abgelehnten ist Schluss, damit niemand ausgesperrt wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Login %1 of %2 is under way.</source>
        <translation>Anmeldung %1 von %2 läuft.</translation>
    </message>
    <message>
        <source>%1 of %2 logins succeeded.</source>
        <translation>%1 von %2 Anmeldungen gelangen.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Meaning</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is no reply code.</source>
        <translation>%1 ist kein Antwortcode.</translation>
    </message>
    <message>
        <source>The reply codes of SMTP go from 200 to 599.</source>
        <translation>Die Antwortcodes von SMTP reichen von 200 bis 599.</translation>
    </message>
    <message>
        <source>%1 is unknown.</source>
        <translation>%1 ist unbekannt.</translation>
    </message>
    <message>
        <source>Its first digit says: %1.</source>
        <translation>Die erste Ziffer sagt: %1.</translation>
    </message>
    <message>
        <source>Its subject says: %1.</source>
        <translation>Das Thema sagt: %1.</translation>
    </message>
    <message>
        <source>The registry does not name it together with %1.</source>
        <translation>Das Register nennt ihn nicht zusammen mit %1.</translation>
    </message>
    <message>
        <source>No table of ours holds this keyword.</source>
        <translation>Keine unserer Tabellen enthält dieses Schlüsselwort.</translation>
    </message>
    <message>
        <source>This challenge is no base64.</source>
        <translation>Diese Challenge ist kein Base64.</translation>
    </message>
    <message>
        <source>The challenge is empty.</source>
        <translation>Die Challenge ist leer.</translation>
    </message>
    <message>
        <source>The server waits for the client to begin.</source>
        <translation>Der Server wartet darauf, dass der Client beginnt.</translation>
    </message>
    <message numerus="yes">
        <source>Decoded challenge (%n byte(s)):</source>
        <translation>
            <numerusform>Dekodierte Challenge (%n Byte):</numerusform>
            <numerusform>Dekodierte Challenge (%n Bytes):</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation>Zertifikat des Servers</translation>
    </message>
    <message>
        <source>Certificate %1 of the chain</source>
        <translation>Zertifikat %1 der Kette</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Inhaber: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Ausgestellt von: %1</translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation>Gültig von %1 bis %2</translation>
    </message>
    <message>
        <source>Key: %1, %2 bits</source>
        <translation>Schlüssel: %1, %2 Bit</translation>
    </message>
    <message>
        <source>Names: %1</source>
        <translation>Namen: %1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>Agreed: %1</source>
        <translation>Vereinbart: %1</translation>
    </message>
    <message>
        <source>No name was expected of the certificate.</source>
        <translation>Vom Zertifikat wurde kein Name erwartet.</translation>
    </message>
    <message>
        <source>The certificate had to bear %1.</source>
        <translation>Das Zertifikat musste %1 tragen.</translation>
    </message>
    <message>
        <source>The certificate is valid.</source>
        <translation>Das Zertifikat ist gültig.</translation>
    </message>
    <message>
        <source>Objection: %1</source>
        <translation>Einwand: %1</translation>
    </message>
    <message>
        <source>Issue %1</source>
        <translation>Störung %1</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MechanismChips</name>
    <message>
        <source>Can be used here.</source>
        <translation>Hier benutzbar.</translation>
    </message>
    <message>
        <source>Cannot be used here: %1.</source>
        <translation>Hier nicht benutzbar: %1.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MechanismSelector</name>
    <message>
        <source>Mechanism</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>The strongest that can be used here</source>
        <translation>Das stärkste, das hier benutzbar ist</translation>
    </message>
    <message>
        <source>%1 (not yet in this version)</source>
        <translation>%1 (noch nicht in dieser Version)</translation>
    </message>
    <message>
        <source>%1 (not on this computer)</source>
        <translation>%1 (nicht auf diesem Rechner)</translation>
    </message>
    <message>
        <source>This computer lacks what it takes: Cyrus SASL&apos;s plugin for Kerberos.</source>
        <translation>Diesem Rechner fehlt, was es braucht: das Kerberos-Plugin von Cyrus SASL.</translation>
    </message>
    <message>
        <source>%1 (not offered)</source>
        <translation>%1 (nicht angeboten)</translation>
    </message>
    <message>
        <source>This version does not know it.</source>
        <translation>Diese Version kennt es nicht.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MechanismWords</name>
    <message>
        <source>%1: unknown</source>
        <translation>%1: unbekannt</translation>
    </message>
    <message>
        <source>%1, strong: %2</source>
        <translation>%1, stark: %2</translation>
    </message>
    <message>
        <source>%1, weak: %2</source>
        <translation>%1, schwach: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Neither a registry nor our own list knows this mechanism.</source>
        <translation>Weder ein Register noch unsere eigene Liste kennt diesen Mechanismus.</translation>
    </message>
    <message>
        <source>What the server learns: %1
What somebody on the way learns: %2</source>
        <translation>Was der Server erfährt: %1
Was jemand unterwegs erfährt: %2</translation>
    </message>
    <message>
        <source>Offered in clear. What is offered after TLS is not known yet.</source>
        <translation>Im Klartext angeboten. Was nach TLS angeboten wird, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>None in clear. Many servers offer some only after STARTTLS.</source>
        <translation>Im Klartext keine. Viele Server bieten sie erst nach STARTTLS an.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Offered on the encrypted connection.</source>
        <translation>Auf der verschlüsselten Verbindung angeboten.</translation>
    </message>
    <message>
        <source>None, neither in clear nor after TLS.</source>
        <translation>Keine, weder im Klartext noch nach TLS.</translation>
    </message>
    <message>
        <source>Only after TLS.</source>
        <translation>Nur nach TLS.</translation>
    </message>
    <message>
        <source>Only in clear: on the encrypted connection nobody can sign in.</source>
        <translation>Nur im Klartext: Auf der verschlüsselten Verbindung kann sich niemand anmelden.</translation>
    </message>
    <message>
        <source>The same in clear and after TLS.</source>
        <translation>Im Klartext und nach TLS gleich.</translation>
    </message>
    <message>
        <source>Only after TLS: %1.</source>
        <translation>Nur nach TLS: %1.</translation>
    </message>
    <message>
        <source>Only in clear: %1.</source>
        <translation>Nur im Klartext: %1.</translation>
    </message>
    <message>
        <source>All others are the same.</source>
        <translation>Alle anderen sind gleich.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>The server sees the password itself: %1.</source>
        <translation>Der Server sieht das Passwort selbst: %1.</translation>
    </message>
    <message>
        <source>An outdated digest, from which passwords can be guessed: %1.</source>
        <translation>Ein veralteter Digest, aus dem sich Passwörter erraten lassen: %1.</translation>
    </message>
    <message>
        <source>Proves nothing about who signs in: %1.</source>
        <translation>Beweist nicht, wer sich anmeldet: %1.</translation>
    </message>
    <message>
        <source>Outdated: %1.</source>
        <translation>Veraltet: %1.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Duplicate tab</source>
        <translation>Tab &amp;duplizieren</translation>
    </message>
    <message>
        <source>&amp;Rename tab…</source>
        <translation>Tab umb&amp;enennen…</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Tab s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Copy lines</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Find in the transcript</source>
        <translation>Im Mitschnitt &amp;suchen</translation>
    </message>
    <message>
        <source>F&amp;ilter the transcript</source>
        <translation>Mitschnitt &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Diagnose</source>
        <translation>&amp;Diagnose</translation>
    </message>
    <message>
        <source>Disc&amp;onnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>S&amp;top the running step</source>
        <translation>Laufenden Schritt &amp;abbrechen</translation>
    </message>
    <message>
        <source>Type a &amp;line</source>
        <translation>&amp;Zeile eingeben</translation>
    </message>
    <message>
        <source>&amp;Break the rules</source>
        <translation>&amp;Regeln brechen</translation>
    </message>
    <message>
        <source>&amp;Record secrets…</source>
        <translation>&amp;Geheimnisse aufzeichnen…</translation>
    </message>
    <message>
        <source>S&amp;ettings of this session</source>
        <translation>&amp;Einstellungen dieser Sitzung</translation>
    </message>
    <message>
        <source>&amp;Follow the newest line</source>
        <translation>Der neuesten Zeile &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Profiles and history</source>
        <translation>&amp;Profile und Verlauf</translation>
    </message>
    <message>
        <source>&amp;What was found out</source>
        <translation>&amp;Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>&amp;Nächster Tab</translation>
    </message>
    <message>
        <source>P&amp;revious tab</source>
        <translation>&amp;Vorheriger Tab</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>N&amp;ormal text</source>
        <translation>N&amp;ormale Schrift</translation>
    </message>
    <message>
        <source>Light or dark &amp;as the system</source>
        <translation>Hell oder dunkel &amp;wie das System</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Tour with the practice server</source>
        <translation>&amp;Rundgang mit dem Übungsserver</translation>
    </message>
    <message>
        <source>&amp;Keys and filter terms</source>
        <translation>&amp;Tastenkürzel und Filterbegriffe</translation>
    </message>
    <message>
        <source>&amp;About Mailscope</source>
        <translation>Über &amp;Mailscope</translation>
    </message>
    <message>
        <source>Se&amp;lected lines</source>
        <translation>Gewählte &amp;Zeilen</translation>
    </message>
    <message>
        <source>Re&amp;veal secrets for 30 seconds</source>
        <translation>Geheimnisse für 30 Sekunden zei&amp;gen</translation>
    </message>
    <message>
        <source>Save the connection as a &amp;profile…</source>
        <translation>Verbindung als &amp;Profil speichern…</translation>
    </message>
    <message>
        <source>&amp;Keep sessions in the history for</source>
        <translation>Sitzungen im &amp;Verlauf behalten für</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>Open r&amp;ecent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Search in a &amp;folder…</source>
        <translation>&amp;In einem Ordner suchen…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Copy as a co&amp;mmand…</source>
        <translation>Als Befehl &amp;kopieren…</translation>
    </message>
    <message>
        <source>Pas&amp;te a command…</source>
        <translation>Befehl einfü&amp;gen…</translation>
    </message>
    <message>
        <source>Co&amp;mpare with another session</source>
        <translation>&amp;Mit einer anderen Sitzung vergleichen</translation>
    </message>
    <message>
        <source>&amp;Play it again…</source>
        <translation>Noch einmal abs&amp;pielen…</translation>
    </message>
    <message>
        <source>&amp;Messages at the practice server</source>
        <translation>&amp;Nachrichten beim Übungsserver</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::NameForm</name>
    <message>
        <source>Name of the profile</source>
        <translation>Name des Profils</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save as profile</source>
        <translation>Als Profil speichern</translation>
    </message>
    <message>
        <source>Save as profile in “%1”</source>
        <translation>Als Profil in „%1“ speichern</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::NoticeBar</name>
    <message>
        <source>Put this away</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::PlanSettings</name>
    <message>
        <source>Write where the password comes from, not the password: prompt, env:NAME, file:PATH or command:CMD.</source>
        <translation>Angeben, woher das Passwort kommt, nicht das Passwort selbst: prompt, env:NAME, file:PFAD oder command:BEFEHL.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::PracticeHost</name>
    <message>
        <source>The certificate of the practice authority could not be kept: %1.</source>
        <translation>Das Zertifikat der Übungs-Zertifizierungsstelle konnte nicht abgelegt werden: %1.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ProfileName</name>
    <message>
        <source>A name is missing.</source>
        <translation>Es fehlt ein Name.</translation>
    </message>
    <message>
        <source>A name begins and ends with something that can be seen.</source>
        <translation>Ein Name beginnt und endet mit etwas Sichtbarem.</translation>
    </message>
    <message>
        <source>A name neither begins nor ends with a dot.</source>
        <translation>Ein Name beginnt und endet nicht mit einem Punkt.</translation>
    </message>
    <message>
        <source>A name holds no slash, backslash or colon.</source>
        <translation>Ein Name enthält keinen Schrägstrich, Backslash oder Doppelpunkt.</translation>
    </message>
    <message>
        <source>A name holds no line ends and no invisible characters.</source>
        <translation>Ein Name enthält keine Zeilenenden und keine unsichtbaren Zeichen.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ProfileSection</name>
    <message>
        <source>Choose a folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>What can be done with profiles</source>
        <translation>Was sich mit Profilen tun lässt</translation>
    </message>
    <message>
        <source>&amp;Save the connection as a profile …</source>
        <translation>Verbindung als Profil &amp;speichern …</translation>
    </message>
    <message>
        <source>Choose another &amp;folder …</source>
        <translation>Anderen &amp;Ordner wählen …</translation>
    </message>
    <message>
        <source>Show the folder &amp;outside</source>
        <translation>Ordner im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
        <source>None yet. Set up a connection and save it as a profile, or put profiles into “%1”.</source>
        <translation>Noch keine. Eine Verbindung einrichten und als Profil speichern, oder Profile in „%1“ ablegen.</translation>
    </message>
    <message>
        <source>The folder “%1” is gone or cannot be read. Choose another one, or bring it back.</source>
        <translation>Der Ordner „%1“ ist verschwunden oder nicht lesbar. Einen anderen wählen oder ihn wiederherstellen.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open in a new &amp;tab</source>
        <translation>In neuem &amp;Tab öffnen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Folder for profiles</source>
        <translation>Ordner für Profile</translation>
    </message>
    <message>
        <source>“%1” was saved.</source>
        <translation>„%1“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>Replace the profile?</source>
        <translation>Profil ersetzen?</translation>
    </message>
    <message>
        <source>%1 Replace it?</source>
        <translation>%1 Ersetzen?</translation>
    </message>
    <message>
        <source>What stands in the file now is lost.</source>
        <translation>Was jetzt in der Datei steht, geht verloren.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ProfileStore</name>
    <message>
        <source>“%1” is gone, or is no file.</source>
        <translation>„%1“ ist verschwunden oder keine Datei.</translation>
    </message>
    <message>
        <source>“%1” is too large for a profile.</source>
        <translation>„%1“ ist zu groß für ein Profil.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>“%1” is no profile: %2 (byte %3).</source>
        <translation>„%1“ ist kein Profil: %2 (Byte %3).</translation>
    </message>
    <message>
        <source>“%1” is no profile: a JSON object is missing.</source>
        <translation>„%1“ ist kein Profil: Ein JSON-Objekt fehlt.</translation>
    </message>
    <message>
        <source>“%1” cannot be used: “%2”: %3</source>
        <translation>„%1“ kann nicht verwendet werden: „%2“: %3</translation>
    </message>
    <message>
        <source>These are too many folders in one another.</source>
        <translation>Das sind zu viele ineinander liegende Ordner.</translation>
    </message>
    <message>
        <source>The file of a profile ends in .json.</source>
        <translation>Die Datei eines Profils endet auf .json.</translation>
    </message>
    <message>
        <source>There is a profile “%1” already.</source>
        <translation>Ein Profil „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>“%1” was changed elsewhere since it was opened here.</source>
        <translation>„%1“ wurde anderswo geändert, seit es hier geöffnet wurde.</translation>
    </message>
    <message>
        <source>The folder “%1” is gone or cannot be read.</source>
        <translation>Der Ordner „%1“ ist verschwunden oder nicht lesbar.</translation>
    </message>
    <message>
        <source>“%1” cannot be saved: its folder cannot be made.</source>
        <translation>„%1“ kann nicht gespeichert werden: Der Ordner lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>“%1” cannot be saved: %2.</source>
        <translation>„%1“ kann nicht gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be renamed.</source>
        <translation>„%1“ kann nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>The folder “%1” is not empty: delete what is in it first.</source>
        <translation>Der Ordner „%1“ ist nicht leer: Zuerst seinen Inhalt löschen.</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: %2.</source>
        <translation>„%1“ kann nicht gelöscht werden: %2.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be made.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RecipientOutcomes</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>deferred: try again later</source>
        <translation>aufgeschoben: später erneut versuchen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>RCPT</source>
        <translation>RCPT</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>waiting for a reply</source>
        <translation>wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>not sent: the message was never handed over</source>
        <translation>nicht gesendet: Die Nachricht wurde nie übergeben</translation>
    </message>
    <message>
        <source>not known: no final reply, and it may have arrived</source>
        <translation>unbekannt: keine endgültige Antwort, und sie kann angekommen sein</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ReplyWords</name>
    <message>
        <source>No reply yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Unknown code; its class: %1</source>
        <translation>Unbekannter Code; seine Klasse: %1</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Unbekannter Code</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: unknown detail; its subject: %2</source>
        <translation>%1: unbekanntes Detail; sein Thema: %2</translation>
    </message>
    <message>
        <source>%1: unknown</source>
        <translation>%1: unbekannt</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RightSide</name>
    <message>
        <source>What was found out</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Back to the panels</source>
        <translation>Zurück zu den Ergebnissen</translation>
    </message>
    <message>
        <source>Back to the panels (Esc)</source>
        <translation>Zurück zu den Ergebnissen (Esc)</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RowText</name>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>… und %n weiteres Byte</numerusform>
            <numerusform>… und %n weitere Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht verwendet</translation>
    </message>
    <message>
        <source>no reply line</source>
        <translation>keine Antwortzeile</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) hidden</source>
        <translation>
            <numerusform>%n Byte verborgen</numerusform>
            <numerusform>%n Bytes verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>message of %1 bytes</source>
        <translation>Nachricht mit %1 Bytes</translation>
    </message>
    <message numerus="yes">
        <source>%n keyword(s)</source>
        <translation>
            <numerusform>%n Schlüsselwort</numerusform>
            <numerusform>%n Schlüsselwörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 anders</translation>
    </message>
    <message>
        <source>%1 gone</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ScrollPanel</name>
    <message>
        <source>Content of the panel</source>
        <translation>Inhalt der Ansicht</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SendPanel</name>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Connect first.</source>
        <translation>Verbinden Sie zuerst.</translation>
    </message>
    <message>
        <source>The session is being opened.</source>
        <translation>Die Sitzung wird geöffnet.</translation>
    </message>
    <message>
        <source>Something else is under way.</source>
        <translation>Etwas anderes ist im Gange.</translation>
    </message>
    <message>
        <source>What the message is made of</source>
        <translation>Woraus die Nachricht besteht</translation>
    </message>
    <message>
        <source>What goes out and what became of it</source>
        <translation>Was hinausgeht und was daraus wurde</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>The message cannot be made: %1.</source>
        <translation>Die Nachricht kann nicht erstellt werden: %1.</translation>
    </message>
    <message>
        <source>%1 will be delivered to %2 by %3.</source>
        <translation>%1 werden an %2 durch %3 zugestellt.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteren</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is being read: %1 of %2.</source>
        <translation>Die Datei wird gelesen: %1 von %2.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ServerPanel</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Auth types offered</source>
        <translation>Angebotene AUTH-Mechanismen</translation>
    </message>
    <message>
        <source>Greeting after %1: %2</source>
        <translation>Begrüßung nach %1: %2</translation>
    </message>
    <message>
        <source>Connect to see what the server offers.</source>
        <translation>Verbinden, um zu sehen, was der Server anbietet.</translation>
    </message>
    <message>
        <source>Waiting for the server.</source>
        <translation>Warten auf den Server.</translation>
    </message>
    <message>
        <source>The server has not been asked yet. Press EHLO to see what it offers.</source>
        <translation>Der Server wurde noch nicht gefragt. „EHLO“ zeigt, was er anbietet.</translation>
    </message>
    <message>
        <source>No hello was accepted in this session, so nothing is known of what the server offers.</source>
        <translation>In dieser Sitzung wurde keine Vorstellung angenommen; was der Server anbietet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>None: the server said hello without a single keyword.</source>
        <translation>Keine: Der Server antwortete auf die Vorstellung ohne ein einziges Schlüsselwort.</translation>
    </message>
    <message>
        <source>The same in clear and after TLS.</source>
        <translation>Im Klartext und nach TLS gleich.</translation>
    </message>
    <message>
        <source>New after TLS: %1.</source>
        <translation>Neu nach TLS: %1.</translation>
    </message>
    <message>
        <source>Gone after TLS: %1.</source>
        <translation>Entfallen nach TLS: %1.</translation>
    </message>
    <message>
        <source>Other values after TLS: %1.</source>
        <translation>Andere Werte nach TLS: %1.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SessionController</name>
    <message>
        <source>There is no open connection.</source>
        <translation>Es gibt keine offene Verbindung.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SessionLoader</name>
    <message>
        <source>It is no file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SessionPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Auskünfte</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Findings %1</source>
        <translation>Befunde %1</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SettingRow</name>
    <message>
        <source>● changed</source>
        <translation>● geändert</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to default</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Back to default: %1</source>
        <translation>Auf Standard zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SettingsGroup</name>
    <message numerus="yes">
        <source>%1 · %n changed</source>
        <translation>
            <numerusform>%1 · %n geändert</numerusform>
            <numerusform>%1 · %n geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SettingsPanel</name>
    <message>
        <source>All back to default</source>
        <translation>Alles auf Standard</translation>
    </message>
    <message>
        <source>Settings of the connection</source>
        <translation>Einstellungen der Verbindung</translation>
    </message>
    <message>
        <source>all at their defaults</source>
        <translation>alles auf Standard</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Give whole seconds between two NOOP, up to a day; nothing or 0 means never.</source>
        <translation>Ganze Sekunden zwischen zwei NOOP angeben, höchstens einen Tag; leer oder 0 heißt nie.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Put every setting of this connection back to its default?</source>
        <translation>Alle Einstellungen dieser Verbindung auf Standard zurücksetzen?</translation>
    </message>
    <message>
        <source>Host, port and encryption stay as they are.</source>
        <translation>Host, Port und Verschlüsselung bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SettingsTable</name>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>this:</source>
        <translation>dieser:</translation>
    </message>
    <message>
        <source>Name in EHLO</source>
        <translation>Name in EHLO</translation>
    </message>
    <message>
        <source>found out</source>
        <translation>wird ermittelt</translation>
    </message>
    <message>
        <source>What this side calls itself. Otherwise its own address or name is used.</source>
        <translation>Wie sich diese Seite nennt. Sonst gilt ihre eigene Adresse oder ihr Name.</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Vorstellung mit</translation>
    </message>
    <message>
        <source>EHLO, then HELO</source>
        <translation>EHLO, dann HELO</translation>
    </message>
    <message>
        <source>EHLO only</source>
        <translation>Nur EHLO</translation>
    </message>
    <message>
        <source>HELO only</source>
        <translation>Nur HELO</translation>
    </message>
    <message>
        <source>LHLO only</source>
        <translation>Nur LHLO</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>How this side says hello. LMTP uses LHLO unless told otherwise.</source>
        <translation>Wie sich diese Seite vorstellt. LMTP nimmt LHLO, wenn nichts anderes gewählt ist.</translation>
    </message>
    <message>
        <source>Send what was not offered</source>
        <translation>Nicht Angebotenes senden</translation>
    </message>
    <message>
        <source>Commands and extensions are tried even if the server did not list them.</source>
        <translation>Befehle und Erweiterungen werden auch dann versucht, wenn der Server sie nicht genannt hat.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>IPv4 and IPv6</source>
        <translation>IPv4 und IPv6</translation>
    </message>
    <message>
        <source>IPv4 only</source>
        <translation>Nur IPv4</translation>
    </message>
    <message>
        <source>IPv6 only</source>
        <translation>Nur IPv6</translation>
    </message>
    <message>
        <source>Connect from</source>
        <translation>Verbinden von</translation>
    </message>
    <message>
        <source>192.0.2.7, 192.0.2.7:4711 or :4711</source>
        <translation>192.0.2.7, 192.0.2.7:4711 oder :4711</translation>
    </message>
    <message>
        <source>Address or port of this side. The system chooses otherwise.</source>
        <translation>Adresse oder Port dieser Seite. Sonst wählt das System.</translation>
    </message>
    <message>
        <source>DNS server</source>
        <translation>DNS-Server</translation>
    </message>
    <message>
        <source>the system&apos;s, or 192.0.2.53</source>
        <translation>der des Systems oder 192.0.2.53</translation>
    </message>
    <message>
        <source>Names are looked up there.</source>
        <translation>Dort werden Namen aufgelöst.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>none, or socks5://host:1080</source>
        <translation>keiner oder socks5://host:1080</translation>
    </message>
    <message>
        <source>A SOCKS5 or HTTP proxy: socks5://user@host:1080 or http://host:8080.</source>
        <translation>Ein SOCKS5- oder HTTP-Proxy: socks5://user@host:1080 oder http://host:8080.</translation>
    </message>
    <message>
        <source>Password of the proxy from</source>
        <translation>Passwort des Proxys aus</translation>
    </message>
    <message>
        <source>none, or prompt, env:NAME …</source>
        <translation>keins oder prompt, env:NAME …</translation>
    </message>
    <message>
        <source>Where the password comes from: prompt, env:NAME, file:PATH or command:CMD. It is never stored.</source>
        <translation>Woher das Passwort kommt: prompt, env:NAME, file:PFAD oder command:BEFEHL. Es wird nie gespeichert.</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitlimits</translation>
    </message>
    <message>
        <source>NOOP while idle, every</source>
        <translation>NOOP im Leerlauf, alle</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Seconds between two NOOP while nothing else is done, so that the server does not hang up.</source>
        <translation>Sekunden zwischen zwei NOOP, solange sonst nichts geschieht, damit der Server nicht auflegt.</translation>
    </message>
    <message>
        <source>Certificate must be good</source>
        <translation>Zertifikat muss gültig sein</translation>
    </message>
    <message>
        <source>Only before signing in</source>
        <translation>Nur vor dem Anmelden</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never, only say so</source>
        <translation>Nie, nur melden</translation>
    </message>
    <message>
        <source>Whether a session goes on when there is an objection to the certificate.</source>
        <translation>Ob eine Sitzung weitergeht, wenn es einen Einwand gegen das Zertifikat gibt.</translation>
    </message>
    <message>
        <source>Name to expect</source>
        <translation>Erwarteter Name</translation>
    </message>
    <message>
        <source>the host&apos;s name</source>
        <translation>der Name des Hosts</translation>
    </message>
    <message>
        <source>The name that the certificate must bear.</source>
        <translation>Der Name, den das Zertifikat tragen muss.</translation>
    </message>
    <message>
        <source>Name sent in SNI</source>
        <translation>Gesendeter Name (SNI)</translation>
    </message>
    <message>
        <source>the name to expect</source>
        <translation>der erwartete Name</translation>
    </message>
    <message>
        <source>The name that the server is told in the handshake.</source>
        <translation>Der Name, der dem Server im Handshake genannt wird.</translation>
    </message>
    <message>
        <source>Oldest version</source>
        <translation>Älteste Version</translation>
    </message>
    <message>
        <source>the library&apos;s</source>
        <translation>die der Bibliothek</translation>
    </message>
    <message>
        <source>Newest version</source>
        <translation>Neueste Version</translation>
    </message>
    <message>
        <source>Ciphers</source>
        <translation>Ciphers</translation>
    </message>
    <message>
        <source>In the syntax of OpenSSL, such as HIGH:!aNULL or TLS_AES_128_GCM_SHA256.</source>
        <translation>In der Syntax von OpenSSL, etwa HIGH:!aNULL oder TLS_AES_128_GCM_SHA256.</translation>
    </message>
    <message>
        <source>Trusted certificates (file)</source>
        <translation>Vertrauenswürdige Zertifikate (Datei)</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>A PEM file. It replaces the certificates of the system.</source>
        <translation>Eine PEM-Datei. Sie ersetzt die Zertifikate des Systems.</translation>
    </message>
    <message>
        <source>Trusted certificates (folder)</source>
        <translation>Vertrauenswürdige Zertifikate (Ordner)</translation>
    </message>
    <message>
        <source>A folder with names by hash, as c_rehash makes them.</source>
        <translation>Ein Ordner mit Hash-Namen, wie c_rehash sie anlegt.</translation>
    </message>
    <message>
        <source>Trusted fingerprints</source>
        <translation>Vertrauenswürdige Fingerabdrücke</translation>
    </message>
    <message>
        <source>none; SHA-256, one a line</source>
        <translation>keine; SHA-256, einer je Zeile</translation>
    </message>
    <message>
        <source>Certificates that are trusted whatever else is wrong with them.</source>
        <translation>Zertifikate, denen vertraut wird, was auch sonst gegen sie spricht.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>none; a PEM file</source>
        <translation>keins; eine PEM-Datei</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>in the certificate&apos;s file</source>
        <translation>in der Datei des Zertifikats</translation>
    </message>
    <message>
        <source>Password of the key from</source>
        <translation>Passwort des Schlüssels aus</translation>
    </message>
    <message>
        <source>PROXY header</source>
        <translation>PROXY-Header</translation>
    </message>
    <message>
        <source>none, or v1:src=…,dst=…</source>
        <translation>keiner oder v1:src=…,dst=…</translation>
    </message>
    <message>
        <source>Sent before anything else: v1 or v2, then a colon and fields, as in v2:src=192.0.2.1:4711,dst=192.0.2.2:25,authority=mx.example. A bare v1 or v2 says that the ends are not known.</source>
        <translation>Wird vor allem anderen gesendet: v1 oder v2, dann ein Doppelpunkt und Felder, wie in v2:src=192.0.2.1:4711,dst=192.0.2.2:25,authority=mx.example. Bloßes v1 oder v2 besagt, dass die Endpunkte nicht bekannt sind.</translation>
    </message>
    <message>
        <source>XCLIENT</source>
        <translation>XCLIENT</translation>
    </message>
    <message>
        <source>none; NAME=VALUE, one a line</source>
        <translation>keine; NAME=WERT, je Zeile eins</translation>
    </message>
    <message>
        <source>The server is told that the connection comes from somebody else: ADDR=192.0.2.1, NAME=client.example, LOGIN=bob …</source>
        <translation>Dem Server wird gesagt, die Verbindung komme von jemand anderem: ADDR=192.0.2.1, NAME=client.example, LOGIN=bob …</translation>
    </message>
    <message>
        <source>XCLIENT before STARTTLS</source>
        <translation>XCLIENT vor STARTTLS</translation>
    </message>
    <message>
        <source>XFORWARD</source>
        <translation>XFORWARD</translation>
    </message>
    <message>
        <source>The server is told for its log where a message came from.</source>
        <translation>Dem Server wird für sein Log gesagt, woher eine Nachricht kam.</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>Beenden nach</translation>
    </message>
    <message>
        <source>Ends with QUIT behind that phase.</source>
        <translation>Endet nach dieser Phase mit QUIT.</translation>
    </message>
    <message>
        <source>Cut off after</source>
        <translation>Kappen nach</translation>
    </message>
    <message>
        <source>Cuts the connection behind that phase, without QUIT.</source>
        <translation>Kappt die Verbindung nach dieser Phase, ohne QUIT.</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>Vorstellung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Speaking for another client</source>
        <translation>Für einen anderen Client sprechen</translation>
    </message>
    <message>
        <source>End early</source>
        <translation>Vorzeitig beenden</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SideBar</name>
    <message>
        <source>Profiles and history</source>
        <translation>Profile und Verlauf</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>None yet. Every session that you connect is listed here.</source>
        <translation>Noch keine Sitzung. Jede verbundene Sitzung wird hier aufgeführt.</translation>
    </message>
    <message>
        <source>Practice server</source>
        <translation>Übungsserver</translation>
    </message>
    <message>
        <source>Connects to a server inside of this program, to try everything without harm</source>
        <translation>Verbindet mit einem Server in diesem Programm, um alles gefahrlos auszuprobieren</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy the path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>Shows the messages that the practice server has taken</source>
        <translation>Zeigt die Nachrichten, die der Übungsserver angenommen hat</translation>
    </message>
    <message>
        <source>Messages arrived: %1</source>
        <translation>Angekommen: %1</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::StatePill</name>
    <message>
        <source>State of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Sign of the state</source>
        <translation>Zeichen des Zustands</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::StateSentences</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Connecting to %1 port %2 …</source>
        <translation>Verbinden mit %1 Port %2 …</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbinden mit %1 …</translation>
    </message>
    <message>
        <source>Looking up %1 …</source>
        <translation>%1 wird aufgelöst …</translation>
    </message>
    <message>
        <source>Waiting for the greeting …</source>
        <translation>Warten auf die Begrüßung …</translation>
    </message>
    <message>
        <source>Agreeing on encryption …</source>
        <translation>Verschlüsselung wird vereinbart …</translation>
    </message>
    <message>
        <source>Saying hello …</source>
        <translation>Vorstellen …</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>signed in as %1</source>
        <translation>angemeldet als %1</translation>
    </message>
    <message>
        <source>In clear</source>
        <translation>Im Klartext</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>certificate valid</source>
        <translation>Zertifikat gültig</translation>
    </message>
    <message>
        <source>Ended: not finished</source>
        <translation>Beendet: nicht abgeschlossen</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>certificate not valid yet</source>
        <translation>Zertifikat noch nicht gültig</translation>
    </message>
    <message>
        <source>certificate self-signed</source>
        <translation>Zertifikat selbstsigniert</translation>
    </message>
    <message>
        <source>certificate of an unknown issuer</source>
        <translation>Zertifikat von unbekanntem Aussteller</translation>
    </message>
    <message>
        <source>certificate for another name</source>
        <translation>Zertifikat für anderen Namen</translation>
    </message>
    <message>
        <source>name of the certificate not checked</source>
        <translation>Name des Zertifikats nicht geprüft</translation>
    </message>
    <message>
        <source>certificate weakly signed</source>
        <translation>Zertifikat schwach signiert</translation>
    </message>
    <message>
        <source>certificate with a weak key</source>
        <translation>Zertifikat mit schwachem Schlüssel</translation>
    </message>
    <message>
        <source>certificate revoked</source>
        <translation>Zertifikat widerrufen</translation>
    </message>
    <message>
        <source>certificate for another purpose</source>
        <translation>Zertifikat für anderen Zweck</translation>
    </message>
    <message>
        <source>certificate chain broken</source>
        <translation>Zertifikatskette unterbrochen</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>kein Zertifikat</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>all went well</source>
        <translation>alles in Ordnung</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>partly refused</source>
        <translation>teilweise abgelehnt</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>encryption failed</source>
        <translation>Verschlüsselung fehlgeschlagen</translation>
    </message>
    <message>
        <source>signing in failed</source>
        <translation>Anmeldung fehlgeschlagen</translation>
    </message>
    <message>
        <source>the server broke the rules</source>
        <translation>Regelbruch des Servers</translation>
    </message>
    <message>
        <source>not as expected</source>
        <translation>nicht wie erwartet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::StatusLine</name>
    <message>
        <source>Bytes sent: %1</source>
        <translation>Gesendete Bytes: %1</translation>
    </message>
    <message>
        <source>Bytes received: %1</source>
        <translation>Empfangene Bytes: %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>⚠ secrets are recorded</source>
        <translation>⚠ zeichnet Geheimnisse auf</translation>
    </message>
    <message>
        <source>secrets hidden</source>
        <translation>Geheimnisse verborgen</translation>
    </message>
    <message>
        <source>Passwords and tokens stand in this session and in every file of it.</source>
        <translation>Passwörter und Token stehen in dieser Sitzung und in jeder ihrer Dateien.</translation>
    </message>
    <message>
        <source>Passwords and tokens are cut out before anything is kept.</source>
        <translation>Passwörter und Token werden herausgeschnitten, bevor etwas aufbewahrt wird.</translation>
    </message>
    <message>
        <source>● journaled</source>
        <translation>● im Journal</translation>
    </message>
    <message>
        <source>not journaled</source>
        <translation>nicht im Journal</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>%1 · waiting for %2 (Esc stops)</source>
        <translation>%1 · wartet auf %2 (Esc bricht ab)</translation>
    </message>
    <message>
        <source>%1 · working (Esc stops)</source>
        <translation>%1 · arbeitet (Esc bricht ab)</translation>
    </message>
    <message>
        <source>%1 · idle, waiting for you</source>
        <translation>%1 · bereit, wartet auf Sie</translation>
    </message>
    <message>
        <source>ended: %1</source>
        <translation>beendet: %1</translation>
    </message>
    <message>
        <source>ended: the record was cut off</source>
        <translation>beendet: Aufzeichnung abgeschnitten</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TabName</name>
    <message>
        <source>Name of the tab</source>
        <translation>Name des Reiters</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TargetReader</name>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>A password does not belong here: it was not kept. It is asked for when you sign in.</source>
        <translation>Ein Passwort gehört nicht hierher: Es wurde nicht behalten. Beim Anmelden wird danach gefragt.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TimeLimitsEditor</name>
    <message>
        <source>Seconds for every wait</source>
        <translation>Sekunden für jedes Warten</translation>
    </message>
    <message>
        <source>Each phase</source>
        <translation>Jede Phase</translation>
    </message>
    <message>
        <source>Time limit of each phase</source>
        <translation>Zeitlimit jeder Phase</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>s each</source>
        <translation>s je Phase</translation>
    </message>
    <message>
        <source>As RFC 5321</source>
        <translation>Wie RFC 5321</translation>
    </message>
    <message>
        <source>What RFC 5321 asks of a client: 5 minutes for most waits, 10 for the end of a message</source>
        <translation>Was RFC 5321 von einem Client verlangt: meist 5 Minuten Wartezeit, 10 für das Ende einer Nachricht</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Timeline</name>
    <message>
        <source>Connect to %1</source>
        <translation>Verbindung zu %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Name look-up</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>Vorstellung</translation>
    </message>
    <message>
        <source>Hello after TLS</source>
        <translation>Vorstellung nach TLS</translation>
    </message>
    <message>
        <source>Hello after AUTH</source>
        <translation>Vorstellung nach AUTH</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TimingModel</name>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <translation>%1, fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1, failed: %2</source>
        <translation>%1, fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TimingPanel</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>What took how long</source>
        <translation>Was wie lange gedauert hat</translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Nothing has taken time yet.</source>
        <translation>Noch hat nichts Zeit gekostet.</translation>
    </message>
    <message>
        <source>Connect to see where the time goes.</source>
        <translation>Verbinden, um zu sehen, wo die Zeit bleibt.</translation>
    </message>
    <message>
        <source>Nothing in this session took time.</source>
        <translation>In dieser Sitzung hat nichts Zeit gekostet.</translation>
    </message>
    <message>
        <source>Pauses in which nothing ran are folded; the axis counts the rest.</source>
        <translation>Pausen, in denen nichts lief, sind eingeklappt; die Achse zählt den Rest.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TlsPanel</name>
    <message>
        <source>Objections</source>
        <translation>Einwände</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Save as PEM…</source>
        <translation>Als PEM speichern…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>What was agreed on</source>
        <translation>Was vereinbart wurde</translation>
    </message>
    <message>
        <source>Connect to see the encryption and the certificates of a server.</source>
        <translation>Verbinden, um Verschlüsselung und Zertifikate eines Servers zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is encrypted yet.</source>
        <translation>Noch ist nichts verschlüsselt.</translation>
    </message>
    <message>
        <source>Nothing was encrypted in this session: everything could be read on the way.</source>
        <translation>In dieser Sitzung war nichts verschlüsselt: Alles war unterwegs lesbar.</translation>
    </message>
    <message>
        <source>Nothing is encrypted: everything can be read on the way. The server offers STARTTLS; press it to encrypt.</source>
        <translation>Nichts ist verschlüsselt: Alles ist unterwegs lesbar. Der Server bietet STARTTLS an; „STARTTLS“ verschlüsselt.</translation>
    </message>
    <message>
        <source>Nothing is encrypted, and the server does not offer STARTTLS.</source>
        <translation>Nichts ist verschlüsselt, und der Server bietet kein STARTTLS an.</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>encrypted, trusted by fingerprint</source>
        <translation>verschlüsselt, Vertrauen per Fingerabdruck</translation>
    </message>
    <message>
        <source>encrypted, certificate valid</source>
        <translation>verschlüsselt, Zertifikat gültig</translation>
    </message>
    <message>
        <source>encrypted, certificate not valid</source>
        <translation>verschlüsselt, Zertifikat nicht gültig</translation>
    </message>
    <message>
        <source>The handshake did not come to an end.</source>
        <translation>Der Handshake kam nicht zum Ende.</translation>
    </message>
    <message>
        <source>The handshake is under way.</source>
        <translation>Der Handshake läuft.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n objection(s) to the certificate.</source>
        <translation>
            <numerusform>Gegen das Zertifikat gibt es %n Einwand.</numerusform>
            <numerusform>Gegen das Zertifikat gibt es %n Einwände.</numerusform>
        </translation>
    </message>
    <message>
        <source>The session went on all the same: nobody reads along, but who the server is remains open.</source>
        <translation>Die Sitzung ging trotzdem weiter: Niemand liest mit, aber wer der Server ist, bleibt offen.</translation>
    </message>
    <message>
        <source>The session was ended before anything else was said.</source>
        <translation>Die Sitzung wurde beendet, bevor etwas anderes gesagt wurde.</translation>
    </message>
    <message>
        <source>The connection is encrypted.</source>
        <translation>Die Verbindung ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The certificate is valid (%1). No name was expected of it.</source>
        <translation>Das Zertifikat ist gültig (%1). Kein Name wurde von ihm erwartet.</translation>
    </message>
    <message>
        <source>The certificate is valid for %1 (%2).</source>
        <translation>Das Zertifikat ist gültig für %1 (%2).</translation>
    </message>
    <message>
        <source>%1 (the server&apos;s own)</source>
        <translation>%1 (das des Servers)</translation>
    </message>
    <message>
        <source>Stop trusting</source>
        <translation>Nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>Trust this fingerprint for this profile</source>
        <translation>Diesem Fingerabdruck für dieses Profil vertrauen</translation>
    </message>
    <message>
        <source>You trust this certificate by its fingerprint: its name and its authority count no more, but its time and its key do. This holds from the next connection of this profile on.</source>
        <translation>Sie vertrauen diesem Zertifikat anhand seines Fingerabdrucks: Name und Aussteller zählen nicht mehr, Gültigkeit und Schlüssel sehr wohl. Das gilt ab der nächsten Verbindung dieses Profils.</translation>
    </message>
    <message>
        <source>Save the certificates</source>
        <translation>Zertifikate speichern</translation>
    </message>
    <message>
        <source>Certificates (*.pem)</source>
        <translation>Zertifikate (*.pem)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TourGuide</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Press Connect, or Ctrl+Return. The practice server is a part of this program: nothing leaves this machine.</source>
        <translation>Drücken Sie „Verbinden“ oder Strg+Eingabe. Der Übungsserver ist ein Teil dieses Programms: Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Read along</source>
        <translation>Mitlesen</translation>
    </message>
    <message>
        <source>→ was sent, ← was received, a lock means encrypted. Select a line to read below it what it means; the right arrow key unfolds a reply.</source>
        <translation>→ wurde gesendet, ← empfangen, ein Schloss heißt verschlüsselt. Wählen Sie eine Zeile, um darunter zu lesen, was sie bedeutet; die Pfeiltaste nach rechts klappt eine Antwort auf.</translation>
    </message>
    <message>
        <source>See what is offered</source>
        <translation>Sehen, was angeboten wird</translation>
    </message>
    <message>
        <source>On the right, Server lists the AUTH types and every keyword, in clear beside encrypted. TLS shows the certificate.</source>
        <translation>Rechts führt „Server“ die AUTH-Verfahren und jedes Schlüsselwort auf, im Klartext neben verschlüsselt. „TLS“ zeigt das Zertifikat.</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>Etwas fragen</translation>
    </message>
    <message>
        <source>Press VRFY, or Ctrl+Y, type alice and press Return. The answer is put into plain words under Answers.</source>
        <translation>Drücken Sie VRFY oder Strg+Y, geben Sie alice ein und drücken Sie die Eingabetaste. Unter „Auskünfte“ steht die Antwort in klaren Worten.</translation>
    </message>
    <message>
        <source>Find what is wrong</source>
        <translation>Finden, was nicht stimmt</translation>
    </message>
    <message>
        <source>Findings tells what this server should do better, and why. A line number in it leads to the evidence. Diagnose, or F5, goes through everything at once.</source>
        <translation>„Befunde“ sagt, was dieser Server besser machen sollte und warum. Eine Zeilennummer darin führt zum Beleg. „Diagnose“ oder F5 geht alles auf einmal durch.</translation>
    </message>
    <message>
        <source>Now your own server</source>
        <translation>Jetzt Ihr eigener Server</translation>
    </message>
    <message>
        <source>Ctrl+L types any line to the server, Ctrl+S saves the session. Ctrl+N opens a new tab: type the name of your server there. F1 lists all keys.</source>
        <translation>Mit Strg+L schreiben Sie dem Server eine beliebige Zeile, Strg+S speichert die Sitzung. Strg+N öffnet einen neuen Reiter: Geben Sie dort den Namen Ihres Servers ein. F1 zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>End the tour (Esc)</source>
        <translation>Rundgang beenden (Esc)</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Tour: %1</source>
        <translation>Rundgang: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Eine Nachricht senden</translation>
    </message>
    <message>
        <source>Press Send, or Ctrl+M. Name alice@practice.example as the recipient, arm DATA and send. Recipients tells what became of each.</source>
        <translation>Drücken Sie Senden oder Strg+M. Nennen Sie alice@practice.example als Empfänger, schalten Sie DATA scharf und senden Sie. Empfänger sagt, was aus jedem wurde.</translation>
    </message>
    <message>
        <source>See what arrived</source>
        <translation>Sehen, was ankam</translation>
    </message>
    <message>
        <source>Messages arrived, on the left and in the menu Help, shows what the server got: the envelope, what became of each recipient, and every byte.</source>
        <translation>Angekommen, links und im Menü Hilfe, zeigt, was der Server bekam: den Umschlag, was aus jedem Empfänger wurde, und jedes Byte.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TranscriptActions</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Mit Zeiten kopieren</translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation>Als Skript kopieren</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>Als Hex kopieren</translation>
    </message>
    <message>
        <source>Filter to this stage</source>
        <translation>Auf diese Phase filtern</translation>
    </message>
    <message>
        <source>Go to the command</source>
        <translation>Zum Befehl springen</translation>
    </message>
    <message>
        <source>Go to the reply</source>
        <translation>Zur Antwort springen</translation>
    </message>
    <message>
        <source>Unfold all replies</source>
        <translation>Alle Antworten ausklappen</translation>
    </message>
    <message>
        <source>Fold all replies</source>
        <translation>Alle Antworten einklappen</translation>
    </message>
    <message>
        <source>Hide secrets again</source>
        <translation>Geheimnisse wieder verbergen</translation>
    </message>
    <message>
        <source>Reveal secrets for 30 seconds</source>
        <translation>Geheimnisse 30 Sekunden zeigen</translation>
    </message>
    <message>
        <source>Reveal secrets (none were recorded)</source>
        <translation>Geheimnisse zeigen (keine aufgezeichnet)</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TranscriptCopy</name>
    <message numerus="yes">
        <source>%n line(s) left out</source>
        <translation>
            <numerusform>%n Zeile ausgelassen</numerusform>
            <numerusform>%n Zeilen ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TranscriptModel</name>
    <message>
        <source>Hidden. It was recorded, and can be revealed for 30 seconds.</source>
        <translation>Verborgen. Es wurde aufgezeichnet und lässt sich für 30 Sekunden zeigen.</translation>
    </message>
    <message>
        <source>Hidden. It was not recorded, so nobody can show it.</source>
        <translation>Verborgen. Es wurde nicht aufgezeichnet; niemand kann es zeigen.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>in clear</source>
        <translation>im Klartext</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Since the line before</source>
        <translation>Seit der vorigen Zeile</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TranscriptPanel</name>
    <message>
        <source>The filter was cleared to show line %1.</source>
        <translation>Der Filter wurde geleert, um Zeile %1 zu zeigen.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>Mitschnitt</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::WrappedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::CommandDialog</name>
    <message>
        <source>“%1” as a command</source>
        <translation>„%1“ als Befehl</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Perl, with Net::SMTP</source>
        <translation>Perl, mit Net::SMTP</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>POSIX: sh, bash, zsh</source>
        <translation>POSIX: sh, bash, zsh</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>What it cannot do:</source>
        <translation>Was es nicht kann:</translation>
    </message>
    <message>
        <source>The password or token is in no command: put it into the environment variable %1.</source>
        <translation>Passwort oder Token stehen in keinem Befehl: legen Sie es in die Umgebungsvariable %1.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ComparisonModel</name>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>the texts differ</source>
        <translation>die Texte weichen ab</translation>
    </message>
    <message>
        <source>the codes differ</source>
        <translation>die Codes weichen ab</translation>
    </message>
    <message>
        <source>only on the left</source>
        <translation>nur links</translation>
    </message>
    <message>
        <source>only on the right</source>
        <translation>nur rechts</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ComparisonWindow</name>
    <message>
        <source>How it ended</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>What is offered</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Gesagtes</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>&amp;Only what differs</source>
        <translation>&amp;Nur Abweichendes</translation>
    </message>
    <message>
        <source>Two sessions side by side</source>
        <translation>Zwei Sitzungen nebeneinander</translation>
    </message>
    <message>
        <source>Left session</source>
        <translation>Linke Sitzung</translation>
    </message>
    <message>
        <source>Right session</source>
        <translation>Rechte Sitzung</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was abweicht</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Both conversations</source>
        <translation>Beide Gespräche</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächste Abweichung</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Vorige Abweichung</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Nichts weicht ab.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n Abweichung.</numerusform>
            <numerusform>%n Abweichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They took %1 and %2.</source>
        <translation>Sie dauerten %1 und %2.</translation>
    </message>
    <message>
        <source>Of a long session only the beginning is compared.</source>
        <translation>Von einer langen Sitzung wird nur der Anfang verglichen.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Not compared, since it changes each time (…): %1</source>
        <translation>Nicht verglichen, weil es jedes Mal anders ist (…): %1</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ExportDialog</name>
    <message>
        <source>With the secrets that were recorded</source>
        <translation>Mit den aufgezeichneten Geheimnissen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>„%1“ exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Text, for people and mail</source>
        <translation>Text, für Menschen und Mail</translation>
    </message>
    <message>
        <source>Markdown, for tickets</source>
        <translation>Markdown, für Tickets</translation>
    </message>
    <message>
        <source>HTML, one page with everything</source>
        <translation>HTML, eine Seite mit allem</translation>
    </message>
    <message>
        <source>JSON, the report for programs</source>
        <translation>JSON, der Bericht für Programme</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <translation>CSV, für eine Tabelle</translation>
    </message>
    <message>
        <source>Script, to be played again</source>
        <translation>Skript, zum erneuten Abspielen</translation>
    </message>
    <message>
        <source>pcapng, for Wireshark</source>
        <translation>pcapng, für Wireshark</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected line(s)</source>
        <translation>
            <numerusform>Die %n ausgewählte Zeile</numerusform>
            <numerusform>Die %n ausgewählten Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings and their evidence</source>
        <translation>Befunde und ihre Belege</translation>
    </message>
    <message>
        <source>Preview as</source>
        <translation>Vorschau als</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>%1 in all.</source>
        <translation>%1 insgesamt.</translation>
    </message>
    <message>
        <source>Only the beginning is shown. The file will hold all of it.</source>
        <translation>Nur der Anfang ist zu sehen. Die Datei wird alles enthalten.</translation>
    </message>
    <message>
        <source>A browser shows it with its drawing, folded replies and finer type.</source>
        <translation>Ein Browser zeigt sie mit Zeichnung, eingeklappten Antworten und feinerer Schrift.</translation>
    </message>
    <message>
        <source>Passwords or tokens stand in it. Its first line says so.</source>
        <translation>Passwörter oder Token stehen darin. Die erste Zeile sagt es.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Die Sitzung exportieren</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Writing… %1</source>
        <translation>Wird geschrieben … %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>Angehalten: Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ExportJob</name>
    <message>
        <source>%1 Nothing was kept: choose another place, or make room there.</source>
        <translation>%1 Nichts wurde gespeichert: wählen Sie einen anderen Ort, oder schaffen Sie dort Platz.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FileTasks</name>
    <message>
        <source>Exported to “%1”.</source>
        <translation>Nach „%1“ exportiert.</translation>
    </message>
    <message>
        <source>The connection is filled in. Nothing was sent yet.</source>
        <translation>Die Verbindung ist ausgefüllt. Gesendet wurde noch nichts.</translation>
    </message>
    <message>
        <source>There is nothing to compare with: open a second session or file in another tab.</source>
        <translation>Es gibt nichts zum Vergleichen: öffnen Sie eine zweite Sitzung oder Datei in einem anderen Tab.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FolderSearch</name>
    <message>
        <source>It holds a password or the like, and does not say so on its first line.</source>
        <translation>Sie enthält ein Passwort oder Ähnliches und sagt es nicht in der ersten Zeile.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::PageView</name>
    <message>
        <source>A browser draws the times here.</source>
        <translation>Ein Browser zeichnet hier die Zeiten.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::PasteDialog</name>
    <message>
        <source>Fill in the connection</source>
        <translation>Verbindung ausfüllen</translation>
    </message>
    <message>
        <source>Save as profile…</source>
        <translation>Als Profil speichern …</translation>
    </message>
    <message>
        <source>Paste a command</source>
        <translation>Einen Befehl einfügen</translation>
    </message>
    <message>
        <source>A command line of &amp;swaks, curl or msmtp, as it stands in a ticket or a manual:</source>
        <translation>Eine Befehlszeile von &amp;swaks, curl oder msmtp, wie sie in einem Ticket oder Handbuch steht:</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>What the command does</source>
        <translation>Was der Befehl tut</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Weggelassen:</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::PlanSummary</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>STARTTLS if it is offered</source>
        <translation>STARTTLS, wenn angeboten</translation>
    </message>
    <message>
        <source>STARTTLS, required</source>
        <translation>STARTTLS, verlangt</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>the password is asked for</source>
        <translation>nach dem Passwort wird gefragt</translation>
    </message>
    <message>
        <source>the secret comes from %1</source>
        <translation>das Geheimnis kommt aus %1</translation>
    </message>
    <message>
        <source>the user of this machine</source>
        <translation>dem Benutzer dieses Rechners</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 an %2</translation>
    </message>
    <message>
        <source>Connects to</source>
        <translation>Verbindet zu</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>Nennt sich</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>einen Proxy</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>Meldet an</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Fragt</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ReplayDialog</name>
    <message>
        <source>Play it again</source>
        <translation>Noch einmal abspielen</translation>
    </message>
    <message>
        <source>Play “%1” again</source>
        <translation>„%1“ noch einmal abspielen</translation>
    </message>
    <message>
        <source>Everything that was sent is sent again, in a new tab. Then both sessions stand side by side.</source>
        <translation>Alles, was gesendet wurde, wird noch einmal gesendet, in einem neuen Tab. Danach stehen beide Sitzungen nebeneinander.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>At once: each command as soon as it may be sent</source>
        <translation>Sofort: jeder Befehl, sobald er an der Reihe ist</translation>
    </message>
    <message>
        <source>As it was: with the pauses of the session</source>
        <translation>Wie damals: mit den Pausen der Sitzung</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>The session signs in, and no file holds its password.</source>
        <translation>Die Sitzung meldet sich an, und keine Datei enthält ihr Passwort.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SearchResults</name>
    <message>
        <source>Not searched: %1</source>
        <translation>Nicht durchsucht: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SearchWindow</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in the sessions of a folder</source>
        <translation>In den Sitzungen eines Ordners suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Text, or terms of the filter: dir:in code:5xx stage:auth …</source>
        <translation>Text oder Begriffe des Filters: dir:in code:5xx stage:auth …</translation>
    </message>
    <message>
        <source>Search in a folder</source>
        <translation>In einem Ordner suchen</translation>
    </message>
    <message>
        <source>There is no such folder: choose another one.</source>
        <translation>Diesen Ordner gibt es nicht: wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>Say what to search for.</source>
        <translation>Sagen Sie, wonach gesucht werden soll.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%1 in %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session file(s)</source>
        <translation>
            <numerusform>%n Sitzungsdatei</numerusform>
            <numerusform>%n Sitzungsdateien</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no session files in this folder.</source>
        <translation>In diesem Ordner gibt es keine Sitzungsdateien.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>More were not looked for: say more precisely what you want.</source>
        <translation>Weiter wurde nicht gesucht: sagen Sie genauer, was Sie wollen.</translation>
    </message>
    <message>
        <source>The folder is gone.</source>
        <translation>Der Ordner ist verschwunden.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::PlanSecrets</name>
    <message>
        <source>Password of the proxy</source>
        <translation>Passwort des Proxys</translation>
    </message>
    <message>
        <source>Password of the key</source>
        <translation>Passwort des Schlüssels</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::AttachmentsPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (cannot be found)</source>
        <translation>%1 (nicht zu finden)</translation>
    </message>
    <message>
        <source>&amp;Add file…</source>
        <translation>&amp;Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Files that go with the message; a &amp;tick: inline, for the HTML</source>
        <translation>Dateien, die mit der Nachricht gehen; ein &amp;Haken: eingebettet, für das HTML</translation>
    </message>
    <message>
        <source>%1
Inline, the HTML shows it as cid:%2</source>
        <translation>%1
Eingebettet zeigt das HTML sie als cid:%2</translation>
    </message>
    <message>
        <source>Add a file to the message</source>
        <translation>Der Nachricht eine Datei hinzufügen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Files may be dropped here.</source>
        <translation>Dateien können hier abgelegt werden.</translation>
    </message>
    <message>
        <source>Files that go with the message</source>
        <translation>Dateien, die mit der Nachricht gehen</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::BodyPage</name>
    <message>
        <source>none: the texts below</source>
        <translation>keine: die Texte darunter</translation>
    </message>
    <message>
        <source>This is a test message from Mailscope.</source>
        <translation>Dies ist eine Testnachricht von Mailscope.</translation>
    </message>
    <message>
        <source>Ready-&amp;made</source>
        <translation>&amp;Fertige</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;HTML</source>
        <translation>&amp;HTML</translation>
    </message>
    <message>
        <source>The test text that filters of unsolicited mail have to find.</source>
        <translation>Der Testtext, den Filter gegen unverlangte Mail finden müssen.</translation>
    </message>
    <message>
        <source>The test file that virus scanners have to find.</source>
        <translation>Die Testdatei, die Virenscanner finden müssen.</translation>
    </message>
    <message>
        <source>Bytes beyond ASCII that are not encoded.</source>
        <translation>Bytes jenseits von ASCII, die nicht kodiert sind.</translation>
    </message>
    <message>
        <source>A line of 2000 bytes, twice what is allowed.</source>
        <translation>Eine Zeile von 2000 Bytes, doppelt so lang wie erlaubt.</translation>
    </message>
    <message>
        <source>A subject in UTF-8 that is not encoded: SMTPUTF8 is needed.</source>
        <translation>Ein Betreff in UTF-8, der nicht kodiert ist: SMTPUTF8 wird gebraucht.</translation>
    </message>
    <message>
        <source>A line that ends in a bare LF, which servers should refuse.</source>
        <translation>Eine Zeile, die mit einem bloßen LF endet, was Server ablehnen sollten.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::EnvelopePage</name>
    <message>
        <source>P&amp;RDR: a reply for each recipient</source>
        <translation>P&amp;RDR: eine Antwort je Empfänger</translation>
    </message>
    <message>
        <source>&amp;Leave out recipients that are refused</source>
        <translation>Abgelehnte Empfänger weg&amp;lassen</translation>
    </message>
    <message>
        <source>Who gets what is returned; &lt;&gt; for nobody (the null sender)</source>
        <translation>Wer bekommt, was zurückgeht; &lt;&gt; für niemanden (leerer Absender)</translation>
    </message>
    <message>
        <source>Parameters of MAIL</source>
        <translation>Parameter von MAIL</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>DATA</translation>
    </message>
    <message>
        <source>BDAT, in chunks</source>
        <translation>BDAT, in Stücken</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Bytes</translation>
    </message>
    <message>
        <source>&amp;Handed over by</source>
        <translation>Ü&amp;bergabe durch</translation>
    </message>
    <message>
        <source>C&amp;hunk</source>
        <translation>&amp;Stück</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Name at least one recipient.</source>
        <translation>Nennen Sie mindestens einen Empfänger.</translation>
    </message>
    <message>
        <source>&amp;Pipelining</source>
        <translation>&amp;Pipelining</translation>
    </message>
    <message>
        <source>where it is offered</source>
        <translation>wo es angeboten wird</translation>
    </message>
    <message>
        <source>in any case</source>
        <translation>in jedem Fall</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::HeadersPage</name>
    <message>
        <source>Test message of %DATE%</source>
        <translation>Testnachricht vom %DATE%</translation>
    </message>
    <message>
        <source>the time of sending</source>
        <translation>die Zeit des Sendens</translation>
    </message>
    <message>
        <source>a new one for each message</source>
        <translation>eine neue je Nachricht</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Betreff</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>Messa&amp;ge-ID</source>
        <translation>Messa&amp;ge-ID</translation>
    </message>
    <message>
        <source>&amp;Further fields, one a line</source>
        <translation>&amp;Weitere Felder, eins je Zeile</translation>
    </message>
    <message>
        <source>In texts and fields %DATE%, %MESSAGE_ID%, %FROM%, %TO% and %N% stand for what this message has of them (%N%: its number), and %% for a percent sign.</source>
        <translation>In Texten und Feldern stehen %DATE%, %MESSAGE_ID%, %FROM%, %TO% und %N% für das, was diese Nachricht davon hat (%N%: ihre Nummer), und %% für ein Prozentzeichen.</translation>
    </message>
    <message>
        <source>“%1” is no field of a header: it wants a name, a colon and a value.</source>
        <translation>„%1“ ist kein Feld eines Kopfes: dazu gehören ein Name, ein Doppelpunkt und ein Wert.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MailParameters</name>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>as the server likes</source>
        <translation>wie der Server mag</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>-9 to 9</source>
        <translation>-9 bis 9</translation>
    </message>
    <message>
        <source>Every server on the way must use TLS and check it (RFC 8689)</source>
        <translation>Jeder Server auf dem Weg muss TLS verwenden und prüfen (RFC 8689)</translation>
    </message>
    <message>
        <source>How large the message is said to be: what it is where that is offered, nothing, or a number of bytes (RFC 1870)</source>
        <translation>Wie groß die Nachricht sein soll: so groß, wie sie ist, wo das angeboten ist, keine Angabe oder eine Zahl von Bytes (RFC 1870)</translation>
    </message>
    <message>
        <source>8BITMIME is added where it is needed and offered (RFC 6152, RFC 3030)</source>
        <translation>8BITMIME kommt hinzu, wo es gebraucht wird und angeboten ist (RFC 6152, RFC 3030)</translation>
    </message>
    <message>
        <source>Added where an address or the header needs it (RFC 6531)</source>
        <translation>Kommt hinzu, wo eine Adresse oder der Kopf es braucht (RFC 6531)</translation>
    </message>
    <message>
        <source>How much of the message a report brings back (RFC 3461, 4.3)</source>
        <translation>Wie viel der Nachricht ein Bericht zurückbringt (RFC 3461, 4.3)</translation>
    </message>
    <message>
        <source>A name for this envelope in reports; it is encoded as needed (RFC 3461, 4.4)</source>
        <translation>Ein Name für diesen Umschlag in Berichten; er wird nach Bedarf kodiert (RFC 3461, 4.4)</translation>
    </message>
    <message>
        <source>Within how many seconds, and R or N when that is not possible (RFC 2852)</source>
        <translation>In wie vielen Sekunden, und R oder N, wenn das nicht geht (RFC 2852)</translation>
    </message>
    <message>
        <source>The server keeps the message that long (RFC 4865)</source>
        <translation>So lange hält der Server die Nachricht zurück (RFC 4865)</translation>
    </message>
    <message>
        <source>Higher goes first (RFC 6710)</source>
        <translation>Höhere gehen vor (RFC 6710)</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Further parameters of MAIL as they are sent, parted by blanks</source>
        <translation>Weitere Parameter von MAIL, wie sie gesendet werden, durch Leerzeichen getrennt</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Offer</name>
    <message>
        <source>⚠ %1 is sent although the server does not offer %2.</source>
        <translation>⚠ %1 wird gesendet, obwohl der Server %2 nicht anbietet.</translation>
    </message>
    <message>
        <source>⚠ %1 needs %2, which the server does not offer.</source>
        <translation>⚠ %1 braucht %2, und das bietet der Server nicht an.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RawPage</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>&amp;Open .eml…</source>
        <translation>.eml ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Edit its bytes</source>
        <translation>Ihre Bytes b&amp;earbeiten</translation>
    </message>
    <message>
        <source>Ra&amp;w mode: no line end repaired, no dot doubled</source>
        <translation>&amp;Roh: kein Zeilenende repariert, kein Punkt verdoppelt</translation>
    </message>
    <message>
        <source>composed of the other pages</source>
        <translation>aus den anderen Seiten</translation>
    </message>
    <message>
        <source>a file as it is</source>
        <translation>eine Datei, wie sie ist</translation>
    </message>
    <message>
        <source>bytes typed here</source>
        <translation>hier getippte Bytes</translation>
    </message>
    <message>
        <source>Bytes of the message</source>
        <translation>Bytes der Nachricht</translation>
    </message>
    <message>
        <source>For looking what a server makes of it: a line that is a dot ends the message, and what stands behind it are commands</source>
        <translation>Um zu sehen, was ein Server daraus macht: eine Zeile aus einem Punkt beendet die Nachricht, und was dahinter steht, sind Befehle</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>Open a message</source>
        <translation>Eine Nachricht öffnen</translation>
    </message>
    <message>
        <source>Messages (*.eml *.txt);;All files (*)</source>
        <translation>Nachrichten (*.eml *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Nothing on this page is sent.</source>
        <translation>Nichts auf dieser Seite wird gesendet.</translation>
    </message>
    <message>
        <source>No file was chosen.</source>
        <translation>Keine Datei ist gewählt.</translation>
    </message>
    <message>
        <source>The file %1, %2.</source>
        <translation>Die Datei %1, %2.</translation>
    </message>
    <message>
        <source>A line ends in CRLF; \r \n \0 \xNN stand for bytes, \ at the end for no line end.</source>
        <translation>Eine Zeile endet mit CRLF; \r \n \0 \xNN stehen für Bytes, \ am Ende für kein Zeilenende.</translation>
    </message>
    <message>
        <source>It is too large to be edited.</source>
        <translation>Sie ist zu groß zum Bearbeiten.</translation>
    </message>
    <message>
        <source>Choose the file of the message.</source>
        <translation>Wählen Sie die Datei der Nachricht.</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s).</source>
        <translation>
            <numerusform>%n Byte.</numerusform>
            <numerusform>%n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file %1, %2; %3 behind this beginning are not shown.</source>
        <translation>Die Datei %1, %2; %3 hinter diesem Anfang sind nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RecipientRow</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Where the header names the recipient; the envelope has all of them</source>
        <translation>Wo der Kopf den Empfänger nennt; der Umschlag hat sie alle</translation>
    </message>
    <message>
        <source>Parameters of RCPT: delivery reports and others</source>
        <translation>Parameter von RCPT: Zustellberichte und andere</translation>
    </message>
    <message>
        <source>Remove this recipient</source>
        <translation>Diesen Empfänger entfernen</translation>
    </message>
    <message>
        <source>as the server likes</source>
        <translation>wie der Server mag</translation>
    </message>
    <message>
        <source>When a report about this recipient is wanted (RFC 3461, 4.1)</source>
        <translation>Wann ein Bericht über diesen Empfänger gewünscht ist (RFC 3461, 4.1)</translation>
    </message>
    <message>
        <source>The address that the message was sent to first (RFC 3461, 4.2); it is encoded as needed</source>
        <translation>Die Adresse, an die die Nachricht zuerst ging (RFC 3461, 4.2); sie wird nach Bedarf kodiert</translation>
    </message>
    <message>
        <source>Further parameters of RCPT as they are sent, parted by blanks</source>
        <translation>Weitere Parameter von RCPT, wie sie gesendet werden, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Role of recipient %1</source>
        <translation>Rolle von Empfänger %1</translation>
    </message>
    <message>
        <source>Address of recipient %1</source>
        <translation>Adresse von Empfänger %1</translation>
    </message>
    <message>
        <source>Parameters of recipient %1</source>
        <translation>Parameter von Empfänger %1</translation>
    </message>
    <message>
        <source>Remove recipient %1</source>
        <translation>Empfänger %1 entfernen</translation>
    </message>
    <message>
        <source>NOTIFY of recipient %1</source>
        <translation>NOTIFY von Empfänger %1</translation>
    </message>
    <message>
        <source>ORCPT of recipient %1</source>
        <translation>ORCPT von Empfänger %1</translation>
    </message>
    <message>
        <source>Other parameters of recipient %1</source>
        <translation>Weitere Parameter von Empfänger %1</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RecipientRows</name>
    <message>
        <source>A&amp;dd recipient</source>
        <translation>Empfänger &amp;hinzufügen</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SendControls</name>
    <message>
        <source>Arm &amp;DATA</source>
        <translation>&amp;DATA scharf schalten</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <source>Needed for each message that may be delivered</source>
        <translation>Nötig für jede Nachricht, die zugestellt werden kann</translation>
    </message>
    <message>
        <source>Where the message is held up</source>
        <translation>Wo die Nachricht aufgehalten wird</translation>
    </message>
    <message>
        <source>In one go</source>
        <translation>In einem Zug</translation>
    </message>
    <message>
        <source>Pause before DATA</source>
        <translation>Pause vor DATA</translation>
    </message>
    <message>
        <source>Pause after the 354 of DATA</source>
        <translation>Pause nach der 354 auf DATA</translation>
    </message>
    <message>
        <source>Drop the connection after MAIL</source>
        <translation>Verbindung nach MAIL kappen</translation>
    </message>
    <message>
        <source>Drop the connection after RCPT</source>
        <translation>Verbindung nach RCPT kappen</translation>
    </message>
    <message>
        <source>Drop the connection after the 354</source>
        <translation>Verbindung nach der 354 kappen</translation>
    </message>
    <message>
        <source>Drop the connection after the message</source>
        <translation>Verbindung nach der Nachricht kappen</translation>
    </message>
    <message>
        <source>Progress of the message</source>
        <translation>Fortschritt der Nachricht</translation>
    </message>
    <message>
        <source>It is held up. Arm DATA to go on.</source>
        <translation>Sie ist aufgehalten. Schalten Sie DATA scharf, um weiterzugehen.</translation>
    </message>
    <message>
        <source>Arm DATA to send.</source>
        <translation>Schalten Sie DATA scharf, um zu senden.</translation>
    </message>
    <message>
        <source>It is held up.</source>
        <translation>Sie ist aufgehalten.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second</source>
        <translation>%1 von %2, %3 je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>Send again to %n recipient(s)</source>
        <translation>
            <numerusform>Wieder an %n Empfänger senden</numerusform>
            <numerusform>Wieder an %n Empfänger senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n recipient(s)</source>
        <translation>
            <numerusform>An %n Empfänger senden</numerusform>
            <numerusform>An %n Empfänger senden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SendLedger</name>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV sichern …</translation>
    </message>
    <message>
        <source>What became of each recipient</source>
        <translation>Was aus jedem Empfänger wurde</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>In the queue of the server as %1.</source>
        <translation>In der Warteschlange des Servers als %1.</translation>
    </message>
    <message>
        <source>Under way.</source>
        <translation>Unterwegs.</translation>
    </message>
    <message>
        <source>The message was not sent, or has no reply.</source>
        <translation>Die Nachricht wurde nicht gesendet oder hat keine Antwort.</translation>
    </message>
    <message>
        <source>Save the ledger</source>
        <translation>Die Empfängerliste sichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Partly accepted: for %1 of %2 recipients.</source>
        <translation>Teilweise angenommen: für %1 von %2 Empfängern.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SendPreview</name>
    <message>
        <source>The bytes that will be sent</source>
        <translation>Die Bytes, die gesendet werden</translation>
    </message>
    <message>
        <source>It cannot be read: %1.</source>
        <translation>Sie kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>The message has %1, %2 on the wire.</source>
        <translation>Die Nachricht hat %1, %2 auf der Leitung.</translation>
    </message>
    <message>
        <source>The message has %1. This is its beginning; %2 of it are not shown.</source>
        <translation>Die Nachricht hat %1. Dies ist ihr Anfang; %2 davon sind nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ArrivedWindow</name>
    <message>
        <source>Messages that arrived</source>
        <translation>Angekommene Nachrichten</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What became of each recipient</source>
        <translation>Was aus jedem Empfänger wurde</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Save as .eml…</source>
        <translation>Als .eml &amp;sichern …</translation>
    </message>
    <message>
        <source>Arrived at the practice server</source>
        <translation>Beim Übungsserver angekommen</translation>
    </message>
    <message>
        <source>The bytes of the message as they arrived</source>
        <translation>Die Bytes der Nachricht, wie sie ankamen</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Nothing has arrived yet. Send a message to the practice server, and it is shown here.</source>
        <translation>Noch ist nichts angekommen. Senden Sie dem Übungsserver eine Nachricht, und sie steht hier.</translation>
    </message>
    <message>
        <source>The practice server keeps the last messages as long as this program runs, and passes none on.</source>
        <translation>Der Übungsserver behält die letzten Nachrichten, solange dieses Programm läuft, und gibt keine weiter.</translation>
    </message>
    <message>
        <source>From %1 %2</source>
        <translation>Von %1 %2</translation>
    </message>
    <message>
        <source>The client said it was %1.</source>
        <translation>Der Client nannte sich %1.</translation>
    </message>
    <message>
        <source>It came encrypted.</source>
        <translation>Sie kam verschlüsselt.</translation>
    </message>
    <message>
        <source>It came unencrypted.</source>
        <translation>Sie kam unverschlüsselt.</translation>
    </message>
    <message>
        <source>%1 had signed in.</source>
        <translation>%1 war angemeldet.</translation>
    </message>
    <message>
        <source>%1, byte for byte; dots that were doubled on the way are single again.</source>
        <translation>%1, Byte für Byte; Punkte, die unterwegs verdoppelt waren, sind wieder einfach.</translation>
    </message>
    <message>
        <source>%1; %2 behind this beginning are not shown.</source>
        <translation>%1; %2 hinter diesem Anfang sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>✓ got it</source>
        <translation>✓ hat sie</translation>
    </message>
    <message>
        <source>✓ got it (%1)</source>
        <translation>✓ hat sie (%1)</translation>
    </message>
    <message>
        <source>✗ did not: %1</source>
        <translation>✗ hat sie nicht: %1</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Nachricht sichern</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>Nachrichten (*.eml)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
</TS>
