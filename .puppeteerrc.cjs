// whatsapp-web.js brings puppeteer along. Its install script would download a browser; we use the one on the machine.
module.exports = { skipDownload: true };
