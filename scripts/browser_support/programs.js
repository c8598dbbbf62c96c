// Checks JavaScript: names, members and syntax that a supported browser lacks. TypeScript says whose member each is.
//
// Where a browser may do without, the line before says so: `// without: NAME (why the page works without it)`.
import ts from "typescript";
import { lacking, mdn } from "./known.js";

const { builtins, classes, regular_expressions: regular } = mdn.javascript;
const OWNERS = { ...mdn.api, ...builtins, ...builtins.globals };
const OPTIONS = { allowJs: true, checkJs: true, noEmit: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] };
/** @type {[shape: RegExp, feature: any][]} */
const PATTERNS = [
  [/\(\?<[=!]/, regular.lookbehind_assertion],
  [/\(\?[ims]*-?[ims]+:/, regular.modifier],
  [/\/[a-z]*v[a-z]*$/, builtins.RegExp.unicodeSets],
  [/\/[a-z]*d[a-z]*$/, builtins.RegExp.hasIndices],
];

/** All objects of MDN's data that have a member, for what TypeScript keeps in a part of an interface. @type {Map<string, any[]>} */
const ANYWHERE = new Map();
for (const owner of Object.values(OWNERS)) {
  for (const [name, member] of Object.entries(owner)) if (member.__compat) ANYWHERE.set(name, [...(ANYWHERE.get(name) ?? []), member]);
}

/** The browsers that lack what a library of TypeScript declares. @param {string} owner @param {string} name */
function lackingMember(owner, name) {
  const one = owner.replace(/Constructor$/, "").replace(/^Readonly(?=Array|Set|Map)/, "");
  const known = OWNERS[one]?.[name] ?? OWNERS[one]?.[`${name}_static`];
  if (known?.__compat) return lacking(known);
  const all = OWNERS[one] ? [] : (ANYWHERE.get(name) ?? []).map(lacking);
  return all.some(({ length }) => length === 0) ? [] : all[0] ?? [];
}

/** The browsers that lack a global name. @param {string} name */
const lackingGlobal = (name) => lacking(OWNERS[name]?.__compat ? OWNERS[name] : mdn.api.Window[name] ?? {});

/**
 * What a name means, if a library of TypeScript declares it: whose member, or a global one.
 * @param {ts.TypeChecker} checker @param {ts.Identifier} node
 */
function declaredAs(checker, node) {
  const declaration = checker.getSymbolAtLocation(node)?.declarations?.find((it) => it.getSourceFile().hasNoDefaultLib);
  const named = declaration?.parent && ts.isTypeLiteralNode(declaration.parent) ? declaration.parent.parent : declaration?.parent;
  const owner = named && (ts.isInterfaceDeclaration(named) || ts.isVariableDeclaration(named)) ? named.name.getText() : "";
  return declaration && { owner };
}

/** Each feature of some programs that a supported browser lacks. @param {string[]} paths */
export function lackingInPrograms(paths) {
  const program = ts.createProgram(paths, OPTIONS);
  const checker = program.getTypeChecker();
  const found = /** @type {{ path: string, line: number, feature: string, browsers: string[] }[]} */ ([]);
  for (const file of program.getSourceFiles().filter(({ fileName }) => paths.includes(fileName))) {
    const lines = file.text.split("\n");
    /** @param {ts.Node} node @param {string} feature @param {string[]} browsers */
    const report = (node, feature, browsers) => {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const without = lines[line - 2]?.includes(`// without: ${feature} (`);
      if (browsers.length && !without) found.push({ path: file.fileName, line, feature, browsers });
    };
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isTypeOfExpression(node)) return; // asks whether it is there
      if (ts.isIdentifier(node)) {
        const declared = declaredAs(checker, node);
        if (declared?.owner) report(node, `${declared.owner}.${node.text}`, lackingMember(declared.owner, node.text));
        else if (declared) report(node, node.text, lackingGlobal(node.text));
      } else if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
        for (const [shape, feature] of PATTERNS) if (shape.test(node.getText())) report(node, node.getText(), lacking(feature));
      } else if (ts.isClassStaticBlockDeclaration(node)) report(node, "static {}", lacking(classes.static.initialization_blocks));
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}
