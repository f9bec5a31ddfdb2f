#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of this folder see what they are there to see, and nothing else."""

import tempfile
import unittest
from pathlib import Path

import includes
import licences
import project
import tidy
import wording

LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class Tree(unittest.TestCase):
    """A project of a few files in a temporary folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def places(self, check):
        return [(problem.path, problem.line) for problem in sorted(check(self.root))]


class Includes(Tree):
    def objections(self, name, text):
        self.write(name, text)
        return self.places(includes.check)

    def test_aLowerLayer_isAllowed(self):
        self.assertEqual(self.objections("protocol/stage/a.cpp", '#include "wire/reply.h"\n#include <QByteArray>\n'), [])

    def test_theOwnFolder_isAllowed(self):
        self.assertEqual(self.objections("protocol/wire/a.cpp", '#include "wire/a.h"\n'), [])

    def test_aHigherLayer_isNot(self):
        self.assertEqual(self.objections("protocol/wire/a.cpp", '\n#include "stage/stage.h"\n'), [("protocol/wire/a.cpp", 2)])

    def test_theDisplay_isNotForTheProtocol(self):
        self.assertEqual(self.objections("protocol/report/a.cpp", "#include <QWidget>\n"), [("protocol/report/a.cpp", 1)])

    def test_theDisplay_isNotForTheCommandLine(self):
        self.assertEqual(self.objections("app/cli/a.cpp", "#include <QtWidgets/QWidget>\n"), [("app/cli/a.cpp", 1)])

    def test_theDisplay_isForTheWindow(self):
        self.write("ui/log/a.cpp", "#include <QWidget>\n")
        self.assertEqual(self.objections("app/gui/a.cpp", "#include <QWidget>\n"), [])

    def test_theWindow_doesNotSeeThePrograms(self):
        self.assertEqual(self.objections("ui/log/a.cpp", '#include "app/main.h"\n'), [("ui/log/a.cpp", 1)])

    def test_aStage_hasNoTimer(self):
        self.assertEqual(self.objections("protocol/stage/a.h", "#  include <QTimer>\n"), [("protocol/stage/a.h", 1)])

    def test_theSession_hasATimer(self):
        self.assertEqual(self.objections("protocol/session/session.h", "#include <QTimer>\n"), [])

    def test_theDialogue_hasNoChannel(self):
        self.write("protocol/session/session.h", '#include "net/channel.h"\n')
        self.assertEqual(self.objections("protocol/session/dialogue.h", '#include "net/channel.h"\n'),
                         [("protocol/session/dialogue.h", 1)])

    def test_thePracticeServer_doesNotSeeTheClientsMechanisms(self):
        self.assertEqual(self.objections("protocol/practice/a.cpp", '#include "sasl/plain.h"\n'), [("protocol/practice/a.cpp", 1)])

    def test_anIncludeWithoutItsFolder_isSeen(self):
        self.assertEqual(self.objections("protocol/wire/a.cpp", '#include "reply.h"\n'), [("protocol/wire/a.cpp", 1)])

    def test_aNewFolder_wantsAPlaceInTheLayers(self):
        self.assertEqual(self.objections("protocol/novel/a.cpp", "#include <QString>\n"), [("protocol/novel/a.cpp", 1)])

    def test_theProjectItself_hasNoCircle(self):
        def below(folder, seen):
            self.assertNotIn(folder, seen)
            for lower in includes.ALLOWED[folder]:
                below(lower, seen | {folder})

        for folder in includes.ALLOWED:
            below(folder, frozenset())


class Licences(Tree):
    def test_aFileWithItsLicence_isFine(self):
        self.write("a.cpp", LICENCE)
        self.write("run", "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n")
        self.write("a.json", "{}\n")
        self.assertEqual(self.places(licences.check), [])

    def test_aFileWithoutLicence_isSeen(self):
        self.write("a.cpp", "int a;\n")
        self.assertEqual(self.places(licences.check), [("a.cpp", 0)])

    def test_anotherLicence_isSeen(self):
        self.write("a.cpp", LICENCE.replace("3.0", "2.0"))
        self.assertEqual(self.places(licences.check), [("a.cpp", 0)])

    def test_aLicenceFarDown_isSeen(self):
        self.write("a.cpp", "\n" * 9 + LICENCE)
        self.assertEqual(self.places(licences.check), [("a.cpp", 0)])


class Wording(Tree):
    def objections(self, name, text):
        self.write(name, text)
        return self.places(wording.check)

    def test_plainCode_isFine(self):
        self.assertEqual(self.objections("protocol/wire/a.h", LICENCE + "#pragma once\nint a();\n"), [])

    def test_unfinishedWork_isSeen(self):
        self.assertEqual(self.objections("docs/a.md", "TO" + "DO later\n"), [("docs/a.md", 1)])

    def test_aSkippedTest_isSeen(self):
        self.assertEqual(self.objections("tests/unit/a.cpp", "QSK" + 'IP("no server");\n'), [("tests/unit/a.cpp", 1)])

    def test_aSleepInATest_isSeen(self):
        self.assertEqual(self.objections("tests/unit/a.cpp", "QTest::q" + "Wait(10);\n"), [("tests/unit/a.cpp", 1)])

    def test_aWaitInTheProgram_isSeen(self):
        self.assertEqual(self.objections("app/cli/a.cpp", "socket.waitForConnected(10);\n"), [("app/cli/a.cpp", 1)])

    def test_aWaitInATest_isFine(self):
        self.assertEqual(self.objections("tests/unit/a.cpp", "socket.waitForConnected(10);\n"), [])

    def test_aReason_allows(self):
        self.assertEqual(self.objections("app/cli/a.cpp", "// allowed: the child has ended\nchild.waitForFinished();\n"), [])

    def test_aThrow_isSeen(self):
        self.assertEqual(self.objections("protocol/wire/a.cpp", "throw Failure{};\n"), [("protocol/wire/a.cpp", 1)])

    def test_theWordThrow_isFine(self):
        self.assertEqual(self.objections("protocol/wire/a.cpp", "/// It never throws, nor does it throw bytes away.\n"), [])

    def test_spaceAtTheEndOfALine_isSeen(self):
        self.assertEqual(self.objections("a.md", "word \n"), [("a.md", 1)])

    def test_aMissingLineEnd_isSeen(self):
        self.assertEqual(self.objections("a.md", "one\ntwo"), [("a.md", 2)])

    def test_anEmptyLineAtTheEnd_isSeen(self):
        self.assertEqual(self.objections("a.md", "one\n\n"), [("a.md", 3)])

    def test_aLongFile_isSeen(self):
        self.assertEqual(self.objections("protocol/wire/a.cpp", "\n".join(["int a;"] * 451) + "\n"), [("protocol/wire/a.cpp", 0)])

    def test_aHeaderWithoutGuard_isSeen(self):
        self.assertEqual(self.objections("protocol/wire/a.h", LICENCE + "int a();\n"), [("protocol/wire/a.h", 0)])


class Tidy(unittest.TestCase):
    def source(self, name, *arguments):
        return tidy.Source(Path(name), arguments, Path("verdict"))

    def test_onlyWhatClangNeeds_isKept(self):
        command = "ccache g++ -DA=1 -Iprotocol -isystem /usr/include/qt6 -O0 -std=c++23 -Werror -o a.o -c a.cpp"
        self.assertEqual(tidy.compiler_arguments(command), ("-DA=1", "-Iprotocol", "-isystem", "/usr/include/qt6", "-std=c++23"))

    def test_filesOfOneFolder_goTogether(self):
        together = [self.source(f"/wire/{number}.cpp") for number in range(3)]
        self.assertEqual(list(tidy.batches([*together, self.source("/net/a.cpp")])), [together, [self.source("/net/a.cpp")]])

    def test_otherArguments_goApart(self):
        self.assertEqual(len(list(tidy.batches([self.source("/wire/a.cpp", "-DA"), self.source("/wire/b.cpp")]))), 2)

    def test_aLargeFolder_isDividedEvenly(self):
        sources = [self.source(f"/wire/{number}.cpp") for number in range(tidy.TOGETHER + 2)]
        sizes = sorted(len(batch) for batch in tidy.batches(sources))
        self.assertEqual(sizes, [(tidy.TOGETHER + 2) // 2] * 2)

    def test_aChangedHeader_changesTheKey(self):
        build = project.ROOT / "build"
        build.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=build) as folder:
            header, source = Path(folder, "a.h"), Path(folder, "a.cpp")
            source.write_text('#include "a.h"\n', encoding="utf-8")
            header.write_text("int a();\n", encoding="utf-8")
            before = tidy.key(source, "c++", b"19")
            self.assertEqual(before, tidy.key(source, "c++", b"19"))
            self.assertNotEqual(before, tidy.key(source, "c++ -DA", b"19"))
            self.assertNotEqual(before, tidy.key(source, "c++", b"20"))
            header.write_text("int b();\n", encoding="utf-8")
            tidy.text.cache_clear()
            tidy.our_includes.cache_clear()
            self.assertNotEqual(before, tidy.key(source, "c++", b"19"))


if __name__ == "__main__":
    unittest.main()
