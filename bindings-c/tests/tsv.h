/* Reading the case tables: tab-separated, one header row, no quoting. */
#ifndef TSV_H
#define TSV_H

#include <stddef.h>

typedef struct tsv {
    const char *name;
    char *text;
    char **cells;
    size_t columns;
    size_t rows;
} tsv;

/* Reads the text FOLDER/NAME, which the caller frees; ends the program if it cannot. */
char *tsv_text(const char *folder, const char *name);

/* Reads FOLDER/NAME.tsv; ends the program if it cannot. */
tsv tsv_read(const char *folder, const char *name);
void tsv_free(tsv *table);

/* The title of a column; the place of a title; a cell of a data row, counted from 0. */
const char *tsv_title(const tsv *table, size_t column);
size_t tsv_column(const tsv *table, const char *title);
const char *tsv_cell(const tsv *table, size_t row, const char *title);
unsigned long tsv_number(const tsv *table, size_t row, const char *title);

/* The cell `text` without escapes, as often as `repeat` says; the caller frees it. */
char *tsv_bytes(const tsv *table, size_t row, size_t *len);

#endif
