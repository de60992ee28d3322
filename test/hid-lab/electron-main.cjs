// Electron's main process of the lab: starts the station as a utility process on top of the shim and passes messages on.
const { app, utilityProcess } = require('electron');

const { bundle, folder, shim } = JSON.parse(process.argv.at(-1));

app.whenReady().then(() => {
  const env = { ...process.env, FAKEHID_DIR: folder, LD_PRELOAD: shim };
  const station = utilityProcess.fork(bundle, [folder], { env, serviceName: 'station' });
  const waiting = [];
  let isRunning = false;
  station.on('spawn', () => {
    isRunning = true;
    for (const message of waiting) station.postMessage(message);
  });
  station.on('message', (reply) => process.send(reply));
  station.on('exit', (code) => app.exit(code));
  process.on('message', (message) => (isRunning ? station.postMessage(message) : waiting.push(message)));
  process.on('disconnect', () => app.exit(0));
});
