package main

import (
	"strings"

	"host/skillcert"
)

var lists = []string{"code", "component", "hint", "clause", "rule", "outcome", "assurance", "seal", "center_level",
	"project_trait", "disposition", "erratum", "absence_policy", "duty", "institution_kind", "applicant_kind",
	"specification_scope", "project_stage", "catalog_step", "station_stage", "station_step", "station_attachment",
	"certificate_stage", "certificate_step", "operation", "repair", "recovery_status", "sheet_fate"}

// checkWord gives the differences of a word; a code is also compared in clause and cures.
func checkWord(row Row, address skillcert.Component) []string {
	out := answer{"cure_zh": "", "cure_en": "", "clause": "", "list": row.cell("list")}
	number, list := int32(row.number("number")), skillcert.ListCode
	for list <= skillcert.List(len(lists)) && lists[list-1] != row.cell("list") {
		list++
	}
	out["name"] = skillcert.Name(list, number)
	for title, lang := range langs {
		out[title] = skillcert.Text(list, number, lang)
		if list == skillcert.ListCode {
			component := skillcert.Text(skillcert.ListComponent, int32(address), lang)
			row.cells["cure_"+title] = strings.Replace(row.cell("cure_"+title), "{component}", component, 1)
			out["cure_"+title] = skillcert.FindingOf(number, address).Cure(lang)
			out["clause"] = skillcert.Clause(number)
		}
	}
	return row.differences("name", out)
}

// addressOf is the component that stands in for those of which cures speak.
func addressOf(words []Row) skillcert.Component {
	for _, row := range words {
		if row.cell("list") == "component" && row.cell("name") == "address" {
			return skillcert.Component(row.number("number"))
		}
	}
	panic("no component named address")
}

// runVocabulary gives how many words there are and how many differ.
func runVocabulary(folder string) (total, failed int) {
	words := readTable(folder, "vocabulary")
	address := addressOf(words)
	check := func(_ int, row Row) []string { return checkWord(row, address) }
	return len(words), together("vocabulary", words, check)
}
