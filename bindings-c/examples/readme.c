#include <stdio.h>
#include <skillcert.h>

int main(void)
{
    char text[SKILLCERT_MESSAGE_MAX + 1];
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    uint64_t number;
    if (skillcert_number_parse("191801000000O", 13, NULL, 0, &number, NULL, &err) == SKILLCERT_OK)
        return 0;
    skillcert_message(&err, SKILLCERT_LANG_ZH, text, sizeof text, NULL);
    puts(text);
    return 1;
}
