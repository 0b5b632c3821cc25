// Which neuron fired when: rows are neurons grouped by kind, columns are ticks. New columns are
// drawn into a hidden picture that is used as a ring; the visible one is copied from it.
import { colour } from './theme.js';

const COLUMNS = 300;
const KINDS = [['s', 'Sensory', '--sensory'], ['i', 'Interneurons', '--inter'], ['m', 'Motor', '--motor'], ['u', 'Other', '--cell-other']];
const GAP_ROWS = 4;
const LABEL_PX = 112;
const AXIS_PX = 18;
const SECONDS_APART = [1, 2, 5, 10, 20, 30, 60, 120, 300];

function rgb(text) {
  const hex = text.replace('#', '');
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

export class RasterView {
  #canvas;
  #context;
  #caption;
  #hidden = document.createElement('canvas');
  #hiddenContext = this.#hidden.getContext('2d');
  #rowOf = [];
  #neuronAt = [];
  #bands = [];
  #colours = [];
  #column = null;
  #laidOut = '';
  #drawnSets = 0;
  #drawn = '';
  #style = 0;
  #model = null;
  #rest = '';
  #frozen = false;
  #marked = null;

  constructor(canvas, caption) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.#caption = caption;
    this.#rest = caption.textContent;
    canvas.addEventListener('pointermove', (event) => this.#point(event.offsetY));
    canvas.addEventListener('pointerleave', () => {
      this.#caption.textContent = this.#rest;
      this.#marked = null;
    });
    canvas.addEventListener('blur', () => { this.#marked = null; });
    const freeze = document.getElementById('freeze');
    freeze.addEventListener('click', () => {
      this.#frozen = !this.#frozen;
      freeze.setAttribute('aria-pressed', this.#frozen);
      freeze.textContent = this.#frozen ? 'Go on' : 'Freeze';
    });
    let row = 0;
    canvas.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
      if (step) {
        event.preventDefault();
        const rows = this.#hidden.height || 1;
        row = (row + step + rows) % rows;
        while (this.#neuronAt[row] === undefined && this.#neuronAt.length > 0) {
          row = (row + Math.sign(step) + rows) % rows;
        }
        this.#name(row);
      }
    });
  }

  restyle() {
    this.#style++;
  }

  #point(y) {
    this.#name(Math.floor((y / (this.#canvas.clientHeight - AXIS_PX)) * this.#hidden.height));
  }

  #name(row) {
    const neuron = this.#neuronAt[row];
    const robot = this.#model?.robot;
    if (neuron === undefined || !robot?.info?.neurons) {
      return;
    }
    this.#marked = row;
    const spikes = robot.spikes;
    let fired = 0;
    const from = Math.max(0, spikes.count - COLUMNS);
    for (let number = from; number < spikes.count; number++) {
      const set = spikes.at(number);
      fired += set ? (set[neuron >> 3] >> (neuron & 7)) & 1 : 0;
    }
    const kind = KINDS.find(([letter]) => letter === robot.info.neurons.kinds[neuron]);
    this.#caption.textContent =
      `${robot.info.neurons.names[neuron]}, ${kind[1].toLowerCase()}: fired in ${fired} of the last ${spikes.count - from} ticks`;
  }

  #layOut(robot) {
    const neurons = robot.info.neurons;
    this.#rowOf = new Array(neurons.names.length);
    this.#neuronAt = [];
    this.#bands = [];
    this.#colours = [];
    let row = 0;
    for (const [letter, title, variable] of KINDS) {
      const from = row;
      const shade = rgb(colour(variable));
      for (let neuron = 0; neuron < neurons.names.length; neuron++) {
        if (neurons.kinds[neuron] === letter) {
          this.#rowOf[neuron] = row;
          this.#neuronAt[row] = neuron;
          this.#colours[neuron] = shade;
          row++;
        }
      }
      if (row > from) {
        this.#bands.push({ title, from, to: row, colour: colour(variable) });
        row += GAP_ROWS;
      }
    }
    this.#hidden.width = COLUMNS;
    this.#hidden.height = row - GAP_ROWS;
    this.#column = this.#hiddenContext.createImageData(1, this.#hidden.height);
    this.#drawnSets = Math.max(0, robot.spikes.count - COLUMNS);
  }

  draw(model) {
    if (this.#frozen && this.#model !== null) {
      return;
    }
    this.#model = model;
    const robot = model.robot;
    const box = this.#canvas.getBoundingClientRect();
    const scale = Math.min(devicePixelRatio, 2);
    const width = Math.round(box.width * scale);
    const height = Math.round(box.height * scale);
    const layout = [model.number, robot?.name, robot?.infoVersion, this.#style].join();
    const version = [layout, robot?.spikes.count, width, height, this.#marked].join();
    if (version === this.#drawn || width === 0) {
      return;
    }
    this.#drawn = version;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#context.fillStyle = colour('--card');
    this.#context.fillRect(0, 0, width, height);
    if (!robot?.info?.neurons) {
      return;
    }
    if (layout !== this.#laidOut) {
      this.#laidOut = layout;
      this.#layOut(robot);
    }
    this.#addColumns(robot);
    this.#copy(robot, width, height, scale);
  }

  #addColumns(robot) {
    const spikes = robot.spikes;
    this.#drawnSets = Math.max(this.#drawnSets, spikes.count - COLUMNS);
    for (; this.#drawnSets < spikes.count; this.#drawnSets++) {
      const set = spikes.at(this.#drawnSets);
      const pixels = this.#column.data;
      pixels.fill(0);
      if (set) {
        for (let neuron = 0; neuron < this.#rowOf.length; neuron++) {
          if ((set[neuron >> 3] >> (neuron & 7)) & 1) {
            const at = 4 * this.#rowOf[neuron];
            const shade = this.#colours[neuron];
            pixels[at] = shade[0];
            pixels[at + 1] = shade[1];
            pixels[at + 2] = shade[2];
            pixels[at + 3] = 255;
          }
        }
      }
      this.#hiddenContext.putImageData(this.#column, this.#drawnSets % COLUMNS, 0);
    }
  }

  #copy(robot, width, height, scale) {
    const pen = this.#context;
    const left = Math.min(LABEL_PX * scale, width * 0.31);
    const plot = width - left;
    const rows = this.#hidden.height;
    const axis = AXIS_PX * scale;
    this.#axis(robot, left, width, height - axis, scale);
    height -= axis;
    const shown = Math.min(robot.spikes.count, COLUMNS);
    const start = robot.spikes.count % COLUMNS;
    const column = plot / COLUMNS;
    pen.imageSmoothingEnabled = false;
    if (shown === COLUMNS) {
      const first = COLUMNS - start;
      pen.drawImage(this.#hidden, start, 0, first, rows, left, 0, first * column, height);
      if (start > 0) {
        pen.drawImage(this.#hidden, 0, 0, start, rows, left + first * column, 0, start * column, height);
      }
    } else if (shown > 0) {
      pen.drawImage(this.#hidden, 0, 0, shown, rows, width - shown * column, 0, shown * column, height);
    }
    if (this.#marked !== null && this.#neuronAt[this.#marked] !== undefined) {
      this.#mark(robot, left, width, ((this.#marked + 0.5) / rows) * height, scale);
    }
    pen.textBaseline = 'top';
    for (const band of this.#bands) {
      const top = (band.from / rows) * height;
      const bottom = (band.to / rows) * height;
      pen.fillStyle = band.colour;
      pen.fillRect(left - 5 * scale, top, 3 * scale, bottom - top);
      pen.font = `600 ${12 * scale}px system-ui, "DejaVu Sans", sans-serif`;
      pen.fillText(band.title, 6 * scale, top + 4 * scale, left - 14 * scale);
      pen.fillStyle = colour('--muted');
      pen.font = `${11 * scale}px system-ui, "DejaVu Sans", sans-serif`;
      pen.fillText(`${band.to - band.from} cells`, 6 * scale, top + 20 * scale, left - 14 * scale);
    }
  }

  /** How long ago: the newest column is now. */
  #axis(robot, left, width, bottom, scale) {
    const pen = this.#context;
    const hz = robot.info.tick_hz;
    const span = COLUMNS / hz;
    const apart = SECONDS_APART.find((seconds) => span / seconds <= 6) ?? 600;
    pen.fillStyle = colour('--muted');
    pen.font = `${11 * scale}px system-ui, "DejaVu Sans", sans-serif`;
    pen.textBaseline = 'bottom';
    for (let seconds = 0; seconds < span; seconds += apart) {
      const x = width - (seconds / span) * (width - left);
      pen.textAlign = seconds === 0 ? 'right' : 'center';
      pen.fillRect(x - scale, bottom, scale, 4 * scale);
      pen.fillText(seconds === 0 ? 'now' : `\u2212${seconds} s`, x, bottom + AXIS_PX * scale);
    }
    pen.textAlign = 'left';
  }

  /** The row that is pointed at, with the cell's name. */
  #mark(robot, left, width, y, scale) {
    const pen = this.#context;
    const name = robot.info.neurons.names[this.#neuronAt[this.#marked]];
    pen.strokeStyle = colour('--ink');
    pen.lineWidth = scale;
    pen.beginPath();
    pen.moveTo(left, y);
    pen.lineTo(width, y);
    pen.stroke();
    pen.font = `600 ${12 * scale}px system-ui, "DejaVu Sans", sans-serif`;
    pen.textBaseline = 'middle';
    const room = pen.measureText(name).width + 8 * scale;
    pen.fillStyle = colour('--card');
    pen.fillRect(left, y - 8 * scale, room, 16 * scale);
    pen.fillStyle = colour('--ink');
    pen.fillText(name, left + 4 * scale, y);
  }
}
