/* SPDX-License-Identifier: MIT */
/*
 * Two indexes of the same words (https://www.sqlite.org/fts5.html): one has
 * them as they are, the other without marks. FTS5 takes marks off, but knows no
 * đ: a generated column has d in its place. Neither index keeps a copy of the
 * text.
 */
#include "serve/shelf.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "command/language.h"
#include "command/message.h"

enum { PATH_ROOM = 4096, QUERY_ROOM = 1024, HOUR = 3600, TRIES = 20 };

/* WAL: what is committed is on the disk, and a reader waits for nobody. */
static const char schema[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"
    "PRAGMA trusted_schema=OFF;"
    "CREATE TABLE IF NOT EXISTS books(id INTEGER PRIMARY KEY, added INTEGER,"
    " key TEXT UNIQUE, name TEXT, title TEXT, body TEXT, number TEXT,"
    " date TEXT, language TEXT, pages INTEGER, words TEXT, folded TEXT"
    " GENERATED ALWAYS AS (replace(replace(words,'đ','d'),'Đ','D')) VIRTUAL);"
    "CREATE VIRTUAL TABLE IF NOT EXISTS exact USING fts5(words,"
    " content='books', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0');"
    "CREATE VIRTUAL TABLE IF NOT EXISTS plain USING fts5(folded,"
    " content='books', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2');"
    "CREATE TABLE IF NOT EXISTS codes(code TEXT PRIMARY KEY,"
    " book INTEGER REFERENCES books ON DELETE CASCADE, until INTEGER);";

#define COLUMNS                                                                \
    "id, added, key, name, title, body, number, date, language, pages"

static bool run(const struct shelf *shelf, const char *words)
{
    return sqlite3_exec(shelf->db, words, NULL, NULL, NULL) == SQLITE_OK;
}

static sqlite3_stmt *prepare(const struct shelf *shelf, const char *words)
{
    sqlite3_stmt *statement = NULL;
    (void)sqlite3_prepare_v2(shelf->db, words, -1, &statement, NULL);
    return statement;
}

static void bind(sqlite3_stmt *statement, int place, const char *text)
{
    (void)sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

static void take_text(sqlite3_stmt *statement, int column, char *text,
                      size_t room)
{
    const unsigned char *found = sqlite3_column_text(statement, column);
    snprintf(text, room, "%s", found ? (const char *)found : "");
}

#define TAKE(statement, column, field)                                         \
    take_text(statement, column, field, sizeof(field))

static void take_book(sqlite3_stmt *row, struct book *book)
{
    book->id = sqlite3_column_int64(row, 0);
    book->added = sqlite3_column_int64(row, 1);
    TAKE(row, 2, book->key);
    TAKE(row, 3, book->name);
    TAKE(row, 4, book->title);
    TAKE(row, 5, book->body);
    TAKE(row, 6, book->number);
    TAKE(row, 7, book->date);
    TAKE(row, 8, book->language);
    book->pages = sqlite3_column_int(row, 9);
}

static bool is_known(void *context, const char *key)
{
    struct book book;
    return shelf_find(context, key, &book);
}

bool shelf_open(struct shelf *shelf, const char *folder)
{
    char path[PATH_ROOM];
    *shelf = (struct shelf){.db = NULL};
    if (!store_open(&shelf->store, folder)) {
        say(_("anban: %s: %s\n"), folder, _(strerror(errno)));
        return false;
    }
    snprintf(path, sizeof path, "%s%s",
             folder ? folder : ":memory:", folder ? "/shelf.db" : "");
    if (sqlite3_open(path, &shelf->db) != SQLITE_OK ||
        sqlite3_busy_timeout(shelf->db, 2000) != SQLITE_OK ||
        !run(shelf, schema)) {
        say(_("anban: %s: the shelf cannot be opened: %s\n"), path,
            sqlite3_errmsg(shelf->db));
        return false;
    }
    store_sweep(&shelf->store, is_known, shelf);
    return true;
}

/* errno for what a database says. */
static bool fail(const struct shelf *shelf)
{
    errno = sqlite3_errcode(shelf->db) == SQLITE_FULL ? ENOSPC : EIO;
    return false;
}

static bool insert(const struct shelf *shelf, const struct book *book,
                   const char *words)
{
    sqlite3_stmt *s =
        prepare(shelf, "INSERT INTO books(added, key, name, title, body,"
                       " number, date, language, pages, words)"
                       " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)");
    (void)sqlite3_bind_int64(s, 1, book->added);
    bind(s, 2, book->key);
    bind(s, 3, book->name);
    bind(s, 4, book->title);
    bind(s, 5, book->body);
    bind(s, 6, book->number);
    bind(s, 7, book->date);
    bind(s, 8, book->language);
    (void)sqlite3_bind_int(s, 9, book->pages);
    bind(s, 10, words);
    bool ok = sqlite3_step(s) == SQLITE_DONE;
    sqlite3_finalize(s);
    return ok &&
           run(shelf, "INSERT INTO exact(rowid, words) SELECT id, words FROM"
                      " books WHERE id = last_insert_rowid();"
                      "INSERT INTO plain(rowid, folded) SELECT id, folded FROM"
                      " books WHERE id = (SELECT max(id) FROM books)");
}

static bool tell(const struct shelf *shelf, const struct book *book,
                 const char *text)
{
    char *words = sqlite3_mprintf("%s\n%s\n%s\n%s\n%s", book->title, book->body,
                                  book->number, book->name, text);
    bool ok = words && run(shelf, "BEGIN IMMEDIATE") &&
              insert(shelf, book, words) && run(shelf, "COMMIT");
    sqlite3_free(words);
    if (ok)
        return true;
    (void)fail(shelf);
    int why = errno;
    (void)run(shelf, "ROLLBACK");
    errno = why;
    return false;
}

bool shelf_add(struct shelf *shelf, struct book *book,
               const struct stored *files, size_t n, const char *text)
{
    book->added = (long long)time(NULL);
    store_new_key(book->key);
    if (!store_keep(&shelf->store, book->key, files, n))
        return false;
    if (tell(shelf, book, text))
        return true;
    int why = errno;
    store_remove(&shelf->store, book->key);
    errno = why;
    return false;
}

static bool take_one(sqlite3_stmt *statement, struct book *book)
{
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    if (found)
        take_book(statement, book);
    sqlite3_finalize(statement);
    return found;
}

bool shelf_find(const struct shelf *shelf, const char *key, struct book *book)
{
    sqlite3_stmt *s =
        prepare(shelf, "SELECT " COLUMNS " FROM books WHERE key = ?1");
    bind(s, 1, key);
    return take_one(s, book);
}

/* The indexes are told what was in them, as they keep no copy. */
bool shelf_remove(struct shelf *shelf, const char *key)
{
    static const char *const steps[] = {
        "INSERT INTO exact(exact, rowid, words) SELECT 'delete', id, words"
        " FROM books WHERE key = ?1",
        "INSERT INTO plain(plain, rowid, folded) SELECT 'delete', id, folded"
        " FROM books WHERE key = ?1",
        "DELETE FROM books WHERE key = ?1"};
    bool ok = run(shelf, "BEGIN IMMEDIATE");
    for (size_t i = 0; ok && i < sizeof steps / sizeof steps[0]; i++) {
        sqlite3_stmt *s = prepare(shelf, steps[i]);
        bind(s, 1, key);
        ok = sqlite3_step(s) == SQLITE_DONE;
        sqlite3_finalize(s);
    }
    if (!ok || !run(shelf, "COMMIT")) {
        (void)run(shelf, "ROLLBACK");
        return fail(shelf);
    }
    store_remove(&shelf->store, key);
    return true;
}

/* Each word in quotation marks, so that none is an order to FTS5; the last may
 * go on. With `plain`, đ is d. */
static void make_query(const char *words, bool plain, char query[QUERY_ROOM])
{
    size_t n = 0;
    bool inside = false;
    for (const char *s = words; *s && n + 8 < QUERY_ROOM; s++) {
        bool gap = strchr(" \t\r\n\"", *s) != NULL;
        if (gap == inside)
            query[n++] = '"';
        if (gap && inside)
            query[n++] = ' ';
        inside = !gap;
        if (gap)
            continue;
        bool d = plain && (unsigned char)s[0] == 0xC4 &&
                 ((unsigned char)s[1] == 0x91 || (unsigned char)s[1] == 0x90);
        s += d;
        query[n++] = (char)(d ? 'd' : *s);
    }
    if (inside) {
        query[n++] = '"';
        query[n++] = '*';
    }
    query[n] = '\0';
}

static sqlite3_stmt *search(const struct shelf *shelf, const char *exact,
                            const char *plain)
{
    sqlite3_stmt *s = prepare(
        shelf,
        "SELECT " COLUMNS " FROM plain p JOIN books b ON b.id = p.rowid"
        " LEFT JOIN (SELECT rowid AS r FROM exact WHERE exact MATCH ?1) x"
        " ON x.r = b.id WHERE plain MATCH ?2"
        " ORDER BY x.r IS NULL, p.rank, b.id DESC LIMIT ?3 OFFSET ?4");
    bind(s, 1, exact);
    bind(s, 2, plain);
    return s;
}

size_t shelf_list(const struct shelf *shelf, const char *words, int page,
                  struct book books[SHELF_PAGE], bool *more)
{
    char exact[QUERY_ROOM], plain[QUERY_ROOM];
    size_t n = 0;
    make_query(words ? words : "", false, exact);
    make_query(words ? words : "", true, plain);
    sqlite3_stmt *s =
        exact[0] ? search(shelf, exact, plain)
                 : prepare(shelf, "SELECT " COLUMNS " FROM books"
                                  " ORDER BY id DESC LIMIT ?3 OFFSET ?4");
    (void)sqlite3_bind_int(s, 3, SHELF_PAGE + 1);
    (void)sqlite3_bind_int64(s, 4, (sqlite3_int64)page * SHELF_PAGE);
    while (n < SHELF_PAGE && sqlite3_step(s) == SQLITE_ROW)
        take_book(s, &books[n++]);
    *more = n == SHELF_PAGE && sqlite3_step(s) == SQLITE_ROW;
    sqlite3_finalize(s);
    return n;
}

/* Letters that are not mistaken for each other, and make no words. */
static void make_code(char code[CODE_ROOM])
{
    static const char letters[] = "BCDFGHJKLMNPRSTVWXZ";
    unsigned char chance[CODE_LETTERS];
    store_chance(chance, sizeof chance);
    for (size_t i = 0; i < CODE_LETTERS; i++)
        code[i] = letters[chance[i] % (sizeof letters - 1)];
    code[CODE_LETTERS] = '\0';
}

static bool add_code(const struct shelf *shelf, const struct book *book,
                     const char *code)
{
    sqlite3_stmt *s =
        prepare(shelf, "INSERT INTO codes(code, book, until) VALUES(?1,?2,?3)");
    bind(s, 1, code);
    (void)sqlite3_bind_int64(s, 2, book->id);
    (void)sqlite3_bind_int64(s, 3, (long long)time(NULL) + HOUR);
    bool ok = sqlite3_step(s) == SQLITE_DONE;
    sqlite3_finalize(s);
    return ok;
}

bool shelf_code(struct shelf *shelf, const char *key, char code[CODE_ROOM])
{
    struct book book;
    if (!shelf_find(shelf, key, &book) ||
        !run(shelf, "DELETE FROM codes WHERE until < unixepoch()"))
        return false;
    sqlite3_stmt *s = prepare(shelf, "SELECT code FROM codes WHERE book = ?1");
    (void)sqlite3_bind_int64(s, 1, book.id);
    bool found = sqlite3_step(s) == SQLITE_ROW;
    if (found)
        take_text(s, 0, code, CODE_ROOM);
    sqlite3_finalize(s);
    for (int i = 0; !found && i < TRIES; i++) {
        make_code(code);
        found = add_code(shelf, &book, code);
    }
    return found;
}

bool shelf_decode(const struct shelf *shelf, const char *code,
                  struct book *book)
{
    sqlite3_stmt *s = prepare(
        shelf, "SELECT " COLUMNS " FROM books WHERE id = (SELECT book FROM"
               " codes WHERE code = upper(?1) AND until >= unixepoch())");
    bind(s, 1, code);
    return take_one(s, book);
}
