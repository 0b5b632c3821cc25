package org.nemadrive.controller.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nemadrive.simulator.offer.WeightsOffer;

/**
 * Offers of weights on disk, each in a folder named by its SHA-256, and two links that say which of
 * them drives and which drove before. A power cut at any moment leaves the old or the new weights
 * driving: everything is written aside, forced to disk, and then put in place by one rename.
 *
 * <pre>
 * &lt;sha256&gt;/offer     the offer, as it came
 * &lt;sha256&gt;/sequence  its sequence
 * &lt;sha256&gt;/good      is there once it drove through its probation
 * &lt;sha256&gt;/bad       why it was rolled back
 * &lt;sha256&gt;/starts    how often a drive began with it
 * current, previous  links to two of these folders
 * newest             highest sequence ever taken, and the offer that had it
 * </pre>
 *
 * The store does not judge: see {@link WeightsAdmission}. Safe for several threads and programs.
 */
public final class WeightsStore {
  /** Offers kept unless said otherwise. */
  public static final int DEFAULT_KEEP = 5;

  private static final String CURRENT = "current";
  private static final String PREVIOUS = "previous";
  private static final String NEWEST = "newest";
  private static final String ASIDE = ".new-";
  private static final int MAX_TEXT_BYTES = 4096;

  private final Path root;
  private final StoreFiles files;
  private final int keep;

  /**
   * @param root the folder; made when something is stored
   * @param files the file system
   * @param keep how many offers to keep, 2 or more
   */
  public WeightsStore(Path root, StoreFiles files, int keep) {
    if (keep < 2) {
      throw new IllegalArgumentException("keep " + keep + " offers, needs 2 or more");
    }
    this.root = root;
    this.files = files;
    this.keep = keep;
  }

  /** The highest sequence ever taken, and the offer that had it. */
  public record Newest(long sequence, String identity) {
    static final Newest NONE = new Newest(0, "");
  }

  /** Something to do while other programs are kept out. */
  private interface Change {
    void make() throws IOException;
  }

  /** Whether a change may be made, asked while other programs are kept out. */
  @FunctionalInterface
  public interface Condition {
    /** Throws if it may not; then nothing is changed. */
    void check() throws IOException;
  }

  private synchronized void change(Change change) throws IOException {
    files.createFolder(root);
    StoreFiles.Lock held = files.lock(root.resolve(".lock"));
    try {
      sweep();
      change.make();
    } finally {
      held.close();
    }
  }

  /** Takes away what an interrupted change left aside. */
  private void sweep() throws IOException {
    for (String name : files.list(root)) {
      if (name.startsWith(ASIDE) || name.endsWith(".tmp")) {
        deleteWhole(root.resolve(name));
      }
    }
  }

  /** A link goes itself, and not what it leads to. */
  private void deleteWhole(Path path) throws IOException {
    if (files.readLink(path).isPresent()) {
      files.delete(path);
      return;
    }
    if (path.getFileName().toString().startsWith(ASIDE) || isIdentity(path)) {
      for (String name : files.list(path)) {
        files.delete(path.resolve(name));
      }
    }
    files.delete(path);
  }

  private static boolean isIdentity(Path path) {
    return path.getFileName().toString().matches("[0-9a-f]{64}");
  }

  /** Keeps an offer; nothing drives with it yet. */
  public void add(String identity, long sequence, byte[] offer) throws IOException {
    change(
        () -> {
          if (files.exists(folder(identity))) {
            return;
          }
          Path aside = root.resolve(ASIDE + identity);
          files.createFolder(aside);
          files.write(aside.resolve("offer"), offer);
          files.force(aside.resolve("offer"));
          files.write(aside.resolve("sequence"), text(sequence));
          files.force(aside.resolve("sequence"));
          files.forceFolder(aside);
          files.rename(aside, folder(identity));
          files.forceFolder(root);
        });
  }

  /** The offer of that identity, as it lies there. */
  public byte[] offer(String identity) throws IOException {
    return files.read(folder(identity).resolve("offer"), WeightsOffer.MAX_BYTES);
  }

  /**
   * Lets a kept offer drive from now on, whatever drove before: a person at the robot says so.
   *
   * @param sequence its sequence; what is not above it is known as old afterwards
   */
  public void activate(String identity, long sequence) throws IOException {
    activate(identity, sequence, () -> {});
  }

  /**
   * Lets a kept offer drive from now on. Whatever fails before the link is put in place leaves the
   * weights before; nothing that comes after it can fail for want of room.
   *
   * @param sequence its sequence; what is not above it is known as old afterwards
   * @param condition asked on the store as it is changed, so that of two at once only one can win
   */
  public void activate(String identity, long sequence, Condition condition) throws IOException {
    change(
        () -> {
          condition.check();
          if (!files.exists(folder(identity).resolve("offer"))) {
            throw new IOException("no offer " + identity + " in " + root);
          }
          if (sequence > newestIfReadable().sequence()) {
            replace(
                root.resolve(NEWEST),
                (sequence + " " + identity + "\n").getBytes(StandardCharsets.UTF_8));
          }
          Optional<String> old = current();
          files.delete(folder(identity).resolve("bad"));
          files.delete(folder(identity).resolve("starts"));
          files.forceFolder(folder(identity));
          Path starts = folder(identity).resolve("starts");
          Path startsAside = aside(starts, text(0));
          if (!old.equals(Optional.of(identity))) {
            if (old.isPresent()) {
              replaceLink(PREVIOUS, old.get());
            }
            replaceLink(CURRENT, identity);
          }
          // Last: what has it was the current one, whatever became of it since.
          files.rename(startsAside, starts);
          files.forceFolder(folder(identity));
          prune();
        });
  }

  /** One more drive begins with it. */
  public void countStart(String identity) throws IOException {
    int starts = Math.max(0, state(identity).starts()) + 1;
    change(() -> replace(folder(identity).resolve("starts"), text(starts)));
  }

  /** It drove through its probation. */
  public void markGood(String identity) throws IOException {
    change(() -> replace(folder(identity).resolve("good"), text(1)));
  }

  /**
   * Takes the current weights out of use, for a fault.
   *
   * @param cause why, for people
   * @return what drives from now on; empty if nothing else is left
   */
  public Optional<String> rollBack(String cause) throws IOException {
    change(
        () -> {
          String bad = current().orElseThrow(() -> new IOException("no current weights"));
          replace(folder(bad).resolve("bad"), cause.getBytes(StandardCharsets.UTF_8));
          files.delete(folder(bad).resolve("good"));
          Optional<String> next = candidates().stream().findFirst();
          if (next.isPresent()) {
            replaceLink(CURRENT, next.get());
          } else {
            files.delete(root.resolve(CURRENT));
            files.forceFolder(root);
          }
        });
    return current();
  }

  /** What drives, or would at the next start. */
  public Optional<String> current() throws IOException {
    return target(CURRENT);
  }

  /** What drove before. */
  public Optional<String> previous() throws IOException {
    return target(PREVIOUS);
  }

  /** What may drive, best first: the current, the previous, then all that are good. */
  public List<String> candidates() throws IOException {
    Set<String> ordered = new LinkedHashSet<>();
    current().ifPresent(ordered::add);
    previous().ifPresent(ordered::add);
    for (StoredWeights stored : list()) {
      if (stored.good()) {
        ordered.add(stored.identity());
      }
    }
    List<String> usable = new ArrayList<>();
    for (String identity : ordered) {
      if (files.exists(folder(identity).resolve("offer")) && state(identity).bad().isEmpty()) {
        usable.add(identity);
      }
    }
    return usable;
  }

  /** Everything kept, the newest first. */
  public List<StoredWeights> list() throws IOException {
    List<StoredWeights> all = new ArrayList<>();
    if (files.exists(root)) {
      for (String name : files.list(root)) {
        if (isIdentity(Path.of(name)) && files.readLink(root.resolve(name)).isEmpty()) {
          all.add(state(name));
        }
      }
    }
    all.sort(Comparator.comparingLong(StoredWeights::sequence).reversed());
    return all;
  }

  /** What is known of one offer. */
  public StoredWeights state(String identity) throws IOException {
    Path folder = folder(identity);
    return new StoredWeights(
        identity,
        number(folder.resolve("sequence"), 0),
        files.exists(folder.resolve("good")),
        text(folder.resolve("bad")),
        (int) Math.min(number(folder.resolve("starts"), -1), Integer.MAX_VALUE));
  }

  private long number(Path file, long absent) throws IOException {
    return text(file).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).orElse(absent);
  }

  /**
   * The highest sequence ever taken.
   *
   * @throws IOException also if what is there is no such number: then nobody knows what is old
   */
  public Newest newest() throws IOException {
    Path file = root.resolve(NEWEST);
    Optional<String> text = text(file);
    if (text.isEmpty()) {
      return Newest.NONE;
    }
    if (!text.get().matches("\\d{1,18} [0-9a-f]{64}")) {
      throw new IOException(
          file
              + " does not say which sequence was the highest; 'controller weights import --force'"
              + " at the robot writes it anew");
    }
    String[] parts = text.get().split(" ");
    return new Newest(Long.parseLong(parts[0]), parts[1]);
  }

  private Newest newestIfReadable() {
    try {
      return newest();
    } catch (IOException unreadable) {
      return Newest.NONE;
    }
  }

  private Optional<String> target(String link) throws IOException {
    return files.readLink(root.resolve(link)).filter(name -> isIdentity(Path.of(name)));
  }

  private Path folder(String identity) {
    if (!isIdentity(Path.of(identity))) {
      throw new IllegalArgumentException("\"" + identity + "\" is no SHA-256 of 64 hex digits");
    }
    return root.resolve(identity);
  }

  private static byte[] text(long number) {
    return (number + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private Optional<String> text(Path file) throws IOException {
    if (!files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new String(files.read(file, MAX_TEXT_BYTES), StandardCharsets.UTF_8).strip());
  }

  /** Writes a small file whole or not at all. */
  private void replace(Path file, byte[] content) throws IOException {
    files.rename(aside(file, content), file);
    files.forceFolder(file.getParent());
  }

  /** Writes what is to become a file beside it. */
  private Path aside(Path file, byte[] content) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    files.write(aside, content);
    files.force(aside);
    return aside;
  }

  private void replaceLink(String name, String identity) throws IOException {
    Path aside = root.resolve(name + ".tmp");
    files.link(aside, identity);
    files.rename(aside, root.resolve(name));
    files.forceFolder(root);
  }

  /**
   * Deletes the oldest, until few enough are left; never what drives or drove before, nor the
   * newest that ever drove through its probation, which may be all there is to go back to.
   */
  private void prune() throws IOException {
    Set<String> held = new LinkedHashSet<>();
    current().ifPresent(held::add);
    previous().ifPresent(held::add);
    list().stream()
        .filter(stored -> stored.good() && stored.bad().isEmpty())
        .findFirst()
        .ifPresent(proven -> held.add(proven.identity()));
    List<StoredWeights> loose = new ArrayList<>(list());
    loose.removeIf(stored -> held.contains(stored.identity()));
    for (StoredWeights old :
        loose.subList(Math.clamp(keep - held.size(), 0, loose.size()), loose.size())) {
      // Renamed first: half a folder must never look like a whole one.
      Path aside = root.resolve(ASIDE + old.identity());
      files.rename(folder(old.identity()), aside);
      deleteWhole(aside);
    }
  }
}
