// The moment that is shown: now, or one of the past, played at any speed. A past is something that
// has a start, an end, the next tick from a moment, and the model as it was at a moment.
const KEPT_MS = 60_000;
const MOST_KEPT = 4000;

/** The last minute of what a broker said. */
export class LastMinute {
  #newModel;
  #kept = [];
  #before = new Map();
  #model = null;
  #taken = 0;
  #dropped = 0;

  constructor(newModel) {
    this.#newModel = newModel;
  }

  get start() {
    return this.#kept.length > 0 ? this.#kept[0].now : 0;
  }

  get end() {
    return this.#kept.length > 0 ? this.#kept.at(-1).now : 0;
  }

  record(topic, text, retained, now) {
    this.#kept.push({ topic, text, retained, now });
    let old = 0;
    while (this.#kept.length - old > MOST_KEPT || now - this.#kept[old].now > KEPT_MS) {
      const message = this.#kept[old++];
      if (!message.topic.includes('/telemetry/') && (this.#before.has(message.topic) || this.#before.size < 300)) {
        this.#before.set(message.topic, message);
      }
    }
    if (old > 100) {
      this.#kept.splice(0, old);
      this.#dropped += old;
    }
  }

  nextTick(at, direction) {
    const ticks = this.#kept.filter((message) => message.topic.endsWith('/telemetry/tick'));
    const wanted = Math.max(0, ticks.findLastIndex((message) => message.now <= at) + direction);
    // What else a tick says comes after it and before the next one.
    return wanted + 1 < ticks.length ? ticks[wanted + 1].now - 0.01 : this.end;
  }

  modelAt(at, watched) {
    const done = this.#model !== null && this.#taken >= this.#dropped && this.#model.at <= at;
    if (!done || this.#model.watched !== watched) {
      this.#model = this.#newModel();
      this.#model.watch(watched);
      this.#taken = this.#dropped;
      this.#before.forEach((message) => this.#take(message));
    }
    this.#model.at = at;
    for (; this.#taken - this.#dropped < this.#kept.length; this.#taken++) {
      const message = this.#kept[this.#taken - this.#dropped];
      if (message.now > at) {
        break;
      }
      this.#take(message);
    }
    return this.#model;
  }

  #take({ topic, text, retained, now }) {
    this.#model.take(topic, text, retained, now);
  }
}

/** A drive from its recording, see RecordedDrive. */
export class RecordedDrive {
  #drive;
  #newModel;
  #model = null;
  #taken = 0;

  constructor(drive, newModel) {
    this.#drive = drive;
    this.#newModel = newModel;
  }

  get start() {
    return 0;
  }

  get end() {
    return this.#drive.at_ms.at(-1);
  }

  /** The last tick that is not after a moment. */
  #indexAt(at) {
    let low = 0;
    let high = this.#drive.at_ms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#drive.at_ms[middle] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  nextTick(at, direction) {
    const index = this.#indexAt(at) + direction;
    return this.#drive.at_ms[Math.min(Math.max(index, 0), this.#drive.at_ms.length - 1)];
  }

  modelAt(at) {
    const index = this.#indexAt(at);
    if (this.#model === null || index < this.#taken - 1) {
      this.#model = this.#newModel();
      this.#model.put(this.#drive.name, 'info', this.#drive.info);
      this.#taken = Math.max(0, index - 3000);
    }
    for (; this.#taken <= index; this.#taken++) {
      this.#put(this.#taken);
    }
    return this.#model;
  }

  #put(i) {
    const drive = this.#drive;
    const put = (kind, body) => this.#model.put(drive.name, kind, { seq: i, up_ms: drive.at_ms[i], ...body });
    put('state', { state: 'online', mode: drive.stop[i] === 'NONE' ? 'running' : 'standing', cause: drive.stop[i] });
    put('tick', {
      tick: i, left_drive: drive.left[i], right_drive: drive.right[i], touch: drive.touch[i] === '1',
      food_sensed: drive.food[i] === '1', fired_count: drive.spikes[i], lateness_us: 0,
    });
    put('pose', {
      x_wu: drive.x[i], y_wu: drive.y[i], heading_rad: drive.heading[i], food_eaten: drive.food_eaten[i],
      eaten_bits: drive.eaten[i],
    });
    put('neurons', { skipped: 0, fired_bits: [drive.fired[i]] });
  }
}

const element = (id) => document.getElementById(id);

export class Timeline {
  #past;
  #live;
  #at = null;
  #playing = false;
  #before = 0;

  /**
   * @param past what can be gone back to
   * @param live the model as it is now; null where there is only a past, which then plays at once
   */
  constructor(past, live) {
    this.#past = past;
    this.#live = live;
    element('time-play').addEventListener('click', () => this.#toggle());
    element('time-back').addEventListener('click', () => this.#step(-1));
    element('time-on').addEventListener('click', () => this.#step(1));
    element('time-live').addEventListener('click', () => { this.#at = null; });
    element('time-at').addEventListener('input', () => this.#stand(past.start + Number(element('time-at').value)));
    if (live === null) {
      element('time-live').hidden = true;
      this.#at = past.start;
      this.#playing = true;
    }
  }

  #stand(at) {
    this.#at = at;
    this.#playing = false;
  }

  #toggle() {
    if (this.#at === null) {
      this.#stand(this.#past.end);
    } else {
      this.#playing = !this.#playing;
      if (this.#playing && this.#live === null && this.#at >= this.#past.end) {
        this.#at = this.#past.start;
      }
    }
  }

  #step(direction) {
    this.#stand(this.#past.nextTick(this.#at ?? this.#past.end, direction));
  }

  /** The model to show in this frame. */
  shown(now) {
    const passed = Math.min(now - this.#before, 1000);
    this.#before = now;
    if (this.#at !== null) {
      if (this.#playing) {
        this.#at += passed * Number(element('time-speed').value);
      }
      this.#at = Math.max(this.#at, this.#past.start);
      if (this.#at >= this.#past.end && this.#playing) {
        this.#playing = false;
        this.#at = this.#live === null ? this.#past.end : null;
      }
    }
    return this.#at === null ? this.#live : this.#past.modelAt(this.#at, this.#live?.watched);
  }

  /** Shows where in time the page is. */
  draw() {
    const span = this.#past.end - this.#past.start;
    const slider = element('time-at');
    slider.max = span;
    slider.value = this.#at === null ? span : this.#at - this.#past.start;
    const seconds = (ms) => (ms / 1000).toFixed(1);
    element('time-text').textContent = this.#at === null ? 'live'
      : this.#live === null ? `${seconds(this.#at - this.#past.start)} of ${seconds(span)} s`
        : `${seconds(this.#past.end - this.#at)} s ago`;
    element('time-play').textContent = this.#at !== null && !this.#playing ? 'Play' : 'Pause';
    element('time-live').disabled = this.#at === null;
  }
}
