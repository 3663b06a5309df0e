/* Endless numbers, cells, scores and documents: refused by what has to be read of them, in memory that does not grow.
 *
 * `hostile BYTES` asks about inputs of so many bytes. `hostile BYTES proof` also compares the time on the processor with that of
 * ten thousand bytes: a reading of all would take a thousand times as long, ten times are allowed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "operations.h"

static skillcert_finding err = SKILLCERT_FINDING_INIT;

static void check(int holds, const char *what, const char *name)
{
    if (!holds) {
        fprintf(stderr, "hostile.c: %s: %s\n", name, what);
        exit(1);
    }
}

static int32_t number(const char *text, size_t len)
{
    uint64_t number;
    return skillcert_number_parse(text, len, NULL, 0, &number, NULL, &err);
}

static int32_t recover(const char *text, size_t len)
{
    skillcert_recovery recovery = SKILLCERT_RECOVERY_INIT;
    return skillcert_number_recover(text, len, NULL, 0, &recovery, &err);
}

static int32_t diagnose(const char *text, size_t len)
{
    skillcert_findings findings = SKILLCERT_FINDINGS_INIT;
    skillcert_number_diagnose(text, len, NULL, 0, &findings, &err);
    err = findings.findings[0];
    err.struct_size = sizeof err;
    return err.code;
}

static int32_t score(const char *text, size_t len)
{
    int32_t hundredths;
    return skillcert_score_parse(text, len, &hundredths, &err);
}

static int32_t date(const char *text, size_t len)
{
    int32_t date;
    return skillcert_date_parse(text, len, &date, &err);
}

static int32_t part(const char *text, size_t len)
{
    return skillcert_audit_report((const uint8_t *)text, len, NULL, NULL, 0, NULL, 0, NULL, &err);
}

static int32_t document_of(const char *text, size_t len)
{
    int32_t code = SKILLCERT_OK;
    int32_t operation;
    EACH_OPERATION(operation)
        code = skillcert_document(operation, text, len, NULL, 0, NULL, &err);
    return code;
}

/* What is repeated, and who is asked about it. A mark, a date and a document have to be UTF-8, so all of them is read. */
static const struct {
    const char *name, *piece;
    int32_t (*ask)(const char *text, size_t len);
    int whole;
} cases[] = {
    {"a number of digits", "9", number, 0},
    {"a number of blanks", " ", number, 0},
    {"a cell of blanks", " ", recover, 0},
    {"a cell of marks without width", "\xE2\x80\x8B", recover, 0},
    {"a cell of apostrophes", "'", recover, 0},
    {"a number with many faults", "x", diagnose, 0},
    {"a score of digits", "9", score, 0},
    {"a score of zeros", "0", score, 0},
    {"a score of blanks", " ", score, 0},
    {"a part of an audit", "SKCA", part, 0},
    {"a date", "2", date, 1},
    {"a document of arrays in arrays", "[", document_of, 1},
    {"a document of objects in objects", "{\"catalog\":", document_of, 1},
};

static char *repeated(const char *piece, size_t bytes)
{
    size_t len = strlen(piece);
    char *text = (char *)malloc(bytes);
    check(text != NULL, "no memory for the input", piece);
    for (size_t i = 0; i < bytes; i++)
        text[i] = piece[i % len];
    return text;
}

static long peak_kilobytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void told(const char *name)
{
    char sentence[SKILLCERT_MESSAGE_MAX];
    size_t len = 0;
    check(skillcert_message(&err, SKILLCERT_LANG_ZH, sentence, sizeof sentence, &len) == SKILLCERT_OK, "no sentence", name);
    check(len > 0 && len <= 256, "a sentence of more than 256 bytes", name);
}

/* The time on the processor of some calls. */
static clock_t asked(size_t i, size_t bytes, int times)
{
    char *text = repeated(cases[i].piece, bytes);
    /* The code that answers is in memory before it is weighed. */
    cases[i].ask(text, 100);
    long before = peak_kilobytes();
    clock_t start = clock();
    for (int n = 0; n < times; n++)
        check(cases[i].ask(text, bytes) != SKILLCERT_OK, "accepted", cases[i].name);
    clock_t end = clock();
    check(peak_kilobytes() - before <= 2048, "memory grows", cases[i].name);
    told(cases[i].name);
    free(text);
    return end - start;
}

int main(int argc, char **argv)
{
    size_t bytes = argc > 1 ? strtoul(argv[1], NULL, 10) : 0, count = sizeof cases / sizeof *cases;
    int proof = argc > 2;
    check(bytes > 0, "usage: hostile BYTES [proof]", "arguments");
    for (size_t i = 0; i < count; i++) {
        int times = proof && !cases[i].whole ? 1000 : 1;
        clock_t small = asked(i, 10000, times), large = asked(i, bytes, times);
        if (proof && !cases[i].whole)
            check(large <= small * 10 + CLOCKS_PER_SEC / 20, "all of it is read", cases[i].name);
    }
    printf("hostile: %zu kinds of input of %zu bytes\n", count, bytes);
    return 0;
}
