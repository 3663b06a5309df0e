-- PostgreSQL: two roles for the tables of a register. Whoever owns the tables runs it, once they exist; again after
-- each `skillcert register init`. Give the roles to the accounts of your programs:
--     GRANT skillcert_issuer TO exam_system;  GRANT skillcert_reader TO query_service;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'skillcert_issuer') THEN
        CREATE ROLE skillcert_issuer NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'skillcert_reader') THEN
        CREATE ROLE skillcert_reader NOLOGIN;
    END IF;
END
$$;

-- A database that was made before PostgreSQL 15 lets everybody do much more.
REVOKE ALL ON register, series, certificates, events, blanks, corrections, declarations
    FROM PUBLIC, skillcert_issuer, skillcert_reader;

GRANT SELECT ON register, series, certificates, events, blanks, corrections, declarations
    TO skillcert_issuer, skillcert_reader;

-- Rows are added, never changed: no UPDATE and no DELETE on what was issued. Only the counter moves, and nobody
-- writes `register`.
GRANT INSERT ON series, certificates, events, blanks, corrections, declarations TO skillcert_issuer;
GRANT UPDATE (next, last_issued_on, digests) ON series TO skillcert_issuer;
