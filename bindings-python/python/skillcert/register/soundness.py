"""Whether tables are what a register needs: permanent ones, of one place, with their keys."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from .errors import UNSAFE, RegisterError
from .schema import NAMES, TABLES, certificates

_CLASSES = (
    "SELECT relname, relpersistence, relnamespace FROM pg_class "
    "WHERE oid = ANY(ARRAY[{}]::oid[]) ORDER BY relname"
)
_LISTED = (
    "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN {}"
)
_UNIQUE = [{"assessment", "candidate_key", "generation"}, {"replaces"}]


def check_keys(connection: sa.Connection) -> None:
    """Refuse tables that would hold a number, a candidate, an event or a sheet twice."""
    inspector = sa.inspect(connection)
    for table in TABLES:
        if not inspector.has_table(table.name):
            raise _unsafe(table.name, "缺少这个表", "is not there")
        may_be_null = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in may_be_null:
                raise _unsafe(
                    f"{table.name}.{column.name}",
                    "不在表中（其他程序的表？）",
                    "is not there (another program's table?)",
                )
            if may_be_null[column.name] and not column.nullable:
                raise _unsafe(f"{table.name}.{column.name}", "可以为空", "may be null")
        keys = set(inspector.get_pk_constraint(table.name)["constrained_columns"])
        if keys != (wanted := set(table.primary_key.columns.keys())):
            raise _unsafe(f"{table.name} ({', '.join(sorted(wanted))})", "可以重复", "may occur twice")
    unique = [set(each["column_names"]) for each in inspector.get_unique_constraints(certificates.name)]
    indexes = (each for each in inspector.get_indexes(certificates.name) if each["unique"])
    unique += [set(map(str, index["column_names"])) for index in indexes]
    for wanted in _UNIQUE:
        if wanted not in unique:
            what = f"{certificates.name} ({', '.join(sorted(wanted))})"
            raise _unsafe(what, "可以重复", "may occur twice")


def check_permanent(connection: sa.Connection) -> None:
    """Refuse tables that end with a connection or with the server, or that are in two places."""
    look = {"postgresql": _postgresql, "mysql": _mysql, "mariadb": _mysql}.get(connection.dialect.name)
    for what, zh, en in look(connection) if look else ():
        raise RegisterError(UNSAFE, f"{what}：{zh}", f"{what}: {en}")


def _postgresql(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    tables = ", ".join(f"to_regclass('{name}')" for name in NAMES)
    query = _CLASSES.format(tables)
    schemas = set()
    for name, persistence, schema in connection.exec_driver_sql(query):
        if persistence == "t":
            yield f"TEMPORARY {name}", "连接结束后该表消失", "the table ends with the connection"
        if persistence == "u":
            yield f"UNLOGGED {name}", "服务器崩溃后该表被清空", "the server empties this table after a crash"
        schemas.add(schema)
    if len(schemas) > 1:
        yield "search_path", "登记册的表分在两个模式中", "the tables of the register are in two schemas"


def _mysql(connection: sa.Connection) -> Iterator[tuple[str, str, str]]:
    for name in connection.exec_driver_sql(_LISTED.format(NAMES)).scalars().all():
        made = connection.exec_driver_sql(f"SHOW CREATE TABLE {name}").one()[1]
        if not made.startswith("CREATE TABLE"):
            yield f"TEMPORARY {name}", "连接结束后该表消失", "the table ends with the connection"
        if "ENGINE=InnoDB" not in made:
            yield f"ENGINE {name}", "不是InnoDB，不能回滚", "it is not InnoDB, so nothing can be rolled back"


def _unsafe(what: str, zh: str, en: str) -> RegisterError:
    return RegisterError(UNSAFE, f"{what} {zh}", f"{what} {en}")
