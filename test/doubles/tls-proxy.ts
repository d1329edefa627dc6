import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { createServer, type Server } from "node:https";
import { fileURLToPath } from "node:url";

const at = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));

export const TLS_FILES = { certificate: at("leaf.pem"), key: at("leaf.key"), authority: at("ca.pem") };

const certificate = readFileSync(TLS_FILES.certificate);
const given = { cert: certificate, key: readFileSync(TLS_FILES.key) };

/** By this a browser is told to trust this one key, and no other. */
export const trustedKey = (): string =>
  createHash("sha256")
    .update(new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }))
    .digest("base64");

/** A page over https. */
export const servePage = (port: number, page: () => string): Promise<Server> =>
  listening(
    createServer(given, (_request, response) =>
      response.setHeader("Content-Type", "text/html; charset=utf-8").end(page()),
    ),
    port,
  );

/** A proxy that speaks https and passes everything on, byte for byte as it comes, streams included. */
export const serveProxy = (port: number, to: number): Promise<Server> =>
  listening(
    createServer(given, (request, response) => {
      const forwarded = { "x-forwarded-for": request.socket.remoteAddress, "x-forwarded-proto": "https" };
      const headers = { ...request.headers, ...forwarded };
      const { method, url: path } = request;
      const passed = ask({ host: "127.0.0.1", port: to, method, path, headers });
      passed.on("response", (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passed.on("error", () => response.writeHead(502).end());
      response.on("close", () => passed.destroy());
      request.pipe(passed);
    }),
    port,
  );

const listening = (server: Server, port: number): Promise<Server> =>
  new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
