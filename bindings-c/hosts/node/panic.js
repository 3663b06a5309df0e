// A panic inside the library arrives as a code, and the program goes on: node panic.js LIBRARY (feature fault-injection)
import assert from 'node:assert/strict';
import koffi from 'koffi';
import { Skillcert } from './skillcert.js';

const [library] = process.argv.slice(2);
const panic = koffi.load(library).func('skillcert_fault_panic', 'int32', [koffi.inout('uint64 *'), 'void *']);
const number = [1918010000001];
const code = panic(number, null);
assert.deepEqual([code, number[0]], [-99, 0]);
assert.equal(new Skillcert(library).parse('1918010000001').number, 1918010000001);
console.log('a panic arrives as code', code);
