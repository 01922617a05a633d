import { dayMs } from '../day.js';

/** A certificate with its private key, both as PEM text. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A throw-away certificate for 127.0.0.1 and localhost that signs itself, so that it can be trusted as its own authority. */
export async function createCertificate(): Promise<Certificate> {
  // Loaded here, for it takes a while and most sandboxes serve plain HTTP.
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: 'Makegate sandbox' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    curve: 'P-256',
    notAfterDate: new Date(Date.now() + 7 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { cert: pems.cert, key: pems.private };
}
