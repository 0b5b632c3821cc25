// The door for messages: nothing enters the model that does not fit the project's own JSON Schemas
// (schemas.json, served beside the page). Fields that a schema does not name are let through: a
// newer robot may say more.
const KINDS = {
  state: 'state', info: 'info', event: 'event', alert: 'alert', log: 'log', reply: 'reply', run: 'progress',
};
const STREAMS = new Set(['tick', 'pose', 'neurons', 'health']);
const NOT_CHECKS = new Set(['$schema', '$id', 'title', 'description', 'format', 'contentEncoding',
  'unevaluatedProperties', 'then']);

const TYPES = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  // JSON.parse makes an infinity of 1e999, and of a long number another one.
  number: Number.isFinite,
  integer: Number.isSafeInteger,
};

const fault = (holds, at, what) => (holds ? null : `${at} ${what}`);

/** What a keyword asks of a value: null, or what is wrong and where. Throws on keywords it does not know. */
function checkOf(keyword, wanted, schema, schemas) {
  switch (keyword) {
    case 'const': return (value, at) => fault(value === wanted, at, `is not ${JSON.stringify(wanted)}`);
    case 'enum': return (value, at) => fault(wanted.includes(value), at, `is none of ${wanted.join(', ')}`);
    case 'type': return (value, at) => fault(TYPES[wanted](value), at, `is no ${wanted}`);
    case 'minimum': return (value, at) => fault(!(value < wanted), at, `is below ${wanted}`);
    case 'maximum': return (value, at) => fault(!(value > wanted), at, `is above ${wanted}`);
    case 'minLength': return (value, at) => fault(!(value.length < wanted), at, 'is too short');
    case 'maxLength': return (value, at) => fault(!(value.length > wanted), at, 'is too long');
    case 'minItems': return (value, at) => fault(!(value.length < wanted), at, 'has too few entries');
    case 'maxItems': return (value, at) => fault(!(value.length > wanted), at, 'has too many entries');
    case 'pattern': {
      const pattern = new RegExp(wanted, 'u');
      return (value, at) => fault(typeof value !== 'string' || pattern.test(value), at, 'is malformed');
    }
    case 'required':
      return (value, at) => {
        const missing = TYPES.object(value) ? wanted.find((name) => !Object.hasOwn(value, name)) : undefined;
        return fault(missing === undefined, at, `lacks ${missing}`);
      };
    case 'properties': {
      const parts = Object.entries(wanted).map(([name, part]) => [name, compile(part, schemas)]);
      return (value, at) => first(parts, ([name, check]) =>
        (TYPES.object(value) && Object.hasOwn(value, name) ? check(value[name], `${at}.${name}`) : null));
    }
    case 'additionalProperties': {
      if (wanted === false) {
        return () => null;
      }
      const check = compile(wanted, schemas);
      const named = new Set(Object.keys(schema.properties ?? {}));
      return (value, at) => first(Object.entries(TYPES.object(value) ? value : {}), ([name, entry]) =>
        (named.has(name) ? null : check(entry, `${at}.${name}`)));
    }
    case 'items': {
      const check = compile(wanted, schemas);
      return (value, at) => (Array.isArray(value) ? first(value, (entry, i) => check(entry, `${at}[${i}]`)) : null);
    }
    case 'allOf': {
      const checks = wanted.map((part) => compile(part, schemas));
      return (value, at) => first(checks, (check) => check(value, at));
    }
    case 'if': {
      const condition = compile(wanted, schemas);
      const then = compile(schema.then, schemas);
      return (value, at) => (condition(value, at) === null ? then(value, at) : null);
    }
    case '$ref': return compile(schemas[wanted.split(':').pop()], schemas);
    default: throw new Error(`the page does not know the schema keyword ${keyword}`);
  }
}

function first(entries, faultOf) {
  for (let i = 0; i < entries.length; i++) {
    const found = faultOf(entries[i], i);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

function compile(schema, schemas) {
  // "type" first: what follows may then rely on it.
  const keywords = Object.keys(schema).filter((keyword) => !NOT_CHECKS.has(keyword));
  keywords.sort((a, b) => (b === 'type') - (a === 'type'));
  const checks = keywords.map((keyword) => checkOf(keyword, schema[keyword], schema, schemas));
  return (value, at) => first(checks, (check) => check(value, at));
}

/** What the schemas cannot say: parts of one message that must fit each other. */
function fitsItself(kind, body, parts) {
  switch (kind) {
    case 'info':
      return fault(!body.neurons || body.neurons.names.length === body.neurons.kinds.length,
        'info.neurons', 'has names and kinds of different length');
    case 'neurons': {
      const length = 4 * Math.ceil(Math.ceil(body.neurons / 8) / 3);
      return fault(body.fired_bits.every((set) => set.length === length), 'neurons.fired_bits',
        `has a set that is not of ${body.neurons} neurons`);
    }
    case 'pose': return fault(body.eaten_bits.length % 4 === 0, 'pose.eaten_bits', 'is malformed');
    case 'event': return fault(body.kind === parts[4], 'event.kind', 'is not that of its topic');
    case 'alert': return fault(body.id === parts[4], 'alert.id', 'is not that of its topic');
    default: return null;
  }
}

export class Messages {
  #checks;

  /** @param schemas the project's schemas by name */
  constructor(schemas) {
    this.#checks = new Map(Object.keys(schemas).map((name) => [name, compile(schemas[name], schemas)]));
  }

  /**
   * What a message is: null if it is not for the page; `robot`, `kind` and `id` (the last part of its
   * topic) with a checked `body`, which is null for a deleted message; or `robot` and `fault`.
   *
   * @param text the payload, or null if it was no UTF-8
   */
  read(topic, text) {
    const parts = topic.split('/');
    const kind = parts[3] === 'telemetry' ? (STREAMS.has(parts[4]) ? parts[4] : undefined) : KINDS[parts[3]];
    if (parts.length < 4 || kind === undefined) {
      return null;
    }
    const message = { robot: parts[2], kind, id: parts[4] };
    if (text === '') {
      return { ...message, body: null };
    }
    const wrong = (what) => ({ robot: parts[2], fault: what });
    if (text === null) {
      return wrong(`${kind} is not UTF-8`);
    }
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      return wrong(`${kind} is not JSON`);
    }
    const found = this.#checks.get(kind)(body, kind) ?? fitsItself(kind, body, parts);
    return found === null ? { ...message, body } : wrong(found);
  }
}
