<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>mailscope::ui::AnswerPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s); the newest are shown.</source>
        <translation>
            <numerusform>%n answer; the newest are shown.</numerusform>
            <numerusform>%n answers; the newest are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::AuthTypesView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::CertificateWords</name>
    <message numerus="yes">
        <source>%1 to %2: expired %n day(s) ago</source>
        <translation>
            <numerusform>%1 to %2: expired %n day ago</numerusform>
            <numerusform>%1 to %2: expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: begins in %n day(s)</source>
        <translation>
            <numerusform>%1 to %2: begins in %n day</numerusform>
            <numerusform>%1 to %2: begins in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %n day(s) left</source>
        <translation>
            <numerusform>%1 to %2: %n day left</numerusform>
            <numerusform>%1 to %2: %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n bit</numerusform>
            <numerusform>%1, %n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ConnectionBar</name>
    <message numerus="yes">
        <source>Settings · %n changed</source>
        <translation>
            <numerusform>Settings · %n changed</numerusform>
            <numerusform>Settings · %n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindingLayout</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::FindingsPanel</name>
    <message numerus="yes">
        <source>%n finding(s) hidden by the buttons above.</source>
        <translation>
            <numerusform>%n finding hidden by the buttons above.</numerusform>
            <numerusform>%n findings hidden by the buttons above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::HexDump</name>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>… and %n more byte</numerusform>
            <numerusform>… and %n more bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) hidden at %1</source>
        <translation>
            <numerusform>%n byte hidden at %1</numerusform>
            <numerusform>%n bytes hidden at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::LineExplainer</name>
    <message numerus="yes">
        <source>%n byte(s) are hidden.</source>
        <translation>
            <numerusform>%n byte is hidden.</numerusform>
            <numerusform>%n bytes are hidden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n session(s) are still connected.</source>
        <translation>
            <numerusform>%n session is still connected.</numerusform>
            <numerusform>%n sessions are still connected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mailscope ended unexpectedly. %n session(s) were kept up to the last line.</source>
        <translation>
            <numerusform>Mailscope ended unexpectedly. %n session was kept up to the last line.</numerusform>
            <numerusform>Mailscope ended unexpectedly. %n sessions were kept up to the last line.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n mail exchanger(s).</source>
        <translation>
            <numerusform>%1 has %n mail exchanger.</numerusform>
            <numerusform>%1 has %n mail exchangers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n file(s) were opened.</source>
        <translation>
            <numerusform>Only the first %n file was opened.</numerusform>
            <numerusform>Only the first %n files were opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MatrixView</name>
    <message numerus="yes">
        <source>Try %n logins</source>
        <translation>
            <numerusform>Try %n login</numerusform>
            <numerusform>Try %n logins</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MatrixWords</name>
    <message numerus="yes">
        <source>%n logins will be tried, one after another.</source>
        <translation>
            <numerusform>%n login will be tried.</numerusform>
            <numerusform>%n logins will be tried, one after another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It ends behind %n refused ones, so that nobody is locked out.</source>
        <translation>
            <numerusform>It ends behind %n refused one, so that nobody is locked out.</numerusform>
            <numerusform>It ends behind %n refused ones, so that nobody is locked out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Meaning</name>
    <message numerus="yes">
        <source>Decoded challenge (%n byte(s)):</source>
        <translation>
            <numerusform>Decoded challenge (%n byte):</numerusform>
            <numerusform>Decoded challenge (%n bytes):</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::MechanismChips</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::Menus</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RowText</name>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>… and %n more byte</numerusform>
            <numerusform>… and %n more bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) hidden</source>
        <translation>
            <numerusform>%n byte hidden</numerusform>
            <numerusform>%n bytes hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keyword(s)</source>
        <translation>
            <numerusform>%n keyword</numerusform>
            <numerusform>%n keywords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SettingsGroup</name>
    <message numerus="yes">
        <source>%1 · %n changed</source>
        <translation>
            <numerusform>%1 · %n changed</numerusform>
            <numerusform>%1 · %n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SettingsPanel</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TlsPanel</name>
    <message numerus="yes">
        <source>There are %n objection(s) to the certificate.</source>
        <translation>
            <numerusform>There is %n objection to the certificate.</numerusform>
            <numerusform>There are %n objections to the certificate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::TranscriptCopy</name>
    <message numerus="yes">
        <source>%n line(s) left out</source>
        <translation>
            <numerusform>%n line left out</numerusform>
            <numerusform>%n lines left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ComparisonWindow</name>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n difference.</numerusform>
            <numerusform>%n differences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::ExportDialog</name>
    <message numerus="yes">
        <source>The %n selected line(s)</source>
        <translation>
            <numerusform>The %n selected line</numerusform>
            <numerusform>The %n selected lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SearchWindow</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session file(s)</source>
        <translation>
            <numerusform>%n session file</numerusform>
            <numerusform>%n session files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::RawPage</name>
    <message numerus="yes">
        <source>%n byte(s).</source>
        <translation>
            <numerusform>%n byte.</numerusform>
            <numerusform>%n bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SendControls</name>
    <message numerus="yes">
        <source>Send again to %n recipient(s)</source>
        <translation>
            <numerusform>Send again to %n recipient</numerusform>
            <numerusform>Send again to %n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n recipient(s)</source>
        <translation>
            <numerusform>Send to %n recipient</numerusform>
            <numerusform>Send to %n recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailscope::ui::SendPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
