/* SPDX-License-Identifier: MIT */
/*
 * A ring of places. The maker fills the next and empties the first, the thread
 * compresses those between in turn. A place belongs to the maker, but while it
 * is filled, to the thread.
 */
#include "write/deflate_ahead.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "write/deflate.h"

struct store {
    char *bytes;
    size_t n, room;
};

struct place {
    struct store plain, packed;
};

struct ahead {
    struct place places[AHEAD_MAX];
    size_t in, out;            /* counted from the first on, by the maker */
    struct deflater *deflater; /* of who compresses */
    bool has_thread;
    pthread_t thread;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    size_t ready, done; /* how many may be compressed, and are */
    bool ends;
};

static struct place *place_of(struct ahead *ahead, size_t i)
{
    return &ahead->places[i % AHEAD_MAX];
}

/* A copy of the bytes; none, and false, when there is no memory. */
static bool keep(struct store *store, struct str bytes)
{
    store->n = 0;
    if (bytes.n > store->room) {
        size_t room = bytes.n + bytes.n / 2;
        char *more = realloc(store->bytes, room);
        if (!more)
            return false;
        store->bytes = more;
        store->room = room;
    }
    if (bytes.n)
        memcpy(store->bytes, bytes.s, bytes.n);
    store->n = bytes.n;
    return true;
}

static void compress(struct ahead *ahead, struct place *place)
{
    struct str plain = {place->plain.bytes, place->plain.n};
    (void)keep(&place->packed, deflate_zlib(ahead->deflater, plain));
}

static void *work(void *argument)
{
    struct ahead *ahead = argument;
    pthread_mutex_lock(&ahead->lock);
    for (;;) {
        while (ahead->done == ahead->ready && !ahead->ends)
            pthread_cond_wait(&ahead->changed, &ahead->lock);
        if (ahead->ends)
            break;
        struct place *place = place_of(ahead, ahead->done);
        pthread_mutex_unlock(&ahead->lock);
        compress(ahead, place);
        pthread_mutex_lock(&ahead->lock);
        ahead->done++;
        pthread_cond_broadcast(&ahead->changed);
    }
    pthread_mutex_unlock(&ahead->lock);
    return NULL;
}

struct ahead *ahead_new(bool thread)
{
    struct ahead *ahead = calloc(1, sizeof *ahead);
    if (!ahead)
        return NULL;
    ahead->deflater = deflater_new();
    if (!ahead->deflater) {
        free(ahead);
        return NULL;
    }
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->changed, NULL);
    ahead->has_thread = thread && thread_start(&ahead->thread, work, ahead);
    return ahead;
}

void ahead_free(struct ahead *ahead)
{
    if (!ahead)
        return;
    if (ahead->has_thread) {
        pthread_mutex_lock(&ahead->lock);
        ahead->ends = true;
        pthread_cond_broadcast(&ahead->changed);
        pthread_mutex_unlock(&ahead->lock);
        pthread_join(ahead->thread, NULL);
    }
    pthread_cond_destroy(&ahead->changed);
    pthread_mutex_destroy(&ahead->lock);
    for (size_t i = 0; i < AHEAD_MAX; i++) {
        free(ahead->places[i].plain.bytes);
        free(ahead->places[i].packed.bytes);
    }
    deflater_free(ahead->deflater);
    free(ahead);
}

size_t ahead_count(const struct ahead *ahead)
{
    return ahead->in - ahead->out;
}

bool ahead_put(struct ahead *ahead, struct str bytes)
{
    if (!keep(&place_of(ahead, ahead->in)->plain, bytes))
        return false;
    ahead->in++;
    if (!ahead->has_thread)
        return true;
    pthread_mutex_lock(&ahead->lock);
    ahead->ready = ahead->in;
    pthread_cond_broadcast(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
    return true;
}

struct str ahead_take(struct ahead *ahead)
{
    struct place *place = place_of(ahead, ahead->out++);
    if (ahead->has_thread) {
        pthread_mutex_lock(&ahead->lock);
        while (ahead->done < ahead->out)
            pthread_cond_wait(&ahead->changed, &ahead->lock);
        pthread_mutex_unlock(&ahead->lock);
    } else {
        compress(ahead, place);
    }
    return (struct str){place->packed.bytes, place->packed.n};
}
