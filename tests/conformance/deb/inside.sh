#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Runs as root in a clean Debian 12, in a folder with what ../deb.sh brought:
# installs anban, uses it as an ordinary user, compiles with its library, and
# removes it. Each finding is a line: good, WHAT; or bad, WHAT, SEEN.

set -u
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
here=$PWD
home=/home/reader

holds() { # WHAT COMMAND...
    local what=$1 said
    shift
    if said=$("$@" 2>&1); then
        printf 'good\t%s\n' "$what"
    else
        printf 'bad\t%s\t%s\n' "$what" "$(tail -n 12 <<<"$said" | tr '\n\t' '  ')"
    fi
}

install() { # PACKAGE...
    apt-get install -y -qq --no-install-recommends "$@"
}

# COMMAND: by the shell, in the reader's home. What is at the end of a pipe reads
# all of it: who writes into one that is closed has failed.
as_reader() {
    runuser -u reader -- env -i -C "$home" HOME="$home" TERM=dumb \
        PATH=/usr/local/bin:/usr/bin:/bin LANG="${language:-C.UTF-8}" \
        ${language:+LC_ALL="$language"} bash -o pipefail -c "$1"
}

brought() { # FILE: has the project one of that name?
    grep -qx -- "$1" "$here/languages"
}

no_anban() { # but in what was brought, and in the reader's home
    local left
    left=$(find / -xdev \( -path "$here" -o -path "$home" -o -path /proc \
        -o -path /var/log \) -prune -o -iname '*anban*' -print)
    [ -z "$left" ] || { echo "$left"; return 1; }
}

# Only what the packages themselves ask for.
holds 'apt-get update' apt-get update -qq
holds 'apt-get install anban' install ./anban_*.deb ./libanban0_*.deb
holds 'no compiler came with it' eval '! command -v cc'
useradd --create-home --shell /bin/bash reader
cp report.txt "$home" && chown reader: "$home/report.txt"
holds 'converts the report' as_reader 'SOURCE_DATE_EPOCH=1608595200 anban report.txt'
for edition in pdf epub; do
    holds "the same $edition as by the program that was tested" \
        cmp "$home/report.$edition" "$here/here/report.$edition"
done
holds 'from a pipe' as_reader 'anban -t pdf -o - - <report.txt | grep -a "^%PDF" >/dev/null'
holds 'many at once' as_reader 'mkdir in && for i in 1 2 3 4 5; do
    cp report.txt in/$i.txt; done && anban -r -o out/ in && ls out/5.epub'
holds 'anban --version' as_reader 'anban --version | grep "^anban [0-9]"'
holds 'anban --help' as_reader 'anban --help | grep -- --output'

# The manual.
install man-db locales >/dev/null 2>&1
holds 'anban serve: not there' as_reader '! anban serve 2>said &&
    grep -q anban-server said'
holds 'apt-get install anban-server' install ./anban-server_*.deb
holds 'anban serve' as_reader 'anban serve --listen 127.0.0.1:8026 >log &
    until grep -q http log; do sleep 0.1; done
    exec 3<>/dev/tcp/127.0.0.1/8026
    printf "GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n" >&3
    grep -q "^ok" <&3; found=$?; kill %1; exit $found'
holds 'man anban' as_reader 'man anban | grep "^EXIT STATUS"'
holds 'man anban: no warnings' as_reader \
    'said=$(man --warnings -Tutf8 anban 2>&1 >/dev/null); [ -z "$said" ] || {
    echo "$said"; false; }'
holds 'apropos' as_reader 'mandb -q; whatis anban | grep "^anban (1)"'

# In Vietnamese, on a machine that speaks it.
echo 'vi_VN UTF-8' >>/etc/locale.gen
locale-gen >/dev/null 2>&1
language=vi_VN.UTF-8
holds 'vi: converts the report' as_reader 'anban -o vi/ report.txt'
brought anban.vi.1 && holds 'vi: man anban' as_reader \
    'man -w anban | grep -qx /usr/share/man/vi/man1/anban.1.gz &&
    man anban | grep "báo cáo"'
brought vi.po && holds 'vi: anban --help' as_reader \
    'anban --help | grep "[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"'
language=''

# What three shells make of "anban --she".
if brought anban.bash; then
    install bash-completion >/dev/null 2>&1
    holds 'completion: bash' as_reader '. /usr/share/bash-completion/bash_completion
        _completion_loader anban
        COMP_WORDS=(anban --she) COMP_CWORD=1 COMP_LINE="anban --she" COMP_POINT=11
        $(complete -p anban | sed "s/.*-F \([^ ]*\) .*/\1/") anban --she anban
        [[ " ${COMPREPLY[*]} " = *" --sheet"* ]]'
fi
if brought anban.fish; then
    install fish >/dev/null 2>&1
    holds 'completion: fish' as_reader \
        "fish -c 'complete -C \"anban --she\"' | grep '^--sheet'"
fi
if brought anban.zsh; then
    install zsh >/dev/null 2>&1
    holds 'completion: zsh' as_reader \
        "zsh -fc 'autoload -Uz compinit; compinit -D; print \$_comps[anban]' |
        grep -qx _anban"
fi

# The library.
install ./libanban-dev_*.deb gcc libc6-dev pkg-config >/dev/null 2>&1
cp example.c "$home"
holds 'libanban-dev: compiles' as_reader \
    'cc -Wall -Werror -o shared example.c $(pkg-config --cflags --libs anban)'
holds 'libanban-dev: runs' as_reader 'mkdir a && cp report.txt a && cd a &&
    ../shared report.txt && ls report.*[bf]'
holds 'libanban-dev: flags' as_reader \
    '[ "$(pkg-config --cflags --libs anban | xargs)" = -lanban ]'
mapfile -t suggested < <(dpkg-query -Wf '${Suggests}' libanban-dev | tr -d ' ' |
    tr ',' '\n' | grep .)
holds 'libanban-dev: what it suggests' install "${suggested[@]}"
holds 'libanban-dev: static' as_reader 'cc -o static example.c \
    $(pkg-config --libs --static anban | sed "s/-lanban/-l:libanban.a/") &&
    ! ldd static | grep anban && mkdir b && cp report.txt b && cd b &&
    ../static report.txt'

holds 'nothing was changed' dpkg -V anban anban-server libanban0 libanban-dev
holds 'apt-get purge' apt-get purge -y -qq anban anban-server libanban0 libanban-dev
holds 'nothing is left' no_anban
printf 'end\n'
