/* SPDX-License-Identifier: MIT */
/*
 * What people hand in by mistake, known by its first bytes, so that a refusal
 * can say what it is and what to do. Most of the signatures stand in the
 * description of their format; all of them are in the list of file(1).
 */
#include "read/signature.h"

#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "stages.h"

/* Kinds of files: what they are, and what to do instead. */
struct foreign_class {
    const char *what, *advice;
};

static const struct foreign_class
    program = {N_("a program"), N_("give the text of a document")},
    packed = {N_("a packed file"),
              N_("unpack it and give the document inside")},
    database = {N_("a database"), N_("give a report made from it")},
    film = {N_("a sound or a film"), N_("give its text")},
    picture = {N_("a picture"), N_("give the text that it belongs to")},
    printed = {N_("a file of printed or scanned pages"),
               N_("give the text or the Word file it was made from")},
    font = {N_("a font"), N_("give the text of a document; --font takes this")},
    book = {N_("an e-book or a help file"),
            N_("open it in its reader and copy its text into a Word file")},
    message = {N_("a file of messages or of contacts"),
               N_("open it in its program and save the text as a web page")},
    office = {N_("a document of another program"),
              N_("open it there and save it as .docx")},
    sheets = {N_("a spreadsheet"), N_("copy its tables into a Word file")},
    slides = {N_("a presentation"), N_("copy its text into a Word file")},
    sealed = {N_("an encrypted file"), N_("decrypt it first")},
    aside = {N_("a small file that goes with another"),
             N_("give the document itself")};

static const struct signature {
    size_t at; /* where the bytes stand */
    struct str bytes;
    const struct foreign_class *class;
    const char *name;
} signatures[] = {
    {0, STR_INIT("\177ELF"), &program, "ELF"},
    {0, STR_INIT("\xFE\xED\xFA\xCE"), &program, "Mach-O"},
    {0, STR_INIT("\xFE\xED\xFA\xCF"), &program, "Mach-O"},
    {0, STR_INIT("\xCE\xFA\xED\xFE"), &program, "Mach-O"},
    {0, STR_INIT("\xCF\xFA\xED\xFE"), &program, "Mach-O"},
    {0, STR_INIT("\xCA\xFE\xBA\xBE"), &program, "Java, Mach-O"},
    {0, STR_INIT("\0asm"), &program, "WebAssembly"},
    {0, STR_INIT("\x1F\x8B\x08"), &packed, "gzip"},
    {0, STR_INIT("\x1F\x9D"), &packed, "compress"},
    {4, STR_INIT("1AY&SY"), &packed, "bzip2"},
    {0,
     STR_INIT("\xFD"
              "7zXZ\0"),
     &packed, "xz"},
    {0, STR_INIT("\x28\xB5\x2F\xFD"), &packed, "zstd"},
    {0, STR_INIT("\x04\x22\x4D\x18"), &packed, "LZ4"},
    {0, STR_INIT("Rar!\x1A\x07"), &packed, "RAR"},
    {0, STR_INIT("7z\xBC\xAF\x27\x1C"), &packed, "7z"},
    {0, STR_INIT("MSCF\0\0\0\0"), &packed, "CAB"},
    {0, STR_INIT("!<arch>\n"), &packed, "ar, deb"},
    {0, STR_INIT("\xED\xAB\xEE\xDB"), &packed, "RPM"},
    {257, STR_INIT("ustar\0"), &packed, "tar"},
    {257, STR_INIT("ustar  "), &packed, "tar"},
    {32768, STR_INIT("\1CD001"), &packed, "ISO"},
    {0, STR_INIT("SQLite format 3\0"), &database, "SQLite"},
    {4, STR_INIT("Standard Jet DB"), &database, "Access"},
    {4, STR_INIT("Standard ACE DB"), &database, "Access"},
    {0, STR_INIT("ID3\x02"), &film, "MP3"},
    {0, STR_INIT("ID3\x03"), &film, "MP3"},
    {0, STR_INIT("ID3\x04"), &film, "MP3"},
    {0, STR_INIT("OggS\0"), &film, "OGG"},
    {0, STR_INIT("fLaC\0"), &film, "FLAC"},
    {8, STR_INIT("WAVEfmt "), &film, "WAV"},
    {8, STR_INIT("AVI LIST"), &film, "AVI"},
    {0, STR_INIT("\x1A\x45\xDF\xA3"), &film, "Matroska, WebM"},
    {0, STR_INIT("\x30\x26\xB2\x75\x8E\x66\xCF\x11"), &film, "WMA, WMV"},
    {0, STR_INIT("FLV\x01"), &film, "FLV"},
    {0, STR_INIT("MThd\0\0\0\x06"), &film, "MIDI"},
    {0, STR_INIT("#!AMR\n"), &film, "AMR"},
    {4, STR_INIT("ftypheic"), &picture, "HEIC"},
    {4, STR_INIT("ftypmif1"), &picture, "HEIC"},
    {4, STR_INIT("ftypavif"), &picture, "AVIF"},
    {4, STR_INIT("ftyp"), &film, "MP4"},
    {0, STR_INIT("\x89PNG\r\n"), &picture, "PNG"},
    {0, STR_INIT("\xFF\xD8\xFF"), &picture, "JPEG"},
    {0, STR_INIT("GIF87a"), &picture, "GIF"},
    {0, STR_INIT("GIF89a"), &picture, "GIF"},
    {8, STR_INIT("WEBPVP8"), &picture, "WebP"},
    {0, STR_INIT("II*\0"), &picture, "TIFF"},
    {0, STR_INIT("MM\0*"), &picture, "TIFF"},
    {0, STR_INIT("8BPS\0\x01"), &picture, "Photoshop"},
    {0, STR_INIT("\0\0\x01\0"), &picture, "ICO"},
    {0, STR_INIT("\xD7\xCD\xC6\x9A"), &picture, "WMF"},
    {0, STR_INIT("\0\0\0\x0CjP  "), &picture, "JPEG 2000"},
    {0, STR_INIT("gimp xcf "), &picture, "GIMP"},
    {0, STR_INIT("%!PS"), &printed, "PostScript"},
    {0, STR_INIT("\xC5\xD0\xD3\xC6"), &printed, "PostScript"},
    {0, STR_INIT("\033%-12345X"), &printed, "PCL"},
    {0, STR_INIT("AT&TFORM"), &printed, "DjVu"},
    {0, STR_INIT("\0\x01\0\0\0"), &font, "TrueType"},
    {0, STR_INIT("OTTO\0"), &font, "OpenType"},
    {0, STR_INIT("ttcf\0"), &font, "TrueType"},
    {0, STR_INIT("wOFF\0\x01\0\0"), &font, "WOFF"},
    {0, STR_INIT("wOFFOTTO"), &font, "WOFF"},
    {0, STR_INIT("wOF2"), &font, "WOFF 2"},
    {0, STR_INIT("ITSF\x03\0\0\0"), &book, "CHM"},
    {60, STR_INIT("BOOKMOBI"), &book, "Mobipocket, Kindle"},
    {0, STR_INIT("\xFFWPC"), &office, "WordPerfect"},
    {0, STR_INIT("HWP Document File"), &office, "HWP"},
    {0, STR_INIT("\x4C\0\0\0\x01\x14\x02\0"), &aside, "Windows, .lnk"},
    {0, STR_INIT("\0\x05\x16\x07\0"), &aside, "macOS, ._"},
};

/* The same of text, in small letters, behind what XML may begin with. */
static const struct signature words[] = {
    {0, STR_INIT("begin:vcard"), &message, "vCard"},
    {0, STR_INIT("begin:vcalendar"), &message, "iCalendar"},
    {0, STR_INIT("-----begin pgp message"), &sealed, "PGP"},
    {0, STR_INIT("[internetshortcut]"), &aside, "Windows, .url"},
    {0, STR_INIT("<w:worddocument"), &office, "Word 2003, XML"},
    {0, STR_INIT("<pkg:package"), &office, "Word, XML"},
    {0, STR_INIT("<office:document"), &office, "OpenDocument, XML"},
    {0, STR_INIT("<workbook"), &sheets, "Excel 2003, XML"},
    {0, STR_INIT("<svg"), &picture, "SVG"},
};

/* Parts that a ZIP archive of the kind has, by their names at its end. */
static const struct signature parts[] = {
    {0, STR_INIT("xl/workbook"), &sheets, "Excel"},
    {0, STR_INIT("ppt/presentation"), &slides, "PowerPoint"},
    {0, STR_INIT("visio/document"), &picture, "Visio"},
    {0, STR_INIT("FixedDocSeq.fdseq"), &printed, "XPS"},
    {0, STR_INIT("FixedDocumentSequence.fdseq"), &printed, "XPS"},
    {0, STR_INIT("Index/Document.iwa"), &office, "Pages, Numbers, Keynote"},
    {0, STR_INIT("Index.zip"), &office, "Pages, Numbers, Keynote"},
    {0, STR_INIT("Contents/content.hpf"), &office, "HWPX"},
};

/* What an OpenDocument file or its forerunner calls itself (OpenDocument 1.2,
 * part 3, 2.2.4). */
static const struct signature types[] = {
    {0, STR_INIT("opendocument.spreadsheet"), &sheets, "OpenDocument"},
    {0, STR_INIT("opendocument.presentation"), &slides, "OpenDocument"},
    {0, STR_INIT("opendocument.graphics"), &picture, "OpenDocument"},
    {0, STR_INIT("application/vnd.sun.xml.writer"), &office, "StarOffice"},
    {0, STR_INIT("application/hwp+zip"), &office, "HWPX"},
};

static bool holds(struct str text, struct str part)
{
    return str_find(text, part) < text.n;
}

static struct foreign of_class(const struct signature *s)
{
    return (struct foreign){s->class->what, s->name, s->class->advice};
}

static const struct foreign none = {NULL, NULL, NULL};

static struct foreign by_start(struct str bytes, const struct signature *list,
                               size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_starts(str_slice(bytes, list[i].at, bytes.n), list[i].bytes))
            return of_class(&list[i]);
    }
    return none;
}

static struct foreign by_part(struct str bytes, const struct signature *list,
                              size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (holds(bytes, list[i].bytes))
            return of_class(&list[i]);
    }
    return none;
}

/* Two letters alone prove little: a program of DOS and Windows ("MZ") and a
 * bitmap ("BM") have zeros in their heads, a sound in MPEG frames soon. */
static struct foreign by_two_letters(struct str bytes)
{
    enum { HEAD = 512 };
    struct str head = str_slice(bytes, 0, HEAD);
    if (head.n == 0 || !memchr(head.s, '\0', head.n))
        return none;
    if (str_starts(bytes, STR("MZ")))
        return (struct foreign){program.what, "Windows, EXE", program.advice};
    if (str_starts(bytes, STR("BM")))
        return (struct foreign){picture.what, "BMP", picture.advice};
    bool sound = str_starts(bytes, STR("\xFF\xFB")) ||
                 str_starts(bytes, STR("\xFF\xF3")) ||
                 str_starts(bytes, STR("\xFF\xF2"));
    return sound ? (struct foreign){film.what, "MP3", film.advice} : none;
}

/* The name of a stream, as the directory of an OLE file has it, in UTF-16
 * (MS-CFB, 2.6.1). */
static bool has_stream(struct str bytes, const char *name)
{
    char wide[64];
    size_t n = 0;
    for (; name[n / 2] && n + 2 < sizeof wide; n += 2) {
        wide[n] = name[n / 2];
        wide[n + 1] = '\0';
    }
    return holds(bytes, (struct str){wide, n});
}

/* What Office and others kept in an OLE file before 2007, and what it still
 * encrypts in one (MS-OFFCRYPTO, 2.3.4). */
static struct foreign of_ole(struct str bytes)
{
    static const char *const office_streams[] = {"WordDocument", "Workbook",
                                                 "Book", "PowerPoint Document",
                                                 "EncryptedPackage"};
    if (!str_starts(bytes, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return none;
    if (has_stream(bytes, "__properties_version"))
        return (struct foreign){message.what, "Outlook", message.advice};
    for (size_t i = 0; i < sizeof office_streams / sizeof office_streams[0];
         i++) {
        if (has_stream(bytes, office_streams[i]))
            return (struct foreign){
                N_("an old Word, Excel or PowerPoint file, or one with a "
                   "password; open it there and save it as .docx, without "
                   "one"),
                NULL, NULL};
    }
    return (struct foreign){office.what, "OLE", office.advice};
}

/* Those that clerks have most, each with a sentence of its own. */
static struct foreign of_common(struct str bytes)
{
    if (str_starts(bytes, STR("%PDF-")))
        return (struct foreign){
            N_("a PDF; give the text or the Word file it was made from"), NULL,
            NULL};
    return of_ole(bytes);
}

static struct foreign of_nothing(struct str bytes)
{
    size_t n = 0;
    while (n < bytes.n && bytes.s[n] == '\0')
        n++;
    if (bytes.n == 0)
        return (struct foreign){
            N_("an empty file, of 0 bytes; fetch or save it anew"), NULL, NULL};
    if (n == bytes.n)
        return (struct foreign){
            N_("a file of zero bytes only, as a disk or a copy that broke off "
               "leaves them; fetch or save it anew"),
            NULL, NULL};
    return none;
}

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

struct foreign foreign_of(struct str bytes, struct str head)
{
    struct foreign seen = of_nothing(bytes);
    if (!seen.what)
        seen = of_common(bytes);
    if (!seen.what)
        seen = by_start(bytes, signatures, COUNT(signatures));
    if (!seen.what)
        seen = by_two_letters(bytes);
    return seen.what ? seen : by_start(head, words, COUNT(words));
}

/* The names of its parts stand uncompressed in the headers, and all of them at
 * its end, in the directory. */
struct foreign foreign_zip(struct str bytes)
{
    enum { HEAD = 4096, TAIL = 65536 };
    struct str head = str_slice(bytes, 0, HEAD);
    struct str tail =
        str_slice(bytes, bytes.n > TAIL ? bytes.n - TAIL : 0, bytes.n);
    struct foreign seen = by_part(head, types, COUNT(types));
    if (seen.what)
        return seen;
    if (holds(head, STR("mimetypeapplication/vnd.oasis.opendocument")))
        return (struct foreign){office.what, "OpenDocument", office.advice};
    seen = by_part(tail, parts, COUNT(parts));
    if (seen.what)
        return seen;
    return (struct foreign){
        N_("a ZIP archive; unpack it and give the report inside"), NULL, NULL};
}
