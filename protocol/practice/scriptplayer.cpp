// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scriptplayer.h"

#include "plan/escapes.h"
#include "practice/streamsocket.h"

#include <algorithm>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

QString ScriptMismatch::text() const
{
    const auto quoted = [](const QByteArray &bytes, const QString &none) {
        constexpr qsizetype enough = 512;
        return bytes.isEmpty()
            ? none
            : u"“%1”"_s.arg(QString::fromUtf8(plan::withEscapes(bytes.first(std::min(bytes.size(), enough)))));
    };
    const QString what =
        u"expected %1, got %2"_s.arg(quoted(expected, u"nothing"_s), quoted(got, u"the end of the connection"_s));
    return line > 0 ? u"line %1: %2"_s.arg(line).arg(what) : u"behind the last line: "_s + what;
}

ScriptPlayer::ScriptPlayer(qintptr descriptor, plan::Script script, const QSslConfiguration &tls, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_script(std::move(script))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_socket.setSslConfiguration(tls);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_state = State::Running;
        play();
    });
    connect(&m_socket, &QSslSocket::readyRead, this, &ScriptPlayer::readInput);
    connect(&m_socket, &QSslSocket::disconnected, this, &ScriptPlayer::onGone);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        m_state = State::Running;
        play();
    });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::SslHandshakeFailedError)
            m_socket.abort();
    });
}

ScriptPlayer::~ScriptPlayer()
{
    m_socket.disconnect(this);
    if (m_descriptor >= 0)
        ::close(static_cast<int>(m_descriptor));
}

std::optional<plan::ScriptError> ScriptPlayer::check(const plan::Script &script)
{
    for (const plan::ScriptLine &line : script.lines) {
        if (const auto *verb = std::get_if<plan::VerbStep>(&line.step))
            return plan::ScriptError{line.number, 1,
                                     u"“%1” is a step of the client; a server plays S:, C:, W:, T and X"_s.arg(
                                         QString::fromLatin1(verb->verb))};
    }
    return std::nullopt;
}

void ScriptPlayer::start()
{
    if (!m_socket.setSocketDescriptor(std::exchange(m_descriptor, -1))) {
        onGone();
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    play();
}

void ScriptPlayer::stop()
{
    if (m_descriptor >= 0)
        onGone();
    else
        m_socket.abort();
}

void ScriptPlayer::play()
{
    while (m_state == State::Running && m_next < m_script.lines.size())
        doStep(m_script.lines[m_next].step);
    if (m_state == State::Running || m_state == State::Reading)
        readInput();
}

void ScriptPlayer::doStep(const plan::Step &step)
{
    std::visit(Overloaded{
                   [this](const plan::ServerLine &) { sendLines(); },
                   [this](const plan::ClientLine &) { m_state = State::Reading; },
                   [this](const plan::WaitStep &wait) {
                       ++m_next;
                       m_state = State::Waiting;
                       m_timer.start(wait.duration);
                   },
                   [this](const plan::HandshakeStep &) {
                       ++m_next;
                       // Bytes that came in clear are the client's fault, not part of the handshake.
                       if (!m_input.isEmpty()) {
                           fail({m_script.lines[m_next - 1].number, "T", m_input});
                           return;
                       }
                       m_state = State::Handshake;
                       m_socket.startServerEncryption();
                   },
                   [this](const plan::CloseStep &closing) {
                       ++m_next;
                       close(closing.manner);
                   },
                   [this](const auto &) { ++m_next; },
               },
               step);
}

void ScriptPlayer::sendLines()
{
    QByteArray bytes;
    for (; m_next < m_script.lines.size(); ++m_next) {
        const plan::Step &step = m_script.lines[m_next].step;
        if (const auto *line = std::get_if<plan::ServerLine>(&step))
            bytes += line->bytes();
        else if (!std::holds_alternative<plan::BlankLine>(step) && !std::holds_alternative<plan::CommentLine>(step))
            break;
    }
    m_socket.write(bytes);
    m_socket.flush();
}

void ScriptPlayer::close(plan::CloseStep::Manner manner)
{
    if (manner == plan::CloseStep::Manner::Half) {
        closeSendingSide(m_socket);
        return;
    }
    m_state = State::Over;
    closeSocket(m_socket, manner == plan::CloseStep::Manner::Reset);
}

void ScriptPlayer::readInput()
{
    // While it waits or shakes hands, what comes stays in the socket.
    if (m_state != State::Reading && m_state != State::Running)
        return;
    const QByteArray bytes = m_socket.readAll();
    m_received += bytes;
    m_input += bytes;
    compare();
}

void ScriptPlayer::compare()
{
    while (m_state == State::Reading) {
        const plan::ScriptLine &line = m_script.lines[m_next];
        const auto &expected = std::get<plan::ClientLine>(line.step);
        const auto [held, length] = expected.compare(m_input);
        if (held == plan::ClientLine::Held::Differs) {
            // The whole line says more than its first wrong byte.
            if (!m_input.contains('\n') && m_input.size() < expected.bytes.size())
                return;
            const qsizetype end = m_input.indexOf('\n');
            fail({line.number, expected.bytes, end < 0 ? m_input : m_input.first(end + 1)});
            return;
        }
        if (held == plan::ClientLine::Held::Unfinished)
            return;
        m_input.remove(0, length);
        ++m_next;
        m_state = State::Running;
        while (m_state == State::Running && m_next < m_script.lines.size())
            doStep(m_script.lines[m_next].step);
    }
    if (m_state == State::Running && !m_input.isEmpty())
        fail({0, {}, m_input});
}

void ScriptPlayer::fail(ScriptMismatch mismatch)
{
    m_mismatch = std::move(mismatch);
    m_state = State::Over;
    m_socket.abort();
}

std::optional<ScriptMismatch> ScriptPlayer::missingLine() const
{
    for (std::size_t at = m_next; at < m_script.lines.size(); ++at) {
        if (const auto *line = std::get_if<plan::ClientLine>(&m_script.lines[at].step))
            return ScriptMismatch{m_script.lines[at].number, line->bytes, m_input};
    }
    return std::nullopt;
}

void ScriptPlayer::onGone()
{
    if (m_state == State::Reading && m_socket.bytesAvailable() > 0)
        readInput();
    if (m_state != State::Over && !m_mismatch)
        m_mismatch = missingLine();
    m_state = State::Over;
    m_timer.stop();
    if (std::exchange(m_isFinished, true))
        return;
    Q_EMIT finished(m_mismatch);
}

} // namespace mailscope::practice
