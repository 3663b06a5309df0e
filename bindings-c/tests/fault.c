/* A panic inside the library arrives as a code, with invalid outputs, and the host goes on; needs the feature fault-injection. */
#include <stdio.h>

#include "skillcert.h"

#ifdef __cplusplus
extern "C"
#endif
int32_t skillcert_fault_panic(uint64_t *number, skillcert_finding *err);

int main(void)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    uint64_t number = 1918010000001;
    int32_t code = skillcert_fault_panic(&number, &err);
    if (code != SKILLCERT_PANIC || err.code != SKILLCERT_PANIC || number != 0)
        return 1;
    if (skillcert_number_parse("1918010000001", 13, NULL, 0, &number, NULL, &err) != SKILLCERT_OK)
        return 1;
    puts("a panic arrives as code -99");
    return 0;
}
