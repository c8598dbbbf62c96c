// Before the page is drawn: sets the colours that the reader chose (see scheme.js), if the browser allows reading them.
try { document.documentElement.dataset.scheme = localStorage.getItem("scheme") ?? ""; } catch { /* as the system has it */ }
