import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";

/** Files whose names carry a hash of their content; they may be kept for ever. */
const HASHED_FILE = /(\/assets\/.+-[\w-]{8}\.\w+|\/bank\/.+-[0-9a-f]{16}\.json)$/;

export interface AppOptions {
  /** Folder of the build, relative to the working directory; null to serve the API alone. */
  readonly root: string | null;
  /** Mounted below `/api`. */
  readonly syncApi?: Hono;
  /** Where the app finds its sync server, when that is not its own origin. */
  readonly syncOrigin?: string | null;
  readonly isReady?: () => Promise<boolean>;
  /** Counts for the operator, as text. */
  readonly formatMetrics?: () => string;
}

/** The web application: sync API, health, and the built app with the headers that guard it. */
export function createApp({ root, syncApi, syncOrigin = null, isReady, formatMetrics }: AppOptions): Hono {
  const app = new Hono();
  // Before everything else: its answers are neither compressed nor pages, and have headers of their own.
  if (syncApi !== undefined) app.route("/api", syncApi);
  app.use(compress());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "blob:", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(syncOrigin === null ? [] : [syncOrigin])],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["noboru", "noboru-worker"],
      },
      referrerPolicy: "no-referrer",
    }),
  );
  app.get("/healthz", (context) => context.json({ ok: true }));
  if (isReady !== undefined) {
    app.get("/readyz", async (context) => {
      const ok = await isReady().catch(() => false);
      return context.json({ ok }, ok ? 200 : 503);
    });
  }
  if (formatMetrics !== undefined) app.get("/metrics", (context) => context.text(formatMetrics()));
  app.use(async (context, next) => {
    await next();
    const cached = HASHED_FILE.test(context.req.path) ? "public, max-age=31536000, immutable" : "no-cache";
    context.header("cache-control", context.res.ok ? cached : "no-store");
  });
  // Brotli made once by the build; `compress` above makes gzip for what has none.
  if (root !== null) app.use(serveStatic({ root, precompressed: true }));
  return app;
}
