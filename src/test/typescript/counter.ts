// A counter that uses the generated client: node counter.js ADDRESS TOKEN. Any failure ends it.
import {
  Configuration,
  DecisionsApi,
  EvaluationsApi,
  ResponseError,
  type DecisionRequest,
  type Evaluation,
  type PersonProfile,
  type Problem,
} from './client/index.js';

declare const process: { argv: string[] };

const [, , address, token] = process.argv;
const person: PersonProfile = {
  type: 'person',
  citizenship: 'FOREIGN',
  birthDate: '1961-03-09',
  employerType: 'ENTERPRISE',
  employerZoneTypes: ['NATIONAL_HIGH_TECH_ZONE'],
};

function expect(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`${what} is ${String(actual)} and not ${String(expected)}`);
  }
}

function outcome(evaluation: Evaluation): string | undefined {
  return evaluation.results.find((result) => result.clause === 'guofa-2020-7/5.3')?.outcome;
}

const anybody = new EvaluationsApi(new Configuration({ basePath: address }));
const evaluation = await anybody.evaluate({
  evaluationRequest: { asOf: '2024-06-01', profile: person },
  acceptLanguage: 'en',
});
expect('the outcome', outcome(evaluation), 'CONDITIONAL');
console.log('evaluated');

const counter = new DecisionsApi(new Configuration({ basePath: address, accessToken: token }));
const decisionRequest: DecisionRequest = {
  asOf: '2024-06-01',
  profile: person,
  reference: 'TYPESCRIPT-1',
  purpose: 'APPLICATION',
  legalBasis: 'STATUTORY_DUTY',
};
const idempotencyKey = globalThis.crypto?.randomUUID() ?? `typescript-${Date.now()}`;
const decision = await counter.decide({ idempotencyKey, decisionRequest });
const repeated = await counter.decide({ idempotencyKey, decisionRequest });
expect('the decision of a request sent twice', repeated.id, decision.id);
console.log('decided');

const read = await counter.readDecision({ id: decision.id });
expect('the reference', read.reference, 'TYPESCRIPT-1');
expect('the organisation', read.organisation, 'typescript-client');
expect('the outcome that was kept', outcome(read.evaluation as Evaluation), 'CONDITIONAL');
console.log('read');

const replay = await counter.replayDecision({ id: decision.id, replayDecisionRequest: {} });
expect('the replay', replay.identical, true);
console.log('replayed');

try {
  const { reference, ...without } = decisionRequest;
  await counter.decide({
    idempotencyKey: `${idempotencyKey}-refused`,
    decisionRequest: without as DecisionRequest,
  });
  throw new Error('a decision without a reference was kept');
} catch (refused) {
  if (!(refused instanceof ResponseError)) {
    throw refused;
  }
  const problem = (await refused.response.json()) as Problem;
  expect('the status', refused.response.status, 422);
  expect('the place', problem.errors?.[0].pointer, '/reference');
  console.log('refused');
}
