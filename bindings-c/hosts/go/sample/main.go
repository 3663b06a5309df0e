// Decides candidates, numbers those who passed, and says why the others did not pass.
package main

import (
	"fmt"
	"log"

	"host/skillcert"
)

func main() {
	if err := skillcert.CheckVersion(); err != nil {
		log.Fatal(err)
	}
	if _, err := skillcert.Parse("191801000000O"); err != nil {
		finding := err.(*skillcert.Finding)
		fmt.Println(finding.Code, finding.Position, finding.Message(skillcert.Zh))
	}
	changsha := skillcert.Series{Year: 2026, City: 1, Next: 1}
	for _, text := range []string{"59.99", "60"} {
		practical, err := skillcert.ParseMark(text, skillcert.ScorePractical)
		if err != nil {
			log.Fatal(err)
		}
		decision, err := skillcert.RulePractical.Decide(practical, skillcert.Mark{Kind: skillcert.MarkNone})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(text, decision.Outcome.Text(skillcert.Zh), decision.Findings[0].Message(skillcert.Zh))
		if decision.Outcome == skillcert.Passed {
			plan, err := skillcert.Hunan().Plan(changsha, 1)
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(plan.First) // stored with the new counter in one transaction
			changsha.Next = plan.Next
		}
	}
}
