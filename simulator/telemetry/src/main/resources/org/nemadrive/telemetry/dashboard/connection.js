// One connection to the broker over WebSocket (Paho, MQTT 3.1.1) that comes back by itself.
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;
// CONNACK return codes 4 (bad user or password) and 5 (not authorised), as Paho words them.
const BAD_CREDENTIALS = /AMQJS0006E.*return code:\s*[45]\b/;

export class Connection {
  #config;
  #on;
  #client = null;
  #pauseMs = FIRST_PAUSE_MS;
  #login = null;

  constructor(config, on) {
    this.#config = config;
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
    const url = new URL(this.#config.broker_url.replace('{host}', location.hostname)).href; // Paho wants a path
    const client = new Paho.Client(url, `dashboard-${crypto.getRandomValues(new Uint32Array(2)).join('')}`);
    this.#client = client;
    client.onConnectionLost = () => this.#again(client);
    client.onMessageArrived = (message) =>
      this.#on.message(message.destinationName, message.payloadString, message.retained);
    client.connect({
      ...(this.#login ?? {}),
      useSSL: url.startsWith('wss:'),
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
