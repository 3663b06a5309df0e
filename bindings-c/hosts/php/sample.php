<?php

// Checks numbers, decides a candidate, plans certificates and makes a bill: php sample.php LIBRARY HEADER

declare(strict_types=1);

require __DIR__ . '/Skillcert.php';

$skillcert = new Skillcert($argv[1], $argv[2]);
$hunan = $skillcert->scheme();
foreach (['1918010000001', '１918010000001'] as $text) {
    try {
        $number = $skillcert->parseIn($hunan, $text)['number'];
        $parts = $skillcert->parts($number);
        echo $skillcert->format($number), ": {$parts['year']} {$parts['serial']}\n";
    } catch (SkillcertException $refused) {
        echo $refused->finding->message('zh'), "\n  ", $refused->finding->cure('zh'), "\n";
    }
}

$practical = $skillcert->mark('88.5', 'score.practical');
$theory = $skillcert->mark('缺考', 'score.theory');
$decision = $skillcert->decide('theory_and_practical', practical: $practical, theory: $theory);
echo $decision['text'], "\n";
foreach ($decision['findings'] as $finding) {
    echo '  ', $finding->message('zh'), "\n";
}

$plan = $skillcert->plan($hunan, year: 2026, city: 1, next: 1, count: 3);
echo $skillcert->format($plan['first']), ' - ', $skillcert->format($plan['last']), "\n";

$project = ['name' => '湘西苗绣', 'traits' => []];
echo $skillcert->document('fee_bill', json_encode(['project' => $project, 'on' => '2021-05-20'])), "\n";
