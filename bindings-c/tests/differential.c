/* Reads random inputs with the answers of the slow specification from the program `inputs` (tests/src/differential.rs says
 * how they are written), asks the library the same, and stops at the first difference: inputs N | differential. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow.h"
#include "skillcert.h"

enum subject { END, FORM, DATED, CLOSED, RECOVERY, SCORE };

/* As it is written: subject, whether all inputs are UTF-8, rows, bytes; then the arrays. */
typedef struct batch {
    uint32_t head[4];
    uint32_t rows;
    int32_t *ends;
    char *bytes;
    uint64_t *values, *lasts;
    uint16_t *codes, *components;
    int32_t *indexes;
} batch;

/* What the library says of one input. */
typedef struct answer {
    uint64_t value, last;
    int32_t code, component, index;
} answer;

static void fail(const char *what)
{
    fprintf(stderr, "differential: %s\n", what);
    exit(1);
}

static void fill(void *place, size_t size, size_t count)
{
    if (count > 0 && fread(place, size, count, stdin) != count)
        fail("the inputs end too early");
}

static void *array(size_t size, size_t count)
{
    void *place = malloc(size * count + 1);
    if (place == NULL)
        fail("no memory");
    fill(place, size, count);
    return place;
}

/* Whether there was one; the machine has to be little-endian, as the inputs are. */
static int next(batch *out)
{
    fill(out->head, sizeof *out->head, 4);
    out->rows = out->head[2];
    if (out->head[0] == END)
        return 0;
    out->ends = (int32_t *)malloc((out->rows + (size_t)1) * sizeof *out->ends);
    if (out->ends == NULL)
        fail("no memory");
    out->ends[0] = 0;
    fill(out->ends + 1, sizeof *out->ends, out->rows);
    out->bytes = (char *)array(1, out->head[3]);
    out->values = (uint64_t *)array(sizeof *out->values, out->rows);
    out->lasts = (uint64_t *)array(sizeof *out->lasts, out->rows);
    out->codes = (uint16_t *)array(sizeof *out->codes, out->rows);
    out->components = (uint16_t *)array(sizeof *out->components, out->rows);
    out->indexes = (int32_t *)array(sizeof *out->indexes, out->rows);
    return 1;
}

static void release(batch *done)
{
    free(done->ends);
    free(done->bytes);
    free(done->values);
    free(done->lasts);
    free(done->codes);
    free(done->components);
    free(done->indexes);
}

static const char *start(const batch *of, size_t row) { return of->bytes + of->ends[row]; }
static size_t length(const batch *of, size_t row) { return (size_t)(of->ends[row + 1] - of->ends[row]); }

static void differs(const batch *of, size_t row, const char *function)
{
    size_t i;
    fprintf(stderr, "differential: %s, subject %u, row %lu:", function, (unsigned)of->head[0], (unsigned long)row);
    for (i = 0; i < length(of, row); i++)
        fprintf(stderr, " %02X", (unsigned)(unsigned char)start(of, row)[i]);
    fprintf(stderr, ": expected value %" PRIu64 ", code %u, component %u, index %" PRId32 "\n", of->values[row],
            (unsigned)of->codes[row], (unsigned)of->components[row], of->indexes[row]);
    exit(1);
}

/* The scheme of a subject and its date; NULL by form alone. */
static const skillcert_scheme *scheme_of(uint32_t subject, skillcert_scheme *scheme, int32_t *as_of)
{
    *as_of = subject == DATED ? 20261123 : 0;
    if (subject != DATED && subject != CLOSED)
        return NULL;
    if (skillcert_scheme_hunan(scheme) != SKILLCERT_OK)
        abort();
    if (subject == CLOSED) {
        scheme->closed = 1;
        scheme->cities[1] |= 1;
    }
    return scheme;
}

static void put_error(const skillcert_finding *err, answer *out)
{
    if (err->code != out->code || err->position != (err->has_index ? err->index + 1 : 0))
        abort();
    out->component = err->component;
    out->index = err->has_index ? (int32_t)err->index : -1;
}

static answer ask_number(const char *text, size_t len, const skillcert_scheme *scheme, int32_t as_of)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    skillcert_findings all = SKILLCERT_FINDINGS_INIT;
    answer out = {0, 0, 0, 0, -1};
    out.code = skillcert_number_parse(text, len, scheme, as_of, &out.value, NULL, &err);
    if (out.code != SKILLCERT_OK)
        put_error(&err, &out);
    if (skillcert_number_diagnose(text, len, scheme, as_of, &all, NULL) != SKILLCERT_OK
        || (all.finding_count == 0) != (out.code == SKILLCERT_OK)
        || (all.finding_count > 0 && (all.findings[0].code != err.code || all.findings[0].index != err.index)))
        out.code = -1;
    return out;
}

static answer ask_recovery(const char *text, size_t len)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    skillcert_recovery recovery = SKILLCERT_RECOVERY_INIT;
    answer out = {0, 0, 0, 0, -1};
    out.code = skillcert_number_recover(text, len, NULL, 0, &recovery, &err);
    out.value = recovery.number;
    if (out.code == SKILLCERT_CODE_NUMBER_DIGITS_LOST) {
        out.value = (uint64_t)err.value;
        out.last = (uint64_t)err.limit;
    }
    return out;
}

static answer ask_score(const char *text, size_t len)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    answer out = {0, 0, 0, 0, -1};
    int32_t hundredths;
    out.code = skillcert_score_parse(text, len, &hundredths, &err);
    if (out.code != SKILLCERT_OK)
        put_error(&err, &out);
    else
        out.value = (uint64_t)hundredths;
    return out;
}

static void ask_each(const batch *of)
{
    skillcert_scheme memory = SKILLCERT_SCHEME_INIT;
    int32_t as_of;
    const skillcert_scheme *scheme = scheme_of(of->head[0], &memory, &as_of);
    size_t row;
    for (row = 0; row < of->rows; row++) {
        const char *text = start(of, row);
        const size_t len = length(of, row);
        const answer said = of->head[0] == RECOVERY ? ask_recovery(text, len)
                            : of->head[0] == SCORE  ? ask_score(text, len)
                                                    : ask_number(text, len, scheme, as_of);
        if (said.value != of->values[row] || said.last != of->lasts[row] || said.code != of->codes[row]
            || said.component != of->components[row] || said.index != of->indexes[row])
            differs(of, row, "one by one");
    }
}

/* The answer to some rows of a column: row i of it is row `which[i]` of the batch. */
typedef struct column {
    size_t *which, rows;
    uint64_t *numbers;
    uint16_t *codes;
    uint8_t *valid;
} column;

static void compare(const batch *of, const column *said, int32_t code, const char *function)
{
    size_t i;
    for (i = 0; i < said->rows; i++) {
        const size_t row = said->which[i];
        if (code != SKILLCERT_OK || said->numbers[i] != of->values[row] || said->codes[i] != of->codes[row]
            || (said->valid[i / 8] >> i % 8 & 1) != (of->codes[row] == 0))
            differs(of, row, function);
    }
}

#define ANSWER scheme, as_of, said->valid, said->numbers, said->codes, NULL, NULL

/* Texts where they lie, the same as an Arrow array, and those of thirteen bytes one after the other. */
static void ask_columns(const batch *of, const char **starts, size_t *lens, char *fixed, column *said)
{
    skillcert_scheme memory = SKILLCERT_SCHEME_INIT;
    int32_t as_of;
    const skillcert_scheme *scheme = scheme_of(of->head[0], &memory, &as_of);
    const void *buffers[3];
    struct ArrowSchema schema = NO_SCHEMA;
    struct ArrowArray arrow = NO_ARRAY;
    size_t row;
    for (row = 0; row < of->rows; row++) {
        said->which[row] = row;
        starts[row] = start(of, row);
        lens[row] = length(of, row);
    }
    said->rows = of->rows;
    compare(of, said, skillcert_column_check_texts(starts, lens, of->rows, ANSWER), "texts");
    buffers[0] = NULL;
    buffers[1] = of->ends;
    buffers[2] = of->bytes;
    schema.format = of->head[1] ? "u" : "z";
    arrow.length = of->rows;
    arrow.n_buffers = 3;
    arrow.buffers = buffers;
    compare(of, said, skillcert_column_check_arrow(&schema, &arrow, ANSWER), "arrow");
    for (row = said->rows = 0; row < of->rows; row++)
        if (lens[row] == 13) {
            memcpy(fixed + 13 * said->rows, starts[row], 13);
            said->which[said->rows++] = row;
        }
    compare(of, said, skillcert_column_check_fixed(fixed, said->rows, ANSWER), "fixed");
}

static void *room(size_t rows, size_t size)
{
    void *place = calloc(rows + 1, size);
    if (place == NULL)
        fail("no memory");
    return place;
}

static void ask_all_columns(const batch *of)
{
    const char **starts = (const char **)room(of->rows, sizeof *starts);
    size_t *lens = (size_t *)room(of->rows, sizeof *lens);
    char *fixed = (char *)room(of->rows, 13);
    column said = {NULL, 0, NULL, NULL, NULL};
    said.which = (size_t *)room(of->rows, sizeof *said.which);
    said.numbers = (uint64_t *)room(of->rows, sizeof *said.numbers);
    said.codes = (uint16_t *)room(of->rows, sizeof *said.codes);
    said.valid = (uint8_t *)room(of->rows, 1);
    ask_columns(of, starts, lens, fixed, &said);
    free(starts);
    free(lens);
    free(fixed);
    free(said.which);
    free(said.numbers);
    free(said.codes);
    free(said.valid);
}

/* 12000000 as 12,000,000. */
static void print_grouped(FILE *out, unsigned long figure)
{
    if (figure >= 1000) {
        print_grouped(out, figure / 1000);
        fprintf(out, ",%03lu", figure % 1000);
    } else {
        fprintf(out, "%lu", figure);
    }
}

/* A line of evidence, where a file for it is named. */
static void leave_evidence(unsigned long rows)
{
    const char *path = getenv("EVIDENCE");
    FILE *file = path == NULL ? NULL : fopen(path, "a");
    if (path == NULL)
        return;
    if (file == NULL)
        fail("the file of the evidence cannot be opened");
    fputs("random numbers, damaged numbers and scores: single calls and columns of libskillcert, beside the slow specification (C)\t", file);
    print_grouped(file, rows);
    fputs(" inputs, 0 differences\n", file);
    fclose(file);
}

int main(void)
{
    batch now;
    unsigned long rows = 0;
    while (next(&now)) {
        ask_each(&now);
        if (now.head[0] <= CLOSED)
            ask_all_columns(&now);
        rows += now.rows;
        release(&now);
    }
    if (rows == 0 || rows != now.rows)
        fail("the inputs end too early");
    leave_evidence(rows);
    print_grouped(stdout, rows);
    puts(" random inputs: C says what the specification says");
    return 0;
}
