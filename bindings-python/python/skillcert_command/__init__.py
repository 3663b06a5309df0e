"""The entry of the command `skillcert`: a module of its own, since a package is loaded before its modules."""

import signal


def main() -> int:
    """Load the command and run it; until it is loaded, Ctrl-C ends the program without a traceback."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is signal.default_int_handler:  # what the caller ignores (`&` in a script) stays ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from skillcert.cli import main as run

    signal.signal(signal.SIGINT, handler)
    return run()
