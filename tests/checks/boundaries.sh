# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# No room of src includes a neighbour or a library that it should not know;
# and the check that says so does notice.

check 'src' python3 tests/boundaries.py src

# What src/README.md names in code is there: files below src or the project, and
# rooms.
named=$(grep -o '`[a-z_0-9./]*`' src/README.md | tr -d '`' | sort -u |
    grep '/$\|\.[a-z0-9]*$')
for path in $named; do
    [ -e "src/$path" ] || [ -e "$path" ] || echo "$path"
done >"$tmp/lost"
check 'src/README.md names many files' test "$(wc -l <<<"$named")" -gt 40
check 'src/README.md names what is there' equal '' "$(cat "$tmp/lost")"

house() { # a small, lawful tree
    rm -rf "$tmp/src" && mkdir -p "$tmp/src"/{base,command,doc,layout,write} \
        "$tmp"/src/read/{docx,html,markdown,text} ||
        return
    cd "$tmp/src" || return
    touch anban.h stages.h base/arena.h doc/doc.h layout/page.h layout/font.h
    touch write/xml.h read/text.h read/zip.h read/{docx,html,markdown}/part.h
    echo '#include "read/html/part.h"' >read/markdown/part.c
    echo '#include "command/command.h"' >main.c
    printf '#include "anban.h"\n#include "command/command.h"\n' >command/run.c
    touch command/command.h
    printf '#include "stages.h"\n#include "base/arena.h"\n' >anban.c
    printf '#include <stdio.h>\n#include "arena.h"\n' >base/arena.c
    printf '#include <yaml.h>\n#include "doc/doc.h"\n' >read/metadata.c
    printf '#include <hb.h>\n#include <unicase.h>\n' >layout/font.c
    printf '#include <hpdf.h>\n#include "layout/page.h"\n' >write/pdf.c
    printf '#include <zip.h>\n#include "doc/doc.h"\n' >write/epub.c
    cd "$root" || return
}

house
check 'a lawful tree passes' python3 tests/boundaries.py "$tmp/src"

# Each line: the file, and the #include that it may not have.
while read -r file include; do
    house
    echo "#include $include" >>"$tmp/src/$file"
    check "$file may not have $include" \
        refute python3 tests/boundaries.py "$tmp/src"
done <<'LIST'
main.c "stages.h"
main.c "base/arena.h"
main.c <zip.h>
command/run.c "stages.h"
command/run.c "base/arena.h"
command/run.c <hpdf.h>
command/run.c <sys/inotify.h>
anban.c "command/command.h"
base/arena.c "command/command.h"
anban.c "doc/doc.h"
anban.c <hpdf.h>
base/arena.c "doc/doc.h"
base/arena.c <unistr.h>
base/arena.c <sys/inotify.h>
doc/doc.c "read/text.h"
doc/doc.c <unicase.h>
doc/doc.h "../layout/page.h"
read/text.c "layout/page.h"
read/text.c <yaml.h>
read/text.c <hb.h>
read/html.c <zip.h>
read/docx/part.c "read/html/part.h"
read/html/part.c "read/markdown/part.h"
read/text/part.c "read/docx/part.h"
read/docx/part.c <zip.h>
read/zip.c "read/docx/part.h"
layout/flow.c <hb.h>
layout/flow.c "write/xml.h"
write/pdf.c "doc/doc.h"
write/pdf_font.c <hb-subset.h>
write/pdf.c <zip.h>
write/epub.c "layout/page.h"
write/epub.c <hpdf.h>
write/xhtml.c "layout/page.h"
write/epub.c <libxml/xmlwriter.h>
write/xhtml.c <zip.h>
write/dump_pages.c "doc/doc.h"
write/dump_tree.c "layout/page.h"
write/other.c <stdio.h>
LIST

house
echo 'bool seen = draw_images(doc, arena, NULL, 150, &err);' \
    >>"$tmp/src/write/pdf.c"
check 'write/pdf.c may not call draw_images' \
    refute python3 tests/boundaries.py "$tmp/src"

rm -rf "$tmp/src" && mkdir "$tmp/src"
check 'a tree without sources fails' \
    refute python3 tests/boundaries.py "$tmp/src"
