/** The mark: a boat seen from the side. What shows is the waterline; what holds is below it. In the current colour. */
export function KeelMark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M1.5 10h29" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      <path d="M4 10c3.2 4 7.8 5.8 13 5.8 5 0 8.8-1.9 10.5-5.8" stroke="currentColor" strokeWidth="1.8" />
      <path d="M13.6 15.6h5.2l-1.3 10.9c-.1.7-.6 1.1-1.3 1.1h-5.4c-.8 0-1.2-.8-.8-1.5z" fill="currentColor" />
    </svg>
  );
}
