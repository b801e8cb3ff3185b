/** The mark: a hull cut across. What shows is the waterline; what holds is below it. Drawn in the current colour. */
export function KeelMark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M2 10h28" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      <path d="M5.5 10c.5 5.6 4.4 8.6 10.5 8.6S26 15.6 26.5 10" stroke="currentColor" strokeWidth="1.8" />
      <path d="M14.4 18.2h3.2l-.5 8h-2.2z" fill="currentColor" />
      <path d="M11.6 26.7c0-1 1.9-1.5 4.400-1.5s4.400.5 4.400 1.5-1.9 1.5-4.400 1.5-4.400-.5-4.400-1.5z" fill="currentColor" />
    </svg>
  );
}
