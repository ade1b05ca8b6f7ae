/* SPDX-License-Identifier: MIT */
/*
 * A part of a Word file, element by element. Elements that mean something here
 * have a tag; all others are passed on without one, for what is in them may
 * have. Of alternatives (mc:AlternateContent) only the one to be read is seen:
 * the first choice whose namespaces are known, else the fallback (ECMA-376-3,
 * section 9.3). Strict and transitional namespaces are the same.
 */
#ifndef ANBAN_READ_OFFICE_XML_H
#define ANBAN_READ_OFFICE_XML_H

#include "base/str.h"

struct arena;

/* What is read; parse.c has the addresses. */
enum docx_namespace {
    NS_NONE,
    NS_W,   /* WordprocessingML */
    NS_R,   /* relationships, in documents */
    NS_A,   /* DrawingML */
    NS_WP,  /* DrawingML in Word */
    NS_PIC, /* DrawingML's pictures */
    NS_C,   /* its charts */
    NS_MC,  /* markup compatibility */
    NS_V,   /* VML */
    NS_O,   /* its Office extension */
    NS_M,   /* mathematics */
    NS_REL, /* a part's relationships */
    NS_CT,  /* the content types */
    NS_CP,  /* core properties */
    NS_DC,  /* Dublin Core */
    NS_EP,  /* extended properties */
    /* OpenDocument's */
    NS_OFFICE,
    NS_STYLE,
    NS_TEXT,
    NS_TABLE,
    NS_DRAW,
    NS_FO,
    NS_SVG,
    NS_META,
    NS_FORM,
    NS_XLINK,
    NS_MATH,
    /* EPUB's */
    NS_OCF, /* the container, which names the package */
    NS_OPF, /* the package */
    NS_ENC  /* what is encrypted */
};

/* The elements, by their own names: X(namespace, name). */
/* clang-format off */
#define DOCX_ELEMENTS(X) \
    X(W, p) X(W, r) X(W, t) X(W, tab) X(W, ptab) X(W, br) X(W, cr) X(W, noBreakHyphen) \
    X(W, softHyphen) X(W, sym) X(W, pPr) X(W, rPr) X(W, tbl) X(W, tr) \
    X(W, tc) X(W, trPr) X(W, tcPr) X(W, tblHeader) X(W, gridSpan) \
    X(W, vMerge) X(W, hMerge) X(W, gridBefore) X(W, pStyle) X(W, rStyle) \
    X(W, numId) X(W, ilvl) X(W, outlineLvl) X(W, pageBreakBefore) \
    X(W, jc) X(W, sectPr) X(W, pgSz) X(W, type) X(W, b) X(W, i) X(W, u) X(W, strike) \
    X(W, dstrike) X(W, sz) X(W, vertAlign) X(W, caps) X(W, vanish) X(W, rFonts) \
    X(W, del) X(W, moveFrom) X(W, hyperlink) X(W, bookmarkStart) X(W, fldSimple) \
    X(W, fldChar) X(W, instrText) X(W, ffData) X(W, checkBox) X(W, checked) \
    X(W, pBdr) X(W, tblPrChange) X(W, tblStyle) X(W, tblBorders) X(W, tcBorders) X(W, top) X(W, left) \
    X(W, bottom) X(W, right) X(W, end) X(W, insideH) X(W, insideV) \
    X(W, altChunk) \
    X(W, ddList) X(W, result) X(W, listEntry) \
    X(W, default) X(W, footnoteReference) X(W, endnoteReference) \
    X(W, footnote) X(W, endnote) X(W, drawing) X(W, pict) X(W, object) \
    X(W, sdtPr) X(W, sdtEndPr) X(W, sdtContent) \
    X(W, docPartGallery) X(W, showingPlcHdr) X(W, txbxContent) \
    X(W, commentReference) X(W, rt) X(W, rubyBase) X(W, framePr) X(W, headerReference) X(W, titlePg) X(W, style) X(W, name) \
    X(W, basedOn) X(W, docDefaults) X(W, tblPr) X(W, tblStylePr) \
    X(W, abstractNum) X(W, num) X(W, lvl) X(W, abstractNumId) X(W, start) \
    X(W, numFmt) X(W, lvlText) X(W, lvlRestart) X(W, isLgl) X(W, styleLink) \
    X(W, numStyleLink) X(W, lvlOverride) X(W, startOverride) X(W, pPrChange) \
    X(W, rPrChange) X(W, trPrChange) X(W, tcPrChange) \
    X(W, sectPrChange) X(W, tblGrid) X(W, gridCol) X(W, ind) X(W, cellDel) X(W, footnotePr) \
    X(W, endnotePr) X(A, blip) X(A, graphicData) X(WP, extent) X(A, srcRect) X(A, xfrm) \
    X(WP, anchor) X(WP, docPr) X(A, p) X(A, t) \
    X(C, title) X(C, ser) X(C, tx) X(C, cat) X(C, xVal) X(C, val) X(C, yVal) \
    X(C, bubbleSize) X(C, pt) X(C, v) \
    X(PIC, cNvPr) X(V, imagedata) X(V, shape) X(V, rect) \
    X(M, oMath) X(M, t) X(M, f) X(M, num) X(M, den) X(M, type) X(M, sSup) \
    X(M, sSub) X(M, sSubSup) X(M, sPre) X(M, sup) X(M, sub) X(M, e) \
    X(M, rad) X(M, deg) X(M, d) X(M, begChr) X(M, endChr) X(M, sepChr) \
    X(M, nary) X(M, chr) X(M, func) X(M, fName) X(M, acc) X(M, bar) \
    X(M, limLow) X(M, limUpp) X(M, lim) X(M, m) X(M, mr) X(M, eqArr) \
    X(MC, AlternateContent) X(MC, Choice) X(MC, Fallback) \
    X(REL, Relationship) X(CT, Default) X(CT, Override) X(CP, keywords) \
    X(DC, title) X(DC, creator) X(DC, subject) X(DC, description) \
    X(DC, language) X(DC, publisher) X(DC, date) X(DC, identifier) \
    X(DC, source) X(DC, rights) X(EP, Company) \
    X(OCF, rootfile) X(OPF, item) X(OPF, itemref) X(OPF, reference) \
    X(OPF, meta) X(ENC, CipherReference) X(ENC, EncryptionMethod) \
    X(OFFICE, annotation) X(OFFICE, automatic_styles) X(OFFICE, styles) \
    X(OFFICE, font_face_decls) X(OFFICE, text) X(OFFICE, meta) \
    X(OFFICE, binary_data) X(OFFICE, forms) X(OFFICE, master_styles) \
    X(STYLE, style) X(STYLE, default_style) X(STYLE, font_face) \
    X(STYLE, paragraph_properties) X(STYLE, text_properties) \
    X(STYLE, page_layout) X(STYLE, page_layout_properties) \
    X(STYLE, master_page) X(STYLE, tab_stop) X(STYLE, table_cell_properties) \
    X(STYLE, table_column_properties) X(TABLE, table_column) \
    X(TEXT, p) X(TEXT, h) X(TEXT, span) X(TEXT, a) X(TEXT, s) X(TEXT, tab) \
    X(TEXT, line_break) X(TEXT, list) X(TEXT, list_item) \
    X(TEXT, list_header) X(TEXT, numbered_paragraph) X(TEXT, number) \
    X(TEXT, list_style) X(TEXT, outline_style) \
    X(TEXT, list_level_style_number) X(TEXT, list_level_style_bullet) \
    X(TEXT, list_level_style_image) X(TEXT, outline_level_style) \
    X(TEXT, note) X(TEXT, note_citation) X(TEXT, note_body) \
    X(TEXT, notes_configuration) X(TEXT, tracked_changes) \
    X(TEXT, section) X(TEXT, table_of_content) X(TEXT, illustration_index) \
    X(TEXT, table_index) X(TEXT, object_index) X(TEXT, user_index) \
    X(TEXT, alphabetical_index) X(TEXT, table_of_content_source) \
    X(TEXT, alphabetical_index_source) X(TEXT, bibliography_source) \
    X(TEXT, page_number) X(TEXT, page_count) X(TEXT, hidden_text) \
    X(TEXT, hidden_paragraph) X(TEXT, ruby_text) \
    X(TEXT, bookmark) X(TEXT, bookmark_start) X(TEXT, reference_mark) \
    X(TEXT, reference_mark_start) X(TEXT, bookmark_ref) \
    X(TEXT, reference_ref) X(STYLE, graphic_properties) \
    X(TABLE, table) X(TABLE, table_row) X(TABLE, table_header_rows) \
    X(TABLE, table_cell) X(TABLE, covered_table_cell) \
    X(DRAW, frame) X(DRAW, image) X(DRAW, text_box) X(DRAW, object) \
    X(DRAW, object_ole) X(DRAW, a) X(DRAW, custom_shape) X(DRAW, rect) X(DRAW, ellipse) \
    X(DRAW, circle) X(DRAW, line) X(DRAW, polyline) X(DRAW, polygon) \
    X(DRAW, path) X(DRAW, connector) X(DRAW, caption) \
    X(DRAW, regular_polygon) X(SVG, title) X(SVG, desc) \
    X(META, initial_creator) X(META, keyword) X(MATH, math) \
    X(MATH, mi) X(MATH, mn) X(MATH, mo) X(MATH, mtext) X(MATH, mfrac) \
    X(MATH, msup) X(MATH, msub) X(MATH, msubsup) X(MATH, msqrt) \
    X(MATH, mroot) X(MATH, munder) X(MATH, mover) X(MATH, munderover) \
    X(MATH, mphantom) X(MATH, mtable) X(MATH, mtr) X(MATH, mtd) X(MATH, annotation)
/* clang-format on */

enum docx_tag {
    TAG_OTHER,
#define X(ns, name) ns##_##name,
    DOCX_ELEMENTS(X)
#undef X
        TAG_COUNT
};

enum docx_event {
    DOCX_STARTED, /* before the first */
    DOCX_OPEN,
    DOCX_CLOSE,
    DOCX_TEXT,
    DOCX_FINISHED
};

struct docx_xml {
    enum docx_event event;
    enum docx_tag tag; /* of what opens or closes */
    int depth;         /* of that element: 1 the outermost */
    struct str text;   /* of DOCX_TEXT, until the next event */
    char problem[160]; /* why it ended early; empty: it did not */
    struct docx_parser *parser;
    struct docx_choices *choices;
    struct docx_xml *outer;
};

/* The readers that are open, the innermost first. */
struct docx_xmls {
    struct docx_xml *innermost;
};

/* Starts to read `bytes`, which are borrowed. The reader is released when it
 * is closed, or with all others by docx_xml_close_all. */
struct docx_xml *docx_xml_open(struct arena *arena, struct docx_xmls *open,
                               struct str bytes);
void docx_xml_close(struct docx_xmls *open, struct docx_xml *xml);
void docx_xml_close_all(struct docx_xmls *open);

/* The next event; false when the element of that depth has closed, or all is
 * finished. While an element is open:
 *     int depth = xml->depth;
 *     while (docx_xml_within(xml, depth)) ...
 */
bool docx_xml_within(struct docx_xml *xml, int depth);

/* Goes to the end of the element which has just opened. */
void docx_xml_skip(struct docx_xml *xml);

/* An attribute of the element which has just opened, until the next event;
 * empty when there is none. */
struct str docx_xml_attribute(struct docx_xml *xml, enum docx_namespace ns,
                              const char *name);

/* Its "val" in Word's namespace; as a number, or `otherwise`; as a switch,
 * which is on when nothing is said (ECMA-376-1, 17.17.4). */
struct str docx_xml_value(struct docx_xml *xml);
long docx_xml_number(struct docx_xml *xml, long otherwise);
bool docx_xml_is_on(struct docx_xml *xml);

/* All text within the element which has just opened, in the arena. */
struct str docx_xml_content(struct docx_xml *xml, struct arena *arena);

/* A whole number in decimal, clipped to a million; else `otherwise`. */
long docx_number_of(struct str text, long otherwise);

#endif
