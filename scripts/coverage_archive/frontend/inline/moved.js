// On a page at an earlier address: leads on with what the address asked for, which a plain redirect drops.
location.replace(document.querySelector("main a").href + location.search + location.hash);
