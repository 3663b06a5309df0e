<?php

// A panic inside the library arrives as a code, and the program goes on: php panic.php FAULT_LIBRARY FAULT_HEADER

declare(strict_types=1);

require __DIR__ . '/Skillcert.php';

$skillcert = new Skillcert($argv[1], $argv[2]);
$number = FFI::cdef()->new('uint64_t');
$number->cdata = 1918010000001;
try {
    (fn () => $this->call('fault_panic', FFI::addr($number)))->call($skillcert);
} catch (SkillcertException $panic) {
    if ([$panic->getCode(), $panic->finding->code, $number->cdata] !== [-99, 'panic', 0]) {
        exit(1);
    }
    echo "a panic arrives as code {$panic->getCode()}; then {$skillcert->parse('1918010000001')} is read\n";
    exit(0);
}
exit(1);
