"""What the register refuses.

A certificate or series that the rules do not allow is a `ValidationError` with the stable code of the rule,
as everywhere. What the database does not allow is a `RegisterError`; its codes are the names below.
"""

from __future__ import annotations

from .. import CertificateError, Finding, ValidationError
from ..texts import BilingualError, Text

ADDRESS = "register_address"  # not the address of a supported database
DRIVER = "register_driver"  # the driver of the database is not installed
MISSING = "register_missing"  # no register there
SCHEMA = "register_schema"  # made by another version of this program
UNSAFE = "register_unsafe"  # the database may forget what it confirmed
REPLACED = "register_replaced"  # another register, or another file, is there now
CONFLICT = "register_conflict"  # what the register holds does not let it in, now or later
BUSY = "register_busy"  # other writers or a lost connection, longer than the caller's patience
REFUSED = "register_refused"  # anything else that the database said

_ASK_ADMINISTRATOR = Text(
    "请数据库管理员处理，再重新运行", "have the database administrator fix it, then run it again"
)
_CURES = {
    ADDRESS: Text("改正登记册的地址", "correct the address of the register"),
    DRIVER: Text("安装该驱动程序", "install that driver"),
    MISSING: Text(
        "核对地址；确为新登记册的，先运行 skillcert register init",
        "check the address; to make a new register, run skillcert register init",
    ),
    SCHEMA: Text(
        "用原来的程序导出（register export），再用本程序建立新登记册并导入（register import）",
        "export it with the program that made it, then make a new register with this one and import it",
    ),
    UNSAFE: _ASK_ADMINISTRATOR,
    REPLACED: Text(
        "查明是谁移动或替换了它；恢复备份的，先用高水位核对（register audit --high-water）",
        "find out who moved or replaced it; after a restore, compare the high-water marks first",
    ),
    CONFLICT: Text("查明登记册中与此冲突的记录", "find out which record in the register it conflicts with"),
    BUSY: Text("稍后重新运行同一命令", "run the same command again later"),
    REFUSED: _ASK_ADMINISTRATOR,
}


class RegisterError(BilingualError):
    """The database cannot be used as a register; `code` says why. No message holds an address or password.

    Nothing was issued, unless the message says that the commit is not confirmed: then it may have been.
    Asking again with the same keys gives the same numbers.

    >>> try:
    ...     Register("sqlite:///none.db").audit()
    ... except RegisterError as error:
    ...     error.code, error.cure("zh")
    ('register_missing', '核对地址；确为新登记册的，先运行 skillcert register init')
    """

    def __init__(self, code: str, zh: str, en: str, *, cure: Text | None = None) -> None:
        super().__init__(f"登记册：{zh}", f"register: {en}")
        self.code = code
        self.reason = Text(zh, en)
        self._cure = cure or _CURES[code]

    def cure(self, lang: str = "zh") -> str:
        """Return what would cure it, in Chinese (`"zh"`) or English (`"en"`)."""
        return self._cure.of(lang)

    def unconfirmed(self) -> RegisterError:
        """Return the error where it was raised at a commit or after it."""
        return RegisterError(
            self.code,
            f"{self.reason.zh}；提交的结果没有确认，不要使用这些编号",
            f"{self.reason.en}; the commit is not confirmed, do not use these numbers",
            cure=self._cure,
        )


class RequestError(CertificateError):
    """A request of a batch that is refused, and with it the batch; `row` counts the requests from 1.

    >>> register, project = Register("sqlite:///register.db"), Project("湘西苗绣")
    >>> made = register.init()
    >>> decision = project.rule.decide(practical=59)
    >>> wanted = Request("2026-11", "0001", "考生0001", project, decision)
    >>> day = datetime.date(2026, 11, 23)
    >>> try:
    ...     register.issue([wanted], issued_on=day, city="01")
    ... except RequestError as error:
    ...     error.row, error.code
    (1, 'certificate_without_pass')
    """

    def __init__(self, finding: Finding, row: int) -> None:
        super().__init__(finding)
        self.row = row

    def __str__(self) -> str:
        return self.message("en")

    def __reduce__(self) -> tuple[type[RequestError], tuple[Finding, int]]:
        return RequestError, (self.finding, self.row)

    def message(self, lang: str = "zh") -> str:
        """Return the sentence in one language, after the place of the request."""
        place = f"第{self.row}项：" if lang == "zh" else f"request {self.row}: "
        return place + super().message(lang)


def refuse(
    code: str, component: str, *, value: int | None = None, limit: int | None = None
) -> ValidationError:
    """Return the error of a code."""
    return CertificateError(Finding(code, component, value=value, limit=limit))
