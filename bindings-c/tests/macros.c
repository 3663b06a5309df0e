/* What the macros of the header say is what the library says: every macro is a row of macros.inc (see macros.sh). */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skillcert.h"

static unsigned wrong;

static void check(int holds, const char *macro, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "macros: SKILLCERT_%s: %s\n", macro, what);
    wrong++;
}

/* A word of a list: the macro SKILLCERT_LIST_<list>, the name and number after it, and the comment of the header. */
static const struct word {
    int32_t list;
    const char *macro, *name;
    int32_t number;
    const char *text;
} words[] = {
#define WORD(list, name, text) {SKILLCERT_LIST_##list, #list "_" #name, #name, SKILLCERT_##list##_##name, text},
#define OTHER(name)
#include "macros.inc"
#undef WORD
#undef OTHER
};

enum { WORDS = sizeof words / sizeof *words, WIDTH = 2 * SKILLCERT_MESSAGE_MAX };

/* SCORE_THEORY is score.theory; a name in Chinese has no such form, its text tells it apart. */
static int is_named(const char *name, const char *macro)
{
    for (; *name != '\0'; name++, macro++) {
        if ((unsigned char)*name > 127)
            return 1;
        if ((*name == '.' ? '_' : toupper((unsigned char)*name)) != *macro)
            return 0;
    }
    return *macro == '\0';
}

static void check_word(const struct word *word)
{
    char name[WIDTH] = "", text[WIDTH] = "";
    check(skillcert_name(word->list, word->number, name, sizeof name, NULL) == SKILLCERT_OK
              && is_named(name, word->name),
          word->macro, name);
    check(skillcert_text(word->list, word->number, SKILLCERT_LANG_EN, text, sizeof text, NULL) == SKILLCERT_OK
              && strcmp(text, word->text) == 0,
          word->macro, text);
}

/* Every number that the library knows has its macro; gives back how many lists there are. */
static int32_t check_lists(void)
{
    int32_t list, number;
    char name[WIDTH];
    for (list = 1;; list++) {
        size_t i, known = 0, written = 0;
        for (i = 0; i < WORDS; i++)
            written += words[i].list == list;
        for (number = 0; number < 1000; number++)
            known += skillcert_name(list, number, name, sizeof name, NULL) == SKILLCERT_OK;
        if (known == 0 && written == 0)
            return list - 1;
        check(known == written, "LIST_…", "a list has words without a macro, or macros without a word");
    }
}

static int versions(void)
{
    return skillcert_abi_version() == SKILLCERT_ABI_VERSION
           && skillcert_abi_check(SKILLCERT_ABI_VERSION) == SKILLCERT_OK;
}

static int found(void)
{
    skillcert_finding character = SKILLCERT_FINDING_INIT, byte = SKILLCERT_FINDING_INIT;
    uint64_t number;
    skillcert_number_parse("O", 1, NULL, 0, &number, NULL, &character);
    skillcert_number_parse("\xB1", 1, NULL, 0, &number, NULL, &byte);
    return character.found_kind == SKILLCERT_FOUND_CHARACTER && character.found == 'O'
           && byte.found_kind == SKILLCERT_FOUND_BYTE && byte.found == 0xB1;
}

static int languages(void)
{
    char zh[WIDTH], en[WIDTH];
    return skillcert_text(SKILLCERT_LIST_OUTCOME, SKILLCERT_OUTCOME_PASSED, SKILLCERT_LANG_ZH, zh, WIDTH, NULL) == 0
           && skillcert_text(SKILLCERT_LIST_OUTCOME, SKILLCERT_OUTCOME_PASSED, SKILLCERT_LANG_EN, en, WIDTH, NULL) == 0
           && strcmp(zh, "合格") == 0 && strcmp(en, "passed") == 0;
}

/* The longest message that the library can make; it must fit, and the bound must not be idle. */
static int longest_message(void)
{
    size_t i, required, longest = 0;
    for (i = 0; i < WORDS; i++) {
        skillcert_finding finding = SKILLCERT_FINDING_INIT;
        if (words[i].list != SKILLCERT_LIST_CODE)
            continue;
        finding.code = words[i].number;
        finding.component = SKILLCERT_COMPONENT_PROVINCIAL_OPINION;
        finding.has_value = finding.has_limit = finding.has_index = 1;
        finding.index = UINT64_MAX - 1;
        finding.value = finding.limit = INT64_MIN;
        if (skillcert_message(&finding, SKILLCERT_LANG_ZH, NULL, 0, &required) != SKILLCERT_CODE_BUFFER_TOO_SMALL)
            return 0;
        longest = required > longest ? required : longest;
    }
    return longest <= SKILLCERT_MESSAGE_MAX && longest > SKILLCERT_MESSAGE_MAX / 4;
}

static int number_lengths(void)
{
    char buf[SKILLCERT_NUMBER_BUF + 1];
    size_t required;
    memset(buf, '#', sizeof buf);
    return skillcert_number_format(1918010000001, buf, SKILLCERT_NUMBER_BUF, &required, NULL) == SKILLCERT_OK
           && required == SKILLCERT_NUMBER_LEN && buf[SKILLCERT_NUMBER_BUF - 1] == '\0' && buf[SKILLCERT_NUMBER_BUF] == '#';
}

/* The arrays have as many places as is said; more repairs than those that 51 blanks take fit in no text. */
static int recovery_lengths(void)
{
    skillcert_recovery recovery = SKILLCERT_RECOVERY_INIT;
    skillcert_findings findings = SKILLCERT_FINDINGS_INIT;
    char text[65];
    memset(text, ' ', sizeof text);
    memcpy(text, "1918010000001", SKILLCERT_NUMBER_LEN);
    return sizeof recovery.kinds / sizeof *recovery.kinds == SKILLCERT_REPAIRS_MAX
           && sizeof findings.findings / sizeof *findings.findings == SKILLCERT_FINDINGS_MAX
           && skillcert_number_recover(text, 64, NULL, 0, &recovery, NULL) == SKILLCERT_OK
           && recovery.repair_count <= SKILLCERT_REPAIRS_MAX
           && skillcert_number_recover(text, 65, NULL, 0, &recovery, NULL) == SKILLCERT_CODE_NUMBER_LENGTH
           && skillcert_number_diagnose("OOOOOOOOOOOOOO", 14, NULL, 0, &findings, NULL) == SKILLCERT_OK
           && findings.finding_count == SKILLCERT_FINDINGS_MAX;
}

static int32_t outcome_of(int32_t hundredths)
{
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    marks.practical.kind = SKILLCERT_MARK_SCORE;
    marks.practical.hundredths = hundredths;
    marks.theory.kind = SKILLCERT_MARK_NONE;
    skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, NULL);
    return decision.outcome;
}

static int pass_mark(void)
{
    return outcome_of(SKILLCERT_PASS_MARK) == SKILLCERT_OUTCOME_PASSED
           && outcome_of(SKILLCERT_PASS_MARK - 1) == SKILLCERT_OUTCOME_FAILED;
}

static int32_t kind(const char *text)
{
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    skillcert_mark_parse(text, strlen(text), SKILLCERT_COMPONENT_SCORE_THEORY, &mark, NULL);
    return mark.kind;
}

static int marks(void)
{
    return kind("") == SKILLCERT_MARK_NONE && kind("60") == SKILLCERT_MARK_SCORE && kind("缺考") == SKILLCERT_MARK_ABSENT
           && kind("作废") == SKILLCERT_MARK_VOID && kind("缓考") == SKILLCERT_MARK_DEFERRED;
}

static int document_limit(void)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    const size_t size = (size_t)SKILLCERT_DOCUMENT_MAX + 1;
    char *spaces = (char *)malloc(size);
    if (spaces == NULL)
        return 0;
    memset(spaces, ' ', size);
    skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, spaces, size, NULL, 0, NULL, &err);
    free(spaces);
    return err.code == SKILLCERT_CODE_DOCUMENT_TOO_LARGE && err.limit == SKILLCERT_DOCUMENT_MAX;
}

static int32_t decide(const skillcert_marks *marks)
{
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    return skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, marks, &decision, NULL);
}

static int32_t plan(const skillcert_series *series)
{
    skillcert_plan planned = SKILLCERT_PLAN_INIT;
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_scheme_hunan(&scheme);
    return skillcert_series_plan(&scheme, series, 1, &planned, NULL);
}

/* The size that a struct begins with is the one that the library takes; one byte less is refused. */
#define SIZES(type, initial, call)                                                          \
    static int type##_size(void)                                                            \
    {                                                                                       \
        const type first = initial;                                                         \
        type record = first;                                                                \
        const int32_t taken = call;                                                         \
        record = first;                                                                     \
        record.struct_size--;                                                               \
        return first.struct_size == sizeof first && taken != SKILLCERT_CODE_STRUCT_SIZE     \
               && (call) == SKILLCERT_CODE_STRUCT_SIZE;                                     \
    }
SIZES(skillcert_finding, SKILLCERT_FINDING_INIT, skillcert_message(&record, SKILLCERT_LANG_ZH, NULL, 0, NULL))
SIZES(skillcert_scheme, SKILLCERT_SCHEME_INIT, skillcert_scheme_hunan(&record))
SIZES(skillcert_parts, SKILLCERT_PARTS_INIT, skillcert_number_parts(1918010000001, &record, NULL))
SIZES(skillcert_counts, SKILLCERT_COUNTS_INIT,
    skillcert_column_check_numbers(NULL, 0, NULL, 0, NULL, NULL, NULL, &record, NULL))
SIZES(skillcert_recovery, SKILLCERT_RECOVERY_INIT, skillcert_number_recover("", 0, NULL, 0, &record, NULL))
SIZES(skillcert_findings, SKILLCERT_FINDINGS_INIT, skillcert_number_diagnose("", 0, NULL, 0, &record, NULL))
SIZES(skillcert_mark, SKILLCERT_MARK_INIT, skillcert_mark_parse("60", 2, SKILLCERT_COMPONENT_SCORE_THEORY, &record, NULL))
SIZES(skillcert_marks, SKILLCERT_MARKS_INIT, decide(&record))
SIZES(skillcert_decision, SKILLCERT_DECISION_INIT, skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, NULL, &record, NULL))
SIZES(skillcert_series, SKILLCERT_SERIES_INIT, plan(&record))
SIZES(skillcert_plan, SKILLCERT_PLAN_INIT, skillcert_series_plan(NULL, NULL, 1, &record, NULL))

typedef int proof(void);

/* Every other macro and what proves it; NULL where there is nothing to compare at run time, with the reason. */
static const struct {
    const char *macro;
    proof *holds;
} others[] = {
    {"H", NULL},     /* include guard */
    {"CALL", NULL},  /* calling convention */
    {"API", NULL},   /* linkage */
    {"PANIC", NULL}, /* needs the panicking export: fault.c */
    {"ASSERT", NULL}, /* undefined again at the end of the header */
    {"OK", versions},
    {"ABI_VERSION", versions},
    {"FOUND_CHARACTER", found},
    {"FOUND_BYTE", found},
    {"LANG_ZH", languages},
    {"LANG_EN", languages},
    {"MESSAGE_MAX", longest_message},
    {"NUMBER_LEN", number_lengths},
    {"NUMBER_BUF", number_lengths},
    {"REPAIRS_MAX", recovery_lengths},
    {"FINDINGS_MAX", recovery_lengths},
    {"PASS_MARK", pass_mark},
    {"MARK_NONE", marks},
    {"MARK_SCORE", marks},
    {"MARK_ABSENT", marks},
    {"MARK_VOID", marks},
    {"MARK_DEFERRED", marks},
    {"DOCUMENT_MAX", document_limit},
    {"FINDING_INIT", skillcert_finding_size},
    {"SCHEME_INIT", skillcert_scheme_size},
    {"PARTS_INIT", skillcert_parts_size},
    {"COUNTS_INIT", skillcert_counts_size},
    {"RECOVERY_INIT", skillcert_recovery_size},
    {"FINDINGS_INIT", skillcert_findings_size},
    {"MARK_INIT", skillcert_mark_size},
    {"MARKS_INIT", skillcert_marks_size},
    {"DECISION_INIT", skillcert_decision_size},
    {"SERIES_INIT", skillcert_series_size},
    {"PLAN_INIT", skillcert_plan_size},
};

enum { OTHERS = sizeof others / sizeof *others };

static void check_other(const char *macro)
{
    size_t i = 0;
    while (i < OTHERS && strcmp(others[i].macro, macro) != 0)
        i++;
    if (i == OTHERS)
        check(0, macro, "has no row in macros.c");
    else if (others[i].holds != NULL)
        check(others[i].holds(), macro, "is not what the library says");
}

int main(void)
{
    static const char *const rest[] = {
#define WORD(list, name, text)
#define OTHER(name) #name,
#include "macros.inc"
#undef WORD
#undef OTHER
    };
    const size_t count = sizeof rest / sizeof *rest;
    size_t i;
    int32_t lists = check_lists();
    for (i = 0; i < WORDS; i++)
        check_word(&words[i]);
    for (i = 0; i < count; i++)
        check_other(rest[i]);
    check(count == OTHERS, "…", "a row of macros.c has no macro");
    printf("%u words of %d lists and %u other macros compared, %u wrong\n", (unsigned)WORDS, (int)lists, (unsigned)count,
           wrong);
    return wrong > 0;
}
