/* Runs every row of audit.tsv through the C interface, and a column from its check to its report: audit FOLDER. The
 * sentences of its refusals stand in messages.tsv. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skillcert.h"
#include "tsv.h"

enum { NUMBERS = 64, PART = 4096, REPORT = 8192 };

static __thread unsigned passed, failed;

typedef struct part {
    uint8_t bytes[PART];
    size_t len;
} part;

static size_t numbers(const tsv *table, size_t row, const char *title, uint64_t *out)
{
    char *end;
    const char *at = tsv_cell(table, row, title);
    size_t count = 0;
    for (; *at != '\0' && count < NUMBERS; at = *end == ' ' ? end + 1 : end)
        out[count++] = strtoull(at, &end, 10);
    return count;
}

/* The part of one shard; it has to fit exactly in as many bytes as it needs, and in no fewer. */
static int32_t column(const tsv *table, size_t row, const char *name, const char *title, const char *void_title, part *out,
                      skillcert_finding *err)
{
    uint64_t column[NUMBERS], voids[NUMBERS];
    const char *shard = tsv_cell(table, row, name);
    size_t rows = numbers(table, row, title, column), n_voids = void_title ? numbers(table, row, void_title, voids) : 0, len;
    int32_t code = skillcert_audit_column(shard, strlen(shard), column, NULL, rows, voids, n_voids, NULL, 0, &len, err);
    if (code != SKILLCERT_CODE_BUFFER_TOO_SMALL)
        return code;
    if (len > PART
        || skillcert_audit_column(shard, strlen(shard), column, NULL, rows, voids, n_voids, out->bytes, len - 1, &out->len, NULL)
               != SKILLCERT_CODE_BUFFER_TOO_SMALL
        || out->len != len)
        abort();
    return skillcert_audit_column(shard, strlen(shard), column, NULL, rows, voids, n_voids, out->bytes, len, &out->len, err);
}

static size_t hex(const char *text, uint8_t *out)
{
    size_t len = 0;
    unsigned byte;
    for (; sscanf(text, "%2x", &byte) == 1; text += 2)
        out[len++] = (uint8_t)byte;
    return len;
}

static int32_t audit(const tsv *table, size_t row, part *out, skillcert_finding *err)
{
    part first, second;
    int32_t code;
    if (*tsv_cell(table, row, "part") != '\0') {
        out->len = hex(tsv_cell(table, row, "part"), out->bytes);
        return SKILLCERT_OK;
    }
    code = column(table, row, "first_name", "first", "voids", &first, err);
    if (code != SKILLCERT_OK || *tsv_cell(table, row, "second_name") == '\0') {
        *out = first;
        return code;
    }
    code = column(table, row, "second_name", "second", NULL, &second, err);
    return code != SKILLCERT_OK
               ? code
               : skillcert_audit_merge(first.bytes, first.len, second.bytes, second.len, out->bytes, PART, &out->len, err);
}

static void expect(const tsv *table, size_t row, const char *title, const char *found)
{
    if (strcmp(tsv_cell(table, row, title), found) == 0) {
        passed++;
        return;
    }
    failed++;
    printf("%s.tsv:%lu: %s is \"%s\", expected \"%s\"\n", table->name, (unsigned long)row + 2, title, found,
           tsv_cell(table, row, title));
}

static void expect_number(const tsv *table, size_t row, const char *title, int given, long long number)
{
    char text[32] = "";
    if (given)
        snprintf(text, sizeof text, "%lld", number);
    expect(table, row, title, text);
}

/* The sentences of a refused row. */
static void expect_sentences(const tsv *table, const tsv *messages, size_t row, const skillcert_finding *err)
{
    static const struct { const char *title; int32_t lang; } langs[] = {{"zh", SKILLCERT_LANG_ZH}, {"en", SKILLCERT_LANG_EN}};
    char sentence[SKILLCERT_MESSAGE_MAX + 1];
    size_t at = 0, i;
    while (at < messages->rows
           && (strcmp(tsv_cell(messages, at, "table"), table->name) != 0 || tsv_number(messages, at, "row") != row + 1))
        at++;
    if (at == messages->rows)
        abort();
    for (i = 0; i < 2; i++) {
        if (skillcert_message(err, langs[i].lang, sentence, sizeof sentence, NULL) != SKILLCERT_OK)
            abort();
        expect(messages, at, langs[i].title, sentence);
    }
}

static void run(const tsv *table, const tsv *messages, size_t row)
{
    char report[REPORT];
    part whole = {{0}, 0};
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    int has_rows = *tsv_cell(table, row, "rows") != '\0';
    uint64_t last[NUMBERS], rows = has_rows ? tsv_number(table, row, "rows") : 0;
    size_t n_last = numbers(table, row, "last", last), len;
    int32_t code = audit(table, row, &whole, &err);
    report[0] = '\0';
    if (code == SKILLCERT_OK)
        code = skillcert_audit_report(whole.bytes, whole.len, has_rows ? &rows : NULL, last, n_last,
                                      report, sizeof report, &len, &err);
    expect(table, row, "report", report);
    if (code == SKILLCERT_OK) {
        expect(table, row, "code", "ok");
    } else {
        char name[64] = "", component[64] = "";
        skillcert_name(SKILLCERT_LIST_CODE, code, name, sizeof name, NULL);
        skillcert_name(SKILLCERT_LIST_COMPONENT, err.component, component, sizeof component, NULL);
        expect(table, row, "code", name);
        expect(table, row, "component", component);
        expect_number(table, row, "index", err.has_index, (long long)err.index);
        expect_number(table, row, "value", err.has_value, err.value);
        expect_number(table, row, "limit", err.has_limit, err.limit);
        expect_sentences(table, messages, row, &err);
    }
}

#define CHECK(condition) ((condition) ? (void)passed++ : (void)(failed++, printf("%s:%d: %s\n", __FILE__, __LINE__, #condition)))

/* Texts to verdicts, verdicts to a part, a part under another name. */
static void a_column_is_checked_and_audited(void)
{
    static const char data[] = "2618010000001" "261801000000O" "2618010000003";
    static const uint64_t rows[] = {UINT64_C(2618010000001), 0};
    static const uint16_t none[] = {0, 0};
    uint64_t found[3];
    uint16_t codes[3];
    uint8_t valid[1];
    char report[REPORT];
    part audited, renamed;
    CHECK(skillcert_audit_column("a", 1, rows, none, 2, NULL, 0, audited.bytes, PART, &audited.len, NULL) == SKILLCERT_OK);
    CHECK(skillcert_audit_report(audited.bytes, audited.len, NULL, NULL, 0, report, sizeof report, NULL, NULL) == SKILLCERT_OK);
    CHECK(strstr(report, "\"numbers\":1,\"refused\":0,\"nulls\":1"));
    CHECK(skillcert_column_check_fixed(data, 3, NULL, 0, valid, found, codes, NULL, NULL) == SKILLCERT_OK);
    CHECK(skillcert_audit_column("a", 1, found, codes, 3, NULL, 0, audited.bytes, PART, &audited.len, NULL) == SKILLCERT_OK);
    CHECK(skillcert_audit_as_shard(audited.bytes, audited.len, "\xE9\x95\xBF\xE6\xB2\x99", 6, renamed.bytes, PART, &renamed.len, NULL)
          == SKILLCERT_OK);
    CHECK(skillcert_audit_report(renamed.bytes, renamed.len, NULL, NULL, 0, report, sizeof report, NULL, NULL) == SKILLCERT_OK);
    CHECK(strstr(report, "\"shards\":[\"\xE9\x95\xBF\xE6\xB2\x99\"]") && strstr(report, "\"number_not_digit\":1")
          && strstr(report, "\"gaps\":[[2,2]]"));
}

static void what_cannot_be_is_refused(void)
{
    static const uint64_t number = UINT64_C(2618010000001), no_number = 0;
    static const uint16_t unknown = 7, accepted = 0, refused = SKILLCERT_CODE_NUMBER_LENGTH;
    uint8_t buf[PART];
    size_t len = 1;
    CHECK(skillcert_audit_column("a", 1, NULL, NULL, 1, NULL, 0, buf, PART, NULL, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_audit_column("a", 1, &number, NULL, SIZE_MAX, NULL, 0, buf, PART, NULL, NULL) == SKILLCERT_CODE_LENGTH_OVERFLOW);
    CHECK(skillcert_audit_column("a", 1, &number, NULL, 1, NULL, 1, buf, PART, NULL, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_audit_column("a", 1, &number, NULL, 1, &no_number, 1, buf, PART, NULL, NULL) == SKILLCERT_CODE_SERIAL_ZERO);
    CHECK(skillcert_audit_column("\xFF", 1, &number, NULL, 1, NULL, 0, buf, PART, NULL, NULL) == SKILLCERT_CODE_NOT_UTF8);
    CHECK(skillcert_audit_column("a", 1, &no_number, &unknown, 1, NULL, 0, buf, PART, NULL, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
    CHECK(skillcert_audit_column("a", 1, &number, &refused, 1, NULL, 0, buf, PART, NULL, NULL) == SKILLCERT_CODE_AUDIT_ROWS_DIFFER);
    CHECK(skillcert_audit_column("a", 1, &number, &accepted, 1, NULL, 0, NULL, 1, NULL, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_audit_merge(NULL, 0, NULL, 0, buf, PART, &len, NULL) == SKILLCERT_CODE_AUDIT_PART_MALFORMED && len == 0);
    CHECK(skillcert_audit_report(NULL, 4, NULL, NULL, 0, (char *)buf, PART, NULL, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_audit_as_shard(buf, 3, "a", 1, buf, PART, NULL, NULL) == SKILLCERT_CODE_AUDIT_PART_MALFORMED);
}

int main(int argc, char **argv)
{
    tsv table, messages;
    size_t row;
    if (argc != 2)
        return 2;
    passed = failed = 0;
    table = tsv_read(argv[1], "audit");
    messages = tsv_read(argv[1], "messages");
    for (row = 0; row < table.rows; row++)
        run(&table, &messages, row);
    printf("%lu rows of audits, ", (unsigned long)table.rows);
    tsv_free(&table);
    tsv_free(&messages);
    a_column_is_checked_and_audited();
    what_cannot_be_is_refused();
    printf("%u checks passed, %u failed\n", passed, failed);
    return failed > 0;
}
