/** What the launcher tells a child; the names are fixed, `docs` and tests rely on them. */
export type ChildEnvironment = {
  readonly socketPath: string;
  readonly secret: string;
  /** Root of the workstation's data (see workstation-files.ts). */
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly demo: boolean;
  readonly simulated: boolean;
};

/** What a launcher decides; socket and secret are new at every launch and set by the supervisor. */
export type ChildSettings = Omit<ChildEnvironment, 'socketPath' | 'secret'>;

const SECRET = /^[0-9a-f]{64}$/;

/** The environment for a child. */
export function toChildEnvironment(settings: ChildSettings): Record<string, string> {
  return {
    QUANKE_DATA: settings.dataFolder,
    QUANKE_RESOURCES: settings.resourcesFolder,
    ...(settings.demo && { QUANKE_DEMO: '1' }),
    ...(settings.simulated && { QUANKE_SIMULATED: '1' }),
  };
}

/** Reads what the launcher told; undefined when this program was not started as a child. */
export function readChildEnvironment(environment: NodeJS.ProcessEnv): ChildEnvironment | undefined {
  const { QUANKE_SOCKET, QUANKE_LAUNCH_SECRET, QUANKE_DATA, QUANKE_RESOURCES } = environment;
  if (!QUANKE_SOCKET || !QUANKE_DATA || !QUANKE_RESOURCES || !isLaunchSecret(QUANKE_LAUNCH_SECRET))
    return undefined;
  return {
    socketPath: QUANKE_SOCKET,
    secret: QUANKE_LAUNCH_SECRET,
    dataFolder: QUANKE_DATA,
    resourcesFolder: QUANKE_RESOURCES,
    demo: environment['QUANKE_DEMO'] === '1',
    simulated: environment['QUANKE_SIMULATED'] === '1',
  };
}

/** True for 32 bytes in hexadecimal. */
export function isLaunchSecret(text: string | undefined): text is string {
  return text !== undefined && SECRET.test(text);
}
