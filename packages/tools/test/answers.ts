/** An answer that fails with a published code, as the client's errors do. */
export const failing =
  (code: string, fields: object = {}, message = `It failed with ${code}.`) =>
  (): never => {
    throw Object.assign(new Error(message), { code, retryable: false, ...fields });
  };

/** So many of something, made from their index. */
export const many = <Made>(count: number, make: (at: number) => Made): Made[] =>
  Array.from({ length: count }, (_, at) => make(at));
