// The judges of signatures.
import { join } from 'node:path';
import { javaProgram, missingPrograms, pythonWith } from '../tools.mjs';

export const missing = () => missingPrograms(['openssl', 'qpdf', 'pdfsig', 'softhsm2-util', 'python3', 'java', 'mvn']);

/** pyHanko in a virtual environment of its own; gives the interpreter. */
export const pyHankoPython = (log) => pythonWith('pyhanko', ['pyhanko==0.38.0', 'pyhanko-certvalidator==0.33.0'], log);

/** EU DSS with its runner, built by Maven; gives the class path. */
export const dssClassPath = (log) => javaProgram('dss', join(import.meta.dirname, 'dss'), log);
