<?php

declare(strict_types=1);

/**
 * skillcert for PHP 8.1 and later by FFI. Structs and constants are those of skillcert.h, which is read once.
 *
 * Texts are strings in UTF-8; numbers are ints (the decimal value, the form to store), scores ints in hundredths.
 * What is refused throws SkillcertException, whose `finding` says why. Schemes and marks are structs of the header,
 * documents are JSON.
 */
final class Skillcert
{
    private readonly FFI $ffi;
    /** @var array<string, int> the constants of the header without SKILLCERT_ */
    private readonly array $constants;

    /** Library and header have to belong together. */
    public function __construct(string $library = 'libskillcert.so.1', string $header = __DIR__ . '/skillcert.h')
    {
        $text = file_get_contents($header);
        preg_match_all('/^#define SKILLCERT_(\w+) (-?\d+)\b/m', $text, $found);
        $this->constants = array_combine($found[1], array_map(intval(...), $found[2]));
        // The declarations of the header without what only a preprocessor understands.
        $start = strpos($text, 'typedef struct skillcert_finding');
        $text = substr($text, $start, strpos($text, '}  // extern "C"') - $start);
        $text = preg_replace(['~//.*~', '/^#.*/m', '/extern "C" \{/', '/SKILLCERT_(API|CALL) /'], '', $text);
        // Only where a char is meant, FFI takes strings.
        $this->ffi = FFI::cdef(str_replace('uint8_t *', 'char *', $text), $library);
        if ($this->ffi->skillcert_abi_check($this->constants['ABI_VERSION']) !== 0) {
            throw new RuntimeException('libskillcert is older than skillcert.h');
        }
    }

    /** Reads a certificate number by its form alone. */
    public function parse(string $text): int
    {
        $number = $this->ffi->new('uint64_t');
        $this->call('number_parse', $text, strlen($text), null, 0, FFI::addr($number), null);
        return $number->cdata;
    }

    /**
     * Reads a certificate number within a scheme. $asOf: the date of the check, whose year no number may pass.
     *
     * @return array{number: int, assurance: string} assurance: well_formed or known_codes
     */
    public function parseIn(FFI\CData $scheme, string $text, ?DateTimeInterface $asOf = null): array
    {
        [$number, $worth] = [$this->ffi->new('uint64_t'), $this->ffi->new('int32_t')];
        $outputs = [FFI::addr($number), FFI::addr($worth)];
        $this->call('number_parse', $text, strlen($text), FFI::addr($scheme), self::day($asOf), ...$outputs);
        return ['number' => $number->cdata, 'assurance' => $this->name('assurance', $worth->cdata)];
    }

    /** Compares a number with a scheme, as parseIn() does, and gives the assurance. */
    public function check(FFI\CData $scheme, int $number, ?DateTimeInterface $asOf = null): string
    {
        $worth = $this->ffi->new('int32_t');
        $this->call('number_check', $number, FFI::addr($scheme), self::day($asOf), FFI::addr($worth));
        return $this->name('assurance', $worth->cdata);
    }

    /**
     * Gives every row the verdict of parse(), or of parseIn(): its number or 0, and the code of its refusal or 0. A null is
     * a row without a value.
     *
     * @param list<?string> $rows
     * @return array{numbers: list<int>, codes: list<int>}
     */
    public function checkColumn(array $rows, ?FFI\CData $scheme = null, ?DateTimeInterface $asOf = null): array
    {
        $count = count($rows);
        [$all, $places] = [$this->ffi->new('char[' . strlen(implode($rows)) + 1 . ']'), $count + 1];
        [$starts, $lengths] = [$this->ffi->new("const char *[$places]"), $this->ffi->new("size_t[$places]")];
        $at = 0;
        foreach ($rows as $i => $row) {
            if ($row !== null) {
                [$starts[$i], $lengths[$i]] = [FFI::addr($all[$at]), strlen($row)];
                FFI::memcpy($starts[$i], $row, strlen($row));
                $at += strlen($row);
            }
        }
        [$numbers, $codes] = [$this->ffi->new("uint64_t[$places]"), $this->ffi->new("uint16_t[$places]")];
        $outputs = [$this->ffi->new("char[$places]"), $numbers, $codes, null];
        $within = $scheme === null ? null : FFI::addr($scheme);
        $this->call('column_check_texts', $starts, $lengths, $count, $within, self::day($asOf), ...$outputs);
        $answers = ['numbers' => [], 'codes' => []];
        for ($i = 0; $i < $count; $i++) {
            [$answers['numbers'][], $answers['codes'][]] = [$numbers[$i], $codes[$i]];
        }
        return $answers;
    }

    /**
     * Which serials of each series a column has, as a part: bytes to send and merge. 0 is a row without a value; the shard
     * names the rows, so that they cannot count twice; voids were declared void.
     *
     * @param list<int> $numbers
     * @param list<int> $voids
     */
    public function audit(string $shard, array $numbers, array $voids = []): string
    {
        [$column, $rows] = $this->column($numbers);
        return $this->filled('audit_column', $shard, strlen($shard), $column, null, $rows, ...$this->column($voids));
    }

    /** The part of the rows of two parts, which have no shard in common. */
    public function merge(string $first, string $second): string
    {
        return $this->filled('audit_merge', $first, strlen($first), $second, strlen($second));
    }

    /**
     * What a part says, as JSON: how many rows there should be, and the last number of each series by the register.
     *
     * @param list<int> $last
     */
    public function report(string $part, ?int $rows = null, array $last = []): string
    {
        $expected = $rows === null ? null : $this->column([$rows])[0];
        return $this->filled('audit_report', $part, strlen($part), $expected, ...$this->column($last));
    }

    /** The 13 digits of a number. */
    public function format(int $number): string
    {
        return $this->digits('number_format', $number);
    }

    /**
     * Reads a damaged number without a guess, by its form alone or within a scheme; an int is a number cell. Of
     * number_digits_lost, value and limit are the lowest and the highest number that it may be.
     *
     * @return array{number: int, repairs: list<array{kind: string, index: int, found: ?string}>}
     */
    public function recover(string|int $cell, ?FFI\CData $scheme = null, ?DateTimeInterface $asOf = null): array
    {
        $recovery = $this->record('recovery');
        $within = [$scheme ? FFI::addr($scheme) : null, self::day($asOf), FFI::addr($recovery)];
        if (is_int($cell)) {
            $this->call('number_recover_integer', $cell, ...$within);
        } else {
            $this->call('number_recover', $cell, strlen($cell), ...$within);
        }
        $repairs = [];
        for ($i = 0; $i < $recovery->repair_count; $i++) {
            $found = $recovery->found[$i] === 0 ? null : sprintf('U+%04X', $recovery->found[$i]);
            $kind = $this->name('repair', $recovery->kinds[$i]);
            $repairs[] = ['kind' => $kind, 'index' => $recovery->places[$i], 'found' => $found];
        }
        return ['number' => $recovery->number, 'repairs' => $repairs];
    }

    /**
     * Everything that is wrong with a text that should be a number.
     *
     * @return list<SkillcertFinding>
     */
    public function diagnose(string $text, ?FFI\CData $scheme = null, ?DateTimeInterface $asOf = null): array
    {
        $record = $this->record('findings');
        $within = [$scheme ? FFI::addr($scheme) : null, self::day($asOf), FFI::addr($record)];
        $this->call('number_diagnose', $text, strlen($text), ...$within);
        $findings = [];
        for ($i = 0; $i < $record->finding_count; $i++) {
            // The element lives no longer than the struct around it.
            $findings[] = new SkillcertFinding($this, clone $record->findings[$i]);
        }
        return $findings;
    }

    /** @return array{year: int, province: int, city: int, serial: int} */
    public function parts(int $number): array
    {
        $parts = $this->record('parts');
        $this->call('number_parts', $number, FFI::addr($parts));
        [$year, $province, $city, $serial] = [$parts->year, $parts->province, $parts->city, $parts->serial];
        return compact('year', 'province', 'city', 'serial');
    }

    public function fromParts(int $year, int $province, int $city, int $serial): int
    {
        $number = $this->ffi->new('uint64_t');
        $parts = $this->record('parts', compact('year', 'province', 'city', 'serial'));
        $this->call('number_from_parts', FFI::addr($parts), FFI::addr($number));
        return $number->cdata;
    }

    /** Reads a code of exactly two digits: $kind province or city. */
    public function region(string $kind, string $text): int
    {
        $value = $this->ffi->new('int32_t');
        $this->call('region_parse', $this->constant('COMPONENT', $kind), $text, strlen($text), FFI::addr($value));
        return $value->cdata;
    }

    /** 编号办法: which province, cities (two digits each) and years a number may name; by default what the notice says. */
    public function scheme(
        int $province = 18,
        int $first_year = 2019,
        array $cities = ['01'],
        bool $closed = false,
        int $version = 0,
    ): FFI\CData {
        $scheme = $this->record('scheme', ['closed' => (int) $closed] + compact('province', 'first_year', 'version'));
        foreach ($cities as $text) {
            $city = $this->region('city', $text);
            $scheme->cities[intdiv($city, 64)] |= 1 << $city % 64;
        }
        return $scheme;
    }

    /**
     * The next numbers of a series, all or none, and `next` after them: to be stored in one transaction.
     *
     * @return array{first: int, last: int, next: int}
     */
    public function plan(FFI\CData $scheme, int $year, int $city, int $next, int $count): array
    {
        [$series, $plan] = [$this->record('series', compact('year', 'city', 'next')), $this->record('plan')];
        $count = $this->exact('uint32_t', $count);
        $this->call('series_plan', FFI::addr($scheme), FFI::addr($series), $count, FFI::addr($plan));
        return ['first' => $plan->first, 'last' => $plan->last, 'next' => $plan->next];
    }

    /** Reads a score as hundredths: 59.99 is 5999. */
    public function score(string $text): int
    {
        $hundredths = $this->ffi->new('int32_t');
        $this->call('score_parse', $text, strlen($text), FFI::addr($hundredths));
        return $hundredths->cdata;
    }

    /** All digits of a score and no more: 60, 60.5, 59.99. */
    public function formatScore(int $hundredths): string
    {
        return $this->digits('score_format', $this->exact('int32_t', $hundredths));
    }

    /** Reads a score, 缺考, 作废, 缓考 or nothing. $part: score.theory or score.practical, for errors. */
    public function mark(string $text, string $part): FFI\CData
    {
        $mark = $this->record('mark');
        $this->call('mark_parse', $text, strlen($text), $this->constant('COMPONENT', $part), FFI::addr($mark));
        return $mark;
    }

    /** Reads a mark from the cell of a table, with what the column 情况 beside it says. */
    public function readMark(string $cell, string $status, string $part): FFI\CData
    {
        $mark = $this->record('mark');
        $of = $this->constant('COMPONENT', $part);
        $this->call('mark_read', $cell, strlen($cell), $status, strlen($status), $of, FFI::addr($mark));
        return $mark;
    }

    /**
     * Decides one candidate under practical or theory_and_practical. "Failed" is an answer, not an error.
     *
     * @return array{outcome: string, text: string, findings: list<SkillcertFinding>}
     */
    public function decide(string $rule, FFI\CData $practical, ?FFI\CData $theory = null): array
    {
        [$marks, $decision] = [$this->record('marks'), $this->record('decision')];
        [$marks->practical, $marks->theory] = [$practical, $theory ?? $this->mark('', 'score.theory')];
        $this->call('rule_decide', $this->constant('RULE', $rule), FFI::addr($marks), FFI::addr($decision));
        $findings = [];
        for ($i = 0; $i < $decision->finding_count; $i++) {
            // The element lives no longer than the struct around it.
            $findings[] = new SkillcertFinding($this, clone $decision->findings[$i]);
        }
        $outcome = $this->name('outcome', $decision->outcome);
        $text = $this->text('outcome', $decision->outcome);
        return compact('outcome', 'text', 'findings');
    }

    /** Reads a date written like 2026-11-23. */
    public function date(string $text): DateTimeImmutable
    {
        $date = $this->ffi->new('int32_t');
        $this->call('date_parse', $text, strlen($text), FFI::addr($date));
        return new DateTimeImmutable(sprintf('%08d', $date->cdata));
    }

    /** Runs an operation such as fee_bill, JSON in and JSON out. The work is done again if the answer is long. */
    public function document(string $operation, string $request): string
    {
        return $this->filled('document', $this->constant('OPERATION', $operation), $request, strlen($request));
    }

    /** Runs the tables that the library holds: proof that it computes rightly on this machine. */
    public function selfTest(): void
    {
        $this->call('selftest');
    }

    /** The stable name of a word of a list (code, component, hint, clause, rule …); of a clause its address. */
    public function name(string $list, int $number): string
    {
        return $this->written('name', $this->constant('LIST', $list), $number);
    }

    /** The text of a word, such as 合格. */
    public function text(string $list, int $number, string $lang = 'zh'): string
    {
        return $this->written('text', $this->constant('LIST', $list), $number, $this->constant('LANG', $lang));
    }

    /** The address of the provision that a code rests on. */
    public function clause(int $code): string
    {
        return $this->written('clause', $code);
    }

    /** The sentence of a finding. */
    public function message(FFI\CData $finding, string $lang): string
    {
        return $this->written('message', FFI::addr($finding), $this->constant('LANG', $lang));
    }

    /** The sentence of a finding in GBK. */
    public function messageGbk(FFI\CData $finding, string $lang): string
    {
        return $this->written('message_gbk', FFI::addr($finding), $this->constant('LANG', $lang));
    }

    /** What would cure a finding. */
    public function cure(FFI\CData $finding, string $lang): string
    {
        return $this->written('cure', FFI::addr($finding), $this->constant('LANG', $lang));
    }

    /** The number of a word in the header; 0, which the library refuses, if there is none. */
    public function constant(string $group, string $word): int
    {
        return $this->constants[$group . '_' . strtoupper(strtr($word, '.', '_'))] ?? 0;
    }

    private static function day(?DateTimeInterface $date): int
    {
        return (int) $date?->format('Ymd');
    }

    /** Numbers where the library can read them, and how many. */
    private function column(array $numbers): array
    {
        $column = $this->ffi->new('uint64_t[' . count($numbers) + 1 . ']');
        foreach (array_values($numbers) as $i => $number) {
            $column[$i] = $number;
        }
        return [$column, count($numbers)];
    }

    /** A struct with struct_size and these fields. */
    private function record(string $name, array $fields = []): FFI\CData
    {
        $record = $this->ffi->new("skillcert_$name");
        $record->struct_size = FFI::sizeof($record);
        foreach ($fields as $field => $value) {
            $record->$field = $value;
            self::same($value, $record->$field);
        }
        return $record;
    }

    private function exact(string $type, int $value): int
    {
        $box = $this->ffi->new($type);
        $box->cdata = $value;
        return self::same($value, $box->cdata);
    }

    /** FFI drops the upper bits, which would make a right number of a wrong one. */
    private static function same(int $wanted, int $stored): int
    {
        return $wanted === $stored ? $stored : throw new OverflowException('an integer is too large for its type');
    }

    /** Calls a function whose last parameter is the error detail. */
    private function call(string $function, mixed ...$arguments): void
    {
        $err = $this->record('finding');
        if ($this->ffi->{"skillcert_$function"}(...$arguments, ...[FFI::addr($err)]) !== 0) {
            throw new SkillcertException(new SkillcertFinding($this, $err));
        }
    }

    /** What a function writes, however long it is; a refusal may come with an error document. */
    private function filled(string $function, mixed ...$arguments): string
    {
        [$length, $err] = [$this->ffi->new('size_t'), $this->record('finding')];
        $length->cdata = 16384;
        do {
            $buffer = $this->ffi->new("char[$length->cdata]");
            $output = [$buffer, FFI::sizeof($buffer), FFI::addr($length), FFI::addr($err)];
            $code = $this->ffi->{"skillcert_$function"}(...$arguments, ...$output);
        } while ($length->cdata > FFI::sizeof($buffer));
        $answer = FFI::string($buffer, $length->cdata);
        return $code === 0 ? $answer : throw new SkillcertException(new SkillcertFinding($this, $err), $answer);
    }

    private function digits(string $function, int $value): string
    {
        $buffer = $this->ffi->new('char[14]');
        $this->call($function, $value, $buffer, FFI::sizeof($buffer), null);
        return FFI::string($buffer);
    }

    /** The text that a function writes; empty where it fails. No text is longer than a message. */
    private function written(string $function, mixed ...$arguments): string
    {
        $buffer = $this->ffi->new('char[' . $this->constants['MESSAGE_MAX'] + 1 . ']');
        $length = $this->ffi->new('size_t');
        array_push($arguments, $buffer, FFI::sizeof($buffer), FFI::addr($length));
        $code = $this->ffi->{"skillcert_$function"}(...$arguments);
        return $code === 0 ? FFI::string($buffer, $length->cdata) : '';
    }
}

/** One statement about an input or a decision. */
final class SkillcertFinding
{
    /** The stable number of the code, such as 102. */
    public readonly int $number;
    /** Its stable name, such as number_not_digit. */
    public readonly string $code;
    public readonly string $component;
    public readonly ?string $hint;
    /** The address of the provision, such as 附件2·1. */
    public readonly ?string $clause;
    /** The byte offset, from 0. */
    public readonly ?int $index;
    /** The same counted from 1. */
    public readonly ?int $position;
    /** The value that was met; scores in hundredths. */
    public readonly ?int $value;
    /** The value that was expected, or the bound that was passed. */
    public readonly ?int $limit;
    /** The offending character (U+FF11) or byte (0xA3). */
    public readonly ?string $found;

    public function __construct(private readonly Skillcert $library, private readonly FFI\CData $raw)
    {
        $this->number = $raw->code;
        $this->code = $library->name('code', $raw->code) ?: 'panic';
        $this->component = $library->name('component', $raw->component);
        $this->hint = $library->name('hint', $raw->hint) ?: null;
        $this->clause = $library->name('clause', $raw->clause) ?: null;
        $this->index = $raw->has_index ? $raw->index : null;
        $this->position = $raw->has_index ? $raw->position : null;
        $this->value = $raw->has_value ? $raw->value : null;
        $this->limit = $raw->has_limit ? $raw->limit : null;
        $this->found = [null, sprintf('U+%04X', $raw->found), sprintf('0x%02X', $raw->found)][$raw->found_kind];
    }

    /** The sentence, zh or en, with its clause. */
    public function message(string $lang = 'zh'): string
    {
        return $this->library->message($this->raw, $lang) ?: "skillcert: failure $this->number";
    }

    /** The sentence in GBK; empty if the fault is the library's. */
    public function messageGbk(string $lang = 'zh'): string
    {
        return $this->library->messageGbk($this->raw, $lang);
    }

    /** What would cure it, zh or en; empty if the fault is the library's. */
    public function cure(string $lang = 'zh'): string
    {
        return $this->library->cure($this->raw, $lang);
    }
}

/** An input that cannot be used; getMessage() is the English sentence, `document` the error document of a document. */
final class SkillcertException extends InvalidArgumentException
{
    public function __construct(public readonly SkillcertFinding $finding, public readonly string $document = '')
    {
        parent::__construct($finding->message('en'), $finding->number);
    }
}
