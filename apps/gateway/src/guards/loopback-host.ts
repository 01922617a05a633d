const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a `Host` names this machine and the port that was reached. */
export const isLoopbackHost = (host: string, port: number | undefined): boolean =>
  loopbackNames.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
