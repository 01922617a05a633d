/** How this repository runs Nx: no background process that outlives the command, no screen to draw on. */
export const nxEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false' };
