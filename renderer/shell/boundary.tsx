import { Component, type ReactNode } from "react";

interface BoundaryProps {
  readonly children: ReactNode;
  /** Stands in the place of what could not be shown. */
  readonly fallback: ReactNode;
}

/**
 * What cannot be loaded or drawn is told in its own place, and everything else goes on: the server may have ended, a file
 * of another version may stand where this one's was. To try again, give it another key.
 */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

export const NOT_SHOWN =
  "This part of Readout could not be loaded or shown. The report is as it was. Load the page again; if Readout's server on this computer has ended, start it again.";
