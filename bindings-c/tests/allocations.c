/* Counts what every function allocates: nothing, but for documents and the self-test. allocations EXPORTS.TXT
 *
 * The allocator of this program takes the place of libc's for the library too, and hands on to libc's (glibc only). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow.h"
#include "skillcert.h"

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

/* Calls of the allocator, and blocks that are not free again. */
static size_t calls;
static long live;

static void *counted(void *memory)
{
    calls++;
    live += memory != NULL;
    return memory;
}

void *malloc(size_t size)
{
    return counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return counted(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size)
{
    live -= memory != NULL;
    return counted(__libc_realloc(memory, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return counted(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    *memory = counted(__libc_memalign(alignment, size));
    return *memory == NULL;
}

void free(void *memory)
{
    calls++;
    live -= memory != NULL;
    __libc_free(memory);
}

/* The functions that were called, and how they ended. */
enum { FUNCTIONS = 128 };
static struct function {
    const char *name;
    int succeeded, failed;
} functions[FUNCTIONS];
static unsigned checked;

static void fail(const char *what, const char *where)
{
    fprintf(stderr, "allocations: %s: %s\n", where, what);
    exit(1);
}

static struct function *named(const char *name)
{
    struct function *at = functions;
    while (at->name != NULL && strcmp(at->name, name) != 0)
        if (++at == functions + FUNCTIONS)
            fail("too many functions", name);
    at->name = name;
    return at;
}

static void note(const char *name, int succeeded, int wanted, size_t allocated)
{
    if (succeeded != wanted)
        fail(wanted ? "failed" : "succeeded", name);
    if (allocated > 0)
        fail("called the allocator", name);
    *(succeeded ? &named(name)->succeeded : &named(name)->failed) = 1;
    checked++;
}

#define CALL(function, arguments, is_ok, wanted)                                                                       \
    do {                                                                                                               \
        const size_t before = calls;                                                                                   \
        const int succeeded = function arguments is_ok;                                                                \
        note(#function, succeeded, wanted, calls - before);                                                            \
    } while (0)
#define SUCCEEDS(function, arguments) CALL(function, arguments, == SKILLCERT_OK, 1)
#define FAILS(function, arguments) CALL(function, arguments, == SKILLCERT_OK, 0)

static const char NUMBER[] = "2618010000001";
static const uint64_t VALUE = UINT64_C(2618010000001);
static char buf[2 * SKILLCERT_MESSAGE_MAX];
static uint16_t wide[SKILLCERT_MESSAGE_MAX + 1];
static skillcert_finding err = SKILLCERT_FINDING_INIT;

static void numbers(void)
{
    static const char *const wrong[] = {
        "", " ", "261801000000", "26180100000011", "261801000000O", "1918010001500001", "2618010000000",
        "1.918010000001E12", "\xA3\xB1", "２６１８０１０００００００１", "430102199001011234",
        "261801000000126180100000012618010000001261801000000126180100000012618010000001",
    };
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_parts parts = SKILLCERT_PARTS_INIT;
    skillcert_recovery recovery = SKILLCERT_RECOVERY_INIT;
    skillcert_findings findings = SKILLCERT_FINDINGS_INIT;
    uint64_t number;
    int32_t assurance;
    size_t i;
    SUCCEEDS(skillcert_scheme_hunan, (&scheme));
    FAILS(skillcert_scheme_hunan, (NULL));
    SUCCEEDS(skillcert_number_parse, (NUMBER, 13, NULL, 0, &number, &assurance, &err));
    SUCCEEDS(skillcert_number_parse, (NUMBER, 13, &scheme, 20261123, &number, &assurance, &err));
    FAILS(skillcert_number_parse, (NUMBER, 13, &scheme, 20251123, &number, &assurance, &err));
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
        FAILS(skillcert_number_parse, (wrong[i], strlen(wrong[i]), &scheme, 0, &number, &assurance, &err));
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
        SUCCEEDS(skillcert_number_diagnose, (wrong[i], strlen(wrong[i]), &scheme, 0, &findings, &err));
    FAILS(skillcert_number_diagnose, (NUMBER, 13, &scheme, 0, NULL, &err));
    SUCCEEDS(skillcert_number_recover, ("\"1.918010000001E+12\" ", 21, &scheme, 0, &recovery, &err));
    FAILS(skillcert_number_recover, ("1.91801E+12", 11, &scheme, 0, &recovery, &err));
    SUCCEEDS(skillcert_number_recover_integer, (INT64_C(2618010000001), &scheme, 20261123, &recovery, &err));
    FAILS(skillcert_number_recover_integer, (5, &scheme, 0, &recovery, &err));
    SUCCEEDS(skillcert_number_check, (VALUE, &scheme, 0, &assurance, &err));
    FAILS(skillcert_number_check, (VALUE, &scheme, 20191231, &assurance, &err));
    SUCCEEDS(skillcert_number_format, (VALUE, buf, sizeof buf, NULL, &err));
    FAILS(skillcert_number_format, (VALUE, buf, 12, NULL, &err));
    SUCCEEDS(skillcert_number_parts, (VALUE, &parts, &err));
    SUCCEEDS(skillcert_number_from_parts, (&parts, &number, &err));
    FAILS(skillcert_number_parts, (0, &parts, &err));
    FAILS(skillcert_number_from_parts, (&parts, &number, &err));
}

static void columns(void)
{
    static const int32_t offsets[] = {0, 13, 25};
    static const uint64_t values[] = {UINT64_C(2618010000001), 5};
    const char *const texts[] = {NUMBER, "１９１８０１０００００００１"};
    const size_t lens[] = {13, 39};
    const void *buffers[] = {NULL, NULL, "2618010000001261801000000"};
    struct ArrowSchema schema = NO_SCHEMA;
    struct ArrowArray array = NO_ARRAY;
    skillcert_counts counts = SKILLCERT_COUNTS_INIT;
    uint8_t valid[1];
    uint64_t number[2];
    uint16_t codes[2];
    buffers[1] = offsets;
    schema.format = "u";
    array.length = 2;
    array.n_buffers = 3;
    array.buffers = buffers;
    SUCCEEDS(skillcert_column_check_fixed, (NUMBER, 1, NULL, 0, valid, number, codes, &counts, &err));
    FAILS(skillcert_column_check_fixed, (NUMBER, 1, NULL, 0, NULL, number, codes, &counts, &err));
    SUCCEEDS(skillcert_column_check_texts, (texts, lens, 2, NULL, 0, valid, number, codes, &counts, &err));
    FAILS(skillcert_column_check_texts, (texts, NULL, 2, NULL, 0, valid, number, codes, &counts, &err));
    SUCCEEDS(skillcert_column_check_numbers, (values, 2, NULL, 0, valid, number, codes, &counts, &err));
    FAILS(skillcert_column_check_numbers, (NULL, 2, NULL, 0, valid, number, codes, &counts, &err));
    SUCCEEDS(skillcert_column_check_lines, ("x\n", 2, 1, 2, NULL, 0, valid, number, codes, &counts, &err));
    FAILS(skillcert_column_check_lines, ("x\n", 2, 2, 2, NULL, 0, valid, number, codes, &counts, &err));
    SUCCEEDS(skillcert_column_check_arrow, (&schema, &array, NULL, 0, valid, number, codes, &counts, &err));
    schema.format = "f";
    FAILS(skillcert_column_check_arrow, (&schema, &array, NULL, 0, valid, number, codes, &counts, &err));
}

static void decisions(void)
{
    static const int32_t marks[] = {6000, -1};
    uint8_t outcomes[2];
    SUCCEEDS(skillcert_rule_decide_columns, (2, 1, marks, marks, 2, outcomes, NULL, NULL, &err));
    FAILS(skillcert_rule_decide_columns, (3, 1, marks, marks, 2, outcomes, NULL, NULL, &err));
}

static void scores(void)
{
    static const char *const wrong[] = {"", "NaN", "59.995", "100.01", "060", "60分", "1e2", "-0", "60.", "\xFF"};
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    int32_t hundredths;
    size_t i;
    SUCCEEDS(skillcert_score_parse, ("59.99", 5, &hundredths, &err));
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
        FAILS(skillcert_score_parse, (wrong[i], strlen(wrong[i]), &hundredths, &err));
    SUCCEEDS(skillcert_score_format, (5999, buf, sizeof buf, NULL, &err));
    FAILS(skillcert_score_format, (10001, buf, sizeof buf, NULL, &err));
    SUCCEEDS(skillcert_mark_parse, ("缺考", 6, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err));
    SUCCEEDS(skillcert_mark_read, ("0", 1, "缺考", 6, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err));
    FAILS(skillcert_mark_read, ("75", 2, "缺考", 6, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err));
    FAILS(skillcert_mark_parse, ("免考", 6, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err));
    FAILS(skillcert_mark_parse, ("\xC8\xB1\xBF\xBC", 4, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err));
    FAILS(skillcert_rule_decide, (SKILLCERT_RULE_THEORY_AND_PRACTICAL, &marks, &decision, &err));
    marks.theory = mark;
    SUCCEEDS(skillcert_mark_parse, ("60", 2, SKILLCERT_COMPONENT_SCORE_PRACTICAL, &mark, &err));
    marks.theory = marks.practical = mark;
    SUCCEEDS(skillcert_rule_decide, (SKILLCERT_RULE_THEORY_AND_PRACTICAL, &marks, &decision, &err));
}

static void plans(void)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_series series = SKILLCERT_SERIES_INIT;
    skillcert_plan plan = SKILLCERT_PLAN_INIT;
    int32_t value;
    skillcert_scheme_hunan(&scheme);
    series.year = 2026;
    series.city = 1;
    series.next = 9999999;
    SUCCEEDS(skillcert_series_plan, (&scheme, &series, 1, &plan, &err));
    FAILS(skillcert_series_plan, (&scheme, &series, 2, &plan, &err));
    SUCCEEDS(skillcert_region_parse, (SKILLCERT_COMPONENT_CITY, "01", 2, &value, &err));
    FAILS(skillcert_region_parse, (SKILLCERT_COMPONENT_CITY, "1", 1, &value, &err));
    SUCCEEDS(skillcert_date_parse, ("2026-11-23", 10, &value, &err));
    FAILS(skillcert_date_parse, ("2026-02-29", 10, &value, &err));
}

static void versions(void)
{
    SUCCEEDS(skillcert_abi_check, (SKILLCERT_ABI_VERSION));
    FAILS(skillcert_abi_check, (0));
    CALL(skillcert_abi_version, (), == SKILLCERT_ABI_VERSION, 1);
    CALL(skillcert_version, (), != NULL, 1);
    named("skillcert_abi_version")->failed = named("skillcert_version")->failed = 1; /* they cannot */
}

/* A text in an encoding, written in full and refused where there is no buffer. */
#define TEXT(function, memory, ...)                                                                                    \
    do {                                                                                                               \
        SUCCEEDS(function, (__VA_ARGS__, memory, sizeof memory / sizeof *memory, NULL));                               \
        FAILS(function, (__VA_ARGS__, NULL, 0, NULL));                                                                 \
    } while (0)

static void texts(int32_t code, int32_t lang)
{
    skillcert_finding finding = SKILLCERT_FINDING_INIT;
    finding.code = code;
    finding.component = SKILLCERT_COMPONENT_SCORE_PRACTICAL;
    finding.hint = SKILLCERT_HINT_GBK_FULL_WIDTH;
    TEXT(skillcert_message, buf, &finding, lang);
    TEXT(skillcert_message_utf16, wide, &finding, lang);
    TEXT(skillcert_message_gbk, buf, &finding, lang);
    TEXT(skillcert_cure, buf, &finding, lang);
    TEXT(skillcert_cure_utf16, wide, &finding, lang);
    TEXT(skillcert_cure_gbk, buf, &finding, lang);
    TEXT(skillcert_name, buf, SKILLCERT_LIST_CODE, code);
    TEXT(skillcert_name_utf16, wide, SKILLCERT_LIST_CODE, code);
    TEXT(skillcert_name_gbk, buf, SKILLCERT_LIST_CODE, code);
    TEXT(skillcert_text, buf, SKILLCERT_LIST_CODE, code, lang);
    TEXT(skillcert_text_utf16, wide, SKILLCERT_LIST_CODE, code, lang);
    TEXT(skillcert_text_gbk, buf, SKILLCERT_LIST_CODE, code, lang);
    if (skillcert_clause(code, NULL, 0, NULL) == SKILLCERT_OK)
        return; /* it rests on none: there is nothing to write */
    TEXT(skillcert_clause, buf, code);
    TEXT(skillcert_clause_utf16, wide, code);
    TEXT(skillcert_clause_gbk, buf, code);
}

static void all_texts(void)
{
    int32_t code;
    for (code = 1; code < 1000; code++) {
        if (skillcert_name(SKILLCERT_LIST_CODE, code, buf, sizeof buf, NULL) != SKILLCERT_OK)
            continue;
        texts(code, SKILLCERT_LANG_ZH);
        texts(code, SKILLCERT_LANG_EN);
    }
}

/* The control: what allocates is counted, and everything is free again. */
static void what_allocates(void)
{
    static const char *const requests[] = {"{}", "{\"a\":1}", "{"};
    static const uint64_t number = UINT64_C(2618010000001);
    size_t i, before, len;
    long left = live;
    for (i = 0; i < sizeof requests / sizeof *requests; i++) {
        before = calls;
        skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, requests[i], strlen(requests[i]), buf, sizeof buf, NULL, &err);
        if (calls == before || live != left)
            fail("nothing was counted, or something not freed", "skillcert_document");
    }
    before = calls;
    skillcert_audit_column("a", 1, &number, NULL, 1, NULL, 0, (uint8_t *)buf, sizeof buf, &len, &err);
    skillcert_audit_report((const uint8_t *)buf, len, NULL, NULL, 0, buf, sizeof buf, NULL, &err);
    skillcert_audit_merge((const uint8_t *)buf, len, NULL, 0, NULL, 0, NULL, &err);
    if (calls == before || live != left)
        fail("nothing was counted, or something not freed", "skillcert_audit_...");
    before = calls;
    if (skillcert_selftest(&err) != SKILLCERT_OK || calls == before || live != left)
        fail("nothing was counted, or something not freed", "skillcert_selftest");
}

/* Whether a function was seen in both ways in which it can end. */
static int seen(const char *name)
{
    const struct function *at;
    for (at = functions; at < functions + FUNCTIONS && at->name != NULL; at++)
        if (strcmp(at->name, name) == 0)
            return at->succeeded && at->failed;
    return 0;
}

/* Those of which the header says it. */
static int allocates(const char *name)
{
    return strcmp(name, "skillcert_document") == 0 || strstr(name, "_audit_") != NULL || strcmp(name, "skillcert_selftest") == 0;
}

/* Every exported function is here, so that a new one is not forgotten. */
static void nothing_is_left_out(const char *exports)
{
    char line[128];
    FILE *file = fopen(exports, "r");
    if (file == NULL)
        fail("cannot be read", exports);
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (!allocates(line) && !seen(line))
            fail("not called, or with one result only", line);
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    numbers();
    columns();
    decisions();
    scores();
    plans();
    versions();
    all_texts();
    what_allocates();
    nothing_is_left_out(argv[1]);
    printf("%u calls without allocation\n", checked);
    return 0;
}
