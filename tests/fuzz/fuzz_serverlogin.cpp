// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may send to the practice server in a login: the first byte chooses the mechanism, lines are its responses. Nobody
// gets in who does not know the password, and every challenge can be answered.
#include "fuzz/fuzzing.h"
#include "practice/login.h"

#include <variant>

using namespace mailscope::practice;

namespace {
Options lockedOptions()
{
    Options options;
    options.authInClear = true;
    options.scramIterations = 1;
    options.users = {User{"user", {}, "a password that no fuzzer guesses", Standing::Known, {}, {}}};
    options.fixedLogin = {"fixed-nonce", "fixed-salt"};
    return options;
}

QByteArray mechanismFor(char choice)
{
    const QList<QByteArray> names = Options::defaultMechanisms();
    return names[static_cast<unsigned char>(choice) % names.size()];
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Options options = lockedOptions();
    static ScramKeys keys;
    if (size == 0)
        return 0;
    const Conversation conversation(options, 1, "fuzzer");
    const std::vector<Fault> faults;
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    const auto login = makeLogin(mechanismFor(bytes[0]), {conversation, keys, faults});
    fuzzing::require(login != nullptr, "every mechanism that is offered is known");
    LoginStep step = login->begin({});
    for (const QByteArray &response : bytes.sliced(1).toByteArray().split('\n')) {
        if (!std::holds_alternative<Challenge>(step))
            break;
        step = login->next(response);
    }
    fuzzing::require(!std::holds_alternative<Accepted>(step), "nobody gets in without the password");
    return 0;
}
