// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzz targets without a fuzzer: every seed, and a number of inputs made of them by chance, the same ones in each run.
#include <QDirIterator>
#include <QTest>

#include <cstdint>
#include <random>
#include <utility>

#include "fuzztargets.h" // made by CMake; it needs the above

using namespace Qt::StringLiterals;

namespace {
using Target = Entry *;

constexpr int Mutations = 2000;
constexpr qsizetype Longest = 4096;

/// What decoders look for, so that chance finds it.
const QByteArrayList Words = {"\r\n",
                              "\n",
                              "\r",
                              "250-",
                              "250 ",
                              "334 ",
                              "\"",
                              "\\",
                              "\\x",
                              "{",
                              "}",
                              "[",
                              "]",
                              ":",
                              QByteArray(1, '\0'),
                              "\xff",
                              "\xe2\x80\xae",
                              "\x1b[31m",
                              "=",
                              "<",
                              ">",
                              "@",
                              "+3D",
                              "%00",
                              "9999999999",
                              "-1",
                              "PROXY ",
                              "\r\n\r\nQUIT\r\n"};

class Mutator {
public:
    explicit Mutator(QByteArrayList seeds) : m_seeds(std::move(seeds)) { }

    QByteArray next()
    {
        QByteArray input = seed();
        for (int count = upTo(4); count >= 0; --count)
            change(input);
        return input.first(std::min(input.size(), Longest));
    }

private:
    int upTo(qsizetype most) { return static_cast<int>(m_random() % static_cast<quint64>(most + 1)); }
    const QByteArray &seed() { return m_seeds.at(upTo(m_seeds.size() - 1)); }

    void change(QByteArray &input)
    {
        const qsizetype at = upTo(input.size());
        const qsizetype length = upTo(std::min<qsizetype>(input.size() - at, 16));
        switch (upTo(4)) {
        case 0:
            input.insert(at, Words.at(upTo(Words.size() - 1)));
            break;
        case 1:
            input.remove(at, length);
            break;
        case 2:
            input.insert(at, input.sliced(at, length));
            break;
        case 3: {
            const QByteArray &other = seed();
            input = input.first(at) + other.last(upTo(other.size()));
            break;
        }
        default:
            if (at < input.size())
                input[at] = static_cast<char>(upTo(255));
        }
    }

    QByteArrayList m_seeds;
    std::mt19937_64 m_random{4711};
};

QByteArrayList seeds()
{
    QByteArrayList all{QByteArray()};
    for (const QString &folder : {u"/tests/fuzz/corpus"_s, u"/tests/scenarios"_s}) {
        QDirIterator files(QStringLiteral(MAILSCOPE_SOURCE_DIR) + folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                all.append(file.readAll());
        }
    }
    std::ranges::sort(all); // folders are read in any order
    return all;
}

void feed(Target target, const QByteArray &input)
{
    QCOMPARE(target(reinterpret_cast<const std::uint8_t *>(input.constData()), static_cast<std::size_t>(input.size())),
             0);
}
} // namespace

class TestDecoders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anything_isReadOrRefused_data();
    void anything_isReadOrRefused();
};

void TestDecoders::anything_isReadOrRefused_data()
{
    QTest::addColumn<Target>("target");
    for (const auto &[name, target] : FuzzTargets)
        QTest::newRow(name) << target;
}

void TestDecoders::anything_isReadOrRefused()
{
    QFETCH(Target, target);
    const QByteArrayList all = seeds();
    QCOMPARE_GT(all.size(), 20);
    for (const QByteArray &seed : all)
        feed(target, seed);
    Mutator mutator(all);
    for (int count = 0; count < Mutations; ++count)
        feed(target, mutator.next());
}

QTEST_GUILESS_MAIN(TestDecoders)
#include "tst_decoders.moc"
