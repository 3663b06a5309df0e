/* What cannot go wrong by design, on the release build: design COPY, where COPY is a second file of the library. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fenv.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "skillcert.h"

static unsigned checked;

static void check(int holds, const char *condition, int line)
{
    checked++;
    if (!holds) {
        fprintf(stderr, "design.c:%d: %s\n", line, condition);
        exit(1);
    }
}

#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static const char NUMBER[] = "1918010000001";

/* Numbers and schemes, accepted and refused. */
static void number_functions(skillcert_finding *err)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_parts parts = SKILLCERT_PARTS_INIT;
    uint64_t number;
    int32_t value;
    char buf[SKILLCERT_NUMBER_BUF];
    CHECK(skillcert_scheme_hunan(&scheme) == SKILLCERT_OK);
    CHECK(skillcert_number_parse("191801000000O", 13, &scheme, 0, &number, NULL, err) == SKILLCERT_CODE_NUMBER_NOT_DIGIT);
    CHECK(skillcert_number_parse(NUMBER, 13, &scheme, 20261123, &number, &value, err) == SKILLCERT_OK);
    CHECK(skillcert_number_check(number, &scheme, 20181231, &value, err) == SKILLCERT_CODE_YEAR_AFTER_DATE);
    CHECK(skillcert_number_check(18010000000, &scheme, 0, &value, err)
          == skillcert_number_parse("0018010000000", 13, &scheme, 0, &number, NULL, err));
    CHECK(skillcert_number_parse(NUMBER, 13, &scheme, 0, &number, NULL, err) == SKILLCERT_OK);
    CHECK(skillcert_number_format(number, buf, sizeof buf, NULL, err) == SKILLCERT_OK && strcmp(buf, NUMBER) == 0);
    CHECK(skillcert_number_parts(number, &parts, err) == SKILLCERT_OK);
    CHECK(skillcert_number_from_parts(&parts, &number, err) == SKILLCERT_OK);
    CHECK(skillcert_region_parse(SKILLCERT_COMPONENT_CITY, "1", 1, &value, err) == SKILLCERT_CODE_CITY_NOT_TWO_DIGITS);
}

/* Scores, decisions and series. */
static void decision_functions(skillcert_finding *err)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    skillcert_series series = {sizeof series, 2026, 1, 1};
    skillcert_plan plan = SKILLCERT_PLAN_INIT;
    int32_t value;
    char buf[16];
    CHECK(skillcert_score_parse("59.995", 6, &value, err) == SKILLCERT_CODE_SCORE_TOO_PRECISE);
    CHECK(skillcert_score_parse("59.99", 5, &value, err) == SKILLCERT_OK && value == 5999);
    CHECK(skillcert_score_format(value, buf, sizeof buf, NULL, err) == SKILLCERT_OK && strcmp(buf, "59.99") == 0);
    CHECK(skillcert_mark_parse(buf, 5, SKILLCERT_COMPONENT_SCORE_PRACTICAL, &marks.practical, err) == SKILLCERT_OK);
    CHECK(skillcert_mark_parse("", 0, SKILLCERT_COMPONENT_SCORE_THEORY, &marks.theory, err) == SKILLCERT_OK);
    CHECK(skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, err) == SKILLCERT_OK);
    CHECK(decision.outcome == SKILLCERT_OUTCOME_FAILED);
    CHECK(skillcert_scheme_hunan(&scheme) == SKILLCERT_OK);
    CHECK(skillcert_series_plan(&scheme, &series, 3, &plan, err) == SKILLCERT_OK && plan.next == 4);
    CHECK(skillcert_date_parse("2026-02-29", 10, &value, err) == SKILLCERT_CODE_DATE_DAY_INVALID);
}

static void word_functions(const skillcert_finding *err)
{
    char buf[SKILLCERT_MESSAGE_MAX];
    CHECK(skillcert_message(err, SKILLCERT_LANG_ZH, buf, sizeof buf, NULL) == SKILLCERT_OK);
    CHECK(skillcert_cure(err, SKILLCERT_LANG_EN, buf, sizeof buf, NULL) == SKILLCERT_OK);
    CHECK(skillcert_clause(err->code, buf, sizeof buf, NULL) == SKILLCERT_OK);
    CHECK(skillcert_name(SKILLCERT_LIST_CODE, err->code, buf, sizeof buf, NULL) == SKILLCERT_OK);
    CHECK(skillcert_text(SKILLCERT_LIST_RULE, 0, SKILLCERT_LANG_ZH, buf, sizeof buf, NULL) == SKILLCERT_CODE_KIND_UNKNOWN);
    CHECK(skillcert_abi_check(skillcert_abi_version()) == SKILLCERT_OK && skillcert_version() != NULL);
}

/* Functions of every noun, with little memory; columns and documents need more. */
static void plain_functions(void)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    number_functions(&err);
    decision_functions(&err);
    word_functions(&err);
}

static int documents_work(void)
{
    return skillcert_document(SKILLCERT_OPERATION_CLAUSE_LIST, "{}", 2, NULL, 0, NULL, NULL) == SKILLCERT_CODE_BUFFER_TOO_SMALL;
}

static void surroundings_stay_as_they_are(void)
{
    CHECK(fesetround(FE_UPWARD) == 0 && feclearexcept(FE_ALL_EXCEPT) == 0);
    errno = 4711;
    plain_functions();
    CHECK(documents_work());
    CHECK(errno == 4711);
    CHECK(fegetround() == FE_UPWARD && fetestexcept(FE_ALL_EXCEPT) == 0);
    CHECK(fesetround(FE_TONEAREST) == 0);
}

/* What one call told stays, whatever other calls tell: there is no "last error" that could be replaced. */
static void errors_belong_to_the_caller(void)
{
    skillcert_finding first = SKILLCERT_FINDING_INIT, second = SKILLCERT_FINDING_INIT, copy;
    uint64_t number;
    int32_t value;
    skillcert_number_parse("19", 2, NULL, 0, &number, NULL, &first);
    copy = first;
    CHECK(skillcert_score_parse("x", 1, &value, &second) == SKILLCERT_CODE_SCORE_NOT_A_NUMBER);
    CHECK(skillcert_score_parse("60", 2, &value, NULL) == SKILLCERT_OK);
    CHECK(memcmp(&first, &copy, sizeof first) == 0 && second.code == SKILLCERT_CODE_SCORE_NOT_A_NUMBER);
}

static void *work(void *argument)
{
    plain_functions();
    return argument;
}

static void a_small_stack_is_enough(void)
{
    pthread_t thread;
    pthread_attr_t small;
    CHECK(pthread_attr_init(&small) == 0 && pthread_attr_setstacksize(&small, 16384) == 0);
    CHECK(pthread_create(&thread, &small, work, NULL) == 0 && pthread_join(thread, NULL) == 0);
    pthread_attr_destroy(&small);
}

static void *call_on(void *argument)
{
    while (!__atomic_load_n((int *)argument, __ATOMIC_RELAXED))
        documents_work();
    return argument;
}

/* A child works although the fork met another thread inside the library. */
static void children_work_after_fork(void)
{
    pthread_t thread;
    int done = 0, i, status;
    CHECK(pthread_create(&thread, NULL, call_on, &done) == 0);
    for (i = 0; i < 50; i++) {
        pid_t child = fork();
        if (child == 0) {
            alarm(20);
            plain_functions();
            _exit(documents_work() ? 0 : 1);
        }
        CHECK(waitpid(child, &status, 0) == child && status == 0);
    }
    __atomic_store_n(&done, 1, __ATOMIC_RELAXED);
    CHECK(pthread_join(thread, NULL) == 0);
}

typedef int32_t SKILLCERT_CALL abi_version(void);

static abi_version *load(const char *file, void **handle)
{
    abi_version *function = NULL;
    void *address;
    *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    CHECK(*handle != NULL);
    address = dlsym(*handle, "skillcert_abi_version");
    CHECK(address != NULL && address != dlsym(RTLD_DEFAULT, "skillcert_abi_version"));
    memcpy(&function, &address, sizeof function);
    return function;
}

/* Two copies in one process do not meet, and a function can be called after its library was closed. */
static void copies_can_be_loaded_and_closed(const char *file)
{
    void *handle;
    int i;
    for (i = 0; i < 3; i++) {
        abi_version *function = load(file, &handle);
        CHECK(function() == SKILLCERT_ABI_VERSION);
        CHECK(dlclose(handle) == 0);
        CHECK(function() == SKILLCERT_ABI_VERSION);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    surroundings_stay_as_they_are();
    errors_belong_to_the_caller();
    a_small_stack_is_enough();
    children_work_after_fork();
    copies_can_be_loaded_and_closed(argv[1]);
    printf("%u checks of the design passed\n", checked);
    return 0;
}
