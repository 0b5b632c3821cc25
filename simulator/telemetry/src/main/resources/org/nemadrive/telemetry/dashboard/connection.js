// One connection to the broker over WebSocket (Paho, MQTT 3.1.1) that comes back by itself. What
// arrives is handed on as text, checked by nobody yet; nothing that a message holds can end it.
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;
// CONNACK return codes 4 (bad user or password) and 5 (not authorised), as Paho words them.
const BAD_CREDENTIALS = /AMQJS0006E.*return code:\s*[45]\b/;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** The broker's address as Paho reads it; a relative one starts where the page lies. */
function addressOf(brokerUrl) {
  const url = new URL(brokerUrl.replace('{host}', location.hostname), location.href);
  const secure = url.protocol === 'https:' || url.protocol === 'wss:';
  const host = url.port === '' ? `${url.hostname}:${secure ? 443 : 80}` : url.host;
  return { secure, text: `${secure ? 'wss' : 'ws'}://${host}${url.pathname}` };
}

export class Connection {
  #address;
  #on;
  #client = null;
  #pauseMs = FIRST_PAUSE_MS;
  #login = null;

  /**
   * @param config what config.json said
   * @param on.message called with topic, text (null if it is no UTF-8) and whether it was retained
   * @param on.changed called with `connecting`, `up` or `off` and that in words
   */
  constructor(config, on) {
    this.#address = addressOf(config.broker_url);
    this.#on = on;
    const form = document.getElementById('login');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#login = { userName: form.user.value, password: form.password.value };
      form.hidden = true;
      this.#connect();
    });
  }

  start() {
    this.#connect();
  }

  get isUp() {
    return this.#client !== null && this.#client.isConnected();
  }

  #connect() {
    this.#on.changed('connecting', 'connecting');
    const client = new Paho.Client(this.#address.text,
      `dashboard-${crypto.getRandomValues(new Uint32Array(4)).join('')}`);
    this.#client = client;
    client.onConnectionLost = () => this.#again(client);
    client.onMessageArrived = (message) => {
      try {
        this.#on.message(message.destinationName, textOf(message.payloadBytes), message.retained);
      } catch (bug) {
        console.error(bug); // Paho would end the connection, and STOP with it
      }
    };
    client.connect({
      ...(this.#login ?? {}),
      useSSL: this.#address.secure,
      timeout: 5,
      keepAliveInterval: 5,
      cleanSession: true,
      onSuccess: () => {
        this.#pauseMs = FIRST_PAUSE_MS;
        client.subscribe('nemadrive/1/#', { qos: 1 });
        this.#on.changed('up', 'connected');
      },
      onFailure: (failure) => {
        if (BAD_CREDENTIALS.test(failure.errorMessage ?? '')) {
          document.getElementById('login').hidden = false;
          this.#on.changed('off', 'log in');
        } else {
          this.#again(client);
        }
      },
    });
  }

  #again(client) {
    if (client !== this.#client) {
      return;
    }
    this.#client = null;
    this.#on.changed('off', 'no broker, trying again');
    const pause = this.#pauseMs * (0.5 + Math.random() / 2);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    setTimeout(() => this.#connect(), pause);
  }

  /** Sends at least once; false if there is no connection. */
  publish(topic, payload, retained = false) {
    if (!this.isUp) {
      return false;
    }
    const message = new Paho.Message(payload);
    message.destinationName = topic;
    message.qos = 1;
    message.retained = retained;
    try {
      this.#client.send(message);
      return true;
    } catch {
      return false;
    }
  }
}
