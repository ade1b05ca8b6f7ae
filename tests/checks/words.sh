# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# not under sanitizers
#
# The table of compounds is what words/compounds.txt packs to.

run words/make-compounds "$tmp/compounds.bin"
check 'packed' exited 0
check 'table' cmp "$tmp/compounds.bin" words/compounds.bin
