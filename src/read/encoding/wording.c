/* SPDX-License-Identifier: MIT */
/*
 * In any text of a language a third of the words and more are the same few
 * dozen: articles, prepositions, pronouns, "is" and "has". (Those of one letter
 * are left out, which tables and formulas have, too.) Each word of a text
 * counts for the languages that have it among those; the one with most is the
 * text's. Scripts which one language has, or one above all, tell it by
 * themselves.
 *
 * Vietnamese written without marks is not taken for another: its words are
 * syllables by its spelling, and most of another language's are not.
 */
#include "read/encoding/wording.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "read/encoding/syllable.h"

static const struct {
    const char *tag;
    const char *letters; /* that it has and none of the others */
    const char *words;
} languages[] = {
    {"en", "",
     " the of and to in is that for it was with as on by at are "
     "be this from which or have an not were had but their has "
     "been its they you will all can more "},
    {"fr", "œ",
     " de la le les et des du en un une est que dans qui pour "
     "au pas sur par plus ce il sont avec se ne ou aux été "
     "cette leur mais nous vous elle "},
    {"de", "ß",
     " der die und das den von zu mit ist des im dem nicht ein "
     "eine auf für sich als auch es an werden aus er hat dass "
     "sie nach wird bei einer um am sind noch wie "},
    {"es", "ñ",
     " de la que el en los del las por un para con una su al es "
     "lo como más pero sus le se fue este entre cuando muy sin "
     "sobre también hasta está "},
    {"pt", "",
     " de que do da em um para com não uma os no se na por mais "
     "as dos como mas ao das seu sua ou quando muito nos já "
     "também foi são pelo pela "},
    {"it", "",
     " di il la che in un per una del con non sono le si da dei "
     "al come della nel gli anche alla più ha lo delle ma dal "
     "sul questo essere "},
    {"nl", "",
     " de het een van en in is dat op te voor met zijn niet aan "
     "er om ook als dan maar bij nog uit door naar heeft worden "
     "werd deze over wordt "},
    {"sv", "",
     " och att det som en på är av för med den till inte har om "
     "ett han de så var från vi sig kan men eller när också "
     "efter hade blev "},
    {"da", "",
     " og at det er en til af på for med den som ikke de der "
     "har et fra var han kan vil men også efter blev sig eller "
     "når hun meget "},
    {"nb", "",
     " og det er en til av på for med den som ikke de har et "
     "fra var han kan vil men også etter ble seg eller når hun "
     "meget "},
    {"fi", "",
     " ja on ei se että oli hän mutta ovat kun niin tai joka "
     "myös kuin hänen sen jos vain ole mukaan sekä jo olla "
     "vuonna voi "},
    {"pl", "ąęłśźżń",
     " na się nie do to że jest jak od po co za dla przez jego "
     "był ale są ich tak lub oraz tylko może jej było "},
    {"cs", "řěů",
     " se na je že do to ve pro jako po jsou byl ale za by jeho "
     "nebo které který od při také až jen bylo ze "},
    {"hu", "őű",
     " az és hogy nem is egy volt ez meg csak mint de van ha "
     "már még sem el vagy amely azt pedig kell ki szerint után "},
    {"ro", "șț",
     " de și în la cu pe că nu din care este un mai pentru sunt "
     "se ce fi au ale prin dar sau său lui după fost între "
     "acest "},
    {"tr", "ğış",
     " ve bir bu da de için ile olarak çok daha olan gibi en "
     "kadar sonra ne ama ya her ki değil olduğu tarafından var "
     "ise "},
    {"id", "",
     " yang dan di dari untuk dengan pada ini dalam tidak itu "
     "adalah akan ke oleh juga sebagai tersebut telah atau "
     "dapat lebih menjadi karena bahwa "},
    {"ca", "",
     " de la els les del que una per amb en al és no com més "
     "als són seva seu aquest aquesta també ha han si on pel "
     "entre fins quan sobre "},
    {"sk", "ľĺŕ",
     " na je sa že do to aj ale za ako pre po od pri bol jeho "
     "nie podľa alebo ktorý ktoré sú už by so bola bude len má "},
    {"hr", "",
     " je na se za da su od iz kao koji koja koje ne ili ali "
     "biti bio sa samo više što pri između nije ako kada te "
     "može "},
};

_Static_assert(sizeof languages / sizeof languages[0] == WORDED_LANGUAGES,
               "as many as are counted");

enum { SLOTS = 2048 }; /* three times as many as there are words */

/* A hash table with open addressing. */
struct common_words {
    struct str words[SLOTS];
    uint32_t languages[SLOTS]; /* a bit for each that has the word */
};

_Static_assert(WORDED_LANGUAGES <= 32, "each has a bit");

/* Where the word is, or is to be put. FNV-1a (Fowler, Noll, Vo). */
static size_t slot_of(const struct common_words *common, struct str word)
{
    uint32_t hash = 2166136261;
    for (size_t i = 0; i < word.n; i++)
        hash = (hash ^ (unsigned char)word.s[i]) * 16777619;
    size_t slot = (hash ^ hash >> 16) % SLOTS;
    while (common->words[slot].n && !str_eq(common->words[slot], word))
        slot = (slot + 1) % SLOTS;
    return slot;
}

const struct common_words *common_words_new(struct arena *arena)
{
    struct common_words *common = ARENA_NEW(arena, struct common_words);
    for (size_t i = 0; i < WORDED_LANGUAGES; i++) {
        struct str rest = str_trim(str_of(languages[i].words));
        while (rest.n) {
            struct str word = str_slice(rest, 0, str_find(rest, STR(" ")));
            size_t slot = slot_of(common, word);
            common->words[slot] = word;
            common->languages[slot] |= (uint32_t)1 << i;
            rest = str_slice(rest, word.n + 1, rest.n);
        }
    }
    return common;
}

/* Scripts by their blocks (Unicode, Blocks.txt); the first that fits. Kana
 * tells Japanese, which has more ideographs than kana. */
static const struct {
    uint32_t first, last;
    enum script script;
} blocks[] = {
    {0x0370, 0x03FF, SCRIPT_GREEK},  {0x0400, 0x052F, SCRIPT_CYRILLIC},
    {0x0590, 0x05FF, SCRIPT_HEBREW}, {0x0600, 0x06FF, SCRIPT_ARABIC},
    {0x0900, 0x097F, SCRIPT_HINDI},  {0x0E00, 0x0E7F, SCRIPT_THAI},
    {0x0E80, 0x0EFF, SCRIPT_LAO},    {0x1780, 0x17FF, SCRIPT_KHMER},
    {0x3040, 0x30FF, SCRIPT_KANA},   {0x3400, 0x9FFF, SCRIPT_HAN},
    {0xAC00, 0xD7A3, SCRIPT_HANGUL}, {0x20000, 0x3FFFF, SCRIPT_HAN},
};

static const char *const script_languages[SCRIPTS] = {
    [SCRIPT_GREEK] = "el",  [SCRIPT_CYRILLIC] = "ru", [SCRIPT_HEBREW] = "he",
    [SCRIPT_ARABIC] = "ar", [SCRIPT_HINDI] = "hi",    [SCRIPT_THAI] = "th",
    [SCRIPT_LAO] = "lo",    [SCRIPT_KHMER] = "km",    [SCRIPT_KANA] = "ja",
    [SCRIPT_HAN] = "zh",    [SCRIPT_HANGUL] = "ko",
};

static enum script script_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (c >= blocks[i].first && c <= blocks[i].last)
            return blocks[i].script;
    }
    return letter_is(c) ? SCRIPT_LATIN : SCRIPTS;
}

/* A word of Latin letters in small ones, as far as it is looked at. */
struct word {
    char text[32];
    size_t n;
    uint32_t letters[SYLLABLE_MAX];
    size_t length;
    bool foreign; /* has a letter beyond ASCII */
};

static bool has_letter_of(const struct word *word, size_t language)
{
    struct str letters = str_of(languages[language].letters);
    for (size_t at = 0; at < letters.n;) {
        size_t start = at;
        utf8_next(letters, &at);
        if (str_find((struct str){word->text, word->n},
                     str_slice(letters, start, at)) != SIZE_MAX)
            return true;
    }
    return false;
}

static void count_word(struct wording *w, const struct common_words *common,
                       const struct word *word)
{
    if (word->length == 0)
        return;
    w->words++;
    w->syllables += word->length <= SYLLABLE_MAX &&
                    syllable_is_valid(word->letters, word->length);
    size_t slot = slot_of(common, (struct str){word->text, word->n});
    uint32_t has = common->languages[slot];
    for (size_t i = 0; i < WORDED_LANGUAGES && (has || word->foreign); i++)
        w->hits[i] +=
            (word->foreign && has_letter_of(word, i)) || ((has >> i) & 1);
}

static void add_letter(struct word *word, uint32_t c)
{
    enum { ROOM = 4 }; /* bytes of a letter, at most */
    c = letter_to_lower(c);
    if (word->length < SYLLABLE_MAX)
        word->letters[word->length] = c;
    word->length++;
    word->foreign = word->foreign || c >= 0x80;
    if (word->n + ROOM <= sizeof word->text)
        word->n += utf8_put(c, word->text + word->n);
}

void wording_add(struct wording *w, const struct common_words *common,
                 struct str text)
{
    struct word word = {.n = 0};
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        enum script script = script_of(c);
        if (script != SCRIPTS)
            w->letters[script]++;
        w->ukrainian += c == 0x456 || c == 0x457 || c == 0x454 || c == 0x491;
        if (script == SCRIPT_LATIN) {
            add_letter(&word, c);
            continue;
        }
        count_word(w, common, &word);
        word.n = word.length = 0;
        word.foreign = false;
    }
    count_word(w, common, &word);
}

void wording_join(struct wording *sum, const struct wording *more)
{
    sum->words += more->words;
    sum->syllables += more->syllables;
    sum->ukrainian += more->ukrainian;
    for (size_t i = 0; i < WORDED_LANGUAGES; i++)
        sum->hits[i] += more->hits[i];
    for (size_t i = 0; i < SCRIPTS; i++)
        sum->letters[i] += more->letters[i];
}

static size_t count_letters(const struct wording *w)
{
    size_t n = 0;
    for (size_t i = 0; i < SCRIPTS; i++)
        n += w->letters[i];
    return n;
}

size_t wording_length(const struct wording *w)
{
    enum { LETTERS = 4 }; /* in a word of the other scripts, or fewer */
    return w->words + (count_letters(w) - w->letters[SCRIPT_LATIN]) / LETTERS;
}

/* An ideograph is a word; of other scripts some letters make one. */
static const char *language_by_script(const struct wording *w)
{
    enum { A_FEW = 4, KANA_SHARE = 10 };
    size_t all = count_letters(w), most = SCRIPT_GREEK;
    for (size_t i = SCRIPT_GREEK; i < SCRIPTS; i++)
        most = w->letters[i] > w->letters[most] ? i : most;
    size_t kana = w->letters[SCRIPT_KANA], han = w->letters[SCRIPT_HAN];
    if (kana * KANA_SHARE > han && kana + han >= A_FEW &&
        2 * (kana + han) > all)
        return "ja";
    if (w->letters[most] < A_FEW || 2 * w->letters[most] <= all)
        return NULL;
    return most == SCRIPT_CYRILLIC && w->ukrainian ? "uk"
                                                   : script_languages[most];
}

/* The one with most common words, and of the others that with most. */
static size_t best_language(const struct wording *w, size_t *second)
{
    size_t best = 0;
    *second = 0;
    for (size_t i = 1; i < WORDED_LANGUAGES; i++)
        best = w->hits[i] > w->hits[best] ? i : best;
    for (size_t i = 0; i < WORDED_LANGUAGES; i++) {
        if (i != best && w->hits[i] > *second)
            *second = w->hits[i];
    }
    return best;
}

/* Languages with many endings have fewer such words; but then few of them are
 * those of another. */
const char *wording_language(const struct wording *w)
{
    enum {
        MANY = 18,     /* hundredths of the words that are common ones */
        SOME = 10,     /* when another language has but half of them */
        A_FEW = 6,     /* so many words at least */
        SYLLABLES = 70 /* at which it may be Vietnamese without marks */
    };
    const char *by_script = language_by_script(w);
    size_t second, best = best_language(w, &second), hits = w->hits[best];
    bool many = hits * 100 >= w->words * MANY && hits > second;
    bool some = hits * 100 >= w->words * SOME && hits >= 2 * second;
    if (by_script)
        return by_script;
    if (hits < A_FEW || w->syllables * 100 >= w->words * SYLLABLES)
        return NULL;
    return many || some ? languages[best].tag : NULL;
}
