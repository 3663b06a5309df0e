-- MariaDB and MySQL 8: two roles for the tables of a register. Whoever may grant runs it in the database of the register
-- (`mariadb register < roles.sql`), once the tables exist. Give the roles to the accounts of your programs, each of
-- which needs its role as the default one:
--     GRANT skillcert_issuer TO exam_system@localhost;  SET DEFAULT ROLE skillcert_issuer FOR exam_system@localhost;
--     GRANT skillcert_reader TO query_service@localhost;  SET DEFAULT ROLE skillcert_reader FOR query_service@localhost;
-- (MySQL writes: SET DEFAULT ROLE skillcert_issuer TO exam_system@localhost;)
CREATE ROLE IF NOT EXISTS skillcert_issuer, skillcert_reader;

GRANT SELECT ON register TO skillcert_issuer, skillcert_reader;
GRANT SELECT ON series TO skillcert_issuer, skillcert_reader;
GRANT SELECT ON certificates TO skillcert_issuer, skillcert_reader;
GRANT SELECT ON events TO skillcert_issuer, skillcert_reader;
GRANT SELECT ON blanks TO skillcert_issuer, skillcert_reader;
GRANT SELECT ON corrections TO skillcert_issuer, skillcert_reader;
GRANT SELECT ON declarations TO skillcert_issuer, skillcert_reader;

-- Rows are added, never changed: no UPDATE and no DELETE on what was issued. Only the counter moves, and nobody
-- writes `register`.
GRANT INSERT, UPDATE (next, last_issued_on, digests) ON series TO skillcert_issuer;
GRANT INSERT ON certificates TO skillcert_issuer;
GRANT INSERT ON events TO skillcert_issuer;
GRANT INSERT ON blanks TO skillcert_issuer;
GRANT INSERT ON corrections TO skillcert_issuer;
GRANT INSERT ON declarations TO skillcert_issuer;
