/*
 * skillcert: 湖南省专项职业能力考核 (湘人社函〔2020〕80号)
 *
 * Hunan's special vocational ability assessment, from the project applied for to the sealed certificate. Numbers, scores,
 * rules and series are plain values; projects, stations, assessments and certificates are documents. Every refusal tells
 * what was found, where, on which clause of the notice it rests, and what would cure it.
 *
 * Generated from the Rust sources by `cargo run -p skillcert-c --example header`: change those, not this file.
 *
 * Numbers
 *   A certificate number is a uint64_t, the decimal value of its 13 digits: 0 is none, and the order is year, province,
 *   city, serial. Scores are int32_t hundredths: 59.99 is 5999. There are no floating-point values.
 *
 * Codes
 *   Functions return SKILLCERT_OK (0) or a failure. Treat everything but 0 as failure: later versions know more codes.
 *   Numbers of codes, components, hints and all other words are never changed or used again. 0 is never a kind, so
 *   a struct that nobody filled is refused.
 *
 * Outputs
 *   Outputs come last, the error detail last of all. On success they are written in full. On failure they get an
 *   invalid value (number 0, score -1, a struct of zeros): a code that is overlooked gives no old result. Error details
 *   may be NULL; on success their code is 0. A required output that is NULL is a failure.
 *
 * Structs
 *   Each begins with struct_size, which the caller sets, also for outputs: `skillcert_finding err =
 *   SKILLCERT_FINDING_INIT;`. Structs may grow at the end: the library reads and writes the shorter of both versions and
 *   leaves the rest alone. Fields called reserved are 0. A struct smaller than in version 1 is refused.
 *
 * Texts and buffers
 *   A text is a pointer and a length in bytes, UTF-8 where it is not only digits. NUL is a character like any other and is
 *   needed nowhere. NULL with length 0 is an empty text.
 *   A buffer is a pointer, its capacity, and a place for the length that the text has, which may be NULL. If the
 *   text does not fit, the function returns SKILLCERT_CODE_BUFFER_TOO_SMALL, writes nothing into the buffer and sets
 *   the length. NUL is written after the text if there is room; the length does not count it. NULL with capacity 0 asks
 *   for the length. A message or a cure has at most SKILLCERT_MESSAGE_MAX bytes.
 *   Sentences and words exist in two more encodings, in functions whose names end in _utf16 (for Java, C#, Windows; units
 *   of 16 bits in the machine's byte order, without byte order mark) and in _gbk. Capacity and length then count units of
 *   the buffer: uint16_t, or bytes. GBK has every character that they need. Texts that are passed, and documents, are UTF-8.
 *
 * Documents
 *   skillcert_document() carries out an operation, SKILLCERT_OPERATION_…, where request and answer are described. It takes a
 *   request, JSON in UTF-8 of at most SKILLCERT_DOCUMENT_MAX bytes and 128 levels, and puts the answer, JSON on one line, into
 *   the buffer. Unknown and repeated fields are refused. In the descriptions a question mark stands after a field that may
 *   be missing.
 *   What a document is refused for is told twice: by code and error detail, as everywhere, and by an error document in the
 *   buffer: finding, path in the request, line, column, note, and sentence and cure in both languages. So the buffer holds
 *     SKILLCERT_OK                           the answer
 *     SKILLCERT_CODE_BUFFER_TOO_SMALL        nothing: the answer needs the length that is set
 *     a fault of another argument, a panic   nothing: the length is 0
 *     any other code                         the error document, or nothing if the length that is set is over the capacity
 *   Calling twice, first for the length, does the work twice; the result is the same, for nothing is kept in between.
 *
 * Columns
 *   skillcert_column_check_…() give each of n rows the verdict of skillcert_number_parse(), at the speed of memory: no row
 *   ends the call, a failure is one of the arguments. What a code means, and where it stands in the row, tells
 *   skillcert_number_parse() of that row. They use AVX2 where the machine has it.
 *
 * Damaged numbers
 *   skillcert_number_parse() takes 13 digits and nothing else. skillcert_number_recover() is asked explicitly: it undoes what was done
 *   to a number where that takes no guess, and lists every character that it dropped or read otherwise. It succeeds only with a
 *   whole number. skillcert_number_diagnose() lists everything that is wrong with a text; skillcert_number_parse() tells the first of it.
 *
 * Memory
 *   Nothing is kept between calls, and there is nothing to free: everything lives in memory of the caller. Only
 *   skillcert_document(), the functions for audits and skillcert_selftest() allocate, so no handler of signals may call them; they
 *   free it before they return. What they may need at most is reserved first: SKILLCERT_CODE_OUT_OF_MEMORY if it cannot
 *   be had, and no allocation after that ends the process. The reserve is address space that is touched only where memory
 *   runs short: 32 bytes per byte of a document, and for each of its objects 16 KiB and 64 times its longest text. skillcert_audit_column() takes
 *   smaller steps where it cannot have what large ones may need.
 *   Pointers need not be aligned. An input may overlap an output of the same call, but not in functions for columns: inputs
 *   are read before anything is written. Each pointer has to lead to as much memory as the argument after it, the type, or struct_size says; that is the
 *   only thing that cannot be checked.
 *
 * Stack
 *   What a call needs at most; the tests measure it.
 *     128 KiB  skillcert_document, skillcert_column_…
 *      64 KiB  skillcert_audit_…, skillcert_selftest, skillcert_rule_decide_columns
 *      32 KiB  all others
 *
 * Threads
 *   Nothing is kept between calls: every function can be called from any thread at any time. No other thread may change the
 *   memory that is passed during the call. There are no callbacks, no signals, no locale, no clock, no errno: the caller
 *   passes the date.
 *
 * Versions
 *   Compile with this header, link libskillcert.so.1, and call skillcert_abi_check(SKILLCERT_ABI_VERSION) once: a library
 *   that is older than the header is told apart before it is used.
 */

#ifndef SKILLCERT_H
#define SKILLCERT_H

#include <stddef.h>
#include <stdint.h>

/* How the functions are called and where they are; define SKILLCERT_STATIC when the static library is linked. */
#if defined(_WIN32) && !defined(_WIN64)
#define SKILLCERT_CALL __stdcall
#else
#define SKILLCERT_CALL
#endif
#if defined(_WIN32) && !defined(SKILLCERT_STATIC)
#define SKILLCERT_API __declspec(dllimport)
#else
#define SKILLCERT_API
#endif

/* Of the Arrow C data interface, whose own header declares them. */
struct ArrowSchema;
struct ArrowArray;

/* The closed lists, for skillcert_name() and skillcert_text(). */
#define SKILLCERT_LIST_CODE 1                              /* SKILLCERT_CODE_… */
#define SKILLCERT_LIST_COMPONENT 2                         /* SKILLCERT_COMPONENT_… */
#define SKILLCERT_LIST_HINT 3                              /* SKILLCERT_HINT_… */
#define SKILLCERT_LIST_CLAUSE 4                            /* SKILLCERT_CLAUSE_… */
#define SKILLCERT_LIST_RULE 5                              /* SKILLCERT_RULE_… */
#define SKILLCERT_LIST_OUTCOME 6                           /* SKILLCERT_OUTCOME_… */
#define SKILLCERT_LIST_ASSURANCE 7                         /* SKILLCERT_ASSURANCE_… */
#define SKILLCERT_LIST_SEAL 8                              /* SKILLCERT_SEAL_… */
#define SKILLCERT_LIST_CENTER_LEVEL 9                      /* SKILLCERT_CENTER_LEVEL_… */
#define SKILLCERT_LIST_PROJECT_TRAIT 10                    /* SKILLCERT_PROJECT_TRAIT_… */
#define SKILLCERT_LIST_DISPOSITION 11                      /* SKILLCERT_DISPOSITION_… */
#define SKILLCERT_LIST_ERRATUM 12                          /* SKILLCERT_ERRATUM_… */
#define SKILLCERT_LIST_ABSENCE_POLICY 13                   /* SKILLCERT_ABSENCE_POLICY_… */
#define SKILLCERT_LIST_DUTY 14                             /* SKILLCERT_DUTY_… */
#define SKILLCERT_LIST_INSTITUTION_KIND 15                 /* SKILLCERT_INSTITUTION_KIND_… */
#define SKILLCERT_LIST_APPLICANT_KIND 16                   /* SKILLCERT_APPLICANT_KIND_… */
#define SKILLCERT_LIST_SPECIFICATION_SCOPE 17              /* SKILLCERT_SPECIFICATION_SCOPE_… */
#define SKILLCERT_LIST_PROJECT_STAGE 18                    /* SKILLCERT_PROJECT_STAGE_… */
#define SKILLCERT_LIST_CATALOG_STEP 19                     /* SKILLCERT_CATALOG_STEP_… */
#define SKILLCERT_LIST_STATION_STAGE 20                    /* SKILLCERT_STATION_STAGE_… */
#define SKILLCERT_LIST_STATION_STEP 21                     /* SKILLCERT_STATION_STEP_… */
#define SKILLCERT_LIST_STATION_ATTACHMENT 22               /* SKILLCERT_STATION_ATTACHMENT_… */
#define SKILLCERT_LIST_CERTIFICATE_STAGE 23                /* SKILLCERT_CERTIFICATE_STAGE_… */
#define SKILLCERT_LIST_CERTIFICATE_STEP 24                 /* SKILLCERT_CERTIFICATE_STEP_… */
#define SKILLCERT_LIST_OPERATION 25                        /* SKILLCERT_OPERATION_… */
#define SKILLCERT_LIST_REPAIR 26                           /* SKILLCERT_REPAIR_… */
#define SKILLCERT_LIST_RECOVERY_STATUS 27                  /* SKILLCERT_RECOVERY_STATUS_… */
#define SKILLCERT_LIST_SHEET_FATE 28                       /* SKILLCERT_SHEET_FATE_… */

/* What was found: 1xx number, 2xx score and mark, 3xx decision, 4xx series and certificate, 5xx project, catalog and fee, 6xx date, 7xx organization, station and holding, 8xx document, 9xx the calling interface. */
#define SKILLCERT_CODE_NUMBER_MISSING 101                  /* no certificate number is given */
#define SKILLCERT_CODE_NUMBER_NOT_DIGIT 102                /* digit {position} of the number is {found}, expected 0 to 9 */
#define SKILLCERT_CODE_NUMBER_LENGTH 103                   /* the number has length {value}, expected 13 digits{extra} */
#define SKILLCERT_CODE_YEAR_BEFORE_SCHEME 104              /* the year {value} is before the first year of the scheme, {limit} */
#define SKILLCERT_CODE_YEAR_AFTER_DATE 105                 /* the year {value} is later than {limit}, the year of the date given */
#define SKILLCERT_CODE_YEAR_OUTSIDE_SCHEME 106             /* the year {value} is not between 2000 and 2099, two digits cannot express it */
#define SKILLCERT_CODE_PROVINCE_UNKNOWN 107                /* the province code {value2} is not {limit2}, the one of this scheme */
#define SKILLCERT_CODE_PROVINCE_OUT_OF_RANGE 108           /* the province code {value} is not between 0 and 99 */
#define SKILLCERT_CODE_CITY_UNKNOWN 109                    /* the city code {value2} is not in the city table of this scheme */
#define SKILLCERT_CODE_CITY_OUT_OF_RANGE 110               /* the city code {value} is not between 0 and 99 */
#define SKILLCERT_CODE_SERIAL_ZERO 111                     /* the serial is 0000000, serials begin with 0000001 */
#define SKILLCERT_CODE_SERIAL_OUT_OF_RANGE 112             /* the serial {value} is not between 1 and 9999999 */
#define SKILLCERT_CODE_CITY_NOT_TWO_DIGITS 113             /* a city code is written with two digits, such as 01 */
#define SKILLCERT_CODE_PROVINCE_NOT_TWO_DIGITS 114         /* a province code is written with two digits, such as 18 */
#define SKILLCERT_CODE_NUMBER_SPREADSHEET_ERROR 115        /* the cell shows a spreadsheet's error, or its column is too narrow: there is no number */
#define SKILLCERT_CODE_NUMBER_DIGITS_LOST 116              /* scientific notation has lost the last digits: the number is one from {value} to {limit}, which one cannot be told */
#define SKILLCERT_CODE_SCORE_MISSING 201                   /* no {component} is given */
#define SKILLCERT_CODE_SCORE_NOT_A_NUMBER 202              /* character {position} of the {component} is {found}, expected a number from 0 to 100 with at most two decimals */
#define SKILLCERT_CODE_SCORE_TOO_PRECISE 203               /* the {component} has more than two decimals from character {position} on; scores are never rounded */
#define SKILLCERT_CODE_SCORE_OUT_OF_RANGE 204              /* the {component} is not between 0 and 100{amount} */
#define SKILLCERT_CODE_SCORE_INCOMPLETE 205                /* the {component} breaks off at character {position}, digits are expected on both sides of the point */
#define SKILLCERT_CODE_SCORE_LEADING_ZERO 206              /* the {component} begins with a superfluous 0 */
#define SKILLCERT_CODE_MARK_UNSUPPORTED 207                /* the {component} is marked exempt, but the notice knows no exemption */
#define SKILLCERT_CODE_SCORE_NOT_FINITE 208                /* the {component} is not a finite number */
#define SKILLCERT_CODE_MARK_WORD_UNKNOWN 209               /* the {component} is a word that is not known, expected a score from 0 to 100 or a word such as absent */
#define SKILLCERT_CODE_MARK_PERCENT 210                    /* the {component} is a percentage, which score it means cannot be told */
#define SKILLCERT_CODE_MARK_SPREADSHEET_ERROR 211          /* the cell of the {component} shows a spreadsheet's error, or its column is too narrow: there is no score */
#define SKILLCERT_CODE_MARK_CONTRADICTED 212               /* there is a {component}, but the status beside it says absent or deferred */
#define SKILLCERT_CODE_MARK_STATUS_UNKNOWN 213             /* the status beside the {component} is a word that is not known */
#define SKILLCERT_CODE_PART_PASSED 301                     /* the {component} {score} reaches the pass mark of {mark} */
#define SKILLCERT_CODE_PART_BELOW_PASS_MARK 302            /* the {component} {score} is below the pass mark of {mark} by {margin} */
#define SKILLCERT_CODE_PART_MISSING 303                    /* the {component} is not recorded yet, nothing can be decided */
#define SKILLCERT_CODE_PART_ABSENT 304                     /* absent: there is no {component} of at least 60 */
#define SKILLCERT_CODE_PART_VOID 305                       /* void: there is no {component} of at least 60 */
#define SKILLCERT_CODE_PART_DEFERRED 306                   /* deferred: the {component} will come later, nothing can be decided */
#define SKILLCERT_CODE_PART_UNEXPECTED 307                 /* this project assesses practical skill only, a {component} is not expected */
#define SKILLCERT_CODE_DECISION_MISMATCH 308               /* the marks on record do not lead to the decision on record */
#define SKILLCERT_CODE_RULE_UNKNOWN 309                    /* there is no such pass rule: it is practical, or theory_and_practical */
#define SKILLCERT_CODE_CANDIDATE_MISSING 310               /* no candidate is named */
#define SKILLCERT_CODE_CANDIDATE_REPEATED 311              /* the candidate is in row {value} already */
#define SKILLCERT_CODE_VERDICT_DIFFERS 312                 /* the verdict in the table is not the one that the marks lead to */
#define SKILLCERT_CODE_SERIES_EXHAUSTED 401                /* {value} serials are wanted, {limit} are left in this year and city */
#define SKILLCERT_CODE_RESERVATION_OUT_OF_RANGE 402        /* the quantity {value} is not between 1 and 9999999 */
#define SKILLCERT_CODE_SERIES_STATE_INVALID 403            /* the next serial {value} is not between 1 and 10000000 */
#define SKILLCERT_CODE_CERTIFICATE_YEAR_MISMATCH 404       /* the number says {value}, the year of issue is {limit} */
#define SKILLCERT_CODE_CERTIFICATE_CITY_MISMATCH 405       /* the number says city {value2}, the assessment was held in {limit2} */
#define SKILLCERT_CODE_CERTIFICATE_RULE_MISMATCH 406       /* the pass was decided under another rule than this project requires */
#define SKILLCERT_CODE_CERTIFICATE_WITHOUT_PASS 407        /* there is no pass, so there is no certificate */
#define SKILLCERT_CODE_HOLDER_MISSING 408                  /* no holder is named */
#define SKILLCERT_CODE_ISSUE_BEFORE_ASSESSMENT 409         /* the date of issue is before the assessment */
#define SKILLCERT_CODE_BLANK_MISSING 410                   /* no blank sheet is recorded */
#define SKILLCERT_CODE_BLANK_USED 411                      /* this blank was used for this certificate already */
#define SKILLCERT_CODE_BUREAU_MISSING 412                  /* no issuing bureau is named */
#define SKILLCERT_CODE_PRINTING_NOT_AUTHORIZED 413         /* who prints has no authority from the city center */
#define SKILLCERT_CODE_PRINT_NEEDS_ISSUE 414               /* the certificate does not wait for printing */
#define SKILLCERT_CODE_SEAL_NEEDS_PRINT 415                /* the certificate is not printed yet or complete already */
#define SKILLCERT_CODE_SEAL_REPEATED 416                   /* this seal is on the certificate already */
#define SKILLCERT_CODE_SEAL_MISSING 417                    /* the {component} is missing, the certificate is not complete */
#define SKILLCERT_CODE_VOID_NEEDS_CERTIFICATE 418          /* the certificate is void already */
#define SKILLCERT_CODE_REISSUE_NOT_ALLOWED 419             /* the center's rules do not allow a reissue */
#define SKILLCERT_CODE_REISSUE_NEEDS_COMPLETE 420          /* the certificate is not complete, it cannot be reissued */
#define SKILLCERT_CODE_CERTIFICATE_VOID 421                /* the certificate is void */
#define SKILLCERT_CODE_CERTIFICATE_EVENT_BEFORE_LAST 422   /* the date is before that of issue or of the step before */
#define SKILLCERT_CODE_NOT_ISSUED 423                      /* the register does not hold this number */
#define SKILLCERT_CODE_CERTIFICATE_OF_ANOTHER 424          /* this candidate of this assessment has certificate {value} under another name, project or city, none is issued */
#define SKILLCERT_CODE_ISSUE_DATE_BEFORE_LAST 425          /* the date of issue {day} is before {day2}, the last one in this city */
#define SKILLCERT_CODE_SERIES_COUNTER_WRONG 426            /* the next serial of this year and city is recorded as {value}, after the numbers issued it is {limit} */
#define SKILLCERT_CODE_CANDIDATE_NUMBERED_TWICE 427        /* this candidate of this assessment has another number already */
#define SKILLCERT_CODE_SERIALS_OUT_OF_ORDER 428            /* dated {day}, the number before {day2} */
#define SKILLCERT_CODE_NUMBER_OF_NO_SERIES 429             /* the province, year or city of the number belongs to no series of the register */
#define SKILLCERT_CODE_NUMBER_TAKEN 430                    /* the number belongs to another certificate already */
#define SKILLCERT_CODE_AUDIT_ROWS_DIFFER 431               /* {value} rows were read, {limit} are expected */
#define SKILLCERT_CODE_SERIES_FIRST_NOT_ONE 432            /* the series begins with serial {value}, expected {limit} */
#define SKILLCERT_CODE_SERIALS_MISSING 433                 /* serials missing between first and last: {value}, from {limit} on */
#define SKILLCERT_CODE_SERIALS_REPEATED 434                /* serials that stand twice or more: {value}, from {limit} on */
#define SKILLCERT_CODE_SERIALS_ABOVE_LAST 435              /* serials above {limit}, the last of the register: {value} */
#define SKILLCERT_CODE_SERIALS_NOT_REACHED 436             /* the last serial is {value}, the last of the register is {limit} */
#define SKILLCERT_CODE_HIGH_WATER_REGRESSED 437            /* the register ends at serial {value}, but {limit} was attested before */
#define SKILLCERT_CODE_HIGH_WATER_CHANGED 438              /* the certificates up to serial {limit} differ from those attested before */
#define SKILLCERT_CODE_BLANK_OF_ANOTHER 439                /* this blank was used for another certificate already */
#define SKILLCERT_CODE_SERIALS_NOT_ISSUED 440              /* serials that the register does not hold: {value}, from {limit} on */
#define SKILLCERT_CODE_REASON_MISSING 441                  /* no reason is given */
#define SKILLCERT_CODE_SPOIL_NEEDS_SHEET 442               /* no sheet is printed, there is none to spoil */
#define SKILLCERT_CODE_CORRECTION_CHANGES_NOTHING 443      /* the corrected name is the present one */
#define SKILLCERT_CODE_REPLACES_ITSELF 444                 /* a certificate cannot replace itself */
#define SKILLCERT_CODE_REPLACES_NEEDS_VOID 445             /* certificate {value}, to be replaced, is not void, or not this candidate's */
#define SKILLCERT_CODE_REPLACED_ALREADY 446                /* the certificate is replaced by {value} already */
#define SKILLCERT_CODE_CERTIFICATE_STANDS 447              /* there is no pass, but certificate {value} issued before still stands */
#define SKILLCERT_CODE_MARKS_DIFFER 448                    /* the marks differ from those of certificate {value}; they are entered as corrected */
#define SKILLCERT_CODE_HOLDER_DIFFERS 449                  /* the register has another holder under this number */
#define SKILLCERT_CODE_CERTIFICATE_PROJECT_DIFFERS 450     /* the register has another project under this number */
#define SKILLCERT_CODE_CANDIDATE_ALIKE 451                 /* the id differs from that of {value} only by zeros, .0 or case: perhaps one person */
#define SKILLCERT_CODE_CANDIDATE_NAMESAKE 452              /* the name is that of {value}, under another id: perhaps one person */
#define SKILLCERT_CODE_CANDIDATE_DIGITS_LOST 453           /* digits of the id are lost (scientific notation, a date, or a cell of more than 15 digits) */
#define SKILLCERT_CODE_TEXT_TOO_LONG 454                   /* the {component} has more than {limit} characters */
#define SKILLCERT_CODE_RECORD_DIFFERS 455                  /* the register has another {component} under this number */
#define SKILLCERT_CODE_EVENTS_DIFFER 456                   /* event {value} differs from the register's */
#define SKILLCERT_CODE_DECLARATION_DIFFERS 457             /* these serials are declared with another range or reason */
#define SKILLCERT_CODE_RECORD_IMPOSSIBLE 458               /* a row of the register cannot be */
#define SKILLCERT_CODE_EVENTS_IMPOSSIBLE 459               /* the events do not follow from each other, from event {value} on */
#define SKILLCERT_CODE_SERIES_DATE_WRONG 460               /* the last date of issue is recorded as {day}, after the certificates it is {day2} */
#define SKILLCERT_CODE_EVENT_LOST 461                      /* event {value} is not in the register */
#define SKILLCERT_CODE_EVENT_OF_NO_CERTIFICATE 462         /* an event or a sheet belongs to no certificate */
#define SKILLCERT_CODE_DATE_AHEAD 463                      /* the date {day} is later than today, {day2} */
#define SKILLCERT_CODE_BLANK_NOT_PRESENT 464               /* that is not the present sheet of the certificate */
#define SKILLCERT_CODE_BLANK_DESTROYED 465                 /* this blank is on record as spoilt */
#define SKILLCERT_CODE_RECORD_CHANGED 466                  /* this row of the register was changed */
#define SKILLCERT_CODE_SERIES_CHANGED 467                  /* rows of this year and city were removed, changed or added */
#define SKILLCERT_CODE_ASSESSMENT_MISSING 468              /* the assessment has no name */
#define SKILLCERT_CODE_PROJECT_NAME_MISSING 501            /* the project has no name */
#define SKILLCERT_CODE_CENTER_NAME_MISSING 502             /* the center has no name */
#define SKILLCERT_CODE_INSTITUTION_NAME_MISSING 503        /* the institution has no name */
#define SKILLCERT_CODE_FEE_SCHEDULE_UNKNOWN 504            /* no fee schedule is known for this date: the one of 湘人社发〔2017〕105号 covers 2020-05-25 to 2023-03-20 */
#define SKILLCERT_CODE_PROJECT_NAME_HAS_LEVEL 505          /* the project's name has a word of level, but there are no levels */
#define SKILLCERT_CODE_PROJECT_REDEVELOPED 506             /* a national or provincial specification exists, none is developed again */
#define SKILLCERT_CODE_DRAFT_REPEATED 507                  /* the project is in the catalog already */
#define SKILLCERT_CODE_APPLICATION_NEEDS_DRAFT 508         /* the project is not a draft, it cannot be applied for */
#define SKILLCERT_CODE_FILING_NEEDS_APPLICATION 509        /* no application waits, the project cannot be filed */
#define SKILLCERT_CODE_RETURN_NEEDS_APPLICATION 510        /* no application waits, nothing can be returned */
#define SKILLCERT_CODE_PILOT_NEEDS_FILING 511              /* the project is not at the stage after filing, no pilot can begin */
#define SKILLCERT_CODE_PUBLICATION_NEEDS_FILING 512        /* the project is not filed or is published already, it cannot be published */
#define SKILLCERT_CODE_ADJUSTMENT_NEEDS_PUBLICATION 513    /* the project is not published, it cannot be adjusted */
#define SKILLCERT_CODE_WITHDRAWAL_NEEDS_FILING 514         /* the project is not filed or is withdrawn already */
#define SKILLCERT_CODE_APPLICANT_MISSING 515               /* no applicant is named */
#define SKILLCERT_CODE_SPECIFICATION_NOT_APPROVED 517      /* the specification is not approved by the provincial center on that date */
#define SKILLCERT_CODE_TASK_WEIGHTS 518                    /* the weights of the tasks sum to {value} %, expected 100 */
#define SKILLCERT_CODE_TASKS_MISSING 519                   /* the specification has no task */
#define SKILLCERT_CODE_TASK_REPEATED 520                   /* task {value} has the name of an earlier one */
#define SKILLCERT_CODE_PASS_MARK_CHANGED 521               /* the specification's pass mark is {score}, it is {mark} by the notice */
#define SKILLCERT_CODE_EVENT_BEFORE_LAST 522               /* the date is before that of the step before */
#define SKILLCERT_CODE_PROJECT_UNKNOWN 523                 /* the project is not in the catalog */
#define SKILLCERT_CODE_PROJECT_NOT_ASSESSABLE 524          /* on the day of the assessment the project is neither piloted nor published */
#define SKILLCERT_CODE_PILOT_ONLY_BY_DEVELOPER 525         /* a pilot is held only by the applicant that developed the specification */
#define SKILLCERT_CODE_ITEM_BANK_SHORT 526                 /* task {value} has {limit} items in the bank, too few to draw from */
#define SKILLCERT_CODE_DRAW_MISMATCH 527                   /* drawing again from the seed on record gives other items */
#define SKILLCERT_CODE_DRAW_SIZE_INVALID 528               /* the number of items to draw, {value}, is not between 1 and 10000 */
#define SKILLCERT_CODE_TASK_NAME_MISSING 529               /* task {value} has no name */
#define SKILLCERT_CODE_ITEM_REPEATED 530                   /* item {value} of the bank has the identifier of an earlier one */
#define SKILLCERT_CODE_BATCH_MISSING 531                   /* no batch of publication is named */
#define SKILLCERT_CODE_PROVINCIAL_CENTER_REQUIRED 532      /* only the provincial center can take this step */
#define SKILLCERT_CODE_FEE_SCHEDULE_OVERLAP 533            /* the dates of the fee schedules overlap or are reversed */
#define SKILLCERT_CODE_PROJECT_DIFFERS 534                 /* the project's traits are not those of the catalog */
#define SKILLCERT_CODE_DATE_NOT_ISO 601                    /* a date is written like 2026-11-23 */
#define SKILLCERT_CODE_DATE_YEAR_INVALID 602               /* the year {value} of the date is not between 1 and 9999 */
#define SKILLCERT_CODE_DATE_MONTH_INVALID 603              /* the month {value} of the date is not between 1 and 12 */
#define SKILLCERT_CODE_DATE_DAY_INVALID 604                /* the day {value} does not exist in that month */
#define SKILLCERT_CODE_NOT_INDEPENDENT_LEGAL_PERSON 701    /* the institution is not an independent legal person */
#define SKILLCERT_CODE_DUTY_OF_PROVINCIAL_CENTER 702       /* this is a duty of the provincial center */
#define SKILLCERT_CODE_DUTY_OF_CITY_CENTER 704             /* print authority is decided by the city center */
#define SKILLCERT_CODE_OUTSIDE_JURISDICTION 705            /* this is outside the center's own area */
#define SKILLCERT_CODE_CENTER_CITY_MISSING 706             /* a city or county center has no city */
#define SKILLCERT_CODE_EXAMINER_NAME_MISSING 711           /* no examiner is named */
#define SKILLCERT_CODE_EXAMINER_NOT_APPOINTED 712          /* examiner {value} is not appointed by a center */
#define SKILLCERT_CODE_EXAMINER_NOT_VALID 713              /* the appointment of examiner {value} is not valid on the day */
#define SKILLCERT_CODE_EXAMINERS_MISSING 714               /* there are no examiners */
#define SKILLCERT_CODE_EXAMINERS_TOO_FEW 715               /* {value} examiners, the caller's policy asks for {limit} */
#define SKILLCERT_CODE_EXAMINERS_NOT_ODD 716               /* {value} examiners, the caller's policy asks for an odd number */
#define SKILLCERT_CODE_EXAMINER_CONFLICT 717               /* examiner {value} has to stand aside */
#define SKILLCERT_CODE_STATION_FIELD_MISSING 721           /* the form lacks the {component} */
#define SKILLCERT_CODE_APPLICATION_REPORT_MISSING 722      /* attachment 1 is missing: report of application */
#define SKILLCERT_CODE_INSTITUTION_PROOF_MISSING 723       /* attachment 2 is missing: proof of standing */
#define SKILLCERT_CODE_SITE_AND_ITEMS_MISSING 724          /* attachment 3 is missing: site, equipment, specification, item bank */
#define SKILLCERT_CODE_EXAMINER_ROSTER_MISSING 725         /* attachment 4 is missing: examiners and credentials */
#define SKILLCERT_CODE_MANAGEMENT_RULES_MISSING 726        /* attachment 5 is missing: rules of operation and managers */
#define SKILLCERT_CODE_SUBMISSION_NEEDS_DRAFT 727          /* the form is neither a draft nor returned, it cannot be changed or submitted */
#define SKILLCERT_CODE_REVIEW_NEEDS_SUBMISSION 728         /* the form is not submitted or is reviewed already */
#define SKILLCERT_CODE_OPINION_NEEDS_REVIEW 729            /* the assessment group has not signed, the provincial center cannot give its opinion */
#define SKILLCERT_CODE_STATION_NOT_APPROVED 730            /* on the day the institution is not approved for this project */
#define SKILLCERT_CODE_ORGANIZER_NOT_COMPETENT 731         /* the assessment is not organized by a center in its own area */
#define SKILLCERT_CODE_REGISTRATION_MISSING 732            /* no reference of the online registration is given */
#define SKILLCERT_CODE_QUESTIONS_NOT_DRAWN 733             /* there is no record of drawing the questions */
#define SKILLCERT_CODE_STATION_EVENT_BEFORE_LAST 734       /* the date is before that of the step before */
#define SKILLCERT_CODE_RETAKE_NOT_ALLOWED 741              /* attempt {value} is beyond the {limit} that the caller's policy allows */
#define SKILLCERT_CODE_CARRIED_MARK_LAPSED 742             /* the {component} carried over has lapsed under the caller's policy */
#define SKILLCERT_CODE_JSON_INVALID 801                    /* the JSON at line {value}, column {limit} is not what is asked for */
#define SKILLCERT_CODE_DOCUMENT_TOO_LARGE 802              /* the document has {value} bytes, at most {limit} are read */
#define SKILLCERT_CODE_STAGE_MISMATCH 803                  /* the steps on record do not lead to the stage on record */
#define SKILLCERT_CODE_AUDIT_PART_MALFORMED 811            /* the audit's part is malformed at byte {position} */
#define SKILLCERT_CODE_AUDIT_PART_VERSION 812              /* the audit's part has version {value}, this library reads {limit} */
#define SKILLCERT_CODE_SHARD_REPEATED 813                  /* shard {value} is in the other audit too, its rows would count twice */
#define SKILLCERT_CODE_AUDIT_SEALED 814                    /* an audit that was merged or read from a part takes no more rows */
#define SKILLCERT_CODE_SHARD_NAME_INVALID 815              /* the name of the shard has {value} bytes, expected 1 to {limit} */
#define SKILLCERT_CODE_NULL_ARGUMENT 901                   /* argument {value} is a null pointer */
#define SKILLCERT_CODE_BUFFER_TOO_SMALL 902                /* the buffer has {limit} bytes, {value} are needed */
#define SKILLCERT_CODE_KIND_UNKNOWN 903                    /* the kind {value} in argument {limit} is not in the table */
#define SKILLCERT_CODE_STRUCT_SIZE 904                     /* struct_size of argument {limit} is {value}, smaller than the first version of this interface */
#define SKILLCERT_CODE_NOT_UTF8 905                        /* the text is not UTF-8: byte {position} is invalid */
#define SKILLCERT_CODE_LENGTH_OVERFLOW 906                 /* the length in argument {value} is beyond what can be addressed */
#define SKILLCERT_CODE_ABI_VERSION 907                     /* the header has interface version {value}, the library has {limit} */
#define SKILLCERT_CODE_FLAG_INVALID 908                    /* a flag in argument {limit} is {value}, only 0 and 1 are allowed */
#define SKILLCERT_CODE_SELFTEST_FAILED 909                 /* the library computes wrongly on this machine: self-test table {component}, row {value} */
#define SKILLCERT_CODE_COLUMN_MALFORMED 910                /* the row lies outside the data of its column */
#define SKILLCERT_CODE_OUT_OF_MEMORY 911                   /* memory is short: the call may need up to {value} bytes */

/* What a finding is about. */
#define SKILLCERT_COMPONENT_WHOLE 1                        /* number */
#define SKILLCERT_COMPONENT_YEAR 2                         /* year */
#define SKILLCERT_COMPONENT_PROVINCE 3                     /* province */
#define SKILLCERT_COMPONENT_CITY 4                         /* city */
#define SKILLCERT_COMPONENT_SERIAL 5                       /* serial */
#define SKILLCERT_COMPONENT_CELL 6                         /* cell */
#define SKILLCERT_COMPONENT_SCORE 11                       /* score */
#define SKILLCERT_COMPONENT_SCORE_THEORY 12                /* theory score */
#define SKILLCERT_COMPONENT_SCORE_PRACTICAL 13             /* practical score */
#define SKILLCERT_COMPONENT_RULE 14                        /* pass rule */
#define SKILLCERT_COMPONENT_DECISION 15                    /* decision */
#define SKILLCERT_COMPONENT_CANDIDATE 16                   /* candidate */
#define SKILLCERT_COMPONENT_ASSESSMENT 17                  /* assessment */
#define SKILLCERT_COMPONENT_DATE 21                        /* date */
#define SKILLCERT_COMPONENT_DATE_YEAR 22                   /* year of the date */
#define SKILLCERT_COMPONENT_DATE_MONTH 23                  /* month of the date */
#define SKILLCERT_COMPONENT_DATE_DAY 24                    /* day of the date */
#define SKILLCERT_COMPONENT_QUANTITY 31                    /* quantity */
#define SKILLCERT_COMPONENT_NEXT 32                        /* next serial */
#define SKILLCERT_COMPONENT_CERTIFICATE 33                 /* certificate */
#define SKILLCERT_COMPONENT_HOLDER 34                      /* holder */
#define SKILLCERT_COMPONENT_AUDIT 37                       /* audit */
#define SKILLCERT_COMPONENT_SHARD 38                       /* shard */
#define SKILLCERT_COMPONENT_EVENT 39                       /* event */
#define SKILLCERT_COMPONENT_PROJECT 41                     /* project */
#define SKILLCERT_COMPONENT_CENTER 42                      /* center */
#define SKILLCERT_COMPONENT_INSTITUTION 43                 /* institution */
#define SKILLCERT_COMPONENT_FEE 44                         /* fee */
#define SKILLCERT_COMPONENT_SPECIFICATION 45               /* specification */
#define SKILLCERT_COMPONENT_TASK 46                        /* task */
#define SKILLCERT_COMPONENT_ITEM_BANK 47                   /* item bank */
#define SKILLCERT_COMPONENT_DRAW 48                        /* draw */
#define SKILLCERT_COMPONENT_CATALOG 49                     /* catalog */
#define SKILLCERT_COMPONENT_NATURE 51                      /* nature of the institution */
#define SKILLCERT_COMPONENT_HEAD 52                        /* person in charge */
#define SKILLCERT_COMPONENT_HEAD_PHONE 53                  /* phone of the person in charge */
#define SKILLCERT_COMPONENT_CONTACT 54                     /* contact */
#define SKILLCERT_COMPONENT_CONTACT_PHONE 55               /* phone of the contact */
#define SKILLCERT_COMPONENT_ADDRESS 56                     /* address */
#define SKILLCERT_COMPONENT_FACILITIES 57                  /* facilities */
#define SKILLCERT_COMPONENT_EXAMINERS 58                   /* examiners */
#define SKILLCERT_COMPONENT_GROUP_OPINION 59               /* signature of the assessment group */
#define SKILLCERT_COMPONENT_PROVINCIAL_OPINION 60          /* opinion of the provincial center */
#define SKILLCERT_COMPONENT_ATTACHMENT 61                  /* attachment */
#define SKILLCERT_COMPONENT_STATION 62                     /* station application */
#define SKILLCERT_COMPONENT_REGISTRATION 63                /* registration */
#define SKILLCERT_COMPONENT_DUTY 64                        /* duty */
#define SKILLCERT_COMPONENT_BUREAU 71                      /* bureau */
#define SKILLCERT_COMPONENT_BLANK 72                       /* blank */
#define SKILLCERT_COMPONENT_SEAL 73                        /* seal */
#define SKILLCERT_COMPONENT_PRINT_AUTHORITY 74             /* print authority */
#define SKILLCERT_COMPONENT_SEAL_BUREAU_EMBOSSED 75        /* bureau's embossed seal */
#define SKILLCERT_COMPONENT_SEAL_CENTER_RED 76             /* center's red seal */
#define SKILLCERT_COMPONENT_REASON 77                      /* reason */
#define SKILLCERT_COMPONENT_KEPT 78                        /* kept columns */
#define SKILLCERT_COMPONENT_DOCUMENT 81                    /* document */
#define SKILLCERT_COMPONENT_ARGUMENT 91                    /* argument */

/* A guess at the cause of an error, which never changes the verdict. */
#define SKILLCERT_HINT_QUALIFICATION_16 1                  /* looks like a 16-digit qualification number */
#define SKILLCERT_HINT_PADDED_000 2                        /* looks like 13 digits padded with 000 */
#define SKILLCERT_HINT_SKILL_LEVEL_22 3                    /* looks like a 22-character skill-level number */
#define SKILLCERT_HINT_FOUR_DIGIT_YEAR 4                   /* looks like a four-digit year, numbers use the last two digits */
#define SKILLCERT_HINT_FULL_WIDTH 5                        /* a full-width digit, use ASCII digits */
#define SKILLCERT_HINT_LOOK_ALIKE_LETTER 6                 /* a letter that looks like a digit (O and 0, l and 1), compare the original */
#define SKILLCERT_HINT_MULTIPLE_NUMBERS 7                  /* looks like two numbers in one cell */
#define SKILLCERT_HINT_UTF16 8                             /* looks like text in UTF-16 */
#define SKILLCERT_HINT_GBK_FULL_WIDTH 9                    /* looks like full-width digits in GBK */
#define SKILLCERT_HINT_GB_PROVINCE_CODE 10                 /* 43 is Hunan in GB/T 2260, numbers use 18 */
#define SKILLCERT_HINT_PRECISION_LOST 11                   /* looks like a long number whose last digits a spreadsheet has lost */
#define SKILLCERT_HINT_DIGIT_LOST 12                       /* one digit is missing, a leading 0 or any other: it cannot be filled in */
#define SKILLCERT_HINT_SCIENTIFIC_NOTATION 13              /* scientific notation: digits may be lost, take the original cell */
#define SKILLCERT_HINT_RESIDENT_ID 14                      /* looks like an 18-character resident ID */
#define SKILLCERT_HINT_PUTONGHUA 15                        /* looks like a 13-digit Putonghua number, which begins with 43 */
#define SKILLCERT_HINT_SPREADSHEET_DATE 16                 /* looks like a cell that a spreadsheet turned into a date */
#define SKILLCERT_HINT_SPREADSHEET_ERROR 17                /* a spreadsheet's error value or too narrow column */
#define SKILLCERT_HINT_WHITE_SPACE 18                      /* superfluous white space */
#define SKILLCERT_HINT_INVISIBLE 19                        /* an invisible character */
#define SKILLCERT_HINT_SEPARATOR 20                        /* a separator: numbers have none */
#define SKILLCERT_HINT_SPREADSHEET_TEXT 21                 /* a spreadsheet's text mark */
#define SKILLCERT_HINT_DECIMAL_ZERO 22                     /* looks like a column turned into decimals, with .0 added */
#define SKILLCERT_HINT_OTHER_DIGIT 23                      /* a digit of another script, only 0 to 9 are used */
#define SKILLCERT_HINT_NO_NUMBER 24                        /* there is no digit in it: this is no number */
#define SKILLCERT_HINT_REMARK 25                           /* there are words beside thirteen digits */

/* The provisions of the notice; the name of one is its address, such as 附件2·5. */
#define SKILLCERT_CLAUSE_CANDIDATES 1                      /* anyone with the skill may be assessed; who passes is certified; there are no levels */
#define SKILLCERT_CLAUSE_PROJECTS 2                        /* projects are the smallest units of skill by which one can earn a living */
#define SKILLCERT_CLAUSE_FILING 3                          /* projects are applied for, filed with the provincial center, and published in a changing catalog */
#define SKILLCERT_CLAUSE_PILOT 4                           /* the applicant that developed the specification may run a pilot first */
#define SKILLCERT_CLAUSE_ORGANIZERS 5                      /* centers organize, institutions carry out; an institution is an independent legal person */
#define SKILLCERT_CLAUSE_PASS_MARK 6                       /* practical skill is assessed, and theory too where complexity, safety or health ask for it; each part needs 60 of 100 */
#define SKILLCERT_CLAUSE_STANDARDS 7                       /* approved standards apply, questions come from the item bank, nobody lowers a standard */
#define SKILLCERT_CLAUSE_REGISTRATION 8                    /* candidates register online and the provincial system administers the assessment */
#define SKILLCERT_CLAUSE_EXAMINERS 9                       /* examiners appointed by the centers mark on site */
#define SKILLCERT_CLAUSE_GRADED_ADMINISTRATION 10          /* centers act at their own level of administration */
#define SKILLCERT_CLAUSE_PROVINCIAL_DUTIES 11              /* the provincial center guides, approves specifications, keeps the item bank, blanks, data and lookup */
#define SKILLCERT_CLAUSE_LOCAL_DUTIES 12                   /* local centers propose projects, assess, issue certificates and report data in their own area */
#define SKILLCERT_CLAUSE_FEES 13                           /* fees are per project, at the rate for elementary level, class C */
#define SKILLCERT_CLAUSE_SUBSIDY 14                        /* a certificate may open the way to a subsidy, as other policies say */
#define SKILLCERT_CLAUSE_ISSUE 15                          /* those whose marks pass receive the certificate */
#define SKILLCERT_CLAUSE_BLANKS 16                         /* blank certificates are printed, kept and handed out by the provincial center */
#define SKILLCERT_CLAUSE_PRINTING_AND_SEALS 17             /* city centers decide who prints; the bureau's embossed seal and the center's red seal are both required */
#define SKILLCERT_CLAUSE_NUMBERING_AND_LOOKUP 18           /* numbers follow annex 2; certificates are looked up on the provincial site */
#define SKILLCERT_CLAUSE_IMPORTANCE 19                     /* authorities are to promote the assessment */
#define SKILLCERT_CLAUSE_QUALITY 20                        /* assessments follow the specifications strictly */
#define SKILLCERT_CLAUSE_DEVELOPMENT 21                    /* local skills become projects; where a national or provincial specification exists none is developed again */
#define SKILLCERT_CLAUSE_STATION_FORM 22                   /* the station's application form with its fields and opinions */
#define SKILLCERT_CLAUSE_APPLICATION_REPORT 23             /* attachment: report of application */
#define SKILLCERT_CLAUSE_INSTITUTION_PROOF 24              /* attachment: proof of the institution's standing */
#define SKILLCERT_CLAUSE_SITE_AND_ITEMS 25                 /* attachment: site, equipment, specification and item bank */
#define SKILLCERT_CLAUSE_EXAMINER_ROSTER 26                /* attachment: examiners and their credentials */
#define SKILLCERT_CLAUSE_MANAGEMENT_RULES 27               /* attachment: rules of operation and managers */
#define SKILLCERT_CLAUSE_NUMBER_FORM 28                    /* a certificate number has 13 digits */
#define SKILLCERT_CLAUSE_YEAR_CODE 29                      /* digits 1 and 2 are the year of issue */
#define SKILLCERT_CLAUSE_PROVINCE_CODE 30                  /* digits 3 and 4 are the province code */
#define SKILLCERT_CLAUSE_CITY_CODE 31                      /* digits 5 and 6 are the city code */
#define SKILLCERT_CLAUSE_SERIAL_ORDER 32                   /* digits 7 to 13 are the serial, 0000001 to 9999999 in order per year and city */
#define SKILLCERT_CLAUSE_NUMBER_EXAMPLE 33                 /* example: the first certificate of 长沙 in 2019 is 1918010000001 */

/* 合格规则 (三(二)): which parts must reach 60. */
#define SKILLCERT_RULE_PRACTICAL 1                         /* practical skill only */
#define SKILLCERT_RULE_THEORY_AND_PRACTICAL 2              /* theory and practical skill */

/* What is decided. */
#define SKILLCERT_OUTCOME_PASSED 1                         /* passed */
#define SKILLCERT_OUTCOME_FAILED 2                         /* failed */
#define SKILLCERT_OUTCOME_UNDECIDED 3                      /* undecided */

/* How much an answer about a number is worth, weakest first. There is no check digit: a wrong digit makes another well-formed number. */
#define SKILLCERT_ASSURANCE_WELL_FORMED 1                  /* well-formed: 13 digits, the city is not in the table, nothing says that it was issued */
#define SKILLCERT_ASSURANCE_KNOWN_CODES 2                  /* known codes: year, province and city fit, nothing says that it was issued */
#define SKILLCERT_ASSURANCE_ISSUED 3                       /* issued: the register holds this number */

/* A seal that a certificate must bear (六(三)). */
#define SKILLCERT_SEAL_BUREAU_EMBOSSED 1                   /* embossed seal of the issuing bureau */
#define SKILLCERT_SEAL_CENTER_RED 2                        /* red seal of the assessment center */

/* The level of a center (四(一)). */
#define SKILLCERT_CENTER_LEVEL_PROVINCIAL 1                /* provincial */
#define SKILLCERT_CENTER_LEVEL_CITY 2                      /* city */
#define SKILLCERT_CENTER_LEVEL_COUNTY 3                    /* county */

/* A trait of a project that makes theory part of its assessment (三(二)). */
#define SKILLCERT_PROJECT_TRAIT_TECHNICAL_COMPLEXITY 1     /* technically complex */
#define SKILLCERT_PROJECT_TRAIT_SAFETY 2                   /* demanding in safety */
#define SKILLCERT_PROJECT_TRAIT_PERSONAL_HEALTH 3          /* touching personal safety and health */

/* What the library does about a provision. */
#define SKILLCERT_DISPOSITION_IMPLEMENTED 1                /* implemented */
#define SKILLCERT_DISPOSITION_BY_TYPE 2                    /* guaranteed by a type */
#define SKILLCERT_DISPOSITION_CALLERS 3                    /* the caller's */
#define SKILLCERT_DISPOSITION_OUTSIDE 4                    /* outside a library */

/* A misprint of the notice. */
#define SKILLCERT_ERRATUM_ITEM_TWO_TWICE 1                 /* part four numbers two items (二); the second is addressed as 四(二)·2 */
#define SKILLCERT_ERRATUM_SINGLE_FOR_SPECIAL 2             /* 三(二) begins with 单项 where the notice elsewhere says 专项; both are the same thing */

/* What the host says an absence means; the notice is silent. */
#define SKILLCERT_ABSENCE_POLICY_FAILS 1                   /* absence fails */
#define SKILLCERT_ABSENCE_POLICY_UNDECIDED 2               /* absence leaves the decision open */

/* What centers do (四). */
#define SKILLCERT_DUTY_FILE_PROJECTS 1                     /* file projects */
#define SKILLCERT_DUTY_PUBLISH_CATALOG 2                   /* publish the catalog */
#define SKILLCERT_DUTY_APPROVE_SPECIFICATION 3             /* approve specifications and item banks */
#define SKILLCERT_DUTY_PRINT_BLANKS 4                      /* print and hand out blank certificates */
#define SKILLCERT_DUTY_KEEP_DATA 5                         /* keep the data of certificates and answer lookups */
#define SKILLCERT_DUTY_PROPOSE_PROJECTS 6                  /* propose projects with specifications and item banks */
#define SKILLCERT_DUTY_ORGANIZE_ASSESSMENT 7               /* organize assessments */
#define SKILLCERT_DUTY_ISSUE_CERTIFICATES 8                /* issue certificates */
#define SKILLCERT_DUTY_REPORT_DATA 9                       /* report data */
#define SKILLCERT_DUTY_APPOINT_EXAMINERS 10                /* appoint examiners */
#define SKILLCERT_DUTY_DECIDE_PRINT_AUTHORITY 11           /* decide who prints certificates */

/* What an institution is (三(一)). */
#define SKILLCERT_INSTITUTION_KIND_STATION 1               /* assessment station approved by the authority */
#define SKILLCERT_INSTITUTION_KIND_ENTERPRISE 2            /* enterprise */
#define SKILLCERT_INSTITUTION_KIND_SCHOOL 3                /* school */
#define SKILLCERT_INSTITUTION_KIND_RELATED 4               /* related institution */

/* Who may apply for a project (二(二)). */
#define SKILLCERT_APPLICANT_KIND_CENTER 1                  /* center */
#define SKILLCERT_APPLICANT_KIND_ENTERPRISE 2              /* enterprise */
#define SKILLCERT_APPLICANT_KIND_SCHOOL 3                  /* school */
#define SKILLCERT_APPLICANT_KIND_INSTITUTION 4             /* related institution */

/* Who laid a specification down (七(三)). */
#define SKILLCERT_SPECIFICATION_SCOPE_NATIONAL 1           /* national */
#define SKILLCERT_SPECIFICATION_SCOPE_PROVINCIAL 2         /* provincial */
#define SKILLCERT_SPECIFICATION_SCOPE_LOCAL 3              /* local */

/* How far a project has come (二). */
#define SKILLCERT_PROJECT_STAGE_DRAFTED 1                  /* drafted */
#define SKILLCERT_PROJECT_STAGE_APPLIED 2                  /* applied for */
#define SKILLCERT_PROJECT_STAGE_FILED 3                    /* filed */
#define SKILLCERT_PROJECT_STAGE_PILOT 4                    /* pilot */
#define SKILLCERT_PROJECT_STAGE_PUBLISHED 5                /* published */
#define SKILLCERT_PROJECT_STAGE_WITHDRAWN 6                /* withdrawn */

/* A step of a project in the catalog (二). */
#define SKILLCERT_CATALOG_STEP_DRAFT 1                     /* draft */
#define SKILLCERT_CATALOG_STEP_APPLY 2                     /* apply */
#define SKILLCERT_CATALOG_STEP_FILE 3                      /* file */
#define SKILLCERT_CATALOG_STEP_RETURN 4                    /* return */
#define SKILLCERT_CATALOG_STEP_PILOT 5                     /* pilot */
#define SKILLCERT_CATALOG_STEP_PUBLISH 6                   /* publish */
#define SKILLCERT_CATALOG_STEP_ADJUST 7                    /* adjust */
#define SKILLCERT_CATALOG_STEP_WITHDRAW 8                  /* withdraw */

/* Where a station's form stands (附件1). */
#define SKILLCERT_STATION_STAGE_DRAFTED 1                  /* drafted */
#define SKILLCERT_STATION_STAGE_SUBMITTED 2                /* submitted */
#define SKILLCERT_STATION_STAGE_REVIEWED 3                 /* reviewed */
#define SKILLCERT_STATION_STAGE_APPROVED 4                 /* approved */
#define SKILLCERT_STATION_STAGE_RETURNED 5                 /* returned */

/* A step of a station's form (附件1). */
#define SKILLCERT_STATION_STEP_SUBMIT 1                    /* submit */
#define SKILLCERT_STATION_STEP_REVIEW 2                    /* review */
#define SKILLCERT_STATION_STEP_APPROVE 3                   /* approve */
#define SKILLCERT_STATION_STEP_RETURN 4                    /* return */

/* What is attached to a station's form (附件1). */
#define SKILLCERT_STATION_ATTACHMENT_APPLICATION_REPORT 1  /* report of application */
#define SKILLCERT_STATION_ATTACHMENT_INSTITUTION_PROOF 2   /* proof of the institution's standing */
#define SKILLCERT_STATION_ATTACHMENT_SITE_AND_ITEMS 3      /* site and equipment of the projects, with specifications and item banks */
#define SKILLCERT_STATION_ATTACHMENT_EXAMINER_ROSTER 4     /* examiners and their credentials */
#define SKILLCERT_STATION_ATTACHMENT_MANAGEMENT_RULES 5    /* rules of operation and managers */

/* How far a certificate has come (六). */
#define SKILLCERT_CERTIFICATE_STAGE_ISSUED 1               /* issued, to be printed */
#define SKILLCERT_CERTIFICATE_STAGE_PRINTED 2              /* printed, to be sealed */
#define SKILLCERT_CERTIFICATE_STAGE_EMBOSSED 3             /* embossed, the red seal is missing */
#define SKILLCERT_CERTIFICATE_STAGE_RED_SEALED 4           /* red-sealed, the embossed seal is missing */
#define SKILLCERT_CERTIFICATE_STAGE_COMPLETE 5             /* complete */
#define SKILLCERT_CERTIFICATE_STAGE_VOID 6                 /* void */

/* A step of a certificate (六). */
#define SKILLCERT_CERTIFICATE_STEP_PRINT 1                 /* print */
#define SKILLCERT_CERTIFICATE_STEP_EMBOSS 2                /* apply the bureau's embossed seal */
#define SKILLCERT_CERTIFICATE_STEP_RED_SEAL 3              /* apply the center's red seal */
#define SKILLCERT_CERTIFICATE_STEP_VOID 4                  /* void */
#define SKILLCERT_CERTIFICATE_STEP_REISSUE 5               /* reissue */
#define SKILLCERT_CERTIFICATE_STEP_SPOIL 6                 /* spoil */
#define SKILLCERT_CERTIFICATE_STEP_CORRECT 7               /* correct */

/* What can be done with documents: the operations of skillcert_document(). */
/* 二, 三(三). Request: {project, specification?, on}. Answer: {rule, findings}. */
#define SKILLCERT_OPERATION_PROJECT_CHECK 1                /* check a project and its specification */
/* 二; all events or none. Request: {catalog, events}. Answer: the catalog. */
#define SKILLCERT_OPERATION_CATALOG_APPLY 2                /* enter steps in a catalog */
/* 二. Request: {catalog, on}. Answer: [{stage, since, project, applicant, specification, batch}]. */
#define SKILLCERT_OPERATION_CATALOG_STATE 3                /* the state of a catalog on a day */
/* 二; after one day and up to another. Request: {catalog, after, until}. Answer: [event]. */
#define SKILLCERT_OPERATION_CATALOG_CHANGES 4              /* what changed between two days */
/* 三(三); the same seed draws the same. Request: {bank, specification, seed, size}. Answer: the draw, {seed, size, items}. */
#define SKILLCERT_OPERATION_ITEM_BANK_DRAW 5               /* draw items from a bank */
/* 三(三); draws again. Request: {bank, specification, draw}. Answer: the draw. */
#define SKILLCERT_OPERATION_ITEM_BANK_VERIFY 6             /* verify the record of a draw */
/* 三(二). Request: {assessment, specification?, policy?}. Answer: [{candidate, decision} or {candidate, error}]. */
#define SKILLCERT_OPERATION_ASSESSMENT_DECIDE 7            /* decide an assessment */
/* 三. Request: {assessment, catalog, station?, examiners?, examiner_policy?, registration?, draw?}. Answer: [finding]. */
#define SKILLCERT_OPERATION_ASSESSMENT_CHECK 8             /* whether an assessment may be held */
/* 附件1. Request: {form}. Answer: [finding]. */
#define SKILLCERT_OPERATION_STATION_CHECK 9                /* check a station's form */
/* 附件1, after a change of its form; all of it or none. Request: {station, form?, events}. Answer: the application. */
#define SKILLCERT_OPERATION_STATION_APPLY 10               /* enter steps of a station's application */
/* 四. Request: {center, duty, city}. Answer: [finding]. */
#define SKILLCERT_OPERATION_CENTER_MAY 11                  /* whether a center has a duty in a city */
/* 三(五). Request: {examiners, policy?, candidates, on}. Answer: [finding]. */
#define SKILLCERT_OPERATION_EXAMINERS_CHECK 12             /* check a group of examiners */
/* 五(一), each candidate. Request: {project, specification?, on, schedules?}. Answer: {theory, practical, administration, total}. */
#define SKILLCERT_OPERATION_FEE_BILL 13                    /* what a project costs on a day */
/* 六(一). Request: {decision, subject, issuer, number, issued_on}. Answer: the certificate. */
#define SKILLCERT_OPERATION_CERTIFICATE_ISSUE 14           /* issue a certificate on a pass */
/* 六; all events or none. Request: {certificate, events}. Answer: the certificate. */
#define SKILLCERT_OPERATION_CERTIFICATE_APPLY 15           /* print, seal, spoil, correct, reissue or void a certificate */
/* 六(三). Request: {certificate}. Answer: [finding]. */
#define SKILLCERT_OPERATION_CERTIFICATE_CHECK 16           /* what a certificate lacks */
/* 四(二)·2. Request: {certificate}. Answer: the record. */
#define SKILLCERT_OPERATION_CERTIFICATE_REPORT 17          /* the record for data reporting */
/* 六(四). Request: {certificate}. Answer: what is shown. */
#define SKILLCERT_OPERATION_CERTIFICATE_LOOKUP 18          /* what a query shows */
/* 附件2·5, all or none. Request: {series, count}. Answer: {first, last, series}. */
#define SKILLCERT_OPERATION_SERIES_RESERVE 19              /* take the next numbers of a series */
/* 六(一), in the order of the entries. Request: {assessment, specification?, policy?, series, issuer, issued_on}. Answer: {answers, series}. */
#define SKILLCERT_OPERATION_ASSESSMENT_ISSUE 21            /* decide an assessment and issue certificates */
/* Request: {}. Answer: [{clause, disposition, zh, en}]. */
#define SKILLCERT_OPERATION_CLAUSE_LIST 20                 /* every provision and what is done about it */

/* What skillcert_number_recover() may do to a text, and nothing else. */
#define SKILLCERT_REPAIR_FULL_WIDTH_DIGIT 1                /* a full-width digit read as the ASCII one */
#define SKILLCERT_REPAIR_WHITE_SPACE 2                     /* white space around it dropped */
#define SKILLCERT_REPAIR_NO_BREAK_SPACE 3                  /* a no-break space around it dropped */
#define SKILLCERT_REPAIR_IDEOGRAPHIC_SPACE 4               /* a full-width space around it dropped */
#define SKILLCERT_REPAIR_ZERO_WIDTH 5                      /* a character without width dropped */
#define SKILLCERT_REPAIR_BIDI_MARK 6                       /* a mark of writing direction dropped */
#define SKILLCERT_REPAIR_BYTE_ORDER_MARK 7                 /* a byte order mark dropped */
#define SKILLCERT_REPAIR_APOSTROPHE 8                      /* an apostrophe before it dropped */
#define SKILLCERT_REPAIR_QUOTATION_MARK 9                  /* quotation marks dropped */
#define SKILLCERT_REPAIR_FORMULA_TEXT 10                   /* the text of a formula (="…") taken out */
#define SKILLCERT_REPAIR_DECIMAL_ZEROS 11                  /* zeros behind the decimal point dropped */
#define SKILLCERT_REPAIR_SCIENTIFIC 12                     /* scientific notation with all 13 digits written out */
#define SKILLCERT_REPAIR_SEPARATOR 13                      /* a separator between fields dropped */
#define SKILLCERT_REPAIR_GROUPING 14                       /* a separator between groups of digits dropped */
#define SKILLCERT_REPAIR_NUMERIC_CELL 15                   /* taken from a number cell */
#define SKILLCERT_REPAIR_ESCAPED_BLANK 16                  /* an escaped blank (_x000D_) dropped */
#define SKILLCERT_REPAIR_LINE_BREAK 17                     /* a line break inside it dropped */
#define SKILLCERT_REPAIR_BRACKET 18                        /* brackets around it dropped */
#define SKILLCERT_REPAIR_LABEL 19                          /* a word before it (No.) dropped */
#define SKILLCERT_REPAIR_ENDING 20                         /* 号 or a mark behind it dropped */

/* How much of a number was got back. */
#define SKILLCERT_RECOVERY_STATUS_EXACT 1                  /* the whole number */
#define SKILLCERT_RECOVERY_STATUS_PREFIX_ONLY 2            /* only its first digits: which number it was cannot be told */
#define SKILLCERT_RECOVERY_STATUS_LOST 3                   /* no number */

/* What has become of a sheet on which a certificate was printed (六(二)). */
#define SKILLCERT_SHEET_FATE_PRESENT 1                     /* in use */
#define SKILLCERT_SHEET_FATE_SPOILT 2                      /* spoilt */
#define SKILLCERT_SHEET_FATE_REPLACED 3                    /* replaced by a new sheet */
#define SKILLCERT_SHEET_FATE_VOID 4                        /* void with its certificate */



// Version of this interface. It grows with every addition; what is there stays as it is.
#define SKILLCERT_ABI_VERSION 1

// Success, and the only value that means it.
#define SKILLCERT_OK 0

// A fault inside the library was stopped at its border; the outputs are invalid. Please report it.
#define SKILLCERT_PANIC -99

// A character, by its Unicode code point.
#define SKILLCERT_FOUND_CHARACTER 1

// A byte that begins no valid UTF-8 character.
#define SKILLCERT_FOUND_BYTE 2

// 简体中文.
#define SKILLCERT_LANG_ZH 1

// English.
#define SKILLCERT_LANG_EN 2

// No message and no cure is longer in any encoding, without NUL.
#define SKILLCERT_MESSAGE_MAX 512

// Digits of a certificate number.
#define SKILLCERT_NUMBER_LEN 13

// A buffer for a certificate number and NUL.
#define SKILLCERT_NUMBER_BUF 14

// No number has more repairs.
#define SKILLCERT_REPAIRS_MAX 52

// No text has more findings: one for each digit, and the length.
#define SKILLCERT_FINDINGS_MAX 14

// 60, 及格线 (三(二)), in hundredths.
#define SKILLCERT_PASS_MARK 6000

// Nothing is recorded yet.
#define SKILLCERT_MARK_NONE 1

// 成绩: a score.
#define SKILLCERT_MARK_SCORE 2

// 缺考: the candidate did not come.
#define SKILLCERT_MARK_ABSENT 3

// 作废: the result does not count, for example after a violation.
#define SKILLCERT_MARK_VOID 4

// 缓考: the part will be taken later.
#define SKILLCERT_MARK_DEFERRED 5

// No larger document is read, in bytes.
#define SKILLCERT_DOCUMENT_MAX 16777216

// One statement about an input or a decision. It holds numbers only: at most one character of the input, never the
// number or a name, so it can be logged and stored. skillcert_message() makes a sentence of it at any later time.
//
// Its size is final, because it is part of arrays and in other structs; new facts go to `reserved`.
typedef struct skillcert_finding {
  // sizeof(skillcert_finding).
  uint32_t struct_size;
  // SKILLCERT_CODE_…; SKILLCERT_PANIC; SKILLCERT_OK (0) if there is nothing to tell.
  int32_t code;
  // SKILLCERT_COMPONENT_…: what it is about.
  int32_t component;
  // SKILLCERT_HINT_…: a guess at the cause, 0 if there is none.
  int32_t hint;
  // SKILLCERT_CLAUSE_…: the provision it rests on, 0 for codes of documents and the calling interface.
  int32_t clause;
  // SKILLCERT_FOUND_…: what `found` is, 0 if nothing was found.
  int32_t found_kind;
  // The offending code point or byte.
  uint32_t found;
  // 1 if `index` is given, else 0.
  int32_t has_index;
  // 1 if `value` is given, else 0.
  int32_t has_value;
  // 1 if `limit` is given, else 0.
  int32_t has_limit;
  // Where: the byte offset in the input, from 0.
  uint64_t index;
  // Where, as the notice counts (从左至右第n位): index + 1; 0 if no index is given.
  uint64_t position;
  // The value that was met; scores in hundredths.
  int64_t value;
  // The value that was expected, or the bound that was passed; scores in hundredths.
  int64_t limit;
  // In a batch the row, from 1; otherwise 0.
  uint64_t row;
  // 0.
  uint64_t reserved[2];
} skillcert_finding;

// 编号办法: which provinces, cities and years a number may name (附件2·2 to 附件2·4).
typedef struct skillcert_scheme {
  // sizeof(skillcert_scheme).
  uint32_t struct_size;
  // The province code, 0 to 99; 18 in Hunan.
  uint32_t province;
  // The first year in which numbers were issued, 2000 to 2099.
  uint32_t first_year;
  // 1 if the city table is complete, so that other cities are refused; 0 if they are reported as unknown.
  int32_t closed;
  // The host's version of its city table, to be shown beside verdicts; 0 is the notice's own.
  uint32_t version;
  // 0.
  uint32_t reserved;
  // The cities: code n, 0 to 99, is bit n % 64 of cities[n / 64].
  uint64_t cities[2];
} skillcert_scheme;

// The parts of a certificate number.
typedef struct skillcert_parts {
  // sizeof(skillcert_parts).
  uint32_t struct_size;
  // The full year of issue, 2000 to 2099.
  uint32_t year;
  // The province code, 0 to 99.
  uint32_t province;
  // The city code, 0 to 99.
  uint32_t city;
  // The serial, 1 to 9999999; 0 in a struct that holds no parts.
  uint32_t serial;
} skillcert_parts;

// A number that was got back, and what was done for it, in the order of the places: repair n is `kinds[n]`, `places[n]`,
// `found[n]`. Number and repairs give the text back: at each place stands the character, for
// SKILLCERT_REPAIR_FULL_WIDTH_DIGIT instead of a digit, else between.
typedef struct skillcert_recovery {
  // sizeof(skillcert_recovery).
  uint32_t struct_size;
  // How many repairs there are; 0 if the text was a number as it stood.
  uint32_t repair_count;
  // The decimal value; 0 in a struct that holds no number.
  uint64_t number;
  // SKILLCERT_REPAIR_…: what was done.
  uint32_t kinds[52];
  // Where: the byte offset in the text, from 0.
  uint32_t places[52];
  // The code point that stood there; 0 for SKILLCERT_REPAIR_NUMERIC_CELL, which is no text.
  uint32_t found[52];
} skillcert_recovery;

// Everything that is wrong with a text.
typedef struct skillcert_findings {
  // sizeof(skillcert_findings).
  uint32_t struct_size;
  // How many findings there are; 0 if nothing is wrong.
  uint32_t finding_count;
  // The findings; the first is the one that skillcert_number_parse() gives.
  struct skillcert_finding findings[14];
} skillcert_findings;

// How many rows of a column have which verdict.
typedef struct skillcert_counts {
  // sizeof(skillcert_counts).
  uint32_t struct_size;
  // 0.
  uint32_t reserved;
  // Rows that were answered.
  uint64_t rows;
  // Of lines: the bytes that they take, line ends included. The next line begins there.
  uint64_t bytes;
  // Rows that hold a number.
  uint64_t valid;
  // Of those, the ones with SKILLCERT_ASSURANCE_KNOWN_CODES; 0 without a scheme.
  uint64_t known;
  // Rows that are refused.
  uint64_t invalid;
  // Rows without a value, which are neither.
  uint64_t nulls;
  // Refused rows that do not lie where the caller says, with SKILLCERT_CODE_COLUMN_MALFORMED.
  uint64_t malformed;
  // Refused rows per code: those with code 100 + i at place i. These and `malformed` are 0 where the call has no place for
  // codes: it does not look for them.
  uint64_t codes[64];
} skillcert_counts;

// What is recorded for one part. Absence is not zero. Its size is final, because it is part of other structs, where
// its `struct_size` is not looked at.
typedef struct skillcert_mark {
  // sizeof(skillcert_mark).
  uint32_t struct_size;
  // SKILLCERT_MARK_…; 0 in a struct that holds no mark.
  int32_t kind;
  // Of a score, 0 to 10000; otherwise -1 on return, and not looked at when passed.
  int32_t hundredths;
  // 0.
  uint32_t reserved;
} skillcert_mark;

// The marks of one candidate. A part that is not assessed is SKILLCERT_MARK_NONE.
typedef struct skillcert_marks {
  // sizeof(skillcert_marks).
  uint32_t struct_size;
  // 0.
  uint32_t reserved;
  // 操作技能.
  struct skillcert_mark practical;
  // 理论知识.
  struct skillcert_mark theory;
} skillcert_marks;

// 合格与否: the decision on one candidate.
typedef struct skillcert_decision {
  // sizeof(skillcert_decision).
  uint32_t struct_size;
  // SKILLCERT_OUTCOME_…; 0 in a struct that holds no decision.
  int32_t outcome;
  // How many findings there are: one for each part that the rule asks for.
  uint32_t finding_count;
  // 0.
  uint32_t reserved;
  // The findings: theory first where it is assessed, then practical.
  struct skillcert_finding findings[2];
} skillcert_decision;

// The state of one series (附件2·5): what the host stores per year of issue and city.
typedef struct skillcert_series {
  // sizeof(skillcert_series).
  uint32_t struct_size;
  // The year of issue in Beijing, 2000 to 2099.
  uint32_t year;
  // The city code, 0 to 99.
  uint32_t city;
  // The first serial not yet used: 1 in a new series, 10000000 when all are used up.
  uint32_t next;
} skillcert_series;

// Consecutive numbers and the state after them.
typedef struct skillcert_plan {
  // sizeof(skillcert_plan).
  uint32_t struct_size;
  // The first serial not yet used once the plan is carried out; 0 in a struct that holds no plan.
  uint32_t next;
  // The decimal value of the first number.
  uint64_t first;
  // The decimal value of the last number; the numbers between follow without a gap.
  uint64_t last;
} skillcert_plan;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of the interface that the library has; compare it with SKILLCERT_ABI_VERSION.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_abi_version(void);

// Whether the library serves a program that was compiled with a header of version `header_abi`
// (SKILLCERT_ABI_VERSION): it does if it is not older. Call it once at the start.
//
// Fails with SKILLCERT_CODE_ABI_VERSION.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_abi_check(int32_t header_abi);

// The version of the library, such as "0.1.0": a constant text that ends with NUL and is never freed.
SKILLCERT_API const char *SKILLCERT_CALL skillcert_version(void);

// Runs the case tables of the library's own tests, which are compiled in, and compares every answer: proof that this
// build computes rightly on this machine. It allocates, frees before it returns, and takes some milliseconds.
//
// Fails with SKILLCERT_CODE_SELFTEST_FAILED; `row` is the row, from 1, and `component` the table:
// SKILLCERT_COMPONENT_WHOLE numbers, SKILLCERT_COMPONENT_CELL damaged numbers, SKILLCERT_COMPONENT_SERIAL everything that is
// wrong with numbers, SKILLCERT_COMPONENT_SCORE scores, SKILLCERT_COMPONENT_DECISION decisions.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_selftest(struct skillcert_finding *err);

// Writes the sentence of a finding in SKILLCERT_LANG_…: what was found, where, what was expected, on which clause.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_message(const struct skillcert_finding *finding,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// skillcert_message() in UTF-16.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_message_utf16(const struct skillcert_finding *finding,
    int32_t lang,
    uint16_t *buf,
    size_t cap,
    size_t *required);

// skillcert_message() in GBK.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_message_gbk(const struct skillcert_finding *finding,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// Writes what would cure a finding, in SKILLCERT_LANG_…: 填写证书上的13位编号.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_cure(const struct skillcert_finding *finding,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// skillcert_cure() in UTF-16.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_cure_utf16(const struct skillcert_finding *finding,
    int32_t lang,
    uint16_t *buf,
    size_t cap,
    size_t *required);

// skillcert_cure() in GBK.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_cure_gbk(const struct skillcert_finding *finding,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// Writes the address of the provision that a code rests on, such as 附件2·1; nothing for a code that rests on none: custom
// of centers where the notice is silent, technique of a register, documents, the calling interface.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_clause(int32_t code,
    char *buf,
    size_t cap,
    size_t *required);

// skillcert_clause() in UTF-16.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_clause_utf16(int32_t code,
    uint16_t *buf,
    size_t cap,
    size_t *required);

// skillcert_clause() in GBK.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_clause_gbk(int32_t code,
    char *buf,
    size_t cap,
    size_t *required);

// Writes the stable name of a word of a list, SKILLCERT_LIST_…: the one that JSON and Python use.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_name(int32_t list,
    int32_t number,
    char *buf,
    size_t cap,
    size_t *required);

// skillcert_name() in UTF-16.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_name_utf16(int32_t list,
    int32_t number,
    uint16_t *buf,
    size_t cap,
    size_t *required);

// skillcert_name() in GBK.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_name_gbk(int32_t list,
    int32_t number,
    char *buf,
    size_t cap,
    size_t *required);

// Writes the text of a word of a list in SKILLCERT_LANG_…, such as 合格. The text of a code is the pattern of its
// sentence; skillcert_message() fills it.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_text(int32_t list,
    int32_t number,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// skillcert_text() in UTF-16.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_text_utf16(int32_t list,
    int32_t number,
    int32_t lang,
    uint16_t *buf,
    size_t cap,
    size_t *required);

// skillcert_text() in GBK.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_text_gbk(int32_t list,
    int32_t number,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// What the notice itself says: province 18, city 01 长沙, first year 2019, the city table open. The provincial
// center fixes the other city codes; the host adds them.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_scheme_hunan(struct skillcert_scheme *scheme);

// Reads a certificate number. `number` becomes its decimal value, the form to calculate and store with, or 0.
//
// Only 13 ASCII digits are a number: nothing is trimmed, padded or mapped.
// `scheme` NULL asks for the form only. With a scheme, year, province and city are compared with it;
// `as_of` (20261123, or 0) is then the date of the check, whose year no number may pass.
// `assurance` (may be NULL) says how much the answer is worth: SKILLCERT_ASSURANCE_…, or 0.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_parse(const char *text,
    size_t len,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    uint64_t *number,
    int32_t *assurance,
    struct skillcert_finding *err);

// Compares a number, given by its decimal value, with a scheme and a date, as skillcert_number_parse() does.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_check(uint64_t number,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    int32_t *assurance,
    struct skillcert_finding *err);

// Writes the 13 digits of a number; a buffer of SKILLCERT_NUMBER_BUF has room for NUL too.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_format(uint64_t number,
    char *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

// Takes a number apart.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_parts(uint64_t number,
    struct skillcert_parts *parts,
    struct skillcert_finding *err);

// Builds a number from its parts.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_from_parts(const struct skillcert_parts *parts,
    uint64_t *number,
    struct skillcert_finding *err);

// Reads a number that was damaged on its way through programs and hands, where that can be undone without a guess; at most
// 64 bytes. What is undone: blanks around it, also written as _x000D_; line breaks; marks without width and byte order marks;
// full-width digits; apostrophe, quotation marks, brackets, ="…"; a word before it (证书编号：, No.), 号 or a mark behind it; .0;
// 1.918010000001E12 with all digits; hyphens and blanks between the fields; separators between groups of three or four digits.
//
// Only a number that was got back whole is a success. SKILLCERT_CODE_NUMBER_DIGITS_LOST is a rounded display such as
// 1.91801E+12: `err.value` and `err.limit` are the lowest and the highest number that it may be. Any other failure is that of
// skillcert_number_parse() for what is left after all repairs, or SKILLCERT_CODE_NUMBER_SPREADSHEET_ERROR (#N/A, #####).
// `scheme` and `as_of` are those of skillcert_number_parse().
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_recover(const char *text,
    size_t len,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    struct skillcert_recovery *recovery,
    struct skillcert_finding *err);

// Recovers the number in a number cell: an integer of 13 digits, of which the first is not 0, because a leading zero that is gone
// cannot be told from another lost digit.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_recover_integer(int64_t value,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    struct skillcert_recovery *recovery,
    struct skillcert_finding *err);

// Lists everything that is wrong with a text that should be a number, as skillcert_number_parse() reads it: a text in which
// nothing is wrong has no findings.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_number_diagnose(const char *text,
    size_t len,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    struct skillcert_findings *findings,
    struct skillcert_finding *err);

// Checks rows of 13 bytes that lie one after the other.
//
// `data` has 13 * `rows` bytes. `scheme` and `as_of` are those of skillcert_number_parse(): every row gets the verdict that it
// gives. `valid` gets a bit per row, 1 for a number, least significant bit first: (`rows` + 7) / 8 bytes.
// `numbers` (may be NULL) gets `rows` decimal values, 0 where there is none; `codes` (may be NULL) gets `rows`
// codes, 0 where there is nothing to refuse. `counts` may be NULL.
//
// On a failure every row is refused with its code, unless an argument fails that says where something lies or how large it
// is: then the answers may stay as they were.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_column_check_fixed(const char *data,
    size_t rows,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    uint8_t *valid,
    uint64_t *numbers,
    uint16_t *codes,
    struct skillcert_counts *counts,
    struct skillcert_finding *err);

// Checks texts wherever they lie: row i is `lens[i]` bytes at `starts[i]`; NULL is a row without a value.
//
// The rest is as in skillcert_column_check_fixed().
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_column_check_texts(const char *const *starts,
    const size_t *lens,
    size_t rows,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    uint8_t *valid,
    uint64_t *numbers,
    uint16_t *codes,
    struct skillcert_counts *counts,
    struct skillcert_finding *err);

// Checks numbers given by their decimal values.
//
// The rest is as in skillcert_column_check_fixed().
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_column_check_numbers(const uint64_t *values,
    size_t rows,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    uint8_t *valid,
    uint64_t *numbers,
    uint16_t *codes,
    struct skillcert_counts *counts,
    struct skillcert_finding *err);

// Checks the lines of a text, which end with LF or CR LF: at most `rows` of them.
//
// `counts` says how many there were and how many bytes they take. What follows the last line end is a line if
// `complete` is 1; if it is 0, it is left for the next call, which begins with it.
//
// The rest is as in skillcert_column_check_fixed().
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_column_check_lines(const char *text,
    size_t len,
    int32_t complete,
    size_t rows,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    uint8_t *valid,
    uint64_t *numbers,
    uint16_t *codes,
    struct skillcert_counts *counts,
    struct skillcert_finding *err);

// Checks an array of the Arrow C data interface, which the library only reads and never releases: `rows` of the
// answer are those of the array (its `length`).
//
// Formats: u, U, vu (texts), z, Z, vz (bytes), w:13, L, l (integers), with or without a validity bitmap and an offset.
// Other formats and dictionaries fail with SKILLCERT_CODE_KIND_UNKNOWN. The array is trusted as far as Arrow promises: its
// buffers are as long as its length, its last offset and its sizes of views say.
//
// The rest is as in skillcert_column_check_fixed().
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_column_check_arrow(const struct ArrowSchema *schema,
    const struct ArrowArray *array,
    const struct skillcert_scheme *scheme,
    int32_t as_of,
    uint8_t *valid,
    uint64_t *numbers,
    uint16_t *codes,
    struct skillcert_counts *counts,
    struct skillcert_finding *err);

// Reads a code of exactly two digits: `kind` SKILLCERT_COMPONENT_PROVINCE or SKILLCERT_COMPONENT_CITY.
//
// On failure `value` is -1: 00 is a code.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_region_parse(int32_t kind,
    const char *text,
    size_t len,
    int32_t *value,
    struct skillcert_finding *err);

// Reads a score, 0 to 100 with at most two decimals, as hundredths: 59.99 is 5999. Nothing is ever rounded.
//
// On failure `hundredths` is -1: 0 is a score.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_score_parse(const char *text,
    size_t len,
    int32_t *hundredths,
    struct skillcert_finding *err);

// Writes a score with all its digits and no more: 60, 60.5, 59.99.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_score_format(int32_t hundredths,
    char *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

// Reads a mark: a score or a word, 缺考 旷考 未考 缺席 缺 弃考 未到 absent, 作废 作弊 违纪 舞弊 违规 取消 取消资格 取消成绩 取消考试资格 void,
// 缓考 deferred; blank and - -- --- — —— / － mean that nothing is recorded yet. `part` is SKILLCERT_COMPONENT_SCORE_THEORY or SKILLCERT_COMPONENT_SCORE_PRACTICAL and only names the part in errors.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_mark_parse(const char *text,
    size_t len,
    int32_t part,
    struct skillcert_mark *mark,
    struct skillcert_finding *err);

// Reads a mark from the cell of a table, with what the column 情况 beside it says: beyond skillcert_mark_parse, blanks,
// full-width characters and 分 are read, and further decimals that only say how a binary number is written. 缺考 beside 0
// or nothing is the mark, a violation voids whatever mark there is, 正常 says nothing. `part` is as for skillcert_mark_parse.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_mark_read(const char *cell,
    size_t len,
    const char *status,
    size_t status_len,
    int32_t part,
    struct skillcert_mark *mark,
    struct skillcert_finding *err);

// Decides one candidate under `rule`, SKILLCERT_RULE_…: every part that it asks for needs 60 (三(二)).
//
// "Failed" and "undecided" are answers, not errors: look at `outcome`.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_rule_decide(int32_t rule,
    const struct skillcert_marks *marks,
    struct skillcert_decision *decision,
    struct skillcert_finding *err);

// Decides the candidates of a column, each as skillcert_rule_decide() does; `absence`, SKILLCERT_ABSENCE_POLICY_…, says what
// an absence means.
//
// A mark is the hundredths of a score, or -1 nothing recorded yet, -2 absent, -3 void, -4 deferred. `theory` is NULL where
// nothing is recorded for anybody. `outcomes` gets `rows` SKILLCERT_OUTCOME_…, 0 where a mark cannot be judged.
// `practical_codes` and `theory_codes` (may be NULL) get the code of the finding on that part, SKILLCERT_CODE_PART_…;
// SKILLCERT_CODE_SCORE_OUT_OF_RANGE for what is no mark; on theory 0 where it is not assessed.
//
// On a failure every row gets outcome 0 and the failure's code, unless an argument fails that says where something lies or
// how large it is: then the answers may stay as they were.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_rule_decide_columns(int32_t rule,
    int32_t absence,
    const int32_t *practical,
    const int32_t *theory,
    size_t rows,
    uint8_t *outcomes,
    uint16_t *practical_codes,
    uint16_t *theory_codes,
    struct skillcert_finding *err);

// Plans to take the next `n` serials, all or none. Nothing is changed: the host stores the new `next`, if the
// stored one is still the old one, and the numbers in one transaction.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_series_plan(const struct skillcert_scheme *scheme,
    const struct skillcert_series *series,
    uint32_t n,
    struct skillcert_plan *plan,
    struct skillcert_finding *err);

// Audits a column: which serials of each series it has, exactly, whatever the order of its rows. The answer is a part:
// bytes without personal data that merge with those of other rows.
//
// `numbers` and `codes` have `rows` elements, as the functions skillcert_column_check_...() write them: a number, or 0 where
// a row has none; its code if it is refused. `codes` may be NULL: then 0 is a row without a value, and what is no number is
// counted by its code. `voids` has `n_voids` numbers that were declared void: used up, so no gaps. `shard` names the
// rows, in 1 to 255 bytes, so that they cannot count twice: a file, or a part of a table.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_audit_column(const char *shard,
    size_t shard_len,
    const uint64_t *numbers,
    const uint16_t *codes,
    size_t rows,
    const uint64_t *voids,
    size_t n_voids,
    uint8_t *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

// Merges two parts of different rows. The result is the same in any order and grouping, byte for byte.
//
// Fails with SKILLCERT_CODE_SHARD_REPEATED if both have a shard; `value` is its place among those of the first, from 1.
// Parts are not believed: what is malformed fails with SKILLCERT_CODE_AUDIT_PART_MALFORMED and the byte.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_audit_merge(const uint8_t *first,
    size_t first_len,
    const uint8_t *second,
    size_t second_len,
    uint8_t *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

// Gives all shards of a part one name, as those of a city are one shard for the province.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_audit_as_shard(const uint8_t *part,
    size_t part_len,
    const char *shard,
    size_t shard_len,
    uint8_t *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

// Tells what a part says, as a document: shards, rows, series with gaps, repetitions and voids, findings.
//
// `rows` (may be NULL) is how many rows there should be; `last` has `n_last` numbers, the last of each series by the
// register. Whatever differs is a finding.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_audit_report(const uint8_t *part,
    size_t part_len,
    const uint64_t *rows,
    const uint64_t *last,
    size_t n_last,
    char *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

// Reads a date written like 2026-11-23 as the number 20261123.
//
// On failure `date` is -1, which every function refuses as a date.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_date_parse(const char *text,
    size_t len,
    int32_t *date,
    struct skillcert_finding *err);

// Carries out an operation, SKILLCERT_OPERATION_…: reads its request and writes its answer, both of which are described at
// the constant.
//
// Fails with SKILLCERT_CODE_KIND_UNKNOWN for another operation.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_document(int32_t operation,
    const char *request,
    size_t len,
    char *buf,
    size_t cap,
    size_t *required,
    struct skillcert_finding *err);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

/* Every struct begins as one of these, so that struct_size is right. */
#define SKILLCERT_FINDING_INIT { sizeof(skillcert_finding), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, { 0, 0 } }
#define SKILLCERT_SCHEME_INIT { sizeof(skillcert_scheme), 0, 0, 0, 0, 0, { 0, 0 } }
#define SKILLCERT_PARTS_INIT { sizeof(skillcert_parts), 0, 0, 0, 0 }
#define SKILLCERT_RECOVERY_INIT { sizeof(skillcert_recovery), 0, 0, { 0 }, { 0 }, { 0 } }
#define SKILLCERT_FINDINGS_INIT { sizeof(skillcert_findings), 0, { SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT } }
#define SKILLCERT_COUNTS_INIT { sizeof(skillcert_counts), 0, 0, 0, 0, 0, 0, 0, 0, { 0 } }
#define SKILLCERT_MARK_INIT { sizeof(skillcert_mark), 0, 0, 0 }
#define SKILLCERT_MARKS_INIT { sizeof(skillcert_marks), 0, SKILLCERT_MARK_INIT, SKILLCERT_MARK_INIT }
#define SKILLCERT_DECISION_INIT { sizeof(skillcert_decision), 0, 0, 0, { SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT } }
#define SKILLCERT_SERIES_INIT { sizeof(skillcert_series), 0, 0, 0 }
#define SKILLCERT_PLAN_INIT { sizeof(skillcert_plan), 0, 0, 0 }

/* The structs have no padding and the same layout for every compiler. */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define SKILLCERT_ASSERT(condition) static_assert(condition, #condition)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define SKILLCERT_ASSERT(condition) _Static_assert(condition, #condition)
#endif
#if defined(SKILLCERT_ASSERT)
SKILLCERT_ASSERT(offsetof(skillcert_finding, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_finding, code) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_finding, component) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_finding, hint) == 12);
SKILLCERT_ASSERT(offsetof(skillcert_finding, clause) == 16);
SKILLCERT_ASSERT(offsetof(skillcert_finding, found_kind) == 20);
SKILLCERT_ASSERT(offsetof(skillcert_finding, found) == 24);
SKILLCERT_ASSERT(offsetof(skillcert_finding, has_index) == 28);
SKILLCERT_ASSERT(offsetof(skillcert_finding, has_value) == 32);
SKILLCERT_ASSERT(offsetof(skillcert_finding, has_limit) == 36);
SKILLCERT_ASSERT(offsetof(skillcert_finding, index) == 40);
SKILLCERT_ASSERT(offsetof(skillcert_finding, position) == 48);
SKILLCERT_ASSERT(offsetof(skillcert_finding, value) == 56);
SKILLCERT_ASSERT(offsetof(skillcert_finding, limit) == 64);
SKILLCERT_ASSERT(offsetof(skillcert_finding, row) == 72);
SKILLCERT_ASSERT(offsetof(skillcert_finding, reserved) == 80);
SKILLCERT_ASSERT(sizeof(skillcert_finding) == 96);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, province) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, first_year) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, closed) == 12);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, version) == 16);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, reserved) == 20);
SKILLCERT_ASSERT(offsetof(skillcert_scheme, cities) == 24);
SKILLCERT_ASSERT(sizeof(skillcert_scheme) == 40);
SKILLCERT_ASSERT(offsetof(skillcert_parts, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_parts, year) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_parts, province) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_parts, city) == 12);
SKILLCERT_ASSERT(offsetof(skillcert_parts, serial) == 16);
SKILLCERT_ASSERT(sizeof(skillcert_parts) == 20);
SKILLCERT_ASSERT(offsetof(skillcert_recovery, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_recovery, repair_count) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_recovery, number) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_recovery, kinds) == 16);
SKILLCERT_ASSERT(offsetof(skillcert_recovery, places) == 224);
SKILLCERT_ASSERT(offsetof(skillcert_recovery, found) == 432);
SKILLCERT_ASSERT(sizeof(skillcert_recovery) == 640);
SKILLCERT_ASSERT(offsetof(skillcert_findings, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_findings, finding_count) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_findings, findings) == 8);
SKILLCERT_ASSERT(sizeof(skillcert_findings) == 1352);
SKILLCERT_ASSERT(offsetof(skillcert_counts, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_counts, reserved) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_counts, rows) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_counts, bytes) == 16);
SKILLCERT_ASSERT(offsetof(skillcert_counts, valid) == 24);
SKILLCERT_ASSERT(offsetof(skillcert_counts, known) == 32);
SKILLCERT_ASSERT(offsetof(skillcert_counts, invalid) == 40);
SKILLCERT_ASSERT(offsetof(skillcert_counts, nulls) == 48);
SKILLCERT_ASSERT(offsetof(skillcert_counts, malformed) == 56);
SKILLCERT_ASSERT(offsetof(skillcert_counts, codes) == 64);
SKILLCERT_ASSERT(sizeof(skillcert_counts) == 576);
SKILLCERT_ASSERT(offsetof(skillcert_mark, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_mark, kind) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_mark, hundredths) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_mark, reserved) == 12);
SKILLCERT_ASSERT(sizeof(skillcert_mark) == 16);
SKILLCERT_ASSERT(offsetof(skillcert_marks, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_marks, reserved) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_marks, practical) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_marks, theory) == 24);
SKILLCERT_ASSERT(sizeof(skillcert_marks) == 40);
SKILLCERT_ASSERT(offsetof(skillcert_decision, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_decision, outcome) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_decision, finding_count) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_decision, reserved) == 12);
SKILLCERT_ASSERT(offsetof(skillcert_decision, findings) == 16);
SKILLCERT_ASSERT(sizeof(skillcert_decision) == 208);
SKILLCERT_ASSERT(offsetof(skillcert_series, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_series, year) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_series, city) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_series, next) == 12);
SKILLCERT_ASSERT(sizeof(skillcert_series) == 16);
SKILLCERT_ASSERT(offsetof(skillcert_plan, struct_size) == 0);
SKILLCERT_ASSERT(offsetof(skillcert_plan, next) == 4);
SKILLCERT_ASSERT(offsetof(skillcert_plan, first) == 8);
SKILLCERT_ASSERT(offsetof(skillcert_plan, last) == 16);
SKILLCERT_ASSERT(sizeof(skillcert_plan) == 24);
#undef SKILLCERT_ASSERT
#endif

#endif  /* SKILLCERT_H */
