// What is known of the robots: fixed-size buffers, so that a day of messages takes the room of a
// minute. Nothing here draws.
const MAX_ROBOTS = 50;
const MAX_EVENTS = 60;
const MAX_ALERTS = 20;
const MAX_LEARNING = 600;

/** The newest n values of a few series. */
export class Ring {
  constructor(capacity, series) {
    this.capacity = capacity;
    this.columns = Array.from({ length: series }, () => new Float64Array(capacity));
    this.count = 0;
  }

  push(...values) {
    const at = this.count % this.capacity;
    values.forEach((value, series) => { this.columns[series][at] = value; });
    this.count++;
  }

  get size() {
    return Math.min(this.count, this.capacity);
  }

  clear() {
    this.count = 0;
  }

  /** Value of a series, counted from the oldest kept. */
  at(series, index) {
    return this.columns[series][(this.count - this.size + index) % this.capacity];
  }
}

/** Spikes as bytes per tick, the newest n ticks. */
class SpikeRing {
  constructor(capacity) {
    this.capacity = capacity;
    this.sets = new Array(capacity).fill(null);
    this.count = 0;
  }

  push(bytes) {
    this.sets[this.count % this.capacity] = bytes;
    this.count++;
  }

  at(number) {
    return this.sets[number % this.capacity];
  }
}

class Robot {
  constructor(name) {
    this.name = name;
    this.state = null;
    this.stopsConfirmed = 0;
    this.info = null;
    this.infoVersion = 0;
    this.tick = null;
    this.pose = null;
    this.health = null;
    this.progress = null;
    this.seenAt = -Infinity;
    this.upMs = 0;
    this.sid = null;
    this.lost = 0;
    this.seq = new Map();
    this.path = new Ring(3000, 3);
    this.pathVersion = 0;
    this.drive = new Ring(600, 3);
    this.lateness = new Ring(600, 2);
    this.spikes = new SpikeRing(600);
    this.learning = [];
    this.learningVersion = 0;
    this.events = [];
    this.lastFood = null;
    this.eventsVersion = 0;
    this.eventNumbers = new Map();
    this.alerts = new Map();
    this.replies = [];
  }
}

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

/** A number that is negative when it is not known, and missing in what older programs publish. */
function known(number) {
  return number >= 0 ? number : null;
}

let models = 0;

export class Model {
  /** Tells this model from others of which the same is shown. */
  number = models++;
  robots = new Map();
  messages = 0;
  bad = 0;
  badLast = '';
  watched = '';
  #asked = '';
  #door;

  /** @param door reads messages, see messages.js */
  constructor(door) {
    this.#door = door;
  }

  /** Chooses the robot that is shown. */
  watch(name) {
    this.#asked = name;
    if (this.robots.has(name)) {
      this.watched = name;
    }
  }

  /** The robot that commands are for, seen or not yet: its name, or empty. */
  get target() {
    return this.watched || this.#asked;
  }

  get robot() {
    return this.robots.get(this.watched) ?? null;
  }

  /** Takes a message; one that is not as it must be is counted and changes nothing else. */
  take(topic, text, retained, now) {
    this.messages++;
    const message = this.#door.read(topic, text);
    if (message === null) {
      return;
    }
    if (message.fault) {
      this.bad++;
      this.badLast = `${message.robot}: ${message.fault}`;
      return;
    }
    const robot = this.#robotOf(message.robot);
    if (robot === null) {
      return;
    }
    if (message.body === null) {
      if (message.kind === 'alert') {
        robot.alerts.delete(message.id);
        robot.eventsVersion++;
      }
      return;
    }
    this.#takeInto(robot, topic, message.kind, message.body, retained, now);
  }

  #robotOf(name) {
    const known = this.robots.get(name);
    if (known || this.robots.size >= MAX_ROBOTS) {
      return known ?? null;
    }
    const robot = new Robot(name);
    this.robots.set(name, robot);
    if (this.watched === '' || name === this.#asked) {
      this.watched = name;
    }
    return robot;
  }

  #takeInto(robot, topic, kind, body, retained, now) {
    if (!retained) {
      this.#countLost(robot, topic, body);
    }
    // A will of an earlier session must not silence a newer one.
    const isOldWill = kind === 'state' && body.state === 'lost' && robot.sid !== null && body.sid !== robot.sid;
    if (isOldWill) {
      return;
    }
    const isAlive = !retained && !(kind === 'state' && (body.state === 'lost' || body.state === 'disconnected'));
    if (isAlive) {
      robot.seenAt = now;
      if (body.sid !== robot.sid) {
        robot.sid = body.sid;
        robot.path.clear();
        robot.pathVersion++;
      }
      robot.upMs = body.up_ms;
    }
    this.#store(robot, kind, body);
  }

  /** Takes what this page itself read from a recording. */
  put(name, kind, body) {
    this.#store(this.#robotOf(name), kind, body);
  }

  #store(robot, kind, body) {
    switch (kind) {
      case 'state':
        robot.state = body;
        robot.stopsConfirmed += body.mode === 'estop' ? 1 : 0;
        break;
      case 'info':
        robot.info = body;
        robot.infoVersion++;
        break;
      case 'tick': this.#tick(robot, body); break;
      case 'pose': this.#pose(robot, body); break;
      case 'neurons': this.#neurons(robot, body); break;
      case 'health':
        robot.health = body;
        break;
      case 'event': this.#event(robot, body); break;
      case 'alert':
        if (robot.alerts.size < MAX_ALERTS || robot.alerts.has(body.id)) {
          robot.alerts.set(body.id, body);
          robot.eventsVersion++;
        }
        break;
      case 'progress': this.#progress(robot, body); break;
      case 'reply':
        robot.replies.push(body);
        robot.replies.splice(0, robot.replies.length - 20);
        break;
      default: break;
    }
  }

  #countLost(robot, topic, body) {
    const before = robot.seq.get(topic);
    if (before && before.sid === body.sid && body.seq > before.seq + 1) {
      robot.lost += body.seq - before.seq - 1;
    }
    if (before || robot.seq.size < 100) {
      robot.seq.set(topic, { sid: body.sid, seq: body.seq });
    }
  }

  #tick(robot, body) {
    robot.tick = body;
    robot.drive.push(body.up_ms / 1000, body.left_drive, body.right_drive);
    robot.lateness.push(body.up_ms / 1000, body.lateness_us / 1000);
  }

  #pose(robot, body) {
    if (robot.pose && body.food_eaten < robot.pose.food_eaten) {
      robot.path.clear();
    }
    robot.pose = body;
    const path = robot.path;
    const last = path.size - 1;
    if (last < 0 || path.at(0, last) !== body.x_wu || path.at(1, last) !== body.y_wu) {
      path.push(body.x_wu, body.y_wu, body.up_ms);
      robot.pathVersion++;
    }
  }

  #neurons(robot, body) {
    if (body.skipped > 0) {
      robot.spikes.push(null);
    }
    body.fired_bits.forEach((set) => robot.spikes.push(bytesOf(set)));
  }

  #progress(robot, body) {
    if (robot.progress?.run_id !== body.run_id || robot.progress.evaluations > body.evaluations) {
      robot.learning = [];
    }
    robot.progress = body;
    robot.learning.push([
      body.evaluations, body.best_food, body.best_fitness, body.median_fitness, body.weights_changed,
      known(body.median_food), known(body.median_weights_changed)]);
    if (robot.learning.length > MAX_LEARNING) {
      // Every second one goes: the whole run stays in sight.
      robot.learning = robot.learning.filter((row, i) => i % 2 === 0 || i === robot.learning.length - 1);
    }
    robot.learningVersion++;
  }

  #event(robot, body) {
    // At least once on the wire, exactly once here: the number tells.
    const highest = robot.eventNumbers.get(body.store) ?? 0;
    if (body.number <= highest) {
      return;
    }
    if (robot.eventNumbers.size > 20) {
      robot.eventNumbers.clear();
    }
    robot.eventNumbers.set(body.store, body.number);
    if (body.kind === 'restart') {
      robot.path.clear();
      robot.pathVersion++;
    }
    if (body.kind === 'food') {
      // Often and alike: a line of their own, so that they do not push out what matters.
      robot.lastFood = body;
      robot.eventsVersion++;
      return;
    }
    robot.events.unshift(body);
    robot.events.length = Math.min(robot.events.length, MAX_EVENTS);
    robot.eventsVersion++;
  }
}
