// Before the page is drawn: the colours that the reader chose on this device (scheme.js offers them).
document.documentElement.dataset.scheme = localStorage.getItem("scheme") ?? "";
