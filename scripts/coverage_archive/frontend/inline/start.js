// At the page's end: starts the program that its head names. The page's policy lets that run, as a script puts it in
// (`import()` would count as the page's own), and nothing that stands in the page itself. So only a program of this site
// is started, whoever names it.
{
  const { origin, pathname } = new URL(document.head.querySelector("[rel=modulepreload]").href);
  const script = document.createElement("script");
  script.type = "module";
  script.addEventListener("error", () => document.documentElement.classList.add("without-program"));
  if (origin === location.origin && /\/assets\/bundles\/[\w-]+\.js$/.test(pathname)) {
    script.src = pathname;
    document.head.append(script);
  }
}
