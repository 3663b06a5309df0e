// Checks numbers, decides a candidate, plans certificates and makes a bill: node sample.js LIBRARY
import { Skillcert, SkillcertError } from './skillcert.js';

const skillcert = new Skillcert(process.argv[2]);
const hunan = skillcert.hunan();

for (const text of ['1918010000001', '１918010000001']) {
  try {
    const { number } = skillcert.parse(text, hunan);
    const { year, serial } = skillcert.parts(number);
    console.log(`${skillcert.format(number)}: ${year} ${serial}`);
  } catch (error) {
    if (!(error instanceof SkillcertError)) throw error;
    console.log(error.finding.message('zh'));
    console.log(' ', error.finding.cure('zh'));
  }
}

const practical = skillcert.mark('88.5', 'score.practical');
const theory = skillcert.mark('缺考', 'score.theory');
const decision = skillcert.decide('theory_and_practical', practical, theory);
console.log(decision.text('zh'));
for (const finding of decision.findings) console.log(' ', finding.message('zh'));

const plan = skillcert.plan(hunan, { year: 2026, city: 1, next: 1 }, 3);
console.log(`${skillcert.format(plan.first)} - ${skillcert.format(plan.last)}`);

const request = { project: { name: '湘西苗绣', traits: [] }, on: '2021-05-20' };
console.log(skillcert.document('fee_bill', JSON.stringify(request)));
