import ts from "typescript";

/**
 * Every name in a value of this type that is stored as JSON or text: its fields, and the words it is made of. Of a union
 * whose members say their `kind`, each has its own: a field that one of them loses is not held up by another's.
 */
export function namesOfType(checker: ts.TypeChecker, type: ts.Type, place: string): readonly string[] {
  const names: string[] = [];
  addNames({ checker, add: (name) => names.push(name) }, type, place, []);
  return names;
}

interface Into {
  readonly checker: ts.TypeChecker;
  readonly add: (name: string) => void;
}

function addNames(into: Into, type: ts.Type, place: string, above: readonly ts.Type[]): void {
  const { checker, add } = into;
  if (above.includes(type) || isPlain(type)) return;
  if (type.isStringLiteral()) add(`word ${place} = ${type.value}`);
  else if (type.flags & ts.TypeFlags.TemplateLiteral) add(`word ${place} = ${checker.typeToString(type)}`);
  else if (type.isUnion()) for (const member of type.types) addNames(into, member, place, above);
  else if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) addObject(into, type, place, above);
}

/** Numbers, free text, and both with a name for the compiler. */
const isPlain = (type: ts.Type): boolean => type.isIntersection() && type.types.some((part) => part.flags & PRIMITIVE);

const PRIMITIVE = ts.TypeFlags.String | ts.TypeFlags.Number | ts.TypeFlags.Boolean;

function addObject(into: Into, type: ts.Type, place: string, above: readonly ts.Type[]): void {
  const { checker, add } = into;
  const inside = [...above, type];
  const element = checker.isArrayLikeType(type) ? type.getNumberIndexType() : undefined;
  if (element) {
    addNames(into, element, `${place}[]`, inside);
    return;
  }
  const values = type.getStringIndexType();
  if (values) addNames(into, values, `${place}{}`, inside);
  for (const own of ownPlaces(into, type, place))
    for (const property of checker.getPropertiesOfType(type)) {
      const named = `${own}.${property.name}`;
      add(`field ${named}`);
      if (property.name !== KIND) addNames(into, checker.getTypeOfSymbol(property), named, inside);
    }
}

const KIND = "kind";

/** `place<kind>` for each kind that the object can be of. */
function ownPlaces({ checker }: Into, type: ts.Type, place: string): readonly string[] {
  const property = checker.getPropertyOfType(type, KIND);
  const kinds = property ? wordsIn(checker.getTypeOfSymbol(property)) : [];
  return kinds.length === 0 ? [place] : kinds.map((kind) => `${place}<${kind}>`);
}

/** The words that a text of this type can be; none when it can be any. */
export const wordsIn = (type: ts.Type): readonly string[] => {
  if (type.isStringLiteral()) return [type.value];
  return type.isUnion() && type.types.every((one) => one.isStringLiteral() || one.flags & ts.TypeFlags.Undefined)
    ? type.types.flatMap(wordsIn)
    : [];
};
