/* Runs the scenario through the functions for documents, and compares every answer byte for byte: scenario FOLDER. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "operations.h"
#include "tsv.h"

enum { OPERATIONS = 64 };

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "scenario: %s: %s\n", what, which);
    exit(1);
}

static void *resized(void *memory, size_t size)
{
    void *moved = realloc(memory, size);
    if (moved == NULL)
        fail("no memory", "");
    return moved;
}

/* The number of an operation. */
static int32_t operation_named(const char *name)
{
    char known[64];
    int32_t number;
    EACH_OPERATION(number)
        if (skillcert_name(SKILLCERT_LIST_OPERATION, number, known, sizeof known, NULL) == SKILLCERT_OK && strcmp(known, name) == 0)
            return number;
    fail("no such operation", name);
    return 0;
}

static int32_t operation_count(void)
{
    int32_t number;
    EACH_OPERATION(number);
    return number - 1;
}

/* The row of an earlier step. */
static size_t step_named(const tsv *table, size_t before, const char *name, size_t len)
{
    size_t row;
    for (row = 0; row < before; row++) {
        const char *step = tsv_cell(table, row, "step");
        if (strlen(step) == len && memcmp(step, name, len) == 0)
            return row;
    }
    fail("no earlier step", name);
    return 0;
}

typedef struct text {
    char *bytes;
    size_t len;
} text;

static void append(text *to, const char *bytes, size_t len)
{
    to->bytes = (char *)resized(to->bytes, to->len + len + 1);
    memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
    to->bytes[to->len] = '\0';
}

/* The request of a row, with the answer of the step instead of {{step}}. */
static text expand(const tsv *table, size_t row, const text *answers)
{
    text request = {NULL, 0};
    const char *at = tsv_cell(table, row, "request"), *open;
    while ((open = strstr(at, "{{")) != NULL) {
        size_t len = strcspn(open + 2, "}");
        const text *answer = &answers[step_named(table, row, open + 2, len)];
        append(&request, at, (size_t)(open - at));
        append(&request, answer->bytes, answer->len);
        at = open + 2 + len + 2;
    }
    append(&request, at, strlen(at));
    return request;
}

/* The sentence and the cure that the error detail gives stand in the error document. */
static void check_told(const skillcert_finding *err, int32_t lang, const char *sentence, const char *cure,
                       const char *error)
{
    char text[SKILLCERT_MESSAGE_MAX + 1], member[SKILLCERT_MESSAGE_MAX + 16];
    if (skillcert_message(err, lang, text, sizeof text, NULL) != SKILLCERT_OK)
        fail("no message", error);
    snprintf(member, sizeof member, "\"%s\":\"%s\"", sentence, text);
    if (strstr(error, member) == NULL)
        fail("another message", error);
    if (skillcert_cure(err, lang, text, sizeof text, NULL) != SKILLCERT_OK)
        fail("no cure", error);
    snprintf(member, sizeof member, "\"%s\":\"%s\"", cure, text);
    if (strstr(error, member) == NULL)
        fail("another cure", error);
}

/* Asks for the length, then for the answer or the error document. */
static text run(int32_t operation, const text *request, int32_t *code)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    text answer = {NULL, 0};
    size_t needed = 0;
    int32_t asked = skillcert_document(operation, request->bytes, request->len, NULL, 0, &needed, &err);
    answer.bytes = (char *)resized(NULL, needed + 1);
    *code = skillcert_document(operation, request->bytes, request->len, answer.bytes, needed + 1, &answer.len, &err);
    if (answer.len != needed || answer.bytes[needed] != '\0' || err.code != *code)
        fail("the two calls differ", answer.bytes);
    if (asked != (*code == SKILLCERT_OK ? SKILLCERT_CODE_BUFFER_TOO_SMALL : *code))
        fail("asking for the length gave another code", answer.bytes);
    if (*code != SKILLCERT_OK) {
        check_told(&err, SKILLCERT_LANG_ZH, "zh", "cure_zh", answer.bytes);
        check_told(&err, SKILLCERT_LANG_EN, "en", "cure_en", answer.bytes);
    }
    return answer;
}

static int differs(const char *step, const char *what, const char *found, const char *expected)
{
    size_t at = 0;
    if (strcmp(found, expected) == 0)
        return 0;
    while (found[at] == expected[at])
        at++;
    fprintf(stderr, "scenario.tsv: step %s: %s differs from byte %lu on: \"%.200s\", expected \"%.200s\"\n", step, what,
            (unsigned long)at, found + at, expected + at);
    return 1;
}

static int code_differs(const char *step, int32_t code, const char *expected)
{
    char name[64] = "ok";
    if (code != SKILLCERT_OK && skillcert_name(SKILLCERT_LIST_CODE, code, name, sizeof name, NULL) != SKILLCERT_OK)
        fail("unknown code at step", step);
    return differs(step, "the code", name, expected);
}

/* Runs all steps; gives back how many went wrong. */
static size_t run_steps(const tsv *table, char *expected)
{
    text *answers = (text *)resized(NULL, table->rows * sizeof *answers);
    char used[OPERATIONS] = {0};
    size_t row, wrong = 0;
    int32_t operations_used = 0;
    for (row = 0; row < table->rows; row++) {
        const char *step = tsv_cell(table, row, "step");
        int32_t operation = operation_named(tsv_cell(table, row, "operation"));
        size_t end = strcspn(expected, "\n");
        text request = expand(table, row, answers);
        int32_t code;
        if (expected[end] != '\n')
            fail("no answer on record for step", step);
        expected[end] = '\0';
        answers[row] = run(operation, &request, &code);
        wrong += (code_differs(step, code, tsv_cell(table, row, "code"))
                  + differs(step, "the answer", answers[row].bytes, expected)) > 0;
        expected += end + 1;
        operations_used += !used[operation];
        used[operation] = 1;
        free(request.bytes);
    }
    if (*expected != '\0')
        fail("more answers than steps", expected);
    for (row = 0; row < table->rows; row++)
        free(answers[row].bytes);
    free(answers);
    printf("%lu steps of the scenario, %lu wrong; %d of %d operations used\n", (unsigned long)table->rows,
           (unsigned long)wrong, (int)operations_used, (int)operation_count());
    return wrong;
}

int main(int argc, char **argv)
{
    tsv table;
    char *expected;
    size_t wrong;
    if (argc != 2 || skillcert_abi_check(SKILLCERT_ABI_VERSION) != SKILLCERT_OK)
        return 2;
    table = tsv_read(argv[1], "scenario");
    expected = tsv_text(argv[1], "scenario.answers");
    wrong = run_steps(&table, expected);
    free(expected);
    tsv_free(&table);
    return wrong > 0;
}
