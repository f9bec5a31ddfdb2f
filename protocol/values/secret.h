// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <cstddef>
#include <memory>
#include <vector>

namespace mailscope {

/// Overwrites \p length bytes from \p bytes; no compiler leaves that out.
void wipe(void *bytes, std::size_t length);

/// Gives memory back only after it was wiped.
template <typename Value>
struct WipingAllocator {
    using value_type = Value;

    WipingAllocator() = default;
    template <typename Other>
    explicit WipingAllocator(const WipingAllocator<Other> & /*other*/)
    { }

    [[nodiscard]] Value *allocate(std::size_t count) { return std::allocator<Value>().allocate(count); }
    void deallocate(Value *values, std::size_t count)
    {
        wipe(values, count * sizeof(Value));
        std::allocator<Value>().deallocate(values, count);
    }

    friend bool operator==(const WipingAllocator &, const WipingAllocator &) = default;
};

/// A password, token or key: bytes that are wiped wherever they stood.
///
/// QCA::SecureArray would do the same, but it throws as long as no QCA::Initializer lives, and a value must not depend on
/// that. What computes with a secret by QCA makes a SecureArray of view() for as long as it computes.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) { }

    /// \p text in UTF-8, without a copy that is left behind. Where \p text came from is its owner's business.
    [[nodiscard]] static Secret fromText(QStringView text);

    /// The bytes, for as long as this object is neither changed nor destroyed.
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())}; }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }

    /// Takes a time that tells how much is equal: not for what a stranger sends.
    friend bool operator==(const Secret &, const Secret &) = default;

private:
    std::vector<char, WipingAllocator<char>> m_bytes;
};

} // namespace mailscope
