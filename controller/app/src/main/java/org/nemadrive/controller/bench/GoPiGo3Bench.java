package org.nemadrive.controller.bench;

import java.util.List;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.time.Clock;

/** What was read out of the GoPiGo3's firmware 1.0.0 and must be seen on a board. */
final class GoPiGo3Bench {
  private static final int COUNTS_PER_S = 200;
  private static final int SLOW_LIMIT = 100;
  private static final int MOVING = 10;
  private static final long TWO_LOOPS_NS = 25_000_000;
  private static final int TURNING_PERCENT = 60;
  private static final double FEWEST_TURNS_PER_S = 0.44;
  private static final double MOST_TURNS_PER_S = 1.2;
  private static final byte FLOAT = -128;

  private final Board board;
  private final Port spi;
  private final EnableLineBench enable;
  private final Clock clock;
  private final long silenceNs;
  private final double countsPerTurn;
  private final BenchMotion motion;
  private final byte[] in = new byte[24];

  GoPiGo3Bench(
      Board board, Port spi, Port enable, Clock clock, long silenceNs, double countsPerTurn) {
    this.board = board;
    this.spi = spi;
    this.clock = clock;
    this.silenceNs = silenceNs;
    this.countsPerTurn = countsPerTurn;
    this.motion = new BenchMotion(board, clock);
    this.enable = new EnableLineBench(board, enable, motion);
  }

  List<BenchTest> tests() {
    return List.of(
        new BoardTest(
            "writes-are-answered",
            "Writes and unknown messages are answered by 0xA5 in byte 3, message 0 is not.",
            this::writesAreAnswered),
        new BoardTest(
            "counts-per-turn",
            "At 60 % power a wheel makes 0.44 to 1.2 turns a second, as body.countsPerTurn counts"
                + " them; motors with 16 ticks seem to make 1.9 by a profile for 6.",
            this::turnsAtPower),
        new BoardTest(
            "silence",
            "Without any message the board drives its last command on (it has no watchdog).",
            this::silence),
        new BoardTest(
            "enable-low",
            "GPIO23 low floats both motors without any message.",
            () -> enable.lowStops(COUNTS_PER_S, MOVING)),
        new BoardTest(
            "stored-command",
            "A speed sent while GPIO23 is low comes alive when it rises.",
            this::storedCommand),
        new BoardTest(
            "limits-forgotten",
            "A low phase of GPIO23 clears the motors' speed limits.",
            this::limitsForgotten),
        new BoardTest(
            "flag-order",
            "FLOAT followed by a speed within one firmware loop leaves the motors floating.",
            this::flagOrder),
        new BoardTest(
            "float-codes",
            "Any power outside -100 to 100 floats, not only -128.",
            this::floatCodes));
  }

  private BenchTest.Finding writesAreAnswered() throws BoardException {
    board.start();
    boolean write = answered(8, 15, 3, 0, 0, 0);
    boolean unknown = answered(8, 99, 0, 0);
    boolean zero = answered(8, 0, 0, 0);
    board.stop();
    return new BenchTest.Finding(
        write && unknown && !zero,
        "limits answered: %s, type 99: %s, type 0: %s".formatted(write, unknown, zero));
  }

  /**
   * Users measured 360 to 440 degrees a second at full power; 16 ticks for 6 are 2.67 times off.
   */
  private BenchTest.Finding turnsAtPower() throws BoardException {
    board.start();
    send(8, 10, 3, TURNING_PERCENT);
    double turnsPerS = motion.afterRollingOut() / 2.0 / BenchMotion.WINDOW_S / countsPerTurn;
    board.stop();
    return new BenchTest.Finding(
        turnsPerS > FEWEST_TURNS_PER_S && turnsPerS < MOST_TURNS_PER_S,
        "%.2f turns a second by %.0f counts a turn".formatted(turnsPerS, countsPerTurn));
  }

  private BenchTest.Finding silence() throws BoardException {
    board.start();
    board.drive(COUNTS_PER_S, COUNTS_PER_S);
    clock.pause(silenceNs);
    int counts = motion.now();
    board.stop();
    return new BenchTest.Finding(
        counts > MOVING,
        "%d counts in 0.3 s after %d s of silence".formatted(counts, silenceNs / 1_000_000_000));
  }

  private BenchTest.Finding storedCommand() throws BoardException {
    board.start();
    enable.low();
    clock.pause(TWO_LOOPS_NS);
    speed(COUNTS_PER_S);
    int low = motion.afterRollingOut();
    enable.high();
    int high = motion.afterRollingOut();
    board.stop();
    return new BenchTest.Finding(
        low <= MOVING && high > MOVING,
        "%d counts in 0.3 s while low, %d after it rose".formatted(low, high));
  }

  private BenchTest.Finding limitsForgotten() throws BoardException {
    board.start();
    send(8, 15, 3, 0, SLOW_LIMIT >> 8, SLOW_LIMIT & 0xFF);
    speed(2 * COUNTS_PER_S);
    int limited = motion.afterRollingOut();
    enable.low();
    clock.pause(TWO_LOOPS_NS);
    enable.high();
    clock.pause(TWO_LOOPS_NS);
    speed(2 * COUNTS_PER_S);
    int free = motion.afterRollingOut();
    board.stop();
    return new BenchTest.Finding(
        limited > MOVING && free > 2 * limited,
        "%d counts in 0.3 s with the limit, %d after the low phase".formatted(limited, free));
  }

  private BenchTest.Finding flagOrder() throws BoardException {
    board.start();
    send(8, 10, 3, FLOAT);
    speed(COUNTS_PER_S);
    int counts = motion.afterRollingOut();
    board.stop();
    return new BenchTest.Finding(counts <= MOVING, counts + " counts in 0.3 s");
  }

  private BenchTest.Finding floatCodes() throws BoardException {
    board.start();
    int most = 0;
    for (int code : new int[] {101, 127, -101, -128}) {
      send(8, 10, 3, 30);
      clock.pause(TWO_LOOPS_NS);
      send(8, 10, 3, code);
      most = Math.max(most, motion.afterRollingOut());
    }
    board.stop();
    return new BenchTest.Finding(most <= MOVING, "at most " + most + " counts in 0.3 s");
  }

  private void speed(int countsPerS) {
    send(8, 14, 3, countsPerS >> 8, countsPerS & 0xFF);
  }

  private boolean answered(int... bytes) {
    send(bytes);
    return in[3] == (byte) 0xA5;
  }

  private void send(int... numbers) {
    byte[] out = BoardTest.bytes(numbers);
    spi.exchange(out, out.length, in, out.length);
  }
}
