/* One project from the application to the sealed certificate, by documents.
 *
 * cc -std=c11 -Iinclude examples/guide.c -lskillcert -o guide
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <skillcert.h>

typedef char json[16384];

/* Fills the request in, with " for ', and asks; of a refusal, prints the sentence and what would cure it. */
static int ask(int32_t operation, json answer, const char *format, ...)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    char sentence[SKILLCERT_MESSAGE_MAX + 1], cure[SKILLCERT_MESSAGE_MAX + 1];
    json quoted, request;
    va_list arguments;
    size_t i;
    for (i = 0; i <= strlen(format); i++)
        quoted[i] = format[i] == '\'' ? '"' : format[i];
    va_start(arguments, format);
    vsnprintf(request, sizeof request, quoted, arguments);
    va_end(arguments);
    if (skillcert_document(operation, request, strlen(request), answer, sizeof(json), NULL, &err) == SKILLCERT_OK)
        return 1;
    skillcert_message(&err, SKILLCERT_LANG_ZH, sentence, sizeof sentence, NULL);
    skillcert_cure(&err, SKILLCERT_LANG_ZH, cure, sizeof cure, NULL);
    printf("refused: %s: %s\n", sentence, cure);
    return 0;
}

/* Cuts the first object of this name out of an answer: this program has no JSON library, a host has. */
static const char *object(json answer, const char *name)
{
    char *start = strstr(answer, name), *end;
    int depth = 1;
    if (start == NULL)
        return "";
    start += strlen(name);
    for (end = start + 1; depth > 0; end++)
        depth += (*end == '{') - (*end == '}');
    *end = '\0';
    return start;
}

#define SCHOOL "长沙某职业学校"
#define CENTER "长沙市职业技能鉴定中心"
#define PROJECT "{'name': '湘西苗绣', 'traits': []}"
#define SPECIFICATION                                                                                       \
    "{'scope': 'local', 'developer': {'kind': 'school', 'name': '" SCHOOL "'}, 'theory': false,"             \
    " 'pass_mark': 60, 'tasks': [{'name': '绘稿', 'weight': 40}, {'name': '绣制', 'weight': 60}],"           \
    " 'approved_on': '2026-03-20'}"
#define STEP(day, step) "{'on': '" day "', 'project': '湘西苗绣', 'action': {" step "}}"
#define EXAMINERS "[{'name': '考评员0001', 'appointment': {'center': '" CENTER "', 'from': '2026-01-01'}}]"
#define ASSESSMENT                                                                                          \
    "{'city': '01', 'center': {'level': 'city', 'name': '" CENTER "', 'city': '01'},"                        \
    " 'institution': {'name': '" SCHOOL "', 'independent_legal_person': true}, 'project': " PROJECT ","      \
    " 'date': '2026-11-20', 'entries': ["                                                                    \
    "{'candidate': '0001', 'name': '考生0001', 'marks': {'practical': '86.5'}},"                             \
    "{'candidate': '0002', 'name': '考生0002', 'marks': {'practical': '59.99'}}]}"

static json catalog, station, draw, answer;

/* 二: applied for, filed, piloted by the applicant, published. A publication before the filing is refused. */
static int enter_project(void)
{
    ask(SKILLCERT_OPERATION_CATALOG_APPLY, catalog, "{'catalog': {'events': []}, 'events': ["
        STEP("2026-03-01", "'draft': {'traits': []}") ","
        STEP("2026-03-02", "'publish': {'by': 'provincial', 'batch': '第一批', 'specification': " SPECIFICATION "}") "]}");
    return ask(SKILLCERT_OPERATION_CATALOG_APPLY, catalog, "{'catalog': {'events': []}, 'events': ["
        STEP("2026-03-01", "'draft': {'traits': []}") ","
        STEP("2026-03-02", "'apply': {'applicant': {'kind': 'school', 'name': '" SCHOOL "'}}") ","
        STEP("2026-03-16", "'file': {'by': 'provincial'}") ","
        STEP("2026-04-01", "'pilot': {'specification': " SPECIFICATION "}") ","
        STEP("2026-06-01", "'publish': {'by': 'provincial', 'batch': '第一批', 'specification': " SPECIFICATION "}") "]}");
}

/* 附件1: the station's form, reviewed by the group and agreed to by the provincial center. */
static int file_station(void)
{
    return ask(SKILLCERT_OPERATION_STATION_APPLY, station, "{'station': {'form': {"
        "'institution': {'name': '" SCHOOL "', 'independent_legal_person': true}, 'nature': '院校', 'head': '负责人0001',"
        "'head_phone': '0731-00000001', 'contact': '联系人0001', 'contact_phone': '0731-00000002', 'address': '长沙市某路1号',"
        "'projects': ['湘西苗绣'], 'facilities': '绣架20张', 'examiners': " EXAMINERS ", 'attachments': ['application_report',"
        "'institution_proof', 'site_and_items', 'examiner_roster', 'management_rules']}}, 'events': ["
        "{'on': '2026-07-01', 'action': 'submit'},"
        "{'on': '2026-07-10', 'action': {'review': {'signatures': ['评估员0001']}}},"
        "{'on': '2026-07-20', 'action': {'approve': {'opinion': '同意备案',"
        "'center': {'level': 'provincial', 'name': '湖南省职业技能鉴定中心'}}}}]}");
}

/* 三: the questions are drawn, and nothing stands against the assessment. */
static int prepare(void)
{
    return ask(SKILLCERT_OPERATION_ITEM_BANK_DRAW, draw, "{'bank': [{'task': '绘稿', 'items': ['A1', 'A2', 'A3']},"
               "{'task': '绣制', 'items': ['B1', 'B2', 'B3']}], 'specification': " SPECIFICATION ", 'seed': 20261120, 'size': 3}")
        && ask(SKILLCERT_OPERATION_ASSESSMENT_CHECK, answer, "{'assessment': " ASSESSMENT ", 'catalog': %s, 'station': %s,"
               "'examiners': " EXAMINERS ", 'registration': '2026-0001', 'draw': %s}", catalog, station, draw)
        && printf("stands against it: %s\n", answer) > 0
        && ask(SKILLCERT_OPERATION_FEE_BILL, answer, "{'project': " PROJECT ", 'on': '2026-11-20', 'schedules': [{'from': '2026-01-01',"
               "'theory': 50, 'practical': 70, 'administration': 20, 'source': 'the figures in force, which the host adds'}]}")
        && printf("fee: %s\n", answer) > 0;
}

/* 三(二), 六: decided, issued, printed, sealed, looked up. */
static int certify(void)
{
    return ask(SKILLCERT_OPERATION_ASSESSMENT_ISSUE, answer, "{'assessment': " ASSESSMENT ", 'issued_on': '2026-11-23',"
               "'series': {'year': 2026, 'province': '18', 'city': '01', 'next': 1},"
               "'issuer': {'bureau': '长沙市人力资源和社会保障局', 'center': '" CENTER "'}}")
        && ask(SKILLCERT_OPERATION_CERTIFICATE_APPLY, answer, "{'certificate': %s, 'events': ["
               "{'on': '2026-11-24', 'action': {'print': {'blank': '43A0000001', 'printer': '" CENTER "',"
               "'authority': {'city': '01', 'center': '" CENTER "', 'granted': ['" CENTER "']}}}},"
               "{'on': '2026-11-25', 'action': 'emboss'}, {'on': '2026-11-25', 'action': 'red_seal'}]}",
               object(answer, "\"certificate\":"))
        && ask(SKILLCERT_OPERATION_CERTIFICATE_LOOKUP, answer, "{'certificate': %s}", answer)
        && printf("lookup: %s\n", answer) > 0;
}

int main(void)
{
    return !(enter_project() && file_station() && prepare() && certify());
}
