import type { Tandem } from './rig';

/** A small centre in which every page of the set-up has something to show. */
export interface Furnished {
  agents: number[];
  flow: number;
  campaign: number;
}

const names = ['王芳', '李强', 'Emma Brown', '张敏', '刘洋', 'Tom Fischer', '陈静', '杨帆'];

/**
 * @param agents How many of them, with logins from 1001 on; a third of them in each of three queues.
 * @param carrier Where calls outside go.
 */
export async function furnish(tandem: Tandem, agents: number, carrier = '127.0.0.1:5099'): Promise<Furnished> {
  const people: number[] = [];
  for (let index = 0; index < agents; index++) people.push(await tandem.user(String(1001 + index), names[index]!));
  await tandem.user('1100', '赵琳', 'supervisor');
  const queues: number[] = [];
  for (const name of ['售前', '售后', 'billing']) queues.push((await tandem.ask<{ id: number }>('POST', '/v1/queues', { name, autoRecord: true })).id);
  for (const [index, id] of people.entries()) await tandem.ask('PUT', `/v1/queues/${queues[index % 3]}/tiers/${id}`, {});
  await tandem.ask('PUT', `/v1/queues/${queues[0]}/parameters/max-wait-time`, { value: '120' });
  await tandem.ask('POST', '/v1/trunks', { name: 'carrier', peers: [carrier], probeSeconds: 0 });
  let flow = 0;
  for (const [index, queue] of ['售前', '售后', 'billing'].entries()) {
    const nodes = [
      { id: 'start', type: 'start', exits: { next: 'menu' } },
      { id: 'menu', type: 'set', values: { 客户号: "'47110815'", 等级: "'gold'", language: "'zh'" }, exits: { next: 'wait' } },
      { id: 'wait', type: 'queue', queue, exits: { next: 'bye' } },
      { id: 'bye', type: 'hang-up' },
    ];
    flow = (await tandem.ask<{ id: number }>('POST', '/v1/flows', { name: `flow-${index}`, nodes })).id;
    await tandem.ask('POST', `/v1/flows/${flow}/publish`);
    await tandem.ask('PUT', `/v1/numbers/400800100${index}`, { flow: `flow-${index}` });
  }
  await tandem.ask('PUT', '/v1/customer-page', { address: 'https://crm.example/find?phone={number}&account={客户号}' });
  await tandem.ask('POST', '/v1/prices', { prefix: '00', stepPrice: 1.2, stepSeconds: 60 });
  await tandem.ask('POST', '/v1/prices', { prefix: '', stepPrice: 0.11, stepSeconds: 60 });
  await tandem.ask('POST', '/v1/keys', { name: 'CRM', role: 'administrator' });
  await tandem.ask('POST', '/v1/subscriptions', { name: 'CRM', url: 'https://crm.example/hook', types: ['call.*'], enabled: true });
  const hours = { rows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }] };
  const { id: campaign } = await tandem.ask<{ id: number }>('POST', '/v1/campaigns', { name: '春季回访', mode: 'predictive', queue: '售前', machineDetection: true, hours });
  await tandem.ask('POST', `/v1/campaigns/${campaign}/numbers`, { numbers: Array.from({ length: 40 }, (_, index) => ({ number: `1380013${8000 + index}` })) });
  return { agents: people, flow, campaign };
}
