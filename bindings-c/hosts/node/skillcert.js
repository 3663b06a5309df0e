// 湖南省专项职业能力考核 (湘人社函〔2020〕80号), through libskillcert: `const skillcert = new Skillcert(path)`.
// A refused input throws SkillcertError. Texts are strings, or Buffers where the bytes must arrive as they are.
import koffi from 'koffi';

const LANG = { zh: 1, en: 2 };
// Words by their stable names; a word's number is its place, from 1.
const LISTS = ['code', 'component', 'hint', 'clause', 'rule', 'outcome', 'assurance', 'seal', 'center_level', 'project_trait',
  'disposition', 'erratum', 'absence_policy', 'duty', 'institution_kind', 'applicant_kind', 'specification_scope',
  'project_stage', 'catalog_step', 'station_stage', 'station_step', 'station_attachment', 'certificate_stage', 'certificate_step', 'operation',
  'repair', 'recovery_status', 'sheet_fate'];
const RULES = ['practical', 'theory_and_practical'];
const MARKS = ['none', 'score', 'absent', 'void', 'deferred'];
const COMPONENTS = { province: 3, city: 4, 'score.theory': 12, 'score.practical': 13 };
const MESSAGE_MAX = 512;
const ABI_VERSION = 1;

const LIMITS = new Map([
  ['int64', [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]], ['int32', [-(2 ** 31), 2 ** 31 - 1]], ['uint32', [0, 2 ** 32 - 1]], ['uint64', [0, Number.MAX_SAFE_INTEGER]],
]);

/** koffi drops what does not fit, which makes a right number of a wrong one, and may end the process at other types. */
function fitting(type, value) {
  const [least, most] = LIMITS.get(type) ?? [];
  if (least !== undefined && !(Number.isSafeInteger(value) && value >= least && value <= most))
    throw new RangeError(`${type} expected`);
  return value;
}

// The structs of skillcert.h; each begins with struct_size.
const layouts = new Map();
function struct(members) {
  const type = koffi.struct({ struct_size: 'uint32', ...members });
  layouts.set(type, members);
  return type;
}
const FINDING = struct({
  code: 'int32', component: 'int32', hint: 'int32', clause: 'int32', found_kind: 'int32', found: 'uint32',
  has_index: 'int32', has_value: 'int32', has_limit: 'int32',
  index: 'uint64', position: 'uint64', value: 'int64', limit: 'int64', row: 'uint64', reserved: koffi.array('uint64', 2),
});
const SCHEME = struct({
  province: 'uint32', first_year: 'uint32', closed: 'int32', version: 'uint32', reserved: 'uint32',
  cities: koffi.array('uint64', 2),
});
const PARTS = struct({ year: 'uint32', province: 'uint32', city: 'uint32', serial: 'uint32' });
const MARK = struct({ kind: 'int32', hundredths: 'int32', reserved: 'uint32' });
const MARKS_OF_ONE = struct({ reserved: 'uint32', practical: MARK, theory: MARK });
const DECISION = struct({
  outcome: 'int32', finding_count: 'uint32', reserved: 'uint32', findings: koffi.array(FINDING, 2),
});
const RECOVERY = struct({
  repair_count: 'uint32', number: 'uint64',
  kinds: koffi.array('uint32', 52), places: koffi.array('uint32', 52), found: koffi.array('uint32', 52),
});
const FINDINGS = struct({ finding_count: 'uint32', findings: koffi.array(FINDING, 14) });
const SERIES = struct({ year: 'uint32', city: 'uint32', next: 'uint32' });
const PLAN = struct({ next: 'uint32', first: 'uint64', last: 'uint64' });

/** A struct with struct_size set, the rest 0 unless given. */
function make(type, given = {}) {
  const record = koffi.decode(Buffer.alloc(koffi.sizeof(type)), type);
  for (const [name, value] of Object.entries(given)) record[name] = fitting(layouts.get(type)[name], value);
  record.struct_size = koffi.sizeof(type);
  return record;
}

const input = (type) => koffi.pointer(type);
const filled = (type) => koffi.inout(koffi.pointer(type));
const TEXT = ['uint8_t *', 'size_t'];
const BUFFER = ['uint8_t *', 'size_t', koffi.out('size_t *')];
const ERR = filled(FINDING);
const ANSWER = ['uint8_t *', 'size_t', koffi.inout('size_t *'), ERR];
const NUMBERS = ['void *', 'size_t'];
const FUNCTIONS = {
  abi_check: ['int32'],
  message: [input(FINDING), 'int32', ...BUFFER],
  cure: [input(FINDING), 'int32', ...BUFFER],
  clause: ['int32', ...BUFFER],
  name: ['int32', 'int32', ...BUFFER],
  text: ['int32', 'int32', 'int32', ...BUFFER],
  scheme_hunan: [filled(SCHEME)],
  number_parse: [...TEXT, input(SCHEME), 'int32', koffi.out('uint64 *'), koffi.out('int32 *'), ERR],
  selftest: [ERR],
  column_check_texts: ['uint8_t **', 'size_t *', 'size_t', input(SCHEME), 'int32', ...Array(4).fill('void *'), ERR],
  audit_column: [...TEXT, 'void *', 'void *', 'size_t', ...NUMBERS, ...ANSWER],
  audit_merge: [...TEXT, ...TEXT, ...ANSWER],
  audit_report: [...TEXT, 'void *', ...NUMBERS, ...ANSWER],
  number_check: ['uint64', input(SCHEME), 'int32', koffi.out('int32 *'), ERR],
  number_format: ['uint64', ...BUFFER, ERR],
  number_parts: ['uint64', filled(PARTS), ERR],
  number_from_parts: [input(PARTS), koffi.out('uint64 *'), ERR],
  number_recover: [...TEXT, input(SCHEME), 'int32', filled(RECOVERY), ERR],
  number_recover_integer: ['int64', input(SCHEME), 'int32', filled(RECOVERY), ERR],
  number_diagnose: [...TEXT, input(SCHEME), 'int32', filled(FINDINGS), ERR],
  region_parse: ['int32', ...TEXT, koffi.out('int32 *'), ERR],
  score_parse: [...TEXT, koffi.out('int32 *'), ERR],
  score_format: ['int32', ...BUFFER, ERR],
  mark_parse: [...TEXT, 'int32', filled(MARK), ERR],
  mark_read: [...TEXT, ...TEXT, 'int32', filled(MARK), ERR],
  rule_decide: ['int32', input(MARKS_OF_ONE), filled(DECISION), ERR],
  series_plan: [input(SCHEME), input(SERIES), 'uint32', filled(PLAN), ERR],
  date_parse: [...TEXT, koffi.out('int32 *'), ERR],
  document: ['int32', ...TEXT, ...ANSWER],
};

/**
 * One statement about an input or a decision: code, component, hint and clause by their stable names, found as U+FF11
 * or 0xA3; null where there is none.
 */
export class Finding {
  #library;
  #record;

  constructor(library, record) {
    this.#library = library;
    this.#record = record;
    this.codeNumber = record.code;
    for (const list of ['code', 'component', 'hint', 'clause']) this[list] = library.name(list, record[list]);
    const digits = record.found.toString(16).toUpperCase();
    this.found = [null, `U+${digits.padStart(4, '0')}`, `0x${digits.padStart(2, '0')}`][record.found_kind] ?? null;
    for (const fact of ['index', 'value', 'limit']) this[fact] = record[`has_${fact}`] ? Number(record[fact]) : null;
    this.position = Number(record.position) || null;
  }

  /** The sentence in `zh` or `en`, with its clause. */
  message(lang = 'zh') {
    return this.#library.message(this.#record, lang);
  }

  /** What would cure it, in `zh` or `en`. */
  cure(lang = 'zh') {
    return this.#library.cure(this.#record, lang);
  }
}

/**
 * A refused input, or a fault inside the library (codeNumber -99); the facts are in `finding`. `document` is the error
 * document of a refused request, which also tells the path.
 */
export class SkillcertError extends Error {
  name = 'SkillcertError';

  constructor(finding, document = null) {
    super(finding.message() ?? `skillcert: code ${finding.codeNumber}`);
    this.finding = finding;
    this.document = document;
  }
}

export class Skillcert {
  #functions = {};
  #operations = new Map();

  constructor(path) {
    const library = koffi.load(path);
    for (const [name, types] of Object.entries(FUNCTIONS)) {
      const call = library.func('__stdcall', `skillcert_${name}`, 'int32', types); // a word for 32-bit Windows only
      this.#functions[name] = (...args) => call(...args.map((value, i) => fitting(types[i], value)));
    }
    for (let n = 1, name; (name = this.name('operation', n)); n++) this.#operations.set(name, n);
    if (this.#functions.abi_check(ABI_VERSION) !== 0) throw new Error('libskillcert is older than this binding');
  }

  /** 13 ASCII digits; with a scheme also year, province and city. Gives { number, assurance }. */
  parse(text, scheme = null, asOf = 0) {
    const number = [0], assurance = [0];
    this.#call('number_parse', ...bytes(text), scheme && schemeRecord(scheme), asOf, number, assurance);
    return { number: number[0], assurance: this.name('assurance', assurance[0]) };
  }

  /** What parse says about a number that is known already. */
  check(number, scheme, asOf = 0) {
    const assurance = [0];
    this.#call('number_check', number, schemeRecord(scheme), asOf, assurance);
    return this.name('assurance', assurance[0]);
  }

  /**
   * The verdict of parse on every row: { numbers, codes }, each 0 where there is none. A null is a row without a value.
   */
  checkColumn(rows, scheme = null, asOf = 0) {
    // One byte more, for koffi makes a null of an empty Buffer.
    const texts = rows.map((row) => (row === null ? null : Buffer.concat([Buffer.from(row), Buffer.alloc(1)])));
    const lengths = texts.map((text) => (text === null ? 0 : text.length - 1)), valid = Buffer.alloc(rows.length / 8 + 1);
    const numbers = new BigUint64Array(rows.length), codes = new Uint16Array(rows.length);
    const record = scheme && schemeRecord(scheme), answers = [valid, numbers, codes, null];
    this.#call('column_check_texts', texts, lengths, rows.length, record, asOf, ...answers);
    return { numbers: Array.from(numbers, Number), codes: [...codes] };
  }

  /**
   * Which serials of each series a column has, as a part: a Buffer to send and merge. 0 is a row without a value; the shard
   * names the rows, so that they cannot count twice; voids were declared void.
   */
  audit(shard, numbers, voids = []) {
    const [column, rows] = longs(numbers);
    return this.#filled('audit_column', ...bytes(shard), column, null, rows, ...longs(voids));
  }

  /** The part of the rows of two parts, which have no shard in common. */
  merge(first, second) {
    return this.#filled('audit_merge', ...bytes(first), ...bytes(second));
  }

  /** What a part says, as JSON: how many rows there should be, and the last number of each series by the register. */
  report(part, rows = null, last = []) {
    const expected = rows === null ? null : longs([rows])[0];
    return this.#filled('audit_report', ...bytes(part), expected, ...longs(last)).toString();
  }

  format(number) {
    return this.#text((...buffer) => this.#call('number_format', number, ...buffer));
  }

  parts(number) {
    const { year, province, city, serial } = this.#fill('number_parts', PARTS, number);
    return { year, province, city, serial };
  }

  fromParts(parts) {
    const number = [0];
    this.#call('number_from_parts', make(PARTS, parts), number);
    return number[0];
  }

  /**
   * A damaged number without a guess: { number, repairs: [{ kind, index, found }] }; a number instead of a text is a number
   * cell. Of number_digits_lost, value and limit are the lowest and the highest number that it may be.
   */
  recover(cell, scheme = null, asOf = 0) {
    const [name, text] = typeof cell === 'number' ? ['number_recover_integer', [cell]] : ['number_recover', bytes(cell)];
    const record = this.#fill(name, RECOVERY, ...text, scheme && schemeRecord(scheme), asOf);
    const codePoint = (value) => (value === 0 ? null : `U+${value.toString(16).toUpperCase().padStart(4, '0')}`);
    const repair = (_, i) => ({
      kind: this.name('repair', record.kinds[i]), index: record.places[i], found: codePoint(record.found[i]),
    });
    return { number: record.number, repairs: Array.from({ length: record.repair_count }, repair) };
  }

  /** Everything that is wrong with a text that should be a number: findings. */
  diagnose(text, scheme = null, asOf = 0) {
    const record = this.#fill('number_diagnose', FINDINGS, ...bytes(text), scheme && schemeRecord(scheme), asOf);
    return record.findings.slice(0, record.finding_count).map((finding) => new Finding(this, finding));
  }

  /** The value of the two digits of a `province` or `city`. */
  region(kind, text) {
    const value = [0];
    this.#call('region_parse', COMPONENTS[kind], ...bytes(text), value);
    return value[0];
  }

  /** A score in hundredths: 59.99 is 5999. Nothing is ever rounded. */
  score(text) {
    const hundredths = [0];
    this.#call('score_parse', ...bytes(text), hundredths);
    return hundredths[0];
  }

  formatScore(hundredths) {
    return this.#text((...buffer) => this.#call('score_format', hundredths, ...buffer));
  }

  /** The mark of `score.theory` or `score.practical`: { kind, hundredths }, kind none, score, absent, void or deferred. */
  mark(text, part) {
    const record = make(MARK);
    this.#call('mark_parse', ...bytes(text), COMPONENTS[part], record);
    return { kind: MARKS[record.kind - 1], hundredths: record.hundredths };
  }

  /** The mark in the cell of a table, with what the column 情况 beside it says. */
  readMark(cell, status, part) {
    const record = make(MARK);
    this.#call('mark_read', ...bytes(cell), ...bytes(status), COMPONENTS[part], record);
    return { kind: MARKS[record.kind - 1], hundredths: record.hundredths };
  }

  /** 合格与否 under the rule `practical` or `theory_and_practical`: { outcome, text(lang), findings }. */
  decide(rule, practical, theory = { kind: 'none' }) {
    const marks = make(MARKS_OF_ONE, { practical: markRecord(practical), theory: markRecord(theory) });
    const decision = this.#fill('rule_decide', DECISION, RULES.indexOf(rule) + 1, marks);
    const findings = decision.findings.slice(0, decision.finding_count).map((record) => new Finding(this, record));
    const text = (lang) => this.text('outcome', decision.outcome, lang);
    return { outcome: this.name('outcome', decision.outcome), text, findings };
  }

  /** The next n numbers of a series { year, city, next }: { first, last, next }. Store them as docs/linking.md says. */
  plan(scheme, series, n) {
    const { first, last, next } = this.#fill('series_plan', PLAN, schemeRecord(scheme), make(SERIES, series), n);
    return { first, last, next };
  }

  /** 2026-11-23 as 20261123. */
  date(text) {
    const date = [0];
    this.#call('date_parse', ...bytes(text), date);
    return date[0];
  }

  /** What the notice itself says: { province, firstYear, closed, version, cities }; add the other cities to it. */
  hunan() {
    const record = make(SCHEME);
    this.#functions.scheme_hunan(record);
    const cities = [...Array(100).keys()].filter((city) => (BigInt(record.cities[city >> 6]) >> BigInt(city & 63)) & 1n);
    return { province: record.province, firstYear: record.first_year, closed: false, version: record.version, cities };
  }

  /** Runs an operation such as `fee_bill`, JSON in and JSON out. The work is done again if the answer is long. */
  document(operation, request) {
    return this.#filled('document', this.#operations.get(operation) ?? 0, ...bytes(request)).toString();
  }

  /** Runs the tables that the library holds: proof that it computes rightly on this machine. */
  selfTest() {
    this.#call('selftest');
  }

  /** The sentence of a finding's record. */
  message(record, lang) {
    return this.#text((...buffer) => this.#functions.message(record, LANG[lang], ...buffer));
  }

  /** What would cure a finding's record. */
  cure(record, lang) {
    return this.#text((...buffer) => this.#functions.cure(record, LANG[lang], ...buffer));
  }

  /** The address of the provision that a code rests on, such as 附件2·1. */
  clause(code) {
    return this.#text((...buffer) => this.#functions.clause(code, ...buffer));
  }

  /** The stable name of a word of a list such as `code`, null if there is none. */
  name(list, number) {
    return this.#text((...buffer) => this.#functions.name(LISTS.indexOf(list) + 1, number, ...buffer));
  }

  /** A word of a list in one language, such as 合格. */
  text(list, number, lang = 'zh') {
    return this.#text((...buffer) => this.#functions.text(LISTS.indexOf(list) + 1, number, LANG[lang], ...buffer));
  }

  /** Calls a function, with room for its error detail as the last argument. */
  #call(name, ...args) {
    const err = make(FINDING);
    const code = this.#functions[name](...args, err);
    if (code !== 0) throw new SkillcertError(new Finding(this, err));
    return code;
  }

  /** Calls a function whose last argument before the error detail is a struct to fill. */
  #fill(name, type, ...args) {
    const record = make(type);
    this.#call(name, ...args, record);
    return record;
  }

  /** What a function writes, however long it is; a refusal may come with an error document. */
  #filled(name, ...args) {
    const length = [16384], err = make(FINDING);
    let buffer, code;
    do {
      buffer = Buffer.alloc(length[0]);
      code = this.#functions[name](...args, buffer, buffer.length, length, err);
    } while (length[0] > buffer.length);
    const answer = buffer.subarray(0, length[0]);
    if (code !== 0) throw new SkillcertError(new Finding(this, err), answer.toString());
    return answer;
  }

  /** What a function writes into a buffer; null if it fails. */
  #text(write) {
    const buffer = Buffer.alloc(MESSAGE_MAX + 1), length = [0];
    return write(buffer, buffer.length, length) === 0 ? buffer.toString('utf8', 0, length[0]) : null;
  }
}

function bytes(text) {
  const buffer = Buffer.from(text);
  return [buffer, buffer.length];
}

function longs(numbers) {
  return [BigUint64Array.from(numbers, (number) => BigInt(fitting('uint64', number))), numbers.length];
}

function schemeRecord({ province, firstYear, closed, version, cities }) {
  const bits = new BigUint64Array(2);
  for (const city of cities) bits[city >> 6] |= 1n << BigInt(city & 63);
  return make(SCHEME, { province, first_year: firstYear, closed: closed ? 1 : 0, version, cities: bits });
}

function markRecord({ kind, hundredths = -1 }) {
  return make(MARK, { kind: MARKS.indexOf(kind) + 1, hundredths });
}
