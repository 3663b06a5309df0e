// Runs every row of the case tables through the binding, each in its own goroutine: cases FOLDER.
package main

import (
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"sync"

	"host/skillcert"
)

type answer map[string]string

var langs = map[string]skillcert.Lang{"zh": skillcert.Zh, "en": skillcert.En}

type runner func(row Row, out answer) error

var runners = map[string]runner{"parts": runParts, "region": runRegion, "score": runScore, "mark": runMark, "cell": runCell,
	"decide": runDecide, "date": runDate, "audit": runAudit}

func runNumber(schemes map[string]skillcert.Scheme) runner {
	return func(row Row, out answer) error {
		number, assurance, err := parseNumber(schemes, row)
		if err != nil {
			return err
		}
		parts, err := number.Parts()
		if err != nil {
			return err
		}
		again, err := parts.Number()
		out["number"], out["assurance"] = again.String(), assurance
		out["year"], out["serial"] = fmt.Sprint(parts.Year), fmt.Sprint(parts.Serial)
		out["province"], out["city"] = fmt.Sprintf("%02d", parts.Province), fmt.Sprintf("%02d", parts.City)
		return err
	}
}

func parseNumber(schemes map[string]skillcert.Scheme, row Row) (skillcert.Number, string, error) {
	if row.cell("scheme") == "form" {
		number, err := skillcert.Parse(row.text())
		return number, "", err
	}
	scheme := schemes[row.cell("scheme")]
	var asOf skillcert.Date
	if text := row.cell("as_of"); text != "" {
		var err error
		if asOf, err = skillcert.ParseDate(text); err != nil {
			return 0, "", err
		}
	}
	number, assurance, err := scheme.Parse(row.text(), asOf)
	if err == nil {
		assurance, err = scheme.Check(number, asOf)
	}
	return number, assurance.String(), err
}

func runParts(row Row, out answer) error {
	parts := skillcert.Parts{Year: row.number("year"), Province: row.number("province"), City: row.number("city"),
		Serial: row.number("serial")}
	number, err := parts.Number()
	out["number"] = number.String()
	return err
}

func runRegion(row Row, out answer) error {
	kind := map[string]skillcert.Component{"province": skillcert.Province, "city": skillcert.City}[row.cell("kind")]
	value, err := skillcert.ParseRegion(kind, row.text())
	out["value"] = fmt.Sprint(value)
	return err
}

func runScore(row Row, out answer) error {
	score, err := skillcert.ParseScore(row.text())
	out["hundredths"], out["display"] = fmt.Sprint(int32(score)), score.String()
	return err
}

var markedParts = map[string]skillcert.Component{"score.theory": skillcert.ScoreTheory,
	"score.practical": skillcert.ScorePractical}

func runMark(row Row, out answer) error {
	mark, err := skillcert.ParseMark(row.text(), markedParts[row.cell("part")])
	return marked(mark, err, out)
}

func runCell(row Row, out answer) error {
	mark, err := skillcert.ReadMark(row.text(), row.cell("status"), markedParts[row.cell("part")])
	return marked(mark, err, out)
}

func marked(mark skillcert.Mark, err error, out answer) error {
	words := map[skillcert.MarkKind]string{skillcert.MarkAbsent: "absent", skillcert.MarkVoid: "void",
		skillcert.MarkDeferred: "deferred", skillcert.MarkScore: mark.Score.String()}
	out["mark"] = words[mark.Kind]
	return err
}

func runDecide(row Row, out answer) error {
	rules := map[string]skillcert.Rule{"practical": skillcert.RulePractical,
		"theory_and_practical": skillcert.RuleTheoryAndPractical}
	practical, err := skillcert.ParseMark(row.cell("practical"), skillcert.ScorePractical)
	if err != nil {
		return err
	}
	theory, err := skillcert.ParseMark(row.cell("theory"), skillcert.ScoreTheory)
	if err != nil {
		return err
	}
	decision, err := rules[row.cell("rule")].Decide(practical, theory)
	var findings []string
	for _, f := range decision.Findings {
		margin := ""
		if f.Value != nil && f.Limit != nil {
			margin = fmt.Sprint(*f.Value - *f.Limit)
		}
		findings = append(findings, f.Component+":"+f.Code+":"+margin)
	}
	out["outcome"], out["findings"] = decision.Outcome.String(), strings.Join(findings, " ")
	return err
}

func runSeries(schemes map[string]skillcert.Scheme) runner {
	return func(row Row, out answer) error {
		city, err := skillcert.ParseRegion(skillcert.City, row.cell("city"))
		if err != nil {
			return err
		}
		series := skillcert.Series{Year: row.number("year"), City: city, Next: row.number("next")}
		plan, err := schemes[row.cell("scheme")].Plan(series, row.number("n"))
		out["first"], out["last"], out["after"] = plan.First.String(), plan.Last.String(), fmt.Sprint(plan.Next)
		return err
	}
}

// judged gives the scheme and the date of a row; none by form alone.
func judged(schemes map[string]skillcert.Scheme, row Row) (*skillcert.Scheme, skillcert.Date) {
	scheme, found := schemes[row.cell("scheme")]
	if !found {
		return nil, 0
	}
	if row.cell("as_of") == "" {
		return &scheme, 0
	}
	asOf, _ := skillcert.ParseDate(row.cell("as_of"))
	return &scheme, asOf
}

func runRecover(schemes map[string]skillcert.Scheme) runner {
	return func(row Row, out answer) error {
		scheme, asOf := judged(schemes, row)
		var number skillcert.Number
		var repairs []skillcert.Repair
		var err error
		if row.cell("cell") == "integer" {
			value, _ := strconv.ParseInt(row.cell("text"), 10, 64)
			number, repairs, err = skillcert.RecoverInteger(value, scheme, asOf)
		} else {
			number, repairs, err = skillcert.Recover(row.text(), scheme, asOf)
		}
		var shown []string
		for _, repair := range repairs {
			shown = append(shown, fmt.Sprintf("%s@%d:%s", repair.Kind, repair.Index, repair.Found))
		}
		out["number"], out["repairs"] = number.String(), strings.Join(shown, " ")
		return err
	}
}

func runDiagnose(schemes map[string]skillcert.Scheme) runner {
	return func(row Row, out answer) error {
		scheme, asOf := judged(schemes, row)
		findings, err := skillcert.Diagnose(row.text(), scheme, asOf)
		var shown []string
		for _, f := range findings {
			index := ""
			if f.Index >= 0 {
				index = fmt.Sprint(f.Index)
			}
			shown = append(shown, f.Component+":"+f.Code+":"+index)
		}
		out["findings"] = strings.Join(shown, " ")
		return err
	}
}

func runDate(row Row, out answer) error {
	date, err := skillcert.ParseDate(row.text())
	out["value"] = fmt.Sprintf("%04d-%02d-%02d", date/10000, date/100%100, date%100)
	return err
}

func runAudit(row Row, out answer) error {
	part, err := partOf(row)
	if err != nil {
		return err
	}
	var rows *uint64
	if row.cell("rows") != "" {
		expected := uint64(row.number("rows"))
		rows = &expected
	}
	out["report"], err = part.Report(rows, row.numbers("last")...)
	return err
}

func partOf(row Row) (skillcert.Part, error) {
	if text := row.cell("part"); text != "" {
		return hex.DecodeString(text)
	}
	part, err := skillcert.Audit(row.cell("first_name"), row.numbers("first"), row.numbers("voids")...)
	if err != nil || row.cell("second_name") == "" {
		return part, err
	}
	second, err := skillcert.Audit(row.cell("second_name"), row.numbers("second"))
	if err != nil {
		return nil, err
	}
	return part.Merge(second)
}

func schemesOf(rows []Row) map[string]skillcert.Scheme {
	schemes := map[string]skillcert.Scheme{}
	for _, row := range rows {
		scheme := skillcert.Scheme{Province: row.number("province"), FirstYear: row.number("first_year"),
			Version: row.number("version"), Closed: row.cell("closed") == "1"}
		for _, city := range strings.Fields(row.cell("cities")) {
			code, err := skillcert.ParseRegion(skillcert.City, city)
			if err != nil {
				log.Fatal(err)
			}
			scheme.Cities = append(scheme.Cities, uint(code))
		}
		schemes[row.cell("name")] = scheme
	}
	return schemes
}

// errorCells are the facts of an error, which replace whatever a refused row has answered.
func errorCells(f *skillcert.Finding) answer {
	out := answer{"code": f.Code, "component": f.Component, "hint": f.Hint, "found": f.Found}
	if f.Index >= 0 {
		out["index"] = strconv.FormatInt(f.Index, 10)
	}
	for title, value := range map[string]*int64{"value": f.Value, "limit": f.Limit} {
		if value != nil {
			out[title] = strconv.FormatInt(*value, 10)
		}
	}
	return out
}

// check gives the differences of one row; a refused one is also compared with messages.tsv.
func check(run runner, row Row, message Row) []string {
	out := answer{"code": "ok"}
	err := run(row, out)
	if err == nil {
		return row.differences("code", out)
	}
	f := err.(*skillcert.Finding)
	out = errorCells(f)
	if f.Component == "quantity" {
		out["after"] = row.cell("next")
	}
	found := row.differences("code", out)
	if f.Clause != row.cell("clause") || f.Position != f.Index+1 {
		found = append(found, fmt.Sprintf("clause %s, position %d", f.Clause, f.Position))
	}
	if message.cells == nil {
		return append(found, "messages.tsv has no such row")
	}
	zh, en := f.Message(skillcert.Zh), f.Message(skillcert.En)
	if zh != message.cell("zh") || en != message.cell("en") || en != f.Error() {
		found = append(found, fmt.Sprintf("messages are %q and %q", zh, en))
	}
	return found
}

// together runs a check on every row at once and returns how many failed.
func together(name string, rows []Row, check func(i int, row Row) []string) int {
	var wait sync.WaitGroup
	differences := make([][]string, len(rows))
	for i, row := range rows {
		wait.Add(1)
		go func(i int, row Row) {
			defer wait.Done()
			differences[i] = check(i, row)
		}(i, row)
	}
	wait.Wait()
	failed := 0
	for i, found := range differences {
		if len(found) > 0 {
			failed++
		}
		for _, difference := range found {
			fmt.Fprintf(os.Stderr, "%s.tsv:%d: %s\n", name, i+2, difference)
		}
	}
	return failed
}

// runTables gives how many rows there are and how many differ.
func runTables(folder string) (total, failed int) {
	schemes := schemesOf(readTable(folder, "schemes"))
	runners["number"], runners["series"] = runNumber(schemes), runSeries(schemes)
	runners["recover"], runners["diagnose"] = runRecover(schemes), runDiagnose(schemes)
	messages := map[string]Row{}
	for _, row := range readTable(folder, "messages") {
		messages[row.cell("table")+":"+row.cell("row")] = row
	}
	refused := 0
	for name, run := range runners {
		name, run, rows := name, run, readTable(folder, name)
		failed += together(name, rows, func(i int, row Row) []string {
			return check(run, row, messages[fmt.Sprintf("%s:%d", name, i+1)])
		})
		refused += refusedOf(rows)
		total += len(rows)
	}
	if refused != len(messages) {
		log.Fatalf("%d rows are refused, messages.tsv has %d", refused, len(messages))
	}
	return total, failed
}

func refusedOf(rows []Row) (refused int) {
	for _, row := range rows {
		if row.cell("code") != "ok" {
			refused++
		}
	}
	return refused
}

func main() {
	folder := os.Args[1]
	for _, check := range []func() error{skillcert.CheckVersion, skillcert.SelfTest} {
		if err := check(); err != nil {
			log.Fatal(err)
		}
	}
	rows, failedRows := runTables(folder)
	failedRows += runColumns(folder)
	words, failedWords := runVocabulary(folder)
	documents, failedDocuments := runScenario(folder)
	if failed := failedRows + failedWords + failedDocuments; failed > 0 {
		log.Fatalf("go: %d rows or documents differ", failed)
	}
	fmt.Printf("go: %d rows, %d documents agree\n", rows+words, documents)
}
