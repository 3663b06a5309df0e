import os
import signal

import evidence
import pytest
from hypothesis import settings

pytest_plugins = ["desk", "databases"]

# The language of the command and of the shells that the tests start, whatever those of the machine are.
os.environ |= {"SKILLCERT_LANG": "zh", "LC_ALL": "C.UTF-8"}

# In the background of a shell Ctrl-C is ignored, also by programs that the tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in each run; a proof draws others each time, and more of them.
settings.register_profile("share", derandomize=True, database=None, deadline=None, max_examples=20)
settings.register_profile("prove", database=None, deadline=None, max_examples=400, print_blob=True)
settings.load_profile("prove" if evidence.PROVING else "share")


def pytest_sessionfinish(exitstatus: int) -> None:
    if exitstatus == pytest.ExitCode.OK:
        evidence.tell()
