# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# The completions of the three shells know each option of --help, and no other;
# they offer the values which an option takes, and files by their ending.

here=$tmp/here
mkdir -p "$here/folder" "$tmp/functions"
touch "$here/a b.txt" "$here/C.MD" "$here/page.html" "$here/photo.png" \
    "$here/serif.ttf" "$here/other.zip"
cp src/completions/anban.zsh "$tmp/functions/_anban"

run "$anban" --help
grep -oE -- '(^  -[a-z],)|(^      ?| )--[a-z][a-z-]*' "$tmp/out" |
    grep -oE -- '-+[a-z-]+' | sort -u >"$tmp/options"
check 'there are options' test "$(wc -l <"$tmp/options")" -gt 40

in_bash() { # WORD...: what is offered for the last
    (cd "$here" && bash --norc -c '
        . "$root/src/completions/anban.bash"
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _anban
        [ ${#COMPREPLY[@]} = 0 ] || printf "%s\n" "${COMPREPLY[@]}"' \
        bash "$@" | sort)
}

in_fish() { # LINE
    (cd "$here" && HOME=$tmp fish --no-config -c "
        source '$root/src/completions/anban.fish'
        complete -C '$1'" | cut -f 1 | sed 's|[/=]$||' | sort -u)
}

in_zsh() { # LINE
    (cd "$here" && HOME=$tmp zsh -f "$root/tests/completion.zsh" \
        "$tmp/functions" "$1" "$tmp/zsh.out")
    sed 's/\\\(.\)/\1/g' "$tmp/zsh.out" | sort
}

words() { # a wanted list, sorted, a word a line
    printf '%s\n' "$@" | sort
}

check 'bash: the options' equal "$(cat "$tmp/options")" "$(in_bash anban -)"
check 'fish: the options' equal "$(cat "$tmp/options")" "$(in_fish 'anban -')"
check 'zsh: the options' equal "$(cat "$tmp/options")" "$(in_zsh 'anban -' |
    sort -u)"

run "$anban" serve --help
grep -oE -- '^ +(-[a-z], )?--[a-z-]+' "$tmp/out" | grep -oE -- '-+[a-z-]+' |
    sort -u >"$tmp/serve"
check 'bash: serve' equal "$(cat "$tmp/serve")" "$(in_bash anban serve -)"
check 'zsh: serve' equal "$(cat "$tmp/serve")" "$(in_zsh 'anban serve -' |
    sort -u)"
check 'fish: serve' equal --state "$(in_fish 'anban serve --sta')"
check 'bash: serve: a folder' equal folder "$(in_bash anban serve -s '')"

documents=$(words 'C.MD' 'a b.txt' folder page.html)
pictures=$(words auto none folder photo.png)
check 'bash: documents' equal "$documents" "$(in_bash anban '')"
check 'bash: documents behind --' equal page.html "$(in_bash anban -- p)"
check 'bash: pictures' equal "$pictures" "$(in_bash anban --cover '')"
check 'bash: fonts' equal "$(words folder serif.ttf)" \
    "$(in_bash anban --font '')"
check 'bash: any file' equal other.zip "$(in_bash anban -o o)"
check 'bash: nothing for a text' equal '' "$(in_bash anban --title '')"
check 'bash: behind =' equal book "$(in_bash anban --style = b)"
check 'bash: behind = nothing' equal "$(words book dang large nd30)" \
    "$(in_bash anban --style =)"
check 'bash: behind = only' equal "$(words json table)" \
    "$(in_bash anban --explain = '')"
check 'bash: folders' equal folder "$(in_bash anban --send = '')"
check 'fish: folders' equal --send=folder "$(in_fish 'anban --send=')"
check 'zsh: folders' equal folder "$(in_zsh 'anban --send=' | sort -u)"
check 'bash: a document otherwise' equal page.html \
    "$(in_bash anban --explain p)"
check 'bash: a list' equal pdf,epub "$(in_bash anban -t pdf,e)"

check 'fish: documents' equal "$documents" "$(in_fish 'anban ')"
check 'fish: pictures' equal "$pictures" "$(in_fish 'anban --cover ')"
check 'fish: fonts' equal "$(words folder serif.ttf)" \
    "$(in_fish 'anban --font ')"
check 'fish: behind =' equal --style=book "$(in_fish 'anban --style=b')"
check 'fish: a list' equal pdf,epub "$(in_fish 'anban -t pdf,e')"

check 'zsh: documents' equal "$documents" "$(in_zsh 'anban ')"
check 'zsh: pictures' equal "$pictures" "$(in_zsh 'anban --cover ')"
check 'zsh: fonts' equal "$(words folder serif.ttf)" "$(in_zsh 'anban --font=')"
check 'zsh: a list' equal "$(words brf epub json pages png tree)" "$(in_zsh 'anban -t pdf,')"

# The words that the option's own check names when there is another.
for option in from sides sheet pdf-profile progress style; do
    run "$anban" "--$option" zzzzzz "$report"
    wanted=$(sed -E 's/.*(one of:|must be) //; s/; see .*//' "$tmp/err" |
        grep -oE '[a-z0-9+]+(\.[0-9]+)?' | grep -vx or | sort)
    check "bash: --$option" equal "$wanted" "$(in_bash anban "--$option" '')"
    check "fish: --$option" equal "$wanted" "$(in_fish "anban --$option ")"
done
check 'zsh: --sheet' equal "$(words 2up booklet single)" \
    "$(in_zsh 'anban --sheet ')"

# Documents of each form that is read, by the table of their endings.
here=$tmp/forms
mkdir "$here"
sed -n '/FOREIGN/d; s/.*STR_INIT("\.\([a-z]*\)"), INPUT_.*/\1/p' src/read/kind.c |
    while read -r ending; do
        touch "$here/$ending.$ending"
    done
documents=$(cd "$here" && words ./* | sed 's|^\./||' | sort)
check 'there are forms' test "$(wc -l <<<"$documents")" -gt 10
check 'bash: all forms' equal "$documents" "$(in_bash anban '')"
check 'fish: all forms' equal "$documents" "$(in_fish 'anban ')"
check 'zsh: all forms' equal "$documents" "$(in_zsh 'anban ')"
