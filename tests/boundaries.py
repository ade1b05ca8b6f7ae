# SPDX-License-Identifier: MIT
"""boundaries.py SRC: complain of every #include that a room may not have.

The rooms are the folders of SRC; the rules are the table of the architecture.
A file may include what the first rule that fits its path allows: own headers
by path, libraries by name. Everybody has the C library and POSIX.
"""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

STAGES = ["stages.h", "anban.h"]        # opaque types and prototypes only


# What all readers share; the form that owns a file has it in a folder.
SHARED = ["read/clean.h", "read/front_lines.h", "read/read.h", "read/tex.h", "read/tex_signs.h",
          "read/tex_tree.h", "read/signature.h", "read/size.h",
          "read/symbols.h",
          "read/zip.h"]


def wing(*names):
    """What the reader of one form may see of the house."""
    return (["base/*", "doc/*"] + SHARED + STAGES +
            [f"read/{name}/*" for name in names])


# The server sees of the command its words and its ways to speak, and of the
# library what everybody sees; only the process that converts calls it.
SERVE = ["serve/*", "command/command.h", "command/language.h", "command/message.h", "command/packet.h",
         "base/language.h", "base/symbol.h", "base/write_all.h"]

RULES = [
    # path, own headers, libraries
    ("main.c", ["command/command.h"], []),
    ("command/confine*", ["anban.h", "command/*", "base/language.h"],
     ["seccomp"]),
    ("command/encoding.c", ["command/*"], ["iconv"]),
    ("command/changes.c", ["anban.h", "command/*"], ["inotify"]),
    ("command/explain.c", ["anban.h", "command/*", "base/language.h"],
     ["unistring"]),
    ("command/json.c", ["command/json.h", "base/json_escape.h"], ["unistring"]),
    ("command/names.c", ["command/*"], ["unistring"]),
    ("command/source_note.c", ["anban.h", "command/*"], ["xattr"]),
    ("command/safe_name.c", ["command/*"], ["unistring"]),
    ("command/message.c", ["command/*", "base/visible.h"], []),
    ("command/tame.c", ["command/tame.h", "base/visible.h"], []),
    ("command/tray.c", ["anban.h", "command/*", "base/write_all.h"], []),
    ("command/serve.c", ["command/*", "base/language.h"], ["auxv"]),
    ("command/special.c", ["command/*"], ["statfs"]),
    ("command/*", ["anban.h", "command/*", "base/language.h"], []),
    ("serve/documents.c", SERVE + ["anban.h"], []),
    ("serve/fill.c", SERVE + ["anban.h"], []),
    ("serve/courier.c", SERVE + ["command/print.h",
                                 "command/safe_name.h"], []),
    ("serve/mail.c", SERVE, ["curl"]),
    ("serve/bundle.c", SERVE, ["zlib"]),
    ("serve/doors.c", SERVE, ["microhttpd", "libmd"]),
    ("serve/gate.c", SERVE, ["microhttpd", "epoll"]),
    ("serve/listen.c", SERVE, ["inet"]),
    ("serve/maker.c", SERVE + ["anban.h", "command/confine.h",
                               "command/fatal.h", "command/link.h",
                               "command/office.h"], []),
    ("serve/artist.c", SERVE + ["command/drawing*", "command/interrupt.h",
                                "command/link.h", "command/office.h",
                                "command/program.h", "command/task.h"],
     ["libmd"]),
    ("serve/main.c", SERVE + ["anban.h", "command/encoding.h"], []),
    ("serve/settings.c", SERVE, ["getopt"]),
    ("serve/page.c", SERVE + ["command/office.h"], ["microhttpd"]),
    ("serve/page_options.c", SERVE + ["anban.h"], []),
    ("serve/keep.c", SERVE + ["anban.h"], ["microhttpd"]),
    ("serve/shelf.c", SERVE, ["sqlite"]),
    ("serve/store.c", SERVE, ["random"]),
    ("serve/telling.c", SERVE + ["anban.h", "command/json.h"], []),
    ("serve/*", SERVE, ["microhttpd"]),
    ("po/*", [], []),
    ("anban.h", [], []),
    ("stages.h", ["base/*"], []),
    ("conversion.h", ["anban.h", "stages.h", "base/*"], []),
    ("anban.c", ["anban.h", "stages.h", "conversion.h", "options.h", "base/*"],
     []),
    ("settings.c", ["conversion.h", "options.h", "base/*"], []),
    ("reading.c", ["conversion.h", "options.h", "base/*"], []),
    ("origins.c", ["conversion.h", "options.h", "base/*"], []),
    ("editions.c", ["writing.h", "base/*"], []),
    ("formats.c", ["writing.h", "base/*"], []),
    ("writing.h", ["conversion.h"], []),
    ("refusal.c", ["conversion.h", "base/*"], []),
    ("libraries.c", ["anban.h"],
     ["expat", "freetype", "gif", "harfbuzz", "jpeg", "lcms", "libdeflate",
      "libharu", "libzip", "png", "unistring", "webp", "yaml", "zlib"]),
    ("handover.c", ["conversion.h", "base/*"], []),
    ("volumes.c", ["conversion.h", "base/*"], []),
    ("options.[ch]", ["anban.h", "options.h", "base/*"], []),
    ("base/out_keep.c", ["base/*"], ["xattr"]),
    ("base/png_out.[ch]", ["base/*"], ["png"]),
    ("base/*", ["base/*"], []),
    ("doc/*", ["base/*", "doc/*"] + STAGES, []),
    ("read/zip.[ch]", ["base/*", "read/zip.h"], ["libzip"]),
    ("read/docx/*", wing("docx", "office"), []),
    ("read/encoding/*", wing("encoding"), ["uchardet", "iconv", "unistring"]),
    ("read/epub/*", wing("epub", "office"), []),
    ("read/html/*", wing("html"), ["gumbo"]),
    ("read/image/*", wing("image"),
     ["png", "jpeg", "webp", "gif", "lcms", "zlib", "libdeflate",
      "unistring"]),
    ("read/markdown/*", wing("markdown", "html", "text"), ["md4c"]),
    ("read/odt/*", wing("odt", "office"), []),
    ("read/office/*", wing("office"), ["expat"]),
    ("read/rtf/*", wing("rtf", "office"), []),
    ("read/text/*", wing("text"), []),
    ("read/*", wing(), ["yaml", "unistring"]),
    ("layout/font*", ["base/*", "doc/*", "layout/*"] + STAGES,
     ["harfbuzz", "unistring"]),
    ("layout/*", ["base/*", "doc/*", "layout/*"] + STAGES, ["unistring"]),
    ("write/pdf*",
     ["base/*", "layout/page.h", "layout/font.h", "write/pdf*", "write/xml.h",
      "write/digest.h", "write/deflate*.h", "write/record.h"] + STAGES,
     ["libharu"]),
    ("write/record.[ch]", ["base/*", "doc/doc.h", "write/record.h"] + STAGES,
     []),
    ("write/epub*",
     ["base/*", "doc/*", "layout/font.h", "write/epub*", "write/xhtml*",
      "write/xml.h", "write/digest.h", "write/deflate.h"] + STAGES,
     ["libzip"]),
    ("write/xhtml*",
     ["base/*", "doc/*", "layout/font.h", "write/epub*", "write/xhtml*",
      "write/xml.h"] + STAGES, []),
    ("write/braille*",
     ["base/*", "doc/*", "write/braille.h"] + STAGES, ["liblouis"]),
    ("write/raster*",
     ["base/*", "layout/page.h", "layout/font.h", "write/raster*.h",
      "write/cover_pen.h"] + STAGES,
     ["freetype"]),
    ("write/view_png.c", ["base/*", "write/view.h", "write/raster.h"] + STAGES,
     ["png"]),
    ("write/view*",
     ["base/*", "layout/page.h", "layout/font.h", "write/view*",
      "write/raster.h"] + STAGES, []),
    ("write/cover.c",
     ["base/*", "write/raster.h", "write/cover_*.h", "write/deflate.h"] + STAGES,
     []),
    ("write/cover_sheet*",
     ["base/*", "write/cover_sheet.h", "write/cover_code.h", "write/raster.h"],
     []),
    ("write/cover_pen.h", [], []),
    ("write/cover_code*",
     ["base/*", "write/cover_code.h", "write/cover_pen.h", "write/raster.h"],
     []),
    ("write/xml*", ["base/*", "write/xml.h"], []),
    ("write/identify.c", ["base/*", "doc/*", "write/digest.h"] + STAGES, []),
    ("write/origin.c",
     ["base/*", "doc/*", "write/digest.h", "write/deflate.h"] + STAGES, []),
    ("write/deflate*", ["base/*", "write/deflate*.h"], ["libdeflate", "zlib"]),
    ("write/digest*", ["base/*", "write/digest.h"], ["libmd"]),
    ("write/dump_pages*", ["base/*", "layout/page.h", "layout/font.h"] + STAGES,
     []),
    ("write/dump_tree*", ["base/*", "doc/*"] + STAGES, []),
]

# In read/, whatever one of these brings stays in one file.
ONE_FILE = ["md4c", "gumbo", "expat", "uchardet", "iconv", "png", "jpeg",
            "webp", "gif", "lcms", "yaml", "libdeflate"]

# Stages of other rooms, which stages.h declares for all who may see it: who
# writes is handed what was made, and calls nobody who reads.
CALLS = [
    ("write/*", r"\b(?:draw|load|print|screen)_images *\("),
]

LIBRARIES = [
    (r"linux/magic|sys/vfs", "statfs"),
    (r"microhttpd", "microhttpd"), (r"arpa/|netdb|netinet/", "inet"),
    (r"getopt", "getopt"), (r"sqlite3", "sqlite"), (r"curl/", "curl"),
    (r"sys/random", "random"), (r"sys/auxv", "auxv"), (r"sys/inotify", "inotify"), (r"sys/epoll", "epoll"), (r"sys/xattr", "xattr"), (r"hb[-.]", "harfbuzz"),
    (r"hpdf", "libharu"), (r"zip(conf)?\.h", "libzip"),
    (r"libxml/", "libxml2"), (r"expat", "expat"),
    (r"yaml\.h", "yaml"), (r"zlib\.h", "zlib"), (r"md4c", "md4c"),
    (r"gumbo", "gumbo"), (r"uchardet", "uchardet"), (r"iconv\.h", "iconv"),
    (r"png\.h", "png"), (r"j(peglib|error|config)\.h", "jpeg"),
    (r"webp/", "webp"), (r"gif_lib", "gif"),
    (r"lcms2", "lcms"), (r"(md[45]|sha\d?|sha2|rmd160)\.h", "libmd"),
    (r"libdeflate\.h", "libdeflate"), (r"ft2build\.h", "freetype"),
    (r"seccomp\.h", "seccomp"), (r"liblouis/", "liblouis"),
    (r"uni", "unistring"),
]

SYSTEM = set("""assert complex ctype dirent dlfcn errno fcntl fenv float ftw inttypes
iso646 langinfo libgen libintl limits linux/landlock locale malloc math poll pthread pwd regex sched
semaphore setjmp signal spawn stdalign stdarg stdatomic stdbool stddef stdint
stdio stdlib stdnoreturn string strings sys/ioctl sys/mman sys/prctl sys/resource
sys/select sys/socket sys/stat sys/statvfs sys/syscall sys/time sys/types sys/uio sys/wait sys/xattr termios tgmath threads time uchar unistd
wchar wctype""".split())

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def library_of(header):
    if header == "unistd.h":
        return None
    for expression, name in LIBRARIES:
        if re.match(expression, header):
            return name
    return None


def resolve(source, file, header):
    """The included header's path below the root, beside the file or not."""
    for base in (file.parent, source):
        if (base / header).exists():
            return (base / header).resolve().relative_to(
                source.resolve()).as_posix()
    return header


def complaints(source):
    users = {}
    for file in sorted(source.rglob("*.[ch]")):
        name = file.relative_to(source).as_posix()
        rule = next((r for r in RULES if fnmatch(name, r[0])), None)
        if rule is None:
            yield f"{name}: no rule says what this file may include"
            continue
        text = file.read_text("utf-8")
        for rooms, calls in CALLS:
            called = fnmatch(name, rooms) and re.search(calls, text)
            if called:
                yield f"{name}: may not call {called.group()[:-1]}"
        for kind, header in INCLUDE.findall(text):
            library = library_of(header)
            if library:
                if name.startswith("read/"):
                    users.setdefault(library, set()).add(name)
                if library not in rule[2]:
                    yield f"{name}: may not see {library} ({header})"
            elif kind == "<":
                if header.removesuffix(".h") not in SYSTEM:
                    yield f"{name}: <{header}> is no header of C or POSIX"
            else:
                own = resolve(source, file, header)
                if not any(fnmatch(own, allowed) for allowed in rule[1]):
                    yield f"{name}: may not include {own}"
    for library in ONE_FILE:
        if len(users.get(library, ())) > 1:
            yield f"{library} is in {' and '.join(sorted(users[library]))}"


def main():
    source = Path(sys.argv[1])
    found = list(complaints(source))
    print("; ".join(found), end="\n" if found else "")
    seen = any(source.rglob("*.c"))
    if not seen:
        print(f"{source} has no C file")
    sys.exit(1 if found or not seen else 0)


main()
