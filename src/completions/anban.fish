# SPDX-License-Identifier: MIT
#
# Completion of anban's command line for fish. The options are those of
# src/options.c, against which the tests hold them.

# Folders, and the files with one of these endings.
function __anban_files
    set -l token (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
    set -l endings (string join '|' $argv)
    __fish_complete_path $token | string match -ri -- "^[^\t]*(?:/|\.(?:$endings))(?:\t.*)?\$"
end

function __anban_pictures
    printf '%s\t%s\n' auto 'drawn from the title' none 'no cover'
    __anban_files jpg jpeg png webp gif
end

# A list is completed at its last member, with what stands before it.
function __anban_formats
    set -l before (string match -r '^.*,' -- (commandline -ct | string replace -r '^(--to=|-t)' ''))
    printf '%s\n' $before{pdf,epub,png,brf,json,tree,pages}
end

complete -c anban -f -a '(__anban_files txt md markdown html htm xhtml mhtml mht docx docm dotx dotm odt ott fodt rtf epub)'
complete -c anban -s o -l output -r -F -d 'Where the editions go'
complete -c anban -s t -l to -x -a '(__anban_formats)' -d 'Formats'
complete -c anban -l record -x -a json -d 'A file of what archives ask'
complete -c anban -l overwrite -d 'Also replace what anban did not make'
complete -c anban -s f -l from -x -a 'text markdown html docx odt rtf epub' -d 'Kind of the input'
complete -c anban -l force-text -d 'Take the input for text, whatever its bytes are'
complete -c anban -l encoding -x -a 'utf-8 utf-16 utf-32 tcvn3 vni vps viscii tcvn5712 viqr windows-1258 windows-1252' -d 'Encoding of the input'
complete -c anban -l style -x -a 'nd30\t"Decree 30/2020" book\t"A book" dang\t"The Party documents" large\t"Large print"' -d 'Look of the page'
complete -c anban -l paper -x -a 'a3 a4 a5 a6 b5 letter legal' -d 'Size of the page'
complete -c anban -l margins -x -d 'Top, right, bottom and left'
complete -c anban -l font -x -a '(__anban_files ttf ttc otf)' -d "A family's regular face"
complete -c anban -l fallback-font -x -a '(__anban_files ttf ttc otf)' -d 'Font for what the family lacks'
complete -c anban -l font-size -x -d 'Points, 4 to 72'
complete -c anban -l sheet -x -a 'single\t"One page" 2up\t"Two pages" booklet\t"To fold"' -d 'Pages on a sheet of paper'
complete -c anban -l pdf-profile -x -a 'a2a+ua1\t"To archive and to read aloud" 2.0\t"PDF/A-4 and PDF/UA-2" plain\t"Without tags"' -d 'What the PDF conforms to'
complete -c anban -l dpi -x -d 'Pixels an inch of images at most'
complete -c anban -l header -x -d 'Text at the head of each page'
complete -c anban -l footer -x -d 'Text at the foot of each page'
complete -c anban -l watermark -x -d 'Text behind that of each page'
complete -c anban -l toc -d 'With a contents page'
complete -c anban -l no-toc -d 'Without a contents page'
complete -c anban -l toc-depth -x -d 'Levels of headings in it'
complete -c anban -l links -x -a 'note\t"At the foot of the page" inline\t"In brackets" none\t"Not printed"' -d 'Addresses of links on paper'
complete -c anban -l sign-fields -d 'Fields for signatures in the PDF'
complete -c anban -l braille -x -a 'g0\t"None" g1\t"Some" g2\t"All"' -d 'Contractions of Braille'
complete -c anban -l braille-page -x -d 'Cells and lines of a page of Braille'
complete -c anban -l preview -d 'Show the pages in the terminal'
complete -c anban -l page -x -d 'Pictures of these pages'
complete -c anban -l fit -x -d 'Size of a picture at most'
complete -c anban -l cover -x -a '(__anban_pictures)' -d 'Cover of the EPUB'
complete -c anban -l title -x -d Title
complete -c anban -l author -x -d Author
complete -c anban -l organisation -x -d 'Who issues it'
complete -c anban -l date -x -d Date
complete -c anban -l lang -x -d Language
complete -c anban -l source -x -d 'Where it was taken from'
complete -c anban -l identifier -x -d 'What names it'
complete -c anban -l subject -x -d 'What it is about'
complete -c anban -l description -x -d 'What it says, in short'
complete -c anban -l secrecy -x -d 'How secret it is'
complete -c anban -l retention -x -d 'How long archives keep it'
complete -c anban -l keep-all -d 'Keep what a web page left behind'
complete -c anban -l hints -r -F -d 'What single lines are'
complete -c anban -l explain -a 'table json' -d 'Say what each line was taken for'
complete -c anban -s r -l recursive -d 'The documents in folders and below'
complete -c anban -l files-from -r -F -d 'File that lists the inputs'
complete -c anban -l join -d 'All of them in one volume'
complete -c anban -l page-numbers -x -a 'through\t"Of the volume" own\t"Of each document"' -d 'How a volume counts its pages'
complete -c anban -l update -d 'Leave out those whose editions are up to date'
complete -c anban -s j -l jobs -x -d 'So many at once'
complete -c anban -l progress -x -a 'auto always never' -d 'When to show it'
complete -c anban -l print -a '(__fish_print_lpr_printers 2>/dev/null)' -d 'Print the PDF'
complete -c anban -l copies -x -d 'How many to print'
complete -c anban -l sides -x -a 'one two' -d 'Of the paper'
complete -c anban -l print-pages -x -d 'Sides of the PDF to print'
complete -c anban -l send -a '(__fish_complete_directories (commandline -ct | string replace -r -- "^--send=" ""))' -d 'Put the EPUB on an e-reader'
complete -c anban -l watch -d 'Write the editions anew when the text changes'
complete -c anban -l in -x -a '(__fish_complete_directories)' -d 'Watch a folder: editions of what is put in there'
complete -c anban -l timeout -x -d 'Seconds for each document'
complete -c anban -l max-memory -x -d 'Memory for each document'
complete -c anban -l max-input -x -d 'Size of each file'
complete -c anban -l no-confine -d 'Do not confine the conversion'
complete -c anban -s q -l quiet -d 'Say nothing but failures'
complete -c anban -s v -l verbose -d 'Say more'
complete -c anban -l version -d 'Tell the version'
complete -c anban -s h -l help -d 'List the options'

# "anban serve" has options of its own.
function __anban_serves
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = serve
end
complete -c anban -n __anban_serves -s s -l state -x -a '(__fish_complete_directories)' -d 'Folder of the shelf'
complete -c anban -n __anban_serves -l listen -x -d 'Address and port'
complete -c anban -n __anban_serves -l password-file -r -F -d 'Its first line is the password'
complete -c anban -n __anban_serves -l host -x -d 'A name of the server'
complete -c anban -n __anban_serves -l mail-file -r -F -d 'The way out for mail'
