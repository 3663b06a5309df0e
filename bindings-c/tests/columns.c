/* Every function for columns gives every row the verdict of skillcert_number_parse(): columns FOLDER. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skillcert.h"
#include "tsv.h"

/* The Arrow C data interface, as its specification prints it. */
struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};
struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

enum { ROWS = 2500, OFFSET = 11, LONGEST = 200 };

/* One column in all shapes; a row without a value has no text. */
static const char *texts[ROWS];
static size_t lens[ROWS];
static size_t rows;
static char bytes[ROWS * LONGEST];
static unsigned long compared;

static const skillcert_scheme *scheme;
static int32_t as_of;

/* The answer, at odd addresses: pointers need not be aligned. */
static char places[ROWS / 8 + 2 + 10 * ROWS + 8];
static uint8_t *valid;
static uint64_t *numbers;
static uint16_t *codes;
static skillcert_counts counts = SKILLCERT_COUNTS_INIT;
static skillcert_finding err = SKILLCERT_FINDING_INIT;

static void fail(const char *function, size_t row, const char *what)
{
    printf("FAILED: %s, row %zu: %s\n", function, row, what);
    exit(1);
}

static void prepare(void)
{
    memset(places, 0x5A, sizeof places);
    valid = (uint8_t *)places + 1;
    numbers = (uint64_t *)(void *)(places + ROWS / 8 + 3);
    codes = (uint16_t *)(void *)(places + ROWS / 8 + 3 + 8 * ROWS);
}

static uint64_t number_at(size_t row)
{
    uint64_t number;
    memcpy(&number, (const char *)numbers + 8 * row, sizeof number);
    return number;
}

static uint16_t code_at(size_t row)
{
    uint16_t code;
    memcpy(&code, (const char *)codes + 2 * row, sizeof code);
    return code;
}

/* Compares the answer to `count` rows, of which row i is texts[first + i], and the counts. */
static void compare(const char *function, int32_t answered, size_t first, size_t count)
{
    uint64_t good = 0, bad = 0, none = 0, told = 0;
    size_t row;
    if (answered != SKILLCERT_OK || counts.rows != count)
        fail(function, (size_t)counts.rows, "not answered");
    for (row = 0; row < count; row++) {
        uint64_t number = 0;
        int32_t code = 0;
        if (texts[first + row] == NULL)
            none++;
        else
            code = skillcert_number_parse(texts[first + row], lens[first + row], scheme, as_of, &number, NULL, NULL);
        good += number != 0;
        bad += code != 0;
        if ((valid[row / 8] >> row % 8 & 1) != (number != 0) || number_at(row) != number || code_at(row) != code)
            fail(function, row, "another verdict");
    }
    for (row = 0; row < 16; row++)
        told += counts.codes[row];
    if (counts.valid != good || counts.invalid != bad || counts.nulls != none || told != bad)
        fail(function, count, "counts");
    compared += count;
    prepare();
}

#define CHECK(function, arguments, first, count) compare(#function, function arguments, first, count)
#define ANSWER scheme, as_of, valid, numbers, codes, &counts, &err

static void check_arrow(const char *format, const void *first, const void *second, int64_t n_buffers,
    const void *third)
{
    static uint8_t validity[ROWS / 8 + 1];
    const void *buffers[4];
    struct ArrowSchema schema = {0};
    struct ArrowArray array = {0};
    size_t row;
    memset(validity, 0, sizeof validity);
    for (row = 0; row < rows; row++)
        if (texts[row] != NULL) {
            validity[row / 8] = (uint8_t)(validity[row / 8] | 1 << row % 8);
        }
    buffers[0] = validity;
    buffers[1] = first;
    buffers[2] = second;
    buffers[3] = third;
    schema.format = format;
    array.length = (int64_t)(rows - OFFSET);
    array.null_count = -1;
    array.offset = OFFSET;
    array.n_buffers = n_buffers;
    array.buffers = buffers;
    CHECK(skillcert_column_check_arrow, (&schema, &array, ANSWER), OFFSET, rows - OFFSET);
}

static void check_texts(void)
{
    static int32_t offsets[ROWS + 1];
    static int64_t wide[ROWS + 1];
    static char views[16 * ROWS];
    size_t row, used = 0;
    int64_t sizes[1];
    CHECK(skillcert_column_check_texts, (texts, lens, rows, ANSWER), 0, rows);
    for (row = 0; row < rows; row++) {
        char *view = views + 16 * row;
        uint32_t len = texts[row] == NULL ? 0 : (uint32_t)lens[row], at = (uint32_t)used;
        memset(view, 0, 16);
        memcpy(view, &len, 4);
        if (len > 0)
            memcpy(bytes + used, texts[row], len);
        if (len > 12)
            memcpy(view + 12, &at, 4);
        else
            memcpy(view + 4, bytes + used, len);
        used += len;
        wide[row + 1] = (int64_t)used;
        offsets[row + 1] = (int32_t)used;
    }
    sizes[0] = (int64_t)used;
    check_arrow("u", offsets, bytes, 3, NULL);
    check_arrow("Z", wide, bytes, 3, NULL);
    check_arrow("vu", views, bytes, 4, sizes);
}

/* The rows of thirteen bytes, then those of them that are integers. */
static void check_thirteen(void)
{
    static uint64_t values[ROWS];
    size_t row, kept = 0;
    for (row = 0; row < rows; row++)
        if (texts[row] != NULL && lens[row] == 13) {
            texts[kept] = texts[row];
            lens[kept] = 13;
            memcpy(bytes + 13 * kept++, texts[row], 13);
        }
    rows = kept;
    CHECK(skillcert_column_check_fixed, (bytes, rows, ANSWER), 0, rows);
    check_arrow("w:13", bytes, NULL, 2, NULL);
    for (row = kept = 0; row < rows; row++)
        if (texts[row][0] != '0' && strspn(texts[row], "0123456789") >= 13) {
            texts[kept] = texts[row];
            memcpy(bytes, texts[row], 13);
            bytes[13] = '\0';
            values[kept++] = strtoull(bytes, NULL, 10);
        }
    rows = kept;
    CHECK(skillcert_column_check_numbers, (values, rows, ANSWER), 0, rows);
    check_arrow("L", values, NULL, 2, NULL);
    check_arrow("l", values, NULL, 2, NULL);
}

/* Lines of both kinds, the last one without an end. */
static void check_lines(void)
{
    size_t row, kept = 0, used = 0;
    for (row = 0; row < rows; row++)
        if (texts[row] != NULL && memchr(texts[row], '\n', lens[row]) == NULL
            && (lens[row] == 0 || texts[row][lens[row] - 1] != '\r')) {
            texts[kept] = texts[row];
            lens[kept++] = lens[row];
        }
    for (row = 0; row < kept; row++) {
        memcpy(bytes + used, texts[row], lens[row]);
        used += lens[row];
        if (row % 50 < 25)
            bytes[used++] = '\r';
        bytes[used++] = '\n';
    }
    memcpy(bytes + used, "1918010000001", 13);
    CHECK(skillcert_column_check_lines, (bytes, used + 13, 0, ROWS, ANSWER), 0, kept);
    if (counts.bytes != used)
        fail("skillcert_column_check_lines", kept, "bytes");
    texts[kept] = "1918010000001";
    lens[kept] = 13;
    CHECK(skillcert_column_check_lines, (bytes, used + 13, 1, ROWS, ANSWER), 0, kept + 1);
    CHECK(skillcert_column_check_lines, (bytes, used + 13, 1, 7, ANSWER), 0, 7);
}

/* Takes the rows of the table over and over; every ninth has no value. */
static void fill(char *const *cells, const size_t *sizes, size_t count)
{
    for (rows = 0; rows < ROWS; rows++) {
        texts[rows] = rows % 9 == 4 || sizes[rows % count] > LONGEST ? NULL : cells[rows % count];
        lens[rows] = sizes[rows % count];
    }
}

int main(int argc, char **argv)
{
    skillcert_scheme schemes[2] = {SKILLCERT_SCHEME_INIT, SKILLCERT_SCHEME_INIT};
    tsv table = tsv_read(argc > 1 ? argv[1] : "tests/data", "number");
    char **cells = calloc(table.rows, sizeof *cells);
    size_t *sizes = calloc(table.rows, sizeof *sizes), row;
    int rule;
    if (cells == NULL || sizes == NULL || skillcert_scheme_hunan(&schemes[0]) != SKILLCERT_OK)
        abort();
    schemes[1] = schemes[0];
    schemes[1].closed = 1;
    for (row = 0; row < table.rows; row++)
        cells[row] = tsv_bytes(&table, row, &sizes[row]);
    prepare();
    for (rule = 0; rule < 3; rule++) {
        scheme = rule == 2 ? NULL : &schemes[rule];
        as_of = rule == 0 ? 20261123 : 0;
        fill(cells, sizes, table.rows);
        check_texts();
        check_thirteen();
        fill(cells, sizes, table.rows);
        check_lines();
    }
    for (row = 0; row < table.rows; row++)
        free(cells[row]);
    free(cells);
    free(sizes);
    tsv_free(&table);
    printf("%lu rows of columns have the verdict of the single parse\n", compared);
    return 0;
}
