/** How the process is. */
export class HealthView {
  /** Always `ok`; anything else is an error answer. */
  status: string;

  /** Whether this installation is a demonstration whose letters are marked DEMO. */
  demo: boolean;
}
