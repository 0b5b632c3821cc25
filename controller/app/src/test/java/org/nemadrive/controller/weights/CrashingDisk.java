package org.nemadrive.controller.weights;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A disk in memory with a cache that is lost when the power fails. What a folder is told is kept in
 * order and survives up to some point, forced or not; a file's content that was not forced survives
 * whole, cut short, as zeros, or not at all. That is what a journalling file system promises, and
 * no more.
 */
final class CrashingDisk implements StoreFiles {
  private interface Node {}

  private static final class FileNode implements Node {
    private byte[] cached = new byte[0];
    private byte[] durable;
  }

  private record LinkNode(String target) implements Node {}

  private static final class FolderNode implements Node {
    private final Map<String, Node> cached = new TreeMap<>();
    private Map<String, Node> durable = new TreeMap<>();
  }

  private final FolderNode root = new FolderNode();

  /** Changes of folders since the last one that was forced, oldest first: each undoes nothing. */
  private final List<Runnable> journal = new ArrayList<>();

  private int steps;
  private int failAtStep = Integer.MAX_VALUE;
  private int fullAtStep = Integer.MAX_VALUE;
  private boolean fullOnce;
  private boolean forcesAreLies;

  /** Lets the power fail before the n-th change from now, 0 for the next one. */
  void failAtStep(int step) {
    steps = 0;
    failAtStep = step;
  }

  /** Lets the n-th change from now find the disk full, and all after it that need room. */
  void fullAtStep(int step, boolean once) {
    steps = 0;
    fullAtStep = step;
    fullOnce = once;
  }

  /** From now on nothing that is forced is written before the disk pleases: a broken store. */
  void lieAboutForces() {
    forcesAreLies = true;
  }

  private void step(boolean needsRoom) throws IOException {
    if (steps >= failAtStep) {
      throw new PowerFailure();
    }
    boolean full = fullOnce ? steps == fullAtStep : steps >= fullAtStep;
    steps++;
    if (full && needsRoom) {
      throw new IOException("No space left on device");
    }
  }

  /** The power comes back: a seed decides what of the unforced survived. */
  void powerUp(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    failAtStep = Integer.MAX_VALUE;
    fullAtStep = Integer.MAX_VALUE;
    int survived = random.nextInt(journal.size() + 1);
    journal.subList(0, survived).forEach(Runnable::run);
    journal.clear();
    restore(root, random);
  }

  private static void restore(FolderNode folder, SplittableRandom random) {
    folder.cached.clear();
    folder.cached.putAll(folder.durable);
    for (Node node : folder.durable.values()) {
      if (node instanceof FolderNode inner) {
        restore(inner, random);
      } else if (node instanceof FileNode file && file.cached != file.durable) {
        file.cached =
            switch (random.nextInt(4)) {
              case 0 -> file.durable == null ? new byte[0] : file.durable;
              case 1 -> file.cached;
              case 2 -> Arrays.copyOf(file.cached, random.nextInt(file.cached.length + 1));
              default -> new byte[file.cached.length];
            };
        file.durable = file.cached;
      }
    }
  }

  private Optional<Node> find(Path path) {
    Node node = root;
    for (Path part : path.normalize()) {
      if (!(node instanceof FolderNode folder)) {
        return Optional.empty();
      }
      node = folder.cached.get(part.toString());
    }
    return Optional.ofNullable(node);
  }

  private FolderNode folder(Path path) throws IOException {
    if (path == null || path.getNameCount() == 0) {
      return root;
    }
    if (find(path).orElseThrow(() -> new NoSuchFileException(path.toString()))
        instanceof FolderNode folder) {
      return folder;
    }
    throw new NotDirectoryException(path.toString());
  }

  private void put(FolderNode folder, String name, Node node) {
    folder.cached.put(name, node);
    journal.add(() -> folder.durable.put(name, node));
  }

  @Override
  public boolean exists(Path path) {
    return find(path).isPresent();
  }

  @Override
  public byte[] read(Path file, int max) throws IOException {
    if (find(file).orElse(null) instanceof FileNode node) {
      return Arrays.copyOf(node.cached, Math.min(node.cached.length, max + 1));
    }
    throw new FileNotFoundException(file.toString());
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return List.copyOf(folder(folder).cached.keySet());
  }

  @Override
  public Optional<String> readLink(Path link) {
    return find(link).orElse(null) instanceof LinkNode node
        ? Optional.of(node.target())
        : Optional.empty();
  }

  @Override
  public void createFolder(Path path) throws IOException {
    Path sofar = path.getRoot();
    for (Path part : path) {
      FolderNode parent = folder(sofar);
      sofar = sofar == null ? part : sofar.resolve(part);
      if (!parent.cached.containsKey(part.toString())) {
        step(true);
        put(parent, part.toString(), new FolderNode());
      }
    }
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    FolderNode parent = folder(file.getParent());
    String name = file.getFileName().toString();
    step(true);
    FileNode node;
    if (parent.cached.get(name) instanceof FileNode old) {
      node = old;
    } else {
      node = new FileNode();
      put(parent, name, node);
    }
    // Two changes in truth: cut to nothing, then filled.
    node.cached = new byte[0];
    step(true);
    node.cached = bytes.clone();
  }

  @Override
  public void force(Path file) throws IOException {
    step(true);
    if (!(find(file).orElse(null) instanceof FileNode node)) {
      throw new FileNotFoundException(file.toString());
    }
    if (!forcesAreLies) {
      node.durable = node.cached;
    }
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    folder(folder);
    step(true);
    // A journal is written in order: what came before in any folder is safe, too.
    if (!forcesAreLies) {
      journal.forEach(Runnable::run);
      journal.clear();
    }
  }

  @Override
  public void link(Path link, String target) throws IOException {
    FolderNode parent = folder(link.getParent());
    if (parent.cached.containsKey(link.getFileName().toString())) {
      throw new FileAlreadyExistsException(link.toString());
    }
    step(true);
    put(parent, link.getFileName().toString(), new LinkNode(target));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    FolderNode source = folder(from.getParent());
    FolderNode target = folder(to.getParent());
    String oldName = from.getFileName().toString();
    String newName = to.getFileName().toString();
    Node node = source.cached.get(oldName);
    if (node == null) {
      throw new NoSuchFileException(from.toString());
    }
    if (target.cached.get(newName) instanceof FolderNode full && !full.cached.isEmpty()) {
      throw new DirectoryNotEmptyException(to.toString());
    }
    step(false);
    source.cached.remove(oldName);
    target.cached.put(newName, node);
    journal.add(
        () -> {
          source.durable.remove(oldName);
          target.durable.put(newName, node);
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    if (!exists(path)) {
      return;
    }
    if (find(path).orElse(null) instanceof FolderNode full && !full.cached.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    FolderNode parent = folder(path.getParent());
    String name = path.getFileName().toString();
    step(false);
    parent.cached.remove(name);
    journal.add(() -> parent.durable.remove(name));
  }

  @Override
  public Lock lock(Path file) {
    return () -> {};
  }

  /** A copy that shares nothing, with an empty cache: everything is on the disk. */
  CrashingDisk copyOfAll() {
    CrashingDisk copy = new CrashingDisk();
    copyInto(root, copy.root);
    return copy;
  }

  private static void copyInto(FolderNode from, FolderNode to) {
    Map<String, Node> copies = new LinkedHashMap<>();
    from.cached.forEach(
        (name, node) -> {
          switch (node) {
            case FolderNode folder -> {
              FolderNode inner = new FolderNode();
              copyInto(folder, inner);
              copies.put(name, inner);
            }
            case FileNode file -> {
              FileNode inner = new FileNode();
              inner.cached = file.cached;
              inner.durable = file.cached;
              copies.put(name, inner);
            }
            default -> copies.put(name, node);
          }
        });
    to.cached.putAll(copies);
    to.durable = new TreeMap<>(copies);
  }
}
