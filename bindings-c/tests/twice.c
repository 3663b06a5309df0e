/* The header may be included twice, and before everything else. */
#include "skillcert.h"
#include "skillcert.h"

int main(void)
{
    return SKILLCERT_OK;
}
