type WorkerPolicy = { createScriptURL(address: string): string };
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): WorkerPolicy;
};

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** The one policy that the content security policy names: it lets nothing through but addresses of our own origin. */
const policy = window.trustedTypes?.createPolicy('rostrum-workers', {
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new Error('a worker from elsewhere');
    return address;
  },
});

/** An address of ours that a worker may be started from. */
export function workerAddress(address: string): string {
  return policy?.createScriptURL(address) ?? address;
}
