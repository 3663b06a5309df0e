"""The commands of `skillcert`, one file each, and the `options` that they share.

A command is a module with `ABOUT`, `declare(parser)` and `run(args, lang)`, as `parser.Command` says;
`cli.COMMANDS` lists them. `run` turns the arguments into a job at once: a frozen dataclass, or the few values
that there are. A command with commands of its own calls `parser.commands` in its `declare`.
"""
