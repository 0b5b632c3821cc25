// The floor: food, path coloured by age, and where the robot is.
import { colour } from './theme.js';

const OLD = [68, 90, 160];
const NEW = [20, 170, 140];
const MARGIN_PX = 10;

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
    const version = [width, height, this.#style, robot?.name, robot?.pathVersion, robot?.infoVersion,
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
    pen.fillStyle = colour('--ground');
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
    for (let x = 200; x < arena.width_wu; x += 200) {
      pen.moveTo(x, 0);
      pen.lineTo(x, arena.height_wu);
    }
    for (let y = 200; y < arena.height_wu; y += 200) {
      pen.moveTo(0, y);
      pen.lineTo(arena.width_wu, y);
    }
    pen.stroke();
    pen.strokeStyle = colour('--muted');
    pen.lineWidth = 3 / unit;
    pen.strokeRect(0, 0, arena.width_wu, arena.height_wu);
  }

  #food(pen, arena, robot, unit) {
    const bits = robot.pose ? atob(robot.pose.eaten_bits) : '';
    const left = colour('--food');
    const gone = colour('--muted');
    pen.lineWidth = 1.5 / unit;
    arena.food_wu.forEach(([x, y], item) => {
      const eaten = (bits.charCodeAt(item >> 3) >> (item & 7)) & 1;
      pen.beginPath();
      pen.arc(x, y, eaten ? 7 : 11, 0, 2 * Math.PI);
      if (eaten) {
        pen.strokeStyle = gone;
        pen.stroke();
      } else {
        pen.fillStyle = left;
        pen.fill();
      }
    });
  }

  #path(pen, robot, unit) {
    const path = robot.path;
    const parts = 24;
    pen.lineWidth = 4 / unit;
    pen.lineJoin = 'round';
    for (let part = 0; part < parts; part++) {
      const from = Math.floor((part * (path.size - 1)) / parts);
      const to = Math.floor(((part + 1) * (path.size - 1)) / parts);
      if (to <= from) {
        continue;
      }
      const age = part / (parts - 1);
      pen.strokeStyle = `rgb(${OLD.map((old, c) => Math.round(old + (NEW[c] - old) * age)).join()})`;
      pen.beginPath();
      pen.moveTo(path.at(0, from), path.at(1, from));
      for (let i = from + 1; i <= to; i++) {
        pen.lineTo(path.at(0, i), path.at(1, i));
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
