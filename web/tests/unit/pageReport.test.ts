import { expect, it, vi } from 'vitest';
import { PageReport } from '../../src/phone/pageReport';

const told = vi.hoisted(() => ({ bodies: [] as unknown[] }));
vi.mock('../../src/api/client', () => ({
  api: {
    PUT: (_: string, { body }: { body: unknown }) => {
      told.bodies.push(body);
      return Promise.resolve({});
    },
    DELETE: () => Promise.resolve({}),
  },
}));

it('a page that its browser has frozen does not say that it lives, whatever its worker counts; woken, it does at once', () => {
  let beat: () => void = () => undefined;
  vi.stubGlobal(
    'Worker',
    class {
      set onmessage(heard: () => void) {
        beat = heard;
      }
      terminate(): void {}
    },
  );
  const report = new PageReport();
  report.start();
  report.know(7, 'ready');
  beat();
  expect(told.bodies).toEqual([{ microphone: true }, { microphone: true }]);
  document.dispatchEvent(new Event('freeze'));
  beat();
  beat();
  expect(told.bodies).toHaveLength(2);
  document.dispatchEvent(new Event('resume'));
  expect(told.bodies).toHaveLength(3);
  report.know(7, 'noMicrophone');
  expect(told.bodies.at(-1)).toEqual({ microphone: false });
  report.know(7, 'elsewhere');
  beat();
  expect(told.bodies).toHaveLength(4);
  report.stop();
});
