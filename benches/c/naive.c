/* The loop that one writes first. */
#include "peers.h"

int32_t naive_parse(const char *text, size_t len, uint64_t *number)
{
    *number = 0;
    if (len != 13)
        return 1;
    uint64_t value = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 1;
        value = value * 10 + (uint64_t)(text[i] - '0');
    }
    if (value % 10000000 == 0)
        return 1;
    *number = value;
    return 0;
}
