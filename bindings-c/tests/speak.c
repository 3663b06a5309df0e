/* Takes the locale of its environment, as hosts do, and prints every text of the library in all encodings, then the results
 * of cases.c and scenario.c, which are linked in: speak FOLDER. Two runs are compared by their bytes. */
#include <locale.h>
#include <stdio.h>

#include "skillcert.h"

enum { LISTS = 40, NUMBERS = 1000, UNITS = SKILLCERT_MESSAGE_MAX + 1 };

int cases_main(int argc, char **argv);
int scenario_main(int argc, char **argv);

static unsigned long texts;

/* Prints what a call has written, if it has. */
#define PRINT(call, ...) \
    if (call(__VA_ARGS__, buf, UNITS, &len) == SKILLCERT_OK) \
        texts++, fwrite(buf, sizeof *buf, len, stdout), putchar('\n')

/* Prints a text in each of its encodings. */
#define SPEAK(call, ...) \
    do { \
        size_t len; \
        { char buf[UNITS]; PRINT(call, __VA_ARGS__); } \
        { char buf[UNITS]; PRINT(call##_gbk, __VA_ARGS__); } \
        { uint16_t buf[UNITS]; PRINT(call##_utf16, __VA_ARGS__); } \
    } while (0)

static void speak_of_code(int32_t code, int32_t lang)
{
    skillcert_finding finding = SKILLCERT_FINDING_INIT;
    finding.code = code;
    finding.component = SKILLCERT_COMPONENT_SERIAL;
    finding.hint = SKILLCERT_HINT_FULL_WIDTH;
    finding.found_kind = SKILLCERT_FOUND_CHARACTER;
    finding.found = 'I';
    finding.has_index = finding.has_value = finding.has_limit = 1;
    finding.index = 7;
    finding.position = 8;
    finding.value = 1234567;
    finding.limit = 5999;
    SPEAK(skillcert_message, &finding, lang);
    SPEAK(skillcert_cure, &finding, lang);
}

int main(int argc, char **argv)
{
    int32_t list, number, lang;
    if (argc != 2 || setlocale(LC_ALL, "") == NULL)
        return 2;
    for (number = 1; number < NUMBERS; number++) {
        SPEAK(skillcert_clause, number);
        for (lang = SKILLCERT_LANG_ZH; lang <= SKILLCERT_LANG_EN; lang++) {
            speak_of_code(number, lang);
            for (list = 1; list < LISTS; list++)
                SPEAK(skillcert_text, list, number, lang);
        }
    }
    printf("%lu texts\n", texts);
    return texts < NUMBERS || cases_main(argc, argv) != 0 || scenario_main(argc, argv) != 0;
}
