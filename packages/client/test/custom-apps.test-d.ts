import type { MakeClient } from '../src/index.js';

const own = { appName: 'my-app', appVersion: 1 };

/** Nothing here runs: the compiler reads this file, and each line that should not compile is marked. */
export function wrongCallsDoNotCompile(make: MakeClient) {
  const icon = new Uint8Array(8);
  const right = [
    make.sdkApps.setIcon({ ...own, icon }),
    make.sdkApps.setBase({ ...own, code: '// empty' }),
    make.sdkAppModules.getSection({ ...own, moduleName: 'createItem', section: 'epoch' }),
    make.sdkAppConnections.create({ appName: 'my-app', type: 'oauth-refresh', label: 'Log in' }),
  ];
  const wrong = [
    // @ts-expect-error an icon is bytes, not text
    make.sdkApps.setIcon({ ...own, icon: 'iVBORw0KGgo=' }),
    // @ts-expect-error source is text, not an object
    make.sdkApps.setBase({ ...own, code: {} }),
    // @ts-expect-error a version is a number
    make.sdkApps.get({ appName: 'my-app', appVersion: '1' }),
    // @ts-expect-error only modules have an epoch
    make.sdkAppRpcs.getSection({ ...own, rpcName: 'listPlaces', section: 'epoch' }),
    // @ts-expect-error there is no such type of module
    make.sdkAppModules.create({ ...own, name: 'createItem', typeId: 2, label: 'Create' }),
    // @ts-expect-error there is no such type of connection
    make.sdkAppConnections.create({ appName: 'my-app', type: 'saml', label: 'Log in' }),
    // @ts-expect-error a module is public or private
    make.sdkAppModules.setVisibility({ ...own, moduleName: 'createItem', visibility: 'open' }),
  ];
  return { right, wrong };
}

export async function repliesAreTyped(make: MakeClient) {
  const { app } = await make.sdkApps.get(own);
  const { appModules } = await make.sdkAppModules.list(own);
  const icon: Uint8Array = await make.sdkApps.getIcon({ ...own, size: 64 });
  const source: string = await make.sdkApps.getBase(own);
  const label: string = app.label;
  const typeIds: number[] = appModules.map(({ typeId }) => typeId);
  return { icon, source, label, typeIds };
}
