// The line charts, by uPlot.
import { colour } from './theme.js';

const SECONDS = 20;

function axis(values) {
  return {
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { show: false },
    font: '11px system-ui, "DejaVu Sans", sans-serif',
    values,
  };
}

function chart(element, series, scaleRange, unit) {
  const options = {
    width: Math.max(200, element.clientWidth),
    height: 150,
    cursor: { show: false },
    legend: {
      show: true,
      live: false,
      markers: {
        width: 2,
        fill: 'transparent',
        stroke: (u, index) => colour(series[index - 1][1]),
        dash: (u, index) => (series[index - 1][2] ? 'dashed' : 'solid'),
      },
    },
    scales: { x: { time: false, range: () => [-SECONDS, 0] }, y: { range: scaleRange } },
    axes: [
      { ...axis((u, splits) => splits.map((s) => (s === -SECONDS ? '' : `${s} s`))), size: 30 },
      { ...axis((u, splits) => splits.map((s) => `${s}${unit}`)), size: 52 },
    ],
    series: [
      {},
      ...series.map(([label, variable, dash]) => ({
        label, stroke: () => colour(variable), width: 2, dash, points: { show: false },
      })),
    ],
  };
  return new uPlot(options, [[], ...series.map(() => [])], element);
}

/** How a number changed from evaluation to evaluation: steps, for a best is the best until a better one comes. */
function curve(element, series) {
  const options = {
    width: Math.max(200, element.clientWidth),
    height: 150,
    cursor: { show: false },
    legend: { show: series.length > 1, live: false, markers: { width: 2, fill: 'transparent',
      stroke: (u, index) => colour(series[index - 1][1]), dash: (u, index) => (series[index - 1][2] ? 'dashed' : 'solid') } },
    scales: { x: { time: false }, y: { range: (u, low, high) => [Math.min(0, low ?? 0), Math.max(1, (high ?? 1) * 1.05)] } },
    axes: [
      { ...axis((u, splits) => splits.map((s) => (s >= 1e6 ? `${s / 1e6} M` : s >= 1000 ? `${s / 1000} k` : s))), size: 30 },
      { ...axis((u, splits) => splits), size: 46 },
    ],
    series: [
      {},
      ...series.map(([label, variable, dash]) => ({
        label, stroke: () => colour(variable), width: 2, dash, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }),
      })),
    ],
  };
  return new uPlot(options, [[], ...series.map(() => [])], element);
}

const CURVES = [
  ['food-chart', [['best', '--series-0'], ['median of those tried', '--series-1', [6, 4]]], [1, 5]],
  ['fitness-chart', [['best', '--series-0'], ['median of those kept', '--series-1', [6, 4]]], [2, 3]],
  ['edits-chart', [['best', '--series-0'], ['median of those tried', '--series-1', [6, 4]]], [4, 6]],
];

export class Charts {
  #curves = [];
  #shownLearning = '';
  #driveElement = document.getElementById('drive-chart');
  #lateElement = document.getElementById('late-chart');
  #drive = null;
  #late = null;

  restyle() {
    this.#drive?.destroy();
    this.#late?.destroy();
    this.#curves.forEach(({ plot }) => plot.destroy());
    this.#shownLearning = '';
    this.#curves = CURVES.map(([id, series, columns]) => {
      const element = document.getElementById(id);
      return { element, columns, plot: curve(element, series) };
    });
    this.#drive = chart(this.#driveElement, [['Left', '--left'], ['Right', '--right', [6, 4]]], () => [-1.05, 1.05], '');
    this.#late = chart(this.#lateElement, [['Lateness', '--accent']],
      (u, low, high) => [0, Math.max(1, (high ?? 1) * 1.15)], ' ms');
  }

  #fit(plot, element) {
    const width = element.clientWidth;
    if (width > 0 && Math.abs(plot.width - width) > 1) {
      plot.setSize({ width, height: 150 });
    }
  }

  draw(model) {
    const robot = model.robot;
    if (!robot || !this.#drive) {
      return;
    }
    this.#fit(this.#drive, this.#driveElement);
    this.#fit(this.#late, this.#lateElement);
    this.#drive.setData(this.#columns(robot.drive, 3));
    this.#late.setData(this.#columns(robot.lateness, 2));
    const learning = `${model.number} ${robot.name} ${robot.learningVersion} ${this.#curves[0].element.clientWidth}`;
    if (learning !== this.#shownLearning) {
      this.#shownLearning = learning;
      this.#curves.forEach(({ element, plot, columns }) => {
        this.#fit(plot, element);
        plot.setData([0, ...columns].map((column) => robot.learning.map((row) => row[column])));
      });
    }
  }

  #columns(ring, series) {
    const newest = ring.size > 0 ? ring.at(0, ring.size - 1) : 0;
    const columns = Array.from({ length: series }, () => []);
    for (let i = 0; i < ring.size; i++) {
      const age = ring.at(0, i) - newest;
      if (age >= -SECONDS - 1 && age <= 0) {
        columns[0].push(age);
        for (let s = 1; s < series; s++) {
          columns[s].push(ring.at(s, i));
        }
      }
    }
    return columns;
  }
}
