import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const USUAL_PLACES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"];

/** Where a package is unpacked, without being installed, so that nothing of the machine is changed. */
const UNPACKED = join(import.meta.dirname, "../../node_modules/.cache/nginx");

/** The nginx of this machine, or Debian's, fetched and unpacked; undefined where there is none and none can be had. */
export function findNginx(): string | undefined {
  const chosen = process.env["NGINX_PATH"];
  const places = [...(chosen ? [chosen] : USUAL_PLACES), join(UNPACKED, "usr/sbin/nginx")];
  return places.find((place) => existsSync(place)) ?? unpack();
}

function unpack(): string | undefined {
  try {
    mkdirSync(UNPACKED, { recursive: true });
    execFileSync("apt-get", ["-q", "download", "nginx"], { cwd: UNPACKED, stdio: "ignore", timeout: 60_000 });
    const name = readdirSync(UNPACKED).find((file) => file.endsWith(".deb")) ?? "";
    execFileSync("dpkg", ["-x", name, "."], { cwd: UNPACKED, stdio: "ignore", timeout: 60_000 });
    const program = join(UNPACKED, "usr/sbin/nginx");
    execFileSync(program, ["-v"], { stdio: "ignore" });
    return program;
  } catch {
    return undefined;
  }
}

export const WITHOUT_NGINX =
  "There is no nginx here and none can be had (Debian: apt-get install nginx, or set NGINX_PATH): the run behind it is left out, the one behind the other proxy is not.";

/**
 * Runs nginx, all that it writes below one folder, until it is stopped.
 *
 * @param server its one `server { … }`
 */
export function startNginx(program: string, folder: string, server: string): { stop: () => Promise<void> } {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const lines = [
    "daemon off; master_process off;",
    `pid ${join(folder, "nginx.pid")}; error_log stderr warn;`,
    "events { worker_connections 256; }",
    `http { access_log off; ${temporary.join(" ")}\n${server}\n}`,
  ];
  writeFileSync(join(folder, "nginx.conf"), lines.join("\n"));
  const child = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
