/* SPDX-License-Identifier: MIT */
/* For the tests of the Word reader: a file out of its parts, and its tree. */
#ifndef ANBAN_TESTS_UNIT_WORD_H
#define ANBAN_TESTS_UNIT_WORD_H

#include "reading.h"

#include <zip.h>

struct part {
    const char *name, *text;
};

#define W_NAMES                                                                 \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"          \
    "relationships\" "                                                          \
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " \
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"                \
    "wordprocessingShape\" xmlns:new=\"urn:x-new\" "                            \
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" "                                \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "                      \
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"              \
    "wordprocessingDrawing\" "                                                  \
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "        \
    "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""

#define RELATIONS(list)                                                        \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"   \
    "relationships\">" list "</Relationships>"
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/"    \
    "officeDocument/2006/relationships/" type "\" Target=\"" target "\"/>"
#define EXTERNAL(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/"    \
    "officeDocument/2006/relationships/" type "\" Target=\"" target            \
    "\" TargetMode=\"External\"/>"

#define DOCUMENT(body)                                                         \
    "<w:document " W_NAMES "><w:body>" body "</w:body></w:document>"

#define TOP RELATIONS(RELATION("a", "officeDocument", "word/document.xml"))

/* Paragraphs and runs in short. */
#define P(inside) "<w:p>" inside "</w:p>"
#define R(text)   "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define RP(props, text)                                                        \
    "<w:r><w:rPr>" props "</w:rPr><w:t xml:space=\"preserve\">" text           \
    "</w:t></w:r>"
#define STYLED(style) "<w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>"

/* The bytes of an archive with these parts, in the test's arena. */
static inline struct str packed(const struct part *parts, size_t n)
{
    zip_error_t error;
    zip_stat_t info;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(memory);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *source =
            zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);
        assert_true(zip_file_add(zip, parts[i].name, source, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_stat(memory, &info), 0);
    char *bytes = arena_alloc(arena, info.size + 1);
    assert_int_equal(zip_source_open(memory), 0);
    assert_int_equal(zip_source_read(memory, bytes, info.size), info.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return (struct str){bytes, info.size};
}

static inline struct doc *read_word(struct str bytes)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_docx(doc, bytes);
    return doc;
}

/* A file with this text, and up to seven more parts. */
#define WORD(body, ...)                                                        \
    read_word(                                                                 \
        packed((struct part[]){{"_rels/.rels", TOP},                           \
                               {"word/document.xml", DOCUMENT(body)},          \
                               __VA_ARGS__},                                   \
               sizeof((struct part[]){{"_rels/.rels", TOP},                    \
                                      {"word/document.xml", DOCUMENT(body)},   \
                                      __VA_ARGS__}) /                          \
                   sizeof(struct part)))

#define NO_RELATIONS                                                           \
    {                                                                          \
        "word/_rels/document.xml.rels", RELATIONS("")                          \
    }

#define STYLES(list)                                                           \
    {"word/_rels/document.xml.rels",                                           \
     RELATIONS(RELATION("s", "styles", "styles.xml"))},                        \
    {                                                                          \
        "word/styles.xml", "<w:styles " W_NAMES ">" list "</w:styles>"         \
    }
#define NUMBERING(list)                                                        \
    {"word/_rels/document.xml.rels",                                           \
     RELATIONS(RELATION("n", "numbering", "numbering.xml"))},                  \
    {                                                                          \
        "word/numbering.xml",                                                  \
            "<w:numbering " W_NAMES ">" list "</w:numbering>"                  \
    }

static inline bool told(const char *part)
{
    for (const struct log_entry *e = messages.first; e; e = e->next) {
        if (holds(e->text, part))
            return true;
    }
    return false;
}

/* The tree without its first line and the places in the source. */
static inline struct str tree_of(const struct doc *doc)
{
    struct buf buf = {.arena = arena};
    struct str rest = dump_of(doc), line;
    str_next_line(&rest, &line);
    while (str_next_line(&rest, &line)) {
        size_t at = str_find(line, STR(" @"));
        size_t end = at < line.n ? at + 2 : line.n;
        while (end < line.n && line.s[end] >= '0' && line.s[end] <= '9')
            end++;
        buf_add(&buf, str_slice(line, 2, at));
        buf_add(&buf, str_slice(line, end, line.n));
        buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

#endif
