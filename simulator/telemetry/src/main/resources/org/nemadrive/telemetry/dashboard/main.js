// Puts the parts together: messages go into the model as they come, pictures are drawn from the
// model at most once per animation frame.
import { Connection } from './connection.js';
import { Messages } from './messages.js';
import { Model } from './model.js';
import { ArenaView } from './arena.js';
import { RasterView } from './raster.js';
import { Charts } from './charts.js';
import { Panel } from './panel.js';
import { Commands } from './commands.js';
import { initTheme } from './theme.js';

const [config, schemas] = await Promise.all(
  ['config.json', 'schemas.json'].map(async (name) => (await fetch(name)).json()));
const model = new Model(new Messages(schemas));
const arena = new ArenaView(document.getElementById('arena-canvas'));
const raster = new RasterView(document.getElementById('raster-canvas'), document.getElementById('raster-caption'));
const charts = new Charts();
const panel = new Panel();
let commands = null;
const connection = new Connection(config, {
  message: (topic, text, retained) => {
    model.take(topic, text, retained, performance.now());
    commands.keepPromise();
  },
  changed: (state, text) => {
    panel.connection(state, text);
    commands?.keepPromise();
  },
});
commands = new Commands(connection, model, panel);

initTheme(() => {
  arena.restyle();
  raster.restyle();
  charts.restyle();
});

const pick = document.getElementById('robot');
pick.addEventListener('change', () => model.watch(pick.value));
model.watch(config.robot ?? '');

let frames = 0;
let messagesBefore = 0;
let lastSecond = performance.now();
let nextChartAt = 0;

function frame(now) {
  requestAnimationFrame(frame); // first: a picture that fails must not be the last one
  frames++;
  panel.robots(pick, model);
  arena.draw(model);
  raster.draw(model);
  if (now >= nextChartAt) {
    nextChartAt = now + 100;
    charts.draw(model);
    panel.draw(model, now);
  }
  if (now - lastSecond >= 1000) {
    const seconds = (now - lastSecond) / 1000;
    panel.speeds(Math.round(frames / seconds), Math.round((model.messages - messagesBefore) / seconds));
    frames = 0;
    messagesBefore = model.messages;
    lastSecond = now;
    commands.everySecond();
  }
}

// For the browser's console and for tests.
window.nemadrive = { model, Panel };

connection.start();
requestAnimationFrame(frame);
