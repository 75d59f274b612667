/**
 * Shapes of values that come from elsewhere: a storage that may be damaged, or a file. A shape gives
 * what of a value is as it should be, and notes down the rest.
 */

/**
 * What is wrong with a value at a place in it. Each has a message `shape_<problem>`.
 * @typedef {object} Fault
 * @property {string} path such as `sites[2].pattern`
 * @property {'object' | 'list' | 'text' | 'long' | 'truth' | 'number' | 'choice' | 'missing' |
 *   'twice' | 'pattern' | 'name'} problem
 */

/**
 * @typedef {object} Findings
 * @property {Fault[]} faults
 * @property {string[]} unknown paths of entries that nobody knows
 */

/**
 * @template T
 * @typedef {(value: unknown, path: string, findings: Findings) => T | undefined} Shape gives
 *   `undefined` where nothing of the value can be used
 */

/**
 * @param {Findings} findings
 * @param {string} path
 * @param {Fault['problem']} problem
 * @returns {undefined}
 */
export function fault(findings, path, problem) {
  findings.faults.push({ path, problem });
  return undefined;
}

/** @type {Shape<boolean>} */
export function truth(value, path, findings) {
  return typeof value === 'boolean' ? value : fault(findings, path, 'truth');
}

/**
 * @param {number} most characters
 * @returns {Shape<string>}
 */
export function text(most) {
  return (value, path, findings) => {
    if (typeof value !== 'string') return fault(findings, path, 'text');
    return value.length <= most ? value : fault(findings, path, 'long');
  };
}

/**
 * @param {number} least
 * @param {number} most
 * @returns {Shape<number>}
 */
export function number(least, most) {
  return (value, path, findings) => {
    const isIn = typeof value === 'number' && value >= least && value <= most;
    return isIn ? value : fault(findings, path, 'number');
  };
}

/**
 * @template {string} T
 * @param {readonly T[]} values
 * @returns {Shape<T>}
 */
export function oneOf(values) {
  return (value, path, findings) =>
    values.find((known) => known === value) ?? fault(findings, path, 'choice');
}

/**
 * The first shape for values of a type, the second for all others.
 * @template A, B
 * @param {'number' | 'boolean' | 'string'} type
 * @param {Shape<A>} one
 * @param {Shape<B>} other
 * @returns {Shape<A | B>}
 */
export function either(type, one, other) {
  return (value, path, findings) =>
    typeof value === type ? one(value, path, findings) : other(value, path, findings);
}

/**
 * An object of which every entry may be missing.
 * @template {object} T
 * @param {{[key in keyof T]: Shape<T[key]>}} shapes
 * @returns {Shape<Partial<T>>}
 */
export function some(shapes) {
  return (value, path, findings) => {
    if (!isRecord(value)) return fault(findings, path, 'object');
    const entries = /** @type {[string, unknown][]} */ ([]);
    for (const [key, inner] of Object.entries(value)) {
      const place = path ? `${path}.${key}` : key;
      if (!Object.hasOwn(shapes, key)) {
        findings.unknown.push(place);
        continue;
      }
      const shape = shapes[/** @type {keyof T} */ (key)];
      const read = shape(inner, place, findings);
      if (read !== undefined) entries.push([key, read]);
    }
    return /** @type {Partial<T>} */ (Object.fromEntries(entries));
  };
}

/**
 * An object that has every entry.
 * @template {object} T
 * @param {{[key in keyof T]: Shape<T[key]>}} shapes
 * @returns {Shape<T>}
 */
export function all(shapes) {
  const part = some(shapes);
  return (value, path, findings) => {
    const read = part(value, path, findings);
    if (!read) return undefined;
    const given = /** @type {object} */ (value);
    for (const key of Object.keys(shapes)) {
      if (!Object.hasOwn(given, key)) fault(findings, `${path}.${key}`, 'missing');
    }
    const isWhole = Object.keys(shapes).every((key) => Object.hasOwn(read, key));
    return isWhole ? /** @type {T} */ (read) : undefined;
  };
}

/**
 * A list; what is in it twice counts once.
 * @template T
 * @param {Shape<T>} item
 * @param {(item: T) => string} name what no two may have in common
 * @returns {Shape<T[]>}
 */
export function list(item, name) {
  return (value, path, findings) => {
    if (!Array.isArray(value)) return fault(findings, path, 'list');
    const read = new Map();
    for (const [index, inner] of value.entries()) {
      const place = `${path}[${index}]`;
      const one = item(inner, place, findings);
      if (one === undefined) continue;
      if (read.has(name(one))) fault(findings, place, 'twice');
      else read.set(name(one), one);
    }
    return [...read.values()];
  };
}

/**
 * An object whose entries are all of one shape.
 * @template T
 * @param {(key: string) => boolean} isKey
 * @param {Shape<T>} shape
 * @returns {Shape<Record<string, T>>}
 */
export function record(isKey, shape) {
  return (value, path, findings) => {
    if (!isRecord(value)) return fault(findings, path, 'object');
    const entries = /** @type {[string, T][]} */ ([]);
    for (const [key, inner] of Object.entries(value)) {
      const place = `${path}[${JSON.stringify(key)}]`;
      if (!isKey(key)) {
        fault(findings, place, 'name');
        continue;
      }
      const read = shape(inner, place, findings);
      if (read !== undefined) entries.push([key, read]);
    }
    return Object.fromEntries(entries);
  };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
