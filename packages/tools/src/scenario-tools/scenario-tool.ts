import { executions } from '@makegate/client/endpoints/executions';
import { scenarios, type Scenario, type ScenarioInterface } from '@makegate/client/endpoints/scenarios';
import { z } from 'zod';
import { defineTool, type Tool } from '../define-tool.js';
import { runAndWait } from '../runs/run-and-wait.js';
import { runAnswer, type RunAnswer } from '../runs/run-answer.js';
import { describeField } from './field-description.js';
import { keysOf } from './field-keys.js';
import { fieldsOf, typeOf, type NamedField } from './field-types.js';

const longestDescription = 600;
const longestTitle = 120;

/** A scenario as a tool of its own: its inputs are the tool's arguments, its outputs are typed in the answer. */
export function scenarioTool(
  name: string,
  scenario: Pick<Scenario, 'id' | 'name' | 'description'>,
  { input, output }: ScenarioInterface,
): Tool {
  const inputs = keysOf(fieldsOf(input));
  const outputs = outputTypes(output);
  return defineTool({
    name,
    title: scenario.name.slice(0, longestTitle),
    description: descriptionOf(scenario),
    uses: [scenarios.run],
    optionally: [executions.get],
    input: Object.fromEntries([...inputs].map(([key, field]) => [key, describeField(labelled(field), typeOf(field))])),
    output: {
      ...runAnswer,
      outputs: z.looseObject(outputs).optional(),
      otherOutputs: z.record(z.string(), z.unknown()).optional().describe('Outputs that are not of the declared type'),
    },
    run: async (args, context) => {
      const given = Object.entries(args).flatMap(([key, value]) => {
        const field = inputs.get(key);
        return field === undefined || value === undefined ? [] : [[field.name, value] as const];
      });
      const answer = await runAndWait({ scenarioId: scenario.id, inputs: Object.fromEntries(given) }, context);
      return sortedOut(answer, outputs);
    },
  });
}

/** Everything a caller can set is described, if only by the name that Make shows. */
const labelled = (field: NamedField): NamedField => ({ ...field, label: field.label || field.name });

function descriptionOf({ id, name, description }: Pick<Scenario, 'id' | 'name' | 'description'>): string {
  const own = description?.trim().slice(0, longestDescription);
  const does = `Runs scenario ${id} (${name.slice(0, longestTitle)}) in Make now and waits for its outputs.`;
  return own ? `${own}${/[.!?…]$/.test(own) ? '' : '.'} ${does}` : does;
}

function outputTypes(output: ScenarioInterface['output']): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    fieldsOf(output).map((field) => [field.name, describeField({ ...field, required: false }, typeOf(field))]),
  );
}

/**
 * A finished run is never turned into an error by an output that is not what the interface says: clients would refuse
 * the whole answer, so such outputs stand beside the others.
 */
function sortedOut({ outputs, ...answer }: RunAnswer, types: Readonly<Record<string, z.ZodType>>) {
  if (outputs === undefined) return answer;
  const present = Object.entries(outputs).filter(([, value]) => value !== null && value !== undefined);
  const fits = ([name, value]: readonly [string, unknown]) => types[name]?.safeParse(value).success ?? true;
  const others = present.filter((entry) => !fits(entry));
  return {
    ...answer,
    outputs: Object.fromEntries(present.filter(fits)),
    ...(others.length > 0 ? { otherOutputs: Object.fromEntries(others) } : {}),
  };
}
