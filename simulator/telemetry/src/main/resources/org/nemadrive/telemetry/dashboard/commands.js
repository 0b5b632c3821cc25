// What the page may tell the robot: stop, always; the rest for operators.
const ANSWER_WITHIN_MS = 1000;

export class Commands {
  #connection;
  #model;
  #panel;
  #operator = document.getElementById('operator');
  #answered = 0;

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
        this.#send(verb);
      }
    });
  }

  #topic(verb) {
    return `nemadrive/1/${this.#model.watched}/cmd/${verb}`;
  }

  /** Stops the robot that is shown; if it does not answer, leaves the stop with the broker. */
  stop() {
    const robot = this.#model.robot;
    if (!robot) {
      this.#panel.notice('There is no robot to stop.');
      return;
    }
    const name = robot.name;
    const topic = this.#topic('estop');
    if (!this.#connection.publish(topic, 'true')) {
      this.#panel.notice(`Not connected: STOP cannot reach ${name} from here. Use its switch.`);
      return;
    }
    this.#panel.notice(null);
    // It may have been resumed by then: what counts is whether it ever said that it stopped.
    const before = robot.stopsConfirmed;
    setTimeout(() => {
      if (robot.stopsConfirmed === before && robot.state?.mode !== 'estop') {
        this.#connection.publish(topic, 'true', true);
        this.#panel.notice(
          `${name} does not confirm the stop. It will stop when it hears the broker again; use its switch now.`);
      }
    }, ANSWER_WITHIN_MS);
  }

  /** MQTT 3.1.1 has no expiry: the command names the session and the moment it ends to be good. */
  #send(verb) {
    const robot = this.#model.robot;
    if (!robot) {
      return;
    }
    const id = crypto.getRandomValues(new Uint32Array(3)).join('-');
    const body = { v: 1, id, sid: robot.sid, not_after_ms: robot.upMs + 3000 };
    this.#panel.answer(`${verb} …`);
    if (!this.#connection.publish(this.#topic(verb), JSON.stringify(body))) {
      this.#panel.answer(`${verb}: no connection`);
      return;
    }
    const before = performance.now();
    const look = setInterval(() => {
      const reply = robot.replies.find((candidate) => candidate.id === id);
      if (reply) {
        this.#panel.answer(`${verb}: ${reply.accepted ? 'done' : 'refused'}${reply.reason ? `, ${reply.reason}` : ''}`);
      } else if (performance.now() - before > 3000) {
        this.#panel.answer(`${verb}: no answer`);
      } else {
        return;
      }
      clearInterval(look);
    }, 50);
  }

  /** An operator who looks at the page watches the robot. */
  everySecond() {
    if (this.#operator.checked && document.visibilityState === 'visible' && this.#model.robot) {
      this.#connection.publish(this.#topic('heartbeat'), '{"v":1,"operator":"dashboard"}');
    }
  }
}
