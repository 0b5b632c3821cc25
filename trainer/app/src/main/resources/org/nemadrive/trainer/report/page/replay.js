"use strict";
/* Plays the recordings on this page. Each .replay element holds its recording as JSON. */
(function () {
  const SENSES = ["", "smells food", "feels the wall"];
  const GLOW = 4, TICKS_PER_SECOND = 16;

  /** The page's visual tokens, in the theme that holds now. */
  function tokens() {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue("--" + name).trim();
    const channels = name => [1, 3, 5].map(at => parseInt(colour(name).slice(at, at + 2), 16));
    const stops = [0, 1, 2, 3, 4].map(i => channels("trail-" + i));
    return {
      colour,
      clear: (name, opacity) => "rgb(" + channels(name).join(" ") + " / " + opacity + ")",
      trail(part) {
        const place = Math.min(Math.max(part, 0), 1) * (stops.length - 1);
        const below = Math.min(Math.floor(place), stops.length - 2);
        const mixed = stops[below].map((v, i) => Math.round(v + (place - below) * (stops[below + 1][i] - v)));
        return "rgb(" + mixed.join(" ") + ")";
      },
    };
  }

  function canvas(parent, width, height, label) {
    const element = document.createElement("canvas");
    const ratio = Math.max(2, window.devicePixelRatio || 1);
    element.width = width * ratio;
    element.height = height * ratio;
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", label);
    parent.appendChild(element);
    const pen = element.getContext("2d");
    pen.scale(ratio, ratio);
    return { element, pen, width, height };
  }

  function replay(root) {
    const data = JSON.parse(root.querySelector("script").textContent);
    const ticks = data.fired.length;
    const stage = root.querySelector(".stage");
    const arena = canvas(stage, 560, 420, "The arena with food and the worm's path");
    const network = canvas(stage, 458, 420, "The nervous system; neurons light up as they fire");
    const slider = root.querySelector("input[type=range]");
    const button = root.querySelector("[data-do=play]");
    const loop = root.querySelector("input[type=checkbox]");
    const speed = root.querySelector("select");
    const output = root.querySelector("output");
    const hint = root.querySelector("[data-name]");
    const scale = arena.width / data.width;
    const cells = new Map(data.cells.map(c => [c.id, c]));
    const spikes = new Map();
    data.fired.forEach(f => f.forEach(id => spikes.set(id, (spikes.get(id) || 0) + 1)));
    const largestDrive = Math.max(1, ...data.left.map(Math.abs), ...data.right.map(Math.abs));
    let look = tokens();
    let ground = networkGround();
    let tick = 0, playing = false, last = 0, carry = 0;
    slider.max = ticks;

    const cellX = c => 10 + c.x * (network.width - 20);
    const cellY = c => 6 + c.y * (network.height - 12);

    function networkGround() {
      const layer = document.createElement("canvas");
      layer.width = network.element.width;
      layer.height = network.element.height;
      const pen = layer.getContext("2d");
      pen.scale(layer.width / network.width, layer.height / network.height);
      const largest = Math.max(1, ...data.synapses.map(([, , w0]) => Math.abs(w0)));
      for (const [pre, post, w0, weight] of data.synapses) {
        const a = cells.get(pre), b = cells.get(post);
        const part = Math.sqrt(Math.min(1, Math.abs(weight) / largest));
        pen.strokeStyle = look.colour(weight >= 0 ? "excitatory" : "inhibitory");
        pen.globalAlpha = (w0 === weight ? 0.22 : 0.75) * (0.15 + 0.75 * part);
        pen.lineWidth = 0.3 + 2 * part;
        pen.beginPath();
        pen.moveTo(10 + a.x * (network.width - 20), 6 + a.y * (network.height - 12));
        pen.lineTo(10 + b.x * (network.width - 20), 6 + b.y * (network.height - 12));
        pen.stroke();
      }
      return layer;
    }

    function disc(pen, x, y, radius, fill, edge) {
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = fill;
      pen.fill();
      if (edge) { pen.strokeStyle = edge; pen.lineWidth = 1; pen.stroke(); }
    }

    function drawArena() {
      const pen = arena.pen, x = i => data.x[i] * scale, y = i => data.y[i] * scale;
      pen.fillStyle = look.colour("card");
      pen.fillRect(0, 0, arena.width, arena.height);
      pen.strokeStyle = look.colour("line");
      pen.lineWidth = 0.6;
      for (let g = 400; g < data.width; g += 400) line(pen, g * scale, 0, g * scale, arena.height);
      for (let g = 400; g < data.height; g += 400) line(pen, 0, g * scale, arena.width, g * scale);
      pen.strokeStyle = look.colour("ink");
      pen.lineWidth = 1;
      pen.strokeRect(0.5, 0.5, arena.width - 1, arena.height - 1);
      data.food.forEach((f, i) => {
        const eaten = data.eatenAt[i] >= 0 && data.eatenAt[i] < tick;
        disc(pen, f[0] * scale, f[1] * scale, data.range * scale, look.colour(eaten ? "food-eaten" : "card"),
          look.colour(eaten ? "food-eaten-edge" : "food-left"));
      });
      pen.lineCap = "round";
      pen.lineWidth = 2;
      for (let i = 0; i < tick; i++) {
        pen.strokeStyle = look.trail((i + 1) / ticks);
        line(pen, x(i), y(i), x(i + 1), y(i + 1));
      }
      disc(pen, x(0), y(0), 2.6, look.colour("ink"));
      pen.strokeStyle = look.colour("ink");
      for (let i = Math.max(0, tick - 4); i < tick; i++) {
        pen.lineWidth = 2.2 + 4.2 * (i - tick + 4) / 4;
        line(pen, x(i), y(i), x(i + 1), y(i + 1));
      }
      const h = data.heading[tick];
      pen.beginPath();
      pen.moveTo(x(tick) + 9 * Math.cos(h), y(tick) + 9 * Math.sin(h));
      pen.lineTo(x(tick) + 5 * Math.cos(h + 2.2), y(tick) + 5 * Math.sin(h + 2.2));
      pen.lineTo(x(tick) + 5 * Math.cos(h - 2.2), y(tick) + 5 * Math.sin(h - 2.2));
      pen.fillStyle = look.colour("ink");
      pen.fill();
    }

    function line(pen, x1, y1, x2, y2) {
      pen.beginPath();
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      pen.stroke();
    }

    function drawNetwork() {
      const pen = network.pen;
      pen.fillStyle = look.colour("card");
      pen.fillRect(0, 0, network.width, network.height);
      pen.drawImage(ground, 0, 0, network.width, network.height);
      for (const c of data.cells) disc(pen, cellX(c), cellY(c), 2.3, look.colour("card"), look.colour("muted"));
      if (tick > 0) {
        drawMuscles("left muscle", data.left[tick - 1]);
        drawMuscles("right muscle", data.right[tick - 1]);
        const sense = data.sense[tick - 1];
        const stimulated = sense === 1 ? data.food_cells : sense === 2 ? data.touch_cells : [];
        for (const id of stimulated) disc(pen, cellX(cells.get(id)), cellY(cells.get(id)), 4.6, look.colour("stimulated"));
      }
      for (let age = GLOW - 1; age >= 0; age--) {
        const t = tick - 1 - age;
        if (t < 0) continue;
        const strength = 1 - age / GLOW;
        for (const id of data.fired[t]) {
          const c = cells.get(id);
          disc(pen, cellX(c), cellY(c), 2.3 + 2.3 * strength, look.clear("firing", strength));
        }
      }
    }

    function drawMuscles(layer, drive) {
      network.pen.globalAlpha = Math.sqrt(Math.min(1, Math.abs(drive) / largestDrive));
      for (const c of data.cells) {
        if (c.layer === layer) disc(network.pen, cellX(c), cellY(c), 3.3, look.colour(drive >= 0 ? "excitatory" : "inhibitory"));
      }
      network.pen.globalAlpha = 1;
    }

    function show(to) {
      tick = Math.min(Math.max(Math.round(to), 0), ticks);
      slider.value = tick;
      const eaten = data.eatenAt.filter(t => t >= 0 && t < tick).length;
      const sense = tick > 0 ? SENSES[data.sense[tick - 1]] : "";
      output.textContent = "tick " + tick + " of " + ticks + " \u00b7 " + eaten + " of " + data.food.length
        + " food eaten" + (sense ? " \u00b7 " + sense : "");
      drawArena();
      drawNetwork();
    }

    function play(on) {
      playing = on;
      button.textContent = on ? "Pause" : "Play";
      if (on) {
        if (tick === ticks) show(0);
        last = performance.now();
        requestAnimationFrame(advance);
      }
    }

    function advance(now) {
      if (!playing) return;
      carry += (now - last) / 1000 * TICKS_PER_SECOND * Number(speed.value);
      last = now;
      const whole = Math.floor(carry);
      if (whole > 0) { carry -= whole; show(tick + whole); }
      if (tick >= ticks && loop.checked) show(0);
      if (tick >= ticks) play(false); else requestAnimationFrame(advance);
    }

    function step(to) {
      play(false);
      show(to);
    }

    const KEYS = {
      " ": () => play(!playing),
      ArrowLeft: () => step(tick - 1),
      ArrowRight: () => step(tick + 1),
      Home: () => step(0),
      End: () => step(ticks),
      l: () => { loop.checked = !loop.checked; },
    };
    const listens = root.hasAttribute("data-autoplay") ? document : root;
    listens.addEventListener("keydown", event => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const own = event.target.closest?.("button, select, input[type=checkbox]") && (key === " " || event.target.matches("select"));
      if (KEYS[key] && !own && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        KEYS[key]();
      }
    });
    root.querySelector("[data-do=back]").addEventListener("click", () => step(tick - 1));
    root.querySelector("[data-do=on]").addEventListener("click", () => step(tick + 1));
    new MutationObserver(() => {
      look = tokens();
      ground = networkGround();
      show(tick);
    }).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    button.addEventListener("click", () => play(!playing));
    slider.addEventListener("input", () => { play(false); show(Number(slider.value)); });
    network.element.addEventListener("mousemove", event => {
      const box = network.element.getBoundingClientRect();
      const x = (event.clientX - box.left) * network.width / box.width;
      const y = (event.clientY - box.top) * network.height / box.height;
      let nearest = null, distance = 12;
      for (const c of data.cells) {
        const d = Math.hypot(cellX(c) - x, cellY(c) - y);
        if (d < distance) { nearest = c; distance = d; }
      }
      if (nearest) {
        const muscle = nearest.layer.endsWith("muscle");
        hint.textContent = nearest.name + ", " + nearest.layer
          + (muscle ? "" : " neuron, fires " + (spikes.get(nearest.id) || 0) + " times");
      }
    });
    const wanted = /[#&]tick=(\d+)/.exec(location.hash);
    show(wanted ? Number(wanted[1]) : 0);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!wanted && !calm && root.hasAttribute("data-autoplay")) play(true);
  }

  document.querySelectorAll(".replay").forEach(replay);
})();
