import encodeQR from 'qr';

/** What a camera needs around the code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** A text as the dark modules of a QR code: one path of runs, in a square of so many modules. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const runs = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      const length = (end < 0 ? row.length : end) - x;
      return `M${x} ${y}h${length}v1h-${length}z`;
    }),
  );
  return { size: rows.length, path: runs.join('') };
}
