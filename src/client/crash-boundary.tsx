import { Component, type ReactNode } from "react";
import { m } from "./messages/compiled/messages.js";
import { Button } from "./ui/button.tsx";
import { Page } from "./ui/page.tsx";

interface CrashState {
  readonly error: Error | null;
}

/** What is shown when a screen throws: what happened, that nothing is lost, and the way back. */
export class CrashBoundary extends Component<{ children: ReactNode }, CrashState> {
  override state: CrashState = { error: null };

  private readonly catchRejection = ({ reason }: PromiseRejectionEvent): void => {
    this.setState({ error: reason instanceof Error ? reason : new Error(String(reason)) });
  };

  static getDerivedStateFromError(error: Error): CrashState {
    return { error };
  }

  // What fails outside rendering must not leave a blank screen either.
  override componentDidMount(): void {
    addEventListener("unhandledrejection", this.catchRejection);
  }

  override componentWillUnmount(): void {
    removeEventListener("unhandledrejection", this.catchRejection);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Page title={m.app_crashed_title()}>
        <p>{m.app_crashed_body()}</p>
        <code>{error.message}</code>
        <Button look="solid" onClick={() => location.reload()}>
          {m.app_reload()}
        </Button>
        <Button
          onClick={() => {
            location.hash = "/";
            this.setState({ error: null });
          }}
        >
          {m.finish_home()}
        </Button>
      </Page>
    );
  }
}
