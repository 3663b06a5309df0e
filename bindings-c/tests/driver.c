/* Calls every exported function as hosts do that are hostile or unlucky: driver FOLDER SECONDS [SEED [release]]
 *
 * Which functions there are, and what they take, comes from the header (calls.awk). What a pointer leads to lies between two pages
 * that nobody may touch, at the end of the first or before the second, and is as large as the header says and no larger. Each function is
 * called rightly once, and has to succeed: one whose arguments are not known here fails the test. Then
 *   lengths     every length is once larger than memory: LENGTH_OVERFLOW
 *   memory      every allocation fails once, alone and with all after it: OUT_OF_MEMORY, or the same answer as ever
 *   stack       what a call of the release build needs of the stack is at most what the header says of its group
 *   fuzzing     16 threads with small stacks, each interrupted by a handler that calls too, for SECONDS
 * The allocator of this program takes the place of libc's for the library too (glibc only). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "arrow.h"
#include "operations.h"
#include "tsv.h"

enum kind { INPUT, OUTPUT, INPUT_RECORD, OUTPUT_RECORD, ARROW, LENGTH, INTEGER };

typedef struct parameter {
    const char *name;
    enum kind kind;
    size_t size;
} parameter;

enum { PARAMETERS = 12 };

typedef struct function {
    const char *name;
    int32_t (*call)(const uint64_t *arguments);
    size_t count;
    parameter parameters[PARAMETERS];
} function;

#include "calls.inc"

enum { EXPORTS = sizeof exports / sizeof *exports, PAGE = 4096, ROOM = 8 * PAGE, ROOMS = PARAMETERS + 8, EDGE = 64, MARK = 0xC5 };

static void fail(const char *what, const char *where, long number)
{
    char line[256];
    int len = snprintf(line, sizeof line, "driver: %s: %s (%ld)\n", where, what, number);
    if (write(2, line, (size_t)len) < 0)
        _exit(2);
    _exit(1);
}

/* An allocator that fails when it is told to: after so many allocations, once or from there on. */
#ifdef __cplusplus
extern "C" {
#endif
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);
#ifdef __cplusplus
}
#endif

static __thread long allowed = -1;
static __thread int only_once;
static __thread long asked;
/* Whether the thread is in the allocator, which a handler may not call then. */
static __thread volatile int is_inside;

static int refused(void)
{
    asked++;
    if (allowed != 0) {
        allowed -= allowed > 0;
        is_inside = 1;
        return 0;
    }
    allowed = only_once ? -1 : 0;
    return 1;
}

static void *outside(void *block)
{
    is_inside = 0;
    return block;
}

/* What an expression of the system's allocator gives, unless it is refused. */
#define ALLOCATED(expression) (refused() ? NULL : outside(expression))

void *malloc(size_t size)
{
    return ALLOCATED(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return ALLOCATED(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size)
{
    return ALLOCATED(__libc_realloc(memory, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return ALLOCATED(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    *memory = ALLOCATED(__libc_memalign(alignment, size));
    return *memory == NULL ? ENOMEM : 0;
}

void free(void *memory)
{
    is_inside = 1;
    __libc_free(memory);
    is_inside = 0;
}

/* A release build is looked at more closely: it is quicker, and what it needs of the stack is what counts. */
static int is_release;

/* The function that is called. */
static __thread const char *running = "none";

/* Rooms between pages that nobody may touch, and a call that is made in them. */
typedef struct seat {
    uint8_t *rooms[ROOMS];
    uint64_t random;
    const function *of;
    uint64_t arguments[PARAMETERS];
    uint8_t *at[PARAMETERS];
    size_t size[PARAMETERS];
    int is_wild, is_shared;
    unsigned long calls;
    uint8_t content[2 * ROOM];
} seat;

/* Documents and parts to begin with: read once, before there are threads. */
enum { DOCUMENTS = 512, PARTS = 8 };
static struct { int32_t operation; const char *text; size_t len; } documents[DOCUMENTS];
static struct { uint8_t bytes[2048]; size_t len; } parts[PARTS];
static size_t n_documents;
static skillcert_scheme hunan = SKILLCERT_SCHEME_INIT;

static uint64_t any(seat *s)
{
    s->random ^= s->random << 13;
    s->random ^= s->random >> 7;
    s->random ^= s->random << 17;
    return s->random;
}

static size_t below(seat *s, size_t end)
{
    return (size_t)(any(s) % end);
}

static int one_in(seat *s, size_t many)
{
    return s->is_wild && below(s, many) == 0;
}

static void open_seat(seat *s, uint64_t seed)
{
    uint8_t *memory = (uint8_t *)mmap(NULL, ROOMS * (ROOM + PAGE) + PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    size_t i;
    memset(s, 0, sizeof *s);
    s->random = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    for (i = 0; i < ROOMS; i++) {
        s->rooms[i] = memory + PAGE + i * (ROOM + PAGE);
        if (memory == MAP_FAILED || mprotect(s->rooms[i], ROOM, PROT_READ | PROT_WRITE) != 0)
            fail("no memory", "seat", errno);
    }
}

/* So many bytes at one of the ends of a room, or a few bytes before the end, where nothing is aligned; with marks beside them. */
static uint8_t *place(seat *s, size_t room, size_t size)
{
    uint8_t *start = s->rooms[room];
    size_t beside;
    if (size > ROOM)
        fail("too much for a room", s->of->name, (long)size);
    if (!one_in(s, 2))
        start += ROOM - size - (one_in(s, 2) && size + EDGE + 8 <= ROOM ? 1 + below(s, 7) : 0);
    beside = ROOM - size < EDGE ? ROOM - size : (size_t)EDGE;
    memset(start > s->rooms[room] ? start - beside : start + size, MARK, beside);
    return start;
}

static void check_marks(const seat *s, size_t i)
{
    const uint8_t *room = s->rooms[i], *start = s->at[i], *at;
    size_t left = ROOM - s->size[i], beside = left < EDGE ? left : (size_t)EDGE;
    for (at = start > room ? start - beside : start + s->size[i]; beside > 0; beside--, at++)
        if (*at != MARK)
            fail("writes beside its place", s->of->name, (long)i);
}

static int is(const char *name, const char *other)
{
    return strcmp(name, other) == 0;
}

static int speaks_of(const seat *s, const char *noun)
{
    return strstr(s->of->name, noun) != NULL;
}

/* Columns: bytes a row, and bits a row for 0. */
static const struct { const char *name; size_t bytes; } columns[] = {
    {"data", 13}, {"starts", 8}, {"lens", 8}, {"values", 8}, {"valid", 0}, {"numbers", 8}, {"codes", 2}, {"practical", 4},
    {"theory", 4}, {"outcomes", 1}, {"practical_codes", 2}, {"theory_codes", 2},
};

static int column_bytes(const char *name, size_t rows, size_t *bytes)
{
    size_t i;
    for (i = 0; i < sizeof columns / sizeof *columns; i++)
        if (is(columns[i].name, name)) {
            *bytes = columns[i].bytes ? columns[i].bytes * rows : (rows + 7) / 8;
            return 1;
        }
    return 0;
}

static const char *const texts[] = {
    "1918010000001", "2618010000001", "1918010000000", "191801000000", " 1918010000001", "1.918010000001E12", "1.91801E+12",
    "１９１８０１０００００００１", "191801000000O", "430102199001011234", "", "59.99", "100", "060", "-1", "1e2", "NaN", "60分", "缺考", "缓考",
    "免考", "正常", "作弊", "\xC8\xB1\xBF\xBC", "2026-11-23", "2026-02-30", "0000-00-00", "18", "01", "1", "\xFF\xFE", "\xEF\xBB\xBF１",
    "=\"1918010000001\"", "证书编号：1918010000001号", "1918-01-0000001", "#N/A", "_x000D_1918010000001", "1918010000001\n", "75\r\n\n1918010000001",
};

static size_t text_for(seat *s, const char *name, uint8_t *out)
{
    static const struct { const char *noun, *text; } rightly[] = {
        {"_lines", "1918010000001\n"}, {"number", "1918010000001"}, {"date", "2026-11-23"}, {"score", "59.99"}, {"region", "18"}, {"mark", "75"}, {"shard", "甲"}, {"audit", "甲"},
    };
    const char *text = texts[below(s, sizeof texts / sizeof *texts)];
    size_t i;
    for (i = sizeof rightly / sizeof *rightly; i-- > 0;)
        if (!one_in(s, 2) && speaks_of(s, rightly[i].noun))
            text = is(name, "status") ? "正常" : rightly[i].text;
    memcpy(out, text, strlen(text));
    return strlen(text);
}

static uint64_t number_for(seat *s)
{
    if (one_in(s, 8))
        return any(s);
    return UINT64_C(1918010000000) + below(s, 3) * UINT64_C(100000000000) + below(s, 2) * 10000000
           + (one_in(s, 4) ? below(s, 10000000) : 1 + below(s, 40));
}

/* Where it hurts: flips, cuts, doubles and inserts bytes. */
static size_t mutated(seat *s, uint8_t *bytes, size_t len, size_t most)
{
    size_t times = s->is_wild ? below(s, 4) : 0;
    for (; times > 0 && len > 0; times--) {
        size_t at = below(s, len), count = 1 + below(s, 1 + (len - at) / 4);
        switch (below(s, 4)) {
        case 0: bytes[at] = (uint8_t)any(s); break;
        case 1: bytes[at] = (uint8_t)"{}[]\",:0919"[below(s, 11)]; break;
        case 2:
            memmove(bytes + at, bytes + at + count, len - at - count);
            len -= count;
            break;
        default:
            if (len + count > most)
                break;
            memmove(bytes + at + count, bytes + at, len - at);
            len += count;
        }
    }
    return len;
}

static size_t document_for(seat *s, uint8_t *out, uint64_t *operation)
{
    size_t i = s->is_wild ? below(s, n_documents) : 0;
    if (!one_in(s, 16))
        *operation = (uint64_t)(int64_t)documents[i].operation;
    memcpy(out, documents[i].text, documents[i].len);
    return documents[i].len;
}

static size_t part_for(seat *s, const char *name, uint8_t *out)
{
    size_t i = s->is_wild ? below(s, PARTS) : (size_t)is(name, "second");
    memcpy(out, parts[i].bytes, parts[i].len);
    return parts[i].len;
}

/* Elements of 8, 4 or 2 bytes. */
static void fill(seat *s, const char *name, size_t width, uint8_t *out, size_t bytes)
{
    size_t at;
    for (at = 0; at + width <= bytes; at += width) {
        uint64_t value = width == 8 ? number_for(s) : width == 4 ? below(s, 10001) : 0;
        if (one_in(s, 8))
            value = width == 2 ? (uint64_t)101 + below(s, 12) : (uint64_t)0 - below(s, 6);
        memcpy(out + at, &value, width);
    }
    if (is(name, "data"))
        for (at = 0; at < bytes; at++)
            out[at] = (uint8_t)(one_in(s, 64) ? any(s) : (uint8_t)"1918010000001"[at % 13]);
}

/* Rows that lie in a room of their own; `lens` are filled with them. */
static void fill_starts(seat *s, uint8_t *out, size_t rows, size_t lens)
{
    uint8_t *room = place(s, PARAMETERS, ROOM);
    size_t row, used = 0;
    for (row = 0; row < rows; row++) {
        uint8_t text[64];
        size_t len = text_for(s, "text", text);
        const uint8_t *start = one_in(s, 8) || used + len > ROOM ? NULL : room + ROOM - used - len;
        if (start != NULL)
            memcpy(room + ROOM - used - len, text, len);
        used += start == NULL ? 0 : len;
        memcpy(out + 8 * row, &start, 8);
        len = start == NULL && one_in(s, 2) ? SIZE_MAX : len;
        memcpy(s->at[lens] + 8 * row, &len, 8);
    }
}

static void fill_record(seat *s, const char *name, uint8_t *out, size_t size)
{
    uint32_t struct_size = (uint32_t)size;
    size_t i;
    skillcert_parts right_parts = {sizeof right_parts, 2026, 18, 1, 1};
    skillcert_series series = {sizeof series, 2026, 1, 1};
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_finding finding = SKILLCERT_FINDING_INIT;
    marks.practical.kind = SKILLCERT_MARK_SCORE;
    marks.practical.hundredths = 6000;
    marks.theory.kind = SKILLCERT_MARK_NONE;
    finding.code = SKILLCERT_CODE_NUMBER_MISSING;
    finding.component = SKILLCERT_COMPONENT_WHOLE;
    memset(out, 0, size);
    memcpy(out, &struct_size, 4);
    if (is(name, "scheme"))
        memcpy(out, &hunan, size);
    else if (is(name, "parts"))
        memcpy(out, &right_parts, size);
    else if (is(name, "series"))
        memcpy(out, &series, size);
    else if (is(name, "marks"))
        memcpy(out, &marks, size);
    else if (is(name, "finding"))
        memcpy(out, &finding, size);
    for (i = 4; one_in(s, 4) && i < size; i += 4)
        if (one_in(s, 4)) {
            uint32_t value = one_in(s, 2) ? (uint32_t)any(s) : (uint32_t)below(s, 1000);
            memcpy(out + i, &value, 4);
        }
}

/* An array of the Arrow interface, whose buffers have rooms of their own, and before it its schema. */
static void fill_arrow(seat *s, size_t i, size_t rows)
{
    static const char *const formats[] = {"u", "z", "U", "Z", "vu", "vz", "w:13", "L", "l", "f", ""};
    size_t format = s->is_wild ? below(s, 11) : 0, row, offset = one_in(s, 4) ? below(s, 9) : 0, all = rows + offset, used = 0;
    size_t wide = format >= 2 && format <= 3 ? 8 : 4;
    uint8_t *data = place(s, PARAMETERS, ROOM), *offsets = place(s, PARAMETERS + 1, (all + 1) * wide);
    uint8_t *views = place(s, PARAMETERS + 2, all * 16), *values = place(s, PARAMETERS + 3, all * 8), *fixed = place(s, PARAMETERS + 4, all * 13);
    uint8_t *validity = place(s, PARAMETERS + 5, (all + 7) / 8), *tail = place(s, PARAMETERS + 6, 5 * 8 + 8);
    struct ArrowSchema schema = NO_SCHEMA;
    struct ArrowArray array = NO_ARRAY;
    const void *buffers[5] = {NULL, offsets, data, NULL, NULL};
    int64_t sizes = ROOM;
    static const int64_t counts[] = {INT64_MIN, -1, 0, 1, 2, INT64_MAX}, too_long[] = {INT64_MIN, INT64_MAX, INT64_C(1) << 56};
    memset(offsets, 0, wide);
    for (row = 0; row < all; row++) {
        uint8_t text[64];
        size_t len = text_for(s, "text", text), end;
        len = used + len > ROOM ? 0 : len;
        memcpy(data + used, text, len);
        memset(views + row * 16, 0, 16);
        memcpy(views + row * 16, &len, 4);
        memcpy(views + row * 16 + 4, text, len < 12 ? len : 4);
        if (len > 12)
            memcpy(views + row * 16 + 12, &used, 4);
        used += len;
        end = one_in(s, 64) ? below(s, ROOM) : used;
        memcpy(offsets + (row + 1) * wide, row + 1 == all ? &used : &end, wide);
    }
    fill(s, "values", 8, values, all * 8);
    fill(s, "data", 13, fixed, all * 13);
    memset(validity, one_in(s, 2) ? 0x5A : 0xFF, (all + 7) / 8);
    memcpy(tail + 40, &sizes, 8);
    if (format == 4 || format == 5) {
        buffers[1] = views;
        buffers[3] = tail + 40;
    } else if (format >= 6)
        buffers[1] = format == 6 ? fixed : values;
    if (one_in(s, 2))
        buffers[0] = validity;
    memcpy(tail, buffers, sizeof buffers);
    schema.format = formats[format];
    array.length = (int64_t)rows;
    array.offset = (int64_t)offset;
    array.null_count = buffers[0] == NULL ? 0 : -1;
    array.n_buffers = format < 4 ? 3 : format < 6 ? 4 : 2;
    array.buffers = (const void **)(void *)tail;
    if (one_in(s, 16))
        array.n_buffers = counts[below(s, 6)];
    if (one_in(s, 16))
        array.buffers = NULL;
    if (one_in(s, 16))
        *(one_in(s, 2) ? &array.length : &array.offset) = too_long[below(s, 3)];
    memcpy(s->at[i], &schema, sizeof schema);
    memcpy(s->at[i + 1], &array, sizeof array);
}

static uint64_t integer_for(seat *s, const char *name)
{
    static const struct { const char *name; int64_t value; } rightly[] = {
        {"header_abi", SKILLCERT_ABI_VERSION}, {"lang", SKILLCERT_LANG_ZH}, {"list", SKILLCERT_LIST_CODE}, {"code", SKILLCERT_CODE_NUMBER_MISSING},
        {"value", INT64_C(1918010000001)}, {"as_of", 0}, {"complete", 1}, {"kind", SKILLCERT_COMPONENT_PROVINCE}, {"hundredths", SKILLCERT_PASS_MARK},
        {"part", SKILLCERT_COMPONENT_SCORE_PRACTICAL}, {"rule", SKILLCERT_RULE_PRACTICAL}, {"absence", 1}, {"operation", SKILLCERT_OPERATION_CLAUSE_LIST}, {"n", 1},
    };
    static const int64_t others[] = {0, 1, 2, 3, 4, 20261123, 20200229, 20210229, -1, INT32_MIN, INT32_MAX, INT64_MIN, INT64_MAX};
    size_t i;
    if (one_in(s, 4))
        return (uint64_t)(one_in(s, 2) ? others[below(s, 13)] : (int64_t)below(s, 1000));
    if (is(name, "number"))
        return speaks_of(s, "skillcert_number") ? number_for(s) : SKILLCERT_CODE_NUMBER_MISSING;
    for (i = 0; i < sizeof rightly / sizeof *rightly; i++)
        if (is(rightly[i].name, name))
            return (uint64_t)rightly[i].value;
    fail("what this argument may be is not known here", s->of->name, (long)s->of->count);
    return 0;
}

static int is_column(const seat *s)
{
    return speaks_of(s, "column");
}

/* The bytes that a pointer leads to; those of an input are put into `content`. */
static size_t bytes_of(seat *s, size_t i, size_t rows)
{
    uint8_t *content = s->content;
    const parameter *p = &s->of->parameters[i];
    size_t bytes = 0, len;
    if (p->kind == INPUT_RECORD || p->kind == OUTPUT_RECORD || p->kind == ARROW)
        return p->size;
    if (is_column(s) && column_bytes(p->name, rows, &bytes))
        return bytes;
    if (i + 1 == s->of->count || p[1].kind != LENGTH)
        return p->size;
    if (p->kind == OUTPUT)
        len = s->is_wild ? below(s, one_in(s, 2) ? 64 : ROOM / p->size) : ROOM / p->size;
    else if (is(p->name, "request"))
        len = mutated(s, content, document_for(s, content, &s->arguments[0]), ROOM);
    else if (p->size == 1 && !is(p->name, "shard") && speaks_of(s, "audit"))
        len = mutated(s, content, part_for(s, p->name, content), ROOM);
    else if (p->size == 1)
        len = mutated(s, content, text_for(s, p->name, content), ROOM);
    else {
        len = s->is_wild ? below(s, 5) : 2;
        fill(s, p->name, p->size, content, len * p->size);
    }
    s->arguments[i + 1] = len;
    return len * p->size;
}

static void prepare(seat *s, const function *of, int is_wild)
{
    size_t i, rows;
    s->of = of;
    s->is_wild = is_wild;
    s->is_shared = 0;
    rows = !is_wild ? 1 : one_in(s, 16) ? below(s, 2000) : below(s, 40);
    memset(s->at, 0, sizeof s->at);
    for (i = 0; i < of->count; i++)
        if (of->parameters[i].kind == INTEGER)
            s->arguments[i] = integer_for(s, of->parameters[i].name);
        else if (is(of->parameters[i].name, "rows") && of->parameters[i].kind == LENGTH)
            s->arguments[i] = rows;
        else if (of->parameters[i].kind != LENGTH) {
            s->size[i] = bytes_of(s, i, rows);
            s->at[i] = place(s, i, s->size[i]);
            memcpy(s->at[i], s->content, of->parameters[i].kind == INPUT ? s->size[i] : 0);
            s->arguments[i] = (uint64_t)(uintptr_t)s->at[i];
        }
    for (i = 0; i < of->count; i++) {
        const parameter *p = &of->parameters[i];
        size_t bytes;
        if (p->kind == INPUT_RECORD || p->kind == OUTPUT_RECORD)
            fill_record(s, p->kind == INPUT_RECORD ? p->name : "", s->at[i], p->size);
        else if (p->kind == ARROW && is(p->name, "schema"))
            fill_arrow(s, i, rows);
        else if (is(p->name, "starts"))
            fill_starts(s, s->at[i], rows, i + 1);
        else if (p->kind == INPUT && is_column(s) && !is(p->name, "lens") && column_bytes(p->name, rows, &bytes))
            fill(s, p->name, is(p->name, "data") ? 13 : p->size, s->at[i], bytes);
        else if (p->kind == INPUT && p->size == 8 && (i + 1 == of->count || p[1].kind != LENGTH))
            fill(s, p->name, 8, s->at[i], 8);
    }
}

/* What a host may do wrong: NULL, a length of no memory, a struct of another version, one place for two arguments. */
static void spoil(seat *s)
{
    static const uint64_t lengths[] = {UINT64_MAX, UINT64_MAX / 2 + 1, UINT64_MAX / 2 + 2, UINT64_MAX - 4096};
    size_t count = s->of->count + (s->of->count == 0), i = below(s, count), other = below(s, count);
    const parameter *p = &s->of->parameters[i], *q = &s->of->parameters[other];
    uint32_t sizes[] = {0, 1, 4, (uint32_t)p->size - 1, (uint32_t)p->size + 8, UINT32_MAX};
    if (p->kind == LENGTH)
        s->arguments[i] = lengths[below(s, 4)];
    else if (p->kind != INTEGER && one_in(s, 2))
        s->arguments[i] = 0;
    else if (p->kind == INPUT_RECORD || p->kind == OUTPUT_RECORD)
        memcpy(s->at[i], &sizes[below(s, 6)], 4);
    else if (p->kind == INPUT && q->kind >= OUTPUT && q->kind <= OUTPUT_RECORD && q->kind != INPUT_RECORD && !is_column(s)) {
        size_t size = s->size[i] > s->size[other] ? s->size[i] : s->size[other];
        uint8_t *start = place(s, other, size);
        memmove(start, s->at[other], s->size[other]);
        memcpy(start, s->at[i], s->size[i]);
        s->at[i] = s->at[other] = start;
        s->size[i] = s->size[other] = size;
        s->arguments[i] = s->arguments[other] = (uint64_t)(uintptr_t)start;
        s->is_shared = 1;
    }
}

static int32_t call(seat *s)
{
    int32_t code;
    size_t i;
    skillcert_finding err;
    running = s->of->name;
    errno = 4711;
    code = s->of->call(s->arguments);
    s->calls++;
    if (errno != 4711 && allowed == -1)
        fail("changes errno", s->of->name, errno);
    for (i = 0; i < s->of->count; i++)
        if (s->at[i] != NULL && !s->is_shared)
            check_marks(s, i);
    if (i > 0 && s->arguments[i - 1] != 0 && is(s->of->parameters[i - 1].name, "err") && !s->is_shared) {
        memcpy(&err, s->at[i - 1], sizeof err);
        if (err.struct_size == sizeof err && err.code != code)
            fail("the error detail has another code", s->of->name, code);
    }
    if (code == SKILLCERT_PANIC)
        fail("panics", s->of->name, code);
    return code;
}

static int allocates(const function *of)
{
    return is(of->name, "skillcert_document") || strstr(of->name, "_audit_") != NULL || is(of->name, "skillcert_selftest");
}

static int32_t rightly(seat *s, const function *of)
{
    prepare(s, of, 0);
    return call(s);
}

static void succeed(seat *s)
{
    size_t i;
    for (i = 0; i < EXPORTS; i++) {
        int32_t code = rightly(s, &exports[i]);
        if (code != SKILLCERT_OK && !(is(exports[i].name, "skillcert_abi_version") && code == SKILLCERT_ABI_VERSION))
            fail("does not succeed with right arguments", exports[i].name, code);
    }
}

/* A call with right arguments; without what may be left out if it is to be bare; with one argument that is wrong or missing unless
 * `wrong` is none. */
static void prepare_wrongly(seat *s, const function *of, uint32_t left_out, size_t wrong)
{
    size_t i;
    prepare(s, of, 0);
    for (i = 0; i < of->count; i++)
        if (left_out >> i & 1)
            s->arguments[i] = 0;
    if (wrong < of->count && of->parameters[wrong].kind != LENGTH)
        s->arguments[wrong] = of->parameters[wrong].kind == INTEGER ? (uint64_t)INT32_MIN : 0;
}

/* The pointers that may be NULL, a bit for each. */
static uint32_t optional(seat *s, const function *of)
{
    uint32_t found = 0;
    size_t i;
    for (i = 0; i < of->count; i++)
        if (of->parameters[i].kind != LENGTH && of->parameters[i].kind != INTEGER) {
            prepare_wrongly(s, of, 0, i);
            found |= (uint32_t)(call(s) == SKILLCERT_OK) << i;
        }
    return found;
}

/* An argument is once a length of no memory, with all others and with the fewest, all right or one of them wrong. */
static unsigned too_long(seat *s, const function *of, uint32_t left_out, size_t i)
{
    static const uint64_t none[] = {SIZE_MAX, SIZE_MAX - 13, SIZE_MAX / 2 + 1, SIZE_MAX / 2, SIZE_MAX / 256 + 1};
    unsigned checked = 0;
    size_t wrong, at;
    for (wrong = 0; wrong <= of->count; wrong++)
        for (at = 0; at < sizeof none / sizeof *none; at++, checked++) {
            int32_t code;
            prepare_wrongly(s, of, left_out, wrong);
            s->arguments[i] = none[at];
            code = call(s);
            prepare_wrongly(s, of, left_out, wrong);
            if (code != SKILLCERT_CODE_LENGTH_OVERFLOW && (code == SKILLCERT_OK || call(s) == SKILLCERT_OK))
                fail("a length of no memory is not refused", of->name, (long)i + 1);
        }
    return checked;
}

static unsigned lengths(seat *s)
{
    unsigned checked = 0;
    size_t of, i;
    for (of = 0; of < EXPORTS; of++)
        for (i = 0; i < exports[of].count; i++)
            if (exports[of].parameters[i].kind == LENGTH)
                checked += too_long(s, &exports[of], 0, i) + too_long(s, &exports[of], optional(s, &exports[of]), i);
    return checked;
}

/* The same call with one allocation after the other failing: the first ones, and about as many of the others. */
static unsigned short_of_memory(int32_t (*work)(void *with), void *with, const void *answer, size_t len, long many, const char *name)
{
    static uint8_t expected[1 << 16];
    long all, nth, step;
    int32_t code, found;
    unsigned checked = 0;
    running = name;
    asked = 0;
    code = work(with);
    all = asked;
    if ((all > 0) != (many > 0))
        fail(many > 0 ? "allocates nothing" : "allocates", name, all);
    len = len < sizeof expected ? len : sizeof expected;
    memcpy(expected, answer, len);
    step = many > 0 ? 1 + all / many : 1;
    for (nth = 0; nth < all; nth += nth < many ? 1 : step)
        for (only_once = 0; only_once <= 1; only_once++, checked++) {
            allowed = nth;
            found = work(with);
            allowed = -1;
            if (found != SKILLCERT_CODE_OUT_OF_MEMORY && (found != code || memcmp(expected, answer, len) != 0))
                fail("another answer where memory is short", name, found);
            if (nth == 0 && found != SKILLCERT_CODE_OUT_OF_MEMORY)
                fail("goes on without memory", name, found);
        }
    return checked;
}

static int32_t call_again(void *with)
{
    return call((seat *)with);
}

typedef struct request {
    int32_t operation;
    const char *text;
    size_t len;
    char answer[1 << 16];
} request;

static int32_t ask(void *with)
{
    request *r = (request *)with;
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    int32_t code = skillcert_document(r->operation, r->text, r->len, r->answer, sizeof r->answer, NULL, &err);
    return code == SKILLCERT_CODE_BUFFER_TOO_SMALL ? (int32_t)-err.value : code;
}

/* The end of the value that begins at a place of a document. */
static size_t value_end(const char *text, size_t at)
{
    int depth = 0, quoted = 0;
    for (; text[at] != '\0'; at++) {
        if (quoted) {
            quoted = text[at] != '"';
            at += text[at] == '\\';
        } else if (text[at] == '"')
            quoted = 1;
        else if (text[at] == '{' || text[at] == '[')
            depth++;
        else if (text[at] == ',' || text[at] == '}' || text[at] == ']') {
            if (depth == 0)
                break;
            depth -= text[at] != ',';
        }
    }
    return at;
}

/* Makes copies of an element differ: the first text of at least four digits, which is no date, ends with the number of the copy. */
static void tell_apart(char *element, size_t len, size_t number)
{
    size_t at, end;
    for (at = 2; at < len; at++) {
        if (element[at - 2] != ':' || element[at - 1] != '"')
            continue;
        end = at + strspn(element + at, "0123456789");
        if (end < at + 4 || element[end] != '"')
            continue;
        for (at = end; at > end - 4; number /= 10)
            element[--at] = (char)('0' + number % 10);
        return;
    }
}

/* A document with its list or text at a place made long: the first element again and again, or many letters. */
static size_t grown(const char *text, size_t at, size_t times, char *out)
{
    int is_list = text[at] == '[';
    size_t end = is_list ? value_end(text, at + 1) : at + 1, len = at + 1, i;
    memcpy(out, text, len);
    for (i = 0; i < times && len < 1 << 20; i++) {
        const char *piece = is_list ? text + at + 1 : i % 2 ? "\xE7\x94\xB2" : "\\\"";
        size_t size = is_list ? end - at - 1 : strlen(piece);
        memcpy(out + len, piece, size);
        out[len + size] = '\0';
        if (is_list)
            tell_apart(out + len, size, i + 1);
        len += size;
        if (is_list && size > 0)
            out[len++] = ',';
    }
    len -= is_list && out[len - 1] == ',';
    strcpy(out + len, text + end);
    return strlen(out);
}

/* Whether a list or a text begins there, outside of texts. */
static int can_grow(const char *text, size_t at, int *quoted)
{
    int was_quoted = *quoted;
    if (text[at] == '"' && text[at - 1] != '\\')
        *quoted = !*quoted;
    return !was_quoted && (text[at] == '[' || (text[at] == '"' && strchr(":[", text[at - 1]) != NULL));
}

/* Documents as they are, and with a list made long, and of what stands before it, which an answer may repeat, a text. */
static unsigned short_documents(uint64_t seed)
{
    static char once[1 << 21], twice[1 << 21];
    static request r;
    size_t i, at;
    unsigned checked = 0;
    for (i = 0; i < n_documents; i++) {
        const char *text = documents[i].text;
        size_t before = 0;
        int quoted = 0;
        r.operation = documents[i].operation;
        r.text = text;
        r.len = documents[i].len;
        checked += short_of_memory(ask, &r, r.answer, sizeof r.answer, is_release ? 24 : 2, "skillcert_document");
        for (at = 1; at < documents[i].len; at++) {
            if (!can_grow(text, at, &quoted))
                continue;
            if ((i + at + seed) % (is_release ? 7 : 97) == 0) {
                r.len = grown(text, at, 400, once);
                r.text = once;
                if (text[at] == '[' && before > 0) {
                    r.len = grown(once, before, 400, twice);
                    r.text = twice;
                }
                checked += short_of_memory(ask, &r, r.answer, sizeof r.answer, 2, "skillcert_document");
            }
            if (text[at] == '"' && (before == 0 || (at + seed) % 3 == 0))
                before = at;
        }
    }
    return checked;
}

/* Columns for an audit: in order, all of different series, each on a page of its own, by chance over some pages. */
enum { NUMBERS = 40000 };

typedef struct column {
    uint64_t numbers[NUMBERS];
    uint8_t part[1 << 23];
    size_t len;
    uint8_t second[1 << 23];
    size_t second_len;
    char answer[1 << 16];
    int step;
} column;

static int32_t audit(void *with)
{
    column *c = (column *)with;
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    size_t required = 0;
    int32_t code = c->step == 0   ? skillcert_audit_column("a", 1, c->numbers, NULL, NUMBERS / 2, c->numbers, NUMBERS / 8, c->part, sizeof c->part, &c->len, &err)
                   : c->step == 1 ? skillcert_audit_column("b", 1, c->numbers + NUMBERS / 4, NULL, NUMBERS / 2, NULL, 0, c->second, sizeof c->second, &c->second_len, &err)
                   : c->step == 2 ? skillcert_audit_merge(c->part, c->len, c->second, c->second_len, NULL, 0, &required, &err)
                   : c->step == 3 ? skillcert_audit_as_shard(c->part, c->len, "c", 1, NULL, 0, &required, &err)
                                  : skillcert_audit_report(c->part, c->len, NULL, c->numbers, 40, c->answer, sizeof c->answer, &required, &err);
    return code == SKILLCERT_CODE_BUFFER_TOO_SMALL ? (int32_t)-err.value : code;
}

static unsigned short_audits(seat *s)
{
    static column c;
    unsigned checked = 0;
    int kind;
    size_t i;
    for (kind = is_release ? 0 : 3; kind < 5; kind++) {
        for (i = 0; i < NUMBERS; i++)
            c.numbers[i] = kind == 0   ? UINT64_C(1918010000001) + i
                           : kind == 1 ? UINT64_C(10000000) * (100000 + (i * 7919) % 900000) + 1 + i
                           : kind == 2 ? UINT64_C(1918010000001) + i % 152 * 65536 + UINT64_C(10000000) * (i / 152)
                           : kind == 3 ? UINT64_C(1918010000001) + any(s) % 300000
                                       : UINT64_C(1918010000001) + 2 * i;
        for (c.step = 0; c.step < 5; c.step++)
            checked += short_of_memory(audit, &c, c.step == 0 ? (void *)c.part : c.step == 1 ? (void *)c.second : (void *)c.answer, 1 << 16, 4, "skillcert_audit_...");
    }
    return checked;
}

static unsigned memory(seat *s, uint64_t seed)
{
    unsigned checked = 0;
    size_t i;
    for (i = 0; i < EXPORTS; i++) {
        size_t at, out = 0;
        prepare(s, &exports[i], 0);
        for (at = 0; at < exports[i].count; at++)
            if (exports[i].parameters[at].kind == OUTPUT && s->size[at] > s->size[out])
                out = at;
        if (exports[i].count > 0)
            checked += short_of_memory(call_again, s, s->at[out], s->at[out] ? s->size[out] : 0, allocates(&exports[i]) ? (is_release ? 8 : 1) : 0, exports[i].name);
    }
    return checked + short_documents(seed) + short_audits(s);
}

enum { STACK = 1 << 20 };

typedef struct deep {
    int32_t (*work)(void *with);
    void *with;
} deep;

static void *dive(void *with)
{
    deep *d = (deep *)with;
    d->work(d->with);
    return NULL;
}

/* The bytes of a stack that a call has touched, beside those of a thread that does nothing. */
static size_t depth(int32_t (*work)(void *with), void *with)
{
    static uint8_t *stack;
    deep d = {work, with};
    pthread_attr_t attributes;
    pthread_t thread;
    size_t at = 0;
    if (stack == NULL)
        stack = (uint8_t *)mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(stack, MARK, STACK);
    pthread_attr_init(&attributes);
    if (pthread_attr_setstack(&attributes, stack, STACK) != 0 || pthread_create(&thread, &attributes, dive, &d) != 0 || pthread_join(thread, NULL) != 0)
        fail("no thread", "stack", errno);
    while (at < STACK && stack[at] == MARK)
        at++;
    return STACK - at;
}

static int32_t nothing(void *with)
{
    return with == NULL;
}

static size_t deepest[sizeof stacks / sizeof *stacks];

static void dive_for(const char *name, int32_t (*work)(void *with), void *with)
{
    static size_t idle;
    size_t used = depth(work, with), group = 0;
    idle = idle > 0 ? idle : depth(nothing, NULL);
    used -= idle;
    while (strstr(name, stacks[group].noun) == NULL)
        group++;
    deepest[group] = used > deepest[group] ? used : deepest[group];
    if (is_release && used > stacks[group].most)
        fail("needs more of the stack than the header says", name, (long)used);
}

static void stack(seat *s)
{
    static request r;
    static column c;
    static char nested[300];
    size_t i, at;
    for (i = 0; i < 40 * EXPORTS; i++) {
        if (i >= EXPORTS && is(exports[i % EXPORTS].name, "skillcert_selftest"))
            continue;
        prepare(s, &exports[i % EXPORTS], i >= EXPORTS);
        dive_for(s->of->name, call_again, s);
    }
    for (i = 0; i < n_documents; i++) {
        r.operation = documents[i].operation;
        r.text = documents[i].text;
        r.len = documents[i].len;
        dive_for("skillcert_document", ask, &r);
    }
    for (at = 0; at < sizeof nested; at++)
        nested[at] = '[';
    EACH_OPERATION(r.operation) {
        r.text = nested;
        r.len = sizeof nested;
        dive_for("skillcert_document", ask, &r);
    }
    for (i = 0; i < NUMBERS; i++)
        c.numbers[i] = UINT64_C(1918010000001) + any(s) % 9000000;
    for (c.step = 0; c.step < 5; c.step++)
        dive_for("skillcert_audit_", audit, &c);
}

/* Any function; the self-test, which always does the same and takes milliseconds, seldom. */
static const function *next(seat *s)
{
    const function *of = &exports[below(s, EXPORTS)];
    s->is_wild = 1;
    return is(of->name, "skillcert_selftest") && !one_in(s, 64) ? exports : of;
}

/* The handler of a thread makes a call in a seat of its own while the thread is within another one: of a function that allocates,
 * which hosts must not do, only if the thread is not in the allocator. */
static __thread seat *of_handler;

static void interrupt(int signal)
{
    long was_allowed = allowed, was_asked = asked;
    int was_errno = errno;
    const function *of = next(of_handler);
    (void)signal;
    allowed = -1;
    if (!allocates(of) || !is_inside) {
        prepare(of_handler, of, 1);
        if (one_in(of_handler, 2))
            spoil(of_handler);
        call(of_handler);
    }
    allowed = was_allowed;
    asked = was_asked;
    errno = was_errno;
}

static volatile int stop;
static pthread_t threads[16];

static void *fuzz(void *with)
{
    seat *s = (seat *)with;
    int32_t code;
    of_handler = s + 1;
    while (!stop) {
        sigset_t alarm;
        prepare(s, next(s), 1);
        while (one_in(s, 3))
            spoil(s);
        if (one_in(s, 4)) {
            only_once = one_in(s, 2);
            allowed = (long)below(s, 12);
        }
        sigemptyset(&alarm);
        sigaddset(&alarm, SIGUSR1);
        pthread_sigmask(SIG_UNBLOCK, &alarm, NULL);
        code = call(s);
        pthread_sigmask(SIG_BLOCK, &alarm, NULL);
        if (code == SKILLCERT_CODE_OUT_OF_MEMORY && (!allocates(s->of) || allowed > 0))
            fail("out of memory, though there was some", s->of->name, allowed);
        allowed = -1;
    }
    return NULL;
}

static unsigned long fuzzing(seat *seats, unsigned seconds)
{
    struct timespec pause = {0, 200000};
    struct sigaction action;
    pthread_attr_t attributes;
    unsigned long calls = 0;
    time_t end = time(NULL) + (time_t)seconds;
    size_t i, next = 0;
    sigset_t alarm;
    memset(&action, 0, sizeof action);
    action.sa_handler = interrupt;
    sigaction(SIGUSR1, &action, NULL);
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &alarm, NULL);
    pthread_attr_init(&attributes);
    /* What the header says for a call and for its handler's, and something for this program; builds for debugging need several times
     * as much. */
    pthread_attr_setstacksize(&attributes, is_release ? 2 * stacks[0].most + (1 << 15) : (size_t)1 << 20);
    for (i = 0; i < 16; i++)
        if (pthread_create(&threads[i], &attributes, fuzz, &seats[2 * i]) != 0)
            fail("no thread", "fuzzing", errno);
    while (time(NULL) < end) {
        nanosleep(&pause, NULL);
        pthread_kill(threads[next++ % 16], SIGUSR1);
    }
    stop = 1;
    for (i = 0; i < 16; i++)
        pthread_join(threads[i], NULL);
    for (i = 0; i < 32; i++)
        calls += seats[i].calls;
    return calls;
}

static void crashed(int signal)
{
    fail("crashes", running, signal);
}

static void read_inputs(seat *s, const char *folder)
{
    tsv table = tsv_read(folder, "scenario");
    size_t row;
    documents[n_documents].operation = SKILLCERT_OPERATION_CLAUSE_LIST;
    documents[n_documents].text = "{}";
    documents[n_documents++].len = 2;
    for (row = 0; row < table.rows && n_documents < DOCUMENTS; row++) {
        const char *text = tsv_cell(&table, row, "request"), *name = tsv_cell(&table, row, "operation");
        char buf[64];
        int32_t operation;
        EACH_OPERATION(operation)
            if (skillcert_name(SKILLCERT_LIST_OPERATION, operation, buf, sizeof buf, NULL) == SKILLCERT_OK && is(buf, name) && strlen(text) < ROOM) {
                documents[n_documents].operation = operation;
                documents[n_documents].text = text;
                documents[n_documents++].len = strlen(text);
            }
    }
    for (row = 0; row < PARTS; row++) {
        uint64_t numbers[300];
        char name = (char)('a' + row);
        s->is_wild = row > 1;
        s->of = &exports[0];
        fill(s, "numbers", 8, (uint8_t *)numbers, sizeof numbers);
        if (skillcert_audit_column(&name, 1, numbers, NULL, row < 2 ? 3 : 300, NULL, 0, parts[row].bytes, sizeof parts->bytes, &parts[row].len, NULL) != SKILLCERT_OK)
            fail("no part", "skillcert_audit_column", (long)row);
    }
}

int main(int argc, char **argv)
{
    static seat seats[32];
    unsigned seconds = argc > 2 ? (unsigned)atoi(argv[2]) : 0, too_long, short_calls;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    struct sigaction action;
    size_t i;
    if (argc < 3)
        return 2;
    is_release = argc > 4;
    memset(&action, 0, sizeof action);
    action.sa_handler = crashed;
    action.sa_flags = SA_NODEFER;
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    sigaction(SIGABRT, &action, NULL);
    for (i = 0; i < 32; i++)
        open_seat(&seats[i], seed * 32 + i);
    skillcert_scheme_hunan(&hunan);
    read_inputs(&seats[0], argv[1]);
    succeed(&seats[0]);
    too_long = lengths(&seats[0]);
    short_calls = memory(&seats[0], seed);
    stack(&seats[0]);
    for (i = 0; i < sizeof stacks / sizeof *stacks; i++)
        printf("stack of %s: %zu of %zu bytes\n", *stacks[i].noun ? stacks[i].noun : "the others", deepest[i], stacks[i].most);
    printf("driver: %d functions, %u lengths of no memory, %u calls short of memory, %lu calls of 16 threads and their handlers\n", (int)EXPORTS,
           too_long, short_calls, seconds > 0 ? fuzzing(seats, seconds) : 0);
    return 0;
}
