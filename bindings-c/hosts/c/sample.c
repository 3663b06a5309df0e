/* Checks numbers, decides a candidate, plans certificates and makes a bill: ./sample */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <skillcert.h>

static void print_message(const skillcert_finding *finding)
{
    char text[SKILLCERT_MESSAGE_MAX + 1];
    if (skillcert_message(finding, SKILLCERT_LANG_ZH, text, sizeof text, NULL) == SKILLCERT_OK)
        puts(text);
}

static void refuse(const skillcert_finding *err)
{
    char cure[SKILLCERT_MESSAGE_MAX + 1];
    print_message(err);
    if (skillcert_cure(err, SKILLCERT_LANG_ZH, cure, sizeof cure, NULL) == SKILLCERT_OK)
        printf("  %s\n", cure);
}

static void check(const skillcert_scheme *scheme, const char *text)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    skillcert_parts parts = SKILLCERT_PARTS_INIT;
    uint64_t number;
    if (skillcert_number_parse(text, strlen(text), scheme, 0, &number, NULL, &err) != SKILLCERT_OK)
        refuse(&err);
    else if (skillcert_number_parts(number, &parts, NULL) == SKILLCERT_OK)
        printf("%013" PRIu64 ": %" PRIu32 " %" PRIu32 "\n", number, parts.year, parts.serial);
}

static int32_t read_mark(const char *text, int32_t part, skillcert_mark *mark, skillcert_finding *err)
{
    return skillcert_mark_parse(text, strlen(text), part, mark, err);
}

static void decide(const char *practical, const char *theory)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    char outcome[32];
    uint32_t i;
    if (read_mark(practical, SKILLCERT_COMPONENT_SCORE_PRACTICAL, &marks.practical, &err) != SKILLCERT_OK
        || read_mark(theory, SKILLCERT_COMPONENT_SCORE_THEORY, &marks.theory, &err) != SKILLCERT_OK
        || skillcert_rule_decide(SKILLCERT_RULE_THEORY_AND_PRACTICAL, &marks, &decision, &err) != SKILLCERT_OK) {
        refuse(&err);
        return;
    }
    skillcert_text(SKILLCERT_LIST_OUTCOME, decision.outcome, SKILLCERT_LANG_ZH, outcome, sizeof outcome, NULL);
    puts(outcome);
    for (i = 0; i < decision.finding_count; i++) {
        printf("  ");
        print_message(&decision.findings[i]);
    }
}

static void plan(const skillcert_scheme *scheme)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    const skillcert_series changsha = {sizeof changsha, 2026, 1, 1};
    skillcert_plan planned = SKILLCERT_PLAN_INIT;
    if (skillcert_series_plan(scheme, &changsha, 3, &planned, &err) == SKILLCERT_OK)
        printf("%013" PRIu64 " - %013" PRIu64 "\n", planned.first, planned.last);
    else
        refuse(&err);
}

static void bill(const char *request)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    char answer[4096];
    size_t len;
    if (skillcert_document(SKILLCERT_OPERATION_FEE_BILL, request, strlen(request), answer, sizeof answer, &len, &err) == SKILLCERT_OK)
        printf("%.*s\n", (int)len, answer);
    else
        refuse(&err);
}

int main(void)
{
    skillcert_scheme hunan = SKILLCERT_SCHEME_INIT;
    if (skillcert_abi_check(SKILLCERT_ABI_VERSION) != SKILLCERT_OK || skillcert_scheme_hunan(&hunan) != SKILLCERT_OK)
        return 2;
    check(&hunan, "1918010000001");
    check(&hunan, "１918010000001");
    decide("88.5", "缺考");
    plan(&hunan);
    bill("{\"project\":{\"name\":\"湘西苗绣\",\"traits\":[]},\"on\":\"2021-05-20\"}");
    return 0;
}
