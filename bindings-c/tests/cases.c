/* Runs every row of the case tables through the C interface: cases FOLDER. */
#include <iconv.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skillcert.h"
#include "tsv.h"

enum { CELLS = 12, WIDTH = 2048 };

/* What the library answers to a row: cells by title, and the error. */
typedef struct answer {
    const char *titles[CELLS];
    char cells[CELLS][WIDTH];
    size_t count;
    int32_t code;
    skillcert_finding err;
} answer;

typedef void runner(const tsv *table, size_t row, answer *out);

/* Of each thread, for stress.c runs this program in several. */
static __thread const char *folder;
static __thread tsv schemes, messages;
static __thread size_t message;
static __thread unsigned passed, failed, told, encoded;

static char *cell(answer *out, const char *title)
{
    if (out->count == CELLS)
        abort();
    out->titles[out->count] = title;
    return out->cells[out->count++];
}

static void put(answer *out, const char *title, const char *text)
{
    snprintf(cell(out, title), WIDTH, "%s", text);
}

static void put_number(answer *out, const char *title, int64_t value)
{
    snprintf(cell(out, title), WIDTH, "%" PRId64, value);
}

static void put_certificate(answer *out, const char *title, uint64_t number)
{
    if (skillcert_number_format(number, cell(out, title), WIDTH, NULL, NULL) != SKILLCERT_OK)
        abort();
}

static void put_name(answer *out, const char *title, int32_t list, int32_t number)
{
    if (skillcert_name(list, number, cell(out, title), WIDTH, NULL) != SKILLCERT_OK)
        abort();
}

static const char *answered(const answer *out, const char *title)
{
    size_t i;
    for (i = 0; i < out->count; i++)
        if (strcmp(out->titles[i], title) == 0)
            return out->cells[i];
    return "";
}

/* The number of a word, by its name; 0 if the list has no such word. */
static int32_t word(int32_t list, const char *name)
{
    char text[WIDTH];
    int32_t number;
    for (number = 1; number < 1000; number++)
        if (skillcert_name(list, number, text, sizeof text, NULL) == SKILLCERT_OK && strcmp(text, name) == 0)
            return number;
    return 0;
}

static uint32_t u32(const tsv *table, size_t row, const char *title)
{
    return (uint32_t)tsv_number(table, row, title);
}

static skillcert_scheme scheme_named(const char *name)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    size_t row = 0;
    const char *cities;
    while (strcmp(tsv_cell(&schemes, row, "name"), name) != 0)
        if (++row == schemes.rows)
            abort();
    scheme.province = u32(&schemes, row, "province");
    scheme.first_year = u32(&schemes, row, "first_year");
    scheme.closed = (int32_t)u32(&schemes, row, "closed");
    scheme.version = u32(&schemes, row, "version");
    for (cities = tsv_cell(&schemes, row, "cities"); *cities != '\0'; cities += cities[2] == ' ' ? 3 : 2) {
        unsigned long city = strtoul(cities, NULL, 10);
        scheme.cities[city / 64] |= UINT64_C(1) << city % 64;
    }
    return scheme;
}

static void run_number(const tsv *table, size_t row, answer *out)
{
    const char *name = tsv_cell(table, row, "scheme"), *date = tsv_cell(table, row, "as_of");
    int form = strcmp(name, "form") == 0;
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_parts parts = SKILLCERT_PARTS_INIT;
    int32_t as_of = 0, assurance, checked;
    uint64_t number, again;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    if (!form)
        scheme = scheme_named(name);
    if (*date != '\0' && skillcert_date_parse(date, strlen(date), &as_of, NULL) != SKILLCERT_OK)
        abort();
    out->code = skillcert_number_parse(text, len, form ? NULL : &scheme, as_of, &number, &assurance, &out->err);
    free(text);
    if (out->code != SKILLCERT_OK)
        return;
    put_certificate(out, "number", number);
    if (skillcert_number_parts(number, &parts, NULL) != SKILLCERT_OK
        || skillcert_number_from_parts(&parts, &again, NULL) != SKILLCERT_OK || again != number)
        abort();
    put_number(out, "year", parts.year);
    snprintf(cell(out, "province"), WIDTH, "%02" PRIu32, parts.province);
    snprintf(cell(out, "city"), WIDTH, "%02" PRIu32, parts.city);
    put_number(out, "serial", parts.serial);
    if (form)
        return;
    put_name(out, "assurance", SKILLCERT_LIST_ASSURANCE, assurance);
    if (skillcert_number_check(number, &scheme, as_of, &checked, NULL) != SKILLCERT_OK || checked != assurance)
        abort();
}

static void run_parts(const tsv *table, size_t row, answer *out)
{
    skillcert_parts parts = SKILLCERT_PARTS_INIT;
    uint64_t number;
    parts.year = u32(table, row, "year");
    parts.province = u32(table, row, "province");
    parts.city = u32(table, row, "city");
    parts.serial = u32(table, row, "serial");
    out->code = skillcert_number_from_parts(&parts, &number, &out->err);
    if (out->code == SKILLCERT_OK)
        put_certificate(out, "number", number);
}

static void run_region(const tsv *table, size_t row, answer *out)
{
    int32_t kind = word(SKILLCERT_LIST_COMPONENT, tsv_cell(table, row, "kind")), value;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    out->code = skillcert_region_parse(kind, text, len, &value, &out->err);
    free(text);
    if (out->code == SKILLCERT_OK)
        put_number(out, "value", value);
}

static void put_score(answer *out, const char *title, int32_t hundredths)
{
    if (skillcert_score_format(hundredths, cell(out, title), WIDTH, NULL, NULL) != SKILLCERT_OK)
        abort();
}

static void run_score(const tsv *table, size_t row, answer *out)
{
    int32_t hundredths;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    out->code = skillcert_score_parse(text, len, &hundredths, &out->err);
    free(text);
    if (out->code != SKILLCERT_OK)
        return;
    put_number(out, "hundredths", hundredths);
    put_score(out, "display", hundredths);
}

static void put_mark(answer *out, const skillcert_mark *mark)
{
    static const char *const words[] = {"", "absent", "void", "deferred"};
    if (out->code != SKILLCERT_OK)
        return;
    if (mark->kind == SKILLCERT_MARK_SCORE)
        put_score(out, "mark", mark->hundredths);
    else
        put(out, "mark", words[mark->kind == SKILLCERT_MARK_NONE ? 0 : mark->kind - SKILLCERT_MARK_SCORE]);
}

static void run_mark(const tsv *table, size_t row, answer *out)
{
    int32_t part = word(SKILLCERT_LIST_COMPONENT, tsv_cell(table, row, "part"));
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    out->code = skillcert_mark_parse(text, len, part, &mark, &out->err);
    free(text);
    put_mark(out, &mark);
}

static void run_cell(const tsv *table, size_t row, answer *out)
{
    int32_t part = word(SKILLCERT_LIST_COMPONENT, tsv_cell(table, row, "part"));
    const char *status = tsv_cell(table, row, "status");
    skillcert_mark mark = SKILLCERT_MARK_INIT;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    out->code = skillcert_mark_read(text, len, status, strlen(status), part, &mark, &out->err);
    free(text);
    put_mark(out, &mark);
}

static int read_mark(const char *text, int32_t part, skillcert_mark *mark, answer *out)
{
    out->code = skillcert_mark_parse(text, strlen(text), part, mark, &out->err);
    return out->code == SKILLCERT_OK;
}

/* component:code:margin */
static void summarize(const skillcert_finding *finding, char *text, size_t size)
{
    char component[WIDTH], code[WIDTH], margin[24] = "";
    if (skillcert_name(SKILLCERT_LIST_COMPONENT, finding->component, component, WIDTH, NULL) != SKILLCERT_OK
        || skillcert_name(SKILLCERT_LIST_CODE, finding->code, code, WIDTH, NULL) != SKILLCERT_OK)
        abort();
    if (finding->has_value && finding->has_limit)
        snprintf(margin, sizeof margin, "%" PRId64, finding->value - finding->limit);
    snprintf(text, size, "%s:%s:%s", component, code, margin);
}

static void run_decide(const tsv *table, size_t row, answer *out)
{
    int32_t rule = word(SKILLCERT_LIST_RULE, tsv_cell(table, row, "rule"));
    skillcert_marks marks = SKILLCERT_MARKS_INIT;
    skillcert_decision decision = SKILLCERT_DECISION_INIT;
    char *text;
    uint32_t i;
    if (!read_mark(tsv_cell(table, row, "practical"), SKILLCERT_COMPONENT_SCORE_PRACTICAL, &marks.practical, out)
        || !read_mark(tsv_cell(table, row, "theory"), SKILLCERT_COMPONENT_SCORE_THEORY, &marks.theory, out))
        return;
    out->code = skillcert_rule_decide(rule, &marks, &decision, &out->err);
    if (out->code != SKILLCERT_OK)
        return;
    put_name(out, "outcome", SKILLCERT_LIST_OUTCOME, decision.outcome);
    text = cell(out, "findings");
    text[0] = '\0';
    for (i = 0; i < decision.finding_count; i++) {
        size_t used = strlen(text);
        if (i > 0)
            text[used++] = ' ';
        summarize(&decision.findings[i], text + used, WIDTH - used);
    }
}

static void run_series(const tsv *table, size_t row, answer *out)
{
    skillcert_scheme scheme = scheme_named(tsv_cell(table, row, "scheme"));
    skillcert_series series = SKILLCERT_SERIES_INIT;
    skillcert_plan plan = SKILLCERT_PLAN_INIT;
    const char *text = tsv_cell(table, row, "city");
    int32_t city;
    out->code = skillcert_region_parse(SKILLCERT_COMPONENT_CITY, text, strlen(text), &city, &out->err);
    if (out->code != SKILLCERT_OK)
        return;
    series.year = u32(table, row, "year");
    series.city = (uint32_t)city;
    series.next = u32(table, row, "next");
    out->code = skillcert_series_plan(&scheme, &series, u32(table, row, "n"), &plan, &out->err);
    if (out->code == SKILLCERT_OK) {
        put_certificate(out, "first", plan.first);
        put_certificate(out, "last", plan.last);
        put_number(out, "after", plan.next);
    } else if (out->err.component == SKILLCERT_COMPONENT_QUANTITY) {
        put_number(out, "after", series.next);
    }
}

static void run_date(const tsv *table, size_t row, answer *out)
{
    int32_t date;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    out->code = skillcert_date_parse(text, len, &date, &out->err);
    free(text);
    if (out->code == SKILLCERT_OK)
        snprintf(cell(out, "value"), WIDTH, "%04d-%02d-%02d", (int)(date / 10000), (int)(date / 100 % 100),
                 (int)(date % 100));
}

/* The scheme and the date of a row; 0 by form alone. */
static int judged(const tsv *table, size_t row, skillcert_scheme *scheme, int32_t *as_of)
{
    const char *name = tsv_cell(table, row, "scheme"), *date = tsv_cell(table, row, "as_of");
    if (strcmp(name, "form") == 0)
        return 0;
    *scheme = scheme_named(name);
    if (*date != '\0' && skillcert_date_parse(date, strlen(date), as_of, NULL) != SKILLCERT_OK)
        abort();
    return 1;
}

static void put_repairs(answer *out, const skillcert_recovery *recovery)
{
    char *text = cell(out, "repairs"), kind[64], found[16];
    uint32_t i;
    *text = '\0';
    for (i = 0; i < recovery->repair_count; i++) {
        const size_t used = strlen(text);
        if (skillcert_name(SKILLCERT_LIST_REPAIR, (int32_t)recovery->kinds[i], kind, sizeof kind, NULL) != SKILLCERT_OK)
            abort();
        found[0] = '\0';
        if (recovery->found[i] != 0)
            snprintf(found, sizeof found, "U+%04X", (unsigned)recovery->found[i]);
        snprintf(text + used, WIDTH - used, "%s%s@%u:%s", i > 0 ? " " : "", kind, (unsigned)recovery->places[i], found);
    }
}

static void run_recover(const tsv *table, size_t row, answer *out)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_recovery recovery = SKILLCERT_RECOVERY_INIT;
    int32_t as_of = 0;
    const skillcert_scheme *within = judged(table, row, &scheme, &as_of) ? &scheme : NULL;
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    if (strcmp(tsv_cell(table, row, "cell"), "integer") == 0)
        out->code = skillcert_number_recover_integer(strtoll(tsv_cell(table, row, "text"), NULL, 10), within, as_of,
                                                     &recovery, &out->err);
    else
        out->code = skillcert_number_recover(text, len, within, as_of, &recovery, &out->err);
    free(text);
    if (out->code != SKILLCERT_OK)
        return;
    put_certificate(out, "number", recovery.number);
    put_repairs(out, &recovery);
}

static void run_diagnose(const tsv *table, size_t row, answer *out)
{
    skillcert_scheme scheme = SKILLCERT_SCHEME_INIT;
    skillcert_findings findings = SKILLCERT_FINDINGS_INIT;
    int32_t as_of = 0;
    const skillcert_scheme *within = judged(table, row, &scheme, &as_of) ? &scheme : NULL;
    char *all = cell(out, "findings"), component[64], code[64], index[24];
    size_t len;
    char *text = tsv_bytes(table, row, &len);
    uint32_t i;
    out->code = skillcert_number_diagnose(text, len, within, as_of, &findings, &out->err);
    free(text);
    *all = '\0';
    for (i = 0; i < findings.finding_count; i++) {
        const skillcert_finding *finding = &findings.findings[i];
        const size_t used = strlen(all);
        if (skillcert_name(SKILLCERT_LIST_COMPONENT, finding->component, component, sizeof component, NULL) != SKILLCERT_OK
            || skillcert_name(SKILLCERT_LIST_CODE, finding->code, code, sizeof code, NULL) != SKILLCERT_OK)
            abort();
        index[0] = '\0';
        if (finding->has_index)
            snprintf(index, sizeof index, "%lu", (unsigned long)finding->index);
        snprintf(all + used, WIDTH - used, "%s%s:%s:%s", i > 0 ? " " : "", component, code, index);
    }
}

static void put_facts(answer *out)
{
    const skillcert_finding *err = &out->err;
    if (err->code != out->code)
        abort();
    put_name(out, "code", SKILLCERT_LIST_CODE, err->code);
    put_name(out, "component", SKILLCERT_LIST_COMPONENT, err->component);
    if (err->clause != 0)
        put_name(out, "clause", SKILLCERT_LIST_CLAUSE, err->clause);
    if (err->hint != 0)
        put_name(out, "hint", SKILLCERT_LIST_HINT, err->hint);
    if (err->found_kind != 0)
        snprintf(cell(out, "found"), WIDTH, err->found_kind == SKILLCERT_FOUND_BYTE ? "0x%02X" : "U+%04X",
                 (unsigned)err->found);
    if (err->has_index)
        put_number(out, "index", (int64_t)err->index);
    if (err->has_value)
        put_number(out, "value", err->value);
    if (err->has_limit)
        put_number(out, "limit", err->limit);
    if (err->position != (err->has_index ? err->index + 1 : 0))
        abort();
}

static int differs(const tsv *table, size_t row, const char *title, const char *expected, const char *found)
{
    if (strcmp(found, expected) == 0)
        return 0;
    fprintf(stderr, "%s.tsv:%lu: %s is \"%s\", expected \"%s\"\n", table->name, (unsigned long)row + 2, title, found,
            expected);
    return 1;
}

/* A text of the library: which function writes it, and its arguments. */
enum function { MESSAGE, CURE, CLAUSE, NAME, TEXT };
typedef struct wanted {
    enum function function;
    const skillcert_finding *finding;
    int32_t list, number, lang;
} wanted;

static int32_t utf16(const wanted *text, void *place, size_t cap, size_t *required)
{
    uint16_t *buf = (uint16_t *)place;
    switch (text->function) {
    case MESSAGE: return skillcert_message_utf16(text->finding, text->lang, buf, cap, required);
    case CURE: return skillcert_cure_utf16(text->finding, text->lang, buf, cap, required);
    case CLAUSE: return skillcert_clause_utf16(text->number, buf, cap, required);
    case NAME: return skillcert_name_utf16(text->list, text->number, buf, cap, required);
    case TEXT: return skillcert_text_utf16(text->list, text->number, text->lang, buf, cap, required);
    }
    abort();
}

static int32_t gbk(const wanted *text, void *place, size_t cap, size_t *required)
{
    char *buf = (char *)place;
    switch (text->function) {
    case MESSAGE: return skillcert_message_gbk(text->finding, text->lang, buf, cap, required);
    case CURE: return skillcert_cure_gbk(text->finding, text->lang, buf, cap, required);
    case CLAUSE: return skillcert_clause_gbk(text->number, buf, cap, required);
    case NAME: return skillcert_name_gbk(text->list, text->number, buf, cap, required);
    case TEXT: return skillcert_text_gbk(text->list, text->number, text->lang, buf, cap, required);
    }
    abort();
}

static const struct encoding {
    const char *little_endian, *big_endian;
    size_t width;
    int32_t (*write)(const wanted *text, void *place, size_t cap, size_t *required);
} encodings[] = {{"UTF-16LE", "UTF-16BE", 2, utf16}, {"GBK", "GBK", 1, gbk}};

/* What iconv makes of a text in UTF-8, and how many bytes it has. */
static size_t convert(const struct encoding *to, const char *text, char *out, size_t size)
{
    static const uint16_t one = 1;
    iconv_t conversion = iconv_open(*(const char *)&one == 1 ? to->little_endian : to->big_endian, "UTF-8");
    char *in = (char *)text;
    size_t left = strlen(text), room = size;
    if (iconv(conversion, &in, &left, &out, &room) != 0 || iconv_close(conversion) != 0)
        abort();
    return size - room;
}

/* Whether a text is the same as in UTF-8, and written by the rules: in full or not at all, with NUL where there is room,
 * also into a buffer that is not aligned. */
static int written(const wanted *text, const struct encoding *as, const char *utf8)
{
    char expected[2 * SKILLCERT_MESSAGE_MAX + 4], memory[sizeof expected + 1], *buf = memory + 1;
    const size_t bytes = convert(as, utf8, expected, sizeof expected - 4), len = bytes / as->width;
    size_t required;
    memset(memory, '#', sizeof memory);
    memory[sizeof memory - 1] = '\0';
    memset(expected + bytes, '#', 4);
    if (len > 0 && (as->write(text, buf, len - 1, &required) != SKILLCERT_CODE_BUFFER_TOO_SMALL || required != len))
        return 0;
    if (strspn(memory, "#") != sizeof memory - 1)
        return 0;
    if (as->write(text, buf, len, &required) != SKILLCERT_OK || required != len || memcmp(buf, expected, bytes + 2) != 0)
        return 0;
    memset(expected + bytes, '\0', as->width);
    return as->write(text, buf, len + 1, NULL) == SKILLCERT_OK && memcmp(buf, expected, bytes + as->width + 1) == 0;
}

/* Compares a text with the expected one, and its other encodings with it. */
static int text_differs(const tsv *table, size_t row, const char *title, const char *expected, const char *found,
                        const wanted *text)
{
    int i, differences = differs(table, row, title, expected, found);
    for (i = 0; i < 2; i++)
        if (!written(text, &encodings[i], found)) {
            fprintf(stderr, "%s.tsv:%lu: %s differs in %s\n", table->name, (unsigned long)row + 2, title,
                    encodings[i].little_endian);
            differences++;
        }
    encoded++;
    return differences;
}

/* Compares the sentences with those of messages.tsv, whose rows are counted from 1 and in the order of the tables. */
static int messages_differ(const tsv *table, size_t row, const skillcert_finding *err)
{
    const wanted chinese = {MESSAGE, err, 0, 0, SKILLCERT_LANG_ZH}, english = {MESSAGE, err, 0, 0, SKILLCERT_LANG_EN};
    char zh[SKILLCERT_MESSAGE_MAX + 1], en[SKILLCERT_MESSAGE_MAX + 1];
    while (message < messages.rows
           && (strcmp(tsv_cell(&messages, message, "table"), table->name) != 0
               || tsv_number(&messages, message, "row") != row + 1))
        message++;
    if (message == messages.rows)
        return differs(table, row, "messages.tsv", "a row", "");
    told++;
    if (skillcert_message(err, SKILLCERT_LANG_ZH, zh, sizeof zh, NULL) != SKILLCERT_OK
        || skillcert_message(err, SKILLCERT_LANG_EN, en, sizeof en, NULL) != SKILLCERT_OK)
        abort();
    return text_differs(table, row, "zh", tsv_cell(&messages, message, "zh"), zh, &chinese)
           + text_differs(table, row, "en", tsv_cell(&messages, message, "en"), en, &english);
}

/* The cells from `code` on are expected; of an error, the clause too. */
static int row_differs(const tsv *table, size_t row, const answer *out)
{
    size_t column;
    int differences = 0;
    for (column = tsv_column(table, "code"); column < table->columns; column++) {
        const char *title = tsv_title(table, column);
        differences += differs(table, row, title, tsv_cell(table, row, title), answered(out, title));
    }
    if (out->code != SKILLCERT_OK) {
        differences += differs(table, row, "clause", tsv_cell(table, row, "clause"), answered(out, "clause"));
        differences += messages_differ(table, row, &out->err);
    }
    return differences;
}

static void run_table(const char *name, runner *run)
{
    tsv table = tsv_read(folder, name);
    size_t row;
    for (row = 0; row < table.rows; row++) {
        static const skillcert_finding no_error = SKILLCERT_FINDING_INIT;
        answer out;
        out.count = 0;
        out.err = no_error;
        run(&table, row, &out);
        if (out.code == SKILLCERT_OK)
            put(&out, "code", "ok");
        else
            put_facts(&out);
        *(row_differs(&table, row, &out) ? &failed : &passed) += 1;
    }
    tsv_free(&table);
}

/* The names of the lists in the order of their numbers. */
static int32_t list_named(const char *name)
{
    static const char *const names[] = {
        "code", "component", "hint", "clause", "rule", "outcome", "assurance", "seal", "center_level", "project_trait",
        "disposition", "erratum", "absence_policy", "duty", "institution_kind", "applicant_kind", "specification_scope",
        "project_stage", "catalog_step", "station_stage", "station_step", "station_attachment", "certificate_stage",
        "certificate_step", "operation", "repair", "recovery_status", "sheet_fate",
    };
    int32_t list = SKILLCERT_LIST_CODE;
    while (strcmp(names[list - SKILLCERT_LIST_CODE], name) != 0)
        if (++list > SKILLCERT_LIST_SHEET_FATE)
            abort();
    return list;
}

/* The cure of a finding that is nothing but a code and a component, whose text stands where the record says so. */
static int cure_differs(const tsv *table, size_t row, int32_t lang, const char *title)
{
    static const char slot[] = "{component}";
    const char *pattern = tsv_cell(table, row, title), *at = strstr(pattern, slot);
    char component[128], expected[2 * SKILLCERT_MESSAGE_MAX], cure[SKILLCERT_MESSAGE_MAX + 1];
    skillcert_finding finding = SKILLCERT_FINDING_INIT;
    const wanted text = {CURE, &finding, 0, 0, lang};
    finding.code = (int32_t)u32(table, row, "number");
    finding.component = SKILLCERT_COMPONENT_ADDRESS;
    if (skillcert_text(SKILLCERT_LIST_COMPONENT, finding.component, lang, component, WIDTH, NULL) != SKILLCERT_OK
        || skillcert_cure(&finding, lang, cure, sizeof cure, NULL) != SKILLCERT_OK)
        abort();
    if (at == NULL)
        snprintf(expected, sizeof expected, "%s", pattern);
    else
        snprintf(expected, sizeof expected, "%.*s%s%s", (int)(at - pattern), pattern, component, at + strlen(slot));
    return text_differs(table, row, title, expected, cure, &text);
}

/* What only codes have. */
static int code_differs(const tsv *table, size_t row)
{
    const wanted text = {CLAUSE, NULL, 0, (int32_t)u32(table, row, "number"), 0};
    char clause[WIDTH] = "";
    skillcert_clause(text.number, clause, sizeof clause, NULL);
    return text_differs(table, row, "clause", tsv_cell(table, row, "clause"), clause, &text)
           + cure_differs(table, row, SKILLCERT_LANG_ZH, "cure_zh")
           + cure_differs(table, row, SKILLCERT_LANG_EN, "cure_en");
}

static void run_vocabulary(void)
{
    tsv table = tsv_read(folder, "vocabulary");
    size_t row;
    for (row = 0; row < table.rows; row++) {
        int32_t list = list_named(tsv_cell(&table, row, "list")), number = (int32_t)u32(&table, row, "number");
        const wanted names = {NAME, NULL, list, number, 0}, chinese = {TEXT, NULL, list, number, SKILLCERT_LANG_ZH},
                     english = {TEXT, NULL, list, number, SKILLCERT_LANG_EN};
        char name[WIDTH] = "", zh[512] = "", en[512] = "";
        int differences;
        skillcert_name(list, number, name, sizeof name, NULL);
        skillcert_text(list, number, SKILLCERT_LANG_ZH, zh, sizeof zh, NULL);
        skillcert_text(list, number, SKILLCERT_LANG_EN, en, sizeof en, NULL);
        differences = text_differs(&table, row, "name", tsv_cell(&table, row, "name"), name, &names)
                      + text_differs(&table, row, "zh", tsv_cell(&table, row, "zh"), zh, &chinese)
                      + text_differs(&table, row, "en", tsv_cell(&table, row, "en"), en, &english);
        if (list == SKILLCERT_LIST_CODE)
            differences += code_differs(&table, row);
        *(differences ? &failed : &passed) += 1;
    }
    tsv_free(&table);
}

/* How many sentences belong to the tables that run here; audit.c compares those of audits. */
static unsigned expected_messages(void)
{
    unsigned count = 0;
    size_t at;
    for (at = 0; at < messages.rows; at++)
        count += strcmp(tsv_cell(&messages, at, "table"), "audit") != 0;
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 2 || skillcert_abi_check(SKILLCERT_ABI_VERSION) != SKILLCERT_OK
        || skillcert_selftest(NULL) != SKILLCERT_OK)
        return 2;
    folder = argv[1];
    passed = failed = told = encoded = 0;
    message = 0;
    schemes = tsv_read(folder, "schemes");
    messages = tsv_read(folder, "messages");
    run_table("number", run_number);
    run_table("parts", run_parts);
    run_table("region", run_region);
    run_table("score", run_score);
    run_table("mark", run_mark);
    run_table("cell", run_cell);
    run_table("decide", run_decide);
    run_table("series", run_series);
    run_table("date", run_date);
    run_table("recover", run_recover);
    run_table("diagnose", run_diagnose);
    run_vocabulary();
    printf("%u rows passed, %u failed; %u of %u messages compared; %u texts in three encodings\n", passed, failed, told,
           expected_messages(), encoded);
    failed += told != expected_messages();
    tsv_free(&schemes);
    tsv_free(&messages);
    return failed > 0;
}
