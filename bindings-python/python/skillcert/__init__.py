"""专项职业能力考核 of Hunan: certificate numbers, marks and decisions, each refusal with its clause.

The rules are those of the notice 湘人社函〔2020〕80号 of 2020-05-25. This module reads no clock and no file.

>>> import skillcert
>>> skillcert.validate("1918010000001")
'1918010000001'
>>> skillcert.PassRule.PRACTICAL.decide(practical="59.99").outcome
Outcome.FAILED
"""

from ._native import (
    Assessment,
    Assurance,
    Center,
    Certificate,
    CertificateNumber,
    Clause,
    Code,
    Decision,
    Entry,
    Fee,
    Finding,
    NumberScheme,
    Outcome,
    PassRule,
    Project,
    Score,
    SerialRange,
    Series,
    __version__,
    clauses,
    codes,
    compact,
    format,
    is_valid,
    parse_date,
    validate,
)
from .errors import (
    AssessmentError,
    CertificateError,
    DateError,
    InternalError,
    MarkError,
    NumberError,
    ProjectError,
    ValidationError,
)

__all__ = [
    "Assessment",
    "AssessmentError",
    "Assurance",
    "Center",
    "Certificate",
    "CertificateError",
    "CertificateNumber",
    "Clause",
    "Code",
    "DateError",
    "Decision",
    "Entry",
    "Fee",
    "Finding",
    "InternalError",
    "MarkError",
    "NumberError",
    "NumberScheme",
    "Outcome",
    "PassRule",
    "Project",
    "ProjectError",
    "Score",
    "SerialRange",
    "Series",
    "ValidationError",
    "__version__",
    "clauses",
    "codes",
    "compact",
    "format",
    "is_valid",
    "parse_date",
    "validate",
]
