package org.nemadrive.telemetry.dashboard;

import org.nemadrive.telemetry.testing.Browser;

/** Gives a page many messages in a short time. */
final class PageFeed {
  private PageFeed() {}

  /** Gives the page's own model messages as fast as it takes them, all kinds of them. */
  static void feed(Browser browser, int messages) {
    browser.script(
        """
        const model = window.nemadrive.model;
        const robot = model.robot;
        const sid = robot.sid;
        for (let i = 0; i < arguments[0]; i++) {
          const seq = (window.fed = (window.fed ?? 1e6) + 1);
          const start = { v: 1, ts_us: 1, up_ms: seq * 50, seq, sid };
          const topic = (t) => `nemadrive/1/nema-1/${t}`;
          const at = performance.now();
          const one = [
            ['telemetry/tick', { tick: seq, ticks: 1, left_drive: 0.5, right_drive: 0.4, left_muscle: 1,
              right_muscle: 1, fired_count: 40, touch: false, food_sensed: true, lateness_us: 90,
              duration_us: 20 }],
            ['telemetry/pose', { x_wu: seq % 1600, y_wu: seq % 1200, heading_rad: 0, source: 'simulation',
              food_eaten: 3, eaten_bits: 'BwAAAAA=' }],
            ['telemetry/neurons', { first_tick: seq, neurons: 300, skipped: 0,
              fired_bits: [btoa(String.fromCharCode(...new Uint8Array(38).fill(seq % 256)))] }],
            ['event/food', { number: seq, store: '0000000000000000', kind: 'food', tick: seq, items: 1, food_eaten: 3,
              x_wu: 1, y_wu: 2 }],
          ][i % 4];
          model.take(topic(one[0]), JSON.stringify({ ...start, ...one[1] }), false, at);
        }
        """,
        messages);
  }
}
