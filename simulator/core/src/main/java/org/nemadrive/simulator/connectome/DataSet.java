package org.nemadrive.simulator.connectome;

/**
 * What a mapped nervous system is called and who mapped it.
 *
 * @param name short name of the data set, as options and messages call it: 1 to 60 printable
 *     characters
 * @param animal which animal
 * @param source who published it, where
 * @param licence on which terms it may be used
 */
public record DataSet(String name, String animal, String source, String licence) {
  public DataSet {
    if (!name.matches("\\P{Cntrl}{1,60}")) {
      throw new IllegalArgumentException(
          "name \"" + name + "\" needs 1 to 60 printable characters");
    }
    if (!animal.matches("\\P{Cntrl}{0,120}")) {
      throw new IllegalArgumentException("animal needs at most 120 printable characters");
    }
  }

  /** Animal and data set in one line, as files and pictures name them. */
  public String label() {
    return animal.isEmpty() ? name : animal + " (" + name + ")";
  }
}
