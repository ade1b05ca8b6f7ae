# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# Completion of anban's command line for bash, with nothing beside it. The
# options are those of src/options.c, against which the tests hold them.

# What may stand behind an option: words, or one of
# ANY (any file), FOLDER, FONT, PICTURE, PRINTER, LIST (of the words), TEXT.
_anban_values() { # OPTION
    case $1 in
    -o | --output) echo ANY ;;
    -t | --to) echo LIST pdf epub png brf json tree pages ;;
    -f | --from) echo text markdown html docx odt rtf epub ;;
    --encoding)
        echo utf-8 utf-16 utf-32 tcvn3 vni vps viscii tcvn5712 viqr \
            windows-1258 windows-1252
        ;;
    --style) echo nd30 book dang large ;;
    --paper) echo a3 a4 a5 a6 b5 letter legal ;;
    --font | --fallback-font) echo FONT ;;
    --sheet) echo single 2up booklet ;;
    --pdf-profile) echo a2a+ua1 2.0 plain ;;
    --braille) echo g0 g1 g2 ;;
    --record) echo json ;;
    --links) echo note inline none ;;
    --page-numbers) echo through own ;;
    --cover) echo PICTURE auto none ;;
    --files-from | --hints) echo ANY ;;
    --print=) echo PRINTER ;;
    --send=) echo FOLDER ;;
    --sides) echo one two ;;
    --explain=) echo table json ;;
    --progress) echo auto always never ;;
    -j | --jobs | --copies | --print-pages | --margins | --font-size | --dpi | --page | --fit | --braille-page | --title | --author | \
        --organisation | --date | --lang | --source | --identifier | \
        --subject | --description | --secrecy | --retention | --timeout | --max-memory | --max-input)
        echo TEXT
        ;;
    *) return 1 ;;
    esac
}

_anban_options='-o --output -t --to --overwrite -f --from --encoding --force-text --style --paper
--margins --font --fallback-font --font-size --sheet --pdf-profile --dpi --header --footer --watermark --toc
--no-toc --toc-depth --links --sign-fields --record --braille --braille-page --preview --page --fit --cover --title --author --organisation --date --lang --source
--identifier --subject --description --secrecy --retention --keep-all --hints --explain -r --recursive
--files-from --join --page-numbers --update -j --jobs --progress --timeout --max-memory --max-input
--no-confine --print --copies --sides --print-pages --send --watch --in -q --quiet -v --verbose --version -h --help'

# Adds the files that begin with $2 and end in one of the further words, and
# folders, to COMPREPLY.
_anban_files() { # ENDINGS BEGINNING
    local file ending
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        ending=${file##*.}
        if [ -d "$file" ] || [ "$1" = '*' ] ||
            [[ " $1 " == *" ${ending,,} "* ]]; then
            COMPREPLY+=("$file")
        fi
    done < <(compgen -f -- "$2")
}

_anban_words() { # WORDS BEGINNING
    local word
    for word in $1; do
        [[ $word == "$2"* ]] && COMPREPLY+=("$word")
    done
}

# A list is completed at its last member, with what stands before it.
_anban_list() { # WORDS BEGINNING
    local before='' i
    [[ $2 != *,* ]] || before=${2%,*},
    _anban_words "$1" "${2##*,}"
    for i in "${!COMPREPLY[@]}"; do
        COMPREPLY[i]=$before${COMPREPLY[i]}
    done
}

_anban_value() { # KIND-AND-WORDS BEGINNING
    local words=${1#* }
    case $1 in
    TEXT) ;;
    PRINTER) _anban_words "$(lpstat -e 2>/dev/null)" "$2" ;;
    FOLDER) _anban_files '' "$2" ;;
    ANY) _anban_files '*' "$2" ;;
    FONT) _anban_files 'ttf ttc otf' "$2" ;;
    PICTURE*)
        _anban_words "$words" "$2"
        _anban_files 'jpg jpeg png webp gif' "$2"
        ;;
    LIST*) _anban_list "$words" "$2" ;;
    *) _anban_words "$1" "$2" ;;
    esac
}

# "anban serve" has options of its own, which the tests hold against its help.
_anban_serve() { # WORD BEFORE
    case $2 in
    -s | --state) _anban_files '' "$1" ;;
    --password-file | --mail-file) _anban_files '*' "$1" ;;
    --listen | --host) ;;
    *)
        _anban_words '-s --state --listen --password-file --host --print
            --mail-file -h --help' "$1"
        ;;
    esac
}

# bash takes --style=book for three words.
_anban() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local values i
    COMPREPLY=()
    if [ "$COMP_CWORD" -gt 1 ] && [ "${COMP_WORDS[1]}" = serve ]; then
        _anban_serve "$word" "$before"
        return
    fi
    if [ "$word" = = ]; then
        word=
        before=$before=
    elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}=
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        [ "${COMP_WORDS[i]}" != -- ] || before=
    done
    case $before in
    --explain= | --print= | --send=) ;; # alone there, a value may stand
    *) before=${before%=} ;;
    esac
    if values=$(_anban_values "$before"); then
        _anban_value "$values" "$word"
    elif [[ $word == -* && -n $before ]]; then
        _anban_words "$_anban_options" "$word"
    else
        _anban_files 'txt md markdown html htm xhtml mhtml mht docx docm dotx dotm odt ott fodt rtf epub' "$word"
    fi
}

complete -F _anban anban
