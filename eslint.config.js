import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';

/** Ways of putting markup into a document past the sanitizer. */
const UNSAFE = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'];

export default defineConfig([
  globalIgnores(['dist/', 'extension/pkg/', 'target/', '.tools/', 'tests/cases/']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // The type check finds these, and knows which names each file really has.
      'no-undef': 'off',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['extension/**/*.js', 'www/**/*.js'],
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': [
        'error',
        ...UNSAFE.flatMap((name) => [
          {
            selector: `AssignmentExpression > MemberExpression.left[property.name='${name}']`,
            message: 'Use setHTML.',
          },
          {
            selector: `CallExpression > MemberExpression.callee[property.name='${name}']`,
            message: 'Use setHTML.',
          },
        ]),
      ],
    },
  },
  {
    // Content scripts are classic scripts: they share one scope, and can be injected again.
    files: ['extension/content/**/*.js'],
    languageOptions: { sourceType: 'script' },
    rules: {
      'no-unused-vars': ['error', { vars: 'local' }],
      'no-useless-assignment': 'off',
      'no-var': 'off',
    },
  },
]);
