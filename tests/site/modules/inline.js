import { draw, every, find, fire, same, test } from "./kit.js";

/** Run an inline script as a page does, with another location if one is given. */
async function inline(name, place = location) {
  const text = await (await fetch(`/inline/${name}.js`)).text();
  new Function("location", text)(place);
}
const preload = (address) => document.head.insertAdjacentHTML("beforeend", `<link rel="modulepreload" href="${address}">`);
const started = () => every("head script[type=module]").map((script) => script.getAttribute("src"));

test("the program that a page's head names is started, and a failure is noted on the page", async () => {
  preload("/x/assets/bundles/article-1.js?v=2");
  await inline("start");
  same(started(), ["/x/assets/bundles/article-1.js"]);
  same(document.documentElement.className, "");
  fire(find("head script"), "error", { bubbles: false });
  same(document.documentElement.className, "without-program");
});

test("no program of another site is started", async () => {
  preload("https://example.org/assets/bundles/article.js");
  await inline("start");
  same(started(), []);
});

test("nothing but a program of the bundles is started", async () => {
  preload("/assets/other/article.js");
  await inline("start");
  same(started(), []);
});

test("the colours that were chosen are there before the page is drawn, and none where nothing was chosen or may be asked", async () => {
  localStorage.setItem("scheme", "dark");
  await inline("scheme");
  same(document.documentElement.dataset.scheme, "dark");
  localStorage.clear();
  await inline("scheme");
  same(document.documentElement.dataset.scheme, "");
  Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });
  await inline("scheme");
});

test("a page at an earlier address leads on with all that the address asked for", async () => {
  draw('<a href="/other/">Other</a><main><a href="/new/">New</a></main>');
  const led = [];
  await inline("moved", { search: "?q=a", hash: "#p7", replace: (address) => led.push(address) });
  same(led, [new URL("/new/?q=a#p7", location.href).href]);
});
