/* What hosts do wrong, and what must come of it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow.h"
#include "operations.h"

/* Of each thread, for stress.c runs this program in several. */
static __thread unsigned checked;

static void check(int holds, const char *condition, int line)
{
    checked++;
    if (!holds) {
        fprintf(stderr, "misuse.c:%d: %s\n", line, condition);
        exit(1);
    }
}

#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static const char NUMBER[] = "1918010000001";
static const uint64_t VALUE = UINT64_C(1918010000001);
static const size_t LEN = SKILLCERT_NUMBER_LEN;

static skillcert_finding finding(void)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    err.code = 12345;
    return err;
}

static skillcert_scheme hunan(void)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    CHECK(skillcert_scheme_hunan(&scheme) == SKILLCERT_OK);
    return scheme;
}

/* Damaged numbers: who overlooks a failure finds no number, and no repair of an earlier one. */
static void recoveries(void)
{
    skillcert_finding err = finding();
    skillcert_scheme scheme = hunan();
    skillcert_recovery recovery = SKILLCERT_RECOVERY_INIT;
    skillcert_findings findings = SKILLCERT_FINDINGS_INIT;

    CHECK(skillcert_number_recover(NULL, 1, NULL, 0, &recovery, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 1);
    CHECK(skillcert_number_recover(NUMBER, LEN, NULL, 0, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 5);
    CHECK(skillcert_number_recover(NUMBER, LEN, NULL, 20261123, &recovery, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 3);
    CHECK(skillcert_number_recover(NULL, 0, NULL, 0, &recovery, &err) == SKILLCERT_CODE_NUMBER_MISSING);
    CHECK(skillcert_number_recover(NUMBER, SIZE_MAX, NULL, 0, &recovery, &err) != SKILLCERT_OK && recovery.number == 0);
    CHECK(skillcert_number_recover_integer(1, NULL, 0, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 4);
    CHECK(skillcert_number_recover_integer(INT64_MIN, &scheme, 0, &recovery, &err) == SKILLCERT_CODE_NUMBER_NOT_DIGIT);
    CHECK(skillcert_number_recover_integer(INT64_MAX, &scheme, 0, &recovery, &err) == SKILLCERT_CODE_NUMBER_LENGTH);

    CHECK(skillcert_number_recover(" 1918010000001", 14, &scheme, 0, &recovery, &err) == SKILLCERT_OK);
    CHECK(recovery.number == VALUE && recovery.repair_count == 1 && recovery.kinds[0] == SKILLCERT_REPAIR_WHITE_SPACE);
    CHECK(recovery.struct_size == sizeof recovery && recovery.places[0] == 0 && recovery.found[0] == ' ');
    CHECK(skillcert_number_recover("1.91801E+12", 11, &scheme, 0, &recovery, &err) == SKILLCERT_CODE_NUMBER_DIGITS_LOST);
    CHECK(recovery.number == 0 && recovery.repair_count == 0 && recovery.kinds[0] == 0 && recovery.found[0] == 0);
    CHECK(err.value == INT64_C(1918005000000) && err.limit == INT64_C(1918014999999));
    recovery.struct_size = sizeof recovery - 1;
    CHECK(skillcert_number_recover(NUMBER, LEN, NULL, 0, &recovery, &err) != SKILLCERT_OK);

    CHECK(skillcert_number_diagnose(NULL, 1, NULL, 0, &findings, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 1);
    CHECK(skillcert_number_diagnose(NUMBER, LEN, NULL, 0, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 5);
    CHECK(skillcert_number_diagnose("OOOOOOOOOOOOOO", 14, &scheme, 0, &findings, &err) == SKILLCERT_OK);
    CHECK(findings.finding_count == SKILLCERT_FINDINGS_MAX);
    CHECK(skillcert_number_diagnose(NUMBER, LEN, &scheme, 20261123, &findings, &err) == SKILLCERT_OK);
    CHECK(findings.finding_count == 0 && findings.findings[0].code == 0);
    findings.struct_size = 0;
    CHECK(skillcert_number_diagnose(NUMBER, LEN, NULL, 0, &findings, &err) != SKILLCERT_OK);
}

static void null_arguments(void)
{
    skillcert_finding err = finding();
    skillcert_scheme scheme = hunan();
    uint64_t number = VALUE;
    int32_t assurance = SKILLCERT_ASSURANCE_ISSUED;

    CHECK(skillcert_number_parse(NULL, 13, NULL, 0, &number, &assurance, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.code == SKILLCERT_CODE_NULL_ARGUMENT && err.has_value == 1 && err.value == 1);
    CHECK(err.component == SKILLCERT_COMPONENT_ARGUMENT && err.clause == 0 && !err.has_index);
    CHECK(number == 0 && assurance == 0);

    assurance = SKILLCERT_ASSURANCE_ISSUED;
    CHECK(skillcert_number_parse(NUMBER, LEN, NULL, 0, NULL, &assurance, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 5 && assurance == 0);
    CHECK(skillcert_number_parse(NUMBER, LEN, NULL, 0, &number, NULL, NULL) == SKILLCERT_OK && number == VALUE);
    CHECK(skillcert_number_parse("x", 1, NULL, 0, &number, NULL, NULL) == SKILLCERT_CODE_NUMBER_NOT_DIGIT);

    /* A date without a scheme would not be looked at. */
    CHECK(skillcert_number_parse(NUMBER, LEN, NULL, 20261123, &number, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 3 && number == 0);

    CHECK(skillcert_number_check(VALUE, NULL, 0, &assurance, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 2);
    CHECK(skillcert_number_check(VALUE, &scheme, 0, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 4);
    CHECK(skillcert_number_parts(VALUE, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 2);
    CHECK(skillcert_number_from_parts(NULL, &number, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 1);
    CHECK(skillcert_scheme_hunan(NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_score_parse("60", 2, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 3);
    CHECK(skillcert_mark_parse("60", 2, SKILLCERT_COMPONENT_SCORE_THEORY, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, NULL, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 3);
    CHECK(skillcert_series_plan(NULL, NULL, 1, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_date_parse("2026-11-23", 10, NULL, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_region_parse(SKILLCERT_COMPONENT_CITY, "01", 2, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_message(NULL, SKILLCERT_LANG_ZH, NULL, 0, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_number_format(VALUE, NULL, 13, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 2);
}

static void empty_and_endless_texts(void)
{
    skillcert_finding err = finding();
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    uint64_t number = VALUE;
    int32_t out = 7;
    char buf[SKILLCERT_NUMBER_BUF];

    CHECK(skillcert_number_parse(NULL, 0, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_NUMBER_MISSING && number == 0);
    CHECK(skillcert_score_parse(NULL, 0, &out, &err) == SKILLCERT_CODE_SCORE_MISSING && out == -1);
    CHECK(skillcert_date_parse(NULL, 0, &out, &err) == SKILLCERT_CODE_DATE_NOT_ISO && out == -1);
    CHECK(skillcert_mark_parse(NULL, 0, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err) == SKILLCERT_OK);
    CHECK(mark.kind == SKILLCERT_MARK_NONE && mark.hundredths == -1 && err.code == SKILLCERT_OK);

    CHECK(skillcert_number_parse(NUMBER, SIZE_MAX, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW);
    CHECK(err.value == 2 && number == 0);
    CHECK(skillcert_mark_read(NULL, 0, NULL, 0, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err) == SKILLCERT_OK);
    CHECK(skillcert_mark_read("0", 1, NULL, 1, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err)
          == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 3);
    CHECK(skillcert_mark_read("0", 1, "", 0, SKILLCERT_COMPONENT_SCORE_THEORY, NULL, &err)
          == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 6);
    CHECK(skillcert_score_parse("60", SIZE_MAX / 2 + 1, &out, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW);
    CHECK(skillcert_number_format(VALUE, buf, SIZE_MAX, NULL, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW && err.value == 3);
}

static void bytes_that_are_no_text(void)
{
    skillcert_finding err = finding();
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    uint64_t number;
    int32_t out;

    CHECK(skillcert_number_parse("191801\0" "000001", 13, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_NUMBER_NOT_DIGIT);
    CHECK(err.index == 6 && err.position == 7 && err.found_kind == SKILLCERT_FOUND_CHARACTER && err.found == 0);
    CHECK(skillcert_number_parse(NUMBER, 14, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_NUMBER_LENGTH);
    CHECK(err.value == 14 && err.found_kind == SKILLCERT_FOUND_CHARACTER && err.found == 0);
    CHECK(skillcert_number_parse("\xA3\xB1", 2, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_NUMBER_NOT_DIGIT);
    CHECK(err.found_kind == SKILLCERT_FOUND_BYTE && err.found == 0xA3 && err.hint == SKILLCERT_HINT_GBK_FULL_WIDTH);

    CHECK(skillcert_mark_parse("\xC8\xB1\xBF\xBC", 4, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, &err)
          == SKILLCERT_CODE_NOT_UTF8);
    CHECK(err.has_index == 1 && err.index == 2 && err.found == 0xBF && err.component == SKILLCERT_COMPONENT_SCORE_THEORY && mark.kind == 0);
    CHECK(skillcert_date_parse("2026-11-2\xFF", 10, &out, &err) == SKILLCERT_CODE_NOT_UTF8 && err.index == 9);
    CHECK(skillcert_region_parse(SKILLCERT_COMPONENT_CITY, "0\xFF", 2, &out, &err) == SKILLCERT_CODE_NOT_UTF8);
    CHECK(err.index == 1 && out == -1);
}

static skillcert_marks practical_60(void)
{
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    marks.practical.kind = SKILLCERT_MARK_SCORE;
    marks.practical.hundredths = SKILLCERT_PASS_MARK;
    marks.theory.kind = SKILLCERT_MARK_NONE;
    return marks;
}

static void kinds(void)
{
    static const int32_t wrong_kinds[] = {0, -1, 6, 256, INT32_MAX};
    skillcert_finding err = finding();
    skillcert_marks marks = practical_60();
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    int32_t out, i;
    char buf[SKILLCERT_MESSAGE_MAX];

    for (i = 0; i < 5; i++) {
        marks.theory.kind = wrong_kinds[i];
        CHECK(skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, &err) == SKILLCERT_CODE_KIND_UNKNOWN);
        CHECK(err.value == wrong_kinds[i] && err.limit == 2 && decision.outcome == 0);
        CHECK(skillcert_region_parse(wrong_kinds[i], "01", 2, &out, &err) == SKILLCERT_CODE_KIND_UNKNOWN && out == -1);
        CHECK(skillcert_mark_parse("60", 2, wrong_kinds[i], &mark, &err) == SKILLCERT_CODE_KIND_UNKNOWN);
        CHECK(skillcert_name(SKILLCERT_LIST_RULE, wrong_kinds[i], buf, sizeof buf, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
    }
    CHECK(skillcert_name(0, 1, buf, sizeof buf, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
    CHECK(skillcert_text(SKILLCERT_LIST_SHEET_FATE + 1, 1, SKILLCERT_LANG_ZH, buf, sizeof buf, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
}

static void rules_and_marks(void)
{
    static const int32_t wrong_rules[] = {0, 3, -1, 4, INT32_MAX, INT32_MIN, 257};
    skillcert_finding err = finding();
    skillcert_marks marks = practical_60();
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    int32_t i;

    for (i = 0; i < 7; i++) {
        decision.outcome = SKILLCERT_OUTCOME_PASSED;
        CHECK(skillcert_rule_decide(wrong_rules[i], &marks, &decision, &err) == SKILLCERT_CODE_RULE_UNKNOWN);
        CHECK(decision.outcome == 0 && decision.finding_count == 0 && err.value == wrong_rules[i]);
    }
    marks.practical.hundredths = 10001;
    CHECK(skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, &err) == SKILLCERT_CODE_SCORE_OUT_OF_RANGE);
    CHECK(err.component == SKILLCERT_COMPONENT_SCORE_PRACTICAL && err.value == 10001);
    marks.practical.hundredths = -1;
    CHECK(skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, &err) == SKILLCERT_CODE_SCORE_OUT_OF_RANGE);
    marks = practical_60();
    marks.reserved = 1;
    CHECK(skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, &err) == SKILLCERT_CODE_KIND_UNKNOWN);
}

static void schemes(void)
{
    skillcert_finding err = finding();
    skillcert_scheme scheme = hunan();
    uint64_t number;
    int32_t out;

    CHECK(scheme.province == 18 && scheme.first_year == 2019 && scheme.closed == 0 && scheme.version == 0);
    CHECK(scheme.cities[0] == 2 && scheme.cities[1] == 0 && scheme.struct_size == sizeof scheme);
    scheme.closed = 2;
    CHECK(skillcert_number_parse(NUMBER, LEN, &scheme, 0, &number, NULL, &err) == SKILLCERT_CODE_FLAG_INVALID);
    CHECK(err.value == 2 && err.limit == 3 && number == 0);
    scheme = hunan();
    scheme.cities[1] |= UINT64_C(1) << 36;
    CHECK(skillcert_number_check(VALUE, &scheme, 0, &out, &err) == SKILLCERT_CODE_CITY_OUT_OF_RANGE && err.value == 100);
    scheme = hunan();
    scheme.province = 430000;
    CHECK(skillcert_number_check(VALUE, &scheme, 0, &out, &err) == SKILLCERT_CODE_PROVINCE_OUT_OF_RANGE && out == 0);
    scheme = hunan();
    scheme.first_year = 70000;
    CHECK(skillcert_number_check(VALUE, &scheme, 0, &out, &err) == SKILLCERT_CODE_YEAR_OUTSIDE_SCHEME);
    CHECK(err.value == 70000);
}

static void dates(void)
{
    skillcert_finding err = finding();
    skillcert_scheme scheme = hunan();
    int32_t out;
    CHECK(skillcert_number_check(VALUE, &scheme, 20190101, &out, &err) == SKILLCERT_OK);
    CHECK(skillcert_number_check(VALUE, &scheme, 20181231, &out, &err) == SKILLCERT_CODE_YEAR_AFTER_DATE);
    CHECK(skillcert_number_check(VALUE, &scheme, -1, &out, &err) == SKILLCERT_CODE_DATE_YEAR_INVALID && out == 0);
    CHECK(skillcert_number_check(VALUE, &scheme, INT32_MIN, &out, &err) == SKILLCERT_CODE_DATE_YEAR_INVALID);
    CHECK(skillcert_number_check(VALUE, &scheme, INT32_MAX, &out, &err) == SKILLCERT_CODE_DATE_YEAR_INVALID);
    CHECK(skillcert_number_check(VALUE, &scheme, 20261301, &out, &err) == SKILLCERT_CODE_DATE_MONTH_INVALID);
    CHECK(skillcert_number_check(VALUE, &scheme, 20210229, &out, &err) == SKILLCERT_CODE_DATE_DAY_INVALID);
    CHECK(skillcert_number_check(0, &scheme, 0, &out, &err) == SKILLCERT_CODE_YEAR_BEFORE_SCHEME);
    CHECK(skillcert_number_check(UINT64_MAX, &scheme, 0, &out, &err) == SKILLCERT_CODE_NUMBER_LENGTH);
}

static void buffers(void)
{
    char buf[SKILLCERT_NUMBER_BUF + 2];
    skillcert_finding err = finding();
    size_t cap, required = 99;

    for (cap = 0; cap < LEN; cap++) {
        size_t i;
        memset(buf, '#', sizeof buf);
        CHECK(skillcert_number_format(VALUE, buf, cap, &required, &err) == SKILLCERT_CODE_BUFFER_TOO_SMALL);
        CHECK(required == LEN && err.value == 13 && err.limit == (int64_t)cap);
        for (i = 0; i < sizeof buf; i++)
            CHECK(buf[i] == '#');
    }
    CHECK(skillcert_number_format(VALUE, buf, LEN, &required, &err) == SKILLCERT_OK && required == LEN);
    CHECK(memcmp(buf, "1918010000001##", 15) == 0 && err.code == SKILLCERT_OK);
    CHECK(skillcert_number_format(VALUE, buf, LEN + 1, NULL, &err) == SKILLCERT_OK);
    CHECK(memcmp(buf, "1918010000001\0#", 15) == 0);
    CHECK(skillcert_number_format(VALUE, NULL, 0, &required, NULL) == SKILLCERT_CODE_BUFFER_TOO_SMALL && required == LEN);
    CHECK(skillcert_number_format(0, buf, LEN, &required, &err) == SKILLCERT_CODE_SERIAL_ZERO && required == 0);
    CHECK(skillcert_score_format(10001, buf, LEN, &required, &err) == SKILLCERT_CODE_SCORE_OUT_OF_RANGE);
    CHECK(skillcert_clause(SKILLCERT_CODE_NULL_ARGUMENT, NULL, 0, &required) == SKILLCERT_OK && required == 0);
    CHECK(skillcert_clause(999, buf, sizeof buf, &required) == SKILLCERT_CODE_KIND_UNKNOWN);
}

static void struct_sizes(void)
{
    struct {
        skillcert_parts parts;
        unsigned char later[8];
    } grown;
    skillcert_finding err = finding();
    skillcert_parts parts = SKILLCERT_PARTS_INIT;
    skillcert_scheme scheme = hunan();
    uint64_t number = VALUE;
    size_t i;

    memset(&grown, 0xEE, sizeof grown);
    grown.parts.struct_size = sizeof grown;
    CHECK(skillcert_number_parts(VALUE, &grown.parts, &err) == SKILLCERT_OK);
    CHECK(grown.parts.struct_size == sizeof grown && grown.parts.year == 2019 && grown.parts.serial == 1);
    for (i = 0; i < sizeof grown.later; i++)
        CHECK(grown.later[i] == 0xEE);
    CHECK(skillcert_number_from_parts(&grown.parts, &number, &err) == SKILLCERT_OK && number == VALUE);

    parts.struct_size = sizeof parts - 1;
    parts.year = 77;
    CHECK(skillcert_number_parts(VALUE, &parts, &err) == SKILLCERT_CODE_STRUCT_SIZE);
    CHECK(parts.year == 77 && err.value == (int64_t)sizeof parts - 1 && err.limit == 2);
    CHECK(skillcert_number_from_parts(&parts, &number, &err) == SKILLCERT_CODE_STRUCT_SIZE && number == 0);
    scheme.struct_size = 0;
    CHECK(skillcert_number_parse(NUMBER, LEN, &scheme, 0, &number, NULL, &err) == SKILLCERT_CODE_STRUCT_SIZE);

    err = finding();
    err.struct_size = 4;
    number = VALUE;
    CHECK(skillcert_number_parse(NUMBER, LEN, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_STRUCT_SIZE);
    CHECK(err.code == 12345 && number == 0);
}

static void overlaps(void)
{
    skillcert_finding err = finding();
    skillcert_scheme scheme = hunan();
    skillcert_plan plan = SKILLCERT_PLAN_INIT;
    skillcert_series series = SKILLCERT_SERIES_INIT;
    union {
        char text[16];
        uint64_t number;
    } shared;
    union {
        skillcert_series series;
        skillcert_plan plan;
    } state;

    memcpy(shared.text, NUMBER, LEN);
    CHECK(skillcert_number_parse(shared.text, LEN, NULL, 0, &shared.number, NULL, NULL) == SKILLCERT_OK);
    CHECK(shared.number == VALUE);

    series.year = 2026;
    series.city = 1;
    series.next = 1;
    state.series = series;
    state.series.struct_size = sizeof state.plan;
    CHECK(skillcert_series_plan(&scheme, &state.series, 3, &state.plan, NULL) == SKILLCERT_OK);
    CHECK(state.plan.next == 4 && state.plan.first == UINT64_C(2618010000001)
          && state.plan.last == UINT64_C(2618010000003));
    plan.first = 7;
    series.next = 10000001;
    CHECK(skillcert_series_plan(&scheme, &series, 1, &plan, &err) == SKILLCERT_CODE_SERIES_STATE_INVALID);
    CHECK(plan.first == 0 && plan.last == 0 && plan.next == 0 && plan.struct_size == sizeof plan);
}

static void unaligned_pointers(void)
{
    unsigned char memory[1 + sizeof(skillcert_scheme) + sizeof(skillcert_finding) + sizeof(uint64_t)];
    skillcert_finding err = finding();
    skillcert_scheme scheme = hunan();
    uint64_t number;
    /* Addresses that no field may have; as void pointers, because the compiler must not assume alignment either. */
    void *odd_scheme = memory + 1, *odd_err = memory + 1 + sizeof scheme;
    void *odd_number = memory + 1 + sizeof scheme + sizeof err;

    memcpy(odd_scheme, &scheme, sizeof scheme);
    memcpy(odd_err, &err, sizeof err);
    CHECK(skillcert_number_parse(NUMBER, LEN, (skillcert_scheme *)odd_scheme, 0, (uint64_t *)odd_number, NULL,
                                 (skillcert_finding *)odd_err)
          == SKILLCERT_OK);
    memcpy(&number, odd_number, sizeof number);
    memcpy(&err, odd_err, sizeof err);
    CHECK(number == VALUE && err.code == SKILLCERT_OK);
    CHECK(skillcert_number_parse("1", 1, (skillcert_scheme *)odd_scheme, 0, (uint64_t *)odd_number, NULL,
                                 (skillcert_finding *)odd_err)
          == SKILLCERT_CODE_NUMBER_LENGTH);
    memcpy(&number, odd_number, sizeof number);
    memcpy(&err, odd_err, sizeof err);
    CHECK(number == 0 && err.code == SKILLCERT_CODE_NUMBER_LENGTH);
}

static void forged_findings(void)
{
    skillcert_finding err = finding(), good;
    uint64_t number;
    char zh[SKILLCERT_MESSAGE_MAX + 1];
    size_t required = 1;

    CHECK(skillcert_number_parse("191801000000O", 13, NULL, 0, &number, NULL, &err) == SKILLCERT_CODE_NUMBER_NOT_DIGIT);
    good = err;
    CHECK(skillcert_message(&good, SKILLCERT_LANG_ZH, zh, sizeof zh, &required) == SKILLCERT_OK);
    CHECK(required == strlen(zh) && strstr(zh, "附件2·1") != NULL);
    CHECK(skillcert_message(&good, 0, zh, sizeof zh, &required) == SKILLCERT_CODE_KIND_UNKNOWN && required == 0);
    CHECK(skillcert_message(&good, 3, zh, sizeof zh, &required) == SKILLCERT_CODE_KIND_UNKNOWN);
    CHECK(skillcert_cure(&good, SKILLCERT_LANG_ZH, zh, sizeof zh, &required) == SKILLCERT_OK && required == strlen(zh));
    CHECK(skillcert_cure(&good, 0, zh, sizeof zh, &required) == SKILLCERT_CODE_KIND_UNKNOWN && required == 0);
    CHECK(skillcert_cure(NULL, SKILLCERT_LANG_ZH, zh, sizeof zh, NULL) == SKILLCERT_CODE_NULL_ARGUMENT);
    /* The sentence does not fit: nothing of it is written. */
    zh[0] = '#';
    CHECK(skillcert_message(&good, SKILLCERT_LANG_ZH, zh, 5, &required) == SKILLCERT_CODE_BUFFER_TOO_SMALL);
    CHECK(zh[0] == '#' && required > 5);

#define REFUSED(field, forged, code)                                                        \
    do {                                                                                    \
        err = good;                                                                         \
        err.field = forged;                                                                 \
        CHECK(skillcert_message(&err, SKILLCERT_LANG_ZH, zh, sizeof zh, NULL) == (code));   \
    } while (0)
    REFUSED(code, 0, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(code, SKILLCERT_PANIC, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(code, 65536 + SKILLCERT_CODE_NUMBER_MISSING, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(component, 0, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(hint, 99, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(found_kind, 3, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(found, 0xD800, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(has_index, 2, SKILLCERT_CODE_FLAG_INVALID);
    REFUSED(has_value, -1, SKILLCERT_CODE_FLAG_INVALID);
    REFUSED(has_limit, 2, SKILLCERT_CODE_FLAG_INVALID);
    REFUSED(reserved[1], 1, SKILLCERT_CODE_KIND_UNKNOWN);
    REFUSED(struct_size, 95, SKILLCERT_CODE_STRUCT_SIZE);
#undef REFUSED
}

static int is_cleared(const void *record, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)record;
    size_t i;
    for (i = sizeof(uint32_t); i < size; i++)
        if (bytes[i] != 0)
            return 0;
    return 1;
}

/* What was in the outputs before cannot pass for a result; struct_size stays. */
static void outputs_after_failure(void)
{
    skillcert_scheme scheme = hunan();
    skillcert_parts parts = {sizeof parts, 2026, 18, 1, 7};
    skillcert_mark mark = {sizeof mark, SKILLCERT_MARK_SCORE, 10000, 0};
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    skillcert_plan plan = {sizeof plan, 8, VALUE, VALUE};
    uint64_t number = VALUE;
    int32_t assurance = SKILLCERT_ASSURANCE_ISSUED, city = 1, score = 10000, date = 20261123;
    size_t required = 13;
    char buf[8];

    CHECK(skillcert_number_parse("1", 1, &scheme, 0, &number, &assurance, NULL) != SKILLCERT_OK);
    CHECK(number == 0 && assurance == 0);
    assurance = SKILLCERT_ASSURANCE_ISSUED;
    CHECK(skillcert_number_check(1, &scheme, 0, &assurance, NULL) != SKILLCERT_OK && assurance == 0);
    CHECK(skillcert_number_parts(0, &parts, NULL) != SKILLCERT_OK && is_cleared(&parts, sizeof parts));
    number = VALUE;
    CHECK(skillcert_number_from_parts(&parts, &number, NULL) != SKILLCERT_OK && number == 0);
    CHECK(skillcert_region_parse(SKILLCERT_COMPONENT_CITY, "1", 1, &city, NULL) != SKILLCERT_OK && city == -1);
    CHECK(skillcert_score_parse("x", 1, &score, NULL) != SKILLCERT_OK && score == -1);
    CHECK(skillcert_mark_parse("x", 1, SKILLCERT_COMPONENT_SCORE_THEORY, &mark, NULL) != SKILLCERT_OK);
    CHECK(mark.kind == 0 && mark.hundredths == -1);
    memset(decision.findings, 1, sizeof decision.findings);
    CHECK(skillcert_rule_decide(0, NULL, &decision, NULL) != SKILLCERT_OK && is_cleared(&decision, sizeof decision));
    CHECK(skillcert_series_plan(&scheme, NULL, 1, &plan, NULL) != SKILLCERT_OK && is_cleared(&plan, sizeof plan));
    CHECK(skillcert_date_parse("x", 1, &date, NULL) != SKILLCERT_OK && date == -1);
    CHECK(skillcert_number_format(0, buf, sizeof buf, &required, NULL) != SKILLCERT_OK && required == 0);
    CHECK(parts.struct_size == sizeof parts && mark.struct_size == sizeof mark && plan.struct_size == sizeof plan);
}

/* No word has number 0, and no code is 0: what a host does not know cannot pass for success. */
static void zero_is_nothing_else(void)
{
    char name[SKILLCERT_MESSAGE_MAX];
    int32_t list;
    for (list = SKILLCERT_LIST_CODE; list <= SKILLCERT_LIST_OPERATION; list++)
        CHECK(skillcert_name(list, 0, name, sizeof name, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
    CHECK(skillcert_name(SKILLCERT_LIST_CODE, SKILLCERT_PANIC, name, sizeof name, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
}

static const char RESERVE[] = "{\"series\":{\"year\":2026,\"province\":\"18\",\"city\":\"01\",\"next\":4},\"count\":2}";
static const char RESERVED[] = "{\"first\":\"2618010000004\",\"last\":\"2618010000005\","
                               "\"series\":{\"year\":2026,\"province\":\"18\",\"city\":\"01\",\"next\":6}}";

/* Faults of the other arguments leave the buffer alone, and no length is told. */
static void document_arguments(void)
{
    char buf[8] = "#######";
    size_t required = 99;
    int32_t operation;
    skillcert_finding err = finding(), small = finding();
    small.struct_size = 4;
    EACH_OPERATION(operation) {
        CHECK(skillcert_document(operation, NULL, 2, buf, sizeof buf, &required, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 2);
        CHECK(skillcert_document(operation, "{}", SIZE_MAX, buf, sizeof buf, &required, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW
              && err.value == 3);
        CHECK(skillcert_document(operation, "{}", 2, NULL, 1, &required, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 4);
        CHECK(skillcert_document(operation, "{}", 2, buf, SIZE_MAX, &required, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW && err.value == 5);
        CHECK(skillcert_document(operation, "{}", 2, buf, sizeof buf, &required, &small) == SKILLCERT_CODE_STRUCT_SIZE
              && small.code == 12345);
        CHECK(required == 0 && strcmp(buf, "#######") == 0);
        CHECK(skillcert_document(operation, NULL, 0, NULL, 0, NULL, NULL) == SKILLCERT_CODE_JSON_INVALID);
    }
    CHECK(operation == SKILLCERT_OPERATION_ASSESSMENT_ISSUE + 1);
}

/* 0 is no operation, nor is one of a later version. */
static void unknown_operations(void)
{
    static const int32_t unknown[] = {0, -1, SKILLCERT_OPERATION_ASSESSMENT_ISSUE + 1, 65536 + SKILLCERT_OPERATION_CLAUSE_LIST, INT32_MAX};
    char buf[8] = "#######";
    size_t required, i;
    skillcert_finding err = finding();
    for (i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        required = 99;
        CHECK(skillcert_document(unknown[i], "{}", 2, buf, sizeof buf, &required, &err) == SKILLCERT_CODE_KIND_UNKNOWN);
        CHECK(err.value == unknown[i] && err.limit == 1 && required == 0 && strcmp(buf, "#######") == 0);
    }
}

static void document_answers(void)
{
    char buf[sizeof RESERVED + 1];
    const size_t len = sizeof RESERVED - 1;
    skillcert_finding err = finding();
    size_t cap, required, i;
    for (cap = 0; cap < len; cap++) {
        memset(buf, '#', sizeof buf);
        CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, RESERVE, strlen(RESERVE), buf, cap, &required, &err)
              == SKILLCERT_CODE_BUFFER_TOO_SMALL);
        CHECK(required == len && err.value == (int64_t)len && err.limit == (int64_t)cap);
        for (i = 0; i < sizeof buf; i++)
            CHECK(buf[i] == '#');
    }
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, RESERVE, strlen(RESERVE), buf, len, &required, &err) == SKILLCERT_OK);
    CHECK(memcmp(buf, RESERVED, len) == 0 && buf[len] == '#' && required == len && err.code == SKILLCERT_OK);
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, RESERVE, strlen(RESERVE), buf, len + 1, NULL, NULL) == SKILLCERT_OK);
    CHECK(memcmp(buf, RESERVED, len + 1) == 0 && buf[len + 1] == '#');
}

/* A refusal keeps its code; the error document is written if it fits, and its length told in any case. */
static void document_refusals(void)
{
    static const char request[] = "{\"series\":{\"year\":2026,\"province\":\"18\",\"city\":\"01\",\"next\":4},\"count\":0}";
    char buf[1024];
    skillcert_finding err = finding();
    size_t cap, len, required, i;
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, request, strlen(request), NULL, 0, &len, &err)
          == SKILLCERT_CODE_RESERVATION_OUT_OF_RANGE);
    CHECK(err.code == SKILLCERT_CODE_RESERVATION_OUT_OF_RANGE && len > 0 && len < sizeof buf);
    for (cap = 0; cap <= len; cap++) {
        memset(buf, '#', sizeof buf);
        CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, request, strlen(request), buf, cap, &required, NULL)
              == SKILLCERT_CODE_RESERVATION_OUT_OF_RANGE);
        CHECK(required == len && (buf[0] == '{') == (cap == len) && buf[len] == '#');
        for (i = cap < len ? 0 : len; i < sizeof buf; i++)
            CHECK(buf[i] == '#');
    }
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, request, strlen(request), buf, sizeof buf, NULL, &err)
          == SKILLCERT_CODE_RESERVATION_OUT_OF_RANGE);
    CHECK(strlen(buf) == len && strstr(buf, "\"clause\":\"附件2·5\"") != NULL && strstr(buf, "\"cure_zh\":\"") != NULL);
}

static void documents_that_are_none(void)
{
    char buf[1024];
    skillcert_finding err = finding();
    size_t required;
    CHECK(skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, "{}", 3, NULL, 0, NULL, &err) == SKILLCERT_CODE_JSON_INVALID);
    CHECK(skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, "", 0, buf, sizeof buf, &required, &err) == SKILLCERT_CODE_JSON_INVALID);
    CHECK(required == strlen(buf) && err.component == SKILLCERT_COMPONENT_DOCUMENT && err.clause == 0);
    CHECK(skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, "{\"\xA3\xB1\":1}", 8, buf, sizeof buf, &required, &err) == SKILLCERT_CODE_NOT_UTF8);
    CHECK(err.has_index == 1 && err.index == 2 && err.found_kind == SKILLCERT_FOUND_BYTE && err.found == 0xA3);
    CHECK(required == strlen(buf) && strstr(buf, "\"code\":\"not_utf8\"") != NULL);
    /* 六 cut in its middle */
    CHECK(skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, "{}\xE5\x85", 4, NULL, 0, NULL, &err) == SKILLCERT_CODE_NOT_UTF8 && err.index == 2);
}

static void documents_of_extreme_size(void)
{
    static const char series[] = "{\"series\":";
    const size_t size = SKILLCERT_DOCUMENT_MAX;
    char *memory = (char *)malloc(size + 1);
    skillcert_finding err = finding();
    size_t i, depth = 1000000;
    int32_t operation;
    CHECK(memory != NULL);
    memset(memory, ' ', size + 1);
    memcpy(memory, RESERVE, strlen(RESERVE));
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, memory, size, NULL, 0, NULL, NULL) == SKILLCERT_CODE_BUFFER_TOO_SMALL);
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, memory, size + 1, NULL, 0, NULL, &err) == SKILLCERT_CODE_DOCUMENT_TOO_LARGE);
    CHECK(err.value == (int64_t)size + 1 && err.limit == (int64_t)size);
    for (i = 0; i < depth; i++)
        memcpy(memory + i * strlen(series), series, strlen(series));
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, memory, depth * strlen(series), NULL, 0, NULL, &err) == SKILLCERT_CODE_JSON_INVALID);
    memset(memory, '[', depth);
    EACH_OPERATION(operation)
        CHECK(skillcert_document(operation, memory, depth, NULL, 0, NULL, &err) == SKILLCERT_CODE_JSON_INVALID);
    free(memory);
}

/* The answer takes the place of its own request. */
static void documents_that_overlap(void)
{
    char memory[256];
    memcpy(memory, RESERVE, sizeof RESERVE);
    CHECK(skillcert_document(SKILLCERT_OPERATION_SERIES_RESERVE, memory, strlen(RESERVE), memory, sizeof memory, NULL, NULL) == SKILLCERT_OK);
    CHECK(strcmp(memory, RESERVED) == 0);
}

static void versions(void)
{
    CHECK(skillcert_abi_version() == SKILLCERT_ABI_VERSION);
    CHECK(skillcert_abi_check(SKILLCERT_ABI_VERSION) == SKILLCERT_OK);
    CHECK(skillcert_abi_check(SKILLCERT_ABI_VERSION + 1) == SKILLCERT_CODE_ABI_VERSION);
    CHECK(skillcert_abi_check(0) == SKILLCERT_CODE_ABI_VERSION);
    CHECK(skillcert_abi_check(-1) == SKILLCERT_CODE_ABI_VERSION);
    CHECK(strchr(skillcert_version(), '.') != NULL);
}

/* With any argument without the documents of extreme size, which take most of the time. */
static void columns(void)
{
    const char *texts[] = {NUMBER, NULL, NUMBER};
    const int32_t marks[] = {SKILLCERT_PASS_MARK, SKILLCERT_PASS_MARK - 1};
    uint8_t outcomes[2];
    const size_t lens[] = {13, SIZE_MAX, 12}, endless[] = {SIZE_MAX, 0, 0};
    const skillcert_scheme scheme = hunan();
    skillcert_counts counts = SKILLCERT_COUNTS_INIT;
    skillcert_finding err = finding();
    uint8_t valid[1] = {0xFF};
    uint64_t numbers[3];
    uint16_t codes[3];

    CHECK(skillcert_column_check_texts(texts, lens, 3, NULL, 0, valid, numbers, codes, &counts, &err) == SKILLCERT_OK);
    CHECK(valid[0] == 1 && numbers[0] == VALUE && numbers[1] == 0 && numbers[2] == 0);
    CHECK(codes[0] == 0 && codes[1] == 0 && codes[2] == SKILLCERT_CODE_NUMBER_LENGTH);
    CHECK(counts.rows == 3 && counts.valid == 1 && counts.nulls == 1 && counts.invalid == 1 && counts.codes[3] == 1);

    CHECK(skillcert_column_check_texts(texts, lens, 3, NULL, 0, valid, numbers, NULL, &counts, &err) == SKILLCERT_OK);
    CHECK(valid[0] == 1 && numbers[0] == VALUE && numbers[2] == 0 && counts.invalid == 1 && counts.codes[3] == 0);
    CHECK(skillcert_rule_decide_columns(SKILLCERT_RULE_PRACTICAL, SKILLCERT_ABSENCE_POLICY_FAILS, marks, NULL, 2, outcomes, NULL,
              NULL, &err)
          == SKILLCERT_OK);
    CHECK(outcomes[0] == SKILLCERT_OUTCOME_PASSED && outcomes[1] == SKILLCERT_OUTCOME_FAILED);

    CHECK(skillcert_column_check_texts(texts, endless, 3, NULL, 0, valid, numbers, codes, &counts, &err)
          == SKILLCERT_CODE_LENGTH_OVERFLOW);
    CHECK(err.value == 1 && counts.rows == 0 && counts.valid == 0);
    CHECK(valid[0] == 0 && numbers[0] == 0 && codes[0] == SKILLCERT_CODE_LENGTH_OVERFLOW && codes[2] == codes[0]);
    CHECK(skillcert_column_check_texts(texts, NULL, 3, NULL, 0, valid, numbers, codes, &counts, &err)
          == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 2);
    CHECK(skillcert_column_check_fixed(NUMBER, 1, NULL, 0, NULL, NULL, NULL, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 5);
    CHECK(skillcert_column_check_fixed(NULL, 1, NULL, 0, valid, NULL, NULL, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 1);
    CHECK(skillcert_column_check_fixed(NULL, 0, NULL, 0, NULL, NULL, NULL, &counts, &err) == SKILLCERT_OK && counts.rows == 0);
    CHECK(skillcert_column_check_fixed(NUMBER, SIZE_MAX / 13, NULL, 0, valid, numbers, NULL, NULL, &err)
          == SKILLCERT_CODE_LENGTH_OVERFLOW);
    CHECK(skillcert_column_check_fixed(NUMBER, 1, NULL, 20261123, valid, NULL, NULL, NULL, &err)
          == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_column_check_fixed(NUMBER, 1, &scheme, 20261301, valid, NULL, NULL, NULL, &err)
          == SKILLCERT_CODE_DATE_MONTH_INVALID);
    CHECK(skillcert_column_check_numbers(NULL, 1, NULL, 0, valid, NULL, NULL, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_column_check_lines(NUMBER, 13, 2, 1, NULL, 0, valid, NULL, NULL, &counts, &err)
          == SKILLCERT_CODE_FLAG_INVALID);
    CHECK(skillcert_column_check_lines(NUMBER, 13, 1, 1, NULL, 0, valid, NULL, NULL, NULL, &err)
          == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(skillcert_rule_decide_columns(0, 1, NULL, NULL, 0, NULL, NULL, NULL, &err) == SKILLCERT_CODE_RULE_UNKNOWN);
    CHECK(skillcert_rule_decide_columns(1, 0, NULL, NULL, 0, NULL, NULL, NULL, &err) == SKILLCERT_CODE_KIND_UNKNOWN);
    CHECK(skillcert_rule_decide_columns(1, 1, NULL, NULL, 1, valid, NULL, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 3);
    CHECK(skillcert_rule_decide_columns(1, 1, (const int32_t *)(const void *)numbers, NULL, 1, NULL, NULL, NULL, &err)
          == SKILLCERT_CODE_NULL_ARGUMENT);
    CHECK(err.value == 6);
    counts.struct_size = 8;
    CHECK(skillcert_column_check_numbers(&VALUE, 1, NULL, 0, valid, NULL, NULL, &counts, &err)
          == SKILLCERT_CODE_STRUCT_SIZE);
}

/* No row of a column that failed can pass for a number or a decision, whatever was there before and in whichever row the
   failure was found. */
static void columns_after_failure(void)
{
    enum { ROWS = 3000 };
    static __thread const char *texts[ROWS];
    static __thread size_t lens[ROWS];
    static __thread uint64_t values[ROWS], numbers[ROWS];
    static __thread int32_t marks[ROWS];
    uint8_t valid[ROWS / 8 + 1], outcomes[ROWS];
    uint16_t codes[ROWS], on_theory[ROWS];
    skillcert_scheme scheme = hunan();
    size_t i;
    for (i = 0; i < ROWS; i++) {
        texts[i] = NUMBER;
        lens[i] = 13;
        values[i] = VALUE;
        marks[i] = SKILLCERT_PASS_MARK;
    }
#define REFUSED(call, code)                                                                                  \
    do {                                                                                                     \
        memset(valid, 0xFF, sizeof valid);                                                                   \
        memset(numbers, 0xFF, sizeof numbers);                                                               \
        memset(codes, 0, sizeof codes);                                                                      \
        CHECK((call) == (code));                                                                             \
        for (i = 0; i < ROWS; i++)                                                                           \
            CHECK((valid[i / 8] >> i % 8 & 1) == 0 && numbers[i] == 0 && codes[i] == (code));                 \
        CHECK(valid[ROWS / 8] == 0xFF);                                                                      \
    } while (0)
    lens[ROWS - 1] = SIZE_MAX;
    REFUSED(skillcert_column_check_texts(texts, lens, ROWS, NULL, 0, valid, numbers, codes, NULL, NULL),
            SKILLCERT_CODE_LENGTH_OVERFLOW);
    REFUSED(skillcert_column_check_numbers(values, ROWS, &scheme, 1, valid, numbers, codes, NULL, NULL),
            SKILLCERT_CODE_DATE_YEAR_INVALID);
    scheme.closed = 2;
    REFUSED(skillcert_column_check_numbers(values, ROWS, &scheme, 0, valid, numbers, codes, NULL, NULL),
            SKILLCERT_CODE_FLAG_INVALID);
#undef REFUSED
    memset(outcomes, SKILLCERT_OUTCOME_PASSED, sizeof outcomes);
    CHECK(skillcert_rule_decide_columns(3, SKILLCERT_ABSENCE_POLICY_FAILS, marks, NULL, ROWS, outcomes, codes, on_theory, NULL)
          == SKILLCERT_CODE_RULE_UNKNOWN);
    for (i = 0; i < ROWS; i++)
        CHECK(outcomes[i] == 0 && codes[i] == SKILLCERT_CODE_RULE_UNKNOWN && on_theory[i] == codes[i]);
}

static int32_t check_arrow(const struct ArrowSchema *schema, const struct ArrowArray *array, skillcert_finding *err)
{
    uint8_t valid[1];
    uint16_t codes[3] = {0, 0, 0};
    skillcert_counts counts = SKILLCERT_COUNTS_INIT;
    int32_t code = skillcert_column_check_arrow(schema, array, NULL, 0, valid, NULL, codes, &counts, err);
    uint64_t i, malformed = 0;
    for (i = 0; i < counts.rows; i++)
        malformed += codes[i] == SKILLCERT_CODE_COLUMN_MALFORMED;
    CHECK(counts.malformed == malformed);
    return code == SKILLCERT_OK ? codes[0] : code;
}

static void arrow_arrays(void)
{
    /* The library looks at 1024 buffers that views lead to, beside those of validity, views and sizes. */
    enum { TOO_MANY = 1024 + 4 };
    const void *many[TOO_MANY] = {NULL};
    int32_t offsets[] = {0, 13, 26, 39};
    static const char numbers[] = "191801000000119180100000021918010000003";
    const void *buffers[] = {NULL, NULL, numbers};
    struct ArrowSchema schema = NO_SCHEMA;
    struct ArrowArray array = NO_ARRAY;
    skillcert_finding err = finding();
    buffers[1] = offsets;

    CHECK(check_arrow(NULL, &array, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 1);
    CHECK(check_arrow(&schema, NULL, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 2);
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 1);
    schema.format = "utf8 and more";
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.limit == 1);
    schema.format = "u";
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.limit == 2);
    array.n_buffers = 3;
    array.length = 3;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_NULL_ARGUMENT && err.value == 2);
    array.buffers = buffers;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_OK);
    array.null_count = 1;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_NULL_ARGUMENT);
    array.null_count = -1; /* not counted, and no bitmap: there are none */
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_OK);
    array.null_count = 0;
    offsets[1] = 1000;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_COLUMN_MALFORMED);
    offsets[3] = -1;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_COLUMN_MALFORMED);
    offsets[1] = 13;
    offsets[3] = 39;
    schema.dictionary = &schema;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN);
    schema.dictionary = NULL;
    array.dictionary = &array;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.limit == 1);
    array.dictionary = NULL;
    array.offset = INT64_MAX;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.limit == 2);
    array.offset = 0;
    schema.format = "vu";
    array.n_buffers = TOO_MANY;
    array.buffers = many;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW && err.value == 2);
    schema.format = "u";
    array.n_buffers = 3;
    array.buffers = buffers;
    array.length = -1;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.value == -1);
    array.length = INT64_MAX;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_LENGTH_OVERFLOW);
    array.length = 0;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_OK);

    /* A buffer less than the format has. */
    array.n_buffers = 2;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.value == 2);
    schema.format = "L";
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_OK);
    array.n_buffers = 1;
    CHECK(check_arrow(&schema, &array, &err) == SKILLCERT_CODE_KIND_UNKNOWN && err.value == 1);
}

int main(int argc, char **argv)
{
    (void)argv;
    checked = 0;
    null_arguments();
    recoveries();
    empty_and_endless_texts();
    bytes_that_are_no_text();
    kinds();
    rules_and_marks();
    schemes();
    dates();
    buffers();
    struct_sizes();
    overlaps();
    unaligned_pointers();
    forged_findings();
    outputs_after_failure();
    zero_is_nothing_else();
    document_arguments();
    unknown_operations();
    document_answers();
    document_refusals();
    documents_that_are_none();
    if (argc < 2)
        documents_of_extreme_size();
    documents_that_overlap();
    columns();
    columns_after_failure();
    arrow_arrays();
    versions();
    printf("%u checks of misuse passed\n", checked);
    return 0;
}
