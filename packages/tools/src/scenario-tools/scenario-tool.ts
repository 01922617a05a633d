import { executions } from '@makegate/client/endpoints/executions';
import { scenarios, type Scenario, type ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import { defineTool, type Tool } from '../define-tool.js';
import { runAndWait } from '../runs/run-and-wait.js';
import { fieldsOf, type NamedField } from './field.js';
import { fieldsFit, schemasFit } from './interface-budget.js';
import { oneLine } from './one-line.js';
import { listedInputs, openInputs } from './scenario-inputs.js';
import { answerShape, outputTypes, sortedOut } from './scenario-outputs.js';

const longestDescription = 600;
const longestTitle = 120;

/** A scenario as a tool of its own. */
export interface ScenarioTool {
  readonly tool: Tool;
  /** False when there are too many inputs to list: then they are the fields of one open object, `inputs`. */
  readonly listsInputs: boolean;
}

type Described = Pick<Scenario, 'id' | 'name' | 'description'>;

/** What of an interface is described. What is not stays open. */
interface Listed {
  readonly inputs?: readonly NamedField[];
  readonly outputs?: readonly NamedField[];
}

/** Its inputs are the tool's arguments, its outputs are typed in the answer, as far as the budget of one tool goes. */
export function scenarioTool(name: string, scenario: Described, { input, output }: ScenarioInterface): ScenarioTool {
  const inputs = fieldsOf(input);
  const outputs = fieldsOf(output);
  // Inputs matter more than outputs: without them a model would have to ask before each call.
  const choices: readonly Listed[] = [{ inputs, outputs }, { inputs }, { outputs }];
  for (const listed of choices) {
    if (!fieldsFit([...(listed.inputs ?? []), ...(listed.outputs ?? [])])) continue;
    const tool = draft(name, scenario, listed);
    if (schemasFit(tool)) return { tool, listsInputs: listed.inputs !== undefined };
  }
  return { tool: draft(name, scenario, {}), listsInputs: false };
}

function draft(name: string, scenario: Described, listed: Listed): Tool {
  const inputs = listed.inputs === undefined ? openInputs : listedInputs(listed.inputs);
  const outputs = outputTypes(listed.outputs ?? []);
  return defineTool({
    name,
    title: titleOf(scenario),
    description: descriptionOf(scenario),
    uses: [scenarios.run],
    optionally: [executions.get],
    input: inputs.shape,
    output: answerShape(outputs),
    run: async (args, context) => {
      const answer = await runAndWait({ scenarioId: scenario.id, inputs: inputs.given(args) }, context);
      return sortedOut(answer, outputs);
    },
  });
}

const titleOf = ({ id, name }: Described): string => oneLine(name, longestTitle) || `Scenario ${id}`;

function descriptionOf(scenario: Described): string {
  const own = oneLine(scenario.description ?? '', longestDescription);
  const does = `Runs scenario ${scenario.id} (${titleOf(scenario)}) in Make now and waits for its outputs.`;
  return own ? `${own}${/[.!?…]$/.test(own) ? '' : '.'} ${does}` : does;
}
