import { WRITTEN_WORDS, type WrittenWords } from '@keel/clinical/patient';
import { type Grants, RIGHTS } from '@keel/clinical/rights';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  AnswerPlaceBody,
  AskEstimateBody,
  CONSENT_COMMAND_BODIES,
  HOME_COMMAND_BODIES,
  INTAKE_COMMAND_BODIES,
  PATIENT_COMMAND_BODIES,
  PREPARATION_COMMAND_BODIES,
  SIGN_UP_COMMAND_BODIES,
  UploadDocumentBody,
} from './index.ts';

const BODIES: Readonly<Record<string, z.ZodType>> = {
  ...PATIENT_COMMAND_BODIES,
  ...SIGN_UP_COMMAND_BODIES,
  ...INTAKE_COMMAND_BODIES,
  ...CONSENT_COMMAND_BODIES,
  ...PREPARATION_COMMAND_BODIES,
  ...HOME_COMMAND_BODIES,
  'answer-place': AnswerPlaceBody,
  'ask-estimate': AskEstimateBody,
  'upload-document': UploadDocumentBody,
};
/** What is said by nobody of the staff: by the patient, by who fetches him, by who sends him. */
const SAID_FROM_OUTSIDE = Object.entries(RIGHTS as Readonly<Record<string, Grants>>).flatMap(([action, grants]) =>
  action.startsWith('command/') && (grants.patient ?? grants.escort ?? grants.referrer) !== undefined
    ? [action.slice('command/'.length)]
    : [],
);

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
}
/** Fields that take any words. A choice, a date, an id, a number and an address have a form that words do not have. */
function* freeText(schema: Schema, path: string): Generator<string> {
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    yield* freeText(part, path);
  for (const [name, part] of Object.entries(schema.properties ?? {}))
    yield* freeText(part, path === '' ? name : `${path}.${name}`);
  if (schema.items !== undefined) yield* freeText(schema.items, path);
  if (typeof schema.additionalProperties === 'object') yield* freeText(schema.additionalProperties, path);
  const anything = Object.keys(schema).length === 0;
  const formed = schema.enum ?? schema.const ?? schema.format ?? schema.pattern;
  if (anything || ([schema.type].flat().includes('string') && formed === undefined)) yield path;
}
/** Free as it is sent and as it is read: an address that is looked at while it is read is no field of words. */
const freeIn = (schema: z.ZodType): readonly string[] => {
  const of = (io: 'input' | 'output') => [
    ...new Set(freeText(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema, '')),
  ];
  const read = of('output');
  return of('input').filter((field) => read.includes(field));
};
const fieldsOf = (command: string): readonly string[] => freeIn(BODIES[command]!);
const ROWS: readonly WrittenWords[] = WRITTEN_WORDS;
const within = (field: string, names: readonly string[]) =>
  names.some((name) => field === name || field.startsWith(`${name}.`));

test.each(SAID_FROM_OUTSIDE)(
  '%s: whatever can be written there is looked at, or is excused with a reason',
  (command) => {
    expect(BODIES[command], `no schema of ${command}`).toBeDefined();
    const rows = ROWS.filter((row) => row.command === command);
    const looked = rows.flatMap(({ looked: fields, said }) => said ?? fields);
    const excused = rows.flatMap((row) => Object.keys(row.excused));
    expect(fieldsOf(command).filter((field) => !within(field, [...looked, ...excused]))).toEqual([]);
    // Nothing stands in the list that the command does not have.
    expect([...looked, ...excused].filter((name) => !fieldsOf(command).some((field) => within(field, [name])))).toEqual(
      [],
    );
  },
);

test('the walk finds words wherever a schema hides them', () => {
  const schema = z.strictObject({
    plain: z.string().exactOptional(),
    deep: z.array(z.strictObject({ word: z.string() })),
    either: z.union([z.string(), z.number()]).nullable(),
    any: z.record(z.string(), z.unknown()),
    id: z.string().regex(/^[a-z]+$/),
    choice: z.enum(['a', 'b']),
    date: z.iso.date(),
    mail: z.string().trim().pipe(z.email()),
  });
  expect(freeIn(schema)).toEqual(['plain', 'deep.word', 'either', 'any']);
});
