/* The functions for documents, by the name of the operation. */
#ifndef OPERATIONS_H
#define OPERATIONS_H

#include "skillcert.h"

typedef int32_t SKILLCERT_CALL document(const char *request, size_t len, char *buf, size_t cap, size_t *required,
                                        skillcert_finding *err);

#define OPERATION(name) {#name, skillcert_##name##_json}

static const struct operation {
    const char *name;
    document *run;
} operations[] = {
    OPERATION(project_check),      OPERATION(catalog_apply),      OPERATION(catalog_state),
    OPERATION(catalog_changes),    OPERATION(item_bank_draw),     OPERATION(item_bank_verify),
    OPERATION(assessment_decide),  OPERATION(assessment_issue),   OPERATION(assessment_check),
    OPERATION(station_check),      OPERATION(station_apply),      OPERATION(center_may),
    OPERATION(examiners_check),    OPERATION(fee_bill),           OPERATION(certificate_issue),
    OPERATION(certificate_apply),  OPERATION(certificate_check),  OPERATION(certificate_report),
    OPERATION(certificate_lookup), OPERATION(series_reserve),     OPERATION(clause_list),
};

enum { OPERATIONS = sizeof operations / sizeof *operations };

#undef OPERATION

#endif
