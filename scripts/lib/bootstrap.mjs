// Only node: builtins here - runs before node_modules exists.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];
export const stamp = path.join(root, "node_modules/.shifu-install-stamp");
const t0 = Date.now();
export const log = (m) => console.log(`[shifu ${((Date.now() - t0) / 1000).toFixed(1)}s] ${m}`);
export function sh(cmd, args, opts = {}) {
  const r = spawnSync(cmd, args, { cwd: root, stdio: "inherit", ...opts });
  if (r.status !== 0) throw new Error(`${cmd} ${args.join(" ")} exited ${r.status ?? r.signal}`);
}
export const sha = (...parts) => { const h = createHash("sha256"); for (const p of parts) h.update(p); return h.digest("hex").slice(0, 16); };
export function hashTree(dirs) {
  const h = createHash("sha256");
  const walk = (p) => { const s = fs.statSync(p, { throwIfNoEntry: false }); if (!s) return; if (s.isDirectory()) for (const e of fs.readdirSync(p).sort()) walk(path.join(p, e)); else { h.update(path.relative(root, p)); h.update(fs.readFileSync(p)); } };
  for (const d of dirs) walk(path.join(root, d));
  return h.digest("hex").slice(0, 16);
}
export function checkNode() {
  const [maj, min] = process.versions.node.split(".").map(Number);
  if (maj < 20 || (maj === 20 && min < 19)) { console.error(`Node >= 20.19 is needed, this is ${process.version}`); process.exit(1); }
}
export function ensureInstalled() {
  const want = sha(fs.readFileSync(path.join(root, "package-lock.json")), process.version, process.arch);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === want) return false;
  log("installing packages (npm ci) ...");
  // --include=dev: NODE_ENV=production in the caller's shell must not drop the build tools
  sh(npm[0], [...npm[1], "ci", "--include=dev", "--no-audit", "--no-fund"], { env: { ...process.env, NODE_ENV: "development" } });
  const req = createRequire(path.join(root, "package.json"));
  const probe = () => { const D = req("better-sqlite3"); new D(":memory:").close(); };
  try { probe(); } catch { log("building better-sqlite3 from source ..."); sh(npm[0], [...npm[1], "rebuild", "better-sqlite3"]); probe(); }
  fs.writeFileSync(stamp, want);
  return true;
}
export function bin(name) { return path.join(root, "node_modules/.bin", name); }
export function ensureBuilt() {
  const f = path.join(root, "build/.stamp");
  const want = hashTree(["app", "content", "db", "scripts", "package-lock.json", "vite.config.ts", "tsconfig.json"]);
  if (fs.existsSync(f) && fs.readFileSync(f, "utf8") === want) return false;
  log("building ...");
  sh(process.execPath, ["scripts/build.mjs"]);
  fs.writeFileSync(f, want);
  return true;
}
/** First usable Chromium: env, Playwright's own, system; then install. Returns an executable path. */
export async function ensureBrowser() {
  const ok = (p) => { if (!p || !fs.existsSync(p)) return false; return spawnSync(p, ["--version"], { timeout: 20000 }).status === 0; };
  const find = async () => {
    if (ok(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    const { chromium } = await import("playwright");
    if (ok(chromium.executablePath())) return chromium.executablePath();
    const sys = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"].flatMap((n) => (process.env.PATH ?? "").split(path.delimiter).map((d) => path.join(d, n)));
    return [...sys, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:/Program Files/Google/Chrome/Application/chrome.exe"].find(ok);
  };
  let p = await find(); if (p) return p;
  log("no browser found: trying playwright install ...");
  spawnSync(bin("playwright"), ["install", "chromium"], { cwd: root, stdio: "inherit", timeout: 240000 });
  p = await find(); if (p) return p;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    log("trying apt-get install chromium ...");
    const o = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "update", "-qq"], o);
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"], o);
    p = await find(); if (p) return p;
  }
  throw new Error("No Chromium. Install one (apt-get install chromium) or set CHROMIUM_PATH.");
}
