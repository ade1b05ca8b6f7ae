# SPDX-License-Identifier: MIT
"""The programs of the bench: what each makes, of which form, with what command.

A command is a list of words in which {input}, {out} (a file), {folder}, {work}
and {title} are filled in. `most` is the largest document given to a program, in
copies of the report: beyond it one run would take more than minutes.
"""

import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Program:
    """`batch` of the thousand documents are given to it, `together` so many to
    a process; `most` is the largest number of copies."""

    def __init__(self, name, makes, form, command, most=1000, batch=1000,
                 together=1, version=None):
        self.name, self.makes, self.form = name, makes, form
        self.command, self.most = command, most
        self.batch, self.together, self.version = batch, together, version

    def words(self, inputs, **names):
        """The command; "{inputs}" alone is a word for each."""
        for word in self.command:
            if word == "{inputs}":
                yield from inputs
            else:
                yield word.format(input=inputs[0], **names)


def own(anban, floor):
    def edition(kind):
        return Program("anban", kind, "own",
                       [anban, "-q", "-t", kind, "-o", "{folder}", "{inputs}"],
                       together=50)
    both = Program("anban", "both", "own",
                   [anban, "-q", "-o", "{folder}", "{inputs}"], together=50)
    copy = Program("floor", "copy", "all", [floor, "{folder}", "{inputs}"],
                   together=500)
    return [both, copy, edition("pdf"), edition("epub")]


def pandoc():
    """The newest, which a package for Python brings, else the system's."""
    try:
        import pypandoc
        return pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return "pandoc"


def peers():
    calibre = ["ebook-convert", "{input}", "{out}"]
    python = [sys.executable]
    return [
        Program("Typst", "pdf", "typ",
                python + [HERE + "/typst_compile.py", "{work}/fonts",
                          "{folder}", "{inputs}"], batch=200, together=50,
                version=python + ["-c",
                                  "import typst; print(typst.__version__)"]),
        Program("MuPDF", "pdf", "html",
                ["mutool", "convert", "-F", "pdf", "-W", "595", "-H", "842",
                 "-S", "14", "-o", "{out}", "{input}"],
                version=["mutool", "-v"]),
        Program("PyMuPDF", "pdf", "html",
                python + [HERE + "/mupdf_convert.py", "{input}", "{out}"],
                batch=8, version=python + [
                    "-c", "import pymupdf; print(pymupdf.mupdf_version)"]),
        Program("WeasyPrint", "pdf", "html",
                python + ["-m", "weasyprint", "-s", "{work}/page.css",
                          "{input}", "{out}"], most=100, batch=16,
                version=python + ["-m", "weasyprint", "--version"]),
        Program("calibre", "pdf", "html",
                calibre + ["--paper-size=a4", "--pdf-page-margin-left=85",
                           "--pdf-page-margin-right=57",
                           "--pdf-page-margin-top=57",
                           "--pdf-page-margin-bottom=57"], most=100, batch=8,
                version=["ebook-convert", "--version"]),
        Program("pandoc", "epub", "md",
                [pandoc(), "-f", "markdown-smart", "{input}", "-o", "{out}",
                 "--resource-path={work}", "--metadata=lang:vi",
                 "--metadata=title:{title}"], batch=40,
                version=[pandoc(), "--version"]),
        Program("calibre", "epub", "html", calibre, most=100, batch=8),
    ]


# calibre's PDF comes from a browser's engine, which must not ask for a screen.
os.environ.update(QT_QPA_PLATFORM="offscreen",
                  QTWEBENGINE_CHROMIUM_FLAGS="--no-sandbox",
                  QTWEBENGINE_DISABLE_SANDBOX="1")


def version_of(program):
    """Its version, or None where it is not installed."""
    if not shutil.which(program.version[0]):
        return None
    done = subprocess.run(program.version, capture_output=True, text=True,
                          check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found and done.returncode == 0 else None


def installed():
    """The peers that are here, and a line that says which and which not."""
    versions = {p.name: version_of(p) for p in peers() if p.version}
    here = [p for p in peers() if versions[p.name]]
    said = ", ".join(f"{name} {version}" if version else f"no {name}"
                     for name, version in versions.items())
    return here, said
