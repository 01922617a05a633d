const secret = (name: string, label: string) => ({ name, label, type: 'password', required: true });
const plain = (name: string, label: string, required = true) => ({ name, label, type: 'text', required });

const keyType = (name: string, label: string, parameters: readonly ReturnType<typeof plain>[]) => ({
  name,
  label,
  parameters,
  componentType: 'keychain',
  author: 'make',
  version: '1.0.0',
  theme: '#5f6b7a',
  icon: '',
});

/** The kinds of keys this zone knows, with what each needs. */
export const keyTypes = [
  keyType('aes-key', 'AES key', [secret('key', 'Key'), plain('encoding', 'Encoding', false)]),
  keyType('apn', 'Apple push notifications', [plain('keyId', 'Key id'), secret('privateKey', 'Private key')]),
  keyType('apikeyauth', 'API key', [secret('key', 'Key'), plain('placement', 'Where it goes', false)]),
  keyType('basicauth', 'Basic authentication', [plain('username', 'User name'), secret('password', 'Password')]),
  keyType('clientcertauth', 'Client certificate', [plain('cert', 'Certificate'), secret('privateKey', 'Private key')]),
  keyType('eet', 'EET certificate', [plain('cert', 'Certificate'), secret('password', 'Password')]),
  keyType('gpg-private', 'PGP private key', [secret('privateKey', 'Private key')]),
  keyType('gpg-public', 'PGP public key', [plain('publicKey', 'Public key')]),
  keyType('webpay', 'Webpay', [plain('merchant', 'Merchant number'), secret('privateKey', 'Private key')]),
];
