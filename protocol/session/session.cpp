// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "net/channelfactory.h"
#include "session/driver.h"

#include <utility>

namespace mailscope::session {

Session::Session(plan::Plan plan, Secrets secrets, ChannelFactory factory, QObject *parent)
    : QObject(parent),
      m_driver(new Driver(this, std::move(plan), std::move(secrets), factory ? std::move(factory) : net::makeChannel))
{ }

Session::~Session()
{
    m_driver->detach();
}

void Session::run()
{
    m_driver->open(Driver::Manner::Unattended);
}

void Session::greet()
{
    m_driver->open(Driver::Manner::Greeting);
}

void Session::open()
{
    m_driver->open(Driver::Manner::ByHand);
}

void Session::perform(std::unique_ptr<stage::Stage> stage)
{
    stage::Recipe recipe;
    recipe.push_back(std::move(stage));
    perform(std::move(recipe));
}

void Session::perform(stage::Recipe recipe)
{
    m_driver->perform(std::move(recipe));
}

void Session::logIn(const QList<QByteArray> &mechanisms)
{
    m_driver->logIn(mechanisms);
}

void Session::addMechanism(const QByteArray &name, stage::MechanismMaker make)
{
    m_driver->addMechanism(name, std::move(make));
}

bool Session::sendNow(const QByteArray &bytes)
{
    return m_driver->sendNow(bytes);
}

void Session::stop()
{
    m_driver->stop();
}

void Session::cancel()
{
    m_driver->cancel();
}

void Session::setErrand(Errand errand)
{
    m_driver->setErrand(std::move(errand));
}

void Session::setLastWord(LastWord lastWord)
{
    m_driver->setLastWord(std::move(lastWord));
}

void Session::recordSecrets()
{
    m_driver->recordSecrets();
}

void Session::useExchanges(net::MxResult result)
{
    m_driver->useExchanges(std::move(result));
}

void Session::setStorage(transcript::Storage storage)
{
    m_driver->setStorage(std::move(storage));
}

void Session::setForce(bool force)
{
    m_driver->setForce(force);
}

void Session::setHalt(std::optional<Halt> halt)
{
    m_driver->setHalt(halt);
}

bool Session::isPaused() const
{
    return m_driver->dialogue().isPaused();
}

void Session::resume()
{
    m_driver->resume();
}

const plan::Plan &Session::plan() const
{
    return m_driver->plan();
}

plan::Target Session::target() const
{
    return m_driver->target();
}

std::optional<wire::Reply> Session::lastReply() const
{
    return m_driver->lastReply();
}

const transcript::Transcript &Session::transcript() const
{
    return m_driver->transcript();
}

const std::optional<wire::Capabilities> &Session::capabilities() const
{
    return m_driver->dialogue().capabilities();
}

QList<QByteArray> Session::authTypeList() const
{
    const std::optional<wire::Capabilities> &offered = capabilities();
    return offered ? offered->authTypes() : QList<QByteArray>();
}

QByteArray Session::authTypes() const
{
    return authTypeList().join(' ');
}

sasl::Choice Session::loginChoice() const
{
    return m_driver->loginChoice();
}

sasl::Choice Session::loginChoice(const stage::LoginStage &login) const
{
    return login.choice(m_driver->dialogue().context());
}

stage::Step Session::preview(stage::Stage &stage) const
{
    return stage.begin(m_driver->dialogue().context());
}

bool Session::isEncrypted() const
{
    return m_driver->dialogue().isEncrypted();
}

bool Session::isIdle() const
{
    return m_driver->dialogue().isIdle();
}

bool Session::isFinished() const
{
    return m_driver->isFinished();
}

std::optional<Phase> Session::runningPhase() const
{
    return m_driver->runningPhase();
}

} // namespace mailscope::session
