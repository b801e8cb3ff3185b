/**
 * RFC 4180, with a byte-order mark so that spreadsheets read UTF-8. A cell that a spreadsheet would take for a formula is
 * kept as text.
 */
export function csv(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, 'utf8');
}
