import type { InEachLanguage } from '../language';
import { spoken } from '../spoken';

type Labels = Readonly<Partial<Record<string, InEachLanguage>>>;

const labelsOf = new WeakMap<object, Labels>();

/** Says what the properties of a request are called by those who read what is wrong with them; others keep their name. */
export function FieldLabels(labels: Labels): ClassDecorator {
  return (request) => {
    labelsOf.set(request, labels);
  };
}

/** The label of a request's property in the language of whoever asks; undefined when it has none. */
export function labelOf(request: object | undefined, property: string): string | undefined {
  const labels = request && labelsOf.get(request.constructor);
  const label = labels && Object.hasOwn(labels, property) ? labels[property] : undefined;
  return label && spoken(label);
}
