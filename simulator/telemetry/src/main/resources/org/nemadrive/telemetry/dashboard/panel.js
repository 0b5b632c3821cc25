// Everything that is text: numbers, lamps, events, badges.
const LATE_MS = 1500;
const STALE_MS = 5000;

const element = (id) => document.getElementById(id);

function write(id, text) {
  const target = element(id);
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

// Made once: a format is a large object, and the page writes a hundred numbers a second.
const formats = [0, 1, 2].map((digits) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
const number = (value, digits = 0) =>
  value === undefined || value === null ? '–' : formats[digits].format(value);
const milliseconds = (us) => (us === undefined ? '–' : `${number(us / 1000, 2)} ms`);
const sum = (counts) => Object.values(counts ?? {}).reduce((total, count) => total + count, 0);

function duration(seconds) {
  if (seconds < 0) {
    return 'unknown';
  }
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

const WHAT = {
  robot: 'A robot: real wheels, driven by the nervous system; the arena and its food are virtual.',
  sim: 'A simulated worm: no wheels, nothing real moves.',
  trainer: 'A training run: its best worm so far forages here, simulated; stopping it does not stop the training.',
};

export class Panel {
  #connected = 'off';
  #connectionText = 'connecting';
  #shownEvents = '';
  #shownInfo = '';
  #foldedFor = '';
  #shownRobots = '';
  #nextLabelAt = 0;

  connection(state, text) {
    this.#connected = state;
    this.#connectionText = text;
  }

  notice(text) {
    const box = element('notice');
    box.hidden = text === null;
    box.textContent = text ?? '';
  }

  answer(text) {
    write('answer', text);
  }

  speeds(framesPerS, messagesPerS) {
    write('fps', String(framesPerS));
    write('rate', String(messagesPerS));
  }

  /** Keeps the list of robots to choose from. */
  robots(pick, model) {
    const names = [...model.robots.keys()].sort();
    const shown = `${names.join()}|${model.watched}`;
    if (shown === this.#shownRobots || names.length === 0) {
      return;
    }
    this.#shownRobots = shown;
    pick.replaceChildren(...names.map((name) => new Option(name, name, false, name === model.watched)));
  }

  /** Shows a model; the badge and the mode beside it are always those of now, unless there is no now. */
  draw(model, now, live = model) {
    const robot = model.robot;
    if (live === null) {
      this.#recorded(robot);
    } else {
      this.#badge(live.robot, now);
    }
    write('bad', number(model.bad));
    element('bad').title = model.badLast;
    if (!robot) {
      return;
    }
    this.#numbers(robot);
    this.#health(robot);
    this.#training(robot);
    this.#events(model, robot);
    this.#about(model, robot);
    if (now >= this.#nextLabelAt) {
      this.#nextLabelAt = now + 2000;
      this.#labels(robot);
    }
  }

  #recorded(robot) {
    element('badge').dataset.level = 'recorded';
    write('badge-text', 'recorded drive');
    document.body.dataset.stale = 'no';
    const state = robot?.state;
    element('mode').dataset.mode = state?.mode ?? 'unknown';
    write('mode-text', state?.mode === 'standing' ? `stands, ${state.cause.toLowerCase().replaceAll('_', ' ')}` : state?.mode ?? 'unknown');
  }

  #badge(robot, now) {
    // A message may come between the start of a frame and its drawing.
    const age = robot ? Math.max(0, now - robot.seenAt) : Infinity;
    let level = 'live';
    let text = `live, ${number(age / 1000, 1)} s ago`;
    if (this.#connected !== 'up') {
      level = 'off';
      text = this.#connectionText;
    } else if (!robot) {
      level = 'late';
      text = 'waiting for a robot';
    } else if (robot.state?.state === 'lost' && age > LATE_MS) {
      level = 'stale';
      text = 'robot lost';
    } else if (robot.state?.state === 'disconnected' && age > LATE_MS) {
      level = 'stale';
      text = 'robot off';
    } else if (age > STALE_MS) {
      level = 'stale';
      text = Number.isFinite(age) ? `stale, ${Math.round(age / 1000)} s ago` : 'stale, nothing live yet';
    } else if (age > LATE_MS) {
      level = 'late';
      text = `late, ${number(age / 1000, 1)} s ago`;
    }
    const badge = element('badge');
    if (badge.dataset.level !== level) {
      badge.dataset.level = level;
    }
    write('badge-text', text);
    const stale = level === 'stale' || level === 'off' ? 'yes' : 'no';
    if (document.body.dataset.stale !== stale) {
      document.body.dataset.stale = stale;
    }
    const mode = robot?.state?.mode ?? 'unknown';
    element('mode').dataset.mode = mode;
    write('mode-text', mode === 'estop' ? 'stopped' : mode);
    if (mode === 'estop') {
      this.notice(null);
    }
  }

  #numbers(robot) {
    const items = robot.info?.arena?.food_wu.length;
    write('food', robot.pose ? `${robot.pose.food_eaten}${items ? ` / ${items}` : ''}` : '–');
    const tick = robot.tick;
    if (!tick) {
      return;
    }
    write('fired', number(tick.fired_count));
    for (const side of ['left', 'right']) {
      const drive = tick[`${side}_drive`];
      const bar = element(`${side}-meter`);
      bar.setAttribute('aria-valuenow', Math.round(100 * drive));
      bar.firstElementChild.style.transform = `scaleX(${drive})`;
      write(side, number(100 * drive) + ' %');
    }
    this.#lamp('touch', tick.touch, 'contact', 'free');
    this.#lamp('smell', tick.food_sensed, 'sensed', 'none');
    const unit = robot.info?.kind === 'robot' ? 'mm' : 'units';
    write('range', tick.range_mm === undefined ? 'no sensor' : `${number(tick.range_mm)} ${unit}`);
  }

  #lamp(id, on, yes, no) {
    const lamp = element(id);
    lamp.dataset.on = on ? 'yes' : 'no';
    const output = lamp.querySelector('output');
    const text = on ? yes : no;
    if (output.textContent !== text) {
      output.textContent = text;
    }
  }

  #health(robot) {
    const health = robot.health;
    if (!health) {
      return;
    }
    write('late50', milliseconds(health.lateness.p50_us));
    write('late99', milliseconds(health.lateness.p99_us));
    write('missed', number(health.missed_periods));
    write('battery', health.battery_mv === undefined ? 'not measured' : `${number(health.battery_mv / 1000, 2)} V`);
    element('battery').dataset.alert = robot.alerts.get('battery')?.severity ?? 'none';
    const hot = health.machine.cpu_temperature_c;
    write('cpu', hot === undefined ? `load ${number(health.machine.load1 ?? 0, 2)}` : `${number(hot, 1)} °C`);
    write('echo', health.link.echo_ms === undefined ? '–' : `${number(health.link.echo_ms)} ms`);
    write('dropped', number(sum(health.link.dropped)));
    write('pending', number(health.link.events_pending));
    write('reconnects', number(health.link.reconnects));
  }

  #training(robot) {
    const progress = robot.progress;
    element('training').hidden = !progress;
    if (!progress) {
      return;
    }
    write('best', `${progress.best_food} / ${progress.food_items}`);
    write('best-unit', `food, best of ${progress.strategy} on ${progress.task}`);
    const bar = element('progress');
    bar.hidden = progress.evaluation_budget === 0;
    if (progress.evaluation_budget > 0) {
      bar.value = progress.evaluations / progress.evaluation_budget;
    }
    write('generation', number(progress.generation));
    write('evaluations', `${number(progress.evaluations)}, ${number(progress.evaluations_per_s)}/s`);
    write('changed', number(progress.weights_changed));
    write('eta', progress.report ? 'done' : duration(progress.eta_s));
    write('untrained', progress.untrained_food === undefined ? 'not said' : `${progress.untrained_food} / ${progress.food_items}`);
    write('shown-worm', robot.info?.weights ?? '–');
    element('workers').hidden = !progress.workers;
    write('workers', progress.workers ? `running: ${progress.workers}` : '');
    element('done').hidden = !progress.report;
    write('done', progress.report ? `done, ${progress.best_food} of ${progress.food_items}; report: ${progress.report}` : '');
  }

  #events(model, robot) {
    write('lost', number(robot.lost));
    const shown = `${model.number} ${robot.name} ${robot.eventsVersion}`;
    if (shown === this.#shownEvents) {
      return;
    }
    this.#shownEvents = shown;
    element('alerts').replaceChildren(...[...robot.alerts.values()].map((alert) => {
      const item = document.createElement('li');
      item.dataset.severity = alert.severity;
      item.textContent = alert.text;
      return item;
    }));
    const food = robot.lastFood;
    write('food-line', food ? `Food: ${food.food_eaten} eaten, the last at ${number(food.x_wu)}, ${number(food.y_wu)}` : 'No food eaten since this page was opened');
    const list = element('events');
    const whose = `${model.number} ${robot.name}`;
    const newest = Number(list.firstElementChild?.dataset.number ?? 0);
    if (list.dataset.whose !== whose || robot.events.length === 0) {
      list.replaceChildren();
      list.dataset.whose = whose;
    }
    robot.events.filter((event) => event.number > newest || list.childElementCount === 0)
      .reverse()
      .forEach((event) => list.prepend(this.#eventItem(event)));
    while (list.childElementCount > robot.events.length) {
      list.lastElementChild.remove();
    }
  }

  #eventItem(event) {
    const item = document.createElement('li');
    item.dataset.number = event.number;
    const time = document.createElement('time');
    const at = new Date(event.ts_us / 1000);
    time.dateTime = at.toISOString();
    time.textContent = at.toLocaleTimeString('en-GB');
    const kind = document.createElement('strong');
    kind.textContent = event.kind.replaceAll('-', ' ');
    const what = document.createElement('span');
    what.textContent = [event.mode, event.cause, event.weights, event.tick === undefined ? null : `tick ${number(event.tick)}`]
      .filter(Boolean).join(', ');
    item.append(time, kind, what);
    return item;
  }

  #about(model, robot) {
    const info = robot.info;
    const shown = `${model.number} ${robot.name} ${robot.infoVersion}`;
    if (!info || shown === this.#shownInfo) {
      return;
    }
    this.#shownInfo = shown;
    write('what', WHAT[info.kind]);
    if (this.#foldedFor !== info.kind) {
      this.#foldedFor = info.kind;
      element('engineering').open = info.kind === 'robot';
    }
    const hash = (text) => (text ? ` (${text.slice(0, 12)})` : '');
    const facts = [
      ['Kind', { robot: 'robot', sim: 'simulated worm', trainer: 'training run' }[info.kind]],
      ['Weights', info.weights + hash(info.weights_sha256)],
      ['Signed by', { '': 'unknown', unsigned: 'NOBODY' }[info.weights_signer] ?? info.weights_signer],
      ['Origin', info.weights_origin || 'unknown'],
      ['Connectome', info.connectome ? info.connectome + hash(info.connectome_sha256) : 'unknown'],
      ['Animal', info.animal || 'unknown'],
      ['Board and profile', `${info.board}, ${info.profile}${hash(info.profile_sha256)}`],
      ['Tick rate', `${info.tick_hz} Hz`],
      ['Commands', info.commands_enabled ? 'enabled' : 'stop and resume only'],
      ['Network', info.insecure ? 'NOT ENCRYPTED: anybody on it may read and drive' : 'encrypted or this machine only'],
      ['Software', info.software],
    ];
    element('about').replaceChildren(...facts.map(([name, value]) => {
      const row = document.createElement('div');
      const term = document.createElement('dt');
      term.textContent = name;
      const detail = document.createElement('dd');
      detail.textContent = value;
      row.append(term, detail);
      return row;
    }));
  }

  #labels(robot) {
    const pose = robot.pose;
    if (pose) {
      const degrees = Math.round((pose.heading_rad * 180) / Math.PI);
      const items = robot.info?.arena?.food_wu.length;
      write('arena-caption', `x ${number(pose.x_wu)}, y ${number(pose.y_wu)}, heading ${degrees}°`);
      element('arena-canvas').setAttribute('aria-label',
        `Arena: robot at ${Math.round(pose.x_wu)}, ${Math.round(pose.y_wu)}, heading ${degrees} degrees, ` +
        `${pose.food_eaten}${items ? ` of ${items}` : ''} food items eaten`);
    }
    if (robot.tick) {
      element('raster-canvas').setAttribute('aria-label',
        `Raster of ${robot.info?.neurons?.names.length ?? 0} neurons; ${robot.tick.fired_count} fired in the newest tick. ` +
        'Arrow keys name the neurons.');
    }
  }
}
