/** The mark: a hull below its waterline, the keel carrying it. Drawn in the current colour. */
export function KeelMark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M3 11.5h26" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M6 11.5c.6 6 4.2 9.6 10 9.6s9.4-3.6 10-9.6"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M16 4v7.5M16 21.1v4.4M12 28h8M16 25.5 12 28M16 25.5 20 28" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
