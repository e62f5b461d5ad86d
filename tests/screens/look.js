// Opens a folder with two stories that differ in code-server, and looks at what the editor shows: look.js FOLDER
"use strict";

const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const puppeteer = require("puppeteer-core");

const [folder] = process.argv.slice(2);
const { FACTLINT, VSIX, PICTURES } = process.env;
const PATIENCE = 60_000; // milliseconds for one thing to appear
const PORT = 18_000 + (process.pid % 1000);

/** Starts code-server on the folder, with the extension and nothing of the user's. */
function serve() {
  const user = path.join(folder, "user");
  fs.mkdirSync(path.join(user, "User"), { recursive: true });
  const settings = {
    "factlint.server.path": FACTLINT,
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "window.commandCenter": false,
  };
  fs.writeFileSync(path.join(user, "User", "settings.json"), JSON.stringify(settings));
  const bin = path.join(process.env.NODE_PATH, ".bin", "code-server");
  const own = ["--user-data-dir", user, "--extensions-dir", path.join(folder, "extensions")];
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder };
  execFileSync(bin, [...own, "--install-extension", VSIX], { env, stdio: "ignore" });
  const options = ["--auth", "none", "--bind-addr", `127.0.0.1:${PORT}`, "--disable-telemetry", "--disable-update-check"];
  return spawn(bin, [...own, ...options, path.join(folder, "desk")], { env, stdio: "ignore", detached: true });
}

/** The page, as soon as the server answers. */
async function opened(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const url = `http://127.0.0.1:${PORT}/?folder=${encodeURIComponent(path.join(folder, "desk"))}`;
  for (const end = Date.now() + PATIENCE; ; ) {
    try {
      await page.goto(url, { waitUntil: "domcontentloaded" });
      return page;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

/** Opens a file of the folder by name. */
async function open(page, name) {
  await press(page, ["Control", "KeyP"]);
  await page.waitForSelector(".quick-input-widget input", { visible: true, timeout: PATIENCE });
  await page.keyboard.type(name, { delay: 20 });
  await seen(page, ".quick-input-list .monaco-list-row", name);
  await page.keyboard.press("Enter");
  await seen(page, ".tab.active", name);
}

/** Runs a command by its name. */
async function run(page, title) {
  await press(page, ["F1"]);
  await page.waitForSelector(".quick-input-widget input", { visible: true, timeout: PATIENCE });
  await page.keyboard.type(title, { delay: 20 });
  await seen(page, ".quick-input-list .monaco-list-row", title);
  await page.keyboard.press("Enter");
}

async function press(page, keys) {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

/** Waits until an element that a selector names shows these words. */
async function seen(page, selector, words) {
  const shows = (selector, words) =>
    [...document.querySelectorAll(selector)].some((element) =>
      element.textContent.replaceAll("\u00a0", " ").includes(words),
    );
  await page.waitForFunction(shows, { timeout: PATIENCE }, selector, words).catch((error) => {
    throw new Error(`"${words}" was not seen in ${selector}: ${error.message}`);
  });
}

async function picture(page, name) {
  await new Promise((done) => setTimeout(done, 700)); // what slides in comes to rest
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  console.log(`seen: ${name} (${path.join(PICTURES, `${name}.png`)})`);
}

async function look(page) {
  await page.waitForSelector(".monaco-workbench", { timeout: PATIENCE });
  await open(page, "morning.md");
  await page.waitForSelector(".squiggly-warning", { timeout: PATIENCE });
  await picture(page, "squiggles");

  await run(page, "Problems: Focus on Problems View");
  await seen(page, ".markers-panel .monaco-list-row", "these two differ");
  // A conflict stands at both ends, and shows the other one below itself.
  await seen(page, ".markers-panel .monaco-list-row", "evening.md");
  await seen(page, ".markers-panel .monaco-list-row", "morning.md");
  await picture(page, "problems");

  // The finding in the text, with a link to the other place.
  await open(page, "morning.md");
  await press(page, ["F8"]);
  await seen(page, ".marker-widget", "these two differ");
  await seen(page, ".marker-widget", "evening.md");
  await picture(page, "finding");
  await press(page, ["Escape"]);

  // A peek of all places that give the figure.
  await run(page, "Peek References");
  await seen(page, ".peekview-widget .monaco-list-row", "evening.md");
  await seen(page, ".peekview-widget .view-line", "houses");
  await picture(page, "peek");
}

async function main() {
  const server = serve();
  let browser;
  try {
    const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
    browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", headless: true, args });
    const page = await opened(browser);
    try {
      await look(page);
    } catch (error) {
      await picture(page, "failure");
      throw error;
    }
  } finally {
    await browser?.close();
    process.kill(-server.pid);
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
