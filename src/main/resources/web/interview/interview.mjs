// node interview.mjs http://localhost:8080 en
import { createInterface } from 'node:readline/promises';
const [address, language] = process.argv.slice(2);
const [profile, declined] = [{ type: 'person' }, []];

const evaluate = async () => {
  const body = JSON.stringify({ benefits: ['work-permit-age-65'], profile, declined });
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': language };
  return (await fetch(`${address}/v1/evaluations`, { method: 'POST', headers, body })).json();
};
const read = (typed, kind) =>
  kind === 'set' ? typed.split(' ') : ['enum', 'date'].includes(kind) ? typed : JSON.parse(typed);

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
for (var answer = await evaluate(); answer.nextQuestion; answer = await evaluate()) {
  const { fact, type, question, values = [] } = answer.nextQuestion;
  console.log(question, ...values.map(({ value }) => value));
  const typed = (await lines.next()).value.trim();
  if (typed) profile[fact] = read(typed, type);
  else declined.push(fact);
}
answer.results.forEach((it) => console.log([it.title, it.outcome, it.summaryText].join(' | ')));
