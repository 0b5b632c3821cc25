// The floor: food, path coloured by age, and where the robot is.
import { colour } from './theme.js';

const MARGIN_PX = 10;
const GRID_WU = 200;
const PARTS = 48;
/** Where a robot does not say from how near it eats: the paper's range. */
const USUAL_EATING_RADIUS_WU = 20;

function channels(name) {
  const hex = colour(name);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** The trail's colours from its start to its end. */
function trail() {
  const stops = [0, 1, 2, 3, 4].map((i) => channels(`--trail-${i}`));
  return Array.from({ length: PARTS }, (unused, part) => {
    const place = (part / (PARTS - 1)) * (stops.length - 1);
    const below = Math.min(Math.floor(place), stops.length - 2);
    return `rgb(${stops[below].map((low, c) => Math.round(low + (place - below) * (stops[below + 1][c] - low))).join()})`;
  });
}

export class ArenaView {
  #canvas;
  #context;
  #drawn = '';
  #style = 0;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  restyle() {
    this.#style++;
  }

  draw(model) {
    const robot = model.robot;
    const box = this.#canvas.getBoundingClientRect();
    const scale = Math.min(devicePixelRatio, 2);
    const width = Math.round(box.width * scale);
    const height = Math.round(box.height * scale);
    const version = [width, height, this.#style, model.number, robot?.name, robot?.pathVersion, robot?.infoVersion,
      robot?.pose?.seq, robot?.pose?.eaten_bits].join();
    if (version === this.#drawn || width === 0) {
      return;
    }
    this.#drawn = version;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const arena = robot?.info?.arena ?? { width_wu: 1600, height_wu: 1200, food_wu: [] };
    const margin = MARGIN_PX * scale;
    const unit = Math.min((width - 2 * margin) / arena.width_wu, (height - 2 * margin) / arena.height_wu);
    const pen = this.#context;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = colour('--card');
    pen.fillRect(0, 0, width, height);
    pen.setTransform(unit, 0, 0, unit,
      (width - arena.width_wu * unit) / 2, (height - arena.height_wu * unit) / 2);
    this.#grid(pen, arena, unit);
    if (robot) {
      this.#food(pen, arena, robot, unit);
      this.#path(pen, robot, unit);
      this.#body(pen, robot);
    }
  }

  #grid(pen, arena, unit) {
    pen.strokeStyle = colour('--line');
    pen.lineWidth = 1 / unit;
    pen.beginPath();
    for (let x = GRID_WU; x < arena.width_wu; x += GRID_WU) {
      pen.moveTo(x, 0);
      pen.lineTo(x, arena.height_wu);
    }
    for (let y = GRID_WU; y < arena.height_wu; y += GRID_WU) {
      pen.moveTo(0, y);
      pen.lineTo(arena.width_wu, y);
    }
    pen.stroke();
    pen.strokeStyle = colour('--muted');
    pen.lineWidth = 3 / unit;
    pen.strokeRect(0, 0, arena.width_wu, arena.height_wu);
    this.#scale(pen, arena, unit);
  }

  /** How long 200 units are, in the corner. */
  #scale(pen, arena, unit) {
    const ratio = Math.min(devicePixelRatio, 2) / unit;
    const y = arena.height_wu - 14 * ratio;
    pen.strokeStyle = colour('--ink');
    pen.fillStyle = colour('--ink');
    pen.lineWidth = 2 * ratio;
    pen.beginPath();
    pen.moveTo(12 * ratio, y);
    pen.lineTo(12 * ratio + GRID_WU, y);
    pen.stroke();
    pen.font = `${11 * ratio}px system-ui, "DejaVu Sans", sans-serif`;
    pen.fillText(`${GRID_WU} units`, 12 * ratio, y - 6 * ratio);
  }

  #food(pen, arena, robot, unit) {
    const bits = robot.pose ? atob(robot.pose.eaten_bits) : '';
    const radius = arena.eating_radius_wu ?? USUAL_EATING_RADIUS_WU;
    pen.lineWidth = 1.5 * Math.min(devicePixelRatio, 2) / unit;
    arena.food_wu.forEach(([x, y], item) => {
      const eaten = (bits.charCodeAt(item >> 3) >> (item & 7)) & 1;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = colour(eaten ? '--food-eaten' : '--card');
      pen.fill();
      pen.strokeStyle = colour(eaten ? '--food-eaten-edge' : '--food-left');
      pen.stroke();
    });
  }

  /** Through the middles of neighbouring poses, bent at each pose: smooth, and never far from them. */
  #path(pen, robot, unit) {
    const path = robot.path;
    const colours = trail();
    const middle = (i) => [(path.at(0, i) + path.at(0, i + 1)) / 2, (path.at(1, i) + path.at(1, i + 1)) / 2];
    pen.lineWidth = 2.5 * Math.min(devicePixelRatio, 2) / unit;
    pen.lineJoin = 'round';
    pen.lineCap = 'round';
    const last = path.size - 1;
    for (let part = 0; part < PARTS; part++) {
      const from = Math.floor((part * last) / PARTS);
      const to = Math.floor(((part + 1) * last) / PARTS);
      if (to <= from) {
        continue;
      }
      pen.strokeStyle = colours[part];
      pen.beginPath();
      pen.moveTo(...(from === 0 ? [path.at(0, 0), path.at(1, 0)] : middle(from - 1)));
      for (let i = from; i < to; i++) {
        pen.quadraticCurveTo(path.at(0, i), path.at(1, i), ...middle(i));
      }
      if (to === last) {
        pen.lineTo(path.at(0, last), path.at(1, last));
      }
      pen.stroke();
    }
  }

  #body(pen, robot) {
    if (!robot.pose) {
      return;
    }
    pen.save();
    pen.translate(robot.pose.x_wu, robot.pose.y_wu);
    pen.rotate(robot.pose.heading_rad);
    pen.beginPath();
    pen.moveTo(38, 0);
    pen.lineTo(-22, 21);
    pen.lineTo(-10, 0);
    pen.lineTo(-22, -21);
    pen.closePath();
    pen.fillStyle = colour('--ink');
    pen.strokeStyle = colour('--card');
    pen.lineWidth = 4;
    pen.stroke();
    pen.fill();
    pen.restore();
  }
}
