-- Oracle 12c or newer. Not run in our tests.

-- [tables] once
CREATE TABLE certificate_series (
    issue_year  NUMBER(4) NOT NULL,
    province    NUMBER(2) NOT NULL,
    city        NUMBER(2) NOT NULL,
    next_serial NUMBER(8) NOT NULL CHECK (next_serial BETWEEN 1 AND 10000000),
    PRIMARY KEY (issue_year, province, city)
);
CREATE TABLE certificates (
    certificate_number NUMBER(13)        NOT NULL PRIMARY KEY,
    assessment         VARCHAR2(64 CHAR) NOT NULL,
    candidate          VARCHAR2(64 CHAR) NOT NULL,
    UNIQUE (assessment, candidate)
);

-- [begin] a transaction begins with its first statement; READ COMMITTED is the default

-- [lock] the first of a series makes the counter row, all others wait for it here
BEGIN
    INSERT INTO certificate_series (issue_year, province, city, next_serial) VALUES (:year, :province, :city, 1);
EXCEPTION
    WHEN DUP_VAL_ON_INDEX THEN NULL;
END;
/
SELECT next_serial FROM certificate_series
    WHERE issue_year = :year AND province = :province AND city = :city FOR UPDATE;

-- [known] per candidate: a row means that this is the number, none is taken
SELECT certificate_number FROM certificates WHERE assessment = :assessment AND candidate = :candidate;

-- [move] after skillcert_series_plan(): has to change 1 row; 0 rows: ROLLBACK, begin again
UPDATE certificate_series SET next_serial = :after
    WHERE issue_year = :year AND province = :province AND city = :city AND next_serial = :next;

-- [store] per number; a key that exists already (ORA-00001) or a deadlock (ORA-00060): ROLLBACK, begin again
INSERT INTO certificates (certificate_number, assessment, candidate) VALUES (:num, :assessment, :candidate);

-- [commit] only a number whose commit was confirmed may be shown or printed
COMMIT WRITE IMMEDIATE WAIT;

-- [audit] no row: every counter equals the number of its rows and the last serial
SELECT s.issue_year, s.province, s.city, s.next_serial - 1 AS counted, COUNT(c.certificate_number) AS stored
FROM certificate_series s
LEFT JOIN certificates c
    ON TRUNC(c.certificate_number / 10000000) = MOD(s.issue_year, 100) * 10000 + s.province * 100 + s.city
GROUP BY s.issue_year, s.province, s.city, s.next_serial
HAVING COUNT(c.certificate_number) <> s.next_serial - 1
    OR COALESCE(MAX(MOD(c.certificate_number, 10000000)), 0) <> s.next_serial - 1;
