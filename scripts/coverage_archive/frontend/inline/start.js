// At the page's end: starts the module that the page's head names. The page's policy allows it, because this script, whose
// hash the policy names, inserts its element (`import()` would count as the page's own). Only a file among this site's
// bundles is started, whoever names it.
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
