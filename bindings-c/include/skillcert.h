/*
 * skillcert: 湖南省专项职业能力考核 (湘人社函〔2020〕80号)
 *
 * Certificate numbers, scores and pass rules of Hunan's special vocational ability assessment; every refusal tells
 * what was found, where, and on which clause of the notice it rests.
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
 *   for the length. A message has at most SKILLCERT_MESSAGE_MAX bytes.
 *
 * Memory
 *   Nothing is allocated, kept or freed: everything lives in memory of the caller. Pointers need not be aligned. An
 *   input may overlap an output of the same call: inputs are read before anything is written. Each pointer has to lead to as
 *   much memory as the argument after it, the type, or struct_size says; that is the only thing that cannot be checked.
 *
 * Threads
 *   There is no state: every function can be called from any thread at any time. No other thread may change the
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
#if defined(_WIN32)
#define SKILLCERT_CALL __cdecl
#else
#define SKILLCERT_CALL
#endif
#if defined(_WIN32) && !defined(SKILLCERT_STATIC)
#define SKILLCERT_API __declspec(dllimport)
#else
#define SKILLCERT_API
#endif

/* What was found: 1xx number, 2xx score and mark, 3xx assessment, 4xx series and certificate, 5xx project, organization and fee, 6xx date, 9xx the calling interface. */
#define SKILLCERT_CODE_NUMBER_MISSING 101                /* no certificate number is given */
#define SKILLCERT_CODE_NUMBER_NOT_DIGIT 102              /* digit {position} of the number is {found}, expected 0 to 9 */
#define SKILLCERT_CODE_NUMBER_LENGTH 103                 /* the number has length {value}, expected 13 digits{extra} */
#define SKILLCERT_CODE_YEAR_BEFORE_SCHEME 104            /* the year {value} is before the first year of the scheme, {limit} */
#define SKILLCERT_CODE_YEAR_AFTER_DATE 105               /* the year {value} is later than {limit}, the year of the date given */
#define SKILLCERT_CODE_YEAR_OUTSIDE_SCHEME 106           /* the year {value} is not between 2000 and 2099, two digits cannot express it */
#define SKILLCERT_CODE_PROVINCE_UNKNOWN 107              /* the province code {value2} is not {limit2}, the one of this scheme */
#define SKILLCERT_CODE_PROVINCE_OUT_OF_RANGE 108         /* the province code {value} is not between 0 and 99 */
#define SKILLCERT_CODE_CITY_UNKNOWN 109                  /* the city code {value2} is not in the city table of this scheme */
#define SKILLCERT_CODE_CITY_OUT_OF_RANGE 110             /* the city code {value} is not between 0 and 99 */
#define SKILLCERT_CODE_SERIAL_ZERO 111                   /* the serial is 0000000, serials begin with 0000001 */
#define SKILLCERT_CODE_SERIAL_OUT_OF_RANGE 112           /* the serial {value} is not between 1 and 9999999 */
#define SKILLCERT_CODE_CITY_NOT_TWO_DIGITS 113           /* a city code is written with two digits, such as 01 */
#define SKILLCERT_CODE_PROVINCE_NOT_TWO_DIGITS 114       /* a province code is written with two digits, such as 18 */
#define SKILLCERT_CODE_SCORE_MISSING 201                 /* no {component} is given */
#define SKILLCERT_CODE_SCORE_NOT_A_NUMBER 202            /* character {position} of the {component} is {found}, expected a number from 0 to 100 with at most two decimals */
#define SKILLCERT_CODE_SCORE_TOO_PRECISE 203             /* the {component} has more than two decimals from character {position} on; scores are never rounded */
#define SKILLCERT_CODE_SCORE_OUT_OF_RANGE 204            /* the {component} is not between 0 and 100{amount} */
#define SKILLCERT_CODE_SCORE_INCOMPLETE 205              /* the {component} breaks off at character {position}, digits are expected on both sides of the point */
#define SKILLCERT_CODE_SCORE_LEADING_ZERO 206            /* the {component} begins with a superfluous 0 */
#define SKILLCERT_CODE_MARK_UNSUPPORTED 207              /* the {component} is marked exempt, but the notice knows no exemption */
#define SKILLCERT_CODE_SCORE_NOT_FINITE 208              /* the {component} is not a finite number */
#define SKILLCERT_CODE_PART_PASSED 301                   /* the {component} {score} reaches the pass mark of {mark} */
#define SKILLCERT_CODE_PART_BELOW_PASS_MARK 302          /* the {component} {score} is below the pass mark of {mark} by {margin} */
#define SKILLCERT_CODE_PART_MISSING 303                  /* the {component} is not recorded yet, nothing can be decided */
#define SKILLCERT_CODE_PART_ABSENT 304                   /* absent: there is no {component} of at least 60 */
#define SKILLCERT_CODE_PART_VOID 305                     /* void: there is no {component} of at least 60 */
#define SKILLCERT_CODE_PART_DEFERRED 306                 /* deferred: the {component} will come later, nothing can be decided */
#define SKILLCERT_CODE_PART_UNEXPECTED 307               /* this project assesses practical skill only, a {component} is not expected */
#define SKILLCERT_CODE_DECISION_MISMATCH 308             /* the marks on record do not lead to the decision on record */
#define SKILLCERT_CODE_RULE_UNKNOWN 309                  /* there is no such pass rule: it is practical, or theory_and_practical */
#define SKILLCERT_CODE_CANDIDATE_MISSING 310             /* no candidate is named */
#define SKILLCERT_CODE_CANDIDATE_REPEATED 311            /* the candidate stands in entry {value} already */
#define SKILLCERT_CODE_SERIES_EXHAUSTED 401              /* {value} serials are wanted, {limit} are left in this year and city */
#define SKILLCERT_CODE_RESERVATION_OUT_OF_RANGE 402      /* the quantity {value} is not between 1 and 9999999 */
#define SKILLCERT_CODE_SERIES_STATE_INVALID 403          /* the next serial {value} is not between 1 and 10000000 */
#define SKILLCERT_CODE_CERTIFICATE_YEAR_MISMATCH 404     /* the number says {value}, the year of issue is {limit} */
#define SKILLCERT_CODE_CERTIFICATE_CITY_MISMATCH 405     /* the number says city {value2}, the assessment was held in {limit2} */
#define SKILLCERT_CODE_CERTIFICATE_RULE_MISMATCH 406     /* the pass was decided under another rule than this project requires */
#define SKILLCERT_CODE_CERTIFICATE_WITHOUT_PASS 407      /* there is no pass, so there is no certificate */
#define SKILLCERT_CODE_HOLDER_MISSING 408                /* no holder is named */
#define SKILLCERT_CODE_ISSUE_BEFORE_ASSESSMENT 409       /* the date of issue is before the assessment */
#define SKILLCERT_CODE_PROJECT_NAME_MISSING 501          /* the project has no name */
#define SKILLCERT_CODE_CENTER_NAME_MISSING 502           /* the center has no name */
#define SKILLCERT_CODE_INSTITUTION_NAME_MISSING 503      /* the institution has no name */
#define SKILLCERT_CODE_FEE_SCHEDULE_UNKNOWN 504          /* no fee schedule is known for this date: the one of 湘人社发〔2017〕105号 covers 2020-05-25 to 2023-03-20 */
#define SKILLCERT_CODE_DATE_NOT_ISO 601                  /* a date is written like 2026-11-23 */
#define SKILLCERT_CODE_DATE_YEAR_INVALID 602             /* the year {value} of the date is not between 1 and 9999 */
#define SKILLCERT_CODE_DATE_MONTH_INVALID 603            /* the month {value} of the date is not between 1 and 12 */
#define SKILLCERT_CODE_DATE_DAY_INVALID 604              /* the day {value} does not exist in that month */
#define SKILLCERT_CODE_NULL_ARGUMENT 901                 /* argument {value} is a null pointer */
#define SKILLCERT_CODE_BUFFER_TOO_SMALL 902              /* the buffer has {limit} bytes, {value} are needed */
#define SKILLCERT_CODE_KIND_UNKNOWN 903                  /* the kind {value} in argument {limit} is not in the table */
#define SKILLCERT_CODE_STRUCT_SIZE 904                   /* struct_size of argument {limit} is {value}, smaller than the first version of this interface */
#define SKILLCERT_CODE_NOT_UTF8 905                      /* the text is not UTF-8: byte {position} is invalid */
#define SKILLCERT_CODE_LENGTH_OVERFLOW 906               /* the length in argument {value} is beyond what can be addressed */
#define SKILLCERT_CODE_ABI_VERSION 907                   /* the header has interface version {value}, the library has {limit} */
#define SKILLCERT_CODE_FLAG_INVALID 908                  /* a flag in argument {limit} is {value}, only 0 and 1 are allowed */

/* What a finding is about. */
#define SKILLCERT_COMPONENT_WHOLE 1                      /* number */
#define SKILLCERT_COMPONENT_YEAR 2                       /* year */
#define SKILLCERT_COMPONENT_PROVINCE 3                   /* province */
#define SKILLCERT_COMPONENT_CITY 4                       /* city */
#define SKILLCERT_COMPONENT_SERIAL 5                     /* serial */
#define SKILLCERT_COMPONENT_SCORE 11                     /* score */
#define SKILLCERT_COMPONENT_SCORE_THEORY 12              /* theory score */
#define SKILLCERT_COMPONENT_SCORE_PRACTICAL 13           /* practical score */
#define SKILLCERT_COMPONENT_RULE 14                      /* pass rule */
#define SKILLCERT_COMPONENT_DECISION 15                  /* decision */
#define SKILLCERT_COMPONENT_CANDIDATE 16                 /* candidate */
#define SKILLCERT_COMPONENT_DATE 21                      /* date */
#define SKILLCERT_COMPONENT_DATE_YEAR 22                 /* year of the date */
#define SKILLCERT_COMPONENT_DATE_MONTH 23                /* month of the date */
#define SKILLCERT_COMPONENT_DATE_DAY 24                  /* day of the date */
#define SKILLCERT_COMPONENT_QUANTITY 31                  /* quantity */
#define SKILLCERT_COMPONENT_NEXT 32                      /* next serial */
#define SKILLCERT_COMPONENT_CERTIFICATE 33               /* certificate */
#define SKILLCERT_COMPONENT_HOLDER 34                    /* holder */
#define SKILLCERT_COMPONENT_PROJECT 41                   /* project */
#define SKILLCERT_COMPONENT_CENTER 42                    /* center */
#define SKILLCERT_COMPONENT_INSTITUTION 43               /* institution */
#define SKILLCERT_COMPONENT_FEE 44                       /* fee */
#define SKILLCERT_COMPONENT_ARGUMENT 91                  /* argument */

/* A guess at the cause of an error, which never changes the verdict. */
#define SKILLCERT_HINT_QUALIFICATION_16 1                /* looks like a 16-digit qualification number */
#define SKILLCERT_HINT_PADDED_000 2                      /* looks like 13 digits padded with 000 */
#define SKILLCERT_HINT_SKILL_LEVEL_22 3                  /* looks like a 22-character skill-level number */
#define SKILLCERT_HINT_FOUR_DIGIT_YEAR 4                 /* looks like a four-digit year, numbers use the last two digits */
#define SKILLCERT_HINT_FULL_WIDTH 5                      /* a full-width digit, use ASCII digits */
#define SKILLCERT_HINT_LOOK_ALIKE_LETTER 6               /* a letter that looks like a digit (O and 0, l and 1), compare the original */
#define SKILLCERT_HINT_MULTIPLE_NUMBERS 7                /* looks like two numbers in one cell */
#define SKILLCERT_HINT_UTF16 8                           /* looks like text in UTF-16 */
#define SKILLCERT_HINT_GBK_FULL_WIDTH 9                  /* looks like full-width digits in GBK */
#define SKILLCERT_HINT_GB_PROVINCE_CODE 10               /* 43 is Hunan in GB/T 2260, numbers use 18 */
#define SKILLCERT_HINT_PRECISION_LOST 11                 /* looks like a long number whose last digits a spreadsheet has lost */
#define SKILLCERT_HINT_DIGIT_LOST 12                     /* one digit is missing, a leading 0 or any other: it cannot be filled in */
#define SKILLCERT_HINT_SCIENTIFIC_NOTATION 13            /* scientific notation: digits may be lost, take the original cell */
#define SKILLCERT_HINT_RESIDENT_ID 14                    /* looks like an 18-character resident ID */
#define SKILLCERT_HINT_PUTONGHUA 15                      /* looks like a 13-digit Putonghua number, which begins with 43 */
#define SKILLCERT_HINT_SPREADSHEET_DATE 16               /* looks like a cell that a spreadsheet turned into a date */
#define SKILLCERT_HINT_SPREADSHEET_ERROR 17              /* a spreadsheet's error value or too narrow column */
#define SKILLCERT_HINT_WHITE_SPACE 18                    /* superfluous white space */
#define SKILLCERT_HINT_INVISIBLE 19                      /* an invisible character */
#define SKILLCERT_HINT_SEPARATOR 20                      /* a separator: numbers have none */
#define SKILLCERT_HINT_SPREADSHEET_TEXT 21               /* a spreadsheet's text mark */
#define SKILLCERT_HINT_DECIMAL_ZERO 22                   /* looks like a column turned into decimals, with .0 added */
#define SKILLCERT_HINT_OTHER_DIGIT 23                    /* a digit of another script, only 0 to 9 are used */

/* 合格规则 (三(二)): which parts must reach 60. */
#define SKILLCERT_RULE_PRACTICAL 1                       /* practical skill only */
#define SKILLCERT_RULE_THEORY_AND_PRACTICAL 2            /* theory and practical skill */

/* What is decided. */
#define SKILLCERT_OUTCOME_PASSED 1                       /* passed */
#define SKILLCERT_OUTCOME_FAILED 2                       /* failed */
#define SKILLCERT_OUTCOME_UNDECIDED 3                    /* undecided */

/* How much an answer about a number is worth, weakest first. There is no check digit: a wrong digit makes another well-formed number. */
#define SKILLCERT_ASSURANCE_WELL_FORMED 1                /* well-formed: 13 digits, the city is not in the table, nothing says that it was issued */
#define SKILLCERT_ASSURANCE_KNOWN_CODES 2                /* known codes: year, province and city fit, nothing says that it was issued */
#define SKILLCERT_ASSURANCE_ISSUED 3                     /* issued: the register holds this number */

/* A seal that a certificate must bear (六(三)). */
#define SKILLCERT_SEAL_BUREAU_EMBOSSED 1                 /* embossed seal of the issuing bureau */
#define SKILLCERT_SEAL_CENTER_RED 2                      /* red seal of the assessment center */

/* The level of a center (四(一)). */
#define SKILLCERT_CENTER_LEVEL_PROVINCIAL 1              /* provincial */
#define SKILLCERT_CENTER_LEVEL_CITY 2                    /* city */
#define SKILLCERT_CENTER_LEVEL_COUNTY 3                  /* county */

/* A trait of a project that makes theory part of its assessment (三(二)). */
#define SKILLCERT_PROJECT_TRAIT_TECHNICAL_COMPLEXITY 1   /* technically complex */
#define SKILLCERT_PROJECT_TRAIT_SAFETY 2                 /* demanding in safety */
#define SKILLCERT_PROJECT_TRAIT_PERSONAL_HEALTH 3        /* touching personal safety and health */

/* The provisions of the notice. */
#define SKILLCERT_CLAUSE_CANDIDATES 1                    /* anyone with the skill may be assessed; who passes is certified; there are no levels */
#define SKILLCERT_CLAUSE_PROJECTS 2                      /* projects are the smallest units of skill by which one can earn a living */
#define SKILLCERT_CLAUSE_FILING 3                        /* projects are applied for, filed with the provincial center, and published in a changing catalog */
#define SKILLCERT_CLAUSE_PILOT 4                         /* the applicant that developed the specification may run a pilot first */
#define SKILLCERT_CLAUSE_ORGANIZERS 5                    /* centers organize, institutions carry out; an institution is an independent legal person */
#define SKILLCERT_CLAUSE_PASS_MARK 6                     /* practical skill is assessed, and theory too where complexity, safety or health ask for it; each part needs 60 of 100 */
#define SKILLCERT_CLAUSE_STANDARDS 7                     /* approved standards apply, questions come from the item bank, nobody lowers a standard */
#define SKILLCERT_CLAUSE_REGISTRATION 8                  /* candidates register online and the provincial system administers the assessment */
#define SKILLCERT_CLAUSE_EXAMINERS 9                     /* examiners appointed by the centers mark on site */
#define SKILLCERT_CLAUSE_GRADED_ADMINISTRATION 10        /* centers act at their own level of administration */
#define SKILLCERT_CLAUSE_PROVINCIAL_DUTIES 11            /* the provincial center guides, approves specifications, keeps the item bank, blanks, data and lookup */
#define SKILLCERT_CLAUSE_LOCAL_DUTIES 12                 /* local centers propose projects, assess, issue certificates and report data in their own area */
#define SKILLCERT_CLAUSE_FEES 13                         /* fees are per project, at the rate for elementary level, class C */
#define SKILLCERT_CLAUSE_SUBSIDY 14                      /* a certificate may open the way to a subsidy, as other policies say */
#define SKILLCERT_CLAUSE_ISSUE 15                        /* those whose marks pass receive the certificate */
#define SKILLCERT_CLAUSE_BLANKS 16                       /* blank certificates are printed, kept and handed out by the provincial center */
#define SKILLCERT_CLAUSE_PRINTING_AND_SEALS 17           /* city centers decide who prints; the bureau's embossed seal and the center's red seal are both required */
#define SKILLCERT_CLAUSE_NUMBERING_AND_LOOKUP 18         /* numbers follow annex 2; certificates are looked up on the provincial site */
#define SKILLCERT_CLAUSE_IMPORTANCE 19                   /* authorities are to promote the assessment */
#define SKILLCERT_CLAUSE_QUALITY 20                      /* assessments follow the specifications strictly */
#define SKILLCERT_CLAUSE_DEVELOPMENT 21                  /* local skills become projects; where a national or provincial specification exists none is developed again */
#define SKILLCERT_CLAUSE_STATION_FORM 22                 /* the station's application form with its fields and opinions */
#define SKILLCERT_CLAUSE_APPLICATION_REPORT 23           /* attachment: report of application */
#define SKILLCERT_CLAUSE_INSTITUTION_PROOF 24            /* attachment: proof of the institution's standing */
#define SKILLCERT_CLAUSE_SITE_AND_ITEMS 25               /* attachment: site, equipment, specification and item bank */
#define SKILLCERT_CLAUSE_EXAMINER_ROSTER 26              /* attachment: examiners and their credentials */
#define SKILLCERT_CLAUSE_MANAGEMENT_RULES 27             /* attachment: rules of operation and managers */
#define SKILLCERT_CLAUSE_NUMBER_FORM 28                  /* a certificate number has 13 digits */
#define SKILLCERT_CLAUSE_YEAR_CODE 29                    /* digits 1 and 2 are the year of issue */
#define SKILLCERT_CLAUSE_PROVINCE_CODE 30                /* digits 3 and 4 are the province code */
#define SKILLCERT_CLAUSE_CITY_CODE 31                    /* digits 5 and 6 are the city code */
#define SKILLCERT_CLAUSE_SERIAL_ORDER 32                 /* digits 7 to 13 are the serial, 0000001 to 9999999 in order per year and city */
#define SKILLCERT_CLAUSE_NUMBER_EXAMPLE 33               /* example: the first certificate of 长沙 in 2019 is 1918010000001 */



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

// No message is longer, without NUL.
#define SKILLCERT_MESSAGE_MAX 512

// The codes, SKILLCERT_CODE_….
#define SKILLCERT_LIST_CODE 1

// The components, SKILLCERT_COMPONENT_….
#define SKILLCERT_LIST_COMPONENT 2

// The hints, SKILLCERT_HINT_….
#define SKILLCERT_LIST_HINT 3

// The provisions of the notice, SKILLCERT_CLAUSE_…; the name of one is its address, such as 附件2·5.
#define SKILLCERT_LIST_CLAUSE 4

// The pass rules, SKILLCERT_RULE_….
#define SKILLCERT_LIST_RULE 5

// The outcomes, SKILLCERT_OUTCOME_….
#define SKILLCERT_LIST_OUTCOME 6

// The strengths of an answer, SKILLCERT_ASSURANCE_….
#define SKILLCERT_LIST_ASSURANCE 7

// The seals that a certificate bears (六(三)).
#define SKILLCERT_LIST_SEAL 8

// The levels of a center (四(一)).
#define SKILLCERT_LIST_CENTER_LEVEL 9

// The traits of a project that make theory part of its assessment (三(二)).
#define SKILLCERT_LIST_PROJECT_TRAIT 10

// Digits of a certificate number.
#define SKILLCERT_NUMBER_LEN 13

// A buffer for a certificate number and NUL.
#define SKILLCERT_NUMBER_BUF 14

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

// One statement about an input or a decision. It holds numbers only: at most one character of the input, never the
// number or a name, so it can be logged and stored. skillcert_message() makes a sentence of it at any later time.
//
// Its size is final, because it stands in arrays and in other structs; new facts go to `reserved`.
typedef struct skillcert_finding {
  // sizeof(skillcert_finding).
  uint32_t struct_size;
  // SKILLCERT_CODE_…; SKILLCERT_PANIC; SKILLCERT_OK (0) if there is nothing to tell.
  int32_t code;
  // SKILLCERT_COMPONENT_…: what it is about.
  int32_t component;
  // SKILLCERT_HINT_…: a guess at the cause, 0 if there is none.
  int32_t hint;
  // SKILLCERT_CLAUSE_…: the provision it rests on, 0 for codes of the calling interface.
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

// What is recorded for one part. Absence is not zero. Its size is final, because it stands in other structs, where
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

// Writes the sentence of a finding in SKILLCERT_LANG_…: what was found, where, what was expected, on which clause.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_message(const struct skillcert_finding *finding,
    int32_t lang,
    char *buf,
    size_t cap,
    size_t *required);

// Writes the address of the provision that a code rests on, such as 附件2·1; nothing for a code of the calling
// interface (900 and up).
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_clause(int32_t code,
    char *buf,
    size_t cap,
    size_t *required);

// Writes the stable name of a word of a list, SKILLCERT_LIST_…: the one that JSON and Python use.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_name(int32_t list,
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

// Reads a mark: a score or 缺考 absent, 作废 作弊 违纪 void, 缓考 deferred; blank and "-" mean that nothing is recorded yet.
// `part` is SKILLCERT_COMPONENT_SCORE_THEORY or SKILLCERT_COMPONENT_SCORE_PRACTICAL and only names the part in errors.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_mark_parse(const char *text,
    size_t len,
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

// Plans to take the next `n` serials, all or none. Nothing is changed: the host stores the new `next`, if the
// stored one is still the old one, and the numbers in one transaction.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_series_plan(const struct skillcert_scheme *scheme,
    const struct skillcert_series *series,
    uint32_t n,
    struct skillcert_plan *plan,
    struct skillcert_finding *err);

// Reads a date written like 2026-11-23 as the number 20261123.
//
// On failure `date` is -1, which every function refuses as a date.
SKILLCERT_API int32_t SKILLCERT_CALL skillcert_date_parse(const char *text,
    size_t len,
    int32_t *date,
    struct skillcert_finding *err);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

/* Every struct begins as one of these, so that struct_size is right. */
#define SKILLCERT_FINDING_INIT { sizeof(skillcert_finding), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, { 0, 0 } }
#define SKILLCERT_SCHEME_INIT { sizeof(skillcert_scheme), 0, 0, 0, 0, 0, { 0, 0 } }
#define SKILLCERT_PARTS_INIT { sizeof(skillcert_parts), 0, 0, 0, 0 }
#define SKILLCERT_MARK_INIT { sizeof(skillcert_mark), 0, 0, 0 }
#define SKILLCERT_MARKS_INIT { sizeof(skillcert_marks), 0, SKILLCERT_MARK_INIT, SKILLCERT_MARK_INIT }
#define SKILLCERT_DECISION_INIT { sizeof(skillcert_decision), 0, 0, 0, { SKILLCERT_FINDING_INIT, SKILLCERT_FINDING_INIT } }
#define SKILLCERT_SERIES_INIT { sizeof(skillcert_series), 0, 0, 0 }
#define SKILLCERT_PLAN_INIT { sizeof(skillcert_plan), 0, 0, 0 }

/* The structs have no padding and the same layout for every compiler. */
#if defined(__cplusplus)
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
