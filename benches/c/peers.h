/* What a call of skillcert_number_parse() is measured beside. */
#include <stddef.h>
#include <stdint.h>

/* In libempty: the same arguments, nothing done. */
int32_t empty_parse(const char *text, size_t len, const void *scheme, int32_t as_of, uint64_t *number, int32_t *assurance,
                    void *err);

/* In libinlined: a round of the parse compiled into its Rust caller, over the same rows. */
uint64_t bench_inlined(void);

/* The form checked digit by digit. */
int32_t naive_parse(const char *text, size_t len, uint64_t *number);
