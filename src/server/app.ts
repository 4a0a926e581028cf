import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";

/** Files whose names carry a hash of their content; they may be kept for ever. */
const HASHED_FILE = /(\/assets\/.+-[\w-]{8}\.\w+|\/bank\/.+-[0-9a-f]{16}\.json)$/;

/**
 * The web application that serves the built app.
 * `root`: folder of the build, relative to the working directory.
 */
export function createApp(root: string): Hono {
  const app = new Hono();
  app.use(compress());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "blob:", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
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
  app.use(async (context, next) => {
    await next();
    const cached = HASHED_FILE.test(context.req.path) ? "public, max-age=31536000, immutable" : "no-cache";
    context.header("cache-control", context.res.ok ? cached : "no-store");
  });
  // Brotli made once by the build; `compress` above makes gzip for what has none.
  app.use(serveStatic({ root, precompressed: true }));
  return app;
}
