/** Calls into what Chromium runs, where its driver offers none. */

/**
 * Evaluates an expression in which `args` are the arguments, and `this` is the object of the place.
 * @param {import('puppeteer-core').CDPSession} session
 * @param {{objectId?: string} | {executionContextId: number}} place
 * @param {string} expression
 * @param {unknown[]} args
 * @returns {Promise<any>} its value
 * @throws {Error} what the expression throws
 */
export async function callIn(session, place, expression, args) {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    ...place,
    functionDeclaration: `function (...args) { return ${expression}; }`,
    arguments: args.map((value) => ({ value })),
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  return result.value;
}
