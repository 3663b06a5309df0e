package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"host/skillcert"
)

var placeholder = regexp.MustCompile(`{{\w+}}`)

// runScenario gives how many steps there are and how many differ. They run one after the other: {{step}} in a request
// is the answer of an earlier one.
func runScenario(folder string) (steps, failed int) {
	content, err := os.ReadFile(filepath.Join(folder, "scenario.answers"))
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	rows, answers := readTable(folder, "scenario"), map[string]string{}
	if len(lines) != len(rows) {
		log.Fatalf("%d steps, %d answers", len(rows), len(lines))
	}
	earlier := func(step string) string { return answers[step] }
	for i, row := range rows {
		request := placeholder.ReplaceAllStringFunc(row.cell("request"), earlier)
		code, answer := ask(row.cell("operation"), request)
		if code != row.cell("code") || answer != lines[i] {
			fmt.Fprintf(os.Stderr, "scenario.tsv:%d: %s: %s, expected %s: %s\n", i+2, code, answer, row.cell("code"), lines[i])
			failed++
		}
		answers["{{"+row.cell("step")+"}}"] = answer
	}
	if f, is := second(skillcert.Document("no_operation", "{}")).(*skillcert.Finding); !is || f.Code != "kind_unknown" {
		log.Fatal("no such operation: ", f)
	}
	return len(rows), failed
}

func second(_ string, err error) error { return err }

// ask gives the code and the answer; of a refusal the error document, in which the finding's sentences and cures stand.
func ask(operation, request string) (code, answer string) {
	answer, err := skillcert.Document(operation, request)
	if err == nil {
		return "ok", answer
	}
	f := err.(*skillcert.Finding)
	for title, lang := range langs {
		for member, text := range map[string]string{title: f.Message(lang), "cure_" + title: f.Cure(lang)} {
			if !strings.Contains(f.Document, fmt.Sprintf(`"%s":"%s"`, member, text)) {
				return "another " + member, f.Document
			}
		}
	}
	return f.Code, f.Document
}
