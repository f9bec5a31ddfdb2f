// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "transcript/event.h"

namespace mailscope::format {

/// The live log of a session for people: sent →, received ←, notes ·, and a lock on what is encrypted.
/// Whatever a server says is made visible (display.h) before it gets here.
class TextLog {
public:
    explicit TextLog(TextStyle style = {}, bool verbose = false) : m_style(style), m_verbose(verbose) { }

    /// The lines for the next event, each with its line end; empty when there is nothing to tell.
    /// Verbose also tells which stage begins and ends.
    [[nodiscard]] QString lines(const transcript::Event &event);

private:
    [[nodiscard]] QString entry(const transcript::Event &event, const QString &sign, const QString &text) const;
    [[nodiscard]] QString note(const transcript::Event &event, const QString &text, TextStyle::Ink ink) const;

    QString tell(const transcript::Event &event, const transcript::Began &began);
    QString tell(const transcript::Event &event, const transcript::Resolved &resolved);
    QString tell(const transcript::Event &event, const transcript::Connecting &connecting);
    QString tell(const transcript::Event &event, const transcript::ConnectFailed &failed);
    QString tell(const transcript::Event &event, const transcript::Connected &connected);
    QString tell(const transcript::Event &event, const transcript::ProxyOpened &opened);
    QString tell(const transcript::Event &event, const transcript::Sent &sent);
    QString tell(const transcript::Event &event, const transcript::Received &received);
    QString tell(const transcript::Event &event, const transcript::PayloadSent &sent);
    QString tell(const transcript::Event &event, const transcript::TlsStarted &started);
    QString tell(const transcript::Event &event, const transcript::TlsSecured &secured);
    QString tell(const transcript::Event &event, const transcript::TlsObjected &objected);
    QString tell(const transcript::Event &event, const transcript::StageBegan &began);
    QString tell(const transcript::Event &event, const transcript::StageEnded &ended);
    QString tell(const transcript::Event &event, const transcript::AuthStep &step);
    QString tell(const transcript::Event &event, const transcript::PermissionGranted &granted);
    QString tell(const transcript::Event &event, const transcript::Expired &expired);
    QString tell(const transcript::Event &event, const transcript::Cancelled &cancelled);
    QString tell(const transcript::Event &event, const transcript::Closed &closed);
    QString tell(const transcript::Event &event, const transcript::Noted &noted);
    QString tell(const transcript::Event &event, const transcript::SecretsRecorded &recorded);
    QString tell(const transcript::Event &event, const transcript::Finished &finished);

    TextStyle m_style;
    bool m_verbose;
    bool m_encrypted = false;
};

} // namespace mailscope::format
