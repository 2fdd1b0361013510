// Sends each of some profiles, alone and among several, and writes what went out: node members.js PROFILES.
import { Configuration, EvaluationsApi, type Profile } from './client/index.js';

declare const process: { argv: string[] };

const profiles = JSON.parse(process.argv[2] ?? '[]') as Profile[];
const sent: unknown[] = [];
const api = new EvaluationsApi(
  new Configuration({
    basePath: 'http://localhost',
    fetchApi: async (_address, request) => {
      sent.push(JSON.parse(String(request?.body)));
      return new Response('{}', { headers: { 'Content-Type': 'application/json' } });
    },
  }),
);
for (const profile of profiles) {
  await api.evaluateRaw({ evaluationRequest: { profile } });
}
await api.evaluateRaw({ evaluationRequest: { profiles } });
console.log(JSON.stringify(sent));
