/** The runtime of Cloudflare Workers. */
declare module 'workerd' {
  /** Where its program is. */
  const runtime: { default: string };
  export default runtime;
}
