// Package skillcert: 湖南省专项职业能力考核 (湘人社函〔2020〕80号), through libskillcert.
//
// There is no state: every function may be called from any goroutine at any time. Call CheckVersion once at the start.
package skillcert

/*
#cgo LDFLAGS: -lskillcert
#include <skillcert.h>
#include <stdlib.h>
*/
import "C"

import (
	bytelib "bytes"
	"fmt"
	"unsafe"
)

type (
	Number    uint64 // 证书编号: the decimal value of its 13 digits, which is also the database key
	Score     int32  // 成绩 in hundredths: 59.99 is 5999
	Date      int32  // 20261123; 0 is none
	Lang      int32
	List      int32
	Component int32
	Rule      int32
	Outcome   int32
	Assurance int32
	MarkKind  int32
)

const (
	Zh Lang = C.SKILLCERT_LANG_ZH
	En Lang = C.SKILLCERT_LANG_EN

	ListCode      List = C.SKILLCERT_LIST_CODE
	ListComponent List = C.SKILLCERT_LIST_COMPONENT
	ListHint      List = C.SKILLCERT_LIST_HINT
	ListClause    List = C.SKILLCERT_LIST_CLAUSE
	ListOutcome   List = C.SKILLCERT_LIST_OUTCOME
	ListAssurance List = C.SKILLCERT_LIST_ASSURANCE
	ListOperation List = C.SKILLCERT_LIST_OPERATION
	ListRepair    List = C.SKILLCERT_LIST_REPAIR

	Province       Component = C.SKILLCERT_COMPONENT_PROVINCE
	City           Component = C.SKILLCERT_COMPONENT_CITY
	ScoreTheory    Component = C.SKILLCERT_COMPONENT_SCORE_THEORY
	ScorePractical Component = C.SKILLCERT_COMPONENT_SCORE_PRACTICAL

	RulePractical          Rule = C.SKILLCERT_RULE_PRACTICAL
	RuleTheoryAndPractical Rule = C.SKILLCERT_RULE_THEORY_AND_PRACTICAL

	Passed    Outcome = C.SKILLCERT_OUTCOME_PASSED
	Failed    Outcome = C.SKILLCERT_OUTCOME_FAILED
	Undecided Outcome = C.SKILLCERT_OUTCOME_UNDECIDED

	MarkNone     MarkKind = C.SKILLCERT_MARK_NONE
	MarkScore    MarkKind = C.SKILLCERT_MARK_SCORE
	MarkAbsent   MarkKind = C.SKILLCERT_MARK_ABSENT
	MarkVoid     MarkKind = C.SKILLCERT_MARK_VOID
	MarkDeferred MarkKind = C.SKILLCERT_MARK_DEFERRED
)

// Finding is one statement about an input or a decision; as an error, the reason of a refusal. Code, Component, Hint and
// Clause are stable names, Found is U+FF11 or 0xA3; all may be empty. Index is -1 and Position 0 if there is none.
// Document is the error document of a refused request.
type Finding struct {
	Code, Component, Hint, Clause, Found string
	Document                             string
	CodeNumber                           int32
	Index, Position                      int64
	Value, Limit                         *int64
	record                               C.skillcert_finding
}

// FindingOf is a finding of which only code and component were kept.
func FindingOf(code int32, component Component) *Finding {
	return newFinding(&C.skillcert_finding{struct_size: C.sizeof_skillcert_finding, code: C.int32_t(code),
		component: C.int32_t(component)})
}

func newFinding(record *C.skillcert_finding) *Finding {
	f := &Finding{record: *record, CodeNumber: int32(record.code), Index: -1, Position: int64(record.position)}
	f.Code = Name(ListCode, f.CodeNumber)
	f.Component = Name(ListComponent, int32(record.component))
	f.Hint = Name(ListHint, int32(record.hint))
	f.Clause = Name(ListClause, int32(record.clause))
	switch record.found_kind {
	case C.SKILLCERT_FOUND_CHARACTER:
		f.Found = fmt.Sprintf("U+%04X", uint32(record.found))
	case C.SKILLCERT_FOUND_BYTE:
		f.Found = fmt.Sprintf("0x%02X", uint32(record.found))
	}
	if record.has_index != 0 {
		f.Index = int64(record.index)
	}
	f.Value, f.Limit = given(record.has_value, record.value), given(record.has_limit, record.limit)
	return f
}

func given(has C.int32_t, value C.int64_t) *int64 {
	if has == 0 {
		return nil
	}
	v := int64(value)
	return &v
}

// Message is the sentence with its clause, such as 编号第13位是….
func (f *Finding) Message(lang Lang) string {
	return text(func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_message(&f.record, C.int32_t(lang), buf, n, required)
	})
}

// Cure is what would cure it, such as 填写证书上的13位编号.
func (f *Finding) Cure(lang Lang) string {
	return text(func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_cure(&f.record, C.int32_t(lang), buf, n, required)
	})
}

func (f *Finding) Error() string {
	if sentence := f.Message(En); sentence != "" {
		return sentence
	}
	return fmt.Sprintf("skillcert: code %d", f.CodeNumber)
}

// call runs a function of the library with room for its error detail.
func call(function func(err *C.skillcert_finding) C.int32_t) error {
	err := C.skillcert_finding{struct_size: C.sizeof_skillcert_finding}
	if function(&err) == C.SKILLCERT_OK {
		return nil
	}
	return newFinding(&err)
}

// read runs a function that reads a text.
func read(text string, function func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t) error {
	b := []byte(text)
	return call(func(err *C.skillcert_finding) C.int32_t { return function(bytes(b), C.size_t(len(b)), err) })
}

// text is what a function writes into a buffer; empty if it fails. No text is longer than a message.
func text(write func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t) string {
	buf := make([]byte, C.SKILLCERT_MESSAGE_MAX+1)
	var length C.size_t
	if write(bytes(buf), C.size_t(len(buf)), &length) != C.SKILLCERT_OK {
		return ""
	}
	return string(buf[:length])
}

// filled is what a function writes, however long it is, and its refusal, which may come with an error document.
func filled(write func(buf *C.char, n C.size_t, required *C.size_t, err *C.skillcert_finding) C.int32_t) ([]byte, error) {
	var buf []byte
	var err error
	length := C.size_t(16384)
	for int(length) > len(buf) {
		buf = make([]byte, length)
		err = call(func(err *C.skillcert_finding) C.int32_t { return write(bytes(buf), C.size_t(len(buf)), &length, err) })
	}
	return buf[:length], err
}

func bytes(b []byte) *C.char {
	if len(b) == 0 {
		return nil
	}
	return (*C.char)(unsafe.Pointer(&b[0]))
}

// CheckVersion tells a library that is older than the header with which this package was compiled.
func CheckVersion() error {
	if C.skillcert_abi_check(C.SKILLCERT_ABI_VERSION) != C.SKILLCERT_OK {
		return fmt.Errorf("libskillcert has interface %d, %d is needed", C.skillcert_abi_version(), C.SKILLCERT_ABI_VERSION)
	}
	return nil
}

// SelfTest runs the tables that the library holds: proof that it computes rightly on this machine.
func SelfTest() error {
	return call(func(err *C.skillcert_finding) C.int32_t { return C.skillcert_selftest(err) })
}

// Name is the stable name of a word of a list, empty if there is none.
func Name(list List, number int32) string {
	return text(func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_name(C.int32_t(list), C.int32_t(number), buf, n, required)
	})
}

// numberOf is the number of a word; 0, which the library refuses, if there is none.
func numberOf(list List, name string) int32 {
	for number := int32(1); ; number++ {
		switch Name(list, number) {
		case name:
			return number
		case "":
			return 0
		}
	}
}

// Clause is the address of the provision that a code rests on, such as 附件2·1.
func Clause(code int32) string {
	return text(func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_clause(C.int32_t(code), buf, n, required)
	})
}

// Text is a word of a list in one language, such as 合格.
func Text(list List, number int32, lang Lang) string {
	return text(func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_text(C.int32_t(list), C.int32_t(number), C.int32_t(lang), buf, n, required)
	})
}

func (o Outcome) String() string        { return Name(ListOutcome, int32(o)) }
func (o Outcome) Text(lang Lang) string { return Text(ListOutcome, int32(o), lang) }
func (a Assurance) String() string      { return Name(ListAssurance, int32(a)) }

// Scheme is 编号办法: which provinces, cities and years a number may name. Cities are codes from 0 to 99.
type Scheme struct {
	Province, FirstYear, Version uint32
	Closed                       bool
	Cities                       []uint
}

// Hunan is what the notice itself says: province 18, city 01, from 2019 on. Add the other cities from your own table.
func Hunan() Scheme {
	r := C.skillcert_scheme{struct_size: C.sizeof_skillcert_scheme}
	C.skillcert_scheme_hunan(&r)
	s := Scheme{Province: uint32(r.province), FirstYear: uint32(r.first_year)}
	for city := uint(0); city < 100; city++ {
		if r.cities[city/64]>>(city%64)&1 != 0 {
			s.Cities = append(s.Cities, city)
		}
	}
	return s
}

func (s Scheme) record() *C.skillcert_scheme {
	r := &C.skillcert_scheme{struct_size: C.sizeof_skillcert_scheme, province: C.uint32_t(s.Province),
		first_year: C.uint32_t(s.FirstYear), version: C.uint32_t(s.Version)}
	if s.Closed {
		r.closed = 1
	}
	for _, city := range s.Cities {
		if city > 127 {
			city = 127 // beyond the bits of the set; the library refuses it as it does 100
		}
		r.cities[city/64] |= 1 << (city % 64)
	}
	return r
}

// Parse reads a number by its form alone: 13 ASCII digits.
func Parse(text string) (Number, error) {
	number, _, err := parse(text, nil, 0)
	return number, err
}

// Parse reads a number and compares it with the scheme; `asOf` is the date of the check, or 0.
func (s Scheme) Parse(text string, asOf Date) (Number, Assurance, error) {
	return parse(text, s.record(), asOf)
}

func parse(text string, scheme *C.skillcert_scheme, asOf Date) (Number, Assurance, error) {
	var number C.uint64_t
	var assurance C.int32_t
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_parse(text, n, scheme, C.int32_t(asOf), &number, &assurance, err)
	})
	return Number(number), Assurance(assurance), err
}

// CheckColumn gives every row the verdict of Parse: its number or 0, and the code of its refusal or 0. A nil is a row
// without a value. Without a scheme (nil) only the form is looked at.
func CheckColumn(rows [][]byte, within *Scheme, asOf Date) ([]Number, []uint16, error) {
	numbers, codes := make([]Number, len(rows)+1), make([]uint16, len(rows)+1)
	starts, lengths := make([]*C.char, len(rows)+1), make([]C.size_t, len(rows)+1)
	all := C.CBytes(append(bytelib.Join(rows, nil), 0)) // C's memory, because C may not be given pointers to Go's pointers
	defer C.free(all)
	at := 0
	for i, row := range rows {
		if row != nil {
			starts[i], lengths[i] = (*C.char)(unsafe.Add(all, at)), C.size_t(len(row))
			at += len(row)
		}
	}
	var scheme *C.skillcert_scheme
	if within != nil {
		scheme = within.record()
	}
	valid := make([]C.uint8_t, len(rows)/8+1)
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_column_check_texts(&starts[0], &lengths[0], C.size_t(len(rows)), scheme, C.int32_t(asOf),
			&valid[0], (*C.uint64_t)(&numbers[0]), (*C.uint16_t)(&codes[0]), nil, err)
	})
	return numbers[:len(rows)], codes[:len(rows)], err
}

// Part tells which serials of each series some rows have: bytes without personal data, to be sent and merged.
type Part []byte

// Audit makes the part of a column; 0 is a row without a value. The shard names the rows, so that they cannot count twice;
// voids were declared void.
func Audit(shard string, numbers []Number, voids ...Number) (Part, error) {
	name := []byte(shard)
	return filled(func(buf *C.char, n C.size_t, required *C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_audit_column(bytes(name), C.size_t(len(name)), column(numbers), nil, C.size_t(len(numbers)),
			column(voids), C.size_t(len(voids)), (*C.uint8_t)(unsafe.Pointer(buf)), n, required, err)
	})
}

// Merge gives the part of the rows of both, which have no shard in common.
func (p Part) Merge(other Part) (Part, error) {
	return filled(func(buf *C.char, n C.size_t, required *C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_audit_merge(p.start(), C.size_t(len(p)), other.start(), C.size_t(len(other)),
			(*C.uint8_t)(unsafe.Pointer(buf)), n, required, err)
	})
}

// Report is what a part says, as JSON: rows is how many there should be, or nil; last are the last numbers of the series by
// the register.
func (p Part) Report(rows *uint64, last ...Number) (string, error) {
	report, err := filled(func(buf *C.char, n C.size_t, required *C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_audit_report(p.start(), C.size_t(len(p)), (*C.uint64_t)(rows), column(last), C.size_t(len(last)),
			buf, n, required, err)
	})
	return string(report), err
}

func (p Part) start() *C.uint8_t { return (*C.uint8_t)(unsafe.Pointer(bytes(p))) }

func column(numbers []Number) *C.uint64_t {
	if len(numbers) == 0 {
		return nil
	}
	return (*C.uint64_t)(&numbers[0])
}

// Check compares a number with the scheme, as Parse does.
func (s Scheme) Check(number Number, asOf Date) (Assurance, error) {
	var assurance C.int32_t
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_check(C.uint64_t(number), s.record(), C.int32_t(asOf), &assurance, err)
	})
	return Assurance(assurance), err
}

// Repair is a character that was dropped, or read as the digit it means: what was done, the byte offset, and U+FF11.
type Repair struct {
	Kind, Found string
	Index       uint32
}

// Recover reads a damaged number without a guess, by its form alone where the scheme is nil. Of number_digits_lost, Value
// and Limit are the lowest and the highest number that it may be.
func Recover(text string, scheme *Scheme, asOf Date) (Number, []Repair, error) {
	recovery := C.skillcert_recovery{struct_size: C.sizeof_skillcert_recovery}
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_recover(text, n, scheme.orNil(), C.int32_t(asOf), &recovery, err)
	})
	return recovered(&recovery, err)
}

// RecoverInteger is Recover for a number cell.
func RecoverInteger(value int64, scheme *Scheme, asOf Date) (Number, []Repair, error) {
	recovery := C.skillcert_recovery{struct_size: C.sizeof_skillcert_recovery}
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_recover_integer(C.int64_t(value), scheme.orNil(), C.int32_t(asOf), &recovery, err)
	})
	return recovered(&recovery, err)
}

func recovered(recovery *C.skillcert_recovery, err error) (Number, []Repair, error) {
	var repairs []Repair
	for i := range recovery.kinds[:recovery.repair_count] {
		repair := Repair{Kind: Name(ListRepair, int32(recovery.kinds[i])), Index: uint32(recovery.places[i])}
		if found := uint32(recovery.found[i]); found != 0 {
			repair.Found = fmt.Sprintf("U+%04X", found)
		}
		repairs = append(repairs, repair)
	}
	return Number(recovery.number), repairs, err
}

// Diagnose lists everything that is wrong with a text that should be a number, by its form alone where the scheme is nil.
func Diagnose(text string, scheme *Scheme, asOf Date) ([]*Finding, error) {
	record := C.skillcert_findings{struct_size: C.sizeof_skillcert_findings}
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_diagnose(text, n, scheme.orNil(), C.int32_t(asOf), &record, err)
	})
	var findings []*Finding
	for i := range record.findings[:record.finding_count] {
		findings = append(findings, newFinding(&record.findings[i]))
	}
	return findings, err
}

func (s *Scheme) orNil() *C.skillcert_scheme {
	if s == nil {
		return nil
	}
	return s.record()
}

// String is the 13 digits; empty if the value is no number.
func (n Number) String() string {
	return text(func(buf *C.char, size C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_number_format(C.uint64_t(n), buf, size, required, nil)
	})
}

// Parts are what a number is made of.
type Parts struct{ Year, Province, City, Serial uint32 }

// Parts takes a number apart.
func (n Number) Parts() (Parts, error) {
	p := C.skillcert_parts{struct_size: C.sizeof_skillcert_parts}
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_parts(C.uint64_t(n), &p, err)
	})
	return Parts{uint32(p.year), uint32(p.province), uint32(p.city), uint32(p.serial)}, err
}

// Number puts the parts together.
func (p Parts) Number() (Number, error) {
	var number C.uint64_t
	parts := C.skillcert_parts{struct_size: C.sizeof_skillcert_parts, year: C.uint32_t(p.Year),
		province: C.uint32_t(p.Province), city: C.uint32_t(p.City), serial: C.uint32_t(p.Serial)}
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_number_from_parts(&parts, &number, err)
	})
	return Number(number), err
}

// ParseRegion reads the two digits of a Province or City.
func ParseRegion(kind Component, text string) (uint32, error) {
	var value C.int32_t
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_region_parse(C.int32_t(kind), text, n, &value, err)
	})
	return uint32(value), err
}

// ParseScore reads a score, 0 to 100 with at most two decimals. Nothing is ever rounded.
func ParseScore(text string) (Score, error) {
	var hundredths C.int32_t
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_score_parse(text, n, &hundredths, err)
	})
	return Score(hundredths), err
}

// String is the score with all its digits and no more: 60, 60.5, 59.99; empty if it is none.
func (s Score) String() string {
	return text(func(buf *C.char, n C.size_t, required *C.size_t) C.int32_t {
		return C.skillcert_score_format(C.int32_t(s), buf, n, required, nil)
	})
}

// Mark is what is recorded for one part. Absence is not zero: Score counts for MarkScore only.
type Mark struct {
	Kind  MarkKind
	Score Score
}

// ParseMark reads a mark of ScoreTheory or ScorePractical: a score, 缺考, 作弊, 缓考; blank and "-" are MarkNone.
func ParseMark(text string, part Component) (Mark, error) {
	mark := C.skillcert_mark{struct_size: C.sizeof_skillcert_mark}
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_mark_parse(text, n, C.int32_t(part), &mark, err)
	})
	return Mark{MarkKind(mark.kind), Score(mark.hundredths)}, err
}

// ReadMark reads a mark from the cell of a table, with what the column 情况 beside it says.
func ReadMark(cell, status string, part Component) (Mark, error) {
	mark, beside := C.skillcert_mark{struct_size: C.sizeof_skillcert_mark}, []byte(status)
	err := read(cell, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_mark_read(text, n, bytes(beside), C.size_t(len(beside)), C.int32_t(part), &mark, err)
	})
	return Mark{MarkKind(mark.kind), Score(mark.hundredths)}, err
}

func (m Mark) record() C.skillcert_mark {
	return C.skillcert_mark{struct_size: C.sizeof_skillcert_mark, kind: C.int32_t(m.Kind), hundredths: C.int32_t(m.Score)}
}

// Decision is 合格与否, with a finding for each part that the rule asks for.
type Decision struct {
	Outcome  Outcome
	Findings []*Finding
}

// Decide decides one candidate; a part that is not assessed is Mark{Kind: MarkNone}.
func (r Rule) Decide(practical, theory Mark) (Decision, error) {
	marks := C.skillcert_marks{struct_size: C.sizeof_skillcert_marks, practical: practical.record(), theory: theory.record()}
	decision := C.skillcert_decision{struct_size: C.sizeof_skillcert_decision}
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_rule_decide(C.int32_t(r), &marks, &decision, err)
	})
	answer := Decision{Outcome: Outcome(decision.outcome)}
	for i := range decision.findings[:decision.finding_count] {
		answer.Findings = append(answer.Findings, newFinding(&decision.findings[i]))
	}
	return answer, err
}

// Series is the counter of a year of issue and city, as the host stores it; Next is 1 before the first number.
type Series struct{ Year, City, Next uint32 }

// Plan is consecutive numbers, First to Last, and the counter after them.
type Plan struct {
	First, Last Number
	Next        uint32
}

// Plan plans to take the next `n` serials. Store Next and the numbers in one transaction: see docs/linking.md.
func (s Scheme) Plan(series Series, n uint32) (Plan, error) {
	state := C.skillcert_series{struct_size: C.sizeof_skillcert_series, year: C.uint32_t(series.Year),
		city: C.uint32_t(series.City), next: C.uint32_t(series.Next)}
	plan := C.skillcert_plan{struct_size: C.sizeof_skillcert_plan}
	err := call(func(err *C.skillcert_finding) C.int32_t {
		return C.skillcert_series_plan(s.record(), &state, C.uint32_t(n), &plan, err)
	})
	return Plan{Number(plan.first), Number(plan.last), uint32(plan.next)}, err
}

// ParseDate reads a date written like 2026-11-23.
func ParseDate(text string) (Date, error) {
	var date C.int32_t
	err := read(text, func(text *C.char, n C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_date_parse(text, n, &date, err)
	})
	return Date(date), err
}

// Document runs an operation such as fee_bill, JSON in and JSON out. The work is done again if the answer is long.
func Document(operation, request string) (string, error) {
	number, text := C.int32_t(numberOf(ListOperation, operation)), []byte(request)
	answer, err := filled(func(buf *C.char, n C.size_t, required *C.size_t, err *C.skillcert_finding) C.int32_t {
		return C.skillcert_document(number, bytes(text), C.size_t(len(text)), buf, n, required, err)
	})
	if refused, is := err.(*Finding); is {
		refused.Document = string(answer)
		return "", refused
	}
	return string(answer), nil
}
