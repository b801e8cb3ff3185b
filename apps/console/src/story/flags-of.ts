/** What the record put beside an entry; `because` is empty where it would be no more than the number of a visit or a call. */
export function flagsOf(
  body: unknown,
): readonly { readonly rule: string; readonly title: string; readonly because: string }[] {
  const { flags, visit, call } = body as Readonly<Record<string, unknown>>;
  if (!Array.isArray(flags)) return [];
  return flags.flatMap(({ rule, title, because }: Readonly<Record<string, unknown>>) =>
    typeof rule !== 'string' || typeof title !== 'string'
      ? []
      : { rule, title, because: typeof because !== 'string' || because === visit || because === call ? '' : because },
  );
}
