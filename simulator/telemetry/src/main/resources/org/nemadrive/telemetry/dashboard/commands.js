// What the page may tell the robot: stop, always; the rest for operators.
const ANSWER_WITHIN_MS = 1000;

const VERBS = {
  estop: ['resume'], failsafe: ['disarm'], disarmed: ['run', 'arm'], armed: ['run', 'disarm'], running: ['disarm'],
};
/** What the run button asks for, one after the other, each only if the one before was granted. */
const RUN = { disarmed: ['arm', 'run'] };
const NAMES = { arm: 'Arm', run: 'Run', disarm: 'Disarm', resume: 'Resume after stop' };

/** What a robot in its present mode would accept, the likeliest first. */
function sensibleIn(robot) {
  const verbs = VERBS[robot?.state?.mode] ?? [];
  return robot?.info?.commands_enabled === false ? verbs.filter((verb) => verb === 'resume') : verbs;
}

export class Commands {
  #connection;
  #model;
  #panel;
  #operator = document.getElementById('operator');
  #stopWanted = false;

  constructor(connection, model, panel) {
    this.#connection = connection;
    this.#model = model;
    this.#panel = panel;
    document.getElementById('stop').addEventListener('click', () => this.stop());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        this.stop();
      }
    });
    const section = document.getElementById('commands');
    this.#operator.addEventListener('change', () => { section.hidden = !this.#operator.checked; });
    section.addEventListener('click', (event) => {
      const verb = event.target.dataset?.verb;
      if (verb) {
        this.#press(verb);
      }
    });
  }

  /** Only what would be accepted can be pressed; what a person most likely wants next stands out. */
  draw() {
    const robot = this.#model.robot;
    const sensible = sensibleIn(robot);
    for (const button of document.querySelectorAll('#commands [data-verb]')) {
      const verb = button.dataset.verb;
      button.disabled = !sensible.includes(verb);
      button.dataset.next = verb === sensible[0] ? 'yes' : 'no';
    }
    this.#operator.disabled = robot === null;
  }

  #topic(verb) {
    return `nemadrive/1/${this.#model.target}/cmd/${verb}`;
  }

  /**
   * Stops the robot that is shown. A stop that cannot be sent is kept and goes out as soon as it can;
   * one that the robot does not confirm is left with the broker.
   */
  stop() {
    this.#stopWanted = true;
    if (!this.keepPromise()) {
      this.#panel.notice(this.#model.target === ''
        ? 'No robot is known yet: nothing is stopped. STOP goes to the first one that is seen.'
        : `Not connected: ${this.#model.target} is not stopped. STOP goes out as soon as the broker answers; use its switch now.`);
    }
  }

  /** Sends a stop that waits; false if it still must wait. */
  keepPromise() {
    if (!this.#stopWanted || this.#model.target === '') {
      return !this.#stopWanted;
    }
    const name = this.#model.target;
    const topic = this.#topic('estop');
    if (!this.#connection.publish(topic, 'true')) {
      return false;
    }
    this.#stopWanted = false;
    this.#panel.notice(null);
    // It may have been resumed by then: what counts is whether it ever said that it stopped.
    const confirmed = () => this.#model.robots.get(name)?.stopsConfirmed ?? 0;
    const before = confirmed();
    setTimeout(() => {
      if (confirmed() === before && this.#model.robots.get(name)?.state?.mode !== 'estop') {
        this.#connection.publish(topic, 'true', true);
        this.#panel.notice(
          `${name} does not confirm the stop. It will stop when it hears the broker again; use its switch now.`);
      }
    }, ANSWER_WITHIN_MS);
    return true;
  }

  /** A stop or a refusal between two commands ends it. */
  async #press(verb) {
    const robot = this.#model.robot;
    const asked = (verb === 'run' && RUN[robot?.state?.mode]) || [verb];
    for (const each of asked) {
      if (!robot || !(await this.#ask(robot, each))) {
        return;
      }
    }
  }

  /**
   * Sends a command to a robot and waits for its answer; whether it was granted. MQTT 3.1.1 has no expiry: the command
   * names the session and the moment it ends to be good.
   */
  async #ask(robot, verb) {
    const id = crypto.getRandomValues(new Uint32Array(3)).join('-');
    const body = { v: 1, id, sid: robot.sid, not_after_ms: robot.upMs + 3000 };
    this.#panel.answer(`${verb} …`);
    if (!this.#connection.publish(`nemadrive/1/${robot.name}/cmd/${verb}`, JSON.stringify(body))) {
      this.#panel.answer(`${verb}: no connection`);
      return false;
    }
    const before = performance.now();
    while (performance.now() - before <= 3000) {
      const reply = robot.replies.find((candidate) => candidate.id === id);
      if (reply) {
        this.#panel.answer(`${verb}: ${reply.accepted ? 'done' : 'refused'}${reply.reason ? `, ${reply.reason}` : ''}${this.#hint(reply, robot)}`);
        return reply.accepted;
      }
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    this.#panel.answer(`${verb}: no answer`);
    return false;
  }

  /** After a refusal: what would be accepted. */
  #hint(reply, robot) {
    const [next] = sensibleIn(robot);
    return reply.accepted || !next ? '' : `; press ${NAMES[next]} first`;
  }

  /** An operator who looks at the page watches the robot. */
  everySecond() {
    if (this.#operator.checked && document.visibilityState === 'visible' && this.#model.robot) {
      this.#connection.publish(this.#topic('heartbeat'), '{"v":1,"operator":"dashboard"}');
    }
  }
}
