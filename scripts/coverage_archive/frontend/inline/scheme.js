// Before the page is drawn: the colours that the reader chose on this device (scheme.js offers them), if it may be asked.
try { document.documentElement.dataset.scheme = localStorage.getItem("scheme") ?? ""; } catch { /* as the system has it */ }
