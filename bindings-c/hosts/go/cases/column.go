package main

import (
	"fmt"
	"log"

	"host/skillcert"
)

// runColumns checks the rows of the table of numbers again, those of one scheme and date as one column, with a last row
// without a value, and gives how many differ.
func runColumns(folder string) (failed int) {
	schemes := schemesOf(readTable(folder, "schemes"))
	columns := map[[2]string][]Row{}
	for _, row := range readTable(folder, "number") {
		key := [2]string{row.cell("scheme"), row.cell("as_of")}
		columns[key] = append(columns[key], row)
	}
	for key, rows := range columns {
		var within *skillcert.Scheme
		if scheme, found := schemes[key[0]]; found {
			within = &scheme
		}
		failed += runColumn(rows, within, key[1])
	}
	return failed
}

func runColumn(rows []Row, within *skillcert.Scheme, date string) int {
	texts := make([][]byte, len(rows)+1)
	for i, row := range rows {
		texts[i] = []byte(row.text())
	}
	var asOf skillcert.Date
	if date != "" {
		asOf, _ = skillcert.ParseDate(date)
	}
	numbers, codes, err := skillcert.CheckColumn(texts, within, asOf)
	if err != nil || numbers[len(rows)] != 0 || codes[len(rows)] != 0 {
		log.Fatal("a row without a value: ", err, numbers[len(rows)], codes[len(rows)])
	}
	return together("column of number", rows, func(i int, row Row) []string {
		code := skillcert.Name(skillcert.ListCode, int32(codes[i]))
		if codes[i] == 0 {
			code = "ok"
		}
		if number := numbers[i].String(); code != row.cell("code") || number != row.cell("number") {
			return []string{fmt.Sprintf("%s: %s %s, expected %s %s", row.cell("case"), code, number, row.cell("code"), row.cell("number"))}
		}
		return nil
	})
}
