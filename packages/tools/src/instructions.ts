/** What a model reads before it uses the tools: how their names are to be understood, and where to begin. */
export const instructions =
  'Work on Make.com: find, run, watch and change automation scenarios. Tools named run_… each run one scenario. ' +
  'Begin with status when something is missing, and with scenarios_list to find your way.';
