"""Tables in files: read in batches, written whole or not at all.

Rows are counted as spreadsheets do, the header being row 1, and none is skipped. A table that is written
again has every original cell as it was, and more columns behind it. `formats.FORMATS` lists the formats: a
new one is a file of this folder and a row of that list, and an extra if it needs a package.
"""
