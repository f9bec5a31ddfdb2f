// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QString>
#include <QUrl>

#include <expected>
#include <functional>

class QSettings;
class QWidget;

namespace mailscope::ui {

/// A question with two answers.
struct Question {
    QString title;
    QString text;   ///< the question itself, in one sentence
    QString detail; ///< what follows from a yes; may be empty
    QString accept; ///< words on the button that says yes, a verb: "Close the session"
};

/// What a file dialog asks for.
struct FileChoice {
    QString title;
    QString filter;    ///< as QFileDialog takes it: "Sessions (*.mscope)"
    QString suggested; ///< path or name; may be empty
};

/// What the window needs of its surroundings: settings, folders, dialogs and the key ring. Tests put their own in its place.
///
/// No call waits: answers come through the functions that are given, never from inside the call. They are not called at
/// all when the window that asked was closed meanwhile.
class Services {
public:
    Services() = default;
    Services(const Services &) = delete;
    Services &operator=(const Services &) = delete;
    virtual ~Services() = default;

    /// What a person has set, kept from start to start. Never a secret.
    [[nodiscard]] virtual QSettings &settings() = 0;

    /// Where profiles are, one JSON file each. Exists.
    [[nodiscard]] virtual QString profilesFolder() = 0;

    /// Where sessions are journaled as they run. Exists, and only its owner can read it.
    [[nodiscard]] virtual QString journalFolder() = 0;

    virtual void ask(QWidget *parent, const Question &question, std::function<void(bool)> answered) = 0;
    /// The path, or an empty string when the dialog was dismissed.
    virtual void fileToOpen(QWidget *parent, const FileChoice &choice, std::function<void(QString)> chosen) = 0;
    virtual void fileToSave(QWidget *parent, const FileChoice &choice, std::function<void(QString)> chosen) = 0;
    virtual void folderToUse(QWidget *parent, const FileChoice &choice, std::function<void(QString)> chosen) = 0;

    /// Puts \p secret into the desktop's key ring under \p name, in place of what is there. An error is a sentence for people.
    virtual void keepSecret(QWidget *parent, const QString &name, const Secret &secret,
                            std::function<void(std::expected<void, QString>)> kept) = 0;
    /// What the key ring holds under \p name, or a sentence that says why there is nothing.
    virtual void fetchSecret(QWidget *parent, const QString &name,
                             std::function<void(std::expected<Secret, QString>)> fetched) = 0;

    /// What \p source stands for, a reference as it stands in a plan: "env:NAME", "prompt" and so on. A person may be asked, with
    /// \p purpose in words ("Password of the proxy"). An error is a sentence for people.
    virtual void secretFrom(QWidget *parent, const QString &source, const QString &purpose,
                            std::function<void(std::expected<Secret, QString>)> fetched) = 0;

    /// Shows \p link outside of the window.
    virtual void openLink(const QUrl &link) = 0;
};

} // namespace mailscope::ui
