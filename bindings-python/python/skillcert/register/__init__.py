"""登记册: the register of issued certificates, on a database.

A number exists when, and only when, its certificate is stored: one transaction moves the counter of the year
and city and stores the rows. There is no call that only takes a number, and none that deletes.

The key of a certificate is (assessment, candidate), the candidate in its normal form. Asking again for the
same key gives the same number. What happens to a certificate later is appended to its book, which core
replays: print, seals, spoilt sheet, correction of the name, reissue, void. Nothing is changed and nothing
deleted.

>>> register, day = Register("sqlite:///register.db"), datetime.date(2026, 11, 23)
>>> made = register.init()
>>> decision = PassRule.PRACTICAL.decide(practical=88)
>>> requests = [Request("2026-11", "0001", "考生0001", Project("湘西苗绣"), decision)]
>>> answers = register.issue(requests, issued_on=day, city="01")
>>> answers[0].number
CertificateNumber('2618010000001')

What else has to happen before the commit goes into a transaction:

>>> with register.transaction() as transaction:
...     answers = transaction.issue(requests, issued_on=day, city="01")
...     # write the file that names the numbers: an exception here takes everything back
"""

from importlib.resources import files

from ..extras import needed_for
from ..texts import Text

with needed_for(Text("登记册", "registers"), "register"):
    import sqlalchemy as _sqlalchemy  # noqa: F401

from .answer import Answers, Declared, Issued, Refused
from .audit import RegisterAudit
from .batch import Batch, Spoilt
from .chain import Chain, Run
from .declarations import Declaration
from .errors import RegisterError, RequestError
from .fault import Fault
from .imported import Import, Overlap
from .mark import HighWater, Mark
from .numbers import RegisterNumbers
from .record import Correction, Record, Verification
from .register import Register
from .regression import Regression
from .request import Request
from .series_audit import SeriesAudit
from .sheets import BlankRecord
from .snapshot import Moment
from .states import State
from .transaction import Transaction

__all__ = [
    "Answers",
    "Batch",
    "BlankRecord",
    "Chain",
    "Correction",
    "Declaration",
    "Declared",
    "Fault",
    "HighWater",
    "Import",
    "Issued",
    "Mark",
    "Moment",
    "Overlap",
    "Record",
    "Refused",
    "Register",
    "RegisterAudit",
    "RegisterError",
    "RegisterNumbers",
    "Regression",
    "Request",
    "RequestError",
    "Run",
    "SeriesAudit",
    "Spoilt",
    "State",
    "Transaction",
    "Verification",
    "roles",
]


def roles(database: str = "postgresql") -> str:
    """Return the statements that give a database an issuing and a reading role.

    `database` is `"postgresql"`, or `"mariadb"`, whose script serves MySQL too.

    >>> "GRANT UPDATE (next, last_issued_on, digests) ON series TO skillcert_issuer;" in roles()
    True
    """
    name = {"postgresql": "roles.sql", "mariadb": "roles_mariadb.sql"}.get(database)
    if name is None:
        raise ValueError('database is "postgresql" or "mariadb"')
    return files(__name__).joinpath(name).read_text("utf-8")
