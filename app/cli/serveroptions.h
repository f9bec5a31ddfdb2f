// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"

/// What the options of `serve` do; see Option::apply.
namespace mailscope::cli {

[[nodiscard]] std::optional<QString> setProtocol(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> setCertificate(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> addFault(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> removeFeature(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> addFeature(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> setServerName(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> setImplicitTls(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> setAuthInClear(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> setMechanisms(Request &request, const QString &value);
[[nodiscard]] std::optional<QString> setOldNtlm(Request &request, const QString &value);

} // namespace mailscope::cli
