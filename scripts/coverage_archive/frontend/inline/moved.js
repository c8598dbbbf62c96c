// On a page at an earlier address: goes to the new one with the query and the fragment, which a plain redirect drops.
location.replace(document.querySelector("main a").href + location.search + location.hash);
