/* SPDX-License-Identifier: MIT */
/*
 * Encodings: their names and the way to UTF-8. Those that Vietnamese texts come
 * in, and UTF-16 and UTF-32, need nothing (tables.c); the C library's iconv
 * does the rest. And windows-1252 is done here, because the codes of old fonts
 * stand where it leaves bytes open. A name means what it means on the web where
 * that differs (WHATWG Encoding Standard, "Names and labels"): "iso-8859-1" is
 * windows-1252, for that is what the files so called hold.
 */
#include "read/encoding/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/encoding/legacy.h"
#include "read/encoding/tables.h"
#include "stages.h"

/*
 * Names in small letters without signs: those of the web (WHATWG Encoding
 * Standard, "Names and labels", but for those which it replaces) and those of
 * Vietnamese encodings. What is not here iconv may know; but only the user may
 * name it, as iconv's rarer parts have had holes, and UTF-7 hides what a text
 * says.
 */
static const struct {
    const char *label, *name;
    enum charset_kind kind;
    enum legacy legacy;
} labels[] = {
    {"utf8", "UTF-8", CHARSET_UTF8, 0},
    {"unicode11utf8", "UTF-8", CHARSET_UTF8, 0},
    {"xunicode20utf8", "UTF-8", CHARSET_UTF8, 0},
    {"utf16", "UTF-16", CHARSET_WIDE, 0},
    {"utf32", "UTF-32", CHARSET_WIDE, 0},
    {"ucs2", "UTF-16", CHARSET_WIDE, 0},
    {"ucs4", "UTF-32", CHARSET_WIDE, 0},
    {"unicode", "UTF-16", CHARSET_WIDE, 0},
    {"utf16le", "UTF-16LE", CHARSET_OTHER, 0},
    {"utf16be", "UTF-16BE", CHARSET_OTHER, 0},
    {"ucs2le", "UTF-16LE", CHARSET_OTHER, 0},
    {"ucs2be", "UTF-16BE", CHARSET_OTHER, 0},
    {"utf32le", "UTF-32LE", CHARSET_OTHER, 0},
    {"utf32be", "UTF-32BE", CHARSET_OTHER, 0},
    {"abc", "TCVN3 (ABC)", CHARSET_LEGACY, LEGACY_ABC},
    {"tcvn3", "TCVN3 (ABC)", CHARSET_LEGACY, LEGACY_ABC},
    {"tcvn3abc", "TCVN3 (ABC)", CHARSET_LEGACY, LEGACY_ABC},
    {"tcvn57123", "TCVN3 (ABC)", CHARSET_LEGACY, LEGACY_ABC},
    {"xviettcvn3", "TCVN3 (ABC)", CHARSET_LEGACY, LEGACY_ABC},
    {"vni", "VNI", CHARSET_LEGACY, LEGACY_VNI},
    {"vniwin", "VNI", CHARSET_LEGACY, LEGACY_VNI},
    {"vniwindows", "VNI", CHARSET_LEGACY, LEGACY_VNI},
    {"xvietvni", "VNI", CHARSET_LEGACY, LEGACY_VNI},
    {"xvni", "VNI", CHARSET_LEGACY, LEGACY_VNI},
    {"vps", "VPS", CHARSET_LEGACY, LEGACY_VPS},
    {"xvietvps", "VPS", CHARSET_LEGACY, LEGACY_VPS},
    {"xvps", "VPS", CHARSET_LEGACY, LEGACY_VPS},
    {"viqr", "VIQR", CHARSET_VIQR, 0},
    {"csviqr", "VIQR", CHARSET_VIQR, 0},
    {"viscii", "VISCII", CHARSET_OTHER, 0},
    {"viscii111", "VISCII", CHARSET_OTHER, 0},
    {"csviscii", "VISCII", CHARSET_OTHER, 0},
    {"xviscii", "VISCII", CHARSET_OTHER, 0},
    {"xvietviscii", "VISCII", CHARSET_OTHER, 0},
    {"tcvn", "TCVN5712-1", CHARSET_OTHER, 0},
    {"vscii", "TCVN5712-1", CHARSET_OTHER, 0},
    {"tcvn5712", "TCVN5712-1", CHARSET_OTHER, 0},
    {"tcvn57121", "TCVN5712-1", CHARSET_OTHER, 0},
    {"tcvn571211993", "TCVN5712-1", CHARSET_OTHER, 0},
    {"xviettcvn", "TCVN5712-1", CHARSET_OTHER, 0},
    {"xviettcvn5712", "TCVN5712-1", CHARSET_OTHER, 0},
    {"1258", "CP1258", CHARSET_OTHER, 0},
    {"cp1258", "CP1258", CHARSET_OTHER, 0},
    {"xcp1258", "CP1258", CHARSET_OTHER, 0},
    {"windows1258", "CP1258", CHARSET_OTHER, 0},
    {"ascii", "windows-1252", CHARSET_OTHER, 0},
    {"usascii", "windows-1252", CHARSET_OTHER, 0},
    {"ansi", "windows-1252", CHARSET_OTHER, 0},
    {"l1", "windows-1252", CHARSET_OTHER, 0},
    {"latin1", "windows-1252", CHARSET_OTHER, 0},
    {"iso88591", "windows-1252", CHARSET_OTHER, 0},
    {"cp819", "windows-1252", CHARSET_OTHER, 0},
    {"cp1252", "windows-1252", CHARSET_OTHER, 0},
    {"xcp1252", "windows-1252", CHARSET_OTHER, 0},
    {"windows1252", "windows-1252", CHARSET_OTHER, 0},
    {"xuserdefined", "windows-1252", CHARSET_OTHER, 0},
    {"iso88599", "CP1254", CHARSET_OTHER, 0},
    {"latin5", "CP1254", CHARSET_OTHER, 0},
    {"iso885911", "CP874", CHARSET_OTHER, 0},
    {"tis620", "CP874", CHARSET_OTHER, 0},
    {"gb2312", "GB18030", CHARSET_OTHER, 0},
    {"gbk", "GB18030", CHARSET_OTHER, 0},
    {"shiftjis", "CP932", CHARSET_OTHER, 0},
    {"sjis", "CP932", CHARSET_OTHER, 0},
    {"xsjis", "CP932", CHARSET_OTHER, 0},
    {"euckr", "CP949", CHARSET_OTHER, 0},
    {"big5", "BIG5-HKSCS", CHARSET_OTHER, 0},
    {"866", "CP866", CHARSET_OTHER, 0},
    {"cp866", "CP866", CHARSET_OTHER, 0},
    {"csibm866", "CP866", CHARSET_OTHER, 0},
    {"ibm866", "CP866", CHARSET_OTHER, 0},
    {"csisolatin2", "ISO-8859-2", CHARSET_OTHER, 0},
    {"isoir101", "ISO-8859-2", CHARSET_OTHER, 0},
    {"iso88592", "ISO-8859-2", CHARSET_OTHER, 0},
    {"iso885921987", "ISO-8859-2", CHARSET_OTHER, 0},
    {"l2", "ISO-8859-2", CHARSET_OTHER, 0},
    {"latin2", "ISO-8859-2", CHARSET_OTHER, 0},
    {"csisolatin3", "ISO-8859-3", CHARSET_OTHER, 0},
    {"isoir109", "ISO-8859-3", CHARSET_OTHER, 0},
    {"iso88593", "ISO-8859-3", CHARSET_OTHER, 0},
    {"iso885931988", "ISO-8859-3", CHARSET_OTHER, 0},
    {"l3", "ISO-8859-3", CHARSET_OTHER, 0},
    {"latin3", "ISO-8859-3", CHARSET_OTHER, 0},
    {"csisolatin4", "ISO-8859-4", CHARSET_OTHER, 0},
    {"isoir110", "ISO-8859-4", CHARSET_OTHER, 0},
    {"iso88594", "ISO-8859-4", CHARSET_OTHER, 0},
    {"iso885941988", "ISO-8859-4", CHARSET_OTHER, 0},
    {"l4", "ISO-8859-4", CHARSET_OTHER, 0},
    {"latin4", "ISO-8859-4", CHARSET_OTHER, 0},
    {"csisolatincyrillic", "ISO-8859-5", CHARSET_OTHER, 0},
    {"cyrillic", "ISO-8859-5", CHARSET_OTHER, 0},
    {"isoir144", "ISO-8859-5", CHARSET_OTHER, 0},
    {"iso88595", "ISO-8859-5", CHARSET_OTHER, 0},
    {"iso885951988", "ISO-8859-5", CHARSET_OTHER, 0},
    {"arabic", "ISO-8859-6", CHARSET_OTHER, 0},
    {"asmo708", "ISO-8859-6", CHARSET_OTHER, 0},
    {"csiso88596e", "ISO-8859-6", CHARSET_OTHER, 0},
    {"csiso88596i", "ISO-8859-6", CHARSET_OTHER, 0},
    {"csisolatinarabic", "ISO-8859-6", CHARSET_OTHER, 0},
    {"ecma114", "ISO-8859-6", CHARSET_OTHER, 0},
    {"iso88596", "ISO-8859-6", CHARSET_OTHER, 0},
    {"iso88596e", "ISO-8859-6", CHARSET_OTHER, 0},
    {"iso88596i", "ISO-8859-6", CHARSET_OTHER, 0},
    {"isoir127", "ISO-8859-6", CHARSET_OTHER, 0},
    {"iso885961987", "ISO-8859-6", CHARSET_OTHER, 0},
    {"csisolatingreek", "ISO-8859-7", CHARSET_OTHER, 0},
    {"ecma118", "ISO-8859-7", CHARSET_OTHER, 0},
    {"elot928", "ISO-8859-7", CHARSET_OTHER, 0},
    {"greek", "ISO-8859-7", CHARSET_OTHER, 0},
    {"greek8", "ISO-8859-7", CHARSET_OTHER, 0},
    {"iso88597", "ISO-8859-7", CHARSET_OTHER, 0},
    {"isoir126", "ISO-8859-7", CHARSET_OTHER, 0},
    {"iso885971987", "ISO-8859-7", CHARSET_OTHER, 0},
    {"suneugreek", "ISO-8859-7", CHARSET_OTHER, 0},
    {"csiso88598e", "ISO-8859-8", CHARSET_OTHER, 0},
    {"csisolatinhebrew", "ISO-8859-8", CHARSET_OTHER, 0},
    {"hebrew", "ISO-8859-8", CHARSET_OTHER, 0},
    {"iso88598", "ISO-8859-8", CHARSET_OTHER, 0},
    {"iso88598e", "ISO-8859-8", CHARSET_OTHER, 0},
    {"isoir138", "ISO-8859-8", CHARSET_OTHER, 0},
    {"iso885981988", "ISO-8859-8", CHARSET_OTHER, 0},
    {"visual", "ISO-8859-8", CHARSET_OTHER, 0},
    {"csiso88598i", "ISO-8859-8", CHARSET_OTHER, 0},
    {"iso88598i", "ISO-8859-8", CHARSET_OTHER, 0},
    {"logical", "ISO-8859-8", CHARSET_OTHER, 0},
    {"csisolatin6", "ISO-8859-10", CHARSET_OTHER, 0},
    {"iso885910", "ISO-8859-10", CHARSET_OTHER, 0},
    {"isoir157", "ISO-8859-10", CHARSET_OTHER, 0},
    {"l6", "ISO-8859-10", CHARSET_OTHER, 0},
    {"latin6", "ISO-8859-10", CHARSET_OTHER, 0},
    {"iso885913", "ISO-8859-13", CHARSET_OTHER, 0},
    {"iso885914", "ISO-8859-14", CHARSET_OTHER, 0},
    {"csisolatin9", "ISO-8859-15", CHARSET_OTHER, 0},
    {"iso885915", "ISO-8859-15", CHARSET_OTHER, 0},
    {"l9", "ISO-8859-15", CHARSET_OTHER, 0},
    {"iso885916", "ISO-8859-16", CHARSET_OTHER, 0},
    {"cskoi8r", "KOI8-R", CHARSET_OTHER, 0},
    {"koi", "KOI8-R", CHARSET_OTHER, 0},
    {"koi8", "KOI8-R", CHARSET_OTHER, 0},
    {"koi8r", "KOI8-R", CHARSET_OTHER, 0},
    {"koi8ru", "KOI8-U", CHARSET_OTHER, 0},
    {"koi8u", "KOI8-U", CHARSET_OTHER, 0},
    {"csmacintosh", "MACINTOSH", CHARSET_OTHER, 0},
    {"mac", "MACINTOSH", CHARSET_OTHER, 0},
    {"macintosh", "MACINTOSH", CHARSET_OTHER, 0},
    {"xmacroman", "MACINTOSH", CHARSET_OTHER, 0},
    {"xmaccyrillic", "MAC-CYRILLIC", CHARSET_OTHER, 0},
    {"xmacukrainian", "MAC-CYRILLIC", CHARSET_OTHER, 0},
    {"maccyrillic", "MAC-CYRILLIC", CHARSET_OTHER, 0},
    {"dos874", "CP874", CHARSET_OTHER, 0},
    {"windows874", "CP874", CHARSET_OTHER, 0},
    {"cp1250", "WINDOWS-1250", CHARSET_OTHER, 0},
    {"windows1250", "WINDOWS-1250", CHARSET_OTHER, 0},
    {"xcp1250", "WINDOWS-1250", CHARSET_OTHER, 0},
    {"cp1251", "WINDOWS-1251", CHARSET_OTHER, 0},
    {"windows1251", "WINDOWS-1251", CHARSET_OTHER, 0},
    {"xcp1251", "WINDOWS-1251", CHARSET_OTHER, 0},
    {"ansix341968", "windows-1252", CHARSET_OTHER, 0},
    {"csisolatin1", "windows-1252", CHARSET_OTHER, 0},
    {"ibm819", "windows-1252", CHARSET_OTHER, 0},
    {"isoir100", "windows-1252", CHARSET_OTHER, 0},
    {"iso885911987", "windows-1252", CHARSET_OTHER, 0},
    {"cp1253", "WINDOWS-1253", CHARSET_OTHER, 0},
    {"windows1253", "WINDOWS-1253", CHARSET_OTHER, 0},
    {"xcp1253", "WINDOWS-1253", CHARSET_OTHER, 0},
    {"cp1254", "CP1254", CHARSET_OTHER, 0},
    {"windows1254", "CP1254", CHARSET_OTHER, 0},
    {"xcp1254", "CP1254", CHARSET_OTHER, 0},
    {"csisolatin5", "CP1254", CHARSET_OTHER, 0},
    {"isoir148", "CP1254", CHARSET_OTHER, 0},
    {"iso885991989", "CP1254", CHARSET_OTHER, 0},
    {"l5", "CP1254", CHARSET_OTHER, 0},
    {"cp1255", "WINDOWS-1255", CHARSET_OTHER, 0},
    {"windows1255", "WINDOWS-1255", CHARSET_OTHER, 0},
    {"xcp1255", "WINDOWS-1255", CHARSET_OTHER, 0},
    {"cp1256", "WINDOWS-1256", CHARSET_OTHER, 0},
    {"windows1256", "WINDOWS-1256", CHARSET_OTHER, 0},
    {"xcp1256", "WINDOWS-1256", CHARSET_OTHER, 0},
    {"cp1257", "WINDOWS-1257", CHARSET_OTHER, 0},
    {"windows1257", "WINDOWS-1257", CHARSET_OTHER, 0},
    {"xcp1257", "WINDOWS-1257", CHARSET_OTHER, 0},
    {"chinese", "GB18030", CHARSET_OTHER, 0},
    {"csgb2312", "GB18030", CHARSET_OTHER, 0},
    {"csiso58gb231280", "GB18030", CHARSET_OTHER, 0},
    {"gb231280", "GB18030", CHARSET_OTHER, 0},
    {"isoir58", "GB18030", CHARSET_OTHER, 0},
    {"xgbk", "GB18030", CHARSET_OTHER, 0},
    {"gb18030", "GB18030", CHARSET_OTHER, 0},
    {"big5hkscs", "BIG5-HKSCS", CHARSET_OTHER, 0},
    {"cnbig5", "BIG5-HKSCS", CHARSET_OTHER, 0},
    {"csbig5", "BIG5-HKSCS", CHARSET_OTHER, 0},
    {"xxbig5", "BIG5-HKSCS", CHARSET_OTHER, 0},
    {"cseucpkdfmtjapanese", "EUC-JP", CHARSET_OTHER, 0},
    {"eucjp", "EUC-JP", CHARSET_OTHER, 0},
    {"xeucjp", "EUC-JP", CHARSET_OTHER, 0},
    {"csiso2022jp", "ISO-2022-JP", CHARSET_OTHER, 0},
    {"iso2022jp", "ISO-2022-JP", CHARSET_OTHER, 0},
    {"csshiftjis", "CP932", CHARSET_OTHER, 0},
    {"ms932", "CP932", CHARSET_OTHER, 0},
    {"mskanji", "CP932", CHARSET_OTHER, 0},
    {"windows31j", "CP932", CHARSET_OTHER, 0},
    {"cseuckr", "CP949", CHARSET_OTHER, 0},
    {"csksc56011987", "CP949", CHARSET_OTHER, 0},
    {"isoir149", "CP949", CHARSET_OTHER, 0},
    {"korean", "CP949", CHARSET_OTHER, 0},
    {"ksc56011987", "CP949", CHARSET_OTHER, 0},
    {"ksc56011989", "CP949", CHARSET_OTHER, 0},
    {"ksc5601", "CP949", CHARSET_OTHER, 0},
    {"windows949", "CP949", CHARSET_OTHER, 0},
    {"uhc", "CP949", CHARSET_OTHER, 0},
    {"unicodefffe", "UTF-16BE", CHARSET_OTHER, 0},
    {"csunicode", "UTF-16LE", CHARSET_OTHER, 0},
    {"iso10646ucs2", "UTF-16LE", CHARSET_OTHER, 0},
    {"unicodefeff", "UTF-16LE", CHARSET_OTHER, 0},
};

enum { NAME_MAX_LENGTH = 31 };

/* Small letters and digits of the name, which must hold nothing odd: iconv
 * takes orders behind a slash. False: it is no name. */
static bool simplify(struct str name, char label[NAME_MAX_LENGTH + 1])
{
    size_t n = 0;
    if (name.n == 0 || name.n > NAME_MAX_LENGTH)
        return false;
    for (size_t i = 0; i < name.n; i++) {
        uint32_t c = letter_to_lower((unsigned char)name.s[i]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            label[n++] = (char)c;
        else if (!strchr("-_:. ()", (int)c) || c == 0)
            return false;
    }
    label[n] = '\0';
    return n > 0;
}

static bool iconv_knows(const char *name)
{
    iconv_t to_utf8 = iconv_open("UTF-8", name);
    bool known = to_utf8 != (iconv_t)-1; /* NOLINT(performance-no-int-to-ptr) */
    if (known)
        iconv_close(to_utf8);
    return known;
}

bool charset_find_common(struct str name, struct charset *charset)
{
    char label[NAME_MAX_LENGTH + 1];
    *charset = (struct charset){.kind = CHARSET_OTHER};
    if (!simplify(str_trim(name), label))
        return false;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (strcmp(labels[i].label, label) == 0) {
            charset->kind = labels[i].kind;
            charset->legacy = labels[i].legacy;
            memcpy(charset->name, labels[i].name, strlen(labels[i].name));
            return true;
        }
    }
    return false;
}

bool charset_find(struct str name, struct charset *charset)
{
    char label[NAME_MAX_LENGTH + 1];
    if (charset_find_common(name, charset))
        return true;
    name = str_trim(name);
    if (!simplify(name, label))
        return false;
    memcpy(charset->name, name.s, name.n);
    return iconv_knows(charset->name);
}

struct charset charset_of(const char *name)
{
    struct charset charset;
    charset_find(str_of(name), &charset);
    return charset;
}

bool encoding_is_known(const char *name)
{
    struct charset charset;
    return charset_find(str_of(name), &charset);
}

static struct str convert_windows_1252(struct arena *arena, struct str bytes)
{
    struct buf buf = {.arena = arena};
    char letter[4];
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char byte = (unsigned char)bytes.s[i];
        size_t n = utf8_put(windows_1252_letter(byte), letter);
        buf_add(&buf, (struct str){letter, n});
    }
    return buf_str(&buf);
}

/* An iconv descriptor at work; in the arena, for a trap to see. */
struct conversion {
    iconv_t to_utf8;
    struct buf text;
    size_t unit; /* bytes of a code unit, skipped when it is bad */
    size_t bad;
    long line; /* of the first bad one */
};

static long line_of(struct str text)
{
    long line = 1;
    for (const char *s = text.s, *end = s + text.n;
         text.n && (s = memchr(s, '\n', (size_t)(end - s))); s++)
        line++;
    return line;
}

static void mark_bad(struct conversion *c)
{
    if (c->bad++ == 0)
        c->line = line_of(buf_str(&c->text));
    buf_add(&c->text, STR("\xEF\xBF\xBD"));
}

/* One call of iconv; false when all is done. */
static bool convert_some(struct conversion *c, struct str *rest)
{
    enum { BLOCK = 4096 };
    char block[BLOCK], *to = block, *from = (char *)rest->s;
    size_t room = sizeof block, left = rest->n;
    bool end = left == 0;
    size_t result =
        iconv(c->to_utf8, end ? NULL : &from, end ? NULL : &left, &to, &room);
    int why = result == (size_t)-1 ? errno : 0;
    buf_add(&c->text, (struct str){block, (size_t)(to - block)});
    *rest = (struct str){from, left};
    if (why == EILSEQ || why == EINVAL) {
        size_t skip = why == EINVAL || c->unit > left ? left : c->unit;
        mark_bad(c);
        *rest = str_slice(*rest, skip, left);
    }
    return !end || why == E2BIG;
}

static size_t unit_of(const char *name)
{
    return strncmp(name, "UTF-16", 6) == 0   ? 2
           : strncmp(name, "UTF-32", 6) == 0 ? 4
                                             : 1;
}

static struct str convert_by_iconv(struct arena *arena, struct str bytes,
                                   const char *name, size_t *bad, long *line)
{
    struct conversion *c = ARENA_NEW(arena, struct conversion);
    struct arena_trap trap;
    *c = (struct conversion){
        iconv_open("UTF-8", name), {.arena = arena}, unit_of(name), 0, 0};
    if (c->to_utf8 == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        arena_fail(arena);         /* the name was known: no memory */
    bool full = ARENA_TRAP(arena, trap);
    if (!full) {
        struct str rest = bytes;
        bool more = true;
        while (more)
            more = convert_some(c, &rest);
    }
    arena_untrap(arena, &trap);
    iconv_close(c->to_utf8);
    if (full)
        arena_fail(arena);
    *bad = c->bad;
    *line = c->line;
    return buf_str(&c->text);
}

struct str charset_convert(struct arena *arena, struct str bytes,
                           const struct charset *charset, size_t *bad,
                           long *line)
{
    *bad = 0;
    *line = 0;
    if (charset->kind == CHARSET_LEGACY || charset->kind == CHARSET_VIQR ||
        strcmp(charset->name, "windows-1252") == 0)
        return convert_windows_1252(arena, bytes);
    struct table_result result = {.line = 0};
    if (table_convert(arena, bytes, charset->name, &result) ||
        wide_convert(arena, bytes, charset->name, &result)) {
        *bad = result.bad;
        *line = result.line;
        return result.text;
    }
    return convert_by_iconv(arena, bytes, charset->name, bad, line);
}
