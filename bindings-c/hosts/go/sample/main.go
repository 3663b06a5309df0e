// Checks numbers, decides a candidate, plans certificates and makes a bill.
package main

import (
	"fmt"
	"log"

	sc "host/skillcert"
)

func main() {
	must(sc.CheckVersion())
	hunan := sc.Hunan()
	for _, text := range []string{"1918010000001", "１918010000001"} {
		number, _, err := hunan.Parse(text, 0)
		if err != nil {
			refused := err.(*sc.Finding)
			fmt.Printf("%s\n  %s\n", refused.Message(sc.Zh), refused.Cure(sc.Zh))
			continue
		}
		parts, err := number.Parts()
		must(err)
		fmt.Printf("%v: %d %d\n", number, parts.Year, parts.Serial)
	}

	practical, err := sc.ParseMark("88.5", sc.ScorePractical)
	must(err)
	theory, err := sc.ParseMark("缺考", sc.ScoreTheory)
	must(err)
	decision, err := sc.RuleTheoryAndPractical.Decide(practical, theory)
	must(err)
	fmt.Println(decision.Outcome.Text(sc.Zh))
	for _, finding := range decision.Findings {
		fmt.Println(" ", finding.Message(sc.Zh))
	}

	plan, err := hunan.Plan(sc.Series{Year: 2026, City: 1, Next: 1}, 3)
	must(err)
	fmt.Println(plan.First, "-", plan.Last)

	bill, err := sc.Document("fee_bill", `{"project":{"name":"湘西苗绣","traits":[]},"on":"2021-05-20"}`)
	must(err)
	fmt.Println(bill)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
