/* Decides two candidates, plans the number of the one who passed, and says why the other did not.
 *
 * cc -std=c11 -Iinclude examples/decide.c -lskillcert -o decide
 */
#include <stdio.h>
#include <string.h>

#include <skillcert.h>

static void print_message(const skillcert_finding *finding)
{
    char text[SKILLCERT_MESSAGE_MAX + 1];
    if (skillcert_message(finding, SKILLCERT_LANG_ZH, text, sizeof text, NULL) == SKILLCERT_OK)
        printf("  %s\n", text);
}

/* Whether the practical score passes; prints the outcome and the finding of every part. */
static int passes(const char *practical)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    char outcome[32] = "";
    uint32_t i;

    marks.theory.kind = SKILLCERT_MARK_NONE;
    if (skillcert_mark_parse(practical, strlen(practical), SKILLCERT_COMPONENT_SCORE_PRACTICAL, &marks.practical, &err)
            != SKILLCERT_OK
        || skillcert_rule_decide(SKILLCERT_RULE_PRACTICAL, &marks, &decision, &err) != SKILLCERT_OK) {
        print_message(&err);
        return 0;
    }
    skillcert_text(SKILLCERT_LIST_OUTCOME, decision.outcome, SKILLCERT_LANG_ZH, outcome, sizeof outcome, NULL);
    printf("%s: %s\n", practical, outcome);
    for (i = 0; i < decision.finding_count; i++)
        print_message(&decision.findings[i]);
    return decision.outcome == SKILLCERT_OUTCOME_PASSED;
}

/* Plans the next number of Changsha in 2026 and prints it. A host stores number and counter in one transaction. */
static int issue(skillcert_series *series)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_plan plan = SKILLCERT_PLAN_INIT;
    char number[SKILLCERT_NUMBER_BUF];

    if (skillcert_scheme_hunan(&scheme) != SKILLCERT_OK
        || skillcert_series_plan(&scheme, series, 1, &plan, &err) != SKILLCERT_OK
        || skillcert_number_format(plan.first, number, sizeof number, NULL, &err) != SKILLCERT_OK) {
        print_message(&err);
        return 0;
    }
    series->next = plan.next;
    printf("  %s\n", number);
    return 1;
}

int main(void)
{
    skillcert_series changsha = SKILLCERT_SERIES_INIT;
    changsha.year = 2026;
    changsha.city = 1;
    changsha.next = 1;

    if (skillcert_abi_check(SKILLCERT_ABI_VERSION) != SKILLCERT_OK) {
        fputs("libskillcert is older than skillcert.h\n", stderr);
        return 1;
    }
    if (passes("59.99"))
        issue(&changsha);
    if (passes("60"))
        issue(&changsha);
    return 0;
}
