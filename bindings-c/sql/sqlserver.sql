-- SQL Server 2016 or newer. Not run in our tests.

-- [server] check once: a confirmed commit has to survive a power failure; has to be DISABLED
SELECT delayed_durability_desc FROM sys.databases WHERE database_id = DB_ID();

-- [tables] once; a binary collation, or A and a would be the same candidate
CREATE TABLE certificate_series (
    issue_year  SMALLINT NOT NULL,
    province    SMALLINT NOT NULL,
    city        SMALLINT NOT NULL,
    next_serial INTEGER  NOT NULL CHECK (next_serial BETWEEN 1 AND 10000000),
    PRIMARY KEY (issue_year, province, city)
);
CREATE TABLE certificates (
    certificate_number BIGINT NOT NULL PRIMARY KEY,
    assessment         NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    candidate          NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UNIQUE (assessment, candidate)
);

-- [begin] any error ends the whole transaction
SET XACT_ABORT ON;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
BEGIN TRANSACTION;

-- [lock] the first of a series makes the counter row, all others wait for it here
INSERT INTO certificate_series (issue_year, province, city, next_serial)
    SELECT @year, @province, @city, 1
    WHERE NOT EXISTS (SELECT 1 FROM certificate_series WITH (UPDLOCK, HOLDLOCK)
                      WHERE issue_year = @year AND province = @province AND city = @city);
SELECT next_serial FROM certificate_series WITH (UPDLOCK, HOLDLOCK)
    WHERE issue_year = @year AND province = @province AND city = @city;

-- [known] per candidate: a row means that this is the number, none is taken
SELECT certificate_number FROM certificates WHERE assessment = @assessment AND candidate = @candidate;

-- [move] after skillcert_series_plan(): has to change 1 row; 0 rows: ROLLBACK, begin again
UPDATE certificate_series SET next_serial = @after
    WHERE issue_year = @year AND province = @province AND city = @city AND next_serial = @next;

-- [store] per number; a key that exists already (2627) or a deadlock (1205) has ended the transaction: begin again
INSERT INTO certificates (certificate_number, assessment, candidate) VALUES (@number, @assessment, @candidate);

-- [commit] only a number whose commit was confirmed may be shown or printed
COMMIT TRANSACTION;

-- [audit] no row: every counter equals the number of its rows and the last serial
SELECT s.issue_year, s.province, s.city, s.next_serial - 1 AS counted, COUNT(c.certificate_number) AS stored
FROM certificate_series s
LEFT JOIN certificates c ON c.certificate_number / 10000000 = s.issue_year % 100 * 10000 + s.province * 100 + s.city
GROUP BY s.issue_year, s.province, s.city, s.next_serial
HAVING COUNT(c.certificate_number) <> s.next_serial - 1
    OR COALESCE(MAX(c.certificate_number % 10000000), 0) <> s.next_serial - 1;
