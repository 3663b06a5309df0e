// Runs every row of the case tables through the binding: node cases.js LIBRARY FOLDER
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Skillcert, SkillcertError } from './skillcert.js';

const [library, folder] = process.argv.slice(2);
const skillcert = new Skillcert(library);
const twoDigits = (value) => String(value).padStart(2, '0');

const readLines = (name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1);

function readTable(name) {
  const [titles, ...rows] = readLines(`${name}.tsv`).map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(titles.map((title, column) => [title, cells[column]])));
}

/** The cell `text` without escapes (\xNN is a byte), as often as `repeat` says. */
function text(row) {
  const pieces = row.text.split(/(\\x[0-9A-Fa-f]{2}|\\\\)/);
  const once = Buffer.concat(pieces.map((piece, i) => {
    if (i % 2 === 0) return Buffer.from(piece);
    return piece === '\\\\' ? Buffer.from('\\') : Buffer.from(piece.slice(2), 'hex');
  }));
  return Buffer.concat(Array(Number(row.repeat || 1)).fill(once));
}

const schemes = Object.fromEntries(readTable('schemes').map((row) => [row.name, {
  province: Number(row.province), firstYear: Number(row.first_year), closed: row.closed === '1',
  version: Number(row.version), cities: row.cities.split(' ').map(Number),
}]));

function runNumber(row) {
  const scheme = row.scheme === 'form' ? null : schemes[row.scheme];
  const asOf = row.as_of && skillcert.date(row.as_of);
  const { number, assurance } = skillcert.parse(text(row), scheme, asOf || 0);
  const { year, province, city, serial } = skillcert.parts(number);
  const again = skillcert.fromParts({ year, province, city, serial });
  if (scheme && skillcert.check(number, scheme, asOf || 0) !== assurance) throw new Error('check and parse differ');
  return {
    number: skillcert.format(again), year, province: twoDigits(province), city: twoDigits(city), serial,
    assurance: scheme ? assurance : '',
  };
}

function runParts({ year, province, city, serial }) {
  const parts = { year: Number(year), province: Number(province), city: Number(city), serial: Number(serial) };
  return { number: skillcert.format(skillcert.fromParts(parts)) };
}

function runScore(row) {
  const hundredths = skillcert.score(text(row));
  return { hundredths, display: skillcert.formatScore(hundredths) };
}

function marked({ kind, hundredths }) {
  return { mark: kind === 'score' ? skillcert.formatScore(hundredths) : kind === 'none' ? '' : kind };
}

function runMark(row) {
  return marked(skillcert.mark(text(row), row.part));
}

function runCell(row) {
  return marked(skillcert.readMark(text(row), row.status, row.part));
}

function runDecide(row) {
  const practical = skillcert.mark(row.practical, 'score.practical');
  const theory = skillcert.mark(row.theory, 'score.theory');
  const { outcome, findings } = skillcert.decide(row.rule, practical, theory);
  const margin = ({ value, limit }) => (value === null || limit === null ? '' : value - limit);
  return { outcome, findings: findings.map((f) => `${f.component}:${f.code}:${margin(f)}`).join(' ') };
}

function runSeries(row) {
  const city = skillcert.region('city', row.city);
  const series = { year: Number(row.year), city, next: Number(row.next) };
  const plan = skillcert.plan(schemes[row.scheme], series, Number(row.n));
  return { first: skillcert.format(plan.first), last: skillcert.format(plan.last), after: plan.next };
}

const numbers = (cell) => cell.split(' ').filter(Boolean).map(Number);

function runAudit(row) {
  let part = row.part ? Buffer.from(row.part, 'hex') : skillcert.audit(row.first_name, numbers(row.first), numbers(row.voids));
  if (row.second_name) part = skillcert.merge(part, skillcert.audit(row.second_name, numbers(row.second)));
  return { report: skillcert.report(part, row.rows ? Number(row.rows) : null, numbers(row.last)) };
}

const judged = (row) => [row.scheme === 'form' ? null : schemes[row.scheme], row.as_of ? skillcert.date(row.as_of) : 0];

function runRecover(row) {
  const cell = row.cell === 'integer' ? Number(row.text) : text(row);
  const { number, repairs } = skillcert.recover(cell, ...judged(row));
  const shown = repairs.map(({ kind, index, found }) => `${kind}@${index}:${found ?? ''}`);
  return { number: skillcert.format(number), repairs: shown.join(' ') };
}

function runDiagnose(row) {
  const findings = skillcert.diagnose(text(row), ...judged(row));
  return { findings: findings.map((f) => `${f.component}:${f.code}:${f.index ?? ''}`).join(' ') };
}

function runDate(row) {
  const digits = String(skillcert.date(text(row))).padStart(8, '0');
  return { value: digits.replace(/(..)(..)$/, '-$1-$2') };
}

const runners = {
  number: runNumber, parts: runParts, region: (row) => ({ value: skillcert.region(row.kind, text(row)) }),
  score: runScore, mark: runMark, cell: runCell, decide: runDecide, series: runSeries, date: runDate,
  recover: runRecover, diagnose: runDiagnose, audit: runAudit,
};

/** The rows of the numbers again, those of one scheme and date as one column, with a last row without a value. */
function runColumns() {
  const columns = new Map(), rows = readTable('number'), place = (row) => `${row.scheme} ${row.as_of}`;
  for (const row of rows) columns.set(place(row), rows.filter((other) => place(other) === place(row)));
  for (const column of columns.values()) {
    const [{ scheme, as_of: date }] = column, texts = [...column.map(text), null];
    const answers = skillcert.checkColumn(texts, schemes[scheme], date ? skillcert.date(date) : 0);
    const found = answers.numbers.map((number, i) => [
      number && skillcert.format(number), answers.codes[i] && skillcert.name('code', answers.codes[i])]);
    const expected = column.map((row) => [row.number || 0, row.code === 'ok' ? 0 : row.code]);
    assert.deepEqual(found, [...expected, [0, 0]]);
  }
}

const messages = new Map(readTable('messages').map((row) => [`${row.table}:${row.row}`, row]));

/** The answer to a row, and what is expected: the cells from `code` on; of an error also clause, position and sentences. */
function answer(table, row, number) {
  const expected = Object.entries(row).slice(Object.keys(row).indexOf('code'));
  try {
    return [{ code: 'ok', ...runners[table](row) }, expected];
  } catch (error) {
    if (!(error instanceof SkillcertError)) throw error;
    const { finding } = error;
    const { zh, en } = messages.get(`${table}:${number}`);
    messages.delete(`${table}:${number}`);
    const position = finding.index === null ? '' : finding.index + 1;
    expected.push(...Object.entries({ clause: row.clause, position, zh, en }));
    const after = finding.component === 'quantity' ? row.next : '';
    return [{ ...finding, after, zh: finding.message('zh'), en: finding.message('en') }, expected];
  }
}

const vocabulary = readTable('vocabulary');
const address = Number(vocabulary.find((row) => row.list === 'component' && row.name === 'address').number);

/** A word; a code also as the cure of a finding that is nothing but the code and a component. */
function word(row) {
  const { list } = row, number = Number(row.number), expected = { ...row };
  const clause = list === 'code' ? skillcert.clause(number) : '';
  const answered = { list, number, name: skillcert.name(list, number), clause };
  const finding = { struct_size: 96, code: number, component: address };
  for (const lang of ['zh', 'en']) {
    answered[lang] = skillcert.text(list, number, lang);
    if (list !== 'code') continue;
    answered[`cure_${lang}`] = skillcert.cure(finding, lang);
    expected[`cure_${lang}`] = row[`cure_${lang}`].replace('{component}', skillcert.text('component', address, lang));
  }
  return [answered, Object.entries(expected)];
}

/** The code and the answer; of a refusal the error document, in which the finding's sentences and cures stand. */
function ask(operation, request) {
  try {
    return { code: 'ok', document: skillcert.document(operation, request) };
  } catch (error) {
    if (!(error instanceof SkillcertError)) throw error;
    const { finding, document } = error, { zh, en, cure_zh, cure_en } = JSON.parse(document);
    const told = [finding.message('zh'), finding.message('en'), finding.cure('zh'), finding.cure('en')];
    assert.deepEqual(told, [zh, en, cure_zh, cure_en]);
    return { code: finding.code, document };
  }
}

const lines = readLines('scenario.answers');
const answers = {};

/** {{step}} in a request is the answer of an earlier step. */
function step(row, number) {
  const request = row.request.replace(/{{(\w+)}}/g, (_, name) => answers[name]);
  const answered = ask(row.operation, request);
  answers[row.step] = answered.document;
  return [answered, Object.entries({ code: row.code, document: lines[number - 1] })];
}

let failed = 0;

/** How many rows there are. */
function compare(table, answerTo) {
  const rows = readTable(table);
  for (const [i, row] of rows.entries()) {
    const [answered, expected] = answerTo(row, i + 1);
    const differences = expected.filter(([title, cell]) => String(answered[title] ?? '') !== String(cell));
    for (const [title, cell] of differences)
      console.error(`${table}.tsv:${i + 2}: ${title} is "${answered[title]}", expected "${cell}"`);
    failed += differences.length;
  }
  return rows.length;
}

skillcert.selfTest();
runColumns();
let rows = compare('vocabulary', word);
for (const table of Object.keys(runners)) rows += compare(table, (row, number) => answer(table, row, number));
const documents = compare('scenario', step);
assert.throws(() => skillcert.document('no_operation', '{}'), ({ finding }) => finding.code === 'kind_unknown');
assert.deepEqual([failed, messages.size, lines.length], [0, 0, documents], 'cells that differ, messages left, answers');
console.log(`node: ${rows} rows, ${documents} documents agree`);
