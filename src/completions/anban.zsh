#compdef anban
# SPDX-License-Identifier: MIT
#
# Completion of anban's command line for zsh. The options are those of
# src/options.c, against which the tests hold them.

_anban_cover() {
    _alternative 'words:word:(auto none)' \
        'files:picture:_files -g "*.(#i)(jpg|jpeg|png|webp|gif)"'
}

# "anban serve" has options of its own.
if (( CURRENT > 2 )) && [[ $words[2] == serve ]]; then
    shift words
    (( CURRENT-- ))
    _arguments '(-s --state)'{-s+,--state=}'[folder of the shelf]:folder:_files -/' \
        '--listen=[address and port]:address:' \
        '--password-file=[its first line is the password]:file:_files' \
        '*--host=[a name of the server]:name:' \
        '--print=-[offer printing]:printer:' \
        '--mail-file=[the way out for mail]:file:_files' \
        '(-h --help)'{-h,--help}'[show the options]'
    return
fi

local -a options
options=(
    '(-o --output)'{-o+,--output=}'[where the editions go]:path:_files'
    '(-t --to)'{-t+,--to=}'[formats]:format:_values -s , format pdf epub png brf json tree pages'
    '--record=[a file of what archives ask]:form:(json)'
    '--overwrite[also replace what anban did not make]'
    '(-f --from)'{-f+,--from=}'[kind of the input]:kind:(text markdown html docx odt rtf epub)'
    '--force-text[take the input for text, whatever its bytes are]'
    '--encoding=[encoding of the input]:encoding:(utf-8 utf-16 utf-32 tcvn3 vni vps viscii tcvn5712 viqr windows-1258 windows-1252)'
    '--style=[look of the page]:style:((nd30\:"Decree 30/2020" book\:"a book" dang\:"the Party" large\:"large print"))'
    '--paper=[size of the page]:size:(a3 a4 a5 a6 b5 letter legal)'
    '--margins=[top, right, bottom and left]:margins:'
    "--font=[a family's regular face]:font:_files -g '*.(#i)(ttf|ttc|otf)'"
    "--fallback-font=[font for what the family lacks]:font:_files -g '*.(#i)(ttf|ttc|otf)'"
    '--font-size=[of the body]:points:'
    '--sheet=[pages on a sheet of paper]:kind:((single\:"one page" 2up\:"two pages" booklet\:"to fold"))'
    '--pdf-profile=[what the PDF conforms to]:profile:((a2a+ua1\:"to archive and to read aloud" 2.0\:"PDF/A-4 and PDF/UA-2" plain\:"without tags"))'
    '--dpi=[of images at most]:pixels an inch:'
    '--header=[text at the head of each page]:text:'
    '--footer=[text at the foot of each page]:text:'
    '--watermark=[text behind that of each page]:text:'
    '(--no-toc)--toc[with a contents page]'
    '(--toc)--no-toc[without a contents page]'
    '--toc-depth=[levels of headings in it]:levels:'
    '--links=[addresses of links on paper]:where:((note\:"at the foot of the page" inline\:"in brackets" none\:"not printed"))'
    '--sign-fields[fields for signatures in the PDF]'
    '--braille=[contractions of Braille]:grade:((g0\:"none" g1\:"some" g2\:"all"))'
    '--braille-page=[cells and lines of a page of Braille]:cells x lines:'
    '--preview[show the pages in the terminal]'
    '--page=[pictures of these pages]:pages:'
    '--fit=[size of a picture at most]:width x height:'
    '--cover=[cover of the EPUB]:cover:_anban_cover'
    '--title=[title]:text:'
    '*--author=[author]:text:'
    '--organisation=[who issues it]:text:'
    '--date=[date]:date:'
    '--lang=[language]:tag:'
    '--source=[where it was taken from]:text:'
    '--identifier=[what names it]:text:'
    '*--subject=[what it is about]:text:'
    '--description=[what it says, in short]:text:'
    '--secrecy=[how secret it is]:text:'
    '--retention=[how long archives keep it]:text:'
    '--keep-all[keep what a web page left behind]'
    '--hints=[what single lines are]:file:_files'
    '--explain=-[say what each line was taken for]::form:(table json)'
    '(-r --recursive)'{-r,--recursive}'[of a folder, the documents in it and below]'
    '--files-from=[file that lists the inputs]:file:_files'
    '--join[all of them in one volume]'
    '--page-numbers=[how a volume counts its pages]:how:((through\:"of the volume" own\:"of each document"))'
    '--update[leave out those whose editions are up to date]'
    '(-j --jobs)'{-j+,--jobs=}'[so many at once]:number:'
    '--progress=[when to show it]:when:(auto always never)'
    '--print=-[print the PDF]::printer:_printers'
    '--copies=[how many to print]:number:'
    '--sides=[of the paper]:sides:(one two)'
    '--print-pages=[sides of the PDF to print]:list:'
    '--send=-[put the EPUB on an e-reader]::folder:_files -/'
    '--watch[write the editions anew when the text changes]'
    '--in=[watch a folder\: editions of what is put in there]:folder:_files -/'
    '--timeout=[seconds for each document]:seconds:'
    '--max-memory=[memory for each document]:size:'
    '--max-input=[size of each file]:size:'
    '--no-confine[do not confine the conversion]'
    '(-q --quiet -v --verbose)'{-q,--quiet}'[say nothing but failures]'
    '(-q --quiet -v --verbose)'{-v,--verbose}'[say more]'
    '(- *)--version[tell the version]'
    '(- *)'{-h,--help}'[list the options]'
    "*:document:_files -g '*.(#i)(txt|md|markdown|html|htm|xhtml|mhtml|mht|docx|docm|dotx|dotm|odt|ott|fodt|rtf|epub)'"
)
_arguments -s -S $options
