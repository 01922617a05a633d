import { project } from '../../jest.preset.mjs';

export default { ...project('sandbox'), testMatch: ['<rootDir>/{src,test,examples}/**/*.test.ts'] };
