package org.nemadrive.telemetry.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.message.OutboundMessage;

class EventStoreTest {
  private static final long S = 1_000_000_000L;

  @TempDir Path folder;

  /** Takes what it is given. */
  private static final class Taker implements Publisher {
    private final List<Long> numbers = new ArrayList<>();

    @Override
    public int window() {
      return 19;
    }

    @Override
    public boolean publish(OutboundMessage message, long token) {
      assertEquals(message.topic() + " " + token, text(message.payload()));
      return numbers.add(token);
    }
  }

  private static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }

  private EventStore open() throws IOException {
    return new EventStore(FileEventJournal.open(folder), 1_000, 100_000);
  }

  private static void add(EventStore store, int events) {
    for (int i = 0; i < events; i++) {
      String payload = "t/e " + store.nextNumber();
      store.add("t/e", payload.getBytes(StandardCharsets.UTF_8), 0);
    }
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void aThousandEventsOfAnOutageGoOutInOrderAndOnceEach() throws IOException {
    EventStore store = open();
    var taker = new Taker();
    add(store, 1_000);
    for (int acknowledged = 0; acknowledged < 1_000; acknowledged++) {
      while (store.sendOne(taker, 0)) {
        assertTrue(taker.numbers.size() - acknowledged <= EventStore.MAX_IN_FLIGHT);
      }
      store.acknowledged(taker.numbers.get(acknowledged), 0);
    }
    assertEquals(numbers(1, 1_000), taker.numbers);
    assertEquals(0, store.pendingCount());
    assertEquals(0, store.lost());
  }

  @Test
  void whatWasUnderWayWhenTheConnectionBrokeIsSentAgainUnderItsNumber() throws IOException {
    EventStore store = open();
    var taker = new Taker();
    add(store, 20);
    while (store.sendOne(taker, 0)) {
      // up to the window
    }
    store.acknowledged(1, 0);
    store.acknowledged(2, 0);
    store.rewind();
    taker.numbers.clear();
    while (store.sendOne(taker, 0)) {
      // the next window
    }
    assertEquals(numbers(3, 10), taker.numbers);
  }

  @Test
  void eventsOutliveTheProcessAndTheirNumbersGoOn() throws IOException {
    EventStore store = open();
    String storeId = store.storeId();
    add(store, 10);
    var taker = new Taker();
    store.sendOne(taker, 0);
    store.acknowledged(1, 0);
    // no close: the process was killed

    EventStore next = open();
    assertEquals(storeId, next.storeId());
    assertEquals(9, next.pendingCount());
    assertEquals(11, next.nextNumber());
    taker.numbers.clear();
    next.sendOne(taker, 0);
    assertEquals(List.of(2L), taker.numbers);
  }

  @Test
  void aFileCutAnywhereKeepsWhatWasWholeBeforeTheCut() throws IOException {
    EventStore store = open();
    add(store, 5);
    byte[] whole = Files.readAllBytes(folder.resolve("events.journal"));
    int headerBytes = 24;
    int recordBytes = (whole.length - headerBytes) / 5;
    for (int length = headerBytes; length <= whole.length; length += 3) {
      Files.write(folder.resolve("events.journal"), Arrays.copyOf(whole, length));
      int expected = (length - headerBytes) / recordBytes;
      assertEquals(expected, open().pendingCount(), "cut at byte " + length);
    }
  }

  @Test
  void anyFlippedBitLosesNothingBeforeItAndInventsNothing() throws IOException {
    EventStore store = open();
    add(store, 8);
    byte[] whole = Files.readAllBytes(folder.resolve("events.journal"));
    var random = new Random(7);
    int headerBytes = 24;
    for (int trial = 0; trial < 60; trial++) {
      byte[] damaged = whole.clone();
      int bit = 8 * headerBytes + random.nextInt(8 * (whole.length - headerBytes));
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(folder.resolve("events.journal"), damaged);
      var taker = new Taker(); // checks that each payload is the one of its number
      EventStore reopened = open();
      while (reopened.sendOne(taker, 0)) {
        // all there is
      }
      int wholeBefore = (bit / 8 - headerBytes) / ((whole.length - headerBytes) / 8);
      assertEquals(numbers(1, wholeBefore), taker.numbers, "bit " + bit);
    }
  }

  @Test
  void aFileThatIsNoJournalIsPutAsideAndAnotherStoreBegun() throws IOException {
    String first = open().storeId();
    Files.writeString(folder.resolve("events.journal"), "this is not a journal at all, is it?");
    EventStore store = open();
    assertNotEquals(first, store.storeId());
    assertTrue(Files.exists(folder.resolve("events.damaged")));
  }

  @Test
  void aFullStoreGivesUpTheOldestAndCountsThem() throws IOException {
    var store = new EventStore(FileEventJournal.open(folder), 100, 1_000_000);
    add(store, 150);
    assertEquals(50, store.lost());
    var taker = new Taker();
    store.sendOne(taker, 0);
    assertEquals(List.of(51L), taker.numbers);
    assertEquals(
        99, new EventStore(FileEventJournal.open(folder), 100, 1_000_000).pendingCount() - 1);
  }

  @Test
  void theFileStaysWithinTwiceTheBytesAllowed() throws IOException {
    long maxBytes = 16_384;
    FileEventJournal journal = FileEventJournal.open(folder);
    var store = new EventStore(journal, 100_000, maxBytes);
    var taker = new Taker();
    long largest = 0;
    for (int event = 0; event < 1_200; event++) {
      add(store, 1);
      store.sendOne(taker, 0);
      store.acknowledged(event + 1, 0);
      store.step(event * S / 20);
      largest = Math.max(largest, Files.size(folder.resolve("events.journal")));
    }
    assertTrue(largest <= 2 * maxBytes + 100, "the file grew to " + largest);
    assertEquals(0, store.lost());
  }

  @Test
  void aFullDiskLosesNoEventWhileTheProcessLivesAndIsUsedAgainLater() throws IOException {
    var disk = new FailingJournal(FileEventJournal.open(folder));
    var store = new EventStore(disk, 1_000, 100_000);
    add(store, 3);
    disk.setFull(true);
    add(store, 4);
    assertFalse(store.isOnDisk());
    store.step(1 * S);
    store.step(20 * S);
    assertFalse(store.isOnDisk(), "it is still full");
    disk.setFull(false);
    store.step(40 * S);
    assertTrue(store.isOnDisk());
    assertEquals(0, store.lost());
    assertEquals(7, open().pendingCount(), "all of them are on disk now");
  }

  @Test
  void aRefusalSendsTheRestLaterButNothingThatArrivedTwice() throws IOException {
    EventStore store = open();
    var taker = new Taker();
    add(store, 4);
    while (store.sendOne(taker, 0)) {
      // all four
    }
    store.acknowledged(1, 0);
    store.refused(0);
    store.acknowledged(3, 0);
    assertFalse(store.sendOne(taker, 4 * S), "it waits before it tries again");
    taker.numbers.clear();
    while (store.sendOne(taker, 6 * S)) {
      // what is left
    }
    assertEquals(List.of(2L, 4L), taker.numbers);
  }
}
