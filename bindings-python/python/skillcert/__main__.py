"""`python -m skillcert` is the command `skillcert`."""

import sys

from .cli import main

sys.exit(main())
