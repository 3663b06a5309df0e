/* Every function for columns gives every row the verdict of skillcert_number_parse(): columns FOLDER. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow.h"
#include "skillcert.h"
#include "tsv.h"

enum { ROWS = 1100, OFFSET = 11, LONGEST = 200 };

/* One column in all shapes, and its answer; of each thread, for stress.c runs this program in several. */
typedef struct column {
    /* A row without a value has no text. */
    const char *texts[ROWS];
    size_t lens[ROWS];
    size_t rows;
    char bytes[ROWS * LONGEST];
    int32_t offsets[ROWS + 1];
    int64_t wide[ROWS + 1];
    char views[16 * ROWS];
    uint64_t values[ROWS];
    uint8_t validity[ROWS / 8 + 1];
    char places[ROWS / 8 + 3 + 10 * ROWS];
} column;

static __thread column *own;
static __thread const skillcert_scheme *scheme;
static __thread int32_t as_of;
static __thread unsigned long compared;

/* Places of the answer, at odd addresses: pointers need not be aligned. */
static __thread uint8_t *valid;
static __thread uint64_t *numbers;
static __thread uint16_t *codes;
static __thread skillcert_counts counts;
static __thread skillcert_finding err;

static void fail(const char *function, size_t row, const char *what)
{
    printf("FAILED: %s, row %zu: %s\n", function, row, what);
    exit(1);
}

static void prepare(void)
{
    const skillcert_counts no_counts = SKILLCERT_COUNTS_INIT;
    const skillcert_finding no_error = SKILLCERT_FINDING_INIT;
    counts = no_counts;
    err = no_error;
    memset(own->places, 0x5A, sizeof own->places);
    valid = (uint8_t *)own->places + 1;
    numbers = (uint64_t *)(void *)(own->places + ROWS / 8 + 3);
    codes = (uint16_t *)(void *)(own->places + ROWS / 8 + 3 + 8 * ROWS);
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
    uint64_t good = 0, known = 0, bad = 0, none = 0, refused[64] = {0};
    size_t row;
    if (answered != SKILLCERT_OK || counts.rows != count)
        fail(function, (size_t)counts.rows, "not answered");
    for (row = 0; row < count; row++) {
        uint64_t number = 0;
        int32_t code = 0, assurance = 0;
        if (own->texts[first + row] == NULL)
            none++;
        else
            code = skillcert_number_parse(own->texts[first + row], own->lens[first + row], scheme, as_of, &number,
                &assurance, NULL);
        good += number != 0;
        known += assurance == SKILLCERT_ASSURANCE_KNOWN_CODES;
        bad += code != 0;
        if (code != 0)
            refused[code - 100]++;
        if ((valid[row / 8] >> row % 8 & 1) != (number != 0) || number_at(row) != number || code_at(row) != code)
            fail(function, row, "another verdict");
    }
    if (counts.valid != good || counts.known != known || counts.invalid != bad || counts.nulls != none || counts.malformed != 0
        || memcmp(counts.codes, refused, sizeof refused) != 0)
        fail(function, count, "counts");
    compared += count;
}

#define CHECK(function, arguments, first, count) (prepare(), compare(#function, function arguments, first, count))
#define ANSWER scheme, as_of, valid, numbers, codes, &counts, &err

static void check_arrow(const char *format, const void *first, const void *second, int64_t n_buffers,
    const void *third)
{
    const void *buffers[4];
    struct ArrowSchema schema = NO_SCHEMA;
    struct ArrowArray array = NO_ARRAY;
    size_t row, absent = 0;
    memset(own->validity, 0, sizeof own->validity);
    for (row = 0; row < own->rows; row++)
        if (own->texts[row] != NULL)
            own->validity[row / 8] = (uint8_t)(own->validity[row / 8] | 1 << row % 8);
    for (row = OFFSET; row < own->rows; row++)
        absent += own->texts[row] == NULL;
    buffers[0] = own->validity;
    buffers[1] = first;
    buffers[2] = second;
    buffers[3] = third;
    schema.format = format;
    array.length = (int64_t)(own->rows - OFFSET);
    /* -1 is "not counted". */
    array.null_count = *format == 'u' ? -1 : (int64_t)absent;
    array.offset = OFFSET;
    array.n_buffers = n_buffers;
    array.buffers = buffers;
    CHECK(skillcert_column_check_arrow, (&schema, &array, ANSWER), OFFSET, own->rows - OFFSET);
}

static void check_texts(void)
{
    size_t row, used = 0;
    int64_t sizes[1];
    CHECK(skillcert_column_check_texts, (own->texts, own->lens, own->rows, ANSWER), 0, own->rows);
    for (row = 0; row < own->rows; row++) {
        char *view = own->views + 16 * row;
        uint32_t len = own->texts[row] == NULL ? 0 : (uint32_t)own->lens[row], at = (uint32_t)used;
        memset(view, 0, 16);
        memcpy(view, &len, 4);
        if (len > 0)
            memcpy(own->bytes + used, own->texts[row], len);
        if (len > 12)
            memcpy(view + 12, &at, 4);
        else
            memcpy(view + 4, own->bytes + used, len);
        used += len;
        own->wide[row + 1] = (int64_t)used;
        own->offsets[row + 1] = (int32_t)used;
    }
    sizes[0] = (int64_t)used;
    check_arrow("u", own->offsets, own->bytes, 3, NULL);
    check_arrow("Z", own->wide, own->bytes, 3, NULL);
    check_arrow("vu", own->views, own->bytes, 4, sizes);
}

/* The rows of thirteen bytes, then those of them that are integers. */
static void check_thirteen(void)
{
    size_t row, kept = 0;
    for (row = 0; row < own->rows; row++)
        if (own->texts[row] != NULL && own->lens[row] == 13) {
            own->texts[kept] = own->texts[row];
            own->lens[kept] = 13;
            memcpy(own->bytes + 13 * kept++, own->texts[row], 13);
        }
    own->rows = kept;
    CHECK(skillcert_column_check_fixed, (own->bytes, own->rows, ANSWER), 0, own->rows);
    check_arrow("w:13", own->bytes, NULL, 2, NULL);
    for (row = kept = 0; row < own->rows; row++) {
        memcpy(own->bytes, own->texts[row], 13);
        own->bytes[13] = '\0';
        if (own->bytes[0] == '0' || strspn(own->bytes, "0123456789") != 13)
            continue;
        own->texts[kept] = own->texts[row];
        own->values[kept++] = strtoull(own->bytes, NULL, 10);
    }
    own->rows = kept;
    CHECK(skillcert_column_check_numbers, (own->values, own->rows, ANSWER), 0, own->rows);
    check_arrow("L", own->values, NULL, 2, NULL);
    check_arrow("l", own->values, NULL, 2, NULL);
}

/* Lines of both kinds, the last one without an end. */
static void check_lines(void)
{
    size_t row, kept = 0, used = 0;
    for (row = 0; row < own->rows; row++)
        if (own->texts[row] != NULL && memchr(own->texts[row], '\n', own->lens[row]) == NULL
            && (own->lens[row] == 0 || own->texts[row][own->lens[row] - 1] != '\r')) {
            own->texts[kept] = own->texts[row];
            own->lens[kept++] = own->lens[row];
        }
    for (row = 0; row < kept; row++) {
        memcpy(own->bytes + used, own->texts[row], own->lens[row]);
        used += own->lens[row];
        if (row % 50 < 25)
            own->bytes[used++] = '\r';
        own->bytes[used++] = '\n';
    }
    memcpy(own->bytes + used, "1918010000001", 13);
    CHECK(skillcert_column_check_lines, (own->bytes, used + 13, 0, ROWS, ANSWER), 0, kept);
    if (counts.bytes != used)
        fail("skillcert_column_check_lines", kept, "bytes");
    own->texts[kept] = "1918010000001";
    own->lens[kept] = 13;
    CHECK(skillcert_column_check_lines, (own->bytes, used + 13, 1, ROWS, ANSWER), 0, kept + 1);
    CHECK(skillcert_column_check_lines, (own->bytes, used + 13, 1, 7, ANSWER), 0, 7);
}

/* Every pair of some marks, under both rules, decided in a column and one by one. */
static void check_decisions(void)
{
    static const int32_t marks[] = {-4, -3, -2, -1, 0, 1, 5999, 6000, 6001, 10000};
    static const int32_t kinds[] = {SKILLCERT_MARK_DEFERRED, SKILLCERT_MARK_VOID, SKILLCERT_MARK_ABSENT, SKILLCERT_MARK_NONE};
    enum { MARKS = sizeof marks / sizeof *marks };
    int32_t *practical = own->offsets, theory[ROWS], rule;
    uint8_t outcomes[ROWS];
    uint16_t on_practical[ROWS], on_theory[ROWS];
    size_t row;
    for (row = 0; row < ROWS; row++) {
        practical[row] = marks[row % MARKS];
        theory[row] = marks[row / MARKS % MARKS];
    }
    for (rule = SKILLCERT_RULE_PRACTICAL; rule <= SKILLCERT_RULE_THEORY_AND_PRACTICAL; rule++) {
        if (skillcert_rule_decide_columns(rule, SKILLCERT_ABSENCE_POLICY_FAILS, practical, theory, ROWS, outcomes, on_practical,
                on_theory, NULL)
            != SKILLCERT_OK)
            fail("skillcert_rule_decide_columns", 0, "not answered");
        for (row = 0; row < ROWS; row++) {
            skillcert_marks both = SKILLCERT_MARKS_INIT;
            skillcert_decision decision = SKILLCERT_DECISION_INIT;
            const skillcert_finding *findings = decision.findings;
            int32_t code;
            both.practical.kind = practical[row] < 0 ? kinds[practical[row] + 4] : SKILLCERT_MARK_SCORE;
            both.practical.hundredths = practical[row];
            both.theory.kind = theory[row] < 0 ? kinds[theory[row] + 4] : SKILLCERT_MARK_SCORE;
            both.theory.hundredths = theory[row];
            code = skillcert_rule_decide(rule, &both, &decision, NULL);
            if (outcomes[row] != decision.outcome || (code != SKILLCERT_OK && on_theory[row] != code)
                || (code == SKILLCERT_OK && on_practical[row] != findings[decision.finding_count - 1].code)
                || (decision.finding_count == 2 && on_theory[row] != findings[0].code))
                fail("skillcert_rule_decide_columns", row, "another decision");
            compared++;
        }
    }
}

/* Takes the rows of the table over and over; every ninth has no value, under each rule another one. */
static void fill(char *const *cells, const size_t *sizes, size_t count, size_t rule)
{
    for (own->rows = 0; own->rows < ROWS; own->rows++) {
        size_t row = own->rows % count;
        own->texts[own->rows] = (own->rows + rule) % 9 == 4 || sizes[row] > LONGEST ? NULL : cells[row];
        own->lens[own->rows] = sizes[row];
    }
}

int main(int argc, char **argv)
{
    skillcert_scheme schemes[2] = {SKILLCERT_SCHEME_INIT, SKILLCERT_SCHEME_INIT};
    tsv table = tsv_read(argc > 1 ? argv[1] : "tests/data", "number");
    char **cells = (char **)calloc(table.rows, sizeof *cells);
    size_t *sizes = (size_t *)calloc(table.rows, sizeof *sizes), row;
    size_t rule;
    own = (column *)calloc(1, sizeof *own);
    compared = 0;
    if (own == NULL || cells == NULL || sizes == NULL || skillcert_scheme_hunan(&schemes[0]) != SKILLCERT_OK)
        abort();
    schemes[1] = schemes[0];
    schemes[1].closed = 1;
    for (row = 0; row < table.rows; row++)
        cells[row] = tsv_bytes(&table, row, &sizes[row]);
    for (rule = 0; rule < 3; rule++) {
        scheme = rule == 2 ? NULL : &schemes[rule];
        as_of = rule == 0 ? 20261123 : 0;
        fill(cells, sizes, table.rows, rule);
        check_texts();
        check_thirteen();
        fill(cells, sizes, table.rows, rule);
        check_lines();
    }
    check_decisions();
    for (row = 0; row < table.rows; row++)
        free(cells[row]);
    free(cells);
    free(sizes);
    free(own);
    tsv_free(&table);
    printf("%lu rows of columns have the verdict of the single parse\n", compared);
    return 0;
}
