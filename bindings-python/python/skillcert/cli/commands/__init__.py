"""The commands of `skillcert`, one file each.

A command is a module with `NAME`, `ABOUT`, `declare(parser)` and `run(args, lang)`, as `parser.Command` says;
`cli.COMMANDS` lists them. A command with commands of its own calls `parser.commands` in its `declare`.
"""
