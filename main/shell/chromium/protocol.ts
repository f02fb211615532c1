/**
 * The few commands and events of Chromium's debugging protocol that the stand-in uses, with the parts of them that it
 * reads. A command or event that is not listed here does not compile.
 */
export type Commands = {
  'Browser.close': [parameters: object, answer: unknown];
  'Browser.getVersion': [parameters: object, answer: { product: string }];
  'Browser.getWindowForTarget': [
    parameters: { targetId: string },
    answer: { windowId: number; bounds: { windowState?: string } },
  ];
  'Browser.grantPermissions': [parameters: { origin: string; permissions: string[] }, answer: unknown];
  'Browser.setDownloadBehavior': [parameters: { behavior: 'deny' }, answer: unknown];
  'Browser.setWindowBounds': [parameters: { windowId: number; bounds: { windowState: 'normal' } }, answer: unknown];
  'Fetch.enable': [parameters: { patterns: { urlPattern: string }[] }, answer: unknown];
  'Fetch.failRequest': [parameters: { requestId: string; errorReason: 'Aborted' | 'BlockedByClient' }, answer: unknown];
  'Fetch.continueRequest': [parameters: { requestId: string }, answer: unknown];
  'Fetch.fulfillRequest': [
    parameters: { requestId: string; responseCode: number; responseHeaders: HeaderEntry[]; body: string },
    answer: unknown,
  ];
  'Page.addScriptToEvaluateOnNewDocument': [parameters: { source: string; worldName?: string }, answer: unknown];
  /** Ends the page's process. The page that should answer is the one that ends, so there is no answer. */
  'Page.crash': [parameters: object, answer: unknown];
  'Page.bringToFront': [parameters: object, answer: unknown];
  /** Answers the question of `beforeunload`: whether the page may go. */
  'Page.handleJavaScriptDialog': [parameters: { accept: boolean }, answer: unknown];
  'Page.enable': [parameters: object, answer: unknown];
  'Page.navigate': [parameters: { url: string }, answer: { loaderId?: string; errorText?: string }];
  'Page.setLifecycleEventsEnabled': [parameters: { enabled: boolean }, answer: unknown];
  'Page.reload': [parameters: object, answer: unknown];
  'Page.resetNavigationHistory': [parameters: object, answer: unknown];
  'Runtime.addBinding': [parameters: { name: string; executionContextName: string }, answer: unknown];
  'Runtime.callFunctionOn': [
    parameters: { functionDeclaration: string; arguments: { value: string }[]; executionContextId: number },
    answer: unknown,
  ];
  'Runtime.enable': [parameters: object, answer: unknown];
  'Runtime.runIfWaitingForDebugger': [parameters: object, answer: unknown];
  /** `storageTypes` are names with commas between them. */
  'Storage.clearDataForOrigin': [parameters: { origin: string; storageTypes: string }, answer: unknown];
  'Target.closeTarget': [parameters: { targetId: string }, answer: unknown];
  'Target.setAutoAttach': [
    parameters: { autoAttach: boolean; waitForDebuggerOnStart: boolean; flatten: boolean },
    answer: unknown,
  ];
  'Target.setDiscoverTargets': [parameters: { discover: boolean }, answer: unknown];
};

export type CommandName = keyof Commands;
export type CommandParameters<Name extends CommandName> = Commands[Name][0];
export type CommandAnswer<Name extends CommandName> = Commands[Name][1];

export type HeaderEntry = { name: string; value: string };

export type Events = {
  'Fetch.requestPaused': {
    requestId: string;
    request: { url: string; method: string; headers: Record<string, string> };
    frameId: string;
    resourceType: string;
  };
  'Page.javascriptDialogOpening': { type: string };
  'Page.lifecycleEvent': { frameId: string; loaderId: string; name: string };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.executionContextCreated': {
    context: { id: number; origin: string; name: string; auxData: { frameId: string } };
  };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo };
  'Target.targetCrashed': { targetId: string; status: string };
  'Target.targetDestroyed': { targetId: string };
};

export type EventName = keyof Events;

export type TargetInfo = { targetId: string; type: string; url: string };
