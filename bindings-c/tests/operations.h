/* The operations of skillcert_document(), whose numbers follow each other from 1 on. */
#ifndef OPERATIONS_H
#define OPERATIONS_H

#include "skillcert.h"

#define IS_OPERATION(number) (skillcert_name(SKILLCERT_LIST_OPERATION, number, NULL, 0, NULL) == SKILLCERT_CODE_BUFFER_TOO_SMALL)
#define EACH_OPERATION(number) for (number = 1; IS_OPERATION(number); number++)

#endif
