<?php

// Runs every row of the case tables through Skillcert.php: php cases.php LIBRARY HEADER FOLDER

declare(strict_types=1);

require __DIR__ . '/Skillcert.php';

final class Cases
{
    private readonly Skillcert $skillcert;
    private array $schemes = [];
    private array $messages = [];
    private int $rows = 0;
    private int $documents = 0;
    private int $failed = 0;

    public function __construct(string $library, string $header, private readonly string $folder)
    {
        $this->skillcert = new Skillcert($library, $header);
        foreach ($this->read('schemes') as $row) {
            $this->schemes[$row['name']] = $this->scheme($row);
        }
        foreach ($this->read('messages') as $row) {
            $this->messages["{$row['table']} {$row['row']}"] = $row;
        }
    }

    public function run(): bool
    {
        $this->skillcert->selfTest();
        $this->columns();
        $tables = 'number parts region score mark cell decide series date audit recover diagnose';
        array_map($this->table(...), explode(' ', $tables));
        $this->vocabulary();
        $this->scenario();
        $left = count($this->messages);
        if ($this->failed > 0 || $left > 0) {
            fwrite(STDERR, "php: $this->failed cells differ, $left messages not compared\n");
            return false;
        }
        echo "php: $this->rows rows, $this->documents documents agree\n";
        return true;
    }

    private function read(string $name): array
    {
        $lines = explode("\n", rtrim(file_get_contents("$this->folder/$name.tsv"), "\n"));
        $titles = explode("\t", array_shift($lines));
        return array_map(fn ($line) => array_combine($titles, explode("\t", $line)), $lines);
    }

    /** The cell `text` without escapes, as often as `repeat` says. */
    private static function bytes(array $row): string
    {
        $once = preg_replace_callback(
            '/\\\\(x(..)|\\\\)/',
            fn ($found) => isset($found[2]) ? hex2bin($found[2]) : '\\',
            $row['text'],
        );
        return str_repeat($once, (int) (($row['repeat'] ?? '') ?: 1));
    }

    private function scheme(array $row): FFI\CData
    {
        [$closed, $version] = [$row['closed'] === '1', (int) $row['version']];
        $cities = explode(' ', $row['cities']);
        return $this->skillcert->scheme((int) $row['province'], (int) $row['first_year'], $cities, $closed, $version);
    }

    private function number(array $row): array
    {
        [$text, $worth] = [self::bytes($row), ''];
        if ($row['scheme'] === 'form') {
            $number = $this->skillcert->parse($text);
        } else {
            $scheme = $this->schemes[$row['scheme']];
            $asOf = $row['as_of'] === '' ? null : new DateTimeImmutable($row['as_of']);
            ['number' => $number, 'assurance' => $worth] = $this->skillcert->parseIn($scheme, $text, $asOf);
            self::same($worth, $this->skillcert->check($scheme, $number, $asOf));
        }
        $parts = $this->skillcert->parts($number);
        self::same($number, $this->skillcert->fromParts(...$parts));
        $codes = ['province' => sprintf('%02d', $parts['province']), 'city' => sprintf('%02d', $parts['city'])];
        return ['number' => $this->skillcert->format($number), 'assurance' => $worth] + $codes + $parts;
    }

    private function parts(array $row): array
    {
        $parts = array_map(intval(...), [$row['year'], $row['province'], $row['city'], $row['serial']]);
        return ['number' => $this->skillcert->format($this->skillcert->fromParts(...$parts))];
    }

    private function region(array $row): array
    {
        return ['value' => $this->skillcert->region($row['kind'], self::bytes($row))];
    }

    private function score(array $row): array
    {
        $hundredths = $this->skillcert->score(self::bytes($row));
        return ['hundredths' => $hundredths, 'display' => $this->skillcert->formatScore($hundredths)];
    }

    private function mark(array $row): array
    {
        return $this->marked($this->skillcert->mark(self::bytes($row), $row['part']));
    }

    private function cell(array $row): array
    {
        return $this->marked($this->skillcert->readMark(self::bytes($row), $row['status'], $row['part']));
    }

    private function marked(FFI\CData $mark): array
    {
        foreach (['absent', 'void', 'deferred'] as $word) {
            if ($mark->kind === $this->skillcert->constant('MARK', $word)) {
                return ['mark' => $word];
            }
        }
        $scored = $mark->kind === $this->skillcert->constant('MARK', 'score');
        return ['mark' => $scored ? $this->skillcert->formatScore($mark->hundredths) : ''];
    }

    private function decide(array $row): array
    {
        $practical = $this->skillcert->mark($row['practical'], 'score.practical');
        $theory = $this->skillcert->mark($row['theory'], 'score.theory');
        $decision = $this->skillcert->decide($row['rule'], practical: $practical, theory: $theory);
        $findings = implode(' ', array_map(self::summary(...), $decision['findings']));
        return ['outcome' => $decision['outcome'], 'findings' => $findings];
    }

    /** component:code:margin */
    private static function summary(SkillcertFinding $finding): string
    {
        $margin = isset($finding->value, $finding->limit) ? $finding->value - $finding->limit : '';
        return "$finding->component:$finding->code:$margin";
    }

    private function series(array $row): array
    {
        $city = $this->skillcert->region('city', $row['city']);
        [$year, $next, $count] = array_map(intval(...), [$row['year'], $row['next'], $row['n']]);
        try {
            $plan = $this->skillcert->plan($this->schemes[$row['scheme']], $year, $city, $next, $count);
        } catch (SkillcertException $refused) {
            $after = $refused->finding->component === 'quantity' ? $next : '';
            return ['after' => $after] + self::facts($refused->finding);
        }
        $numbers = array_map($this->skillcert->format(...), ['first' => $plan['first'], 'last' => $plan['last']]);
        return $numbers + ['after' => $plan['next']];
    }

    /** The scheme and the date of a row; none by form alone. */
    private function judged(array $row): array
    {
        $asOf = $row['as_of'] === '' ? null : new DateTimeImmutable($row['as_of']);
        return [$this->schemes[$row['scheme']] ?? null, $asOf];
    }

    private function recover(array $row): array
    {
        $cell = $row['cell'] === 'integer' ? (int) $row['text'] : self::bytes($row);
        $recovery = $this->skillcert->recover($cell, ...$this->judged($row));
        $shown = array_map(fn ($repair) => "{$repair['kind']}@{$repair['index']}:{$repair['found']}", $recovery['repairs']);
        return ['number' => $this->skillcert->format($recovery['number']), 'repairs' => implode(' ', $shown)];
    }

    private function diagnose(array $row): array
    {
        $findings = $this->skillcert->diagnose(self::bytes($row), ...$this->judged($row));
        $shown = array_map(fn ($finding) => "$finding->component:$finding->code:$finding->index", $findings);
        return ['findings' => implode(' ', $shown)];
    }

    private function audit(array $row): array
    {
        $numbers = fn (string $title) => array_map(intval(...), array_filter(explode(' ', $row[$title]), 'strlen'));
        $part = $row['part'] === ''
            ? $this->skillcert->audit($row['first_name'], $numbers('first'), $numbers('voids')) : hex2bin($row['part']);
        if ($row['second_name'] !== '') {
            $part = $this->skillcert->merge($part, $this->skillcert->audit($row['second_name'], $numbers('second')));
        }
        $rows = $row['rows'] === '' ? null : (int) $row['rows'];
        return ['report' => $this->skillcert->report($part, $rows, $numbers('last'))];
    }

    private function date(array $row): array
    {
        return ['value' => $this->skillcert->date(self::bytes($row))->format('Y-m-d')];
    }

    private static function facts(SkillcertFinding $finding): array
    {
        self::same($finding->position, $finding->index === null ? null : $finding->index + 1);
        foreach (['zh', 'en'] as $lang) {
            self::same($finding->message($lang), iconv('GBK', 'UTF-8', $finding->messageGbk($lang)));
        }
        // `number` is a column of its own: the certificate number.
        $sentences = ['zh' => $finding->message('zh'), 'en' => $finding->message('en'), 'number' => ''];
        return $sentences + get_object_vars($finding);
    }

    private static function same(mixed $one, mixed $other): void
    {
        $one === $other || throw new LogicException("$one is not $other");
    }

    private function answer(string $name, array $row): array
    {
        try {
            return $this->$name($row) + ['code' => 'ok'];
        } catch (SkillcertException $refused) {
            return self::facts($refused->finding);
        }
    }

    /** The cells from `code` on are expected; of an error, clause and sentences too. */
    private function table(string $name): void
    {
        foreach ($this->read($name) as $at => $row) {
            $found = $this->answer($name, $row);
            $expected = array_slice($row, array_search('code', array_keys($row), true));
            if ($found['code'] !== 'ok') {
                $key = "$name " . $at + 1;
                $sentences = $this->messages[$key];
                unset($this->messages[$key]);
                $expected += ['clause' => $row['clause'], 'zh' => $sentences['zh'], 'en' => $sentences['en']];
            }
            $this->judge("$name.tsv:" . $at + 2, $expected, $found);
            $this->rows++;
        }
    }

    /** The rows of the numbers again, those of one scheme and date as one column, with a last row without a value. */
    private function columns(): void
    {
        $columns = [];
        foreach ($this->read('number') as $row) {
            $columns["{$row['scheme']} {$row['as_of']}"][] = $row;
        }
        foreach ($columns as $rows) {
            ['scheme' => $within, 'as_of' => $date] = $rows[0];
            $asOf = $date === '' ? null : new DateTimeImmutable($date);
            $texts = [...array_map(self::bytes(...), $rows), null];
            $answers = $this->skillcert->checkColumn($texts, $this->schemes[$within] ?? null, $asOf);
            self::same(json_encode([0, 0]), json_encode([array_pop($answers['numbers']), array_pop($answers['codes'])]));
            foreach (array_map(null, $rows, $answers['numbers'], $answers['codes']) as [$row, $number, $code]) {
                $found = ['number' => $number === 0 ? '' : $this->skillcert->format($number)];
                $found += ['code' => $code === 0 ? 'ok' : $this->skillcert->name('code', $code)];
                $this->judge("column: {$row['case']}", ['number' => $row['number'], 'code' => $row['code']], $found);
            }
        }
    }

    private function vocabulary(): void
    {
        foreach ($this->read('vocabulary') as $at => $row) {
            [$list, $number] = [$row['list'], (int) $row['number']];
            $found = [
                'list' => $list,
                'number' => $number,
                'name' => $this->skillcert->name($list, $number),
                'clause' => $list === 'code' ? $this->skillcert->clause($number) : '',
                'zh' => $this->skillcert->text($list, $number),
                'en' => $this->skillcert->text($list, $number, 'en'),
            ];
            if ($list === 'code') {
                [$row, $cures] = $this->cures($row, $number);
                $found += $cures;
            }
            $this->judge('vocabulary.tsv:' . $at + 2, $row, $found);
            $this->rows++;
        }
    }

    /** The cures of a finding that is nothing but a code and a component, whose text they may name. */
    private function cures(array $row, int $code): array
    {
        $component = $this->skillcert->constant('COMPONENT', 'address');
        $facts = compact('code', 'component');
        $finding = (fn () => $this->record('finding', $facts))->call($this->skillcert);
        foreach (['zh', 'en'] as $lang) {
            $cures["cure_$lang"] = $this->skillcert->cure($finding, $lang);
            $text = $this->skillcert->text('component', $component, $lang);
            $row["cure_$lang"] = str_replace('{component}', $text, $row["cure_$lang"]);
        }
        return [$row, $cures];
    }

    /** `{{step}}` in a request is the answer of an earlier step. */
    private function scenario(): void
    {
        $lines = explode("\n", file_get_contents("$this->folder/scenario.answers"));
        $answers = [];
        foreach ($this->read('scenario') as $row) {
            $request = preg_replace_callback('/{{(\w+)}}/', fn ($step) => $answers[$step[1]], $row['request']);
            [$code, $answer] = $this->ask($row['operation'], $request);
            $answers[$row['step']] = $answer;
            $expected = ['code' => $row['code'], 'answer' => array_shift($lines)];
            $this->judge("scenario.tsv: {$row['step']}", $expected, compact('code', 'answer'));
            $this->documents++;
        }
        self::same(implode($lines), '');
        try {
            $this->skillcert->document('no_operation', '{}');
            $this->failed++;
        } catch (SkillcertException $refused) {
            self::same('kind_unknown', $refused->finding->code);
        }
    }

    /** The code and the answer; of a refusal the error document, in which the finding's sentences and cures stand. */
    private function ask(string $operation, string $request): array
    {
        try {
            return ['ok', $this->skillcert->document($operation, $request)];
        } catch (SkillcertException $refused) {
            $told = json_decode($refused->document, flags: JSON_THROW_ON_ERROR);
            foreach (['zh' => 'cure_zh', 'en' => 'cure_en'] as $lang => $cure) {
                self::same($told->$lang, $refused->finding->message($lang));
                self::same($told->$cure, $refused->finding->cure($lang));
            }
            return [$refused->finding->code, $refused->document];
        }
    }

    private function judge(string $where, array $expected, array $found): void
    {
        $differs = fn ($cell, $title) => $cell !== (string) ($found[$title] ?? '');
        $wrong = array_filter($expected, $differs, ARRAY_FILTER_USE_BOTH);
        foreach ($wrong as $title => $cell) {
            fwrite(STDERR, "$where: $title is \"" . ($found[$title] ?? '') . "\", expected \"$cell\"\n");
        }
        $this->failed += count($wrong);
    }
}

exit((new Cases($argv[1], $argv[2], $argv[3]))->run() ? 0 : 1);
