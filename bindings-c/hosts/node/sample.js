// Decides candidates, numbers those who passed, and says why the others did not pass: node sample.js LIBRARY
import { Skillcert } from './skillcert.js';

const skillcert = new Skillcert(process.argv[2]);

try {
  skillcert.parse('191801000000O');
} catch (error) {
  console.log(error.finding.code, error.finding.position, error.finding.message('zh'));
}

const series = { year: 2026, city: 1, next: 1 };
for (const text of ['59.99', '60']) {
  const practical = skillcert.mark(text, 'score.practical');
  const decision = skillcert.decide('practical', practical);
  console.log(text, decision.text('zh'), decision.findings[0].message('zh'));
  if (decision.outcome === 'passed') {
    const plan = skillcert.plan(skillcert.hunan(), series, 1);
    console.log(skillcert.format(plan.first)); // stored with the new counter in one transaction
    series.next = plan.next;
  }
}
