# SPDX-License-Identifier: MIT
#
# zsh -f tests/completion.zsh FOLDER LINE OUTPUT: what zsh, which finds
# completions in FOLDER, would offer when Tab is pressed behind LINE: each match
# a line of OUTPUT. zsh completes in an interactive shell only, so there is one
# in a pseudo terminal, and its way of adding matches is listened to.

zmodload zsh/zpty
typeset folder=$1 line=$2 output=$3

# Waits until the shell has written the word; 20 seconds are a failure.
await() {
    for ((i = 0; i < 400; i++)); do
        zpty -r -t shell junk 2>/dev/null
        grep -qx "$1" $output && return
        sleep 0.05
    done
    exit 1
}

: >$output
zpty shell zsh -f -i
zpty -w shell "PROMPT=; fpath=(${(q)folder} \$fpath)
autoload -Uz compinit && compinit -u -D
compadd() {
    local -a hits
    if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        builtin compadd -A hits \"\$@\"
        print -lr -- \$hits >>${(q)output}
    fi
    builtin compadd \"\$@\"
}
tell-end() { print -r -- END >>${(q)output} }
zle -N tell-end
bindkey '^X' tell-end
print READY >>${(q)output}"
await READY
zpty -w -n shell "$line"$'\t\x18'
await END
zpty -d shell
sed -i '/^$/d; /^READY$/d; /^END$/d; s/ *$//' $output
