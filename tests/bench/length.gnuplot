# SPDX-License-Identifier: MIT
#
# Time and memory against length, for PDFs: of `figures`, as bench.py writes it,
# to `plot_file`. Both scales are logarithmic: what grows with the length alone is
# a straight line.

set terminal svg size 960,420 font "sans-serif,13" background "white"
set output plot_file
set logscale xy
set xlabel "copies of the report, of five pages each"
set grid ytics lc rgb "#dddddd"
set key outside right center noautotitle
set multiplot layout 1,2

names = system("awk '$2 == \"pdf\" && !seen[$1]++ { print $1 }' " . figures)
points(name) = "< awk -v name=" . name . \
    " '$1 == name && $2 == \"pdf\"' " . figures . " | sort -k3n"

unset key
set title "seconds"
plot for [i=1:words(names)] points(word(names, i)) using 3:4 \
    with linespoints lw (i == 1 ? 3 : 1.5) pt 7 ps 0.5

set key
set title "peak of memory, MB"
plot for [i=1:words(names)] points(word(names, i)) using 3:5 \
    with linespoints lw (i == 1 ? 3 : 1.5) pt 7 ps 0.5 title word(names, i)
