import { expect, test } from 'vitest';
import { makeSamples } from '../../../../scripts/samples/make-samples.ts';
import { checkAgenda } from '../../../../shared/domain/schedule-rules/check.ts';
import { usualRuleSettings } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { readWorkshopFile } from '../../../../shared/files/workshop-file.ts';

/** What the rules find in each sample, counted. Nothing must be fixed; the rest is true of the reported agendas. */
const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'cadap-respectful-care': {},
  'osce-gbv-ashgabat': { 'no-break': 1, 'interpreter-rest': 2 },
  'unfpa-technical-meeting-turkestan': { 'no-break': 1, 'interpreter-rest': 2, 'interpreter-hours': 2 },
  'iom-victim-identification-ashgabat': { 'no-break': 1, 'interpreter-rest': 2, 'no-turn-round': 1 },
  'unodc-treatnet-family-bishkek': { 'interpreter-rest': 2, 'no-turn-round': 2, 'day-without-date': 1 },
};

test.each(makeSamples())('$name has nothing that must be fixed', ({ name, text }) => {
  const read = readWorkshopFile(text);
  if (!read.ok) throw new Error(read.failure.code);
  const { findings, accepted } = checkAgenda(read.value, usualRuleSettings);
  expect(findings.filter(({ severity }) => severity === 'must-fix')).toEqual([]);
  expect(accepted).toEqual([]);
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  expect(counts).toEqual(expected[name.replace('.workshop', '')]);
});
