import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import type { BankUpdate } from "../../state/banks.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";

/** Shows its page once a bank is installed; on the very first visit, how far that is. */
export function BankGate({ children }: { children: ReactNode }): ReactNode {
  const { learner } = useApp();
  const hasItems = useLearner((state) => state.summariesByKey.size > 0);
  const update = useLearner((state) => state.bankUpdate);
  if (hasItems) return children;
  const failure = failureText(update);
  if (failure === null) {
    return (
      <Page title={m.app_name()}>
        <Notice tone="info">{m.bank_installing()}</Notice>
      </Page>
    );
  }
  return (
    <Page title={failure.title}>
      <p>{failure.body}</p>
      <Button look="solid" onClick={() => void learner.refreshBanks()}>
        {m.bank_retry()}
      </Button>
    </Page>
  );
}

function failureText(update: BankUpdate | "checking"): { title: string; body: string } | null {
  if (update === "checking" || update.kind === "installed") return null;
  if (update.kind === "storageFailure") {
    return { title: m.app_crashed_title(), body: update.reason === "full" ? m.app_storage_full() : m.app_not_saved() };
  }
  if (update.kind === "upToDate")
    return { title: m.finish_nothing(), body: m.bank_missing_body({ url: "bank/index.json" }) };
  const { reason, url } = update;
  if (reason === "offline") return { title: m.bank_offline_title(), body: m.bank_offline_body() };
  if (reason === "newerFormat") return { title: m.bank_newer_title(), body: m.bank_newer_body() };
  const body = reason === "missing" ? m.bank_missing_body({ url }) : m.bank_damaged_body({ url });
  return { title: m.app_crashed_title(), body };
}
